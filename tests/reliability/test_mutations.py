"""Thousands of damaged files, down the real way: none is a bug, none ends a worker, none is waited for."""

from __future__ import annotations

import importlib.util
import os
import random
import re
import struct
import zlib

import pytest
from PIL import Image

from imgbatch.app.batch import Batch
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.event import JobFinished, RunFinished, WorkerLost
from imgbatch.domain.format import OPT_IN, Format
from imgbatch.domain.job import JobDone, JobFailed
from imgbatch.domain.recipe import IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Resampling
from imgbatch.domain.size import Size

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # as the program does it

SEED = 2026

REASONS = ("not-an-image", "unsupported", "corrupt", "too-large", "empty")
"""What a damaged file may fail of: neither a bug nor a crash, nor time, memory or disk."""

RECIPES = (
    Recipe(sizes=(Size(20, 20),), pages=Pages.ALL, allow=OPT_IN),
    Recipe(sizes=(Size(30, 30), Size(9, 9)), if_fits=IfFits.ENCODE, allow=OPT_IN),
    Recipe(sizes=(Size(20, 20),), format=Format.WEBP, metadata=Keep.PUBLIC, allow=OPT_IN),
    Recipe(sizes=(Size(20, 20),), format=Format.PNG, profile=Profile.SRGB, pages=Pages.ALL, allow=OPT_IN),
    Recipe(
        sizes=(Size(16, 16),), format=Format.JPEG, first_frame=True, resampling=Resampling(linear=True), allow=OPT_IN
    ),
    Recipe(sizes=(Size(99, 99),), format=Format.TIFF, first_frame=True, metadata=Keep.PUBLIC, allow=OPT_IN),
    Recipe(sizes=(Size(12, 12),), format=Format.AVIF, encoding=Encoding(avif_speed=10), allow=OPT_IN),
)

PER_RECIPE = -(-10_000 // len(RECIPES))

_EDGES = re.compile(rb"[A-Za-z][A-Za-z0-9 ]{3}|\xff[\xc0-\xfe]|[!,;]|\0\0\0")
"""What begins a chunk, a box, a segment or a block, or is near a number of four bytes."""

_NUMBERS = (0, 1, 2, 255, 256, 2**15, 2**16 - 1, 2**16, 2**24, 2**31 - 1, 2**31, 2**32 - 1)


def _beside(*parts):
    path = os.path.join(os.path.dirname(__file__), *parts)
    spec = importlib.util.spec_from_file_location(os.path.basename(path).removesuffix(".py"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---- damage


def flipped_bits(chance, data, _other):
    for _ in range(chance.choice((1, 1, 2, 8))):
        data[_place(chance, data)] ^= 1 << chance.randrange(8)


def other_bytes(chance, data, _other):
    for _ in range(chance.choice((1, 1, 3, 20))):
        data[_place(chance, data)] = chance.choice((0, 1, 127, 128, 255, chance.randrange(256)))


def cut_off(chance, data, _other):
    del data[_edge(chance, data) :]


def cut_out(chance, data, _other):
    del data[(at := _edge(chance, data)) : at + chance.choice((1, 4, 12, 100, 1000))]


def said_twice(chance, data, _other):
    at = _edge(chance, data)
    part = data[at : at + chance.choice((4, 12, 100, 1000))]
    data[at:at] = part * chance.choice((1, 1, 1, 50))


def zeroed(chance, data, _other):
    at = _place(chance, data)
    count = min(chance.choice((2, 4, 16, 200)), len(data) - at)
    data[at : at + count] = bytes((chance.choice((0, 0, 255)),)) * count


def spliced(chance, data, other):
    data[_edge(chance, data) :] = other[_edge(chance, other) :]


def other_number(chance, data, _other):
    """A length, count or offset that is absurd, in either order of bytes."""
    at = _edge(chance, data) + chance.choice((-8, -6, -4, -2, 0, 2, 4, 6, 8))
    size = chance.choice((2, 4, 4, 4, 8))
    if 0 <= at <= len(data) - size:
        number = min(chance.choice((*_NUMBERS, len(data), chance.randrange(len(data) + 9))), 256**size - 1)
        data[at : at + size] = number.to_bytes(size, chance.choice(("big", "little")))


DAMAGE = (flipped_bits, other_bytes, cut_off, cut_out, said_twice, zeroed, spliced, other_number, other_number)


def _place(chance, data):
    """Anywhere, but half of the time near the beginning, where the structure is."""
    return chance.randrange(min(len(data), chance.choice((64, 400, len(data), len(data)))))


def _edge(chance, data):
    """Where something begins or ends, or anywhere."""
    edges = [at for found in _EDGES.finditer(data) for at in found.span()]
    return chance.choice(edges) if edges and chance.random() < 0.8 else chance.randrange(len(data) + 1)


def _healed(data):
    """Make the checksums of a PNG right again, which would keep most damage from the decoder."""
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        end = at + 8 + length
        if end + 4 > len(data):
            break
        struct.pack_into(">I", data, end, zlib.crc32(data[at + 4 : end]))
        at = end + 4


def mutation(files, seed):
    """Return a damaged file and what it was made of; the same for the same seed."""
    chance = random.Random(seed)
    name, other = chance.choice(list(files)), chance.choice(list(files))
    data = bytearray(files[name])
    wounds = chance.choices(DAMAGE, k=chance.choice((1, 1, 1, 2, 3)))
    for wound in wounds:
        if data:
            wound(chance, data, files[other])
    if data.startswith(b"\x89PNG") and chance.random() < 0.7:
        _healed(data)
    return bytes(data), f"{seed} {name} {' '.join(wound.__name__ for wound in wounds)}"


# ---- the run


@pytest.fixture(scope="module")
def files(images):
    return _beside("corpus.py").whole_files(images, _beside(os.pardir, "engine", "sixteen.py"))


@pytest.fixture
def survived(files, tmp_path):
    """Run damaged files as a batch, and hold every result against the rules."""

    def run(recipe, seeds):
        folder = tmp_path / "in"
        folder.mkdir()
        made_of = {}
        for seed in seeds:
            data, made_of[f"{seed}.png"] = mutation(files, seed)
            (folder / f"{seed}.png").write_bytes(data)
        batch = Batch(recipe, str(tmp_path / "out"), workers=2)
        events = list(batch.run_paths([str(folder)]).events())
        ends = [event for event in events if isinstance(event, JobFinished)]
        wrong = [f"a worker was lost: {event.path}" for event in events if isinstance(event, WorkerLost)]
        wrong += [
            f"{made_of[os.path.basename(event.path)]}: {text}" for event in ends if (text := _wrong(event.result))
        ]
        assert not wrong, "\n".join(wrong)
        # What was found once is in the counts: every file has an end.
        assert {os.path.basename(event.path) for event in ends} == set(made_of)
        assert isinstance(events[-1], RunFinished)
        assert events[-1].planned == events[-1].done + events[-1].failed == len(ends)
        return ends

    return run


def _wrong(result):
    """Say what may not be about a result, or nothing."""
    if isinstance(result, JobFailed):
        return "" if result.error.kind in REASONS and result.error.message else repr(result.error)
    if not isinstance(result, JobDone):
        return repr(result)
    with Image.open(result.target) as image:
        image.load()
        return "" if image.size == (result.width, result.height) else f"it is {image.size}: {result}"


def test_whole_files_are_done(files, tmp_path):
    # GIVEN the files that are damaged in this module, as they are / WHEN they are run / THEN none of them fails
    (tmp_path / "in").mkdir()
    for name, data in files.items():
        (tmp_path / "in" / f"{name}.png").write_bytes(data)
    events = list(Batch(RECIPES[0], str(tmp_path / "out"), workers=2).run_paths([str(tmp_path / "in")]).events())
    assert [
        event.result for event in events if isinstance(event, JobFinished) and not isinstance(event.result, JobDone)
    ] == []
    assert events[-1].done >= len(files)


@pytest.mark.parametrize("number", [0, 2])
def test_some_damaged_files_are_done_or_have_their_reason(survived, number):
    # GIVEN 150 files, damaged by chance / WHEN they are run / THEN none is a bug, ends a worker or is waited for
    ends = survived(RECIPES[number], range(SEED, SEED + 150))
    # AND that was not for nothing: some were done, some were not
    assert 20 < sum(isinstance(event.result, JobDone) for event in ends) < len(ends) - 20


@pytest.mark.full
@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", range(len(RECIPES)))
def test_ten_thousand_damaged_files_are_done_or_have_their_reason(survived, number):
    # GIVEN 10,000 files in all, damaged by chance / WHEN they are run by seven recipes / THEN as above
    survived(RECIPES[number], range(SEED + number * PER_RECIPE, SEED + (number + 1) * PER_RECIPE))
