"""``reader notes add``: a new note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit, ReaderError, UsageError
from reader.cli.commands import add_json_option
from reader.cli.in_editor import keep_words
from reader.cli.notes.naming import words_given
from reader.cli.notes.standing import add_standing_options
from reader.notes.drafts import tags_in
from reader.notes.kinds import HIGHLIGHT, KINDS, PLAIN
from reader.notes.model import NewNote

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk

_EXAMPLES = """\
examples:
  reader notes add "Who said so?" --quote "fellow party members" --kind question
  reader notes add --quote "solid and real" --kind highlight --tag style
  reader notes add "Said before the visit" --at doc:my-essay-3f2a9c01#120-168 --tag todo
  reader notes add "Compare [[kuril-islands]]" --at entry:shinzo-abe
  reader notes add "Read again in spring" --document my-essay-3f2a9c01
  pbpaste | reader notes add - --in "My Essay" --quote "the last word"

Words are found whatever white space is in them, and if need be whatever their case. In a note
[[id]] links an entry, [[note:ID]] a note, [[doc:ID#12-34]] words; [[id|words]] says it in words."""


def declare(inside: Commands) -> None:
    """``add``."""
    add = inside.add("add", "write a note", _add)
    add.epilog = _EXAMPLES
    add.add_argument(
        "text",
        metavar="TEXT",
        nargs="?",
        help="the note; - reads it from standard input; a highlight needs none",
    )
    add_standing_options(add)
    add.add_argument(
        "--kind",
        metavar="KIND",
        default=PLAIN,
        help=f"{', '.join(kind.id for kind in KINDS)}, or a kind of your own (default: {PLAIN})",
    )
    add.add_argument("--tag", metavar="TAG", action="append", default=[], help="can be repeated")
    add_json_option(add)


def _add(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.naming import kind_named
    from reader.cli.notes.standing import standing_on
    from reader.desk.notebook import Notebook

    output.warn_of(desk.settings[1])
    kind = kind_named(desk, arguments.kind)
    if arguments.text is None and kind != HIGHLIGHT:
        raise UsageError("TEXT: is missing; write the note, or make it a --kind highlight")
    body = words_given(arguments.text or "")
    if not body.strip() and kind != HIGHLIGHT:
        raise UsageError("TEXT: the note is empty; give it at least a word")
    target = standing_on(arguments, desk)
    try:
        tags = tags_in(",".join(arguments.tag))
        written = Notebook(desk.notes, desk.changes).add(NewNote(target, body, tags, kind))
    except ReaderError as error:
        keep_words(error, body, "note")
        raise
    if arguments.json:
        from reader.cli.notes.values import note_values

        output.json(note_values(written))
    else:
        output.line(f"note:{written.id}")
    return Exit.OK
