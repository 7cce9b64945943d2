"""The offer to go on with a batch that was interrupted."""

from __future__ import annotations

import signal

import pytest
from PySide6.QtCore import Qt

from imgbatch.app import settings as stored
from imgbatch.app.batch import Mode
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.request import Request
from imgbatch.domain.size import Size
from imgbatch.ui.source_table import Column
from imgbatch.ui.state import State

WAIT = 20_000
NOBODY = 2**30
"""No process has such a number."""


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def until(qtbot, window, *states):
    qtbot.waitUntil(lambda: window.session.state in states, timeout=WAIT)


@pytest.fixture
def begun(journal, tmp_path):
    """Begin a run in the journal, and return its number; with values, its row gets them."""

    def begin(paths=("/gone",), mode="processes", name_roots=False, **columns):
        request = Request(
            paths=tuple(map(str, paths)),
            recipe=Recipe(sizes=(Size(64, 64),), name="{stem}_{size}"),
            output=str(tmp_path / "there"),
            mode=mode,
            workers=1,
            name_roots=name_roots,
        )
        number = journal.begin(request)
        with journal.database.writing() as db:
            for name, value in columns.items():
                db.execute(f"UPDATE runs SET {name} = ? WHERE id = ?", (value, number))
        return number

    return begin


@pytest.fixture
def interrupted(begun):
    """Leave a run behind whose process died; return its number."""
    return lambda **columns: begun(**{"pid": NOBODY, "done": 3, **columns})


@pytest.fixture
def offering(open_window, journal):
    """Open a window that has looked into the journal."""

    def make(**settings):
        window = open_window(journal, **settings)
        window.banner.look()
        return window

    return make


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"done": 118, "skipped": 1, "failed": 1}, "A batch was interrupted after 120 files."),
        ({"done": 1}, "A batch was interrupted after 1 file."),
        ({"done": 0, "planned": 8}, "A batch was interrupted before its first file was done."),
    ],
)
def test_an_interrupted_batch_is_offered_above_the_drop_zone(interrupted, offering, counts, expected):
    # GIVEN a run whose process died / WHEN the window opens
    interrupted(**counts)
    window = offering()
    # THEN it says how far that came, and of what
    assert window.banner.isVisible()
    assert window.zone.isVisible()
    assert window.banner.y() + window.banner.height() <= window.split.y()
    assert window.banner.title.text() == expected
    assert "/gone" in window.banner.detail.toolTip()
    assert "size 64" in window.banner.detail.toolTip()


@pytest.mark.parametrize(
    "columns",
    [
        {"outcome": "finished"},
        {"outcome": "cancelled"},
        {"outcome": "stopped"},
        {"outcome": "undone"},
        {"pid": NOBODY, "request": '{"of": "a later version"}'},
        {},
    ],
    ids=["finished", "cancelled", "stopped", "undone", "of another version", "running"],
)
def test_no_other_run_is_offered(interrupted, begun, offering, columns):
    # GIVEN an interrupted run, and a later one that ended in another way, or is on / WHEN the window opens
    interrupted()
    begun(**columns)
    # THEN nothing is offered
    assert not offering().banner.isVisible()


def test_nothing_is_offered_without_a_journal(interrupted, open_window):
    # GIVEN an interrupted run, and a window that cannot write runs down / WHEN it looks / THEN it offers nothing
    interrupted()
    window = open_window()
    window.banner.look()
    assert not window.banner.isVisible()


def test_not_now_is_remembered_until_the_next_one(qtbot, interrupted, offering):
    # GIVEN the offer / WHEN it is declined / THEN it is gone
    interrupted()
    window = offering()
    press(qtbot, window.banner.not_now)
    assert not window.banner.isVisible()
    # AND stays so at the next start
    stored.save(window.settings())
    settings, _ = stored.load()
    assert not offering(declined=settings.declined).banner.isVisible()
    # WHEN another batch is interrupted / THEN that is offered
    interrupted()
    assert offering(declined=settings.declined).banner.isVisible()


def test_images_in_the_window_come_first(qtbot, interrupted, offering, photos):
    # GIVEN the offer / WHEN a folder is added / THEN it makes room
    interrupted()
    window = offering()
    window.session.add([str(photos(1))])
    assert not window.banner.isVisible()
    until(qtbot, window, State.READY)
    # WHEN the window is empty again / THEN it is back
    press(qtbot, window.tools.clear)
    assert window.banner.isVisible()


def test_another_window_that_was_quicker_is_noticed(qtbot, interrupted, begun, offering):
    # GIVEN the offer in this window, while another one goes on with that batch
    interrupted()
    window = offering()
    begun()
    # WHEN "Go on" is clicked here / THEN nothing is run, and it is said why
    press(qtbot, window.banner.go_on)
    assert window.session.state is State.EMPTY
    assert not window.banner.isVisible()
    assert window.messages.notes.text() == "Another window or terminal has gone on with that batch."


def test_a_later_run_that_was_interrupted_too_is_offered_instead(qtbot, interrupted, offering):
    # GIVEN the offer, while another window goes on with that batch and is interrupted as well
    interrupted(done=3)
    window = offering()
    interrupted(done=7)
    # WHEN "Go on" is clicked / THEN nothing is run before it is said what
    press(qtbot, window.banner.go_on)
    assert window.session.state is State.EMPTY
    assert window.banner.isVisible()
    assert "7 files" in window.banner.title.text()


@pytest.mark.parametrize(("was", "now"), [("threads", Mode.THREADS), ("serial", Mode.PROCESSES)])
def test_go_on_shows_what_was_asked_for(qtbot, interrupted, offering, photos, tmp_path, was, now):
    # GIVEN an interrupted run with choices of its own
    interrupted(paths=[photos(2)], mode=was)
    window = offering()
    # WHEN it is gone on with
    press(qtbot, window.banner.go_on)
    # THEN panel and bar show them
    assert window.panel.recipe() == Recipe(sizes=(Size(64, 64),), name="{stem}_{size}")
    assert window.panel.output.text() == str(tmp_path / "there")
    assert (window.session.mode, window.bar.start.workers.value()) == (now, 1)
    # AND the images are run without another click
    until(qtbot, window, State.DONE)
    assert sorted(path.name for path in (tmp_path / "there").iterdir()) == ["photo-1_64.jpg", "photo-2_64.jpg"]
    # AND there is nothing to offer any more
    press(qtbot, window.tools.clear)
    assert not window.banner.isVisible()


def test_go_on_names_files_as_that_run_did(qtbot, interrupted, offering, photos, tmp_path):
    # GIVEN a run of several folders of which one is left, so that each has a folder of its name
    interrupted(paths=[photos(1)], name_roots=True)
    window = offering()
    # WHEN it is gone on with / THEN this one still has
    press(qtbot, window.banner.go_on)
    until(qtbot, window, State.DONE)
    assert (tmp_path / "there" / "photos" / "photo-1_64.jpg").exists()


def test_go_on_with_images_that_are_gone_says_so(qtbot, interrupted, offering, tmp_path):
    # GIVEN an interrupted run over a folder that is empty now
    (tmp_path / "empty").mkdir()
    interrupted(paths=[tmp_path / "empty"])
    window = offering()
    # WHEN it is gone on with / THEN the window says so, and has nothing to run
    press(qtbot, window.banner.go_on)
    until(qtbot, window, State.EMPTY)
    qtbot.waitUntil(lambda: window.messages.notes.text() == "No images were found there.", timeout=WAIT)
    # AND the next folder is not named after what that run was given
    assert window.session._name_roots is None


@pytest.fixture
def killed(terminal, images, tmp_path):
    """Kill the program in the midst of a batch over two folders; return how many results it told."""
    folders = [tmp_path / "a", tmp_path / "b"]
    for number in range(60):
        path = folders[number % 2] / f"{number:02}.jpg"
        images.write(str(path), images.detailed(640, 480, seed=number), quality=80)
    out = tmp_path / "out"
    options = ("--size", "99", "--output", str(out), "--mode", "processes", "--workers", "1", "--json")
    program = terminal("resize", *map(str, folders), *options)
    seen = 0
    for line in program.stdout:
        seen += b'"job_finished"' in line
        if seen == 10:
            break
    program.send_signal(signal.SIGKILL)
    program.communicate(timeout=30)
    assert seen == 10
    return seen


def test_a_batch_that_was_killed_is_done_to_its_end(qtbot, killed, offering, tmp_path):
    # GIVEN a batch that was killed in the midst / WHEN the window opens and "Go on" is clicked
    done_before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.jpg")}
    window = offering(output=str(tmp_path / "elsewhere"))
    press(qtbot, window.banner.go_on)
    until(qtbot, window, State.DONE)
    # THEN everything is there, each folder in one of its own, as that run had it
    names = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.jpg"))
    assert names == sorted(f"{'ab'[number % 2]}/{number:02}-99.jpg" for number in range(60))
    # AND what was done was left as it is, and the rows say so
    assert {path: path.stat().st_mtime_ns for path in done_before} == done_before
    progress = window.session.progress
    assert progress.done + progress.unchanged == 60
    states = [window.model.data(window.model.index(row, Column.STATE)) for row in range(60)]
    assert states.count("unchanged") == progress.unchanged > 0
    assert f"{progress.unchanged} unchanged" in window.bar.result.summary.text()
