"""Libraries for PDF, measured: time, and how many words of a text come out whole.

Usage: python -m tests.benchmarks.pdfs FILE.pdf...

Any PDF does. Those of docs/formats.md are Debian's: ``apt-get download debian-faq bash-doc
developers-reference asymptote-doc`` and ``dpkg-deb -x`` each. The others are compared if they are
installed: ``pip install pypdf pdfminer.six``. Words count as whole if the file's own words, as the
most libraries have them, hold them too.
"""

from __future__ import annotations

import importlib
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reader.formats.pdf.read import read_pdf
from reader.text.reading_as import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]{3,}")


def ours(path: Path) -> str:
    """The text as the reader has it."""
    return read_pdf(path, AS_IT_IS, None).text


def pypdfium2(path: Path) -> str:
    """The library's own text."""
    document = importlib.import_module("pypdfium2").PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def pypdf(path: Path) -> str:
    """The library's own text."""
    pages = importlib.import_module("pypdf").PdfReader(path).pages
    return "\n".join(page.extract_text() for page in pages)


def pdfminer(path: Path) -> str:
    """The library's own text."""
    return str(importlib.import_module("pdfminer.high_level").extract_text(path))


def measure(path: Path, readers: list[Callable[[Path], str]]) -> None:
    """Print a line for each library."""
    texts: dict[str, Counter[str]] = {}
    seconds: dict[str, float] = {}
    for reader in readers:
        start = time.perf_counter()
        try:
            text = reader(path)
        except ImportError:
            continue
        seconds[reader.__name__] = time.perf_counter() - start
        texts[reader.__name__] = Counter(_WORD.findall(text.casefold()))
    known = Counter(word for words in texts.values() for word in words)
    for name, words in texts.items():
        alone = sum(count for word, count in words.items() if known[word] == 1)
        print(
            f"{path.name:32} {name:10} {seconds[name]:7.2f} s {words.total():8,} words"
            f" {alone:6,} that no other has"
        )


def main() -> None:
    """Measure the files that are named."""
    if not sys.argv[1:]:
        print(__doc__)
    for name in sys.argv[1:]:
        measure(Path(name), [ours, pypdfium2, pypdf, pdfminer])


if __name__ == "__main__":
    main()
