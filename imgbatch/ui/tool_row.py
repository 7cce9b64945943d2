"""The row above the table: buttons to add images and to take all away, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from imgbatch.domain.format import IMAGE_SUFFIXES
from imgbatch.ui.recents import RecentButton, Recents
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import count_text


class ToolRow(QWidget):
    """Two buttons that ask the system for paths, one for the last ones, one to clear, and a count.

    Signals:
        chosen: A list of paths.
    """

    chosen = Signal(object)

    def __init__(self, recents: Recents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_folder = QPushButton(tr("Add &folder…"))
        self.add_files = QPushButton(tr("Add fi&les…"))
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
        kinds = f"{tr('Images')} ({patterns});;{tr('All files')} (*)"
        files, _ = QFileDialog.getOpenFileNames(self, tr("Add images"), "", kinds)
        if files:
            self.chosen.emit(files)
