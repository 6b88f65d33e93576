"""Addresses: what is one, what is refused, and that each has one honest spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.fetching.address import is_address, parse_address
from reader.fetching.errors import AddressRefusedError


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        (" https://example.org:443/a\n", "https://example.org/a"),
        ("http://example.org:8080?q", "http://example.org:8080/?q"),
        ("http://example.org./a/./b/../c/..", "http://example.org/a/"),
        ("http://example.org/../../x", "http://example.org/x"),
        ("http://example.org/a b/ü?ö=<ä>#é", "http://example.org/a%20b/%C3%BC?%C3%B6=%3C%C3%A4%3E#%C3%A9"),
        ("http://example.org/%7Ea%2f?x=/?", "http://example.org/%7Ea%2f?x=/?"),
        ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://faß.de/", "https://xn--fa-hia.de/"),
        ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
        ("http://[2001:DB8:0::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)  # fmt: skip
def test_an_address_has_one_spelling(written: str, canonical: str) -> None:
    assert str(parse_address(written)) == canonical
    assert str(parse_address(canonical)) == canonical


@pytest.mark.parametrize(
    "odd",
    [
        "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "0177.0x0.1",
        "127.0.0.1.", "017700000001", "１２７.０.０.１", "127。0。0。1", "①②⑦.0.0.1", "0X7F.1",
    ],
)  # fmt: skip
def test_a_number_is_seen_through_however_it_is_spelt(odd: str) -> None:
    assert parse_address(f"http://{odd}/").host == "127.0.0.1"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("ftp://example.org/", "ftp:// is not read"),
        ("file:///etc/passwd", "name a file by its path"),
        ("javascript://example.org/%0aalert(1)", "is not read"),
        ("https:/example.org", "no address"),
        ("https://", "names no server"),
        ("https:///path", "names no server"),
        ("https://?q", "names no server"),
        ("https://user@example.org/", "holds a name or password"),
        ("https://example.org:80:80/", "names no server"),
        ("https://example.org:x/", "names no server"),
        ("https://example.org:99999/", "port 99999"),
        ("https://example.org:6379999999999/", "names no server"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:0/", "port 0"),
        ("http://exam ple.org/", "names no server"),
        ("http://example.org%00.evil.org/", "names no server"),
        ("http://a%2eb/", "names no server"),
        ("http://a..b/", "names no server"),
        ("http://" + "a" * 64 + ".org/", "names no server"),
        ("http://" + "a." * 200 + "org/", "names no server"),
        ("http://" + "ü" * 5_000, "names no server"),
        ("http://example.org/" + "a" * 9_000, "8,000 characters"),
        ("http://1.2.3.4.5/", "no IPv4"),
        ("http://256.1.1.1/", "no IPv4"),
        ("http://1.2.3.99999/", "no IPv4"),
        ("http://08.1.1.1/", "no IPv4"),
        ("http://example.0x7f/", "no IPv4"),
        ("http://" + "9" * 70 + "/", "no IPv4"),
        ("http://[::1/", "names no server"),
        ("http://[fe80::1%25eth0]/", "network card"),
        ("http://[::g]/", "no IPv6"),
        ("http://[1.2.3.4]/", "no IPv6"),
        ("http://evil.org\\@example.org/", "backslash"),
        ("http://example.org\\.evil.org/", "backslash"),
        ("http://example.org/\x1b[31m", "control character (U+001B)"),
        ("http://exam\tple.org/", "control character (U+0009)"),
        ("http://example.org/\r\nHost: evil", "control character (U+000D)"),
        ("http://example.org/\x00", "control character (U+0000)"),
        ("http://example.org/\udcff", "control character (U+DCFF)"),
        ("http://example.org/\x9b31m", "control character (U+009B)"),
        ("http://☃/", "names no server"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line_that_says_why(written: str, why: str) -> None:
    with pytest.raises(AddressRefusedError) as refused:
        parse_address(written)
    said = str(refused.value)
    assert why in said
    assert said.isprintable()
    assert len(said) < 400


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(AddressRefusedError) as refused:
        parse_address("https://me:secret@example.org/@x")
    assert "secret" not in str(refused.value)
    assert "https://...@example.org" in str(refused.value)


def test_a_name_that_looks_like_another_is_told_by_its_plain_spelling_first() -> None:
    address = parse_address("https://аррӏе.com/login")  # Cyrillic, all but the end
    assert address.host == "xn--80ak6aa92e.com"
    assert address.shown == "https://xn--80ak6aa92e.com/login (аррӏе.com)"
    assert parse_address("https://apple.com/login").shown == "https://apple.com/login"


def test_a_long_address_is_shortened_where_it_is_shown() -> None:
    assert len(parse_address("https://example.org/" + "a" * 5_000).shown) == 200


def test_directions_and_invisible_letters_in_a_path_are_shown_as_codes() -> None:
    written = "https://example.org/\u202egnp.exe\u200b\u2066"
    assert str(parse_address(written)) == "https://example.org/%E2%80%AEgnp.exe%E2%80%8B%E2%81%A6"


@pytest.mark.parametrize(
    ("reference", "joined"),
    [
        ("other", "https://example.org/a/other"),
        ("/other", "https://example.org/other"),
        ("//example.com/x", "https://example.com/x"),
        ("?q=1", "https://example.org/a/b?q=1"),
        ("#c", "https://example.org/a/b?x#c"),
        ("http://example.com", "http://example.com/"),
        ("../../../é", "https://example.org/%C3%A9"),
        ("", "https://example.org/a/b?x"),
        ("c;", "https://example.org/a/c;"),
        ("c?/../d", "https://example.org/a/c?/../d"),
    ],
)
def test_a_link_is_followed_from_where_it_stands(reference: str, joined: str) -> None:
    assert str(parse_address("https://example.org/a/b?x#y").join(reference)) == joined


@pytest.mark.parametrize(
    "reference",
    ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.org", "//[",
     "//user:pw@example.com/", "//evil.org\\@example.org", "\\\\server\\share", "ht\ntp://x.org"],
)  # fmt: skip
def test_a_link_to_what_is_not_fetched_is_refused(reference: str) -> None:
    with pytest.raises(AddressRefusedError):
        parse_address("https://example.org/a/b").join(reference)


def test_the_place_in_a_page_is_named_as_the_page_has_it() -> None:
    assert parse_address("https://example.org/#caf%C3%A9").place == "café"
    assert parse_address("https://example.org/#part:~:text=words").place == "part"
    assert parse_address("https://example.org/#:~:text=words").place == ""
    assert parse_address("https://example.org/").place == ""


@pytest.mark.parametrize("text", ["http://x", "HTTPS://x", "ftp://x", "file:///x", "x+y.z-1://"])
def test_what_begins_like_an_address_is_meant_as_one(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["example.org", "doc:x", "C:\\x", "a/b://c", "-", "", "/http://"])
def test_everything_else_is_not(text: str) -> None:
    assert not is_address(text)


@given(st.text(max_size=60), st.sampled_from(["http://", "https://", "http://example.org/", ""]))
def test_anything_typed_is_refused_or_has_one_plain_spelling(text: str, before: str) -> None:
    try:
        address = parse_address(before + text)
    except AddressRefusedError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017 - refusing is one of two answers
        return
    spelt = str(address)
    assert spelt.isascii()
    assert spelt.isprintable()
    assert " " not in spelt
    assert parse_address(spelt) == address
    assert parse_address("http://example.com/a/b").join(spelt) == address
    if not address.target.startswith("//"):  # which means a server to who reads it as a link
        assert address.join(f"{address.target}#{address.fragment}") == address
