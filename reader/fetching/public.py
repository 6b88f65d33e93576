"""Which IP addresses are of the public web: those that the registries of IANA do not set aside.

The tables are our own because the standard library's differ from release to release.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_PRIVATE = "is on a private network"
_ITSELF = "is this computer itself"
_NEAR = "is reached only on the network at hand"
_RESERVED = "is set aside and no server on the public web"

_IPV4 = {
    IPv4Network("0.0.0.0/8"): _ITSELF,
    IPv4Network("10.0.0.0/8"): _PRIVATE,
    IPv4Network("100.64.0.0/10"): _PRIVATE,
    IPv4Network("127.0.0.0/8"): _ITSELF,
    # A service to the machines in one provider's cloud, on an address like any other.
    IPv4Network("168.63.129.16/32"): _NEAR,
    IPv4Network("169.254.0.0/16"): _NEAR,
    IPv4Network("172.16.0.0/12"): _PRIVATE,
    IPv4Network("192.0.0.0/24"): _RESERVED,
    IPv4Network("192.0.2.0/24"): _RESERVED,
    IPv4Network("192.88.99.0/24"): _RESERVED,
    IPv4Network("192.168.0.0/16"): _PRIVATE,
    IPv4Network("198.18.0.0/15"): _RESERVED,
    IPv4Network("198.51.100.0/24"): _RESERVED,
    IPv4Network("203.0.113.0/24"): _RESERVED,
    IPv4Network("224.0.0.0/4"): _RESERVED,
    IPv4Network("240.0.0.0/4"): _RESERVED,
}
_IPV6 = {
    IPv6Network("::/127"): _ITSELF,
    IPv6Network("fc00::/7"): _PRIVATE,
    IPv6Network("fe80::/10"): _NEAR,
    IPv6Network("fec0::/10"): _PRIVATE,
    IPv6Network("2001::/23"): _RESERVED,
    IPv6Network("2001:db8::/32"): _RESERVED,
    IPv6Network("3fff::/20"): _RESERVED,
}
_GLOBAL_IPV6 = IPv6Network("2000::/3")
_COMPATIBLE = IPv6Network("::/96")
_TRANSLATED = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_ISATAP = 0x5EFE  # the third quarter of the address, whatever its universal bit


def why_not_public(number: str) -> str | None:
    """Why an IP address is not one of the public web; None if it is.

    An IPv6 address that carries an IPv4 address (mapped, translated, 6to4, ISATAP) is public
    only if that one is.
    """
    if "%" in number:
        return _NEAR
    address = ip_address(number)
    if isinstance(address, IPv4Address):
        return next((why for network, why in _IPV4.items() if address in network), None)
    found = next((why for network, why in _IPV6.items() if address in network), None)
    carried = _carried(address)
    if found is None and carried is not None:
        found = why_not_public(str(carried))
    if found is None and address not in _GLOBAL_IPV6:
        # Some networks reach every IPv4 server through a translation of its address.
        reached = address in _TRANSLATED or address.ipv4_mapped
        found = None if reached else _RESERVED
    return found


def _carried(address: IPv6Address) -> IPv4Address | None:
    value = int(address)
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in _COMPATIBLE or address in _TRANSLATED:
        return IPv4Address(value & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(value >> 80 & 0xFFFFFFFF)
    if value >> 32 & 0xFDFFFFFF == _ISATAP:
        return IPv4Address(value & 0xFFFFFFFF)
    return None
