"""What `domain.estimate` says about the engine, held against what the engine does."""

from __future__ import annotations

import importlib.util
import os
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.domain import estimate
from imgbatch.domain.format import Format
from imgbatch.engine import budget, decode
from imgbatch.engine.budget import Attempt
from imgbatch.engine.errors import ImageError
from imgbatch.engine.opening import read
from imgbatch.engine.still import Still


def _measuring():
    path = os.path.join(os.path.dirname(__file__), os.pardir, "benchmarks", "memory.py")
    spec = importlib.util.spec_from_file_location("memory", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


memory = _measuring()
Case, PHOTO = memory.Case, memory.PHOTO

QUICK = (
    Case("jpeg", 12, within=PHOTO),
    Case("jpeg 4:4:4", 6, "2400,640"),
    Case("jpeg", 6, "2400", {"format": Format.WEBP}),
    Case("png", 6, options=memory.TO_JPEG, within=PHOTO),
    Case("jpeg", 3, options={"linear": True}),
    Case("png alpha", 6, "200"),
    Case("webp alpha", 4, "200"),
    Case("tiff 16 bits", 3),
    Case("webp film", 2, "90%"),
)

linux_only = pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="the peak is read from /proc")


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """Where the images are that several cases share."""
    return str(tmp_path_factory.mktemp("sources"))


def assert_held(case, sources):
    # GIVEN a worker that did a tiny image / WHEN it does one unit in a process of its own
    found, _ = memory.measured(case, sources)
    # THEN its memory grew by no more than was estimated, and by not much less
    said = estimate.peak_bytes(memory.unit_of(case, sources))
    assert case.is_held(said, found), f"{said / 1e6:.0f} MB estimated, {found / 1e6:.0f} MB measured"


@linux_only
@pytest.mark.parametrize("case", QUICK, ids=lambda case: case.name)
def test_a_unit_takes_the_memory_that_was_estimated(case, sources):
    assert_held(case, sources)


@linux_only
@pytest.mark.full
@pytest.mark.timeout(300)
@pytest.mark.parametrize("case", memory.CASES[::8], ids=lambda case: case.name)  # the benchmark measures all of them
def test_every_unit_takes_the_memory_that_was_estimated(case, sources):
    assert_held(case, sources)


# What the domain cannot import and says again


def test_the_fraction_of_a_jpeg_is_that_of_the_decoder():
    # GIVEN what the estimate takes for the reserve of a decoded JPEG / THEN it is the one that the decoder keeps
    assert (estimate.REDUCING_GAP, estimate.FAST_REDUCING_GAP) == (decode.REDUCING_GAP, decode.FAST_REDUCING_GAP)


@pytest.mark.parametrize("options", [{}, {"fast": True}, {"kernel": "nearest"}, {"fit": "cover"}, {"fit": "fill"}])
@pytest.mark.parametrize("orientation", [1, 6])
def test_as_many_pixels_are_decoded_as_were_counted(images, unit_of, tmp_path, orientation, options):
    # GIVEN a photo, also one of a camera held upright
    path = images.write(str(tmp_path / "a.jpg"), images.plain(1003, 751), exif=images.exif(orientation))
    for edges in ("40x90", "86x86", "87x87", "172x86", "173x173", "250x300", "345x345", "346x346", "500x900", "700x30"):
        # WHEN it becomes anything from a thumbnail to itself
        unit = unit_of(path, edges, **options)
        header, jobs = unit.source.header, unit.jobs
        decoded = Still(read(path), header, jobs, unit.recipe)._decoded.pixels
        # THEN the decoder makes as many pixels of it as were counted
        counted = estimate._decoded_pixels(header.format, header.page(0), jobs, unit.recipe)
        assert counted == decoded.width * decoded.height, edges


def tries_for(limit, quality, has_quality, size):
    """How often a file is encoded, by an encoder that makes files of any size."""
    tries = []

    def make(quality, scale):
        tries.append(scale)
        edge = max(1, int(60_000 * scale))
        return Attempt(bytes(size()), quality, scale, edge, edge)

    with suppress(ImageError):
        budget.within(limit, quality, make, has_quality=has_quality)
    return len(tries)


@given(st.integers(1, 10**5), st.integers(1, 100), st.booleans(), st.randoms(use_true_random=False))
def test_no_search_for_a_small_file_has_more_tries_than_were_counted(limit, quality, has_quality, chance):
    # GIVEN an encoder that does as it pleases / WHEN a small file is searched / THEN it comes to an end in time
    assert tries_for(limit, quality, has_quality, lambda: chance.randint(1, 2 * limit)) <= estimate.TRIES


def test_the_longest_search_has_as_many_tries_as_were_counted():
    # GIVEN an encoder whose files are always a byte too large / WHEN a small one is searched / THEN that takes longest
    assert tries_for(1000, 90, has_quality=True, size=lambda: 1001) == estimate.TRIES
