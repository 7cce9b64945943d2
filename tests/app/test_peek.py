"""The beginning of a search is seen before it is needed; nothing is lost, doubled, or searched twice."""

from __future__ import annotations

import threading

import pytest

from imgbatch.app.peek import Peek
from imgbatch.domain.event import ScanFinished, ScanStarted, SourceFound
from imgbatch.domain.job import Source


def scan(count):
    yield ScanStarted(1)
    for number in range(count):
        yield SourceFound(Source(number, f"/{number}.jpg"))
    yield ScanFinished(count, 0)


@pytest.mark.parametrize(
    ("count", "seen", "has_more"), [(0, 0, False), (3, 3, False), (7, 7, False), (9, 9, True), (900, 9, True)]
)
def test_the_beginning_is_seen_and_all_of_it_comes(count, seen, has_more):
    # GIVEN a scan of some sources / WHEN its first ten events are looked at
    peek = Peek(scan(count), most=10, seconds=30)
    # THEN so many sources are known, and whether there are more
    assert ([source.number for source in peek.sources], peek.has_more) == (list(range(seen)), has_more)
    # and the scan is as it would have been
    assert list(peek.events()) == list(scan(count))


def test_no_more_is_searched_than_is_looked_at():
    # GIVEN a scan without end / WHEN its first events are looked at / THEN the rest waits until somebody wants it
    asked = []
    events = (asked.append(number) or ScanStarted(number) for number in iter(int, 1))
    peek = Peek(events, most=10, seconds=30)
    assert len(asked) == 10
    found = peek.events()
    for _ in range(12):
        next(found)
    assert len(asked) == 12


def test_a_disk_that_does_not_answer_holds_nothing_up():
    # GIVEN a scan that hangs after its first source
    goes_on = threading.Event()

    def hanging():
        yield SourceFound(Source(0, "/0.jpg"))
        assert goes_on.wait(30)
        yield SourceFound(Source(1, "/1.jpg"))

    # WHEN it is looked at / THEN what was found by then is known
    peek = Peek(hanging(), seconds=0.05)
    assert ([source.number for source in peek.sources], peek.has_more) == ([0], True)
    # WHEN the disk answers / THEN nothing is missing
    goes_on.set()
    assert [event.source.number for event in peek.events()] == [0, 1]


def test_a_search_that_fails_fails_where_it_is_used():
    # GIVEN a scan with a bug in it / WHEN it is looked at, and used / THEN what came before is there, and the bug is
    def failing():
        yield ScanStarted(1)
        raise ZeroDivisionError

    found = Peek(failing(), seconds=30).events()
    assert next(found) == ScanStarted(1)
    with pytest.raises(ZeroDivisionError):
        next(found)
