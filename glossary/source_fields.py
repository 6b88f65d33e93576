"""Sources as fields of a file, read and written: of entries and of companions alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.ids import is_source_key
from glossary.sources import Quality, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.fields import Fields
    from glossary.yaml_writer import Value


def read_sources(fields: Fields) -> dict[str, Source]:
    """The sources below the key ``sources``, by their own keys.

    Raises:
        BrokenFileError: One of them is none; names the line.
    """
    found = {}
    for key, source in fields.fields_by_key("sources").items():
        if not is_source_key(key):
            raise source.wrong(None, f"{key!r} cannot be a source's key", "write it as YAS1")
        source.only(
            *("title", "publisher", "date", "address", "quality", "note", "checked", "checked_by")
        )
        found[key] = Source(
            key=key,
            title=source.required_text("title"),
            publisher=source.text("publisher"),
            date=source.date("date"),
            address=source.text("address"),
            quality=source.choice("quality", Quality, Quality.WEAK),
            note=source.text("note"),
            checked=source.date("checked"),
            checked_by=source.text("checked_by"),
        )
    return found


def read_source_keys(fields: Fields) -> tuple[str, ...]:
    """The keys of sources that a claim cites below the key ``sources``.

    Raises:
        BrokenFileError: One of them cannot be a key; names the line.
    """
    keys = fields.texts("sources")
    for key in keys:
        if not is_source_key(key):
            raise fields.wrong("sources", f"{key!r} cannot be a source's key", "write it as YAS1")
    return keys


def source_values(sources: Mapping[str, Source]) -> dict[str, Value]:
    """The fields that ``read_sources`` reads back; what is empty is left out."""
    return {key: _values(source) for key, source in sources.items()}


def _values(source: Source) -> dict[str, Value]:
    values: dict[str, Value] = {
        "title": source.title,
        "publisher": source.publisher,
        "date": str(source.date or ""),
        "address": source.address,
        "quality": source.quality.value,
        "note": source.note,
        "checked": str(source.checked or ""),
        "checked_by": source.checked_by,
    }
    return {name: value for name, value in values.items() if value}
