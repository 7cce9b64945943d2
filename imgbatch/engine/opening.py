"""From a path to an opened image: which file may be read at all, by which decoder, and what its header says.

Content decides, never the name: the first bytes name one format, and only the decoder of that format is loaded and
tried. What is not on the list is never opened.
"""

from __future__ import annotations

import errno
import hashlib
import importlib
import io
import warnings
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple

import msgspec
from PIL import Image, UnidentifiedImageError

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.domain.format import SIGNATURE_BYTES, Format, foreign, sniff
from imgbatch.domain.job import Header, Page, Source
from imgbatch.engine import bounds, faults
from imgbatch.engine.container import check_items, late_exif
from imgbatch.engine.deep import is_deep
from imgbatch.engine.errors import ImageError, from_decoder
from imgbatch.engine.exif import orientation
from imgbatch.engine.regular import open_regular

MAX_PIXELS = 2**28
"""268 megapixels, a gigabyte once decoded; the largest cameras make 151. More is refused by the header alone."""

MAX_ANIMATION_PIXELS = 2**30
"""Pixels of all frames together; they are decoded one after the other, but their results stand side by side."""

MAX_RUN_LENGTH_PIXELS = 2**24
"""Pixels of a BMP of run lengths, which Pillow decodes in Python, one after the other."""

# Ours is checked in `header_of`, before any pixel is decoded; but for an icon, Pillow decodes when it opens. It refuses
# what is above twice its limit, and only warns of what is above.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2
warnings.simplefilter("ignore", Image.DecompressionBombWarning)

# Pillow warns of what is odd about a file (a broken EXIF block, say), in the middle of a progress bar.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

SWAPS_SIDES = range(5, 9)
"""The orientations of a camera that was held upright: width and height change places."""

_NEVER_SRGB = ("CMYK", "LAB")

_ORIENTATION_TAG = 0x0112


class Decoder(NamedTuple):
    """Where Pillow's plug-in for a format lives, and what it calls the format."""

    module: str
    name: str


DECODERS = {
    Format.JPEG: Decoder("PIL.JpegImagePlugin", "JPEG"),
    Format.PNG: Decoder("PIL.PngImagePlugin", "PNG"),
    Format.WEBP: Decoder("PIL.WebPImagePlugin", "WEBP"),
    Format.AVIF: Decoder("PIL.AvifImagePlugin", "AVIF"),
    Format.TIFF: Decoder("PIL.TiffImagePlugin", "TIFF"),
    Format.GIF: Decoder("PIL.GifImagePlugin", "GIF"),
    Format.BMP: Decoder("PIL.BmpImagePlugin", "BMP"),
    Format.HEIC: Decoder("pi_heif", "HEIF"),
    Format.JPEG2000: Decoder("PIL.Jpeg2KImagePlugin", "JPEG2000"),
    Format.ICO: Decoder("PIL.IcoImagePlugin", "ICO"),
    Format.ICNS: Decoder("PIL.IcnsImagePlugin", "ICNS"),
    Format.PPM: Decoder("PIL.PpmImagePlugin", "PPM"),
    Format.QOI: Decoder("PIL.QoiImagePlugin", "QOI"),
    Format.SGI: Decoder("PIL.SgiImagePlugin", "SGI"),
    Format.PSD: Decoder("PIL.PsdImagePlugin", "PSD"),
    Format.DDS: Decoder("PIL.DdsImagePlugin", "DDS"),
}


def load_plugin(format_: Format) -> Any:
    """Import the plug-in of a format, which registers it with Pillow, and return the module.

    Without this, Pillow loads all of its forty when the first WebP comes along.

    Raises:
        ImageError: It is not installed.
    """
    try:
        plugin: Any = importlib.import_module(DECODERS[format_].module)
    except ImportError as error:
        text = f"{format_.title} files cannot be read: {DECODERS[format_].module} is not installed"
        raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, text, detail=str(error))) from error
    if format_ is Format.HEIC and "HEIF" not in Image.OPEN:
        # Parallel work is ours to plan: a codec gets one thread.
        plugin.register_heif_opener(thumbnails=False, decode_threads=1)
    if format_ is Format.AVIF:
        plugin.DEFAULT_MAX_THREADS = 1
    if format_ is Format.PNG:
        plugin.MAX_TEXT_MEMORY = bounds.MAX_EXTRAS  # of what its texts become when they are unpacked
    return plugin


def probe(source: Source, allow: Container[Format] = ()) -> Source:
    """Return the source with its header, or with the error that keeps it from being used. Never raises for a file.

    It comes with its digest, too, if it says so.

    Args:
        source: The file.
        allow: Formats to open beside the usual ones.
    """
    try:
        with open_regular(source.path) as file:
            faults.obey_file("probe", file)
            with opened(file, allow) as image:
                header = header_of(image)
            digest = _digest(file) if source.with_digest else ""
            return msgspec.structs.replace(source, header=header, error=None, digest=digest)
    except ImageError as error:
        return msgspec.structs.replace(source, header=None, error=error.info, digest="")


def read(path: str) -> bytes:
    """Read a whole regular file.

    Raises:
        ImageError: It cannot be opened or read, is empty or is no regular file.
    """
    with open_regular(path) as file:
        try:
            return file.read()
        except OSError as error:
            raise ImageError(from_os(error)) from error


@contextmanager
def opened(file: BinaryIO | io.BytesIO, allow: Container[Format] = ()) -> Iterator[Image.Image]:
    """Open the image that a file holds, without decoding it.

    Raises:
        ImageError: It holds none, or one that may not be opened.
    """
    try:
        head = file.read(SIGNATURE_BYTES)
        file.seek(0)
    except OSError as error:
        raise ImageError(from_os(error)) from error
    format_ = sniff(head)
    if format_ is None:
        raise ImageError(_unidentified(head))
    if format_.is_opt_in and format_ not in allow:
        text = f"{format_.title} files are read only when that is asked for"
        hint = f"allow it: --allow-format {format_.value}, or More > Sources in the window"
        raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, text, hint))
    load_plugin(format_)
    bounds.check(file, format_)
    exif = late_exif(file) if format_ is Format.PNG else None
    if format_ is Format.HEIC:
        check_items(file)
    try:
        with hostile():
            image = Image.open(file, formats=[DECODERS[format_].name])
    except ImageError as error:
        if isinstance(error.__cause__, UnidentifiedImageError):
            text = f"it begins like a {format_.title} file, but is none"
            raise ImageError(ErrorInfo(ErrorKind.NOT_AN_IMAGE, text, detail=str(error.__cause__))) from error
        raise
    with image:
        if exif:
            image.info.setdefault("exif", exif)
        yield image


@contextmanager
def hostile() -> Iterator[None]:
    """Turn whatever a decoder raises inside into an ImageError: it is the file's fault."""
    try:
        yield
    except ImageError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EINVAL:
            # What the disk says to an offset that no file can have; only the bytes can have led there.
            info = ErrorInfo(ErrorKind.CORRUPT, "the image is damaged", detail=f"an offset beyond any file: {error}")
            raise ImageError(info) from error
        raise ImageError(from_decoder(error)) from error


def _digest(file: BinaryIO) -> str:
    try:
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # a BufferedReader
    except OSError as error:
        raise ImageError(from_os(error)) from error


def format_of(image: Image.Image) -> Format:
    """Tell the format of an opened image."""
    # An MPO is a JPEG photo with a second view behind it, of which the first is the photo.
    names = {decoder.name: format_ for format_, decoder in DECODERS.items()} | {"MPO": Format.JPEG}
    return names[image.format or ""]


def header_of(image: Image.Image) -> Header:
    """Read what the header of an opened image says.

    Raises:
        ImageError: The image is too large.
    """
    format_ = format_of(image)
    width, height = _checked(image)
    with hostile():
        count = _count(image, format_)
        pages = _pages(image, count) if format_ is Format.TIFF and count > 1 else ()
        turn = stored_orientation(image, format_)
        has_alpha = image.has_transparency_data
    frames = count if format_.has_frames else 1
    if frames > bounds.MAX_FRAMES:
        raise bounds.too_many(frames, "frames", bounds.MAX_FRAMES)
    if frames > 1 and width * height * frames > MAX_ANIMATION_PIXELS:
        text = f"{frames} frames of {width}x{height} are too much"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text))
    if turn in SWAPS_SIDES and format_ is not Format.TIFF:  # Pillow turns TIFF upright by itself
        width, height = height, width
    has_profile = bool(image.info.get("icc_profile")) or image.mode in _NEVER_SRGB
    return Header(
        format_,
        width,
        height,
        turn,
        frames,
        pages,
        has_profile,
        has_alpha=has_alpha,
        is_deep=is_deep(image),
        is_progressive=bool(image.info.get("progressive")),
    )


def stored_orientation(image: Image.Image, format_: Format) -> int:
    """Return the orientation in which the file holds the image, 1 to 8."""
    if format_ is Format.TIFF:
        value = image.tag_v2.get(_ORIENTATION_TAG, 1)  # type: ignore[attr-defined]  # a TiffImageFile
        return value if value in range(1, 9) else 1
    return orientation(image.info.get("exif"))


def _count(image: Any, format_: Format) -> int:
    """Count the frames or pages of an image."""
    count: int = bounds.frames_of_gif(image.fp) if format_ is Format.GIF else getattr(image, "n_frames", 1)
    # An APNG may have a picture for those who cannot show what moves: no frame.
    return count - 1 if getattr(image, "default_image", False) else count


def _checked(image: Image.Image) -> tuple[int, int]:
    width, height = image.size
    if min(width, height) < 1:
        raise ImageError(ErrorInfo(ErrorKind.CORRUPT, f"it says that it is {width}x{height}"))
    if width * height > MAX_PIXELS:
        text = f"{width}x{height} is too large; the limit is {MAX_PIXELS // 10**6} megapixels"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text))
    if image.format == "BMP" and width * height > MAX_RUN_LENGTH_PIXELS and _has_run_lengths(image):
        text = f"{width}x{height} is too large for run lengths"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text, "save it without compression first"))
    return width, height


def _has_run_lengths(image: Any) -> bool:
    return any(tile.codec_name == "bmp_rle" for tile in image.tile)


def _pages(image: Image.Image, count: int) -> tuple[Page, ...]:
    pages = []
    for number in range(count):
        image.seek(number)
        pages.append(page_of(image))
    image.seek(0)
    return tuple(pages)


def page_of(image: Image.Image) -> Page:
    """Read what a TIFF says of the page that it is opened at.

    Raises:
        ImageError: It is too large.
    """
    width, height = _checked(image)
    return Page(width, height, stored_orientation(image, Format.TIFF))


def _unidentified(head: bytes) -> ErrorInfo:
    if name := foreign(head):
        return ErrorInfo(ErrorKind.UNSUPPORTED, f"{name} files cannot be read")
    return ErrorInfo(ErrorKind.NOT_AN_IMAGE, "not an image of a kind that can be read")
