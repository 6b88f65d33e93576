"""One page, fetched from servers that do as they should."""

from __future__ import annotations

import gzip
import socket
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.base.monitor import Monitor
from reader.fetching.address import parse_address
from reader.fetching.errors import FetchFailedError
from reader.fetching.fetch import fetch
from reader.fetching.model import Fetched, NotModified, Validators
from tests.fetching.servers import Call, Server, redirecting, saying


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    def talk(call: Call) -> None:
        call.page(
            b"<p>words",
            "Content-Type: Text/HTML; Charset='ISO-8859-1'; x=y",
            'ETag: "one"',
            "Last-Modified: Sat, 21 Nov 2026 10:00:00 GMT",
        )

    before = datetime.now(UTC)
    with Server(talk) as server:
        page = fetch(server.address("/a?b=c#d"), network=server.network())
    assert isinstance(page, Fetched)
    assert page.data == b"<p>words"
    assert (page.media_type, page.charset) == ("text/html", "iso-8859-1")
    assert page.validators == Validators('"one"', "Sat, 21 Nov 2026 10:00:00 GMT")
    assert page.address == server.address("/a?b=c#d")
    assert before <= page.date <= datetime.now(UTC)


def test_one_polite_request_is_sent_and_nothing_of_the_person() -> None:
    with Server(lambda call: call.page()) as server:
        fetch(server.address("/a?b=c#d"), network=server.network())
    (request,) = server.requests
    lines = request.decode("ascii").split("\r\n")
    assert lines[0] == "GET /a?b=c HTTP/1.1"
    names = {line.partition(":")[0].lower() for line in lines[1:] if line}
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert f"Host: 127.0.0.1:{server.port}" in lines


def test_a_server_may_say_nothing_of_what_it_sends() -> None:
    with Server(saying(b"HTTP/1.0 200 OK\r\n\r\nto the end")) as server:
        page = fetch(server.address(), network=server.network())
    assert isinstance(page, Fetched)
    assert (page.data, page.media_type, page.charset) == (b"to the end", "", "")
    assert not page.validators


def test_a_body_in_chunks_is_put_together() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    with Server(saying(head + b"3\r\none\r\n4;x=y\r\n two\r\n0\r\nTrailer: z\r\n\r\n")) as server:
        page = fetch(server.address(), network=server.network())
    assert isinstance(page, Fetched)
    assert page.data == b"one two"


@pytest.mark.parametrize("piece", [1, 7, 10_000])
def test_a_compressed_body_is_inflated_however_it_is_cut(piece: int) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0"

    def talk(call: Call) -> None:
        call.say(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")
        for at in range(0, len(packed), piece):
            call.say(packed[at : at + piece])

    with Server(talk) as server:
        page = fetch(server.address(), network=server.network())
    assert isinstance(page, Fetched)
    assert page.data == b"one two"


def test_what_comes_after_the_end_is_not_of_the_page() -> None:
    with Server(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords and more")) as server:
        page = fetch(server.address(), network=server.network())
    assert isinstance(page, Fetched)
    assert page.data == b"words"


@pytest.mark.skipif(not _has_ipv6(), reason="this computer has no IPv6")
def test_a_server_is_reached_by_ipv6() -> None:
    with Server(
        lambda call: call.page((call.header("Host") or "").encode()), number="::1"
    ) as server:
        page = fetch(server.address(host="[0:0::1]"), network=server.network())
        by_name = fetch(
            server.address(host="six.example"), network=server.network(six_example="::1")
        )
    assert isinstance(page, Fetched)
    assert page.data == f"[::1]:{server.port}".encode()
    assert isinstance(by_name, Fetched)


def test_interim_answers_are_passed_over() -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    with Server(saying(hints + answer)) as server:
        page = fetch(server.address(), network=server.network())
    assert isinstance(page, Fetched)
    assert page.data == b"ok"


def test_redirects_are_followed_and_the_fragment_goes_along() -> None:
    def talk(call: Call) -> None:
        if call.path == "/old":
            redirecting("/new?x=1", "301 Moved Permanently")(call)
        elif call.path == "/other":
            redirecting("/new#its-own")(call)
        else:
            call.page(call.path.encode())

    with Server(talk) as server:
        network = server.network()
        page = fetch(server.address("/old#part"), network=network)
        other = fetch(server.address("/other#part"), network=network)
    assert isinstance(page, Fetched)
    assert page.data == b"/new?x=1"
    assert page.address == server.address("/new?x=1#part")
    assert page.redirects == 1
    assert other.address == server.address("/new#its-own")


def test_what_the_server_said_is_given_along_and_it_may_say_that_nothing_changed() -> None:
    known = Validators('"one"', "Sat, 21 Nov 2026 10:00:00 GMT")

    def talk(call: Call) -> None:
        assert call.header("If-None-Match") == known.etag
        assert call.header("If-Modified-Since") == known.last_modified
        call.say(b"HTTP/1.1 304 Not Modified\r\n\r\n")

    with Server(talk) as server:
        answer = fetch(server.address(), known=known, network=server.network())
    assert isinstance(answer, NotModified)
    assert answer.validators == known


def test_that_nothing_changed_is_no_answer_to_who_has_nothing() -> None:
    with Server(saying(b"HTTP/1.1 304 Not Modified\r\n\r\n")) as server:
        address = server.address()
        with pytest.raises(FetchFailedError, match="304 Not Modified"):
            fetch(address, network=server.network())


def test_how_far_it_is_is_told() -> None:
    told: list[tuple[str, int, int | None]] = []
    with Server(lambda call: call.page(b"x" * 300_000)) as server:
        monitor = Monitor(lambda *progress: told.append(progress))
        fetch(server.address(), monitor=monitor, network=server.network())
    assert told[-1] == ("fetching from 127.0.0.1", 300_000, 300_000)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "404 Not Found.; check the address"),
        ("403 Forbidden", "403 Forbidden.; it does not let everybody in"),
        ("429 Too Many Requests", "try again later"),
        ("503 \x07\x9b31m", r"\(503 Service Unavailable\); try again later"),
        ("799 Whatever", r"\(799\)"),
        ("204 No Content", "204 No Content"),
        ("206 Partial Content", "206 Partial Content"),
    ],
)
def test_a_server_without_the_page_is_told_with_its_code_and_what_to_do(
    status: str, words: str
) -> None:
    answer = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")
    with Server(saying(answer)) as server:
        address = server.address("/page")
        with pytest.raises(FetchFailedError, match=words) as failure:
            fetch(address, network=server.network())
    assert str(failure.value).startswith(f"{address}: ")


def test_a_name_is_looked_up_once_and_that_very_address_is_connected_to() -> None:
    looked_up: list[str] = []
    with Server(lambda call: call.page((call.header("Host") or "").encode())) as server:
        network = server.network()

        def look_up(host: str) -> list[str]:
            looked_up.append(host)
            return ["127.0.0.1"] if len(looked_up) == 1 else ["169.254.169.254"]

        address = parse_address(f"http://example.org:{server.port}/")
        page = fetch(address, network=replace(network, look_up=look_up))
    assert isinstance(page, Fetched)
    assert page.data == f"example.org:{server.port}".encode()
    assert looked_up == ["example.org"]
