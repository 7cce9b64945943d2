from __future__ import annotations

import os

import pytest

from imgbatch.domain.error import ErrorInfo, ErrorKind, RequestError
from imgbatch.domain.job import JobCancelled, JobFailed, JobSkipped
from imgbatch.journal import undo as module
from imgbatch.journal.content import CHANGED, LINK
from imgbatch.journal.journal import Journal
from imgbatch.journal.prune import prune
from imgbatch.journal.undo import DOUBTFUL, LATER, NO_BACKUP, OCCUPIED, Forecast, Undone, forecast, run_to_undo, undo


def write(path, data=b"new"):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
    return path


def tree(folder):
    """Return every file and folder below a folder, with the bytes of the files."""
    found = {}
    for here, folders, names in os.walk(folder):
        found |= {os.path.relpath(os.path.join(here, name), folder): None for name in folders}
        for name in names:
            with open(os.path.join(here, name), "rb") as file:
                found[os.path.relpath(os.path.join(here, name), folder)] = file.read()
    return found


class Scene:
    """An output folder and a run that writes into it, as `engine.store` does."""

    def __init__(self, folder, journal, make):
        self.out = str(folder / "out")
        self.journal = journal
        self.make = make
        self.number = 0
        self.begin()

    def begin(self):
        self.run = self.journal.begin(self.make.request(self.out))

    def path(self, name):
        return os.path.join(self.out, *name.split("/"))

    def plan(self, name, backup=""):
        self.number += 1
        backup = self.path(f".imgbatch-backup/{self.run}/{backup}") if backup else ""
        unit = self.make.unit(self.number, f"/photos/{self.number}", self.path(name), backup=backup)
        self.journal.planned(self.run, [unit])
        return unit

    def write(self, name, data=b"new", backup=""):
        """Write an output, with what stood there before as its backup."""
        unit = self.plan(name, backup)
        target, kept = unit.jobs[0].target, unit.jobs[0].backup
        if kept:
            os.makedirs(os.path.dirname(kept), exist_ok=True)
            os.replace(target, kept)
        write(target, data)
        self.journal.finished(self.run, [(unit.source.path, self.make.done(unit, data=data, backup=kept))])
        return target

    def end(self, outcome="finished"):
        self.journal.end(self.run, outcome)
        return self.run

    def undo(self, run=None):
        return [(os.path.relpath(undone.target, self.out), undone.what, undone.reason) for undone in self._undo(run)]

    def _undo(self, run):
        return undo(self.journal, self.run if run is None else run)


@pytest.fixture
def scene(tmp_path, journal, make):
    return Scene(tmp_path, journal, make)


# What happens to one file


def test_what_was_made_goes_and_so_do_empty_folders(scene, tmp_path):
    # GIVEN a run that made files in folders of their own / WHEN it is undone / THEN nothing of it is left
    for name in ("a.jpg", "b/c.jpg", "b/d/e.jpg"):
        scene.write(name)
    scene.end()
    assert scene.undo() == [("a.jpg", "deleted", ""), ("b/c.jpg", "deleted", ""), ("b/d/e.jpg", "deleted", "")]
    assert os.listdir(tmp_path) == ["state"]
    assert scene.journal.run(scene.run).outcome == "undone"
    assert list(scene.journal.made_below(scene.out)) == []


def test_folders_with_anything_else_stay(scene):
    # GIVEN files of somebody else beside those of the run, and an empty folder of theirs / WHEN it is undone
    write(scene.path("theirs.txt"), b"theirs")
    write(scene.path("b/theirs.txt"), b"theirs")
    os.mkdir(scene.path("empty"))
    scene.write("b/c/new.jpg")
    scene.end()
    scene.undo()
    # THEN all of that is as it was
    assert tree(scene.out) == {"theirs.txt": b"theirs", "b": None, "b/theirs.txt": b"theirs", "empty": None}


def test_what_was_replaced_comes_back(scene):
    # GIVEN a run that replaced a file, and kept it / WHEN it is undone / THEN the old file is there, and no backup
    write(scene.path("a.jpg"), b"old")
    scene.write("a.jpg", backup="1.jpg")
    scene.end()
    assert scene.undo() == [("a.jpg", "restored", "")]
    assert tree(scene.out) == {"a.jpg": b"old"}


def test_an_old_file_comes_back_even_if_the_new_one_is_gone(scene):
    # GIVEN a run that replaced a file, which was deleted since with its folder / WHEN it is undone / THEN it is back
    write(scene.path("b/a.jpg"), b"old")
    os.unlink(scene.write("b/a.jpg", backup="1.jpg"))
    os.rmdir(scene.path("b"))
    scene.end()
    assert scene.undo() == [("b/a.jpg", "restored", "")]
    assert tree(scene.out) == {"b": None, "b/a.jpg": b"old"}


def test_what_was_changed_stays(scene):
    # GIVEN a file that was changed since, one that became a link, and a replaced one that was changed
    write(scene.path("edited.jpg"), b"EDITED")
    write(scene.path("c.jpg"), b"old")
    for name, backup in (("a.jpg", ""), ("b.jpg", ""), ("c.jpg", "1.jpg")):
        scene.write(name, backup=backup)
    write(scene.path("a.jpg"), b"mine")
    os.unlink(scene.path("b.jpg"))
    os.symlink(scene.path("edited.jpg"), scene.path("b.jpg"))
    write(scene.path("c.jpg"), b"its")
    scene.end()
    # WHEN it is undone / THEN all of them stay, and the backup
    assert scene.undo() == [("a.jpg", "kept", CHANGED), ("b.jpg", "kept", LINK), ("c.jpg", "kept", CHANGED)]
    assert os.path.islink(scene.path("b.jpg"))
    assert tree(scene.out)[f".imgbatch-backup/{scene.run}/1.jpg"] == b"old"
    assert scene.journal.run(scene.run).outcome == "undone"


def test_a_file_that_is_gone_already_is_fine(scene, tmp_path):
    # GIVEN a run whose file and folder somebody deleted / WHEN it is undone / THEN there is nothing to say, and the
    # folder above goes
    os.unlink(scene.write("b/c/a.jpg"))
    os.rmdir(scene.path("b/c"))
    scene.end()
    assert scene.undo() == []
    assert os.listdir(tmp_path) == ["state"]


def test_without_its_backup_a_new_file_stays(scene):
    # GIVEN a file that replaced another one, whose backup somebody deleted / WHEN it is undone
    write(scene.path("a.jpg"), b"old")
    scene.write("a.jpg", backup="1.jpg")
    os.unlink(scene.path(f".imgbatch-backup/{scene.run}/1.jpg"))
    scene.end()
    # THEN it stays: it is better than nothing
    assert scene.undo() == [("a.jpg", "kept", NO_BACKUP)]


def test_a_link_that_was_replaced_comes_back_as_a_link(scene):
    # GIVEN a link that a run replaced / WHEN it is undone / THEN the link is back
    write(scene.path("theirs.jpg"), b"theirs")
    os.symlink("theirs.jpg", scene.path("a.jpg"))
    scene.write("a.jpg", backup="1.jpg")
    scene.end()
    assert scene.undo() == [("a.jpg", "restored", "")]
    assert os.readlink(scene.path("a.jpg")) == "theirs.jpg"


def test_what_a_run_did_not_write_is_not_touched(scene):
    # GIVEN files that a run skipped, or failed to replace / WHEN it is undone / THEN they are as they were
    for name in ("a.jpg", "b.jpg"):
        write(scene.path(name))
    unit = scene.plan("b.jpg")
    error = ErrorInfo(ErrorKind.DISK, "the disk is full")
    results = [
        JobSkipped(9, scene.make.size, scene.path("a.jpg"), "it is there"),
        JobFailed(unit.source.number, scene.make.size, scene.path("b.jpg"), error),
        JobFailed(10, scene.make.size, "", error),
    ]
    scene.journal.finished(scene.run, [("/photos", result) for result in results])
    scene.end()
    assert scene.undo() == []
    assert tree(scene.out) == {"a.jpg": b"new", "b.jpg": b"new"}


def test_names_that_are_not_utf8(scene, tmp_path):
    # GIVEN an output with such a name, in such a folder / WHEN the run is undone / THEN it goes like any other
    name = os.fsdecode(b"caf\xe9/\xff.jpg")
    scene.write(name)
    scene.end()
    assert scene.undo() == [(name, "deleted", "")]
    assert os.listdir(tmp_path) == ["state"]


# What is in doubt


def test_what_is_in_doubt_stays_and_is_named(scene):
    # GIVEN a run that was cut short: one file without a word, one cancelled, one that was never written
    units = [scene.plan(name) for name in ("a.jpg", "b.jpg", "c.jpg")]
    for name in ("a.jpg", "b.jpg"):
        write(scene.path(name))
    scene.journal.finished(
        scene.run, [("/b", JobCancelled(units[1].source.number, scene.make.size, scene.path("b.jpg")))]
    )
    scene.end("cancelled")
    # WHEN it is undone / THEN what is there stays
    assert scene.undo() == [("a.jpg", "kept", DOUBTFUL), ("b.jpg", "kept", DOUBTFUL)]
    assert tree(scene.out) == {"a.jpg": b"new", "b.jpg": b"new"}
    assert {scene.path("a.jpg"), scene.path("b.jpg")} <= scene.journal.in_doubt()


def test_a_backup_that_is_the_file_itself_goes(scene):
    # GIVEN a run that was killed after it had kept a file and before it replaced it / WHEN it is undone
    write(scene.path("a.jpg"), b"old")
    unit = scene.plan("a.jpg", backup="1.jpg")
    os.makedirs(os.path.dirname(unit.jobs[0].backup))
    os.link(scene.path("a.jpg"), unit.jobs[0].backup)
    scene.end("stopped")
    # THEN the file stays as it is, without a second name, and it is in doubt no more
    assert scene.undo() == []
    assert tree(scene.out) == {"a.jpg": b"old"}
    assert scene.journal.in_doubt() == frozenset()


def test_a_backup_of_a_file_in_doubt_is_named(scene):
    # GIVEN a run that was killed after it had replaced a file / WHEN it is undone / THEN both stay, and are named
    write(scene.path("a.jpg"))
    kept = scene.plan("a.jpg", backup="1.jpg").jobs[0].backup
    write(kept, b"old")
    scene.end("stopped")
    assert scene.undo() == [("a.jpg", "kept", f"{DOUBTFUL}; what stood there before is {kept}")]
    assert tree(scene.out)[os.path.relpath(kept, scene.out)] == b"old"


def test_a_file_that_stood_where_none_is_now_comes_back(scene):
    # GIVEN a run that was killed, whose target is gone, and its backup there / WHEN it is undone / THEN it is back
    kept = scene.plan("a.jpg", backup="1.jpg").jobs[0].backup
    write(kept, b"old")
    scene.end("stopped")
    assert scene.undo() == [("a.jpg", "restored", "")]
    assert tree(scene.out) == {"a.jpg": b"old"}


# Several runs


def test_runs_are_undone_one_after_the_other(scene, tmp_path):
    # GIVEN a file that one run made and another one made anew
    scene.write("a.jpg", b"one")
    first = scene.end()
    scene.begin()
    scene.write("a.jpg", b"two", backup="1.jpg")
    second = scene.end()
    # WHEN the first is undone / THEN nothing happens, as the file is the second one's
    assert scene.undo(first) == [("a.jpg", "kept", LATER)]
    # WHEN the second is undone / THEN the file of the first is back, and known as such
    assert scene.undo(second) == [("a.jpg", "restored", "")]
    assert tree(scene.out) == {"a.jpg": b"one"}
    assert scene.journal.made(scene.path("a.jpg")).run == first
    # and it can still be undone itself
    assert scene.undo(first) == [("a.jpg", "deleted", "")]


def test_the_last_two_runs_are_undone(scene, tmp_path):
    # GIVEN the same / WHEN both are undone, the last one first / THEN nothing is left
    scene.write("a.jpg", b"one")
    first = scene.end()
    scene.begin()
    scene.write("a.jpg", b"two", backup="1.jpg")
    second = scene.end()
    assert run_to_undo(scene.journal, None).id == second
    scene.undo()
    assert run_to_undo(scene.journal, None).id == first
    scene.undo(first)
    assert os.listdir(tmp_path) == ["state"]


@pytest.fixture
def moved(scene, tmp_path):
    """The scene in a run that moved `b/a.jpg` away, which an earlier run made of a photo that is gone."""
    write(str(tmp_path / "photos" / "other.jpg"))
    unit = scene.make.unit(0, str(tmp_path / "photos" / "gone.jpg"), write(scene.path("b/a.jpg")))
    scene.journal.planned(scene.run, [unit])
    scene.journal.finished(scene.run, [(unit.source.path, scene.make.done(unit))])
    scene.end()
    scene.begin()
    (pruned,) = prune(scene.journal, scene.run, scene.out, [str(tmp_path / "photos")])
    scene.end()
    return pruned


def test_what_was_moved_away_comes_back(scene, moved):
    # GIVEN an output that was moved away, and its folder was removed since / WHEN that is undone / THEN it is back
    os.rmdir(scene.path("b"))
    assert run_to_undo(scene.journal, None).id == scene.run
    assert scene.undo() == [("b/a.jpg", "restored", "")]
    assert tree(scene.out) == {"b": None, "b/a.jpg": b"new"}


def test_what_was_moved_away_does_not_take_the_place_of_anything(scene, moved):
    # GIVEN an output that was moved away, and a new file in its place / WHEN that is undone / THEN both stay
    write(scene.path("b/a.jpg"), b"theirs")
    assert scene.undo() == [("b/a.jpg", "kept", f"{OCCUPIED}; what was moved away is {moved.backup}")]
    assert tree(scene.out)["b/a.jpg"] == b"theirs"


def test_many_that_were_moved_away_come_back(scene, tmp_path, monkeypatch):
    # GIVEN more files that were moved away than are read at once / WHEN that is undone / THEN all are back
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    write(str(tmp_path / "photos" / "other.jpg"))
    names = [f"{number}.jpg" for number in range(5)]
    scene.make.run(scene.journal, *((str(tmp_path / "photos" / name), write(scene.path(name))) for name in names))
    assert len(list(prune(scene.journal, scene.run, scene.out, [str(tmp_path / "photos")]))) == 5
    scene.end()
    assert scene.undo() == [(name, "restored", "") for name in names]


# What is refused, forecast, and tried again


def test_a_forecast_counts_and_changes_nothing(scene):
    # GIVEN a run that made, replaced and left in doubt / WHEN it is asked what undoing would do / THEN that is right
    write(scene.path("b.jpg"), b"old")
    scene.write("a.jpg")
    scene.write("b.jpg", backup="1.jpg")
    write(scene.plan("c.jpg").jobs[0].target)
    scene.end("cancelled")
    before = tree(scene.out)
    assert forecast(scene.journal, scene.run) == Forecast(deleted=1, restored=1, kept=1)
    assert tree(scene.out) == before
    assert scene.journal.run(scene.run).outcome == "cancelled"


def test_what_cannot_be_undone_is_refused(scene):
    # GIVEN a run that is going on, one that is not known, and one that was undone / WHEN they are to be undone
    scene.write("a.jpg")
    with pytest.raises(RequestError, match=f"run {scene.run} is still running"):
        undo(scene.journal, scene.run)
    with pytest.raises(RequestError, match="there is no run 99"):
        undo(scene.journal, 99)
    scene.end()
    scene.undo()
    # THEN each is refused, with its reason, before anything happens
    with pytest.raises(RequestError, match="was undone already"):
        undo(scene.journal, scene.run)
    with pytest.raises(RequestError, match="there is no run to undo"):
        run_to_undo(scene.journal, None)


def test_the_last_run_that_wrote_anything(scene):
    # GIVEN a run that wrote a file, and a later one that wrote none / WHEN none is named / THEN the first is meant
    scene.write("a.jpg")
    first = scene.end()
    scene.begin()
    scene.end()
    assert run_to_undo(scene.journal, None).id == first


def test_what_the_system_refuses_can_be_tried_again(scene, monkeypatch):
    # GIVEN a file that cannot be deleted now / WHEN the run is undone / THEN it is kept with the system's reason
    scene.write("a.jpg")
    scene.write("b.jpg")
    scene.end()
    unlink = os.unlink

    def refuse(path, **options):
        if os.path.basename(path) == "a.jpg":
            raise PermissionError(13, "no")
        unlink(path, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refuse)
        assert [what for _, what, _ in scene.undo()] == ["kept", "deleted"]
    # and the run can be undone once more
    assert scene.journal.run(scene.run).outcome == "finished"
    assert scene.undo() == [("a.jpg", "deleted", "")]
    assert scene.journal.run(scene.run).outcome == "undone"


# Killed anywhere


class Killed(BaseException):
    pass


class Killer:
    """Raises before or after the nth call of whatever changes something."""

    def __init__(self, patched, last, after):
        self.left = last
        self.after = after
        for owner, name in ((os, "unlink"), (os, "replace"), (os, "rmdir"), (module, "_mark")):
            patched.setattr(owner, name, self._wrap(getattr(owner, name)))

    def _wrap(self, function):
        def call(*args, **options):
            self.left -= 1
            if self.left == 0 and not self.after:
                raise Killed
            try:
                return function(*args, **options)
            finally:
                if self.left == 0:
                    raise Killed

        return call


def play(folder, make):
    """Make a scene with all that can happen, and return it, to be undone."""
    journal = Journal.open(str(folder / "state" / "journal.sqlite"))
    photos = folder / "photos"
    write(str(photos / "other.jpg"))
    scene = Scene(folder, journal, make)
    for name in ("old/a.jpg", "old/b.jpg", "same.jpg", "theirs.jpg", "lost.jpg", "kept.jpg"):
        write(scene.path(name), b"old " + name.encode())
    gone = make.unit(0, str(photos / "gone.jpg"), write(scene.path("pruned/p.jpg")))
    journal.planned(scene.run, [gone])
    journal.finished(scene.run, [(gone.source.path, make.done(gone))])
    scene.write("again.jpg", b"first")
    scene.end()
    scene.begin()
    for name in ("new.jpg", "deep/er/n1.jpg", "deep/n2.jpg", "changed.jpg", "gone.jpg"):
        scene.write(name, name.encode())
    for number, name in enumerate(("old/a.jpg", "old/b.jpg", "again.jpg", "kept.jpg")):
        scene.write(name, b"second", backup=f"{number}.jpg")
    write(scene.path("changed.jpg"), b"mine")
    write(scene.path("kept.jpg"), b"mine")
    os.unlink(scene.path("gone.jpg"))
    same = scene.plan("same.jpg", backup="s.jpg")
    os.link(scene.path("same.jpg"), same.jobs[0].backup)
    lost = scene.plan("lost.jpg", backup="l.jpg")
    os.rename(scene.path("lost.jpg"), lost.jobs[0].backup)
    write(scene.plan("doubt.jpg").jobs[0].target)
    assert [pruned.what for pruned in prune(journal, scene.run, scene.out, [str(photos)])] == ["moved"]
    scene.end("cancelled")
    return scene


def outcome(scene):
    journal = scene.journal
    made = [(os.path.relpath(made.target, scene.out), made.run) for made in journal.made_below(scene.out)]
    doubts = sorted(os.path.relpath(target, scene.out) for target in journal.in_doubt())
    return tree(scene.out), made, doubts, [record.outcome for record in journal.runs()]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, make):
    """What undoing the scene at one go leads to, and in how many steps."""
    scene = play(tmp_path_factory.mktemp("whole"), make)
    with pytest.MonkeyPatch.context() as patched:
        killer = Killer(patched, 0, after=False)
        told = scene.undo()
    result = outcome(scene)
    scene.journal.close()
    return result, -killer.left, told


def test_the_whole_scene(undisturbed):
    # GIVEN a scene with all that can happen / WHEN it is undone at one go / THEN everything is as before the run, but
    # for what somebody changed and what is in doubt
    (files, made, doubts, outcomes), steps, told = undisturbed
    assert {name: data for name, data in files.items() if data is not None} == {
        ".imgbatch-backup/2/3.jpg": b"old kept.jpg",
        "again.jpg": b"first",
        "changed.jpg": b"mine",
        "doubt.jpg": b"new",
        "kept.jpg": b"mine",
        "lost.jpg": b"old lost.jpg",
        "old/a.jpg": b"old old/a.jpg",
        "old/b.jpg": b"old old/b.jpg",
        "pruned/p.jpg": b"new",
        "same.jpg": b"old same.jpg",
        "theirs.jpg": b"old theirs.jpg",
    }
    assert made == [("again.jpg", 1), ("changed.jpg", 2), ("kept.jpg", 2), ("pruned/p.jpg", 1)]
    assert (doubts, outcomes) == (["doubt.jpg"], ["undone", "finished"])
    assert steps > 20
    assert len(told) == 11


def kill_and_undo_again(folder, make, expected, last, after):
    scene = play(folder, make)
    with pytest.MonkeyPatch.context() as patched:
        Killer(patched, last, after)
        with pytest.raises(Killed):
            scene.undo()
    # At no moment was a file of somebody else missing, or the last copy of an old one.
    there = set(tree(scene.out).values())
    assert {b"old old/a.jpg", b"old old/b.jpg", b"old same.jpg", b"old lost.jpg", b"old kept.jpg", b"mine"} <= there
    scene.journal.close()
    scene.journal = Journal.open(str(folder / "state" / "journal.sqlite"))
    if scene.journal.run(scene.run).outcome != "undone":
        assert [line for line in scene.undo() if line[1] == "kept"] == [
            ("changed.jpg", "kept", CHANGED),
            ("kept.jpg", "kept", CHANGED),
            ("doubt.jpg", "kept", DOUBTFUL),
        ]
    assert outcome(scene) == expected, last
    scene.journal.close()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("last", [1, 4, 7, 10, 13, 16, 19, 21])
def test_killed_at_some_steps_and_run_again(tmp_path, make, undisturbed, last, after):
    # GIVEN the scene / WHEN undoing is killed at a step, and run again / THEN the end is the same
    kill_and_undo_again(tmp_path, make, undisturbed[0], last, after)


@pytest.mark.full
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_every_step_and_run_again(tmp_path, make, undisturbed, after):
    # GIVEN the scene / WHEN undoing is killed at each step in turn, and run again / THEN the end is the same
    expected, steps, _ = undisturbed
    for last in range(1, steps + 1):
        kill_and_undo_again(tmp_path / str(last), make, expected, last, after)


def test_values_come_while_files_go(scene):
    # GIVEN two files / WHEN the first value is there / THEN only the first file is gone
    scene.write("a.jpg")
    scene.write("b.jpg")
    scene.end()
    undone = undo(scene.journal, scene.run)
    assert next(undone) == Undone(scene.path("a.jpg"), "deleted")
    assert tree(scene.out) == {"b.jpg": b"new"}
