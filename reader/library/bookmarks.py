"""Lines of documents that the reader gave a letter, kept on their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.base.json_file import JsonFile, JsonForm
from reader.text.anchoring import CONTEXT, Anchor
from reader.text.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.problems import Problem

LONGEST_QUOTE = 64
"""Characters of a line that are kept."""

_FURTHEST = 10**15  # offset; beyond any text

_Kept = dict[str, dict[str, Anchor]]


class Bookmarks:
    """Anchors by document and letter; safe to use from several threads and programs.

    Args:
        path: The file; made by the first bookmark.
    """

    def __init__(self, path: Path) -> None:
        self._file: JsonFile[_Kept] = JsonFile(path, JsonForm({}, _parse, _render))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file, and where it was set aside."""
        return self._file.problems

    def of(self, document_id: str) -> Mapping[str, Anchor]:
        """The bookmarks of a document by their letters."""
        return self._file.look().get(document_id, {})

    def set(self, document_id: str, letter: str, anchor: Anchor | None) -> None:
        """Give a place a letter, whatever had it before; None takes the letter away.

        Raises:
            ReaderError: The file cannot be read or written.
            ValueError: The letter is none.
        """
        if not is_letter(letter) or not is_id(document_id):
            raise ValueError(f"{letter!r} of {document_id!r} can be no bookmark")

        def changed(before: _Kept) -> _Kept:
            marks = {**before.get(document_id, {})}
            marks.pop(letter, None)
            if anchor is not None:
                marks[letter] = anchor
            rest = {name: kept for name, kept in before.items() if name != document_id}
            return {**rest, document_id: marks} if marks else rest

        self._file.change(changed)


def is_letter(letter: str) -> bool:
    """Whether a bookmark can be called so: one letter or digit of any script."""
    return len(letter) == 1 and letter.isalnum()


def _render(kept: _Kept) -> object:
    return {
        document: {
            letter: {
                "quote": anchor.quote,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
                "start": anchor.start,
            }
            for letter, anchor in marks.items()
        }
        for document, marks in kept.items()
    }


def _parse(content: Any) -> _Kept:  # noqa: ANN401 - any JSON
    if not isinstance(content, dict):
        raise ValueError("it holds no bookmarks")  # noqa: TRY004 - one error for every broken file
    return {document: _marks(document, marks) for document, marks in content.items()}


def _marks(document: str, marks: Any) -> dict[str, Anchor]:  # noqa: ANN401 - any JSON
    if not is_id(document) or not isinstance(marks, dict):
        raise ValueError(f"{document!r} has no bookmarks")
    if not all(is_letter(letter) for letter in marks):
        raise ValueError(f"a bookmark of {document!r} has no letter")
    return {letter: _anchor(document, mark) for letter, mark in marks.items()}


def _anchor(document: str, mark: Any) -> Anchor:  # noqa: ANN401 - any JSON
    fields = mark if isinstance(mark, dict) else {}
    start = fields.get("start")
    if type(start) is not int or not 0 <= start <= _FURTHEST:
        raise ValueError(f"a bookmark of {document!r} has no place")
    return Anchor(
        quote=_words(fields.get("quote"), LONGEST_QUOTE),
        prefix=_words(fields.get("prefix"), CONTEXT),
        suffix=_words(fields.get("suffix"), CONTEXT),
        start=start,
    )


def _words(value: Any, longest: int) -> str:  # noqa: ANN401 - any JSON
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("the words of a bookmark are none")
    return value
