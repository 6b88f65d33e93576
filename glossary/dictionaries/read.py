"""Opening a dictionary file, whatever its format."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.dictionaries.encodings import Census, byte_order_mark
from glossary.dictionaries.model import Format
from glossary.dictionaries.source import broken
from glossary.dictionaries.text_lines import beginning

if TYPE_CHECKING:
    from glossary.dictionaries.reading import DictionaryFile

_STARDICT_SUFFIXES = (".ifo", ".idx", ".idx.gz", ".syn", ".syn.gz", ".syn.dz")
_DICTD_SUFFIXES = (".index", ".index.gz")
_DATA_SUFFIXES = (".dict", ".dict.dz", ".dict.gz")
_DSL_FIELD = re.compile(r"#[A-Z_]{2,40}[ \t]+\"")
_DSL_ARTICLE = re.compile(r"(?:^|\n)[^\s#][^\t\n]*\n[ \t]+\S")
_JSON = re.compile(r"[{\[]\s*[\"{\[\]}]")
_NAMED = {
    (".dsl", ".dsl.dz", ".dsl.gz"): Format.DSL,
    (".json", ".json.gz"): Format.JSON,
    (".tab", ".tsv", ".tab.gz", ".tsv.gz"): Format.TABBED,
}
_ADVICE = "choose StarDict, dictd, Lingvo DSL, tab-separated text or JSON"


def open_dictionary(path: Path | str, *, encoding: str = "") -> DictionaryFile:
    """Open a dictionary to read it article by article.

    Args:
        path: Its file, or any of its files if it has several beside each other.
        encoding: Python's name of its encoding, for a file that does not tell it; it is found out
            if empty. StarDict is always in UTF-8.

    Raises:
        BrokenFileError: It is no dictionary that is read, or is damaged; reading its articles may
            raise it too.
    """
    path = Path(path)
    if encoding and not _is_encoding(encoding):
        raise broken(path, f"no encoding is called {encoding!r}", "name one such as cp1251")
    form = detect_format(path)
    if form is Format.STARDICT:
        from glossary.dictionaries import stardict

        files = stardict.find_files(path)
        if files is None:
            raise broken(path, "has no .ifo file beside it", "put all its files in one folder")
        return stardict.read_stardict(files)
    if form is Format.DICTD:
        from glossary.dictionaries import dictd

        database = dictd.find_files(path)
        if database is None:
            raise broken(path, "has no .index file beside it", "put both in one folder")
        return dictd.read_dictd(database, encoding)
    if form is Format.DSL:
        from glossary.dictionaries.dsl import read_dsl

        return read_dsl(path, encoding)
    if form is Format.TABBED:
        from glossary.dictionaries.tabbed import read_tabbed

        return read_tabbed(path, encoding)
    if form is Format.JSON:
        from glossary.dictionaries.json_form import read_json

        return read_json(path, encoding)
    raise broken(path, "is no dictionary in a format that is read", _ADVICE)


def detect_format(path: Path) -> Format | None:
    """The format of a dictionary file by its name and its beginning, None if it has none.

    Raises:
        BrokenFileError: It cannot be read.
    """
    name = path.name.lower()
    head = beginning(path)
    if name.endswith(_STARDICT_SUFFIXES):
        return Format.STARDICT
    if name.endswith(_DICTD_SUFFIXES):
        return Format.DICTD
    if name.endswith(_DATA_SUFFIXES):
        stem = path.name[: name.rindex(".dict")]
        has_ifo = path.with_name(f"{stem}.ifo").exists()
        return Format.STARDICT if has_ifo else Format.DICTD
    if not head.strip():
        raise broken(path, "is empty", _ADVICE)
    named = (form for suffixes, form in _NAMED.items() if name.endswith(suffixes))
    return next(named, None) or _format_of_text(_text(head))


def _format_of_text(text: str) -> Format | None:
    start = text.lstrip()
    if _DSL_FIELD.match(start):
        return Format.DSL
    if _JSON.match(start):
        return Format.JSON
    first = next((line for line in text.splitlines() if line.strip()), "")
    if "\0" in text:
        return None
    if "\t" in first.strip("\t"):
        return Format.TABBED
    return Format.DSL if _DSL_ARTICLE.search(text) else None


def _text(head: bytes) -> str:
    mark = byte_order_mark(head)
    if mark:
        return head.decode(mark[1], "replace").removeprefix("\ufeff")
    if head[1:2] == b"\0" != head[:1]:
        return head.decode("utf-16-le", "replace")
    if head[:1] == b"\0" != head[1:2]:
        return head.decode("utf-16-be", "replace")
    return Census.of([head]).verdict().decode(head)


def _is_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - no other way to ask
    except (LookupError, ValueError):
        return False
