"""What every worker has in its hands."""

from __future__ import annotations

import pytest

from imgbatch.ui.worker_rows import MOST, WorkerRows


@pytest.fixture
def rows(qtbot):
    rows = WorkerRows()
    qtbot.addWidget(rows)
    rows.resize(1200, 60)
    rows.show()
    return rows


def texts(rows):
    return [label.toolTip() for label in rows.labels]


def test_every_worker_has_a_place_of_its_own(rows):
    # GIVEN three workers / WHEN two of them have something / THEN each is named in its place
    rows.show_work(3, {0: (7, "/in/a.jpg"), 2: (9, "/in/b.jpg")})
    assert texts(rows) == ["1  a.jpg", "2  –", "3  b.jpg"]


def test_nothing_moves_when_a_worker_rests(rows):
    # GIVEN workers / WHEN none has anything / THEN their places stay
    rows.show_work(2, {0: (7, "/in/a.jpg")})
    rows.clear()
    assert texts(rows) == ["1  –", "2  –"]


def test_of_many_workers_it_is_said_how_many_there_are(rows):
    # GIVEN more workers than there are places / WHEN they work / THEN the last place says how many there are
    rows.show_work(40, {number: (number, f"/in/{number}.jpg") for number in range(40)})
    assert len(rows.labels) == MOST
    assert texts(rows)[-1] == "40 workers at 40 files"


def test_a_name_that_is_not_utf_8_is_shown_with_its_bytes(rows):
    # GIVEN a worker / WHEN its file has such a name / THEN it can be shown
    rows.show_work(1, {0: (1, "/in/\udce4.jpg")})
    assert texts(rows) == [r"1  \xe4.jpg"]


def test_a_long_name_is_cut_in_its_middle(rows):
    # GIVEN a worker / WHEN the name of its file is longer than its place / THEN begin and end can be read
    rows.show_work(4, {0: (1, "/in/begin" + "x" * 300 + "end.jpg")})
    text = rows.labels[0].text()
    assert (text.startswith("1  begin"), text.endswith("end.jpg"), "…" in text) == (True, True, True)
