"""Throughput of the executors on one job, side by side in one run.

    python tests/benchmarks/executors.py [FOLDER] [--images 60] [--rounds 7] [--size 1280] [--workers N]

Every round runs each contender once, in turn, so that a machine that drifts hurts all alike; the figures are medians
with the fastest and the slowest round. The time is from the first submit to the last result, the start of the workers
included. Without a folder of JPEG photos it paints its own.

What must hold: lanes >= 0.97 of one bare ProcessPoolExecutor; two lanes >= 1.8 times serial.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import shutil
import statistics
import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor

from imgbatch.app.batch import Batch, default_workers, look
from imgbatch.app.demo import write_demo
from imgbatch.domain.event import SourceFound
from imgbatch.domain.geometry import Size
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.engine.worker import process_unit, start_worker
from imgbatch.executors.lanes import LaneExecutor
from imgbatch.executors.serial import SerialExecutor
from imgbatch.executors.threads import ThreadExecutor


def bare_pool(workers: int) -> Executor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, initializer=start_worker)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--images", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--size", default="1280")
    parser.add_argument("--workers", type=int, default=default_workers())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = os.path.join(work, "in")
        os.mkdir(folder)
        photos = find_photos(options.folder, os.path.join(work, "demo"))
        for number, photo in zip(range(options.images), itertools.cycle(photos), strict=False):
            shutil.copy(photo, os.path.join(folder, f"{number:04}.jpg"))
        compare(folder, os.path.join(work, "out"), options)


def find_photos(folder: str | None, demo: str) -> list[str]:
    if folder is None:
        return [path for path in write_demo(demo) if "IMG_" in path or "DSC_" in path]
    return [event.source.path for event in look([folder]) if isinstance(event, SourceFound)]


def compare(folder: str, output: str, options: argparse.Namespace) -> None:
    recipe = Recipe(sizes=(Size.parse(options.size),), if_exists=IfExists.REPLACE)
    batch = Batch(recipe, output)
    sources = [event.source for event in batch.scan([folder]) if isinstance(event, SourceFound)]
    units = list(batch.plan_checked(sources))
    workers = options.workers
    contenders = {
        "serial": SerialExecutor,
        f"bare pool of {workers}": lambda: bare_pool(workers),
        f"lanes, {workers}": lambda: LaneExecutor(workers, start_worker),
        f"threads, {workers}": lambda: ThreadExecutor(workers),
    }
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(options.rounds + 1):  # the first round warms the disk's cache and is dropped
        for name, make in contenders.items():
            start = time.perf_counter()
            with make() as executor:
                futures = [executor.submit(process_unit, unit) for unit in units]
                assert all(result.__class__.__name__ == "JobDone" for f in futures for result in f.result())
                seconds[name].append(time.perf_counter() - start)
    rates = {name: sorted(len(units) / value for value in values[1:]) for name, values in seconds.items()}
    print(f"{len(units)} images -> {options.size}, {options.rounds} rounds, {os.cpu_count()} cores")
    serial, bare = (statistics.median(rates[name]) for name in list(rates)[:2])
    for name, values in rates.items():
        median = statistics.median(values)
        print(
            f"{name:<16} {median:6.1f} images/s  ({values[0]:.1f} to {values[-1]:.1f})"
            f"   {median / serial:4.2f} x serial   {median / bare:4.2f} x bare pool"
        )


if __name__ == "__main__":
    main()
