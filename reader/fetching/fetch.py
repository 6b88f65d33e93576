"""Fetching one page that a person asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.monitor import Monitor
    from reader.fetching.address import Address
    from reader.fetching.model import Bounds, Fetched, NotModified, Validators


def fetch(
    address: Address,
    *,
    known: Validators | None = None,
    monitor: Monitor | None = None,
    bounds: Bounds | None = None,
) -> Fetched | NotModified:
    """Fetch one page; redirects are followed, each checked as if it had been asked for.

    Args:
        address: The page; its fragment is kept, and not sent.
        known: What the server said of the copy there is: then it may say that nothing changed.
        monitor: Is told the bytes so far, and asked whether to stop.
        bounds: How long to wait and how much to take.

    Raises:
        AddressRefusedError: It, or where it leads, is not an address that is fetched.
        FetchFailedError: It cannot be had.
        TooLargeError: It is larger than what is opened.
        StoppedError: The monitor says to stop.
    """
    raise NotImplementedError
