"""The menu of the table: what can be done with the images that are selected."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from imgbatch.domain.naming import shown
from imgbatch.ui.file_manager import open_file, show_in_folder
from imgbatch.ui.session import Session
from imgbatch.ui.source_rows import Column, Row, column_title, failure_text
from imgbatch.ui.source_view import SourceView
from imgbatch.ui.translation import tr


class SourceMenu(QObject):
    """Opens at a right click and by the menu key; a double click and Return open the image itself."""

    def __init__(self, view: SourceView, session: Session) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_wanted)
        view.doubleClicked.connect(self._on_open)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_open)
        copy = QShortcut(QKeySequence.StandardKey.Copy, view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(lambda: _copy_paths(view.selected_rows()))

    def menu(self) -> QMenu:
        """Make the menu for what is selected now."""
        rows, session = self._view.selected_rows(), self._session
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if rows:
            paths = [row.path for row in rows]
            targets = [target for row in rows for target in row.targets]
            reasons = [failure_text(row) for row in rows if row.failure is not None]
            failed = [row.number for row in rows if row.has_failed_jobs]
            menu.addAction(tr("&Open"), QKeySequence(Qt.Key.Key_Return), lambda: open_file(paths[0]))
            menu.addAction(tr("Show in &folder"), lambda: show_in_folder(paths, self))
            _add(menu, tr("Open r&esult"), bool(targets)).triggered.connect(lambda: open_file(targets[0]))
            menu.addSeparator()
            can_retry = bool(failed) and not session.why_not()
            _add(menu, tr("&Retry"), can_retry).triggered.connect(lambda: session.retry(failed))
            menu.addSeparator()
            _add(menu, tr("Copy rea&son"), bool(reasons)).triggered.connect(lambda: _copy(dict.fromkeys(reasons)))
            menu.addAction(tr("&Copy path"), QKeySequence.StandardKey.Copy, lambda: _copy_paths(rows))
            menu.addSeparator()
            remove = _add(menu, tr("Re&move from the list"), not session.state.is_busy)
            remove.setShortcut(QKeySequence.StandardKey.Delete)
            remove.triggered.connect(lambda: self._view.removal_wanted.emit(self._view.selected_places()))
            menu.addSeparator()
        menu.addMenu(self._sort_menu(menu))
        return menu

    def _sort_menu(self, menu: QMenu) -> QMenu:
        header = self._view.horizontalHeader()
        sort = QMenu(tr("Sor&t by"), menu)
        group = QActionGroup(sort)
        titles = [*((int(column), column_title(column)) for column in Column), (-1, tr("Order of adding"))]
        for section, title in titles:
            action = sort.addAction(title)
            action.setCheckable(True)
            action.setChecked(header.sortIndicatorSection() == section)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked, section=section: self._sort(section))
        return sort

    def _sort(self, section: int) -> None:
        """Sort as a click on the header does: once more is the other way round."""
        header = self._view.horizontalHeader()
        again = header.sortIndicatorSection() == section
        ascending = not again or header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        self._view.sortByColumn(section, order)

    def _on_wanted(self, at: QPoint) -> None:
        # Not `exec`, in which the window would stand still for all who wait for it.
        self.menu().popup(self._view.viewport().mapToGlobal(at))

    def _on_open(self, _index: QModelIndex | None = None) -> None:
        if rows := self._view.selected_rows():
            open_file(rows[0].path)


def _add(menu: QMenu, text: str, is_enabled: bool) -> QAction:
    action = menu.addAction(text)
    action.setEnabled(is_enabled)
    return action


def _copy(lines: Iterable[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(lines))


def _copy_paths(rows: list[Row]) -> None:
    if rows:
        _copy([shown(row.path) for row in rows])
