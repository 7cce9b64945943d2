"""The offer, in the empty window, to go on with a batch that was interrupted."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from imgbatch.app.history import RunRecord
from imgbatch.domain.error import RequestError
from imgbatch.domain.request import Request
from imgbatch.ui.offer import Offer, interrupted
from imgbatch.ui.session import Session
from imgbatch.ui.state import State
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import at_home, count_text, sentence


class Banner(QFrame):
    """Says what was interrupted, with two buttons; only in an empty window, as images in it are for another batch.

    Attributes:
        declined: Number of the run that nobody wanted to go on with; it is offered no more.

    Signals:
        accepted: "Go on" was clicked for this `Offer`.
        noted: Something to tell the user, in one line.
    """

    accepted = Signal(object)
    noted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.declined = 0
        self._session = session
        self._offer: Offer | None = None
        self.setObjectName("banner")
        self.title = QLabel()
        self.title.setObjectName("heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.detail = _Elided()
        self.go_on = QPushButton(tr("&Go on"))
        self.go_on.setToolTip(tr("Do the rest; what is done already stays as it is"))
        self.not_now = QPushButton(tr("N&ot now"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addSpacing(8)
        row.addWidget(self.not_now)
        row.addWidget(self.go_on)
        self.go_on.clicked.connect(self._on_go_on)
        self.not_now.clicked.connect(self._on_not_now)
        session.state_changed.connect(self._refresh)
        session.begun.connect(self._forget)
        self.hide()

    def look(self) -> None:
        """Look into the journal for something to offer."""
        offer = self._find()
        self._offer = offer if offer is not None and offer.record.id != self.declined else None
        if self._offer is not None:
            self._say(self._offer)
        self._refresh()

    def _find(self) -> Offer | None:
        if self._session.undoing.journal is None:
            return None  # which was said
        try:
            return interrupted()
        except RequestError as error:
            self.noted.emit(sentence(str(error)))
            return None

    def _refresh(self) -> None:
        self.setVisible(self._offer is not None and self._session.state is State.EMPTY)

    def _forget(self) -> None:
        self._offer = None

    def _on_go_on(self) -> None:
        offer, now = self._offer, self._find()
        if offer is not None and now is not None and now.record.id == offer.record.id:
            self.accepted.emit(offer)
            return
        self.noted.emit(tr("Another window or terminal has gone on with that batch."))
        self.look()

    def _on_not_now(self) -> None:
        if self._offer is not None:
            self.declined = self._offer.record.id
        self._offer = None
        self._refresh()

    def _say(self, offer: Offer) -> None:
        locale, request = QLocale(), offer.request
        self.title.setText(_how_far(locale, offer.record))
        begun = QDateTime.fromSecsSinceEpoch(int(offer.record.started))
        when = locale.toString(begun, QLocale.FormatType.ShortFormat)
        sizes = tr("size {sizes}") if len(request.recipe.sizes) == 1 else tr("sizes {sizes}")
        parts = (
            f"{_from(request)}  →  {at_home(request.output)}",
            sizes.format(sizes=", ".join(map(str, request.recipe.sizes))),
            tr("begun {when}").format(when=when),
        )
        self.detail.set_text("   ·   ".join(parts))


def _how_far(locale: QLocale, record: RunRecord) -> str:
    """Say how far a run came; how much there was to do is not known, as it ended before it had found all of it."""
    over = record.done + record.skipped + record.failed
    if not over:
        return tr("A batch was interrupted before its first file was done.")
    return tr("A batch was interrupted after {files}.").format(files=count_text(locale, over, "file"))


def _from(request: Request) -> str:
    if not request.paths:
        return ""
    first, *others = request.paths
    if not others:
        return at_home(first)
    return tr("{path} and {count} more").format(path=at_home(first), count=QLocale().toString(len(others)))


class _Elided(QLabel):
    """A quiet line that is cut at its end where it has no room, and is complete in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        """Show a text."""
        self._text = text
        self.setToolTip(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width()))
