"""Contents as bytes and back; bytes that are not of this making are refused."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from glossary.dates import PartialDate
from reader.formats.contents import Contents
from reader.text.document import Block, Emphasis, Image, InlineMark, Link, Metadata, Part, Role
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROLES = {role.value: role for role in Role}
_EMPHASES = {emphasis.value: emphasis for emphasis in Emphasis}
_WORDS = tuple(field.name for field in fields(Metadata) if field.name != "date")


def packed(contents: Contents) -> bytes:
    """The contents as bytes."""
    metadata = asdict(contents.metadata)
    metadata["date"] = str(contents.metadata.date or "")
    values = {
        **contents._asdict(),
        "targets": dict(contents.targets),
        "metadata": metadata,
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(data: bytes) -> Contents:
    """The contents that were packed.

    Raises:
        ValueError: The bytes are not what packing makes.
    """
    try:
        values = json.loads(data)
        contents = _contents(values)
        _check_all(contents)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return contents


def _contents(values: dict[str, Any]) -> Contents:
    metadata = values["metadata"]
    return Contents(
        text=_text(values["text"]),
        blocks=[
            Block(start, end, _ROLES[role], level, marker)
            for start, end, role, level, marker in values["blocks"]
        ],
        marks=[InlineMark(start, end, _EMPHASES[how]) for start, end, how in values["marks"]],
        links=[Link(*link) for link in values["links"]],
        images=[Image(*image) for image in values["images"]],
        targets={name: Span(*span) for name, span in values["targets"].items()},
        parts=[Part(*part) for part in values["parts"]],
        encoding=_text(values["encoding"]),
        metadata=Metadata(
            **{name: _text(metadata[name]) for name in _WORDS},
            date=PartialDate.parse(metadata["date"]) if metadata["date"] else None,
        ),
        warnings=tuple(map(_text, values["warnings"])),
        complete=values["complete"] is True,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _check_all(contents: Contents) -> None:
    size = len(contents.text)
    _check(contents.blocks, size, apart=True)
    _check(contents.marks, size)
    _check(contents.links, size, apart=True)
    _check(contents.images, size)
    _check(contents.targets.values(), size, in_order=False)
    _check(((part.start, size) for part in contents.parts), size)


def _check(
    spans: Iterable[tuple[Any, ...]], size: int, *, in_order: bool = True, apart: bool = False
) -> None:
    """Refuse spans that are not of the text, or not in the order that everybody relies on."""
    at = 0
    for span in spans:
        start, end = span[0], span[1]
        if not (at <= start <= end <= size):
            raise ValueError
        if in_order:
            at = end if apart else start
