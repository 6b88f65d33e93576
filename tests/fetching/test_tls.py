"""Encrypted pages: only from who can show that they are who they should be."""

from __future__ import annotations

import ssl
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import trustme

from reader.fetching.errors import FetchFailedError
from reader.fetching.fetch import fetch
from reader.fetching.model import Bounds, Fetched
from reader.fetching.network import THE_NETWORK
from tests.fetching.servers import Call, Server

if TYPE_CHECKING:
    from reader.fetching.network import Network

SOON = Bounds(connecting=0.7, beginning=0.7, silence=0.5)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who signs the certificates of our servers."""
    return trustme.CA()


def _certificate(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def _trusting(server: Server, authority: trustme.CA) -> Network:
    def trust() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    return replace(server.network(safe_example="127.0.0.1"), trust=trust)


def test_a_page_comes_from_a_server_with_a_good_certificate(authority: trustme.CA) -> None:
    with Server(lambda call: call.page(), tls=_certificate(authority, "safe.example")) as server:
        address = server.address("/a", scheme="https", host="safe.example")
        page = fetch(address, network=_trusting(server, authority))
    assert isinstance(page, Fetched)
    assert page.data == b"words"


def test_a_certificate_of_another_name_is_refused(authority: trustme.CA) -> None:
    with Server(lambda call: call.page(), tls=_certificate(authority, "else.example")) as server:
        address = server.address(scheme="https", host="safe.example")
        with pytest.raises(FetchFailedError, match=r"certificate is not good .*mismatch"):
            fetch(address, network=_trusting(server, authority))
    assert server.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(authority: trustme.CA) -> None:
    with Server(lambda call: call.page(), tls=_certificate(authority, "safe.example")) as server:
        address = server.address(scheme="https", host="safe.example")
        network = replace(_trusting(server, authority), trust=THE_NETWORK.trust)
        with pytest.raises(FetchFailedError, match="certificate is not good") as failure:
            fetch(address, network=network)
    assert str(failure.value).isprintable()
    assert server.requests == []


def test_a_server_that_does_not_encrypt_is_told(authority: trustme.CA) -> None:
    with Server(lambda call: call.page(), hears=False) as server:
        address = server.address(scheme="https", host="safe.example")
        with pytest.raises(FetchFailedError, match="no safe connection"):
            fetch(address, network=_trusting(server, authority))


@pytest.mark.parametrize("drop", [b"", b"\x16", b"\x16\x03\x03\x40\x00"])
def test_a_server_that_never_ends_the_agreement_is_left(authority: trustme.CA, drop: bytes) -> None:
    def talk(call: Call) -> None:
        call.say(drop)
        while call.pause(0.05):
            call.say(drop[:1])

    began = time.monotonic()
    with Server(talk, hears=False) as server:
        address = server.address(scheme="https", host="safe.example")
        with pytest.raises(FetchFailedError, match=r"takes too long|no safe connection"):
            fetch(address, bounds=SOON, network=_trusting(server, authority))
        assert time.monotonic() - began < 3


def test_a_redirect_from_an_encrypted_page_to_a_plain_one_is_followed(
    authority: trustme.CA,
) -> None:
    with Server(lambda call: call.page(b"plain")) as plain:

        def talk(call: Call) -> None:
            call.page(b"", f"Location: {plain.address('/b')}", status="301 Moved Permanently")

        with Server(talk, tls=_certificate(authority, "safe.example")) as server:
            network = _trusting(server, authority)
            network = replace(network, allowed=network.allowed | plain.network().allowed)
            page = fetch(server.address(scheme="https", host="safe.example"), network=network)
    assert isinstance(page, Fetched)
    assert str(page.address) == str(plain.address("/b"))
