"""Writing a dictionary in any of the formats that are read."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.dictionaries.model import Format
from glossary.dictionaries.source import broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.dictionaries.model import DictionaryInfo, Headword

SUFFIXES = {
    Format.STARDICT: ".ifo",
    Format.DICTD: ".index",
    Format.DSL: ".dsl",
    Format.TABBED: ".tab",
    Format.JSON: ".json",
}
"""The suffix of the file that a dictionary of a format is named by."""


def write_dictionary(
    path: Path | str, form: Format, info: DictionaryInfo, headwords: Iterable[Headword]
) -> tuple[Path, ...]:
    """Write a dictionary; files that are there are overwritten.

    What a format has no place for is written as plain text. Nothing is lost when a dictionary is
    written in the format that it was read in, or as JSON.

    Args:
        path: The file that the dictionary is to be named by; its other files go beside it.
        form: The format.
        info: What it says of itself.
        headwords: Its articles, in order; read once.

    Returns:
        The files that were written. If anything fails, they are taken away again.

    Raises:
        BrokenFileError: A file cannot be written, or an article cannot in this format.
    """
    path = Path(path).with_suffix(SUFFIXES[form])
    with _written_whole(path, form):
        if form is Format.STARDICT:
            from glossary.dictionaries.stardict_writer import StarDictWriter

            return StarDictWriter(path, info).write(headwords)
        if form is Format.DICTD:
            from glossary.dictionaries.dictd_writer import DictdWriter

            return DictdWriter(path, info).write(headwords)
        with path.open("wb") as file:
            file.writelines(_pieces(form, info, headwords))
        return (path,)


def _pieces(form: Format, info: DictionaryInfo, headwords: Iterable[Headword]) -> Iterator[bytes]:
    if form is Format.JSON:
        from glossary.dictionaries.json_form import render_json

        yield from render_json(info, headwords)
        return
    if form is Format.DSL:
        from glossary.dictionaries.dsl import render_fields, render_headword
    else:
        from glossary.dictionaries.tabbed import render_fields, render_headword
    yield from render_fields(info)
    yield from map(render_headword, headwords)


@contextmanager
def _written_whole(path: Path, form: Format) -> Iterator[None]:
    suffixes = {
        Format.STARDICT: (".ifo", ".idx", ".dict", ".syn"),
        Format.DICTD: (".index", ".dict"),
    }.get(form, (SUFFIXES[form],))
    try:
        yield
    except BaseException as error:
        for suffix in suffixes:
            path.with_suffix(suffix).unlink(missing_ok=True)
        if isinstance(error, OSError):
            why = error.strerror or str(error)
            advice = "choose a folder that can be written"
            raise broken(path, f"cannot be written ({why})", advice) from None
        raise
