"""What the desktop is told of a batch, on a real session bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or any(shutil.which(tool) is None for tool in ("dbus-run-session", "dbus-monitor")),
    reason="needs a session bus (Debian's dbus-daemon)",
)

# One process for the bus and all who talk on it: when the last of them has left, the bus is gone.
SCRIPT = """
dbus-monitor --session "interface='com.canonical.Unity.LauncherEntry'" \
    "interface='org.freedesktop.portal.Notification'" > "$1" &
monitor=$!
until grep -q NameAcquired "$1" || grep -q NameLost "$1"; do :; done
"$2" -m pytest -q -p no:cacheprovider "$3" -k in_the_background
code=$?
kill $monitor
exit $code
"""


def test_a_batch_in_the_background_shows_its_progress_and_its_end(qtbot, open_window, photos):
    # GIVEN a window that is not in front / WHEN a batch runs to its end / THEN it is done; for the bus, see below
    window = open_window()
    window.session.add([str(photos(5))])
    qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=20_000)
    window.hide()
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state.is_over, timeout=20_000)


def test_the_bus_hears_of_progress_and_of_the_end(tmp_path):
    # GIVEN a session bus with somebody who listens / WHEN a batch runs there, in a window that is not in front
    heard = tmp_path / "heard"
    command = ["dbus-run-session", "--", "sh", "-c", SCRIPT, "sh", heard, sys.executable, __file__]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=dict(os.environ))
    assert done.returncode == 0, done.stdout + done.stderr
    text = heard.read_text()
    # THEN the taskbar was told how far it is, and that it is over, and there was one note
    assert "application://imgbatch.desktop" in text
    assert "boolean true" in text
    assert text.rindex("boolean false") > text.rindex("boolean true")
    assert text.count("member=AddNotification") == 1
    assert "5 files written" in text
