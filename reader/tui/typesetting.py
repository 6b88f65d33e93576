"""From the settings to how the lines of a document are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.typography import Typography

if TYPE_CHECKING:
    from reader.base.config import Config
    from reader.text.document import Document


def typography_of(config: Config, document: Document) -> Typography:
    """How the lines of a document are set."""
    return Typography(
        measure=config.measure,
        margin=config.margin,
        spacing=config.spacing,
        justify=config.justify,
        hyphenate=config.hyphenate,
        language=document.metadata.language,
        orders_bidi=config.bidi == "reader",
    )
