"""``reader notes list``: some of the notes, in some order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit

if TYPE_CHECKING:
    from tests.cli.running import Reader

ARTICLE = "doc:moscow-tokyo-anti-china-alliance-not-real"


@pytest.fixture
def notes(reader: Reader) -> None:
    """Four notes: one later in the text than the next, one on an entry, one on the whole."""
    for arguments in (
        ("Later", "--quote", "elite", "--kind", "fact"),
        ("Earlier", "--quote", "Pyongyang", "--kind", "question", "--tag", "to do"),
        ("Of Abe", "--at", "entry:shinzo-abe", "--tag", "people"),
        ("All of it", "--document", ARTICLE, "--tag", "to do", "--tag", "people"),
    ):
        assert reader("notes", "add", *arguments).code == Exit.OK


def bodies(reader: Reader, *arguments: str) -> list[str]:
    return [note["body"] for note in reader("notes", "list", *arguments, "--json").json["notes"]]


@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["Later", "Earlier", "Of Abe", "All of it"]),
        (("--sort", "place"), ["All of it", "Earlier", "Later", "Of Abe"]),
        (("--kind", "fact", "--kind", "question"), ["Later", "Earlier"]),
        (("--tag", "To-Do"), ["Earlier", "All of it"]),
        (("--tag", "to do", "--tag", "people"), ["All of it"]),
        (("--in", ARTICLE), ["Later", "Earlier", "All of it"]),
        (("--in", "tokyo anti"), ["Later", "Earlier", "All of it"]),
        (("--term", "Abe"), ["Of Abe"]),
        (("--before", "2013"), []),
        (("--after", "2013"), ["Later", "Earlier", "Of Abe", "All of it"]),
        (("--state", "placed"), ["Later", "Earlier"]),
        (("--state", "lost"), []),
        (("--find", "pyongyang OR kind:fact"), ["Later", "Earlier"]),
        (("--find", "elite", "--tag", "people"), []),
    ],
)
def test_notes_are_listed_by_what_is_asked_of_them(
    reader: Reader, arguments: tuple[str, ...], found: list[str]
) -> None:
    assert bodies(reader, *arguments) == found
    counted = reader("notes", "list", *arguments, "--count")
    assert counted.out == f"{len(found)}\n"
    assert counted.code == (Exit.OK if found else Exit.NOTHING_FOUND)


@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--kind", "dream"), Exit.USAGE),
        (("--before", "soon"), Exit.USAGE),
        (("--in", "nothing called so"), Exit.NO_SUCH_PLACE),
        (("--here",), Exit.NO_SUCH_PLACE),
        (("--term", "nothing called so"), Exit.NO_SUCH_ENTRY),
        (("--state", "confused"), Exit.USAGE),
    ],
)
def test_what_cannot_be_meant_is_one_line_with_its_code(
    reader: Reader, arguments: tuple[str, ...], code: Exit
) -> None:
    ran = reader("notes", "list", *arguments)
    assert (ran.code, len(ran.err.splitlines()), ran.out) == (code, 1, "")


@pytest.mark.usefixtures("notes")
def test_a_list_tells_kind_words_tags_and_state(reader: Reader) -> None:
    listed = reader("notes", "list", "--kind", "question", "--place").out
    assert "question on moscow-tokyo-anti-china-alliance-not-real: “Pyongyang” #to do" in listed
    assert "(placed, 100 % sure, doc:" in listed


def test_control_characters_of_notes_never_reach_the_terminal(reader: Reader) -> None:
    reader("notes", "add", "red \x1b[31m", "--quote", "elite", "--tag", "x")
    (note,) = reader("notes", "list", "--json").json["notes"]
    shown = [reader("notes", "list").out, reader("notes", "show", note["id"]).out]
    assert all("\x1b" not in out and "␛[31m" in out for out in shown)
