"""The foot of the window: what to run on, the one button, progress, and how it ended."""

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
from imgbatch.ui.forecast import size_text
from imgbatch.ui.session import Session
from imgbatch.ui.state import State

MAX_NAMES = 4
"""Files in work that are named; with more workers only their number is."""

_HOUR, _MINUTE, _TENTHS = 3600, 60, 10


class RunBar(QWidget):
    """Shows the run of a session and starts, pauses and cancels it.

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
        self.bar = QProgressBar()
        self.figures = QLabel()
        self.names = QLabel()
        self.failed = QPushButton()
        self.summary = QLabel()
        self.open_folder = QPushButton("&Open folder")
        self.confirm = QWidget()
        self.stop_and_close = QPushButton("&Stop and close")
        self.keep_running = QPushButton("&Keep running")
        self._lay_out()
        self._connect()
        self.refresh()

    def ask_to_close(self) -> None:
        """Ask whether to stop the run; once, and within the window."""
        self.confirm.show()
        self.stop_and_close.setFocus()

    def refresh(self) -> None:
        """Show the session as it is now."""
        state = self._session.state
        idle = not state.is_running
        over = state in (State.DONE, State.FAILED)
        for widget in self._idle:
            widget.setVisible(idle)
        for other in self._running:
            other.setVisible(not idle)
        self.summary.setVisible(over)
        self.open_folder.setVisible(over)
        if idle:
            self.confirm.hide()
            self._show_idle()
        self.pause.setText("Res&ume" if state is State.PAUSED else "Pa&use")
        self.pause.setEnabled(state is not State.CANCELLING)
        self.cancel.setEnabled(state is not State.CANCELLING)
        self.show_progress()

    def show_progress(self) -> None:
        """Show how far the run has come."""
        progress, state = self._session.progress, self._session.state
        self.failed.setText(f"{self._count(progress.failed, 'file')} failed: sho&w")
        self.failed.setVisible((state.is_running or state is State.FAILED) and progress.failed > 0)
        if state in (State.DONE, State.FAILED):
            self.summary.setText(self._summary(progress))
        if not state.is_running:
            return
        # Not a thousandth at a time: a bar that is repainted for nothing costs what the images need.
        self.bar.setMaximum(max(1, progress.found))
        self.bar.setValue(progress.images)
        self.figures.setText(self._figures(progress, state))
        self.names.setText(self._names(progress))

    def _lay_out(self) -> None:
        self.workers.setRange(1, MAX_WORKERS)
        self.workers.setAccessibleName("Number of workers")
        self.workers.setToolTip("How many images are worked on at once")
        self.start.setObjectName("start")
        self.start.setDefault(True)
        self.processes.setToolTip("A process on each core: a crash costs one image, and cancel is immediate")
        self.threads.setToolTip("The same with threads: no protection from crashes; cancel lets running images finish")
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(self.fontMetrics().height())
        self.bar.setAccessibleName("Progress")
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
        self._running: list[QWidget] = [self.bar, self.figures, self.names, self.pause, self.cancel]

        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._confirmation())
        column.addWidget(self.bar)
        top = QHBoxLayout()
        top.addWidget(self.figures)
        top.addWidget(self.summary)
        top.addWidget(self.failed)
        top.addStretch(1)
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

    def _confirmation(self) -> QWidget:
        row = QHBoxLayout(self.confirm)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel("A batch is running. Files that are written so far will stay."))
        row.addStretch(1)
        row.addWidget(self.keep_running)
        row.addWidget(self.stop_and_close)
        self.confirm.hide()
        return self.confirm

    def _connect(self) -> None:
        session = self._session
        session.state_changed.connect(self.refresh)
        session.request_changed.connect(self.refresh)
        session.sources_changed.connect(self.refresh)
        session.told.connect(self.show_progress)
        self.start.clicked.connect(session.start)
        self.pause.clicked.connect(session.toggle_pause)
        self.cancel.clicked.connect(session.cancel)
        self.processes.clicked.connect(lambda: session.set_mode(Mode.PROCESSES))
        self.threads.clicked.connect(lambda: session.set_mode(Mode.THREADS))
        self.workers.valueChanged.connect(session.set_workers)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.failed.clicked.connect(self.failures_wanted)
        self.keep_running.clicked.connect(self.confirm.hide)
        self.stop_and_close.clicked.connect(self.close_confirmed)

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
        if session.count and (not reason or session.problem is not None):
            verb, count = ("&Resize", session.usable) if session.usable else ("&Try again", session.count)
            images = self._count(count, "image")
            self.start.setText(f"{verb} {images}" + (f" to {sizes} sizes" if sizes > 1 else ""))
        else:
            self.start.setText(reason + "…" if session.state is State.LOOKING else reason)
        self.start.setToolTip(reason or "Ctrl+Return")

    def _with_rate(self, text: str, mode: Mode) -> str:
        rate = self._session.rates.get(mode.value)
        return f"{text}  ({self._locale.toString(rate, 'f', 1)}/s)" if rate else text

    def _figures(self, progress: Progress, state: State) -> str:
        parts = [f"{self._number(progress.images)} of {self._number(progress.found)}"]
        if state is State.PAUSED:
            parts.append("paused")
        elif state is State.CANCELLING:
            parts.append("cancelling…")
        elif progress.rate:
            parts.append(f"{self._locale.toString(progress.rate, 'f', 1)} images/s")
            if progress.seconds_left is not None:
                parts.append(f"{self._time(progress.seconds_left)} left")
        if self._session.queued:
            parts.append(f"{self._number(self._session.queued)} more will follow")
        return "   ·   ".join(parts)

    def _names(self, progress: Progress) -> str:
        if len(progress.working) > MAX_NAMES:
            return f"{len(progress.working)} workers"
        working = sorted(progress.working.items())
        return "     ".join(f"{number + 1}: {shown(os.path.basename(path))}" for number, (_, path) in working)

    def _summary(self, progress: Progress) -> str:
        parts = [f"{self._count(progress.done, 'file')} written"]
        if progress.skipped:
            parts.append(f"{self._number(progress.skipped)} skipped")
        if progress.cancelled:
            parts.append(f"{self._number(progress.cancelled)} cancelled")
        saved = progress.source_bytes - progress.bytes
        if saved > 0:
            parts.append(f"{size_text(self._locale, saved)} saved")
        text = ", ".join(parts)
        return f"{text} in {self._time(progress.seconds)}" if progress.done else text

    def _number(self, count: int) -> str:
        return self._locale.toString(count)

    def _count(self, count: int, noun: str) -> str:
        return f"{self._number(count)} {noun}" if count == 1 else f"{self._number(count)} {noun}s"

    def _time(self, seconds: float) -> str:
        if seconds < _TENTHS:
            return f"{self._locale.toString(seconds, 'f', 1)} s"
        if seconds < _MINUTE:
            return f"{round(seconds)} s"
        if seconds < _HOUR:
            return f"{int(seconds // _MINUTE)} min {int(seconds % _MINUTE):02} s"
        return f"{int(seconds // _HOUR)} h {int(seconds % _HOUR // _MINUTE):02} min"
