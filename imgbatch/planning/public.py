"""Which addresses images may come from: those that all the world sees, and nothing of this machine or its network.

A page that somebody else wrote may name `http://192.168.1.1/`, or a host that leads there: whoever fetches for a user
must not become a hand inside their network. Names prove nothing, for they may lead elsewhere a moment later; what
counts is the address that is connected to, each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from imgbatch.domain.error import ErrorInfo, ErrorKind

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = IPv6Network("::/96")
"""IPv6 in whose last four bytes an IPv4 stands: by a translator of the network (RFC 6052, 8215), or long ago."""


def refused_url(url: str) -> ErrorInfo | None:
    """Say why an address of the web is not fetched, as far as that can be seen before anybody is asked; None if it is.

    Whether its host is one that all the world sees is known when it is connected to: see `refused_address`.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return _refused("this is no address of the web", repr(error))
    if parts.scheme not in ("http", "https"):
        return _refused(f"only http and https are fetched, not {parts.scheme or 'this'}")
    if not parts.hostname or port == 0 or _has_control(url):
        return _refused("this is no address of the web")
    if parts.username is not None or parts.password is not None:
        return _refused("an address with a name or password in it is not fetched", _without_password(parts))
    return None


def refused_address(address: str) -> ErrorInfo | None:
    """Say why an IP address is not connected to; None if all the world sees it.

    Args:
        address: As a socket gives it: IPv4 with points, or IPv6, perhaps with a scope.
    """
    for found in _meant(ip_address(address.partition("%")[0])):
        if not found.is_global or found.is_multicast:
            text = "it leads to this machine or a private network"
            return _refused(text, f"{address} is {found}" if str(found) != address else address)
    return None


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """Yield all addresses that a packet to this one may reach: itself, or the IPv4 that is packed into it."""
    if isinstance(address, IPv4Address):
        yield address
        return
    inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    elif any(address in network for network in _TRANSLATED):
        yield inner
    elif address.sixtofour is not None:
        yield address.sixtofour
    elif address.teredo is not None:
        yield from address.teredo
    elif address in _COMPATIBLE and int(address) > 1:
        yield inner
    else:
        yield address


def _refused(text: str, detail: str = "") -> ErrorInfo:
    return ErrorInfo(ErrorKind.PERMISSION, text, detail=detail)


def _has_control(url: str) -> bool:
    return any(letter <= " " or letter == "\x7f" for letter in url)


def _without_password(parts: SplitResult) -> str:
    return f"{parts.scheme}://...@{parts.hostname}"
