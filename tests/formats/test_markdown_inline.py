"""Words without markup, and words with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.markdown import inline
from reader.formats.markdown.inline import _Reading, read_inline
from reader.formats.markdown.parser import parse_inline


@given(
    st.text(alphabet="ab1.,:;-+=#>|()'\"{}$% \n\t/wé", max_size=60)
    | st.lists(
        st.sampled_from(
            ["word", "http:", "//a.org", "www.", "a.b", "ftp:", ":", "/", "mail", " ", "\n"]
        )
    ).map("".join)
)
def test_words_without_markup_are_what_the_parser_makes_of_them(source: str) -> None:
    reading = _Reading()
    reading.read(parse_inline(source, {}))
    assert read_inline(source, {}) == reading.result()


def test_a_paragraph_of_words_needs_no_parser() -> None:
    assert not inline._MARKUP.search("A plain sentence, of a book: “it is (not) so” - and\nso on.")
