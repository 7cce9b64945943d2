"""Throughput of the executors on one job, side by side in one run.

    python tests/benchmarks/executors.py [FOLDER] [--images 120] [--rounds 7] [--size 1280] [--workers N]

Every round runs each contender once, in turn, so that a machine that drifts hurts all alike, and each in an interpreter
of its own, so that none inherits the memory of another. The time is from the first submit to the last result, the start
of the workers included. Figures are medians, with the slowest and the fastest round. Without a folder of photos it
paints its own.

What must hold: lanes >= 0.97 of one bare ProcessPoolExecutor; two lanes >= 1.8 times serial.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor

from imgbatch.app.batch import Batch, default_workers, find
from imgbatch.app.demo import write_demo
from imgbatch.domain.event import SourceFound
from imgbatch.domain.job import JobDone
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.size import Size
from imgbatch.engine.memory import keep_freed
from imgbatch.engine.worker import process_unit, start_worker
from imgbatch.executors.lanes import LaneExecutor
from imgbatch.executors.serial import SerialExecutor
from imgbatch.executors.threads import ThreadExecutor


def bare_pool(workers: int) -> Executor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=start_worker)


CONTENDERS = {
    "serial": lambda _: SerialExecutor(),
    "bare pool": bare_pool,
    "lanes": lambda workers: LaneExecutor(workers, start_worker),
    "threads": ThreadExecutor,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--images", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--size", default="1280")
    parser.add_argument("--workers", type=int, default=default_workers())
    parser.add_argument("--one", choices=CONTENDERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(measure(options))
        return
    with tempfile.TemporaryDirectory() as work:
        photos = find_photos(options.folder, os.path.join(work, "demo"))
        folder = os.path.join(work, "in")
        os.mkdir(folder)
        for number, photo in zip(range(options.images), itertools.cycle(photos), strict=False):
            shutil.copy(photo, os.path.join(folder, f"{number:04}.jpg"))
        compare(folder, options)


def find_photos(folder: str | None, demo: str) -> list[str]:
    if folder is None:
        return [path for path in write_demo(demo) if "IMG_" in path or "DSC_" in path]
    return [event.source.path for event in find([folder]) if isinstance(event, SourceFound)]


def measure(options: argparse.Namespace) -> float:
    """Run one contender once and return its seconds."""
    recipe = Recipe(sizes=(Size.parse(options.size),), if_exists=IfExists.REPLACE)
    batch = Batch(recipe, options.folder + "-out")
    sources = [event.source for event in batch.scan([options.folder]) if isinstance(event, SourceFound)]
    units = list(batch.plan_checked(sources))
    keep_freed()  # as workers do by themselves
    start = time.perf_counter()
    with CONTENDERS[options.one](options.workers) as executor:
        results = [future.result() for future in [executor.submit(process_unit, unit) for unit in units]]
        seconds = time.perf_counter() - start
    assert all(isinstance(result, JobDone) for unit in results for result in unit)
    return seconds


def compare(folder: str, options: argparse.Namespace) -> None:
    rates: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for _ in range(options.rounds):
        for name, found in rates.items():
            command = [sys.executable, __file__, folder, "--one", name, "--size", options.size]
            command += ["--workers", str(options.workers)]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found.append(options.images / float(out))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    print(f"{options.images} images -> {options.size}, {options.rounds} rounds, {options.workers} workers")
    for name, median in medians.items():
        print(
            f"{name:<10} {median:6.1f} images/s  ({min(rates[name]):.1f} to {max(rates[name]):.1f})"
            f"   {median / medians['serial']:4.2f} x serial   {median / medians['bare pool']:4.2f} x bare pool"
        )


if __name__ == "__main__":
    main()
