"""How a run ended, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from imgbatch.app.folders import output_folder
from imgbatch.ui.progress_row import failed_button, show_failures
from imgbatch.ui.session import Session
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import summary


class ResultRow(QWidget):
    """Shown when a run has come to its end.

    Signals:
        failures_wanted: The first failed row shall be shown.
        undo_wanted: "Undo" was clicked.
    """

    failures_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._locale = QLocale()
        self.summary = QLabel()
        self.failed = failed_button()
        self.retry = QPushButton(tr("Retr&y failed"))
        self.undo = QPushButton(tr("&Undo"))
        self.report = QPushButton(tr("Repo&rt"))
        self.open_folder = QPushButton(tr("&Open folder"))
        self.show_report = self._add_menu()
        self._lay_out()
        self.failed.clicked.connect(self.failures_wanted)
        self.retry.clicked.connect(session.retry_failed)
        self.undo.clicked.connect(self.undo_wanted)
        self.open_folder.clicked.connect(self._on_open_folder)
        session.reporting.ended.connect(self._on_reported)

    def refresh(self, *, asks: bool) -> None:
        """Show the session as it is now.

        Args:
            asks: Whether a question about undoing stands open.
        """
        session, progress = self._session, self._session.progress
        self.setVisible(session.state.is_over)
        if not session.state.is_over:
            return
        self.summary.setText(summary(self._locale, progress))
        show_failures(self.failed, self._locale, progress.failed)
        self.retry.setVisible(session.can_retry)
        self.undo.setVisible(session.can_undo and not asks)
        self.report.setVisible(session.undoing.has_runs)

    def _add_menu(self) -> QMenu:
        menu = QMenu(self.report)
        menu.addAction(tr("&Show in the browser"), self._on_show_report)
        menu.addAction(tr("Save &as…"), self._on_save_report)
        self.report.setMenu(menu)
        return menu

    def _on_show_report(self) -> None:
        self._session.reporting.show(self._session.undoing.runs[-1])

    def _on_save_report(self) -> None:
        kinds = tr("Page") + " (*.html);;" + tr("Table") + " (*.csv);;JSON (*.json)"
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the report"), "report.html", kinds)
        if path:
            self._session.reporting.save(self._session.undoing.runs[-1], path)

    def _on_reported(self, note: str) -> None:
        if note:
            self._session.noted.emit(note)

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(output_folder(self._session.output)))

    def _lay_out(self) -> None:
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.retry.setToolTip(tr("Do once more what failed"))
        self.undo.setToolTip(tr("Delete what this batch wrote, and put back what it replaced"))
        self.report.setToolTip(tr("What became of every image"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.summary)
        row.addWidget(self.failed)
        row.addStretch(1)
        for button in (self.retry, self.undo, self.report, self.open_folder):
            row.addWidget(button)
