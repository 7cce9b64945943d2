"""Data files: icons, and later presets and translations."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def resource(*parts: str) -> str:
    """Return the path of a file in `resources/`.

    An installed program has that folder inside the package, a checkout beside it.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for base in (_PACKAGE, os.path.dirname(_PACKAGE)):
        path = os.path.join(base, "resources", *parts)
        if os.path.exists(path):
            return path
    raise FileNotFoundError(f"imgbatch is not installed completely: {os.path.join('resources', *parts)} is missing")
