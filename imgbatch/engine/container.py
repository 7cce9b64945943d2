"""What has to be known of the container of a file before its decoder gets it."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.engine.bounds import MAX_PARTS, check_extras, too_many
from imgbatch.engine.errors import ImageError
from imgbatch.engine.exif import PREFIX

MAX_EXIF = 2**20
"""Bytes of EXIF that are taken from behind the pixels of a PNG."""

_PNG_START = b"\x89PNG\r\n\x1a\n"

_PIXELS_OF_PNG = (b"IDAT", b"fdAT")

_ANCILLARY = 0x20
"""The bit of the first letter that makes it a small one: an image can be shown without such a chunk."""

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel of a PNG by its kind of colour."""

_MOST_DEFLATED = 1032
"""Bytes that come out of one at the most: a match of 258 takes two bits."""


def check_chunks(data: bytes) -> None:
    """Raise ImageError for a PNG whose damage its decoder passes over.

    Pillow heeds no checksum of pixels, and for it an image whose pixels end too early is black from there on.
    """
    whole, at, name = memoryview(data), len(_PNG_START), b""
    raw_bytes = packed_bytes = 0
    while name != b"IEND":
        if len(head := whole[at : at + 8]) < 8:  # noqa: PLR2004  (length and name)
            raise _ends_too_early("no IEND chunk")
        length, name = int.from_bytes(head[:4]), bytes(head[4:])
        end = at + 8 + length
        if end + 4 > len(data):
            raise _ends_too_early(f"in the chunk {name!r} at byte {at}")
        is_critical = not name[0] & _ANCILLARY
        if is_critical and zlib.crc32(whole[at + 4 : end]) != int.from_bytes(whole[end : end + 4]):
            text = f"the checksum of the chunk {name!r} at byte {at} is wrong"
            raise ImageError(ErrorInfo(ErrorKind.CORRUPT, "the image data is damaged", detail=text))
        if name == b"IHDR":
            width, height, depth, colours = struct.unpack_from(">IIBB", data, at + 8)
            raw_bytes = (width * depth * _SAMPLES.get(colours, 1) + 7) // 8 * height
        elif name == b"IDAT":
            packed_bytes += length
        at = end + 4
    if raw_bytes > packed_bytes * _MOST_DEFLATED:
        raise _ends_too_early(f"{packed_bytes} bytes of pixels cannot become {raw_bytes}")


def _ends_too_early(detail: str) -> ImageError:
    return ImageError(ErrorInfo(ErrorKind.CORRUPT, "the file ends too early", detail=detail))


def late_exif(file: BinaryIO | io.BytesIO) -> bytes | None:
    """Find the EXIF of a PNG that stands behind the pixels, where Pillow sees it only after decoding.

    Walks from chunk to chunk by their lengths, and leaves the file where it was.

    Raises:
        ImageError: The file cannot be read, or has too much beside its pixels.
    """
    before = file.tell()
    found = None
    extras = parts = 0
    try:
        end, at = file.seek(0, os.SEEK_END), len(_PNG_START)
        while True:
            file.seek(at)
            head = file.read(8)
            if len(head) < 8 or head[4:] == b"IEND":  # noqa: PLR2004  (length and name)
                return found
            length, parts = int.from_bytes(head[:4], "big"), parts + 1
            extras += 0 if head[4:] in _PIXELS_OF_PNG else max(0, min(length, end - at))
            check_extras(extras, parts)
            if head[4:] == b"eXIf" and found is None:
                found = PREFIX + file.read(min(length, MAX_EXIF))
            at += 8 + length + 4
    except OSError as error:
        raise ImageError(from_os(error)) from error
    finally:
        file.seek(before)


def check_items(file: BinaryIO | io.BytesIO) -> None:
    """Raise ImageError for a HEIC of too many items, or with types that are no text: pi-heif would end the process."""

    def boxes(start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
        while start + 8 <= end:
            file.seek(start)
            head = file.read(8)
            size = int.from_bytes(head[:4], "big")
            if size < 8:  # noqa: PLR2004  (a large one, or to the end of the file: neither holds the names)
                return
            yield head[4:], start + 8, min(start + size, end)
            start += size

    try:
        end = file.seek(0, os.SEEK_END)
        for meta, meta_at, meta_end in boxes(0, end):
            for info, info_at, info_end in boxes(meta_at + 4, meta_end) if meta == b"meta" else ():
                file.seek(info_at)
                count_bytes = 2 if info == b"iinf" and file.read(1) == b"\0" else 4
                items = boxes(info_at + 4 + count_bytes, info_end) if info == b"iinf" else ()
                for number, (_, at, item_end) in enumerate(items):
                    if number >= MAX_PARTS:
                        raise too_many(number + 1, "items", MAX_PARTS)
                    file.seek(at)
                    version = file.read(4)[:1]
                    file.seek(at + 4 + (6 if version == b"\3" else 4))
                    file.read(max(0, item_end - file.tell())).decode()
    except UnicodeDecodeError as error:
        raise ImageError(ErrorInfo(ErrorKind.CORRUPT, "the image is damaged", detail=f"an item: {error}")) from error
    except OSError as error:
        raise ImageError(from_os(error)) from error
    finally:
        file.seek(0)
