"""Notes whose text was changed, reviewed on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.notes.model import NewNote, PassageTarget
from reader.text.anchoring import make_anchor
from reader.text.span import Span
from tests.tui.sitting import sit

if TYPE_CHECKING:
    from pathlib import Path

    from reader.notes.model import Note
    from tests.tui.sitting import Sitting

_TEXT = """The treaty of peace was signed in spring.

Four islands were promised to their neighbours, and never given back by anybody.

Nobody remembers who counted the votes of that night in the old assembly.
"""
_EDITED = _TEXT.replace("promised to their", "offered to both").replace(
    "Nobody remembers who counted the votes of that night in the old assembly.\n", ""
)


def _prepared(path: Path) -> Desk:
    """A text with three notes, edited since."""
    path.write_text(_TEXT, encoding="utf-8")
    desk = Desk(Paths.discover())
    opened = desk.open_file(path)
    desk.keep(opened)
    text = opened.document.text
    for words, body in (
        ("treaty of peace", "stays"),
        ("islands were promised to their neighbours", "changes"),
        ("counted the votes of that night", "goes"),
    ):
        start = text.index(words)
        anchor = make_anchor(text, Span(start, start + len(words)))
        desk.notes.add(NewNote(PassageTarget(opened.document.id, anchor), body))
    path.write_text(_EDITED, encoding="utf-8")
    return Desk(Paths.discover())


def _note(body: str) -> Note:
    notes = Desk(Paths.discover()).notes.all().notes
    return next(note for note in notes if note.body == body)


def _quote(body: str) -> str:
    target = _note(body).target
    assert isinstance(target, PassageTarget)
    return target.anchor.quote


async def _open(reader: Sitting) -> None:
    await reader.until(lambda: "; reviews 2 notes" in reader.status, "that there is to review")
    await reader.press(";")
    await reader.until(lambda: reader.screen.features.reviewing.marked, "the first of them")


async def test_changed_words_are_shown_beside_the_old_ones_and_accepted(tmp_path: Path) -> None:
    path = tmp_path / "islands.txt"
    _prepared(path)
    async with sit(path) as reader:
        await _open(reader)
        assert "[-" in reader.shown
        assert "{+" in reader.shown
        await reader.press("enter")
        assert reader.gone_to == "islands were offered to both neighbours"
        await reader.press("a")
        await reader.until(
            lambda: _quote("changes") == "islands were offered to both neighbours", "the anchor"
        )
        assert _note("changes").written_on == "islands were promised to their neighbours"
        await reader.until_idle()
        await reader.press("u")
        await reader.until(
            lambda: _quote("changes") == "islands were promised to their neighbours", "undone"
        )


async def test_lost_words_are_kept_as_lost_and_not_asked_of_again(tmp_path: Path) -> None:
    path = tmp_path / "islands.txt"
    _prepared(path)
    async with sit(path) as reader:
        await _open(reader)
        await reader.press("down")
        await reader.until(lambda: reader.screen.features.reviewing.marked, "the lost one")
        marked = reader.screen.features.reviewing.marked
        assert marked is not None
        assert marked.note.body == "goes"
        await reader.press("d")
        await reader.until(lambda: bool(_note("goes").lost_in), "that it is lost")
        await reader.until_idle()
        assert [one.note.body for one in reader.screen.features.reviewing.items] == ["changes"]
        assert _quote("goes") == "counted the votes of that night"


async def test_a_lost_note_is_put_on_the_words_that_its_reader_picks_out(tmp_path: Path) -> None:
    path = tmp_path / "islands.txt"
    _prepared(path)
    async with sit(path) as reader:
        await _open(reader)
        await reader.press("down", "e")
        assert reader.screen.focused is reader.article
        await reader.press("home", "w", "greater_than_sign")
        words = reader.screen.features.selecting.words
        assert words
        await reader.press("enter")
        await reader.until(lambda: _quote("goes") == words, "the note on other words")
        assert _note("goes").written_on == "counted the votes of that night"


async def test_of_two_texts_of_a_note_one_is_taken_and_undone(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "islands.txt"
    _prepared(path)
    note = _note("stays")
    (file,) = (home / "notes").rglob(f"{note.id}.md")
    copy = file.with_name(f"{note.id} (conflicted copy 2026-11-22).md")
    copy.write_text(file.read_text("utf-8").replace("stays", "goes on"), encoding="utf-8")
    async with sit(path) as reader:
        await reader.until(lambda: "; reviews 3 notes" in reader.status, "what there is to review")
        await reader.press(";")
        await reader.until(lambda: reader.screen.features.reviewing.marked, "the first of them")
        while reader.screen.features.reviewing.conflict is None:
            await reader.press("down")
        await reader.until_shown("two texts")
        await reader.press("e")
        await reader.until(lambda: not copy.exists(), "the copy gone")
        assert _note("goes on").id == note.id
        await reader.until_idle()
        await reader.press("u")
        await reader.until(
            lambda: copy.exists() and "stays" in file.read_text("utf-8"), "both again"
        )
        assert _note("stays").id == note.id
