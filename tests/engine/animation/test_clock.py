"""Time: whatever a format counts in, nothing drifts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from imgbatch.domain.format import Format
from imgbatch.engine import animation


def test_the_times_of_a_gif_do_not_drift(films):
    # GIVEN two seconds at 30 frames a second, and two frames that take no time at all
    times = [Fraction(1000, 30)] * 60 + [0, 0]
    data = films.written([films.WALK[number % 2] for number in range(62)], Format.GIF, times=times)
    # WHEN it is written in hundredths of a second
    found = [frame.duration for frame in animation.frames(data)]
    # THEN no frame is off by more than one, the whole by none, and no time stays none
    assert sum(found) == 2000
    assert set(found[:60]) == {30, 40}
    assert found[60:] == [0, 0]


@pytest.mark.parametrize("format_", [Format.WEBP, Format.AVIF])
def test_milliseconds_do_not_drift(films, format_):
    # GIVEN a second at 30 frames a second / WHEN it is written in milliseconds / THEN it is a second
    data = films.written([films.WALK[number % 2] for number in range(30)], format_, times=[Fraction(1000, 30)] * 30)
    found = [frame.duration for frame in animation.frames(data)]
    assert sum(found) == 1000
    assert set(found) == {33, 34}


def test_an_apng_keeps_fractions(films):
    # GIVEN times that are no whole milliseconds, very long ones, and one whose fraction has no denominator
    delays = [(1, 30), (1001, 30000), (65535, 1), (1, 65535), (7, 0)]
    data = films.apng(*(films.png_frame(films.WALK[0], delay=delay) for delay in delays))
    # WHEN they go through
    found = [frame.duration for frame in animation.frames(data)]
    again = [frame.duration for frame in animation.frames(films.written([films.WALK[0]] * 5, Format.PNG, times=found))]
    # THEN they are what they were; without a denominator, hundredths are meant
    assert found == [1000 * Fraction(n, d or 100) for n, d in delays]
    assert again == found


def test_a_time_that_a_format_cannot_hold_becomes_its_nearest(films):
    # GIVEN times of minutes with odd fractions, and of days / WHEN they are written / THEN they are as near as can be
    times = [100_001, 10**9]
    (minutes, day) = (
        frame.duration for frame in animation.frames(films.written(films.WALK[:2], Format.PNG, times=times))
    )
    assert abs(minutes - 100_001) < 1
    assert day == 65_535_000
    (minutes, day) = (
        frame.duration for frame in animation.frames(films.written(films.WALK[:2], Format.GIF, times=times))
    )
    assert (minutes, day) == (100_000, 655_350)
    (minutes, day) = (
        frame.duration for frame in animation.frames(films.written(films.WALK[:2], Format.WEBP, times=times))
    )
    assert (minutes, day) == (100_001, 2**24 - 1)
