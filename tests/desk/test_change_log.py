"""One undo for everything, in the order in which it was done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from reader.base.errors import NotWritableError, UsageError
from reader.desk.change_log import ChangeLog, Undone


def test_changes_of_all_sorts_are_undone_the_last_first() -> None:
    log, done = ChangeLog(), list[str]()
    log.record("a mention was corrected", lambda: done.append("correction"))
    log.record("a note was written", lambda: Undone("The note is gone", gone="n1"))
    could = log.can_undo
    assert log.undo() == Undone("The note is gone", gone="n1")
    assert log.undo() == Undone("Undone: a mention was corrected")
    assert done == ["correction"]
    assert (could, log.can_undo) == (True, False)
    assert log.undo() is None


def test_what_could_not_be_written_is_tried_again_and_what_never_can_be_is_passed_over() -> None:
    log, failures = ChangeLog(), [NotWritableError("x", "full"), UsageError("never")]

    def undo() -> None:
        raise failures.pop(0)

    log.record("the first", lambda: None)
    log.record("the second", undo)
    with pytest.raises(NotWritableError):
        log.undo()
    with pytest.raises(UsageError):
        log.undo()
    assert log.undo() == Undone("Undone: the first")


def test_nothing_is_undone_amid_a_change() -> None:
    log, order = ChangeLog(), list[str]()
    log.record("the first", lambda: order.append("undone"))
    with ThreadPoolExecutor(1) as threads:
        with log.changing():
            undoing = threads.submit(log.undo)
            order.append("changed")
        undoing.result()
    assert order == ["changed", "undone"]


def test_only_the_last_two_hundred_changes_are_kept() -> None:
    log = ChangeLog()
    for number in range(250):
        log.record(str(number), lambda: None)
    told = []
    while undone := log.undo():
        told.append(undone.told)
    assert len(told) == 200
    assert told[-1] == "Undone: 50"
