"""``python -m reader`` is ``reader``."""

from __future__ import annotations

import sys

from reader.main import main

if __name__ == "__main__":
    sys.exit(main())
