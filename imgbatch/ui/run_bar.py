"""The foot of the window: what to run on, the one button, progress, how it ended, and how it is undone."""

from __future__ import annotations

import os

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from imgbatch.app.batch import MAX_WORKERS, Mode
from imgbatch.app.folders import output_folder
from imgbatch.domain.naming import shown
from imgbatch.domain.progress import Progress
from imgbatch.ui.confirmation import Confirmation
from imgbatch.ui.session import Session
from imgbatch.ui.state import State
from imgbatch.ui.wording import count_text, figures, summary, undo_question

MAX_NAMES = 4
"""Files in work that are named; with more workers only their number is."""


class RunBar(QWidget):
    """Shows the run of a session and starts, pauses, cancels and undoes it.

    Signals:
        close_confirmed: "Stop and close" was chosen.
        failures_wanted: The first failed row shall be shown.
    """

    close_confirmed = Signal()
    failures_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._locale = QLocale()
        self.processes = QRadioButton("&Processes")
        self.threads = QRadioButton("&Threads")
        self.workers = QSpinBox()
        self.start = QPushButton()
        self.pause = QPushButton("Pa&use")
        self.cancel = QPushButton("&Cancel")
        self.bar = _progress_bar()
        self.figures = QLabel()
        self.names = QLabel()
        self.failed = QPushButton()
        self.summary = QLabel()
        self.open_folder = QPushButton("&Open folder")
        self.undo = QPushButton("&Undo")
        self.closing = Confirmation("&Keep running", "&Stop and close")
        self.undoing = Confirmation("&Keep", "&Undo")
        self._lay_out()
        self._connect()
        self.refresh()

    def ask_to_close(self) -> None:
        """Ask whether to stop the run; once, and within the window."""
        self.closing.ask("A batch is running. Files that are written so far will stay.")

    def step_back(self) -> None:
        """Take a question back, or cancel the run."""
        if self.undoing.isHidden():
            self._session.cancel()
        else:
            self._on_undo_settled()

    def refresh(self) -> None:
        """Show the session as it is now."""
        state = self._session.state
        idle = not state.is_busy
        for widget in self._idle:
            widget.setVisible(idle)
        for other in self._busy:
            other.setVisible(not idle)
        for button in (self.pause, self.cancel):
            button.setVisible(state.is_running)
        for result in (self.summary, self.open_folder):
            result.setVisible(state.is_over)
        if not state.is_running:
            self.closing.hide()
        if not state.is_over:
            self.undoing.hide()
        self.undo.setVisible(self._session.can_undo and self.undoing.isHidden())
        if idle:
            self._show_idle()
        self.pause.setText("Res&ume" if state is State.PAUSED else "Pa&use")
        self.pause.setEnabled(state is not State.CANCELLING)
        self.cancel.setEnabled(state is not State.CANCELLING)
        self.show_progress()

    def show_progress(self) -> None:
        """Show how far the run has come."""
        progress, state = self._session.progress, self._session.state
        self.failed.setText(f"{count_text(self._locale, progress.failed, 'file')} failed: sho&w")
        self.failed.setVisible((state.is_running or state is State.FAILED) and progress.failed > 0)
        if state.is_over:
            self.summary.setText(summary(self._locale, progress))
        if state is State.UNDOING:
            self._show_undoing()
        if not state.is_running:
            return
        # Not a thousandth at a time: a bar that is repainted for nothing costs what the images need.
        self.bar.setMaximum(max(1, progress.found))
        self.bar.setValue(progress.images)
        self.figures.setText(figures(self._locale, progress, state, self._session.images.following))
        self.names.setText("" if state is State.PAUSED else self._names(progress))

    def _lay_out(self) -> None:
        self.workers.setRange(1, MAX_WORKERS)
        self.workers.setAccessibleName("Number of workers")
        self.workers.setToolTip("How many images are worked on at once")
        self.start.setObjectName("start")
        self.start.setDefault(True)
        self.processes.setToolTip("A process on each core: a crash costs one image, and cancel is immediate")
        self.threads.setToolTip("The same with threads: no protection from crashes; cancel lets running images finish")
        self.undo.setToolTip("Delete what this batch wrote, and put back what it replaced")
        self.names.setObjectName("hint")
        self.failed.setObjectName("failed")
        self.failed.setFlat(True)
        for label in (self.figures, self.names, self.summary):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.run_on = QLabel("Run on")
        self.workers_label = QLabel("&Workers")
        self.workers_label.setBuddy(self.workers)
        self.group = QButtonGroup(self)
        self.group.addButton(self.processes)
        self.group.addButton(self.threads)
        self._idle: list[QWidget] = [
            self.run_on,
            self.processes,
            self.threads,
            self.workers_label,
            self.workers,
            self.start,
        ]
        self._busy: list[QWidget] = [self.bar, self.figures, self.names]

        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.closing)
        column.addWidget(self.undoing)
        column.addWidget(self.bar)
        top = QHBoxLayout()
        top.addWidget(self.figures)
        top.addWidget(self.summary)
        top.addWidget(self.failed)
        top.addStretch(1)
        top.addWidget(self.undo)
        top.addWidget(self.open_folder)
        column.addLayout(top)
        bottom = QHBoxLayout()
        bottom.setSpacing(10)
        bottom.addWidget(self.names, 1)
        bottom.addWidget(self.run_on)
        bottom.addWidget(self.processes)
        bottom.addWidget(self.threads)
        bottom.addSpacing(14)
        bottom.addWidget(self.workers_label)
        bottom.addWidget(self.workers)
        bottom.addStretch(1)
        bottom.addWidget(self.pause)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.start)
        column.addLayout(bottom)

    def _connect(self) -> None:
        session = self._session
        session.state_changed.connect(self.refresh)
        session.request_changed.connect(self.refresh)
        session.images.changed.connect(self.refresh)
        session.told.connect(self.show_progress)
        self.start.clicked.connect(session.start)
        self.pause.clicked.connect(session.toggle_pause)
        self.cancel.clicked.connect(session.cancel)
        self.processes.clicked.connect(lambda: session.set_mode(Mode.PROCESSES))
        self.threads.clicked.connect(lambda: session.set_mode(Mode.THREADS))
        self.workers.valueChanged.connect(session.set_workers)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.failed.clicked.connect(self.failures_wanted)
        self.closing.go.clicked.connect(self.close_confirmed)
        self.undo.clicked.connect(self._on_undo)
        self.undoing.go.clicked.connect(session.undo)
        session.undoing.foreseen.connect(self._on_foreseen)
        session.undoing.progressed.connect(self.show_progress)
        session.undoing.ended.connect(self._on_undo_settled)
        self.undoing.stay.clicked.connect(self._on_undo_settled)

    def _on_undo(self) -> None:
        self.undoing.ask("Looking at what would be undone…", can_go=False)
        self.undo.hide()
        self._session.ask_undo()

    def _on_undo_settled(self) -> None:
        self.undoing.hide()
        self._session.undoing.forget()
        self.refresh()

    def _on_foreseen(self) -> None:
        forecast = self._session.undoing.forecast
        if forecast is not None and not self.undoing.isHidden():
            can_go = bool(forecast.deleted or forecast.restored)
            self.undoing.ask(undo_question(self._locale, forecast), can_go=can_go)

    def _show_undoing(self) -> None:
        undoing, number = self._session.undoing, self._locale.toString
        done = undoing.counts.total()
        total = max(done, undoing.total)
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        self.figures.setText(f"Undoing: {number(done)} of {number(total)} files")
        self.names.clear()

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(output_folder(self._session.output)))

    def _show_idle(self) -> None:
        session = self._session
        self.processes.setChecked(session.mode is Mode.PROCESSES)
        self.threads.setChecked(session.mode is Mode.THREADS)
        self.processes.setText(self._with_rate("&Processes", Mode.PROCESSES))
        self.threads.setText(self._with_rate("&Threads", Mode.THREADS))
        if self.workers.value() != session.workers:
            self.workers.setValue(session.workers)
        reason = session.why_not()
        sizes = len(session.recipe.sizes)
        self.start.setEnabled(not reason)
        images = session.images
        if images.count and (not reason or session.problem is not None):
            verb, count = ("&Resize", images.usable) if images.usable else ("&Try again", images.count)
            named = count_text(self._locale, count, "image")
            self.start.setText(f"{verb} {named}" + (f" to {sizes} sizes" if sizes > 1 else ""))
        else:
            self.start.setText(reason + "…" if session.state is State.LOOKING else reason)
        self.start.setToolTip(reason or "Ctrl+Return")

    def _with_rate(self, text: str, mode: Mode) -> str:
        rate = self._session.rates.get(mode.value)
        return f"{text}  ({self._locale.toString(rate, 'f', 1)}/s)" if rate else text

    def _names(self, progress: Progress) -> str:
        if len(progress.working) > MAX_NAMES:
            return f"{len(progress.working)} workers"
        working = sorted(progress.working.items())
        return "     ".join(f"{number + 1}: {shown(os.path.basename(path))}" for number, (_, path) in working)


def _progress_bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setMaximumHeight(bar.fontMetrics().height())
    bar.setAccessibleName("Progress")
    return bar
