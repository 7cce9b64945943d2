"""The window that compares threads and processes, on real images."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtGui import QImage

from imgbatch.app.batch import Mode
from imgbatch.domain.comparison import Stage
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.comparison_words import chart_words
from imgbatch.ui.state import State

WAIT = 60_000


@pytest.fixture
def ready(qtbot, open_window, photos):
    """A window with photos, ready to run."""
    window = open_window(recipe=Recipe(sizes=(Size(200, 200),)))
    window.session.add([str(photos(4, 400, 300))])
    qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=WAIT)
    return window


@pytest.fixture
def compare(qtbot, ready):
    """The window that compares, opened by its button, as quick as can be."""
    qtbot.mouseClick(ready.bar.start.compare, Qt.MouseButton.LeftButton)
    window = ready.compare_window
    qtbot.waitExposed(window)
    window.runs.setValue(1)
    window.workers.setText("2")
    qtbot.waitUntil(window.go.isEnabled, timeout=WAIT)  # once all headers are read
    return window


@pytest.fixture
def compared(ready, compare, comparisons):
    """The same, with a comparison that is over, of figures made by hand."""
    comparing = ready.session.comparing
    comparing.known = comparisons.comparison()
    comparing.changed.emit()
    return compare


def test_everyone_is_measured_and_the_fastest_is_used(qtbot, ready, compare):
    # GIVEN photos / WHEN they are compared, and the winner is taken
    comparing = ready.session.comparing
    qtbot.mouseClick(compare.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: comparing.is_done and not comparing.is_active, timeout=WAIT)
    qtbot.mouseClick(compare.use, Qt.MouseButton.LeftButton)
    # THEN everyone was measured
    known = comparing.known
    assert [(one.mode, one.workers) for one in known.contenders] == [("serial", 1), ("threads", 2), ("processes", 2)]
    assert [standing.contender for standing in known.standings] == list(known.contenders)
    # AND batches run on the winner
    fastest = known.fastest.contender
    mode = Mode.THREADS if fastest.mode == "serial" else Mode(fastest.mode)  # there is no button for serial
    assert (ready.session.mode, ready.session.workers) == (mode, fastest.workers)
    assert chart_words(QLocale()).name(fastest) in compare.note.text()
    # AND nothing of it is left in the state of the batch
    assert ready.session.state is State.READY
    assert ready.session.progress.images == 0


def test_no_batch_starts_while_it_measures(qtbot, ready, compare):
    # GIVEN a comparison that has begun
    qtbot.mouseClick(compare.go, Qt.MouseButton.LeftButton)
    # WHEN a batch is to start / THEN the button says why it cannot
    assert ready.session.why_not() == "A comparison is running"
    assert not ready.bar.start.start.isEnabled()
    ready.session.start()
    assert ready.session.state is State.READY
    # AND when it is cancelled, it can
    qtbot.mouseClick(compare.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(ready.bar.start.start.isEnabled, timeout=WAIT)


def test_it_is_cancelled_in_the_midst_and_what_was_measured_stays(qtbot, ready, compare):
    # GIVEN a comparison that would take long, with one trial over
    comparing = ready.session.comparing
    compare.runs.setValue(99)
    qtbot.mouseClick(compare.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: comparing.known is not None and len(comparing.known.trials) > 0, timeout=WAIT)
    # WHEN it is cancelled by its key
    qtbot.keyClick(compare, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not comparing.is_active, timeout=WAIT)
    # THEN what was measured can be saved, but is not taken for a result
    assert comparing.known.stage is not Stage.DONE
    assert compare.save.isEnabled()
    assert not compare.use.isEnabled()
    assert compare.lessons.isHidden()
    # AND it can be begun again
    assert compare.go.isEnabled()


def test_a_number_that_is_none_is_told_beside_its_field(qtbot, ready, compare):
    # GIVEN numbers of workers that are none / WHEN it shall begin / THEN that is said, and nothing begins
    compare.workers.setText("two")
    qtbot.mouseClick(compare.go, Qt.MouseButton.LeftButton)
    assert compare.error.isVisible()
    assert not ready.session.comparing.is_active
    # AND what the program refuses is said likewise
    compare.workers.setText("0")
    qtbot.mouseClick(compare.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "between 1 and" in compare.error.text(), timeout=WAIT)


def test_it_is_saved_in_every_form(compared, tmp_path):
    # GIVEN a comparison that is over / WHEN it is saved / THEN each file is of its form, and this is said
    for suffix in ("html", "svg", "json", "png"):
        path = tmp_path / f"comparison.{suffix}"
        compared.save_as(str(path))
        assert path.name in compared.note.text()
    assert QImage(str(tmp_path / "comparison.png")).width() > compared.chart.width()
    assert json.loads((tmp_path / "comparison.json").read_text())["stage"] == "done"
    assert "<svg" in (tmp_path / "comparison.svg").read_text()
    assert "<svg" in (tmp_path / "comparison.html").read_text()


def test_a_place_where_nothing_can_be_saved_is_told(compared, tmp_path):
    # GIVEN a folder that is not there / WHEN it shall be saved there / THEN that is said
    for suffix in ("png", "html"):
        compared.note.clear()
        compared.save_as(str(tmp_path / "missing" / f"a.{suffix}"))
        assert compared.note.text()
        assert "Saved" not in compared.note.text()


def test_the_chart_says_what_it_shows(compared):
    # GIVEN the chart of a comparison / WHEN one points at its bars and images / THEN their figures are told
    chart = compared.chart
    tips = {chart.tip_at(QPointF(x, y)) for x in range(0, chart.width(), 12) for y in range(0, chart.height(), 7)}
    assert any("images a second" in tip for tip in tips)
    assert any(tip.startswith("Image ") for tip in tips)


def test_closing_the_main_window_ends_it(qtbot, ready, compare):
    # GIVEN a comparison that goes on
    compare.runs.setValue(99)
    qtbot.mouseClick(compare.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(ready.session.comparing.known and ready.session.comparing.known.trials), timeout=WAIT)
    # WHEN the main window is closed / THEN no thread is left behind
    ready.close()
    assert not ready.left_behind
    assert ready.compare_window is None


def test_one_after_the_other_is_used_as_one_thread(ready, compare, comparisons):
    # GIVEN a comparison that one after the other has won / WHEN its winner is taken / THEN one thread is what is shown
    slow = comparisons.Kind(cpu=0.4)
    several = [one for one in comparisons.CONTENDERS if one.mode != "serial"]
    comparing = ready.session.comparing
    comparing.known = comparisons.comparison(kinds=dict.fromkeys(several, slow))
    assert comparing.known.fastest.contender.mode == "serial"
    comparing.changed.emit()
    compare.use.click()
    assert (ready.session.mode, ready.session.workers) == (Mode.THREADS, 1)
    assert ready.bar.start.threads.isChecked()
