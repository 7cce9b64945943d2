"""Which part of a picture is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from imgbatch.ui.lens import MOST, Lens


@pytest.fixture
def lens():
    """A picture of 400 x 200 behind a view of 200 x 200."""
    lens = Lens()
    lens.set_picture(400, 200)
    lens.set_view(QSizeF(200, 200), 1.0)
    return lens


def test_all_of_it_is_seen_at_first(lens):
    # GIVEN a picture wider than the view / WHEN nothing is done / THEN it fits, in the middle
    assert lens.area == QRectF(0, 50, 200, 100)
    assert (lens.scale, lens.is_zoomed) == (0.5, False)


@pytest.mark.parametrize(("ratio", "width"), [(1.0, 50), (2.0, 25)])
def test_a_small_picture_is_not_enlarged(lens, ratio, width):
    # GIVEN a picture smaller than the view / WHEN it is seen / THEN a pixel of it is one of the screen
    lens.set_picture(50, 50)
    lens.set_view(QSizeF(200, 200), ratio)
    assert (lens.area.width(), lens.scale) == (width, 1.0)


def test_what_is_below_the_pointer_stays_there(lens):
    # GIVEN a point of the picture / WHEN one comes nearer there / THEN it is in the same place, and larger
    at = QPointF(150, 100)
    lens.zoom(4, at)
    area = lens.area
    assert (at.x() - area.x()) / area.width() == pytest.approx(0.75)
    assert (at.y() - area.y()) / area.height() == pytest.approx(0.5)
    assert lens.scale == pytest.approx(2.0)


def test_one_cannot_come_nearer_than_sense(lens):
    # GIVEN a picture / WHEN one comes nearer and nearer, and goes away / THEN there are ends to it
    lens.zoom(10_000, QPointF(100, 100))
    assert lens.scale == pytest.approx(MOST)
    lens.zoom(1e-9, QPointF(0, 0))
    assert lens.area == QRectF(0, 50, 200, 100)


def test_there_is_no_room_beside_a_picture_that_is_larger(lens):
    # GIVEN somebody who is near / WHEN the picture is moved far / THEN its edge is that of the view
    lens.zoom(4, QPointF(100, 100))
    lens.pan(QPointF(10_000, 10_000))
    assert (lens.area.left(), lens.area.top()) == pytest.approx((0, 0))
    lens.pan(QPointF(-10_000, -10_000))
    assert (lens.area.right(), lens.area.bottom()) == pytest.approx((200, 200))


def test_another_picture_of_the_same_form_is_seen_in_the_same_place(lens):
    # GIVEN somebody who is near / WHEN the result comes in another size / THEN the same part of it is seen
    lens.zoom(4, QPointF(150, 100))
    before = lens.area
    lens.set_picture(800, 400)
    assert lens.area == before


def test_nothing_is_asked_of_nothing():
    # GIVEN no picture / WHEN one comes nearer and moves / THEN nothing happens
    lens = Lens()
    lens.zoom(2, QPointF(1, 1))
    lens.pan(QPointF(1, 1))
    assert lens.area.isEmpty()
