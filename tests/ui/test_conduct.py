"""Memory and patience: what the window says about the machine, and not about the images."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt

from imgbatch.app import settings as stored
from imgbatch.ui.choices import Limits

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [("", None), (" ", None), ("4 GB", 4 * GB), ("1.5gb", 1_500_000_000), ("800 MB", 800_000_000), ("2g", 2 * GB)],
)
def test_an_amount_of_memory_reaches_the_batch(window, text, bytes_):
    # GIVEN the window / WHEN an amount is typed / THEN a batch gets it; nothing is automatic
    window.panel.more.limits.memory.setText(text)
    assert window.session.problem is None
    assert window.session.batch(None).memory == bytes_


def test_patience_reaches_the_batch(window):
    # GIVEN the window / WHEN the patience is set / THEN a batch has it
    window.panel.more.limits.patience.setValue(2.5)
    assert window.session.batch(None).patience == 2.5


@pytest.mark.parametrize("text", ["much", "4 TB", "gb", "-1 GB"])
def test_what_is_no_amount_is_said_beside_its_field(window, text):
    # GIVEN the section folded in / WHEN something else is typed
    window.panel.more.limits.memory.setText(text)
    # THEN the section is open, the text stands there, and the button says so too
    assert window.panel.errors["memory"].isVisible()
    assert "no amount of memory" in window.panel.errors["memory"].text()
    assert [field for field, label in window.panel.errors.items() if label.isVisible()] == ["memory"]
    # AND the last good value is still the one that counts
    assert window.session.limits == Limits()


def test_too_little_memory_is_refused_beside_its_field(qtbot, window, tmp_path, images):
    # GIVEN an image, and an amount that no batch can do with
    images.plain(40, 30).save(tmp_path / "a.png")
    window.session.add([str(tmp_path / "a.png")])
    qtbot.waitUntil(window.bar.start.isEnabled, timeout=20_000)
    window.panel.more.limits.memory.setText("9 MB")
    # WHEN it is started / THEN the field says why not
    qtbot.mouseClick(window.bar.start, Qt.MouseButton.LeftButton)
    assert "At least" in window.panel.errors["memory"].text()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("limits", [Limits(), Limits(3 * GB, 2.5), Limits(123_456_789, 0.5), Limits(750_000, 10.0)])
def test_limits_are_remembered(open_window, limits):
    # GIVEN limits / WHEN they are saved and a window opens with them / THEN it shows and has the same
    first = open_window(memory=limits.memory, patience=limits.patience)
    stored.save(first.settings())
    settings, note = stored.load()
    second = open_window(memory=settings.memory, patience=settings.patience)
    assert note == ""
    assert second.session.limits == second.panel.more.limits.limits() == limits


def test_the_section_counts_limits_as_changed(window):
    # GIVEN the section folded in / WHEN one limit is set / THEN its button counts it
    window.panel.more.limits.memory.setText("4 GB")
    assert "1 changed" in window.panel.more.button.text()


def test_patience_is_read_in_a_locale_with_a_comma(qtbot, window):
    # GIVEN a German field / WHEN a number is typed as one does there / THEN it is that number
    field = window.panel.more.limits.patience
    field.setLocale(QLocale(QLocale.Language.German))
    window.panel.more.set_open(True)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2,5")
    assert window.session.limits.patience == 2.5
