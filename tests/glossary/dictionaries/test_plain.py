from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dictionaries.model import Markup, Part
from glossary.dictionaries.plain import shown, shown_parts
from glossary.dictionaries.shown import LONGEST_SHOWN, Look, Shown

_WITH_MARKS = (*(Markup.HTML, Markup.XDXF, Markup.PANGO, Markup.WIKI, Markup.DSL, Markup.DICTD),)


def looks(text: Shown) -> list[tuple[Look, str, str]]:
    """Each stretch with its words and where it leads."""
    return [(one.look, text.text[one.start : one.end], one.target) for one in text.spans]


def test_html_is_lines_and_paragraphs() -> None:
    result = shown(
        "<div><b>1.</b>  one<br>two &amp; three</div><p>para\n graph</p><ul><li>a<li>b</ul>"
        "<script>alert('x')</script><!-- <b>no</b> --><style>p {}</style>",
        Markup.HTML,
    )
    assert result.text == "1. one\ntwo & three\n\npara graph\n\n• a\n• b"
    assert looks(result) == [(Look.STRONG, "1.", "")]


def test_links_lead_to_words_and_not_to_the_web() -> None:
    result = shown(
        '<a href="bword://Abe">him</a> <a href="https://example.org">site</a> <a href="war">war</a>'
        ' <a href="javascript:x()">x</a> <a name="a">anchor</a>',
        Markup.HTML,
    )
    assert result.text == "him site war x anchor"
    assert looks(result) == [(Look.LINK, "him", "Abe"), (Look.LINK, "war", "war")]


def test_xdxf_has_its_own_tags_and_its_line_ends_count() -> None:
    result = shown(
        "<k>word</k>\n<tr>wɜːd</tr> <co>n.</co>\n<kref>speech</kref>, <ex>in a word</ex>",
        Markup.XDXF,
        ("word",),
    )
    assert result.text == "[wɜːd] n.\nspeech, in a word"
    assert looks(result) == [
        (Look.FAINT, "n.", ""),
        (Look.LINK, "speech", "speech"),
        (Look.EMPHASIS, "in a word", ""),
    ]


def test_pango_keeps_its_lines() -> None:
    result = shown("<b>ÉTYMOLOGIE</b>\n\n    Le <i>suffixe</i> &lt;latin&gt;.", Markup.PANGO)
    assert result.text == "ÉTYMOLOGIE\n\nLe suffixe <latin>."
    assert looks(result) == [(Look.STRONG, "ÉTYMOLOGIE", ""), (Look.EMPHASIS, "suffixe", "")]


def test_wiki_links_are_links() -> None:
    result = shown("== Head ==\n'''Bold''' [[target|words]] and [[other]]", Markup.WIKI)
    assert result.text == "Head\n\nBold words and other"
    assert looks(result) == [
        (Look.STRONG, "Head", ""),
        (Look.LINK, "words", "target"),
        (Look.LINK, "other", "other"),
    ]


def test_dsl_tags_escapes_links_and_the_tilde() -> None:
    result = shown(
        "[m1][b]1.[/b] [trn]цвет[/trn]; [ref]hue[/ref], <<paint>>[/m]\n"
        "[m2][ex]~ blind, ^~[/ex] \\[not a tag\\] [s]sound.wav[/s][c red]red[/c] l[']o[/']ng[/m]",
        Markup.DSL,
        ("colour",),
    )
    assert result.text == "1. цвет; hue, paint\ncolour blind, Colour [not a tag] red long"
    assert looks(result) == [
        (Look.STRONG, "1.", ""),
        (Look.LINK, "hue", "hue"),
        (Look.LINK, "paint", "paint"),
        (Look.FAINT, "colour blind, Colour", ""),
    ]


def test_a_servers_text_is_unwrapped_without_its_headword() -> None:
    body = (
        "covenant\n"
        "    n 1: a signed written agreement between two or more parties\n"
        "         (nations) to perform some action [syn: {covenant},\n"
        "         {compact}, {concordat\n"
        "         treaty}]\n"
        "    2: (Bible) an agreement between God and his people in which God\n"
        "       makes certain promises\n"
        "\n"
        "    short line\n"
        "    another\n"
    )
    result = shown(body, Markup.DICTD, ("covenant",))
    assert result.text == (
        "n 1: a signed written agreement between two or more parties (nations) to perform some"
        " action [syn: covenant, compact, concordat treaty]\n"
        "2: (Bible) an agreement between God and his people in which God makes certain promises\n\n"
        "short line\nanother"
    )
    assert [target for _, _, target in looks(result)] == ["covenant", "compact", "concordat treaty"]


def test_a_text_that_is_only_its_headword_stays() -> None:
    assert shown("word\n", Markup.DICTD, ("word",)).text == "word"


def test_plain_text_has_no_marks() -> None:
    text = "a {b} <c> [d] &amp; ~ [[e]]"
    assert shown(text, Markup.PLAIN) == Shown(text)


def test_a_transcription_stands_in_brackets_before_the_meaning() -> None:
    parts = (Part("ˈsɛt", Markup.PHONETIC), Part("<i>put</i>", Markup.HTML))
    result = shown_parts((*parts, Part("/wA=", Markup.SOUND), Part("", Markup.PLAIN)), ("set",))
    assert result.text == "[ˈsɛt]\n\nput\n\n[sound]"
    assert looks(result) == [(Look.FAINT, "[ˈsɛt]", ""), (Look.EMPHASIS, "put", "")]


@pytest.mark.parametrize("markup", list(Markup))
def test_control_characters_are_never_passed_on(markup: Markup) -> None:
    result = shown("a\x1b[31mb\x00c\x07d\udcffe&#27;f\x9bg\th", markup)
    assert not {char for char in result.text if ord(char) < 32 and char != "\n"}
    assert not set("\x1b\x9b\udcff") & set(result.text)


@pytest.mark.parametrize("markup", list(Markup))
@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            [
                *("<b>", "</b>", "<a href='bword://x'>", "</a>", "<p>", "<br>", "&amp;", "<li>"),
                *("[b]", "[/b]", "[ref]", "[/ref]", "<<", ">>", "{", "}", "\n", "\\", "~", "[s]"),
                *("<!--", "-->", "<script>", "</script>", "<", ">", "[[", "]]", " ", "xy", "'''"),
            ]
        ),
        max_size=60,
    ).map("".join)
)
@settings(deadline=None, max_examples=60)
def test_any_text_is_shown_with_spans_inside_it(markup: Markup, text: str) -> None:
    result = shown(text, markup, ("word",))
    previous_end = 0
    for span in result.spans:
        assert 0 <= span.start < span.end <= len(result.text)
        if span.look is Look.LINK:
            assert span.start >= previous_end
            previous_end = span.end
            assert span.target
    assert result.spans == tuple(sorted(result.spans, key=lambda span: span.start))
    if markup in _WITH_MARKS:
        assert "\n\n\n" not in result.text


@pytest.mark.parametrize(
    ("markup", "piece"),
    [
        (Markup.HTML, "<b>"),
        (Markup.HTML, "<!--"),
        (Markup.HTML, "<a "),
        (Markup.HTML, "<"),
        (Markup.HTML, "&"),
        (Markup.HTML, "<a href="),
        (Markup.XDXF, "<k>x</k>"),
        (Markup.DSL, "[ref]"),
        (Markup.DSL, "<<"),
        (Markup.DSL, "[s]"),
        (Markup.DSL, "[c "),
        (Markup.DICTD, "{"),
        (Markup.DICTD, "x\n"),
        (Markup.WIKI, "[["),
        (Markup.WIKI, "'"),
        (Markup.WIKI, "="),
        (Markup.WIKI, "= "),
        (Markup.PLAIN, "\n"),
    ],
)
def test_a_long_text_of_nothing_but_marks_takes_no_longer_than_it_is(
    markup: Markup, piece: str
) -> None:
    assert len(shown(piece * 300_000, markup).text) <= LONGEST_SHOWN + 10


def test_a_text_beyond_reason_is_cut_and_says_so() -> None:
    assert shown("word " * 200_000, Markup.HTML).text.endswith("[…]")
