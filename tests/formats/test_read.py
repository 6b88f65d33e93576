"""Files as documents: which are read, which refused, and their first part."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.base.errors import (
    EmptyFileError,
    IsADirectoryFileError,
    NoSuchFileError,
    NotARegularFileError,
    NotTextError,
    ReaderError,
    TooLargeError,
    UnknownFormatError,
    UnreadableFileError,
)
from reader.base.shipped import default_document
from reader.formats.read import LIMIT, read_document
from reader.text.companion import companion_path
from reader.text.companion_file import parse_companion
from reader.text.document import Role
from tests.formats.reading import read, shown, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.text.companion import Companion

_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def _companion_of_the_article() -> Companion:
    path = companion_path(default_document())
    return parse_companion(path.read_text(encoding="utf-8"), str(path))


def test_the_article_is_read_word_for_word_with_byline_and_credit_set_apart() -> None:
    document = read_document(
        default_document(), document_id="article", companion=_companion_of_the_article()
    )
    assert document.text == default_document().read_bytes().decode()
    assert document.complete
    assert document.warnings == ()
    roles = [role for role, _ in shown(document)]
    assert roles.count(Role.PARAGRAPH) == 23
    assert roles.index(Role.BYLINE) == 2
    assert words_of(document)[2] == (
        "Dmitri Trenin\n"
        "Trenin was director of the Carnegie Moscow Center from 2008 to early 2022.\n"
        "More >"
    )
    assert shown(document)[-1] == (
        Role.CREDIT,
        "This article originally appeared in Global Times.",
    )
    assert len(roles) == 25
    assert "".join("".join(words_of(document)).split()) == "".join(document.text.split())


def test_the_companion_tells_the_metadata_and_the_file_name_gives_a_title_without_it() -> None:
    told = read_document(
        default_document(), document_id="article", companion=_companion_of_the_article()
    ).metadata
    assert (told.title, told.author) == (
        "Moscow-Tokyo Anti-China Alliance Not Real",
        "Dmitri Trenin",
    )
    assert str(told.date) == "2013-04-27"
    assert "address" in told.title_note
    untold = read_document(default_document(), document_id="article", companion=None).metadata
    assert untold.title == "Moscow tokyo anti china alliance not real"


def test_a_file_whose_name_is_no_text_still_gets_a_title(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9_of-peace.txt")
    path.write_bytes(b"words")
    document = read_document(path, document_id="x", companion=None)
    assert document.metadata.title == "Caf\ufffd of peace"


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@_ONE_FOLDER
def test_a_plain_text_is_kept_exactly_but_for_its_line_ends(tmp_path: Path, text: str) -> None:
    try:
        document = read(tmp_path, text)
    except (EmptyFileError, NotTextError):
        return
    text = text.removeprefix("\ufeff")
    assert document.text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_warnings_of_the_encoding_reach_the_document(tmp_path: Path) -> None:
    document = read(tmp_path, b"a caf\xe9 in Moscow")
    assert document.text == "a café in Moscow"
    assert document.encoding in document.warnings[0]
    assert "--encoding" in document.warnings[0]


@pytest.mark.parametrize("name", ["README", "essay.TXT", "essay.text", "a.md", "a.Markdown"])
def test_text_and_markdown_are_read_by_these_names(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, "words", name).text == "words"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.txt", b"", EmptyFileError),
        ("blank.txt", b" \n\t\r\n", EmptyFileError),
        ("empty.md", b"\n\n", EmptyFileError),
        ("data.txt", b"words and\0\1\2", NotTextError),
        ("data.md", b"words and\0\1\2", NotTextError),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", UnknownFormatError),
        ("letter.docx", b"PK\x03\x04", UnknownFormatError),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, error: type[ReaderError]
) -> None:
    with pytest.raises(error, match=name):
        read(tmp_path, content, name)


@pytest.mark.parametrize("name", ["gone.txt", "gone.md", "gone.pdf"])
def test_a_missing_file_is_missing_whatever_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoSuchFileError):
        read_document(tmp_path / name, document_id="x", companion=None)


@pytest.mark.parametrize("name", ["folder", "folder.md", "folder.pdf"])
def test_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(IsADirectoryFileError):
        read_document(tmp_path / name, document_id="x", companion=None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("name", ["pipe.txt", "pipe.md", "pipe.pdf"])
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(NotARegularFileError):
        read_document(tmp_path / name, document_id="x", companion=None, head=65_536)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="the system has no /dev/zero")  # noqa: PTH110
def test_a_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    with pytest.raises(NotARegularFileError):
        read_document(tmp_path / "endless.txt", document_id="x", companion=None)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"words")
    (tmp_path / "secret.txt").chmod(0)
    with pytest.raises(UnreadableFileError):
        read_document(tmp_path / "secret.txt", document_id="x", companion=None)


@pytest.mark.parametrize("head", [None, 65_536])
def test_a_file_beyond_the_limit_is_refused_without_being_read(
    tmp_path: Path, head: int | None
) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(TooLargeError):
        read_document(tmp_path / "huge.txt", document_id="x", companion=None, head=head)


@pytest.mark.parametrize(
    "between", ["\n\n", "\r\n\r\n", "\n", " ", "\n \n"], ids=["blank", "crlf", "line", "one", "sp"]
)
def test_the_first_part_has_text_and_blocks_of_the_whole(tmp_path: Path, between: str) -> None:
    content = between.join(f"Paragraph {n} says: " + "Ōkuma wörds 北方 " * 9 for n in range(2000))
    whole = read(tmp_path, content)
    first = read(tmp_path, content, head=65_536)
    assert not first.complete
    assert whole.complete
    assert 20_000 < len(first.text) < 65_536
    assert whole.text.startswith(first.text)
    *settled, last = first.blocks
    assert tuple(settled) == whole.blocks[: len(settled)]
    of_whole = whole.blocks[len(settled)]
    assert last == of_whole if between != " " else last._replace(end=of_whole.end) == of_whole
    assert whole.text[last.end].isspace()


def test_the_first_part_of_a_line_without_white_space_is_cut_anywhere(tmp_path: Path) -> None:
    first = read(tmp_path, "x" * 200_000, head=65_536)
    assert first.text == "x" * 65_536
    assert not first.complete


def test_a_short_file_is_whole_though_only_its_first_part_is_asked_for(tmp_path: Path) -> None:
    document = read(tmp_path, "one\n\ntwo", head=1)
    assert document.complete
    assert words_of(document) == ["one", "two"]


def test_words_after_much_white_space_are_found(tmp_path: Path) -> None:
    document = read(tmp_path, "\n" * 100_000 + "words", head=65_536)
    assert words_of(document) == ["words"]


def test_no_credit_is_seen_in_a_text_that_goes_on(tmp_path: Path) -> None:
    credit = "This article originally appeared in Global Times."
    content = f"{'words ' * 9000}\n\n{credit}\n\n{'words ' * 9000}"
    first = read(tmp_path, content, head=65_536)
    assert Role.CREDIT not in [role for role, _ in shown(first)]
