"""Tables of Lua, as https://www.lua.org/manual/5.1/manual.html#2.1 has them, read as values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.notes.importing.lua import NoLuaTableError, read_lua_table

# What KOReader's writer can write (``%q`` for strings):
# https://github.com/koreader/koreader/blob/master/frontend/dump.lua
_VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.dictionaries(st.integers(1, 99) | st.text("abc _é"), inner, max_size=4),
    max_leaves=12,
)


def _written(value: Any, depth: int = 0) -> str:  # noqa: ANN401 - whatever Lua has
    if isinstance(value, dict):
        pad = "    " * (depth + 1)
        lines = [
            f"{pad}[{_written(key)}] = {_written(one, depth + 1)},\n" for key, one in value.items()
        ]
        return "{\n" + "".join(lines) + "    " * depth + "}"
    if isinstance(value, str):
        quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\\n")
        return '"' + quoted.replace("\r", "\\r").replace("\0", "\\000") + '"'
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _value(written: str) -> Any:  # noqa: ANN401 - whatever Lua has
    return read_lua_table(f"return {{ value = {written} }}").get("value")


@given(st.dictionaries(st.integers(1, 99) | st.text("abc _é"), _VALUES, max_size=5))
def test_a_table_is_read_as_it_was_written(table: dict[Any, Any]) -> None:
    written = f"-- /mnt/onboard/Book.sdr/metadata.epub.lua\nreturn {_written(table)}\n"
    assert read_lua_table(written) == table


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r'"a\tb\"c\\d\'e"', "a\tb\"c\\d'e"),
        (r"'single \65\x42 \z      joined'", "single AB joined"),
        ('"two\\\nlines"', "two\nlines"),
        ('"two\\\r\nlines"', "two\nlines"),
        (r'"na\195\175ve \226\128\148 \xE2\x82\xAC"', "naïve — €"),  # a letter may be several bytes
        (r'"\0651"', "A1"),
        (r'"\255"', "\N{REPLACEMENT CHARACTER}"),
        ("[[\nlong \\n]]", "long \\n"),
        ("[==[ ]] ]==]", " ]] "),
        ("-12", -12),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e+15", 1e15),
        ("6.0000000000000e-01", 0.6),
        ("nan", None),  # 0/0 is written so, and read as a variable without a value
        ("-nan", None),
        ("inf", None),
        ("nil --[[ FUNCTION ]]", None),
        ("true", True),
        ("{}", {}),
        ("{1, 'b'; {3}}", {1: 1, 2: "b", 3: {1: 3}}),
        ("{ [1] = 'a', b = 2, --[[ c ]] -- d\n }", {1: "a", "b": 2}),
    ],
)
def test_values_are_read(written: str, value: object) -> None:
    assert _value(written) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "return",
        "return 1",
        "os.execute('rm -rf ~')",
        "return os.execute('rm -rf ~')",
        "return { [1] = os.execute('true') }",
        "return { f = function() return 1 end }",
        "return { a = b }",
        "return { a = 1 + }",
        "return { a = 'x' .. 'y' }",
        "return { a = #t }",
        "return { [ ] = 1 }",
        "return { [}] = 1 }",
        "return { [a] = 1 }",
        "return { [1 = 1 }",
        "return { [1] 1 }",
        "return { 'no end",
        "return { --[[ no end",
        "return { [[ no end",
        "return { a = \x01 }",
        "return " + "{" * 100_000,
        "return {" + "[" * 100_000,
        "return {" + " " * 200_000 + "\x01",
        "return {" + "--[[a]]" * 20_000 + "\x01",
        "return {" + "--a\n" * 20_000 + "\x01",
        "-" * 200_000,
    ],
    ids=lambda text: str(text)[:40],
)
def test_what_is_no_table_of_values_is_refused(text: str) -> None:
    with pytest.raises(NoLuaTableError):
        read_lua_table(text)


def test_code_after_the_table_is_never_looked_at() -> None:
    assert read_lua_table("return { a = 1 } os.exit()") == {"a": 1}


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("digits", ["9" * 100_000, "0x" + "f" * 100_000, "9e999999", "1.0e-999999"])
def test_numbers_beyond_all_bounds_are_numbers(sign: str, digits: str) -> None:
    value = _value(sign + digits)
    assert isinstance(value, float)
    assert str(value) in {f"{sign}inf", "inf", f"{sign}0.0"}


def test_what_is_wrong_is_told_with_its_line() -> None:
    with pytest.raises(NoLuaTableError, match="line 3"):
        read_lua_table("return {\n a = 1,\n b = \x02,\n}")


@given(st.text(alphabet=st.sampled_from("{}[]=,;\"'\\-\n\r 01xnae.\0é"), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_lua_table("return {" + text)
    except NoLuaTableError:
        return
