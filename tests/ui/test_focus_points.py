"""What stays in view of single images, in the window."""

from __future__ import annotations

import os

import pytest

from imgbatch.app.focus import load, save
from imgbatch.app.folders import focus_file
from imgbatch.domain.geometry import Gravity
from imgbatch.ui.focus_points import FocusPoints

WAIT = 5_000
POINT = Gravity(0.25, 1)


@pytest.fixture
def points(qapp):
    return FocusPoints()


def test_a_point_is_told_and_remembered(qtbot, points):
    # GIVEN no points / WHEN one is moved / THEN that is told, what follows a moment later, and written down
    with qtbot.waitSignals([points.moved, points.settled], timeout=WAIT):
        points.move("/a", POINT)
    assert points.of("/a") == POINT
    qtbot.waitUntil(lambda: os.path.exists(focus_file()), timeout=WAIT)
    assert load() == ({"/a": POINT}, "")


def test_a_point_that_stays_is_nothing_new(qtbot, points):
    # GIVEN a point / WHEN it is moved to where it is / THEN nobody hears of it, and it is still there
    points.move("/a", POINT)
    with qtbot.assertNotEmitted(points.moved):
        points.move("/a", POINT)
        points.move("/b", None)
    assert points.of("/a") == POINT


def test_a_point_can_be_taken_back(points):
    # GIVEN a point / WHEN it is taken back / THEN there is none
    points.move("/a", POINT)
    points.move("/a", None)
    assert points.of("/a") is None


def test_only_those_of_a_batch_are_given_to_it(points):
    # GIVEN two points / WHEN a batch has one of these images / THEN it gets one
    points.take({"/a": POINT, "/b": POINT})
    assert points.among(["/b", "/c"]) == {"/b": POINT}


def test_what_was_moved_last_is_written_when_the_window_closes(points):
    # GIVEN a point that was just moved / WHEN the window closes / THEN it is written down
    points.move("/a", POINT)
    assert points.stop(0)
    assert load() == ({"/a": POINT}, "")


def test_points_of_the_last_start_are_there_again(points):
    # GIVEN points of the last start / WHEN they are loaded / THEN they are there, and nothing is to be said
    save({"/a": POINT})
    assert points.load() == ""
    assert points.of("/a") == POINT


def test_points_that_cannot_be_written_are_no_reason_to_fall_over(points, caplog, monkeypatch, tmp_path):
    # GIVEN a state folder that is none / WHEN a point is to be written / THEN the log says so
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    points.move("/a", POINT)
    assert points.stop(0)
    assert "could not be saved" in caplog.text
