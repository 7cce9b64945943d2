"""Opening what strangers made: every bad file has its reason, and none is waited for."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
import tracemalloc

import pytest
from PIL import Image

from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, Source
from imgbatch.engine import decode
from imgbatch.engine.decode import probe
from imgbatch.engine.errors import ImageError


def reason(path):
    source = probe(Source(0, os.fspath(path)))
    assert source.header is None
    return source.error.kind, source.error.message


def animation(images, format_):
    frames = [images.plain(colour=colour) for colour in images.COLOURS[:3]]
    return images.encoded(frames[0], format_, save_all=True, append_images=frames[1:], duration=50)


BAD = {
    "empty": (lambda _: b"", "empty", "the file is empty"),
    "text": (lambda _: b"This is a letter.\n" * 9, "not-an-image", "not a JPEG, PNG or WebP image"),
    "html": (lambda _: b"<!doctype html><h1>Not found", "not-an-image", "not a JPEG, PNG or WebP image"),
    "one byte": (lambda _: b"\xff", "not-an-image", "not a JPEG, PNG or WebP image"),
    "gif": (lambda images: images.encoded(images.plain(mode="P"), "GIF"), "unsupported", "GIF files cannot be"),
    "bmp": (lambda images: images.encoded(images.plain(), "BMP"), "unsupported", "BMP files cannot be read yet"),
    "tiff": (lambda images: images.encoded(images.plain(), "TIFF"), "unsupported", "TIFF files cannot be read yet"),
    "eps": (lambda images: images.encoded(images.plain(), "EPS"), "unsupported", "PostScript files cannot be"),
    "animated webp": (lambda images: animation(images, "WEBP"), "unsupported", "animated, 3 frames"),
    "animated png": (lambda images: animation(images, "PNG"), "unsupported", "animated, 3 frames"),
    "gigapixel": (lambda images: images.forged_png(40_000, 30_000), "too-large", "40000x30000 is too large"),
    "just too large": (lambda images: images.forged_png(2**14 + 1, 2**14), "too-large", "too large"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_has_its_reason_whatever_its_name(case, images, tmp_path):
    # GIVEN a file that calls itself a PNG and is none that can be used
    make, kind, message = BAD[case]
    path = tmp_path / "x.png"
    path.write_bytes(make(images))
    # WHEN it is probed / THEN it has the kind and the words for that
    found = reason(path)
    assert found[0] == kind
    assert message in found[1]


def test_what_is_no_file_has_its_reason(tmp_path):
    # GIVEN a FIFO, a folder, a device and nothing / WHEN they are probed / THEN each is refused and none is waited for
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    assert reason(tmp_path / "pipe.jpg") == ("special-file", "not a regular file")
    assert reason(tmp_path / "folder.jpg") == ("special-file", "not a regular file")
    assert reason("/dev/zero") == ("special-file", "not a regular file")
    assert reason(tmp_path / "no.jpg")[0] == "missing"


def test_postscript_is_never_run(images, tmp_path, monkeypatch):
    # GIVEN an EPS named .png, and a Ghostscript that would leave a trace
    (tmp_path / "bin").mkdir()
    for name in ("gs", "gswin64c"):
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
        (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    (tmp_path / "x.png").write_bytes(images.encoded(images.plain(), "EPS"))
    # WHEN it is probed, and decoded as if it had been a PNG
    probe(Source(0, str(tmp_path / "x.png")))
    with pytest.raises(ImageError):
        decode.decode((tmp_path / "x.png").read_bytes(), Header(Format.PNG, 64, 48), (10, 10))
    # THEN nothing ran
    assert not (tmp_path / "ran").exists()


def test_too_many_pixels_are_refused_by_the_header_alone(images, tmp_path):
    # GIVEN a PNG of a few bytes that says 1.2 gigapixels / WHEN it is probed
    path = tmp_path / "bomb.png"
    path.write_bytes(images.forged_png(40_000, 30_000))
    tracemalloc.start()
    start = time.monotonic()
    reason(path)
    seconds = time.monotonic() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # THEN that takes next to no time and memory
    assert seconds < 1
    assert peak < 2**20


def test_the_largest_image_is_not_refused(images, tmp_path):
    # GIVEN a header with exactly as many pixels as are allowed / WHEN it is probed / THEN it is taken
    path = tmp_path / "large.png"
    path.write_bytes(images.forged_png(2**14, 2**14))
    assert probe(Source(0, str(path))).header == Header(Format.PNG, 2**14, 2**14)


@pytest.mark.parametrize("format_", Format)
def test_content_decides_and_not_the_name(images, tmp_path, format_):
    # GIVEN an image by a wrong name / WHEN it is probed / THEN its format is that of its content
    path = tmp_path / "letter.txt"
    path.write_bytes(images.encoded(images.plain(31, 17), decode.PILLOW_NAMES[format_]))
    assert probe(Source(0, str(path))).header == Header(format_, 31, 17)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_header_is_that_of_the_upright_image(images, tmp_path, suffix, orientation):
    # GIVEN an image that stands on its side / WHEN it is probed / THEN width and height are as they are seen
    upright = images.corners(60, 40)
    stored = images.stored(upright, orientation)
    path = images.write(str(tmp_path / f"a.{suffix}"), stored, exif=images.exif(orientation))
    header = probe(Source(0, path)).header
    assert (header.width, header.height, header.orientation) == (60, 40, orientation)


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


@pytest.mark.parametrize(("needed", "scale"), [(1000, 1), (500, 1), (401, 1), (400, 2), (200, 4), (100, 8), (1, 8)])
def test_a_jpeg_is_decoded_small_but_never_too_small(images, needed, scale):
    # GIVEN a JPEG of 1600 pixels / WHEN less is needed
    data = images.encoded(images.plain(1600, 1600), "JPEG")
    decoded = decode.decode(data, Header(Format.JPEG, 1600, 1600), (needed, needed))
    # THEN it is decoded at a fraction, of at least twice what is needed
    assert decoded.scale == scale
    assert decoded.image.size == (1600 // scale, 1600 // scale)


def test_a_fraction_counts_for_the_upright_image(images):
    # GIVEN a portrait stored as a landscape / WHEN it needs a tall result / THEN the right edges are compared
    data = images.encoded(images.plain(1600, 400), "JPEG", exif=images.exif(6))
    decoded = decode.decode(data, Header(Format.JPEG, 400, 1600, 6), (100, 400))
    assert decoded.scale == 2


def test_a_photo_with_a_second_view_is_a_photo(images, tmp_path):
    # GIVEN an MPO, as phones write it / WHEN it is probed / THEN it is a JPEG of one frame
    first, second = images.plain(60, 40), images.plain(60, 40, (0, 0, 0))
    path = tmp_path / "a.jpg"
    path.write_bytes(images.encoded(first, "MPO", save_all=True, append_images=[second]))
    assert probe(Source(0, str(path))).header == Header(Format.JPEG, 60, 40)


def test_a_broken_exif_block_breaks_no_image_and_warns_nobody(images, tmp_path):
    # GIVEN a good JPEG whose EXIF block is nonsense behind a good beginning
    broken = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 500) + b"\x12\x01\x03\0\xff\xff\xff\xff" * 3
    path = images.write(str(tmp_path / "a.jpg"), images.plain(40, 30), exif=broken)
    # WHEN it is probed in a program with the usual filters / THEN it has its header, and nothing is printed about it
    script = "import sys; from imgbatch.engine import decode; from imgbatch.domain.job import Source\n"
    script += "print(decode.probe(Source(0, sys.argv[1])).header)"
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == str(Header(Format.JPEG, 40, 30))
    assert done.stderr == ""


@pytest.mark.parametrize("mode", ["F", "I", "HSV", "LAB"])
def test_a_kind_of_image_that_cannot_be_resized_is_said(mode):
    # GIVEN pixels of a rare kind / WHEN they shall be worked on / THEN the kind is named
    with pytest.raises(ImageError, match=f"kind {mode} cannot") as caught:
        decode._workable(Image.new(mode, (2, 2)))
    assert caught.value.info.kind == "unsupported"


@pytest.mark.skipif(not os.path.exists("/sys/class/net/lo/speed"), reason="needs a file whose reading fails")
def test_a_file_that_cannot_be_read_is_named_and_does_not_raise(tmp_path):
    # GIVEN a regular file whose reading fails, as on a bad card / WHEN it is probed / THEN it has a reason
    (tmp_path / "bad.jpg").symlink_to("/sys/class/net/lo/speed")
    assert decode.probe(Source(0, str(tmp_path / "bad.jpg"))).error.kind == "disk"


def test_a_file_that_was_repaired_can_be_used(images, tmp_path):
    # GIVEN a source that had an error when it was probed
    path = tmp_path / "a.png"
    path.touch()
    failed = decode.probe(Source(0, str(path)))
    assert failed.error is not None
    # WHEN the file is whole and probed again / THEN the error is gone; and the other way round
    images.write(str(path), images.plain(30, 20))
    good = decode.probe(failed)
    assert (good.error, good.header.width) == (None, 30)
    path.write_bytes(b"")
    assert decode.probe(good).header is None


def test_a_png_without_its_end_is_damaged(images):
    # GIVEN a PNG that lacks its last bytes, though every pixel is there / WHEN it is decoded / THEN that is said
    data = images.encoded(images.plain(30, 20), "PNG")
    with pytest.raises(ImageError, match="ends too early"):
        decode.decode(data[:-12], Header(Format.PNG, 30, 20), (30, 20))
