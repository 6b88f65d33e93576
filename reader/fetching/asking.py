"""Asking one server for one page, directly or through a proxy."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reader.fetching.answer import Answer
from reader.fetching.connecting import connect
from reader.fetching.exchange import Exchange
from reader.fetching.lines import Line
from reader.fetching.network import Endpoint, UnknownServerError
from reader.fetching.proxies import proxy_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.fetching.address import Address
    from reader.fetching.model import Validators
    from reader.fetching.network import Network
    from reader.fetching.proxies import Proxy
    from reader.fetching.watch import Watch

_ACCEPTED = (
    "text/html, application/xhtml+xml, application/epub+zip, application/pdf, text/*;q=0.9,"
    " */*;q=0.5"
)
_WELCOME = range(200, 300)


@contextmanager
def asked(address: Address, known: Validators, network: Network, watch: Watch) -> Iterator[Answer]:
    """Ask for a page once; when the answer is dealt with, the connection ends.

    Raises:
        AddressRefusedError: The server is none of the public web.
        FetchFailedError: It does not answer as a server should.
        StoppedError: Somebody stopped it.
    """
    proxy = proxy_for(address, network)
    watch.begin("finding the server", watch.bounds.connecting)
    endpoints = _endpoints(address, proxy, network, watch)
    watch.begin("connecting", watch.bounds.connecting)
    line = Line(connect(endpoints, watch), watch)
    try:
        if address.scheme == "https":
            if proxy:
                _open_tunnel(line, address, proxy, watch)
            line.encrypt(network.trust(), address.host)
        in_clear = proxy if address.scheme == "http" else None
        exchange = Exchange(line, watch)
        target = address.page if in_clear else address.target
        head = exchange.ask("GET", target, _request_headers(address, known, in_clear))
        yield Answer(head, exchange, address.host, watch)
    finally:
        line.close()


def _endpoints(
    address: Address, proxy: Proxy | None, network: Network, watch: Watch
) -> list[Endpoint]:
    """Where to connect to, once the server is known to be public.

    A proxy looks names up itself; what only the proxy can look up is left to it. What can be
    looked up here is checked here, too, so that no page leads through it into the network at home.
    """
    if not proxy:
        return network.endpoints(address, watch)
    with suppress(UnknownServerError):
        network.endpoints(address, watch)
    try:
        found = watch.attend(lambda: network.look_up(proxy.host))
    except (OSError, UnicodeError) as error:
        raise watch.failure(
            f"no proxy {proxy.host} is known", "check the proxy in the environment"
        ) from error
    return [Endpoint(number, proxy.port) for number in found]


def _open_tunnel(line: Line, address: Address, proxy: Proxy, watch: Watch) -> None:
    host = f"[{address.host}]" if ":" in address.host else address.host
    there = f"{host}:{address.port}"
    headers = [("Host", there), ("User-Agent", _user_agent())]
    if proxy.authorization:
        headers.append(("Proxy-Authorization", proxy.authorization))
    head = Exchange(line, watch).ask("CONNECT", there, headers)
    if head.status not in _WELCOME:
        raise watch.failure(
            f"the proxy does not let us through ({head.status})",
            "check the proxy in the environment",
        )


def _request_headers(
    address: Address, known: Validators, proxy: Proxy | None
) -> list[tuple[str, str]]:
    headers = [
        ("Host", address.server),
        ("User-Agent", _user_agent()),
        ("Accept", _ACCEPTED),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    ]
    if known.etag:
        headers.append(("If-None-Match", known.etag))
    if known.last_modified:
        headers.append(("If-Modified-Since", known.last_modified))
    if proxy and proxy.authorization:
        headers.append(("Proxy-Authorization", proxy.authorization))
    return headers


def _user_agent() -> str:
    from importlib.metadata import version

    return f"reader-companion/{version('reader-companion')} (one page, asked for by a person)"
