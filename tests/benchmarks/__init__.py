"""Measurements, run on demand by ``python -m tests.benchmarks``; never part of the gate.

What is compared is run in turns (A B, B A, ...), so that a busy machine slows both alike: trust the
ratios within one run, not times of different runs.
"""
