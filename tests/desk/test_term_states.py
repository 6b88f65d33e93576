"""New, seen, known, noted; and saying so, undoably."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.desk.change_log import ChangeLog, Undone
from reader.desk.term_states import TermState, TermStates, dismiss, say_known, states_now
from reader.library.acquaintance import Acquaintance
from tests.desk.examples import document_of, entry_of, note_on_entry, note_on_words

if TYPE_CHECKING:
    from pathlib import Path

ABE = entry_of("shinzo-abe", "Shinzo Abe")


@pytest.fixture
def acquaintance(tmp_path: Path) -> Acquaintance:
    return Acquaintance(tmp_path / "acquaintance.json")


def test_a_term_is_new_then_seen_then_known_then_noted(acquaintance: Acquaintance) -> None:
    def state() -> TermState:
        return states_now(acquaintance, ()).of(ABE.id)

    assert state() is TermState.NEW
    acquaintance.see(ABE.id)
    assert state() is TermState.SEEN
    acquaintance.know(ABE.id)
    assert state() is TermState.KNOWN
    on_words = note_on_words(document_of("Abe."), "Abe")
    assert states_now(acquaintance, [on_words]).of(ABE.id) is TermState.KNOWN
    states = states_now(acquaintance, [on_words, note_on_entry("shinzo-abe@own", number=2)])
    assert states.of(ABE.id) is TermState.NOTED
    assert states.is_known(ABE.id)


def test_a_known_term_with_a_note_is_told_to_be_both() -> None:
    states = TermStates(known=frozenset({"a"}), noted=frozenset({"a", "b"}))
    assert [states.sign(entry) for entry in ("a", "b", "c", "a@own")] == [
        "✓✎",
        "✎",
        "+",
        "✓✎",
    ]


def test_saying_that_one_knows_a_term_can_be_undone_and_said_twice_is_one_change(
    acquaintance: Acquaintance,
) -> None:
    log = ChangeLog()
    assert say_known(acquaintance, log, ABE.id, ABE.term, known=True) == "Shinzo Abe is known"
    assert say_known(acquaintance, log, ABE.id, ABE.term, known=True) == ""
    assert acquaintance.known == {"shinzo-abe"}
    assert log.undo() == Undone("Undone: Shinzo Abe is known")
    assert acquaintance.known == frozenset()
    assert not log.can_undo


def test_saying_that_one_does_not_know_a_term_any_more_can_be_undone(
    acquaintance: Acquaintance,
) -> None:
    log = ChangeLog()
    acquaintance.know(ABE.id)
    assert (
        say_known(acquaintance, log, ABE.id, ABE.term, known=False)
        == "Shinzo Abe is not known any more"
    )
    assert acquaintance.known == frozenset()
    log.undo()
    assert acquaintance.known == {"shinzo-abe"}


def test_a_dismissed_candidate_can_be_recalled(acquaintance: Acquaintance) -> None:
    log = ChangeLog()
    assert dismiss(acquaintance, log, "Abe Visit") == "“Abe Visit” is no candidate any more"
    assert acquaintance.dismissed == {"abe visit"}
    log.undo()
    assert acquaintance.dismissed == frozenset()
