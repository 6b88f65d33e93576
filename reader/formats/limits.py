"""Bounds that hold for every format."""

from __future__ import annotations

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""

SMALLEST_KEPT = 100_000
"""Bytes of the smallest file whose contents are kept; a smaller one is read as fast."""
