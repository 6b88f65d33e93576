"""What an entry is shown beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.desk.wording import NO_USES, Uses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.glossary import Glossary
    from glossary.model import Mention
    from reader.desk.elsewhere import Elsewhere
    from reader.desk.notes_about import NoteAbout
    from reader.text.document import Document


class WaysToAct(NamedTuple):
    """What the reader can do about an entry, in words that name a key; empty where they cannot.

    Attributes:
        choose: How an entry is made the one that counts in this text.
        look_on: How more of the other documents are looked through.
    """

    choose: str = ""
    look_on: str = ""


_NONE = WaysToAct()


@dataclass(frozen=True, slots=True)
class EntryContext:
    """What an entry is shown beside.

    Attributes:
        glossary: Where its links lead.
        document: The document being read, or None outside one.
        uses: Mentions of this entry in it, and in what words.
        notes: The reader's notes about this entry.
        is_counting: Whether mentions are still being looked for.
        inside: Shorter terms inside the words that led here.
        elsewhere: Mentions in other documents; None where nobody looks for them.
        ways: What the reader can do about it.
    """

    glossary: Glossary
    document: Document | None = None
    uses: Uses = NO_USES
    notes: Sequence[NoteAbout] = ()
    is_counting: bool = False
    inside: Sequence[Mention] = ()
    elsewhere: Elsewhere | None = None
    ways: WaysToAct = _NONE
