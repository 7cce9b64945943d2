"""The preview in the window: what is shown of the current row, and the focus, from a click to the file."""

from __future__ import annotations

import threading

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt

from imgbatch.domain.geometry import CENTRE, Fit, Gravity
from imgbatch.domain.recipe import IfFits, Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.state import State

WAIT = 20_000
COVER = Recipe(sizes=(Size(50, 100),), fit=Fit.COVER)


@pytest.fixture
def quarters(images, tmp_path):
    """A folder of two images with a colour in each quarter."""
    for name in ("a.png", "b.png"):
        images.write(str(tmp_path / "in" / name), images.corners(400, 200))
    return tmp_path / "in"


@pytest.fixture
def opened(qtbot, open_window):
    """Open a window with this folder and recipe, and wait for the preview of the first image."""

    def make(folder, recipe=None, **settings):
        window = open_window(recipe=recipe or Recipe(sizes=(Size(100, 100),)), **settings)
        window.session.add([str(folder)])
        settle(qtbot, window)
        return window

    return make


def settle(qtbot, window):
    now = window.session.previewing
    qtbot.waitUntil(lambda: now.source is not None and not now.is_waiting, timeout=WAIT)


def settled_state(qtbot, window):
    qtbot.waitUntil(lambda: window.session.state in (State.READY, State.DONE), timeout=WAIT)


def test_an_empty_window_has_no_preview(window):
    # GIVEN a window / WHEN there is nothing in it / THEN there is no preview
    assert not window.preview.isVisible()


def test_the_first_image_is_shown_by_itself(opened, quarters):
    # GIVEN a folder / WHEN it is dropped / THEN the first image is shown with its figures, before and after
    window = opened(quarters)
    assert window.preview.pages.currentWidget() is window.preview.before_after
    assert window.preview.figures.text().replace("\N{NO-BREAK SPACE}", " ").startswith("400 × 200 → 100 × 50")
    assert not window.preview.sizes.isVisible()
    assert not window.preview.crop.isVisible()


def test_the_current_row_is_shown(qtbot, opened, quarters):
    # GIVEN the first image / WHEN the second row is chosen / THEN it is shown
    window = opened(quarters)
    window.table.selectRow(1)
    settle(qtbot, window)
    assert window.session.previewing.before.source.path == str(quarters / "b.png")


def test_a_row_that_is_removed_is_not_shown_any_more(qtbot, opened, quarters):
    # GIVEN the first image / WHEN it is removed, and then all / THEN the next one is shown, and then nothing
    window = opened(quarters)
    window.session.remove(window.model.remove([0]))
    settle(qtbot, window)
    assert window.session.previewing.before.source.path == str(quarters / "b.png")
    window.tools.clear.click()
    assert window.session.previewing.before is None
    assert not window.preview.isVisible()


def test_one_of_several_sizes_is_chosen(qtbot, opened, quarters):
    # GIVEN two sizes / WHEN the second one is chosen in the box / THEN it is shown
    window = opened(quarters, Recipe(sizes=(Size(100, 100), Size(60, 60))))
    box = window.preview.sizes
    assert [box.itemText(place) for place in range(box.count())] == ["100", "60"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert window.session.previewing.after.width == 60


def test_a_reason_stands_where_the_picture_would(qtbot, opened, tmp_path):
    # GIVEN a file that is no image / WHEN its row is shown / THEN the reason stands there
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(b"no image")
    window = opened(tmp_path / "in")
    assert window.preview.pages.currentWidget() is window.preview.message
    assert window.preview.message.text() == "Not an image of a kind that can be read."
    assert window.preview.message.objectName() == "error"


def test_what_is_not_written_is_said_without_alarm(opened, quarters):
    # GIVEN images that fit, and are skipped then / WHEN one is shown / THEN it is said that there is no file
    window = opened(quarters, Recipe(sizes=(Size(900, 900),), if_fits=IfFits.SKIP))
    assert window.preview.message.text() == "It already fits. No file is written."
    assert window.preview.message.objectName() == "hint"


def colours(path):
    """The colours of the upper and the lower half of an output."""
    with Image.open(path) as image:
        return image.getpixel((25, 20)), image.getpixel((25, 80))


def test_a_click_into_the_image_decides_what_is_written(qtbot, opened, quarters, images, tmp_path):
    # GIVEN images that are cut at their left / WHEN somebody clicks at the right of the first, and runs the batch
    window = opened(quarters, Recipe(sizes=(Size(50, 100),), fit=Fit.COVER, gravity=Gravity(0, 0.5)))
    window.preview.crop.click()
    view = window.preview.crop_view
    area = view.area_of_picture()
    at = QPoint(round(area.left() + 0.9 * area.width()), round(area.center().y()))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, window)
    settled_state(qtbot, window)
    window.session.start()
    settled_state(qtbot, window)
    # THEN the first shows its right, and the other its left
    assert colours(tmp_path / "out" / "a-50x100.png") == (images.COLOURS[1], images.COLOURS[3])
    assert colours(tmp_path / "out" / "b-50x100.png") == (images.COLOURS[0], images.COLOURS[2])


def test_the_arrow_keys_decide_what_is_written(qtbot, opened, quarters, images, tmp_path):
    # GIVEN images that are cut in the middle / WHEN the first is moved to the left by keys, and all is run at once
    window = opened(quarters, COVER)
    window.preview.crop.setFocus()
    window.preview.crop.click()
    for _ in range(5):
        qtbot.keyClick(window.preview.crop_view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    settled_state(qtbot, window)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.progress.finished is not None, timeout=WAIT)
    # THEN nothing of that is lost
    assert colours(tmp_path / "out" / "a-50x100.png") == (images.COLOURS[0], images.COLOURS[2])


def test_a_point_that_is_moved_after_a_run_asks_for_another(qtbot, opened, quarters):
    # GIVEN a run that is over / WHEN a point is moved / THEN the window is ready for the next one
    window = opened(quarters, COVER)
    settled_state(qtbot, window)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state is State.DONE, timeout=WAIT)
    window.session.previewing.move_focus(Gravity(0, 0))
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=WAIT)


def test_reset_goes_back_to_the_recipe(qtbot, opened, quarters):
    # GIVEN an image with a point of its own / WHEN Reset is clicked / THEN it is cut as all others
    window = opened(quarters, COVER)
    window.preview.crop.click()
    assert not window.preview.reset.isEnabled()
    qtbot.keyClick(window.preview.crop_view, Qt.Key.Key_Left)
    assert window.preview.reset.isEnabled()
    window.preview.reset.click()
    settle(qtbot, window)
    assert window.session.previewing.gravity == CENTRE
    assert not window.preview.reset.isEnabled()


def test_the_box_cannot_be_moved_while_a_batch_runs(qtbot, opened, quarters):
    # GIVEN an image that is cut / WHEN a batch runs / THEN its box stays as it is until that is over
    window = opened(quarters, COVER)
    window.preview.crop.click()
    settled_state(qtbot, window)
    window.session.start()
    assert not window.preview.crop_view.isEnabled()
    settled_state(qtbot, window)
    assert window.preview.crop_view.isEnabled()


def test_a_folded_preview_makes_nothing_and_is_remembered(qtbot, opened, open_window, quarters):
    # GIVEN a preview / WHEN it is folded away / THEN it is low, nothing is made, and the next start has it so
    window = opened(quarters)
    before = window.table.height()
    window.preview.fold.click()
    assert window.table.height() > before
    window.table.selectRow(1)
    assert not window.session.previewing.is_waiting
    assert not window.settings().preview
    again = open_window(preview=False)
    again.session.add([str(quarters)])
    qtbot.waitUntil(again.preview.isVisible, timeout=WAIT)
    assert not again.preview.pages.isVisible()
    assert again.preview.height() < 3 * again.fontMetrics().height() + 20


def test_a_window_that_is_closed_while_a_preview_is_made_leaves_nobody(qtbot, open_window, quarters):
    # GIVEN a preview that is being made / WHEN the window is closed / THEN its thread has ended
    window = open_window()
    window.session.add([str(quarters)])
    qtbot.waitUntil(lambda: window.session.previewing._bridge.is_active, timeout=WAIT)
    window.close()
    assert not window.left_behind
    assert threading.active_count() < 20
