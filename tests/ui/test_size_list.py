from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from imgbatch.domain.error import RequestError
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.size_list import SizeList

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sizes(qtbot):
    found = SizeList()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def three(qtbot, sizes):
    """Three chips in a window that has the focus."""
    sizes.set_sizes(parsed("1920", "640x", "50%"))
    sizes.show()
    sizes.activateWindow()
    qtbot.waitExposed(sizes)
    sizes.entry.setFocus()
    qtbot.waitUntil(sizes.entry.hasFocus)
    return sizes


def parsed(*texts):
    return tuple(map(Size.parse, texts))


def paste(qtbot, sizes, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keySequence(sizes.entry, QKeySequence(QKeySequence.StandardKey.Paste))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("640, 320", ["640", "320"]),
        ("640 320", ["640", "320"]),
        ("640;320", ["640", "320"]),
        ("50 %", ["50%"]),
        ("10 x 15 cm, short1080 2MP", ["10x15cm", "short1080", "2MP"]),
        ("640, 640", ["640"]),
        (" , ", []),
    ],
)
def test_several_sizes_are_typed_at_once_with_spaces_where_people_have_them(sizes, typed, expected):
    # GIVEN the entry / WHEN this is typed / THEN these are the sizes
    sizes.entry.setText(typed)
    assert sizes.sizes() == parsed(*expected)


def test_what_is_wrong_among_several_is_named_alone(sizes):
    # GIVEN the entry / WHEN one of several is no size / THEN the error names that one
    sizes.entry.setText("640 32y")
    with pytest.raises(RequestError, match="'32y' is not a size"):
        sizes.sizes()


def test_a_recipe_that_is_shown_takes_the_place_of_what_was_typed(sizes):
    # GIVEN a size that was typed and not added / WHEN another recipe is shown / THEN its sizes are there alone
    sizes.entry.setText("640")
    sizes.set_sizes(parsed("50%"))
    assert sizes.sizes() == parsed("50%")


@pytest.mark.parametrize("text", ["1920x1080, 640, 50%", "1920x1080\n640\r\n50%\n", "1920x1080;640\t50%"])
def test_several_sizes_that_are_pasted_are_chips_at_once(qtbot, three, text):
    # GIVEN the entry / WHEN a list is pasted, in a line or in lines / THEN each is a chip and the entry is empty
    three.set_sizes(())
    paste(qtbot, three, text)
    assert [chip.value for chip in three.chips] == list(parsed("1920x1080", "640", "50%"))
    assert three.entry.text() == ""


def test_one_size_that_is_pasted_waits_to_be_added(qtbot, three):
    # GIVEN the entry / WHEN one size is pasted / THEN it is there to be changed, and counts
    paste(qtbot, three, "800x600")
    assert three.entry.text() == "800x600"
    assert len(three.chips) == 3
    assert three.sizes()[-1] == Size.parse("800x600")


@pytest.mark.parametrize(
    ("key", "moved"),
    [(Qt.Key.Key_Up, ["640x", "1920", "50%"]), (Qt.Key.Key_Down, ["1920", "50%", "640x"])],
)
def test_a_chip_is_moved_by_keys_and_keeps_the_focus(qtbot, three, key, moved):
    # GIVEN three chips / WHEN Alt and an arrow are pressed on the middle one / THEN it moves, and the recipe follows
    chip = three.chips[1]
    chip.setFocus()
    with qtbot.waitSignal(three.changed):
        qtbot.keyClick(chip, key, ALT)
    assert three.sizes() == parsed(*moved)
    assert chip.hasFocus()


def test_beyond_the_ends_nothing_moves(qtbot, three):
    # GIVEN three chips / WHEN the first one shall go up / THEN nothing changes
    with qtbot.assertNotEmitted(three.changed):
        qtbot.keyClick(three.chips[0], Qt.Key.Key_Up, ALT)


def test_a_chip_is_dragged_to_its_place(qtbot, three):
    # GIVEN three chips / WHEN the first one is dragged below the last / THEN it stands there
    chip, last = three.chips[0], three.chips[2]
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    qtbot.mouseMove(chip, chip.mapFrom(three, last.geometry().center() + QPoint(0, 6)))
    qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton)
    assert three.sizes() == parsed("640x", "50%", "1920")


def test_a_chip_that_is_removed_gives_the_focus_to_the_next_and_the_last_one_to_the_entry(qtbot, three):
    # GIVEN three chips / WHEN Del is pressed again and again / THEN each goes, and the focus is never lost
    three.chips[1].setFocus()
    for left in (["1920", "50%"], ["1920"]):
        qtbot.keyClick(three.focusWidget(), Qt.Key.Key_Delete)
        assert three.sizes() == parsed(*left)
    assert three.entry.hasFocus()


def test_arrows_go_from_chip_to_chip(qtbot, three):
    # GIVEN the focus on the first chip / WHEN Down is pressed / THEN the second has it, and at the end the entry
    three.chips[0].setFocus()
    for _ in range(2):
        qtbot.keyClick(three.focusWidget(), Qt.Key.Key_Down)
    assert three.chips[2].hasFocus()
    qtbot.keyClick(three.chips[2], Qt.Key.Key_Down)
    assert three.entry.hasFocus()


def test_a_size_is_edited_where_it_stands(qtbot, three):
    # GIVEN three chips / WHEN the middle one is edited
    qtbot.keyClick(three.chips[1], Qt.Key.Key_F2)
    # THEN its text is in the entry, between the others, and the sizes are the same as before
    assert (three.entry.text(), three.entry.selectedText()) == ("640x", "640x")
    qtbot.waitUntil(lambda: three.chips[0].y() < three.entry.parentWidget().y() < three.chips[1].y())
    assert three.sizes() == parsed("1920", "640x", "50%")
    # WHEN something else is typed / THEN it counts at once, and Enter makes a chip of it in its place
    qtbot.keyClicks(three.entry, "800x")
    assert three.sizes() == parsed("1920", "800x", "50%")
    qtbot.keyClick(three.entry, Qt.Key.Key_Return)
    assert [chip.value for chip in three.chips] == list(parsed("1920", "800x", "50%"))
    assert three.chips[1].hasFocus()


def test_esc_puts_a_size_back_that_was_edited(qtbot, three):
    # GIVEN a size that is edited, and spoilt / WHEN Esc is pressed / THEN it is as it was
    qtbot.keyClick(three.chips[1], Qt.Key.Key_F2)
    qtbot.keyClicks(three.entry, "wide")
    qtbot.keyClick(three.entry, Qt.Key.Key_Escape)
    assert three.sizes() == parsed("1920", "640x", "50%")
    assert (three.entry.text(), three.chips[1].hasFocus()) == ("", True)


def test_esc_that_ends_an_edit_is_not_one_for_the_window(qtbot, window):
    # GIVEN a window that shall not be stepped back, and a size that is edited
    window.activateWindow()
    sizes = window.panel.sizes
    qtbot.mouseDClick(sizes.chips[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(sizes.entry.hasFocus)
    before = window.panel.recipe()
    # WHEN Esc is pressed / THEN the chip is back, and the recipe is the same
    qtbot.keyClick(sizes.entry, Qt.Key.Key_Escape)
    assert len(sizes.chips) == len(before.sizes)
    assert window.panel.recipe() == before == Recipe()


def test_what_is_no_size_yet_is_not_thrown_away_by_an_edit(qtbot, three):
    # GIVEN an entry with half a size / WHEN a chip shall be edited / THEN the entry is as it was
    three.entry.setText("12y")
    qtbot.keyClick(three.chips[1], Qt.Key.Key_F2)
    assert three.entry.text() == "12y"
    assert len(three.chips) == 3


def test_a_chip_above_an_edit_goes_without_moving_it(qtbot, three):
    # GIVEN the middle size edited / WHEN the first is removed / THEN the edited one still stands before the last
    qtbot.keyClick(three.chips[1], Qt.Key.Key_F2)
    qtbot.keyClick(three.chips[0], Qt.Key.Key_Delete)
    assert three.sizes() == parsed("640x", "50%")


@pytest.mark.parametrize(
    ("mode", "text", "selected"),
    [
        ("Longest edge…", "1920", "1920"),
        ("Shortest edge…", "short1080", "1080"),
        ("Box…", "1920x1080", "1920"),
        ("Width…", "1920x", "1920"),
        ("Height…", "x1080", "1080"),
        ("Percent…", "50%", "50"),
        ("Megapixels…", "2MP", "2"),
        ("Print size…", "10x15cm@300dpi", "10"),
    ],
)
def test_every_kind_of_size_is_offered_with_its_number_selected(sizes, mode, text, selected):
    # GIVEN the menu of kinds / WHEN one is chosen / THEN the entry has a size of it, and a number typed takes its place
    action = next(action for action in sizes.modes.menu().actions() if action.text() == mode)
    action.trigger()
    assert (sizes.entry.text(), sizes.entry.selectedText()) == (text, selected)
    assert len(sizes.sizes()) == 1


def test_what_was_typed_is_kept_when_another_kind_is_chosen(sizes):
    # GIVEN a size that was typed / WHEN a kind is chosen from the menu / THEN the typed one is a chip
    sizes.entry.setText("640")
    sizes.offer("50%")
    assert [chip.value for chip in sizes.chips] == list(parsed("640"))


def test_tab_goes_from_top_to_bottom(qtbot, three):
    # GIVEN three chips, one of which was moved / WHEN Tab is pressed / THEN it stops at chip, cross, ..., entry
    qtbot.keyClick(three.chips[2], Qt.Key.Key_Up, ALT)
    expected = [stop for chip in three.chips for stop in (chip, chip.remove)]
    expected += [three.modes, three.entry]
    three.chips[0].setFocus()
    seen = []
    for _ in expected:
        seen.append(three.focusWidget())
        qtbot.keyClick(three.focusWidget(), Qt.Key.Key_Tab)
    assert seen == expected


def test_in_the_window_tab_comes_to_the_sizes_before_the_fit(qtbot, window):
    # GIVEN the window / WHEN Tab is pressed on the last control of the sizes / THEN it goes on to the fit
    window.activateWindow()
    panel = window.panel
    panel.sizes.add.setFocus()
    qtbot.waitUntil(panel.sizes.add.hasFocus)
    qtbot.keyClick(panel.sizes.add, Qt.Key.Key_Tab)
    assert panel.fit.hasFocus()
