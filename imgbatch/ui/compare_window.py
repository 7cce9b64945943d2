"""The comparison of threads and processes, as a window that stays beside the other one."""

from __future__ import annotations

import os
from html import escape

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from imgbatch.app.compare import worker_counts
from imgbatch.app.comparison_report import save
from imgbatch.app.machine import default_workers
from imgbatch.domain.comparison import Stage, Terms
from imgbatch.domain.error import RequestError
from imgbatch.ui.character import character_width
from imgbatch.ui.chart_view import ChartView
from imgbatch.ui.comparing import Comparing
from imgbatch.ui.comparison_words import contender_text, lesson_texts
from imgbatch.ui.fields import error
from imgbatch.ui.session import Session
from imgbatch.ui.state import State
from imgbatch.ui.style import style
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import count_text, sentence

_CHARACTERS, _LINES = 140, 52
_WORKERS_CHARACTERS = 18
_MOST_IMAGES, _MOST_RUNS = 9_999, 99


class CompareWindow(QWidget):
    """What is to be compared, how far it is, the chart, and what it teaches.

    It is nobody's child: keys of the main window would be its own, too.

    Signals:
        chosen: The fastest `Contender` is what batches shall run on.
    """

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(tr("imgbatch – Compare"))
        self._session = session
        self._comparing: Comparing = session.comparing
        self._locale = QLocale()
        terms = Terms()
        self.about = QLabel()
        self.sample = _number(terms.sample, _MOST_IMAGES)
        self.runs = _number(terms.runs, _MOST_RUNS)
        self.workers = QLineEdit(", ".join(map(str, worker_counts(default_workers()))))
        self.warm = QCheckBox(tr("&Kept processes, too"))
        self.go = QPushButton()
        self.error = error()
        self.bar = QProgressBar()
        self.stage = QLabel()
        self.chart = ChartView()
        self.lessons = QLabel()
        self.note = QLabel()
        self.save = QPushButton(tr("Sa&ve…"))
        self.use = QPushButton(tr("&Use the fastest"))
        self._lay_out()
        self._connect()
        self.setStyleSheet(style(self.palette()))
        self.resize(self.sizeHint())
        self.refresh()

    def open(self) -> None:
        """Show it, in front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.go.setFocus()

    def refresh(self) -> None:
        """Show the comparison as it is now."""
        comparing, known = self._comparing, self._comparing.known
        active = comparing.is_active
        self.about.setText(self._about())
        for field in (self.sample, self.runs, self.workers, self.warm):
            field.setEnabled(not active)
        self.go.setText(tr("&Cancel") if active else tr("C&ompare"))
        self.go.setEnabled(active or self._can_begin())
        self._show_error(comparing.problem)
        self.bar.setVisible(active)
        self.stage.setText(self._stage())
        if known is not None:
            self.bar.setRange(0, len(known.contenders) * known.runs if known.stage is Stage.MEASURING else 0)
            self.bar.setValue(len(known.trials))
        self.chart.show_comparison(known)
        self.lessons.setVisible(comparing.is_done)
        if known is not None and comparing.is_done:
            texts = [f"<p>{escape(text)}</p>" for text in lesson_texts(known, self._locale)]
            self.lessons.setText("".join(f"<b>{text}</b>" for text in texts[:1]) + "".join(texts[1:]))
        self.use.setEnabled(comparing.is_done and known is not None and known.fastest is not None)
        self.save.setEnabled(known is not None and bool(known.trials) and not active)

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        metrics = self.fontMetrics()
        return QSize(character_width(metrics) * _CHARACTERS, metrics.height() * _LINES)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.styleSheet() != (rules := style(self.palette())):
            self.setStyleSheet(rules)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._comparing.cancel()
        super().closeEvent(event)

    def _can_begin(self) -> bool:
        """Whether there are images, and nothing else keeps the cores busy."""
        session = self._session
        is_quiet = not session.state.is_busy and session.state is not State.LOOKING and session.images.is_settled
        return is_quiet and session.images.usable > 0

    def _about(self) -> str:
        images = count_text(self._locale, self._session.images.usable, "image")
        text = tr(
            "Your own images, a sample of the {images}, are resized again and again: one after the other, by threads, "
            "and by processes, in turn. What is made of them goes into a temporary folder and is gone afterwards."
        )
        return text.format(images=images)

    def _stage(self) -> str:
        known = self._comparing.known
        if known is None or not self._comparing.is_active:
            return ""
        match known.stage:
            case Stage.LOOKING:
                return tr("Choosing images…")
            case Stage.WARMING:
                return tr("Warming up…")
        if known.trying is None:
            return ""
        return tr("{number} of {total}: {contender}").format(
            number=len(known.trials) + 1,
            total=len(known.contenders) * known.runs,
            contender=contender_text(known.trying),
        )

    def _show_error(self, text: str) -> None:
        self.error.setText(sentence(text) if text else "")
        self.error.setVisible(bool(text))

    def _on_go(self) -> None:
        if self._comparing.is_active:
            self._comparing.cancel()
            return
        try:
            terms = self._terms()
        except ValueError:
            self._show_error(tr("Numbers of workers look like this: 1, 2, 4"))
            self.workers.setFocus()
            return
        self.note.clear()
        self._comparing.start(self._session.images.sources, self._session.recipe, terms)

    def _terms(self) -> Terms:
        workers = tuple(int(part) for part in self.workers.text().replace(",", " ").split())
        return Terms(self.sample.value(), self.runs.value(), workers, self.warm.isChecked())

    def _on_use(self) -> None:
        known = self._comparing.known
        if known is not None and (fastest := known.fastest) is not None:
            self.chosen.emit(fastest.contender)
            self.note.setText(tr("Batches now run on: {contender}").format(contender=contender_text(fastest.contender)))

    def _on_save(self) -> None:
        kinds = ";;".join(
            (
                tr("Page") + " (*.html)",
                tr("Picture") + " (*.png)",
                tr("Drawing") + " (*.svg)",
                tr("Figures") + " (*.json)",
            )
        )
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the comparison"), "comparison.html", kinds)
        if path:
            self.save_as(path)

    def save_as(self, path: str) -> None:
        """Write the comparison into a file; the end of its name says in which form."""
        known = self._comparing.known
        if known is None:
            return
        try:
            if path.lower().endswith(".png"):
                self.chart.save(path)
            else:
                save(known, path)
        except (RequestError, OSError) as error:
            self.note.setText(sentence(str(error)))
        else:
            self.note.setText(tr("Saved as {name}.").format(name=os.path.basename(path)))

    def _connect(self) -> None:
        self.go.clicked.connect(self._on_go)
        self.use.clicked.connect(self._on_use)
        self.save.clicked.connect(self._on_save)
        self._comparing.changed.connect(self.refresh)
        self._session.images.changed.connect(self.refresh)
        self._session.images.settled.connect(self.refresh)
        self._session.state_changed.connect(self.refresh)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_escape)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.go.click)

    def _on_escape(self) -> None:
        if self._comparing.is_active:
            self._comparing.cancel()
        else:
            self.close()

    def _lay_out(self) -> None:
        self.about.setWordWrap(True)
        self.about.setObjectName("hint")
        self.stage.setObjectName("hint")
        self.lessons.setWordWrap(True)
        self.lessons.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(self.fontMetrics().height() // 2)
        self.bar.setAccessibleName(tr("Progress of the comparison"))
        self.sample.setToolTip(tr("How many of the images are used, spread from small ones to large ones"))
        self.runs.setToolTip(tr("How often each has its turn: the more, the less chance there is in the figures"))
        self.workers.setToolTip(tr("How many images at once, with threads and with processes; several to compare"))
        self.warm.setToolTip(tr("Also measure processes that are kept from one batch to the next"))
        self.use.setToolTip(tr("Run batches in the way that won here"))
        self.go.setDefault(True)
        self.workers.setFixedWidth(character_width(self.fontMetrics()) * _WORKERS_CHARACTERS)
        progress = QHBoxLayout()
        progress.setSpacing(12)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.stage)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.save)
        foot.addWidget(self.use)
        page = QVBoxLayout(self)
        page.setContentsMargins(18, 16, 18, 14)
        page.setSpacing(10)
        page.addWidget(self.about)
        page.addLayout(self._terms_row())
        page.addWidget(self.error)
        page.addLayout(progress)
        page.addWidget(self._result(), 1)
        page.addLayout(foot)

    def _terms_row(self) -> QHBoxLayout:
        terms = QHBoxLayout()
        terms.setSpacing(8)
        for text, field in (
            (tr("&Images"), self.sample),
            (tr("&Runs"), self.runs),
            (tr("&Workers"), self.workers),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            terms.addWidget(label)
            terms.addWidget(field)
            terms.addSpacing(8)
        terms.addWidget(self.warm)
        terms.addStretch(1)
        terms.addWidget(self.go)
        return terms

    def _result(self) -> QScrollArea:
        view = QScrollArea()
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setWidgetResizable(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 8, 8, 0)
        column.setSpacing(12)
        column.addWidget(self.lessons)
        column.addWidget(self.chart)
        column.addStretch(1)
        view.setWidget(inner)
        return view


def _number(value: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, most)
    field.setValue(value)
    return field
