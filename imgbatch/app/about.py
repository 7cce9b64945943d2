"""What imgbatch is made of: the libraries that are installed with it, and under which licence each may be used."""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires

import msgspec

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_CLASSIFIER = "License :: OSI Approved :: "


class Library(msgspec.Struct, frozen=True):
    """One library.

    Attributes:
        name: As its authors write it.
        version: Of what is installed.
        licence: In words, or as an SPDX expression; empty if its authors do not say.
    """

    name: str
    version: str
    licence: str


def libraries() -> tuple[Library, ...]:
    """List the libraries that imgbatch needs and that are installed, in the order of their names."""
    try:
        wanted = requires("imgbatch") or []
    except PackageNotFoundError:  # run from a checkout that was never installed
        wanted = []
    found = {}
    for requirement in wanted:
        match = _NAME.match(requirement)
        if match is None or "extra ==" in requirement:
            continue
        try:
            told = metadata(match[0])
        except PackageNotFoundError:  # of another system, or optional
            continue
        found[told["Name"].lower()] = Library(told["Name"], told["Version"], _licence(told))
    return tuple(found[name] for name in sorted(found))


def _licence(told: PackageMetadata) -> str:
    if "License-Expression" in told:
        return told["License-Expression"]
    for classifier in told.get_all("Classifier") or []:
        if classifier.startswith(_CLASSIFIER):
            return str(classifier).removeprefix(_CLASSIFIER)
    # Some put the whole text there.
    return told["License"].split("\n", 1)[0] if "License" in told else ""
