"""Addresses of the web: recognised, checked, and written in one way."""

from __future__ import annotations

from dataclasses import dataclass


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


def is_address(text: str) -> bool:
    """Whether somebody who writes this means an address of the web (or of another kind)."""
    raise NotImplementedError


def parse_address(text: str) -> Address:
    """The address in a text.

    Raises:
        AddressRefusedError: It is none, or one that is not fetched.
    """
    raise NotImplementedError
