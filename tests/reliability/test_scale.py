"""A million paths, a hundred thousand images, and all of it a second time: what grows with them, and what must not."""

from __future__ import annotations

import gc
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from itertools import islice
from typing import NamedTuple

import msgspec
import numpy as np
import psutil
import pytest

from imgbatch.app.batch import Batch
from imgbatch.app.past import open_journal
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.event import JobFinished
from imgbatch.domain.job import UNCHANGED, JobDone, JobSkipped
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.planning.plan import BACKUPS

MEGABYTE = 2**20
SMALL = Recipe(sizes=(Size(24, 24),))
OPTIONS = ("--size", "24", "--json", "--mode", "processes", "--workers", "2")
MOST = 64 * MEGABYTE
"""What a batch may take in the parent, however many paths there are."""

FIRST_SECONDS = 5.0
"""Promised are two; the machine may have other things to do."""

PLAN = """
import sys, time
import msgspec
from imgbatch.domain.event import SourceFound
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.planning.plan import plan
from imgbatch.planning.scan import scan

def probe(sources, wanted):
    for source in sources:
        wanted(source)
        yield msgspec.structs.replace(source, header=header)

def memory(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name)) * 1024

header = Header(Format.JPEG, 64, 48)
recipe = Recipe(sizes=(Size(24, 24),))
before = memory("VmRSS")
found = (event.source for event in scan(sys.argv[1:2]) if isinstance(event, SourceFound))
count = sum(1 for _ in plan(found, recipe, sys.argv[2], probe=probe, token="abcd"))
print(count, memory("VmHWM") - before)
"""

needs_proc = pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")


class Use(NamedTuple):
    """What the program has, but for its workers, after so many results."""

    results: int
    bytes: int
    files: int
    threads: int
    children: int


@pytest.fixture(scope="module")
def linked(tmp_path_factory, images):
    """Make a folder of so many images in no time: names of the same few files."""
    made = {}

    def make(count, *, size=(64, 48), per_folder=5_000):
        if (count, size) not in made:
            folder = made[count, size] = tmp_path_factory.mktemp("linked")
            for start in range(0, count, per_folder):
                below = folder / f"{start // per_folder:04}"
                below.mkdir()
                first = str(below / f"IMG_{start:07}.jpg")
                images.detailed(*size, seed=start % 8).save(first, "JPEG", quality=80)  # a file takes 65,000 names
                for number in range(start + 1, min(start + per_folder, count)):
                    os.link(first, f"{below}/IMG_{number:07}.jpg")
        return made[count, size]

    yield make
    for folder in made.values():
        shutil.rmtree(folder)  # pytest would keep them for three sessions


def use(process, count):
    with process.oneshot():
        return Use(
            count,
            process.memory_info().rss,
            process.num_fds(),
            process.num_threads(),
            len(process.children(recursive=True)),
        )


def begin(terminal, folder, output, **options):
    """Start the program; return it once it runs, what it has then, and when it was started."""
    start = time.monotonic()
    program = terminal("resize", str(folder), "--output", str(output), *OPTIONS, stderr=subprocess.DEVNULL, **options)
    assert b'"run_started"' in program.stdout.readline()
    return program, psutil.Process(program.pid), start


def cancel(program):
    program.send_signal(signal.SIGINT)
    for _ in program.stdout:
        pass
    assert program.wait(timeout=30) == 130


def check_first_output(linked, tmp_path, terminal, *, paths, count):
    # GIVEN very many paths
    folder = linked(paths)
    # WHEN the batch is started, written down as always
    program, process, start = begin(terminal, folder, tmp_path / "out")
    before = process.memory_info().rss
    most, first, found = before, 0.0, 0
    for line in program.stdout:
        found += b'"source_found"' in line
        if b'"job_finished"' in line:
            first = first or time.monotonic() - start
            count -= 1
            if count % 100 == 0:
                most = max(most, process.memory_info().rss)
            if not count:
                break
    cancel(program)
    print(f"first image after {first:.2f} s; {found} paths were found, with {(most - before) / MEGABYTE:.1f} MB")
    # THEN the first image does not wait for the last path, and the paths are not all kept
    assert first <= FIRST_SECONDS
    assert most - before <= MOST


def check_planning(linked, tmp_path, *, paths, most):
    # GIVEN very many paths / WHEN all of them are planned / THEN of each only the digest of a name is kept
    folder = linked(paths)
    done = subprocess.run(
        [sys.executable, "-c", PLAN, str(folder), str(tmp_path / "out")], capture_output=True, text=True, check=True
    )
    count, grown = map(int, done.stdout.split())
    print(f"{count} paths were planned with {grown / MEGABYTE:.1f} MB")
    assert count == paths
    assert grown <= most


def check_steady(linked, tmp_path, terminal, *, paths, warm, count, slope):
    # GIVEN more images than are done here: towards its end a batch only gets smaller, which would hide what grows
    folder = linked(paths)
    # WHEN so many are done
    program, process, start = begin(terminal, folder, tmp_path / "out")
    uses = []
    ends = (line for line in program.stdout if b'"job_finished"' in line)
    for number, _ in enumerate(islice(ends, count), 1):
        if number >= warm and number % 250 == 0:
            uses.append(use(process, number))
    seconds = time.monotonic() - start
    cancel(program)
    grown = np.polyfit([it.results for it in uses], [it.bytes for it in uses], 1)[0] * 10_000 / MEGABYTE
    print(f"{count} images, {count / seconds:.0f} a second; {grown:.2f} MB for 10,000; {uses[0]} ... {uses[-1]}")
    # THEN it has no more than when it was warm
    assert {it.children for it in uses} == {uses[0].children}
    assert max(it.threads for it in uses) == uses[0].threads  # less, when the search has ended
    assert max(it.files for it in uses) <= uses[0].files + 1  # the search has a folder open at times
    assert grown <= slope


def shown(terminal, paths, output):
    """Do a dry run; return how many lines it wrote, and the most bytes that it had meanwhile."""
    program = terminal("resize", *paths, "--output", str(output), *OPTIONS, "--dry-run", stderr=subprocess.DEVNULL)
    process, most, count = psutil.Process(program.pid), 0, 0
    for count, _ in enumerate(program.stdout, 1):
        if count % 50 == 0:
            most = max(most, process.memory_info().rss)
    assert program.wait(timeout=30) == 0
    return count, most


def run(folder, output, journal, recipe=SMALL):
    """Run a batch; return what became of its images, and the seconds of all processors that it took."""
    gc.collect()
    before = processor_seconds()
    counts = Counter()
    for event in Batch(recipe, str(output), workers=2, journal=journal).run_paths([str(folder)]).events():
        if isinstance(event, JobFinished):
            result = event.result
            counts[result.reason if isinstance(result, JobSkipped) else type(result)] += 1
    return counts, processor_seconds() - before


def processor_seconds():
    """Return what this process took, and its workers once they have ended: the time of a clock would count others."""
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(it.ru_utime + it.ru_stime for it in both)


def states(output):
    """Say which file every output is, and when it was written; what was replaced is beside them."""
    found = {}
    for path, folders, names in os.walk(output):
        folders[:] = [folder for folder in folders if folder != BACKUPS]
        for name in names:
            status = os.stat(os.path.join(path, name))
            found[os.path.join(path, name)] = status.st_ino, status.st_mtime_ns
    return found


def check_again(linked, tmp_path, images, *, count, share):
    # GIVEN a batch that was done
    folder, output = linked(count, size=(320, 240), per_folder=500), tmp_path / "out"
    journal, note = open_journal()
    assert note == ""
    with closing(journal):
        first, first_seconds = run(folder, output, journal)
        assert first == {JobDone: count}
        before = states(output)
        # WHEN it is run again / THEN nothing is written, for a small part of the work
        again, again_seconds = run(folder, output, journal)
        print(f"{count} images again: {again_seconds:.2f} s of the processors for {first_seconds:.2f} s")
        assert again == {UNCHANGED: count}
        assert states(output) == before
        assert again_seconds <= share * first_seconds
        # and after one image was changed, one is written
        changed = next(folder.rglob("*.jpg"))
        changed.unlink()  # its other names stay as they are
        images.detailed(320, 240, seed=99).save(changed, "JPEG", quality=90)
        one, _ = run(folder, output, journal)
        assert one == {JobDone: 1, UNCHANGED: count - 1}
        after = states(output)
        assert after.keys() == before.keys()
        written = [os.path.relpath(path, output) for path, state in after.items() if state != before[path]]
        assert written == [str(changed.relative_to(folder).with_stem(f"{changed.stem}-24"))]
        # and with another quality, all
        other = msgspec.structs.replace(SMALL, encoding=Encoding(quality=60))
        everything, _ = run(folder, output, journal, other)
        assert everything == {JobDone: count}


@needs_proc
def test_many_paths_do_not_delay_the_first_image(linked, tmp_path, terminal):
    check_first_output(linked, tmp_path, terminal, paths=20_000, count=200)


@needs_proc
@pytest.mark.full
@pytest.mark.timeout(300)
def test_a_million_paths_do_not_delay_the_first_image(linked, tmp_path, terminal):
    check_first_output(linked, tmp_path, terminal, paths=1_000_000, count=5_000)


@needs_proc
def test_many_paths_are_planned_in_little_memory(linked, tmp_path):
    check_planning(linked, tmp_path, paths=20_000, most=5 * MEGABYTE)


@needs_proc
@pytest.mark.full
@pytest.mark.timeout(600)
def test_a_million_paths_are_planned_in_little_memory(linked, tmp_path):
    check_planning(linked, tmp_path, paths=1_000_000, most=MOST)


@needs_proc
@pytest.mark.full
@pytest.mark.timeout(600)
def test_a_dry_run_keeps_no_list_of_its_paths(linked, tmp_path, terminal):
    # GIVEN many paths
    parts = [str(path) for path in sorted(linked(1_000_000).iterdir())]
    alone = str(next(linked(250, per_folder=250).iterdir()))
    output = tmp_path / "out"
    # WHEN it is only said what would be done with 200,000 of them
    count, most = shown(terminal, [alone], output)
    assert count == 250
    more, grown = shown(terminal, parts[:40], output)
    # THEN what is found is not all kept: only so much as the search may be ahead, which is 20 MB
    print(f"{more} paths were shown with {(grown - most) / MEGABYTE:.1f} MB")
    assert more == 200_000
    assert grown - most <= 40 * MEGABYTE


@needs_proc
def test_a_batch_has_no_more_after_thousands_of_images(linked, tmp_path, terminal):
    # The journal's cache fills up to 8 MB, which takes some 25,000 images: so much for each 10,000 is no leak yet.
    check_steady(linked, tmp_path, terminal, paths=20_000, warm=500, count=1_500, slope=10)


@needs_proc
@pytest.mark.soak
@pytest.mark.timeout(900)
def test_a_batch_has_no_more_after_tens_of_thousands_of_images(linked, tmp_path, terminal):
    check_steady(linked, tmp_path, terminal, paths=1_000_000, warm=30_000, count=60_000, slope=1)


def test_doing_it_again_writes_nothing(linked, tmp_path, images):
    check_again(linked, tmp_path, images, count=250, share=0.5)


@pytest.mark.full
@pytest.mark.timeout(600)
def test_doing_ten_thousand_again_writes_nothing(linked, tmp_path, images):
    check_again(linked, tmp_path, images, count=10_000, share=0.25)
