"""Photos to try imgbatch with."""

from __future__ import annotations

from imgbatch.domain.error import RequestError, from_os
from imgbatch.engine.demo import paint_demo
from imgbatch.engine.errors import ImageError


def write_demo(folder: str) -> list[str]:
    """Write a small folder of camera-like photos, one of them broken, and return their paths.

    Raises:
        RequestError: The folder cannot be written to, or holds such files already.
    """
    try:
        return paint_demo(folder)
    except ImageError as error:
        raise RequestError(f"cannot write the photos into {folder!r}: {error.info}") from error
    except OSError as error:
        raise RequestError(f"cannot write the photos into {folder!r}: {from_os(error).message}") from error
