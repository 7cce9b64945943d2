"""The window in each of its states, as pictures to look at, and with no word cut off.

IMGBATCH_PICTURES=/tmp/pictures python -m pytest --full tests/ui/test_pictures.py
"""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.worker_rows import WorkerRows

WAIT = 30_000
STATES = (
    *(
        "empty",
        "ready",
        "more",
        "running",
        "paused",
        "cancelling",
        "done",
        "failures",
        "undo question",
        "close question",
    ),
    "refused",
)
LIGHT = {"Window": "#efefef", "WindowText": "#000000", "Base": "#ffffff", "AlternateBase": "#f7f7f7"}
DARK = {"Window": "#323232", "WindowText": "#ffffff", "Base": "#242424", "AlternateBase": "#2b2b2b"}


def palette(colours):
    made = QPalette(QColor(colours["Window"]))
    role = QPalette.ColorRole
    for name, colour in colours.items():
        made.setColor(getattr(role, name), QColor(colour))
    for name in ("Text", "ButtonText"):
        made.setColor(getattr(role, name), QColor(colours["WindowText"]))
    return made


@pytest.fixture
def looks(qapp):
    """Change palette and font size of the program, and change them back."""
    before = QApplication.palette(), QApplication.font()

    def change(colours, scale):
        QApplication.setPalette(palette(colours))
        font = QFont(before[1])
        font.setPointSizeF(before[1].pointSizeF() * scale)
        QApplication.setFont(font)

    yield change
    QApplication.setPalette(before[0])
    QApplication.setFont(before[1])


@pytest.fixture
def brought(qtbot, open_window, journal, photos):
    """Bring a window into one of its states."""

    def bring(state):
        window = open_window(journal, recipe=Recipe(sizes=(Size(300, 300), Size(100, 100))))
        window.resize(1280, 860)
        if state != "empty":
            folder = photos(60 if state in ("running", "paused", "cancelling", "close question") else 8)
            if state == "failures":
                (folder / "photo-3.jpg").write_bytes((folder / "photo-3.jpg").read_bytes()[:9000])
            window.session.add([str(folder)])
            qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=WAIT)
            qtbot.waitUntil(window.outlook.figures.isVisible, timeout=WAIT)
            go_on(qtbot, window, state)
        return window

    return bring


def go_on(qtbot, window, state):
    if state == "more":
        window.panel.more.set_open(True)
    if state == "refused":
        window.panel.sizes.entry.setText("wide")
        window.panel.sizes.add.click()
        window.panel.more.conduct.memory.setText("much")
    if state in ("ready", "more", "refused"):
        return
    window.session.start()
    if state in ("running", "paused", "cancelling", "close question"):
        qtbot.waitUntil(lambda: window.session.progress.images > 5, timeout=WAIT)
    match state:
        case "paused":
            window.session.toggle_pause()
        case "cancelling":
            window.session.cancel()
        case "close question":
            window.close()
        case "done" | "failures" | "undo question":
            qtbot.waitUntil(lambda: window.session.state.is_over, timeout=WAIT)
    if state == "undo question":
        with qtbot.waitSignal(window.session.undoing.foreseen, timeout=WAIT):
            qtbot.mouseClick(window.bar.result.undo, Qt.MouseButton.LeftButton)


def lay_out():
    """Let what was changed be laid out, and what follows from that."""
    for _ in range(5):
        QApplication.processEvents()


def cut(window):
    """List the words that have less room than they need; what is cut on purpose, with dots, is left out."""
    found = []
    for widget in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton)):
        text = widget.text()
        if not text or not widget.isVisible() or isinstance(widget.parentWidget(), WorkerRows):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            if widget.height() < needed:
                found.append((text, "height", widget.height(), needed))
        elif widget.width() < widget.minimumSizeHint().width():
            found.append((text, "width", widget.width(), widget.minimumSizeHint().width()))
    return found


def keep(window, name, tmp_path):
    folder = os.environ.get("IMGBATCH_PICTURES", str(tmp_path))
    os.makedirs(folder, exist_ok=True)
    assert window.grab().save(os.path.join(folder, f"{name}.png"))


@pytest.mark.full
@pytest.mark.parametrize(
    ("state", "scheme", "colours", "scale"),
    [
        *((state, "light", LIGHT, 1) for state in STATES),
        *((state, "dark", DARK, 1) for state in ("empty", "more", "paused", "failures")),
        *((state, "large", LIGHT, 2) for state in STATES),
    ],
)
def test_no_word_is_cut_in_any_state(brought, looks, tmp_path, state, scheme, colours, scale):
    # GIVEN a scheme and a size of letters / WHEN the window is in a state / THEN there is a picture, and no word is cut
    looks(colours, scale)
    window = brought(state)
    lay_out()
    keep(window, f"{state}-{scheme}", tmp_path)
    assert cut(window) == []


def test_no_word_is_cut_where_letters_are_twice_as_large(brought, looks, tmp_path):
    # GIVEN letters of twice the usual size / WHEN the window is ready, on a small screen / THEN no word is cut
    looks(LIGHT, 2)
    window = brought("ready")
    lay_out()
    keep(window, "ready-large", tmp_path)
    assert cut(window) == []
