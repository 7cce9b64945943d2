"""IPTC as bytes, and Photoshop's image resources, inside which it stands in JPEG and TIFF.

In a JPEG they are the contents of the segments APP13 that begin with `HEADER`, joined; in a TIFF tag 34377 holds them,
and tag 33723 the IPTC by itself.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from PIL import Image

HEADER = b"Photoshop 3.0\0"
"""What an APP13 segment of a JPEG begins with if it holds image resources."""

SEGMENT_BYTES = 65_533
"""Bytes that a marker segment of a JPEG holds."""

_SIGNATURES = (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR")
_IPTC = 0x0404
_RESOLUTION = 0x03ED
_RESOLUTION_BYTES = 16
_COPYRIGHT_FLAG = 0x040A
_IPTC_DIGEST = 0x0425  # a checksum; programs that find another distrust the XMP
_STALE = (0x0409, 0x040C, 0x0422, 0x0423, 0x0424)
"""Thumbnails, and copies of the EXIF and XMP of the source: a format has its own places for those."""

_PUBLIC = (_IPTC, _RESOLUTION, _COPYRIGHT_FLAG)

_MARKER = 0x1C
_EXTENDED = 0x8000  # of a length: the rest of it says how many bytes of length follow
_MAX_LENGTH_BYTES = 4
_ENVELOPE, _APPLICATION = 1, 2  # records
_PREVIEWS = (200, 201, 202)
_PRIVATE_DATASETS = (26, 27, 90, 92, 95, 100, 101, 103)
"""Names and codes of places, and the number under which the photo was sent."""

_MAX_PARTS = 10_000
"""Resources, or datasets, that are believed; each becomes objects that are far larger than its bytes."""

_FIRST_OF_PROGRAMS = 200
"""Datasets from here on belong to programs: previews, the history of the file, what its camera was."""


class _Resource(NamedTuple):
    """One image resource; `raw` is all of it, padded to an even length."""

    id: int
    raw: bytes
    data: bytes


class _Dataset(NamedTuple):
    """One dataset of IPTC; `raw` is all of it."""

    record: int
    number: int
    raw: bytes


def iptc_of(resources: bytes) -> bytes | None:
    """Find the IPTC in image resources; None where there is none or they are broken."""
    try:
        return next((resource.data for resource in _resources(resources) if resource.id == _IPTC), None)
    except ValueError:
        return None


def resources_of(iptc: bytes) -> bytes:
    """Wrap IPTC into image resources."""
    return _resource(_IPTC, iptc)


def resources_of_jpeg(image: Image.Image) -> bytes | None:
    """Take the image resources of a JPEG that Pillow opened; None where there are none, or it is none.

    `image.info["photoshop"]` has them parsed, and those of several segments one over the other.
    """
    parts = [data for name, data in getattr(image, "applist", ()) if name == "APP13" and data.startswith(HEADER)]
    found = [data.removeprefix(HEADER) for data in parts]
    return b"".join(found) or None


def segments(resources: bytes) -> bytes:
    """Split image resources into APP13 segments, ready for the option `extra` of Pillow's JPEG encoder."""
    room = SEGMENT_BYTES - len(HEADER)
    parts = [HEADER + resources[at : at + room] for at in range(0, len(resources), room)]
    return b"".join(b"\xff\xed" + struct.pack(">H", 2 + len(part)) + part for part in parts)


def clean(resources: bytes, *, private: bool, dpi: float | None = None) -> bytes | None:
    """Return image resources for the output: without thumbnails and copies of EXIF and XMP.

    Empty where nothing is left, the same bytes where nothing has to change. None where they cannot be understood and
    have to be left out: always if they must say nothing private, else if they seem to hold such a thing.

    Args:
        resources: As they stand in a file.
        private: Whether to keep nothing but IPTC without places and programs' data, resolution and copyright flag.
        dpi: Pixels per inch of the output, below 65,536, where the resources say it.
    """
    try:
        found = _resources(resources)
    except ValueError:
        seems = any(struct.pack(">4sH", signature, id_) in resources for signature in _SIGNATURES for id_ in _STALE)
        return None if private or seems else resources
    stay = []
    digest_holds = True
    for resource in found:
        if resource.id in _STALE or (private and resource.id not in _PUBLIC):
            continue
        data = resource.data
        if resource.id == _IPTC:
            try:
                data = _clean_iptc(data, private=private)
            except ValueError:
                if private:
                    return None
            digest_holds = digest_holds and data == resource.data
            if not data:
                continue
        elif resource.id == _RESOLUTION and dpi:
            data = _with_dpi(data, dpi)
        # A name could say anything, and nothing that is public has one.
        raw = resource.raw if data == resource.data and not private else _resource(resource.id, data)
        stay.append(_Resource(resource.id, raw, data))
    result = b"".join(resource.raw for resource in stay if digest_holds or resource.id != _IPTC_DIGEST)
    return resources if result == b"".join(resource.raw for resource in found) else result


def _resource(id_: int, data: bytes) -> bytes:
    return struct.pack(">4sHxxI", b"8BIM", id_, len(data)) + data + bytes(len(data) % 2)


def _resources(resources: bytes) -> list[_Resource]:
    """Split image resources; zeros may follow the last.

    Raises:
        ValueError: They are broken, or too many.
    """
    found = []
    at = 0
    while at < len(resources):
        if resources[at : at + 4] not in _SIGNATURES:
            if any(resources[at:]):
                raise ValueError("no resource where one should begin")
            break
        try:
            id_, name = struct.unpack_from(">HB", resources, at + 4)
            start = at + 7 + name + (name + 1) % 2 + 4
            (size,) = struct.unpack_from(">I", resources, start - 4)
        except struct.error as error:
            raise ValueError("a resource ends too early") from error
        end = start + size
        if end > len(resources):
            raise ValueError("a resource ends too early")
        data = resources[start:end]
        raw = resources[at:end] + bytes(size % 2)
        found.append(_Resource(id_, raw, data))
        if len(found) > _MAX_PARTS:
            raise ValueError("too many resources")
        # Not every program pads to an even length.
        at = end if resources[end : end + 4] in _SIGNATURES else end + size % 2
    return found


def _clean_iptc(iptc: bytes, *, private: bool) -> bytes:
    """Leave out previews and, if asked, all that is private.

    Raises:
        ValueError: It is broken.
    """
    datasets = _datasets(iptc)
    stay = [dataset for dataset in datasets if not _is_removed(dataset, private=private)]
    return iptc if len(stay) == len(datasets) else b"".join(dataset.raw for dataset in stay)


def _is_removed(dataset: _Dataset, *, private: bool) -> bool:
    in_application = dataset.record == _APPLICATION
    if not private:
        return in_application and dataset.number in _PREVIEWS
    if in_application:
        return dataset.number in _PRIVATE_DATASETS or dataset.number >= _FIRST_OF_PROGRAMS
    return dataset.record != _ENVELOPE


def _datasets(iptc: bytes) -> list[_Dataset]:
    """Split IPTC; zeros may follow the last.

    Raises:
        ValueError: It is broken, or has too many datasets.
    """
    found = []
    at = 0
    while at < len(iptc):
        if iptc[at] != _MARKER:
            if any(iptc[at:]):
                raise ValueError("no dataset where one should begin")
            break
        try:
            record, number, length = struct.unpack_from(">BBH", iptc, at + 1)
        except struct.error as error:
            raise ValueError("a dataset ends too early") from error
        start = at + 5
        if length & _EXTENDED:
            start += length - _EXTENDED
            if start - at - 5 > _MAX_LENGTH_BYTES:
                raise ValueError("a dataset is too long")
            length = int.from_bytes(iptc[at + 5 : start], "big")
        end = start + length
        if end > len(iptc):
            raise ValueError("a dataset ends too early")
        found.append(_Dataset(record, number, iptc[at:end]))
        if len(found) > _MAX_PARTS:
            raise ValueError("too many datasets")
        at = end
    return found


def _with_dpi(data: bytes, dpi: float) -> bytes:
    """Change resolution information, in which both are fixed-point numbers of 16 and 16 bits."""
    if len(data) < _RESOLUTION_BYTES:
        return data
    fixed = struct.pack(">I", round(dpi * 2**16))
    return fixed + data[4:8] + fixed + data[12:]
