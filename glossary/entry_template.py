"""A new entry as it is given to an editor: with hints on what can be written, which do not stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.entry_writer import render_entry
from glossary.model import Kind

if TYPE_CHECKING:
    from glossary.entry_writer import EntryDraft

_HINT = re.compile(r"^##(?: .*)?(?:\r?\n|\Z)", re.MULTILINE)
_CLOSING = re.compile(r"^---[ \t\r]*$", re.MULTILINE)
_HINTS = f"""\
## Lines that begin with two number signs are hints and are not kept.
## kind: {", ".join(Kind)}
## Other words that mean it in a text:
## match: [other words, {{text: Exactly So, case: exact}}]
## Names by language, and whose name it is:
## names:
##   - {{text: 靖国神社, lang: ja, reading: Yasukuni Jinja, side: Japan, gloss: what it means}}
## see: [id-of-another-entry]
## facts:
##   - {{date: 2013-04-27, text: "What happened.", sources: [S1]}}
## positions:
##   - {{side: Japan, date: 2013, text: "What it holds.", sources: [S1]}}
## sources:
##   S1: {{title: "...", publisher: "...", date: 2013-04-27, address: example.org, quality: press}}
## Below the line of hyphens: a few plain sentences, with [[links-to-entries]] and sources [S1].
"""


def entry_template(draft: EntryDraft, context: str = "") -> str:
    """The file of a draft with hints among its fields.

    Args:
        draft: The entry so far.
        context: Words to have in view while writing, such as the sentence it was met in.

    Raises:
        ValueError: As for ``render_entry``.
    """
    text = render_entry(draft)
    closing = _closing_of(text)
    seen = " ".join(context.split())
    shown = "".join(char if char.isprintable() else "�" for char in seen)
    met = f"## Met in: {shown}\n" if shown else ""
    return f"{text[:closing]}{met}{_HINTS}{text[closing:]}"


def without_hints(text: str) -> str:
    """A text that was made from a template without what is left of the hints."""
    closing = _closing_of(text)
    return _HINT.sub("", text[:closing]) + text[closing:]


def _closing_of(text: str) -> int:
    """Where the line of hyphens stands that ends the fields; the end of the text without one."""
    opening = text.find("\n") + 1
    found = _CLOSING.search(text, opening) if opening else None
    return found.start() if found else len(text)
