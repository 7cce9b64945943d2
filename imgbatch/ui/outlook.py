"""What the batch will come to, below the table: by groups, and measured on a few of the files, by itself."""

from __future__ import annotations

import threading

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from imgbatch.app.outlook import Group, Outlook
from imgbatch.ui.bridge import Bridge
from imgbatch.ui.forecast import size_text
from imgbatch.ui.session import Session
from imgbatch.ui.state import State
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import time_text

PAUSE_MS = 500
"""So long nothing may have changed before a look is begun: it takes what the machine has."""


class OutlookLine(QWidget):
    """Two quiet lines, which are there while a batch could be started."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stopped = threading.Event()
        self._bridge = Bridge(self)
        self._bridge.drained.connect(self._on_drained)
        self._bridge.ended.connect(self._on_ended)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._begin)
        self.groups = _line(tr("What there is"))
        self.figures = _line(tr("What it will come to"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        column.addWidget(self.groups)
        column.addWidget(self.figures)
        self.hide()
        session.request_changed.connect(self._on_changed)
        session.images.changed.connect(self._on_changed)
        session.images.settled.connect(self._on_changed)
        session.state_changed.connect(self._on_changed)
        session.comparing.begun.connect(self._on_changed)
        session.comparing.over.connect(self._on_changed)

    def stop(self, wait_ms: int) -> bool:
        """Stop for good; False if the thread takes longer than that."""
        self._timer.stop()
        self._stopped.set()
        return self._bridge.stop(wait_ms)

    def _on_changed(self) -> None:
        """Forget what is being looked at; look again when nothing has changed for a moment."""
        self._stopped.set()
        self._bridge.forget()
        self._timer.stop()
        if self._session.state is not State.READY or self._session.comparing.is_active:
            self.hide()
        elif self._session.images.is_settled and not self._session.why_not():
            self._timer.start()

    def _begin(self) -> None:
        self._stopped = threading.Event()
        self._bridge.start(self._session.look_ahead(self._stopped))

    def _on_drained(self, outlooks: list[Outlook], _times: list[float]) -> None:
        outlook, locale = outlooks[-1], QLocale()
        self.groups.setText(groups_text(locale, outlook))
        self.figures.setText(figures_text(locale, outlook))
        self.figures.setVisible(bool(self.figures.text()))
        self.setVisible(bool(self.groups.text() or self.figures.text()))

    def _on_ended(self, error: BaseException | None) -> None:
        if error is not None:
            raise error


def groups_text(locale: QLocale, outlook: Outlook) -> str:
    """Say what there is, group by group."""
    names = {"portrait": tr("portrait"), "landscape": tr("landscape"), "square": tr("square")}

    def named(group: Group) -> str:
        text = f"{locale.toString(group.images)} {names[group.orientation]}"
        return f"{text} → {group.width} × {group.height}" if group.width else text

    parts = [named(group) for group in outlook.groups]
    for number, words in (
        (outlook.fitting, tr("{count} already fit")),
        (outlook.unchanged, tr("{count} up to date")),
        (outlook.taken, tr("{count} have a file already")),
        (outlook.unusable, tr("{count} cannot be read")),
    ):
        if number:
            parts.append(words.format(count=locale.toString(number)))
    text = "   ·   ".join(parts)
    return text if outlook.exact else tr("about {groups}").format(groups=text)


def figures_text(locale: QLocale, outlook: Outlook) -> str:
    """Say what it will come to; nothing as long as nothing was measured."""
    if outlook.bytes is None or outlook.seconds is None:
        return ""
    text = tr("about {before} → {after}, {time}   (measured on {count} of your files)")
    return text.format(
        before=size_text(locale, outlook.source_bytes),
        after=size_text(locale, outlook.bytes),
        time=time_text(locale, outlook.seconds),
        count=locale.toString(outlook.measured),
    )


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setWordWrap(True)
    return label
