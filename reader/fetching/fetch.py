"""Fetching one page that a person asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.fetching import network as networks
from reader.fetching.errors import AddressRefusedError
from reader.fetching.model import Bounds, Fetched, NotModified, Validators
from reader.fetching.watch import Watch

if TYPE_CHECKING:
    from reader.base.monitor import Monitor
    from reader.fetching.address import Address
    from reader.fetching.network import Network


def fetch(
    address: Address,
    *,
    known: Validators | None = None,
    monitor: Monitor | None = None,
    bounds: Bounds | None = None,
    network: Network | None = None,
) -> Fetched | NotModified:
    """Fetch one page; redirects are followed, each checked as if it had been asked for.

    Args:
        address: The page; its fragment is kept, and not sent.
        known: What the server said of the copy there is: then it may say that nothing changed.
        monitor: Is told the bytes so far, and asked whether to stop.
        bounds: How long to wait and how much to take.
        network: The network, if it is not the one there is.

    Raises:
        AddressRefusedError: It, or where it leads, is not an address that is fetched.
        FetchFailedError: It cannot be had.
        PageTooLargeError: It is larger than what is opened.
        StoppedError: The monitor says to stop.
    """
    from reader.fetching.asking import asked

    known = known or Validators()
    watch = Watch(address.shown, bounds or Bounds(), monitor)
    network = network or networks.THE_NETWORK
    at = address
    seen = {at.page}
    for redirects in range(watch.bounds.redirects + 1):
        with asked(at, known, network, watch) as answer:
            if answer.location:
                at = _next(at, answer.location, watch)
                if at.page in seen:
                    raise watch.failure("redirects in a circle", "open it in a browser and save it")
                seen.add(at.page)
                continue
            if answer.is_not_modified and known:
                return NotModified(at, datetime.now(UTC), answer.validators or known)
            return Fetched(
                answer.page(),
                at,
                datetime.now(UTC),
                answer.media_type,
                answer.charset,
                answer.validators,
                redirects,
            )
    raise watch.failure(
        f"redirects more than {watch.bounds.redirects} times", "open it in a browser and save it"
    )


def _next(at: Address, location: str, watch: Watch) -> Address:
    try:
        following = at.join(location)
    except AddressRefusedError as error:
        raise AddressRefusedError(
            watch.shown, f"redirects to where nothing is fetched ({error.reason})", error.advice
        ) from error
    return following if following.fragment else following.with_fragment(at.fragment)
