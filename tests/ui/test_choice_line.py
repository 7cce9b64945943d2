"""The window says what Auto would take, and why, while there is something to choose for."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt

from imgbatch.app.batch import Mode
from imgbatch.app.pace import save
from imgbatch.app.settings import Settings
from imgbatch.domain.choice import Load, choose
from imgbatch.domain.pace import Pace
from imgbatch.ui.choice_line import choice_text
from imgbatch.ui.session import Session
from imgbatch.ui.state import State

WAIT = 20_000


@pytest.fixture
def auto(qtbot, open_window, photos):
    """A window on Auto with two photos, on a machine on which they are worth sharing."""
    save(Pace(factors={"jpeg>jpeg": 5.0}))
    window = open_window(mode=Mode.AUTO)
    window.session.add([str(photos(2))])
    qtbot.waitUntil(lambda: window.session.state is State.READY and window.session.images.is_settled, timeout=WAIT)
    return window


def test_auto_is_what_one_begins_with(qapp):
    # GIVEN nobody who has chosen anything / WHEN the program begins / THEN it is Auto
    session = Session()
    assert (session.mode, Settings().mode) == (Mode.AUTO, Mode.AUTO)
    assert session.close()


def test_it_says_what_auto_would_take_and_why(qtbot, auto):
    # GIVEN two photos / WHEN Auto is chosen / THEN a line says that threads are enough, with figures
    line = auto.bar.start.choice
    qtbot.waitUntil(line.isVisible, timeout=WAIT)
    assert auto.bar.start.auto.isChecked()
    assert line.text().startswith("Auto takes threads: 2 images take about 0.")
    assert "{" not in line.text()


def test_it_follows_the_recipe_and_the_machine(qtbot, auto):
    # GIVEN the line / WHEN the work becomes more than threads are worth / THEN it says so
    line = auto.bar.start.choice
    qtbot.waitUntil(line.isVisible, timeout=WAIT)
    save(Pace(startup=0.05, held_threads=0.5, factors={"jpeg>jpeg": 30.0}))
    auto.session.set_workers(2)
    qtbot.waitUntil(lambda: line.text().startswith("Auto takes processes: 2 images"), timeout=WAIT)


def test_it_is_there_only_for_auto_and_only_for_images(qtbot, auto):
    # GIVEN the line / WHEN processes are clicked / THEN it is gone, and it is back when Auto is
    start = auto.bar.start
    qtbot.waitUntil(start.choice.isVisible, timeout=WAIT)

    def click(button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))

    click(start.processes)
    assert auto.session.mode is Mode.PROCESSES
    assert not start.choice.isVisible()
    click(start.auto)
    assert auto.session.mode is Mode.AUTO
    qtbot.waitUntil(start.choice.isVisible, timeout=WAIT)
    # and without images there is nothing to say
    auto.session.clear()
    assert not start.choice.isVisible()


def test_a_window_on_auto_runs_what_it_said(qtbot, auto):
    # GIVEN the line that names threads / WHEN the batch is run / THEN threads did it, and have a rate of their own
    qtbot.waitUntil(auto.bar.start.choice.isVisible, timeout=WAIT)
    auto.session.start()
    qtbot.waitUntil(lambda: auto.session.state is State.DONE, timeout=WAIT)
    assert auto.session.progress.mode == "threads"
    assert set(auto.session.rates) == {"threads"}
    assert auto.settings().mode is Mode.AUTO


@pytest.mark.parametrize("load", [Load(1, 0.001), Load(5000, 1.0), Load(5000, 5000.0), Load(9, 1.0, has_more=True)])
def test_figures_are_those_of_the_locale(load):
    # GIVEN a choice / WHEN it is said in German / THEN its numbers are written so
    text = choice_text(QLocale("de_DE"), choose(Pace(), load, 2))
    assert re.search(r"\d,\d", text)
    assert not re.search(r"[{}]|\d\.\d+ s|\d,\d{3} images", text)


def test_nothing_is_chosen_for_after_the_end(auto):
    # GIVEN a window on Auto that is closed, and its journal with it / WHEN the line would think / THEN it does not
    assert auto.session.choice() is not None
    auto.close()
    assert auto.session.choice() is None
