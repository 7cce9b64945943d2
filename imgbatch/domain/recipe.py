"""What shall be made of every image: the whole of what a preset can hold."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from imgbatch.domain.error import RequestError
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, Size
from imgbatch.domain.naming import check_template

MAX_SIZES = 32
MAX_QUALITY = 100


class IfExists(StrEnum):
    """What happens where an output would take the name of a file that is already there."""

    SKIP = "skip"
    REPLACE = "replace"


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """One request, the same from the window, the terminal and (later) a preset.

    Attributes:
        sizes: At least one; doubles are dropped.
        fit: How the image meets each size.
        enlarge: Whether an image smaller than the size is made larger.
        format: Format of the outputs; None keeps that of the source.
        quality: 1 to 100, for JPEG and WebP.
        name: Template of the output's name without suffix, see `naming`.
        if_exists: What to do where the output's name is taken.

    Raises:
        RequestError: A value is out of range; `field` names the attribute.
    """

    sizes: tuple[Size, ...] = (Size(1920, 1920),)
    fit: Fit = Fit.INSIDE
    enlarge: bool = False
    format: Format | None = None
    quality: int = 85
    name: str = "{stem}-{size}"
    if_exists: IfExists = IfExists.SKIP

    def __post_init__(self) -> None:
        sizes = tuple(dict.fromkeys(self.sizes))
        if not sizes:
            raise RequestError("at least one size is needed, such as 1920x1080", "sizes")
        if len(sizes) > MAX_SIZES:
            raise RequestError(f"at most {MAX_SIZES} sizes at once, not {len(sizes)}", "sizes")
        if not 1 <= self.quality <= MAX_QUALITY:
            raise RequestError(f"the quality must be between 1 and {MAX_QUALITY}, not {self.quality}", "quality")
        check_template(self.name, several_sizes=len(sizes) > 1)
        if sizes != self.sizes:
            msgspec.structs.force_setattr(self, "sizes", sizes)
