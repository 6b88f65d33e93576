"""From match to match of what a search found."""

from __future__ import annotations

from reader.desk.hit_walk import HitWalk
from reader.search.model import About, Hit, Kind
from reader.text.place import DocumentPlace, EntryPlace
from reader.text.span import Span


def _passage(document: str, *spans: tuple[int, int]) -> Hit:
    matches = tuple(Span(*span) for span in spans)
    place = DocumentPlace(document, *matches[0])
    return Hit(place, Kind.PASSAGE, 1.0, "", "", (), About(document=document), (), matches)


ENTRY = Hit(EntryPlace("abe"), Kind.ENTRY, 2.0, "", "", ())
HITS = (_passage("a", (5, 9), (20, 24)), ENTRY, _passage("b", (1, 3)), _passage("a", (40, 44)))


def test_the_way_leads_through_every_match_in_the_order_of_the_list() -> None:
    assert [str(place) for place in HitWalk.through(HITS, is_grouped=False).places] == [
        "doc:a#5-9",
        "doc:a#20-24",
        "entry:abe",
        "doc:b#1-3",
        "doc:a#40-44",
    ]
    grouped = HitWalk.through(HITS, is_grouped=True)
    assert [str(place) for place in grouped.places][1:3] == ["doc:a#20-24", "doc:a#40-44"]


def test_it_goes_on_from_where_one_is_and_round_the_ends() -> None:
    walk = HitWalk.through(HITS, is_grouped=False).gone_to(DocumentPlace("b", 1, 2))
    assert walk.told == "match 4 of 5"
    assert str(walk.stepped(1).place) == "doc:a#40-44"
    assert str(walk.stepped(2).place) == "doc:a#5-9"
    assert str(walk.stepped(-4).place) == "doc:a#40-44"


def test_the_matches_of_one_document_can_be_marked() -> None:
    hits = HitWalk.through(HITS, is_grouped=False).hits_in("a")
    assert [hits.span(number) for number in range(hits.count)] == [(5, 9), (20, 24), (40, 44)]
    assert HitWalk().hits_in("a").count == 0
