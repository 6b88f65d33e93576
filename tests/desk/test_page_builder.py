"""Pages built piece by piece: every offset is where it should be."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.page_builder import PageBuilder
from reader.text.document import Block, Role
from reader.text.page import PageLink, Style, StyledSpan
from reader.text.place import EntryPlace
from tests.desk.examples import check_page

PIECES = st.tuples(
    st.text(max_size=8), st.none() | st.sampled_from(Style), st.none() | st.just(EntryPlace("abe"))
)
BLOCKS = st.lists(st.tuples(st.sampled_from(Role), st.lists(PIECES, max_size=4), st.booleans()))


def test_a_block_holds_what_was_added_inside_it_with_its_role_level_and_marker() -> None:
    build = PageBuilder()
    build.heading("Then")
    with build.block(Role.LIST_ITEM, level=1, marker="·"):
        build.add("1951", Style.LABEL)
        build.add("  a treaty")
    page = build.page()
    assert page.text == "Then\n1951  a treaty\n"
    assert page.blocks == (Block(0, 4, Role.HEADING, 2), Block(5, 19, Role.LIST_ITEM, 1, "·"))
    assert page.styles == (StyledSpan(0, 4, Style.HEADING), StyledSpan(5, 9, Style.LABEL))


def test_a_block_with_nothing_in_it_is_none() -> None:
    build = PageBuilder()
    with build.block():
        build.add("", Style.FAINT, EntryPlace("abe"))
    with build.block(), build.link(EntryPlace("abe")):
        pass
    page = build.page()
    assert (page.text, page.blocks, page.styles, page.links) == ("", (), (), ())


def test_a_link_covers_all_that_is_added_inside_it() -> None:
    build = PageBuilder()
    with build.block():
        build.add("see ")
        with build.link(EntryPlace("abe")):
            build.add("Shinzo ", Style.STRONG)
            build.add("Abe")
        build.add(".")
    assert build.page().links == (PageLink(4, 14, EntryPlace("abe")),)


@given(BLOCKS)
@settings(deadline=None)
def test_whatever_is_added_every_offset_is_inside_the_text_and_quotes_what_was_added(
    blocks: list[tuple[Role, list[tuple[str, Style | None, EntryPlace | None]], bool]],
) -> None:
    build = PageBuilder()
    added = []
    for role, pieces, _ in blocks:
        with build.block(role):
            for text, style, target in pieces:
                build.add(text, style, target)
                added.append((text, style, target))
    page = build.page()
    contents = ["".join(text for text, _, _ in pieces) for _, pieces, _ in blocks]
    assert [page.text[one.start : one.end] for one in page.blocks] == list(filter(None, contents))
    styled = [page.text[one.start : one.end] for one in page.styles]
    assert styled == [text for text, style, _ in added if text and style]
    linked = [page.text[one.start : one.end] for one in page.links]
    assert linked == [text for text, _, target in added if text and target]


@given(BLOCKS)
@settings(deadline=None)
def test_links_around_several_pieces_stay_inside_their_blocks(
    blocks: list[tuple[Role, list[tuple[str, Style | None, EntryPlace | None]], bool]],
) -> None:
    build = PageBuilder()
    for role, pieces, linked in blocks:
        with build.block(role):
            if linked:
                with build.link(EntryPlace("abe")):
                    for text, style, _ in pieces:
                        build.add(text.strip(), style)
            else:
                for text, style, target in pieces:
                    build.add(text.strip(), style, target)
    check_page(build.page())
