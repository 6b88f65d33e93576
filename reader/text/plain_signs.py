"""Signs of the program's own in plain letters, for screen readers and bare terminals."""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        "✎": "n",
        "▌": "h",
        "»": ">",
        "≠": "%",
        "✓": "v",
        "·": "-",
        "•": "*",
        "›": ">",
        "…": ".",
        "│": "|",
        "┊": ":",
        "─": "-",
        "—": "-",
        "–": "-",
        "¶": "p",
        "§": "e",
        "↑": "^",
        "↓": "v",
        "←": "<",
        "→": ">",
        "×": "x",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
    }
)


def plain(text: str) -> str:
    """The text with the program's signs as ASCII, one character for one; all else as it is."""
    return text.translate(_PLAIN)
