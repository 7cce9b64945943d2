"""The folders that were added last, and the button that adds one of them again."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from imgbatch.domain.event import Event, SourceFound
from imgbatch.ui.bridge import Bridge
from imgbatch.ui.character import character_width
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import at_home

MOST = 8
_CHARACTERS = 70


class Recents(QObject):
    """The last folders in which images were found, the newest first.

    Signals:
        changed: There are others.
        looked: Which of them are gone, as a set of paths.
    """

    changed = Signal()
    looked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folders: tuple[str, ...] = ()
        self._bridge = Bridge(self)
        self._bridge.drained.connect(lambda gone, _times: self.looked.emit(set(gone)))

    def set(self, folders: Iterable[str]) -> None:
        """Have these folders instead."""
        self.folders = tuple(dict.fromkeys(folders))[:MOST]
        self.changed.emit()

    def take(self, events: Iterable[Event]) -> None:
        """Put the folders first in which a search found images."""
        roots = dict.fromkeys(event.source.root for event in events if isinstance(event, SourceFound))
        found = [root for root in reversed(roots) if root]
        if found and self.folders[: len(found)] != tuple(found):
            self.set((*found, *self.folders))

    def look(self) -> None:
        """Find out which of them are gone: in a thread, as one may be on a drive that does not answer."""
        if not self._bridge.is_active:
            self._bridge.start(_gone(self.folders))

    def stop(self, wait_ms: int) -> bool:
        """Stop for good; False if the thread takes longer than that."""
        return self._bridge.stop(wait_ms)


class RecentButton(QPushButton):
    """A menu of these folders; hidden while there are none.

    Signals:
        chosen: A list with the folder.
    """

    chosen = Signal(object)

    def __init__(self, recents: Recents, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recent"), parent)
        self._recents = recents
        self._actions: dict[str, QAction] = {}
        self.setToolTip(tr("Folders that were added before"))
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        recents.changed.connect(self._refresh)
        recents.looked.connect(self._on_looked)
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(bool(self._recents.folders))

    def _fill(self) -> None:
        menu, metrics = self.menu(), self.fontMetrics()
        width = character_width(metrics) * _CHARACTERS
        menu.clear()
        self._actions.clear()
        for folder in self._recents.folders:
            text = metrics.elidedText(at_home(folder), Qt.TextElideMode.ElideMiddle, width)
            action = menu.addAction(text.replace("&", "&&"))
            action.setToolTip(at_home(folder))
            action.triggered.connect(lambda _checked, path=folder: self.chosen.emit([path]))
            self._actions[folder] = action
        menu.addSeparator()
        menu.addAction(tr("Clear list")).triggered.connect(lambda: self._recents.set(()))
        self._recents.look()

    def _on_looked(self, gone: set[str]) -> None:
        for folder in gone & self._actions.keys():
            self._actions[folder].setEnabled(False)
            self._actions[folder].setToolTip(tr("It is not there any more, or its drive is not"))


def _gone(folders: tuple[str, ...]) -> Generator[str]:
    for folder in folders:
        if not os.path.isdir(folder):
            yield folder
