"""The help page with its keys, and what the program is made of: one window that stays beside the other."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from imgbatch import __version__
from imgbatch.app.about import libraries
from imgbatch.app.doctor import report
from imgbatch.ui.character import character_width
from imgbatch.ui.translation import tr
from imgbatch.ui.updating import Updating

_CHARACTERS, _LINES = 90, 34


class HelpWindow(QWidget):
    """Two pages: how it is used, and what it is.

    It is nobody's child: keys of the main window would be its own, too.

    Args:
        updating: The look for newer versions, which is switched on and off here, if this build can do it.
    """

    def __init__(self, updating: Updating) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(tr("imgbatch – Help"))
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.help = _page(tr("Help"), help_page())
        self.about = _page(tr("About"), about_page())
        self.pages.addTab(self.help, tr("&Help"))
        self.pages.addTab(self.about, tr("&About"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.pages)
        self.updates = QCheckBox(tr("&Look for a newer version once a week (one request; nothing is sent along)"))
        self.updates.setChecked(updating.is_wanted)
        self.updates.setVisible(updating.is_possible)
        self.updates.toggled.connect(updating.want)
        row = QHBoxLayout()
        row.setContentsMargins(18, 8, 18, 12)
        row.addWidget(self.updates)
        column.addLayout(row)
        column.setSpacing(0)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def open_at(self, page: QTextBrowser) -> None:
        """Show one of the pages, in front."""
        self.pages.setCurrentWidget(page)
        self.show()
        self.raise_()
        self.activateWindow()
        page.setFocus()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        metrics = self.fontMetrics()
        return QSize(character_width(metrics) * _CHARACTERS, metrics.height() * _LINES)


def help_page() -> str:
    """Write the help page as HTML."""
    steps = (
        tr("Drop folders or photos anywhere on the window. Folders are searched to the bottom."),
        tr("Choose the sizes on the right. Each photo can become several of them at once."),
        tr("Press the blue button. The originals are never changed; the results go into the folder on the right."),
    )
    good = (
        tr("Run it again as often as you like: only what changed is done again."),
        tr("Undo takes back what the last batch wrote, and restores what it replaced."),
        tr("A photo that cannot be read costs that photo, never the batch; its row says why."),
        tr("An interrupted batch is offered again at the next start."),
        tr("Under More stands everything that most people never need, each with a word of help."),
    )
    keys = (
        ("Ctrl+O", tr("add a folder")),
        ("Ctrl+V", tr("paste files, folders, or their paths")),
        ("Ctrl+F", tr("find in the list")),
        ("Ctrl+Return", tr("start")),
        ("Esc", tr("cancel, or take a question back")),
        ("Ctrl+C", tr("copy the paths of the rows that are chosen")),
        ("Del", tr("take rows off the list; their files stay")),
        ("F2", tr("on a size: change it")),
        ("Alt+↑ ↓", tr("on a size: move it")),
        ("← →", tr("in the preview: move the divider, or the crop box")),
        ("+ − 0", tr("in the preview: nearer, less near, all of it")),
        ("F1", tr("this page")),
        ("Ctrl+Q", tr("quit")),
    )
    return "".join(
        (
            _heading(tr("Three steps")),
            _list("ol", steps),
            _heading(tr("Good to know")),
            _list("ul", good),
            _heading(tr("Keys")),
            _table((f"<b>{_text(key)}</b>", _text(what)) for key, what in keys),
            "<p>" + _text(tr("The same from the terminal:")) + " <code>imgbatch resize --help</code></p>",
        )
    )


def about_page() -> str:
    """Write the page about versions and licences as HTML."""
    return "".join(
        (
            _heading(f"imgbatch {__version__}"),
            "<p>" + _text(tr("Resizes folders of photos on every core of your machine.")) + "</p>",
            _heading(tr("Made with"), 3),
            _table((_text(one.name), _text(one.version), _text(one.licence)) for one in libraries()),
            _heading(tr("This installation"), 3),
            _table((_text(name), _text(value)) for name, value in report().items()),
        )
    )


def _page(name: str, html: str) -> QTextBrowser:
    page = QTextBrowser()
    page.setAccessibleName(name)
    page.setFrameShape(QTextBrowser.Shape.NoFrame)
    page.document().setDocumentMargin(18)
    page.setHtml(html)
    return page


def _text(text: str) -> str:
    return escape(text)


def _heading(text: str, level: int = 2) -> str:
    return f"<h{level}>{_text(text)}</h{level}>"


def _list(kind: str, items: Iterable[str]) -> str:
    return f"<{kind}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</{kind}>"


def _table(rows: Iterable[Iterable[str]]) -> str:
    cells = ("".join(f"<td style='padding: 2px 18px 2px 0'>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
