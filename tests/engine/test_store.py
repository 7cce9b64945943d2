"""Every output is absent, the old one, or complete, whatever happens."""

from __future__ import annotations

import errno
import functools
import json
import os
import shutil
import stat
import subprocess
import sys
import threading

import pytest

from imgbatch.domain.format import Format
from imgbatch.domain.job import Job
from imgbatch.domain.recipe import Recipe
from imgbatch.engine import partial, store
from imgbatch.engine.errors import ImageError

DATA = b"new" * 1000


PARTIAL = ".imgbatch-t-0-0.part"


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def backup(tmp_path):
    return tmp_path / "kept" / "a.jpg"


def job_in(out, *, replace=False, backup=""):
    return Job("9", str(out / "a.jpg"), str(out / PARTIAL), Format.JPEG, None, replace=replace, backup=str(backup))


def write(job, data=DATA, source="", *, cancelled=False, durable=False, **recipe):
    return store.write(job, data, source, Recipe(**recipe), cancelled=lambda: cancelled, durable=durable)


def kind_of_failure(job, **options):
    with pytest.raises(ImageError) as caught:
        write(job, **options)
    return caught.value.info.kind, caught.value.info.message


@pytest.mark.parametrize("replace", [True, False])
def test_what_is_written_is_whole_and_alone(out, replace):
    # GIVEN an empty folder / WHEN an output is written / THEN it is there with all of its bytes, and nothing else is
    assert write(job_in(out, replace=replace))
    assert os.listdir(out) == ["a.jpg"]
    assert (out / "a.jpg").read_bytes() == DATA


def test_folders_on_the_way_are_made(tmp_path):
    # GIVEN a target in folders that do not exist / WHEN it is written / THEN they do
    assert write(job_in(tmp_path / "x" / "y"))
    assert (tmp_path / "x" / "y" / "a.jpg").exists()


def test_an_old_file_is_replaced_on_request(out):
    # GIVEN an old file / WHEN the job may replace it / THEN the new one is there
    (out / "a.jpg").write_bytes(b"old")
    assert write(job_in(out, replace=True))
    assert (out / "a.jpg").read_bytes() == DATA


def test_a_file_that_appeared_meanwhile_is_not_replaced(out):
    # GIVEN a file that was not there when the plan was made / WHEN the job may not replace / THEN it stays
    (out / "a.jpg").write_bytes(b"theirs")
    assert kind_of_failure(job_in(out)) == ("changed", "a file of that name appeared meanwhile")
    assert (out / "a.jpg").read_bytes() == b"theirs"
    assert os.listdir(out) == ["a.jpg"]


def test_a_broken_link_that_appeared_is_not_replaced(out):
    # GIVEN a link to nowhere at the target / WHEN the job may not replace / THEN the link stays, nowhere stays empty
    (out / "a.jpg").symlink_to(out / "nowhere")
    assert kind_of_failure(job_in(out))[0] == "changed"
    assert os.listdir(out) == ["a.jpg"]


def no_link(*_, **__):
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize("code", [errno.EPERM, errno.EINVAL, errno.ENOTSUP])
def test_a_disk_without_hard_links_will_do(out, monkeypatch, code):
    # GIVEN a file system that has no hard links / WHEN an output is written / THEN it is there all the same
    def no_link(*_):
        raise OSError(code, "no links here")

    monkeypatch.setattr(store.os, "link", no_link)
    assert write(job_in(out))
    assert os.listdir(out) == ["a.jpg"]
    # and a file that is there is not replaced there either, nor is a broken link
    assert kind_of_failure(job_in(out))[0] == "changed"
    (out / "a.jpg").unlink()
    (out / "a.jpg").symlink_to(out / "nowhere")
    assert kind_of_failure(job_in(out))[0] == "changed"
    assert os.listdir(out) == ["a.jpg"]


def test_an_error_is_not_taken_for_a_free_name(out, monkeypatch):
    # GIVEN a file at the target, on a disk without hard links that fails when it is asked what stands there
    (out / "a.jpg").write_bytes(b"theirs")
    real = os.lstat

    def fails(path, **options):
        if os.path.basename(path) == "a.jpg":
            raise OSError(errno.EIO, "no answer")
        return real(path, **options)

    monkeypatch.setattr(store.os, "link", no_link)
    # WHEN an output is written that may not replace it / THEN it stays
    with monkeypatch.context() as patch:
        patch.setattr(store.os, "lstat", fails)
        assert kind_of_failure(job_in(out))[0] == "disk"
    assert (out / "a.jpg").read_bytes() == b"theirs"


@pytest.mark.parametrize("link", ["name", "symlink", "hardlink"])
def test_the_own_source_is_never_replaced(out, tmp_path, link):
    # GIVEN a target that is the source under this or another name / WHEN it may be replaced, even
    source = tmp_path / "source.jpg"
    source.write_bytes(b"photo")
    job = job_in(out, replace=True)
    if link == "name":
        source = out / "a.jpg"
        source.write_bytes(b"photo")
    elif link == "symlink":
        (out / "a.jpg").symlink_to(source)
    else:
        (out / "a.jpg").hardlink_to(source)
    # THEN it is not
    assert kind_of_failure(job, source=str(source))[1] == "the output would replace its own source"
    assert source.read_bytes() == b"photo"
    assert os.listdir(out) == ["a.jpg"]


def test_a_link_at_the_target_is_replaced_and_not_followed(out, tmp_path):
    # GIVEN a link to another file at the target / WHEN it may be replaced / THEN the other file keeps its bytes
    other = tmp_path / "other.jpg"
    other.write_bytes(b"theirs")
    (out / "a.jpg").symlink_to(other)
    assert write(job_in(out, replace=True))
    assert other.read_bytes() == b"theirs"
    assert not (out / "a.jpg").is_symlink()


@pytest.mark.parametrize("replace", [True, False])
def test_cancelled_drops_the_output(out, replace):
    # GIVEN a batch that was cancelled while the output was encoded / WHEN it would get its name / THEN it is dropped
    assert not write(job_in(out, replace=replace), cancelled=True)
    assert os.listdir(out) == []


def test_the_umask_is_honoured(out):
    # GIVEN the umask of a careful user / WHEN an output is written / THEN its permissions follow it
    before = os.umask(0o027)
    try:
        write(job_in(out))
    finally:
        os.umask(before)
    assert (out / "a.jpg").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("keep_dates", [True, False])
@pytest.mark.parametrize("keep_permissions", [True, False])
def test_dates_and_permissions_are_those_of_the_source_on_request_only(out, tmp_path, keep_dates, keep_permissions):
    # GIVEN a source from long ago that only its owner may read, and that would run as its owner
    source = tmp_path / "source.jpg"
    source.write_bytes(b"photo")
    source.chmod(0o4700)
    os.utime(source, ns=(1_000_000_000_123_456_789, 1_111_111_111_123_456_789))
    # WHEN an output is written
    write(job_in(out), source=str(source), keep_dates=keep_dates, keep_permissions=keep_permissions)
    status = (out / "a.jpg").stat()
    # THEN it has both, or one of them, or none, and never the right to run as somebody else
    assert (status.st_mtime_ns == 1_111_111_111_123_456_789) == keep_dates
    assert (status.st_mode & 0o7777 == 0o700) == keep_permissions
    assert not status.st_mode & 0o4000


@pytest.mark.parametrize("option", ["keep_dates", "keep_permissions"])
def test_a_source_that_is_gone_has_no_dates_to_keep(out, tmp_path, option):
    # GIVEN a source that was removed after it was read / WHEN its dates or permissions are wanted / THEN that is said
    assert kind_of_failure(job_in(out), source=str(tmp_path / "gone.jpg"), **{option: True})[0] == "missing"
    assert os.listdir(out) == []


def test_a_disk_that_says_less_than_it_took_is_noticed(out, monkeypatch):
    # GIVEN a network drive that loses the end of what it was given / WHEN an output is written
    (out / "a.jpg").write_bytes(b"old")
    real = os.write

    def loses(descriptor, data):
        return real(descriptor, bytes(data)[:-1]) + 1

    monkeypatch.setattr(store.os, "write", loses)
    # THEN it has failed, and the old file stands
    assert kind_of_failure(job_in(out, replace=True))[0] == "disk"
    assert (out / "a.jpg").read_bytes() == b"old"
    assert os.listdir(out) == ["a.jpg"]


def test_a_disk_that_takes_a_little_at_a_time_gets_everything(out, monkeypatch):
    # GIVEN a disk that takes seven bytes at once / WHEN an output is written / THEN all bytes are there
    real = os.write
    monkeypatch.setattr(store.os, "write", lambda descriptor, data: real(descriptor, bytes(data[:7])))
    assert write(job_in(out))
    assert (out / "a.jpg").read_bytes() == DATA


@pytest.mark.parametrize("keeps", [True, False])
def test_a_folder_at_the_target_is_not_harmed(out, backup, keeps):
    # GIVEN a folder of that name / WHEN it shall be replaced / THEN it has failed, and no partial file is left
    (out / "a.jpg").mkdir()
    job = job_in(out, replace=True, backup=backup if keeps else "")
    assert kind_of_failure(job) == ("disk", "a folder of that name is there")
    assert os.listdir(out) == ["a.jpg"]
    assert not backup.exists()


def test_discard_removes_partial_files_only(out):
    # GIVEN a partial file of a dead worker beside its target / WHEN the job is discarded, twice
    (out / PARTIAL).touch()
    (out / "a.jpg").touch()
    store.discard([job_in(out)])
    store.discard([job_in(out)])
    # THEN the partial file is gone, the target is not
    assert os.listdir(out) == ["a.jpg"]


def test_sweep_removes_nothing_but_partial_files(out):
    # GIVEN what a killed run left, a file of somebody's and a folder, and paths of them that may be damaged
    for name in (PARTIAL, "theirs.part", ".imgbatch-notes.txt"):
        (out / name).touch()
    (out / ".imgbatch-d.part").mkdir()
    # WHEN they are swept / THEN only the partial file is gone
    store.sweep([*(str(out / name) for name in os.listdir(out)), str(out / ".imgbatch-gone.part")])
    assert sorted(os.listdir(out)) == [".imgbatch-d.part", ".imgbatch-notes.txt", "theirs.part"]


def test_abandon_removes_what_is_being_written(out, monkeypatch):
    # GIVEN a worker in the middle of an output / WHEN it is told to end at once / THEN its partial file is gone
    left = []
    monkeypatch.setattr(partial, "_beginning", threading.Lock())  # it is kept for good

    def asked():
        left.append(os.listdir(out))
        partial.abandon()
        left.append(os.listdir(out))
        return True

    store.write(job_in(out), DATA, "", Recipe(), cancelled=asked)
    assert left == [[PARTIAL], []]


class Gate:
    """A lock that says when somebody wants it."""

    def __init__(self):
        self.lock, self.wanted = threading.Lock(), threading.Event()
        self.acquire, self.release = self.lock.acquire, self.lock.release

    def __enter__(self):
        self.wanted.set()
        self.lock.acquire()

    def __exit__(self, *_error):
        self.lock.release()


def test_nothing_is_begun_after_abandon(out, monkeypatch):
    # GIVEN a worker that was told to end at once
    gate = Gate()
    monkeypatch.setattr(partial, "_beginning", gate)
    partial.abandon()
    # WHEN its image is ready to be written, before the process is gone
    write = functools.partial(store.write, job_in(out), DATA, "", Recipe(), cancelled=lambda: True)
    writer = threading.Thread(target=write)
    writer.start()
    assert gate.wanted.wait(10)
    # THEN there is no file of it
    assert os.listdir(out) == []
    gate.release()
    writer.join(10)


# What stood there before


def look(path):
    """What it is, down to the date."""
    status = os.lstat(path)
    content = os.readlink(path) if os.path.islink(path) else path.read_bytes()
    return content, status.st_mode, status.st_mtime_ns


def an_old_file(out):
    (out / "a.jpg").write_bytes(b"old")
    (out / "a.jpg").chmod(0o604)
    os.utime(out / "a.jpg", ns=(1_000_000_000_123_456_789, 1_111_111_111_123_456_789))
    return look(out / "a.jpg")


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("durable", [True, False])
def test_what_is_replaced_is_kept_as_it_was(out, backup, monkeypatch, has_links, durable):
    # GIVEN an old file / WHEN it is replaced, on a disk with hard links or without
    old = an_old_file(out)
    if not has_links:
        monkeypatch.setattr(store.os, "link", no_link)
    written = write(job_in(out, replace=True, backup=backup), durable=durable)
    # THEN the new one is there, the old one lies where it was to be kept, and nothing else is anywhere
    assert (out / "a.jpg").read_bytes() == DATA
    assert (written.backup, look(backup)) == (str(backup), old)
    assert (os.listdir(out), os.listdir(backup.parent)) == (["a.jpg"], ["a.jpg"])


def test_nothing_is_kept_where_nothing_was(out, backup):
    # GIVEN an empty folder / WHEN an output is written that might replace something / THEN it does not say that it did
    assert write(job_in(out, replace=True, backup=backup)).backup == ""
    assert (out / "a.jpg").read_bytes() == DATA
    assert not backup.parent.exists()


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("leads_to", ["other.jpg", "nowhere"])
def test_of_a_link_the_link_is_kept(out, backup, monkeypatch, has_links, leads_to):
    # GIVEN a link at the target, to another file or to nowhere / WHEN it is replaced
    (out / "other.jpg").write_bytes(b"theirs")
    (out / "a.jpg").symlink_to(leads_to)
    if not has_links:
        monkeypatch.setattr(store.os, "link", no_link)
    write(job_in(out, replace=True, backup=backup))
    # THEN the link itself was put aside, and what it led to is what it was
    assert os.readlink(backup) == leads_to
    assert (out / "other.jpg").read_bytes() == b"theirs"
    assert (out / "a.jpg").read_bytes() == DATA
    assert not (out / "a.jpg").is_symlink()


def test_what_cannot_be_kept_is_not_replaced(out, backup, monkeypatch):
    # GIVEN a pipe at the target, on a disk without hard links / WHEN it would be replaced / THEN it stays
    os.mkfifo(out / "a.jpg")
    monkeypatch.setattr(store.os, "link", no_link)
    assert kind_of_failure(job_in(out, replace=True, backup=backup))[0] == "special-file"
    assert (os.listdir(out), os.listdir(backup.parent)) == (["a.jpg"], [])


def test_others_cannot_look_into_the_folder_of_what_is_kept(out, backup):
    # GIVEN a folder that is closed to others / WHEN a file of it is replaced / THEN it does not lie open elsewhere
    an_old_file(out)
    write(job_in(out, replace=True, backup=backup))
    assert backup.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_appears_in_the_last_moment_is_not_replaced_unkept(out, backup, monkeypatch):
    # GIVEN a target where nothing stands / WHEN somebody writes there right after that was seen
    real = os.link

    def appears(*args):
        (out / "a.jpg").write_bytes(b"theirs")
        real(*args)

    monkeypatch.setattr(store.os, "link", appears)
    # THEN it stays, as nothing kept it
    assert kind_of_failure(job_in(out, replace=True, backup=backup))[0] == "changed"
    assert (out / "a.jpg").read_bytes() == b"theirs"


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("replaced", [True, False])
def test_after_a_kill_the_old_file_is_still_what_is_kept(out, backup, monkeypatch, has_links, replaced):
    # GIVEN a run that was killed between the two names, or after both
    old = an_old_file(out)
    if not has_links:
        monkeypatch.setattr(store.os, "link", no_link)
    job = job_in(out, replace=True, backup=backup)
    with monkeypatch.context() as patch:
        if not replaced:
            patch.setattr(store, "_name", lambda *_, **__: os.unlink(job.partial))
        write(job)
    assert (out / "a.jpg").read_bytes() == (DATA if replaced else b"old")
    # WHEN the job is done again / THEN what is kept is the file from before both
    assert write(job).backup == str(backup)
    assert ((out / "a.jpg").read_bytes(), look(backup)) == (DATA, old)


def test_after_a_kill_a_link_is_still_what_is_kept(out, backup, monkeypatch):
    # GIVEN a run that was killed between the two names of a link to nowhere
    (out / "a.jpg").symlink_to("nowhere")
    job = job_in(out, replace=True, backup=backup)
    with monkeypatch.context() as patch:
        patch.setattr(store, "_name", lambda *_, **__: os.unlink(job.partial))
        write(job)
    # WHEN the job is done again / THEN it is replaced, and kept
    write(job)
    assert ((out / "a.jpg").read_bytes(), os.readlink(backup)) == (DATA, "nowhere")


def test_what_appears_where_the_old_file_is_to_be_kept_stays(out, backup, monkeypatch):
    # GIVEN an old file / WHEN somebody writes where it is to be kept right after it was seen that nothing is there
    an_old_file(out)
    real = os.link

    def appears(*args, **options):
        backup.write_bytes(b"theirs")
        real(*args, **options)

    monkeypatch.setattr(store.os, "link", appears)
    # THEN both stay
    failed = kind_of_failure(job_in(out, replace=True, backup=backup))
    assert failed == ("changed", "a file is in the way")
    assert ((out / "a.jpg").read_bytes(), backup.read_bytes()) == (b"old", b"theirs")


def test_a_file_where_the_output_folder_should_be_is_said(tmp_path):
    # GIVEN a file with the name of the output folder / WHEN an output is written / THEN that is the reason
    (tmp_path / "x").write_bytes(b"theirs")
    assert kind_of_failure(job_in(tmp_path / "x")) == ("changed", "a file is in the way")
    assert (tmp_path / "x").read_bytes() == b"theirs"


def test_what_is_kept_is_never_overwritten(out, backup):
    # GIVEN a file that was replaced, and what somebody made of the new one since
    an_old_file(out)
    job = job_in(out, replace=True, backup=backup)
    write(job)
    (out / "a.jpg").write_bytes(b"theirs")
    # WHEN the same job is done again / THEN it has failed, and all three are where they were
    assert kind_of_failure(job)[0] == "changed"
    assert ((out / "a.jpg").read_bytes(), backup.read_bytes()) == (b"theirs", b"old")
    assert os.listdir(out) == ["a.jpg"]


def test_cancelled_keeps_nothing(out, backup):
    # GIVEN an old file / WHEN the batch is cancelled before it is replaced / THEN it stands, and has no second name
    an_old_file(out)
    assert not write(job_in(out, replace=True, backup=backup), cancelled=True)
    assert (out / "a.jpg").stat().st_nlink == 1


# What is told


def test_the_date_is_told_as_it_stands_there(out, tmp_path):
    # GIVEN a source from long ago / WHEN an output is written, with its date or without / THEN the date told is true
    source = tmp_path / "source.jpg"
    source.touch()
    os.utime(source, ns=(1_000_000_000_123_456_789, 1_111_111_111_123_456_789))
    for keep_dates in (True, False):
        written = write(job_in(out, replace=True), source=str(source), keep_dates=keep_dates)
        assert written.mtime_ns == (out / "a.jpg").stat().st_mtime_ns
        assert (written.mtime_ns == 1_111_111_111_123_456_789) == keep_dates


# A power cut


@pytest.fixture
def synced(monkeypatch):
    """What was waited for, by its name at that moment, and the renames in between."""
    calls = []
    fsync, replace, link = os.fsync, os.replace, os.link

    def syncs(descriptor):
        fsync(descriptor)
        calls.append(os.path.basename(os.readlink(f"/proc/self/fd/{descriptor}")))

    monkeypatch.setattr(partial.os, "fsync", syncs)
    monkeypatch.setattr(store.os, "replace", lambda *names: calls.append("replace") or replace(*names))
    monkeypatch.setattr(store.os, "link", lambda *names, **how: calls.append("link") or link(*names, **how))
    return calls


@pytest.mark.skipif(sys.platform != "linux", reason="what is synced is told by /proc")
def test_a_durable_output_is_on_the_disk_before_it_gets_its_name(out, backup, synced):
    # GIVEN an output, and then one that replaces it / WHEN they are written durably
    write(job_in(out), durable=True)
    assert synced == [PARTIAL, "link", "out"]
    synced.clear()
    write(job_in(out, replace=True, backup=backup), durable=True)
    # THEN at no step is anything needed that might not be on the disk
    assert synced == [PARTIAL, "link", "kept", "replace", "out"]


@pytest.mark.skipif(sys.platform != "linux", reason="what is synced is told by /proc")
def test_nobody_waits_for_the_disk_unless_asked(out, backup, synced):
    # GIVEN an old file / WHEN it is replaced the usual way / THEN nothing is waited for
    an_old_file(out)
    write(job_in(out, replace=True, backup=backup))
    assert synced == ["link", "replace"]


@pytest.mark.skipif(os.name == "nt", reason="folders are not synced there")
@pytest.mark.parametrize(("code", "notes"), [(errno.EINVAL, 0), (errno.EIO, 1)])
def test_a_folder_that_cannot_be_synced(out, monkeypatch, code, notes):
    # GIVEN a disk that cannot sync folders, or fails to / WHEN an output is written durably
    real = os.fsync

    def only_files(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, "no")
        real(descriptor)

    monkeypatch.setattr(partial.os, "fsync", only_files)
    written = write(job_in(out), durable=True)
    # THEN it is there, which is done; a failure is told
    assert (out / "a.jpg").read_bytes() == DATA
    assert len(written.notes) == notes


# What others do meanwhile


@pytest.mark.parametrize("replace", [True, False])
def test_a_partial_file_that_is_there_is_left_alone(out, replace):
    # GIVEN a file with the name of the partial file / WHEN the output would be written / THEN both stay as they were
    (out / PARTIAL).write_bytes(b"somebody's")
    (out / "b.jpg").write_bytes(b"old")
    assert kind_of_failure(job_in(out, replace=replace)) == ("changed", "its partial file is already there")
    assert (out / PARTIAL).read_bytes() == b"somebody's"
    assert sorted(os.listdir(out)) == [PARTIAL, "b.jpg"]


@pytest.mark.parametrize("replace", [True, False])
def test_an_output_folder_that_is_removed_meanwhile_is_said(out, backup, replace):
    # GIVEN an output folder / WHEN it is removed while an output is written / THEN that is the reason
    def asked():
        shutil.rmtree(out)
        return False

    job = job_in(out, replace=replace, backup=backup)
    with pytest.raises(ImageError) as caught:
        store.write(job, DATA, "", Recipe(), cancelled=asked)
    assert (caught.value.info.kind, caught.value.info.message) == ("missing", "the output folder is not there any more")


def test_a_folder_that_may_only_be_read(out):
    # GIVEN a folder in which nothing may be written / WHEN an old file there would be replaced / THEN it stands
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    an_old_file(out)
    out.chmod(0o500)
    try:
        assert kind_of_failure(job_in(out, replace=True))[0] == "permission"
    finally:
        out.chmod(0o700)
    assert (out / "a.jpg").read_bytes() == b"old"


def test_a_link_at_the_target_to_another_source(out, tmp_path, backup):
    # GIVEN a link to the next source at the target of this one / WHEN it is replaced / THEN no source has changed
    sources = [tmp_path / "1.jpg", tmp_path / "2.jpg"]
    for source in sources:
        source.write_bytes(b"photo")
    (out / "a.jpg").symlink_to(sources[1])
    write(job_in(out, replace=True, backup=backup), source=str(sources[0]))
    assert [source.read_bytes() for source in sources] == [b"photo", b"photo"]
    assert backup.resolve() == sources[1]


LIMITED = """
import json, os, resource, signal, sys
from imgbatch.domain.format import Format
from imgbatch.domain.job import Job
from imgbatch.domain.recipe import Recipe
from imgbatch.engine import store
from imgbatch.engine.errors import ImageError
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
out = sys.argv[1]
said = {}
for replace, name in ((True, "a.jpg"), (False, "b.jpg")):
    job = Job("9", f"{out}/{name}", f"{out}/.part", Format.JPEG, None, replace=replace)
    try:
        store.write(job, b"x" * 300_000, "", Recipe(), cancelled=lambda: False)
    except ImageError as error:
        said[name] = error.info.message
print(json.dumps(said))
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no such limits there")
def test_a_limit_on_the_size_of_files_is_treated_like_a_full_disk(out):
    # GIVEN a process that may write files of 50 kilobytes only / WHEN it writes more, over an old file and beside it
    (out / "a.jpg").write_bytes(b"old")
    command = [sys.executable, "-c", LIMITED, str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    # THEN both have failed, and only the old file is there
    assert set(json.loads(done.stdout).values()) == {"the disk cannot hold a file that large"}
    assert os.listdir(out) == ["a.jpg"]
    assert (out / "a.jpg").read_bytes() == b"old"
