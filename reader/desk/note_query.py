"""What is typed above a list of notes: filters spelt as in searching, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.dates import PartialDate
from reader.desk.note_filter import NoteFilter
from reader.search.query.lexer import Sign, tokens_of
from reader.text.anchoring import AnchorState

if TYPE_CHECKING:
    from glossary.glossary import Glossary

_HERE = "this"
_STATE = "state"
_LONGEST = 1_000  # characters


class NoteQuery(NamedTuple):
    """A query on notes as it was read.

    Attributes:
        wanted: The notes that are wanted.
        remarks: What could not be read so, and was taken for words.
    """

    wanted: NoteFilter
    remarks: tuple[str, ...]


def read_note_query(text: str, glossary: Glossary | None = None, here: str = "") -> NoteQuery:
    """Read ``kind: in: tag: term: before: after: state:`` and words; anything can be read.

    Args:
        text: What was typed.
        glossary: Knows the entries that ``term:`` names.
        here: Id of the document that ``in:this`` means.
    """
    reading = _Reading(glossary, here)
    for token in tokens_of(text[:_LONGEST]):
        if token.sign is Sign.FIELD:
            reading.take(token.field, token.text.strip())
        elif token.sign in {Sign.WORDS, Sign.PHRASE}:
            field, colon, value = token.text.partition(":")
            if colon and field == _STATE:
                reading.take(field, value)
            else:
                reading.words.append(token.text)
    return NoteQuery(reading.wanted(), tuple(reading.remarks))


class _Reading:
    """What was read so far."""

    def __init__(self, glossary: Glossary | None, here: str) -> None:
        self._glossary, self._here = glossary, here
        self.words: list[str] = []
        self.remarks: list[str] = []
        self._values: dict[str, list[str]] = {}
        self._states: list[AnchorState] = []
        self._dates: dict[str, PartialDate] = {}

    def take(self, field: str, value: str) -> None:
        """A field and what stands after it, which may still be being typed."""
        if not value:
            return
        if field in {"kind", "tag"}:
            self._keep(field, value)
        elif field == "in":
            self._keep(field, self._here if value == _HERE else value)
        elif field == "term":
            entry = self._glossary.find(value) if self._glossary else None
            self._keep(field, entry.id if entry else value)
        elif field == _STATE:
            self._take_state(value)
        elif field in {"before", "after"}:
            self._take_date(field, value)
        else:
            self.remarks.append(f"{field}: is not asked of notes")
            self.words.append(value)

    def wanted(self) -> NoteFilter:
        """All of it."""
        return NoteFilter(
            kinds=self._all("kind"),
            documents=self._all("in"),
            entries=self._all("term"),
            tags=self._all("tag"),
            before=self._dates.get("before"),
            after=self._dates.get("after"),
            states=tuple(self._states),
            words=" ".join(self.words),
        )

    def _all(self, field: str) -> tuple[str, ...]:
        return tuple(self._values.get(field, ()))

    def _keep(self, field: str, value: str) -> None:
        self._values.setdefault(field, []).append(value)

    def _take_state(self, value: str) -> None:
        try:
            self._states.append(AnchorState(value.casefold()))
        except ValueError:
            self.remarks.append(f"state:{value} is none; there are {', '.join(AnchorState)}")

    def _take_date(self, field: str, value: str) -> None:
        try:
            self._dates[field] = PartialDate.parse(value.replace("/", "-"))
        except ValueError:
            self.remarks.append(f"{field}:{value} is no date such as 2013, 2013-04 or 2013-04-27")
