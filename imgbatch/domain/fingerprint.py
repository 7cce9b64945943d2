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

    The other sizes are not among it, nor what does not change a file: the rule for those that exist, `durable` and
    `checksum`.
    """
    plain = msgspec.structs.replace(recipe, sizes=(size,), if_exists=IfExists.UPDATE, durable=False, checksum=False)
    return hashlib.sha256(msgspec.json.encode((ENGINE, plain), order="deterministic")).hexdigest()[:32]
