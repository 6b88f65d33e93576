"""Addresses of the web: recognised, checked, and written in one way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.fetching.errors import AddressRefusedError
from reader.text.visible import visible

if TYPE_CHECKING:
    from typing import NoReturn

_OWN_PORTS = {"http": 80, "https": 443}
_LONGEST = 8_000
_LONGEST_SHOWN = 200
_AROUND = " \t\r\n"
_ANY_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PARTS = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<server>[^/?#]*)"
    r"(?P<path>[^?#]*)(?P<query>(?:\?[^#]*)?)(?:#(?P<fragment>.*))?"
)
_SERVER = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[\]]*)(?::(?P<port>[0-9]{0,10}))?")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_IN_PATH = "%!$&'()*+,-./:;=@[]_|~"
_IN_QUERY = _IN_PATH + "?"
_HOW = "write it as https://example.org/page"
_ONLY_WEB = "only http:// and https:// are fetched"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be fetched, in its one spelling: printable ASCII only.

    Attributes:
        scheme: "http" or "https".
        host: A name in ASCII (xn-- for others), or a number: 192.0.2.1, 2001:db8::1.
        port: Its port, the scheme's own if none was said.
        target: Path and query, as they are asked for.
        fragment: The place in the page, percent-encoded, without "#"; "" for its start.
    """

    scheme: str
    host: str
    port: int
    target: str = "/"
    fragment: str = ""

    def __str__(self) -> str:
        return f"{self.page}#{self.fragment}" if self.fragment else self.page

    @property
    def page(self) -> str:
        """The address without its fragment: what is fetched, and known by."""
        return f"{self._origin}{self.target}"

    @property
    def _origin(self) -> str:
        return f"{self.scheme}://{self.server}"

    @property
    def server(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _OWN_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def place(self) -> str:
        """The name of the place in the page, as the page has it; "" for its start."""
        from urllib.parse import unquote

        return unquote(self.fragment).partition(":~:")[0]

    @property
    def shown(self) -> str:
        """The address for people, shortened; of a name in another script, that name as well.

        The ASCII spelling comes first, so that no name is taken for one that looks like it.
        """
        from reader.fetching.hosts import in_own_script

        read = in_own_script(self.host)
        told = f" ({visible(read)})" if read != self.host else ""
        return f"{_shortened(str(self))}{told}"

    def join(self, reference: str) -> Address:
        """Where a link or a redirect of this page leads; the fragment is the reference's own.

        Raises:
            AddressRefusedError: To nowhere that is fetched.
        """
        reference = reference.strip(_AROUND)
        path = self.target.partition("?")[0]
        if _ANY_SCHEME.match(reference):
            before = ""
        elif reference.startswith("//"):
            before = f"{self.scheme}:"
        elif reference.startswith("/"):
            before = self._origin
        elif reference.startswith("?"):
            before = f"{self._origin}{path}"
        elif reference.startswith("#") or not reference:
            before = self.page
        else:
            before = f"{self._origin}{path.rpartition('/')[0]}/"
        return parse_address(before + reference)

    def with_fragment(self, fragment: str) -> Address:
        """The same page at another place, percent-encoded."""
        return replace(self, fragment=fragment)


def is_address(text: str) -> bool:
    """Whether somebody who writes this means an address of the web (or of another kind)."""
    return bool(_SCHEME.match(text))


def parse_address(text: str) -> Address:
    """The address in a text.

    Raises:
        AddressRefusedError: It is none, or one that is not fetched.
    """
    text = text.strip(_AROUND)
    _refuse_controls(text)
    found = _PARTS.fullmatch(text)
    if not found:
        _refuse(text, "is no address of the web", _HOW)
    scheme = found["scheme"].lower()
    if scheme not in _OWN_PORTS:
        advice = "name a file by its path" if scheme == "file" else _HOW
        _refuse(text, f"{scheme}:// is not read, {_ONLY_WEB}", advice)
    if "@" in found["server"]:
        # The words before the sign are not repeated: they may be a password.
        hidden = f"{scheme}://...@{found['server'].rpartition('@')[2]}"
        _refuse(hidden, "holds a name or password", "fetch it yourself and open the file")
    return Address(
        scheme,
        *_server(text, scheme, found["server"]),
        _target(found["path"], found["query"]),
        _encoded(found["fragment"] or "", _IN_QUERY),
    )


def _server(text: str, scheme: str, server: str) -> tuple[str, int]:
    from reader.fetching.hosts import HostError, canonical_host
    from reader.fetching.ports import is_of_the_web

    found = _SERVER.fullmatch(server)
    if not found:
        _refuse(text, "names no server that there could be", _HOW)
    try:
        host = canonical_host(found["host"])
    except HostError as error:
        _refuse(text, str(error), _HOW)
    port = int(found["port"] or _OWN_PORTS[scheme])
    if not is_of_the_web(port):
        _refuse(text, f"port {port} is none of the web's", "check the address")
    return host, port


def _target(path: str, query: str) -> str:
    asked = _encoded(query, _IN_QUERY) if query != "?" else ""
    return _encoded(_without_dots(path), _IN_PATH) + asked


def _encoded(text: str, as_it_is: str) -> str:
    from urllib.parse import quote

    return quote(text, safe=as_it_is)


def _without_dots(path: str) -> str:
    """The path with its "." and ".." followed, as every client does before it asks."""
    kept: list[str] = []
    parts = path.removeprefix("/").split("/")
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if parts[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _refuse_controls(text: str) -> None:
    if len(text) > _LONGEST:
        _refuse(text, f"has more than {_LONGEST:,} characters", "check the address")
    if "\\" in text.partition("?")[0].partition("#")[0]:
        _refuse(text, "holds a backslash", "check the address")
    found = _CONTROL.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        _refuse(text, f"holds a control character ({code})", "check the address")


def _refuse(text: str, reason: str, advice: str) -> NoReturn:
    raise AddressRefusedError(visible(_shortened(text)), reason, advice)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_SHOWN:
        return text
    return text[: _LONGEST_SHOWN - 1] + "\N{HORIZONTAL ELLIPSIS}"
