"""Back and forward, against a simple model."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.desk.history import History, Stop
from reader.text.place import EntryPlace

LONGEST = 500


def stop(name: str, top: int = 0) -> Stop:
    return Stop(EntryPlace(name), top)


def test_back_and_forward_lead_through_what_was_visited() -> None:
    history = History()
    assert history.present is None
    assert history.back() is None
    assert history.forward() is None
    for name in "abc":
        history.visit(stop(name))
    assert [history.back(), history.back(), history.back()] == [stop("b"), stop("a"), None]
    assert [history.forward(), history.forward(), history.forward()] == [stop("b"), stop("c"), None]


def test_visiting_from_the_middle_drops_what_lay_ahead() -> None:
    history = History()
    for name in "abc":
        history.visit(stop(name))
    history.back()
    history.visit(stop("d"))
    assert not history.can_go_forward
    assert history.back() == stop("b")


def test_going_where_one_is_keeps_what_lies_ahead() -> None:
    history = History()
    for name in "ab":
        history.visit(stop(name))
    history.back()
    history.visit(stop("a", top=7))
    assert history.present == stop("a", top=7)
    assert history.forward() == stop("b")


def test_a_stop_is_found_again_as_it_was_left() -> None:
    history = History()
    history.visit(stop("a"))
    history.leave_as(Stop(EntryPlace("a"), 120, 3))
    history.visit(stop("b"))
    assert history.back() == Stop(EntryPlace("a"), 120, 3)


def test_leaving_another_place_than_the_present_one_changes_nothing() -> None:
    history = History()
    history.leave_as(stop("a"))
    assert history.present is None
    history.visit(stop("a"))
    history.leave_as(stop("b", top=9))
    assert history.present == stop("a")


def test_a_long_way_forgets_its_beginning_only() -> None:
    history = History()
    for number in range(LONGEST + 20):
        history.visit(stop(f"e{number}"))
    assert history.present == stop(f"e{LONGEST + 19}")
    steps = 0
    while history.back():
        steps += 1
    assert steps == LONGEST - 1
    assert history.present == stop("e20")


class HistoryModel(RuleBasedStateMachine):
    """The stops before, the present one, and those ahead, each a plain list."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History()
        self.before: list[Stop] = []
        self.present: Stop | None = None
        self.ahead: list[Stop] = []

    @rule(name=st.sampled_from("abcd"), top=st.integers(0, 3))
    def visit(self, name: str, top: int) -> None:
        going = stop(name, top)
        self.history.visit(going)
        if self.present is None or self.present.place != going.place:
            if self.present is not None:
                self.before.append(self.present)
            self.ahead.clear()
        self.present = going

    @rule(name=st.sampled_from("abcd"), top=st.integers(0, 3))
    def leave_as(self, name: str, top: int) -> None:
        left = stop(name, top)
        self.history.leave_as(left)
        if self.present is not None and self.present.place == left.place:
            self.present = left

    @rule()
    def back(self) -> None:
        got = self.history.back()
        if not self.before:
            assert got is None
            return
        assert self.present is not None
        self.ahead.append(self.present)
        self.present = self.before.pop()
        assert got == self.present

    @rule()
    def forward(self) -> None:
        got = self.history.forward()
        if not self.ahead:
            assert got is None
            return
        assert self.present is not None
        self.before.append(self.present)
        self.present = self.ahead.pop()
        assert got == self.present

    @invariant()
    def agrees(self) -> None:
        assert self.history.present == self.present
        assert self.history.can_go_back == bool(self.before)
        assert self.history.can_go_forward == bool(self.ahead)


TestHistoryModel = HistoryModel.TestCase
TestHistoryModel.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
