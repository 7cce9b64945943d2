"""The one window: sources on the left, recipe on the right, the run at the foot."""

from __future__ import annotations

import os
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from imgbatch.app.resources import resource
from imgbatch.app.settings import Settings
from imgbatch.domain.format import IMAGE_SUFFIXES
from imgbatch.ui.drop_zone import DropZone
from imgbatch.ui.dropping import local_paths
from imgbatch.ui.recipe_panel import RecipePanel
from imgbatch.ui.run_bar import RunBar
from imgbatch.ui.session import Session
from imgbatch.ui.source_table import Column, SourceTable
from imgbatch.ui.state import State
from imgbatch.ui.style import style

_COLUMN_CHARACTERS = {Column.NAME: 24, Column.SOURCE: 28, Column.RESULT: 32}


class Window(QMainWindow):
    """The main window. It takes drops at any time; the work is the session's.

    Attributes:
        left_behind: A thread did not end when the window closed: it hangs on a dead drive, say.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.setParent(self)
        self.model = SourceTable(self)
        self.table = QTableView()
        self.zone = DropZone()
        self.panel = RecipePanel()
        self.panel_view = QScrollArea()
        self.bar = RunBar(session)
        self.message = QLabel()
        self.tools = QWidget()
        self.left_behind = False
        self._closing = False
        self.setWindowTitle("imgbatch")
        self.setWindowIcon(QIcon(resource("icons", "imgbatch.svg")))
        self.setAcceptDrops(True)
        self.setStyleSheet(style(self.palette()))
        self._lay_out()
        self._connect()
        self._on_state(session.state)

    def show_settings(self, settings: Settings) -> None:
        """Begin where the user left off."""
        session = self.session
        session.rates = dict(settings.rates)
        session.set_mode(settings.mode)
        if settings.workers is not None:
            session.set_workers(settings.workers)
        self.panel.show_recipe(settings.recipe, settings.output)
        session.set_output(settings.output)
        session.set_recipe(self.panel.recipe)
        if not (settings.window and self.restoreGeometry(QByteArray(settings.window))):
            self.resize(self.fontMetrics().averageCharWidth() * 200, self.fontMetrics().height() * 48)

    def settings(self) -> Settings:
        """Say what shall be remembered."""
        session = self.session
        return Settings(
            recipe=session.recipe,
            output=session.output,
            mode=session.mode,
            workers=session.workers,
            rates=session.rates,
            window=bytes(self.saveGeometry().data()),
        )

    def end(self) -> None:
        """Stop what is running and close, without a question."""
        self._closing = True
        self.session.cancel()
        if not self.session.state.is_running:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        if self.session.state is State.CANCELLING:
            self._closing = True  # it was just asked to end, and closes the window then
            event.ignore()
            return
        if self.session.state.is_running and not self._closing:
            self.bar.ask_to_close()
            event.ignore()
            return
        self.left_behind = not self.session.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.styleSheet() != (rules := style(self.palette())):
            self.setStyleSheet(rules)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            # A copy: some file managers would otherwise move what is dragged.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.zone.set_lit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, N802
        self.zone.set_lit(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.zone.set_lit(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.session.add(local_paths(event.mimeData()))

    def _lay_out(self) -> None:
        self._prepare_table()
        self.message.setObjectName("message")
        self.message.setWordWrap(True)
        self.message.hide()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.zone)
        self.pages.addWidget(self.table)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._tools())
        left.addWidget(self.message)
        left.addWidget(self.pages, 1)
        self._prepare_panel_view()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(_line(QFrame.Shape.VLine))
        middle.addWidget(self.panel_view)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(_line(QFrame.Shape.HLine))
        column.addWidget(self.bar)
        self.setCentralWidget(page)

    def _prepare_panel_view(self) -> None:
        view = self.panel_view
        view.setObjectName("panel")
        view.setWidget(self.panel)
        view.setWidgetResizable(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFixedWidth(self.panel.minimumWidth() + view.verticalScrollBar().sizeHint().width())

    def _tools(self) -> QWidget:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(8)
        self.add_folder = QPushButton("Add &folder…")
        self.add_files = QPushButton("Add f&iles…")
        self.clear = QPushButton("C&lear")
        self.count = QLabel()
        self.count.setObjectName("hint")
        for widget in (self.add_folder, self.add_files, self.clear):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.count)
        return self.tools

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setAccessibleName("Images")
        table.verticalHeader().hide()
        # A fixed height, or every insertion would measure a hundred thousand rows.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.7))
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, characters in _COLUMN_CHARACTERS.items():
            table.setColumnWidth(column, self.fontMetrics().averageCharWidth() * characters)

    def _connect(self) -> None:
        session = self.session
        session.begun.connect(self.model.begin_run)
        session.told.connect(self.model.apply)
        session.state_changed.connect(self._on_state)
        session.request_changed.connect(self._on_request)
        session.sources_changed.connect(self._on_sources)
        session.noted.connect(self.show_message)
        self.panel.recipe_changed.connect(lambda: session.set_recipe(self.panel.recipe))
        self.panel.output_changed.connect(session.set_output)
        self.panel.more.opened.connect(lambda: QTimer.singleShot(0, self._show_more))
        self.bar.close_confirmed.connect(self.end)
        self.bar.failures_wanted.connect(self._on_failures_wanted)
        for folder_button in (self.add_folder.clicked, self.zone.folder_wanted):
            folder_button.connect(self._on_add_folder)
        for files_button in (self.add_files.clicked, self.zone.files_wanted):
            files_button.connect(self._on_add_files)
        self.clear.clicked.connect(self._on_clear)
        for keys, slot in (
            (QKeySequence.StandardKey.Open, self._on_add_folder),
            (QKeySequence.StandardKey.Paste, self._on_paste),
            (QKeySequence("Ctrl+Return"), session.start),
            (QKeySequence("Ctrl+Enter"), session.start),
            (QKeySequence("Esc"), session.cancel),
        ):
            QShortcut(keys, self).activated.connect(slot)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)

    def show_message(self, text: str) -> None:
        """Show one line above the table; an empty one hides it."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _on_state(self, state: State) -> None:
        self.pages.setCurrentWidget(self.zone if state is State.EMPTY else self.table)
        self.tools.setVisible(state is not State.EMPTY)
        self.clear.setEnabled(not state.is_running and state is not State.LOOKING)
        self.panel.setEnabled(not state.is_running)
        if state in (State.LOOKING, State.RUNNING):
            self.show_message("")
        if self._closing and not state.is_running:
            self.close()

    def _on_request(self) -> None:
        problem = self.session.problem
        self.panel.show_problem(problem)
        if problem is not None and problem.field not in self.panel.errors:
            self.show_message(str(problem))
        if problem is None:
            self.model.set_recipe(self.session.recipe)

    def _on_sources(self) -> None:
        count = self.session.count
        self.count.setText(f"{self.locale().toString(count)} image" + ("" if count == 1 else "s") if count else "")
        if count:
            self.panel.show_example_of(os.path.basename(self.session.first_path))
        elif not self.model.rowCount():
            self.panel.show_example_of("IMG_0001.jpg")

    def _show_more(self) -> None:
        """Bring what was folded out into view, as much of it as there is room for."""
        bar = self.panel_view.verticalScrollBar()
        top = self.panel.more.y()
        bottom = top + self.panel.more.height() - self.panel_view.viewport().height()
        bar.setValue(max(bar.value(), min(top, bottom)))

    def _on_add_folder(self) -> None:
        self._add([QFileDialog.getExistingDirectory(self, "Add a folder of images")])

    def _on_add_files(self) -> None:
        patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(IMAGE_SUFFIXES))
        files, _ = QFileDialog.getOpenFileNames(self, "Add images", "", f"Images ({patterns});;All files (*)")
        self._add(files)

    def _on_paste(self) -> None:
        self._add(local_paths(QGuiApplication.clipboard().mimeData()))

    def _add(self, paths: Iterable[str]) -> None:
        self.session.add([path for path in paths if path])

    def _on_delete(self) -> None:
        if not self.session.state.is_running:
            rows = [index.row() for index in self.table.selectionModel().selectedRows()]
            self.session.remove(self.model.remove(rows))

    def _on_clear(self) -> None:
        self.model.clear()
        self.session.clear()

    def _on_failures_wanted(self) -> None:
        for row in range(self.model.rowCount(QModelIndex())):
            if self.model.reason(row):
                self.table.selectRow(row)
                self.table.scrollTo(self.model.index(row, 0))
                self.table.setFocus()
                return


def _line(shape: QFrame.Shape) -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    return line
