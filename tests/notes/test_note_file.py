"""A note file keeps exactly what was written, and what is no note is told by its line."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.problems import BrokenFileError
from reader.notes.model import EntryTarget, Note, PassageTarget
from reader.notes.note_file import MAX_FILE_BYTES, read_note, rewrite_note, write_note
from reader.text.anchoring import Anchor
from tests.notes.examples import FOREIGN, ON_ENTRY, PLAIN

_WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)
_TRICKY = st.lists(
    st.sampled_from(
        ["---\n", "--- ", "\r\n", "\n", "  ", "a: b", "# c", "\t", "\ufeff", "|-", "'", '"']
    ),
    max_size=12,
).map("".join)
_BODIES = st.one_of(_WORDS, _TRICKY)
_CONTEXT = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=32), _TRICKY)
_IDS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,30}", fullmatch=True)
_TAGS = st.lists(
    st.one_of(_WORDS, st.sampled_from(["yes", "1", "null", "a, b", "- x", ""])), max_size=5
)
_MOMENTS = st.datetimes(
    min_value=dt.datetime(2, 1, 1),  # noqa: DTZ001 - hypothesis adds the time zone
    max_value=dt.datetime(9998, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)
_TARGETS = st.one_of(
    st.builds(EntryTarget, _IDS),
    st.builds(
        PassageTarget,
        _IDS,
        st.builds(Anchor, st.one_of(_BODIES, _CONTEXT), _CONTEXT, _CONTEXT, st.integers(0, 10**12)),
    ),
)
_NOTES = st.builds(
    Note, st.just("some-id"), _TARGETS, _BODIES, _TAGS.map(tuple), _MOMENTS, _MOMENTS
)


def _problem_of(data: bytes) -> str:
    with pytest.raises(BrokenFileError) as caught:
        read_note(data, "an-id", "notes/x.md")
    told = str(caught.value)
    assert len(told.splitlines()) == 1
    assert told.isprintable()
    assert len(told) < 300
    return told


@given(_NOTES)
def test_what_is_written_is_read_back(note: Note) -> None:
    assert read_note(write_note(note), note.id, "x").note == note


@given(_NOTES, _BODIES, _TAGS.map(tuple), _MOMENTS)
def test_new_words_replace_the_old_and_nothing_else(
    note: Note, body: str, tags: tuple[str, ...], now: dt.datetime
) -> None:
    changed = replace(note, body=body, tags=tags, modified=now)
    file = read_note(write_note(note), note.id, "x")
    assert read_note(rewrite_note(file, changed), note.id, "x").note == changed


def test_a_note_reads_like_a_page_its_owner_wrote() -> None:
    assert write_note(PLAIN).decode() == (
        "---\ndocument: moscow-tokyo\nanchor:\n  quote: the shrine\n"
        '  prefix: "a visit to "\n  suffix: " in April"\n  start: 120\nkind: note\n'
        "tags: [names, to check]\ncreated: 2026-11-22T19:53:01Z\nmodified: 2026-11-22T19:53:01Z\n"
        "---\nWhose words are these?\n"
    )


def test_what_others_wrote_into_a_note_stays_to_the_byte() -> None:
    file = read_note(FOREIGN.encode(), PLAIN.id, "x")
    assert file.note == PLAIN
    later = PLAIN.modified + dt.timedelta(hours=1)
    changed = replace(PLAIN, body="Mine.", modified=later)
    rewritten = rewrite_note(file, changed).decode()
    expected = FOREIGN.replace(
        'modified:   "2026-11-22T19:53:01Z"', "modified: 2026-11-22T20:53:01Z"
    )
    assert rewritten == expected.replace("Whose words are these?\n", "Mine.")


def test_changed_tags_replace_only_their_own_lines() -> None:
    file = read_note(FOREIGN.encode(), PLAIN.id, "x")
    rewritten = rewrite_note(file, replace(PLAIN, tags=("one",))).decode()
    assert "tags:\n  - one\n  # not sure\n\n# times\ncreated: " in rewritten
    assert "to check" not in rewritten
    assert rewritten.startswith(FOREIGN[: FOREIGN.index("tags:")])
    without = rewrite_note(file, replace(PLAIN, tags=()))
    assert read_note(without, PLAIN.id, "x").note.tags == ()


def test_windows_line_ends_of_the_head_and_of_the_words_are_kept() -> None:
    text = FOREIGN.replace("\n", "\r\n")
    file = read_note(text.encode(), PLAIN.id, "x")
    assert file.note.body == "Whose words are these?\r\n"
    changed = replace(file.note, body="a\r\nb\n\rc")
    rewritten = rewrite_note(file, changed).decode()
    assert rewritten.endswith("---\r\na\r\nb\n\rc")
    head = rewritten[: -len("a\r\nb\n\rc")]
    assert head.count("\n") == head.count("\r\n")


def test_a_head_in_one_line_is_rewritten_with_every_field_kept() -> None:
    text = "---\n{entry: e, mine: [1, {x: y}], created: 2026-01-01, modified: 2026-01-01}\n---\nold"
    file = read_note(text.encode(), "i", "x")
    changed = replace(file.note, body="new", tags=("t",))
    again = read_note(rewrite_note(file, changed), "i", "x")
    assert again.note == changed
    assert again.fields.plain()["mine"] == ["1", {"x": "y"}]


def test_a_head_without_end_of_line_or_times_of_change_takes_new_words() -> None:
    file = read_note(b"\xef\xbb\xbf---\nentry: e\ncreated: 2026-01-01\n---", "i", "x")
    assert file.note.body == ""
    assert file.note.modified == file.note.created
    changed = replace(file.note, body="new", tags=("a",))
    data = rewrite_note(file, changed)
    assert data.startswith(b"\xef\xbb\xbf---\nentry: e\ncreated: 2026-01-01\n")
    assert read_note(data, "i", "x").note == changed


@pytest.mark.parametrize(
    ("word", "hour"),
    [
        ("2026-11-22T19:53:01Z", 19),
        ("2026-11-22 19:53", 19),
        ("2026-11-22T19:53:01+02:00", 17),
        ("2026-11-22", 0),
    ],
)
def test_times_are_read_as_people_write_them(word: str, hour: int) -> None:
    data = f"---\nentry: e\ncreated: {word}\n---\n".encode()
    assert read_note(data, "i", "x").note.created.hour == hour


_GOOD = "entry: e\ncreated: 2026-01-01\n"


@pytest.mark.parametrize(
    ("head", "line", "told"),
    [
        ("document: ../../etc/passwd\nanchor: {quote: a}\ncreated: 2026-01-01\n", 2, "is no id"),
        ("document: /etc/passwd\nanchor: {quote: a}\ncreated: 2026-01-01\n", 2, "is no id"),
        ("created: 2026-01-01\nentry: a/b\n", 3, "is no id"),
        (f"created: 2026-01-01\nentry: {'a' * 5000}\n", 3, "is no id"),
        ("created: 2026-01-01\n", 2, "'document' is missing"),
        ("entry: e\ndocument: d\ncreated: 2026-01-01\n", 2, "both"),
        ("entry: e\n", 2, "'created' is missing"),
        ("entry: e\ncreated: yesterday\n", 3, "no time"),
        ("entry: e\ncreated: 0001-01-01T00:00:00+14:00\n", 3, "no time"),
        (_GOOD + "tags: one\n", 4, "must be a list"),
        ("created: 2026-01-01\ndocument: d\nanchor: {start: -4}\n", 4, "below zero"),
        ("created: 2026-01-01\ndocument: d\nanchor: {start: x}\n", 4, "no whole number"),
        (f"created: 2026-01-01\ndocument: d\nanchor: {{prefix: {'p' * 2000}}}\n", 4, "too long"),
        (_GOOD + "a: [\n", 5, ""),
        (_GOOD + "mine: \x1b]0;title\x07\n", 4, "control character"),
        (_GOOD + "mine: !!python/object:os.system x\n", 4, "tag"),
        (_GOOD + "entry: f\n", 4, "given twice"),
        (_GOOD + "mine: &a [*a]\n", 4, "anchors and aliases"),
        (_GOOD + "mine: " + "[" * 5000 + "\n", 4, "nested"),
    ],
    ids=itertools.count(),
)
def test_what_is_no_note_is_told_by_its_line(head: str, line: int, told: str) -> None:
    problem = _problem_of(f"---\n{head}---\nbody\n".encode())
    assert problem.startswith(f"notes/x.md:{line}: ")
    assert told in problem


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no front matter"),
        (b"just words\n", "no front matter"),
        (b"---\nentry: e\n", "never ends"),
        (b"---\nentry: e\ncreated: 2026-01-01\n---\n\xff\n", "notes/x.md:5: holds the byte 0xff"),
        (b"\x7fELF\x02\x01\n\0\0", "notes/x.md:2: holds binary data"),
        (b"---\n" + b"a: b\n" * 100_000 + b"---\n", "the front matter has"),
    ],
    ids=["empty", "words", "unended", "not UTF-8", "binary", "long head"],
)
def test_other_sorts_of_files_are_told_too(data: bytes, told: str) -> None:
    assert told in _problem_of(data)


@pytest.mark.parametrize(
    "note",
    [
        replace(PLAIN, body="half of a pair: \ud800"),
        replace(PLAIN, tags=("\udfff",)),
        replace(PLAIN, body="a\0b"),
        replace(PLAIN, body="x" * MAX_FILE_BYTES),
        replace(PLAIN, target=PassageTarget("d", Anchor("q" * 300_000, "", "", 0))),
        replace(PLAIN, target=ON_ENTRY, kind=" "),
    ],
    ids=["surrogate", "surrogate tag", "NUL", "long body", "long quote", "no kind"],
)
def test_what_could_not_be_read_back_is_never_written(note: Note) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        write_note(note)
    with pytest.raises(ValueError, match=r"\w"):
        rewrite_note(read_note(write_note(PLAIN), PLAIN.id, "x"), note)
