"""What the headers of an answer say, of which only what is well formed is believed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.fetching.model import Validators

if TYPE_CHECKING:
    from reader.fetching.exchange import Head

_MEDIA_TYPE = re.compile(r"\s*([\w.+-]{1,80}/[\w.+-]{1,80})\s*(?:;|$)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.ASCII | re.IGNORECASE)
_ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{0,500}"')
_DATE = re.compile(r"[A-Za-z0-9,: +-]{1,60}")
_LENGTH = re.compile(r"[0-9]{1,15}", re.ASCII)


def media_type(head: Head) -> str:
    """The media type, in small letters; "" if none is said, or none that could be one."""
    found = _MEDIA_TYPE.match(head.get("content-type"))
    return found[1].lower() if found else ""


def charset(head: Head) -> str:
    """The encoding that is named; "" if none is, or none that could be one."""
    found = _CHARSET.search(head.get("content-type"))
    return found[1].lower() if found else ""


def validators(head: Head) -> Validators:
    """What to give along when the page is fetched again."""
    etag, date = head.get("etag").strip(), head.get("last-modified").strip()
    return Validators(etag if _ETAG.fullmatch(etag) else "", date if _DATE.fullmatch(date) else "")


def length(head: Head) -> int | None:
    """How many bytes are to come, if it is said and they come as they are counted."""
    said = head.get("content-length").strip()
    chunked = head.get("transfer-encoding")
    return int(said) if _LENGTH.fullmatch(said) and not chunked else None


def codings(head: Head) -> list[str]:
    """How the body is packed, the outermost last."""
    said = ",".join(value for name, value in head.headers if name == "content-encoding")
    names = (one.strip().lower() for one in said.split(","))
    return [name for name in names if name not in {"", "identity"}]


def location(head: Head) -> str:
    """Where a redirect leads, as text: most write UTF-8 where they should write ASCII."""
    said = head.get("location")
    try:
        return said.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return said.strip()
