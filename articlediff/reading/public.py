"""Tells addresses of the public internet from those of this machine and of private networks."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_GLOBAL = IPv6Network("2000::/3")
"""All that was given out to networks of the public internet."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses of IPv6 whose last 32 bits are the address of IPv4 that is reached (RFC 6052)."""
_NEVER = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4", "168.63.129.16/32")))
_NEVER_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Protocols and examples, which older releases of Python take for public, and the platform of a cloud (Azure)."""


def is_public(text: str) -> bool:
    """Return whether the address, in digits, is one of the public internet; an address of IPv4 in IPv6 is that.

    >>> [is_public(text) for text in ("93.184.216.34", "2606:4700::1111", "64:ff9b::808:808")]
    [True, True, True]
    >>> [is_public(text) for text in ("127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "fe80::1%eth0", "0.0.0.0")]
    [False, False, False, False, False]
    """
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv4Address):
        return _is_public_4(address)
    inner = address.ipv4_mapped or (_last_bits(address) if address in _TRANSLATED else None)
    if inner:
        return _is_public_4(inner)
    return address.is_global and address in _GLOBAL and not any(address in network for network in _NEVER_6)


def _is_public_4(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and not any(address in network for network in _NEVER)


def _last_bits(address: IPv6Address) -> IPv4Address:
    return IPv4Address(int(address) & 0xFFFFFFFF)
