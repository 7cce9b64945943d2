"""The foot of the window: what to run on, how far it is, how it ended, and the questions about that."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imgbatch.ui.confirmation import Confirmation
from imgbatch.ui.progress_row import ProgressRow
from imgbatch.ui.result_row import ResultRow
from imgbatch.ui.session import Session
from imgbatch.ui.start_row import StartRow
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import undo_question


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
        self.closing = Confirmation(tr("&Keep running"), tr("&Stop and close"))
        self.undoing = Confirmation(tr("&Keep"), tr("&Undo"))
        self.progress = ProgressRow(session)
        self.result = ResultRow(session)
        self.start = StartRow(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        for part in (self.closing, self.undoing, self.progress, self.result, self.start):
            column.addWidget(part)
        self._connect()
        self.refresh()

    def ask_to_close(self) -> None:
        """Ask whether to stop the run; once, and within the window."""
        self.closing.ask(tr("A batch is running. Files that are written so far will stay."))

    def step_back(self) -> None:
        """Take a question back, or cancel the run."""
        if self.undoing.isHidden():
            self._session.cancel()
        else:
            self._on_undo_settled()

    def refresh(self) -> None:
        """Show the session as it is now."""
        state = self._session.state
        if not state.is_running:
            self.closing.hide()
        if not state.is_over:
            self.undoing.hide()
        self.progress.refresh()
        self.result.refresh(asks=not self.undoing.isHidden())
        self.start.refresh()

    def _connect(self) -> None:
        session = self._session
        session.state_changed.connect(self.refresh)
        session.request_changed.connect(self.refresh)
        session.images.changed.connect(self.refresh)
        session.comparing.changed.connect(self.refresh)
        session.undoing.foreseen.connect(self._on_foreseen)
        session.undoing.ended.connect(self._on_undo_settled)
        for row in (self.progress, self.result):
            row.failures_wanted.connect(self.failures_wanted)
        self.result.undo_wanted.connect(self._on_undo)
        self.closing.go.clicked.connect(self.close_confirmed)
        self.undoing.go.clicked.connect(session.undo)
        self.undoing.stay.clicked.connect(self._on_undo_settled)

    def _on_undo(self) -> None:
        self.undoing.ask(tr("Looking at what would be undone…"), can_go=False)
        self.refresh()
        self._session.ask_undo()

    def _on_undo_settled(self) -> None:
        self.undoing.hide()
        self._session.undoing.forget()
        self.refresh()

    def _on_foreseen(self) -> None:
        forecast = self._session.undoing.forecast
        if forecast is not None and not self.undoing.isHidden():
            can_go = bool(forecast.deleted or forecast.restored)
            self.undoing.ask(undo_question(QLocale(), forecast), can_go=can_go)
