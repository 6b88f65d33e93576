"""What a snapshot answers, against the same counted slowly."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.model import About, Source
from reader.search.store.chunks import Chunks, Field
from reader.search.store.ledger import Known, Ledger, LedgerError
from reader.search.store.part import CARDS, PASSAGES, Part
from reader.search.store.postings import Postings
from reader.search.store.readers import Readers
from reader.search.words import STOP_WORDS, tokens
from tests.search.building import document, entry, note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.search.index import SearchIndex
    from reader.search.store.snapshot import Snapshot

WORDS = [
    "word",
    "Words",
    "U.S.",
    "O'Brien's",
    "a",
    "Sino-",
    "1,000",
    "co-op",
    "é",
    "e\u0301",
    "w" * 70,
]
UNSPACED = ["靖国", "神社", "がっこう", "ไทย"]
SIGNS = ["-", "–", "\n", " \n ", "\t", "\xa0", "\u200b", ".", "\x1c", "'s"]
PIECES = st.sampled_from([*WORDS, *UNSPACED, *SIGNS])
ANY_TEXT = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join))


@contextmanager
def snapshot(folder: Path, part: str = PASSAGES) -> Iterator[Snapshot]:
    with Readers(Part(folder, part)).lend() as (lent, _):
        yield lent


@given(st.lists(ANY_TEXT, max_size=4))
def test_a_text_in_chunks_has_the_words_it_has_as_a_whole(all_texts: list[str]) -> None:
    chunks, field = Chunks(), Field()
    for text in all_texts:
        field.add(chunks.of((text,), ""))
    postings = Postings(field, chunks, 0)
    met = [(chunks.spelt[number], times) for number, times in enumerate(postings.met) if times]
    expected: dict[str, int] = {}
    for text in all_texts:
        for word, *_ in tokens(text):
            if word not in STOP_WORDS:
                expected[word] = expected.get(word, 0) + 1
    assert dict(met) == expected
    lengths = [sum(word not in STOP_WORDS for word, *_ in tokens(text)) for text in all_texts]
    assert postings.lengths.tolist() == lengths


def test_positions_are_those_of_the_words_in_their_text(index: SearchIndex, folder: Path) -> None:
    text = "the red fox and Sino-Japanese re-\nlations, red U.S. foxes"
    index.update([document("d", "red before", text, "no such")])
    with snapshot(folder) as lent:
        places = lent.occurrences("red", lent.postings("red").numbers)
        assert [(int(one) >> 32, int(one) & 0xFFFF) for one in places] == [(0, 0), (1, 1), (1, 8)]
        only = lent.occurrences("fox", np.array([1], dtype=np.uint32))
        assert [int(one) & 0xFFFF for one in only] == [2, 10]


def test_no_phrase_reaches_from_one_name_into_the_next(index: SearchIndex, folder: Path) -> None:
    index.update([entry("e", "Red", "last", names=["Fox", "Den"])])
    with snapshot(folder, CARDS) as lent:
        every = np.arange(lent.size, dtype=np.uint32)
        stood = sorted(int(lent.occurrences(word, every)[0]) for word in ("red", "fox", "den"))
        assert np.diff(stood).min() >= 300


def test_records_are_numbered_without_gaps_whatever_was_deleted(
    index: SearchIndex, folder: Path
) -> None:
    for number in range(6):
        index.put(note(f"n{number}", f"word number{number}"))
    index.put(note("n2", "word changed"))
    index.discard("note:n4")
    with snapshot(folder, CARDS) as lent:
        assert lent.size == 5
        assert lent.postings("word").numbers.tolist() == [0, 1, 2, 3, 4]
        records = [lent.record(number) for number in range(5)]
        kept = {f"word number{number}" for number in (0, 1, 3, 5)}
        assert {record.text for record in records} == {"word changed", *kept}
        keys = [lent.sources[index][0] for index in lent.source_of.tolist()]
        assert [f"note:{record.place.removeprefix('note:')}" for record in records] == keys
        assert len(lent.sources) == 5


def test_what_a_source_is_comes_with_it(index: SearchIndex, folder: Path) -> None:
    about = About("T", "B", "de", ("x", "y"), ("2013-04",), ("China",), "d", "e")
    plain = document("d", "words")
    index.update([Source(plain.key, plain.digest, plain.records, about)])
    with snapshot(folder) as lent:
        assert lent.sources == (("doc:d", about),)
        assert lent.languages == {"de"}


def test_the_beginning_of_a_word_leads_to_its_commonest_stems(
    index: SearchIndex, folder: Path
) -> None:
    index.put(document("a", "shrine shrines shrine shrill"))
    index.put(document("b", "shrill shrinking shrine ship"))
    with snapshot(folder) as lent:
        assert lent.vocabulary.stems_from("shr") == [(4, "shrine"), (2, "shrill"), (1, "shrink")]
        assert lent.vocabulary.stems_from("q") == []
        assert lent.vocabulary.stems_of("shrines") == ("shrine",)
        assert lent.vocabulary.stems_of("shr") == ()
        assert lent.vocabulary.met("shrine") == 3


def test_a_word_weighs_in_a_whole_document_by_all_its_passages(
    index: SearchIndex, folder: Path
) -> None:
    filler = " ".join(f"filler{number}" for number in range(30))
    index.update(
        [document("a", filler, "fox", "fox", "fox"), document("b", filler, "fox", "hen", "hen")]
    )
    with snapshot(folder) as lent:
        found = lent.of_sources("fox")
        weights = {
            lent.sources[n][0]: w for n, w in zip(*map(np.ndarray.tolist, found), strict=True)
        }
        assert weights["doc:a"] == pytest.approx(3 * weights["doc:b"])
        assert not len(lent.of_sources("nothing").numbers)


def test_a_very_long_note_is_kept_whole(index: SearchIndex, folder: Path) -> None:
    index.put(note("n", " ".join(f"word{number} same" for number in range(70_000))))
    with snapshot(folder, CARDS) as lent:
        first = np.array([0], dtype=np.uint32)
        (place,) = lent.occurrences("word69999", first)
        assert int(place) == 2 * 69_999
        assert len(lent.occurrences("same", first)) > 70_000


def test_a_snapshot_stays_as_it_was_while_the_index_changes(
    index: SearchIndex, folder: Path
) -> None:
    index.put(note("n", "zebra"))
    with snapshot(folder, CARDS) as lent:
        for number in range(60):
            index.put(note("n", f"after{number}"))
        assert len(lent.postings("zebra").numbers) == 1
        assert lent.record(0).text == "zebra"


def test_the_account_of_sources_is_read_on_and_begun_anew_in_time(tmp_path: Path) -> None:
    ledger, reader = Ledger(), Ledger()
    for number in range(3_000):
        known = Known(f"{number}", About(tags=(str(number),)))
        ledger.append(tmp_path, {f"note:{number % 7}": known})
        reader = reader.read_on(tmp_path, ledger.extent)
        if number % 500 == 0:
            assert reader.sources == ledger.sources
    ledger.append(tmp_path, {"note:1": None})
    fresh = Ledger().read_on(tmp_path, ledger.extent)
    assert fresh.sources == ledger.sources
    assert (fresh.whole, len(fresh.sources)) == (6, 6)
    assert ledger.extent.lines < 1_100


def test_what_a_killed_program_wrote_into_the_account_does_not_count(tmp_path: Path) -> None:
    ledger = Ledger()
    ledger.append(tmp_path, {"note:a": Known("1", About())})
    kept = ledger.extent
    ledger.append(tmp_path, {"note:b": Known("1", About())})
    again = Ledger().read_on(tmp_path, kept)
    assert set(again.sources) == {"note:a"}
    again.append(tmp_path, {"note:c": Known("1", About())})
    assert set(Ledger().read_on(tmp_path, again.extent).sources) == {"note:a", "note:c"}
    with pytest.raises(LedgerError):
        Ledger().read_on(tmp_path, ledger.extent)
