"""The divider between before and after, and how one comes nearer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from imgbatch.domain.geometry import Box, Placement
from imgbatch.domain.preview import Raster
from imgbatch.ui.before_after import BeforeAfter
from imgbatch.ui.picture import Picture

RED, GREEN = (255, 0, 0, 255), (0, 255, 0, 255)
WHOLE = Placement(400, 200, Box(0, 0, 800, 400), 400, 200)


def plain(width, height, rgba):
    red, green, blue, alpha = rgba
    return Picture((Raster(width, height, bytes((blue, green, red, alpha)) * (width * height)),))


@pytest.fixture
def before_after(qtbot):
    """Red before and green after, in a view of 400 x 300."""
    view = BeforeAfter()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_pictures(plain(80, 40, RED), plain(40, 20, GREEN), WHOLE, QSizeF(800, 400))
    view.show()
    qtbot.waitExposed(view)
    return view


def colour(view, x, y):
    image = view.grab().toImage()
    return image.pixelColor(round(x * image.devicePixelRatio()), round(y * image.devicePixelRatio())).getRgb()


def wheel(view, x, y, notches):
    at = QPointF(x, y)
    buttons, modifiers = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        at, QPointF(view.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches), buttons, modifiers, phase, False
    )
    QApplication.sendEvent(view, event)


def test_before_is_on_the_left_and_after_on_the_right(before_after):
    # GIVEN two pictures / WHEN they are shown / THEN each has its half, in the middle of the view
    assert colour(before_after, 100, 200) == RED
    assert colour(before_after, 300, 200) == GREEN


def test_the_divider_is_dragged(qtbot, before_after):
    # GIVEN the divider in the middle / WHEN it is dragged to the left / THEN more is seen of the result
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(before_after, left, pos=QPoint(202, 100))
    qtbot.mouseMove(before_after, QPoint(60, 100))
    comparison_after = before_after.divider
    qtbot.mouseRelease(before_after, left, pos=QPoint(60, 100))
    assert comparison_after == pytest.approx(0.15)
    assert colour(before_after, 100, 200) == GREEN
    # AND after it was let go, it stays
    qtbot.mouseMove(before_after, QPoint(300, 100))
    assert before_after.divider == pytest.approx(0.15)


def test_the_divider_does_not_leave_the_picture(qtbot, before_after):
    # GIVEN a divider / WHEN it is dragged out of the view / THEN it is at the edge
    qtbot.mousePress(before_after, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    qtbot.mouseMove(before_after, QPoint(399, 100))
    qtbot.keyClick(before_after, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert before_after.divider == 1.0


@pytest.mark.parametrize(
    ("key", "modifier", "divider"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 0.48),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 0.52),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 0.4),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 0.6),
    ],
)
def test_the_divider_follows_the_keys(qtbot, before_after, key, modifier, divider):
    # GIVEN the divider in the middle / WHEN an arrow key is pressed / THEN it moves
    qtbot.keyClick(before_after, key, modifier)
    assert before_after.divider == pytest.approx(divider)


def test_the_wheel_comes_nearer_at_the_pointer(before_after):
    # GIVEN all of the picture / WHEN the wheel is turned over its right edge / THEN that edge stays, and is larger
    before = before_after.lens.area
    wheel(before_after, 399, 150, 4)
    area = before_after.lens.area
    assert area.width() > 2 * before.width()
    assert area.right() == pytest.approx(before.right(), abs=2)
    # AND back
    wheel(before_after, 200, 150, -40)
    assert before_after.lens.area == before


def test_keys_come_nearer_and_step_back(qtbot, before_after):
    # GIVEN all of the picture / WHEN plus, minus and zero are pressed / THEN it is nearer, less near, and all again
    before = before_after.lens.area
    qtbot.keyClick(before_after, Qt.Key.Key_Plus)
    qtbot.keyClick(before_after, Qt.Key.Key_Plus)
    near = before_after.lens.area
    qtbot.keyClick(before_after, Qt.Key.Key_Minus)
    assert before.width() < before_after.lens.area.width() < near.width()
    qtbot.keyClick(before_after, Qt.Key.Key_0)
    assert before_after.lens.area == before


def test_what_is_near_is_dragged(qtbot, before_after):
    # GIVEN somebody who is near / WHEN the picture is dragged beside the divider / THEN it moves, and not the divider
    wheel(before_after, 200, 150, 6)
    before = before_after.lens.area
    qtbot.mousePress(before_after, Qt.MouseButton.LeftButton, pos=QPoint(300, 150))
    qtbot.mouseMove(before_after, QPoint(330, 150))
    assert before_after.lens.area.left() == pytest.approx(before.left() + 30)
    assert before_after.divider == 0.5


def test_what_is_near_is_moved_by_keys(qtbot, before_after):
    # GIVEN somebody who is near / WHEN Ctrl and an arrow are pressed / THEN what is further that way is seen
    wheel(before_after, 200, 150, 6)
    before = before_after.lens.area
    qtbot.keyClick(before_after, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert before_after.lens.area.left() < before.left()


def test_padding_is_only_after(before_after):
    # GIVEN a result with something beside the image / WHEN it is shown / THEN before there is nothing there
    padded = Placement(400, 200, Box(0, 0, 400, 400), 200, 200, 100, 0)
    before_after.show_pictures(plain(40, 40, RED), plain(40, 20, GREEN), padded, QSizeF(400, 400))
    assert colour(before_after, 150, 200) == RED
    assert colour(before_after, 50, 200) not in (RED, GREEN)
    assert colour(before_after, 370, 200) == GREEN


def test_of_a_source_that_is_cut_only_the_cut_is_seen(before_after):
    # GIVEN a source, red on the left and blue on the right / WHEN its right is cut out / THEN before is blue
    halves = Picture((Raster(2, 1, bytes((0, 0, 255, 255, 255, 0, 0, 255))),))
    cut = Placement(400, 200, Box(400, 0, 800, 400), 400, 200)
    before_after.show_pictures(halves, plain(40, 20, GREEN), cut, QSizeF(800, 400))
    assert colour(before_after, 100, 200) == (0, 0, 255, 255)


def test_what_is_old_is_dimmed(before_after):
    # GIVEN a picture / WHEN another one is about to come / THEN it is there, but dimmed
    before_after.set_dim(True)
    assert colour(before_after, 100, 200) != RED
    before_after.set_dim(False)
    assert colour(before_after, 100, 200) == RED
