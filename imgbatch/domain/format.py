"""Image formats by name, file suffix and first bytes."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """A format that imgbatch reads; most it also writes."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    AVIF = "avif"
    TIFF = "tiff"
    GIF = "gif"
    BMP = "bmp"
    HEIC = "heic"
    JPEG2000 = "jpeg2000"
    ICO = "ico"
    ICNS = "icns"
    PPM = "ppm"
    QOI = "qoi"
    SGI = "sgi"
    PSD = "psd"
    DDS = "dds"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes in lower case; the first one is given to new names."""
        return _TRAITS[self].suffixes

    @property
    def has_alpha(self) -> bool:
        """Whether a file of this format can hold transparency."""
        return self not in (Format.JPEG, Format.BMP)

    @property
    def has_quality(self) -> bool:
        """Whether a file of this format can be made smaller by giving up detail."""
        return self in (Format.JPEG, Format.WEBP, Format.AVIF)

    @property
    def has_frames(self) -> bool:
        """Whether a file of this format can hold an animation."""
        return self in (Format.GIF, Format.PNG, Format.WEBP, Format.AVIF)

    @property
    def max_edge(self) -> int:
        """Longest edge in pixels that a file of this format holds."""
        return _MAX_EDGES.get(self, 2**31 - 1)

    @property
    def written_as(self) -> Format:
        """The format of an output that shall be "the same as the source": this one, or the nearest that is written."""
        return _TRAITS[self].written_as or self

    @property
    def is_opt_in(self) -> bool:
        """Whether files of this format are opened only for those who ask for it: each decoder is a door."""
        return _TRAITS[self].opt_in

    @property
    def title(self) -> str:  # type: ignore[override]  # a format has no other use for `str.title`
        """The name that people know."""
        return _TRAITS[self].title or self.value.upper()


_MAX_EDGES = {Format.JPEG: 65_500, Format.WEBP: 16_383, Format.AVIF: 65_536, Format.GIF: 65_535}


class _Traits(NamedTuple):
    suffixes: tuple[str, ...]
    written_as: Format | None = None
    opt_in: bool = False
    title: str = ""


_TRAITS = {
    Format.JPEG: _Traits((".jpg", ".jpeg", ".jpe", ".jfif", ".mpo")),
    Format.PNG: _Traits((".png", ".apng")),
    Format.WEBP: _Traits((".webp",), title="WebP"),
    Format.AVIF: _Traits((".avif", ".avifs")),
    Format.TIFF: _Traits((".tif", ".tiff")),
    Format.GIF: _Traits((".gif",)),
    Format.BMP: _Traits((".bmp", ".dib")),
    Format.HEIC: _Traits((".heic", ".heif", ".hif"), Format.JPEG),
    Format.JPEG2000: _Traits((".jp2", ".j2k", ".jpx", ".jpf"), Format.JPEG, opt_in=True, title="JPEG 2000"),
    Format.ICO: _Traits((".ico",), Format.PNG, opt_in=True),
    Format.ICNS: _Traits((".icns",), Format.PNG, opt_in=True),
    Format.PPM: _Traits((".ppm", ".pgm", ".pbm", ".pnm"), Format.PNG, opt_in=True),
    Format.QOI: _Traits((".qoi",), Format.PNG, opt_in=True),
    Format.SGI: _Traits((".sgi", ".rgb"), Format.PNG, opt_in=True),
    Format.PSD: _Traits((".psd",), Format.PNG, opt_in=True),
    Format.DDS: _Traits((".dds",), Format.PNG, opt_in=True),
}

WRITTEN = tuple(format_ for format_ in Format if format_.written_as is format_)
"""The formats of outputs."""

OPT_IN = tuple(format_ for format_ in Format if format_.is_opt_in)
"""The formats that are read only for those who ask for them."""

# A dropped folder is searched for these suffixes. JPEG XL cannot be read: it is named with a reason rather than passed
# over in silence, and so is what has to be asked for. What a file holds is decided by its content alone.
IMAGE_SUFFIXES = frozenset(suffix for format_ in Format for suffix in format_.suffixes) | {".jxl"}

# Where the bytes stand that tell a format, and what they are.
_SIGNATURES = (
    (0, b"\xff\xd8\xff", Format.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", Format.PNG),
    (8, b"WEBP", Format.WEBP),
    (0, b"GIF8", Format.GIF),
    (0, b"BM", Format.BMP),
    (0, b"II*\0", Format.TIFF),
    (0, b"MM\0*", Format.TIFF),
    (0, b"II+\0", Format.TIFF),
    (0, b"MM\0+", Format.TIFF),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", Format.JPEG2000),
    (0, b"\xff\x4f\xff\x51", Format.JPEG2000),
    (0, b"\0\0\1\0", Format.ICO),
    (0, b"icns", Format.ICNS),
    *((0, b"P%d" % number, Format.PPM) for number in range(1, 7)),
    (0, b"qoif", Format.QOI),
    (0, b"\x01\xda", Format.SGI),
    (0, b"8BPS", Format.PSD),
    (0, b"DDS ", Format.DDS),
)

_BRANDS = {
    Format.AVIF: (b"avif", b"avis"),
    Format.HEIC: (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1"),
}

# Formats that people have and imgbatch cannot read.
_FOREIGN = (
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
    (0, b"%!PS", "PostScript"),
    (0, b"\xc5\xd0\xd3\xc6", "PostScript"),
    (0, b"%PDF", "PDF"),
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "SVG or XML"),
)

SIGNATURE_BYTES = 64
"""How many first bytes `sniff` and `foreign` look at."""


def sniff(head: bytes) -> Format | None:
    """Tell the format of a file by its first bytes."""
    if head[4:8] == b"ftyp":
        # The main brand of a phone's photo may be the general one; those it is compatible with say the codec.
        end = min(len(head), int.from_bytes(head[:4]))
        brands = {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}
        return next((format_ for format_, known in _BRANDS.items() if brands.intersection(known)), None)
    return next((format_ for at, signature, format_ in _SIGNATURES if head.startswith(signature, at)), None)


def foreign(head: bytes) -> str | None:
    """Name the format of a file that begins with `head`, if it is one that imgbatch knows but cannot read."""
    return next((name for at, signature, name in _FOREIGN if head.startswith(signature, at)), None)
