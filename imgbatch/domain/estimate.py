"""What a unit of work needs, by its header alone: memory at its peak, and the time after which its worker is hung.

    peak = the file + pixels as they are decoded + all results + the encoder at work on the largest one

All at once, though some of it is gone before the rest comes. Constants are bytes a pixel as measured on Linux, at their
worst over pictures with grain and pictures of pure chance; `tests/benchmarks/memory.py` holds them against the truth.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from imgbatch.domain.encoding import Encoding
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Placement
from imgbatch.domain.job import Header, Job, Page, Source, WorkUnit
from imgbatch.domain.recipe import Profile, Recipe

REDUCING_GAP, FAST_REDUCING_GAP = 1.45, 1.0
"""JPEG is decoded at 1/2, 1/4 or 1/8, but never below this multiple of the largest result: as in `engine.decode`."""

TRIES = 12
"""How often a file that must be small is encoded at most: as in `engine.budget`."""

_ANY = 10 * 2**20
"""Bytes for an image of any size: what the resizer keeps between its passes, tables, metadata."""

_PIXEL = 4
"""Of a result; where there are three colours, a byte is empty."""

_DECODED = {
    Format.JPEG: 4,
    Format.PNG: 8,  # grey of 16 bits, and its samples
    Format.WEBP: 20,  # two canvases, RGBA, and copies
    Format.AVIF: 24,  # planes, and those that they refer to
    Format.TIFF: 10,  # a strip can be the whole
    Format.GIF: 12,
    Format.BMP: 8,
    Format.HEIC: 14,
    Format.JPEG2000: 28,  # numbers of 32 bits
}
_DECODED_OTHERS = 10
_PNG_ALPHA = 12  # RGBA, what it was made of, and again with colours times alpha

_COEFFICIENTS = 6
"""Of the whole of a progressive JPEG, at whatever fraction it is decoded."""

_ENCODER = {Format.JPEG: 6, Format.PNG: 14, Format.AVIF: 68, Format.TIFF: 18, Format.GIF: 44, Format.BMP: 12}
_JPEG_COEFFICIENTS = 16  # one that is progressive or optimised is kept to its last pixel
_PNG_PALETTE = 44
_WEBP, _WEBP_ALPHA, _WEBP_LOSSLESS = 36, 60, 68

_DEEP = 48
"""Of 16 bits a channel, as decoded and as the largest result: two images, and their samples side by side."""

_LINEAR = 64
"""Of light, in the same places: floats of four channels, and of the steps of a curve."""

_CHANGED = 12
"""Of a result that is sharpened or gets other colours."""

_FRAME = 40
"""Of the one frame that is decoded at a time."""

_FILM, _AVIF_FILM = 14, 24
"""Of all frames of a result, while they become a file."""

_COPIES, _FILM_COPIES = 3, 4
"""How often the bytes of the file are there, for decoders in Python and for animations; else once."""

_TRIES_KEPT = 2
"""How often a result is there that was made smaller for the sake of its bytes."""

_ANY_SECONDS = 60.0
_BYTES_A_SECOND = 500_000
"""Of a network drive on a bad day."""

# A megapixel: ten times the seconds of the worst picture, on one of two busy cores, at the least.
_DECODE_SECONDS, _OPT_IN_SECONDS = 5.0, 30.0  # the latter for decoders in Python
_ENCODE_SECONDS = 40.0
_SLOW_WEBP, _SLOW_WEBP_SECONDS = 5, 250.0  # from this method on
_AVIF_SECONDS, _AVIF_STEP = 2000.0, 1.5  # at speed 0, and by how much each step is faster


def peak_bytes(unit: WorkUnit) -> int:
    """Estimate how many bytes a worker needs at its peak, above those that it has when it is idle."""
    header, file = unit.source.header, unit.source.bytes
    if header is None:
        return 0
    if _moves(unit, header):
        return _ANY + _FILM_COPIES * file + _of_film(header, _made(unit), unit.recipe)
    pages = [
        _of_page(header, header.page(number), list(jobs), unit.recipe)
        for number, jobs in groupby(_made(unit), key=lambda job: job.page)
    ]
    # One page is there until the next one is decoded.
    most = max(pages, default=0) * min(len(pages), 2)
    return _ANY + (_COPIES if header.format.is_opt_in else 1) * file + most


def seconds(unit: WorkUnit, patience: float = 1.0) -> float:
    """Say after how many seconds a worker is taken for hung.

    Args:
        unit: What it has to do.
        patience: How many times as long as usual it may take.
    """
    header, encoding = unit.source.header, unit.recipe.encoding
    if header is None:
        return _ANY_SECONDS * patience
    jobs = _made(unit)
    pages = [header.page(number) for number in {job.page for job in jobs}]
    decode = sum(_area(page) for page in pages) * (_OPT_IN_SECONDS if header.format.is_opt_in else _DECODE_SECONDS)
    encode = sum(_area(job.placement) * _encode_seconds(job.format, encoding) for job in jobs) * _tries(encoding, TRIES)
    frames = header.frames if _moves(unit, header) else 1
    read = unit.source.bytes / _BYTES_A_SECOND
    return (_ANY_SECONDS + read + (decode + encode) * frames / 1e6) * patience


def probe_seconds(sources: Iterable[Source], patience: float = 1.0) -> float:
    """Say after how many seconds a worker that reads the headers of these sources is taken for hung."""
    read = sum(source.bytes for source in sources if source.with_digest) / _BYTES_A_SECOND
    return (_ANY_SECONDS + read) * patience


def _made(unit: WorkUnit) -> list[Job]:
    made = [*(job for job in unit.jobs if not job.skip), *unit.beside]
    return sorted(made, key=lambda job: job.page)


def _moves(unit: WorkUnit, header: Header) -> bool:
    """Whether every frame is decoded, as in `engine.worker`."""
    return header.is_animated and (not unit.recipe.first_frame or any(job.format.has_frames for job in _made(unit)))


def _area(it: Page | Placement | None) -> int:
    assert it is not None  # a job without a placement has a source without a header
    return it.width * it.height


def _tries(encoding: Encoding, most: int) -> int:
    return 1 if encoding.max_bytes is None else most


def _of_page(header: Header, page: Page, jobs: list[Job], recipe: Recipe) -> int:
    """Return the bytes for one still image and all that is made of it."""
    jobs = [job for job in jobs if not job.copy]
    largest = max((_area(job.placement) for job in jobs), default=0)
    decoded = _decoded_pixels(header.format, page, jobs, recipe)
    coefficients = _COEFFICIENTS * _area(page) if header.is_progressive else 0
    kept = _kept(jobs, recipe) * (2 if header.is_deep else 1)
    work = _light(recipe) * (decoded + largest) + (_DEEP if header.is_deep else 0) * largest
    return (
        coefficients
        + _held(header) * decoded
        + kept
        + work
        + max((_encoder(header, job, recipe) for job in jobs), default=0)
    )


def _held(header: Header) -> int:
    if header.is_deep:
        return _DEEP
    if header.format is Format.PNG and header.has_alpha:
        return _PNG_ALPHA
    return _DECODED.get(header.format, _DECODED_OTHERS)


def _of_film(header: Header, jobs: list[Job], recipe: Recipe) -> int:
    """Return the bytes for an animation: every frame of every result is there before the first is encoded."""
    jobs = [job for job in jobs if job.format.has_frames and not job.copy]
    largest = max((_area(job.placement) for job in jobs), default=0)
    frame = header.width * header.height
    work = _FRAME * frame + _light(recipe) * (frame + largest)

    def encoder(job: Job) -> int:
        film = _AVIF_FILM if job.format is Format.AVIF else _FILM
        return _encoder(header, job, recipe) + film * _area(job.placement) * header.frames

    return work + _kept(jobs, recipe) * header.frames + max(map(encoder, jobs), default=0)


def _kept(jobs: Iterable[Job], recipe: Recipe) -> int:
    return sum(_area(job.placement) for job in jobs) * _PIXEL * _tries(recipe.encoding, _TRIES_KEPT)


def _light(recipe: Recipe) -> int:
    return _LINEAR if recipe.resampling.linear else 0


def _decoded_pixels(format_: Format, page: Page, jobs: Iterable[Job], recipe: Recipe) -> int:
    """Count the pixels that are decoded, as in `engine.still` and Pillow's `draft`."""
    if format_ is not Format.JPEG or recipe.resampling.needs_every_pixel:
        return _area(page)
    scale = 0.0
    for job in jobs:
        assert job.placement is not None
        crop = job.placement.crop
        scale = max(
            scale,
            job.placement.content_width / (crop.right - crop.left),
            job.placement.content_height / (crop.bottom - crop.top),
        )
    gap = FAST_REDUCING_GAP if recipe.resampling.fast else REDUCING_GAP
    most = min(edge // max(1, round(max(1, round(edge * scale)) * gap)) for edge in (page.width, page.height))
    reduced = next(step for step in (8, 4, 2, 1) if step <= max(1, most))
    return -(-page.width // reduced) * -(-page.height // reduced)


def _encoder(header: Header, job: Job, recipe: Recipe) -> int:
    """Return the bytes that become of one result on its way to a file."""
    changes = recipe.resampling.sharpen or (header.has_profile and recipe.profile is Profile.SRGB)
    return _area(job.placement) * (_encoder_of(header, job.format, recipe.encoding) + (_CHANGED if changes else 0))


def _encoder_of(header: Header, format_: Format, encoding: Encoding) -> int:
    match format_:
        case Format.JPEG if encoding.progressive or encoding.optimise:
            return _JPEG_COEFFICIENTS
        case Format.PNG if encoding.colours:
            return _PNG_PALETTE
        case Format.WEBP if encoding.lossless:
            return _WEBP_LOSSLESS
        case Format.WEBP:
            return _WEBP_ALPHA if header.has_alpha else _WEBP
        case _:
            return _ENCODER[format_]


def _encode_seconds(format_: Format, encoding: Encoding) -> float:
    match format_:
        case Format.AVIF:
            return _AVIF_SECONDS / _AVIF_STEP**encoding.avif_speed
        case Format.WEBP if encoding.webp_method >= _SLOW_WEBP:
            return _SLOW_WEBP_SECONDS
        case _:
            return _ENCODE_SECONDS
