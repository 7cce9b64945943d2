"""Which rows are shown, as a person says it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.event import PathRejected, SourceFound
from imgbatch.domain.job import Source
from imgbatch.ui.fields import choose
from imgbatch.ui.filter_row import FilterRow
from imgbatch.ui.source_rows import Stage
from imgbatch.ui.source_table import SourceTable

WAIT = 20_000


@pytest.fixture
def row(qtbot):
    model = SourceTable()
    row = FilterRow(model)
    model.setParent(row)
    row.model = model
    qtbot.addWidget(row)
    row.show()
    qtbot.waitExposed(row)
    model.apply([SourceFound(Source(number, f"/p/{name}.jpg", "/p")) for number, name in enumerate(("ab", "bc", "cd"))])
    model.apply([PathRejected("/p/b", ErrorInfo(ErrorKind.MISSING, "no such file or folder"))])
    return row


def test_the_box_counts_what_it_chooses_from(row):
    # GIVEN three images, and a path that cannot be used / WHEN the box is opened / THEN it says how many are what
    texts = [row.stage.itemText(at) for at in range(row.stage.count())]
    assert texts == ["All (4)", "To do (3)", "Done (0)", "Skipped (0)", "Failed (1)"]


def test_a_stage_and_words_narrow_the_table(qtbot, row):
    # GIVEN four rows / WHEN a stage is chosen and a word is typed / THEN what is both is shown
    choose(row.stage, Stage.TO_DO)
    assert row.model.rowCount() == 3
    qtbot.keyClicks(row.search, "B")
    qtbot.waitUntil(lambda: row.model.rowCount() == 2, timeout=WAIT)


def test_escape_empties_the_search_first(qtbot, row):
    # GIVEN a search / WHEN Esc is pressed / THEN all are shown
    qtbot.keyClicks(row.search, "zz")
    qtbot.waitUntil(lambda: row.model.rowCount() == 0, timeout=WAIT)
    qtbot.keyClick(row.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: row.model.rowCount() == 4, timeout=WAIT)


def test_a_filter_does_not_outlive_what_it_was_for(row):
    # GIVEN a filter / WHEN all rows are removed / THEN it is gone, too
    choose(row.stage, Stage.FAILED)
    row.model.clear()
    assert row.stage.currentData() is None
    assert not row.model.order.is_narrow
