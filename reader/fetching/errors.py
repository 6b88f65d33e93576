"""What may keep a page of the web from being read."""

from __future__ import annotations

from reader.base.errors import Exit, ReaderError


class FetchFailedError(ReaderError):
    """A page that cannot be had from the web."""

    code = Exit.FETCH_FAILED

    def __init__(self, address: str, reason: str, advice: str) -> None:
        super().__init__(f"{address}: {reason}; {advice}")


class AddressRefusedError(ReaderError):
    """An address that is not fetched, whatever would be there.

    Attributes:
        reason: What is wrong with it.
        advice: What to do.
    """

    code = Exit.ADDRESS_REFUSED

    def __init__(self, address: str, reason: str, advice: str) -> None:
        super().__init__(f"{address}: {reason}; {advice}")
        self.reason = reason
        self.advice = advice


class PageTooLargeError(ReaderError):
    """A page beyond what is opened; how much there is of it, nobody waited to see."""

    code = Exit.TOO_LARGE

    def __init__(self, address: str, limit: int) -> None:
        super().__init__(
            f"{address}: has more than the {limit:,} bytes that are opened; save a part of it and"
            " open that"
        )
