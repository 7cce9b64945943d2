"""What an output depends on, so that a second run can tell whether there is anything to do."""

from __future__ import annotations

import hashlib

import msgspec

from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.size import Size

ENGINE = 1
"""Raised when the same recipe makes other files of the same source than before."""


def recipe_key(recipe: Recipe, size: Size) -> str:
    """Digest all of a recipe that decides the bytes of its output for one size: 32 hexadecimal digits.

    Neither the other sizes nor the rule for files that exist nor the template of the name is among it.
    """
    plain = msgspec.structs.replace(recipe, sizes=(size,), if_exists=IfExists.SKIP, name=Recipe().name)
    return hashlib.sha256(msgspec.json.encode((ENGINE, plain), order="deterministic")).hexdigest()[:32]
