"""The line that shows how fast it went of late."""

from __future__ import annotations

import pytest

from imgbatch.ui.sparkline import POINTS, Sparkline


@pytest.fixture
def line(qtbot):
    line = Sparkline()
    qtbot.addWidget(line)
    return line


def test_a_point_is_taken_every_quarter_of_a_second(line):
    # GIVEN a line / WHEN rates come ten times a second / THEN it has a point for every quarter of a second
    for tick in range(11):
        line.add(tick / 10, float(tick))
    assert line.rates == (0.0, 3.0, 6.0, 9.0)


def test_the_oldest_points_leave(line):
    # GIVEN a line that is full / WHEN another point comes / THEN the oldest is gone
    for number in range(POINTS + 1):
        line.add(float(number), float(number))
    assert (len(line.rates), line.rates[0], line.rates[-1]) == (POINTS, 1.0, float(POINTS))


def test_another_run_begins_another_line(line):
    # GIVEN the line of a run / WHEN the time begins anew / THEN the line does
    line.add(9.0, 5.0)
    line.add(0.5, 7.0)
    assert line.rates == (7.0,)


def test_the_line_is_drawn_in_the_colour_of_the_palette(line):
    # GIVEN rates that rise from nothing to the highest / WHEN the line is painted
    line.resize(line.sizeHint())
    for number in range(POINTS):
        line.add(float(number), float(number))
    picture = line.grab().toImage()
    # THEN the lower right is filled, and the upper left is not
    ground = picture.pixelColor(2, 2)
    assert picture.pixelColor(picture.width() - 4, picture.height() - 5) != ground
    assert picture.pixelColor(4, 4) == ground
