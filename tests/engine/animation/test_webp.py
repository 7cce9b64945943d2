"""WebP: what stands beside its frames."""

from __future__ import annotations

import io

from PIL import Image

from imgbatch.domain.format import Format


def test_xmp_is_kept(films):
    # GIVEN XMP for a WebP / WHEN it is written / THEN Pillow finds it, and the head of the file announces it
    data = films.written(films.WALK, Format.WEBP, xmp=b"<x/>")
    with Image.open(io.BytesIO(data)) as image:
        assert image.info["xmp"] == b"<x/>"
    assert data[12:16] == b"VP8X"
    assert data[20] & 0x04
