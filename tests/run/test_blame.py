"""Whose fault it is."""

from __future__ import annotations

import pytest

from imgbatch.domain.error import ErrorInfo, ErrorKind, WorkerLostError, WorkerTimeoutError
from imgbatch.run.blame import HELD_BACK, IN_A_ROW, Streak, crashed, overdue

FULL = ErrorInfo(ErrorKind.DISK, "the disk is full", "make room")
GONE = ErrorInfo(ErrorKind.MISSING, "the file is not there any more")
BAD = ErrorInfo(ErrorKind.CORRUPT, "the image is damaged")


def test_failures_of_the_disk_are_held_back():
    # GIVEN a few failures of one disk-like class / WHEN others end well between them / THEN only those are certain
    streak = Streak()
    taken = [streak.take(number, FULL if number % 2 else None) for number in range(6)]
    assert taken == [[0], [], [2], [], [4], []]
    assert streak.release() == [1, 3, 5]
    assert streak.release() == []


def test_no_more_are_held_back_than_there_is_room_for():
    # GIVEN as many failures as are held back, none in a row / WHEN one more comes / THEN the oldest is certain
    streak = Streak()
    for number in range(HELD_BACK):
        assert streak.take(number, FULL) == []
        streak.take(-1, None)
    assert streak.take(HELD_BACK, FULL) == [0]
    assert streak.reason == ""


def test_another_class_begins_another_row():
    # GIVEN failures of one class, one less than enough / WHEN one of another class comes / THEN nobody is to blame yet
    streak = Streak()
    for number in range(IN_A_ROW - 1):
        streak.take(number, FULL)
    assert streak.take(99, GONE) == []
    assert streak.reason == ""
    assert streak.release() == [*range(IN_A_ROW - 1), 99]


def test_enough_in_a_row_are_the_disks_fault():
    # GIVEN failures of one class, with nothing between them / WHEN there are enough / THEN the reason is said
    streak = Streak()
    for number in range(IN_A_ROW):
        assert streak.reason == ""
        assert streak.take(number, FULL) == []
    assert streak.reason == "the disk is full; make room"
    # and they are handed out to be done again, with nothing left behind
    assert streak.release() == list(range(IN_A_ROW))
    assert streak.reason == ""


def test_a_bad_image_is_never_the_disks_fault():
    # GIVEN many bad images / WHEN they come in a row / THEN each is certain at once
    streak = Streak()
    assert [streak.take(number, BAD) for number in range(50)] == [[number] for number in range(50)]


@pytest.mark.parametrize(("cause", "word"), [("SIGKILL", "memory"), ("SIGSEGV", "damaged"), ("exit code 3", "damaged")])
def test_a_crash_is_named(cause, word):
    # GIVEN a cause / WHEN it is put into words / THEN it is there, with a hint
    info = crashed(WorkerLostError(7, cause))
    assert (info.kind, cause in info.message, word in info.hint) == (ErrorKind.CRASHED, True, True)


def test_a_hang_is_named():
    # GIVEN an image that took too long / WHEN it is put into words / THEN the time is there
    info = overdue(WorkerTimeoutError(75.0))
    assert (info.kind, "75 s" in info.message) == (ErrorKind.TIMEOUT, True)
