"""A page of the web for tests, and what the library has of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.base.paths import Paths
from reader.desk.desk import Desk

if TYPE_CHECKING:
    from reader.library.record import DocumentRecord
    from tests.fetching.servers import Call

Serve = Callable[..., None]
"""Makes a server the only one that can be reached."""

PAGE = b"""<!doctype html><html lang="en"><head><title>On Ferries</title></head><body><article>
<h1>On Ferries</h1><p>The ferry leaves at seven, and nobody aboard speaks before the second
buoy is passed.</p><h2 id="winter">Winter</h2><p>In winter it leaves at eight, when there is light
enough to see the pier by. The crew drink their tea in the engine room, where it is warm, and the
captain reads the paper of the day before, which nobody else has wanted.</p><p>By the time the far
shore is in sight the passengers have begun to talk again, of the price of fish, of the weather, and
of the bridge that was promised to them thirty years ago and will never be
built.</p></article></body></html>"""
LATER = PAGE.replace(b"at seven", b"at half past six")
HTML = "Content-Type: text/html; charset=utf-8"


class Changing:
    """A page that changes, on a server that knows which one it has sent."""

    def __init__(self) -> None:
        self.body = PAGE
        self.tag = '"first"'
        self.answers: list[str] = []

    def __call__(self, call: Call) -> None:
        if call.header("If-None-Match") == self.tag:
            self.answers.append("304")
            call.say(f"HTTP/1.1 304 Not Modified\r\nETag: {self.tag}\r\n\r\n".encode())
        else:
            self.answers.append("200")
            call.page(self.body, HTML, f"ETag: {self.tag}")


def pages() -> list[DocumentRecord]:
    """What is kept of the web."""
    documents = Desk(Paths.discover()).library.documents()
    return [record for record in documents if record.page.address]
