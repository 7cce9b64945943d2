"""What shall be made of every image: the whole of what a preset can hold."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from imgbatch.domain.colour import parse_colour
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.error import RequestError
from imgbatch.domain.format import WRITTEN, Format
from imgbatch.domain.geometry import CENTRE, Fit, Gravity
from imgbatch.domain.naming import check_template
from imgbatch.domain.resampling import Resampling
from imgbatch.domain.size import Size

MAX_SIZES = 32


class IfExists(StrEnum):
    """What happens where an output would take the name of a file that is already there.

    UPDATE   one that an earlier run made, and that nobody changed since, is made anew when its source or the recipe is
             another one now; every other file is kept
    SKIP     it is kept
    REPLACE  it is replaced, whosever it is
    """

    UPDATE = "update"
    SKIP = "skip"
    REPLACE = "replace"


class IfFits(StrEnum):
    """What happens to an image that is no larger than the size, so that no pixel would change.

    COPY    its bytes are copied, unless something else is asked for that changes them
    SKIP    no file is written
    ENCODE  it is encoded anew
    """

    COPY = "copy"
    SKIP = "skip"
    ENCODE = "encode"


class Keep(StrEnum):
    """Which metadata (EXIF, XMP, IPTC, comments) an output keeps.

    ALL     everything that its format can hold, but never an old thumbnail
    PUBLIC  without position, serial numbers, owner, maker notes, history
    NONE    nothing
    """

    ALL = "all"
    PUBLIC = "public"
    NONE = "none"


class Profile(StrEnum):
    """What happens to a colour profile, which says what the numbers of the pixels mean.

    KEEP  it goes with the pixels
    SRGB  the pixels are converted to sRGB, the colours of the web
    """

    KEEP = "keep"
    SRGB = "srgb"


class Pages(StrEnum):
    """Which pages of a TIFF become files."""

    FIRST = "first"
    ALL = "all"


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """One request, the same from the window, the terminal and a preset.

    Attributes:
        sizes: At least one; doubles are dropped.
        fit: How the image meets each size.
        gravity: What stays in view where `fit` cuts.
        enlarge: Whether an image smaller than the size is made larger.
        if_fits: What to do with an image that fits already.
        background: Colour below transparent pixels where a format has none, and beside the image for `contain`. Empty:
            `contain` pads what has transparency with it, and white otherwise.
        resampling: How pixels are computed.
        format: Format of the outputs; None keeps that of the source.
        encoding: How pixels are written.
        metadata: What an output keeps of it.
        profile: What happens to the colour profile.
        pages: Which pages of a TIFF become files.
        first_frame: Whether an animation may become its first frame, where the format holds no more.
        keep_dates: Whether an output gets the dates of its source file.
        keep_permissions: Whether an output gets the permissions of its source file.
        durable: Whether each file is on the disk, safe from a power cut, before it counts as done.
        checksum: Whether a source is known as unchanged by its content, and not by its size and date.
        allow: Formats to read beside the usual ones.
        name: Template of the output's name without suffix, see `naming`.
        if_exists: What to do where the output's name is taken.

    Raises:
        RequestError: A value makes no sense; `field` names the attribute.
    """

    sizes: tuple[Size, ...] = (Size(1920, 1920),)
    fit: Fit = Fit.INSIDE
    gravity: Gravity = CENTRE
    enlarge: bool = False
    if_fits: IfFits = IfFits.COPY
    background: str = ""
    resampling: Resampling = Resampling()
    format: Format | None = None
    encoding: Encoding = Encoding()
    metadata: Keep = Keep.ALL
    profile: Profile = Profile.KEEP
    pages: Pages = Pages.FIRST
    first_frame: bool = False
    keep_dates: bool = False
    keep_permissions: bool = False
    durable: bool = False
    checksum: bool = False
    allow: tuple[Format, ...] = ()
    name: str = "{stem}-{size}"
    if_exists: IfExists = IfExists.UPDATE

    def __post_init__(self) -> None:
        sizes = tuple(dict.fromkeys(self.sizes))
        if not sizes:
            raise RequestError("at least one size is needed, such as 1920x1080", "sizes")
        if len(sizes) > MAX_SIZES:
            raise RequestError(f"at most {MAX_SIZES} sizes at once, not {len(sizes)}", "sizes")
        if self.background:
            parse_colour(self.background)
        if self.format is not None and self.format not in WRITTEN:
            raise RequestError(f"{self.format.title} can be read, but not written", "format")
        check_template(self.name, several_sizes=len(sizes) > 1)
        if sizes != self.sizes:
            msgspec.structs.force_setattr(self, "sizes", sizes)
