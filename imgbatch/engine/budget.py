"""Files that may be no larger than so many bytes: quality is given up first, then size."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import msgspec

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.engine.errors import ImageError

LEAST_QUALITY = 40
"""Below this, a smaller image in better quality is the better picture."""

LEAST_SCALE = 0.05
_SCALE_STEPS = 9
_CAUTION, _NEAR = 0.985, 0.96


class Attempt(msgspec.Struct, frozen=True):
    """One try.

    Attributes:
        data: The file.
        quality: At which it was encoded.
        scale: Its edges over those that were asked for.
        width: In pixels.
        height: In pixels.
        notes: What could not be kept.
    """

    data: bytes
    quality: int
    scale: float
    width: int
    height: int
    notes: tuple[str, ...] = ()


def within(limit: int, quality: int, make: Callable[[int, float], Attempt], *, has_quality: bool) -> Attempt:
    """Return the best file of at most `limit` bytes.

    Args:
        limit: Bytes.
        quality: The one asked for; it is never exceeded.
        make: Makes a file at a quality and a scale.
        has_quality: Whether the format has a quality to give up.

    Raises:
        ImageError: Even a small image is larger.
    """
    first = make(quality, 1.0)
    if len(first.data) <= limit:
        return first
    lowest = first
    if has_quality and quality > LEAST_QUALITY:
        lowest = make(LEAST_QUALITY, 1.0)
        if len(lowest.data) <= limit:
            return _best_quality(limit, quality, lowest, make)
    return _largest(limit, lowest, make)


def _best_quality(limit: int, quality: int, fits: Attempt, make: Callable[[int, float], Attempt]) -> Attempt:
    low, high = LEAST_QUALITY, quality
    while high - low > 1:
        middle = (low + high) // 2
        attempt = make(middle, 1.0)
        if len(attempt.data) <= limit:
            low, fits = middle, attempt
        else:
            high = middle
    return fits


def _largest(limit: int, too_large: Attempt, make: Callable[[int, float], Attempt]) -> Attempt:
    low, high, fits, last = LEAST_SCALE, 1.0, None, too_large
    for _ in range(_SCALE_STEPS):
        # Bytes go about with the area, so the last try says where the next one should be.
        guess = last.scale * sqrt(limit / len(last.data)) * _CAUTION
        if not low < guess < high:
            guess = low if fits is None and guess <= low else (low + high) / 2
        last = make(too_large.quality, guess)
        if len(last.data) <= limit:
            low, fits = guess, last
            if len(last.data) >= limit * _NEAR:
                break
        elif guess <= LEAST_SCALE:
            return _smallest(limit, last)
        else:
            high = guess
        if (high - low) * max(too_large.width, too_large.height) < 1:
            break  # less than a pixel
    return fits or _smallest(limit, make(too_large.quality, LEAST_SCALE))


def _smallest(limit: int, attempt: Attempt) -> Attempt:
    if len(attempt.data) > limit:
        text = f"it cannot be made smaller than {len(attempt.data):,} bytes; {limit:,} were asked for"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text, "leave out the metadata, or allow more"))
    return attempt
