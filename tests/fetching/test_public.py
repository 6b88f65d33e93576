"""Which IP addresses are of the public web."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.fetching.public import why_not_public

if TYPE_CHECKING:
    import ipaddress


@pytest.mark.parametrize(
    "number",
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8",
        "169.254.169.254", "168.63.129.16", "172.16.0.1", "172.31.255.255", "192.0.0.192",
        "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:c0a8:101::", "2001:0:4136:e378::1",
        "2001:db8::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1",
        "ff02::1", "100::1", "5f00::1", "4000::1",
        "2600::5efe:10.0.0.1", "2600::200:5efe:127.0.0.1",
    ],
)  # fmt: skip
def test_what_is_of_no_server_on_the_public_web_is_told_why(number: str) -> None:
    assert why_not_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
        "192.0.1.1", "192.167.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.255",
        "2606:4700::1111", "2a00:1450::200e", "2001:4860:4860::8888", "64:ff9b::8.8.8.8",
        "::ffff:8.8.8.8", "2002:808:808::1", "2600::5efe:8.8.8.8",
    ],
)  # fmt: skip
def test_a_public_server_is_public(number: str) -> None:
    assert why_not_public(number) is None


@pytest.mark.skipif(sys.version_info < (3, 12, 4), reason="the standard library's older tables")
@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_nothing_is_public_that_the_standard_library_holds_private(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if not why_not_public(str(address)) and not getattr(address, "ipv4_mapped", None):
        assert address.is_global
