"""What a batch will come to, held against what it came to."""

from __future__ import annotations

import multiprocessing
import os
import threading

import pytest

from imgbatch.app.batch import Batch
from imgbatch.app.outlook import SAMPLE, count, extrapolate, look_ahead, sample
from imgbatch.app.past import open_journal
from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.event import SourceFound
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, place
from imgbatch.domain.job import Header, Job, JobDone, JobFailed, Source, WorkUnit
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size

RECIPE = Recipe(sizes=(Size(400, 400), Size(100, 100)))


def unit(number, width, height, *, sizes=(100,), format_=Format.JPEG):
    jobs = tuple(
        Job(str(size), f"/o/{number}-{size}", "", format_, place(width, height, Size(size, size), Fit.INSIDE))
        for size in sizes
    )
    return WorkUnit(Source(number, f"/i/{number}", bytes=1000, header=Header(format_, width, height)), jobs, RECIPE)


def looked(batch, folder, stopped=None):
    sources = [event.source for event in batch.scan([str(folder)]) if isinstance(event, SourceFound)]
    return list(look_ahead(batch, sources, name_roots=False, stopped=stopped or threading.Event()))


@pytest.fixture
def mixed(tmp_path, images):
    """A folder of landscapes, portraits, one that fits already, and one that is no image."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        images.detailed(1200, 800, seed=number).save(folder / f"wide-{number}.jpg", quality=90)
    for number in range(3):
        images.detailed(800, 1200, seed=number).save(folder / f"tall-{number}.png")
    images.plain(60, 40).save(folder / "small.jpg")
    (folder / "broken.jpg").write_bytes(b"no image")
    return folder


def test_groups_and_counts_come_first_and_figures_follow(mixed, tmp_path):
    # GIVEN a mixed folder / WHEN it is looked at
    outlooks = looked(Batch(RECIPE, str(tmp_path / "out"), workers=2), mixed)
    # THEN the groups are there before anything was measured
    first, last = outlooks[0], outlooks[-1]
    assert [(group.orientation, group.images, group.width, group.height) for group in first.groups] == [
        ("landscape", 6, 400, 267),
        ("portrait", 3, 267, 400),
    ]
    assert (first.files, first.fitting, first.unusable, first.bytes, first.exact) == (20, 1, 1, None, True)
    # AND then the figures, on a few of the files
    assert last.measured == SAMPLE
    assert last.seconds > 0
    # AND nothing is written, and nobody is left
    assert not (tmp_path / "out").exists()
    assert not multiprocessing.active_children()


def test_the_bytes_are_near_those_of_the_run(mixed, tmp_path):
    # GIVEN a folder that was looked at / WHEN it is run / THEN it comes to about the same
    batch = Batch(RECIPE, str(tmp_path / "out"), workers=2)
    foretold = looked(batch, mixed)[-1].bytes
    for _ in batch.run_paths([str(mixed)]).events():
        pass
    written = sum(os.path.getsize(tmp_path / "out" / name) for name in os.listdir(tmp_path / "out"))
    assert foretold == pytest.approx(written, rel=0.25)


def test_what_is_up_to_date_is_not_foretold_as_work(mixed, tmp_path):
    # GIVEN a folder that was run, and an image that is new since
    journal, _ = open_journal()
    batch = Batch(RECIPE, str(tmp_path / "out"), workers=2, journal=journal)
    for _ in batch.run_paths([str(mixed)]).events():
        pass
    (mixed / "new.jpg").write_bytes((mixed / "wide-1.jpg").read_bytes())
    # WHEN it is looked at again / THEN only that one counts
    outlook = looked(batch, mixed)[0]
    journal.close()
    assert (outlook.files, outlook.unchanged, [group.images for group in outlook.groups]) == (2, 10, [1])


def test_what_has_a_file_already_is_said(mixed, tmp_path):
    # GIVEN a folder that was run without a journal / WHEN it is looked at / THEN every name is taken, but for the copy
    batch = Batch(RECIPE, str(tmp_path / "out"), workers=2)
    for _ in batch.run_paths([str(mixed)]).events():
        pass
    outlook = looked(batch, mixed)[0]
    assert (outlook.files, outlook.taken + outlook.fitting, outlook.unusable) == (0, 10, 1)


def test_a_look_that_is_stopped_ends(mixed, tmp_path):
    # GIVEN a look that was stopped before it began / WHEN it is iterated / THEN there is nothing, and nobody is left
    stopped = threading.Event()
    stopped.set()
    assert looked(Batch(RECIPE, str(tmp_path / "out")), mixed, stopped) == []
    assert not multiprocessing.active_children()


def test_nothing_comes_to_nothing(tmp_path):
    # GIVEN no image / WHEN it is looked at / THEN all is zero
    (tmp_path / "in").mkdir()
    (outlook,) = looked(Batch(RECIPE, str(tmp_path / "out")), tmp_path / "in")
    assert (outlook.groups, outlook.files, outlook.bytes) == ((), 0, None)


def test_images_of_several_shapes_have_no_common_result():
    # GIVEN landscapes of two shapes / WHEN they are counted / THEN they are one group without a size
    (group,) = count([unit(0, 400, 300), unit(1, 600, 400)]).groups
    assert (group.orientation, group.images, group.width) == ("landscape", 2, 0)


def test_what_was_not_planned_is_taken_to_be_like_the_rest():
    # GIVEN a tenth of the images / WHEN they are counted for all / THEN counts are tenfold, and said to be about right
    outlook = count([unit(number, 400, 300) for number in range(5)], 10.0)
    assert (outlook.files, outlook.groups[0].images, outlook.source_bytes, outlook.exact) == (50, 50, 50_000, False)


def test_an_image_that_cannot_be_read_is_counted_as_such():
    # GIVEN a source with an error / WHEN it is counted / THEN it is unusable, and no work
    broken = WorkUnit(Source(0, "/i/0", error=ErrorInfo(ErrorKind.CORRUPT, "x")), unit(0, 9, 9).jobs, RECIPE)
    outlook = count([broken])
    assert (outlook.unusable, outlook.files, outlook.groups) == (1, 0, ())


def test_the_sample_is_spread_over_all_sizes_and_has_no_giant():
    # GIVEN a hundred images, the last of which are giants / WHEN some are chosen / THEN they are spread over the others
    units = [unit(number, 100 + 10 * number, 100) for number in range(90)]
    giants = [unit(number, 30_000, 30_000, format_=Format.PNG) for number in range(90, 100)]
    chosen = [one.source.number for one in sample([*giants, *units])]
    assert chosen == [7, 22, 37, 52, 67, 82]


def test_figures_go_by_format_and_pixels():
    # GIVEN a JPEG that was measured / WHEN another of twice its pixels is added / THEN it takes twice as long
    one, two = unit(0, 400, 300, sizes=(100,)), unit(1, 800, 300, sizes=(100,))
    done = JobDone(0, "100", "/o/0-100", 100, 75, 1000, 7_500)
    bytes_, seconds = extrapolate([one, two], [(one, 2.0, (done,))], workers=2)
    assert seconds == pytest.approx((2.0 + 4.0) / 2)
    # one byte a pixel: 100 x 75, and 100 x 38
    assert bytes_ == pytest.approx(7_500 + 3_800)


def test_what_failed_is_no_measure():
    # GIVEN an image that failed when it was measured / WHEN there is no other / THEN there are no figures
    one = unit(0, 400, 300)
    failed = JobFailed(0, "100", "/o/0-100", ErrorInfo(ErrorKind.CORRUPT, "x"))
    assert extrapolate([one], [(one, 2.0, (failed,))], workers=2) is None
