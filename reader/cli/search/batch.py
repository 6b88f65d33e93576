"""Many queries by one command: a line each, answered in order."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import (
    IsADirectoryFileError,
    NoSuchFileError,
    NotTextError,
    UnreadableFileError,
)
from reader.cli.incoming import NAME as STANDARD_INPUT
from reader.cli.search.printing import print_results
from reader.cli.search.values import results_values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from reader.cli.output import Output
    from reader.cli.search.asking import Asking

_AT_ONCE = 64 * 1024  # bytes of a line that are looked at; what is beyond is no query
_MARK = b"\xef\xbb\xbf"


def queries_of(file: str, output: Output) -> BinaryIO:
    """The file of queries, open.

    Raises:
        ReaderError: It cannot be read.
    """
    if file == STANDARD_INPUT:
        if sys.stdin.isatty():
            output.complain("a query a line; Ctrl-D at the start of a line ends it")
        return sys.stdin.buffer
    try:
        return Path(file).open("rb")  # a pipe will do, such as the shell makes of <(...)
    except FileNotFoundError:
        raise NoSuchFileError(file) from None
    except IsADirectoryError:
        raise IsADirectoryFileError(file) from None
    except (OSError, ValueError) as error:
        raise UnreadableFileError(file, getattr(error, "strerror", None) or str(error)) from None


def answer(asking: Asking, queries: BinaryIO) -> int:
    """Search for each line, and print what it finds at once.

    Raises:
        ReaderError: The file cannot be read on; what was asked before is answered.
    """
    output, arguments = asking.output, asking.arguments
    found = False
    with queries:
        for number, query in _lines(queries, arguments.batch):
            results = asking.results(query)
            found = found or bool(results.hits)
            if arguments.json:
                values = results_values(results, hits=not arguments.count)
                output.json({"line": number, **values, "query": query}, indent=None)
                continue
            output.line(f"query: {query}")
            print_results(results, output, arguments, where=f"line {number}: ")
            output.line()
            output.flush()
    return asking.end(has_found=found)


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, with its number."""
    number = 0
    while True:
        try:
            line = file.readline(_AT_ONCE)
            rest = line
            while rest and not rest.endswith(b"\n") and b"\0" not in rest:
                rest = file.readline(_AT_ONCE)
        except OSError as error:
            raise UnreadableFileError(name, error.strerror or str(error)) from None
        if not line:
            return
        number += 1
        if b"\0" in line or b"\0" in rest:
            raise NotTextError(name)
        if number == 1:
            line = line.removeprefix(_MARK)
        query = line.decode("utf-8", "replace").strip()
        if query:
            yield number, query
