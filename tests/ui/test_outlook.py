"""The two lines that say what a batch will come to."""

from __future__ import annotations

import re
import threading

import pytest
from PySide6.QtCore import QLocale

from imgbatch.app.outlook import Group, Outlook
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.outlook import figures_text, groups_text
from imgbatch.ui.state import State

WAIT = 20_000
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


@pytest.fixture
def shown(qtbot, open_window, photos):
    """A window with photos, that knows what they will come to."""
    window = open_window(recipe=Recipe(sizes=(Size(300, 300),)))
    window.session.add([str(photos(5))])
    qtbot.waitUntil(window.outlook.figures.isVisible, timeout=WAIT)
    return window


def test_what_a_batch_will_come_to_is_shown_by_itself(shown):
    # GIVEN photos that were just dropped / WHEN nobody does anything / THEN the window says what they will come to
    assert shown.outlook.groups.text() == "5 landscape → 300 × 200"
    assert re.fullmatch(r"about .* → .*, .* s   \(measured on [1-5] of your files\)", shown.outlook.figures.text())


def test_another_recipe_is_looked_at_by_itself(qtbot, shown):
    # GIVEN the outlook of a recipe / WHEN a size is added / THEN it comes anew
    shown.panel.sizes.entry.setText("640")
    with qtbot.waitSignal(shown.outlook._bridge.ended, timeout=WAIT):
        shown.panel.sizes.add.click()
    qtbot.waitUntil(lambda: "640 × 427" in shown.outlook.groups.text(), timeout=WAIT)


def test_nothing_is_looked_at_while_a_batch_runs(qtbot, shown):
    # GIVEN the outlook of a batch / WHEN the batch is started / THEN the lines go, and so does whoever measured
    shown.session.start()
    assert not shown.outlook.isVisible()
    assert not shown.outlook._bridge.is_active
    qtbot.waitUntil(lambda: shown.session.state is State.DONE, timeout=WAIT)
    assert not shown.outlook.isVisible()


def test_a_window_that_is_closed_while_it_measures_leaves_nobody(qtbot, window, photos):
    # GIVEN a window that is just measuring / WHEN it is closed / THEN its thread has ended
    window.session.add([str(photos(5))])
    qtbot.waitUntil(lambda: window.outlook._bridge.is_active, timeout=WAIT)
    window.close()
    assert not window.left_behind
    assert threading.active_count() < 20


@pytest.mark.parametrize(
    ("outlook", "text"),
    [
        (Outlook(groups=(Group("portrait", 88, 1440, 1920),)), "88 portrait → 1440 × 1920"),
        (
            Outlook(groups=(Group("landscape", 1200), Group("square", 1)), fitting=4, unchanged=5, taken=7, unusable=6),
            (
                "1,200 landscape   ·   1 square   ·   4 already fit   ·   5 up to date   ·   7 have a file already"
                "   ·   6 cannot be read"
            ),
        ),
        (Outlook(groups=(Group("landscape", 9000),), exact=False), "about 9,000 landscape"),
        (Outlook(), ""),
    ],
)
def test_groups_are_written_as_people_say_them(outlook, text):
    # GIVEN an outlook / WHEN it is put into words / THEN they are those
    assert groups_text(ENGLISH, outlook) == text


def test_figures_are_written_as_people_say_them():
    # GIVEN figures / WHEN they are put into words / THEN they are those; without figures there are none
    outlook = Outlook(source_bytes=412_000_000, bytes=63_000_000, seconds=8.04, measured=6)
    assert figures_text(ENGLISH, outlook) == "about 412.0 MB → 63.0 MB, 8.0 s   (measured on 6 of your files)"
    assert figures_text(ENGLISH, Outlook()) == ""
