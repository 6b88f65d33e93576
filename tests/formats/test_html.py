"""Pages: what of their elements becomes which block, and that no word is lost or doubled."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from reader.formats.html.parse import parse_page
from reader.formats.html.read import read_html
from reader.formats.html.walk import html_contents
from reader.text.document import Emphasis, Role
from reader.text.format import Format
from reader.text.reading_as import HowToRead

if TYPE_CHECKING:
    from reader.formats.contents import Contents

PAGES = Path(__file__).parent / "samples" / "pages"
NEWS = "https://quayside.example/2019/harbour"


def read(source: str, base: str = "") -> Contents:
    root = parse_page(f"<body>{source}</body>", "page").root
    body = root.find("body")
    assert body is not None
    return html_contents(body, base)


def told(contents: Contents) -> list[tuple[str, int, str, str]]:
    """Each block as its role, its level, its marker and its words."""
    return [
        (one.role.value, one.level, one.marker, contents.text[one.start : one.end])
        for one in contents.blocks
    ]


def words_of(contents: Contents, name: str) -> str:
    start, end = contents.targets[name]
    return contents.text[start:end]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<h2>A  <b>b</b>\n c</h2>", [("heading", 2, "", "A b c")]),
        (
            "a<p>b<p>c",
            [("paragraph", 0, "", "a"), ("paragraph", 0, "", "b"), ("paragraph", 0, "", "c")],
        ),
        ("<div>a<div>b</div>c</div>", [("paragraph", 0, "", x) for x in "abc"]),
        ("a<br>b<br/> c", [("paragraph", 0, "", "a\u2028b\u2028c")]),
        (
            "<blockquote>a<blockquote>b</blockquote></blockquote>",
            [("quotation", 0, "", "a"), ("quotation", 1, "", "b")],
        ),
        (
            "<ul><li>a<li><p>b<p>c</ul>",
            [("list item", 0, "•", "a"), ("list item", 0, "•", "b"), ("list item", 0, "", "c")],
        ),
        (
            "<ol start=9><li>a<li value=12>b<li>c</ol>",
            [
                ("list item", 0, "9.", "a"),
                ("list item", 0, "12.", "b"),
                ("list item", 0, "13.", "c"),
            ],
        ),
        (
            "<ol reversed><li>a<li>b</ol>",
            [("list item", 0, "2.", "a"), ("list item", 0, "1.", "b")],
        ),
        ("<ol type=i><li>a<li>b</ol>", [("list item", 0, "i.", "a"), ("list item", 0, "ii.", "b")]),
        ("<pre>\n a\n  b\n</pre>", [("code", 0, "", " a\n  b")]),
        (
            "<p>a<hr><p>b",
            [("paragraph", 0, "", "a"), ("rule", 0, "", "* * *"), ("paragraph", 0, "", "b")],
        ),
        ("<dl><dt>t<dd>d</dl>", [("list item", 0, "", "t"), ("list item", 1, "", "d")]),
        (
            "<p>H<sub>2</sub>O is 10<sup>-3</sup> or 4<sup>th</sup>",
            [("paragraph", 0, "", "H₂O is 10⁻³ or 4th")],
        ),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", [("paragraph", 0, "", "漢(かん)")]),
        (
            "<p>a<script>b</script><style>c</style><p hidden>d<p style='display: none'>e",
            [("paragraph", 0, "", "a")],
        ),
        ("<p>a<!-- b -->c&nbsp;d&shy;e&lt;", [("paragraph", 0, "", "ac\xa0d\xade<")]),
        (
            "<table role=presentation><tr><td>a<td>b</table>",
            [("paragraph", 0, "", "a"), ("paragraph", 0, "", "b")],
        ),
        (
            "<table><tr><th>a<th>b<tr><td colspan=2>c<td>d</table>",
            [("table", 0, "", "a | b\nc |   | d")],
        ),
        (
            "<p><img src=x.png alt='A cat'><p>b",
            [("image", 0, "", "A cat"), ("paragraph", 0, "", "b")],
        ),
        ("<p>see <img src=p.png> here", [("paragraph", 0, "", "see p.png here")]),
        ("<p>a<img src=dot.gif width=1><img src=x alt=''>", [("paragraph", 0, "", "a")]),
    ],
)
def test_elements_become_blocks(source: str, blocks: list[tuple[str, int, str, str]]) -> None:
    assert told(read(source)) == blocks


def test_links_marks_and_names_are_spans_of_the_text() -> None:
    contents = read(
        '<p>a <a href="b.html#c">two <i>words</i></a> <b id=x>bold</b>', "https://e.org/d/"
    )
    (link,) = contents.links
    assert (contents.text[link.start : link.end], link.address) == (
        "two words",
        "https://e.org/d/b.html#c",
    )
    assert [(contents.text[m.start : m.end], m.emphasis) for m in contents.marks] == [
        ("words", Emphasis.EMPHASIS),
        ("bold", Emphasis.STRONG),
    ]
    assert words_of(contents, "x") == "bold"


def test_a_link_to_where_one_is_already_is_none() -> None:
    contents = read("<h2 id=x><a href='#x'>Head</a></h2><p><a href='#x'>up</a>")
    assert [contents.text[one.start : one.end] for one in contents.links] == ["up"]


def test_a_link_over_blocks_is_one_in_each() -> None:
    contents = read("<a href=x><p>a<p>b</a>")
    assert [contents.text[one.start : one.end] for one in contents.links] == ["a", "b"]


@pytest.mark.parametrize(
    "source",
    [
        '<p>a<sup id=r><a href="#n">1</a></sup><ol><li id=n>note <a href="#r">↩</a></ol>',
        '<p>a<a epub:type=noteref href="#n">1</a><aside epub:type=footnote id=n>note</aside>',
        '<p>a<a id=r role=doc-noteref href="#n">1</a><div role=doc-endnote id=n>note</div>',
        '<p>a<sup><a id=r href="#n">[1]</a></sup><p id=n><a href="#r">1</a> note',
        (
            '<p>a<sup class=reference id=cite_ref-1><a href="#cite_note-1">[1]</a></sup>'
            '<ol class=references><li id=cite_note-1><b><a href="#cite_ref-1">^</a></b> note</ol>'
        ),
    ],
)
def test_notes_are_found_however_they_are_made(source: str) -> None:
    contents = read(source)
    assert (contents.blocks[-1].role, contents.text[contents.blocks[-1].start :]) == (
        Role.FOOTNOTE,
        "note",
    )
    (link,) = contents.links
    assert words_of(contents, link.address[1:]).strip() == "note"


_TAGS = (
    "p",
    "div",
    "b",
    "a href='#x'",
    "ul",
    "li",
    "blockquote",
    "h2",
    "pre",
    "table",
    "tr",
    "td",
    "span",
    "sup",
    "dl",
    "dd",
    "q",
    "figure",
)
_TREES = st.recursive(
    st.text("ab \n&;\u00a0é漢", max_size=8).map(lambda words: words.replace("&", "&amp;")),
    lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=4)).map(
        lambda one: f"<{one[0]}>{''.join(one[1])}</{one[0].split()[0]}>"
    ),
    max_leaves=30,
)


@given(_TREES)
@settings(max_examples=300)
def test_no_word_of_a_page_is_lost_or_doubled(source: str) -> None:
    whole = lxml_html.fromstring(f"<html><body>{source}</body></html>")
    said = re.sub(r"\s", "", "".join(map(str, whole.itertext())))
    found = re.sub(r"[\s|“”]", "", read(source).text)
    assert sorted(found) == sorted(said)


@given(_TREES)
def test_spans_lie_in_their_blocks(source: str) -> None:
    contents = read(source)
    edges = [(one.start, one.end) for one in contents.blocks]
    assert all(0 <= start < end <= len(contents.text) for start, end in edges)
    spans = [
        (one.start, one.end)
        for found in (contents.marks, contents.links, contents.images)
        for one in found
    ]
    for first, last in spans:
        assert any(start <= first < last <= end for start, end in edges)


@given(st.binary(max_size=400))
def test_no_bytes_are_too_bad_a_page(data: bytes) -> None:
    read(data.decode("latin-1"))


def test_the_article_of_a_page_is_told_from_what_is_around_it() -> None:
    how = HowToRead(format=Format.HTML, address=NEWS)
    contents = read_html(PAGES / "news.html", how, None)
    text = contents.text
    for words in ("third round of talks", "What comes next", "The sea was there", "1956 | 212"):
        assert text.count(words) == 1
    for words in ("cookies", "Most read", "Ten soups", "All rights reserved", "track", "Sport"):
        assert words not in text
    assert [contents.text[one.start : one.end] for one in contents.images] == [
        "Two mayors on a pier in the rain"
    ]
    assert words_of(contents, "n1") == "The map was drawn by a teacher of the northern town."
    assert "https://example.org/map?a=1#north" in {link.address for link in contents.links}
    metadata = contents.metadata
    assert (metadata.title, metadata.author, str(metadata.date), metadata.publisher) == (
        "Harbour talks end without a treaty",
        "Ada Lind, Bo Marsh",
        "2019-03-07",
        "The Quayside Post",
    )
    assert (metadata.language, metadata.source) == ("en-GB", NEWS)


def test_the_whole_of_a_page_is_there_when_it_is_asked_for() -> None:
    contents = read_html(PAGES / "news.html", HowToRead(format=Format.PAGE), None)
    assert "Ten soups" in contents.text
    assert "All rights reserved" in contents.text
    assert "track(" not in contents.text


def test_a_page_without_an_article_is_shown_whole_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "short.html"
    path.write_text("<title>T</title><p>Two words.", encoding="utf-8")
    contents = read_html(path, HowToRead(), None)
    assert contents.text == "Two words."
    assert contents.metadata.title == "T"
    (warning,) = contents.warnings
    assert warning.startswith(f"{path}: no article can be told")
