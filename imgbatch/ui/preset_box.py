"""The presets above the recipe: one click for a whole recipe, and a line to keep one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from imgbatch.app import presets as kept
from imgbatch.app.presets import Preset
from imgbatch.domain.error import RequestError
from imgbatch.ui.character import character_width
from imgbatch.ui.session import Session
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import sentence

_KINDS = "TOML (*.toml)"
_MENU_CHARACTERS = 60
_ARROW_CHARACTERS = 6
"""Room of the button for its frame and its arrow."""


class PresetBox(QWidget):
    """A button that says which preset the recipe is, with all of them below it.

    Signals:
        chosen: The recipe of a preset.
        noted: What is to be said, in one line.
    """

    chosen = Signal(object)
    noted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._last: Preset | None = None
        self._known: list[Preset] = []
        self.button = QPushButton()
        self.menu = QMenu(self)
        self.name = QLineEdit()
        self.keep = QPushButton()
        self.cancel = QPushButton(tr("Cancel"))
        self._renamed: Preset | None = None
        self.naming = QWidget()
        self._lay_out()
        self.menu.aboutToShow.connect(self._fill)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._give_up)
        self.name.returnPressed.connect(self._on_keep)
        self.name.installEventFilter(self)
        session.request_changed.connect(self.refresh)
        self._read()
        self.refresh()

    def refresh(self) -> None:
        """Say which preset the recipe is, or which it was before something was changed."""
        recipe = self._session.recipe
        if self._last is None:
            self._last = next((preset for preset in self._known if preset.recipe == recipe), None)
        if self._last is None:
            text, name = tr("Pre&sets"), ""
        else:
            text = tr("Pre&set: {name}") if self._last.recipe == recipe else tr("Pre&set: {name}, changed")
            name = _title(self._last)
        metrics = self.button.fontMetrics()
        rest = metrics.horizontalAdvance(text.format(name="")) + _ARROW_CHARACTERS * character_width(metrics)
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, self.button.width() - rest))
        self.button.setText(text.format(name=_escaped(cut)))
        self.button.setAccessibleName("" if cut == name else text.replace("&", "").format(name=name))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show as much of a long name as there is room for."""
        super().resizeEvent(event)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Let Esc take the line away, before it cancels a run."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.name and is_escape and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._give_up()
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        """Read the presets anew: files may have come and gone."""
        self.menu.clear()
        broken = self._read()
        own = [preset for preset in self._known if preset.path]
        for preset in self._known:
            if own and preset is own[0]:
                self.menu.addSeparator()
            action = self._add(self.menu, _title(preset), partial(self._choose, preset))
            action.setCheckable(True)
            action.setChecked(preset.recipe == self._session.recipe)
        for error in broken:
            text = sentence(str(error))
            self._add(
                self.menu, text, partial(self.noted.emit, text)
            )  # the menu may have room for the file's name only
        self.menu.addSeparator()
        self._add(self.menu, tr("Save as a preset…"), self._on_save)
        for text, act in ((tr("Rename"), self._on_rename), (tr("Remove"), self._remove)):
            menu = self.menu.addMenu(text)
            menu.setEnabled(bool(own))
            for preset in own:
                self._add(menu, _title(preset), partial(act, preset))
        self.menu.addSeparator()
        self._add(self.menu, tr("Import…"), self._on_import)
        self._add(self.menu, tr("Export this recipe…"), self._on_export)

    def _read(self) -> list[RequestError]:
        found = list(kept.presets())
        self._known = [one for one in found if isinstance(one, Preset)]
        return [one for one in found if isinstance(one, RequestError)]

    def _add(self, menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
        metrics = menu.fontMetrics()
        room = character_width(metrics) * _MENU_CHARACTERS
        action = menu.addAction(_escaped(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)))
        action.triggered.connect(lambda _checked: slot())
        return action

    def _choose(self, preset: Preset) -> None:
        self._last = preset
        self.naming.hide()
        self.chosen.emit(preset.recipe)
        self.refresh()

    def _on_save(self) -> None:
        self._ask_name(self._last.name if self._last is not None and self._last.path else "", tr("Save"))

    def _on_rename(self, preset: Preset) -> None:
        self._ask_name(preset.name, tr("Rename"), renamed=preset)

    def _ask_name(self, name: str, verb: str, *, renamed: Preset | None = None) -> None:
        self._renamed = renamed
        self.keep.setText(verb)
        self.name.setText(name)
        self.naming.show()
        self.name.setFocus()
        self.name.selectAll()

    def _on_keep(self) -> None:
        def keep() -> None:
            before, name = self._renamed, self.name.text()
            if before is None:
                self._last = kept.save(name, self._session.recipe)
            else:
                after = kept.rename(before, name)
                if self._last is not None and self._last.path == before.path:
                    self._last = after
                self._read()
            self._give_up()

        self._try(keep)

    def _give_up(self) -> None:
        """Take the line for a name away."""
        self.naming.hide()
        self.button.setFocus()

    def _remove(self, preset: Preset) -> None:
        def remove() -> None:
            kept.remove(preset)
            self._read()
            if self._last is not None and self._last.path == preset.path:
                self._last = None

        self._try(remove)

    def _on_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Import a preset"), "", _KINDS)
        if path:
            self._try(lambda: self._choose(kept.take(path)))

    def _on_export(self) -> None:
        name = self._last.name if self._last is not None else tr("My preset")
        path, _ = QFileDialog.getSaveFileName(self, tr("Export this recipe"), f"{name}{kept.SUFFIX}", _KINDS)
        if path:
            self._try(lambda: kept.export(Preset(name, self._session.recipe), path))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except RequestError as error:
            self.noted.emit(sentence(str(error)))
        self.refresh()

    def _lay_out(self) -> None:
        self.button.setObjectName("preset")
        self.button.setMenu(self.menu)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long name widens no window
        self.button.setToolTip(tr("A whole recipe with one click: sizes, format and everything under More"))
        self.name.setPlaceholderText(tr("Name of the preset"))
        self.name.setAccessibleName(tr("Name of the preset"))
        self.name.setMaxLength(kept.MOST_CHARACTERS)
        row = QHBoxLayout(self.naming)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        self.naming.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 0)
        column.setSpacing(6)
        column.addWidget(self.button)
        column.addWidget(self.naming)


def _escaped(text: str) -> str:
    """Keep an ampersand from being a mnemonic."""
    return text.replace("&", "&&")


def _title(preset: Preset) -> str:
    """Name a preset; those that are built in are translated."""
    if preset.path:
        return preset.name
    names = {
        "Web 1920": tr("Web 1920"),
        "E-mail 1280": tr("E-mail 1280"),
        "Thumbnails 256": tr("Thumbnails 256"),
        "Responsive set": tr("Responsive set"),
        "Convert only": tr("Convert only"),
    }
    return names[preset.name]
