"""AVIF: its times, and how often it plays."""

from __future__ import annotations

from imgbatch.domain.format import Format
from imgbatch.engine import animation


def test_an_avif_in_thirtieths_of_a_second_does_not_drift(films):
    # GIVEN an AVIF that counts in thirtieths, which Pillow rounds to milliseconds
    data = bytearray(films.written(films.WALK * 6, Format.AVIF, times=[1] * 30))
    at = -1
    while (at := data.find(b"mdhd", at + 1)) >= 0:
        data[at + 24 : at + 28] = (30).to_bytes(4)
    # WHEN it is read / THEN thirty frames last a second
    found = [frame.duration for frame in animation.frames(bytes(data))]
    assert sum(found) == 1000
    assert set(found) <= {33, 34}


def test_an_avif_whose_frames_take_no_time_plays_as_often(films):
    # GIVEN frames of no time at all, of which AVIF makes 1 ms / WHEN they are written / THEN they play as often
    data = films.written(films.WALK, Format.AVIF, times=[0] * 5, plays=3)
    assert [frame.duration for frame in animation.frames(data)] == [1] * 5
    assert animation.plays(data) == 3
