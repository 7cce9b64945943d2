"""What a batch runs on, and the one button."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from imgbatch.app.batch import MAX_WORKERS, Mode
from imgbatch.ui.choice_line import ChoiceLine
from imgbatch.ui.session import Session
from imgbatch.ui.state import State
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import count_text


class StartRow(QWidget):
    """Shown while nothing is being written. The button says what it will do, and when it cannot, why.

    Signals:
        compare_wanted: "Compare" was clicked.
    """

    compare_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._locale = QLocale()
        self.auto = QRadioButton(tr("Auto"))
        self.processes = QRadioButton()
        self.threads = QRadioButton()
        self.workers = QSpinBox()
        self.compare = QPushButton(tr("Compare…"))
        self.start = QPushButton()
        self.options = QWidget()
        self.choice = ChoiceLine(session)
        self._lay_out()
        self.start.clicked.connect(session.start)
        self.compare.clicked.connect(self.compare_wanted)
        self.auto.clicked.connect(lambda: session.set_mode(Mode.AUTO))
        self.processes.clicked.connect(lambda: session.set_mode(Mode.PROCESSES))
        self.threads.clicked.connect(lambda: session.set_mode(Mode.THREADS))
        self.workers.valueChanged.connect(session.set_workers)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        # As wide as with the button in a line of its own: it moves there when there is no room beside the options.
        widest = max(part.minimumSizeHint().width() for part in (self.options, self.start))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        """Show the session as it is now."""
        session = self._session
        self.setVisible(not session.state.is_busy)
        self.auto.setChecked(session.mode is Mode.AUTO)
        self.processes.setChecked(session.mode is Mode.PROCESSES)
        self.threads.setChecked(session.mode is Mode.THREADS)
        self.processes.setText(self._with_rate(tr("&Processes"), Mode.PROCESSES))
        self.threads.setText(self._with_rate(tr("&Threads"), Mode.THREADS))
        if self.workers.value() != session.workers:
            self.workers.setValue(session.workers)
        reason = session.why_not()
        self.start.setEnabled(not reason)
        self.start.setText(self._start_text(reason))
        self.start.setToolTip(reason or "Ctrl+Return")
        self._fit()
        self.choice.refresh()

    def _fit(self) -> None:
        beside = self.options.minimumSizeHint().width() + self.lines.spacing() + self.start.sizeHint().width()
        direction = QBoxLayout.Direction
        self.lines.setDirection(direction.LeftToRight if self.width() >= beside else direction.TopToBottom)

    def _start_text(self, reason: str) -> str:
        session, images = self._session, self._session.images
        if not images.count or (reason and session.problem is None):
            return reason + "…" if session.state is State.LOOKING else reason
        if not images.usable:
            return tr("&Try {images} again").format(images=count_text(self._locale, images.count, "image"))
        named, sizes = count_text(self._locale, images.usable, "image"), len(session.recipe.sizes)
        if sizes == 1:
            return tr("&Resize {images}").format(images=named)
        return tr("&Resize {images} to {sizes} sizes").format(images=named, sizes=sizes)

    def _with_rate(self, text: str, mode: Mode) -> str:
        rate = self._session.rates.get(mode.value)
        return f"{text}  ({self._locale.toString(rate, 'f', 1)}/s)" if rate else text

    def _lay_out(self) -> None:
        self.workers.setRange(1, MAX_WORKERS)
        self.workers.setAccessibleName(tr("Number of workers"))
        self.workers.setToolTip(tr("How many images are worked on at once"))
        self.start.setObjectName("start")
        self.start.setDefault(True)
        self.compare.setToolTip(tr("Measure threads and processes on your own images"))
        self.auto.setToolTip(tr("Whatever will be over first, by these images and by what was learned on this machine"))
        self.processes.setToolTip(tr("A process on each core: a crash costs one image, and cancel is immediate"))
        self.threads.setToolTip(
            tr("The same with threads: no protection from crashes; cancel lets running images finish")
        )
        workers_label = QLabel(tr("&Workers"))
        workers_label.setBuddy(self.workers)
        self.group = QButtonGroup(self)
        self.group.addButton(self.auto)
        self.group.addButton(self.processes)
        self.group.addButton(self.threads)
        row = QHBoxLayout(self.options)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(QLabel(tr("Run on")))
        row.addWidget(self.auto)
        row.addWidget(self.processes)
        row.addWidget(self.threads)
        row.addSpacing(14)
        row.addWidget(workers_label)
        row.addWidget(self.workers)
        row.addSpacing(6)
        row.addWidget(self.compare)
        row.addStretch(1)
        self.lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.lines.setSpacing(10)
        self.lines.addWidget(self.options, 1)
        self.lines.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.lines)
        column.addWidget(self.choice)
