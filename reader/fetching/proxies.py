"""The proxy that stands between, if the environment or the system names one."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reader.fetching.errors import FetchFailedError

if TYPE_CHECKING:
    from reader.fetching.address import Address
    from reader.fetching.network import Network

_DEFAULT_PORT = 8080


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that speaks plain HTTP.

    Attributes:
        host: Its name or number; it is the person's own, and may well be on a private network.
        port: Its port.
        authorization: The header that lets us in, or "".
    """

    host: str
    port: int
    authorization: str = ""


def proxy_for(address: Address, network: Network) -> Proxy | None:
    """The proxy through which an address is fetched; None: directly.

    Raises:
        FetchFailedError: It is one that we cannot speak to. Going around it would show to the
            server, and to the network, what the person may want hidden.
    """
    proxies = network.proxies()
    said = proxies.get(address.scheme) or proxies.get("all")
    if not said:
        return None
    from urllib.request import proxy_bypass

    if proxy_bypass(address.server):
        return None
    try:
        parts = urlsplit(said if "://" in said else f"http://{said}")
        host, port = parts.hostname, parts.port or _DEFAULT_PORT
    except ValueError:
        host, port, parts = None, 0, urlsplit("")
    if parts.scheme != "http" or not host:
        raise FetchFailedError(
            address.shown,
            "the proxy that the environment names is none of plain HTTP",
            f"set {address.scheme}_proxy to http://HOST:PORT, or no_proxy to {address.host}",
        )
    authorization = ""
    if parts.username is not None:
        words = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = "Basic " + base64.b64encode(words.encode()).decode("ascii")
    return Proxy(host, port, authorization)
