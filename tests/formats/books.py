"""Small books, made for the tests."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>"""

NAV_ITEM = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
NCX_ITEM = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'

METADATA = """<dc:title id="t">The Wind Book</dc:title>
<dc:creator id="c">Ada Lindqvist</dc:creator>
<dc:language>en</dc:language><dc:date>2019-05-04</dc:date><dc:publisher>Own Press</dc:publisher>"""


def page(body: str, head: str = "<title>A page</title>") -> str:
    """A chapter's file."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head>{head}</head><body>{body}</body></html>"
    )


def nav(items: str) -> str:
    """A navigation document around the lines of its outline."""
    return page(
        f'<nav epub:type="landmarks"><ol><li><a href="one.xhtml">Start</a></li></ol></nav>'
        f'<nav epub:type="toc"><h1>Contents</h1><ol>{items}</ol></nav>'
    )


def ncx(points: str) -> str:
    """An outline of the second version."""
    return (
        '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
        f"<navMap>{points}</navMap></ncx>"
    )


def point(title: str, src: str, inner: str = "") -> str:
    """One line of an outline of the second version."""
    return (
        f"<navPoint><navLabel><text>{title}</text></navLabel>"
        f'<content src="{src}"/>{inner}</navPoint>'
    )


def package(
    spine: Mapping[str, str], *, metadata: str = METADATA, items: str = "", toc: str = ""
) -> str:
    """A package around a spine: href by id."""
    manifest = "".join(
        f'<item id="{one}" href="{href}" media-type="application/xhtml+xml"/>'
        for one, href in spine.items()
    )
    refs = "".join(f'<itemref idref="{one}"/>' for one in spine)
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{manifest}{items}</manifest><spine{toc}>{refs}</spine></package>"
    )


def book(chapters: Mapping[str, str], **said: str) -> dict[str, str | bytes]:
    """The members of a good book; chapters by the names of their files, without suffix."""
    spine = {name: f"{name}.xhtml" for name in chapters}
    pages = {f"OPS/{name}.xhtml": page(body) for name, body in chapters.items()}
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": package(spine, **said),
        **pages,
    }


def book_at(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """Those members as an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path
