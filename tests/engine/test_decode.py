"""From bytes to pixels: no more of them than are needed, and no half image."""

from __future__ import annotations

import pytest

from imgbatch.domain.format import Format
from imgbatch.domain.job import Header
from imgbatch.engine import decode
from imgbatch.engine.errors import ImageError


@pytest.mark.parametrize(("format_", "name"), [("JPEG", Format.JPEG), ("PNG", Format.PNG), ("WEBP", Format.WEBP)])
def test_a_file_that_ends_too_early_is_said(images, format_, name):
    # GIVEN the first half of an image / WHEN it is decoded / THEN it is corrupt, and no half image comes out
    data = images.encoded(images.noisy(200, 200), format_)
    with pytest.raises(ImageError) as caught:
        decode.decode(data[: len(data) // 2], Header(name, 200, 200), (200, 200))
    assert caught.value.info.kind == "corrupt"
    assert caught.value.info.detail


def test_a_file_that_changed_since_it_was_probed_is_said(images):
    # GIVEN a header / WHEN the file holds another image now / THEN it is refused, for the plan is no longer true
    with pytest.raises(ImageError) as caught:
        decode.decode(images.encoded(images.plain(10, 10)), Header(Format.PNG, 10, 11), (5, 5))
    assert caught.value.info.kind == "changed"


@pytest.mark.parametrize(("fast", "gap"), [(False, decode.REDUCING_GAP), (True, decode.FAST_REDUCING_GAP)])
@pytest.mark.parametrize("scale", [2, 4, 8])
def test_a_jpeg_is_decoded_small_but_never_too_small(images, scale, fast, gap):
    # GIVEN a JPEG of 1600 pixels / WHEN so little is needed that a fraction is large enough by the gap, or just not
    data = images.encoded(images.plain(1600, 1600), "JPEG")
    most = int(1600 / scale / gap)
    decodes = [decode.decode(data, Header(Format.JPEG, 1600, 1600), (n, n), fast=fast) for n in (most, most + 2)]
    # THEN it is decoded at that fraction, and at the next larger one
    assert [decoded.scale for decoded in decodes] == [scale, scale // 2]
    assert [decoded.pixels.width for decoded in decodes] == [1600 // scale, 3200 // scale]


def test_the_gap_is_wide_unless_speed_is_wanted():
    # GIVEN the two gaps / WHEN they are compared / THEN no decode is smaller than its result, and the usual is larger
    assert decode.REDUCING_GAP > 1.25 > decode.FAST_REDUCING_GAP >= 1


def test_a_fraction_counts_for_the_upright_image(images):
    # GIVEN a portrait stored as a landscape / WHEN it needs a tall result / THEN the right edges are compared
    data = images.encoded(images.plain(1600, 400), "JPEG", exif=images.exif(6))
    decoded = decode.decode(data, Header(Format.JPEG, 400, 1600, 6), (100, 400))
    assert decoded.scale == 2


def test_a_png_without_its_end_is_damaged(images):
    # GIVEN a PNG that lacks its last bytes, though every pixel is there / WHEN it is decoded / THEN that is said
    data = images.encoded(images.plain(30, 20), "PNG")
    with pytest.raises(ImageError, match="ends too early"):
        decode.decode(data[:-12], Header(Format.PNG, 30, 20), (30, 20))
