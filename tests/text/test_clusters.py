"""Characters that take their cells together, by Unicode's own tests and as a screen counts them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.text.cells import cell_width
from reader.text.clusters import MARKS_DRAWN, clusters, drawn, is_special

_SAMPLES = Path(__file__).parent / "samples"
_PICTURES = [
    "".join(chr(int(code, 16)) for code in line.split())
    for line in (_SAMPLES / "emoji.txt").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    "line", (_SAMPLES / "clusters.txt").read_text(encoding="utf-8").splitlines()
)
def test_clusters_are_those_of_unicode(line: str) -> None:
    told = [
        "".join(chr(int(code, 16)) for code in part.split())
        for part in line.replace("×", " ").split("÷")
        if part.strip()
    ]
    text = "".join(told)
    assert [text[start:end] for start, end in clusters(text)] == told


def test_a_picture_is_one_cluster_of_two_cells_however_many_characters_it_has() -> None:
    for picture in _PICTURES:
        assert list(clusters(picture)) == [(0, len(picture))], ascii(picture)
        assert drawn(picture) == picture
        assert cell_width(picture) == cell_len(picture), ascii(picture)
        assert cell_width(picture) == 2 or picture[0] in _NARROW, ascii(picture)


_NARROW = "🏋🏌🕴🕵🖐⛹☝✌✍"  # of one cell unless a variation selector follows
_SIGNS = ["a", "é", "e\u0301", "漢", "한", "か\u3099", "ع", "क्षि", "\u200b", "\xad"]
_ANY = st.lists(st.sampled_from(_SIGNS + _PICTURES), max_size=20).map("".join)


@given(_ANY)
def test_the_text_and_the_screen_count_the_same_cells(text: str) -> None:
    shown = "".join(drawn(text[start:end]) for start, end in clusters(text))
    assert cell_width(text) == cell_len(shown)
    assert cell_width(shown) == cell_len(shown)


def test_what_is_invisible_is_not_sent_to_the_terminal() -> None:
    text = "in\xadvi\u200bsi\u2060ble\ufeff"
    assert is_special(text)
    assert "".join(drawn(text[start:end]) for start, end in clusters(text)) == "invisible"


def test_a_flood_of_marks_is_cut() -> None:
    flood = "e" + "\u0301\u0316" * 500
    assert is_special(flood)
    assert list(clusters(flood)) == [(0, len(flood))]
    assert len(drawn(flood)) == 1 + MARKS_DRAWN
