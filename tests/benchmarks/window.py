"""The window under load: how fast it is there, what a hundred thousand files and ten thousand events a second do to it.

    python tests/benchmarks/window.py [--rows N] [--seconds N] [--starts N] [--cycles N]

    drop        N files in folders, dropped at once: what the table takes to insert them, and how long the window stood
                still while they were found
    order       sorting and filtering them
    events      10,000 events a second into a table that is shown: how often it is drawn anew, and how long the window
                stood still
    launch      from the start of the process to its first paint, the median
    cycles      the program opened and closed in the midst of its batch, again and again: does one crash, or complain?

"Still" is by how much a timer of 1 ms was late. It runs on the real display, or with QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from itertools import pairwise

from PIL import Image
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from imgbatch.app.folders import log_file
from imgbatch.app.settings import Settings, save
from imgbatch.domain.event import JobFinished, RunFinished, RunStarted, SourceFound, UnitStarted
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, JobDone, Source
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.session import Session
from imgbatch.ui.source_rows import Column, Stage
from imgbatch.ui.source_table import SourceTable
from imgbatch.ui.state import State
from imgbatch.ui.window import Window

PARTS = ("launch", "drop", "order", "events", "cycles")
RATE = 10_000
A_FOLDER = 1_000
BEAT_MS = 1
IMAGES = 300
"""In the batch that is broken off."""

_FIRST_PAINT = """
import sys, time
from PySide6.QtCore import QObject, QEvent
from PySide6.QtWidgets import QApplication
import imgbatch.ui.main as door

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.removeEventFilter(self)
            print(time.time(), flush=True)
            app.quit()
        return False

watch = Watch()
real = QApplication.exec

def run(*args):
    global app
    app = QApplication.instance()
    app.installEventFilter(watch)
    return real()

QApplication.exec = run
sys.exit(door.main([]))
"""


class Heart:
    """Beats in the GUI thread as long as that is free, and remembers when it could not."""

    def __init__(self):
        self._beats = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(lambda: self._beats.append(time.perf_counter()))

    def __enter__(self):
        self._timer.start()
        return self

    def __exit__(self, *_):
        self._timer.stop()
        self._beats.append(time.perf_counter())

    @property
    def stalls(self):
        """Milliseconds between beats, beyond the interval."""
        return sorted((later - earlier) * 1000 - BEAT_MS for earlier, later in pairwise(self._beats))

    def at(self, share):
        """Of every millisecond, not of every beat: a stall counts for as long as it was."""
        stalls = self.stalls
        return stalls[min(len(stalls) - 1, int(share * len(stalls)))]


def until(condition, seconds=120):
    """Run the event loop until something is so."""
    loop = QEventLoop()
    look = QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    look.start(10)
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    assert condition(), "it did not happen"


def show(name, figure, limit=None, unit="ms"):
    """Print one line, and whether it is within its limit."""
    verdict = "" if limit is None else f"   <= {limit:g}   {'ok' if figure <= limit else 'MISSED'}"
    print(f"{name:<52}{figure:>10.1f} {unit:<10}{verdict}", flush=True)


def open_window():
    window = Window(Session())
    window.show_settings(Settings(output=tempfile.mkdtemp()))
    window.resize(1280, 860)
    window.show()
    until(window.isVisible)
    return window


def measure_insert(rows):
    """The table alone, in batches as the bridge makes them."""
    events = [
        SourceFound(Source(number, f"/photos/{number // 100}/IMG_{number}.jpg", "/photos", 3_000_000))
        for number in range(rows)
    ]
    window = open_window()
    window._on_state(State.READY)  # the table is shown
    longest = total = 0.0
    for first in range(0, rows, 2_000):
        began = time.perf_counter()
        window.model.apply(events[first : first + 2_000])
        took = (time.perf_counter() - began) * 1000
        total, longest = total + took, max(longest, took)
    show(f"insert {rows:,} rows, in all", total, 300)
    show("    the slowest batch of 2,000", longest)
    window.close()


def measure_drop(rows, folder):
    for number in range(rows):
        if number % A_FOLDER == 0:
            part = os.path.join(folder, f"part-{number // A_FOLDER}")
            os.mkdir(part)
        with open(os.path.join(part, f"IMG_{number}.jpg"), "wb"):
            pass
    window = open_window()
    began = time.perf_counter()
    with Heart() as heart:
        window.session.add([folder])
        until(lambda: window.session.state is State.READY)
    show(f"drop {rows:,} files, until all are there", (time.perf_counter() - began) * 1000)
    show("    stood still, at the most", heart.at(1), 100)
    show("    stood still, p99", heart.at(0.99))
    with Heart() as heart:
        until(lambda: window.model.counts[Stage.FAILED] == rows, 300)  # they are empty
    show("    while headers are read, at the most", heart.at(1), 100)
    window.close()


def measure_order(rows):
    model = SourceTable()
    model.apply([SourceFound(source(number)) for number in range(rows)])
    for column in Column:
        began = time.perf_counter()
        model.sort(column, Qt.SortOrder.DescendingOrder)
        show(f"sort {rows:,} rows by {column.name.lower()}", (time.perf_counter() - began) * 1000)
    for text, stage, words in (("a word", None, ("99",)), ("a stage", Stage.TO_DO, ()), ("nothing", None, ())):
        began = time.perf_counter()
        model.narrow(stage, words)
        show(f"filter {rows:,} rows by {text}", (time.perf_counter() - began) * 1000)


def source(number):
    header = Header(Format.JPEG, 4000 + number % 7, 3000)
    return Source(number, f"/photos/{number // 100}/IMG_{number}.jpg", "/photos", 3_000_000 + number, header)


def measure_events(rows, seconds, stage=None):
    """Through `Session.told`, by its own bridge, as a run does it."""
    window = open_window()
    session = window.session
    sources = [source(number) for number in range(rows)]
    session.images._on_told([SourceFound(source(number)) for number in range(rows)], [])
    session.images._probe_no_more()
    window._on_state(State.READY)
    window.model.narrow(stage, ())
    updates = Counter()
    window.model.dataChanged.connect(lambda: updates.update(["changed"]))
    jobs = RATE * seconds // 2
    over = threading.Event()

    def events():
        yield RunStarted("processes", 2, 1, jobs)
        began = time.monotonic()
        for number in range(jobs):
            path = sources[number % rows].path
            yield UnitStarted(number % rows, number % 2, path)
            yield JobFinished(path, JobDone(number % rows, "1920", "/out/x.jpg", 1920, 1440, 3_000_000, 400_000))
            ahead = began + number * 2 / RATE - time.monotonic()
            if ahead > 0.005:
                time.sleep(ahead)
        over.set()
        yield RunFinished("finished", jobs, jobs, 0, 0, 0)

    session.state = State.RUNNING
    window._on_state(State.RUNNING)
    began = time.perf_counter()
    with Heart() as heart:
        session._running.start(events())
        until(lambda: session.state.is_over, seconds * 4)
    took = time.perf_counter() - began
    name = "all shown" if stage is None else f"only {stage.name.lower()}"
    show(f"{RATE:,} events a second for {seconds} s, {name}: took", took, seconds * 1.1, "s")
    show("    updates of the table a second", updates["changed"] / took, 35, "")
    show("    stood still, p99", heart.at(0.99), 25)
    show("    stood still, at the most", heart.at(1))
    wrong = abs(session.progress.done - jobs) + abs(window.model.counts[Stage.DONE] - min(rows, jobs))
    show("    counts that are wrong", wrong, 0, "")
    window.close()


def measure_launch(starts):
    environment = {**os.environ, **{f"XDG_{name}_HOME": tempfile.mkdtemp() for name in ("CONFIG", "STATE", "CACHE")}}
    took = []
    for _ in range(starts):
        began = time.time()
        done = subprocess.run(
            [sys.executable, "-c", _FIRST_PAINT], env=environment, capture_output=True, check=True, text=True
        )
        took.append((float(done.stdout.split()[0]) - began) * 1000)
    show(f"launch to first paint, median of {starts}", statistics.median(took), 700)
    show("    the fastest", min(took))


def measure_cycles(cycles, folder):
    """Each in a process of its own, as crashes come when that ends."""
    photos = os.path.join(folder, "small")
    os.mkdir(photos)
    for number in range(IMAGES):
        Image.effect_noise((64, 48), 80).save(os.path.join(photos, f"{number}.jpg"))
    with open(os.path.join(os.path.dirname(__file__), "..", "impatient.py"), encoding="utf-8") as file:
        program = file.read()
    wrong = unfinished = 0
    began = time.perf_counter()
    for number in range(cycles):
        output = os.path.join(folder, f"out-{number}")
        save(Settings(recipe=Recipe(sizes=(Size(24, 24),)), output=output, workers=2))
        # Every third time while the workers start.
        results, later = random.randint(1, IMAGES * 2 // 3) if number % 3 else 0, random.randint(0, 50)
        command = [sys.executable, "-c", program, str(results), str(later), photos]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
        if done.returncode or done.stdout or done.stderr:
            wrong += 1
            print(f"{command[3:]}: {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}", flush=True)
        unfinished += len(os.listdir(output) if os.path.exists(output) else ()) < IMAGES
    with open(log_file(), encoding="utf-8") as log:
        complaints = [line for line in log if " WARNING " in line and "propagateSizeHints" not in line]
    show(f"opened and closed {cycles} times", time.perf_counter() - began, unit="s")
    show("    in the midst of the batch", unfinished, unit="")
    show("    crashed, or complained", wrong, 0, "")
    show("    complaints of Qt in the log", len(complaints), 0, "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--cycles", type=int, default=300)
    parser.add_argument("--only", choices=PARTS)
    args = parser.parse_args()
    chosen = [args.only] if args.only else PARTS
    if "launch" in chosen:
        measure_launch(args.starts)
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = tempfile.mkdtemp(dir=folder)
        if "drop" in chosen:
            measure_insert(args.rows)
            os.mkdir(os.path.join(folder, "photos"))
            measure_drop(args.rows, os.path.join(folder, "photos"))
        if "order" in chosen:
            measure_order(args.rows)
        if "events" in chosen:
            measure_events(args.rows, args.seconds)
            measure_events(args.rows, args.seconds, Stage.TO_DO)
        if "cycles" in chosen:
            measure_cycles(args.cycles, folder)


if __name__ == "__main__":
    main()
