"""From bytes to pixels: no more of them than are needed, and no half image."""

from __future__ import annotations

import struct

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


@pytest.mark.parametrize(("planar", "tile"), [(1, None), (2, None), (1, 16)])
def test_a_tiff_that_lacks_strips_is_said(sixteen, planar, tile):
    # GIVEN a TIFF in strips or tiles, all in one or each channel by itself / WHEN it says that it is larger than they
    # are: Pillow would leave the rest black
    data = sixteen.tiff(sixteen.chance(24, 32), planar=planar, tile=tile)
    assert decode.decode(data, Header(Format.TIFF, 24, 32, is_deep=True), (24, 32)).pixels.size == (24, 32)
    larger = data.replace(struct.pack("<HHIHH", 257, 3, 1, 32, 0), struct.pack("<HHIHH", 257, 3, 1, 64, 0))
    # THEN it is damaged
    with pytest.raises(ImageError) as caught:
        decode.decode(larger, Header(Format.TIFF, 24, 64, is_deep=True), (24, 64))
    assert (caught.value.info.kind, caught.value.info.message) == ("corrupt", "the file ends too early")


def test_a_png_whose_pixels_are_damaged_is_said(images):
    # GIVEN a PNG in which one bit of the pixels is another one, which Pillow takes for other pixels
    data = bytearray(images.encoded(images.noisy(60, 40)))
    whole = data.copy()
    for place in range(data.index(b"IEND") - 30, data.index(b"IEND") - 8):
        data = whole.copy()
        data[place] ^= 1
        # WHEN it is decoded / THEN it is damaged, wherever that was
        with pytest.raises(ImageError) as caught:
            decode.decode(bytes(data), Header(Format.PNG, 60, 40), (60, 40))
        assert caught.value.info.kind == "corrupt"


def test_colours_by_a_table_that_is_not_there(images):
    # GIVEN a PNG whose colours stand in a table, and the table is lost / WHEN it is decoded / THEN it is damaged
    data = images.encoded(images.in_mode("P"))
    start = data.index(b"PLTE") - 4
    end = start + 12 + int.from_bytes(data[start : start + 4])
    with pytest.raises(ImageError) as caught:
        decode.decode(data[:start] + data[end:], Header(Format.PNG, 48, 32), (9, 9))
    assert caught.value.info.kind == "corrupt"


def test_a_jpeg_of_too_many_scans_is_refused(images):
    # GIVEN a progressive JPEG whose last scan comes ten thousand times / WHEN it is decoded / THEN it is too much
    data = images.encoded(images.plain(), "JPEG", progressive=True)
    at = data.rindex(b"\xff\xda")
    with pytest.raises(ImageError) as caught:
        decode.decode(
            data[:at] + data[at:-2] * 10_000 + b"\xff\xd9", Header(Format.JPEG, 64, 48, is_progressive=True), (9, 9)
        )
    assert caught.value.info.kind == "too-large"
