"""``reader notes edit``: a note's words, kind, tags and place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import Exit, ReaderError, UsageError
from reader.cli.commands import add_json_option
from reader.cli.in_editor import keep_words
from reader.cli.notes.naming import add_note_argument, words_given
from reader.cli.notes.standing import PLACE
from reader.desk.note_filter import quote_of, tag_key
from reader.notes.drafts import tags_in
from reader.notes.kinds import HIGHLIGHT

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.notebook import Notebook
    from reader.notes.model import Note

_EXAMPLES = """\
examples:
  reader notes edit 20261122t195301
  reader notes edit 20261122t195301 --text "Said by the author, not by Tokyo"
  reader notes edit 20261122t195301 --kind fact --tag checked --untag todo
  reader notes edit 20261122t195301 --tags "islands, 1956"
  reader notes edit 20261122t195301 --at doc:my-essay-3f2a9c01#120-168

Without options, your editor opens with the words of the note ($VISUAL, else $EDITOR). If they
cannot be saved they stay in a file that is named. What somebody else changed is not overwritten."""


def declare(inside: Commands) -> None:
    """``edit``."""
    edit = inside.add("edit", "change a note, in your editor or by options", _edit)
    edit.epilog = _EXAMPLES
    add_note_argument(edit)
    edit.add_argument("--text", metavar="TEXT", help="its words; - reads them from standard input")
    edit.add_argument("--kind", metavar="KIND", help="its kind")
    edit.add_argument("--tag", metavar="TAG", action="append", default=[], help="one tag more")
    edit.add_argument("--untag", metavar="TAG", action="append", default=[], help="one tag less")
    edit.add_argument("--tags", metavar="TAGS", help="all its tags, with commas; '' for none")
    edit.add_argument("--at", metavar="PLACE", help=f"put it elsewhere: {PLACE}")
    add_json_option(edit)


def _edit(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.notes.naming import notes_named
    from reader.desk.notebook import Notebook

    (note,) = notes_named(desk, [arguments.note])
    notebook = Notebook(desk.notes, desk.changes)
    given = (arguments.text, arguments.kind, arguments.tags, arguments.at)
    if all(one is None for one in given) and not (arguments.tag or arguments.untag):
        changed = _in_editor(note, notebook, output)
    else:
        changed = _by_options(note, arguments, desk)
        changed = note if changed == note else _saved(notebook, note, changed)
    if arguments.json:
        from reader.cli.notes.values import note_values

        output.json(note_values(changed))
    else:
        output.line(f"note:{changed.id}")
    return Exit.OK


def _in_editor(note: Note, notebook: Notebook, output: Output) -> Note:
    from reader.cli.in_editor import write_in_editor

    def save(text: str, _: Path) -> Note:
        if not text.strip() and note.kind != HIGHLIGHT:
            raise UsageError("the note has no words any more; 'reader notes remove' deletes it")
        return notebook.edit(note, replace(note, body=text))

    changed = write_in_editor(note.body, note.id, save, output)
    if changed is None:
        output.complain(f"note:{note.id}: the text was left as it was; nothing was saved")
    return changed or note


def _by_options(note: Note, arguments: Namespace, desk: Desk) -> Note:
    """The note as the options want it."""
    from reader.cli.naming import kind_named
    from reader.cli.notes.standing import target_at

    changed = note
    if arguments.text is not None:
        changed = replace(changed, body=words_given(arguments.text, "--text"))
    if arguments.kind is not None:
        changed = replace(changed, kind=kind_named(desk, arguments.kind))
    if arguments.at is not None:
        target = target_at(desk, arguments.at)
        changed = replace(changed, target=target, lost_in="")
        first = note.written_on or quote_of(note)
        changed = replace(changed, written_on="" if first == quote_of(changed) else first)
    return replace(changed, tags=_tags(note, arguments))


def _tags(note: Note, arguments: Namespace) -> tuple[str, ...]:
    tags = note.tags if arguments.tags is None else tags_in(arguments.tags)
    unwanted = {tag_key(tag) for tag in arguments.untag}
    there = {tag_key(tag) for tag in tags}
    for tag in arguments.untag:
        if tag_key(tag) not in there:
            raise UsageError(f"--untag: the note has no tag {tag!r}; it has {_told(note.tags)}")
    kept = [" ".join(tag.split()) for tag in tags if tag_key(tag) not in unwanted]
    return tuple(dict.fromkeys(tag for tag in (*kept, *tags_in(",".join(arguments.tag))) if tag))


def _told(tags: tuple[str, ...]) -> str:
    return ", ".join(tags) or "none"


def _saved(notebook: Notebook, note: Note, changed: Note) -> Note:
    """The note as it was saved; where it cannot be, its new words are kept for whoever wrote them.

    Raises:
        ReaderError: It cannot be saved; the message says where the words are.
    """
    try:
        return notebook.edit(note, changed)
    except ReaderError as error:
        if changed.body != note.body:
            keep_words(error, changed.body, note.id)
        raise
