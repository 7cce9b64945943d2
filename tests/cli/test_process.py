"""The program as a process of its own: signals, terminals, and what is left when it is killed."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys

import psutil
import pytest
from PIL import Image

IN_TWO = ("--mode", "processes", "--workers", "2")


@pytest.fixture(scope="module")
def photo(images):
    return images.encoded(images.detailed(1600, 1200), "JPEG", quality=90)


@pytest.fixture
def photos(photo, tmp_path):
    """A folder of more photos than could be done in a moment, though links cost next to nothing."""
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "0.jpg").write_bytes(photo)
    for number in range(1, 400):
        (folder / f"{number}.jpg").hardlink_to(folder / "0.jpg")
    return folder


def partials(folder):
    return [name for _, _, names in os.walk(folder) for name in names if name.endswith(".part")]


def has_begun(pid):
    """Whether the process has come as far as the modules that follow the entry."""
    try:
        return any("_queue" in part.path or "msgspec" in part.path for part in psutil.Process(pid).memory_maps())
    except psutil.Error:
        return False


def whole(folder):
    """Whether every output can be decoded to its end."""
    names = os.listdir(folder)
    for name in names:
        with Image.open(os.path.join(folder, name)) as image:
            image.load()
    return bool(names)


def test_the_program_runs_as_a_module(terminal, photo, tmp_path):
    # GIVEN a photo / WHEN it is resized by a process of its own, in worker processes / THEN that is 0, in plain lines
    (tmp_path / "a.jpg").write_bytes(photo)
    process = terminal("resize", "a.jpg", "--size", "100", "--mode", "processes", "--workers", "1", text=True)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    first, last = out.splitlines()
    assert first.startswith(f"{tmp_path}/resized/a-100.jpg  100x75  ")
    assert last.startswith("1 file written in ")
    assert "\x1b" not in out


@pytest.mark.parametrize(("args", "code"), [(["resize", "no.jpg"], 1), (["resize"], 2), (["resise"], 2), (["-x"], 2)])
def test_exit_codes(terminal, args, code):
    # GIVEN requests that cannot be done / WHEN they are made / THEN the exit code says which kind it was, in one line
    process = terminal(*args, text=True)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert err.count("\n") == 1
    assert "Traceback" not in err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_cancels_and_leaves_nothing(terminal, photos, family, all_gone, tmp_path, number):
    # GIVEN a run in the middle: its first result was printed
    process = terminal("resize", "photos", "--size", "600", *IN_TWO, text=True)
    assert "600x450" in process.stdout.readline()
    processes = family(process.pid)
    # WHEN it gets the signal / THEN it says so, ends with 130, and neither process nor half a file is left
    process.send_signal(number)
    out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Cancelled." in out
    assert err == ""
    assert len(processes) >= 3
    all_gone(processes, 1)
    assert not partials(tmp_path)
    assert whole(tmp_path / "resized")


def test_ctrl_c_reaches_the_workers_too_and_is_quiet(terminal, photos, family, all_gone, tmp_path):
    # GIVEN a run in a terminal, whose Ctrl-C goes to every process of it
    process = terminal("resize", "photos", "--size", "600", *IN_TWO, text=True, start_new_session=True)
    assert "600x450" in process.stdout.readline()
    processes = family(process.pid)
    # WHEN it is pressed / THEN the run is cancelled, without a traceback of any worker
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, "")
    all_gone(processes, 1)
    assert not partials(tmp_path)


@pytest.mark.parametrize("children", [0, 1, 2, 3])
def test_ctrl_c_is_quiet_while_the_program_and_its_workers_start(
    terminal, photos, family, all_gone, wait_until, children
):
    # GIVEN a run that reads its first lines, or whose first processes have just been started
    process = terminal("resize", "photos", "--size", "600", *IN_TWO, text=True, start_new_session=True)
    wait_until(lambda: len(family(process.pid)) > children and has_begun(process.pid))
    processes = family(process.pid)
    # WHEN Ctrl-C reaches all of them / THEN the run is cancelled, and none prints a traceback
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, "")
    all_gone(processes, 1)


def test_a_run_that_was_cancelled_is_finished_by_the_next(terminal, photos, tmp_path):
    # GIVEN a run that was cancelled / WHEN it is run again on what is left / THEN nothing is done twice
    for name in os.listdir(photos):
        if int(name[:-4]) >= 30:
            os.unlink(photos / name)
    process = terminal("resize", "photos", "--size", "600", "--json", text=True)
    while '"job_finished"' not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=10)
    first = json.loads(out.splitlines()[-1])
    process = terminal("resize", "photos", "--size", "600", "--json", text=True)
    second = json.loads(process.communicate(timeout=30)[0].splitlines()[-1])
    assert first["outcome"] == "cancelled"
    assert second["skipped"] + second["done"] == second["planned"] == 30
    assert second["skipped"] >= first["done"]
    assert len(os.listdir(tmp_path / "resized")) == 30


def test_a_program_that_is_killed_leaves_no_process(terminal, photos, family, all_gone, tmp_path):
    # GIVEN a run in the middle / WHEN its parent is killed, without a chance to say anything
    process = terminal("resize", "photos", "--size", "600", *IN_TWO, text=True)
    for _ in range(20):  # both workers have begun
        assert "600x450" in process.stdout.readline()
    processes = family(process.pid)
    process.kill()
    # THEN a second later no process of it lives, and what it wrote is whole
    assert len(processes) >= 3
    all_gone(processes, 1)
    process.wait(5)
    assert not partials(tmp_path)
    assert whole(tmp_path / "resized")


def test_a_reader_that_goes_away_ends_the_run(terminal, photos, family, all_gone):
    # GIVEN output that goes through a pipe / WHEN its reader leaves after the first line, as `head` does
    process = terminal("resize", "photos", "--size", "600", *IN_TWO, text=True)
    process.stdout.readline()
    processes = family(process.pid)
    process.stdout.close()
    process.stdout = None
    # THEN the run ends without a traceback, and nothing is left running
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert err == ""
    all_gone(processes, 1)


def test_a_terminal_gets_a_bar(photo, tmp_path, command):
    # GIVEN a terminal / WHEN photos are resized in it
    (tmp_path / "photos").mkdir()
    for number in range(12):
        (tmp_path / "photos" / f"{number}.jpg").write_bytes(photo)
    (tmp_path / "photos" / "bad.jpg").write_bytes(b"")
    master, slave = pty.openpty()
    bar = [*command, "resize", "photos", "--size", "600", "--mode", "serial"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(bar, stdout=slave, stderr=slave, cwd=tmp_path, env=environment)
    os.close(slave)
    seen = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux says so when the last one has closed the other end
            break
        if not piece:
            break
        seen += piece
    os.close(master)
    # THEN a bar moves, failures scroll by above it, and a summary stays
    assert process.wait(30) == 1
    text = seen.decode()
    assert "\x1b[" in text
    assert " of 13" in text
    assert "━" in text
    assert "bad.jpg: the file is empty" in text
    assert "12 files written, 1 failed in " in text
    assert "images/s" in text.splitlines()[-1] or "images/s" in text


def test_names_that_are_not_utf8_go_through_the_whole_program(terminal, photo, tmp_path):
    # GIVEN a folder and a file with names of another age, and an output folder as well
    folder = os.fsencode(tmp_path) + b"/f\xfc\xdfe"
    os.mkdir(folder)
    with open(folder + b"/caf\xe9.jpg", "wb") as file:
        file.write(photo)
    # WHEN they are resized, with JSON / THEN the names are right, byte for byte
    process = terminal("resize", folder, "--output", b"kl\xe4in", "--size", "50", "--json", text=True)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert os.listdir(os.fsencode(tmp_path) + b"/kl\xe4in") == [b"caf\xe9-50.jpg"]
    (end,) = [event for event in map(json.loads, out.splitlines()) if event["event"] == "job_finished"]
    assert os.fsencode(end["result"]["target"]) == os.fsencode(tmp_path) + b"/kl\xe4in/caf\xe9-50.jpg"


def test_it_works_where_the_language_is_not_set(terminal, photo, tmp_path):
    # GIVEN a machine without a language / WHEN a file with an umlaut is resized / THEN it is, and printed somehow
    (tmp_path / "ärger.jpg").write_bytes(photo)
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    process = terminal("resize", ".", "--size", "50", "--mode", "serial", env=environment)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")
    assert b"1 file written" in out
    assert (tmp_path / "resized" / "ärger-50.jpg").exists()


def test_the_terminal_works_where_qt_does_not(terminal, photo, tmp_path):
    # GIVEN a machine where PySide6 is broken / WHEN a photo is resized in worker processes / THEN it is
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')")
    (tmp_path / "a.jpg").write_bytes(photo)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "broken")}
    process = terminal("resize", "a.jpg", "--size", "50", "--mode", "processes", env=environment, text=True)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert "1 file written" in out


def test_no_process_of_a_run_loads_qt(terminal, photos, family):
    # GIVEN a run in the middle / WHEN the libraries of all of its processes are looked at / THEN none is of Qt
    process = terminal("resize", "photos", "--size", "600", *IN_TWO, text=True)
    assert "600x450" in process.stdout.readline()
    processes = family(process.pid)
    libraries = {os.path.basename(part.path) for member in processes for part in member.memory_maps()}
    process.kill()
    assert any("imaging" in name for name in libraries)  # what is loaded can be seen
    assert not [name for name in libraries if "libQt" in name or "PySide" in name or "shiboken" in name]


def test_the_window_says_when_there_is_no_display(terminal):
    # GIVEN no display / WHEN the window is asked for / THEN one line says what works instead
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a display")
    process = terminal(env=environment, text=True)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err.startswith("imgbatch: there is no display; use the terminal")


def test_the_window_says_when_qt_is_missing(terminal, tmp_path, command):
    # GIVEN a machine without PySide6 / WHEN the window is asked for / THEN one line says what works instead
    if command[0] != sys.executable:
        pytest.skip("a bundle brings its own")
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ModuleNotFoundError('No module named PySide6', name='PySide6')")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(tmp_path / "broken")}
    process = terminal(env=environment, text=True)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err.count("\n") == 1
    assert "the window needs PySide6" in err


def test_an_output_folder_that_may_not_be_written_is_refused(photo, tmp_path, command):
    # GIVEN an output folder that only others may write to / WHEN a photo shall go there / THEN it is refused in a line
    (tmp_path / "a.jpg").write_bytes(photo)
    (tmp_path / "locked").mkdir(mode=0o555)
    locked = [*command, "resize", "a.jpg", "--output", "locked"]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root writes everywhere, and setpriv is not there to give that up")
        dropped = "-dac_override,-dac_read_search"
        locked = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}", *locked]
    done = subprocess.run(locked, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"imgbatch: --output: nothing may be written in '{tmp_path}/locked'\n"


def test_a_full_disk_is_a_failure_and_no_half_file(photo, tmp_path, command):
    # GIVEN an output folder on a disk of 64 kilobytes / WHEN more is written to it
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("only root may mount a disk of its own, by unshare")
    (tmp_path / "photos").mkdir()
    for number in range(3):
        (tmp_path / "photos" / f"{number}.jpg").write_bytes(photo)
    (tmp_path / "disk").mkdir()
    script = 'mount -t tmpfs -o size=64k tmpfs disk || exit 77; "$@"; code=$?; ls -A disk; exit $code'
    program = [*command, "resize", "photos", "--size", "1000", "--output", "disk"]
    alone = ["unshare", "-m", "sh", "-c", script, "sh", *program, "--workers", "1"]
    done = subprocess.run(alone, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False)
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip(f"mounting is not permitted here: {done.stderr}")
    # THEN each is said to have failed, and the disk is empty
    assert done.returncode == 1
    assert done.stderr.count("the disk is full") == 3
    assert done.stdout.splitlines() == ["0 files written, 3 failed"]


def test_a_folder_that_is_gone_is_one_clear_line(terminal, tmp_path):
    # GIVEN somebody in a folder that was removed / WHEN they resize something / THEN it is refused in one line
    leave = "import os, sys; os.mkdir('x'); os.chdir('x'); os.rmdir('../x')"
    # Python itself cannot import everything from there.
    code = f"from imgbatch.cli.main import main\n{leave}\nsys.exit(main(sys.argv[1:]))"
    program = terminal("resize", "a.jpg", program=("-c", code))
    out, errors = program.communicate(timeout=30)
    assert (program.returncode, out) == (2, b"")
    assert errors == b"imgbatch: the folder that you are in is gone; go to another one\n"
