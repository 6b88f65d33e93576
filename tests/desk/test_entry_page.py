"""Everything of an entry is on its page, and every way on from it leads where it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.glossary import Glossary
from glossary.model import Alias, Entry, Fact, Kind, Mention, Name, Position, Quality, Source
from glossary.pack import Pack
from reader.desk.elsewhere import Elsewhere, OtherDocument
from reader.desk.entry_page import EntryContext, WaysToAct, entry_note, entry_page
from reader.desk.notes_about import Bearing, NoteAbout
from reader.desk.wording import Uses, Wording, wordings
from reader.text.page import Style
from reader.text.place import DocumentPlace, EntryPlace, NotePlace
from tests.desk.examples import (
    check_page,
    date,
    document_of,
    entry_of,
    glossary_of,
    lines_of,
    links_of,
    mention,
    note_on_entry,
)

if TYPE_CHECKING:
    from reader.text.document import Document

ABE = entry_of("shinzo-abe", "Shinzo Abe")
SHRINE = Entry(
    "yasukuni-shrine",
    "Yasukuni Shrine",
    Kind.PLACE,
    "A shrine in Tokyo [YAS1]. See [[shinzo-abe|Abe]] and [[shinzo-abe]].\n\nOf [[no-such-entry]].",
    names=(
        Name(
            "靖国神社",
            "ja",
            "Yasukuni Jinja",
            "Japan",
            "country-pacifying",
            note="since 1879 [YAS1]",
        ),
        Name("Ясукуни", "ru"),
        Name("Shokonsha", "xx-odd", note="see [[shinzo-abe]], [[no-such-entry]] [GK]"),
    ),
    facts=(
        Fact(date("1869"), "Founded.", ("YAS1",)),
        Fact(date("2012-12-26"), "[[shinzo-abe]] in office.", ("YAS1", "GK"), date("2020-09-16")),
        Fact(date("2013-04"), "An offering.", ("GK",)),
        Fact(date("2013-12-26"), "Abe went.", ()),
    ),
    positions=(
        Position("China", "It [[shinzo-abe|hurts]].", ("GK",), date("2013-12-26")),
        Position("Japan", "It is natural.", ("YAS1",)),
    ),
    see=("shinzo-abe", "no-such-entry"),
    sources={
        "YAS1": Source(
            "YAS1",
            "Page",
            "Asahi",
            date("2013-04-23"),
            "ajw.org/x",
            Quality.PRESS,
            checked=date("2026"),
            checked_by="Kim",
        ),
        "GK": Source("GK", "General", quality=Quality.GENERAL_KNOWLEDGE, note="not looked up"),
    },
    aliases=(Alias("Yasukuni Shrine"), Alias("Yasukuni"), Alias("靖国神社")),
    pack="tests",
)
GLOSSARY = glossary_of(ABE, SHRINE)
DOCUMENT = document_of(
    "He went to the Yasukuni\nShrine in April, as it was told.",
    "Long words before " * 5 + "Yasukuni " + "and long words after" * 5,
    day="2013-04-27",
)


def lines(entry: Entry = SHRINE, context: EntryContext | None = None) -> list[str]:
    page = entry_page(entry, context or EntryContext(GLOSSARY))
    check_page(page)
    return lines_of(page)


def after(heading: str, told: list[str]) -> list[str]:
    """The lines below a heading, up to the next line without a marker."""
    found = told[told.index(heading) + 1 :]
    ends = [at for at, line in enumerate(found) if line[:1] not in "·→¶✎"]
    return found[: ends[0]] if ends else found


def test_term_kind_and_pack_come_first() -> None:
    assert lines()[:2] == ["Yasukuni Shrine", "place · example entries"]


def test_each_name_is_told_with_its_reading_language_side_meaning_note_and_sources() -> None:
    told = lines()
    assert told[2] == (
        "· 靖国神社  Yasukuni Jinja  Japanese; Japan’s name; “country-pacifying”; since 1879 [YAS1]"
    )
    assert told[3] == "· Ясукуни  Russian"
    assert told[4].startswith("· Shokonsha  xx-odd; see Shinzo Abe, no-such-entry")
    assert told[4].endswith("[GK]")


def test_the_body_has_its_paragraphs_and_citations() -> None:
    told = lines()
    assert told[5] == "A shrine in Tokyo [YAS1]. See Abe and Shinzo Abe."
    assert told[6] == "Of no-such-entry."


def test_facts_are_split_by_the_date_of_the_document() -> None:
    told = lines(context=EntryContext(GLOSSARY, DOCUMENT))
    assert after("Then: by 27 April 2013", told) == [
        "· 1869  Founded. [YAS1]",
        "· 26 December 2012 to 16 September 2020  Shinzo Abe in office. [YAS1][GK]",
        "· April 2013 (before or after is not known)  An offering. [GK]",
    ]
    assert after("Since 27 April 2013", told) == ["· 26 December 2013  Abe went."]


def test_a_document_dated_by_its_year_has_all_of_that_year_as_then() -> None:
    document = document_of("Yasukuni", day="2013")
    told = lines(context=EntryContext(GLOSSARY, document))
    assert len(after("Then: by 2013", told)) == 4
    assert "Since 2013" not in told


def test_in_an_undated_document_facts_are_not_split_and_that_is_said() -> None:
    told = lines(context=EntryContext(GLOSSARY, document_of("Yasukuni")))
    assert len(after("Dated facts", told)) == 4
    assert "Then" not in " ".join(told).replace("Not split into then", "")
    why = "Not split into then and since: when this text was written is not known"
    assert told[told.index("Dated facts") + 5].startswith(why)
    assert len(after("Dated facts", lines())) == 4
    assert why not in " ".join(lines())


def test_what_there_is_nothing_of_has_no_heading() -> None:
    told = lines(ABE, EntryContext(GLOSSARY, DOCUMENT))
    assert told == ["Shinzo Abe", "term · example entries", "What Shinzo Abe is."]


def test_each_side_has_its_position_with_date_and_sources() -> None:
    assert after("Who holds what", lines()) == [
        "· China (26 December 2013)  It hurts. [GK]",
        "· Japan  It is natural. [YAS1]",
    ]


def test_sources_tell_everything_known_of_them_with_their_quality() -> None:
    assert after("Sources", lines()) == [
        "· [YAS1] Page, Asahi, 23 April 2013, ajw.org/x; checked 2026 by Kim (press)",
        "· [GK] General, not looked up (general knowledge)",
    ]


def test_links_lead_to_entries_that_are_there_and_only_to_them() -> None:
    abe = EntryPlace("shinzo-abe")
    assert links_of(entry_page(SHRINE, EntryContext(GLOSSARY))) == [
        ("Shinzo Abe", abe),  # in the note of a name
        ("Abe", abe),
        ("Shinzo Abe", abe),
        ("Shinzo Abe", abe),  # in a fact
        ("hurts", abe),
        ("Shinzo Abe", abe),  # see also
    ]
    assert after("See also", lines()) == ["→ Shinzo Abe"]


def test_see_also_of_unknown_entries_alone_is_left_out() -> None:
    assert "See also" not in lines(replace(SHRINE, see=("no-such-entry",)))


def test_each_mention_is_told_with_its_words_around_and_leads_to_its_exact_place() -> None:
    second = DOCUMENT.text.rindex("Yasukuni")
    mentions = [
        mention(DOCUMENT, "Yasukuni\nShrine", SHRINE.id),
        Mention(SHRINE.id, second, second + 8, "Yasukuni"),
    ]
    page = entry_page(SHRINE, EntryContext(GLOSSARY, DOCUMENT, used(mentions)))
    check_page(page)
    told = after("Names used here: “Yasukuni Shrine” 1 · “Yasukuni” 1", lines_of(page))
    assert told[0] == "¶ He went to the Yasukuni Shrine in April, as it was told."
    assert told[1].startswith("¶ … ")
    assert "words before Yasukuni and long words" in told[1]
    assert told[1].endswith(" …")
    places = [target for _, target in links_of(page) if isinstance(target, DocumentPlace)]
    here = [DocumentPlace("essay", one.start, one.end) for one in mentions]
    assert places == here * 2  # each wording by its first place, and each mention
    marked = [page.text[one.start : one.end] for one in page.styles if one.style is Style.MATCH]
    assert marked == ["Yasukuni Shrine", "Yasukuni"]


def used(mentions: list[Mention]) -> Uses:
    return Uses(mentions, wordings(mentions))


def test_whose_name_the_text_uses_and_how_often_is_told_first() -> None:
    document = document_of("靖国神社, Yasukuni, and 靖国神社 again; the house of the dead.")
    surfaces = ["靖国神社", "Yasukuni", "the house of the dead"]
    mentions = [mention(document, words, SHRINE.id) for words in surfaces]
    again = document.text.rindex("靖国神社")
    mentions.insert(2, Mention(SHRINE.id, again, again + 4, "靖国神社"))
    page = entry_page(SHRINE, EntryContext(GLOSSARY, document, used(mentions)))
    check_page(page)
    told = lines_of(page)
    assert told[told.index("In this text: 4 mentions") + 1] == (
        "Names used here: “靖国神社” Japan’s name 2 · “Yasukuni” 1"
        " · “the house of the dead” the article’s own words 1"
    )


def test_where_the_text_uses_the_headword_alone_no_names_are_told() -> None:
    mentions = [mention(DOCUMENT, "Yasukuni\nShrine", SHRINE.id)]
    told = lines(context=EntryContext(GLOSSARY, DOCUMENT, used(mentions)))
    assert "Names used" not in " ".join(told)


def test_of_very_many_wordings_the_most_frequent_are_told() -> None:
    mentions = [Mention(SHRINE.id, at, at + 3, f"w{at}") for at in range(20)]
    told = " ".join(lines(context=EntryContext(GLOSSARY, DOCUMENT, used(mentions))))
    assert "“w11” the article’s own words 1 · and 8 more" in told
    assert "“w12”" not in told


SO_FAR = "Looked through 200 of 1,400 documents that may mention it"
OTHERS = Elsewhere(
    (
        OtherDocument("old", "An Old One", date("1956-10-19"), (Wording("靖国神社", 3, 7, 11),)),
        OtherDocument(
            "odd",
            "Another",
            None,
            (Wording("Yasukuni", 2, 0, 8, "Japan"), Wording("x", 1, 9, 10)),
        ),
    ),
    looked=2,
    total=2,
)


def test_other_documents_are_told_by_date_with_their_words_and_the_first_place_of_each() -> None:
    page = entry_page(SHRINE, EntryContext(GLOSSARY, elsewhere=OTHERS))
    check_page(page)
    assert after("In other documents", lines_of(page)) == [
        "¶ 19 October 1956  An Old One: “靖国神社” 3",
        "¶ no date  Another: “Yasukuni” Japan’s name 2 · “x” 1",
    ]
    assert [target for _, target in links_of(page) if isinstance(target, DocumentPlace)] == [
        DocumentPlace("old", 7, 11),
        DocumentPlace("odd", 0, 8),
        DocumentPlace("odd", 9, 10),
    ]


@pytest.mark.parametrize(
    ("elsewhere", "told"),
    [
        (Elsewhere(is_looking=True), "Looking in the other documents …"),
        (
            Elsewhere(looked=12, total=1_400, is_looking=True),
            "Looking in the other documents … 12 of 1,400",
        ),
        (
            Elsewhere(looked=200, total=1_400, unread=1),
            f"{SO_FAR}; go on with +. 1 document could not be read.",
        ),
        (Elsewhere(looked=3, total=3, unread=2), "2 documents could not be read."),
    ],
)
def test_how_far_the_looking_has_come_is_told_honestly(elsewhere: Elsewhere, told: str) -> None:
    ways = WaysToAct(look_on="go on with +")
    found = lines(context=EntryContext(GLOSSARY, elsewhere=elsewhere, ways=ways))
    assert found[found.index("In other documents") + 1] == told


def test_where_no_other_document_mentions_an_entry_there_is_no_heading_for_them() -> None:
    context = EntryContext(GLOSSARY, elsewhere=Elsewhere(looked=3, total=3))
    assert "In other documents" not in lines(context=context)


def test_entries_of_other_packs_are_told_with_the_one_that_counts_here_and_how_to_choose() -> None:
    own = replace(SHRINE, pack="own", body="My own words.")
    packs = [Pack("tests", "example entries", (SHRINE,)), Pack("own", "your glossary", (own,))]
    ways = WaysToAct(choose="press =")
    heading = "The same term in other packs"

    def told(entry: Entry, glossary: Glossary, document: Document | None = DOCUMENT) -> list[str]:
        found = lines(entry, EntryContext(glossary, document, ways=ways))
        return found[found.index(heading) + 1 :][:2]

    stacked, preferring = Glossary(packs), Glossary(packs, ["yasukuni-shrine@tests"])
    assert told(own, stacked) == [
        "→ Yasukuni Shrine  example entries",
        "This one counts in this text. On the page of another, press =.",
    ]
    assert told(SHRINE, stacked) == [
        "→ Yasukuni Shrine  your glossary  counts in this text",
        "To have this one count in this text, press =.",
    ]
    assert told(SHRINE, preferring)[0] == "→ Yasukuni Shrine  your glossary"
    assert told(own, stacked, None) == ["→ Yasukuni Shrine  example entries", "Sources"]
    page = entry_page(own, EntryContext(stacked, DOCUMENT))
    assert EntryPlace("yasukuni-shrine@tests") in [target for _, target in links_of(page)]
    assert heading not in lines()


def test_while_mentions_are_being_looked_for_that_is_said() -> None:
    context = EntryContext(GLOSSARY, DOCUMENT, is_counting=True)
    assert "In this text: no mentions so far" in lines(context=context)


def test_one_mention_is_not_two() -> None:
    mentions = [mention(DOCUMENT, "Yasukuni", SHRINE.id)]
    assert "In this text: 1 mention" in lines(
        context=EntryContext(GLOSSARY, DOCUMENT, used(mentions))
    )


def test_the_readers_notes_are_listed_and_can_be_opened_even_when_they_have_no_words() -> None:
    notes = [
        note_on_entry(SHRINE.id, "Ask\nthe curator."),
        note_on_entry(SHRINE.id, "\n", 2),
        note_on_entry("abe", "He went [[yasukuni|there]].", 3),
    ]
    about = [NoteAbout(notes[0]), NoteAbout(notes[1]), NoteAbout(notes[2], Bearing.LINKS)]
    page = entry_page(SHRINE, EntryContext(GLOSSARY, notes=about))
    assert after("Your notes", lines_of(page)) == [
        "✎ Ask the curator.",
        "✎ (empty)",
        "✎ He went there.  links here",
    ]
    assert [target for _, target in links_of(page) if isinstance(target, NotePlace)] == [
        NotePlace(note.id) for note in notes
    ]


def test_the_note_of_an_entry_has_what_it_tells_and_no_ways_on() -> None:
    page = entry_note(SHRINE, EntryContext(GLOSSARY, DOCUMENT))
    check_page(page)
    told = lines_of(page)
    assert told[0].startswith("· 靖国神社")
    assert "Then: by 27 April 2013" in told
    assert "Who holds what" in told
    assert not {"Yasukuni Shrine", "See also", "Sources"} & set(told)


HOSTILE = st.text(st.characters() | st.sampled_from("[]|\n\x1b\0\u202e"), max_size=20)
WORDS = st.lists(
    HOSTILE | st.sampled_from(["[[shinzo-abe]]", "[[shinzo-abe|", "[[nobody|x]]", "[GK]", "\n\n"]),
    max_size=5,
).map("".join)
DATES = st.sampled_from(["1951", "2013-04", "2014-01-02"]).map(date)
ENTRIES = st.builds(
    Entry,
    id=st.just("odd"),
    term=HOSTILE.filter(str.strip),
    kind=st.sampled_from(Kind),
    body=WORDS,
    names=st.lists(st.builds(Name, *[HOSTILE] * 5, note=WORDS), max_size=2).map(tuple),
    facts=st.lists(st.builds(Fact, DATES, WORDS, st.just(("GK",))), max_size=2).map(tuple),
    positions=st.lists(st.builds(Position, HOSTILE, WORDS, st.just(())), max_size=2).map(tuple),
    see=st.lists(st.sampled_from(["shinzo-abe", "nobody", "odd"])).map(tuple),
    sources=st.builds(lambda title: {"GK": Source("GK", title)}, HOSTILE),
)


@given(ENTRIES, WORDS)
@settings(max_examples=150, deadline=None)
def test_whatever_an_entry_says_its_page_is_sound_and_leads_nowhere_strange(
    entry: Entry, body: str
) -> None:
    glossary = glossary_of(ABE, entry)
    context = EntryContext(glossary, DOCUMENT, notes=[NoteAbout(note_on_entry("odd", body))])
    page = entry_page(entry, context)
    check_page(page)
    entries = {one.target.entry for one in page.links if isinstance(one.target, EntryPlace)}
    assert entries <= {"shinzo-abe", "odd"}
    assert sum(isinstance(one.target, NotePlace) for one in page.links) == 1
    for name in entry.names:
        assert name.text in page.text
        assert name.side in page.text
