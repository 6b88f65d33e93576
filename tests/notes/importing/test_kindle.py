"""Kindle's clippings in the languages of its devices, in the shapes that devices write."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.notes.importing.kindle import read_kindle
from reader.notes.importing.read import read_notes

_END = "\n==========\n"

HIGHLIGHTS = {
    "English": (
        "- Your Highlight on page 1 | location 10-12 | Added on Monday, 30 December 2024 14:46:33",
        (2024, 12, 30, 14, 46, 33),
    ),
    "American": (
        "- Your Highlight on Location 35-36 | Added on Monday, July 20, 2020 12:58:07 AM",
        (2020, 7, 20, 0, 58, 7),
    ),
    "German": (
        "- Ihre Markierung bei Position 233-235 | Hinzugefügt am Dienstag, 5. März 2024 21:12:45",
        (2024, 3, 5, 21, 12, 45),
    ),
    "French": (
        (
            "- Votre surlignement sur la page 5 | emplacement 1234-1236 | Ajouté le lundi "
            "30 septembre 2019 18:00:39"
        ),
        (2019, 9, 30, 18, 0, 39),
    ),
    "older French": (
        "- Votre surlignement Emplacement 1212-1214 | Ajouté le samedi 20 octobre 2018 à 12:55:45",
        (2018, 10, 20, 12, 55, 45),
    ),
    "Spanish": (
        (
            "- Tu subrayado en la página 6 | posición 36-40 | Añadido el lunes, 30 de septiembre de"
            " 2019 18:00:39"
        ),
        (2019, 9, 30, 18, 0, 39),
    ),
    "Italian": (
        (
            "- La tua evidenziazione alla posizione 512-514 | Aggiunto in data martedì 5 marzo 2024"
            " 18:40:02"
        ),
        (2024, 3, 5, 18, 40, 2),
    ),
    "Portuguese": (
        (
            "- Seu destaque na página 33 | posição 410-412 | Adicionado: terça-feira, 5 de março de"
            " 2024 09:12:45"
        ),
        (2024, 3, 5, 9, 12, 45),
    ),
    "Dutch": (
        (
            "- Je markering op pagina 6 | locatie 36-40 | Toegevoegd op maandag 30 september 2019"
            " 18:00:39"
        ),
        (2019, 9, 30, 18, 0, 39),
    ),
    "Russian": (
        (
            "- Ваш выделенный отрывок на странице 5 | Местоположение 1234-1236 | Добавлено:"
            " понедельник, 30 декабря 2024 г. в 14:46:33"
        ),
        (2024, 12, 30, 14, 46, 33),
    ),
    "Chinese": (
        "- 您在第 7 页（位置 #114-116）的标注 | 添加于 2019年9月30日星期一 下午6:00:39",
        (2019, 9, 30, 18, 0, 39),
    ),
    "Japanese": (
        "- 位置No. 152-155のハイライト | 追加日： 2024年4月2日火曜日 22:15:08",
        (2024, 4, 2, 22, 15, 8),
    ),
}


def _clipping(told: str, words: str = "Some words.", title: str = "A Book (An Author)") -> str:
    return f"{title}\n{told}\n\n{words}{_END}"


@pytest.mark.parametrize("language", HIGHLIGHTS)
def test_a_highlight_is_read_in_the_language_of_its_device(language: str) -> None:
    told, written = HIGHLIGHTS[language]
    data = _clipping(told).replace("\n", "\r\n").encode("utf-8-sig")
    read = read_notes(data, "My Clippings.txt")
    (row,) = read.rows
    assert (read.format, read.problems) == ("kindle", ())
    assert (row.source.title, row.source.author) == ("A Book", "An Author")
    assert (row.kind, row.quote, row.body) == ("highlight", "Some words.", "")
    assert row.created == dt.datetime(*written).astimezone(dt.UTC)


def test_languages_may_be_mixed_in_one_file() -> None:
    text = "".join(
        _clipping(told, f"Words {n}.") for n, (told, _) in enumerate(HIGHLIGHTS.values())
    )
    read = read_kindle(text)
    assert [row.quote for row in read.rows] == [f"Words {n}." for n in range(len(HIGHLIGHTS))]


def test_a_note_belongs_to_the_highlight_that_ends_where_it_was_written() -> None:
    told = (
        "- Your Highlight on page 1 | location 10-12 | Added on Monday, 30 December 2024 14:46:33"
    )
    said = "- Your Note on page 1 | location 12 | Added on Monday, 30 December 2024 14:47:00"
    (row,) = read_kindle(_clipping(told, "Quoted.") + _clipping(said, "My thought.")).rows
    assert (row.kind, row.quote, row.body) == ("note", "Quoted.", "My thought.")


def test_a_note_without_a_highlight_is_a_note_on_the_book() -> None:
    told = "- 位置No. 160のメモ | 追加日： 2024年4月2日火曜日 22:16:00"
    (row,) = read_kindle(_clipping(told, "考え")).rows
    assert (row.kind, row.quote, row.body) == ("note", "", "考え")


def test_bookmarks_are_left_out_and_what_has_no_words_is_told() -> None:
    mark = "- Your Bookmark on page 5 | location 60 | Added on Monday, 30 December 2024 14:46:33"
    told = HIGHLIGHTS["English"][0]
    limit = "<You have reached the clipping limit for this item>"
    read = read_kindle(_clipping(mark, "") + _clipping(told, limit))
    assert read.rows == ()
    assert [problem.partition(":")[0] for problem in read.problems] == ["line 7"]


def test_of_a_highlight_that_was_made_again_the_last_one_counts() -> None:
    first = "- Your Highlight on Location 10-12 | Added on Monday, July 20, 2020 12:58:07 AM"
    again = "- Your Highlight on Location 10-14 | Added on Monday, July 20, 2020 12:59:07 AM"
    text = _clipping(first, "The sea") + _clipping(again, "The sea was calm.")
    assert [row.quote for row in read_kindle(text).rows] == ["The sea was calm."]


def test_an_unknown_language_is_told_with_its_line_and_hides_nothing() -> None:
    other = "- Þú merktir á síðu 5 | staðsetning 60 | Bætt við mánudagur 30 desember 2024"
    read = read_kindle(_clipping(other) + _clipping(HIGHLIGHTS["English"][0]))
    assert len(read.rows) == 1
    assert read.problems[0].startswith("line 2: ")


@given(st.text(alphabet=st.sampled_from("- |=\n\r0123Yourpagehighlight()位置"), max_size=400))
def test_no_text_stops_the_reading(text: str) -> None:
    read_kindle(text)


@pytest.mark.parametrize("title", ["[sic] (An Author)", "{0, 1} (An Author)"])
def test_a_title_may_begin_as_other_formats_do(title: str) -> None:
    text = _clipping(HIGHLIGHTS["English"][0], title=title)
    (row,) = read_notes(text.encode(), "My Clippings.txt").rows
    assert row.source.title == title.removesuffix(" (An Author)")
