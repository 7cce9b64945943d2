"""What a file says beside its pixels: kept, cleaned or dropped, in every format that can hold it."""

from __future__ import annotations

import io
import os
import struct

import pytest
from PIL import Image, PngImagePlugin, TiffImagePlugin

from imgbatch.domain.format import WRITTEN, Format
from imgbatch.domain.job import JobDone
from imgbatch.engine import deep_png, deep_tiff, iptc
from imgbatch.engine.deep import Deep
from imgbatch.engine.worker import process_unit

WITH_EXIF = ("jpeg", "png", "webp", "avif", "tiff")
WITH_IPTC = ("jpeg", "tiff")
IFD_EXIF, IFD_GPS, ARTIST, DATE, WIDTH, SERIAL = 0x8769, 0x8825, 0x013B, 0x9003, 0xA002, 0xA431


def tiff(images, picture):
    """A TIFF with all of it, in tags."""
    found, tags = Image.Exif(), Image.Exif()
    found.load(images.full_exif(6))
    for tag in (images.ORIENTATION, images.MODEL, ARTIST):
        tags[tag] = found[tag]
    for tag in (IFD_EXIF, IFD_GPS):
        tags.get_ifd(tag).update(found.get_ifd(tag))
        tags[tag] = 0
    tags[700], tags[34377], tags[33723] = images.xmp(6), images.photoshop(), iptc.iptc_of(images.photoshop())
    return images.encoded(picture, "TIFF", tiffinfo=tags)


def png(images, picture):
    return images.encoded(picture, "PNG", exif=images.full_exif(6), pnginfo=texts(xmp=images.xmp(6)))


def texts(xmp=None, **others):
    info = PngImagePlugin.PngInfo()
    if xmp:
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
    for key, value in others.items():
        info.add_text(key, value)
    return info


def heic(images, picture):
    pillow_heif = pytest.importorskip("pillow_heif")
    memory = io.BytesIO()
    pillow_heif.from_pillow(picture).save(memory, exif=images.full_exif(6), xmp=images.xmp(6))
    return memory.getvalue()


def jpeg(images, picture):
    segments = iptc.segments(images.photoshop())
    return images.encoded(picture, "JPEG", exif=images.full_exif(6), xmp=images.xmp(6), extra=segments)


SOURCES = {
    "jpeg": jpeg,
    "png": png,
    "webp": lambda images, picture: images.encoded(picture, "WEBP", exif=images.full_exif(6), xmp=images.xmp(6)),
    "avif": lambda images, picture: images.encoded(picture, "AVIF", exif=images.full_exif(6), xmp=images.xmp(6)),
    "tiff": tiff,
    "heic": heic,
}


@pytest.fixture
def converted(images, unit_of, tmp_path):
    """Resize a file that says everything; return the result, the bytes and the opened output."""

    def convert(source, target, size="40", **options):
        path = tmp_path / "a.bin"
        path.write_bytes(SOURCES[source](images, images.stored(images.corners(80, 60), 6)))
        (result,) = process_unit(unit_of(path, size, format=target, **options))
        assert isinstance(result, JobDone), result
        with open(result.target, "rb") as file:
            data = file.read()
        image = Image.open(io.BytesIO(data))
        image.load()
        return result, data, image

    return convert


def packet_of(image):
    packet = image.info.get("xmp", b"")
    return packet if isinstance(packet, bytes) else packet.encode()


def iptc_in(image):
    if image.format == "TIFF":
        return image.tag_v2.get(33723, b"")
    return iptc.iptc_of(iptc.resources_of_jpeg(image) or b"") or b""


@pytest.mark.parametrize("keep", ["all", "public", "none"])
@pytest.mark.parametrize("target", WRITTEN)
@pytest.mark.parametrize("source", SOURCES)
def test_metadata_goes_from_each_format_to_each(images, converted, source, target, keep):
    # GIVEN a photo on its side that says everything in every place its format has / WHEN it becomes another format
    result, data, found = converted(source, target, metadata=keep)
    exif, holds, wanted = found.getexif(), target in WITH_EXIF, keep != "none"
    # THEN it is upright and says so wherever it says anything, and no byte of an old thumbnail is left
    assert (found.size, exif.get(images.ORIENTATION, 1)) == ((40, 30), 1)
    assert b'Orientation="6"' not in data
    assert b"THUMBNAIL" not in data
    # and EXIF, XMP and IPTC are there where they are wanted and can be, with the size that it has now
    assert (exif.get(images.MODEL), exif.get(ARTIST)) == (
        ("Model X", "An artist") if holds and wanted else (None, None)
    )
    assert (exif.get_ifd(IFD_EXIF).get(DATE) == "2026:06:21 12:00:00") == (holds and wanted)
    assert exif.get_ifd(IFD_EXIF).get(WIDTH) == (40 if holds and wanted else None)
    assert (b"A headline" in packet_of(found)) == (holds and wanted)
    says_iptc = source in WITH_IPTC and target in WITH_IPTC
    assert (b"A byline" in iptc_in(found)) == (b"A caption" in iptc_in(found)) == (says_iptc and wanted)
    # and what is private only with all
    secrets = {secret for secret in images.SECRETS if secret in data}
    expected = set(images.SECRETS[:4] if holds else ()) | set(images.SECRETS[4:] if says_iptc else ())
    assert secrets == (expected if keep == "all" else set())
    # and what could not be kept is said
    assert any("EXIF and XMP left out" in note for note in result.notes) == (wanted and not holds)
    lost = wanted and source in WITH_IPTC and target not in WITH_IPTC
    assert any(note.startswith("IPTC left out") for note in result.notes) == lost


@pytest.mark.parametrize("target", ["png", "tiff"])
@pytest.mark.parametrize("keep", ["all", "public", "none"])
def test_sixteen_bits_say_the_same(images, unit_of, tmp_path, target, keep):
    # GIVEN a PNG of 16-bit colours that says everything / WHEN it is resized to either format of 16 bits
    stored = images.stored(images.corners(80, 60), 6)
    said = {"icc": images.srgb(), "exif": images.full_exif(6), "xmp": images.xmp(6), "dpi": (72, 72)}
    (tmp_path / "a.png").write_bytes(deep_png.encode(Deep(stored, stored), level=1, **said))
    (result,) = process_unit(unit_of(tmp_path / "a.png", "40", format=target, metadata=keep))
    with open(result.target, "rb") as file:
        data = file.read()
    found = Image.open(io.BytesIO(data))
    # THEN it is upright and has what is wanted, and its profile
    assert (found.size, found.getexif().get(images.ORIENTATION, 1)) == ((40, 30), 1)
    assert (found.getexif().get(images.MODEL) == "Model X") == (keep != "none")
    assert (b"A headline" in packet_of(found)) == (keep != "none")
    assert {secret in data for secret in images.SECRETS[:4]} == {keep == "all"}
    assert b"THUMBNAIL" not in data
    assert found.info["icc_profile"] == images.srgb()


def test_iptc_that_our_own_encoder_cannot_write_is_said(images, unit_of, tmp_path):
    # GIVEN a TIFF of 16-bit colours with IPTC / WHEN it is resized / THEN a note says that it is left out
    picture = images.corners(80, 60)
    data = bytearray(deep_tiff.encode(Deep(picture, picture), icc=None, exif=None, xmp=images.photoshop(), dpi=None))
    at = data.index(struct.pack("<HH", 700, 1), struct.unpack_from("<I", data, 4)[0])
    data[at : at + 4] = struct.pack("<HH", 34377, 7)
    (tmp_path / "a.tif").write_bytes(data)
    (result,) = process_unit(unit_of(tmp_path / "a.tif", "40"))
    assert [note for note in result.notes if note.startswith("IPTC left out")]


@pytest.mark.parametrize("target", ["jpeg", "png", "tiff", "bmp"])
def test_a_size_of_print_is_written_into_the_file(converted, target):
    # GIVEN a photo that says another resolution / WHEN it becomes a size of print / THEN its file says that size
    _, _, found = converted("jpeg", target, size="4x3cm@25dpi", metadata="none")
    assert [round(value) for value in found.info["dpi"]] == [25, 25]
    assert found.size == (39, 29)


@pytest.mark.parametrize("target", ["jpeg", "png", "tiff", "bmp"])
@pytest.mark.parametrize("keep", ["all", "none"])
def test_the_resolution_of_the_source_is_kept_like_other_metadata(images, resized, tmp_path, target, keep):
    # GIVEN a PNG of 150 dots an inch / WHEN it is resized / THEN the output says so too, unless nothing is wanted
    path = images.write(str(tmp_path / "a.png"), images.corners(), dpi=(150, 150))
    found = resized(path, "30", format=target, metadata=keep).info.get("dpi")
    if keep == "all":
        assert [round(value) for value in found] == [150, 150]
    else:
        assert found is None or [round(value) for value in found] != [150, 150]


@pytest.mark.parametrize(("source", "target"), [("JPEG", "jpeg"), ("JPEG", "gif"), ("GIF", "gif"), ("GIF", "jpeg")])
@pytest.mark.parametrize("keep", ["all", "public", "none"])
def test_a_comment_is_kept_or_dropped(images, resized, tmp_path, source, target, keep):
    # GIVEN a file with a comment / WHEN it is resized / THEN the comment is there only with all
    (tmp_path / "a").write_bytes(images.encoded(images.corners().convert("L"), source, comment=b"by hand"))
    found = resized(tmp_path / "a", "30", format=target, metadata=keep)
    assert (found.info.get("comment") == b"by hand") == (keep == "all")


@pytest.mark.parametrize("target", WRITTEN)
def test_a_comment_and_texts_without_a_place_are_said(images, unit_of, tmp_path, target):
    # GIVEN a JPEG with a comment and a PNG with texts / WHEN they become another format
    (tmp_path / "a.jpg").write_bytes(images.encoded(images.corners(), "JPEG", comment=b"by hand"))
    (tmp_path / "b.png").write_bytes(images.encoded(images.corners(), "PNG", pnginfo=texts(Author="me")))
    notes = [process_unit(unit_of(tmp_path / name, "30", format=target))[0].notes for name in ("a.jpg", "b.png")]
    # THEN a note says what was lost
    assert any("comment left out" in note for note in notes[0]) == (target not in (Format.JPEG, Format.GIF))
    assert any("texts left out" in note for note in notes[1]) == (target is not Format.PNG)


@pytest.mark.parametrize("keep", ["all", "public", "none"])
def test_texts_stay_in_a_png_but_those_that_repeat_the_source(images, resized, tmp_path, keep):
    # GIVEN a PNG with texts, one of which is the EXIF of the source as old programs wrote it
    info = texts(Author="me")
    info.add_text("Raw profile type exif", "\nexif\n 4\n45786966\n")
    path = images.write(str(tmp_path / "a.png"), images.corners(), pnginfo=info)
    # WHEN it is resized / THEN the author is there only with all, and the old EXIF never
    assert resized(path, "30", metadata=keep).text == ({"Author": "me"} if keep == "all" else {})


@pytest.mark.parametrize("keep", ["all", "public"])
def test_what_cannot_be_understood_is_left_out_and_said(images, unit_of, tmp_path, keep):
    # GIVEN metadata that is broken, and could hold anything / WHEN only what is public is wanted
    segments = iptc.segments(b"8BIM\x04\x04 broken SECRET-CITY")
    data = images.encoded(images.corners(), "JPEG", exif=b"Exif\0\0SECRET-PLACE", xmp=b"<SECRET-NUMBER", extra=segments)
    (tmp_path / "a.jpg").write_bytes(data)
    (result,) = process_unit(unit_of(tmp_path / "a.jpg", "30", metadata=keep))
    # THEN none of it is in the output, and each has its note; else what somebody might understand is there
    with open(result.target, "rb") as file:
        assert (b"SECRET" in file.read()) == (keep == "all")
    words = ["EXIF left out", "XMP left out", "IPTC left out"]
    found = [any(note.startswith(word) for note in result.notes) for word in words]
    assert found == [True, keep == "public", keep == "public"]  # EXIF without a beginning says nothing to anybody


@pytest.mark.filterwarnings("ignore::UserWarning")  # of Pillow, as the program does it
@pytest.mark.parametrize(
    "broken",
    [b"", b"\xff" * 200, b"Exif\0\0\xff\xff*\0", b"Exif\0\0II*\0\x08\0\0\0", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"],
)
@pytest.mark.parametrize("target", WRITTEN)
def test_broken_exif_never_costs_the_picture(images, resized, tmp_path, broken, target):
    # GIVEN a picture whose EXIF is nonsense / WHEN it is resized to each format / THEN it is there
    path = images.write(str(tmp_path / "a.jpg"), images.corners(), exif=broken)
    assert resized(path, "30", format=target).size == (30, 23)


@pytest.mark.filterwarnings("ignore::UserWarning")  # of Pillow, as the program does it
@pytest.mark.parametrize("rest", [b"", b"\x08\0\0\0", b"\x08\0\0\0\x05\0\x12\x01", b"\xff\xff\xff\x7f\0\0"])
@pytest.mark.parametrize("mode", ["8 bits", "16 bits"])
@pytest.mark.parametrize("target", ["tiff", "avif"])
def test_exif_that_a_format_cannot_take_is_left_out_and_said(images, unit_of, tmp_path, target, mode, rest):
    # GIVEN a picture whose EXIF begins well and is damaged behind that
    broken, path = b"Exif\0\0II*\0" + rest, tmp_path / "a.png"
    if mode == "16 bits":
        deep = Deep(images.corners(), images.corners())
        path.write_bytes(deep_png.encode(deep, level=1, icc=None, exif=broken, xmp=None, dpi=None))
    else:
        images.write(str(path), images.corners(), exif=broken)
    # WHEN it becomes a format that needs to understand it
    (result,) = process_unit(unit_of(path, "30", format=target, metadata="all"))
    # THEN the picture is there without it, opens without a complaint, and the loss has one note
    with Image.open(result.target) as found:
        assert images.ORIENTATION not in found.getexif()
    assert [note for note in result.notes if "EXIF" in note] == ["EXIF left out: it cannot be understood"]


@pytest.mark.filterwarnings("ignore::UserWarning")  # of Pillow, as the program does it
def test_exif_by_which_an_avif_could_not_be_opened_is_left_out_and_said(images, unit_of, exif_blocks, tmp_path):
    # GIVEN EXIF with an orientation of a wrong type, and a value that Pillow cannot write anew when it sees that
    block = exif_blocks.Block(">")
    broken = block.bytes(block.directory((images.ORIENTATION, 1, b"\0"), (IFD_EXIF, 1, b"\0\x08")))
    path = images.write(str(tmp_path / "a.jpg"), images.corners(), exif=broken)
    # WHEN it becomes an AVIF / THEN that opens, and the loss is said
    (result,) = process_unit(unit_of(path, "30", format="avif", metadata="all"))
    with Image.open(result.target) as found:
        assert found.size == (30, 23)
    assert result.notes == ("EXIF left out: it cannot be understood",)


def test_whole_exif_has_no_note(images, unit_of, tmp_path):
    # GIVEN EXIF that says little / WHEN it goes to each format that takes it / THEN nobody says that it was left out
    path = images.write(str(tmp_path / "a.jpg"), images.corners(), exif=images.exif(1))
    for target in WITH_EXIF:
        (result,) = process_unit(unit_of(path, "30", format=target, metadata="all"))
        assert result.notes == ()


# Gamma


def with_gamma(images, path, gamma, *, srgb=False, frames=1, **said):
    """A PNG that says a gamma, and in which space it is, before its pixels."""
    info = PngImagePlugin.PngInfo()
    if gamma is not None:
        info.add(b"gAMA", struct.pack(">I", gamma))
    if srgb:
        info.add(b"sRGB", b"\0")
    if frames > 1:
        said |= {"save_all": True, "append_images": [images.plain(80, 60)] * (frames - 1)}
    path.write_bytes(images.encoded(images.corners(80, 60), "PNG", pnginfo=info, **said))
    return path


@pytest.mark.parametrize("keep", ["all", "public", "none"])
@pytest.mark.parametrize("frames", [1, 2])
@pytest.mark.parametrize("target", WRITTEN)
def test_the_gamma_of_a_png_is_kept_in_a_png_and_else_its_loss_is_said(images, unit_of, tmp_path, target, frames, keep):
    # GIVEN a PNG with linear pixels, standing or moving / WHEN it becomes another format
    path = with_gamma(images, tmp_path / "a.png", 100_000, frames=frames)
    first = not Format(target).has_frames
    (result,) = process_unit(unit_of(path, "40", format=target, metadata=keep, first_frame=first))
    with open(result.target, "rb") as file:
        data = file.read()
    # THEN a PNG says so before its pixels, whatever else it may say; for all others there is a note
    if target == "png":
        assert data.index(b"gAMA" + struct.pack(">I", 100_000)) < data.index(b"IDAT")
        with Image.open(result.target) as found:
            assert found.info["gamma"] == 1
    notes = [note for note in result.notes if "gamma" in note]
    title = Format(target).title
    assert notes == ([] if target == "png" else [f"its gamma was left out: {title} has no place for it"])


@pytest.mark.parametrize(
    ("gamma", "said"),
    [(None, {}), (0, {}), (45_455, {}), (45_000, {}), (100_000, {"srgb": True}), (100_000, {"icc_profile": True})],
)
def test_a_gamma_that_changes_nothing_is_not_mentioned(images, unit_of, tmp_path, gamma, said):
    # GIVEN a PNG with the usual gamma, or one that says better what its pixels mean / WHEN it becomes a JPEG
    said |= {"icc_profile": images.srgb()} if "icc_profile" in said else {}
    path = with_gamma(images, tmp_path / "a.png", gamma, **said)
    (result,) = process_unit(unit_of(path, "40", format="jpeg"))
    # THEN nothing is said of it
    assert [note for note in result.notes if "gamma" in note] == []


@pytest.mark.filterwarnings("ignore::UserWarning")  # of Pillow, as the program does it
@pytest.mark.parametrize(("tag", "type_"), [(34377, 1), (34377, 7), (33723, 1), (33723, 7), (33723, 4)])
def test_iptc_is_found_by_whichever_type_a_program_wrote_it(images, unit_of, tmp_path, tag, type_):
    # GIVEN a TIFF whose IPTC or image resources are bytes, or numbers of four bytes each
    value = images.photoshop() if tag == 34377 else iptc.iptc_of(images.photoshop())
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[tag] = value + bytes(-len(value) % 4)
    tags.tagtype[tag] = 7
    data = bytearray(images.encoded(images.corners(), "TIFF", tiffinfo=tags))
    at = data.index(struct.pack("<HH", tag, 7))
    (count,) = struct.unpack_from("<I", data, at + 4)
    struct.pack_into("<HI", data, at + 2, type_, count // 4 if type_ == 4 else count)
    (tmp_path / "a.tif").write_bytes(data)
    # WHEN it becomes a JPEG / THEN its IPTC is there
    (result,) = process_unit(unit_of(tmp_path / "a.tif", "30", format="jpeg"))
    assert isinstance(result, JobDone), str(result)[-600:]
    with Image.open(result.target) as found:
        assert b"A caption" in iptc_in(found)


def test_no_resolution_is_made_up(images, resized, tmp_path):
    # GIVEN a TIFF that says no resolution / WHEN it is resized / THEN its output says none either
    (tmp_path / "a.tif").write_bytes(images.encoded(images.corners(), "TIFF"))
    assert "dpi" not in resized(tmp_path / "a.tif", "30", format="jpeg").info


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "I;16"])
def test_exif_in_a_tiff_costs_no_pixel(images, resized, tmp_path, mode, order):
    # GIVEN two equal pictures, one of which has EXIF in either order of bytes
    picture = images.noisy(80, 60)
    picture = images.in_mode("I;16", 80, 60) if mode == "I;16" else picture.convert(mode)
    for name, said in (("a", {}), ("b", {"exif": images.exif(1, order=order)})):
        (tmp_path / name).write_bytes(images.encoded(picture, "PNG", **said))
    # WHEN they become TIFFs / THEN their pixels are the same
    plain, rich = (resized(tmp_path / name, "40", format="tiff") for name in ("a", "b"))
    assert (plain.mode, plain.tobytes()) == (rich.mode, rich.tobytes())
    # and what it says is there, unless it is in another order than the samples
    assert (rich.getexif().get(images.MODEL) == "Model X") == ((mode, order) != ("I;16", ">"))


@pytest.mark.parametrize("target", WITH_EXIF)
def test_maker_notes_stay_where_they_point_to(images, resized, tmp_path, target):
    # GIVEN EXIF with maker notes, whose offsets count from its beginning / WHEN it goes with a picture
    block = images.full_exif().replace(struct.pack("<HH", SERIAL, 2), struct.pack("<HH", 0x927C, 7))
    path = images.write(str(tmp_path / "a.jpg"), images.corners(), exif=block)
    resized(path, "30", format=target)
    (name,) = [name for name in os.listdir(tmp_path / "out") if not name.startswith(".")]
    data = (tmp_path / "out" / name).read_bytes()
    # THEN they stand as far from the beginning of the block, or of the file where that is one, as before
    notes = block.index(b"SECRET-BODY") - len(b"Exif\0\0")
    start = data.index(b"SECRET-BODY") - notes
    assert data[start : start + 4] == b"II*\0"
