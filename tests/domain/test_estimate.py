"""What a unit needs, of every unit there could be; how true it is stands in tests/engine."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgbatch.domain.encoding import MAX_AVIF_SPEED, Encoding
from imgbatch.domain.estimate import peak_bytes, probe_seconds, seconds
from imgbatch.domain.format import WRITTEN, Format
from imgbatch.domain.geometry import Fit, place
from imgbatch.domain.job import Header, Job, Page, Source, WorkUnit
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size

MB = 10**6
SOME = settings(max_examples=40)
NEEDS = pytest.mark.parametrize("need", [peak_bytes, seconds])

edges = st.integers(1, 20_000)
frames = st.integers(1, 300)
sizes = st.lists(st.builds(Size, edges, edges), min_size=1, max_size=5, unique=True)
kernels = st.sampled_from([Kernel.LANCZOS3, Kernel.NEAREST])
resamplings = st.builds(
    Resampling, kernel=kernels, linear=st.booleans(), fast=st.booleans(), sharpen=st.sampled_from([0, 50])
)
encodings = st.builds(
    Encoding,
    progressive=st.booleans(),
    lossless=st.booleans(),
    colours=st.sampled_from([None, 16]),
    webp_method=st.integers(0, 6),
    avif_speed=st.integers(0, 10),
    max_bytes=st.sampled_from([None, 1000]),
)
recipes = st.builds(
    Recipe,
    resampling=resamplings,
    encoding=encodings,
    fit=st.sampled_from(Fit),
    format=st.sampled_from([None, *WRITTEN]),
    first_frame=st.booleans(),
    enlarge=st.just(value=True),  # else a result is as small as its source
)
formats = st.sampled_from(Format)


def unit(format_, width, height, wanted, recipe=None, *, frames=1, bytes_=0, pages=()):
    """A unit as the plan makes it."""
    recipe = recipe or Recipe()
    header = Header(format_, width, height, frames=frames, pages=pages)
    jobs = []
    for number, page in enumerate(pages or (header.page(0),)):
        for size in wanted:
            placement = place(page.width, page.height, size, recipe.fit, enlarge=recipe.enlarge)
            target = recipe.format or format_.written_as
            copy = target is format_ and placement.is_identity(width, height)
            jobs.append(Job(str(size), "/out", "/part", target, placement, copy=copy, page=number))
    return WorkUnit(Source(0, "/in", bytes=bytes_, header=header), tuple(jobs), recipe)


# More of anything never needs less


@NEEDS
@SOME
@given(formats, edges, edges, sizes, recipes, frames)
def test_another_size_never_needs_less(need, format_, width, height, wanted, recipe, count):
    # GIVEN any image / WHEN one size more is wanted of it / THEN it needs as much or more
    fewer = unit(format_, width, height, wanted[:-1], recipe, frames=count)
    assert need(fewer) <= need(unit(format_, width, height, wanted, recipe, frames=count))


@NEEDS
@SOME
@given(formats, edges, edges, sizes, recipes, frames, edges)
def test_another_frame_never_needs_less(need, format_, width, height, wanted, recipe, count, more):
    # GIVEN any animation / WHEN it has more frames / THEN it needs as much or more
    recipe = msgspec.structs.replace(recipe, first_frame=False)
    moving = unit(format_, width, height, wanted, recipe, frames=count + 1)
    assert need(moving) <= need(unit(format_, width, height, wanted, recipe, frames=count + 1 + more))


@NEEDS
@SOME
@given(formats, edges, edges, sizes, recipes, st.integers(0, 2**30), st.integers(0, 2**30))
def test_a_larger_file_never_needs_less(need, format_, width, height, wanted, recipe, size, more):
    # GIVEN any image / WHEN its file is larger / THEN it needs as much or more
    small = unit(format_, width, height, wanted, recipe, bytes_=size)
    assert need(small) <= need(unit(format_, width, height, wanted, recipe, bytes_=size + more))


@NEEDS
@SOME
@given(formats, edges, edges, recipes, frames)
def test_an_image_of_twice_the_edges_never_needs_less(need, format_, width, height, recipe, count):
    # GIVEN any image and a result / WHEN the image has twice the edges / THEN it needs as much or more
    # (of a JPEG that is a little larger every second pixel may be enough, and it needs less)
    wanted = [Size(width, height)]
    recipe = msgspec.structs.replace(recipe, fit=Fit.FILL)
    small, large = (
        unit(format_, width * times, height * times, wanted, recipe, frames=count, bytes_=1) for times in (1, 2)
    )
    assert need(small) <= need(large)


@NEEDS
@SOME
@given(formats, edges, edges, edges, edges, recipes)
def test_a_larger_result_never_needs_less(need, format_, width, height, wide, high, recipe):
    # GIVEN any image / WHEN its result has longer edges / THEN it needs as much or more
    recipe = msgspec.structs.replace(recipe, fit=Fit.FILL)
    small, large = ([Size(wide * times, high * times)] for times in (1, 2))
    assert need(unit(format_, width, height, small, recipe)) <= need(unit(format_, width, height, large, recipe))


@given(formats, edges, edges, sizes, recipes, st.floats(1, 100))
def test_patience_is_how_many_times_as_long(format_, width, height, wanted, recipe, patience):
    # GIVEN any unit / WHEN one is more patient / THEN the deadline is as many times as far
    some = unit(format_, width, height, wanted, recipe)
    assert seconds(some, patience) == pytest.approx(patience * seconds(some))


@given(st.integers(0, MAX_AVIF_SPEED - 1))
def test_a_slower_encoder_has_more_time(speed):
    # GIVEN an AVIF / WHEN its encoder is one step slower / THEN it has longer
    slow, fast = (
        unit(Format.PNG, 900, 900, [Size(500, 500)], Recipe(format=Format.AVIF, encoding=Encoding(avif_speed=number)))
        for number in (speed, speed + 1)
    )
    assert seconds(slow) > seconds(fast)


# What does not count


def test_what_was_never_probed_needs_nothing_but_an_answer():
    # GIVEN a source without a header, as a broken file has none / WHEN it is asked for / THEN no memory, some time
    broken = WorkUnit(Source(0, "/in"), (Job("1280", "", "", Format.JPEG, None),), Recipe())
    assert peak_bytes(broken) == 0
    assert seconds(broken, 2) == 120


@NEEDS
def test_a_job_that_is_skipped_does_not_count(need):
    # GIVEN two sizes / WHEN the larger one is skipped / THEN the unit needs what the smaller one does
    both = unit(Format.JPEG, 4000, 3000, [Size(3000, 3000), Size(300, 300)])
    large, small = both.jobs
    skipped = msgspec.structs.replace(both, jobs=(msgspec.structs.replace(large, skip="there already"), small))
    assert need(skipped) == need(unit(Format.JPEG, 4000, 3000, [Size(300, 300)])) < need(both)


@NEEDS
def test_the_first_frame_of_an_animation_is_a_still_image(need):
    # GIVEN an animation of a hundred frames / WHEN only the first becomes a JPEG / THEN it needs less than all of them
    wanted = [Size(300, 300)]
    first = Recipe(format=Format.JPEG, first_frame=True)
    all_ = Recipe(format=Format.WEBP)
    still, moving = (unit(Format.GIF, 600, 600, wanted, recipe, frames=100) for recipe in (first, all_))
    assert need(still) < need(moving)


# What the header and the file say about memory


def test_a_jpeg_is_decoded_at_a_fraction():
    # GIVEN a photo of 48 megapixels / WHEN it becomes small / THEN a fraction of its pixels is counted, unless all are
    # needed: for a large result, for the nearest pixel, for light
    def need(edge, **options):
        recipe = Recipe(resampling=Resampling(**options))
        return peak_bytes(unit(Format.JPEG, 8000, 6000, [Size(edge, edge)], recipe))

    every_pixel = 4 * 8000 * 6000
    assert need(500) < need(1280) < every_pixel / 2
    assert need(7000) > every_pixel
    assert need(500, kernel=Kernel.NEAREST) > every_pixel
    assert need(500, linear=True) > every_pixel
    assert need(1700, fast=True) < need(1700)  # 1/4 is enough for one, not for the other


def test_every_frame_of_every_result_is_in_memory():
    # GIVEN an animation / WHEN it has more frames / THEN it needs four bytes a pixel more for what is seen of each, and
    # twelve for a file in which nothing can be compressed
    few, many = (unit(Format.WEBP, 600, 600, [Size(500, 500)], frames=count) for count in (100, 1000))
    assert peak_bytes(many) - peak_bytes(few) > 900 * 500 * 500 * (4 + 12)


@pytest.mark.parametrize("fact", ["has_alpha", "is_deep", "is_progressive"])
def test_what_makes_a_decoder_hold_more_counts(fact):
    # GIVEN two images of one size / WHEN one has transparency, 16 bits or several passes / THEN it needs more
    plain = unit(Format.JPEG if fact == "is_progressive" else Format.PNG, 4000, 3000, [Size(300, 300)])
    header = msgspec.structs.replace(plain.source.header, **{fact: True})
    heavy = msgspec.structs.replace(plain, source=msgspec.structs.replace(plain.source, header=header))
    assert peak_bytes(heavy) > 1.3 * peak_bytes(plain)


def test_pages_are_not_all_there_at_once():
    # GIVEN a TIFF of many pages / WHEN all are made / THEN two of them count, and every page has its time
    few, many = (
        unit(Format.TIFF, 2000, 1000, [Size(300, 300)], pages=(Page(2000, 1000),) * count) for count in (2, 50)
    )
    one = unit(Format.TIFF, 2000, 1000, [Size(300, 300)])
    assert peak_bytes(one) < peak_bytes(few) == peak_bytes(many)
    assert seconds(one) < seconds(few) < seconds(many)


@NEEDS
def test_a_file_that_must_be_small_needs_more(need):
    # GIVEN any image / WHEN its file may have no more than so many bytes / THEN it is tried out, which needs more
    plain, small = (
        unit(Format.JPEG, 4000, 3000, [Size(1280, 1280)], Recipe(encoding=Encoding(max_bytes=most)))
        for most in (None, 100_000)
    )
    assert need(plain) < need(small)


def test_what_is_read_to_its_end_takes_its_time():
    # GIVEN sources of a gigabyte / WHEN only headers are read / THEN their size is nothing to wait for
    large = [Source(number, "/a", bytes=1000 * MB) for number in range(2)]
    assert probe_seconds(large) == probe_seconds(())
    assert probe_seconds(large, patience=3) == 3 * probe_seconds(large)
    # and when one of them is read to its end / THEN it may come from a slow disk
    large[1] = msgspec.structs.replace(large[1], with_digest=True)
    assert probe_seconds(large) == probe_seconds(()) + 2000
