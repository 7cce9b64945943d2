"""Pillow's part: it decodes whole animations where it does so rightly, and encodes single pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import AvifImagePlugin, Image, PngImagePlugin, WebPImagePlugin

from imgbatch.engine.animation.frame import Frame

PNG = PngImagePlugin.PngImageFile.format
WEBP = WebPImagePlugin.WebPImageFile.format
AVIF = AvifImagePlugin.AvifImageFile.format

_BLOCK = 2**20
"""Bytes that are copied into a frame at once. Where a row is longer than Pillow's 64 KiB, it copies what it has of the
row for each of them."""

_METADATA = frozenset(("icc_profile", "exif", "xmp", "pnginfo", "dpi"))
"""Options of Pillow's encoders that belong into a file once, not into each frame."""


def frames(data: bytes) -> Iterator[Frame]:
    """Yield the frames of a WebP or AVIF, which Pillow composes as browsers do."""
    with Image.open(io.BytesIO(data), formats=(WEBP, AVIF)) as image:
        image.decodermaxblock = _BLOCK
        # A still AVIF has no time at all, and a start that is rounded may lie before the end of the frame before.
        end = 0
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            image.load()
            next_end = image.info.get("timestamp", 0) + image.info.get("duration", 0)
            yield Frame(image.convert("RGBA" if image.has_transparency_data else "RGB"), next_end - end)
            end = next_end


def saved(image: Image.Image, format_: str | None, options: dict[str, object]) -> bytes:
    """Return an image as a file of its own."""
    memory = io.BytesIO()
    image.save(memory, format_, **options)
    return memory.getvalue()


def pixel_options(options: dict[str, object]) -> dict[str, object]:
    """Leave out what belongs into a file once, not into each frame."""
    return {name: value for name, value in options.items() if name not in _METADATA}
