"""The network as fetching sees it: who answers to a name, who is trusted, what stands between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.fetching.errors import AddressRefusedError, FetchFailedError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping, Sequence

    from reader.fetching.address import Address
    from reader.fetching.watch import Watch

_MOST_ENDPOINTS = 8
_ONLY_PUBLIC = "only the public web is fetched: save the page by other means and open the file"


class Endpoint(NamedTuple):
    """Where a connection goes to: an IP address, and a port."""

    number: str
    port: int


def _look_up(host: str) -> Sequence[str]:
    import socket

    # In bytes: the name is in ASCII, and Python would have its own, older way with others.
    found = socket.getaddrinfo(host.encode("ascii"), None, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def _system_trust() -> ssl.SSLContext:
    import ssl

    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.set_alpn_protocols(["http/1.1"])
    return context


def _system_proxies() -> Mapping[str, str]:
    from urllib.request import getproxies

    return getproxies()


@dataclass(frozen=True, slots=True)
class Network:
    """What a fetch has to do with beyond the server.

    Attributes:
        look_up: The IP addresses of a name; may take its time, and raise OSError.
        trust: Whose certificates are believed.
        proxies: The proxy for each scheme, as the environment or the system has it.
        allowed: Endpoints that are reached although they are not public. For tests, which have
            no other servers than their own; nothing that a person or a page says comes here.
    """

    look_up: Callable[[str], Sequence[str]] = _look_up
    trust: Callable[[], ssl.SSLContext] = _system_trust
    proxies: Callable[[], Mapping[str, str]] = _system_proxies
    allowed: frozenset[Endpoint] = frozenset()

    def endpoints(self, address: Address, watch: Watch) -> list[Endpoint]:
        """Where the server of an address is: each of them public.

        One that is not refuses the address, whatever the others are: no public server has it.

        Raises:
            AddressRefusedError: The server is none of the public web.
            FetchFailedError: There is none, or looking it up takes too long.
        """
        from reader.fetching.hosts import is_local_name, is_number

        if is_number(address.host):
            return [self._checked(address, address.host, watch)]
        if is_local_name(address.host):
            raise _refusal(address, "is a name on a local network", watch)
        try:
            found = watch.attend(lambda: self.look_up(address.host))
        except (OSError, UnicodeError) as error:
            raise UnknownServerError(address) from error
        numbers = list(dict.fromkeys(found))
        if not numbers:
            raise UnknownServerError(address)
        return [self._checked(address, number, watch) for number in numbers][:_MOST_ENDPOINTS]

    def _checked(self, address: Address, number: str, watch: Watch) -> Endpoint:
        from reader.fetching.public import why_not_public

        endpoint = Endpoint(number, address.port)
        why = why_not_public(number)
        if why and endpoint not in self.allowed:
            said = "" if number == address.host else f"leads to {number}, which "
            raise _refusal(address, f"{said}{why}", watch)
        return endpoint


def _refusal(address: Address, why: str, watch: Watch) -> AddressRefusedError:
    """An address is not fetched, and a redirect to it is the fault of the one asked for."""
    led = "" if address.shown == watch.shown else f"redirects to {address.shown}, which "
    return AddressRefusedError(watch.shown, f"{led}{why}", _ONLY_PUBLIC)


class UnknownServerError(FetchFailedError):
    """No server of that name is known here."""

    def __init__(self, address: Address) -> None:
        super().__init__(
            address.shown,
            f"no server {address.host} is known",
            "check the address and whether you are connected",
        )


THE_NETWORK = Network()
"""The one there is; tests put their own in its place."""
