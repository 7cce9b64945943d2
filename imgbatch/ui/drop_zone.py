"""The window while it is empty: one place to drop things on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from imgbatch.app.resources import resource
from imgbatch.ui.recents import RecentButton, Recents
from imgbatch.ui.translation import tr

ICON_SIZE = 96
_TITLE = 1.9
_MARGIN = 18
_INSIDE = 14
_RADIUS = 14
_FAINT = 110


class DropZone(QWidget):
    """Icon, words and the buttons, in a dashed frame that lights up while something is dragged over.

    Signals:
        folder_wanted: "Add folder" was clicked.
        files_wanted: "Add files" was clicked.
        chosen: A list with a folder that was added before.
    """

    folder_wanted = Signal()
    files_wanted = Signal()
    chosen = Signal(object)

    def __init__(self, recents: Recents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lit = False
        # Where letters are large its buttons would keep the window wide when the table has long taken their place.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        icon = QLabel()
        icon.setPixmap(QIcon(resource("icons", "imgbatch.svg")).pixmap(QSize(ICON_SIZE, ICON_SIZE)))
        title = QLabel(tr("Drop folders or photos here"))
        font = title.font()
        font.setPointSizeF(QFontInfo(font).pointSizeF() * _TITLE)  # not a size of its own: it grows with the system's
        title.setFont(font)
        hint = QLabel(tr("Folders are searched to the bottom. The originals are never changed."))
        hint.setObjectName("hint")
        for words in (title, hint):
            words.setWordWrap(True)
        folder, files = QPushButton(tr("Add &folder…")), QPushButton(tr("Add fi&les…"))
        folder.clicked.connect(self.folder_wanted)
        files.clicked.connect(self.files_wanted)
        self.recent = RecentButton(recents, self)
        self.recent.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[_MARGIN + _INSIDE] * 4)
        column.setSpacing(10)
        column.addStretch(2)
        for label in (icon, title, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(folder)
        row.addWidget(files)
        row.addWidget(self.recent)
        row.addStretch(1)
        column.addSpacing(6)
        column.addLayout(row)
        column.addStretch(3)

    def set_lit(self, lit: bool) -> None:
        """Show that a drop would be taken."""
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        line = palette.color(QPalette.ColorRole.Highlight if self._lit else QPalette.ColorRole.PlaceholderText)
        if self._lit:
            fill = QColor(line)
            fill.setAlpha(_FAINT // 4)
            painter.setBrush(fill)
        else:
            line.setAlpha(_FAINT)
        pen = QPen(line, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
