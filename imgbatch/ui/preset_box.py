"""The presets above the recipe: one click for a whole recipe, and a line to keep one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from imgbatch.app import presets as kept
from imgbatch.app.presets import Preset
from imgbatch.domain.error import RequestError
from imgbatch.ui.session import Session
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import sentence

_KINDS = "TOML (*.toml)"


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
        self.button = QPushButton()
        self.menu = QMenu(self)
        self.name = QLineEdit()
        self.keep = QPushButton(tr("Save"))
        self.naming = QWidget()
        self._lay_out()
        self.menu.aboutToShow.connect(self._fill)
        self.keep.clicked.connect(self._on_keep)
        self.name.returnPressed.connect(self._on_keep)
        self.name.installEventFilter(self)
        session.request_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say which preset the recipe is, or which it was before something was changed."""
        recipe = self._session.recipe
        if self._last is None:
            self._last = next((preset for preset in kept.BUILT_IN if preset.recipe == recipe), None)
        if self._last is None:
            self.button.setText(tr("Pre&sets"))
        elif self._last.recipe == recipe:
            self.button.setText(tr("Pre&set: {name}").format(name=_shown(self._last)))
        else:
            self.button.setText(tr("Pre&set: {name}, changed").format(name=_shown(self._last)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Let Esc take the line away, before it cancels a run."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.name and is_escape and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.naming.hide()
                self.button.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        """Read the presets anew: files may have come and gone."""
        self.menu.clear()
        own: list[Preset] = []
        for one in kept.presets():
            if isinstance(one, RequestError):
                self._add(self.menu, str(one), self._on_save).setEnabled(False)
                continue
            if one.path and not own:
                self.menu.addSeparator()
            own += [one] if one.path else []
            action = self._add(self.menu, _shown(one), partial(self._choose, one))
            action.setCheckable(True)
            action.setChecked(one.recipe == self._session.recipe)
        self.menu.addSeparator()
        self._add(self.menu, tr("Save as a preset…"), self._on_save)
        removing = self.menu.addMenu(tr("Remove"))
        removing.setEnabled(bool(own))
        for preset in own:
            self._add(removing, _shown(preset), partial(self._remove, preset))
        self.menu.addSeparator()
        self._add(self.menu, tr("Import…"), self._on_import)
        self._add(self.menu, tr("Export this recipe…"), self._on_export)

    def _add(self, menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked: slot())
        return action

    def _choose(self, preset: Preset) -> None:
        self._last = preset
        self.chosen.emit(preset.recipe)
        self.refresh()

    def _on_save(self) -> None:
        self.name.setText(self._last.name if self._last is not None and self._last.path else "")
        self.naming.show()
        self.name.setFocus()
        self.name.selectAll()

    def _on_keep(self) -> None:
        def keep() -> None:
            self._last = kept.save(self.name.text(), self._session.recipe)
            self.naming.hide()
            self.button.setFocus()

        self._try(keep)

    def _remove(self, preset: Preset) -> None:
        self._try(lambda: kept.remove(preset.name))
        if self._last is not None and self._last.path == preset.path:
            self._last = None
            self.refresh()

    def _on_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Import a preset"), "", _KINDS)
        if path:
            self._try(lambda: self._import(path))

    def _import(self, path: str) -> None:
        preset = kept.read(path)
        self._choose(kept.save(preset.name, preset.recipe))

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
        self.button.setToolTip(tr("A whole recipe with one click: sizes, format and everything under More"))
        self.name.setPlaceholderText(tr("Name of the preset"))
        self.name.setAccessibleName(tr("Name of the preset"))
        self.name.setMaxLength(kept.MOST_CHARACTERS)
        row = QHBoxLayout(self.naming)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.keep)
        self.naming.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 0)
        column.setSpacing(6)
        column.addWidget(self.button)
        column.addWidget(self.naming)


def _shown(preset: Preset) -> str:
    """Name a preset in a menu, where an ampersand would be a mnemonic; those that are built in are translated."""
    if preset.path:
        return preset.name.replace("&", "&&")
    names = {
        "Web 1920": tr("Web 1920"),
        "E-mail 1280": tr("E-mail 1280"),
        "Thumbnails 256": tr("Thumbnails 256"),
        "Responsive set": tr("Responsive set"),
        "Convert only": tr("Convert only"),
    }
    return names[preset.name]
