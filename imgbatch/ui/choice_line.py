"""What Auto would take for the images that are there, and why."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from imgbatch.app.batch import Mode
from imgbatch.domain.choice import Choice
from imgbatch.ui.session import Session
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import time_text

PAUSE_MS = 150
"""So long nothing may have changed before it is thought over, or each of a thousand images would be a thought."""


class ChoiceLine(QLabel):
    """A quiet line, which is there while Auto is chosen and there is something to choose for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._show_choice)
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(tr("What Auto takes"))
        self.setWordWrap(True)
        self.hide()
        session.images.settled.connect(self.refresh)

    def refresh(self) -> None:
        """Show it soon, as the session is then."""
        if self._is_wanted():
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    def _is_wanted(self) -> bool:
        session = self._session
        return session.mode is Mode.AUTO and session.images.count > 0 and not session.state.is_busy

    def _show_choice(self) -> None:
        choice = self._session.choice() if self._is_wanted() else None
        self.setText(choice_text(QLocale(), choice) if choice is not None else "")
        self.setVisible(bool(self.text()))


def choice_text(locale: QLocale, choice: Choice) -> str:
    """Say what was chosen, and why."""
    names = {"processes": tr("processes"), "threads": tr("threads"), "serial": tr("one worker")}
    values = {name: _written(locale, value) for name, value in choice.values.items()}
    return tr("Auto takes {mode}: {reason}.").format(mode=names[choice.mode], reason=tr(choice.text).format(**values))


def _written(locale: QLocale, value: float) -> str:
    if isinstance(value, int):
        return locale.toString(value)
    if value < 1:
        return tr("{seconds} s").format(seconds=locale.toString(max(value, 0.01), "f", 2))
    return time_text(locale, value)
