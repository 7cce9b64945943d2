"""Image formats by name, file suffix and first bytes."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A format that imgbatch reads and writes."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes in lower case; the first one is given to new names."""
        return _SUFFIXES[self]

    @property
    def has_alpha(self) -> bool:
        """Whether a file of this format can hold transparency."""
        return self is not Format.JPEG


_SUFFIXES = {
    Format.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    Format.PNG: (".png", ".apng"),
    Format.WEBP: (".webp",),
}

# A dropped folder is searched for these suffixes. The last two lines are images that cannot be read yet: they are
# named with a reason rather than passed over in silence. What a file holds is decided by its content alone.
IMAGE_SUFFIXES = frozenset(
    [suffix for suffixes in _SUFFIXES.values() for suffix in suffixes]
    + [".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".heif", ".jp2", ".jxl", ".ico"]
)

# (offset, bytes, what people call it)
_SIGNATURES = (
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftypavis", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (0, b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
    (0, b"\0\0\x01\0", "icon"),
    (0, b"%!PS", "PostScript"),
    (0, b"%PDF", "PDF"),
    (0, b"<svg", "SVG"),
)

SIGNATURE_BYTES = 16
"""How many first bytes `known_but_unsupported` looks at."""


def known_but_unsupported(head: bytes) -> str | None:
    """Name the format of a file that begins with `head`, if it is one that imgbatch knows but does not read."""
    for offset, signature, name in _SIGNATURES:
        if head[offset : offset + len(signature)] == signature:
            return name
    return None
