"""The table as a person sees it: pictures, columns, selection, keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QFont

from imgbatch.app import settings as stored
from imgbatch.app.settings import Settings, TableLook
from imgbatch.domain.event import JobFinished, SourceFound
from imgbatch.domain.job import JobDone, Source
from imgbatch.ui.source_rows import Column, Stage
from imgbatch.ui.source_table import SourceTable
from imgbatch.ui.source_view import SourceView

WAIT = 20_000


class Pictures:
    """Thumbnails that only remember what was wanted of them."""

    def __init__(self):
        self.wanted = []
        self.looks = []
        self.made = self

    def connect(self, slot):
        self.tell = slot

    def set_look(self, edge, ratio, palette):
        self.looks.append((edge, ratio))

    def want(self, sources):
        self.wanted.append([source.number for source in sources])


@pytest.fixture
def pictures():
    return Pictures()


@pytest.fixture
def view(qtbot, pictures):
    model = SourceTable()
    view = SourceView(model, pictures)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


def fill(view, count):
    view.model().apply([SourceFound(Source(number, f"/photos/{number}.jpg", "/photos")) for number in range(count)])


def numbers(view):
    return [view.model().row(place).number for place in range(view.model().rowCount())]


def header_click(qtbot, view, column):
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_only_what_is_seen_is_wanted_and_scrolling_far_forgets_the_way(qtbot, view, pictures):
    # GIVEN a hundred thousand rows / WHEN they come, and when somebody goes to their end
    fill(view, 100_000)
    qtbot.waitUntil(lambda: bool(pictures.wanted) and len(pictures.wanted[-1]) > 5, timeout=WAIT)
    assert pictures.wanted[-1] == list(range(len(pictures.wanted[-1])))
    for place in range(0, 100_000, 5_000):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * place // 100_000)
    view.scrollToBottom()
    qtbot.waitUntil(lambda: 99_999 in pictures.wanted[-1], timeout=WAIT)
    # THEN a screenful is wanted at a time
    assert max(len(wanted) for wanted in pictures.wanted) < 40


def test_a_third_click_on_a_header_is_the_order_of_adding(qtbot, view):
    # GIVEN rows / WHEN the header of the names is clicked three times / THEN up, down, and as they were added
    view.model().apply([SourceFound(Source(number, f"/p/{name}.jpg", "/p")) for number, name in enumerate("bca")])
    seen = []
    for _ in range(3):
        header_click(qtbot, view, Column.NAME)
        seen.append(numbers(view))
    assert seen == [[2, 0, 1], [1, 0, 2], [0, 1, 2]]
    assert view.horizontalHeader().sortIndicatorSection() == -1


def test_columns_share_the_width_and_keep_what_was_made_of_them(view):
    # GIVEN a column that was made wider / WHEN the window grows / THEN it keeps its share, and nothing sticks out
    header = view.horizontalHeader()
    header.resizeSection(Column.NAME, 320)
    view.resize(1600, 400)
    assert abs(header.sectionSize(Column.NAME) - 640) < 20
    assert header.length() == view.viewport().width()


def test_a_narrow_table_shows_every_title(view):
    # GIVEN columns, one of which was made as narrow as it can be / WHEN the table is narrow, with large letters
    header = view.horizontalHeader()
    header.resizeSection(Column.SOURCE, 1)
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    view.resize(615, 400)
    # THEN each has room for its title, and nothing sticks out
    short = [column for column in Column if header.sectionSize(column) < header.sectionSizeHint(column)]
    assert short == []
    assert header.length() == view.viewport().width()


@pytest.mark.parametrize("clicks", [0, 1, 2])
def test_a_table_looks_as_it_was_left(qtbot, view, clicks):
    # GIVEN a table with a column that was made wider, sorted or not / WHEN another one is arranged as it
    view.horizontalHeader().resizeSection(Column.RESULT, 240)
    for _ in range(clicks):
        header_click(qtbot, view, Column.STATE)
    other = SourceView(SourceTable(), Pictures())
    other.model().setParent(other)
    qtbot.addWidget(other)
    other.resize(1600, 400)
    other.arrange(view.look)
    other.show()
    # THEN it has the same proportions, and the same order
    assert abs(other.horizontalHeader().sectionSize(Column.RESULT) - 480) < 20
    assert other.look == view.look
    assert other.model().order == view.model().order


@pytest.mark.parametrize(
    "look",
    [
        TableLook((0.3, 0.2), "weight"),
        TableLook((0.3, 0.2, 0.1, 0.1)),
        TableLook((0.0, 0.2, 0.2)),
        TableLook((-0.1, 0.2, 0.2)),
        TableLook((float("nan"), 0.2, 0.2)),
        TableLook((1e300, 0.2, 0.2)),
        TableLook((), "", descending=True),
    ],
)
def test_a_stale_look_is_the_usual_one(view, look):
    # GIVEN how a table of another version looked, or nonsense / WHEN the table begins with it / THEN it is as usual
    view.arrange(TableLook())
    usual = view.look
    view.arrange(look)
    assert view.look == usual
    assert view.horizontalHeader().length() == view.viewport().width()


def test_the_look_outlives_the_program(qtbot, open_window, photos):
    # GIVEN a table that is sorted, and a column of another width / WHEN the window opens again and finds photos
    first = open_window()
    first.table.sortByColumn(Column.NAME, Qt.SortOrder.DescendingOrder)
    first.table.columns.restore((0.5, 0.1, 0.1))
    stored.save(first.settings())
    settings, note = stored.load()
    assert note == ""
    second = open_window(table=settings.table)
    second.session.add([str(photos(12))])
    qtbot.waitUntil(lambda: second.session.images.count == 12 and second.session.images.is_settled, timeout=WAIT)
    # THEN it looks the same, and they stand in that order
    names = [second.model.row(place).name for place in range(12)]
    assert names[0] == "photo-9.jpg"
    assert names[-1] == "part-1/photo-10.jpg"
    assert second.table.look == settings.table == TableLook((0.5, 0.1, 0.1), "name", descending=True)


def test_settings_without_a_look_are_those_of_an_earlier_version(open_window):
    # GIVEN settings that say nothing of the table / WHEN the window opens / THEN rows stand as they were added
    window = open_window(table=Settings().table)
    assert window.table.look.sort == ""
    assert window.table.horizontalHeader().sortIndicatorSection() == -1


def test_the_selection_outlives_sorting_and_filters(view):
    # GIVEN selected rows, one of which is done
    fill(view, 10)
    done = JobDone(3, "1920", "/out/x.jpg", 10, 10, 1_000, 1_000)
    view.model().apply([JobFinished("", done)])
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for place in (3, 4, 8):
        view.selectionModel().select(view.model().index(place, 0), flags)
    # WHEN they are sorted / THEN the same are selected
    view.sortByColumn(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert sorted(row.number for row in view.selected_rows()) == [3, 4, 8]
    # WHEN a filter hides one / THEN the others still are
    view.model().narrow(Stage.TO_DO, ())
    assert sorted(row.number for row in view.selected_rows()) == [4, 8]


def test_rows_and_pictures_grow_with_the_font(view, pictures):
    # GIVEN the table / WHEN the font is twice as large / THEN its rows and pictures are, too
    before, (edge, _) = view.verticalHeader().defaultSectionSize(), pictures.looks[-1]
    font = QFont(view.font())
    font.setPointSize(font.pointSize() * 2)
    view.setFont(font)
    assert view.verticalHeader().defaultSectionSize() > before * 1.7
    assert pictures.looks[-1][0] > edge * 1.7


def test_delete_asks_to_remove_what_is_selected(qtbot, view):
    # GIVEN rows of which two are selected / WHEN Del is pressed / THEN these are to be removed
    fill(view, 5)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for place in (1, 3):
        view.selectionModel().select(view.model().index(place, 0), flags)
    view.setFocus()
    with qtbot.waitSignal(view.removal_wanted, timeout=WAIT) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert wanted.args == [[1, 3]]
