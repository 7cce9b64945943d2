"""Memory and patience: what the window says about the machine, and not about the images."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt

from imgbatch.app import settings as stored
from imgbatch.ui.choices import Conduct

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [("", None), (" ", None), ("4 GB", 4 * GB), ("1.5gb", 1_500_000_000), ("800 MB", 800_000_000), ("2g", 2 * GB)],
)
def test_an_amount_of_memory_reaches_the_batch(window, text, bytes_):
    # GIVEN the window / WHEN an amount is typed / THEN a batch gets it; nothing is automatic
    window.panel.more.conduct.memory.setText(text)
    assert window.session.problem is None
    assert window.session.batch(None).memory == bytes_


def test_patience_reaches_the_batch(window):
    # GIVEN the window / WHEN the patience is set / THEN a batch has it
    window.panel.more.conduct.patience.setValue(2.5)
    assert window.session.batch(None).patience == 2.5


def test_leaving_the_machine_to_others_reaches_the_batch(window):
    # GIVEN the window / WHEN its box is ticked / THEN a batch has it, and the section counts it
    window.panel.more.conduct.low_priority.setChecked(True)
    assert window.session.batch(None).low_priority
    assert "1 changed" in window.panel.more.button.text()


@pytest.mark.parametrize("text", ["much", "4 TB", "gb", "-1 GB"])
def test_what_is_no_amount_is_said_beside_its_field(window, text):
    # GIVEN the section folded in / WHEN something else is typed
    window.panel.more.conduct.memory.setText(text)
    # THEN the section is open, the text stands there, and the button says so too
    assert window.panel.errors["memory"].isVisible()
    assert "no amount of memory" in window.panel.errors["memory"].text()
    assert [field for field, label in window.panel.errors.items() if label.isVisible()] == ["memory"]
    # AND the last good value is still the one that counts
    assert window.session.conduct == Conduct()


def test_too_little_memory_is_refused_beside_its_field(qtbot, window, tmp_path, images):
    # GIVEN an image, and an amount that no batch can do with
    images.plain(40, 30).save(tmp_path / "a.png")
    window.session.add([str(tmp_path / "a.png")])
    qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=20_000)
    window.panel.more.conduct.memory.setText("9 MB")
    # WHEN it is started / THEN the field says why not
    qtbot.mouseClick(window.bar.start.start, Qt.MouseButton.LeftButton)
    assert "At least" in window.panel.errors["memory"].text()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "conduct",
    [
        *(Conduct(), Conduct(3 * GB, 2.5), Conduct(123_456_789, 0.5), Conduct(750_000, 10.0, prune=True)),
        Conduct(low_priority=True),
    ],
)
def test_the_way_of_running_is_remembered(open_window, conduct):
    # GIVEN a way of running / WHEN they are saved and a window opens with them / THEN it shows and has the same
    first = open_window(**msgspec.structs.asdict(conduct))
    stored.save(first.settings())
    settings, note = stored.load()
    second = open_window(**{name: getattr(settings, name) for name in conduct.__struct_fields__})
    assert note == ""
    assert second.session.conduct == second.panel.more.conduct.conduct() == conduct


def test_what_was_made_of_images_that_are_gone_is_tidied_up(qtbot, open_window, journal, photos, tmp_path):
    # GIVEN a folder that was resized, and one of its images that is gone since
    window = open_window(journal)
    folder = photos(3)
    window.session.add([str(folder)])
    for _ in range(2):
        qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=20_000)
        qtbot.mouseClick(window.bar.start.start, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.session.state.is_over, timeout=20_000)
        # WHEN the folder is resized once more, with the box ticked
        (folder / "photo-2.jpg").unlink(missing_ok=True)
        window.panel.more.conduct.prune.setChecked(True)
    # THEN what was made of it is not there any more, and that is said
    assert not list((tmp_path / "out").rglob("photo-2-*.jpg"))
    assert len(list((tmp_path / "out").glob("*.jpg"))) == 2
    assert "1 moved away" in window.bar.result.summary.text()


def test_the_section_counts_fields_of_running_as_changed(window):
    # GIVEN the section folded in / WHEN one limit is set / THEN its button counts it
    window.panel.more.conduct.memory.setText("4 GB")
    assert "1 changed" in window.panel.more.button.text()


def test_patience_is_read_in_a_locale_with_a_comma(qtbot, window):
    # GIVEN a German field / WHEN a number is typed as one does there / THEN it is that number
    field = window.panel.more.conduct.patience
    field.setLocale(QLocale(QLocale.Language.German))
    window.panel.more.set_open(True)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2,5")
    assert window.session.conduct.patience == 2.5
