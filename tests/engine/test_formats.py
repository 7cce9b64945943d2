"""Formats in: what each of them can be inside, read for its picture."""

from __future__ import annotations

import io
import os
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from imgbatch.domain.job import JobDone, JobFailed
from imgbatch.engine.worker import process_unit


def heic(image, **options):
    pillow_heif = pytest.importorskip("pillow_heif")
    memory = io.BytesIO()
    pillow_heif.from_pillow(image).save(memory, quality=95, **options)
    return memory.getvalue()


def tiled(image, order, edge=16):
    """A TIFF whose pixels stand in squares, which Pillow cannot write, in either order of bytes."""

    def entry(tag, type_, count, value):
        if (type_, count) == (3, 1):  # two bytes, at the beginning of their four
            return struct.pack(order + "HHIHxx", tag, type_, count, value)
        return struct.pack(order + "HHII", tag, type_, count, value)

    across, down = -(-image.width // edge), -(-image.height // edge)
    boxes = [(x * edge, y * edge, x * edge + edge, y * edge + edge) for y in range(down) for x in range(across)]
    tiles = [image.crop(box).tobytes() for box in boxes]
    bits_at = 8 + 2 + 12 * 10 + 4
    offsets_at = bits_at + 6
    lengths_at = offsets_at + 4 * len(tiles)
    data_at = lengths_at + 4 * len(tiles)
    entries = [
        (256, 4, 1, image.width),
        (257, 4, 1, image.height),
        (258, 3, 3, bits_at),
        (259, 3, 1, 1),
        (262, 3, 1, 2),
        (277, 3, 1, 3),
        (322, 4, 1, edge),
        (323, 4, 1, edge),
        (324, 4, len(tiles), offsets_at),
        (325, 4, len(tiles), lengths_at),
    ]
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, len(entries))
    head += b"".join(entry(*each) for each in entries) + bytes(4) + struct.pack(order + "3H", 8, 8, 8)
    size = len(tiles[0])
    head += struct.pack(f"{order}{len(tiles)}I", *(data_at + size * number for number in range(len(tiles))))
    head += struct.pack(f"{order}{len(tiles)}I", *[size] * len(tiles))
    return head + b"".join(tiles)


KINDS = {
    "progressive jpeg": lambda images, picture: images.encoded(picture, "JPEG", progressive=True, quality=95),
    "jpeg 4:4:4": lambda images, picture: images.encoded(picture, "JPEG", subsampling=0, quality=95),
    "mpo": lambda images, picture: images.encoded(
        picture, "MPO", save_all=True, append_images=[images.plain(*picture.size, (0, 0, 0))], quality=95
    ),
    "palette png": lambda images, picture: images.encoded(picture.quantize(16), "PNG"),
    "lossless webp": lambda images, picture: images.encoded(picture, "WEBP", lossless=True),
    "lossy webp": lambda images, picture: images.encoded(picture, "WEBP", quality=95),
    "avif": lambda images, picture: images.encoded(picture, "AVIF", quality=95, subsampling="4:4:4"),
    "heic": lambda _, picture: heic(picture),
    "gif": lambda images, picture: images.encoded(picture.quantize(16), "GIF"),
    "interlaced gif": lambda images, picture: images.encoded(picture.quantize(16), "GIF", interlace=1),
    "bmp": lambda images, picture: images.encoded(picture, "BMP"),
    "palette bmp": lambda images, picture: images.encoded(picture.quantize(16), "BMP"),
    "tiff": lambda images, picture: images.encoded(picture, "TIFF"),
    "lzw tiff": lambda images, picture: images.encoded(picture, "TIFF", compression="tiff_lzw"),
    "deflate tiff": lambda images, picture: images.encoded(picture, "TIFF", compression="tiff_adobe_deflate"),
    "packbits tiff": lambda images, picture: images.encoded(picture, "TIFF", compression="packbits"),
    "jpeg tiff": lambda images, picture: images.encoded(picture, "TIFF", compression="jpeg", quality=95),
    "bigtiff": lambda images, picture: images.encoded(picture, "TIFF", big_tiff=True),
    "tiled tiff": lambda _, picture: tiled(picture, "<"),
    "big-endian tiled tiff": lambda _, picture: tiled(picture, ">"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_way_to_store_a_picture_is_read(images, resized, tmp_path, kind):
    # GIVEN a picture in a file of each kind, by a name that says nothing
    picture = images.corners(80, 60)
    (tmp_path / "a.bin").write_bytes(KINDS[kind](images, picture))
    # WHEN it is resized / THEN all four quarters have their colours
    found = resized(tmp_path / "a.bin", "40", format="png").convert("RGB")
    assert found.size == (40, 30)
    seen = [found.getpixel(place) for place in ((9, 7), (29, 7), (9, 22), (29, 22))]
    assert np.abs(np.array(seen) - images.COLOURS).max() <= 12


def adam7(image):
    """An interlaced PNG, which Pillow cannot write."""
    pixels = np.asarray(image)
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
    rows = [b"\0" + row.tobytes() for y, x, dy, dx in passes for row in pixels[y::dy, x::dx]]

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", *image.size, 8, 2, 0, 0, 1)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(rows))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_an_interlaced_png_is_read(images, resized, tmp_path):
    # GIVEN a PNG in seven passes / WHEN a part of it is cut out / THEN that part is right to the last bit
    picture = images.noisy(40, 32)
    (tmp_path / "a.png").write_bytes(adam7(picture))
    found = resized(tmp_path / "a.png", "20x32", fit="cover")
    assert found.tobytes() == picture.crop((10, 0, 30, 32)).tobytes()


@pytest.mark.parametrize(
    ("format_", "name"), [("JPEG2000", "jpeg2000"), ("ICO", "ico"), ("QOI", "qoi"), ("PPM", "ppm")]
)
def test_a_rare_format_is_read_when_it_is_asked_for(images, unit_of, resized, tmp_path, format_, name):
    # GIVEN a file of a rare format by a usual name
    (tmp_path / "a.png").write_bytes(images.encoded(images.corners(32, 32), format_))
    # WHEN it is resized without and with asking for it
    source = unit_of(tmp_path / "a.png", "16").source
    found = resized(tmp_path / "a.png", "16", allow=(name,), format="png")
    # THEN it is refused, or right
    assert (source.header, source.error.kind) == (None, "unsupported")
    assert np.abs(np.array(found.convert("RGB").getpixel((3, 3))) - images.COLOURS[0]).max() <= 3


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_of_a_phone_is_upright(images, unit_of, tmp_path, orientation):
    # GIVEN a HEIC as phones write it, turned by its own means / WHEN it is resized
    stored = images.stored(images.corners(80, 60), orientation)
    (tmp_path / "a.heic").write_bytes(heic(stored, exif=images.exif(orientation)))
    (result,) = process_unit(unit_of(tmp_path / "a.heic", "40"))
    # THEN it is an upright JPEG, it says so, and the result says why it is one
    assert isinstance(result, JobDone), result
    with Image.open(result.target) as found:
        assert (found.format, found.size) == ("JPEG", (40, 30))
        assert found.getexif()[images.ORIENTATION] == 1
        assert found.getexif()[images.MODEL] == "Model X"
        seen = [found.getpixel(place) for place in ((9, 7), (29, 7), (9, 22), (29, 22))]
    assert np.abs(np.array(seen) - images.COLOURS).max() <= 16
    assert result.notes == ("HEIC cannot be written: saved as JPEG",)


# Pages


def pages_of(images, path, *sizes):
    pages = [images.plain(*size, colour) for size, colour in zip(sizes, images.COLOURS, strict=False)]
    path.write_bytes(images.encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    return path


def test_the_first_page_stands_for_the_file(images, unit_of, tmp_path):
    # GIVEN a TIFF of three pages / WHEN its first page is wanted / THEN there is one file, and it says so
    path = pages_of(images, tmp_path / "a.tif", (60, 40), (30, 80), (90, 90))
    (result,) = process_unit(unit_of(path, "20", format="png"))
    with Image.open(result.target) as found:
        assert (found.size, found.getpixel((5, 5))) == ((20, 13), images.COLOURS[0])
    assert result.notes == ("the first of 3 pages",)


def test_every_page_becomes_a_file(images, unit_of, tmp_path):
    # GIVEN a TIFF of three pages of different sizes / WHEN all are wanted in two sizes
    path = pages_of(images, tmp_path / "a.tif", (60, 40), (30, 80), (90, 90))
    results = process_unit(unit_of(path, "20", "10", pages="all", format="png"))
    # THEN each page is there in both, by its own ratio and with its own colour
    found = []
    for result in results:
        with Image.open(result.target) as image:
            found.append((image.size, image.getpixel((3, 3))))
    sizes = [(20, 13), (10, 7), (8, 20), (4, 10), (20, 20), (10, 10)]
    assert found == [(size, images.COLOURS[number // 2]) for number, size in enumerate(sizes)]
    assert len({result.target for result in results}) == 6
    assert {result.notes for result in results} == {()}


def test_a_broken_page_costs_its_own_files_only(images, unit_of, tmp_path):
    # GIVEN a TIFF of three pages, the second of which has broken pixels
    pages = [images.noisy(60, 40, seed=number) for number in range(3)]
    data = images.encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="tiff_adobe_deflate")
    with Image.open(io.BytesIO(data)) as image:
        image.seek(1)
        at = image.tag_v2[273][0]
    (tmp_path / "a.tif").write_bytes(data[: at + 200] + b"\xff" * 400 + data[at + 600 :])
    # WHEN all pages are wanted in two sizes / THEN both of the second have failed, and the others are there
    results = process_unit(unit_of(tmp_path / "a.tif", "20", "10", pages="all"))
    assert [type(result) for result in results] == [JobDone] * 2 + [JobFailed] * 2 + [JobDone] * 2
    assert {result.error.kind for result in results[2:4]} == {"corrupt"}
    assert [os.path.exists(result.target) for result in results] == [True, True, False, False, True, True]


def test_a_page_is_never_copied_with_its_file(images, unit_of, tmp_path):
    # GIVEN a TIFF of two pages that fit already / WHEN they become files / THEN each holds one page
    path = pages_of(images, tmp_path / "a.tif", (20, 20), (10, 10))
    for result in process_unit(unit_of(path, "50", pages="all")):
        assert not result.copied
        with Image.open(result.target) as found:
            assert found.n_frames == 1
