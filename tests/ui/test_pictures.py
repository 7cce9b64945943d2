"""The window in each of its states, as pictures to look at, and with no word cut off.

IMGBATCH_PICTURES=/tmp/pictures python -m pytest --full tests/ui/test_pictures.py
"""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from imgbatch.app.batch import Mode
from imgbatch.domain.geometry import Fit
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.request import Request
from imgbatch.domain.size import Size
from imgbatch.ui.translation import install
from imgbatch.ui.worker_rows import WorkerRows

WAIT = 30_000
STATES = (
    *("empty", "offer", "ready", "crop", "more", "refused", "running", "paused", "cancelling", "done", "failures"),
    *("undo question", "close question"),
)
RUNNING = ("running", "paused", "cancelling", "close question")
LIGHT = {"Window": "#efefef", "WindowText": "#000000", "Base": "#ffffff", "AlternateBase": "#f7f7f7"}
DARK = {"Window": "#323232", "WindowText": "#ffffff", "Base": "#242424", "AlternateBase": "#2b2b2b"}
CONTRAST = {
    "Window": "#000000",
    "WindowText": "#ffffff",
    "Base": "#000000",
    "AlternateBase": "#000000",
    "Highlight": "#1aebff",
    "HighlightedText": "#000000",
}
"""As "High contrast black" of Windows; Qt mixes the other colours from these, and they are black."""

NOBODY = 2**30
"""No process has such a number."""


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
    """Change palette, font size and language of the program, and change them back."""
    before = QApplication.palette(), QApplication.font(), QLocale()

    def change(colours, scale, language="en"):
        QLocale.setDefault(QLocale(language))
        install(qapp, QLocale())
        QApplication.setPalette(palette(colours))
        font = QFont(before[1])
        font.setPointSizeF(before[1].pointSizeF() * scale)
        QApplication.setFont(font)

    yield change
    QApplication.setPalette(before[0])
    QApplication.setFont(before[1])
    QLocale.setDefault(before[2])
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def brought(qtbot, open_window, journal, photos):
    """Bring a window into one of its states."""

    def bring(state):
        fit = Fit.COVER if state == "crop" else Fit.INSIDE
        mode = Mode.PROCESSES if state in RUNNING else Mode.AUTO
        window = open_window(journal, recipe=Recipe(sizes=(Size(300, 300), Size(100, 100)), fit=fit), mode=mode)
        window.resize(1280, 860)
        if state == "offer":
            interrupt(journal)
            window.banner.look()
        elif state != "empty":
            folder = photos(60 if state in RUNNING else 8)
            if state == "failures":
                (folder / "photo-3.jpg").write_bytes((folder / "photo-3.jpg").read_bytes()[:9000])
            window.session.add([str(folder)])
            qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=WAIT)
            qtbot.waitUntil(window.outlook.figures.isVisible, timeout=WAIT)
            go_on(qtbot, window, state)
        return window

    return bring


def interrupt(journal):
    """Leave a run behind whose process died."""
    recipe = Recipe(sizes=(Size(1920, 1920), Size(640, 640)))
    paths = ("/media/camera/DCIM", "/media/phone")
    number = journal.begin(Request(paths=paths, recipe=recipe, output="/srv/web", mode="processes", workers=2))
    with journal.database.writing() as db:
        db.execute("UPDATE runs SET pid = ?, started = ?, done = 120 WHERE id = ?", (NOBODY, 1_700_000_000, number))


def go_on(qtbot, window, state):
    if state == "crop":
        qtbot.waitUntil(lambda: window.session.previewing.after is not None, timeout=WAIT)
        window.preview.crop.click()
    if state == "more":
        window.panel.more.set_open(True)
    if state == "refused":
        window.panel.sizes.entry.setText("wide")
        window.panel.sizes.add.click()
        window.panel.more.conduct.memory.setText("much")
    if state in ("ready", "crop", "more", "refused"):
        return
    window.session.start()
    if state in RUNNING:
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
    ("state", "scheme", "colours", "scale", "language"),
    [
        *((state, "light", LIGHT, 1, "en") for state in STATES),
        *((state, "dark", DARK, 1, "en") for state in ("empty", "offer", "crop", "more", "paused", "failures")),
        *((state, "contrast", CONTRAST, 1, "en") for state in ("offer", "ready", "more", "paused", "failures")),
        *((state, "large", LIGHT, 2, "en") for state in STATES),
        *((state, "german", LIGHT, 1, "de") for state in ("ready", "more", "failures")),
        ("ready", "german large", LIGHT, 2, "de"),
    ],
)
def test_no_word_is_cut_in_any_state(brought, looks, tmp_path, state, scheme, colours, scale, language):
    # GIVEN a scheme, a size of letters, a language / WHEN the window is in a state / THEN there is a picture of it
    looks(colours, scale, language)
    window = brought(state)
    lay_out()
    keep(window, f"{state}-{scheme}", tmp_path)
    # AND no word is cut
    assert cut(window) == []


@pytest.mark.full
@pytest.mark.parametrize(
    ("scheme", "colours", "scale", "language"),
    [
        *(("light", LIGHT, 1, "en"), ("dark", DARK, 1, "en"), ("contrast", CONTRAST, 1, "en")),
        *(("large", LIGHT, 2, "en"), ("german", LIGHT, 1, "de"), ("japanese", LIGHT, 1, "ja")),
    ],
)
def test_no_word_of_a_comparison_is_cut(brought, looks, comparisons, tmp_path, scheme, colours, scale, language):
    # GIVEN a scheme, a size of letters, a language / WHEN a comparison is shown / THEN there is a picture of it
    looks(colours, scale, language)
    window = brought("ready")
    window.show_compare()
    window.session.comparing.known = comparisons.comparison()
    window.session.comparing.changed.emit()
    window.compare_window.use.click()
    lay_out()
    keep(window.compare_window, f"compare-{scheme}", tmp_path)
    # AND no word is cut
    assert cut(window.compare_window) == []


def test_no_word_is_cut_where_letters_are_twice_as_large(brought, looks, tmp_path):
    # GIVEN letters of twice the usual size / WHEN the window is ready, on a small screen / THEN no word is cut
    looks(LIGHT, 2)
    window = brought("ready")
    lay_out()
    keep(window, "ready-large", tmp_path)
    assert cut(window) == []
