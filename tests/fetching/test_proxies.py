"""Pages through the proxy of the environment."""

from __future__ import annotations

import base64
import socket
import ssl
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import trustme

from reader.fetching.address import parse_address
from reader.fetching.errors import AddressRefusedError, FetchFailedError
from reader.fetching.fetch import fetch
from reader.fetching.model import Fetched
from reader.fetching.network import THE_NETWORK
from tests.fetching.servers import Call, Server

if TYPE_CHECKING:
    from reader.fetching.network import Network


@pytest.fixture(autouse=True)
def no_proxies_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def _network(server: Server, **names: str) -> Network:
    network = server.network(**names)
    return replace(network, allowed=frozenset(), proxies=THE_NETWORK.proxies)


def test_a_plain_page_is_asked_of_the_proxy_by_its_whole_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Server(lambda call: call.page(b"through")) as proxy:
        monkeypatch.setenv("http_proxy", f"http://me:pass%20word@127.0.0.1:{proxy.port}/")
        network = _network(proxy, public_example="8.8.8.8")
        page = fetch(parse_address("http://public.example/a?b#c"), network=network)
    assert isinstance(page, Fetched)
    assert page.data == b"through"
    lines = proxy.requests[0].decode().split("\r\n")
    assert lines[0] == "GET http://public.example/a?b HTTP/1.1"
    assert "Host: public.example" in lines
    authorization = base64.b64encode(b"me:pass word").decode()
    assert f"Proxy-Authorization: Basic {authorization}" in lines


def test_an_encrypted_page_goes_through_a_tunnel_that_the_proxy_cannot_look_into(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority = trustme.CA()
    certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("safe.example").configure_cert(certificate)

    def trust() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    with Server(lambda call: call.page(b"safe"), tls=certificate) as server:

        def tunnel(call: Call) -> None:
            call.say(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with socket.create_connection(("127.0.0.1", server.port)) as there:
                call.join(there)

        with Server(tunnel) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", f"127.0.0.1:{proxy.port}")
            network = replace(_network(proxy, safe_example="8.8.8.8"), trust=trust)
            page = fetch(parse_address("https://safe.example/secret"), network=network)
    assert isinstance(page, Fetched)
    assert page.data == b"safe"
    (asked,) = proxy.requests
    assert asked.startswith(b"CONNECT safe.example:443 HTTP/1.1\r\n")
    assert b"secret" not in asked
    assert server.requests[0].startswith(b"GET /secret HTTP/1.1\r\n")


def test_a_proxy_that_does_not_let_us_through_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(lambda call: call.page(status="403 Forbidden")) as proxy:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
        network = _network(proxy, safe_example="8.8.8.8")
        with pytest.raises(FetchFailedError, match=r"the proxy does not let us through \(403\)"):
            fetch(parse_address("https://safe.example/"), network=network)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8000/", "http://2130706433/", "http://localhost/", "http://printer/",
     "http://[::1]/", "http://inside.example/", "http://169.254.169.254/"],
)  # fmt: skip
def test_a_proxy_is_not_asked_for_what_is_on_a_private_network(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    with Server(lambda call: call.page()) as proxy:
        monkeypatch.setenv("all_proxy", f"http://127.0.0.1:{proxy.port}")
        network = _network(proxy, inside_example="10.0.0.7")
        with pytest.raises(AddressRefusedError):
            fetch(parse_address(address), network=network)
    assert proxy.requests == []


def test_a_name_that_only_the_proxy_can_look_up_is_left_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Server(lambda call: call.page()) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        page = fetch(parse_address("http://far.example/"), network=_network(proxy))
    assert isinstance(page, Fetched)


def test_no_proxy_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(lambda call: call.page(call.path.encode())) as server:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        monkeypatch.setenv("no_proxy", "near.example")
        network = server.network(near_example="127.0.0.1")
        network = replace(network, proxies=THE_NETWORK.proxies)
        page = fetch(server.address("/x", host="near.example"), network=network)
    assert isinstance(page, Fetched)
    assert page.data == b"/x"


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9050", "https://127.0.0.1:1", "http://:x"])
def test_a_proxy_that_we_cannot_speak_to_is_not_gone_around(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    with Server(lambda call: call.page()) as server:
        monkeypatch.setenv("all_proxy", proxy)
        with pytest.raises(FetchFailedError, match="none of plain HTTP; set http_proxy"):
            fetch(server.address(host="near.example"), network=_network(server))
    assert server.requests == []


def test_a_proxy_of_no_known_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(lambda call: call.page()) as server:
        monkeypatch.setenv("http_proxy", "http://gone.example:3128")
        network = _network(server, public_example="8.8.8.8")
        with pytest.raises(FetchFailedError, match=r"no proxy gone\.example is known"):
            fetch(parse_address("http://public.example/"), network=network)
