from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from imgbatch.domain.size import Size
from imgbatch.ui.size_chip import SizeChip, size_label


@pytest.fixture
def chip(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    chip = SizeChip(Size.parse("640x"), parent)
    parent.show()
    qtbot.waitExposed(parent)
    yield chip  # noqa: PT022  (it lives as long as its parent, which is of here)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1920", "Longest edge 1920"),
        ("1920x1080", "1920 × 1080"),
        ("640x", "Width 640"),
        ("x480", "Height 480"),
        ("short1080", "Shortest edge 1080"),
        ("50%", "50 %"),
        ("12.5%", "12.5 %"),
        ("1MP", "1 megapixel"),
        ("2MP", "2 megapixels"),
        ("10x15cm", "10 × 15 cm at 300 dpi"),
        ("6in@150dpi", "Longest edge 6 in at 150 dpi"),
        ("x40mm", "Height 40 mm at 300 dpi"),
    ],
)
def test_a_size_is_written_as_people_say_it(text, label):
    # GIVEN a size / WHEN it becomes a chip / THEN its words are those of people
    assert size_label(Size.parse(text)) == label


@pytest.mark.parametrize(
    ("key", "modifier", "wanted", "args"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "removal_wanted", []),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "removal_wanted", []),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "edit_wanted", []),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "edit_wanted", []),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "edit_wanted", []),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, "step_wanted", [-1]),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, "step_wanted", [1]),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "focus_wanted", [1]),
    ],
)
def test_a_key_says_what_is_wanted(qtbot, chip, key, modifier, wanted, args):
    # GIVEN a chip / WHEN a key is pressed / THEN it says what that means
    with qtbot.waitSignal(getattr(chip, wanted)) as said:
        qtbot.keyClick(chip, key, modifier)
    assert said.args == args


def test_two_clicks_edit_and_the_cross_removes(qtbot, chip):
    # GIVEN a chip / WHEN it is clicked twice / THEN it shall be edited
    with qtbot.waitSignal(chip.edit_wanted):
        qtbot.mouseDClick(chip, Qt.MouseButton.LeftButton)
    # WHEN its cross is clicked / THEN it shall go
    with qtbot.waitSignal(chip.removal_wanted):
        qtbot.mouseClick(chip.remove, Qt.MouseButton.LeftButton)


def test_a_trembling_hand_drags_nothing(qtbot, chip):
    # GIVEN a chip that is held / WHEN the mouse moves by a pixel / THEN it is not dragged
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    with qtbot.assertNotEmitted(chip.dragged):
        qtbot.mouseMove(chip, QPoint(6, 5))


def test_it_says_to_screen_readers_what_it_is_and_what_it_can(chip):
    # GIVEN a chip / WHEN it is asked for its name / THEN it is the size in words, and the keys are said
    assert chip.accessibleName() == "Width 640"
    assert "Del" in chip.accessibleDescription()
    assert chip.remove.accessibleName() == "Remove the size Width 640"
