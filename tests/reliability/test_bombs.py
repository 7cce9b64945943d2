"""Small files that want to cost much: each is refused, or done, in a quarter of a second and 64 MB at the most.

What is allowed to be large is: an image of 268 megapixels takes its gigabyte, however few bytes it is packed into.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys

import pytest

SECONDS = 0.25
MEGABYTES = 64

# What a child does with each path: it is probed and, if that is passed, resized; three times, of which the best counts.
# Time is that of the processor, since other processes are about; memory is the most that it ever had more than before.
SET_OFF = '''
import json, resource, sys, time
from imgbatch.domain.format import OPT_IN, Format
from imgbatch.domain.geometry import Fit, place
from imgbatch.domain.job import Job, JobDone, Source, WorkUnit
from imgbatch.domain.recipe import Keep, Profile, Recipe
from imgbatch.domain.size import Size
from imgbatch.engine import opening
from imgbatch.engine.worker import process_unit

RECIPES = {
    "all": Recipe(sizes=(Size(20, 20),), allow=OPT_IN),
    "public": Recipe(sizes=(Size(20, 20),), allow=OPT_IN, metadata=Keep.PUBLIC, profile=Profile.SRGB),
}

def peak(forget=False):
    """Bytes; what getrusage says begins with the peak of whoever started this process."""
    try:
        if forget:
            with open("/proc/self/clear_refs", "w") as file:
                file.write("5")
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) * 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

def set_off(path, recipe):
    source = opening.probe(Source(0, path), OPT_IN)
    if source.header is None:
        return str(source.error.kind), source.error.detail
    header = source.header
    placement = place(header.width, header.height, Size(20, 20), Fit.INSIDE)
    job = Job("20", path + ".out", path + ".part", header.format.written_as, placement, replace=True)
    (result,) = process_unit(WorkUnit(source, (job,), recipe))
    return ("done", "") if isinstance(result, JobDone) else (str(result.error.kind), result.error.detail)

for format_ in Format:
    opening.load_plugin(format_)
for path in sys.argv[2:]:
    before, seconds = peak(forget=True), []
    for _ in range(3):
        start = time.process_time()
        outcome, detail = set_off(path, RECIPES[sys.argv[1]])
        seconds.append(time.process_time() - start)
    print(json.dumps([path, outcome, detail, min(seconds), (peak() - before) / 2**20]))
'''


def _bombs():
    path = os.path.join(os.path.dirname(__file__), "bombs.py")
    spec = importlib.util.spec_from_file_location("bombs", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BOMBS = _bombs()


@pytest.fixture
def set_off(images, tmp_path):
    """Set off bombs in one child and return what is wrong with what came of them."""

    def run(names, metadata="all"):
        for name in names:
            (tmp_path / name).write_bytes(BOMBS.MAKERS[name](images))
        paths = [str(tmp_path / name) for name in names]
        child = subprocess.run(
            [sys.executable, "-c", SET_OFF, metadata, *paths], capture_output=True, text=True, check=False, timeout=240
        )
        found = [json.loads(line) for line in child.stdout.splitlines()]
        assert len(found) == len(names), f"it ended with {child.returncode}: {child.stderr}"
        return [text for line in found if (text := _wrong(*line))]

    return run


def _wrong(path, outcome, detail, seconds, megabytes):
    name = os.path.basename(path)
    if seconds > SECONDS or megabytes > MEGABYTES:
        return f"{name}: {seconds:.3f} s, {megabytes:.0f} MB, {outcome}"
    is_right = outcome == "done" if name in BOMBS.HARMLESS else outcome in BOMBS.REFUSALS
    return "" if is_right else f"{name}: {outcome}; {detail}"


def test_bombs_cost_next_to_nothing(set_off):
    # GIVEN the bombs that are made in no time / WHEN they are set off one after the other
    # THEN each is refused for what it is, or is as harmless as it should be, and cheap
    assert set_off([name for name in BOMBS.MAKERS if name not in BOMBS.HEAVY]) == []


@pytest.mark.full
@pytest.mark.parametrize("metadata", ["all", "public"])
@pytest.mark.parametrize("name", BOMBS.MAKERS)
@pytest.mark.timeout(300)
def test_a_bomb_costs_next_to_nothing(set_off, name, metadata):
    # GIVEN one bomb of every kind / WHEN it is set off in a process of its own, whatever it keeps of the metadata
    # THEN it is refused for what it is, or is as harmless as it should be, and cheap
    assert set_off([name], metadata) == []
