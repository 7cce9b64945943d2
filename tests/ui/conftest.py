"""A window with nothing of the user's machine in it."""

from __future__ import annotations

import gc
import shutil

import pytest

from imgbatch.app import preview
from imgbatch.app.batch import Mode
from imgbatch.app.past import open_journal
from imgbatch.app.settings import Settings
from imgbatch.ui.session import STOP_MS, Session
from imgbatch.ui.window import Window


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Settings and logs go to a folder of the test."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture(autouse=True)
def collected_between_tests():
    """As in the program, no other thread takes objects of Qt down; here it is done when a test is over."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def no_idle_worker(monkeypatch):
    """The worker of the preview goes soon when nothing is wanted: some tests count who is left."""
    monkeypatch.setattr(preview, "IDLE_SECONDS", 0.3)


@pytest.fixture
def photos(tmp_path, images):
    """Make a folder of this many photos, in sub-folders of ten."""

    def make(count, width=1200, height=800):
        folder = tmp_path / "photos"
        folder.mkdir()
        first = folder / "photo-1.jpg"
        images.detailed(width, height).save(first, quality=90)
        for number in range(2, count + 1):
            part = folder / f"part-{number // 10}" if number >= 10 else folder
            part.mkdir(exist_ok=True)
            shutil.copy(first, part / f"photo-{number}.jpg")
        return folder

    return make


@pytest.fixture
def journal(own_folders):
    """The journal of the user whose folders are those of the test, empty."""
    journal, note = open_journal()
    assert note == ""
    yield journal
    journal.close()


@pytest.fixture
def session(qapp, tmp_path):
    session = Session()
    session.set_output(str(tmp_path / "out"))
    session.set_mode(Mode.PROCESSES)
    yield session
    assert session.close()


def stop(window):
    """Stop every thread of a window, even if it may not close."""
    window.outlook.stop(STOP_MS)
    window.session.close()


@pytest.fixture
def open_window(qtbot, tmp_path):
    """Open a window, with a journal or without."""

    def make(journal=None, **settings):
        window = Window(Session(journal=journal))
        window.show_settings(
            Settings(**{"output": str(tmp_path / "out"), "mode": Mode.PROCESSES, "workers": 2, **settings})
        )
        qtbot.addWidget(window, before_close_func=stop)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


@pytest.fixture
def window(open_window):
    return open_window()
