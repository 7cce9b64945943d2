"""The box that is cut out of an image, moved by its point of focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt

from imgbatch.domain.geometry import Box, Gravity
from imgbatch.domain.preview import Raster
from imgbatch.ui.crop_view import CropView
from imgbatch.ui.picture import Picture

RED = (255, 0, 0, 255)


@pytest.fixture
def moved():
    return []


@pytest.fixture
def crop(qtbot, moved):
    """A red image of 400 x 200, of which the middle is cut out, in a view of the same width."""
    view = CropView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    picture = Picture((Raster(40, 20, bytes((0, 0, 255, 255)) * 800),))
    view.show_crop(picture, Box(100, 0, 300, 200), Gravity(0.5, 0.5), QSizeF(400, 200))
    view.moved.connect(moved.append)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_what_is_cut_off_is_shaded(crop):
    # GIVEN a crop / WHEN it is shown / THEN what is inside is as it is, and what is outside is not
    image = crop.grab().toImage()
    ratio = image.devicePixelRatio()
    inside, outside = (image.pixelColor(round(x * ratio), round(100 * ratio)).getRgb() for x in (150, 50))
    assert inside == RED
    assert outside != RED


def test_a_click_moves_the_point(qtbot, crop, moved):
    # GIVEN a crop / WHEN somebody clicks into the image / THEN the point is there
    qtbot.mouseClick(crop, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert (moved[-1].x, moved[-1].y) == pytest.approx((0.25, 0.25), abs=0.01)


def test_a_drag_moves_the_point_as_far_as_the_image_reaches(qtbot, crop, moved):
    # GIVEN a crop / WHEN the mouse is dragged over and out / THEN the point goes with it, to the edge
    qtbot.mousePress(crop, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(crop, QPoint(200, 150))
    assert (moved[-1].x, moved[-1].y) == pytest.approx((0.5, 0.5), abs=0.01)
    qtbot.mouseMove(crop, QPoint(399, 299))
    assert moved[-1] == Gravity(moved[-1].x, 1)


@pytest.mark.parametrize(
    ("key", "modifier", "point"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, Gravity(0.49, 0.5)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, Gravity(0.51, 0.5)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier, Gravity(0.5, 0.4)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, Gravity(0.5, 0.6)),
    ],
)
def test_keys_move_the_point(qtbot, crop, moved, key, modifier, point):
    # GIVEN a crop / WHEN an arrow key is pressed / THEN the point moves a little, with Shift more
    qtbot.keyClick(crop, key, modifier)
    assert moved == [point]


def test_keys_begin_where_the_box_is(qtbot, crop, moved):
    # GIVEN a point at the edge, where the box cannot follow / WHEN an arrow key is pressed / THEN the box moves at once
    crop.show_crop(Picture(()), Box(0, 0, 200, 200), Gravity(0, 0.5), QSizeF(400, 200))
    qtbot.keyClick(crop, Qt.Key.Key_Right)
    assert moved == [Gravity(0.26, 0.5)]
