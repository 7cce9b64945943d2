"""A scan in a thread of its own: in order, within bounds, and gone when nobody wants it."""

from __future__ import annotations

import threading

import pytest

from imgbatch.domain.event import ScanFinished, ScanStarted, SourceFound
from imgbatch.domain.job import Source
from imgbatch.planning.lookahead import look_ahead


def scan_of(count, reached=None):
    """A scan that says how far it got."""
    yield ScanStarted(1)
    for number in range(count):
        if reached is not None:
            reached.append(number)
        yield SourceFound(Source(number, f"/{number}.jpg"))
    yield ScanFinished(count, 0)


def scan_threads():
    return [thread for thread in threading.enumerate() if thread.name == "imgbatch scan"]


def ignore(event):
    pass


def test_sources_come_in_order_and_events_are_told():
    # GIVEN a scan / WHEN it is looked ahead in / THEN its sources come in order, and every event was told
    told = []
    numbers = [source.number for source in look_ahead(scan_of(100), told.append, limit=3)]
    assert numbers == list(range(100))
    assert told == list(scan_of(100))


def test_the_scan_runs_ahead_of_who_pulls(wait_until):
    # GIVEN somebody who took one source / WHEN nobody pulls / THEN the scan goes on until the bound is reached
    reached = []
    sources = look_ahead(scan_of(1000, reached), ignore, limit=20)
    next(sources)
    wait_until(lambda: len(reached) >= 21)
    sources.close()


def test_the_bound_is_kept(wait_until):
    # GIVEN a bound of five / WHEN sources are taken one by one / THEN the scan is never further ahead than that
    reached = []
    sources = look_ahead(scan_of(200, reached), ignore, limit=5)
    for taken, _ in enumerate(sources, 1):
        # five wait, one is in the hand of the thread that wants to put it down
        assert len(reached) <= taken + 6
        if taken < 190:
            wait_until(lambda taken=taken: len(reached) >= taken + 5)
    assert len(reached) == 200


def test_an_exception_of_the_scan_is_raised_to_who_pulls():
    # GIVEN a scan with a bug / WHEN its sources are pulled
    def broken():
        yield SourceFound(Source(0, "/0.jpg"))
        raise ZeroDivisionError("a bug")

    sources = look_ahead(broken(), ignore)
    # THEN those before it come, then the bug
    assert next(sources).number == 0
    with pytest.raises(ZeroDivisionError, match="a bug"):
        next(sources)


def test_closing_ends_the_thread():
    # GIVEN a scan that waits because nobody pulls / WHEN its sources are given up / THEN its thread ends
    before = set(scan_threads())
    sources = look_ahead(scan_of(1000), ignore, limit=2)
    next(sources)
    (thread,) = set(scan_threads()) - before
    sources.close()
    thread.join(5)
    assert not thread.is_alive()


def test_nothing_starts_before_somebody_pulls():
    # GIVEN a scan / WHEN it was only handed over / THEN it has not begun
    reached = []
    look_ahead(scan_of(3, reached), ignore)
    assert reached == []
