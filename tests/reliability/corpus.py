"""Small whole files, one of every kind that is read, with all that may stand beside the pixels.

`test_mutations.py` beside this file damages them.
"""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import PngImagePlugin

WIDTH, HEIGHT = 40, 32


def whole_files(images, sixteen):
    """Return the bytes of each by its name; `images` and `sixteen` are the makers of images of those names."""
    picture = images.corners(WIDTH, HEIGHT)
    picture.paste(images.noisy(12, 10), (7, 5))
    alpha = images.in_mode("RGBA", WIDTH, HEIGHT)
    others = [picture.rotate(90), picture.rotate(180)]
    return (
        _jpegs(images, picture, others)
        | _pngs(images, sixteen, picture, alpha, others)
        | _webs(images, picture, alpha, others)
        | _tiffs(images, sixteen, picture.copy(), alpha, [other.copy() for other in others])
        | _heics(images, picture, alpha)
        | _others(images, picture, alpha)
    )


def _beside(images):
    return {"exif": images.full_exif(6), "xmp": images.xmp(6), "icc_profile": images.srgb()}


def _moving(others):
    return {"save_all": True, "append_images": others, "duration": 40, "loop": 2}


def _jpegs(images, picture, others):
    resources = b"Photoshop 3.0\0" + images.photoshop()
    extra = b"\xff\xed" + struct.pack(">H", 2 + len(resources)) + resources
    encoded, block = images.encoded, images.full_exif(6)
    return {
        "jpeg": encoded(picture, "JPEG", comment=b"A comment", extra=extra, **_beside(images)),
        "jpeg-restart": encoded(picture, "JPEG", subsampling=2, restart_marker_blocks=2, exif=block),
        "jpeg-progressive": encoded(picture, "JPEG", progressive=True, optimize=True, exif=block),
        "jpeg-grey": encoded(picture.convert("L"), "JPEG", icc_profile=images.grey_profile()),
        "jpeg-cmyk": encoded(picture.convert("CMYK"), "JPEG", icc_profile=images.cmyk_profile()),
        "jpeg-mpo": encoded(picture, "MPO", save_all=True, append_images=others[:1], exif=block),
    }


def _pngs(images, sixteen, picture, alpha, others):
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Title", "A title")
    texts.add_text("Comment", "A comment " * 9, zip=True)
    texts.add_itxt("Description", "Eine Beschreibung", "de", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", images.xmp(6).decode())
    icc = sixteen.chunk(b"iCCP", b"icc\0\0" + zlib.compress(images.srgb()))
    encoded = images.encoded
    said = {"pnginfo": texts, "dpi": (300, 300), "exif": images.full_exif(6), "icc_profile": images.srgb()}
    return {
        "png": encoded(picture, "PNG", **said),
        "png-palette": encoded(images.in_mode("P+t", WIDTH, HEIGHT), "PNG"),
        "png-grey-alpha": encoded(images.in_mode("LA", WIDTH, HEIGHT), "PNG"),
        "png-1-bit": encoded(picture.convert("1"), "PNG"),
        "png-16": sixteen.png(sixteen.chance(24, 18), more=icc),
        "png-16-interlaced": sixteen.png(sixteen.chance(20, 18, 4), interlaced=True),
        "png-16-grey-alpha": sixteen.png(sixteen.chance(20, 18, 2)),
        "png-16-grey": encoded(images.in_mode("I;16", WIDTH, HEIGHT), "PNG"),
        "png-moving": encoded(alpha, "PNG", default_image=True, **_moving(others)),
    }


def _webs(images, picture, alpha, others):
    encoded, beside, moving = images.encoded, _beside(images), _moving(others)
    return {
        "webp": encoded(picture, "WEBP", **beside),
        "webp-alpha": encoded(alpha, "WEBP", quality=60),
        "webp-lossless": encoded(alpha, "WEBP", lossless=True, **beside),
        "webp-moving": encoded(alpha, "WEBP", **moving, **beside),
        "avif": encoded(picture, "AVIF", speed=10, **beside),
        "avif-alpha": encoded(alpha, "AVIF", speed=10),
        "avif-moving": encoded(picture, "AVIF", speed=10, **moving),
        "gif": encoded(picture, "GIF", comment=b"A comment", interlace=1),
        "gif-moving": encoded(picture, "GIF", disposal=2, **moving),
        "gif-transparent": encoded(alpha, "GIF", save_all=True, append_images=[alpha.rotate(90)], disposal=3),
    }


def _tiffs(images, sixteen, picture, alpha, others):
    details = {36864: b"0230", 33434: 0.125, 37500: b"A maker's note"}
    tags = {274: 6, 305: "Software", 700: images.xmp(6), 34377: images.photoshop(), 34665: details}
    encoded, pixels = images.encoded, sixteen.chance(24, 18)
    return {
        "tiff": encoded(picture, "TIFF", tiffinfo=tags, icc_profile=images.srgb(), dpi=(300, 300)),
        "tiff-lzw": encoded(picture, "TIFF", compression="tiff_lzw", tiffinfo={274: 6, 700: images.xmp(6)}),
        "tiff-deflate": encoded(alpha, "TIFF", compression="tiff_adobe_deflate"),
        "tiff-jpeg": encoded(picture, "TIFF", compression="jpeg"),
        "tiff-packbits": encoded(picture.quantize(16), "TIFF", compression="packbits"),
        "tiff-fax": encoded(picture.convert("1"), "TIFF", compression="group4"),
        "tiff-cmyk": encoded(picture.convert("CMYK"), "TIFF", icc_profile=images.cmyk_profile()),
        "tiff-lab": encoded(picture.convert("LAB"), "TIFF"),
        "tiff-pages": encoded(picture, "TIFF", save_all=True, append_images=others, tiffinfo={274: 6}),
        "tiff-big": encoded(picture, "TIFF", big_tiff=True),
        "tiff-16": sixteen.tiff(pixels, order=">"),
        "tiff-16-tiled": sixteen.tiff(pixels, compression=sixteen.DEFLATE, tile=16, predictor=2),
        "tiff-16-lzw": sixteen.tiff(sixteen.chance(24, 18, 4), compression=sixteen.LZW, extra=1),
        "tiff-16-planes": sixteen.tiff(pixels, planar=2),
    }


def _heics(images, picture, alpha):
    pillow_heif = pytest.importorskip("pillow_heif")

    def heic(first, *more, **options):
        file = pillow_heif.from_pillow(first)
        for image in more:
            file.add_from_pillow(image)
        memory = io.BytesIO()
        file.save(memory, quality=50, **options)
        return memory.getvalue()

    return {
        "heic": heic(picture, exif=images.full_exif(6), xmp=images.xmp(6)),
        "heic-alpha": heic(alpha),
        "heic-two": heic(picture, picture.rotate(90), primary_index=1),
    }


def _others(images, picture, alpha):
    encoded = images.encoded
    return {
        "bmp": encoded(picture, "BMP"),
        "bmp-palette": encoded(picture.quantize(16), "BMP"),
        "bmp-rle": bmp_rle(WIDTH, HEIGHT, bytes((WIDTH, 3, 0, 0)) * HEIGHT + b"\0\1"),
        "bmp-alpha": encoded(alpha, "BMP"),
        "jpeg2000": encoded(picture, "JPEG2000"),
        "jpeg2000-lossy": encoded(alpha, "JPEG2000", irreversible=True, quality_layers=[20, 5], num_resolutions=3),
        "ico": encoded(alpha, "ICO", sizes=[(16, 16), (32, 32)]),
        "ico-bmp": encoded(alpha, "ICO", sizes=[(16, 16), (24, 24)], bitmap_format="bmp"),
        "icns": icns(encoded(alpha.resize((32, 32)), "PNG")),
        "ppm": encoded(picture, "PPM"),
        "ppm-plain": b"P3\n# made by hand\n4 3\n255\n" + b"12 200 30\n" * 12,
        "qoi": encoded(alpha, "QOI"),
        "sgi": encoded(picture, "SGI"),
        "sgi-rle": sgi_rle(12, 9),
        "psd": psd(24, 18),
        "dds": encoded(alpha, "DDS"),
        "dds-dxt": encoded(alpha, "DDS", pixel_format="DXT5"),
    }


def bmp_rle(width, height, rows):
    """Return a BMP of 256 colours, whose pixels are run lengths."""
    palette = bytes(range(256)) * 4
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(rows), 2835, 2835, 256, 0)
    at = 14 + len(info) + len(palette)
    return b"BM" + struct.pack("<IHHI", at + len(rows), 0, 0, at) + info + palette + rows


def icns(png):
    """Return an ICNS of one picture of 32 by 32."""
    return b"icns" + struct.pack(">I4sI", 16 + len(png), b"icp5", 8 + len(png)) + png


def sgi_rle(width, height):
    """Return an SGI image of three channels, every row of which is one run."""
    row = bytes((width, 77, 0))
    count = 3 * height
    at = 512 + 8 * count
    starts = struct.pack(f">{count}I", *(at + len(row) * number for number in range(count)))
    lengths = struct.pack(f">{count}I", *([len(row)] * count))
    head = struct.pack(">HBBHHHHII", 474, 1, 1, 3, width, height, 3, 0, 255)
    return head.ljust(512, b"\0") + starts + lengths + row * count


def psd(width, height):
    """Return a PSD of three channels, packed as PackBits does it, with a layer section that is empty."""
    row = bytes((257 - width, 99))
    rows = 3 * height
    head = b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, height, width, 8, 3)
    return head + struct.pack(">IIIH", 0, 0, 0, 1) + struct.pack(f">{rows}H", *([len(row)] * rows)) + row * rows
