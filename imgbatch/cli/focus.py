"""What stays in view of single images, as the terminal has it."""

from __future__ import annotations

import os
from collections.abc import Iterable

from imgbatch.domain.error import RequestError
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import Recipe


def read_focus(texts: Iterable[str], recipe: Recipe) -> dict[str, Gravity]:
    """Read points such as `photos/a.jpg=0.3,0.5`, by the absolute paths of their images.

    Raises:
        RequestError: One makes no sense, is of a file that is not there, or nothing would be cut.
    """
    points = {}
    for text in texts:
        path, sign, point = text.rpartition("=")  # a path may have the sign, a point never
        if not sign or not path:
            raise RequestError(f"{shown(text)!r} is no focus; write PATH=X,Y, such as photos/a.jpg=0.3,0.5", "focus")
        if not os.path.isfile(path):
            raise RequestError(f"there is no file {shown(path)!r}", "focus")
        try:
            points[os.path.abspath(path)] = Gravity.parse(point)
        except RequestError as error:
            raise RequestError(f"{shown(path)!r}: {error}", "focus") from None
    if points and recipe.fit is not Fit.COVER:
        raise RequestError("only --fit cover cuts anything off", "focus")
    return points
