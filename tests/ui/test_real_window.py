"""The program as a user starts it: a process of its own, a real X server, a window manager, real keys."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess

import psutil
import pytest
from PIL import Image, ImageChops, ImageGrab

from imgbatch.app.batch import Mode
from imgbatch.app.settings import Settings, save

TOOLS = ("Xvfb", "openbox", "xdotool")
ZONE, FOOT = (470, 430, 520, 480), (1000, 540, 1400, 640)
"""On the display, where the test of the two actions has the window: some of its drop zone, and where its button is."""

AS_WORKER = ("spawn_main", "--multiprocessing-fork")
"""By what the command line of a worker is known: of Python, and of a bundle."""

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)} (Debian's packages)"
)


@pytest.fixture
def display(tmp_path):
    """Start an X server on a free display, and a window manager on it."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with open(tmp_path / "x.log", "wb") as log:
        server = subprocess.Popen(command, pass_fds=[writer], stderr=log)
        os.close(writer)
        with os.fdopen(reader) as number:
            name = ":" + number.readline().strip()
        manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": name}, stderr=log, stdout=log)
        yield name
        for process in (manager, server):
            process.terminate()
            process.wait(10)


@pytest.fixture
def program(display, tmp_path, command):
    """Start imgbatch on that display; its output folder is `out` in the test's folder."""
    started = []
    env = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    env |= {"LC_ALL": "C.UTF-8", "DISPLAY": display, "HOME": str(tmp_path), "XDG_PICTURES_DIR": str(tmp_path)}

    def start(*args):
        process = subprocess.Popen(
            [*command, *map(str, args)],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def opened(program, display, wait_until, tmp_path):
    """Open the program on a folder, press Ctrl+Return until it has begun, and return its process and its outputs."""

    def open_on(folder):
        process = program(folder)
        window = xdotool(display, "search", "--sync", "--onlyvisible", "--name", "^imgbatch")[-1]
        xdotool(display, "windowactivate", "--sync", window)
        output = tmp_path / "resized"

        def has_begun():
            # The button is off while the folder is looked through.
            xdotool(display, "key", "--clearmodifiers", "ctrl+Return")
            return output.exists()

        wait_until(has_begun)
        return process, output

    return open_on


def xdotool(display, *args):
    done = subprocess.run(
        ["xdotool", *map(str, args)],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        timeout=30,
        check=True,
    )
    return done.stdout.decode().split()


def end(process):
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    return process.returncode, out, err


def test_a_folder_given_at_the_start_is_resized_by_one_key(opened, photos, wait_until):
    # GIVEN the program, opened with a folder of photos / WHEN Ctrl+Return is pressed
    process, output = opened(photos(6))
    # THEN the photos are there, the program ends when asked to, and it had nothing to complain about
    wait_until(lambda: len(list(output.glob("*.jpg"))) == 6)
    assert end(process) == (0, b"", b"")


@pytest.mark.skipif(not os.path.exists("/proc/self/maps"), reason="needs /proc")
def test_no_worker_of_the_window_has_qt_loaded(opened, photos, wait_until, tmp_path):
    # GIVEN the window in the midst of a run in processes, and no other workers than those of the run
    save(Settings(output=str(tmp_path / "resized"), mode=Mode.PROCESSES, workers=2, preview=False))
    process, output = opened(photos(300))
    wait_until(lambda: any(output.rglob("*.jpg")))
    # WHEN the memory maps of its workers are read / THEN no library of Qt is among them
    children = psutil.Process(process.pid).children()
    workers = [child for child in children if any(word in " ".join(child.cmdline()) for word in AS_WORKER)]
    maps = [region.path for worker in workers for region in worker.memory_maps()]
    assert any("PIL" in path for path in maps)
    assert not [path for path in maps if "libQt" in path or "PySide6" in path]
    assert end(process) == (0, b"", b"")
    assert not [worker for worker in workers if worker.is_running()]


def test_a_window_that_is_killed_offers_its_batch_again(opened, program, display, photos, wait_until):
    # GIVEN a window that is killed in the midst of a run
    process, output = opened(photos(120))
    wait_until(lambda: any(output.rglob("*.jpg")))
    process.kill()
    process.wait(20)
    assert len(list(output.rglob("*.jpg"))) < 120
    # WHEN it is opened again, and "Go on" gets its key
    process = program()
    window = xdotool(display, "search", "--sync", "--onlyvisible", "--name", "^imgbatch")[-1]
    xdotool(display, "windowactivate", "--sync", window)
    xdotool(display, "key", "--clearmodifiers", "alt+g")
    # THEN the rest is done, and it had nothing to complain about
    wait_until(lambda: len(list(output.rglob("*.jpg"))) == 120, 60)
    assert end(process) == (0, b"", b"")


def test_a_second_start_hands_its_folder_to_the_window_that_is_open(
    program, opened, photos, display, tmp_path, wait_until
):
    # GIVEN the program, opened with a folder, and another folder
    process, output = opened(photos(2))
    wait_until(lambda: len(list(output.glob("*.jpg"))) == 2)
    (tmp_path / "more").mkdir()
    (tmp_path / "photos" / "photo-1.jpg").rename(tmp_path / "more" / "late.jpg")
    # WHEN it is started again with the other one / THEN that start is over, and no second window is there
    second = program(tmp_path / "more")
    assert second.communicate(timeout=20) == (b"", b"")
    assert second.returncode == 0
    assert len(xdotool(display, "search", "--onlyvisible", "--name", "^imgbatch")) == 1

    def is_done():
        xdotool(display, "key", "--clearmodifiers", "ctrl+Return")
        return any(output.rglob("late*.jpg"))

    # AND the first has its images
    wait_until(is_done)
    assert end(process) == (0, b"", b"")


@pytest.fixture
def file_manager(display, tmp_path):
    """Open a file manager on a folder."""
    if shutil.which("pcmanfm") is None or shutil.which("dbus-run-session") is None:
        pytest.skip("needs pcmanfm and dbus-run-session (Debian's packages pcmanfm, dbus)")
    env = {**os.environ, "DISPLAY": display, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    started = []

    def start(folder):
        command = ["dbus-run-session", "--", "pcmanfm", "--no-desktop", folder]
        with open(tmp_path / "pcmanfm.log", "wb") as log:
            started.append(subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True))
        return xdotool(display, "search", "--sync", "--onlyvisible", "--class", "pcmanfm")[-1]

    yield start
    for process in started:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(10)


@pytest.fixture
def drag(display, wait_until):
    """Drag by the mouse from one point of the display to another, as a hand does it, which sees what it does."""

    def move(start, end, is_welcome):
        xdotool(display, "mousemove", "--sync", *start, "mousedown", "1")
        steps = 30
        for step in range(1, steps + 1):
            at = [here + (there - here) * step // steps for here, there in zip(start, end, strict=True)]
            xdotool(display, "mousemove", "--sync", *at)
        moves = itertools.cycle((1, -1))

        def is_seen():
            xdotool(display, "mousemove_relative", "--sync", "--", next(moves), 0)  # a hand is never quite still
            return is_welcome()

        wait_until(is_seen)
        xdotool(display, "mouseup", "1")

    return move


def place_of_folder(display):
    """Find the one icon in the file manager, on the ground that is around it, or None while it is not there."""
    left, top = 165, 90
    taken = ImageGrab.grab((left, top, 390, 560), xdisplay=display).convert("RGB")
    ground = Image.new("RGB", taken.size, taken.getpixel((0, 0)))
    drawn = ImageChops.difference(taken, ground).getbbox()
    if drawn is None or drawn[3] - drawn[1] > 150:
        return None
    return left + (drawn[0] + drawn[2]) // 2, top + drawn[1] + (drawn[3] - drawn[1]) // 4


def blue(display, box, least):
    """Find the middle of what is so much bluer than grey in a part of the display, or None while nothing is."""
    red, _, blue = ImageGrab.grab(box, xdisplay=display).convert("RGB").split()
    found = ImageChops.subtract(blue, red).point(lambda value: 255 * (value > least)).getbbox()
    return found and (box[0] + (found[0] + found[2]) // 2, box[1] + (found[1] + found[3]) // 2)


def test_two_actions_from_launch_to_result_a_drag_and_a_click(
    program, file_manager, drag, photos, display, tmp_path, wait_until
):
    # GIVEN the program, just started for the first time, beside a file manager that shows one folder of photos
    (tmp_path / "shelf").mkdir()
    photos(4).rename(tmp_path / "shelf" / "photos")
    process = program()
    window = xdotool(display, "search", "--sync", "--onlyvisible", "--name", "^imgbatch")[-1]
    files = file_manager(tmp_path / "shelf")
    for number, left, width in ((window, 420, 900), (files, 0, 400)):
        xdotool(display, "windowsize", number, width, 600, "windowmove", number, left, 0)
    xdotool(display, "windowactivate", "--sync", files)
    wait_until(lambda: place_of_folder(display))
    # WHEN the folder is dragged onto the window, which is lit then
    drag(place_of_folder(display), (550, 300), lambda: blue(display, ZONE, 8))
    # AND the one button is clicked, as soon as it has its colour
    wait_until(lambda: blue(display, FOOT, 60))
    xdotool(display, "mousemove", "--sync", *blue(display, FOOT, 60), "click", "1")
    # THEN the photos are there, and the file manager still has its folder
    wait_until(lambda: len(list((tmp_path / "resized").rglob("*.jpg"))) == 4)
    assert len(list((tmp_path / "shelf" / "photos").iterdir())) == 4
    assert end(process) == (0, b"", b"")
