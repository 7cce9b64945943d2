"""What the kernel refuses to a worker, whatever it tries; and what still works there: all that the engine does."""

from __future__ import annotations

import errno
import io
import multiprocessing
import os
import shutil
import signal
import socket
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import pytest

from imgbatch.app.doctor import report
from imgbatch.domain.error import WorkerLostError
from imgbatch.domain.job import JobDone
from imgbatch.engine import sandbox
from imgbatch.engine.sandbox import Sandbox, enter, level, system
from imgbatch.engine.worker import process_unit, start_worker
from imgbatch.executors.lanes import LaneExecutor

resource = pytest.importorskip("resource", reason="not on Windows")

ABI = sandbox._abi(system)[0] if sys.platform == "linux" else 0


def since(abi):
    return pytest.mark.skipif(abi > ABI, reason=f"this kernel has no Landlock ABI {abi}, but {level()}")


class Kernel:
    """One that is older than it is, or refuses a system call."""

    def __init__(self, *, abi=ABI, refuses=0, error=0):
        self.abi, self.refuses, self.error = abi, refuses, error

    def __call__(self, number, *arguments):
        if number == self.refuses:
            raise OSError(self.error, os.strerror(self.error))
        return self.abi if arguments == (None, 0, 1) else system(number, *arguments)


def read_as_program(path):
    """Read a file inside a sandbox, as the program that this process would have been started from."""
    sys.executable = path
    assert enter(Sandbox(reads=(), writes=())) == ""
    with open(path, "rb") as file:
        return file.read()


def arm(limits):
    """Start a worker as a batch does."""
    assert enter(limits) == ""
    start_worker()


@contextmanager
def process(initializer=None, *initargs):
    """Another process; what it is called with returns what it does there."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, initializer, initargs) as pool:
        yield lambda call, *args: pool.submit(call, *args).result(30)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Three folders of the same content, two files and a folder each: for inputs, for outputs, and one more."""
    place = tmp_path_factory.mktemp("sandbox")
    for name in ("in", "out", "elsewhere"):
        (place / name / "below").mkdir(parents=True)
        (place / name / "a").write_bytes(b"first")
        (place / name / "b").write_bytes(b"second")
    (place / "out" / "to-input").symlink_to(place / "in" / "a")
    return place


@pytest.fixture(scope="module")
def inside(place):
    """A process in a sandbox that reads one folder and writes another."""
    with process(arm, Sandbox((str(place / "in"),), (str(place / "out"),))) as inside:
        yield inside


def content(folder):
    """Every path below a folder, and what is in each file."""
    return {path: path.is_file() and path.read_bytes() for path in sorted(folder.rglob("*"))}


# Files


@since(1)
def test_an_input_can_be_read(inside, place):
    # GIVEN a sandbox / WHEN the input folder is listed, and a file in it opened / THEN both work
    assert sorted(inside(os.listdir, place / "in")) == ["a", "b", "below"]
    assert inside(os.open, place / "in" / "a", os.O_RDONLY) > 0


@since(1)
def test_the_program_itself_can_be_read(place):
    # GIVEN a program that keeps its modules in itself, as PyInstaller's do, and a worker of it in a sandbox
    with process() as other:
        # WHEN it imports what it did not need so far / THEN it can
        assert other(read_as_program, str(place / "elsewhere" / "a")) == b"first"


def harm(name, call, *paths, abi=1):
    return pytest.param(call, paths, id=name, marks=since(abi))


@pytest.mark.parametrize(
    ("call", "args"),
    [
        harm("write", os.open, "in/a", os.O_WRONLY),
        harm("write through a link", os.open, "out/to-input", os.O_WRONLY),
        harm("append", os.open, "in/a", os.O_WRONLY | os.O_APPEND),
        harm("empty", os.open, "in/a", os.O_RDONLY | os.O_TRUNC, abi=3),
        harm("truncate", os.truncate, "in/a", 1, abi=3),
        harm("rename", os.rename, "in/a", "in/c"),
        harm("rename onto another one", os.rename, "in/a", "in/b"),
        harm("delete", os.unlink, "in/a"),
        harm("delete a folder", os.rmdir, "in/below"),
        harm("replace by an output", os.rename, "out/a", "in/a"),
        harm("move among the outputs", os.rename, "in/a", "out/below/a"),
        harm("link among the outputs", os.link, "in/a", "out/below/a"),
        harm("make a file beside it", os.open, "in/c", os.O_WRONLY | os.O_CREAT),
        harm("make a folder beside it", os.mkdir, "in/c"),
    ],
)
def test_nothing_can_be_done_to_an_input(inside, place, call, args):
    # GIVEN a sandbox that may read a folder / WHEN something is to change in it
    before = content(place / "in"), content(place / "out")
    with pytest.raises(OSError, match=r"Permission denied|cross-device") as refused:
        inside(call, *(place / arg if isinstance(arg, str) else arg for arg in args))
    # THEN the kernel refuses, and everything is as it was
    assert refused.value.errno in (errno.EACCES, errno.EXDEV)
    assert (content(place / "in"), content(place / "out")) == before


@since(1)
@pytest.mark.parametrize(("call", "args"), [(os.listdir, ()), (os.open, (os.O_RDONLY,)), (os.mkdir, ())])
def test_other_folders_are_closed(inside, place, call, args):
    # GIVEN a folder that the sandbox does not name / WHEN it is listed, opened or written to / THEN that is refused
    name = {os.listdir: "", os.open: "a", os.mkdir: "c"}[call]
    with pytest.raises(PermissionError):
        inside(call, place / "elsewhere" / name, *args)
    assert sorted(os.listdir(place / "elsewhere")) == ["a", "b", "below"]


@since(1)
def test_the_current_folder_is_closed_even_if_python_looks_for_modules_there(tmp_path):
    # GIVEN a process that was started in a folder of somebody's, as by `python -m imgbatch` there
    (tmp_path / "letter.txt").write_text("secret")
    script = (
        "import os, sys; sys.path.insert(0, os.getcwd())\n"
        "from imgbatch.engine.sandbox import Sandbox, enter\n"
        "print(repr(enter(Sandbox((), ()))))\n"
        "try: open('letter.txt')\n"
        "except PermissionError: print('refused')"
    )
    # WHEN it is in a sandbox that does not name the folder / THEN it is closed
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout.split(), done.stderr) == (["''", "refused"], "")


@since(2)
def test_outputs_are_written_linked_and_renamed(tmp_path):
    # GIVEN a sandbox with a folder to write to
    with process(arm, Sandbox((), (str(tmp_path),))) as inside:
        # WHEN a file is made in a folder below, linked, moved to another folder, replaced and removed there
        for name in ("one", "two"):
            inside(os.makedirs, tmp_path / name)
            inside(exec, f"open({str(tmp_path / name / 'part')!r}, 'wb').write({name.encode()})")
        inside(os.link, tmp_path / "one" / "part", tmp_path / "one" / "a")
        inside(os.link, tmp_path / "one" / "part", tmp_path / "two" / "b")
        inside(os.replace, tmp_path / "one" / "a", tmp_path / "two" / "a")
        inside(os.replace, tmp_path / "two" / "part", tmp_path / "one" / "part")
        inside(os.truncate, tmp_path / "two" / "a", 2)
        inside(os.unlink, tmp_path / "two" / "b")
    # THEN all of that has happened
    assert {path.name: path.read_bytes() for path in tmp_path.glob("one/*")} == {"part": b"two"}
    assert {path.name: path.read_bytes() for path in tmp_path.glob("two/*")} == {"a": b"on"}


@since(1)
@pytest.mark.parametrize(("call", "args"), [(os.symlink, ("in/a", "out/c")), (os.mkfifo, ("out/c",))])
def test_only_files_and_folders_are_made_among_the_outputs(inside, place, call, args):
    # GIVEN a sandbox / WHEN a link to elsewhere or a pipe is to be made in the output folder / THEN that is refused
    with pytest.raises(PermissionError):
        inside(call, *(place / arg for arg in args))
    assert not os.path.lexists(place / "out" / "c")


@since(1)
def test_a_rule_on_a_file_is_one_on_that_file_alone(tmp_path):
    # GIVEN a sandbox that names one file, whose name is not UTF-8 / WHEN it and the file beside it are opened
    path, beside = os.path.join(tmp_path, os.fsdecode(b"caf\xe9")), os.path.join(tmp_path, "beside")
    for name in (path, beside):
        open(name, "wb").close()
    with process(arm, Sandbox((path,), ())) as inside:
        # THEN one can be read, the other cannot
        assert inside(os.open, path, os.O_RDONLY) > 0
        with pytest.raises(PermissionError):
            inside(os.open, beside, os.O_RDONLY)


@since(1)
def test_paths_with_links_in_them_lead_to_the_real_place(place, tmp_path):
    # GIVEN a sandbox whose folders are named by way of links
    (tmp_path / "photos").symlink_to(place / "in")
    (tmp_path / "made").mkdir()
    (tmp_path / "results").symlink_to("made")
    with process(arm, Sandbox((str(tmp_path / "photos"),), (str(tmp_path / "results"),))) as inside:
        # WHEN they are used by that name, and by their own / THEN they are open
        assert inside(os.open, tmp_path / "photos" / "a", os.O_RDONLY) > 0
        assert inside(os.open, place / "in" / "a", os.O_RDONLY) > 0
        assert inside(os.open, tmp_path / "results" / "a", os.O_WRONLY | os.O_CREAT) > 0


@since(1)
def test_what_does_not_exist_is_left_out(place):
    # GIVEN a sandbox that names paths which are not there / WHEN a process enters it / THEN the others are open
    missing = str(place / "no")
    with process(arm, Sandbox((missing, str(place / "in")), (missing, f"{place}/in/a/no"))) as inside:
        assert inside(os.open, place / "in" / "a", os.O_RDONLY) > 0


# Programs, network, other processes


@since(1)
def test_no_program_can_be_started(inside, tmp_path):
    # GIVEN a sandbox / WHEN a program is to be run, Python, or Ghostscript for a PostScript file / THEN it is not
    programs = [sys.executable, shutil.which("gs") or shutil.which("true")]
    for program in programs:
        with pytest.raises(PermissionError):
            inside(subprocess.run, [program, "--version"])


@since(4)
def test_nothing_is_connected_by_tcp(inside):
    # GIVEN a server, and a sandbox / WHEN it is connected to / THEN that is refused
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(PermissionError):
        inside(socket.create_connection, server.getsockname())


@since(4)
def test_nothing_listens_by_tcp(inside):
    # GIVEN a sandbox / WHEN a server is to be opened / THEN that is refused
    with pytest.raises(PermissionError):
        inside(socket.create_server, ("127.0.0.1", 0))


@since(6)
def test_no_process_outside_is_signalled(inside):
    # GIVEN a sandbox / WHEN its parent is to be sent a signal / THEN that is refused
    with pytest.raises(PermissionError):
        inside(os.kill, os.getpid(), 0)


@since(6)
def test_no_abstract_socket_is_connected(inside):
    # GIVEN a server at a name that is no file, as that of a desktop / WHEN it is connected to / THEN that is refused
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("")  # the kernel chooses a name
        server.listen()
        with pytest.raises(PermissionError):
            inside(exec, f"import socket; socket.socket(socket.AF_UNIX).connect({server.getsockname()!r})")


@since(1)
def test_no_program_could_gain_rights(inside):
    # GIVEN a sandbox / WHEN the system is asked for the rights of the process / THEN it can gain none
    inside(exec, "assert 'NoNewPrivs:\\t1\\n' in open('/proc/self/status').read()")


# What a worker still does


@since(1)
def test_the_devices_that_every_program_uses_are_there(inside):
    # GIVEN a sandbox / WHEN something is thrown away, and chance asked for / THEN that works
    inside(exec, "open('/dev/null', 'w').write('nothing')")
    inside(exec, "open('/dev/urandom', 'rb').read(1)")


@since(1)
def test_decoders_are_still_imported_when_they_are_needed():
    # GIVEN a sandbox that names nothing / WHEN decoders are imported, of Pillow and from a library of its own
    with process(enter, Sandbox((), ())) as inside:
        inside(exec, "import sys; assert not {'PIL', 'pi_heif'} & set(sys.modules)")
        # THEN that works
        inside(exec, "import PIL.WebPImagePlugin, PIL.AvifImagePlugin, pi_heif; pi_heif.libheif_info()")
        inside(exec, "import email.message, zoneinfo, sqlite3")


@since(1)
def test_the_whole_engine_works_inside(images, unit_of, tmp_path):
    # GIVEN an image of each format
    pillow_heif = pytest.importorskip("pillow_heif")
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    picture = images.detailed(200, 150)
    paths = [images.write(str(tmp_path / "in" / name), picture) for name in ("j.jpg", "w.webp", "a.avif", "t.tif")]
    memory = io.BytesIO()
    pillow_heif.from_pillow(picture).save(memory)
    (tmp_path / "in" / "h.heic").write_bytes(memory.getvalue())
    paths.append(str(tmp_path / "in" / "h.heic"))
    options = {"keep_dates": True, "keep_permissions": True}
    units = [unit_of(path, "50", format=format_, **options) for path in paths for format_ in ("jpeg", "webp", "avif")]
    # WHEN they are resized in a sandbox, by a worker as it is
    with process(arm, Sandbox((str(tmp_path / "in"),), (str(tmp_path / "out"),))) as inside:
        results = [result for unit in units for result in inside(process_unit, unit)]
    # THEN all are done
    assert [result for result in results if not isinstance(result, JobDone)] == []
    assert [os.path.getsize(result.target) for result in results] == [result.bytes for result in results]


@since(1)
def test_a_worker_that_crashes_inside_is_replaced_and_leaves_its_traceback(tmp_path, capfd):
    # GIVEN a lane whose worker is in a sandbox
    lanes = LaneExecutor(1, arm, lambda: (Sandbox((), (str(tmp_path),), memory=2**32),))
    try:
        # WHEN it crashes / THEN that is known, it says where, and the next one works
        with pytest.raises(WorkerLostError, match="SIGABRT"):
            lanes.submit(os.abort).result(30)
        assert lanes.submit(os.getpid).result(30) != os.getpid()
    finally:
        lanes.shutdown()
    assert "Fatal Python error: Aborted" in capfd.readouterr().err


@since(1)
def test_a_worker_inside_ends_with_its_parent(tmp_path, family, all_gone):
    # GIVEN a process, and its worker in a sandbox
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, sys\n"
        "from imgbatch.engine.sandbox import Sandbox, enter\n"
        "from imgbatch.engine.worker import start_worker\n"
        "from imgbatch.executors.lanes import LaneExecutor\n"
        "def arm(limits):\n"
        "    enter(limits)\n"
        "    start_worker()\n"
        "if __name__ == '__main__':\n"
        "    print(LaneExecutor(1, arm, lambda: (Sandbox((), ()),)).submit(os.getpid).result(30), flush=True)\n"
        "    sys.stdin.read()\n"
    )
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, str(script)], **streams) as parent:
        worker = int(parent.stdout.readline())
        processes = family(parent.pid)
        assert worker in {process.pid for process in processes}
        # WHEN the process is killed / THEN nobody is left
        parent.send_signal(signal.SIGKILL)
        all_gone(processes, 10)


# Limits


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a sandbox")
def test_more_memory_than_allowed_is_a_memory_error():
    # GIVEN a sandbox with half a gigabyte / WHEN more is asked for / THEN there is none, and the worker lives on
    with process(enter, Sandbox((), (), memory=2**29)) as inside:
        with pytest.raises(MemoryError):
            inside(exec, "bytearray(2**29)")
        inside(exec, "bytearray(2**28)")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a sandbox")
def test_without_a_limit_memory_is_as_it_was_and_a_crash_writes_no_core():
    # GIVEN a process / WHEN it enters a sandbox without a limit / THEN only core files have one
    with process() as inside:
        before = inside(resource.getrlimit, resource.RLIMIT_DATA)
        inside(enter, Sandbox((), ()))
        assert inside(resource.getrlimit, resource.RLIMIT_DATA) == before
        assert inside(resource.getrlimit, resource.RLIMIT_CORE) == (0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a sandbox")
def test_a_limit_that_is_there_is_never_raised():
    # GIVEN a process with a limit of its own / WHEN it enters a sandbox with a higher one / THEN its own remains
    with process() as inside:
        inside(resource.setrlimit, resource.RLIMIT_DATA, (2**29, 2**29))
        inside(enter, Sandbox((), (), memory=2**40))
        assert inside(resource.getrlimit, resource.RLIMIT_DATA) == (2**29, 2**29)


# What is said of it


@pytest.mark.parametrize(
    ("abi", "words"),
    [
        (7, "Landlock ABI 7: files, truncation, network, devices, signals"),
        (4, "Landlock ABI 4: files, truncation, network; not devices, signals"),
        (1, "Landlock ABI 1: files; not truncation, network, devices, signals"),
    ],
)
def test_the_level_says_what_is_guarded_and_what_is_not(monkeypatch, abi, words):
    # GIVEN a kernel / WHEN it is asked for its level / THEN a line says it
    monkeypatch.setattr(sys, "platform", "linux")
    assert level(Kernel(abi=abi)) == words


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (errno.ENOSYS, "this kernel has no Landlock"),
        (errno.EOPNOTSUPP, "Landlock is switched off in this kernel"),
        (errno.EPERM, "this container does not allow Landlock"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a sandbox")
def test_a_kernel_without_landlock_is_said_and_no_error(place, error, reason):
    # GIVEN a kernel that has no Landlock / WHEN a process enters a sandbox / THEN it says so, and goes on without
    kernel = Kernel(refuses=444, error=error)
    assert level(kernel) == f"none: {reason}"
    with process() as inside:
        assert inside(enter, Sandbox((), ()), kernel) == reason
        assert inside(os.listdir, place / "elsewhere")


def test_other_systems_have_none(monkeypatch):
    # GIVEN another system / WHEN a process would enter a sandbox / THEN nothing is touched, and it says so
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sandbox, "_limit", None)
    assert (level(), enter(Sandbox((), (), memory=1))) == ("none: not Linux", "not Linux")


@since(2)
@pytest.mark.parametrize(
    ("abi", "missing"),
    [
        (1, "truncation, network, devices, signals"),
        (2, "truncation, network, devices, signals"),
        (4, "devices, signals"),
    ],
)
def test_an_older_kernel_guards_what_it_can(tmp_path, abi, missing):
    # GIVEN a kernel that knows less / WHEN a process enters a sandbox / THEN it says what is not guarded
    (tmp_path / "a").write_bytes(b"input")
    (tmp_path / "out").mkdir()
    with process() as inside:
        found = inside(enter, Sandbox((str(tmp_path),), (str(tmp_path / "out"),)), Kernel(abi=abi))
        assert found == f"not guarded: {missing}"
        # AND the rest is: an input cannot be written, an output gets its name
        with pytest.raises(PermissionError):
            inside(os.open, tmp_path / "a", os.O_WRONLY)
        inside(os.open, tmp_path / "out" / "part", os.O_WRONLY | os.O_CREAT)
        inside(os.link, tmp_path / "out" / "part", tmp_path / "out" / "a")
        inside(os.replace, tmp_path / "out" / "part", tmp_path / "out" / "a")


@since(2)
def test_an_older_kernel_is_not_asked_for_what_it_does_not_know(tmp_path):
    # GIVEN a kernel that knows of files alone / WHEN a process enters a sandbox
    (tmp_path / "a").write_bytes(b"input")
    with process() as inside:
        inside(enter, Sandbox((str(tmp_path),), ()), Kernel(abi=2))
        # THEN the rest is as it was: it would have been an error to ask for more
        inside(os.truncate, tmp_path / "a", 2)
        inside(exec, "import socket; socket.create_server(('127.0.0.1', 0)).close()")
        inside(os.kill, os.getpid(), 0)


@since(1)
def test_threads_that_ran_before_are_said():
    # GIVEN a process in which a thread runs / WHEN it enters a sandbox / THEN it says that the thread is not inside
    with process() as inside:
        inside(exec, "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()")
        assert inside(enter, Sandbox((), ())) == "not guarded: threads that ran before"


@since(1)
@pytest.mark.parametrize("call", [444, 445, 446])
def test_a_kernel_that_refuses_a_sandbox_is_a_bug_and_loud(call):
    # GIVEN a kernel that has Landlock, and calls it a mistake / WHEN a process enters a sandbox / THEN that is raised
    with process() as inside, pytest.raises(OSError, match="Invalid argument"):
        inside(enter, Sandbox((), ()), Kernel(refuses=call, error=errno.EINVAL))


def test_the_doctor_says_the_level():
    # GIVEN this machine / WHEN the doctor is asked / THEN the sandbox of its workers is named
    assert report()["sandbox"] == level()
