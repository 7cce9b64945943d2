from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QAbstractItemModelTester

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.event import JobFinished, PathRejected, RunPaused, SourceFound, SourceProbed, UnitStarted
from imgbatch.domain.format import Format
from imgbatch.domain.job import ALREADY_THERE, UNCHANGED, Header, JobCancelled, JobDone, JobFailed, JobSkipped, Source
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.source_rows import Column, Stage, failure_text
from imgbatch.ui.source_table import SourceTable
from imgbatch.ui.style import failure_colour


@pytest.fixture
def model(qapp):
    model = SourceTable()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def source(number, width=4000, height=3000, orientation=1, **more):
    header = Header(Format.JPEG, width, height, orientation)
    return Source(number, f"/photos/IMG_{number}.jpg", "/photos", 3_100_000, **{"header": header, **more})


def cell(model, row, column):
    return model.data(model.index(row, column))


def add(model, *sources):
    model.apply([SourceFound(source) for source in sources])


def done(number, size, written):
    return JobFinished("", JobDone(number, size, "/out/x.jpg", 10, 10, 3_100_000, written))


def test_a_found_source_is_a_row_that_fills_when_it_was_probed(model):
    # GIVEN a source that was found
    add(model, source(0, header=None))
    assert cell(model, 0, Column.NAME) == "IMG_0.jpg"
    assert cell(model, 0, Column.RESULT) == "…"
    # WHEN it was probed / THEN its size and its result are there
    model.apply([SourceProbed(source(0))])
    assert cell(model, 0, Column.SOURCE) == "4000 × 3000  ·  3.1 MB"
    assert cell(model, 0, Column.RESULT) == "1920 × 1440"
    assert cell(model, 0, Column.STATE) == "ready"


def test_results_follow_the_recipe(model):
    # GIVEN a portrait and a small image
    add(model, source(0, 3000, 4000), source(1, 600, 400), source(2, 600, 400, orientation=3))
    # WHEN the recipe has two sizes and another format / THEN the results say so
    model.set_recipe(Recipe(sizes=(Size(1920, 1920), Size(640, 640))))
    assert [cell(model, row, Column.RESULT) for row in range(3)] == ["1440 × 1920, 480 × 640", "as it is", "600 × 400"]
    model.set_recipe(Recipe(format=Format.WEBP))
    assert cell(model, 1, Column.RESULT) == "600 × 400  WebP"


def test_a_path_that_cannot_be_used_is_a_row_with_its_reason(model):
    # GIVEN nothing / WHEN a path is rejected / THEN it is there in full, with the reason in red
    model.apply([PathRejected("/photos/pipe.jpg", ErrorInfo(ErrorKind.SPECIAL_FILE, "not a regular file"))])
    assert cell(model, 0, Column.NAME) == "/photos/pipe.jpg"
    assert cell(model, 0, Column.STATE) == "not a regular file"
    assert model.data(model.index(0, Column.STATE), Qt.ItemDataRole.ForegroundRole) is not None
    assert failure_text(model.row(0))


def test_the_state_of_a_row_follows_the_run(model):
    # GIVEN four sources and a recipe of two sizes
    add(model, *(source(number) for number in range(4)))
    model.set_recipe(Recipe(sizes=(Size(1920, 1920), Size(640, 640))))
    # WHEN they are worked on and end, each in its way
    model.apply([UnitStarted(0, 0, "")])
    assert cell(model, 0, Column.STATE) == "working"
    model.apply([done(0, "1920", 200_000), done(0, "640", 50_000)])
    model.apply([JobFinished("", JobSkipped(1, size, "", "already there")) for size in ("1920", "640")])
    error = ErrorInfo(ErrorKind.CORRUPT, "the image is damaged")
    model.apply([JobFinished("", JobFailed(2, size, "", error)) for size in ("1920", "640")])
    model.apply([done(3, "1920", 1_000), JobFinished("", JobCancelled(3, "640", ""))])
    # THEN each says how
    states = [cell(model, row, Column.STATE) for row in range(4)]
    assert states == ["done, 250.0 kB", "skipped: already there", "the image is damaged", "cancelled"]
    # AND a new run begins afresh
    model.begin_run(range(4))
    assert {cell(model, row, Column.STATE) for row in range(4)} == {"ready"}


def test_a_run_that_pauses_by_itself_leaves_no_row_in_work(model):
    # GIVEN two sources in work, one of which is done / WHEN the run pauses, since the disk is full
    add(model, *(source(number) for number in range(2)))
    model.apply([UnitStarted(0, 0, ""), UnitStarted(1, 1, ""), done(0, "1920", 1_000)])
    model.apply([RunPaused("the disk is full")])
    # THEN the other one waits / AND a pause that was wanted lets it be finished
    assert [cell(model, row, Column.STATE) for row in range(2)] == ["done, 1.0 kB", "ready"]
    model.apply([UnitStarted(1, 0, ""), RunPaused()])
    assert cell(model, 1, Column.STATE) == "working"


def test_what_an_earlier_run_made_is_called_unchanged(model):
    # GIVEN three sources and a recipe of two sizes
    add(model, *(source(number) for number in range(3)))
    model.set_recipe(Recipe(sizes=(Size(1920, 1920), Size(640, 640))))
    # WHEN a second run finds all, one, and one of two kinds of them as they were
    for number, size, reason in ((0, "1920", UNCHANGED), (0, "640", UNCHANGED), (1, "1920", UNCHANGED)):
        model.apply([JobFinished("", JobSkipped(number, size, "", reason))])
    model.apply([done(1, "640", 50_000)])
    model.apply([JobFinished("", JobSkipped(2, "1920", "", UNCHANGED))])
    model.apply([JobFinished("", JobSkipped(2, "640", "", ALREADY_THERE))])
    # THEN the rows say so, and what somebody may wonder about comes first
    assert [cell(model, row, Column.STATE) for row in range(3)] == [
        "unchanged",
        "done, 50.0 kB, 1 unchanged",
        f"skipped: {ALREADY_THERE}",
    ]


def test_a_batch_of_events_is_one_change(model, qtbot):
    # GIVEN a hundred rows
    add(model, *(source(number) for number in range(100)))
    changes = []
    model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    # WHEN a batch changes some / THEN the view hears of it once
    model.apply([UnitStarted(number, 0, "") for number in (7, 31, 12)])
    assert changes == [(7, 31)]


def test_rows_can_be_removed_and_events_still_find_theirs(model):
    # GIVEN three rows of which the middle one is removed
    add(model, *(source(number) for number in range(3)))
    assert model.remove([1]) == [1]
    # WHEN events come for all / THEN the rows that are there take theirs
    model.apply([UnitStarted(number, 0, "") for number in range(3)])
    assert model.rowCount() == 2
    assert [cell(model, row, Column.STATE) for row in range(2)] == ["working", "working"]


def test_a_name_that_is_not_utf8_is_shown_with_escapes(model):
    # GIVEN such a name / WHEN it is shown / THEN it can be read
    model.apply([SourceFound(Source(0, "/photos/caf\udce9.jpg"))])
    assert cell(model, 0, Column.NAME) == "caf\\xe9.jpg"


def test_notes_about_a_file_are_in_its_state_and_line_by_line_in_its_tip(model):
    # GIVEN a source in two sizes / WHEN both have the same note, and one has another
    add(model, source(0))
    notes = ("made smaller to keep the limit", "has no profile")
    for size, found in (("1920", notes), ("640", notes[:1])):
        model.apply([JobFinished("", JobDone(0, size, "/out/x.jpg", 10, 10, 3_100_000, 1_000, notes=found))])
    # THEN each is said once
    assert cell(model, 0, Column.STATE) == "done, 2.0 kB; made smaller to keep the limit; has no profile"
    tip = model.data(model.index(0, Column.STATE), Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines() == ["/photos/IMG_0.jpg", *notes]


def test_a_source_that_could_not_be_read_and_now_can_is_ready_again(model):
    # GIVEN a source that could not be read, and whose run has failed for it
    error = ErrorInfo(ErrorKind.UNSUPPORTED, "PSD files are read only when that is asked for", "--allow-format psd")
    add(model, source(0, header=None, error=error))
    model.apply([JobFinished("", JobFailed(0, "1920", "", error))])
    assert cell(model, 0, Column.STATE).endswith("; tick “Read rare formats too” under More")
    # WHEN it is probed anew and can be read / THEN its failure is forgotten
    model.apply([SourceProbed(source(0))])
    assert cell(model, 0, Column.STATE) == "ready"


def test_what_a_column_is_too_narrow_for_is_in_its_tip(model):
    # GIVEN an animation / WHEN the mouse rests on its size, and on its name / THEN the tip has all of it
    header = Header(Format.GIF, 4000, 3000, frames=12)
    add(model, Source(0, "/photos/dance.gif", "/photos", 3_100_000, header))
    tips = [model.data(model.index(0, column), Qt.ItemDataRole.ToolTipRole) for column in Column]
    assert tips == [
        "/photos/dance.gif",
        "4000 × 3000  ·  3.1 MB  ·  12 frames",
        "1920 × 1440",
        "/photos/dance.gif",
    ]


def test_a_failure_of_a_run_outlives_a_late_probe(model):
    # GIVEN a source that was not probed yet, and failed / WHEN its header comes late / THEN the failure stands
    add(model, source(0, header=None))
    model.apply([JobFinished("", JobFailed(0, "1920", "", ErrorInfo(ErrorKind.CORRUPT, "the image is damaged")))])
    model.apply([SourceProbed(source(0))])
    assert cell(model, 0, Column.STATE) == "the image is damaged"


def numbers(model):
    return [model.row(place).number for place in range(model.rowCount())]


def test_rows_keep_their_places_until_they_are_sorted_again(model):
    # GIVEN three rows sorted by state, the other way round
    add(model, *(source(number) for number in range(3)))
    model.sort(Column.STATE, Qt.SortOrder.DescendingOrder)
    # WHEN the last one is done / THEN it stays where it is
    model.apply([done(2, "1920", 1_000)])
    assert numbers(model) == [0, 1, 2]
    # WHEN they are sorted again, and not at all / THEN they move, and go back to the order of adding
    model.sort(Column.STATE, Qt.SortOrder.DescendingOrder)
    assert numbers(model) == [2, 0, 1]
    model.sort(-1)
    assert numbers(model) == [0, 1, 2]


def test_whoever_holds_on_to_a_cell_keeps_it_when_rows_are_sorted(model):
    # GIVEN somebody who holds on to a cell / WHEN rows are sorted / THEN it is still that of the same source
    add(model, source(0, 300, 200), source(1, 900, 600))
    held = QPersistentModelIndex(model.index(0, Column.SOURCE))
    model.sort(Column.SOURCE, Qt.SortOrder.DescendingOrder)
    assert numbers(model) == [1, 0]
    assert (held.row(), held.column()) == (1, Column.SOURCE)


def test_what_comes_later_is_last_whatever_rows_are_sorted_by(model):
    # GIVEN rows that are sorted / WHEN another one is found / THEN it comes last, and its events find it
    add(model, source(1, 300, 200), source(2, 900, 600))
    model.sort(Column.SOURCE)
    add(model, source(3, 30, 20))
    assert numbers(model) == [1, 2, 3]
    model.apply([UnitStarted(3, 0, "")])
    assert cell(model, 2, Column.STATE) == "working"


def test_a_filter_hides_rows_and_follows_the_run(model):
    # GIVEN six rows of which only those that are to be done are shown
    add(model, *(source(number) for number in range(6)))
    model.narrow(Stage.TO_DO, ())
    # WHEN some are done / THEN they leave, and the others still hear of theirs
    model.apply([done(0, "1920", 1_000), done(3, "1920", 1_000), done(4, "1920", 1_000), UnitStarted(5, 0, "")])
    assert numbers(model) == [1, 2, 5]
    assert cell(model, 2, Column.STATE) == "working"
    assert model.counts == {Stage.FAILED: 0, Stage.TO_DO: 3, Stage.SKIPPED: 0, Stage.DONE: 3}
    # WHEN only those that are done are shown, and another one is / THEN it joins them at the end
    model.narrow(Stage.DONE, ())
    model.apply([done(1, "1920", 1_000)])
    assert numbers(model) == [0, 3, 4, 1]
    # WHEN a new run begins / THEN none is done
    model.begin_run(range(6))
    assert numbers(model) == []
    assert model.total == 6


def test_many_rows_that_leave_at_once_are_one_change(model):
    # GIVEN many rows of which only those that are to be done are shown
    add(model, *(source(number) for number in range(200)))
    model.narrow(Stage.TO_DO, ())
    removals, resets = [], []
    model.rowsRemoved.connect(lambda *_: removals.append(1))
    model.modelReset.connect(lambda: resets.append(1))
    # WHEN every other one is done / THEN the view hears of it once, and not once for each
    model.apply([done(number, "1920", 1_000) for number in range(0, 200, 2)])
    assert numbers(model) == list(range(1, 200, 2))
    assert (len(removals), len(resets)) == (0, 1)


def test_rows_that_leave_beside_each_other_leave_together(model):
    # GIVEN rows of which only those that are to be done are shown / WHEN neighbours are done
    add(model, *(source(number) for number in range(10)))
    model.narrow(Stage.TO_DO, ())
    removals = []
    model.rowsRemoved.connect(lambda _parent, first, last: removals.append((first, last)))
    model.apply([done(number, "1920", 1_000) for number in (2, 3, 4, 8)])
    # THEN they are one block
    assert removals == [(8, 8), (2, 4)]


def test_a_batch_of_events_is_one_change_also_when_rows_have_left(model):
    # GIVEN a filter that has hidden some rows / WHEN a batch changes others / THEN the view hears where they are now
    add(model, *(source(number) for number in range(10)))
    model.narrow(Stage.TO_DO, ())
    model.apply([done(number, "1920", 1_000) for number in (0, 1, 5)])
    changes = []
    model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    model.apply([UnitStarted(number, 0, "") for number in (3, 7)])
    assert changes == [(1, 4)]


def test_words_find_rows_that_are_found_later_too(model):
    # GIVEN a search / WHEN images are found / THEN those with the words are shown
    model.narrow(None, ("img_2",))
    add(model, source(1), source(2), source(20))
    assert numbers(model) == [2, 20]
    assert model.total == 3


def test_what_is_removed_or_cleared_is_not_counted(model):
    # GIVEN rows / WHEN some are removed, and then all / THEN the counts follow
    add(model, *(source(number) for number in range(5)))
    with_signal = []
    model.counted.connect(lambda: with_signal.append(model.total))
    assert sorted(model.remove([0, 4])) == [0, 4]
    assert model.counts[Stage.TO_DO] == 3
    model.clear()
    assert with_signal == [3, 0]
    assert sum(model.counts.values()) == 0


def test_what_was_skipped_is_quiet_and_what_failed_is_red(model):
    # GIVEN a row that was skipped and one that failed / WHEN they are drawn / THEN so
    add(model, source(0), source(1))
    error = ErrorInfo(ErrorKind.CORRUPT, "the image is damaged")
    model.apply(
        [JobFinished("", JobSkipped(0, "1920", "", ALREADY_THERE)), JobFinished("", JobFailed(1, "1920", "", error))]
    )
    role = Qt.ItemDataRole.ForegroundRole
    quiet = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
    assert [model.data(model.index(0, column), role) for column in Column] == [quiet] * 4
    assert model.data(model.index(1, Column.STATE), role) == failure_colour(QGuiApplication.palette())
    assert model.data(model.index(1, Column.NAME), role) is None
    assert model.first_failure() == 1
