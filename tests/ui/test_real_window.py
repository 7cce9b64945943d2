"""The program as a user starts it: a process of its own, a real X server, a window manager, real keys."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

import pytest

TOOLS = ("Xvfb", "openbox", "xdotool")

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
def program(display, tmp_path):
    """Start imgbatch on that display; its output folder is `out` in the test's folder."""
    started = []
    env = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    env |= {"DISPLAY": display, "HOME": str(tmp_path), "XDG_PICTURES_DIR": str(tmp_path)}

    def start(*args):
        process = subprocess.Popen(
            [sys.executable, "-m", "imgbatch", *map(str, args)],
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


def xdotool(display, *args):
    done = subprocess.run(
        ["xdotool", *args], env={**os.environ, "DISPLAY": display}, capture_output=True, timeout=30, check=True
    )
    return done.stdout.decode().split()


def test_a_folder_given_at_the_start_is_resized_by_one_key(program, display, photos, tmp_path, wait_until):
    # GIVEN the program, opened with a folder of photos
    process = program(photos(6))
    window = xdotool(display, "search", "--sync", "--onlyvisible", "--name", "^imgbatch")[-1]
    xdotool(display, "windowactivate", "--sync", window)
    # WHEN Ctrl+Return is pressed once the folder was looked through
    output = tmp_path / "resized"

    def is_done():
        if not output.exists():
            xdotool(display, "key", "--clearmodifiers", "ctrl+Return")
        return len(list(output.glob("*.jpg"))) == 6

    wait_until(is_done)
    # THEN the photos are there, the program ends when asked to, and it had nothing to complain about
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, b"", b"")
