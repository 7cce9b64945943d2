"""A disk that gets full, and a drive that goes away and comes back, in the midst of a batch: nothing is consumed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from imgbatch.app.batch import Batch, Mode
from imgbatch.domain.event import JobFinished, RunFinished, RunPaused
from imgbatch.domain.job import JobFailed
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size

SMALL = Recipe(sizes=(Size(96, 96),))
COUNT = 150
BEFORE = 30
"""So many images are done when the drive goes away."""


def mount(*args):
    done = subprocess.run(["mount", *args], capture_output=True, text=True, timeout=30, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr}")


def unmount(path):
    subprocess.run(["umount", "--lazy", path], timeout=30, check=True)


@pytest.fixture
def may_mount():
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a disk, on Linux")


@pytest.fixture
def disk(may_mount, tmp_path):
    """A real disk where the outputs go, with room for some of them."""
    path = tmp_path / "out"
    path.mkdir()
    mount("-t", "tmpfs", "-o", "size=200k", "imgbatch-test", path)
    yield path
    unmount(path)


def make_room(disk):
    mount("-o", "remount,size=16m", disk)


@pytest.fixture
def expected(many, tmp_path, tree):
    """The tree that an undisturbed run makes of the folder "in"."""
    folder = many(COUNT, size=(128, 96), per_folder=COUNT)
    for event in Batch(SMALL, str(tmp_path / "expected")).run_paths([str(folder)]).events():
        last = event
    assert last.done == COUNT
    return tree(tmp_path / "expected")


def run_through(batch, folder, repair, *, disturb=None):
    """Run a batch, disturb it when some images are done, repair what it pauses for, and return its events."""
    run = batch.run_paths([str(folder)])
    told = []
    for event in run.events():
        told.append(event)
        if disturb and sum(isinstance(event, JobFinished) for event in told) == BEFORE:
            disturb()
            disturb = None
        if isinstance(event, RunPaused):
            repair()
            run.resume()
    return told


def check_nothing_was_consumed(told, reason):
    """See that it paused for this reason, and that nothing failed, ever."""
    pauses = [event for event in told if isinstance(event, RunPaused)]
    assert pauses
    assert all(reason in event.reason for event in pauses)
    assert not [event for event in told if isinstance(event, JobFinished) and isinstance(event.result, JobFailed)]
    assert isinstance(told[-1], RunFinished)
    assert told[-1].done == COUNT


@pytest.mark.parametrize("mode", ["processes", "threads"])
def test_a_disk_that_gets_full_pauses_the_batch_and_costs_no_image(disk, expected, tmp_path, tree, mode):
    # GIVEN a disk with room for a third of the images / WHEN the batch pauses, and there is more room
    batch = Batch(SMALL, str(disk), mode=Mode(mode), workers=2)
    told = run_through(batch, tmp_path / "in", lambda: make_room(disk))
    # THEN it goes on, and the outputs are those of an undisturbed run
    check_nothing_was_consumed(told, "the disk is full")
    assert tree(disk) == expected


def test_a_terminal_stops_at_a_full_disk_and_resume_does_the_rest(disk, expected, terminal, tree, told):
    # GIVEN a disk with room for a third of the images / WHEN they are resized at the terminal
    lanes = ("--mode", "processes", "--workers", "2")
    program = terminal("resize", "in", "--size", "96", "--output", "out", *lanes, "--json")
    out, errors = program.communicate(timeout=60)
    # THEN it stops and says why, and no image has failed
    assert program.returncode == 1
    assert b"the disk is full" in errors
    assert [event["failed"] for event in told(out.decode()) if event["event"] == "run_finished"] == [0]
    assert 0 < len(tree(disk)) < COUNT
    # WHEN there is room again, and the run is resumed / THEN the outputs are those of an undisturbed run
    make_room(disk)
    program = terminal("resume", "--json")
    out, errors = program.communicate(timeout=60)
    assert (program.returncode, errors) == (0, b"")
    assert tree(disk) == expected


class Renamed:
    """A folder of sources that somebody renames."""

    def __init__(self, folder):
        self.folder = folder

    def take_away(self):
        os.rename(self.folder, f"{self.folder}-away")

    def bring_back(self):
        if not self.folder.exists():
            os.rename(f"{self.folder}-away", self.folder)

    def clean(self):
        """Leave nothing mounted."""


class Unmounted:
    """A drive with the sources that is pulled out and put in again."""

    def __init__(self, folder):
        self.folder = folder
        self.inside = folder.with_name("drive")
        shutil.move(folder, self.inside)
        folder.mkdir()
        self.is_in = False
        self.bring_back()

    def take_away(self):
        unmount(self.folder)
        self.is_in = False

    def bring_back(self):
        if not self.is_in:
            mount("--bind", self.inside, self.folder)
            self.is_in = True

    def clean(self):
        if self.is_in:
            self.take_away()


@pytest.mark.parametrize("mode", ["processes", "threads"])
@pytest.mark.parametrize("kind", [Renamed, Unmounted])
def test_a_drive_that_goes_away_and_comes_back_costs_no_image(request, expected, tmp_path, tree, kind, mode):
    # GIVEN a batch in the midst of its work / WHEN the drive of its sources goes away, and comes back after the pause
    if kind is Unmounted:
        request.getfixturevalue("may_mount")
    drive = kind(tmp_path / "in")
    try:
        batch = Batch(SMALL, str(tmp_path / "out"), mode=Mode(mode), workers=2)
        told = run_through(batch, drive.folder, drive.bring_back, disturb=drive.take_away)
    finally:
        drive.clean()
    # THEN it goes on, and the outputs are those of an undisturbed run
    check_nothing_was_consumed(told, "not there")
    assert tree(tmp_path / "out") == expected
