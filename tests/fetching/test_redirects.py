"""Redirects and names that lead to where nothing is fetched."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from reader.fetching.address import parse_address
from reader.fetching.errors import AddressRefusedError, FetchFailedError
from reader.fetching.fetch import fetch
from reader.fetching.model import Fetched
from reader.fetching.network import Endpoint
from tests.fetching.refusing import SOON, refused
from tests.fetching.servers import Call, Server, redirecting


def test_redirects_in_a_circle_are_left_at_once() -> None:
    asked: list[str] = []

    def talk(call: Call) -> None:
        asked.append(call.path)
        redirecting("/b" if call.path == "/a" else "/a")(call)

    assert "in a circle" in refused(talk, path="/a")
    assert asked == ["/a", "/b"]


def test_redirects_without_end_are_left_after_ten() -> None:
    asked: list[str] = []

    def talk(call: Call) -> None:
        asked.append(call.path)
        redirecting(f"{call.path}x")(call)

    assert "redirects more than 10 times" in refused(talk)
    assert len(asked) == 11


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/passwd", "file:// is not read"),
        ("ftp://example.org/", "ftp:// is not read"),
        ("gopher://127.0.0.1:6379/_x", "gopher:// is not read"),
        ("javascript:alert(1)", "no address of the web"),
        ("data:text/html,words", "no address of the web"),
        ("http://user:secret@example.org/", "holds a name or password"),
        ("http://example.org:25/", "port 25"),
        ("http://[fe80::1%25lo]/", "network card"),
        ("http://exa\x01mple.org/", "control character (U+0001)"),
        ("http://example.org/\x1b[31m", "control character (U+001B)"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(location: str, why: str) -> None:
    said = refused(redirecting(location), AddressRefusedError)
    assert why in said
    assert "secret" not in said


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:1024/", "http://127.1:8000/", "http://2130706433:8000/",
        "http://0x7f.1:8000/", "http://0177.0.0.1:8000/", "http://[::1]:8000/",
        "http://[::ffff:127.0.0.1]:8000/", "http://[64:ff9b::7f00:1]:8000/",
        "http://[2002:7f00:1::]:8000/", "http://0.0.0.0:8000/", "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://192.168.0.1/", "http://localhost:8000/",
        "http://printer/", "http://printer.local/", "http://metadata.google.internal/",
        "//[fd00:ec2::254]/", "http://inside.example.org/",
    ],
)  # fmt: skip
def test_a_redirect_into_a_private_network_is_refused(location: str) -> None:
    reached: list[bytes] = []

    def talk(call: Call) -> None:
        reached.append(call.request)
        redirecting(location)(call)

    with Server(talk) as server:
        network = server.network(inside_example_org="8.8.8.8 10.0.0.7")
        address = server.address()
        with pytest.raises(AddressRefusedError) as failure:
            fetch(address, network=network)
    assert str(failure.value).startswith(f"{address}: redirects to http://")
    assert "only the public web is fetched" in str(failure.value)
    assert len(reached) == 1


def test_a_name_with_any_private_address_is_refused_and_nothing_is_connected_to() -> None:
    with Server(lambda call: call.page()) as server:
        network = replace(server.network(rebound_example="8.8.8.8 127.0.0.1"), allowed=frozenset())
        address = server.address(host="rebound.example")
        with pytest.raises(AddressRefusedError, match=r"leads to 127\.0\.0\.1, which is this"):
            fetch(address, network=network)
    assert server.requests == []


def test_a_name_that_changes_its_address_gains_nothing_by_it() -> None:
    answers = [["127.0.0.1"], ["169.254.169.254"]]
    with Server(redirecting("/again")) as server:
        network = replace(server.network(), look_up=lambda _: answers.pop(0))
        with pytest.raises(AddressRefusedError, match=r"leads to 169\.254\.169\.254"):
            fetch(parse_address(f"http://rebound.example:{server.port}/"), network=network)
    assert answers == []


def test_a_name_that_nobody_knows_is_told() -> None:
    with Server(lambda call: call.page()) as server:
        network = server.network()
    with pytest.raises(FetchFailedError, match=r"no server nowhere\.example is known; check"):
        fetch(parse_address("http://nowhere.example/"), network=network)


def test_a_look_up_that_hangs_is_left_behind() -> None:
    with Server(lambda call: call.page()) as server:
        ended = threading.Event()

        def look_up(_: str) -> list[str]:
            ended.wait(30)
            return []

        network = replace(server.network(), look_up=look_up)
        with pytest.raises(FetchFailedError, match="takes too long over finding the server"):
            fetch(parse_address("http://slow.example/"), bounds=SOON, network=network)
        ended.set()


def test_a_server_where_nobody_listens_is_told() -> None:
    with Server(lambda call: call.page()) as server:
        address, network = server.address(), server.network()
    with pytest.raises(FetchFailedError, match="takes no connections"):
        fetch(address, bounds=SOON, network=network)


def test_the_next_endpoint_is_tried_when_one_refuses() -> None:
    with Server(lambda call: call.page()) as server:
        both = frozenset({Endpoint("127.0.0.2", server.port), Endpoint("127.0.0.1", server.port)})
        network = replace(server.network(two_example="127.0.0.2 127.0.0.1"), allowed=both)
        page = fetch(server.address(host="two.example"), bounds=SOON, network=network)
    assert isinstance(page, Fetched)
