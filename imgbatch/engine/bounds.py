"""How much a file may say it has, beside its pixels: found out by its container alone, before a decoder believes it.

Decoders keep every part that they meet, some of them by copying all the others each time. A thousandth of what is
allowed here is much for an honest file.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.domain.format import Format
from imgbatch.engine.errors import ImageError

MAX_PAGES = 1_000

MAX_FRAMES = 10_000
"""Seven minutes at 24 pictures a second. Each costs a tenth of a millisecond, however small it is."""

MAX_PARTS = 50_000
"""Chunks of a PNG or WebP, segments of a JPEG, tags of a TIFF, extensions and very short blocks of a GIF."""

MAX_EXTRAS = 2**25
"""Bytes of all that are no pixels: profiles, texts, metadata, what only its maker understands."""

MAX_GATHERED = 2**22
"""Bytes of what Pillow puts together from many places, or takes apart: EXIF and tables of a JPEG, texts of a GIF."""

MAX_RESOURCES = 10_000
"""Resources of Photoshop in a JPEG, which Pillow takes apart."""

MAX_SCANS = 100
"""Times that a JPEG comes back to its pixels; all of them are gone through each time. An honest one has ten."""

_DHT, _EOI, _SOS, _DQT, _APP1, _APP13 = 0xC4, 0xD9, 0xDA, 0xDB, 0xE1, 0xED
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = (0xC2, 0xC6, 0xCA, 0xCE)
_ALONE = {0x00, 0xC8, *range(0xD0, 0xDA), *range(0xF0, 0xFE)}
"""Markers of JPEG that Pillow goes on behind at once, and what is no marker."""

_PIXELS_OF_WEBP = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF")

_SHORT = 64
"""Bytes below which a block of a GIF counts as a part; encoders fill all but the last one of an image."""

_COLOUR_TABLE = 0x80
"""The flag of a GIF, or of an image in it, that a colour table follows."""


def check(file: BinaryIO | io.BytesIO, format_: Format) -> None:
    """Raise ImageError for a file that has too much of something. It is left at its beginning."""
    try:
        match format_:
            case Format.JPEG:
                _check_segments(file)
            case Format.WEBP:
                _check_chunks(file)
            case Format.TIFF:
                _check_directories(file)
            case Format.GIF:
                frames_of_gif(file)
    except (struct.error, IndexError):
        pass  # it ends too early, and its decoder says so
    except OSError as error:
        raise ImageError(from_os(error)) from error
    finally:
        file.seek(0)


def check_extras(count: int, parts: int) -> None:
    """Raise ImageError for too many bytes that are no pixels, or too many parts."""
    if count > MAX_EXTRAS:
        text = f"{count // 10**6} MB beside its pixels are too much; the limit is {MAX_EXTRAS // 10**6} MB"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text))
    if parts > MAX_PARTS:
        raise too_many(parts, "parts", MAX_PARTS)


def check_scans(data: bytes) -> None:
    """Raise ImageError for a JPEG that comes back to its pixels too often."""
    components, is_progressive = 0, False
    for marker, at, _ in _segments(io.BytesIO(data)):
        if marker in _FRAMES:
            components, is_progressive = data[at + 9], marker in _PROGRESSIVE
        if marker == _SOS and (is_progressive or data[at + 4] < components):  # a scan of all is followed by no other
            end = data.find(bytes((0xFF, _EOI)), at)
            scans = data.count(bytes((0xFF, _SOS)), at, end if end >= 0 else len(data))
            if scans > MAX_SCANS:
                raise too_many(scans, "scans", MAX_SCANS)


def frames_of_gif(file: BinaryIO | io.BytesIO) -> int:
    """Count the images of a GIF, one more than are allowed at the most.

    What is no block of GIF ends it, as does the end of the file.

    Raises:
        ImageError: It has too much beside them.
        IndexError: It ends before its first block.
    """
    file.seek(0)
    head = file.read(13)
    file.seek(table_bytes(head[10]), os.SEEK_CUR)
    count = parts = gathered = 0
    while count <= MAX_FRAMES and (kind := file.read(1)) in (b"!", b",", b"\0"):
        parts += 1
        if kind == b"\0":  # encoders of old leave one behind
            check_extras(0, parts)
            continue
        if kind == b"!":
            file.read(1)
        else:
            count += 1
            if len(descriptor := file.read(9)) < 9:  # noqa: PLR2004  (place, size and flags)
                break
            file.seek(table_bytes(descriptor[8]) + 1, os.SEEK_CUR)
        length = file.read(1)
        while length and (size := length[0]):
            parts += size < _SHORT
            gathered += size if kind == b"!" else 0
            length = file.read(size + 1)[size:]
            if parts > MAX_PARTS or gathered > MAX_GATHERED:
                break
        check_extras(0, parts)
        _check_gathered(gathered)
    return count


def table_bytes(flags: int) -> int:
    """Return the length of the colour table that the flags of a GIF or of an image in it announce."""
    return 3 << (flags & 7) + 1 if flags & _COLOUR_TABLE else 0


def too_many(count: int, things: str, limit: int) -> ImageError:
    """Return the error of a file that has too many of something, to be raised."""
    return ImageError(ErrorInfo(ErrorKind.TOO_LARGE, f"{count} {things} are too many; the limit is {limit}"))


def _check_gathered(count: int) -> None:
    if count > MAX_GATHERED:
        text = f"{count // 10**6} MB of EXIF, tables or texts are too much; the limit is {MAX_GATHERED // 10**6} MB"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text))


def _check_segments(file: BinaryIO | io.BytesIO) -> None:
    extras = gathered = resources = 0
    for parts, (marker, at, length) in enumerate(_segments(file)):
        extras += length
        file.seek(at + 4)
        if marker in (_DHT, _DQT) or (marker == _APP1 and file.read(6) == b"Exif\0\0"):
            gathered += length
        if marker == _APP13:
            resources += file.read(length).count(b"8BIM")
        check_extras(extras, parts)
        if resources > MAX_RESOURCES:
            raise too_many(resources, "resources", MAX_RESOURCES)
        _check_gathered(gathered)


def _segments(file: BinaryIO | io.BytesIO) -> Iterator[tuple[int, int, int]]:
    """Yield marker, place and length of the segments of a JPEG, as far as the first of pixels; 0 where it has none."""
    at = 2
    while True:
        file.seek(at)
        head = file.read(4)
        if len(head) < 4:  # noqa: PLR2004  (marker and length)
            return
        marker = head[1]
        if head[0] != 0xFF or marker == 0xFF:  # noqa: PLR2004  (Pillow, too, looks for what begins a marker)
            yield 0, at, 0
            at += 1
        elif marker in _ALONE:
            yield 0, at, 0
            at += 2
        else:
            length = int.from_bytes(head[2:])
            yield marker, at, length
            if marker == _SOS:
                return
            at += 2 + length


def _check_chunks(file: BinaryIO | io.BytesIO) -> None:
    extras = parts = frames = 0
    end = file.seek(0, os.SEEK_END)
    file.seek(4)
    end = min(end, 8 + int.from_bytes(file.read(4), "little"))
    at = 12
    while at < end:
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:  # noqa: PLR2004  (name and length)
            return
        length = int.from_bytes(head[4:], "little")
        frames += head[:4] == b"ANMF"
        extras += 0 if head[:4] in _PIXELS_OF_WEBP else min(length, end - at)
        parts += 1
        at += 8 + length + length % 2
        check_extras(extras, parts)
        if frames > MAX_FRAMES:
            raise too_many(frames, "frames", MAX_FRAMES)


def _check_directories(file: BinaryIO | io.BytesIO) -> None:
    """Go from page to page of a TIFF, as far as there may be some: Pillow looks at all before for each of them."""
    end = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(16)
    order = "<" if head[:2] == b"II" else ">"
    is_big = head[2:4] in (b"+\0", b"\0+")
    count_form, entry_bytes, next_form = (order + "Q", 20, order + "Q") if is_big else (order + "H", 12, order + "I")
    (at,) = struct.unpack_from(next_form, head, 8 if is_big else 4)
    seen: set[int] = set()
    tags = 0
    while 0 < at < end and at not in seen:
        seen.add(at)
        if len(seen) > MAX_PAGES:
            raise too_many(len(seen), "pages", MAX_PAGES)
        file.seek(at)
        (entries,) = struct.unpack(count_form, file.read(struct.calcsize(count_form)))
        tags += entries
        if tags > MAX_PARTS:
            raise too_many(tags, "tags", MAX_PARTS)
        file.seek(min(at + struct.calcsize(count_form) + entries * entry_bytes, end))
        (at,) = struct.unpack(next_form, file.read(struct.calcsize(next_form)))
