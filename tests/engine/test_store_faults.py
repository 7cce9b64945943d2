"""Whichever call to the disk fails, whatever room it has: the output is absent, the old one, or complete."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from functools import partial
from itertools import count
from typing import NamedTuple

import msgspec
import pytest
from PIL import Image

from imgbatch.domain.format import Format
from imgbatch.domain.job import Job, JobDone, JobFailed
from imgbatch.domain.recipe import Recipe
from imgbatch.engine import partial as partials
from imgbatch.engine import store
from imgbatch.engine.errors import ImageError
from imgbatch.engine.worker import process_unit

OLD, NEW = b"old" * 7, b"new" * 17
PARTIAL = ".imgbatch-t-0-0.part"

# EACCES is also what some disks say that have no hard links, and goes another way.
ERRORS = [errno.ENOSPC, errno.EACCES]
ERRORS += [pytest.param(code, marks=pytest.mark.full) for code in (errno.EIO, errno.EROFS, errno.ESTALE, errno.EDQUOT)]

NAMING = frozenset({"link", "symlink", "replace", "rename"})
REACHING_THE_DISK = NAMING | {"open", "read", "write", "close", "fsync", "fstat", "stat", "lstat", "readlink"}
REACHING_THE_DISK |= {"utime", "chmod", "makedirs", "mkdir", "unlink", "remove"}


class FailingDisk:
    """The module `os` of a disk that takes half of what it is given at once, and whose k-th call fails.

    Args:
        k: Number of the call that fails, from 1.
        code: What it says.
        for_ever: Whether everything after it fails as well.
        has_links: Whether it knows hard links.
        answers: Whether a link or a rename that fails was done nevertheless, and only its answer was lost.
    """

    def __init__(self, k, code, *, for_ever=False, has_links=True, answers=True):
        self.k, self.code, self.for_ever, self.has_links, self.answers = k, code, for_ever, has_links, answers
        self.calls = []

    @property
    def has_failed(self):
        return len(self.calls) >= self.k

    def __getattr__(self, name):
        real = getattr(os, name)
        return partial(self._call, name, real) if name in REACHING_THE_DISK else real

    def _call(self, name, real, *args, **options):
        self.calls.append(name)
        if len(self.calls) == self.k or (self.for_ever and self.has_failed):
            # Whatever `close` says, the descriptor is closed.
            if name == "close" or (not self.answers and name in ("link", "replace")):
                real(*args, **options)
            raise OSError(self.code, os.strerror(self.code))
        if name == "link" and not self.has_links:
            raise OSError(errno.EPERM, "no links here")
        if name == "fsync":
            return None  # only a power cut would tell, and a busy disk takes seconds for it
        if name == "write":
            descriptor, data = args
            return real(descriptor, data[: -(-len(data) // 2)])
        return real(*args, **options)

    def patched(self, monkeypatch):
        monkeypatch.setattr(store, "os", self)
        monkeypatch.setattr(partials, "os", self)


class Situation(NamedTuple):
    """What there is before an output is written, and what is asked for."""

    stands: bool = False
    replace: bool = False
    keeps: bool = False
    has_links: bool = True
    durable: bool = False


SITUATIONS = {
    "new": Situation(),
    "new, durable": Situation(durable=True),
    "new, no links": Situation(has_links=False),
    "replaced": Situation(stands=True, replace=True),
    "replaced, durable": Situation(stands=True, replace=True, durable=True),
    "kept": Situation(stands=True, replace=True, keeps=True),
    "kept, durable": Situation(stands=True, replace=True, keeps=True, durable=True),
    "kept, no links": Situation(stands=True, replace=True, keeps=True, has_links=False),
    "kept, no links, durable": Situation(stands=True, replace=True, keeps=True, has_links=False, durable=True),
}


def content(path):
    return path.read_bytes() if path.exists() else None


def names(folder):
    return sorted(os.listdir(folder)) if folder.exists() else []


class World:
    """A source, perhaps an old file, and an output to be written."""

    def __init__(self, folder, situation):
        self.situation = situation
        self.out, self.kept, self.source = folder / "out", folder / "kept", folder / "source.jpg"
        self.target, self.backup = self.out / "a.jpg", self.kept / "a.jpg"
        self.out.mkdir(parents=True)
        self.source.write_bytes(b"photo")
        self.source.chmod(0o640)
        self.before = self.source.stat()
        if situation.stands:
            self.target.write_bytes(OLD)
        self.stood = content(self.target)
        backup = str(self.backup) if situation.keeps else ""
        target, unnamed = str(self.target), str(self.out / PARTIAL)
        self.job = Job("9", target, unnamed, Format.JPEG, None, replace=situation.replace, backup=backup)

    def write(self, monkeypatch, disk):
        recipe = Recipe(keep_dates=True, keep_permissions=True)
        with monkeypatch.context() as patch:
            disk.patched(patch)
            try:
                return store.write(
                    self.job,
                    NEW,
                    str(self.source),
                    recipe,
                    cancelled=lambda: False,
                    durable=self.situation.durable,
                )
            except ImageError:
                return None

    def check(self, written):
        """Nothing is lost, nothing is half, and what is said is true."""
        assert content(self.target) == (NEW if written else self.stood)
        assert content(self.backup) in ([OLD] if written and self.situation.keeps else [None, OLD])
        assert content(self.source) == b"photo"
        now = self.source.stat()
        assert (now.st_mtime_ns, now.st_mode) == (self.before.st_mtime_ns, self.before.st_mode)
        if written:
            assert written.backup == (str(self.backup) if self.situation.keeps else "")
            assert self.target.stat().st_mtime_ns == written.mtime_ns == self.before.st_mtime_ns
            assert self.target.stat().st_mode & 0o777 == 0o640


def worlds(tmp_path, situation):
    """Each with the number of the call that shall fail."""
    for k in count(1):
        yield k, World(tmp_path / str(k), situation)


# Each call to the disk


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("for_ever", [True, False])
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_no_failure_makes_a_job_replace_what_it_may_not(tmp_path, monkeypatch, has_links, for_ever, code):
    # GIVEN a file at the target of a job that may not replace it, and a disk of which one call fails
    for k, world in worlds(tmp_path, Situation(stands=True, has_links=has_links)):
        disk = FailingDisk(k, code, for_ever=for_ever, has_links=has_links)
        # WHEN an output is written / THEN the file stays
        assert not world.write(monkeypatch, disk)
        world.check(None)
        if not disk.has_failed:
            break


def test_bad_news_that_comes_at_the_end_is_heard(tmp_path, monkeypatch):
    # GIVEN a network drive that says only when a file is closed that it could not keep it
    calls = FailingDisk(0, 0)
    World(tmp_path / "0", SITUATIONS["replaced"]).write(monkeypatch, calls)
    world = World(tmp_path / "1", SITUATIONS["replaced"])
    # WHEN an output is written / THEN it has failed, and the old file stands
    assert not world.write(monkeypatch, FailingDisk(calls.calls.index("close") + 1, errno.EDQUOT))
    world.check(None)


@pytest.mark.parametrize("situation", SITUATIONS.values(), ids=SITUATIONS)
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_one_call_fails(tmp_path, monkeypatch, situation, code):
    # GIVEN a disk of which one call fails, the first, the second, ... up to the last
    for k, world in worlds(tmp_path, situation):
        disk = FailingDisk(k, code, has_links=situation.has_links)
        # WHEN an output is written / THEN nothing is lost or half, and nothing is left
        written = world.write(monkeypatch, disk)
        world.check(written)
        assert names(world.out) == (["a.jpg"] if written or situation.stands else []), disk.calls
        assert names(world.kept) == (["a.jpg"] if written and situation.keeps else []), disk.calls
        if not disk.has_failed:
            break
    assert written
    assert k > 6


@pytest.mark.parametrize("situation", SITUATIONS.values(), ids=SITUATIONS)
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_a_disk_goes_away(tmp_path, monkeypatch, situation, code):
    # GIVEN a disk that is gone from one call on
    for k, world in worlds(tmp_path, situation):
        disk = FailingDisk(k, code, for_ever=True, has_links=situation.has_links)
        # WHEN an output is written / THEN nothing is lost or half
        written = world.write(monkeypatch, disk)
        world.check(written)
        # and when the disk is back, the same job ends as if nothing had been
        if not written:
            store.discard([world.job])
            world.check(again := world.write(monkeypatch, FailingDisk(0, 0, has_links=situation.has_links)))
            assert again
            assert names(world.out) == ["a.jpg"]
        if not disk.has_failed:
            break
    assert written


@pytest.mark.parametrize("situation", SITUATIONS.values(), ids=SITUATIONS)
@pytest.mark.parametrize("code", [*ERRORS, errno.EEXIST, errno.ENOENT], ids=errno.errorcode.get)
def test_an_answer_is_lost(tmp_path, monkeypatch, situation, code):
    # GIVEN a network drive that links or renames, and says that it did not
    for k, world in worlds(tmp_path, situation):
        disk = FailingDisk(k, code, has_links=situation.has_links, answers=False)
        written = world.write(monkeypatch, disk)
        if disk.has_failed and disk.calls[k - 1] not in ("link", "replace"):
            continue
        # WHEN an output is written / THEN what is said is true all the same, and no partial file is left
        world.check(written)
        assert PARTIAL not in names(world.out)
        if not disk.has_failed:
            break
    assert written


def test_a_disk_that_takes_nothing_is_not_tried_for_ever(tmp_path, monkeypatch):
    # GIVEN a disk that takes no byte, and calls that no error / WHEN an output is written / THEN it has failed
    world = World(tmp_path / "0", SITUATIONS["replaced"])
    monkeypatch.setattr(partials.os, "write", lambda *_: 0)
    assert not world.write(monkeypatch, FailingDisk(0, 0))
    world.check(None)


REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EIO: "the disk reported an error",
    errno.EACCES: "no permission",
    errno.EROFS: "the disk can only be read",
    errno.ESTALE: "the network drive was disconnected",
    errno.EDQUOT: "your share of the disk is used up",
}


@pytest.mark.parametrize("for_ever", [False, True])
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_what_a_worker_says_is_true(images, unit_of, tmp_path, monkeypatch, code, for_ever):
    # GIVEN an old output, and a disk of which the first call fails, or the second, ...
    path = images.write(str(tmp_path / "a.png"), images.corners(8, 8))
    unit = unit_of(path, "4", keep_dates=True)
    unit = msgspec.structs.replace(unit, jobs=(msgspec.structs.replace(unit.jobs[0], replace=True),))
    target, backup = unit.jobs[0].target, str(tmp_path / "kept" / "a.png")
    unit = msgspec.structs.replace(unit, jobs=(msgspec.structs.replace(unit.jobs[0], backup=backup),))
    os.mkdir(tmp_path / "out")
    for k in count(1):
        shutil.rmtree(tmp_path / "kept", ignore_errors=True)
        with open(target, "wb") as file:
            file.write(OLD)
        # WHEN a worker replaces it
        disk = FailingDisk(k, code, for_ever=for_ever)
        with monkeypatch.context() as patch:
            disk.patched(patch)
            (result,) = process_unit(unit)
        # THEN it is told as it is
        with open(target, "rb") as file:
            data = file.read()
        if isinstance(result, JobFailed):
            assert data == OLD
            assert result.error.message == REASONS[code]
            store.discard(unit.jobs)
        else:
            assert isinstance(result, JobDone)
            assert result.digest == hashlib.sha256(data).hexdigest()
            assert result.mtime_ns == os.stat(path).st_mtime_ns == os.stat(target).st_mtime_ns
            assert result.backup == backup
            with open(backup, "rb") as file:
                assert file.read() == OLD
        if not disk.has_failed:
            break
    assert isinstance(result, JobDone)


def test_a_worker_tells_at_the_second_try_what_the_first_wrote(images, unit_of, tmp_path):
    # GIVEN a unit whose worker died after it had written its output / WHEN it is tried again
    path = images.write(str(tmp_path / "a.png"), images.corners(8, 8))
    unit = unit_of(path, "4")
    first = process_unit(unit)
    # THEN the same is told
    assert process_unit(msgspec.structs.replace(unit, retried=True)) == first


def test_a_worker_passes_on_what_there_is_to_know(images, unit_of, tmp_path, monkeypatch):
    # GIVEN something to know about a file that was written / WHEN a worker writes it / THEN its result says so
    monkeypatch.setattr(store, "write", lambda *_, **__: store.Written(7, notes=("it rains",)))
    path = images.write(str(tmp_path / "a.png"), images.corners(8, 8))
    (result,) = process_unit(unit_of(path, "4"))
    assert result.notes == ("it rains",)


@pytest.mark.parametrize("durable", [True, False])
def test_a_worker_waits_for_the_disk_on_request_only(images, unit_of, tmp_path, monkeypatch, durable):
    # GIVEN a recipe for files that are durable, or not / WHEN a worker makes one / THEN it waits for the disk, or not
    path = images.write(str(tmp_path / "a.png"), images.corners(8, 8))
    unit = unit_of(path, "4", durable=durable)
    disk = FailingDisk(0, 0)
    disk.patched(monkeypatch)
    process_unit(unit)
    assert ("fsync" in disk.calls) == durable


# A full disk

PAGE = 4096

VARIANTS = {
    "JPEG": ("jpeg", {}),
    "progressive JPEG": ("jpeg", {"progressive": True}),
    "PNG": ("png", {}),
    "WebP": ("webp", {}),
    "AVIF": ("avif", {"avif_speed": 10}),
    "TIFF": ("tiff", {}),
    "GIF": ("gif", {}),
    "BMP": ("bmp", {}),
}


@pytest.fixture
def disk(tmp_path):
    """A real disk of one megabyte where the outputs go."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a disk, on Linux")
    path = tmp_path / "out"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "imgbatch-test", path]
    done = subprocess.run(mount, capture_output=True, text=True, timeout=30, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr}")
    try:
        yield path
    finally:
        subprocess.run(["umount", "--lazy", path], timeout=30, check=True)


def leave(disk, pages):
    """Fill a disk up, but for so many pages."""
    status = os.statvfs(disk)
    descriptor = os.open(disk / "filler", os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        os.posix_fallocate(descriptor, 0, status.f_bavail * status.f_frsize - pages * PAGE)
    finally:
        os.close(descriptor)


def emptied(disk):
    shutil.rmtree(disk / "kept", ignore_errors=True)
    for name in os.listdir(disk):
        os.unlink(disk / name)


def unit_on(disk, unit_of, path, variant, size):
    """The unit of a file, whose output replaces what is there and keeps it."""
    format_, options = VARIANTS[variant]
    unit = unit_of(path, size, format=format_, if_exists="replace", quality=90, **options)
    job = msgspec.structs.replace(unit.jobs[0], replace=True, backup=str(disk / "kept" / "old"))
    return msgspec.structs.replace(unit, jobs=(job,))


def pages_needed(disk, unit):
    (result,) = process_unit(unit)
    assert isinstance(result, JobDone), result
    emptied(disk)
    return -(-result.bytes // PAGE), result.digest


def check_at(disk, unit, pages, needed, digest, *, stands):
    """Write an output where only so many pages are free, over an old file or not."""
    target = unit.jobs[0].target
    if stands:
        with open(target, "wb") as file:
            file.write(OLD)
    leave(disk, pages)
    (result,) = process_unit(unit)
    old = disk / "kept" / "old" if pages >= needed else disk / os.path.basename(target)
    assert content(old) == (OLD if stands else None)
    if pages >= needed:
        assert isinstance(result, JobDone), result
        with open(target, "rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == result.digest == digest
        with Image.open(target) as image:
            image.load()
        left = {os.path.basename(target), "filler"} | ({"kept"} if stands else set())
    else:
        assert result.error.message == "the disk is full"
        left = {"filler"} | ({os.path.basename(target), "kept"} if stands else set())
    # A folder that was made for what would have been kept may stay.
    assert left - {"kept"} <= set(os.listdir(disk)) <= left
    emptied(disk)


def check_full_disk(disk, unit_of, images, tmp_path, variant, size, pick):
    path = images.write(str(tmp_path / "a.bmp"), images.noisy(480, 360))
    unit = unit_on(disk, unit_of, path, variant, size)
    needed, digest = pages_needed(disk, unit)
    for pages in pick(needed):
        for stands in (False, True):
            check_at(disk, unit, pages, needed, digest, stands=stands)


@pytest.mark.parametrize("variant", ["JPEG", "PNG"])
def test_a_full_disk(disk, unit_of, images, tmp_path, variant):
    # GIVEN a disk with room for nothing, for half of an output, for nearly all of it, for just enough
    # WHEN the output is written, beside nothing and over an old file
    # THEN it is complete or not there, the old file is kept, and nothing else is left
    check_full_disk(disk, unit_of, images, tmp_path, variant, "160", lambda pages: (0, pages // 2, pages - 1, pages))


@pytest.mark.full
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_amount_of_room(disk, unit_of, images, tmp_path, variant):
    # GIVEN a disk with room for nothing, for 4 KB, for 8 KB, ... up to more than enough / WHEN, THEN as above
    check_full_disk(disk, unit_of, images, tmp_path, variant, "240", lambda pages: range(pages + 3))


def test_a_disk_without_room_for_what_is_kept(disk, monkeypatch):
    # GIVEN a disk without hard links, where an old file of 3 pages is to be copied before a new one of 2 replaces it
    def no_link(*_, **__):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(store.os, "link", no_link)
    old, new = b"o" * 3 * PAGE, b"n" * 2 * PAGE
    target, backup = disk / "a.jpg", disk / "kept" / "a.jpg"
    job = Job("9", str(target), str(disk / PARTIAL), Format.JPEG, None, replace=True, backup=str(backup))
    for pages in range(7):
        target.write_bytes(old)
        leave(disk, pages)
        # WHEN it is written / THEN the old file is at its place unless there is room for both
        if pages < 5:
            with pytest.raises(ImageError, match="the disk is full"):
                store.write(job, new, "", Recipe(), cancelled=lambda: False)
            assert (content(target), content(backup)) == (old, None)
        else:
            assert store.write(job, new, "", Recipe(), cancelled=lambda: False)
            assert (content(target), content(backup)) == (new, old)
        assert names(disk) in (["a.jpg", "filler"], ["a.jpg", "filler", "kept"])
        assert names(backup.parent) == (["a.jpg"] if pages >= 5 else [])
        emptied(disk)
