"""What has to be known of the container of a file before its decoder gets it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import BinaryIO

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.engine.errors import ImageError
from imgbatch.engine.exif import PREFIX

MAX_EXIF = 2**20
"""Bytes of EXIF that are taken from behind the pixels of a PNG."""

_PNG_START = b"\x89PNG\r\n\x1a\n"


def late_exif(file: BinaryIO | io.BytesIO) -> bytes | None:
    """Find the EXIF of a PNG that stands behind the pixels, where Pillow sees it only after decoding.

    Walks from chunk to chunk by their lengths, and leaves the file where it was.

    Raises:
        ImageError: The file cannot be read.
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


def check_items(file: BinaryIO | io.BytesIO) -> None:
    """Raise ImageError for a HEIC whose items have types that are no text: pi-heif would end the process."""

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
                for _, at, item_end in boxes(info_at + 4 + count_bytes, info_end) if info == b"iinf" else ():
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
