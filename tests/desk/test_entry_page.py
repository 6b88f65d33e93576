"""Everything of an entry is on its page, and every way on from it leads where it says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.model import Entry, Fact, Kind, Mention, Name, Position, Quality, Source
from reader.desk.entry_page import EntryContext, entry_note, entry_page
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
    pack="shipped glossary",
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
    assert lines()[:2] == ["Yasukuni Shrine", "place · shipped glossary"]


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
    assert len(after("Dated facts (undated document)", told)) == 4
    assert len(after("Dated facts", lines())) == 4


def test_an_entry_without_facts_has_no_heading_for_them() -> None:
    told = lines(ABE, EntryContext(GLOSSARY, DOCUMENT))
    assert told == ["Shinzo Abe", "term", "What Shinzo Abe is.", "In this text: no mentions"]


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
    page = entry_page(SHRINE, EntryContext(GLOSSARY, DOCUMENT, mentions))
    check_page(page)
    told = after("In this text: 2 mentions", lines_of(page))
    assert told[0] == "¶ He went to the Yasukuni Shrine in April, as it was told."
    assert told[1].startswith("¶ … ")
    assert "words before Yasukuni and long words" in told[1]
    assert told[1].endswith(" …")
    places = [target for _, target in links_of(page) if isinstance(target, DocumentPlace)]
    assert places == [DocumentPlace("essay", one.start, one.end) for one in mentions]
    marked = [page.text[one.start : one.end] for one in page.styles if one.style is Style.MATCH]
    assert marked == ["Yasukuni Shrine", "Yasukuni"]


def test_one_mention_is_not_two() -> None:
    mentions = [mention(DOCUMENT, "Yasukuni", SHRINE.id)]
    assert "In this text: 1 mention" in lines(context=EntryContext(GLOSSARY, DOCUMENT, mentions))


def test_the_readers_notes_are_listed_and_can_be_opened_even_when_they_have_no_words() -> None:
    notes = [note_on_entry(SHRINE.id, "Ask\nthe curator."), note_on_entry(SHRINE.id, "\n", 2)]
    page = entry_page(SHRINE, EntryContext(GLOSSARY, notes=notes))
    assert after("Your notes", lines_of(page)) == ["✎ Ask the curator.", "✎ (empty)"]
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
    context = EntryContext(glossary, DOCUMENT, notes=[note_on_entry("odd", body)])
    page = entry_page(entry, context)
    check_page(page)
    entries = {one.target.entry for one in page.links if isinstance(one.target, EntryPlace)}
    assert entries <= {"shinzo-abe", "odd"}
    assert sum(isinstance(one.target, NotePlace) for one in page.links) == 1
    for name in entry.names:
        assert name.text in page.text
        assert name.side in page.text
