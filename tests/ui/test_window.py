"""The window, driven as a person does: by mouse, keys and drops."""

from __future__ import annotations

import multiprocessing

import pytest
from PySide6.QtCore import QLibraryInfo, QMimeData, QPoint, QPointF, Qt, QUrl, QVersionNumber
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from imgbatch.app import settings as stored
from imgbatch.app.batch import Mode
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.session import Session
from imgbatch.ui.source_table import Column
from imgbatch.ui.state import State
from imgbatch.ui.window import Window

WAIT = 20_000


def drop(window, *paths):
    """Drag local paths over the window and let go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    args = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    # The event takes whole pixels before Qt 6.12 and fractions of them since.
    at = QPointF(50, 50) if QLibraryInfo.version() >= QVersionNumber(6, 12) else QPoint(50, 50)
    enter = QDragEnterEvent(at, *args)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *args))


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def until(qtbot, window, *states):
    qtbot.waitUntil(lambda: window.session.state in states, timeout=WAIT)


@pytest.fixture
def loaded(qtbot, window, photos):
    """The window after a folder of this many photos was dropped on it."""

    def make(count):
        drop(window, photos(count))
        until(qtbot, window, State.READY)
        return window

    return make


@pytest.fixture
def running(qtbot, loaded):
    """The window in the midst of a run over sixty photos."""
    window = loaded(60)
    press(qtbot, window.bar.start.start)
    qtbot.waitUntil(lambda: window.session.progress.done > 0, timeout=WAIT)
    assert window.session.state is State.RUNNING
    return window


def test_two_actions_from_launch_to_result(qtbot, window, photos, tmp_path):
    # GIVEN the window as it opens
    assert window.session.state is State.EMPTY
    assert window.pages.currentWidget() is window.zone
    # WHEN a folder is dropped, and the one button is pressed
    drop(window, photos(5))
    until(qtbot, window, State.READY)
    press(qtbot, window.bar.start.start)
    # THEN the photos are resized
    until(qtbot, window, State.DONE)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"photo-{number}-1920.jpg" for number in range(1, 6)
    ]


def test_the_button_says_what_it_will_do_and_else_why_not(qtbot, window, photos):
    # GIVEN an empty window / THEN the button says what is missing
    assert window.bar.start.start.text() == "Add images first"
    assert not window.bar.start.start.isEnabled()
    # WHEN there are images / THEN it counts them
    drop(window, photos(3))
    until(qtbot, window, State.READY)
    assert window.bar.start.start.text() == "&Resize 3 images"
    assert window.bar.start.start.isEnabled()
    # WHEN there are two sizes / THEN it says that too
    window.panel.sizes.entry.setText("640x")
    press(qtbot, window.panel.sizes.add)
    assert window.bar.start.start.text() == "&Resize 3 images to 2 sizes"


def test_the_table_shows_sources_and_what_becomes_of_them(qtbot, loaded):
    # GIVEN photos / WHEN they were looked at / THEN sizes of source and result are there
    window = loaded(2)
    cell = window.model.index(0, Column.SOURCE)
    qtbot.waitUntil(lambda: window.model.data(cell).startswith("1200 × 800"), timeout=WAIT)
    window.panel.sizes.set_sizes(())
    window.panel.sizes.entry.setText("600x600, x100")
    assert window.model.data(window.model.index(0, Column.RESULT)) == "600 × 400, 150 × 100"


def test_every_field_reaches_the_recipe(window):
    # GIVEN the panel / WHEN each field is changed
    panel = window.panel
    panel.sizes.set_sizes((Size(800, 600),))
    panel.fit.setCurrentIndex(panel.fit.findData(Fit.COVER))
    panel.enlarge.setChecked(True)
    panel.format.setCurrentIndex(panel.format.findData(Format.WEBP))
    panel.quality.setValue(61)
    panel.name.setText("{stem}_{size}_{format}")
    panel.exists.setCurrentIndex(panel.exists.findData(IfExists.REPLACE))
    # THEN the recipe has it, with values of the right type
    expected = Recipe(
        sizes=(Size(800, 600),),
        fit=Fit.COVER,
        enlarge=True,
        format=Format.WEBP,
        encoding=Encoding(quality=61),
        name="{stem}_{size}_{format}",
        if_exists=IfExists.REPLACE,
    )
    assert window.session.recipe == expected
    assert (type(window.session.recipe.fit), type(window.session.recipe.format)) == (Fit, Format)
    assert panel.example.text() == "→ IMG_0001_800x600_webp.webp"


@pytest.mark.parametrize(
    ("field", "spoil"),
    [
        ("sizes", lambda panel: panel.sizes.entry.setText("12y")),
        ("sizes", lambda panel: panel.sizes.remove(Size(1920, 1920))),
        ("name", lambda panel: panel.name.setText("{stm}")),
        ("name", lambda panel: panel.name.setText("../{stem}")),
    ],
)
def test_a_wrong_value_is_said_beside_its_field(loaded, field, spoil):
    # GIVEN images and a good recipe / WHEN one field is spoilt
    window = loaded(1)
    spoil(window.panel)
    # THEN the text stands there and the button is off
    assert window.panel.errors[field].isVisible()
    assert window.panel.errors[field].text()
    assert [name for name, label in window.panel.errors.items() if label.isVisible()] == [field]
    assert not window.bar.start.start.isEnabled()


def test_an_output_folder_that_cannot_be_made_is_said_beside_its_field(qtbot, loaded, tmp_path):
    # GIVEN an output folder below a file
    window = loaded(1)
    (tmp_path / "file").touch()
    window.panel.output.setText(str(tmp_path / "file" / "out"))
    # WHEN the run is started / THEN the field says why not
    press(qtbot, window.bar.start.start)
    assert window.panel.errors["output"].isVisible()
    assert "cannot be made" in window.panel.errors["output"].text()


def test_processes_or_threads_is_one_click(qtbot, loaded):
    # GIVEN images / WHEN Threads is clicked and the batch runs
    window = loaded(4)
    qtbot.mouseClick(
        window.bar.start.threads, Qt.MouseButton.LeftButton, pos=QPoint(8, window.bar.start.threads.height() // 2)
    )
    assert window.session.mode is Mode.THREADS
    press(qtbot, window.bar.start.start)
    until(qtbot, window, State.DONE)
    # THEN it ran on threads, and its rate stands beside the toggle
    assert window.session.progress.mode == "threads"
    assert "/s)" in window.bar.start.threads.text()
    assert "/s)" not in window.bar.start.processes.text()


def test_a_run_shows_progress_and_who_works_on_what(qtbot, running):
    # GIVEN a run / WHEN it is on / THEN bar, figures and names are there, and the panel rests
    bar = running.bar
    assert bar.progress.bar.isVisible()
    assert bar.progress.bar.maximum() == 60
    qtbot.waitUntil(
        lambda: "images/s" in bar.progress.figures.text() and "left" in bar.progress.figures.text(), timeout=WAIT
    )
    qtbot.waitUntil(lambda: "photo-" in bar.progress.workers.labels[0].text(), timeout=WAIT)
    assert not running.panel.isEnabled()
    assert not bar.start.start.isVisible()


def test_pause_and_resume_by_the_same_button(qtbot, running):
    # GIVEN a run / WHEN it is paused and resumed
    press(qtbot, running.bar.progress.pause)
    assert running.session.state is State.PAUSED
    assert running.bar.progress.pause.text() == "Res&ume"
    assert "paused" in running.bar.progress.figures.text()
    press(qtbot, running.bar.progress.pause)
    # THEN it comes to its end
    until(qtbot, running, State.DONE)
    assert running.session.progress.done == 60


def test_escape_cancels(qtbot, running):
    # GIVEN a run / WHEN Esc is pressed / THEN it ends, and the window says how far it came
    qtbot.keyClick(running, Qt.Key.Key_Escape)
    until(qtbot, running, State.DONE)
    assert "cancelled" in running.bar.result.summary.text()
    assert running.bar.start.start.isVisible()
    # AND no process stays but the one that reads the headers that are missing, until it has
    qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=WAIT)


def test_control_return_starts(qtbot, loaded):
    # GIVEN images / WHEN Ctrl+Return is pressed / THEN the batch runs
    window = loaded(2)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, State.DONE)
    assert window.session.progress.done == 2


def test_a_failed_image_is_a_row_with_its_reason_and_can_be_shown(qtbot, window, photos):
    # GIVEN a damaged photo among good ones
    folder = photos(5)
    (folder / "photo-4.jpg").write_bytes((folder / "photo-4.jpg").read_bytes()[:3000])
    drop(window, folder)
    until(qtbot, window, State.READY)
    # WHEN the run is over
    press(qtbot, window.bar.start.start)
    until(qtbot, window, State.FAILED)
    # THEN one click leads to its row
    assert window.bar.result.failed.text() == "1 file failed: sho&w"
    press(qtbot, window.bar.result.failed)
    row = window.table.selectionModel().selectedRows()[0].row()
    assert window.model.data(window.model.index(row, Column.NAME)) == "photo-4.jpg"
    assert "ends too early" in window.model.data(window.model.index(row, Column.STATE))


def test_closing_in_a_run_asks_once_within_the_window(qtbot, running):
    # GIVEN a run / WHEN the window is closed / THEN it asks, and goes on
    running.close()
    assert running.isVisible()
    assert running.bar.closing.isVisible()
    # WHEN the answer is to go on / THEN the question is gone
    press(qtbot, running.bar.closing.stay)
    assert not running.bar.closing.isVisible()
    assert running.session.state is State.RUNNING
    # WHEN it is closed again and stopping is confirmed / THEN the run is over and so is the window
    running.close()
    press(qtbot, running.bar.closing.go)
    qtbot.waitUntil(lambda: not running.isVisible(), timeout=WAIT)
    assert not multiprocessing.active_children()


def test_the_window_takes_drops_during_a_run(qtbot, running, tmp_path, images):
    # GIVEN a run / WHEN another image is dropped / THEN the window says that it will follow, and it does
    images.plain(400, 300).save(tmp_path / "late.jpg")
    drop(running, tmp_path / "late.jpg")
    qtbot.waitUntil(lambda: "1 more will follow" in running.bar.progress.figures.text(), timeout=WAIT)
    qtbot.waitUntil((tmp_path / "out" / "late-1920.jpg").exists, timeout=WAIT)
    until(qtbot, running, State.DONE)


def test_delete_removes_the_selected_rows(qtbot, loaded):
    # GIVEN three images, the first of them selected / WHEN Del is pressed / THEN it is gone from the list
    window = loaded(3)
    window.table.selectRow(0)
    window.table.setFocus()
    qtbot.keyClick(window.table, Qt.Key.Key_Delete)
    assert window.session.images.count == window.model.rowCount() == 2


def test_clear_brings_back_the_empty_window(qtbot, loaded):
    # GIVEN images / WHEN Clear is pressed / THEN the drop zone is there again
    window = loaded(3)
    qtbot.waitUntil(lambda: all(source.header for source in window.session.images.sources), timeout=WAIT)
    press(qtbot, window.tools.clear)
    assert window.pages.currentWidget() is window.zone
    assert window.session.images.count == window.model.rowCount() == 0


@pytest.fixture
def clipboard(qapp):
    """The clipboard, emptied at the end: what Python puts there must not outlive it, or the interpreter crashes."""
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


def test_pasted_files_are_added(qtbot, window, photos, clipboard):
    # GIVEN files that were copied in a file manager / WHEN Ctrl+V is pressed / THEN they are there
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photos(1) / "photo-1.jpg"))])
    clipboard.setMimeData(mime)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, State.READY)
    assert window.session.images.count == 1


def test_settings_are_remembered(qtbot, window):
    # GIVEN changed settings / WHEN they are saved and a new window opens / THEN it has them
    window.panel.quality.setValue(42)
    window.panel.output.setText("/somewhere/else")
    window.session.set_mode(Mode.THREADS)
    window.session.rates["threads"] = 12.5
    stored.save(window.settings())
    settings, note = stored.load()
    second = Window(Session())
    qtbot.addWidget(second)
    second.show_settings(settings)
    assert note == ""
    assert second.session.recipe.encoding.quality == second.panel.quality_number.value() == 42
    assert second.session.output == second.panel.output.text() == "/somewhere/else"
    assert second.bar.start.threads.isChecked()
    assert second.bar.start.threads.text() == "&Threads  (12.5/s)"


def test_everything_that_takes_input_has_a_name_for_screen_readers(window):
    # GIVEN the window / WHEN its fields are asked for their names / THEN each has one
    panel, bar = window.panel, window.bar
    for widget in (panel.sizes.entry, panel.fit, panel.format, panel.quality, panel.output, panel.name, panel.exists):
        assert widget.accessibleName(), widget
    for widget in (bar.start.workers, bar.progress.bar, window.table):
        assert widget.accessibleName(), widget
