"""Making any text safe to show: control characters become signs that can be seen.

Every replacement is one character for one character, so offsets into a shown line are offsets
into its text.
"""

from __future__ import annotations

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BIDIRECTIONAL = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))

_SIGNS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # Unicode's control pictures
    **{ord(space): " " for space in "\t\n\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    **dict.fromkeys(_BIDIRECTIONAL, _REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),  # surrogates cannot be encoded
}


def visible(text: str) -> str:
    """The text with every control character, line end and surrogate as one visible character.

    White space controls become a space, the other C0 controls their control picture, C1 controls,
    bidirectional controls and surrogates U+FFFD.
    """
    if text.isprintable():
        return text
    return text.translate(_SIGNS)


def visible_lines(text: str) -> str:
    """As ``visible``, but line ends stay line ends: for text printed as it stands."""
    return "\n".join(visible(line) for line in text.split("\n"))
