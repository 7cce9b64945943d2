"""What stays in view of single images, remembered from one start of the window to the next."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

import msgspec

from imgbatch.app.folders import focus_file
from imgbatch.domain.geometry import Gravity

MOST = 10_000
"""Images that are remembered; those that were set first are forgotten first."""


def load() -> tuple[dict[str, Gravity], str]:
    """Read the points by the paths of their images, and a note for the user, which is empty when all went well.

    A file that cannot be understood is kept beside the new one, and said.
    """
    path = focus_file()
    try:
        with open(path, "rb") as file:
            entries = msgspec.convert(json.loads(file.read()), list[tuple[str, float, float]])
        return {image: Gravity(x, y) for image, x, y in entries}, ""
    except FileNotFoundError:
        return {}, ""
    except OSError as error:
        return {}, f"The points of focus could not be read ({error.strerror})."
    except ValueError:
        kept = _set_aside(path)
        return {}, f"The points of focus could not be understood. {kept}"


def save(points: Mapping[str, Gravity]) -> None:
    """Write the points; the old file stays whole until the new one is.

    Args:
        points: By the paths of their images, in the order in which they were set.

    Raises:
        OSError: It was not possible.
    """
    path = focus_file()
    os.makedirs(os.path.dirname(path), exist_ok=True)
    partial = f"{path}.{os.getpid()}.part"
    entries = [(image, point.x, point.y) for image, point in list(points.items())[-MOST:]]
    # Plain ASCII: bytes of names that are not UTF-8 are kept as `\udcXX` escapes.
    with open(partial, "w", encoding="ascii") as file:
        file.write(json.dumps(entries, separators=(",", ":")) + "\n")
    os.replace(partial, path)


def _set_aside(path: str) -> str:
    try:
        os.replace(path, path + ".bad")
    except OSError as error:
        return f"They could not be kept: {error.strerror}."
    return f"They were kept as {path}.bad."
