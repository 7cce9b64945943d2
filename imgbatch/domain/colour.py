"""Colours as people write them."""

from __future__ import annotations

import re

from imgbatch.domain.error import RequestError

RGB = tuple[int, int, int]

TRANSPARENT = "transparent"
WHITE: RGB = (255, 255, 255)

_NAMES = {"white": WHITE, "black": (0, 0, 0), "grey": (128, 128, 128), "gray": (128, 128, 128)}
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def is_grey(colour: RGB) -> bool:
    """Whether a colour is black, white or between."""
    return len(set(colour)) == 1


def parse_colour(text: str) -> RGB | None:
    """Read `#ffffff`, `#fff`, `white`, `black` or `grey` as sRGB, 0 to 255; None for `transparent`.

    Raises:
        RequestError: The text is none of these.
    """
    word = text.strip().lower()
    if word == TRANSPARENT:
        return None
    if word in _NAMES:
        return _NAMES[word]
    match = _HEX.fullmatch(word)
    if not match:
        text = f"{text!r} is no colour; write #ffffff, white, black, grey or transparent"
        raise RequestError(text, "background")
    digits = match[1] if len(match[1]) > 3 else "".join(digit * 2 for digit in match[1])  # noqa: PLR2004  (#rgb)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
