"""What a document names and no entry explains, as a list to work through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.page_builder import PageBuilder
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.candidates import Candidate
    from reader.text.page import Page


def candidates_page(document_id: str, found: Sequence[Candidate]) -> Page:
    """An item for each candidate, which leads to where the document first has it.

    Args:
        document_id: The document.
        found: What it names, best first.
    """
    build = PageBuilder()
    for candidate in found:
        start, end = candidate.spans[0]
        with (
            build.block(Role.LIST_ITEM, marker="·"),
            build.link(DocumentPlace(document_id, start, end)),
        ):
            build.add(candidate.text, Style.TERM)
            build.add(f"  {candidate.kind.value} · {candidate.count}×", Style.FAINT)
            if candidate.aliases:
                build.add(f" · also {', '.join(candidate.aliases)}", Style.FAINT)
            build.add(f"  {candidate.sentence}")
    if not found:
        build.paragraph("Nothing in this text is left to be explained.", Style.FAINT)
    return build.page()
