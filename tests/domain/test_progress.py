"""Progress is a fold over events, with a clock that the test holds in its hand."""

from __future__ import annotations

import pytest

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.event import (
    JobFinished,
    PathRejected,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    ScanFinished,
    SourceFound,
    UnitStarted,
    WorkerLost,
)
from imgbatch.domain.job import ALREADY_FITS, ALREADY_THERE, JobCancelled, JobDone, JobFailed, JobSkipped, Source
from imgbatch.domain.progress import RATE_SECONDS, Progress

BAD = ErrorInfo(ErrorKind.CORRUPT, "bad")


def done(unit=0, jobs=1):
    return JobFinished("/a.jpg", JobDone(unit, "9", "/out/a.jpg", 9, 9, 1000, 100), jobs)


def fold(*steps, progress=None):
    """Apply (time, event) in turn."""
    progress = progress or Progress()
    for now, event in steps:
        progress = progress.apply(event, now)
    return progress


def started(sources=10, sizes=1):
    return RunStarted("serial", 1, sizes, sources)


def test_every_end_of_a_job_is_counted_by_its_kind():
    # GIVEN a run / WHEN jobs end in each of the four ways
    ends = [
        JobDone(0, "9", "/o/a", 9, 9, 1000, 100, copied=True),
        JobSkipped(1, "9", "/o/b", "there"),
        JobFailed(2, "9", "/o/c", BAD),
        JobFailed(3, "9", "/o/d", BAD),
        JobCancelled(4, "9", "/o/e"),
    ]
    progress = fold((0, started()), *((1, JobFinished("/x", end)) for end in ends))
    # THEN each is counted where it belongs
    assert (progress.done, progress.skipped, progress.failed, progress.cancelled) == (1, 1, 2, 1)
    assert (progress.source_bytes, progress.bytes) == (1000, 100)
    assert progress.images == 5


def test_what_fits_already_is_counted_among_the_skipped():
    # GIVEN a run / WHEN three are skipped, two of them because they fit / THEN the reason is known
    reasons = (ALREADY_FITS, ALREADY_THERE, ALREADY_FITS)
    progress = fold((0, started()), *((1, JobFinished("/x", JobSkipped(0, "9", "/o", why))) for why in reasons))
    assert (progress.skipped, progress.fitting) == (3, 2)


def test_an_image_is_over_when_all_its_sizes_are():
    # GIVEN three sizes / WHEN five jobs are done / THEN that is one image
    progress = fold((0, started(sizes=3)), *((1, done(jobs=3)) for _ in range(5)))
    assert progress.images == 1


def test_an_image_of_many_pages_counts_as_one():
    # GIVEN two sizes / WHEN a TIFF of seven pages and a photo are done / THEN those are two images
    pages = [(1, done(0, jobs=14)) for _ in range(14)]
    progress = fold((0, started(sizes=2)), *pages, (2, done(1, jobs=2)), (2, done(1, jobs=2)))
    assert progress.images == 2


def test_the_total_is_unknown_while_the_search_is_on():
    # GIVEN a run that searches by itself / WHEN images are found and done
    progress = fold((0, started(sources=None)), (1, SourceFound(Source(0, "/a.jpg"))), (2, done()))
    # THEN there is no time left to tell until the search is over
    assert (progress.found, progress.counted, progress.seconds_left) == (1, False, None)
    assert fold((2, ScanFinished(1, 0)), progress=progress).counted


def test_the_total_is_known_where_the_sources_are():
    # GIVEN sources at hand / WHEN the run starts / THEN it is counted
    progress = fold((0, started(7)))
    assert (progress.found, progress.counted) == (7, True)


def test_rate_and_time_left_follow_from_the_images_of_late():
    # GIVEN ten images / WHEN one a second is done for four seconds
    progress = fold((0, started(10)), *((float(n), done()) for n in range(1, 5)))
    # THEN the rate is one a second and six seconds are left
    assert progress.rate == pytest.approx(1.0)
    assert progress.seconds_left == pytest.approx(6.0)


def test_the_rate_forgets_what_is_long_ago():
    # GIVEN a slow beginning: one image in a hundred seconds / WHEN then ten a second are done
    steps = [(100.0, done()), *((100.0 + n / 10, done()) for n in range(1, 200))]
    progress = fold((0, started(1000)), *steps)
    # THEN the rate is that of now
    assert progress.rate == pytest.approx(10.0, rel=0.1)
    assert progress.samples[0][0] >= progress.seconds - 2 * RATE_SECONDS


def test_a_pause_leaves_the_clock():
    # GIVEN a run of two seconds / WHEN it pauses for an hour and goes on for one second
    progress = fold((0, started()), (1.0, done()), (2.0, RunPaused()), (3602.0, RunResumed()), (3603.0, done()))
    # THEN three seconds of work have passed, and the rate knows nothing of the hour
    assert progress.seconds == pytest.approx(3.0)
    assert progress.rate == pytest.approx(1.0)
    assert not progress.paused


def test_there_is_no_rate_during_a_pause():
    # GIVEN a run with a rate / WHEN it is paused, and an image in a worker's hands is done
    progress = fold((0, started()), (1.0, done()), (2.0, RunPaused()), (3.0, done()))
    # THEN no time left is promised, and the image counts
    assert (progress.paused, progress.rate, progress.seconds_left, progress.images) == (True, 0.0, None, 2)


def test_workers_and_their_images_are_known():
    # GIVEN a run / WHEN workers take up images, and one is lost / THEN the latest of each is shown
    progress = fold(
        (0, started()),
        (1, UnitStarted(0, 0, "/a")),
        (1, UnitStarted(1, 1, "/b")),
        (2, UnitStarted(2, 0, "/c")),
        (3, WorkerLost(1, "/b", 7, "SIGSEGV", retrying=True)),
    )
    assert progress.working == {0: (2, "/c"), 1: (1, "/b")}
    assert progress.lost == 1


def test_a_path_that_cannot_be_used_is_counted():
    # GIVEN a scan / WHEN a path is rejected / THEN it is counted, and is no image
    progress = fold((0, PathRejected("/x", BAD)))
    assert (progress.rejected, progress.found) == (1, 0)


def test_the_clock_stops_at_the_end():
    # GIVEN a run that ended after a second / WHEN an event comes later / THEN the time stays
    end = RunFinished("finished", 1, 1, 0, 0, 0)
    progress = fold((0, started(1)), (1.0, done()), (1.0, end), (9.0, ScanFinished(1, 0)))
    assert (progress.seconds, progress.finished, progress.working) == (1.0, end, {})


def test_applying_changes_nothing_of_the_old_value():
    # GIVEN a progress / WHEN an event is applied / THEN the old value is as it was
    before = fold((0, started()))
    before.apply(UnitStarted(0, 0, "/a"), 1.0)
    assert before.working == {}
