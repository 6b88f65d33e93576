from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.dictionaries import lexicon_file
from glossary.dictionaries.lexicon import Lexicon
from glossary.dictionaries.lexicon_making import ImportCancelledError
from glossary.dictionaries.model import DictionaryInfo, Format, Headword, Markup, Part
from glossary.dictionaries.source import broken
from glossary.problems import BrokenFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INFO = DictionaryInfo("A title", "about", "utf-8", "", Format.TABBED, (("k", "v"),), ("r",))
HEADWORDS = (
    Headword(("turkey",), "a bird"),
    Headword(("Turkey", "Türkiye"), "a country"),
    Headword(("treaty",), "an agreement", Markup.HTML, (Part("t", Markup.PHONETIC),)),
    Headword(("take place",), "happen"),
    Headword(("well-known",), "famous \udcff"),
    Headword(("run",), "go fast"),
    Headword(("",), "nothing leads here"),
)


@pytest.fixture
def lexicon(tmp_path: Path) -> Iterator[Lexicon]:
    with Lexicon.create(tmp_path / "it.db", INFO, HEADWORDS) as lexicon:
        yield lexicon


def found(lexicon: Lexicon, words: str) -> list[str]:
    return [article.term for article in lexicon.find(words)]


def test_everything_comes_out_as_it_went_in(lexicon: Lexicon) -> None:
    assert tuple(lexicon.headwords()) == HEADWORDS
    assert (lexicon.info, len(lexicon)) == (INFO, len(HEADWORDS))
    assert [article.id for article in lexicon.articles(6)] == ["n6", "n7"]


def test_case_accents_and_dashes_make_no_difference(lexicon: Lexicon) -> None:
    assert found(lexicon, "turkiye") == ["Turkey"]
    assert found(lexicon, "TREATY") == ["treaty"]
    assert found(lexicon, "well–known") == ["well-known"]


def test_what_is_spelt_the_same_comes_first(lexicon: Lexicon) -> None:
    assert found(lexicon, "Turkey") == ["Turkey", "turkey"]
    assert found(lexicon, "turkey") == ["turkey", "Turkey"]


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("treaties", "treaty"),
        ("ran", "run"),
        ("running", "run"),
        ("took place", "take place"),
        ("taking place", "take place"),
        ("well known", "well-known"),
        ("turkey's", "turkey"),
    ],
)
def test_an_inflected_form_leads_to_its_base(lexicon: Lexicon, form: str, base: str) -> None:
    assert base in found(lexicon, form)


def test_forms_are_english_only_where_the_words_may_be(tmp_path: Path) -> None:
    german = DictionaryInfo("German-English", language="German")
    lexicon = Lexicon.create(tmp_path / "de.db", german, [Headword(("hand",), "hand")])
    assert found(lexicon, "hands") == []


def test_nothing_is_found_for_what_is_not_there(lexicon: Lexicon) -> None:
    for words in ("", " ", "xyzzy", "x" * 100_000, "'; DROP TABLE word; --", "%", "\0"):
        assert found(lexicon, words) == []
    assert lexicon.article(99) is None


def test_words_that_begin_so_are_listed_in_order(lexicon: Lexicon) -> None:
    assert lexicon.beginning("t") == ("take place", "treaty", "turkey", "Türkiye")
    assert lexicon.beginning("TURKI") == ("Türkiye",)
    assert lexicon.beginning("t", limit=1) == ("take place",)


def test_several_threads_ask_at_once(lexicon: Lexicon) -> None:
    def ask(number: int) -> bool:
        return found(lexicon, HEADWORDS[number % 6].words[0])[0] == HEADWORDS[number % 6].words[0]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(200)))


def test_progress_tells_how_many_of_how_many(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    words = (Headword((f"word{number}",), "x") for number in range(2_500))
    Lexicon.create(
        tmp_path / "it.db", INFO, words, lambda done, of: told.append((done, of)), count=2_500
    )
    assert told == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]


@pytest.mark.parametrize("when", [1, 2, 4])
def test_a_cancelled_import_leaves_what_was_there(tmp_path: Path, when: int) -> None:
    path = tmp_path / "it.db"
    Lexicon.create(path, INFO, HEADWORDS).close()
    before = path.read_bytes()
    asked = iter(range(1_000_000))
    words = (Headword((f"word{number}",), "x") for number in range(2_500))
    with pytest.raises(ImportCancelledError):
        Lexicon.create(path, INFO, words, cancelled=lambda: next(asked) >= when)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_broken_dictionary_leaves_nothing(tmp_path: Path) -> None:
    def headwords() -> Iterator[Headword]:
        yield HEADWORDS[0]
        raise broken(tmp_path / "source", "is broken")

    with pytest.raises(BrokenFileError, match="source: is broken"):
        Lexicon.create(tmp_path / "it.db", INFO, headwords())
    with pytest.raises(BrokenFileError, match="no article"):
        Lexicon.create(tmp_path / "it.db", INFO, [])
    assert list(tmp_path.iterdir()) == []


def test_tables_whose_names_are_no_text_are_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "it.db"
    Lexicon.create(path, INFO, HEADWORDS).close()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE INDEX word_by", b"CREATE INDEX w\x80rd_by"))
    with pytest.raises(BrokenFileError, match="is a damaged dictionary"):
        Lexicon(path)
    path.write_bytes(data.replace(b"folded TEXT", b"f\x1b[2\x80\nXT"))
    with pytest.raises(BrokenFileError, match="is a damaged dictionary") as caught:
        Lexicon(path)
    assert not {"\n", "\x1b"} & set(str(caught.value))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenFileError, match="cannot be written"):
        Lexicon.create(tmp_path / "none" / "it.db", INFO, HEADWORDS)


def test_a_lexicon_in_use_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "it.db"
    with Lexicon.create(path, INFO, HEADWORDS) as old:
        Lexicon.create(path, INFO, [Headword(("new",), "x")]).close()
        assert found(old, "treaty") == ["treaty"]
    with Lexicon(path) as new:
        assert found(new, "new") == ["new"]


def _rewritten(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("CREATE VIEW v AS SELECT 1", "other tables"),
        ("CREATE TRIGGER t AFTER INSERT ON word BEGIN SELECT 1; END", "other tables"),
        ("CREATE TABLE more (a, b AS (a + 1))", "other tables"),
        ("DROP TABLE spelling", "other tables"),
        ("DROP INDEX word_by_folded", "other tables"),
        ("PRAGMA user_version = 99", "another version"),
        ("PRAGMA application_id = 1", "is no dictionary"),
        ("DELETE FROM info WHERE key = 'title'", "damaged"),
        ("""UPDATE info SET value = '"x' WHERE key = 'title'""", "damaged"),
        ("UPDATE info SET value = '\"x\"' WHERE key = 'count'", "damaged"),
    ],
)
def test_a_file_with_other_things_in_it_is_refused(
    tmp_path: Path, statement: str, reason: str
) -> None:
    path = tmp_path / "it.db"
    Lexicon.create(path, INFO, HEADWORDS).close()
    _rewritten(path, statement)
    with pytest.raises(BrokenFileError, match=reason) as caught:
        Lexicon(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET body = 'text'",
        "UPDATE article SET markup = 'nonsense'",
        "UPDATE article SET more = x'5b5b5d5d'",
        "UPDATE article SET more = x'ff'",
        "UPDATE word SET spelt = 5",
        "UPDATE word SET spelt = x'ffff'",
    ],
)
def test_a_damaged_row_is_one_clear_line(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "it.db"
    Lexicon.create(path, INFO, HEADWORDS).close()
    _rewritten(path, statement)
    with Lexicon(path) as lexicon, pytest.raises(BrokenFileError, match="is a damaged dictionary"):
        list(lexicon.articles())


def test_garbage_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "it.db"
    with pytest.raises(BrokenFileError, match="is not there"):
        Lexicon(path)
    for data in (b"", b"garbage", b"SQLite format 3\0" + b"\xff" * 5_000):
        path.write_bytes(data)
        with pytest.raises(BrokenFileError):
            Lexicon(path)
    with pytest.raises(BrokenFileError):
        Lexicon(tmp_path)


def test_nothing_is_written_while_reading(lexicon: Lexicon) -> None:
    before = lexicon.path.read_bytes()
    lexicon.find("treaties")
    lexicon.nearest("treety")
    with pytest.raises(sqlite3.OperationalError, match=r"readonly|read-only"):
        lexicon._reading._connection.execute("DELETE FROM word")
    assert lexicon.path.read_bytes() == before
    assert [path.name for path in lexicon.path.parent.glob("it.db*")] == ["it.db"]


def test_a_question_without_end_is_given_up(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon_file, "_MOST_SECONDS", 0.05)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    with pytest.raises(BrokenFileError, match="interrupted"):
        lexicon._reading.rows(endless)


@given(data=st.data())
@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_changed_bytes_never_do_worse_than_a_clear_line(
    tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "whole.db"
    if not path.exists():
        words = (Headword((f"word{number}", f"other{number}"), "x" * 50) for number in range(300))
        Lexicon.create(path, INFO, words).close()
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    size = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    changed = tmp_path / f"changed{threading.get_ident()}.db"
    changed.write_bytes(content[:size])
    try:
        with Lexicon(changed) as lexicon:
            lexicon.find("word7")
            lexicon.nearest("wurd7")
            lexicon.beginning("wo")
            for number, _ in enumerate(lexicon.articles()):
                assert number < 10_000
            for number, _ in enumerate(lexicon.words()):
                assert number < 10_000
    except BrokenFileError as error:
        assert "\n" not in str(error)  # noqa: PT017 - it may be as good as whole too
