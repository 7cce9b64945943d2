"""The one window: sources on the left, recipe on the right, the run at the foot."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
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
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from imgbatch.app.batch import Mode
from imgbatch.app.resources import resource
from imgbatch.app.settings import Settings
from imgbatch.domain.comparison import Contender
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.banner import Banner
from imgbatch.ui.character import character_width
from imgbatch.ui.choices import Conduct
from imgbatch.ui.desktop import Desktop
from imgbatch.ui.drop_zone import DropZone
from imgbatch.ui.dropping import local_paths
from imgbatch.ui.filter_row import FilterRow
from imgbatch.ui.help import HelpWindow
from imgbatch.ui.messages import Messages
from imgbatch.ui.offer import Offer
from imgbatch.ui.outlook import OutlookLine
from imgbatch.ui.preset_box import PresetBox
from imgbatch.ui.preview import Preview
from imgbatch.ui.preview_split import PreviewSplit
from imgbatch.ui.recipe_panel import RecipePanel
from imgbatch.ui.run_bar import RunBar
from imgbatch.ui.session import STOP_MS, Session
from imgbatch.ui.source_menu import SourceMenu
from imgbatch.ui.source_rows import HIDDEN
from imgbatch.ui.source_table import SourceTable
from imgbatch.ui.source_view import SourceView
from imgbatch.ui.state import State
from imgbatch.ui.style import style
from imgbatch.ui.tool_row import ToolRow
from imgbatch.ui.updating import Updating
from imgbatch.ui.wording import sentence

if TYPE_CHECKING:
    from imgbatch.ui.compare_window import CompareWindow


class Window(QMainWindow):
    """The main window. It takes drops at any time; the work is the session's.

    Attributes:
        left_behind: A thread did not end when the window closed: it hangs on a dead drive, say.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.setParent(self)
        pictures = session.thumbnails
        self.model = SourceTable(self, picture=lambda row: pictures.picture(row.number, is_readable=row.is_readable))
        self.table = SourceView(self.model, pictures)
        self.filter = FilterRow(self.model)
        SourceMenu(self.table, session)
        self.zone = DropZone(session.recents)
        self.panel = RecipePanel()
        self.panel_view = QScrollArea()
        self.bar = RunBar(session)
        self.messages = Messages()
        self.banner = Banner(session)
        self.outlook = OutlookLine(session)
        self.presets = PresetBox(session)
        self.preview = Preview(session)
        self.tools = ToolRow(session.recents)
        self.desktop = Desktop(session, self)
        self.updating = Updating(self)
        self.help_window: HelpWindow | None = None
        self.compare_window: CompareWindow | None = None
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
        session.recents.set(settings.recents)
        self.banner.declined = settings.declined
        self.messages.show_welcome(shown=settings.is_first)
        self._show_request(settings.recipe, settings.output, settings.mode, settings.workers)
        self.panel.more.conduct.show(Conduct(settings.memory, settings.patience, settings.prune, settings.low_priority))
        session.set_conduct(self.panel.more.conduct.conduct)
        if not (settings.window and self.restoreGeometry(QByteArray(settings.window))):
            usual = QSize(character_width(self.fontMetrics()) * 200, self.fontMetrics().height() * 48)
            self.resize(usual.boundedTo(self.screen().availableSize()))
        self.table.arrange(settings.table)
        self.updating.looked = settings.looked
        self.updating.want(settings.updates)
        self.split.show_preview(is_open=settings.preview, height=settings.preview_height)

    def settings(self) -> Settings:
        """Say what shall be remembered."""
        session = self.session
        return Settings(
            recipe=session.recipe,
            output=session.output,
            mode=session.mode,
            workers=session.workers,
            rates=session.rates,
            memory=session.conduct.memory,
            patience=session.conduct.patience,
            prune=session.conduct.prune,
            low_priority=session.conduct.low_priority,
            declined=self.banner.declined,
            recents=session.recents.folders,
            is_first=self.messages.is_welcoming,
            preview=self.preview.fold.isChecked(),
            preview_height=self.split.preview_height,
            table=self.table.look,
            updates=self.updating.is_wanted,
            looked=self.updating.looked,
            window=bytes(self.saveGeometry().data()),
        )

    def show_help(self) -> None:
        """Show the help, beside the window."""
        if self.help_window is None:
            self.help_window = HelpWindow(self.updating)
        self.help_window.open_at(self.help_window.help)

    def show_compare(self) -> None:
        """Show the comparison of threads and processes, beside the window."""
        from imgbatch.ui.compare_window import CompareWindow  # noqa: PLC0415  (not needed to begin with)

        if self.compare_window is None:
            self.compare_window = CompareWindow(self.session)
            self.compare_window.chosen.connect(self._on_fastest)
        self.compare_window.open()

    def take(self, paths: list[str]) -> None:
        """Take further paths from outside, and come to the front."""
        self.session.add(paths)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

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
        # A request that hangs is left behind, as a thread on a dead drive is.
        stopped = all([self.outlook.stop(STOP_MS), self.updating.stop(STOP_MS)])
        for other in (self.help_window, self.compare_window):
            if other is not None:
                Shiboken.delete(other)  # see `main`
        self.help_window = self.compare_window = None
        self.left_behind = not (self.session.close() and stopped)
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
        self.pages = QStackedWidget()
        self.pages.addWidget(self.zone)
        self.pages.addWidget(self.table)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.tools)
        left.addWidget(self.messages)
        left.addWidget(self.banner)
        left.addWidget(self.filter)
        self.split = PreviewSplit(self.pages, self.outlook, self.preview)
        left.addWidget(self.split, 1)
        self._prepare_panel_view()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(_line(QFrame.Shape.VLine))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.presets)
        right.addWidget(self.panel_view, 1)
        middle.addLayout(right)
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

    def _connect(self) -> None:
        session = self.session
        session.begun.connect(self._on_begun)
        session.undone.connect(self.model.begin_run)
        session.told.connect(self.model.apply)
        session.state_changed.connect(self._on_state)
        session.request_changed.connect(self._on_request)
        session.images.changed.connect(self._on_images)
        for found in (session.images.searched, session.images.settled):
            found.connect(self.table.sort_anew)
        session.noted.connect(self.messages.add)
        self.updating.found.connect(self.messages.add)
        session.held_up.connect(self.messages.warn)
        self.panel.recipe_changed.connect(lambda: session.set_recipe(self.panel.recipe))
        self.panel.output_changed.connect(session.set_output)
        self.presets.chosen.connect(self._on_preset)
        self.presets.noted.connect(self.messages.add)
        self.panel.more.conduct.changed.connect(lambda: session.set_conduct(self.panel.more.conduct.conduct))
        self.panel.more.opened.connect(lambda: QTimer.singleShot(0, self._show_more))
        self.bar.close_confirmed.connect(self.end)
        self.bar.failures_wanted.connect(self._on_failures_wanted)
        self.bar.start.compare_wanted.connect(self.show_compare)
        self.banner.accepted.connect(self._on_go_on)
        self.banner.noted.connect(self.messages.add)
        self.preview.follow(self.table, self.model)
        self.table.removal_wanted.connect(self._on_removal_wanted)
        self.tools.chosen.connect(session.add)
        self.tools.clear.clicked.connect(self._on_clear)
        self.zone.folder_wanted.connect(self.tools.choose_folder)
        self.zone.files_wanted.connect(self.tools.choose_files)
        self.zone.chosen.connect(session.add)
        for keys, slot in (
            (QKeySequence.StandardKey.Open, self.tools.choose_folder),
            (QKeySequence.StandardKey.Paste, self._on_paste),
            (QKeySequence.StandardKey.Find, self.filter.begin_search),
            (QKeySequence("Ctrl+Return"), session.start),
            (QKeySequence("Ctrl+Enter"), session.start),
            (QKeySequence("Esc"), self.bar.step_back),
            (QKeySequence("F1"), self.show_help),
            (QKeySequence("Ctrl+Q"), self.close),
        ):
            QShortcut(keys, self).activated.connect(slot)

    def _show_request(self, recipe: Recipe, output: str, mode: Mode, workers: int | None) -> None:
        session = self.session
        session.set_mode(mode)
        if workers is not None:
            session.set_workers(workers)
        self.panel.show_recipe(recipe, output)
        session.set_output(output)
        session.set_recipe(self.panel.recipe)

    def _on_preset(self, recipe: Recipe) -> None:
        self.panel.show_recipe(recipe, self.session.output)
        self.session.set_recipe(self.panel.recipe)

    def _on_go_on(self, offer: Offer) -> None:
        request = offer.request
        self._show_request(request.recipe, request.output, offer.mode, request.workers)
        self.session.focus.take(request.focus)
        self.session.go_on(request.paths, name_roots=request.name_roots)

    def _on_fastest(self, contender: Contender) -> None:
        # There is no button for one after the other; one thread is the same, and hears a cancel.
        self.session.set_mode(Mode.THREADS if contender.mode == Mode.SERIAL else Mode(contender.mode))
        self.session.set_workers(contender.workers)

    def _on_begun(self, numbers: list[int]) -> None:
        self.messages.show_welcome(shown=False)
        self.model.begin_run(numbers)
        if self.session.progress.finished is None:  # what follows a run does not take away what was said of it
            self.messages.clear()

    def _on_state(self, state: State) -> None:
        self.pages.setCurrentWidget(self.zone if state is State.EMPTY else self.table)
        self.tools.setVisible(state is not State.EMPTY)
        self.filter.setVisible(state is not State.EMPTY)
        self.tools.clear.setEnabled(not state.is_busy and state is not State.LOOKING)
        self.panel.setEnabled(not state.is_busy)
        self.presets.setEnabled(not state.is_busy)
        if state is State.LOOKING:
            self.messages.clear()
        if state is not State.PAUSED:
            self.messages.warn("")
        if self._closing and not state.is_running:
            self.close()

    def _on_request(self) -> None:
        problem = self.session.problem
        self.panel.show_problem(problem)
        if problem is not None and problem.field not in self.panel.errors:
            self.messages.clear()
            self.messages.add(sentence(str(problem)))
        if problem is None:
            self.model.set_recipe(self.session.recipe)

    def _on_images(self) -> None:
        images = self.session.images
        self.tools.show_count(images.count)
        if images.count:
            self.panel.show_example_of(os.path.basename(images.first_path))
        elif not self.model.total:
            self.panel.show_example_of("IMG_0001.jpg")

    def _show_more(self) -> None:
        """Bring what was folded out into view, as much of it as there is room for."""
        bar = self.panel_view.verticalScrollBar()
        top = self.panel.more.y()
        bottom = top + self.panel.more.height() - self.panel_view.viewport().height()
        bar.setValue(max(bar.value(), min(top, bottom)))

    def _on_paste(self) -> None:
        self.session.add(local_paths(QGuiApplication.clipboard().mimeData()))

    def _on_removal_wanted(self, rows: list[int]) -> None:
        if not self.session.state.is_busy:
            self.session.remove(self.model.remove(rows))

    def _on_failures_wanted(self) -> None:
        if self.model.first_failure() == HIDDEN:
            self.filter.show_all()
        self.table.show_first_failure()

    def _on_clear(self) -> None:
        self.model.clear()
        self.session.clear()


def _line(shape: QFrame.Shape) -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    return line
