"""What earlier runs made, and what of it still holds: so that a second run does only what changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import Protocol

from imgbatch.domain.format import Format
from imgbatch.domain.job import UNCHANGED, Job, Source
from imgbatch.domain.recipe import IfExists, Pages, Recipe


class Made(Protocol):
    """A file that an earlier run made.

    Attributes:
        target: Its path.
        source: Path of the image it was made of.
        source_bytes: Size of that image then.
        source_mtime_ns: When that image had been changed then.
        source_digest: Its SHA-256 in hexadecimal; empty if that is not known.
        key: Of its recipe, see `domain.fingerprint`.
        bytes: Size of the file as it was written.
        mtime_ns: When it was written.
    """

    @property
    def target(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def source_bytes(self) -> int: ...
    @property
    def source_mtime_ns(self) -> int: ...
    @property
    def source_digest(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def bytes(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...


class Earlier(Protocol):
    """What is known of earlier runs."""

    def made(self, target: str) -> Made | None:
        """Return what was last made at this path."""

    def made_from(self, source: str) -> tuple[Made, ...]:
        """Return all that was last made of this image."""

    @property
    def in_doubt(self) -> Container[str]:
        """Paths of files that a run which was cut short may have written."""

    @property
    def kept(self) -> Mapping[str, str]:
        """Where such a run was to keep what stood at a path before."""


class Nothing:
    """The `Earlier` of a first run."""

    in_doubt: Container[str] = ()
    kept: Mapping[str, str] = MappingProxyType({})

    def made(self, target: str) -> None:
        pass

    def made_from(self, source: str) -> tuple[Made, ...]:  # noqa: ARG002  (there is nothing)
        return ()


def is_intact(made: Made) -> bool:
    """Whether a file is still as it was written, by its size and date."""
    try:
        status = os.lstat(made.target)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and (status.st_size, status.st_mtime_ns) == (made.bytes, made.mtime_ns)


def is_current(made: Made, source: Source, recipe: Recipe, key: str) -> bool:
    """Whether making it again would give the same file."""
    if (made.source, made.key) != (source.path, key):
        return False
    same_date = made.source_mtime_ns == source.mtime_ns
    if not recipe.checksum:
        return same_date and made.source_bytes == source.bytes
    # An output that has the date of its source is another one when that date is.
    return source.digest != "" and made.source_digest == source.digest and (same_date or not recipe.keep_dates)


def needs_digest(source: Source, recipe: Recipe, keys: Mapping[str, str], earlier: Earlier) -> bool:
    """Whether the digest of a source is worth reading: there is one that it can be compared with."""
    if not recipe.checksum or recipe.if_exists is not IfExists.UPDATE:
        return False
    return any(made.source_digest and made.key in keys.values() for made in earlier.made_from(source.path))


def unchanged(
    source: Source, recipe: Recipe, keys: Mapping[str, str], folder: str, earlier: Earlier
) -> tuple[Job, ...] | None:
    """Return the jobs of a source of which everything is up to date, without a need of its header; None otherwise.

    Args:
        source: As it was found, or with its digest where that decides.
        recipe: What to make of it.
        keys: Of the recipe for each size.
        folder: Where its outputs go.
        earlier: What was made.
    """
    if recipe.if_exists is not IfExists.UPDATE or recipe.pages is Pages.ALL:
        return None
    of_size = {
        made.key: made
        for made in earlier.made_from(source.path)
        if os.path.dirname(made.target) == folder and is_current(made, source, recipe, made.key) and is_intact(made)
    }
    if any(key not in of_size for key in keys.values()):
        return None
    format_ = recipe.format or Format.JPEG
    return tuple(Job(size, of_size[key].target, "", format_, None, skip=UNCHANGED) for size, key in keys.items())
