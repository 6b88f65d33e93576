"""First paint beside other readers for the terminal, on the same text in one run.

Each is installed in an environment of its own, and found in the folder that READER_PEERS names:

    python -m venv PEERS/epy && PEERS/epy/bin/pip install epy-reader
    python -m venv PEERS/frogmouth && PEERS/frogmouth/bin/pip install frogmouth
    python -m venv PEERS/baca && PEERS/baca/bin/pip install baca
    READER_PEERS=PEERS python -m tests.benchmarks peers

``less`` is the system's. What is not there is left out.
"""

from __future__ import annotations

import math
import os
import shutil
import tempfile
import zipfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.programs import READER
from tests.benchmarks.texts import write_text
from tests.benchmarks.timing import Sample, Samples, in_turns, ratio, summarise
from tests.terminal.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SIZES = {"article": 0, "1 MB": 1_000_000}
_MARKER = "Shinzo Abe is coming"
_PARAGRAPHS_OF_A_CHAPTER = 200
_AHEAD = 1 / 2.5
"""The aim beside programs made with the same toolkit."""


class _Peer(NamedTuple):
    """A program that is measured beside.

    Attributes:
        suffix: What of the text it opens.
        aim: The most that our time may be of its own; 0 where it is told only.
    """

    suffix: str
    aim: float


_PEERS = {
    "less": _Peer(".txt", 0),
    "epy": _Peer(".epub", 0),
    "frogmouth": _Peer(".md", _AHEAD),
    "baca": _Peer(".epub", _AHEAD),
}


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    found = {name: where for name in _PEERS if (where := _program(name))}
    yield f"found: {', '.join(found) or 'none'}; how to install them: tests/benchmarks/peers.py"
    with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as name:
        folder = Path(name)
        samples: Samples = {}
        for size, length in _SIZES.items():
            text = folder / f"{size.replace(' ', '')}.txt"
            _write_all(text, length)
            cases: dict[str, Callable[[], Sample]] = {}
            for suffix in (".txt", ".md", ".epub"):
                file = str(text.with_suffix(suffix))
                cases[f"reader {suffix}, {size}"] = _case((*READER, file), folder)
            for peer, program in found.items():
                file = str(text.with_suffix(_PEERS[peer].suffix))
                cases[f"{peer}, {size}"] = _case((program, file), folder)
            samples |= in_turns(cases, max(2, min(rounds, 5)))
    yield from summarise(samples)
    for size in _SIZES:
        for peer in found:
            suffix, aim = _PEERS[peer]
            ours = f"reader {suffix}, {size}: first paint"
            line = ratio(samples, ours, f"{peer}, {size}: first paint", aim or math.inf)
            yield line if aim else f"told     {line.split(maxsplit=1)[1].split(';')[0]}"
    for suffix in (".txt", ".md", ".epub"):
        sizes = [f"reader {suffix}, {size}: first paint" for size in _SIZES]
        yield ratio(samples, sizes[1], sizes[0], 1.3)


def _program(name: str) -> str:
    """Where a program is, or nothing."""
    own = Path(os.environ.get("READER_PEERS", "")) / name / "bin" / name
    return str(own.resolve()) if own.is_file() else shutil.which(name) or ""


def _case(command: Sequence[str], folder: Path) -> Callable[[], Sample]:
    home = folder / "home"
    own = {"READER_HOME": str(home), "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}

    def run() -> Sample:
        home.mkdir(exist_ok=True)
        with Terminal(command, env=own) as terminal:
            return {"first paint": (terminal.wait_for(_MARKER) - terminal.started) * 1000}

    return run


def _write_all(text: Path, size: int) -> None:
    """The same text as plain text, Markdown and a book."""
    write_text(text, size=size)
    words = text.read_text(encoding="utf-8")
    text.with_suffix(".md").write_text(words, encoding="utf-8")
    _write_book(text.with_suffix(".epub"), words.split("\n\n"))


def _write_book(path: Path, paragraphs: Sequence[str]) -> None:
    chapters = [
        paragraphs[first : first + _PARAGRAPHS_OF_A_CHAPTER]
        for first in range(0, len(paragraphs), _PARAGRAPHS_OF_A_CHAPTER)
    ]
    names = [f"c{number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    points = "".join(
        f'<navPoint id="{name}" playOrder="{number + 1}"><navLabel><text>{number + 1}</text>'
        f'</navLabel><content src="{name}"/></navPoint>'
        for number, name in enumerate(names)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("content.opf", _PACKAGE.format(items=items, spine=spine))
        book.writestr("toc.ncx", _CONTENTS.format(points=points))
        for name, chapter in zip(names, chapters, strict=True):
            body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in chapter)
            book.writestr(name, _CHAPTER.format(body=body))


_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
_PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A text</dc:title>
<dc:creator>Nobody</dc:creator><dc:language>en</dc:language>
<dc:identifier id="id">text</dc:identifier></metadata>
<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>{items}</manifest>
<spine toc="ncx">{spine}</spine></package>"""
_CONTENTS = """<?xml version="1.0"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/>
<docTitle><text>A text</text></docTitle><navMap>{points}</navMap></ncx>"""
_CHAPTER = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A text</title></head>
<body>{body}</body></html>"""
