"""Opening what strangers made: every bad file has its reason, and none is waited for."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import struct
import subprocess
import sys
import time
import tracemalloc

import pytest
from PIL import PngImagePlugin, TiffImagePlugin

from imgbatch.domain.format import OPT_IN, Format
from imgbatch.domain.job import Header, Page, Source
from imgbatch.engine import bounds, decode, opening
from imgbatch.engine.errors import ImageError
from imgbatch.engine.opening import probe


def reason(path):
    source = probe(Source(0, os.fspath(path)))
    assert source.header is None
    return source.error.kind, source.error.message


NOTHING = "not an image of a kind that can be read"
BAD = {
    "empty": (lambda _: b"", "empty", "the file is empty"),
    "text": (lambda _: b"This is a letter.\n" * 9, "not-an-image", NOTHING),
    "html": (lambda _: b"<!doctype html><h1>Not found", "not-an-image", NOTHING),
    "one byte": (lambda _: b"\xff", "not-an-image", NOTHING),
    "eps": (lambda images: images.encoded(images.plain(), "EPS"), "unsupported", "PostScript files cannot be read"),
    "jpeg xl": (lambda _: b"\xff\x0a" + bytes(50), "unsupported", "JPEG XL files cannot be read"),
    "svg": (lambda _: b"<svg></svg>", "unsupported", "SVG files cannot be read"),
    "film": (lambda _: b"\0\0\0\x18ftypisom" + bytes(50), "not-an-image", NOTHING),
    "only a start": (lambda _: b"BM and so on", "not-an-image", "begins like a BMP file, but is none"),
    "gigapixel": (lambda images: images.forged_png(40_000, 30_000), "too-large", "too large to decode"),
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


def test_no_decoder_but_that_of_the_first_bytes_is_tried(images, tmp_path):
    # GIVEN a BMP that says at its ninth byte that it is WebP: its pixels stand so far behind
    data = images.encoded(images.plain(), "BMP")
    (tmp_path / "x.bmp").write_bytes(data[:8] + b"WEBP\0\0" + data[14:54] + bytes(0x5042 - 54) + data[54:])
    # WHEN it is probed / THEN it is not taken for what it is, nor for what it says
    assert reason(tmp_path / "x.bmp")[0] == "not-an-image"


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


def sample(images, format_):
    """A small file of any format that is read."""
    picture = images.plain(32, 32)
    if format_ is not Format.HEIC:
        return images.encoded(
            picture.convert("P") if format_ is Format.GIF else picture, opening.DECODERS[format_].name
        )
    pillow_heif = pytest.importorskip("pillow_heif")
    memory = io.BytesIO()
    pillow_heif.from_pillow(picture).save(memory)
    return memory.getvalue()


READ = [format_ for format_ in Format if format_ is not Format.PSD]  # which Pillow cannot write


@pytest.mark.parametrize("format_", READ)
def test_content_decides_and_not_the_name(images, tmp_path, format_):
    # GIVEN an image by a wrong name / WHEN it is probed / THEN its format is that of its content
    path = tmp_path / "letter.txt"
    path.write_bytes(sample(images, format_))
    edge = 1024 if format_ is Format.ICNS else 32  # Pillow writes icons in many sizes, and the largest counts
    header = probe(Source(0, str(path)), allow=[format_]).header
    assert (header.format, header.width, header.height) == (format_, edge, edge)


@pytest.mark.parametrize("format_", [format_ for format_ in READ if format_ in OPT_IN])
def test_what_has_to_be_asked_for_is_not_opened_otherwise(images, tmp_path, monkeypatch, format_):
    # GIVEN a rare format by the name of a usual one, and decoders that nobody may load
    path = tmp_path / "a.jpg"
    path.write_bytes(sample(images, format_))
    monkeypatch.setattr(opening, "load_plugin", lambda _: pytest.fail("a decoder was loaded"))
    # WHEN it is probed by those who did not ask for it, or for another / THEN it is refused, with the option to use
    for allow in ((), [other for other in OPT_IN if other is not format_]):
        source = probe(Source(0, str(path)), allow)
        assert source.error.kind == "unsupported"
        assert f"--allow-format {format_.value}" in source.error.hint


def test_every_page_is_known_by_its_header(images, tmp_path):
    # GIVEN a TIFF of three pages of different sizes, one of them on its side / WHEN it is probed
    path = tmp_path / "a.tif"
    pages = [images.plain(30, 20), images.plain(20, 40), images.plain(8, 9)]
    memory = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(memory, new=True) as file:
        for page, turn in zip(pages, (1, 6, 1), strict=True):
            page.save(file, "TIFF", tiffinfo={images.ORIENTATION: turn})
            file.newFrame()
    path.write_bytes(memory.getvalue())
    # THEN it has all three, each as it is seen
    header = probe(Source(0, str(path))).header
    assert (header.width, header.height) == (30, 20)
    assert header.pages == (Page(30, 20), Page(40, 20, 6), Page(8, 9))


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG", "AVIF"])
def test_frames_are_counted(images, tmp_path, format_):
    # GIVEN an animation / WHEN it is probed / THEN the number of its frames is known
    frames = [images.plain(colour=colour) for colour in images.COLOURS[:3]]
    path = tmp_path / "a"
    path.write_bytes(images.encoded(frames[0], format_, save_all=True, append_images=frames[1:], duration=50))
    assert probe(Source(0, str(path))).header.frames == 3


def test_an_animation_of_too_many_pixels_is_refused(images, tmp_path, monkeypatch):
    # GIVEN frames that are too many together, though each of them is small / WHEN they are probed / THEN that is said
    monkeypatch.setattr(opening, "MAX_ANIMATION_PIXELS", 64 * 48 * 2)
    frames = [images.plain(colour=colour) for colour in images.COLOURS[:3]]
    path = tmp_path / "a.gif"
    path.write_bytes(images.encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert reason(path) == ("too-large", "3 frames of 64x48 are too much")


def test_a_file_of_too_many_pages_is_refused(images, tmp_path, monkeypatch):
    # GIVEN a TIFF of more pages than are taken / WHEN it is probed / THEN that is said
    monkeypatch.setattr(bounds, "MAX_PAGES", 2)
    path = tmp_path / "a.tif"
    path.write_bytes(images.encoded(images.plain(), "TIFF", save_all=True, append_images=[images.plain()] * 2))
    assert reason(path) == ("too-large", "3 pages are too many; the limit is 2")


@pytest.mark.parametrize("has", [True, False])
def test_it_is_known_whether_there_is_a_profile(images, tmp_path, has):
    # GIVEN a file with or without colour profile / WHEN it is probed / THEN that is known
    path = images.write(str(tmp_path / "a.jpg"), icc_profile=images.srgb() if has else None)
    assert probe(Source(0, path)).header.has_profile == has


def test_a_decoder_that_is_not_installed_is_said(images, tmp_path, monkeypatch):
    # GIVEN an installation without a decoder / WHEN its file is probed / THEN the reason names it
    monkeypatch.setitem(opening.DECODERS, Format.PNG, opening.Decoder("no_such_plugin", "PNG"))
    assert reason(images.write(str(tmp_path / "a.png"))) == (
        "unsupported",
        "PNG files cannot be read: no_such_plugin is not installed",
    )


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif", "tif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_header_is_that_of_the_upright_image(images, tmp_path, suffix, orientation):
    # GIVEN an image that stands on its side / WHEN it is probed / THEN width and height are as they are seen
    upright = images.corners(60, 40)
    stored = images.stored(upright, orientation)
    said = {"tiffinfo": {images.ORIENTATION: orientation}} if suffix == "tif" else {"exif": images.exif(orientation)}
    path = images.write(str(tmp_path / f"a.{suffix}"), stored, **said)
    header = probe(Source(0, path)).header
    assert (header.width, header.height, header.orientation) == (60, 40, orientation)


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
    script = "import sys; from imgbatch.engine import opening; from imgbatch.domain.job import Source\n"
    script += "print(opening.probe(Source(0, sys.argv[1])).header)"
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == str(Header(Format.JPEG, 40, 30))
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/sys/class/net/lo/speed"), reason="needs a file whose reading fails")
def test_a_file_that_cannot_be_read_is_named_and_does_not_raise(tmp_path):
    # GIVEN a regular file whose reading fails, as on a bad card / WHEN it is probed / THEN it has a reason
    (tmp_path / "bad.jpg").symlink_to("/sys/class/net/lo/speed")
    assert probe(Source(0, str(tmp_path / "bad.jpg"))).error.kind == "disk"


def test_a_file_that_was_repaired_can_be_used(images, tmp_path):
    # GIVEN a source that had an error when it was probed
    path = tmp_path / "a.png"
    path.touch()
    failed = probe(Source(0, str(path)))
    assert failed.error is not None
    # WHEN the file is whole and probed again / THEN the error is gone; and the other way round
    images.write(str(path), images.plain(30, 20))
    good = probe(failed)
    assert (good.error, good.header.width) == (None, 30)
    path.write_bytes(b"")
    assert probe(good).header is None


@pytest.mark.parametrize("what", [b"Exif", b"mime"])
def test_an_item_of_a_heic_that_would_end_the_process_is_refused(images, tmp_path, what):
    # GIVEN a HEIC in which the type of an item is no text, for which pi-heif ends the whole process
    pillow_heif = pytest.importorskip("pillow_heif")
    memory = io.BytesIO()
    pillow_heif.from_pillow(images.plain(32, 32)).save(memory, exif=images.full_exif(), xmp=images.xmp())
    path = tmp_path / "a.heic"
    path.write_bytes(memory.getvalue().replace(what, b"\x9f" + what[1:], 1))
    # WHEN it is probed in a process of its own / THEN that lives, and has a reason
    script = "import sys; from imgbatch.engine import opening; from imgbatch.domain.job import Source\n"
    script += "print(opening.probe(Source(0, sys.argv[1])).error.kind.value)"
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "corrupt")


@pytest.mark.parametrize("at", [2**62, 2**63 - 1, 2**64 - 1])
def test_an_offset_that_no_file_can_have_is_damage_and_no_fault_of_the_disk(images, tmp_path, at):
    # GIVEN a TIFF of the big kind whose values stand where no disk reaches / WHEN it is probed / THEN it is damaged
    data = images.encoded(images.plain(), "TIFF", big_tiff=True, description="A description")
    entry = data.index(struct.pack("<HH", 270, 2))
    (tmp_path / "a.tif").write_bytes(data[: entry + 12] + struct.pack("<Q", at) + data[entry + 20 :])
    source = probe(Source(0, str(tmp_path / "a.tif")))
    assert source.error is None or source.error.kind == "corrupt"
    # AND so is one whose first directory does
    (tmp_path / "b.tif").write_bytes(data[:8] + struct.pack("<Q", at) + data[16:])
    assert reason(tmp_path / "b.tif")[0] in ("corrupt", "not-an-image")


def test_too_much_is_refused_before_a_decoder_sees_it(images, tmp_path, monkeypatch):
    # GIVEN files with a profile of some kilobytes / WHEN less is allowed / THEN none of them is taken
    monkeypatch.setattr(PngImagePlugin, "MAX_TEXT_MEMORY", bounds.MAX_EXTRAS)  # is set when a PNG is opened
    monkeypatch.setattr(bounds, "MAX_EXTRAS", 300)
    for suffix in ("jpg", "png", "webp"):
        path = images.write(str(tmp_path / f"a.{suffix}"), icc_profile=images.noisy(32, 32).tobytes())
        assert reason(path)[0] == "too-large"


# Digests


def test_a_file_is_read_to_its_end_on_request_only(images, tmp_path):
    # GIVEN an image / WHEN it is probed with its digest, and without / THEN it has that of the whole file, or none
    path = images.write(str(tmp_path / "a.png"), images.noisy(700, 500))
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    asked = probe(Source(0, path, with_digest=True))
    assert (asked.digest, asked.error) == (digest, None)
    assert probe(Source(0, path)).digest == ""


@pytest.mark.parametrize("format_", ["jpg", "png", "webp", "avif", "tif", "gif", "bmp"])
def test_a_digest_leaves_the_header_as_it_is(images, tmp_path, format_):
    # GIVEN an image of each format / WHEN it is probed with its digest / THEN nothing else is another one
    path = images.write(str(tmp_path / f"a.{format_}"))
    asked = probe(Source(0, path, with_digest=True))
    assert len(asked.digest) == 64
    assert asked.header == probe(Source(0, path)).header


def test_what_cannot_be_used_has_no_digest(tmp_path):
    # GIVEN a file that was an image once / WHEN it is probed again / THEN what it was is forgotten
    (tmp_path / "a.jpg").write_bytes(b"no image")
    failed = probe(Source(0, str(tmp_path / "a.jpg"), with_digest=True, digest="aa" * 32))
    assert (failed.error.kind, failed.digest) == ("not-an-image", "")


def test_a_disk_that_fails_in_the_midst_of_a_file_is_an_error(images, tmp_path, monkeypatch):
    # GIVEN a disk that cannot read a file to its end / WHEN it is probed / THEN it is the disk's error, for that file
    path = images.write(str(tmp_path / "a.jpg"))

    def fail(_file, _name):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(hashlib, "file_digest", fail)
    failed = probe(Source(0, path, with_digest=True))
    assert (failed.error.kind, failed.header) == ("disk", None)
