"""Making a part hold exactly some sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.store.ledger import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.search.model import Record, Source
    from reader.search.store.done import Done
    from reader.search.store.ledger import Known
    from reader.search.store.writing import Writing

_CHARACTERS = 1_000  # of text for each unit of a source's size


def bring(
    writing: Writing,
    sources: Sequence[Source],
    before: Mapping[str, Known],
    step: Callable[[int], None],
    done: Done,
) -> None:
    """Remove what is gone and renew what has changed.

    Args:
        writing: Changes the part.
        sources: What it is to hold.
        before: What was known before the sources were listed. What another program has changed
            since is newer than the list, and is left as it is.
        step: Called with how much more is done, in sizes of sources.
        done: Told what was done, also where it ends in the middle.

    Raises:
        CancelledError: It was cancelled.
    """
    wanted = {source.key: source for source in sources}
    newer = writing.changed_since(before)
    for key in sorted(writing.keys() - wanted.keys() - newer):
        writing.remove(key)
        done.removed += 1
    for source in wanted.values():
        writing.check_cancelled()
        if source.key in newer:
            done.unchanged += 1
            step(source.size)
        else:
            _renew(source, writing, done, step)


def _renew(source: Source, writing: Writing, done: Done, step: Callable[[int], None]) -> None:
    known = writing.known(source.key)
    if known and known.digest == digest_of(source):
        if known.about != source.about:
            writing.retell(source, known)
        done.unchanged += 1
        step(source.size)
        return
    try:
        records: list[Record] = list(source.records())
    except Exception as error:  # noqa: BLE001 - one source that fails stops no other
        writing.making.failed.append((source.key, str(error) or repr(error)))
        step(source.size)
        return
    writing.replace(source, _stepping(records, source.size, step))
    done.added += 1


def _stepping(
    records: Iterable[Record], size: int, step: Callable[[int], None]
) -> Iterator[Record]:
    """The records of a source, telling on the way how much of it is done."""
    told = characters = 0
    for record in records:
        yield record
        characters += len(record.text)
        now = min(characters // _CHARACTERS, size - 1)
        if now > told:
            step(now - told)
            told = now
    step(size - told)
