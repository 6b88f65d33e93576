"""What a document names and the reader's glossary does not explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.document import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from glossary.candidates import Candidate, Stretch
    from glossary.glossary import Glossary
    from glossary.model import Mention
    from reader.text.document import Document

_SKIPPED = frozenset({Role.CODE, Role.RULE})
_NO_PROSE = frozenset({Role.HEADING, Role.TABLE})


def candidates(
    document: Document,
    mentions: Iterable[Mention],
    glossary: Glossary,
    dismissed: Collection[str] = frozenset(),
    cancelled: Callable[[], bool] | None = None,
) -> list[Candidate]:
    """Names, acronyms and phrases of a document that no entry explains, best first.

    Takes about a second for each two megabytes; for a thread.

    Args:
        document: Where to look.
        mentions: All its mentions, as ``TermFinder.everything`` gives them.
        glossary: Whose entries explain.
        dismissed: Folded phrases that the reader does not want (``Acquaintance.dismissed``).
        cancelled: Asked now and then whether to stop; then nothing is found.
    """
    from glossary.candidates import find_candidates

    return find_candidates(
        document.text,
        tuple(_stretches(document)),
        known_spans=((mention.start, mention.end) for mention in mentions),
        is_explained=glossary.explains,
        dismissed=dismissed,
        cancelled=cancelled,
    )


def _stretches(document: Document) -> Iterator[Stretch]:
    from glossary.candidates import Stretch

    for block in document.blocks:
        if block.role not in _SKIPPED:
            yield Stretch(block.start, block.end, is_prose=block.role not in _NO_PROSE)
