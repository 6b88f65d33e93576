"""``reader`` in a process of its own, which reaches one server of a test and nothing else private.

Started as ``python -m tests.fetching.program PORT ARGUMENTS...``.
"""

from __future__ import annotations

import sys

from reader.fetching import network
from reader.fetching.network import Endpoint, Network
from reader.main import main


def run() -> int:
    here = frozenset({Endpoint("127.0.0.1", int(sys.argv.pop(1)))})
    network.THE_NETWORK = Network(proxies=dict, allowed=here)
    return main()


if __name__ == "__main__":
    sys.exit(run())
