"""The reader's packs as glossaries, one for each set of choices that a document makes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from reader.base.shipped import entries_folder

if TYPE_CHECKING:
    from glossary.dictionaries.dictionary_pack import DictionaryPack
    from glossary.glossary import Glossary
    from glossary.matcher import Matcher
    from glossary.pack import AnyPack
    from glossary.problems import Problem
    from reader.base.paths import Paths
    from reader.packs.reading import PackReader, Stack
    from reader.text.companion import Companion

_MOST_KEPT = 16


class _Choices(NamedTuple):
    """What a document's companion says about packs."""

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    preferred: tuple[str, ...] = ()


class Glossaries:
    """Every glossary that a reader's packs make, and what finds its terms.

    Safe to use from several threads. Packs are read when the first glossary is asked for, and
    again by ``refresh``, which is for a thread; what was given out stays as it was.

    Args:
        paths: Where the packs are.
    """

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._making = threading.RLock()
        self._reader: PackReader | None = None
        self._made_of: Stack | None = None
        self._glossaries: dict[_Choices, Glossary] = {}
        self._matchers: WeakKeyDictionary[Glossary, Matcher] = WeakKeyDictionary()

    def refresh(self) -> bool:
        """Look whether files of packs have changed; read again those that have.

        Returns:
            Whether anything did: glossaries asked for from now on are new ones.
        """
        return self._packs().refresh()

    def glossary_for(self, companion: Companion | None = None) -> Glossary:
        """The glossary of a document, by its companion; without one, what serves every document.

        Packs that the companion switches on or off do or do not serve, and the entries that it
        prefers count before others.
        """
        with self._making:
            stack = self._packs().stack()
            if stack is not self._made_of:
                self._glossaries.clear()
                self._made_of = stack
            choices = _choices(companion)
            found = self._glossaries.pop(choices, None) or _glossary(stack, choices)
            self._glossaries[choices] = found
            if len(self._glossaries) > _MOST_KEPT:
                del self._glossaries[next(iter(self._glossaries))]
            return found

    def matcher_for(self, glossary: Glossary) -> Matcher:
        """Finds every alias of a glossary in a text; made once for each."""
        from glossary.matcher import Matcher

        with self._making:
            found = self._matchers.get(glossary)
            if found is None:
                found = self._matchers[glossary] = Matcher(glossary.aliases())
            return found

    def dictionaries_for(self, companion: Companion | None = None) -> tuple[DictionaryPack, ...]:
        """The dictionaries to look words up in, from the topmost down."""
        from glossary.dictionaries.dictionary_pack import DictionaryPack

        packs = self.glossary_for(companion).packs
        return tuple(pack for pack in reversed(packs) if isinstance(pack, DictionaryPack))

    def pack(self, pack_id: str) -> AnyPack | None:
        """A pack by its id, whether it is on or off."""
        packs = self._packs().stack().packs
        return next((pack for pack in packs if pack.id == pack_id), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the packs could not be read, those that are off among them."""
        stack = self._packs().stack()
        return (*(problem for pack in stack.packs for problem in pack.problems), *stack.problems)

    def _packs(self) -> PackReader:
        from reader.packs.reading import PackFolders, PackReader

        with self._making:
            if self._reader is None:
                paths = self._paths
                self._reader = PackReader(
                    PackFolders(entries_folder(), paths.packs, paths.glossary)
                )
            return self._reader


def _choices(companion: Companion | None) -> _Choices:
    if companion is None:
        return _Choices()
    on, off = frozenset(companion.packs_on), frozenset(companion.packs_off)
    return _Choices(on, off, companion.preferred)


def _glossary(stack: Stack, choices: _Choices) -> Glossary:
    from glossary.glossary import Glossary

    return Glossary(stack.serving(choices.on, choices.off), choices.preferred)
