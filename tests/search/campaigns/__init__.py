"""What can happen to an index, over and over: ``python -m tests.search.campaigns NAME --rounds N``.

Each campaign makes an index, has something happen to it at a random moment or place, and compares
what is found afterwards with what should be. A few rounds of each are part of the gate.
"""
