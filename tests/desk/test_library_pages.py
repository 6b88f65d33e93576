"""Pages of the web on the desk: fetched, read, kept, and asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import ReaderError
from reader.base.monitor import Monitor, StoppedError
from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.fetching.errors import FetchFailedError
from reader.text.format import Format
from reader.text.reading_as import HowToRead
from tests.fetching.servers import Call, Server, redirecting, saying

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Content-Type: text/plain; charset=utf-8"
WORDS = b"The ferry leaves at seven.\n\nNobody speaks before the second buoy.\n"


@pytest.fixture
def reach(monkeypatch: pytest.MonkeyPatch) -> Callable[[Server], None]:
    """Makes a server the only one that can be reached."""

    def reachable(server: Server) -> None:
        monkeypatch.setattr("reader.fetching.network.THE_NETWORK", server.network())

    return reachable


@pytest.fixture
def desk() -> Desk:
    return Desk(Paths.discover())


def kept(desk: Desk) -> list[str]:
    return [one.page.address for one in desk.library.documents() if one.page.address]


def test_a_page_is_kept_with_what_was_said_of_it(
    desk: Desk, reach: Callable[[Server], None]
) -> None:
    with Server(lambda call: call.page(WORDS, TEXT, 'ETag: "1"')) as server:
        reach(server)
        address = str(server.address("/on-ferries.txt"))
        opened = desk.shelf.open_address(f"{address}#place")
    record = desk.library.get(opened.document.id)
    assert record is not None
    assert record.id.startswith("on-ferries-")
    assert (record.page.address, record.page.found_at) == (address, address)
    assert record.page.etag == '"1"'
    assert (record.versions[0].media_type, record.versions[0].charset) == ("text/plain", "utf-8")
    assert opened.path.read_bytes() == WORDS
    assert opened.how.address == address
    again = Desk(Paths.discover()).shelf.open_address(address)
    assert again.document == opened.document
    assert again.path == opened.path


def test_a_page_of_two_addresses_is_one_document(
    desk: Desk, reach: Callable[[Server], None]
) -> None:
    def talk(call: Call) -> None:
        redirecting("/new.txt")(call) if call.path == "/old" else call.page(WORDS, TEXT)

    with Server(talk) as server:
        reach(server)
        old, new = (str(server.address(path)) for path in ("/old", "/new.txt"))
        by_old = desk.shelf.open_address(old)
        by_new = desk.shelf.open_address(new)
        assert by_new.document.id == by_old.document.id
        assert len(server.requests) == 2
    assert kept(desk) == [old]


def test_another_way_to_a_page_that_is_kept_leads_to_it(
    desk: Desk, reach: Callable[[Server], None]
) -> None:
    def talk(call: Call) -> None:
        redirecting("/new.txt")(call) if call.path == "/old" else call.page(WORDS, TEXT)

    with Server(talk) as server:
        reach(server)
        old, new = (str(server.address(path)) for path in ("/old", "/new.txt"))
        first = desk.shelf.open_address(new)
        assert desk.shelf.open_address(old).document.id == first.document.id
    assert kept(desk) == [new]
    assert len(desk.shelf.versions(first.document.id)) == 1


def test_pages_that_say_the_same_are_two_documents(
    desk: Desk, reach: Callable[[Server], None]
) -> None:
    with Server(lambda call: call.page(WORDS, TEXT)) as server:
        reach(server)
        ids = {
            desk.shelf.open_address(str(server.address(path))).document.id
            for path in ("/one/page", "/two/page", "/one/page?x=1")
        }
    assert len(ids) == 3


def test_how_a_page_is_to_be_read_is_remembered(
    desk: Desk, reach: Callable[[Server], None]
) -> None:
    with Server(lambda call: call.page(b"some *stressed* words\n", TEXT)) as server:
        reach(server)
        address = str(server.address("/page"))
        opened = desk.shelf.open_address(address, how=HowToRead(format=Format.MARKDOWN))
    assert opened.document.text == "some stressed words"
    assert Desk(Paths.discover()).shelf.open_address(address).document.format == Format.MARKDOWN


def test_a_page_that_is_gone_keeps_its_versions(
    desk: Desk, reach: Callable[[Server], None]
) -> None:
    answers = [WORDS, WORDS.replace(b"seven", b"eight")]
    with Server(lambda call: call.page(answers.pop(0), TEXT)) as server:
        reach(server)
        opened = desk.shelf.open_address(str(server.address("/page")))
        assert desk.shelf.refresh(opened.document.id).is_changed
    with pytest.raises(FetchFailedError):
        desk.shelf.refresh(opened.document.id)
    texts = [desk.shelf.open_version(opened.document.id, one).document.text for one in (1, 2)]
    assert ["seven" in text for text in texts] == [True, False]
    assert "eight" in desk.shelf.open_address(opened.how.name).document.text


def test_a_page_whose_copy_was_lost_is_asked_for_as_if_it_were_new(
    desk: Desk, reach: Callable[[Server], None]
) -> None:
    with Server(lambda call: call.page(WORDS, TEXT, 'ETag: "1"')) as server:
        reach(server)
        opened = desk.shelf.open_address(str(server.address("/page")))
        opened.path.unlink()
        desk.shelf.refresh(opened.document.id)
    assert b"If-None-Match" not in server.requests[1]
    assert opened.path.read_bytes() == WORDS


def test_what_is_stopped_or_cannot_be_read_leaves_nothing(
    desk: Desk, reach: Callable[[Server], None]
) -> None:
    stop = Monitor(cancelled=lambda: True)
    with Server(lambda call: call.page(WORDS, TEXT)) as server:
        reach(server)
        with pytest.raises(StoppedError):
            desk.shelf.open_address(str(server.address("/page")), stop)
    with Server(saying(b"HTTP/1.0 200 OK\r\n\r\n\x89PNG\r\n\x1a\n\0\0\0")) as server:
        reach(server)
        with pytest.raises(ReaderError, match=r"^http://127\.0\.0\.1:"):
            desk.shelf.open_address(str(server.address("/page.txt")))
    assert kept(desk) == []
    assert not desk.paths.library.exists() or not [*desk.paths.library.glob("[a-z]*")]
