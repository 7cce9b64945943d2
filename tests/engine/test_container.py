"""What a decoder would pass over in the container of a file."""

from __future__ import annotations

import io
import struct
import zlib

import pytest

from imgbatch.engine import bounds
from imgbatch.engine.container import check_chunks, late_exif
from imgbatch.engine.errors import ImageError

END = struct.pack(">I", 0) + b"IEND\xaeB`\x82"


def refused(data):
    with pytest.raises(ImageError) as caught:
        check_chunks(data)
    assert caught.value.info.kind == "corrupt"
    return caught.value.info.message


@pytest.fixture
def png(images):
    return images.encoded(images.noisy(12, 9), "PNG", exif=images.exif())


def test_a_whole_png_passes(images, png):
    # GIVEN PNGs of every mode, one of them with something behind its end / WHEN they are checked / THEN nothing is said
    for mode in ("1", "L", "P+t", "LA", "RGB", "RGBA", "I;16"):
        check_chunks(images.encoded(images.in_mode(mode), "PNG"))
    check_chunks(png + b"something")


def test_no_bit_of_the_pixels_flips_unseen(png):
    # GIVEN a PNG / WHEN any one bit of its pixels is another one / THEN it is damaged
    # Pillow takes 1 in 200 of them for right, and 1 in 200 of those for other pixels.
    start = png.index(b"IDAT") + 4
    for at in range(start, start + int.from_bytes(png[start - 8 : start - 4])):
        for bit in range(8):
            data = bytearray(png)
            data[at] ^= 1 << bit
            assert refused(bytes(data)) == "the image data is damaged"


def test_a_checksum_of_what_is_no_pixel_does_not_matter(png):
    # GIVEN a PNG whose EXIF has a wrong checksum / WHEN it is checked / THEN the picture is as good as before
    at = png.index(b"eXIf")
    check_chunks(png[: at + 20] + b"?" + png[at + 21 :])


def test_a_png_that_ends_anywhere_ends_too_early(png):
    # GIVEN a PNG / WHEN it is cut at any byte / THEN that is said
    for length in range(33, len(png)):
        assert refused(png[:length]) == "the file ends too early"


@pytest.mark.parametrize("interlaced", [False, True])
def test_pixels_that_are_too_few_to_become_as_many_as_it_says(sixteen, interlaced):
    # GIVEN a PNG of as many zeros as deflate can pack / WHEN it is checked / THEN it passes
    def of_zeros(height):
        head = struct.pack(">IIBBBBB", 4096, height, 16, 6, 0, 0, int(interlaced))
        pixels = zlib.compress(bytes(512 * (1 + 4096 * 8)), 9)
        return b"\x89PNG\r\n\x1a\n" + sixteen.chunk(b"IHDR", head) + sixteen.chunk(b"IDAT", pixels) + END

    check_chunks(of_zeros(512))
    # WHEN it says that it is higher / THEN these bytes cannot hold it, and no gigabyte has to be filled to see that
    assert refused(of_zeros(530)) == "the file ends too early"


def test_exif_behind_the_pixels_is_found_and_the_first_one_counts(sixteen, png, images):
    # GIVEN a PNG with two EXIF chunks behind the pixels / WHEN they are looked for
    bare = png.replace(sixteen.chunk(b"eXIf", images.exif()[6:]), b"")
    two = b"".join(sixteen.chunk(b"eXIf", images.exif(turn)[6:]) for turn in (6, 8))
    file = io.BytesIO(bare[: -len(END)] + two + END)
    file.seek(7)
    # THEN it is the first one, and the file is where it was
    assert late_exif(file) == images.exif(6)
    assert file.tell() == 7
    assert late_exif(io.BytesIO(bare)) is None


def test_too_much_beside_the_pixels(sixteen, png, monkeypatch):
    # GIVEN a PNG with a text of 1,000 bytes / WHEN less is allowed / THEN it is refused before a decoder reads it
    data = png[: -len(END)] + sixteen.chunk(b"teXt", bytes(1000)) + END
    monkeypatch.setattr(bounds, "MAX_EXTRAS", 1000)
    with pytest.raises(ImageError, match="beside its pixels"):
        late_exif(io.BytesIO(data))


def test_a_length_that_lies_is_damage_and_not_size(sixteen, png, monkeypatch):
    # GIVEN a PNG whose text says that it is two gigabytes / WHEN it is looked at / THEN what is there counts
    at = len(png) - len(END)
    data = png[:at] + struct.pack(">I", 2**31 - 1) + sixteen.chunk(b"teXt", b"a")[4:] + END
    assert late_exif(io.BytesIO(data)) is not None


def test_too_many_chunks(sixteen, png, monkeypatch):
    # GIVEN a PNG of a hundred empty chunks / WHEN fewer are allowed / THEN it is refused
    monkeypatch.setattr(bounds, "MAX_PARTS", 99)
    with pytest.raises(ImageError, match="parts are too many"):
        late_exif(io.BytesIO(png[: -len(END)] + sixteen.chunk(b"IDAT", b"") * 100 + END))
