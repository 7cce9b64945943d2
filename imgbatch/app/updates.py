"""Whether there is a newer version: one request, for those who asked for it.

Whoever gives out a build puts an address into it; builds without one, checkouts and packages of a system, where the
system itself looks for newer versions, do not know where to ask and never do. Nothing is downloaded or replaced.

    {"version": "1.2.0", "page": "https://..."}     what stands at the address
"""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from typing import Any

import msgspec

from imgbatch import __version__
from imgbatch.app.resources import resource

AGAIN_SECONDS = 7 * 24 * 3600
"""How long after one request the next one is made."""

_ANSWER_BYTES = 16_384
_SECONDS = 10.0
_NUMBERS = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


class Release(msgspec.Struct, frozen=True):
    """A version that can be had.

    Attributes:
        version: Numbers with points.
        page: Where people read of it and get it.
    """

    version: str
    page: str

    @property
    def is_newer(self) -> bool:
        """Whether it is newer than what runs."""
        return _numbers(self.version) > _numbers(__version__)


class UpdateError(Exception):
    """It could not be found out; the words say why."""


def address() -> str:
    """Return where this build asks, or nothing if it never does."""
    try:
        with open(resource("updates.txt"), encoding="ascii") as file:
            return file.read().strip()
    except FileNotFoundError:
        return ""


def newest(where: str) -> Release:
    """Ask for the newest version: a GET without a query, which says no more of the user than any request does.

    Args:
        where: An address of https.

    Raises:
        UpdateError: Nobody answers there, or it is no answer.
    """
    if not where.startswith("https://"):
        raise UpdateError("the address for updates is not one of https")
    request = urllib.request.Request(where, headers={"User-Agent": "imgbatch", "Accept": "application/json"})  # noqa: S310  (https, see above)
    try:
        with _opener()(request, timeout=_SECONDS) as answer:
            data = answer.read(_ANSWER_BYTES + 1)
    except (OSError, http.client.HTTPException) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise UpdateError(f"the page for updates cannot be read: {reason}") from error
    if len(data) > _ANSWER_BYTES:
        raise UpdateError("the page for updates is too long to be one")
    try:
        release = msgspec.json.decode(data, type=Release)
    except msgspec.DecodeError as error:
        raise UpdateError(f"the page for updates is none: {error}") from error
    if not _NUMBERS.fullmatch(release.version) or not release.page.startswith("https://"):
        raise UpdateError("the page for updates names no version, or no page of https")
    return release


def look(where: str) -> Generator[Release]:
    """Yield the newest version, for those who want it from a thread."""
    yield newest(where)


def _opener() -> Callable[..., Any]:
    """Return what makes a request: by the certificates that this system trusts, and never on to another address."""
    import ssl  # noqa: PLC0415  (costs every start, for one request a week)

    import truststore  # noqa: PLC0415  (the same)

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    handlers = (urllib.request.HTTPSHandler(context=context), urllib.request.ProxyHandler())
    director = urllib.request.OpenerDirector()
    for handler in (*handlers, urllib.request.HTTPDefaultErrorHandler(), urllib.request.HTTPErrorProcessor()):
        director.add_handler(handler)
    return director.open


def _numbers(version: str) -> tuple[int, ...]:
    found = _NUMBERS.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
