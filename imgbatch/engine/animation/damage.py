"""What is wrong with a file whose container is read here."""

from __future__ import annotations

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.engine.errors import ImageError


def damaged(detail: str) -> ImageError:
    """Return the error of a file that contradicts itself, to be raised."""
    return ImageError(ErrorInfo(ErrorKind.CORRUPT, "the animation is damaged", detail=detail))


def taken(data: bytes, at: int, count: int) -> bytes:
    """Return `count` bytes from `at`, or raise where the file has no more of them."""
    part = data[at : at + count]
    if len(part) < count:
        raise ImageError(ErrorInfo(ErrorKind.CORRUPT, "the file ends too early", detail=f"at byte {len(data)}"))
    return part
