"""Whatever is changed in a note, every line of its file that says something else stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.notes.model import DocumentTarget, Note, PassageTarget
from reader.notes.note_file import read_note, rewrite_note
from reader.text.anchoring import Anchor

_OURS = {
    "document": ["document: moscow-tokyo   # where", "document:   'moscow-tokyo'"],
    "anchor": [
        (
            "anchor:\n  quote: the shrine # these words\n  # theirs\n  colour: 'yellow'\n"
            '  prefix: "a visit to "\n  start: 120\n  page: {number: 4}'
        ),
        "anchor:\n    start: 120\n    quote: >-\n      the\n      shrine\n    suffix: in April",
    ],
    "tags": ["tags:\n  - names\n  # not sure\n  - 'to check'", "tags: [names, 'to check'] # two"],
    "kind": ["kind: 'question'  # of mine", "kind: question"],
    "lost_in": ["lost_in: abcdef"],
    "written_on": ['written_on: "the words" # before'],
    "created": ["created: 2026-11-22T19:53:01+00:00"],
    "modified": ["modified:   '2026-11-22T19:53:01Z'   # by us"],
}
_NEEDED = ("document", "created")
_FOREIGN = [
    "# Written by another program",
    "colour: yellow     # its own field",
    "links: [{rel: see, to: [a, b]}]",
    'words: "two\\nlines"',
    "block: |\n  kind: this is no kind\n\n  tags: [neither]",
    "deep:\n  anchor:\n    quote: not this\n    start: 7",
    "",
    "'quoted key': 1",
    "list:\n- a\n- b   # second",
]


@st.composite
def _heads(draw: st.DrawFn) -> str:
    """A front matter of somebody's with a note in it, in any order and style."""
    keys = [key for key in _OURS if key in _NEEDED or draw(st.booleans())]
    fields = [draw(st.sampled_from(_OURS[key])) for key in keys]
    theirs = draw(st.lists(st.sampled_from(_FOREIGN), unique=True))
    lines = "\n".join(draw(st.permutations([*fields, *theirs])))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    start = draw(st.sampled_from(["", "\ufeff"]))
    return start + f"---\n{lines}\n---\n".replace("\n", end)


_PASSAGE = PassageTarget("moscow-tokyo", Anchor("its door", "before ", " after", 7))
_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "body": st.sampled_from(["Mine.", "a\r\nb\n---\n", ""]),
        "tags": st.sampled_from([(), ("names",), ("to check", "names", "third: one")]),
        "kind": st.sampled_from(["note", "opinion"]),
        "lost_in": st.sampled_from(["", "012345"]),
        "written_on": st.sampled_from(["", "first: words\nof two lines"]),
        "target": st.sampled_from(
            [_PASSAGE, replace(_PASSAGE, document="other"), DocumentTarget("moscow-tokyo")]
        ),
    },
)
_FIELD_OF = {"target": ("document", "anchor")}
_LATER = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)


def _changed(note: Note, values: dict[str, object]) -> Note:
    changed = replace(note, modified=_LATER)
    for name, value in values.items():
        changed = replace(changed, **{name: value})  # type: ignore[arg-type]  # by name
    return changed


@given(_heads(), _CHANGES)
def test_lines_of_what_is_not_changed_stay_to_the_byte(
    head: str, values: dict[str, object]
) -> None:
    file = read_note(f"{head}old words".encode(), "i", "x")
    changed = _changed(file.note, values)
    data = rewrite_note(file, changed)
    again = read_note(data, "i", "x")
    assert again.note == changed
    may_go = {"modified"}
    for name, value in values.items():
        if value != getattr(file.note, name):
            may_go |= set(_FIELD_OF.get(name, (name,)))
    end = "\r\n" if "\r\n" in head else "\n"
    text = data.decode()
    for part in (*_FOREIGN, *(one for key in _OURS if key not in may_go for one in _OURS[key])):
        lines = part.replace("\n", end) + end
        if f"{end}{lines}" in head:
            assert f"{end}{lines}" in text
    assert text.startswith("\ufeff") == head.startswith("\ufeff")
    new_head = text[: len(text) - len(changed.body)]
    assert new_head.count("\n") == new_head.count(end)


@given(_heads())
def test_what_others_wrote_into_an_anchor_stays_where_the_words_move(head: str) -> None:
    file = read_note(f"{head}words".encode(), "i", "x")
    text = rewrite_note(file, _changed(file.note, {"target": _PASSAGE})).decode()
    for line in ("  # theirs", "  colour: 'yellow'", "  page: {number: 4}"):
        assert (line in text) == (line in head)


@given(_heads())
def test_a_change_that_is_taken_back_leaves_the_lines_of_the_others(head: str) -> None:
    file = read_note(f"{head}words".encode(), "i", "x")
    lost = rewrite_note(file, replace(file.note, lost_in="012345"))
    back = rewrite_note(read_note(lost, "i", "x"), file.note)
    assert back.decode().count("\n") <= head.count("\n") + 1
    assert read_note(back, "i", "x").note == file.note


@pytest.mark.parametrize(
    "head",
    [
        "{entry: e, mine: 1, created: 2026-01-01}\n",
        "entry: e\ncreated: 2026-01-01\n...\n",
    ],
)
def test_no_field_is_lost_where_lines_cannot_be_kept(head: str) -> None:
    text = f"---\n{head}---\nold"
    try:
        file = read_note(text.encode(), "i", "x")
    except ValueError:
        return
    changed = _changed(file.note, {"kind": "question", "lost_in": "012345"})
    again = read_note(rewrite_note(file, changed), "i", "x")
    assert again.note == changed
    assert set(file.fields.plain()) <= set(again.fields.plain())
