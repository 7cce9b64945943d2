"""What every test may ask for."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import threading
import time

import psutil
import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run: a suite that is red by chance is soon not looked at.
settings.register_profile("imgbatch", deadline=None, derandomize=True, database=None)
settings.load_profile("imgbatch")


SLOW = ("full", "soak")


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="run the tests that take long, and only those")
    parser.addoption("--soak", action="store_true", help="run the tests that take minutes each, and only those")
    text = "try this program, such as that of a bundle, where the tests start the program as a process of its own"
    parser.addoption("--program", metavar="FILE", help=text)


def pytest_collection_modifyitems(config, items):
    asked = {mark for mark in SLOW if config.getoption(f"--{mark}")}
    dropped = [item for item in items if {mark for mark in SLOW if item.get_closest_marker(mark)} != asked]
    config.hook.pytest_deselected(items=dropped)
    items[:] = [item for item in items if item not in set(dropped)]


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Keep the journal and the settings of whoever runs the tests out of them."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(folder / name))


def _beside(name):
    spec = importlib.util.spec_from_file_location(name, os.path.join(os.path.dirname(__file__), f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def images():
    """The painter of test images, `images.py` beside this file."""
    return _beside("images")


@pytest.fixture(scope="session")
def faults():
    """The maker of poisonous images, `faults.py` beside this file."""
    return _beside("faults")


@pytest.fixture(scope="session")
def comparisons():
    """The maker of comparisons of threads and processes, `comparisons.py` beside this file."""
    return _beside("comparisons")


@pytest.fixture
def wait_until():
    """Wait for a state that has no signal of its own."""

    def wait(condition, seconds=30):
        pause = threading.Event()
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it did not happen"
            pause.wait(0.002)

    return wait


@pytest.fixture
def family():
    """Processes below one, the process itself included; whoever still lives at the end of the test is killed."""
    known = set()

    def of(pid):
        process = psutil.Process(pid)
        found = [process, *process.children(recursive=True)]
        known.update(found)
        return found

    yield of
    for process in known:
        if process.is_running():
            process.kill()


@pytest.fixture
def all_gone(wait_until):
    """Wait until none of these processes lives; one that nobody has collected yet does not live any more."""

    def lives(process):
        try:
            return process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False

    def wait(processes, seconds):
        wait_until(lambda: not any(map(lives, processes)), seconds)

    return wait


@pytest.fixture(scope="session")
def command(request):
    """The command that starts the program: the sources' own, or what `--program` says."""
    program = request.config.getoption("--program")
    return [sys.executable, "-m", "imgbatch"] if program is None else [os.path.abspath(program)]


@pytest.fixture
def terminal(tmp_path, command):
    """Start the program in a process of its own, in `tmp_path`; or Python, with the arguments of `program`."""
    started = []

    def start(*args, program=None, **options):
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": tmp_path, **options}
        start = command if program is None else [sys.executable, *program]
        process = subprocess.Popen([*start, *args], **options)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
