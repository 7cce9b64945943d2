"""The row above the table: buttons to add images and to take all away, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from imgbatch.domain.format import IMAGE_SUFFIXES
from imgbatch.ui.recents import RecentButton, Recents
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import count_text

_BESIDE_PICTURE = 4
"""Pixels that Qt leaves beside the picture of a button."""


class AddButton(QPushButton):
    """A button that can do with a picture where its words have no room.

    Args:
        words: With the mnemonic, which stays its key.
        picture: Of the desktop.
    """

    def __init__(self, words: str, picture: QStyle.StandardPixmap, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self._picture = picture
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def words_width(self) -> int:
        """How wide it is with its words."""
        return self._size(self._words, self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self._words)).width()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        edge = self.fontMetrics().height()
        return self._size("", QSize(edge + _BESIDE_PICTURE, edge))

    def show_words(self, *, shown: bool) -> None:
        """Show the words, or the picture."""
        if shown == bool(self.text()):
            return
        name = "" if shown else self._words.replace("&", "").rstrip("…")
        edge = self.fontMetrics().height()
        self.setText(self._words if shown else "")
        self.setShortcut(QKeySequence.mnemonic(self._words))  # goes with the text otherwise
        self.setIcon(QIcon() if shown else self.style().standardIcon(self._picture))
        self.setIconSize(QSize(edge, edge))
        self.setToolTip(name)
        self.setAccessibleName(name)

    def _size(self, words: str, contents: QSize) -> QSize:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = words
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, contents, self)


class ToolRow(QWidget):
    """Two buttons that ask the system for paths, one for the last ones, one to clear, and a count.

    Signals:
        chosen: A list of paths.
    """

    chosen = Signal(object)

    def __init__(self, recents: Recents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_folder = AddButton(tr("Add &folder…"), QStyle.StandardPixmap.SP_DirIcon)
        self.add_files = AddButton(tr("Add fi&les…"), QStyle.StandardPixmap.SP_FileIcon)
        self.recent = RecentButton(recents, self)
        self.clear = QPushButton(tr("&Clear"))
        self.count = QLabel()
        self.count.setObjectName("hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(8)
        for widget in (self.add_folder, self.add_files, self.recent, self.clear):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.count)
        self.add_folder.clicked.connect(self.choose_folder)
        self.add_files.clicked.connect(self.choose_files)
        self.recent.chosen.connect(self.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the count is longer, say, or the font larger
            self._fit()
        return super().event(event)

    def show_count(self, count: int) -> None:
        """Say how many images there are."""
        self.count.setText(count_text(self.locale(), count, "image") if count else "")

    def choose_folder(self) -> None:
        """Ask for a folder."""
        folder = QFileDialog.getExistingDirectory(self, tr("Add a folder of images"))
        if folder:
            self.chosen.emit([folder])

    def choose_files(self) -> None:
        """Ask for files."""
        patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(IMAGE_SUFFIXES))
        kinds = tr("Images") + f" ({patterns});;" + tr("All files") + " (*)"
        files, _ = QFileDialog.getOpenFileNames(self, tr("Add images"), "", kinds)
        if files:
            self.chosen.emit(files)

    def _fit(self) -> None:
        """Show the words of both buttons where there is room for them."""
        buttons, layout = (self.add_folder, self.add_files), self.layout()
        assert layout is not None
        missing = sum(button.words_width - button.sizeHint().width() for button in buttons)
        has_room = layout.sizeHint().width() + missing <= self.width()
        for button in buttons:
            button.show_words(shown=has_room)
