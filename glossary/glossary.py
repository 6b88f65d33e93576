"""Packs stacked upon each other: the entries that a reader has."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from glossary.folding import fold_words
from glossary.ids import address_in
from glossary.likeness import letter_pairs, likeness
from glossary.links import references
from glossary.pack import by_folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.model import Alias, Entry
    from glossary.pack import AnyPack
    from glossary.problems import Problem

_LONGEST_QUESTION = 200
_MOST_COMPARED = 2_000


class Glossary:
    """All entries of some packs.

    Where packs have the same id, the entry that counts is the preferred one, else that of the
    topmost pack. An entry is named by its address: its id if it counts, else its id, ``@`` and
    the id of its pack. Articles of dictionaries always have an address of the second form.

    Attributes:
        packs: The packs, from bottom to top.
        entries: The entries that count, sorted by term without regard to case and accents;
            articles of dictionaries are not among them.
    """

    def __init__(self, packs: Sequence[AnyPack], preferred: Sequence[str] = ()) -> None:
        """Stack packs.

        Args:
            packs: From bottom to top.
            preferred: Addresses of entries that are chosen over others of the same id or words,
                those to choose first at the beginning; what no pack has is passed over.
        """
        self.packs: tuple[AnyPack, ...] = tuple(packs)
        self._pack_of = {pack.id: pack for pack in packs}
        self._by_id = {entry.id: entry for pack in packs for entry in pack.entries}
        self._preferred = [entry for one in preferred if (entry := self.get(one))]
        for entry in reversed(self._preferred):
            pack = self._pack_of.get(entry.pack)
            if pack and pack.entries:
                self._by_id[entry.id] = entry
        self.entries: tuple[Entry, ...] = tuple(
            sorted(self._by_id.values(), key=lambda entry: (fold_words(entry.term), entry.id))
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read in any of the packs, as far as it was asked for."""
        return tuple(problem for pack in self.packs for problem in pack.problems)

    def get(self, address: str) -> Entry | None:
        """The entry of an address."""
        entry_id, at, pack_id = address.partition("@")
        if not at:
            return self._by_id.get(entry_id)
        pack = self._pack_of.get(pack_id)
        return pack.get(entry_id) if pack else None

    def address(self, entry: Entry) -> str:
        """How an entry of one of the packs is named among all of them."""
        counting = self._by_id.get(entry.id)
        if counting and counting.pack == entry.pack:
            return entry.id
        return address_in(entry.id, entry.pack)

    def term_of(self, address: str) -> str | None:
        """The headword of an address, such as ``parse_links`` asks for."""
        entry = self.get(address)
        return entry.term if entry else None

    def pack_title(self, pack_id: str) -> str:
        """What a person calls the pack of an id; the id itself if there is no such pack."""
        pack = self._pack_of.get(pack_id)
        return (pack.title if pack else "") or pack_id

    def find(self, words: str) -> Entry | None:
        """The entry that has these words as address, term, name or alias, looked for in that order.

        Case, accents, kinds of quotes and dashes make no difference. Dictionaries are asked
        last. Words with ``@`` and the id of a pack after them are looked for in that pack alone.
        """
        folded = fold_words(words)
        entry = self.get(words.strip()) or self._by_words.get(folded)
        if entry is None and (named := self._in_named_pack(words)):
            return named
        asked = (pack.find(folded) for pack in reversed(self.packs) if not pack.entries)
        return entry or next(filter(None, asked), None)

    def explains(self, words: str) -> bool:
        """Whether an entry has these words as ``find`` takes them; dictionaries do not count."""
        return fold_words(words) in self._by_words

    def rivals(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries of other packs with the same id or the same term, from the top pack down."""
        term = fold_words(entry.term)
        found: list[Entry] = []
        for pack in reversed(self.packs):
            if pack.id == entry.pack:
                continue
            # The ids of a dictionary are numbers of its own.
            same_id = pack.get(entry.id) if pack.entries else None
            same_term = pack.find(term)
            if same_id:
                found.append(same_id)
            if same_term and same_term != same_id and fold_words(same_term.term) == term:
                found.append(same_term)
        return tuple(found)

    def nearest(self, words: str, limit: int = 3) -> tuple[str, ...]:
        """Terms of the entries whose term, name or alias is spelt most like these words."""
        from difflib import get_close_matches

        asked = fold_words(words[:_LONGEST_QUESTION])
        close = get_close_matches(asked, self._comparable(asked), n=max(1, limit * 4))
        terms = dict.fromkeys(self._by_words[spelling].term for spelling in close)
        return tuple(terms)[:limit]

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        """Every string to look for in texts with its entry's address, such as ``Matcher`` takes.

        They come in the order of who has the words: preferred entries, then those of the topmost
        pack, and so on down. Of entries with the same id only the one that counts is there.
        """
        first = {self.address(entry): entry for entry in self._preferred}
        for address, entry in first.items():
            yield from ((alias, address) for alias in entry.aliases)
        for pack in reversed(self.packs):
            if not pack.marked:
                continue
            for alias, entry_id in pack.aliases():
                named = self._address_if_counting(entry_id, pack)
                if named and named not in first:
                    yield alias, named

    def _address_if_counting(self, entry_id: str, pack: AnyPack) -> str | None:
        if not pack.entries:
            return address_in(entry_id, pack.id)
        return entry_id if self._by_id[entry_id] is pack.get(entry_id) else None

    def _in_named_pack(self, words: str) -> Entry | None:
        asked, _, pack_id = words.strip().rpartition("@")
        pack = self._pack_of.get(pack_id)
        return pack.find(fold_words(asked)) if pack else None

    def _comparable(self, asked: str) -> list[str]:
        """The spellings that share most pairs of letters with the question.

        Comparing letter by letter is slow; with a hundred thousand spellings only these few are
        worth it.
        """
        spellings = self._by_words
        if len(spellings) <= _MOST_COMPARED:
            return list(spellings)
        pairs = letter_pairs(asked)
        return sorted(spellings, key=lambda spelling: -likeness(pairs, spelling))[:_MOST_COMPARED]

    @cached_property
    def _by_words(self) -> dict[str, Entry]:
        height = {pack.id: at for at, pack in enumerate(self.packs)}
        from_top = sorted(self.entries, key=lambda entry: (-height.get(entry.pack, 0), entry.id))
        return by_folded_words((*self._preferred, *from_top))


def written_texts(entry: Entry) -> Iterator[str]:
    """Every text of an entry that may hold links and citations."""
    yield entry.body
    yield from (fact.text for fact in entry.facts)
    yield from (position.text for position in entry.positions)
    yield from (name.note for name in entry.names)


def linked_entries(entry: Entry) -> Iterator[str]:
    """Ids that the texts of an entry link, in order, repeated as they are."""
    for text in written_texts(entry):
        yield from (reference.entry for reference in references(text) if reference.entry)
