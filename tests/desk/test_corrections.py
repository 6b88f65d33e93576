"""This is not that, and this is that: what the reader says last holds, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.matcher import Matcher
from glossary.model import Alias, Mention
from reader.base.errors import BrokenUserFileError, UsageError
from reader.desk.corrections import Correction, Corrections
from reader.desk.terms import TermFinder
from reader.library.own_companions import OwnCompanions
from reader.text.companion import Companion, Phrase
from reader.text.span import Span
from tests.desk.examples import document_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.text.document import Document

MATCHER = Matcher(
    [(Alias("Moscow"), "moscow"), (Alias("Moscow Center"), "center"), (Alias("Abe"), "abe")]
)
DOCUMENT = document_of("Moscow waits for Abe. In Moscow, Abe waits.", "The Moscow Center waits.")
BESIDE = Companion(phrases=(Phrase("waits for", "waiting"),))


class Reader:
    """A reader of a document who corrects it."""

    def __init__(self, folder: Path, document: Document = DOCUMENT) -> None:
        self.document = document
        self.own = OwnCompanions(folder)
        self.corrections = Corrections(self.own)

    def sees(self) -> list[str]:
        """What the mentions are, as words and entry."""
        return [f"{one.surface}={one.entry}" for one in self.mentions()]

    def mentions(self) -> list[Mention]:
        """The mentions, with what was corrected."""
        own = self.own.of(self.document.id).companion
        companion = own.by_reader_over(BESIDE) if own else BESIDE
        return TermFinder(MATCHER, self.document, companion).everything()

    def says_not(self, index: int, *, everywhere: bool = False) -> Correction | None:
        """Of the mention of this number."""
        mention = self.mentions()[index]
        return self.corrections.this_is_not(self.document, mention, everywhere=everywhere)

    def says(self, words: str, entry: str, *, nth: int = 0, everywhere: bool = False) -> Correction:
        """That the words, where they come for the nth time, are an entry."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        span = Span(start, start + len(words))
        made = self.corrections.this_is(self.document, span, entry, everywhere=everywhere)
        assert made
        return made


AT_FIRST = ["Moscow=moscow", "waits for=waiting", "Abe=abe", "Moscow=moscow", "Abe=abe"]
AT_FIRST += ["Moscow Center=center"]


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_one_mention_is_not_its_entry_and_the_others_are(reader: Reader) -> None:
    assert reader.sees() == AT_FIRST
    made = reader.says_not(3)
    assert reader.sees() == [*AT_FIRST[:3], *AT_FIRST[4:]]
    assert made
    assert made.told == "“Moscow” is not moscow here"
    made.undo()
    assert reader.sees() == AT_FIRST


def test_words_are_their_entry_nowhere_in_the_text(reader: Reader) -> None:
    made = reader.says_not(0, everywhere=True)
    assert reader.sees() == ["waits for=waiting", "Abe=abe", "Abe=abe", "Moscow Center=center"]
    assert made
    assert made.told == "“Moscow” is not moscow anywhere in this text"


def test_the_shorter_term_inside_a_refused_one_counts(reader: Reader) -> None:
    reader.says_not(5)
    assert reader.sees() == [*AT_FIRST[:5], "Moscow=moscow"]


def test_a_phrase_of_the_companion_beside_the_document_can_be_refused(reader: Reader) -> None:
    reader.says_not(1)
    assert reader.sees() == [AT_FIRST[0], *AT_FIRST[2:]]


def test_any_words_can_be_said_to_be_an_entry(reader: Reader) -> None:
    made = reader.says(" In Moscow,", "kremlin@own")
    assert "In Moscow,=kremlin@own" in reader.sees()
    assert "Moscow=moscow" in reader.sees(), "the other one"
    assert made.told == "“In Moscow,” is kremlin@own here"
    made.undo()
    assert reader.sees() == AT_FIRST


def test_what_the_reader_says_beats_a_longer_term(reader: Reader) -> None:
    reader.says("Center", "middle")
    assert reader.sees() == [*AT_FIRST[:5], "Moscow=moscow", "Center=middle"]


def test_words_can_be_said_to_be_an_entry_everywhere(reader: Reader) -> None:
    reader.says("waits", "patience", everywhere=True)
    found = [one for one in reader.sees() if one.startswith("waits")]
    assert found == ["waits=patience"] * 3


def test_what_was_said_of_one_place_counts_before_what_was_said_of_all(reader: Reader) -> None:
    reader.says("waits", "patience", nth=1)
    reader.says("waits", "delay", nth=0, everywhere=True)
    found = [one for one in reader.sees() if one.startswith("waits")]
    assert found == ["waits=delay"] * 3, "said last of all places"
    reader.says("waits", "patience", nth=1)
    found = [one for one in reader.sees() if one.startswith("waits")]
    assert found == ["waits=delay", "waits=patience", "waits=delay"]
    [index] = [at for at, one in enumerate(reader.sees()) if one == "waits=patience"]
    reader.says_not(index)
    reader.says_not(0 if reader.sees()[0] == "waits=delay" else 1)
    found = [one for one in reader.sees() if one.startswith("waits")]
    assert found == ["waits for=waiting", "waits=delay", "waits=delay"]


def test_correcting_a_correction_leaves_nothing_that_contradicts(reader: Reader) -> None:
    reader.says_not(3)
    reader.says("Moscow", "moscow", nth=1)
    said = reader.own.of(DOCUMENT.id).companion
    assert said
    assert not said.exclusions
    assert reader.sees() == AT_FIRST
    reader.says_not(3)
    said = reader.own.of(DOCUMENT.id).companion
    assert said
    assert not said.phrases
    assert len(said.exclusions) == 1
    reader.says("Moscow", "kremlin", nth=1)
    reader.says("Moscow", "square", nth=1)
    said = reader.own.of(DOCUMENT.id).companion
    assert said
    assert [phrase.entry for phrase in said.phrases] == ["square"]


def test_what_is_said_of_all_places_takes_what_was_said_of_one_along(reader: Reader) -> None:
    reader.says_not(0)
    reader.says_not(2)
    reader.says_not(0, everywhere=False)
    reader.corrections.this_is_not(DOCUMENT, Mention("moscow", 0, 6, "Moscow"), everywhere=True)
    said = reader.own.of(DOCUMENT.id).companion
    assert said
    assert [one.is_everywhere for one in said.exclusions if one.entry == "moscow"] == [True]


def test_saying_the_same_again_changes_nothing(reader: Reader) -> None:
    mention = reader.mentions()[0]
    assert reader.corrections.this_is_not(DOCUMENT, mention)
    assert reader.corrections.this_is_not(DOCUMENT, mention) is None


def test_undoing_takes_back_one_change_and_not_what_came_after(reader: Reader) -> None:
    first = reader.says("Moscow", "kremlin")
    reader.says("Abe", "lincoln")
    first.undo()
    said = reader.own.of(DOCUMENT.id).companion
    assert said
    assert [phrase.entry for phrase in said.phrases] == ["lincoln"]


def test_words_that_nothing_around_tells_apart_are_not_corrected_at_one_place(
    tmp_path: Path,
) -> None:
    document = document_of(*["Moscow"] * 3_000)
    reader = Reader(tmp_path, document)
    mention = reader.mentions()[1_500]
    with pytest.raises(UsageError, match="whole text"):
        reader.corrections.this_is_not(document, mention)
    assert reader.corrections.this_is_not(document, mention, everywhere=True)
    assert reader.sees() == []


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [(21, 22, "no word"), (5, 5, "no word"), (38, 60, "across")],
)
def test_what_are_no_words_of_one_paragraph_can_mean_nothing(
    reader: Reader, start: int, end: int, why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        reader.corrections.this_is(DOCUMENT, Span(start, end), "x")


def test_a_broken_companion_is_told_and_left(reader: Reader) -> None:
    path = reader.own.path_of(DOCUMENT.id)
    path.write_text("---\nphrases: x\n---\n")
    with pytest.raises(BrokenUserFileError):
        reader.says_not(0)
    assert path.read_text() == "---\nphrases: x\n---\n"


def test_a_correction_whose_surroundings_changed_on_one_side_can_be_corrected(
    tmp_path: Path,
) -> None:
    before = document_of("Once in a long while the road to Moscow is open.")
    Reader(tmp_path, before).says("Moscow", "kremlin")
    reader = Reader(tmp_path, document_of("Once in a long while the road to Moscow was shut."))
    assert reader.sees() == ["Moscow=kremlin"]
    reader.says_not(0)
    assert reader.sees() == ["Moscow=moscow"]


def test_an_entry_is_preferred_to_its_rivals(reader: Reader) -> None:
    made = reader.corrections.prefer("essay", "abe@own", "abe of yours", ["abe", "abe@birds"])
    again = reader.corrections.prefer("essay", "abe@birds", "abe of birds", ["abe", "abe@own"])
    said = reader.own.of("essay").companion
    assert said
    assert said.preferred == ("abe@birds",)
    assert again
    assert made
    again.undo()
    said = reader.own.of("essay").companion
    assert said
    assert said.preferred == ("abe@own",)


def test_a_pack_is_switched_for_one_document(reader: Reader) -> None:
    reader.corrections.switch_pack("essay", "birds", "birds on", on=True)
    off = reader.corrections.switch_pack("essay", "birds", "birds off", on=False)
    said = reader.own.of("essay").companion
    assert said
    assert (said.packs_on, said.packs_off) == ((), ("birds",))
    assert off
    off.undo()
    said = reader.own.of("essay").companion
    assert said
    assert (said.packs_on, said.packs_off) == (("birds",), ())
    reader.corrections.switch_pack("essay", "birds", "as elsewhere", on=None)
    said = reader.own.of("essay").companion
    assert said
    assert said == Companion()


_STEPS = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.integers(0, 5), st.sampled_from(["a", "b"])),
    max_size=5,
)


@given(_STEPS)
@settings(deadline=None, max_examples=60)
def test_undoing_everything_brings_back_what_was(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, bool, int, str]]
) -> None:
    reader = Reader(tmp_path_factory.mktemp("own"))
    seen, undos = [], []
    for is_not, everywhere, index, entry in steps:
        mentions = reader.mentions()
        mention = mentions[index % len(mentions)] if mentions else Mention("x", 0, 6, "Moscow")
        before = reader.own.of(DOCUMENT.id).companion or Companion()
        if is_not:
            made = reader.corrections.this_is_not(DOCUMENT, mention, everywhere=everywhere)
            after = [(m.start, m.end, m.entry) for m in reader.mentions()]
            assert (mention.start, mention.end, mention.entry) not in after
        else:
            span = Span(mention.start, mention.end)
            made = reader.corrections.this_is(DOCUMENT, span, entry, everywhere=everywhere)
            after = [(m.start, m.end, m.entry) for m in reader.mentions()]
            assert (mention.start, mention.end, entry) in after, "said last, holds"
        if made:
            seen.append(before)
            undos.append(made.undo)
    for before, undo in zip(reversed(seen), reversed(undos), strict=True):
        undo()
        assert (reader.own.of(DOCUMENT.id).companion or Companion()) == before
