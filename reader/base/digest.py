"""Telling contents apart."""

from __future__ import annotations


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    # Here, because it comes with the whole of OpenSSL and the first paint can do without.
    import hashlib

    return hashlib.sha256(data).hexdigest()
