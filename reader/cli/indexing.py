"""Bringing the index up to date, for somebody who waits."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import Exit, ReaderError
from reader.base.monitor import StoppedError
from reader.cli.progress import monitored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.base.monitor import Monitor
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.search.model import Record, Source, UpdateReport


class StoppedIndexingError(ReaderError):
    """Somebody stopped it by Ctrl-C."""

    code = Exit.INTERRUPTED

    def __init__(self) -> None:
        super().__init__("stopped; what is indexed by now is kept, and the next time goes on there")


def renew(
    desk: Desk,
    output: Output,
    also: Callable[[int, int], None] | None = None,
    *,
    from_nothing: bool = False,
) -> UpdateReport:
    """Update the index, or make it again, with a bar on the terminal.

    Args:
        desk: Whose index.
        output: Where the bar is.
        also: Told too how far it is; once it raises, the index stops in order.
        from_nothing: Throw it away first.

    Raises:
        StoppedIndexingError: By Ctrl-C.
        IndexUnusableError: It cannot be made.
    """
    raised: list[Exception] = []
    with monitored(output) as monitor:

        def tell(done: int, total: int) -> None:
            with suppress(StoppedError):  # ``is_cancelled`` tells the index of it
                monitor.tell("Indexing", done, total)
            try:
                if also and not raised:
                    also(done, total)
            except Exception as error:  # noqa: BLE001 - raised below; in the index it would be its own
                raised.append(error)

        report = desk.update_index(
            tell, lambda: bool(raised) or monitor.is_cancelled(), from_nothing=from_nothing
        )
    if raised:
        raise raised[0]
    if report.cancelled:
        raise StoppedIndexingError
    return report


def check(desk: Desk, output: Output) -> tuple[str, ...]:
    """What is wrong with the index, with a bar on the terminal while it is looked through.

    Raises:
        KeyboardInterrupt: By Ctrl-C.
    """
    with monitored(output) as monitor:
        sources = list(desk.sources())
        return desk.index.check(_told(sources, monitor))


def _told(sources: list[Source], monitor: Monitor) -> Iterator[Source]:
    """The sources, each telling when it is read."""
    done = 0

    def records(source: Source) -> Iterator[Record]:
        nonlocal done
        for record in source.records():
            if monitor.is_cancelled():
                raise KeyboardInterrupt  # anything less would be a fault of this one source
            yield record
        done += 1
        with suppress(StoppedError):
            monitor.tell("Checking", done, len(sources))

    for source in sources:
        yield replace(source, records=lambda source=source: records(source))  # type: ignore[misc]
