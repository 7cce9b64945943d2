"""The row with the one button."""

from __future__ import annotations

import pytest

from imgbatch.ui.start_row import StartRow


@pytest.fixture
def row(qtbot, session):
    row = StartRow(session)
    qtbot.addWidget(row)
    row.refresh()
    row.show()
    qtbot.waitExposed(row)
    return row


def test_the_button_stands_beside_the_options_where_there_is_room(qtbot, row):
    # GIVEN a wide row / WHEN it is laid out / THEN the button is to the right of the options
    row.resize(1600, 60)
    qtbot.waitUntil(lambda: row.start.x() > row.options.geometry().right())
    assert row.start.y() < row.options.geometry().bottom()


def test_the_button_goes_below_where_there_is_none(qtbot, row):
    # GIVEN a row that is as narrow as it may be / WHEN it is laid out / THEN the button is below the options
    row.resize(row.minimumSizeHint().width(), 120)
    qtbot.waitUntil(lambda: row.start.y() > row.options.geometry().bottom())
    # AND no word of either is cut
    assert row.options.width() >= row.options.minimumSizeHint().width()
    assert row.start.width() >= row.start.minimumSizeHint().width()
    # AND it comes back when there is room again
    row.resize(1600, 120)
    qtbot.waitUntil(lambda: row.start.x() > row.options.geometry().right())
