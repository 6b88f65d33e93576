"""Hosts in their one spelling: names in ASCII, numbers as numbers, however they were written."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

_LONGEST = 253
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_MOST_DIGITS = 63  # Python takes its time over longer numbers
_PARTS_OF_IPV4 = 4
_BYTE = 256

LOCAL_NAMES = frozenset(
    {"localhost", "local", "internal", "intranet", "lan", "corp", "home", "private", "home.arpa"}
)
"""Ends of names that are of some local network, and of no server on the public web."""


class HostError(ValueError):
    """What is written is no host; says why."""


def canonical_host(text: str) -> str:
    """A host as it was written, in its one spelling.

    A name in other scripts becomes what browsers make of it (UTS #46, then "xn--"). Whatever
    ends in a number is an IPv4 address, as it is to browsers: ``0x7f.1`` is 127.0.0.1.

    Raises:
        HostError: It is none.
    """
    if text.startswith("["):
        return _ipv6(text)
    name = _in_ascii(text).removesuffix(".")
    if not name:
        raise HostError("names no server")
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(labels)
    if len(name) > _LONGEST or not all(_LABEL.fullmatch(label) for label in labels):
        raise HostError("names no server that there could be")
    return name


def is_number(host: str) -> bool:
    """Whether a host in its one spelling is an IP address."""
    return ":" in host or host.rpartition(".")[2].isdigit()


def is_local_name(host: str) -> bool:
    """Whether a name is one of a local network by its very look."""
    labels = host.split(".")
    return len(labels) == 1 or labels[-1] in LOCAL_NAMES or ".".join(labels[-2:]) in LOCAL_NAMES


def in_own_script(host: str) -> str:
    """A name with "xn--" in it as it is read; the same for others, and for what is wrongly made."""
    if "xn--" not in host:
        return host
    import idna

    try:
        name = idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host
    return name if name.isprintable() else host


def _in_ascii(text: str) -> str:
    if text.isascii():
        return text.lower()
    import idna

    if len(text) > _LONGEST:  # idna takes its time over long ones
        raise HostError("names no server that there could be")
    try:
        return idna.encode(text, uts46=True, std3_rules=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise HostError("names no server that there could be") from None


def _ipv6(text: str) -> str:
    if not text.endswith("]"):
        raise HostError("has a '[' without its ']'")
    if "%" in text:
        raise HostError("names a network card, which is of no use on the web")
    try:
        return IPv6Address(text[1:-1]).compressed
    except AddressValueError:
        raise HostError("has no IPv6 address between its brackets") from None


def _ipv4(labels: list[str]) -> str:
    numbers = [_number(label) for label in labels]
    most = _BYTE ** (_PARTS_OF_IPV4 + 1 - len(numbers))
    if len(numbers) > _PARTS_OF_IPV4 or max(numbers[:-1], default=0) >= _BYTE:
        raise HostError("ends in a number and is no IPv4 address")
    if numbers[-1] >= most:
        raise HostError("ends in a number and is no IPv4 address")
    value = numbers[-1]
    for place, number in enumerate(numbers[:-1]):
        value += number * _BYTE ** (_PARTS_OF_IPV4 - 1 - place)
    return str(IPv4Address(value))


def _number(label: str) -> int:
    if not _NUMBER.fullmatch(label) or len(label) > _MOST_DIGITS:
        raise HostError("ends in a number and is no IPv4 address")
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    try:
        return int(label, 8 if label.startswith("0") else 10)
    except ValueError:  # an 8 or a 9 in an octal number
        raise HostError("ends in a number and is no IPv4 address") from None
