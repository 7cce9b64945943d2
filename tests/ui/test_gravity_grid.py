from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imgbatch.domain.geometry import GRAVITIES, Gravity
from imgbatch.ui.more.gravity_grid import GravityGrid


@pytest.fixture
def grid(qtbot):
    found = GravityGrid()
    qtbot.addWidget(found)
    found.show()
    with qtbot.waitActive(found):
        found.activateWindow()
    return found


def down(grid):
    return [name for name, button in grid.buttons.items() if button.isChecked()]


def test_the_arrow_keys_choose_the_neighbour(qtbot, grid):
    # GIVEN the centre, with the focus
    grid.buttons["centre"].setFocus()
    # WHEN arrows are pressed / THEN the choice walks, and stays at the edge
    for key, name in (
        (Qt.Key.Key_Up, "north"),
        (Qt.Key.Key_Left, "north-west"),
        (Qt.Key.Key_Down, "west"),
    ):
        with qtbot.waitSignal(grid.changed):
            qtbot.keyClick(QApplication.focusWidget(), key)
        assert grid.gravity() == GRAVITIES[name]
        assert down(grid) == [name]
        assert grid.words.text() == name.capitalize()


def test_a_point_between_the_nine_is_said_and_kept_until_another_is_chosen(qtbot, grid):
    # GIVEN a point that a preset may hold / WHEN it is shown / THEN no button is down, and words say where it is
    grid.set_gravity(Gravity(0.3, 0.7))
    assert down(grid) == []
    assert grid.words.text() == "30% from the left,\n70% from the top"
    assert grid.gravity() == Gravity(0.3, 0.7)
    # WHEN the space bar chooses one / THEN it is that one
    with qtbot.waitSignal(grid.changed):
        qtbot.keyClick(grid.buttons["east"], Qt.Key.Key_Space)
    assert grid.gravity() == GRAVITIES["east"]
    assert down(grid) == ["east"]


@pytest.mark.parametrize(("gravity", "stop"), [(GRAVITIES["south"], "south"), (Gravity(0.3, 0.7), "centre")])
def test_the_grid_is_one_stop_for_tab_and_that_is_the_button_that_is_down(grid, gravity, stop):
    # GIVEN the grid with a point, one of the nine or not / WHEN the keyboard looks for its stops
    grid.set_gravity(gravity)
    stops = [name for name, button in grid.buttons.items() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    # THEN there is one way in
    assert stops == [stop]


def test_every_button_has_a_name_for_screen_readers(grid):
    # GIVEN the grid / WHEN its buttons are asked for their names / THEN each says its place
    assert [button.accessibleName() for button in grid.buttons.values()] == [name.capitalize() for name in GRAVITIES]
