"""The points of focus, from one start to the next."""

from __future__ import annotations

import os

import pytest

from imgbatch.app.focus import MOST, load, save
from imgbatch.app.folders import focus_file
from imgbatch.domain.geometry import Gravity

POINTS = {"/in/a.jpg": Gravity(0.25, 1), "/in/\udcff.jpg": Gravity(0, 0.5)}


def test_points_come_back_in_their_order():
    # GIVEN points, one for a name that is not UTF-8 / WHEN they are saved and loaded / THEN they are the same
    save(POINTS)
    assert load() == (POINTS, "")
    assert list(load()[0]) == list(POINTS)
    # AND nothing else is left
    assert os.listdir(os.path.dirname(focus_file())) == ["focus.json"]


def test_there_may_be_none():
    # GIVEN a first start / WHEN points are loaded / THEN there are none, and nothing to say
    assert load() == ({}, "")


def test_the_oldest_are_forgotten():
    # GIVEN more points than are kept / WHEN they are saved / THEN the newest are there
    save({f"/{number}": Gravity() for number in range(MOST + 5)})
    assert list(load()[0]) == [f"/{number}" for number in range(5, MOST + 5)]


@pytest.mark.parametrize("text", ["{", '{"a": 1}', '[["/a", 2, 0]]', '[["/a", 0.5]]'])
def test_a_file_that_cannot_be_understood_is_set_aside_and_said(text):
    # GIVEN nonsense / WHEN points are loaded / THEN there are none, that is said, and the file is kept
    save({})
    with open(focus_file(), "w", encoding="ascii") as file:
        file.write(text)
    points, note = load()
    assert points == {}
    assert "could not be understood" in note
    with open(focus_file() + ".bad", encoding="ascii") as file:
        assert file.read() == text
