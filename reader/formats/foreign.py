"""Files that are known by their first bytes and are not read: what they are, and what to do."""

from __future__ import annotations

import re
from typing import NamedTuple


class ForeignKind(NamedTuple):
    """What a file is, and what its owner can do about it."""

    what: str
    advice: str


_WORD = "open it there and save it as a web page (HTML), PDF or plain text"
_BOOK = "convert it to EPUB, as Calibre's ebook-convert does"
_UNPACK = "unpack it and open a file in it"
_PICTURE = "only words are read; look for the text it shows"
_MEDIA = "only words are read; look for its transcript"
_PROGRAM = "only words are read; choose a file of text, Markdown, HTML, EPUB or PDF"

_SIGNATURES: tuple[tuple[int, bytes, ForeignKind], ...] = (
    (60, b"BOOKMOBI", ForeignKind("a Kindle book (MOBI or AZW)", _BOOK)),
    (60, b"TEXtREAd", ForeignKind("a PalmDoc book", _BOOK)),
    (0, b"TPZ", ForeignKind("a Kindle book (Topaz)", _BOOK)),
    (0, b"\xeaDRMION\xee", ForeignKind("a Kindle book with protection (KFX)", _BOOK)),
    (0, b"ITSF", ForeignKind("a Windows help book (CHM)", _BOOK)),
    (0, b"ITOLITLS", ForeignKind("a Microsoft Reader book (LIT)", _BOOK)),
    (0, b"AT&TFORM", ForeignKind("a DjVu book", "convert it to PDF, as ddjvu does")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ForeignKind("an old Office document", _WORD)),
    (0, b"\x1f\x8b", ForeignKind("compressed (gzip)", _UNPACK)),
    (0, b"BZh", ForeignKind("compressed (bzip2)", _UNPACK)),
    (0, b"\xfd7zXZ\0", ForeignKind("compressed (xz)", _UNPACK)),
    (0, b"\x28\xb5\x2f\xfd", ForeignKind("compressed (Zstandard)", _UNPACK)),
    (0, b"7z\xbc\xaf\x27\x1c", ForeignKind("a 7-Zip archive", _UNPACK)),
    (0, b"Rar!\x1a\x07", ForeignKind("a RAR archive", _UNPACK)),
    (257, b"ustar", ForeignKind("a tar archive", _UNPACK)),
    (0, b"!<arch>\n", ForeignKind("a package (ar archive)", _UNPACK)),
    (0, b"\x89PNG\r\n\x1a\n", ForeignKind("a picture (PNG)", _PICTURE)),
    (0, b"\xff\xd8\xff", ForeignKind("a picture (JPEG)", _PICTURE)),
    (0, b"GIF87a", ForeignKind("a picture (GIF)", _PICTURE)),
    (0, b"GIF89a", ForeignKind("a picture (GIF)", _PICTURE)),
    (0, b"II*\0", ForeignKind("a picture (TIFF)", _PICTURE)),
    (0, b"MM\0*", ForeignKind("a picture (TIFF)", _PICTURE)),
    (8, b"WEBP", ForeignKind("a picture (WebP)", _PICTURE)),
    (4, b"ftyphei", ForeignKind("a picture (HEIC)", _PICTURE)),
    (4, b"ftypavif", ForeignKind("a picture (AVIF)", _PICTURE)),
    (0, b"\0\0\1\0", ForeignKind("an icon", _PICTURE)),
    (4, b"ftyp", ForeignKind("a film or a recording (MP4)", _MEDIA)),
    (8, b"WAVEfmt", ForeignKind("a recording (WAV)", _MEDIA)),
    (8, b"AVI LIST", ForeignKind("a film (AVI)", _MEDIA)),
    (0, b"ID3", ForeignKind("a recording (MP3)", _MEDIA)),
    (0, b"OggS", ForeignKind("a recording (Ogg)", _MEDIA)),
    (0, b"fLaC", ForeignKind("a recording (FLAC)", _MEDIA)),
    (0, b"\x1a\x45\xdf\xa3", ForeignKind("a film (Matroska or WebM)", _MEDIA)),
    (0, b"\x7fELF", ForeignKind("a program", _PROGRAM)),
    (0, b"\xcf\xfa\xed\xfe", ForeignKind("a program", _PROGRAM)),
    (0, b"MZ\x90\0", ForeignKind("a program", _PROGRAM)),
    (0, b"SQLite format 3\0", ForeignKind("a database (SQLite)", _PROGRAM)),
    (0, b"bplist00", ForeignKind("a property list or a web archive of Safari", _WORD)),
)
_SIGNATURES_IN_WORDS = (
    (b"{\\rtf", ForeignKind("a rich text document (RTF)", _WORD)),
    (b"%!PS-", ForeignKind("a PostScript file", "convert it to PDF, as ps2pdf does")),
)
_NO_WORDS = re.compile(rb"[\0-\x08\x0e-\x1a\x80-\xff]")
_ZIP = b"PK\x03\x04"
_ZIP_EMPTY = b"PK\x05\x06"
_IN_ZIP: tuple[tuple[bytes, ForeignKind], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.", ForeignKind("an OpenDocument file", _WORD)),
    (b"mimetypeapplication/x-ibooks+zip", ForeignKind("an Apple Books book", _BOOK)),
    (b"word/", ForeignKind("a Word document", _WORD)),
    (b"ppt/", ForeignKind("a PowerPoint presentation", _WORD)),
    (b"xl/", ForeignKind("an Excel workbook", _WORD)),
    (b"[Content_Types].xml", ForeignKind("an Office document", _WORD)),
    (b"Index/Document.iwa", ForeignKind("a Pages document", _WORD)),
)
_OFFICE_SUFFIXES = {
    ".docx": ForeignKind("a Word document", _WORD),
    ".pptx": ForeignKind("a PowerPoint presentation", _WORD),
    ".xlsx": ForeignKind("an Excel workbook", _WORD),
    ".odt": ForeignKind("an OpenDocument file", _WORD),
    ".cbz": ForeignKind("a comic book", _PICTURE),
}
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*>)*+"
    rb"<(?:\w+:)?(FictionBook|svg|rss|feed|RDF|plist|mediawiki)[\s>]",
    re.DOTALL,
)
_ROOTS = {
    b"FictionBook": ForeignKind("a FictionBook (FB2)", _BOOK),
    b"svg": ForeignKind("a picture (SVG)", _PICTURE),
    b"rss": ForeignKind("a news feed (RSS)", "open one of the pages it names"),
    b"feed": ForeignKind("a news feed (Atom)", "open one of the pages it names"),
    b"RDF": ForeignKind("a news feed (RSS) or data (RDF)", "open one of the pages it names"),
    b"plist": ForeignKind("a property list", _PROGRAM),
    b"mediawiki": ForeignKind("an export of a wiki", "open the page itself in the wiki"),
}
_MAIL = re.compile(
    rb"(?=.{0,2000}?^Content-Type:\s*multipart/related)(?:From: <Saved by|MIME-Version:|From:)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_WEB_ARCHIVE = ForeignKind("a web archive (MHTML)", "save the page as HTML in the browser")


def foreign_kind(beginning: bytes, name: str) -> ForeignKind | None:
    """What a file that is not read is, or None if it may be one that is.

    Args:
        beginning: Its first bytes.
        name: Its name, which tells one zip file from another where nothing else does.
    """
    for signature, kind in _SIGNATURES_IN_WORDS:
        if beginning.startswith(signature):
            return kind
    if _NO_WORDS.search(beginning):  # a text may begin with the letters of a signature
        for at, signature, kind in _SIGNATURES:
            if beginning.startswith(signature, at):
                return kind
    if beginning.startswith((_ZIP, _ZIP_EMPTY)):
        return _zipped(beginning, name)
    if root := _ROOT.match(beginning):
        return _ROOTS[root[1]]
    return _WEB_ARCHIVE if _MAIL.match(beginning) else None


def _zipped(beginning: bytes, name: str) -> ForeignKind:
    """The kind of a zip file that is no EPUB."""
    suffix = name[name.rfind(".") :].lower()
    if suffix in _OFFICE_SUFFIXES:
        return _OFFICE_SUFFIXES[suffix]
    return next(
        (kind for sign, kind in _IN_ZIP if sign in beginning),
        ForeignKind("an archive (zip)", _UNPACK),
    )
