"""What a search finds, in which order, and what it says about the rest."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import stat
import subprocess
import sys
import tracemalloc

import pytest

from imgbatch.domain.event import PathRejected, ScanFinished, ScanStarted, SourceFound
from imgbatch.planning import scan as scanning
from imgbatch.planning.scan import scan


def touch(*parts):
    path = os.path.join(*map(os.fspath, parts))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(b"x")
    return path


def found(events, below):
    return [os.path.relpath(event.source.path, below) for event in events if isinstance(event, SourceFound)]


def rejected(events):
    return {os.path.basename(event.path): event.error.kind for event in events if isinstance(event, PathRejected)}


def test_a_folder_is_searched_to_the_bottom_in_natural_order(tmp_path):
    # GIVEN numbered images, some in folders / WHEN it is scanned
    for name in ("img10.jpg", "img2.JPG", "Img1.png", "b/1.webp", "b/c/d/2.jpeg", "a/9.jpg"):
        touch(tmp_path, name)
    # THEN 2 comes before 10, a folder's own images before those below
    names = found(scan([str(tmp_path)]), tmp_path)
    assert names == ["Img1.png", "img2.JPG", "img10.jpg", "a/9.jpg", "b/1.webp", "b/c/d/2.jpeg"]


def test_a_large_folder_is_sorted_by_letters(tmp_path, monkeypatch):
    # GIVEN more names than are put into natural order / WHEN it is scanned / THEN the order is still a fixed one
    monkeypatch.setattr(scanning, "NATURAL_ORDER_LIMIT", 2)
    for name in ("10.jpg", "9.jpg", "1.jpg"):
        touch(tmp_path, name)
    assert found(scan([str(tmp_path)]), tmp_path) == ["1.jpg", "10.jpg", "9.jpg"]


@pytest.mark.parametrize("limit", [0, 20_000])
def test_names_of_the_same_number_have_an_order_too(tmp_path, monkeypatch, limit):
    # GIVEN names that natural order holds for equal, made in an order of their own
    monkeypatch.setattr(scanning, "NATURAL_ORDER_LIMIT", limit)
    names = ["0001.jpg", "001.jpg", "01.jpg", "1.jpg"]
    orders = []
    for number, order in enumerate(itertools.permutations(names)):
        for name in order:
            touch(tmp_path, str(number), name)
        # WHEN each folder is scanned / THEN the order is the same, wherever the disk put them
        orders.append(found(scan([str(tmp_path / str(number))]), tmp_path / str(number)))
    assert orders == [names] * 24


def test_a_large_folder_takes_little_memory(tmp_path, monkeypatch):
    # GIVEN a folder of more names than are put into natural order
    monkeypatch.setattr(scanning, "NATURAL_ORDER_LIMIT", 100)
    for number in range(5_000):
        (tmp_path / f"IMG_{number:04}.jpg").touch()
    # WHEN it is scanned, and nobody keeps what was found / THEN what is kept of an entry is its name
    tracemalloc.start()
    try:
        count = sum(isinstance(event, SourceFound) for event in scan([str(tmp_path)]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 5_000
    assert peak < 5_000 * 150


def test_the_events_tell_the_totals(tmp_path):
    # GIVEN two images and a path that is not there / WHEN they are scanned
    touch(tmp_path, "a.jpg")
    touch(tmp_path, "b.jpg")
    events = list(scan([str(tmp_path), str(tmp_path / "no")], first=7))
    # THEN the first and the last event say how many, and the numbers begin where they shall
    assert events[0] == ScanStarted(2)
    assert events[-1] == ScanFinished(2, 1)
    assert [event.source.number for event in events if isinstance(event, SourceFound)] == [7, 8]


def test_names_without_the_suffix_of_an_image_are_passed_over(tmp_path):
    # GIVEN other files, dot files and dot folders / WHEN the folder is scanned / THEN they are not mentioned
    for name in ("a.jpg", "notes.txt", "jpg", ".hidden.jpg", ".git/b.jpg", "Thumbs.db"):
        touch(tmp_path, name)
    events = list(scan([str(tmp_path)]))
    assert found(events, tmp_path) == ["a.jpg"]
    assert not rejected(events)


@pytest.mark.parametrize("name", ["photo", "photo.txt", ".photo", "-rf.jpg"])
def test_a_file_given_by_itself_may_have_any_name(tmp_path, name):
    # GIVEN a file of any name / WHEN it is given by itself / THEN it is a source without root
    path = touch(tmp_path, name)
    (source,) = [event.source for event in scan([path]) if isinstance(event, SourceFound)]
    assert (source.path, source.root, source.bytes) == (path, "", 1)


def test_a_relative_path_becomes_absolute(tmp_path, monkeypatch):
    # GIVEN a path as it is typed / WHEN it is scanned / THEN the source has its absolute path
    touch(tmp_path, "in", "a.jpg")
    monkeypatch.chdir(tmp_path)
    (source,) = [event.source for event in scan(["in/"]) if isinstance(event, SourceFound)]
    assert (source.path, source.root) == (str(tmp_path / "in" / "a.jpg"), str(tmp_path / "in"))


def test_a_path_that_is_not_there_is_said(tmp_path):
    # GIVEN no such path / WHEN it is scanned / THEN it is rejected, and the rest is searched
    touch(tmp_path, "a.jpg")
    events = list(scan([str(tmp_path / "no.jpg"), str(tmp_path)]))
    assert rejected(events) == {"no.jpg": "missing"}
    assert found(events, tmp_path) == ["a.jpg"]


@pytest.mark.parametrize("alone", [True, False])
def test_a_fifo_is_no_image(tmp_path, alone):
    # GIVEN a FIFO that calls itself an image / WHEN it is scanned / THEN it is rejected, and nobody waits for it
    os.mkfifo(tmp_path / "pipe.jpg")
    events = list(scan([str(tmp_path / "pipe.jpg") if alone else str(tmp_path)]))
    assert rejected(events) == {"pipe.jpg": "special-file"}


@pytest.fixture
def special_files(tmp_path, monkeypatch):
    """Everything that is called an image and is no regular file."""
    monkeypatch.chdir(tmp_path)  # a socket has no room for a long path
    with socket.socket(socket.AF_UNIX) as bound, os.scandir("/dev") as devices:
        bound.bind("socket.jpg")
        os.mkfifo("fifo.jpg")
        os.symlink(os.devnull, "null.jpg")
        os.symlink("/dev/tty", "tty.jpg")
        for entry in devices:
            if not entry.is_symlink() and stat.S_ISBLK(entry.stat().st_mode):
                os.symlink(entry.path, f"{entry.name}.jpg")
        yield set(os.listdir())


@pytest.mark.parametrize("alone", [True, False])
def test_what_is_no_file_is_said_and_not_opened(tmp_path, special_files, alone):
    # GIVEN a FIFO, a socket and devices, some by a link, that call themselves images
    paths = [str(tmp_path / name) for name in special_files] if alone else [str(tmp_path)]
    # WHEN they are scanned / THEN each is rejected with the reason, and nobody waits for one
    events = list(scan(paths))
    assert rejected(events) == dict.fromkeys(special_files, "special-file")
    assert found(events, tmp_path) == []


def test_a_folder_that_calls_itself_an_image_is_searched(tmp_path):
    # GIVEN a folder `x.jpg` with an image / WHEN it is scanned, or given / THEN it is a folder like any other
    touch(tmp_path, "x.jpg", "a.jpg")
    for path in (tmp_path, tmp_path / "x.jpg"):
        assert found(scan([str(path)]), tmp_path) == ["x.jpg/a.jpg"]


@pytest.mark.parametrize("path", ["/a\0.jpg", "/a\ud800.jpg"])
def test_a_path_that_no_disk_can_hold_is_said(tmp_path, path):
    # GIVEN a NUL in a list of paths, or half a character / WHEN it is scanned / THEN it is missing, the rest is found
    touch(tmp_path, "a.jpg")
    events = list(scan([path, str(tmp_path)]))
    assert [event.error.kind for event in events if isinstance(event, PathRejected)] == ["missing"]
    assert found(events, tmp_path) == ["a.jpg"]


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_file_by_two_names_is_two_sources(tmp_path, link):
    # GIVEN an image, and another name for it in the same folder / WHEN it is scanned / THEN both names are sources
    path = touch(tmp_path, "in", "a.jpg")
    link(path, tmp_path / "in" / "b.jpg")
    assert found(scan([str(tmp_path / "in")]), tmp_path / "in") == ["a.jpg", "b.jpg"]
    # and so they are when they are given by themselves
    assert found(scan([path, str(tmp_path / "in" / "b.jpg")]), tmp_path / "in") == ["a.jpg", "b.jpg"]


def test_a_broken_link_is_said(tmp_path):
    # GIVEN a link to nowhere, and one without the suffix of an image / WHEN the folder is scanned
    (tmp_path / "gone.jpg").symlink_to(tmp_path / "nowhere")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    # THEN the one that would be an image is rejected
    assert rejected(scan([str(tmp_path)])) == {"gone.jpg": "missing"}


def test_a_link_to_itself_is_said(tmp_path):
    # GIVEN links in a circle / WHEN the folder is scanned / THEN that of an image is rejected, the rest is found
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    touch(tmp_path, "z.jpg")
    events = list(scan([str(tmp_path)]))
    assert rejected(events) == {"loop.jpg": "missing"}
    assert found(events, tmp_path) == ["z.jpg"]


def test_a_link_through_a_file_is_said(tmp_path):
    # GIVEN a link whose way leads through a file / WHEN the folder is scanned / THEN it is rejected
    touch(tmp_path, "z.txt")
    (tmp_path / "odd.jpg").symlink_to(tmp_path / "z.txt" / "x.jpg")
    assert rejected(scan([str(tmp_path)])) == {"odd.jpg": "missing"}


def test_links_to_folders_are_followed_and_no_circle_is_walked_twice(tmp_path):
    # GIVEN a folder with a link to its parent and one to a folder outside
    touch(tmp_path, "in", "a.jpg")
    touch(tmp_path, "out", "b.jpg")
    (tmp_path / "in" / "self").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "there").symlink_to(tmp_path / "out")
    # WHEN it is scanned / THEN every image is found once
    assert found(scan([str(tmp_path / "in")]), tmp_path / "in") == ["a.jpg", "there/b.jpg"]


def test_a_folder_given_twice_is_searched_once(tmp_path):
    # GIVEN a folder by two names, and one below it / WHEN all are scanned / THEN its images are found once
    touch(tmp_path, "in", "a.jpg")
    touch(tmp_path, "in", "b", "c.jpg")
    (tmp_path / "alias").symlink_to(tmp_path / "in")
    events = scan([str(tmp_path / "in"), str(tmp_path / "alias"), str(tmp_path / "in" / "b")])
    assert found(events, tmp_path) == ["in/a.jpg", "in/b/c.jpg"]


def test_the_output_folder_below_the_input_is_left_out(tmp_path):
    # GIVEN outputs of an earlier run below the input, reached by a link too
    touch(tmp_path, "a.jpg")
    touch(tmp_path, "resized", "a-9.jpg")
    (tmp_path / "alias").symlink_to(tmp_path / "resized")
    # WHEN it is scanned without the output folder / THEN they are no sources
    assert found(scan([str(tmp_path)], exclude=str(tmp_path / "resized")), tmp_path) == ["a.jpg"]


def test_the_output_folder_is_searched_when_it_is_given(tmp_path):
    # GIVEN outputs that shall be resized again / WHEN their folder is given itself / THEN it is searched
    touch(tmp_path, "a.jpg")
    assert found(scan([str(tmp_path)], exclude=str(tmp_path)), tmp_path) == ["a.jpg"]


def test_names_that_are_not_utf8_keep_their_bytes(tmp_path):
    # GIVEN names of any bytes, for files and folders / WHEN they are scanned / THEN the paths lead to them
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    os.mkdir(folder)
    for name in (b"\xff10.jpg", b"\xff2.jpg"):
        with open(folder + b"/" + name, "wb"):
            pass
    paths = [event.source.path for event in scan([str(tmp_path)]) if isinstance(event, SourceFound)]
    assert [os.fsencode(os.path.basename(path)) for path in paths] == [b"\xff2.jpg", b"\xff10.jpg"]
    assert all(map(os.path.exists, paths))


def test_five_thousand_folders_are_searched_lazily(tmp_path, monkeypatch):
    # GIVEN 5,000 folders of one image, ten deep at the most, and a count of the folders that are opened
    for number in range(500):
        deep = tmp_path.joinpath(str(number), *"abcdefghi")
        deep.mkdir(parents=True)
        for folder in (deep, *deep.parents[:9]):
            folder.joinpath("1.jpg").touch()
    opened = []
    real = os.scandir
    monkeypatch.setattr(scanning.os, "scandir", lambda path: opened.append(path) or real(path))
    # WHEN the first ten images are taken / THEN no more folders were opened than that needs
    events = scan([str(tmp_path)])
    first = list(itertools.islice((event for event in events if isinstance(event, SourceFound)), 10))
    assert len(first) == 10
    assert len(opened) <= 12
    # and all are found in the end
    assert sum(isinstance(event, SourceFound) for event in events) == 4990


def test_folders_deeper_than_a_path_may_be_long_are_said(tmp_path):
    # GIVEN folders in folders, more than a path can name, and an image in each
    name = "d" * 250
    descriptors = [os.open(tmp_path, os.O_RDONLY)]
    for _ in range(20):
        os.close(os.open("a.jpg", os.O_CREAT | os.O_WRONLY, dir_fd=descriptors[-1]))
        os.mkdir(name, dir_fd=descriptors[-1])
        descriptors.append(os.open(name, os.O_RDONLY, dir_fd=descriptors[-1]))
    for descriptor in descriptors:
        os.close(descriptor)
    # WHEN they are scanned / THEN what can be named is found, and the first folder that cannot is rejected
    events = list(scan([str(tmp_path)], exclude=str(tmp_path / "out")))
    sources = found(events, tmp_path)
    assert 10 < len(sources) < 20
    (refusal,) = [event for event in events if isinstance(event, PathRejected)]
    assert refusal.error.message == "its path is too long"
    assert os.path.relpath(refusal.path, tmp_path) == os.path.join(*[name] * len(sources))


class Disturbed:
    """Does something to a folder right before it is listed for the first time, or in the middle of that."""

    def __init__(self, monkeypatch, folder, disturb, after=None):
        self._folder, self._disturb, self._after, self._scandir = folder, disturb, after, os.scandir
        monkeypatch.setattr(scanning.os, "scandir", self)

    def __call__(self, path):
        if path != str(self._folder):
            return self._scandir(path)
        if self._after is None:
            self._disturb()
            return self._scandir(path)
        return self

    def __enter__(self):
        self._entries = self._scandir(self._folder)
        return self

    def __exit__(self, *_):
        self._entries.close()

    def __iter__(self):
        yield from itertools.islice(self._entries, self._after)
        self._disturb()


def test_a_folder_that_is_removed_while_it_is_scanned_is_said(tmp_path, monkeypatch):
    # GIVEN a folder that goes away between being seen and being listed / WHEN the one above is scanned
    touch(tmp_path, "in", "a.jpg")
    touch(tmp_path, "in", "b", "c.jpg")
    touch(tmp_path, "in", "z", "d.jpg")
    Disturbed(monkeypatch, tmp_path / "in" / "b", lambda: shutil.rmtree(tmp_path / "in" / "b"))
    events = list(scan([str(tmp_path / "in")]))
    # THEN it is rejected, and the rest is found
    assert rejected(events) == {"b": "missing"}
    assert found(events, tmp_path / "in") == ["a.jpg", "z/d.jpg"]


def test_a_folder_that_becomes_a_file_while_it_is_scanned_is_said(tmp_path, monkeypatch):
    # GIVEN a folder that a file replaces between being seen and being listed / WHEN the one above is scanned
    touch(tmp_path, "in", "b", "c.jpg")

    def replace():
        shutil.rmtree(tmp_path / "in" / "b")
        touch(tmp_path, "in", "b")

    Disturbed(monkeypatch, tmp_path / "in" / "b", replace)
    # THEN it is rejected
    assert rejected(scan([str(tmp_path / "in")])) == {"b": "missing"}


def test_images_that_were_listed_before_the_disk_failed_are_found(tmp_path, monkeypatch):
    # GIVEN a disk that fails after the second of three names / WHEN the folder is scanned
    for name in "abc":
        touch(tmp_path, "in", f"{name}.jpg")

    def fail():
        raise OSError(5, "Input/output error")

    Disturbed(monkeypatch, tmp_path / "in", fail, after=2)
    events = list(scan([str(tmp_path / "in")]))
    # THEN the folder is rejected with the reason, and the two are found
    assert rejected(events) == {"in": "disk"}
    assert len(found(events, tmp_path)) == 2


def test_an_image_that_goes_away_after_it_was_listed_is_said(tmp_path):
    # GIVEN two images, of which the second goes away when the first was found / WHEN the rest is scanned
    touch(tmp_path, "a.jpg")
    touch(tmp_path, "b.jpg")
    events = scan([str(tmp_path)])
    started, first = next(events), next(events)
    os.unlink(tmp_path / "b.jpg")
    rest = list(events)
    # THEN it is rejected
    assert isinstance(started, ScanStarted)
    assert first.source.path == str(tmp_path / "a.jpg")
    assert rejected(rest) == {"b.jpg": "missing"}


def test_an_output_folder_that_is_made_during_the_search_is_left_out(tmp_path):
    # GIVEN a search that has begun / WHEN the output folder is made below the input, and gets its first file
    touch(tmp_path, "a.jpg")
    touch(tmp_path, "z", "b.jpg")
    events = scan([str(tmp_path)], exclude=str(tmp_path / "z" / "out"))
    assert found([next(events), next(events)], tmp_path) == ["a.jpg"]
    touch(tmp_path, "z", "out", "a-9.jpg")
    # THEN that is no source
    assert found(events, tmp_path) == ["z/b.jpg"]


LISTS = "import sys; from imgbatch.planning.scan import scan; from imgbatch.domain.event import to_json\n"
LISTS += "for event in scan(sys.argv[1:]): print(to_json(event))"


def test_a_folder_that_may_not_be_read_is_said(tmp_path):
    # GIVEN a folder without permission, and a link into it / WHEN the one above is scanned by somebody who is not root
    touch(tmp_path, "a.jpg")
    touch(tmp_path, "locked", "b.jpg")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "locked" / "b.jpg")
    (tmp_path / "locked").chmod(0)
    command = [sys.executable, "-c", LISTS, str(tmp_path)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root reads everything, and setpriv is not there to give that up")
        dropped = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    (tmp_path / "locked").chmod(0o700)
    # THEN both are rejected with the reason, and the rest is found
    assert done.stdout.count('"kind":"permission"') == 2
    assert '"sources":1,"rejected":2' in done.stdout


def test_an_image_that_is_given_twice_is_found_once(tmp_path):
    # GIVEN a file that is named twice, and whose folder is given as well / WHEN it is scanned / THEN it is one source
    path = touch(tmp_path, "a", "a.jpg")
    for paths in ([path, path], [path, str(tmp_path / "a")], [str(tmp_path / "a"), path]):
        assert found(scan(paths), tmp_path) == ["a/a.jpg"]
