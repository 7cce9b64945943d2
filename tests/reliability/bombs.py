"""Small files that want to cost much: made in code, each by one trick.

`test_bombs.py` beside this file sets them off. Every maker takes the maker of images, `images`.
"""

from __future__ import annotations

import io
import struct
import zlib

import pytest

HUGE = 65_500
"""Pixels of an edge: 4.3 gigapixels as a square."""

PNG = b"\x89PNG\r\n\x1a\n"


MAKERS = {}
"""Each bomb by its name."""


def bomb(maker):
    MAKERS[maker.__name__.replace("_", " ")] = maker
    return maker


# ---- the parts that containers are made of


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))


def png(*before, size=(2, 2), colour=0, behind=()):
    """A PNG of grey pixels with chunks before and behind them."""
    rows = b"".join(b"\0" + bytes(size[0]) for _ in range(min(size[1], 2)))
    head = chunk(b"IHDR", struct.pack(">II5B", *size, 8, colour, 0, 0, 0))
    parts = (PNG, head, *before, chunk(b"IDAT", zlib.compress(rows)), *behind, chunk(b"IEND", b""))
    return b"".join(parts)


def segment(marker, body):
    return b"\xff" + bytes((marker,)) + struct.pack(">H", len(body) + 2) + body


def jpeg(images, *segments, size=(16, 16), **options):
    """A JPEG with segments behind its first two bytes."""
    data = images.encoded(images.plain(*size), "JPEG", **options)
    return data[:2] + b"".join(segments) + data[2:]


def riff(name, body):
    return struct.pack("<4sI", name, len(body)) + body + bytes(len(body) % 2)


def webp(images, *behind, size=(16, 16), flags=0):
    pixels = images.encoded(images.plain(16, 16), "WEBP")[12:]
    edges = b"".join((edge - 1).to_bytes(3, "little") for edge in size)
    head = riff(b"VP8X", struct.pack("<I", flags) + edges)
    return riff(b"RIFF", b"WEBP" + head + pixels + b"".join(behind))


def tiff(*entries, order="<", pixels=None, behind=b"", following=0, size=(2, 2)):
    """A TIFF of grey pixels; an entry is (tag, type, count, value or offset) and replaces the usual one."""
    usual = {
        256: (4, 1, size[0]),
        257: (4, 1, size[1]),
        258: (3, 1, 8),
        259: (3, 1, 1),
        262: (3, 1, 1),
        273: (4, 1, 8),
        277: (3, 1, 1),
        278: (4, 1, size[1]),
        279: (4, 1, len(pixels) if pixels is not None else 4),
    }
    usual |= {tag: tuple(rest) for tag, *rest in entries}
    pixels = bytes(4) if pixels is None else pixels
    pixels += bytes(len(pixels) % 2)
    table = b""
    for tag, (type_, count, value) in sorted(usual.items()):
        packed = struct.pack(order + ("H2x" if type_ == 3 and count == 1 else "I"), value)
        table += struct.pack(order + "HHI", tag, type_, count) + packed
    directory = struct.pack(order + "H", len(usual)) + table + struct.pack(order + "I", following)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8 + len(pixels))
    return head + pixels + directory + behind


def exif_of(*entries, order="<", following=0, behind=b""):
    """An EXIF block of one directory with entries (tag, type, count, value or offset)."""
    table = b"".join(struct.pack(order + "HHII", *entry) for entry in entries)
    body = struct.pack(order + "H", len(entries)) + table + struct.pack(order + "I", following) + behind
    return b"Exif\0\0" + (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8) + body


def heic(images, *, edge=32):
    memory = io.BytesIO()
    pytest.importorskip("pillow_heif").from_pillow(images.plain(edge, edge)).save(memory)
    return memory.getvalue()


def zeros(megabytes):
    """So many megabytes of zeros, deflated: a thousandth of that."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(2**20)) for _ in range(megabytes)) + packer.flush()


def with_edges(data, edge):
    """The file with another size in the box `ispe` of an AVIF or HEIC."""
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", edge, edge) + data[at + 8 :]


def xmp(inside, before=""):
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return (
        f'{before}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{rdf}"><rdf:Description rdf:about="" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def xmp_chunk(packet, *, packed=False):
    body = zlib.compress(packet) if packed else packet
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0" + bytes((packed, 0)) + b"\0\0" + body)


def jpeg_xmp(images, packet):
    return jpeg(images, segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))


# ---- many pixels


@bomb
def jpeg_of_gigapixels(images):
    data = bytearray(jpeg(images))
    at = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, HUGE, HUGE)
    return bytes(data)


@bomb
def webp_of_gigapixels(images):
    return webp(images, size=(HUGE, HUGE))


@bomb
def moving_webp_of_gigapixels(images):
    frames = [images.noisy(16, 16, seed) for seed in range(20)]
    data = bytearray(images.encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:]))
    at = data.index(b"VP8X") + 12
    data[at : at + 6] = (16_382).to_bytes(3, "little") * 2
    return bytes(data)


@bomb
def bmp_of_gigapixels(images):
    data = bytearray(images.encoded(images.plain(), "BMP"))
    struct.pack_into("<ii", data, 18, HUGE, -HUGE)
    return bytes(data)


@bomb
def bmp_of_empty_rows(images):
    """Run lengths of nothing but ends of rows, of 2**28 pixels that are filled up one by one."""
    palette = bytes(1024)
    rows = b"\0\0" * 64
    info = struct.pack("<IiiHHIIiiII", 40, 2**23, 32, 1, 8, 1, len(rows), 2835, 2835, 256, 0)
    at = 14 + len(info) + len(palette)
    return b"BM" + struct.pack("<IHHI", at + len(rows), 0, 0, at) + info + palette + rows


@bomb
def gif_of_gigapixels(images):
    data = bytearray(images.encoded(images.plain(), "GIF"))
    struct.pack_into("<HH", data, 6, 65_535, 65_535)
    return bytes(data)


@bomb
def gif_with_a_frame_beyond_its_screen(images):
    data = bytearray(images.encoded(images.plain(), "GIF"))
    at = data.index(b",\0\0\0\0")
    struct.pack_into("<HHHH", data, at + 1, 65_535, 65_535, 65_535, 65_535)
    return bytes(data)


@bomb
def gif_with_a_second_frame_beyond_its_screen(images):
    data = bytearray(images.encoded(images.plain(), "GIF", save_all=True, append_images=[images.noisy()]))
    at = data.rindex(b",\0\0\0\0")
    struct.pack_into("<HHHH", data, at + 1, 65_535, 65_535, 65_535, 65_535)
    return bytes(data)


@bomb
def jpeg2000_of_gigapixels(images):
    data = bytearray(images.encoded(images.plain(), "JPEG2000"))
    struct.pack_into(">II", data, data.index(b"ihdr") + 4, HUGE, HUGE)
    struct.pack_into(">II", data, data.index(b"\xff\x51") + 6, HUGE, HUGE)
    return bytes(data)


@bomb
def icon_of_gigapixels(_images):
    bitmap = struct.pack("<IiiHHIIiiII", 40, HUGE, 2 * HUGE, 1, 32, 0, 0, 0, 0, 0, 0) + bytes(64)
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 0, 0, 0, 0, 1, 32, len(bitmap), 22) + bitmap


@bomb
def icns_of_gigapixels(_images):
    return b"icns" + struct.pack(">I4sI", 16 + len(inner := png(size=(HUGE, HUGE))), b"ic10", 8 + len(inner)) + inner


@bomb
def psd_of_gigapixels(_images):
    return b"8BPS" + struct.pack(">H6xHIIHHIIIH", 1, 3, 300_000, 300_000, 8, 3, 0, 0, 0, 1) + bytes(64)


@bomb
def dds_of_gigapixels(images):
    data = bytearray(images.encoded(images.plain(), "DDS"))
    struct.pack_into("<II", data, 12, HUGE, HUGE)
    return bytes(data)


# ---- many frames and pages


@bomb
def gif_of_many_frames(_images):
    frame = b"!\xf9\4\0\1\0\0\0" + b",\0\0\0\0\1\0\1\0\0" + b"\2\2D\1\0"
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + frame * 100_000 + b";"


@bomb
def png_of_many_frames(_images):
    pixel = zlib.compress(b"\0\0")
    control = struct.pack(">4I2H2B", 1, 1, 0, 0, 1, 10, 0, 0)
    parts = [
        PNG,
        chunk(b"IHDR", struct.pack(">II5B", 1, 1, 8, 0, 0, 0, 0)),
        chunk(b"acTL", struct.pack(">II", 10**5, 0)),
    ]
    parts += [chunk(b"fcTL", bytes(4) + control), chunk(b"IDAT", pixel)]
    for number in range(1, 2 * 10**5 - 1, 2):
        parts.append(chunk(b"fcTL", struct.pack(">I", number) + control))
        parts.append(chunk(b"fdAT", struct.pack(">I", number + 1) + pixel))
    return b"".join((*parts, chunk(b"IEND", b"")))


@bomb
def png_that_says_many_frames(images):
    data = images.encoded(images.plain(), "PNG", save_all=True, append_images=[images.noisy()])
    start = data.index(b"acTL") - 4
    return data[:start] + chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)) + data[start + 20 :]


@bomb
def webp_of_many_frames(images):
    pixels = images.encoded(images.plain(1, 1), "WEBP", lossless=True)[12:]
    frame = riff(b"ANMF", bytes(12) + (10).to_bytes(3, "little") + b"\0" + pixels)
    head = riff(b"VP8X", struct.pack("<I", 2) + bytes(6)) + riff(b"ANIM", bytes(6))
    return riff(b"RIFF", b"WEBP" + head + frame * 100_000)


@bomb
def tiff_of_many_pages(_images):
    first = tiff()
    page = first[first.index(struct.pack("<H", 9), 8) : -4]
    parts, at = [first[:-4]], len(first)
    for _ in range(10**6 // 10):
        parts += [struct.pack("<I", at), page]
        at += len(page) + 4
    return b"".join((*parts, bytes(4)))


@bomb
def tiff_in_a_circle(_images):
    return tiff(following=12)


# ---- what is packed


@bomb
def png_profile_of_a_gigabyte(_images):
    return png(chunk(b"iCCP", b"icc\0\0" + zeros(1024)))


@bomb
def png_text_of_a_gigabyte(_images):
    return png(chunk(b"zTXt", b"Comment\0\0" + zeros(1024)))


@bomb
def png_international_text_of_a_gigabyte(_images):
    return png(chunk(b"iTXt", b"Comment\0\1\0\0\0" + zeros(1024)))


@bomb
def png_of_many_texts(_images):
    return png(*[chunk(b"zTXt", b"Comment%d\0\0" % number + zeros(1)) for number in range(1000)])


@bomb
def png_text_behind_the_pixels(_images):
    return png(behind=[chunk(b"zTXt", b"Comment%d\0\0" % number + zeros(1)) for number in range(1000)])


@bomb
def tiff_strip_of_a_gigabyte(_images):
    return tiff((259, 3, 1, 8), pixels=zeros(1024))


@bomb
def tiff_lzw_strip(_images):
    return tiff((259, 3, 1, 5), pixels=b"\x80\x00" + b"\x81\x40\x60\x50" * 2**18)


# ---- many parts


@bomb
def png_of_many_chunks(_images):
    return png(chunk(b"tEXt", b"a\0") * 10**6)


@bomb
def png_of_many_chunks_behind(_images):
    return png(behind=[chunk(b"tEXt", b"a\0") * 10**6])


@bomb
def png_of_many_empty_pixels(_images):
    return png(chunk(b"IDAT", b"") * 10**6)


@bomb
def jpeg_of_many_segments(images):
    return jpeg(images, segment(0xE5, b"a") * 10**5)


@bomb
def jpeg_of_many_profiles(images):
    return jpeg(images, *[segment(0xE2, b"ICC_PROFILE\0\xff\xff" + bytes(4)) for _ in range(10**5)])


@bomb
def jpeg_of_many_comments(images):
    return jpeg(images, segment(0xFE, bytes(1000)) * 10**4)


@bomb
def jpeg_of_many_exif(images):
    return jpeg(images, segment(0xE1, b"Exif\0\0II*\0" + bytes(60_000)) * 500)


@bomb
def jpeg_of_many_photoshop(images):
    body = b"Photoshop 3.0\0" + struct.pack(">4sHxxI", b"8BIM", 0x0404, 0) * 5000
    return jpeg(images, segment(0xED, body) * 100)


@bomb
def jpeg_of_many_tables(images):
    return jpeg(images, segment(0xDB, (b"\0" + bytes(64)) * 1000) * 200)


@bomb
def jpeg_of_rubbish(images):
    return jpeg(images, b"\xff\xd0" + b"a" * 10**7)


def _gif(images, extra):
    data = images.encoded(images.plain(), "GIF")
    at = data.index(b",\0\0\0\0")
    return data[:at] + extra + data[at:]


@bomb
def gif_of_a_text_in_tiny_blocks(images):
    return _gif(images, b"!\xfe" + b"\1a" * 5 * 10**6 + b"\0")


@bomb
def gif_of_a_long_text(images):
    return _gif(images, b"!\xfe" + (b"\xff" + b"a" * 255) * 120_000 + b"\0")


@bomb
def gif_of_many_extensions(images):
    return _gif(images, b"!\xf9\4\0\1\0\0\0" * 10**6)


@bomb
def gif_of_nothing(images):
    return _gif(images, bytes(10**7))


@bomb
def gif_of_pixels_in_tiny_blocks(images):
    return images.encoded(images.plain(), "GIF")[:-2] + b"\1\0" * 5 * 10**6 + b"\0;"


@bomb
def tiff_of_many_tags(_images):
    return tiff(*[(tag, 3, 1, 5) for tag in range(50_800, 60_000)], *[(tag, 3, 1, 5) for tag in range(1000, 45_000)])


@bomb
def heic_of_many_items(images):
    data = heic(images)
    at, name = data.index(b"iinf") - 4, b"infe\2\0\0\0"
    entry = struct.pack(">I", 21) + name + struct.pack(">HH4s", 9, 0, b"hvc1") + b"\0"
    size = struct.unpack_from(">I", data, at)[0]
    box = struct.pack(">I4sII", 16 + len(entry) * 10**5, b"iinf", 1 << 24, 10**5) + entry * 10**5
    meta = data.index(b"meta") - 4
    more = len(box) - size
    head = data[:meta] + struct.pack(">I", struct.unpack_from(">I", data, meta)[0] + more) + data[meta + 4 : at]
    return head + box + data[at + size :]


@bomb
def jpeg_of_many_scans(images):
    """A progressive JPEG whose last scan, which may be empty, comes ten thousand times; it is decoded each time."""
    data = images.encoded(images.plain(1024, 1024), "JPEG", progressive=True)
    at = data.rindex(b"\xff\xda")
    return data[:at] + data[at:-2] * 10_000 + b"\xff\xd9"


# ---- what leads into the void


@bomb
def exif_in_a_circle(images):
    entries = [(0x8769, 4, 1, 8), (0x8825, 4, 1, 8), (0xA005, 4, 1, 8), (0x014A, 4, 1, 8)]
    return jpeg(images, segment(0xE1, exif_of(*entries, following=8)))


@bomb
def exif_with_absurd_counts(images):
    entries = [(tag, type_, 2**32 - 1, 8) for tag in (0x010E, 0x0112, 0x8769, 0x9286, 0x927C) for type_ in (2, 3, 5, 7)]
    return jpeg(images, segment(0xE1, exif_of(*entries)))


@bomb
def exif_that_is_all_values(images):
    """Five thousand entries, each of which is the whole block."""
    entries = [(number, 7, 60_000, 8) for number in range(5000)]
    return jpeg(images, segment(0xE1, exif_of(*entries)))


@bomb
def tiff_with_an_absurd_count(_images):
    return tiff((700, 1, 2**32 - 1, 8))


@bomb
def tiff_with_absurd_strips(_images):
    return tiff((273, 4, 2**30, 8), (279, 4, 2**30, 8))


@bomb
def tiff_with_an_absurd_strip(_images):
    return tiff((279, 4, 1, 2**32 - 1))


@bomb
def tiff_of_huge_tiles(_images):
    return tiff((322, 4, 1, 2**30), (323, 4, 1, 2**30), (324, 4, 1, 8), (325, 4, 1, 4))


@bomb
def tiff_of_packed_huge_tiles(_images):
    return tiff((259, 3, 1, 8), (322, 4, 1, 2**30), (323, 4, 1, 2**30), (324, 4, 1, 8), (325, 4, 1, 4))


@bomb
def tiff_of_many_samples(_images):
    return tiff((277, 3, 1, 65_535), (258, 3, 65_535, 8), behind=bytes(131_072))


@bomb
def tiff_that_is_all_values(_images):
    """Two thousand tags, each of which is nearly the whole file of two megabytes."""
    return tiff(*[(40_000 + number, 7, 2 * 10**6, 8) for number in range(2000)], behind=bytes(2 * 10**6))


@bomb
def big_tiff_with_an_absurd_count(_images):
    entries = [(256, 4, 1, 2), (257, 4, 1, 2), (258, 3, 1, 8), (262, 3, 1, 1), (700, 1, 2**62, 8)]
    table = b"".join(struct.pack("<HHQQ", *entry) for entry in entries)
    return b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, len(entries)) + table + bytes(8)


@bomb
def mpo_with_absurd_offsets(images):
    entries = b"".join(struct.pack("<IIIHH", 0x20000, 2**32 - 1, 2**32 - 1, 0, 0) for _ in range(2))
    index = struct.pack("<HHIIHHIIHHIII", 0xB000, 7, 4, 0x30303130, 0xB001, 4, 1, 2, 0xB002, 7, 32, 50, 0)
    body = b"MPF\0II*\0" + struct.pack("<IH", 8, 3) + index + entries
    return jpeg(images, segment(0xE2, body))


@bomb
def mpo_of_many_views(images):
    index = struct.pack(
        "<HHIIHHIIHHIII", 0xB000, 7, 4, 0x30303130, 0xB001, 4, 1, 2**32 - 1, 0xB002, 7, 2**32 - 1, 50, 0
    )
    return jpeg(images, segment(0xE2, b"MPF\0II*\0" + struct.pack("<IH", 8, 3) + index))


@bomb
def iptc_with_absurd_lengths(images):
    iptc = b"\x1c\x02\x78\xff\xff" + b"\xff" * 20 + b"\x1c\x02\x50\x84\x00" + b"\x7f\xff\xff\xff" + b"name"
    body = b"Photoshop 3.0\0" + struct.pack(">4sHxxI", b"8BIM", 0x0404, 2**32 - 1) + iptc
    return jpeg(images, segment(0xED, body))


def amplified(data, count=65_535, pixels=100_000):
    """An AVIF or HEIC whose image is the same bytes again and again: six gigabytes in all."""
    at, meta = data.index(b"iloc") - 4, data.index(b"meta") - 4
    size = struct.unpack_from(">I", data, at)[0]
    item = struct.unpack_from(">H", data, at + 16)[0]
    body = struct.pack(">IBBHHHH", 1 << 24, 0x44, 0, 1, item, 0, 0) + struct.pack(">H", count)
    more = 8 + len(body) + 8 * count - size
    extents = struct.pack(">II", len(data) + more, pixels) * count
    box = struct.pack(">I4s", size + more, b"iloc") + body + extents
    whole = bytearray(data[:at] + box + data[at + size :] + bytes(pixels))
    struct.pack_into(">I", whole, meta, struct.unpack_from(">I", data, meta)[0] + more)
    return bytes(whole)


@bomb
def heic_that_comes_back_to_its_pixels(images):
    return amplified(heic(images))


@bomb
def avif_that_comes_back_to_its_pixels(images):
    return amplified(images.encoded(images.plain(), "AVIF"))


# ---- texts that grow


@bomb
def xmp_of_laughs(images):
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return jpeg_xmp(images, xmp("<dc:title>&l9;</dc:title>", f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'))


@bomb
def xmp_that_is_deep(images):
    return jpeg_xmp(images, xmp("<dc:a>" * 4000 + "</dc:a>" * 4000))


@bomb
def xmp_of_a_long_namespace(images):
    return jpeg_xmp(images, xmp(f'<n:a xmlns:n="{"n" * 20_000}">' + "<n:a/>" * 6000 + "</n:a>"))


@bomb
def xmp_of_100_megabytes(_images):
    return png(xmp_chunk(xmp("<dc:a>b</dc:a>" * (10**8 // 14))))


@bomb
def xmp_packed(_images):
    return png(xmp_chunk(xmp("<dc:a>b</dc:a>" * (10**9 // 14)), packed=True))


@bomb
def xmp_of_many_elements(_images):
    return png(xmp_chunk(xmp("<dc:a/>" * 250_000)))


@bomb
def webp_xmp_of_40_megabytes(images):
    return webp(images, riff(b"XMP ", xmp("<dc:a>b</dc:a>" * (4 * 10**7 // 14))), flags=4)


@bomb
def webp_profile_of_zeros(images):
    pixels = images.encoded(images.plain(16, 16), "WEBP")[12:]
    head = riff(b"VP8X", struct.pack("<I", 0x20) + (15).to_bytes(3, "little") * 2)
    return riff(b"RIFF", b"WEBP" + head + riff(b"ICCP", bytes(10**7)) + pixels)


@bomb
def svg(_images):
    return b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>'


MAKERS |= {
    "png of gigapixels": lambda _: png(size=(HUGE, HUGE)),
    "tiff of gigapixels": lambda _: tiff(size=(HUGE, HUGE)),
    "packed tiff of gigapixels": lambda _: tiff((259, 3, 1, 8), size=(HUGE, HUGE), pixels=zlib.compress(bytes(9))),
    "avif of gigapixels": lambda images: with_edges(images.encoded(images.plain(), "AVIF"), HUGE),
    "heic of gigapixels": lambda images: with_edges(heic(images), HUGE),
    "qoi of gigapixels": lambda _: b"qoif" + struct.pack(">IIBB", HUGE, HUGE, 4, 0) + b"\xfd" * 99,
    "sgi of gigapixels": lambda _: struct.pack(">HBBHHHHII", 474, 1, 1, 3, HUGE, HUGE, 3, 0, 255).ljust(600, b"\0"),
    "ppm of gigapixels": lambda _: b"P6 65500 65500 255\n" + bytes(99),
}

REFUSALS = ("too-large", "corrupt", "not-an-image", "unsupported")

HARMLESS = {
    "tiff in a circle",
    "tiff strip of a gigabyte",
    "tiff lzw strip",
    "jpeg of many comments",
    "exif in a circle",
    "exif with absurd counts",
    "exif that is all values",
    "tiff with an absurd count",
    "tiff with an absurd strip",
    "tiff of huge tiles",
    "tiff that is all values",
    "mpo with absurd offsets",
    "mpo of many views",
    "iptc with absurd lengths",
    "xmp of laughs",
    "xmp that is deep",
    "xmp of a long namespace",
    "xmp of many elements",
    "webp profile of zeros",
}
"""A picture that is there, beside something absurd that is left out or passed over: they are done."""

HEAVY = {
    "png profile of a gigabyte",
    "png text of a gigabyte",
    "png international text of a gigabyte",
    "tiff strip of a gigabyte",
    "xmp of 100 megabytes",
    "xmp packed",
    "webp xmp of 40 megabytes",
    "png of many frames",
    "png of many texts",
    "png text behind the pixels",
}
"""Takes seconds to make."""
