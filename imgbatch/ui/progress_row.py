"""How far a run has come, or undoing one, with the buttons that hold it up."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from imgbatch.ui.session import Session
from imgbatch.ui.sparkline import Sparkline
from imgbatch.ui.state import State
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import count_text, figures
from imgbatch.ui.worker_rows import WorkerRows


class ProgressRow(QWidget):
    """Shown while files are being written or removed.

    Signals:
        failures_wanted: The first failed row shall be shown.
    """

    failures_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._locale = QLocale()
        self.bar = QProgressBar()
        self.figures = QLabel()
        self.speed = Sparkline()
        self.failed = failed_button()
        self.workers = WorkerRows()
        self.pause = QPushButton()
        self.cancel = QPushButton(tr("&Cancel"))
        self._lay_out()
        self.pause.clicked.connect(session.toggle_pause)
        self.cancel.clicked.connect(session.cancel)
        self.failed.clicked.connect(self.failures_wanted)
        session.told.connect(self.refresh)
        session.undoing.progressed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the session as it is now."""
        state = self._session.state
        self.setVisible(state.is_busy)
        for widget in (self.pause, self.cancel, self.workers, self.speed):
            widget.setVisible(state.is_running)
        if state.is_running:
            self._show_run(state)
        elif state is State.UNDOING:
            self._show_undoing()
        else:
            self.speed.clear()

    def _show_run(self, state: State) -> None:
        progress = self._session.progress
        self.pause.setText(tr("Res&ume") if state is State.PAUSED else tr("Pa&use"))
        self.pause.setEnabled(state is not State.CANCELLING)
        self.cancel.setEnabled(state is not State.CANCELLING)
        show_failures(self.failed, self._locale, progress.failed)
        # Not a thousandth at a time: a bar that is repainted for nothing costs what the images need.
        self.bar.setMaximum(max(1, progress.found))
        self.bar.setValue(progress.images)
        self.figures.setText(figures(self._locale, progress, state, self._session.images.following))
        self.workers.show_work(progress.workers, {} if state is State.PAUSED else progress.working)
        if progress.rate:
            self.speed.add(progress.seconds, progress.rate)

    def _show_undoing(self) -> None:
        undoing, number = self._session.undoing, self._locale.toString
        done = undoing.counts.total()
        total = max(done, undoing.total)
        self.failed.hide()
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        text = tr("Undoing: {done} of {total} files")
        self.figures.setText(text.format(done=number(done), total=number(total)))

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(self.bar.fontMetrics().height())
        self.bar.setAccessibleName(tr("Progress"))
        self.figures.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.figures)
        top.addWidget(self.speed)
        top.addWidget(self.failed)
        top.addStretch(1)
        top.addWidget(self.pause)
        top.addWidget(self.cancel)
        column.addLayout(top)
        column.addWidget(self.workers)


def failed_button() -> QPushButton:
    """Make the button that leads to the first failure, hidden while there is none."""
    button = QPushButton()
    button.setObjectName("failed")
    button.setFlat(True)
    button.hide()
    return button


def show_failures(button: QPushButton, locale: QLocale, count: int) -> None:
    """Say how many files failed."""
    button.setText(tr("{files} failed: sho&w").format(files=count_text(locale, count, "file")))
    button.setVisible(count > 0)
