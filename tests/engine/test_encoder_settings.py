"""Settings of the encoders: each is in the file that comes out."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from PIL import Image

from imgbatch.domain.job import JobDone
from imgbatch.engine.worker import process_unit


@pytest.fixture
def written(images, unit_of, tmp_path):
    """Write a detailed picture with these settings and return its bytes."""

    def write(format_, picture=None, size="200", **options):
        path = images.write(str(tmp_path / "a.png"), picture or images.detailed(400, 300))
        (result,) = process_unit(unit_of(path, size, format=format_, if_exists="replace", if_fits="encode", **options))
        assert isinstance(result, JobDone), result
        with open(result.target, "rb") as file:
            return file.read()

    return write


def segments(jpeg):
    """The markers of a JPEG before its pixels, with what they hold."""
    at = 2
    while jpeg[at + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", jpeg, at + 2)
        yield jpeg[at + 1], jpeg[at + 4 : at + 2 + length]
        at += 2 + length


def frame(jpeg):
    """The marker that says how the pixels are stored, and what stands there."""
    return next((marker, body) for marker, body in segments(jpeg) if marker in (0xC0, 0xC1, 0xC2))


def chunks(data, start, head):
    """Names and bodies of the chunks of a PNG or WebP."""
    at, found = start, {}
    while at + 8 <= len(data):
        if head == "png":
            length, name = struct.unpack_from(">I4s", data, at)
            size = 12 + length
        else:
            name, length = struct.unpack_from("<4sI", data, at)
            size = 8 + length + length % 2
        found[name] = data[at + 8 : at + 8 + length]
        at += size
    return found


@pytest.mark.parametrize("progressive", [True, False])
def test_a_jpeg_is_progressive_on_request(written, progressive):
    # GIVEN a picture / WHEN it is written / THEN the marker of its pixels says whether they come step by step
    assert frame(written("jpeg", progressive=progressive))[0] == (0xC2 if progressive else 0xC0)


@pytest.mark.parametrize(
    ("subsampling", "factors"), [("4:4:4", 0x11), ("4:2:2", 0x21), ("4:2:0", 0x22), ("auto", 0x22)]
)
def test_a_jpeg_keeps_as_much_colour_as_is_wanted(written, subsampling, factors):
    # GIVEN a picture / WHEN it is written / THEN the sampling factors of its brightness are those
    _, body = frame(written("jpeg", subsampling=subsampling))
    assert (body[5], body[7], body[10], body[13]) == (3, factors, 0x11, 0x11)


def test_a_grey_jpeg_has_one_channel(images, written):
    # GIVEN a grey picture / WHEN it is written / THEN no bytes are spent on colours
    assert frame(written("jpeg", images.detailed(400, 300).convert("L")))[1][5] == 1


@pytest.mark.parametrize("subsampling", ["4:4:4", "4:2:2", "4:2:0"])
def test_an_avif_keeps_as_much_colour_as_is_wanted(written, subsampling):
    # GIVEN a picture / WHEN it is written / THEN the configuration of its codec says so
    data = written("avif", subsampling=subsampling, avif_speed=10)
    flags = data[data.index(b"av1C") + 6]
    assert (flags >> 3 & 1, flags >> 2 & 1) == {"4:4:4": (0, 0), "4:2:2": (1, 0), "4:2:0": (1, 1)}[subsampling]


SMALLER = [
    ("jpeg", {"optimise": True}, {"optimise": False}),
    ("jpeg", {"subsampling": "4:2:0"}, {"subsampling": "4:4:4"}),
    ("png", {"png_level": 9}, {"png_level": 1}),
    ("png", {"png_level": 1}, {"png_level": 0}),
    ("png", {"optimise": True}, {"png_level": 1}),
    ("png", {"colours": 16}, {"colours": 256}),
    ("webp", {"webp_method": 6}, {"webp_method": 0}),
    ("webp", {"quality": 60}, {"lossless": True}),
    *((format_, {"quality": 40}, {"quality": 90}) for format_ in ("jpeg", "webp", "avif")),
]


@pytest.mark.parametrize(("format_", "smaller", "larger"), SMALLER)
def test_what_shall_be_smaller_is(images, written, format_, smaller, larger):
    # GIVEN a picture with a pattern in it / WHEN it is written with two settings / THEN one file is the smaller
    picture = images.detailed(200, 150)
    tile = images.noisy(37, 31)
    for number in range(15):
        picture.paste(tile, (number % 5 * 40, number // 5 * 35))
    assert len(written(format_, picture, **smaller)) < len(written(format_, picture, **larger))


@pytest.mark.parametrize(("name", "first", "second"), [("avif_speed", 4, 10), ("webp_method", 0, 6)])
def test_speed_changes_the_file(written, name, first, second):
    # GIVEN a picture / WHEN it is written fast and slowly / THEN the files are not the same
    format_ = name[:4]
    assert written(format_, **{name: first}) != written(format_, **{name: second})


@pytest.mark.parametrize("options", [{"png_level": 0}, {"png_level": 9}, {"optimise": True}])
def test_the_level_of_a_png_costs_no_pixel(written, options):
    # GIVEN a picture / WHEN it is written as PNG at another level / THEN it is the same
    usual, other = (Image.open(io.BytesIO(written("png", **each))) for each in ({}, options))
    assert usual.tobytes() == other.tobytes()


@pytest.mark.parametrize("colours", [2, 7, 64, 256])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA"])
def test_a_png_gets_a_palette_on_request(images, written, mode, colours):
    # GIVEN a picture of many colours / WHEN a palette is wanted
    picture = images.detailed(400, 300).convert(mode)
    if "A" in mode:
        picture.putalpha(images.detailed(400, 300, seed=2).getchannel("G"))
    data = written("png", picture, colours=colours)
    # THEN there are at most so many, in a palette, unless grey has no more than all its values
    found = Image.open(io.BytesIO(data))
    assert len(found.convert("RGBA").getcolors(256)) <= colours
    assert found.mode == ("L" if mode == "L" and colours == 256 else "P")
    if found.mode == "P":
        assert len(chunks(data, 8, "png")[b"PLTE"]) <= 3 * colours
    # and they look like the picture
    seen, wanted = (images.on(images.rgba(each.convert("RGBA")), 1) for each in (found, picture.resize((200, 150))))
    assert images.psnr(seen, wanted) >= {2: 9, 7: 12, 64: 20, 256: 24}[colours]


@pytest.mark.parametrize("transparent", [True, False])
def test_a_webp_is_lossy_or_not(images, written, transparent):
    # GIVEN a picture with and without transparency / WHEN it is written lossless and lossy
    picture = images.detailed(200, 150)
    if transparent:
        picture.putalpha(128)
    exact, lossy = (written("webp", picture, lossless=lossless) for lossless in (True, False))
    # THEN one holds the one kind of pixels, the other the other, and only one is the same picture
    assert b"VP8L" in chunks(exact, 12, "webp")
    assert b"VP8 " in chunks(lossy, 12, "webp")
    assert Image.open(io.BytesIO(exact)).convert(picture.mode).tobytes() == picture.tobytes()
    assert Image.open(io.BytesIO(lossy)).convert(picture.mode).tobytes() != picture.tobytes()


def test_a_tiff_is_compressed_without_loss(images, written):
    # GIVEN a picture / WHEN it is written as TIFF / THEN it is deflated by differences, and the same
    picture = images.detailed(200, 150)
    with Image.open(io.BytesIO(written("tiff", picture))) as found:
        assert (found.tag_v2[259], found.tag_v2[317]) == (8, 2)
        assert found.tobytes() == picture.tobytes()


def test_a_gif_has_the_colours_that_it_needs(images, written):
    # GIVEN a picture of four colours / WHEN it is written as GIF at its own size / THEN they are exact
    found = Image.open(io.BytesIO(written("gif", images.corners(200, 150)))).convert("RGB")
    assert np.array_equal(np.asarray(found), np.asarray(images.corners(200, 150)))


@pytest.mark.parametrize(("format_", "quality"), [("jpeg", 85), ("webp", 85), ("avif", 85)])
def test_the_quality_is_that_of_pillow(images, written, format_, quality):
    # GIVEN a picture at its own size / WHEN it is written / THEN it is as near to itself as Pillow's own encoding
    picture = images.detailed(200, 150)
    found = Image.open(io.BytesIO(written(format_, picture, quality=quality)))
    pillow = Image.open(io.BytesIO(images.encoded(picture, format_.upper(), quality=quality)))
    assert abs(images.psnr(found, picture) - images.psnr(pillow, picture)) <= 0.1


@pytest.mark.parametrize("settings", [{"progressive": True}, {"optimise": True}], ids=lambda s: next(iter(s)))
def test_grain_at_the_highest_quality_fits_into_a_jpeg(images, unit_of, tmp_path, settings):
    # GIVEN a picture of pure chance / WHEN it becomes a JPEG that takes more room than pixels usually do / THEN it does
    path = images.write(str(tmp_path / "a.png"), images.noisy(600, 600))
    (result,) = process_unit(unit_of(path, "500", format="jpeg", quality=100, subsampling="4:4:4", **settings))
    assert isinstance(result, JobDone), result
