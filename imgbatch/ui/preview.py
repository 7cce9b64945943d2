"""The pane below the table: the image of the current row, before and after."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSizeF, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from imgbatch.domain.job import Header
from imgbatch.domain.preview import After, Before
from imgbatch.ui.before_after import BeforeAfter
from imgbatch.ui.crop_view import CropView
from imgbatch.ui.forecast import size_text
from imgbatch.ui.picture import Picture
from imgbatch.ui.session import Session
from imgbatch.ui.source_rows import failure_text
from imgbatch.ui.source_table import SourceTable
from imgbatch.ui.source_view import SourceView
from imgbatch.ui.state import State
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import in_window, sentence

_MARGIN = 6
_NO_BREAK = "\N{NO-BREAK SPACE}"


class Preview(QWidget):
    """Shows what the session's `previewing` has, and says to it what is wanted.

    Signals:
        folded: The pane came into view, or was folded away (False) or out (True).
    """

    folded = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._previewing = session.previewing
        self._before: Before | None = None
        self._after: After | None = None
        self._source_picture = self._result_picture = Picture(())
        self._number: int | None = None
        self.fold = QToolButton()
        self.sizes = QComboBox()
        self.crop = QPushButton(tr("Crop &box"))
        self.reset = QPushButton(tr("Reset"))
        self.figures = QLabel()
        self.message = QLabel()
        self.before_after = BeforeAfter()
        self.crop_view = CropView()
        self.pages = QStackedWidget()
        self._lay_out()
        self.fold.toggled.connect(self._on_folded)
        self.sizes.activated.connect(lambda place: self._previewing.choose(self.sizes.itemData(place)))
        self.crop.toggled.connect(self._on_crop)
        self.reset.clicked.connect(lambda: self._previewing.move_focus(None))
        self.crop_view.moved.connect(self._previewing.move_focus)
        self._previewing.changed.connect(self._refresh)
        session.state_changed.connect(self._on_state)
        self._on_state(session.state)

    @property
    def header_height(self) -> int:
        """How high the pane is when it is folded away."""
        return self.fold.sizeHint().height() + 2 * _MARGIN

    def follow(self, table: SourceView, model: SourceTable) -> None:
        """Show the current row of a table, the first one as long as there is no other."""

        def look() -> None:
            index = table.currentIndex()
            row = model.row(index.row() if index.isValid() else 0) if model.rowCount() else None
            number = None if row is None else row.number
            if number == self._number:
                return
            self._number = number
            source = None if row is None else row.source
            self._previewing.show(source, "" if row is None or source is not None else failure_text(row))

        def look_if_empty() -> None:
            if self._number is None:
                look()

        table.selectionModel().currentRowChanged.connect(look)
        model.rowsInserted.connect(look_if_empty)
        model.rowsRemoved.connect(look)
        model.modelReset.connect(look)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  (Qt's name)
        super().showEvent(event)
        self._previewing.set_open(self.fold.isChecked())
        self.folded.emit(self.fold.isChecked())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._previewing.set_open(False)

    def _lay_out(self) -> None:
        self.fold.setObjectName("fold")
        self.fold.setText(tr("Pre&view"))
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.setAutoRaise(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setArrowType(Qt.ArrowType.DownArrow)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sizes.setAccessibleName(tr("Size that is shown"))
        self.crop.setObjectName("toggle")
        self.crop.setCheckable(True)
        self.crop.setToolTip(tr("Choose what stays in view of this image: click, drag or use the arrow keys"))
        self.reset.setToolTip(tr("Cut this image as all others"))
        self.figures.setObjectName("hint")
        self.figures.setTextFormat(Qt.TextFormat.PlainText)
        self.figures.setWordWrap(True)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setMargin(12)
        for page in (self.message, self.before_after, self.crop_view):
            self.pages.addWidget(page)
        header = QHBoxLayout()
        header.setSpacing(8)
        header.addWidget(self.fold)
        header.addWidget(self.sizes)
        header.addWidget(self.crop)
        header.addWidget(self.reset)
        header.addWidget(self.figures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, _MARGIN, 12, _MARGIN)
        column.setSpacing(6)
        column.addLayout(header)
        column.addWidget(self.pages, 1)

    def _on_state(self, state: State) -> None:
        self.setVisible(state is not State.EMPTY)
        self.crop_view.setEnabled(not state.is_busy)
        self._refresh()

    def _on_folded(self, is_open: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._previewing.set_open(is_open and self.isVisible())
        self._refresh()
        self.folded.emit(is_open)

    def _on_crop(self, is_on: bool) -> None:
        self._refresh()
        if is_on:
            self.crop_view.setFocus()

    def _refresh(self) -> None:
        now, is_open = self._previewing, self.fold.isChecked()
        self.pages.setVisible(is_open)
        self.before_after.set_dim(now.is_waiting)
        if now.is_waiting and now.before is not None and not now.is_of_source:
            return  # the old picture stays until the new one is there
        self._show_sizes(is_open=is_open)
        self._take_pictures()
        cuts = is_open and now.cuts and (now.none is None or now.none.error is not None)
        self.crop.setVisible(cuts)
        self.reset.setVisible(cuts and self.crop.isChecked())
        self.reset.setEnabled(now.has_focus and not self._session.state.is_busy)
        self.figures.setText(self._figures() if is_open else "")
        self.figures.setToolTip("\n".join(map(sentence, now.after.notes)) if now.after is not None else "")
        header = now.before.source.header if now.before is not None else None
        if now.before is None or header is None or now.none is not None:
            self._show_message()
        elif cuts and self.crop.isChecked():
            self._show_crop(header)
        else:
            self._show_before_after(header)

    def _show_sizes(self, *, is_open: bool) -> None:
        sizes = self._previewing.sizes
        if [self.sizes.itemData(place) for place in range(self.sizes.count())] != list(sizes):
            self.sizes.clear()
            for size in sizes:
                self.sizes.addItem(str(size), size)
        self.sizes.setCurrentIndex(sizes.index(self._previewing.size))
        self.sizes.setVisible(is_open and len(sizes) > 1)

    def _take_pictures(self) -> None:
        before, after = self._previewing.before, self._previewing.after
        if before is not self._before:
            if before is None or self._before is None or before.source.path != self._before.source.path:
                self.before_after.lens.reset()
            self._before, self._source_picture = before, Picture(before.levels if before is not None else ())
        if after is not self._after:
            self._after, self._result_picture = after, Picture(after.levels if after is not None else ())

    def _show_message(self) -> None:
        now = self._previewing
        has_failed = now.none is not None and (now.none.error is not None or now.source is None)
        name = "error" if has_failed else "hint"
        if self.message.objectName() != name:
            self.message.setObjectName(name)
            self.message.style().unpolish(self.message)
            self.message.style().polish(self.message)
        if now.none is not None:
            text = sentence(in_window(now.none.reason))
            self.message.setText(text if has_failed else tr("{reason} No file is written.").format(reason=text))
        else:
            self.message.setText("" if now.source is None else tr("One moment…"))
        self.pages.setCurrentWidget(self.message)

    def _show_crop(self, header: Header) -> None:
        placement = self._previewing.placement
        assert placement is not None  # something is cut
        self.crop_view.show_crop(self._source_picture, placement.crop, self._previewing.gravity, _size(header))
        self.pages.setCurrentWidget(self.crop_view)

    def _show_before_after(self, header: Header) -> None:
        after = self._previewing.after
        placement = self._previewing.placement if after is None else after.placement
        if placement is None:
            return
        result = None if after is None else self._result_picture
        self.before_after.show_pictures(self._source_picture, result, placement, _size(header))
        self.pages.setCurrentWidget(self.before_after)

    def _figures(self) -> str:
        before, after = self._previewing.before, self._previewing.after
        if before is None or after is None or (header := before.source.header) is None:
            return ""
        locale, page = QLocale(), header.page(0)
        pixels = f"{page.width} × {page.height}", f"{after.width} × {after.height}"
        sizes = size_text(locale, before.source.bytes), size_text(locale, after.bytes)
        # Where there is little room, a line ends between two figures and not within one. While the crop box is moved,
        # the pixels stay as many as they are, and its buttons need the room.
        parts = [" → ".join(part.replace(" ", _NO_BREAK) for part in pair) for pair in (pixels, sizes)]
        shown = parts[1:] if self.crop.isChecked() and self._previewing.cuts else parts
        return "   ·   ".join([*shown, *([tr("as it is")] if after.copied else [])])


def _size(header: Header) -> QSizeF:
    page = header.page(0)
    return QSizeF(page.width, page.height)
