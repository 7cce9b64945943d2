"""Images for tests, painted in code: no data files, the same pixels every time.

Tests reach this module through the fixture `images` in `conftest.py`.
"""

from __future__ import annotations

import io
import os
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms

ORIENTATION, MAKE, MODEL, DATE = 0x0112, 0x010F, 0x0110, 0x0132
COLOURS = ((200, 30, 40), (40, 180, 60), (30, 60, 200), (240, 220, 50))


def plain(width=64, height=48, colour=(200, 120, 40), mode="RGB"):
    """One colour everywhere."""
    return Image.new("RGB", (width, height), colour).convert(mode)


def corners(width=64, height=48):
    """A colour in each quarter: whoever turns or cuts it wrongly is seen."""
    image = Image.new("RGB", (width, height))
    for number, colour in enumerate(COLOURS):
        left, top = (number % 2) * (width // 2), (number // 2) * (height // 2)
        image.paste(colour, (left, top, left + width - width // 2, top + height - height // 2))
    return image


def detailed(width=640, height=480, seed=1):
    """Waves of every length, edges and a little grain, as a camera gives."""
    chance = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    red = 128 + 90 * np.sin(x / 23 + y / 91) + 30 * np.sin(x / 3.1)
    green = 128 + 90 * np.cos(y / 37 - x / 53) + 30 * np.cos(y / 4.3)
    blue = 255 * ((x // 40 + y // 40) % 2) * 0.6 + 50
    pixels = np.stack([red, green, blue], axis=-1) + chance.normal(0, 4, (height, width, 1))
    return Image.fromarray(np.clip(pixels, 0, 255).round().astype(np.uint8), "RGB")


def noisy(width=64, height=48, seed=1, mode="RGB"):
    """Chance in every pixel; it hardly compresses."""
    chance = np.random.default_rng(seed)
    return Image.fromarray(chance.integers(0, 256, (height, width, 3), dtype=np.uint8), "RGB").convert(mode)


def in_mode(mode, width=48, height=32):
    """A picture in a mode of Pillow; `P+t`, `RGB+t`, `L+t` and `1+t` have a colour that is transparent."""
    picture = corners(width, height)
    if mode == "I;16":
        grey = np.asarray(picture.convert("L")).astype(np.uint16) * 257
        return Image.fromarray(grey)
    if mode in ("LA", "RGBA"):
        picture = picture.convert(mode)
        picture.putalpha(Image.linear_gradient("L").resize((width, height)))
        return picture
    base, _, transparent = mode.partition("+")
    picture = picture.quantize(8) if base == "P" else picture.convert(base)
    if transparent:
        picture.info["transparency"] = picture.getpixel((0, 0))
    return picture


def encoded(image, format_="PNG", **options):
    """The file of an image, as bytes."""
    memory = io.BytesIO()
    if "transparency" in image.info:
        options.setdefault("transparency", image.info["transparency"])
    image.save(memory, format_, **options)
    return memory.getvalue()


def write(path, image=None, **options):
    """Save an image where its suffix says the format; makes the folders on the way; returns the path as str."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    suffix = os.path.splitext(os.fspath(path))[1].lower()
    names = {".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF", ".tif": "TIFF", ".bmp": "BMP"}
    format_ = names.get(suffix, "JPEG")
    with open(path, "wb") as file:
        file.write(encoded(plain() if image is None else image, format_, **options))
    return os.fspath(path)


def exif(orientation=1, *, thumbnail=b"", order="<"):
    """A block as cameras write it: maker, model, orientation, date, and perhaps a thumbnail in a second directory."""
    texts = {MAKE: b"Maker\0", MODEL: b"Model X\0", DATE: b"2026:06:21 12:00:00\0"}
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    count = len(texts) + 1
    data_at = 8 + 2 + 12 * count + 4
    entries, data = [], b""
    for tag, text in texts.items():
        entries.append((tag, struct.pack(order + "HHII", tag, 2, len(text), data_at + len(data))))
        data += text
    entries.append((ORIENTATION, struct.pack(order + "HHIHH", ORIENTATION, 3, 1, orientation, 0)))
    second_at = data_at + len(data) if thumbnail else 0
    first = struct.pack(order + "H", count) + b"".join(entry for _, entry in sorted(entries))
    body = head + first + struct.pack(order + "I", second_at) + data
    if thumbnail:
        start = second_at + 2 + 12 * 2 + 4
        body += struct.pack(order + "H", 2)
        body += struct.pack(order + "HHII", 0x0201, 4, 1, start)
        body += struct.pack(order + "HHII", 0x0202, 4, 1, len(thumbnail))
        body += struct.pack(order + "I", 0) + thumbnail
    return b"Exif\0\0" + body


_TO_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def stored(upright, orientation):
    """The pixels as a camera stores them that was held in this way."""
    turn = _TO_STORED[orientation]
    return upright if turn is None else upright.transpose(turn)


def srgb():
    """A colour profile for RGB, made on the same day every time."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = struct.pack(">6H", 2026, 6, 21, 12, 0, 0)
    return bytes(profile)


def fake_profile(space):
    """A profile by its header only, for a space that Pillow cannot make one for: `CMYK`, `GRAY`."""
    head = bytearray(srgb()[:128])
    head[16:20] = space.encode().ljust(4)
    return bytes(head) + b"\0" * 64


def cmyk_profile():
    """A profile for print, of a printer whose paper is white and whose inks all just darken."""
    grid = b"".join(bytes((255 * (4 - node.bit_count()) // 4, 128, 128)) for node in range(16))
    ramp = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if place % 4 == 0 else 0 for place in range(9)))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + ramp * 4 + grid + ramp * 3
    head = bytearray(srgb()[:128])
    head[0:4] = struct.pack(">I", 128 + 4 + 12 + len(table))
    head[8:12] = bytes((2, 0x40, 0, 0))
    head[12:24] = b"prtrCMYKLab "
    return bytes(head) + struct.pack(">I4sII", 1, b"A2B0", 128 + 4 + 12, len(table)) + table


def forged_png(width, height):
    """A PNG that says it is this large and holds next to nothing."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def grey_profile(gamma=1.8):
    """A real profile for grey: a brightness to the power of `gamma`, as old Macs had."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    white = b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1, 0.8249)))
    at = 128 + 4 + 2 * 12
    tags = ((b"wtpt", at, len(white)), (b"kTRC", at + len(white), 14))
    head = bytearray(srgb()[:128])
    head[0:4] = struct.pack(">I", at + len(white) + len(curve))
    head[8:12] = bytes((2, 0x40, 0, 0))
    head[12:24] = b"mntrGRAYXYZ "
    return bytes(head) + struct.pack(">I", 2) + b"".join(struct.pack(">4sII", *tag) for tag in tags) + white + curve


def wide_profile():
    """A profile with the primaries of Display P3 and the curve of sRGB."""
    profile = bytearray(srgb())
    primaries = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    (count,) = struct.unpack_from(">I", profile, 128)
    for number in range(count):
        name, at, _ = struct.unpack_from(">4sII", profile, 132 + 12 * number)
        if name in primaries:
            struct.pack_into(">3i", profile, at + 8, *(round(value * 65536) for value in primaries[name]))
    return bytes(profile)


def psnr(first, second, most=255):
    """Fidelity in dB of two images, or arrays, of the same size."""
    error = np.mean((np.asarray(first, np.float64) - np.asarray(second, np.float64)) ** 2)
    return 99.0 if error == 0 else 10 * np.log10(most**2 / error)


def ssim(first, second):
    """Structural similarity of two images or arrays, 0 to 255: the mean over windows of 8x8, and over channels."""

    def means(values):
        sums = np.cumsum(np.cumsum(np.pad(values, ((1, 0), (1, 0), (0, 0))), axis=0), axis=1)
        return (sums[8:, 8:] - sums[:-8, 8:] - sums[8:, :-8] + sums[:-8, :-8]) / 64

    a, b = (np.atleast_3d(np.asarray(image, np.float64)) for image in (first, second))
    mean_a, mean_b = means(a), means(b)
    var_a, var_b, both = means(a * a) - mean_a**2, means(b * b) - mean_b**2, means(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    likeness = (2 * mean_a * mean_b + c1) * (2 * both + c2)
    return float(np.mean(likeness / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))))


def _cubic(at, b, c):
    at = np.abs(at)
    near = (12 - 9 * b - 6 * c) * at**3 + (-18 + 12 * b + 6 * c) * at**2 + (6 - 2 * b)
    far = (-b - 6 * c) * at**3 + (6 * b + 30 * c) * at**2 + (-12 * b - 48 * c) * at + (8 * b + 24 * c)
    return np.where(at < 1, near, np.where(at < 2, far, 0)) / 6


_KERNELS = {
    "lanczos3": lambda at: np.where(np.abs(at) < 3, np.sinc(at) * np.sinc(at / 3), 0),
    "catmull-rom": lambda at: _cubic(at, 0, 0.5),
    "mitchell": lambda at: _cubic(at, 1 / 3, 1 / 3),
    "bilinear": lambda at: np.maximum(0, 1 - np.abs(at)),
    "box": lambda at: ((at > -0.5) & (at <= 0.5)).astype(np.float64),
}


def resampled(pixels, width, height, kernel="lanczos3"):
    """Resize an array in floats by a kernel: the reference; nothing is rounded or cut off."""

    def weights(before, after):
        scale = max(1.0, before / after)
        centres = (np.arange(after) + 0.5) * before / after
        at = (np.arange(before) + 0.5 - centres[:, None]) / scale
        table = _KERNELS[kernel](at)
        return table / table.sum(axis=1, keepdims=True)

    pixels = np.asarray(pixels, np.float64)
    pixels = np.einsum("oi,i...->o...", weights(pixels.shape[0], height), pixels, optimize=True)
    return np.einsum("oj,ij...->io...", weights(pixels.shape[1], width), pixels, optimize=True)


def lanczos(image, width, height, kernel="lanczos3"):
    """Resize in floats, by Lanczos with three lobes unless told otherwise; what is out of range is cut off."""
    return np.clip(resampled(image, width, height, kernel), 0, 255)


def light(stored):
    """Light of values stored by the curve of sRGB, both 0 to 1."""
    return np.where(stored <= 0.04045, stored / 12.92, ((stored + 0.055) / 1.055) ** 2.4)


def from_light(values):
    """The inverse of `light`."""
    values = np.clip(values, 0, 1)
    return np.where(values <= 0.04045 / 12.92, values * 12.92, 1.055 * values ** (1 / 2.4) - 0.055)


def rgba(image):
    """The colours of a decoded image by the definition of its mode, without Pillow: floats, 0 to 1, four channels."""
    values = np.asarray(image).astype(np.float64)
    opaque = np.ones(values.shape[:2])
    match image.mode:
        case "1":
            bands = [values] * 3 + [opaque]
        case "L":
            bands = [values / 255] * 3 + [opaque]
        case "LA":
            bands = [values[..., 0] / 255] * 3 + [values[..., 1] / 255]
        case "I;16" | "I;16B":
            bands = [values / 65535] * 3 + [opaque]
        case "RGB" | "RGBX":
            bands = [*np.moveaxis(values[..., :3] / 255, -1, 0), opaque]
        case "RGBA":
            bands = list(np.moveaxis(values / 255, -1, 0))
        case "CMYK":
            bands = [*np.moveaxis((255 - values[..., :3]) * (255 - values[..., 3:]) / 255**2, -1, 0), opaque]
        case "YCbCr":
            y, cb, cr = np.moveaxis(values - (0, 128, 128), -1, 0)
            colours = y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb
            bands = [*(np.clip(band / 255, 0, 1) for band in colours), opaque]
        case "P" | "PA":
            indices = np.asarray(image).astype(int).reshape(*values.shape[:2], -1)
            table = np.array(image.getpalette("RGB")).reshape(-1, 3) / 255
            bands = [
                *np.moveaxis(table[indices[..., 0]], -1, 0),
                indices[..., 1] / 255 if image.mode == "PA" else opaque,
            ]
    return np.stack(bands, axis=-1)


def on(colours, background):
    """What is seen of colours and alpha, 0 to 1, on a background of one brightness, 0 to 255."""
    return (colours[..., :3] * colours[..., 3:] + background * (1 - colours[..., 3:])) * 255


def small(colours, width, height, kernel="lanczos3"):
    """Colours and alpha, 0 to 1, resized in floats; colours count by their alpha."""
    weighted = np.concatenate([colours[..., :3] * colours[..., 3:], colours[..., 3:]], axis=-1)
    weighted = resampled(weighted, width, height, kernel)
    bare = weighted[..., :3] / np.maximum(weighted[..., 3:], 1e-6)
    return np.clip(np.concatenate([bare, weighted[..., 3:]], axis=-1), 0, 1)


THUMBNAIL = b"\xff\xd8\xff\xdb THUMBNAIL \xff\xd9"
SECRETS = (b"SECRET-PLACE", b"SECRET-BODY", b"SECRET-LATITUDE", b"SECRET-NUMBER", b"SECRET-CITY")


def full_exif(orientation=1):
    """A block that says everything: camera, date, size, serial number, place, and a thumbnail."""

    def directory(at, entries, following=0):
        table, values = struct.pack("<H", len(entries)), b""
        values_at = at + 2 + 12 * len(entries) + 4
        for tag, type_, value in entries:
            count = len(value) // {2: 1, 3: 2, 4: 4, 7: 1}[type_]
            place = struct.pack("<I", values_at + len(values)) if len(value) > 4 else value.ljust(4, b"\0")
            table += struct.pack("<HHI", tag, type_, count) + place
            values += value + bytes(len(value) % 2) if len(value) > 4 else b""
        return table + struct.pack("<I", following) + values

    def block(exif_at, gps_at, second_at):
        first = [
            (MODEL, 2, b"Model X\0"),
            (ORIENTATION, 3, struct.pack("<H", orientation)),
            (0x013B, 2, b"An artist\0"),
            (0x8769, 4, struct.pack("<I", exif_at)),
            (0x8825, 4, struct.pack("<I", gps_at)),
        ]
        details = [
            (0x9003, 2, b"2026:06:21 12:00:00\0"),
            (0xA002, 4, struct.pack("<I", 4000)),
            (0xA431, 2, b"SECRET-BODY\0"),
        ]
        place = [(0x001B, 7, b"ASCII\0\0\0SECRET-PLACE\0")]
        start = second_at + 2 + 12 * 2 + 4
        small = [(0x0201, 4, struct.pack("<I", start)), (0x0202, 4, struct.pack("<I", len(THUMBNAIL)))]
        parts = [directory(8, first, second_at), directory(exif_at, details), directory(gps_at, place)]
        return [*parts, directory(second_at, small) + THUMBNAIL]

    sizes = [len(part) for part in block(0, 0, 0)]
    starts = [8 + sum(sizes[:number]) for number in (1, 2, 3)]
    return b"Exif\0\0II*\0" + struct.pack("<I", 8) + b"".join(block(*starts))


def xmp(orientation=1):
    """A packet that says everything."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        'xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        f'tiff:Orientation="{orientation}" exif:GPSLatitude="SECRET-LATITUDE" aux:SerialNumber="SECRET-NUMBER" '
        'photoshop:Headline="A headline"><xmp:Thumbnails>VEhVTUJOQUlM THUMBNAIL </xmp:Thumbnails>'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def photoshop():
    """Image resources with IPTC that says everything, and a thumbnail."""

    def dataset(number, text):
        return struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text

    def resource(number, data):
        return struct.pack(">4sHxxI", b"8BIM", number, len(data)) + data + bytes(len(data) % 2)

    iptc = dataset(80, b"A byline") + dataset(90, b"SECRET-CITY") + dataset(120, b"A caption")
    return resource(0x0404, iptc) + resource(0x040C, bytes(28) + THUMBNAIL)
