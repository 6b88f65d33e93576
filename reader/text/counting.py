"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number with what it is a number of, such as ``1 entry`` or ``2,000 entries``.

    Args:
        number: How many.
        one: What one of them is called.
        many: What several are; empty if that only has an ``s`` more.
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
