from __future__ import annotations

import os

import pytest

from imgbatch.journal.content import CHANGED
from imgbatch.journal.prune import ABSENT, BACKUPS, EMPTY, prune

DATA = b"new"


@pytest.fixture
def place(tmp_path, journal, make):
    """Folders of photos and outputs, and a run that made one output of each photo; `begin` begins the next run."""
    return Place(tmp_path, journal, make)


class Place:
    def __init__(self, folder, journal, make):
        self.folder = str(folder)
        self.out = self.path("out")
        self.journal = journal
        self.make = make

    def path(self, name):
        return os.path.join(self.folder, *name.split("/"))

    def write(self, name, data=DATA):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def made(self, **outputs_of):
        """Record a run that made an output of each photo, and remove the photos that are said to be gone."""
        pairs = [(self.path(source), self.path(output)) for output, source in outputs_of["files"].items()]
        for source, output in pairs:
            self.write(os.path.relpath(source, self.folder))
            self.write(os.path.relpath(output, self.folder))
        self.make.run(self.journal, *pairs, output=self.out)

    def prune(self, *roots):
        run = self.journal.begin(self.make.request(self.out))
        found = prune(self.journal, run, self.out, [self.path(root) for root in roots])
        return run, [(os.path.relpath(one.path, self.folder), one.what, one.reason) for one in found]


def exists(place, *names):
    return [os.path.lexists(place.path(name)) for name in names]


def test_an_output_whose_source_is_gone_is_moved_away(place):
    # GIVEN two outputs, and the source of one is gone / WHEN outputs are pruned / THEN that one is in the backup
    place.made(files={"out/a.jpg": "photos/a.jpg", "out/b/c.png": "photos/b/c.png"})
    os.unlink(place.path("photos/b/c.png"))
    run, told = place.prune("photos")
    assert told == [("out/b/c.png", "moved", "")]
    assert exists(place, "out/a.jpg", "out/b/c.png") == [True, False]
    with open(os.path.join(place.out, BACKUPS, str(run), "1.png"), "rb") as file:
        assert file.read() == DATA
    assert place.journal.run(run).pruned == 1


def test_no_backup_takes_the_place_of_another(place):
    # GIVEN a file in the backup already / WHEN two outputs are moved there / THEN all three are there
    place.made(files={"out/a.jpg": "photos/a.jpg", "out/b.jpg": "photos/b.jpg", "out/c.jpg": "photos/c.jpg"})
    os.unlink(place.path("photos/a.jpg"))
    os.unlink(place.path("photos/b.jpg"))
    place.write(f"out/{BACKUPS}/2/1.jpg", b"theirs")
    place.prune("photos")
    assert sorted(os.listdir(place.path(f"out/{BACKUPS}/2"))) == ["1.jpg", "2.jpg", "3.jpg"]
    with open(place.path(f"out/{BACKUPS}/2/1.jpg"), "rb") as file:
        assert file.read() == b"theirs"


def test_what_is_not_ours_stays(place):
    # GIVEN outputs without sources: one that was changed, one elsewhere, one that imgbatch did not make, one that is
    # gone, and one of a source that was not in the folder that was given
    files = {"out/changed.jpg": "photos/1.jpg", "elsewhere/a.jpg": "photos/2.jpg", "out/gone.jpg": "photos/3.jpg"}
    place.made(files=files | {"out/other.jpg": "photos-of-others/4.jpg", "out/z.jpg": "photos/z.jpg"})
    for name in ("photos/1.jpg", "photos/2.jpg", "photos/3.jpg", "photos-of-others/4.jpg", "out/gone.jpg"):
        os.unlink(place.path(name))
    place.write("out/changed.jpg", b"mine")
    place.write("out/theirs.jpg")
    # WHEN outputs are pruned / THEN all stay, and the first is named
    _, told = place.prune("photos")
    assert told == [("out/changed.jpg", "kept", CHANGED)]
    assert exists(place, "out/changed.jpg", "elsewhere/a.jpg", "out/other.jpg", "out/theirs.jpg") == [True] * 4


@pytest.mark.parametrize(("root", "reason"), [("drive", EMPTY), ("missing", ABSENT), ("file.jpg", ABSENT)])
def test_a_folder_without_anything_prunes_nothing(place, root, reason):
    # GIVEN outputs of photos on a drive that is not connected: its folder is empty, or missing, or something else
    place.made(files={"out/a.jpg": f"{root}.was/a.jpg", "out/b.jpg": "photos/b.jpg"})
    place.make.run(place.journal, (place.path(f"{root}/a.jpg"), place.path("out/a.jpg")), output=place.out)
    os.makedirs(place.path("drive"))
    place.write("file.jpg")
    # WHEN outputs are pruned / THEN the folder is named, and nothing happens to what was made from it
    _, told = place.prune(root, "photos")
    assert told == [(root, "spared", reason)]
    assert exists(place, "out/a.jpg") == [True]


def test_a_drive_within_a_folder_that_was_given(place):
    # GIVEN a folder, and a drive mounted inside, both given; the drive is not connected / WHEN outputs are pruned
    place.made(files={"out/a.jpg": "photos/usb/a.jpg", "out/b.jpg": "photos/b.jpg", "out/c.jpg": "photos/c.jpg"})
    os.unlink(place.path("photos/usb/a.jpg"))
    os.unlink(place.path("photos/c.jpg"))
    _, told = place.prune("photos", "photos/usb")
    # THEN what was made from the drive stays, though it lies in a folder that is there
    assert told == [("photos/usb", "spared", EMPTY), ("out/c.jpg", "moved", "")]
    assert exists(place, "out/a.jpg") == [True]


def test_what_this_run_made_stays(place):
    # GIVEN a run that made an output, and its source has gone since / WHEN the same run prunes / THEN it stays
    place.made(files={"out/b.jpg": "photos/b.jpg"})
    run = place.make.run(place.journal, (place.path("photos/a.jpg"), place.write("out/a.jpg")), output=place.out)
    assert list(prune(place.journal, run, place.out, [place.path("photos")])) == []


def test_an_output_that_was_made_anew_of_another_source_stays(place):
    # GIVEN an output that was made of one photo and later of another one / WHEN the first photo is gone / THEN it stays
    place.made(files={"out/a.jpg": "photos/a.png"})
    place.made(files={"out/a.jpg": "photos/a.jpg"})
    os.unlink(place.path("photos/a.png"))
    assert place.prune("photos")[1] == []


def test_what_cannot_be_moved_stays(place, monkeypatch):
    # GIVEN a disk that refuses / WHEN an output is to be moved / THEN it stays, and the disk's reason is told
    place.made(files={"out/a.jpg": "photos/a.jpg", "out/b.jpg": "photos/b.jpg"})
    os.unlink(place.path("photos/a.jpg"))

    def refuse(_path, _to):
        raise PermissionError(13, "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        _, told = place.prune("photos")
    assert [what for _, what, _ in told] == ["kept"]
    assert exists(place, "out/a.jpg") == [True]


def test_names_that_are_not_utf8(place):
    # GIVEN an output with such a name, of a source that is gone / WHEN outputs are pruned / THEN it is moved as well
    name = os.fsdecode(b"caf\xe9.jpg")
    place.made(files={f"out/{name}": f"photos/{name}", "out/b.jpg": "photos/b.jpg"})
    os.unlink(place.path(f"photos/{name}"))
    assert place.prune("photos")[1] == [(f"out/{name}", "moved", "")]
