"""Every output is absent, the old one, or complete, whatever happens."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys

import pytest

from imgbatch.domain.format import Format
from imgbatch.domain.job import Job
from imgbatch.domain.recipe import Recipe
from imgbatch.engine import store
from imgbatch.engine.errors import ImageError

DATA = b"new" * 1000


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def job_in(out, *, replace=False):
    return Job("9", str(out / "a.jpg"), str(out / ".part"), Format.JPEG, None, replace=replace)


def write(job, data=DATA, source="", *, cancelled=False, **recipe):
    return store.write(job, data, source, Recipe(**recipe), cancelled=lambda: cancelled)


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


def test_a_disk_without_hard_links_will_do(out, monkeypatch):
    # GIVEN a file system that has no hard links / WHEN an output is written / THEN it is there all the same
    def no_link(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(store.os, "link", no_link)
    assert write(job_in(out))
    assert os.listdir(out) == ["a.jpg"]
    # and a file that is there is not replaced there either, nor is a broken link
    assert kind_of_failure(job_in(out))[0] == "changed"
    (out / "a.jpg").unlink()
    (out / "a.jpg").symlink_to(out / "nowhere")
    assert kind_of_failure(job_in(out))[0] == "changed"
    assert os.listdir(out) == ["a.jpg"]


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


def test_a_folder_at_the_target_is_not_harmed(out):
    # GIVEN a folder of that name / WHEN it shall be replaced / THEN it has failed, and no partial file is left
    (out / "a.jpg").mkdir()
    with pytest.raises(ImageError):
        write(job_in(out, replace=True))
    assert os.listdir(out) == ["a.jpg"]


def test_discard_removes_partial_files_only(out):
    # GIVEN a partial file of a dead worker beside its target / WHEN the job is discarded, twice
    (out / ".part").touch()
    (out / "a.jpg").touch()
    store.discard([job_in(out)])
    store.discard([job_in(out)])
    # THEN the partial file is gone, the target is not
    assert os.listdir(out) == ["a.jpg"]


def test_abandon_removes_what_is_being_written(out):
    # GIVEN a worker in the middle of an output / WHEN it is told to end at once / THEN its partial file is gone
    left = []

    def asked():
        left.append(os.listdir(out))
        store.abandon()
        left.append(os.listdir(out))
        return True

    store.write(job_in(out), DATA, "", Recipe(), cancelled=asked)
    assert left == [[".part"], []]


FULL = """
import json, sys
from imgbatch.domain.format import Format
from imgbatch.domain.job import Job
from imgbatch.domain.recipe import Recipe
from imgbatch.engine import store
from imgbatch.engine.errors import ImageError
import os
out = sys.argv[1]
open(f"{out}/a.jpg", "wb").write(b"old")
said = {}
for replace, name in ((True, "a.jpg"), (False, "b.jpg")):
    job = Job("9", f"{out}/{name}", f"{out}/.part", Format.JPEG, None, replace=replace)
    try:
        store.write(job, b"x" * 300_000, "", Recipe(), cancelled=lambda: False)
    except ImageError as error:
        said[name] = error.info.message
left = sorted(os.listdir(out))
print(json.dumps([said, left, open(f"{out}/a.jpg").read()]))
"""


def on_full_disk(out, prelude, *wrapper):
    command = [*wrapper, sys.executable, "-c", prelude + FULL, str(out)]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def test_a_full_disk_costs_neither_the_old_file_nor_a_partial_one(out):
    # GIVEN a disk of 64 kilobytes with an old file / WHEN 300 kilobytes are written over it, and beside it
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("only root may mount a disk of its own, by unshare")
    mount = ["sh", "-c", 'mount -t tmpfs -o size=64k tmpfs "$0" || exit 77; exec "$@"', str(out)]
    done = on_full_disk(out, "", "unshare", "-m", *mount)
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip(f"mounting is not permitted here: {done.stderr}")
    # THEN both are said to have failed, and only the old file is there
    said, left, old = json.loads(done.stdout)
    assert said == {"a.jpg": "the disk is full", "b.jpg": "the disk is full"}
    assert (left, old) == (["a.jpg"], "old")


def test_a_limit_on_the_size_of_files_is_treated_like_a_full_disk(out):
    # GIVEN a process that may write files of 50 kilobytes only / WHEN it writes more / THEN the old file stands
    prelude = "import resource, signal\nresource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
    prelude += "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    said, left, old = json.loads(on_full_disk(out, prelude).stdout)
    assert set(said.values()) == {"the disk cannot hold a file that large"}
    assert (left, old) == (["a.jpg"], "old")
