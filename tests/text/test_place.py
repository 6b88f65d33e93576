"""Places can be written down and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.ids import is_id
from reader.text.place import (
    DocumentPlace,
    EntryPlace,
    FilePlace,
    FootnotePlace,
    NotePlace,
    Place,
    SearchPlace,
    WebPlace,
    WordPlace,
    parse_place,
)

_IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
_OFFSETS = st.integers(0, 10**9)
_PLACES: st.SearchStrategy[Place] = st.one_of(
    st.builds(lambda i, a, b: DocumentPlace(i, min(a, b), max(a, b)), _IDS, _OFFSETS, _OFFSETS),
    st.builds(EntryPlace, _IDS),
    st.builds(lambda entry, pack: EntryPlace(f"{entry}@{pack}"), _IDS, _IDS),
    st.builds(NotePlace, _IDS),
    st.builds(FootnotePlace, _IDS, st.text(min_size=1)),
    st.builds(FilePlace, st.text(min_size=1).filter(str.strip)),
    st.builds(lambda rest: WebPlace(f"https://{rest}"), st.text()),
    st.builds(WordPlace, st.text(min_size=1).filter(str.strip)),
    st.builds(SearchPlace, st.text(min_size=1).filter(str.strip)),
)


@given(_PLACES)
def test_a_place_written_down_is_read_back(place: Place) -> None:
    assert parse_place(str(place)) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "doc:",
        "doc:../etc/passwd",
        "entry:a/b",
        "note:",
        "search:  ",
        "word: ",
        "file: ",
        "setting:a b",
        "footnote:a",
        "footnote:a/b#1",
        "ftp://example.org/",
        "http:example.org",
        "doc:a#x",
    ],
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a place"):
        parse_place(text)


@pytest.mark.parametrize("text", ["..", "../a", "a/b", "", ".hidden", "a" * 300, "A"])
def test_an_id_can_never_leave_its_folder(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("text", ["entry:a@", "entry:@b", "entry:a@b@c", "entry:a@../b", "entry:@"])
def test_an_address_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a place"):
        parse_place(text)
