"""Pages that are made to do harm: none takes long, none loses its words, none is obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import TooComplexError
from reader.formats.html.parse import MOST_ELEMENTS, parse_page
from reader.formats.html.read import read_html
from reader.formats.html.walk import html_contents
from reader.text.reading_as import HowToRead

if TYPE_CHECKING:
    from pathlib import Path


def words(source: str) -> str:
    root = parse_page(source, "page").root
    body = root.find("body")
    return " ".join(html_contents(root if body is None else body).text.split())


@pytest.mark.parametrize(
    "tag", ["div", "blockquote", "b", "span", "ul><li", "table><tr><td", "a href=x"]
)
def test_ten_thousand_levels_keep_their_words(tag: str) -> None:
    found = words(f"<{tag}>x " * 10_000 + "<p>the last words")
    assert found.count("x") == 10_000
    assert found.endswith("the last words")


@pytest.mark.parametrize(
    "source",
    [
        "<a " * 100_000,
        "<div>" * 3_000 + '<a "' * 50_000,
        "&" * 500_000,
        "<sup>" * 10_000 + "1",
        "<table><tr>" + "<td colspan=1000000000>x" * 500 + "</table>",
        "<ol start=99999999999999999999><li>x",
        "<p title='" + "x" * 5_000_000 + "'>y",
        "".join(f'<sup><a id=r{n} href="#n{n}">{n}</a></sup><div id=n{n}>' for n in range(2_000)),
        "<p>" + "word " * 1_000_000,
    ],
    ids=range(9),
)
def test_what_would_take_for_ever_does_not(source: str) -> None:
    words(source)


def test_too_many_elements_are_refused_before_they_are_read() -> None:
    with pytest.raises(TooComplexError, match="elements"):
        words("<p>" * (3 * MOST_ELEMENTS))


def test_nothing_is_fetched_expanded_or_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    path.write_text(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "&x;&x;">]>'
        f"<base href='file://{tmp_path}/'><p>&x; &y; "
        "<object data=secret.txt></object><p>\x1b[31mred \u202eevil",
        encoding="utf-8",
    )
    contents = read_html(path, HowToRead(address="https://e.org/"), None)
    assert "the secret" not in contents.text
    assert "red" in contents.text


def test_what_is_declared_wrongly_is_read_all_the_same() -> None:
    assert words('<?xml version="1.0" encoding="utf-16"?><html><body>plain') == "plain"
