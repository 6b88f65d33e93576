"""Markdown as blocks, emphasis and links of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.markdown.inline import HARD_BREAK
from reader.formats.markdown.read import markdown_contents
from reader.text.document import Emphasis, Role
from tests.formats.reading import read, shown, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.formats.contents import Contents


def _markdown(source: str) -> Contents:
    return markdown_contents(source, "essay.md")


def _blocks(source: str) -> list[tuple[Role, int, str, str]]:
    contents = _markdown(source)
    return [
        (block.role, block.level, block.marker, contents.text[block.start : block.end])
        for block in contents.blocks
    ]


def test_headings_paragraphs_and_rules() -> None:
    assert _blocks("# One\n\nTwo\n---\nwords\n\n***\n\n###### Six ######") == [
        (Role.HEADING, 1, "", "One"),
        (Role.HEADING, 2, "", "Two"),
        (Role.PARAGRAPH, 0, "", "words"),
        (Role.RULE, 0, "", "* * *"),
        (Role.HEADING, 6, "", "Six"),
    ]


def test_quotations_and_lists_tell_their_depth_and_marker() -> None:
    source = "> said\n>\n> > told\n\n- a\n  - b\n\n    more b\n\n7. seven\n8) eight\n"
    assert _blocks(source) == [
        (Role.QUOTATION, 0, "", "said"),
        (Role.QUOTATION, 1, "", "told"),
        (Role.LIST_ITEM, 0, "•", "a"),
        (Role.LIST_ITEM, 1, "•", "b"),
        (Role.LIST_ITEM, 1, "", "more b"),
        (Role.LIST_ITEM, 0, "7.", "seven"),
        (Role.LIST_ITEM, 0, "8)", "eight"),
    ]


def test_code_is_kept_as_it_stands() -> None:
    assert _blocks("```py\n  if *x*:\n\n    y\n```\n\n    indented\n") == [
        (Role.CODE, 0, "", "  if *x*:\n\n    y"),
        (Role.CODE, 0, "", "indented"),
    ]


def test_a_table_is_aligned_rows_under_a_strong_heading() -> None:
    contents = _markdown("| name | n |\n|---|--:|\n| 北方領土 | 4 |\n| a **b** \\| c | 10 |\n")
    assert contents.text.split("\n") == ["name     |  n", "北方領土 |  4", "a b | c  | 10"]
    assert [block.role for block in contents.blocks] == [Role.TABLE]
    strong = [contents.text[mark.start : mark.end] for mark in contents.marks]
    assert strong == ["name", "n", "b"]


def test_cells_beyond_the_heading_of_a_table_are_not_lost() -> None:
    assert _markdown("> | a |\n> |---|\n> | `x|y` | z |").text == "a\n`x | y` | z"


def test_emphasis_and_links_are_spans_of_the_words() -> None:
    contents = _markdown(
        "A **bold _word_**, `code`, ~~gone~~, [there][r], <http://b.org>.\n\n[r]: /x 't'"
    )
    assert contents.text == "A bold word, code, gone, there, http://b.org."
    assert [(contents.text[m.start : m.end], m.emphasis) for m in contents.marks] == [
        ("bold word", Emphasis.STRONG),
        ("word", Emphasis.EMPHASIS),
        ("code", Emphasis.CODE),
        ("gone", Emphasis.STRIKE),
    ]
    assert [(contents.text[k.start : k.end], k.address) for k in contents.links] == [
        ("there", "/x"),
        ("http://b.org", "http://b.org"),
    ]


def test_a_link_without_words_shows_its_address() -> None:
    contents = _markdown("see [](http://a.org)")
    assert contents.text == "see http://a.org"
    assert contents.links[0].start == 4


def test_images_are_told_by_their_description_or_their_file() -> None:
    contents = _markdown(
        'See ![a *map*](m.png) ![](n.png "the sea") ![](x/o.png)\n\n![lone](p.png)'
    )
    assert contents.text == "See a map the sea o.png\n\nlone"
    assert [(contents.text[i.start : i.end], i.address) for i in contents.images] == [
        ("a map", "m.png"),
        ("the sea", "n.png"),
        ("o.png", "x/o.png"),
        ("lone", "p.png"),
    ]
    assert [block.role for block in contents.blocks] == [Role.PARAGRAPH, Role.IMAGE]


def test_tags_are_markup_and_their_words_are_words() -> None:
    source = (
        '<div>\n<h2 id="top">A <i>title</i></h2><img alt="logo" src="l.png">\n</div>\n\n'
        'words<br>more <!-- c --><b>bold</b> <a href="http://a.org">there</a> <kbd>x</kbd>\n\n'
        "<details>\n\n*inside*\n\n</details>\n\n<!-- hidden -->"
    )
    assert _blocks(source) == [
        (Role.HEADING, 2, "", "A title"),
        (Role.IMAGE, 0, "", "logo"),
        (Role.PARAGRAPH, 0, "", f"words{HARD_BREAK}more bold there x"),
        (Role.PARAGRAPH, 0, "", "inside"),
    ]
    contents = _markdown(source)
    assert [(contents.text[m.start : m.end], m.emphasis) for m in contents.marks] == [
        ("title", Emphasis.EMPHASIS),
        ("bold", Emphasis.STRONG),
        ("x", Emphasis.CODE),
        ("inside", Emphasis.EMPHASIS),
    ]
    assert [link.address for link in contents.links] == ["http://a.org"]
    assert contents.text[slice(*contents.targets["top"])] == "A title"


def test_what_is_begun_in_html_and_not_ended_hides_nothing() -> None:
    assert words_of_source("<!-- begun\n\nwords") == ["<!-- begun\n\nwords"]
    assert words_of_source("<div\nwords") == ["<div\nwords"]


def test_footnotes_stand_where_the_file_has_them_and_are_reached_by_their_references() -> None:
    contents = _markdown(
        "one[^1] two[^b][^no]\n\n[^1]: *first*\n\n    and more\n\n[^b]: second\n\nlast"
    )
    assert contents.text == "one¹ two[b][^no]\n\nfirst\n\nand more\n\nsecond\n\nlast"
    assert [(block.role, block.marker) for block in contents.blocks] == [
        (Role.PARAGRAPH, ""),
        (Role.FOOTNOTE, "1"),
        (Role.FOOTNOTE, ""),
        (Role.FOOTNOTE, "b"),
        (Role.PARAGRAPH, ""),
    ]
    assert [
        (contents.text[k.start : k.end], contents.text[slice(*contents.targets[k.address[1:]])])
        for k in contents.links
    ] == [("¹", "first\n\nand more"), ("[b]", "second")]


def test_task_lists_show_what_is_done() -> None:
    assert _blocks("- [ ] one\n- [x] two\n- [y] three\n") == [
        (Role.LIST_ITEM, 0, "☐", "one"),
        (Role.LIST_ITEM, 0, "☑", "two"),
        (Role.LIST_ITEM, 0, "•", "[y] three"),
    ]


def test_bare_addresses_are_links() -> None:
    contents = _markdown("See https://a.org/b_c, www.d.org. `http://no.org` and [x](http://e.org).")
    assert [link.address for link in contents.links] == [
        "https://a.org/b_c",
        "http://www.d.org",
        "http://e.org",
    ]


def test_headings_are_reached_by_the_names_that_links_have_for_them() -> None:
    contents = _markdown(
        "# The *First*, one!\n\n## Same\n\n## Same\n\n### Größe & 靖国\n\n[up](#same-1)"
    )
    assert list(contents.targets) == ["the-first-one", "same", "same-1", "größe--靖国"]
    assert contents.targets["same-1"].start > contents.targets["same"].start


def words_of_source(source: str) -> list[str]:
    return [words for _, _, _, words in _blocks(source)]


def test_entities_are_decoded_and_cannot_make_half_a_character() -> None:
    text = _markdown("&amp; &eacute; &#27; &#xD800; &#0;").text
    assert text == "& é \ufffd \ufffd \ufffd"
    text.encode("utf-8")


def test_a_line_end_asked_for_differs_from_one_that_wraps_the_source() -> None:
    assert (
        _markdown("one\ntwo  \nthree\\\nfour").text == f"one\ntwo{HARD_BREAK}three{HARD_BREAK}four"
    )


def test_front_matter_gives_the_metadata_and_is_not_text(tmp_path: Path) -> None:
    source = "---\ntitle: 'On: peace'\nauthor: [A, B]\ndate: 2013-04-27T09:00\ntags: {x: y}\n---\n"
    document = read(tmp_path, f"{source}# Other\n\nwords", "essay.md")
    assert document.metadata.title == "On: peace"
    assert document.metadata.author == "A, B"
    assert str(document.metadata.date) == "2013-04-27"
    assert words_of(document) == ["Other", "words"]
    assert document.warnings == ()


def test_broken_front_matter_stays_visible_with_a_warning(tmp_path: Path) -> None:
    document = read(tmp_path, "---\ntitle: [a\n---\n\nwords", "essay.md")
    assert "title: [a" in document.text
    assert "essay.md:" in document.warnings[0]
    assert "front matter" in document.warnings[0]


def test_a_rule_at_the_start_is_no_front_matter(tmp_path: Path) -> None:
    document = read(tmp_path, "---\n\nwords\n\n---\n\nmore", "essay.md")
    assert [role for role, _ in shown(document)] == [
        Role.RULE,
        Role.PARAGRAPH,
        Role.RULE,
        Role.PARAGRAPH,
    ]
    assert document.warnings == ()


def test_the_first_great_heading_is_the_title_else_the_name(tmp_path: Path) -> None:
    titled = read(tmp_path, "## Small\n\n# Great *one*\n\n# Other", "essay.md")
    assert titled.metadata.title == "Great one"
    assert read(tmp_path, "words", "an_essay.md").metadata.title == "An essay"


def test_a_file_of_nothing_but_definitions_is_shown_as_it_stands(tmp_path: Path) -> None:
    assert read(tmp_path, "[a]: http://b.org\n", "essay.md").text == "[a]: http://b.org\n"


_OPENINGS = (
    "",
    "",
    "# ",
    "> ",
    ">> ",
    "- ",
    "  - ",
    "1. ",
    "    ",
    "> - ",
    "|",
    "\t",
    "<div>",
    "<!--",
)
_WORDS = (
    "{}",
    "*{}*",
    "**{}",
    "{}**",
    "`{}",
    "_{}_",
    "| {}",
    "~~{}~~",
    "<b>{}",
    "\\{}",
    "&{};",
    "[{}]",
)
_ENDINGS = ("\n", "\n", "\n\n", "  \n", "\n===\n", "\n|-|-|\n", "\n```\n", "\n---\n")
_LINES = st.lists(
    st.tuples(
        st.sampled_from(_OPENINGS),
        st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join),
        st.sampled_from(_ENDINGS),
    ),
    min_size=1,
    max_size=12,
)


@given(_LINES)
def test_no_word_is_lost_doubled_or_moved(lines: list[tuple[str, str, str]]) -> None:
    form = "".join(opening + words + ending for opening, words, ending in lines)
    count = form.count("{}")
    contents = _markdown(form.format(*(f"w{number}w" for number in range(count))))
    shown_words = "".join(contents.text[block.start : block.end] for block in contents.blocks)
    assert re.findall(r"w(\d+)w", shown_words) == [str(number) for number in range(count)]
    between = "".join(contents.text.split())
    assert between == "".join(shown_words.split())


@given(st.text(alphabet="ab #>-*_`[]()!|\n\\~<&;:=1.\t\"'", max_size=200))
def test_any_source_gives_blocks_marks_and_links_in_order_and_inside_the_text(source: str) -> None:
    contents = _markdown(source)
    end = 0
    for block in contents.blocks:
        assert end <= block.start < block.end <= len(contents.text)
        assert contents.text[block.start : block.end].strip()
        end = block.end
    for spans in (contents.marks, contents.links):
        starts = [span[0] for span in spans]
        assert starts == sorted(starts)
        assert all(0 <= span[0] < span[1] <= len(contents.text) for span in spans)
