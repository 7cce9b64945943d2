"""From a path to pixels: open safely, read the header, decode no more than is needed.

Content decides, never the name: Pillow is told the formats it may try, and nothing else is ever opened.
"""

from __future__ import annotations

import io
import os
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import msgspec

# Importing a plug-in registers it. Without this, Pillow loads all of its forty when the first WebP comes along.
from PIL import Image, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError, WebPImagePlugin

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.domain.format import SIGNATURE_BYTES, Format, known_but_unsupported
from imgbatch.domain.job import Header, Source
from imgbatch.engine.errors import ImageError, from_decoder
from imgbatch.engine.exif import PREFIX, orientation

PILLOW_NAMES = {
    Format.JPEG: JpegImagePlugin.JpegImageFile.format,
    Format.PNG: PngImagePlugin.PngImageFile.format,
    Format.WEBP: WebPImagePlugin.WebPImageFile.format,
}
_ALLOWED = tuple(name for name in PILLOW_NAMES.values() if name)
_FORMATS = {name: format_ for format_, name in PILLOW_NAMES.items()} | {"MPO": Format.JPEG}

MAX_PIXELS = 2**28
"""268 megapixels, a gigabyte once decoded; the largest cameras make 151. More is refused by the header alone."""

# Pillow only warns up to twice its limit; ours is checked in `_header`, before any pixel is decoded.
Image.MAX_IMAGE_PIXELS = None

# Pillow warns of what is odd about a file (a broken EXIF block, say), in the middle of a progress bar.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

REDUCING_GAP = 2.0
"""JPEG is decoded at 1/2, 1/4 or 1/8 of its size, but never below this multiple of the largest result: at 2 the
fidelity is above that of libvips, at 1 it is visibly below (docs/decisions/0002)."""

MAX_EXIF = 2**20
"""Bytes of EXIF that are taken from behind the pixels of a PNG."""

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"

SWAPS_SIDES = range(5, 9)
"""The orientations of a camera that was held upright: width and height change places."""


class Decoded(msgspec.Struct, frozen=True):
    """Pixels as they are stored, before they are turned upright.

    Attributes:
        scale: Width of the stored image over that of `image`: 1, 2, 4 or 8. The last column and row of `image` may
            stand for less than a whole pixel of the source.
    """

    image: Image.Image
    scale: int
    exif: bytes | None
    icc: bytes | None


def probe(source: Source) -> Source:
    """Return the source with its header, or with the error that keeps it from being used. Never raises for a file."""
    try:
        with _open_regular(source.path) as file, _opened(file) as image:
            return msgspec.structs.replace(source, header=_header(image), error=None)
    except ImageError as error:
        return msgspec.structs.replace(source, header=None, error=error.info)


def read(path: str) -> bytes:
    """Read a whole regular file.

    Raises:
        ImageError: It cannot be opened or read, is empty or is no regular file.
    """
    with _open_regular(path) as file:
        try:
            return file.read()
        except OSError as error:
            raise ImageError(from_os(error)) from error


def decode(data: bytes, header: Header, needed: tuple[int, int]) -> Decoded:
    """Decode an image, at a fraction of its size where its format can.

    Args:
        data: The whole file.
        header: What `probe` found; a file that says otherwise now was changed.
        needed: Width and height of the largest result, upright, in pixels of the whole image.

    Raises:
        ImageError: The image is damaged, or not the one that was probed.
    """
    with _opened(io.BytesIO(data)) as image:
        if _header(image) != header:
            raise ImageError(ErrorInfo(ErrorKind.CHANGED, "the file changed while the batch ran", "run it again"))
        exif, icc = image.info.get("exif"), image.info.get("icc_profile")
        if header.orientation in SWAPS_SIDES:
            needed = needed[1], needed[0]
        width = image.width
        if header.format is Format.PNG and _PNG_END not in data:
            raise ImageError(ErrorInfo(ErrorKind.CORRUPT, "the file ends too early", detail="no IEND chunk"))
        with _hostile():
            least = tuple(max(1, round(edge * REDUCING_GAP)) for edge in needed)
            draft = image.draft(None, (least[0], least[1]))
            scale = round(width / draft[1][2]) if draft else 1
            image.load()
        return Decoded(_workable(image), scale, exif, icc)


@contextmanager
def _open_regular(path: str) -> Iterator[BinaryIO]:
    """Open a file that is one. A FIFO would block for ever without O_NONBLOCK, a device could do anything."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise ImageError(from_os(error)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ImageError(ErrorInfo(ErrorKind.SPECIAL_FILE, "not a regular file"))
        if status.st_size == 0:
            raise ImageError(ErrorInfo(ErrorKind.EMPTY, "the file is empty"))
    except BaseException:
        os.close(descriptor)
        raise
    with open(descriptor, "rb") as file:
        yield file


@contextmanager
def _hostile() -> Iterator[None]:
    """Around each call into a decoder: whatever it raises is the file's fault."""
    try:
        yield
    except ImageError:
        raise
    except Exception as error:
        raise ImageError(from_decoder(error)) from error


@contextmanager
def _opened(file: BinaryIO | io.BytesIO) -> Iterator[Image.Image]:
    try:
        with _hostile():
            head = file.read(SIGNATURE_BYTES)
            file.seek(0)
            image = Image.open(file, formats=_ALLOWED)
    except ImageError as error:
        if isinstance(error.__cause__, UnidentifiedImageError):
            raise ImageError(_unidentified(head)) from error
        raise
    with image:
        if image.format == PILLOW_NAMES[Format.PNG] and "exif" not in image.info and (exif := _late_exif(file)):
            image.info["exif"] = exif
        yield image


def _late_exif(file: BinaryIO | io.BytesIO) -> bytes | None:
    """Find the EXIF of a PNG that stands behind the pixels, where Pillow sees it only after decoding.

    Walks from chunk to chunk by their lengths, and leaves the file where it was.
    """
    before = file.tell()
    try:
        at = len(_PNG_START)
        while True:
            file.seek(at)
            head = file.read(8)
            if len(head) < 8 or head[4:] == b"IEND":  # noqa: PLR2004  (length and name)
                return None
            length = int.from_bytes(head[:4], "big")
            if head[4:] == b"eXIf":
                return PREFIX + file.read(min(length, MAX_EXIF))
            at += 8 + length + 4
    except OSError as error:
        raise ImageError(from_os(error)) from error
    finally:
        file.seek(before)


def _unidentified(head: bytes) -> ErrorInfo:
    if name := known_but_unsupported(head):
        return ErrorInfo(ErrorKind.UNSUPPORTED, f"{name} files cannot be read yet", "JPEG, PNG and WebP can")
    return ErrorInfo(ErrorKind.NOT_AN_IMAGE, "not a JPEG, PNG or WebP image")


def _header(image: Image.Image) -> Header:
    """Read what the header says.

    Raises:
        ImageError: The image is too large or animated.
    """
    width, height = image.size
    if width * height > MAX_PIXELS:
        text = f"{width}x{height} is too large; the limit is {MAX_PIXELS // 10**6} megapixels"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text))
    with _hostile():
        # An MPO is a JPEG photo with a second view behind it, of which the first is the photo.
        frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
    if frames > 1:
        text = f"animated, {frames} frames; only still images can be resized yet"
        raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, text))
    turn = orientation(image.info.get("exif"))
    if turn in SWAPS_SIDES:
        width, height = height, width
    return Header(_FORMATS[image.format or ""], width, height, turn)


def _workable(image: Image.Image) -> Image.Image:
    """Bring a decoded image into a mode that can be resampled without loss: L, LA as RGBA, RGB, RGBA, CMYK, I;16.

    Raises:
        ImageError: The mode has no such form.
    """
    if image.mode in ("1", "L", "RGB") and "transparency" in image.info:
        return image.convert("RGBA")
    match image.mode:
        case "L" | "RGB" | "RGBA" | "CMYK" | "I;16":
            return image
        case "1":
            return image.convert("L")
        case "P":
            return image.convert("RGBA" if "transparency" in image.info else "RGB")
        case "LA" | "PA":
            return image.convert("RGBA")
        case "YCbCr" | "RGBX":
            return image.convert("RGB")
        case mode:
            raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, f"images of the kind {mode} cannot be resized yet"))
