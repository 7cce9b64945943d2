"""imgbatch and other programs on one job, side by side in one run.

    python tests/benchmarks/peers.py [FOLDER] [--only NAME ...] [--images 208] [--rounds 3] [--json FILE]

Every round runs each contender once, in turn, so that a machine that drifts hurts all alike. The time is that of the
whole program, its start included; every program may use all cores. Figures are medians, with the slowest and the
fastest round. Programs that are not installed are left out, and the report says so. On Debian:

    apt-get install libvips-tools graphicsmagick imagemagick

Without a folder it lets imgbatch paint photos. Photos of your own should be larger than 1920 pixels: imgbatch copies
what fits already, and the others would encode it again. The photos are taken in a circle up to the number of images.

imgbatch is run by its command line only, as anyone would, and nothing of it is imported. (It would be no fair judge of
itself; so `find_photos` stands here and in `executors.py` in two forms.)

vipsthumbnail runs in two ways: one process that uses threads, as it does by itself, and processes of one thread, one on
each core. The faster of the two counts. GraphicsMagick and ImageMagick get as many files a process, and the hint that
lets them decode JPEG at a fraction of its size.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import psutil
from contenders import CORES, IM, ROWS, SOURCE_EDGE, VIPS, Contender, Row
from fidelity import decibel
from PIL import Image, ImageOps

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class FailedError(Exception):
    """A contender did not do its job."""


class Line(NamedTuple):
    """We against one peer; the ratio is above 1 where we are better."""

    row: str
    peer: str
    goal: float | None
    unit: str = ""
    ours: float | None = None
    theirs: float | None = None
    ratio: float | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--only", nargs="+", choices=ROWS, default=list(ROWS), metavar="NAME", help=", ".join(ROWS))
    parser.add_argument("--images", type=int, default=208)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(work, options.folder, options.images, options.rounds)
        print(f"{options.images} images of {len(bench.photos)} photos, {options.rounds} rounds, {CORES} cores")
        found = {name: bench.run(name, ROWS[name]) for name in options.only}
    lines = [line for name in options.only for line in compare(name, ROWS[name], found[name])]
    show(lines)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            lines = [line._asdict() for line in lines]
            json.dump({**vars(options), "versions": versions(), "rows": found, "comparison": lines}, file, indent=1)


class Bench:
    """Runs rows on folders of images, which it makes when they are needed first."""

    def __init__(self, work: str, folder: str | None, images: int, rounds: int) -> None:
        self.work, self.images, self.rounds = work, images, rounds
        # Wherever this is started: imgbatch is that of this tree. It starts from compiled modules, as an installed
        # program does, also where the tree must stay free of them.
        self.environment = {**os.environ, "PYTHONPATH": ROOT, "PYTHONPYCACHEPREFIX": os.path.join(work, "compiled")}
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.photos = self.find_photos(folder)

    def find_photos(self, folder: str | None) -> list[str]:
        if folder is None:
            demo = os.path.join(self.work, "demo")
            self.execute([sys.executable, "-m", "imgbatch", "demo", demo], self.work, [])
            # The others are broken, small or no photo.
            return [path for path in walk(demo) if os.path.basename(path).startswith(("IMG_", "DSC_"))]
        photos = [path for path in walk(os.path.abspath(folder)) if path.lower().endswith((".jpg", ".jpeg"))]
        return photos or sys.exit(f"no .jpg in {folder!r}")

    def run(self, name: str, row: Row) -> dict[str, dict[str, Any]]:
        """Run a row and return by contender what was found: raw values and what they come to as `figure`."""
        images, rounds = min(row.most, self.images), self.rounds
        if row.measure == "fidelity":
            images, rounds = len(self.photos), 1
        print(f"\n{name}: {images} {row.what}", flush=True)
        found: dict[str, dict[str, Any]] = {}
        left_out = set()
        for number, (label, contender) in itertools.product(range(rounds + 1), row.contenders.items()):
            if label in left_out:
                continue
            # Round 0 is one image and does not count: it brings programs and their libraries into memory.
            values = found.setdefault(label, {"values": []}) if number else {"values": []}
            try:
                self.run_once(row, contender, self.folder(row.kind, images if number else 1), values)
            except FailedError as error:
                print(f"  {label:<26} left out: {error}", flush=True)
                left_out.add(label)
                found.pop(label, None)
        for label, values in found.items():
            values["figure"] = (statistics.fmean if row.measure == "fidelity" else statistics.median)(values["values"])
            values["unit"] = {"speed": "images/s", "fidelity": "dB", "memory": "MiB"}[row.measure]
            print(f"  {label:<26} {describe(values)}", flush=True)
        return found

    def run_once(self, row: Row, contender: Contender, folder: str, values: dict[str, Any]) -> None:
        """Run a contender and add to its values.

        Raises:
            FailedError: It is not installed, said that it failed, or did not write what it should.
        """
        if not shutil.which(contender.program):
            raise FailedError(f"{contender.program} is not installed")
        names = sorted(os.listdir(folder))[: contender.most]
        peaks = [0] if row.measure == "memory" else None
        with tempfile.TemporaryDirectory(dir=self.work) as out:
            commands = contender.build(folder, out, names)
            seconds = sum(self.execute(command, folder, names, peaks) for command in commands)
            results = walk(out)
            if len(results) != len(names) * row.results:
                raise FailedError(f"wrote {len(results)} files for {len(names)} images")
            values["images"], values["bytes"] = len(names), sum(map(os.path.getsize, results))
            if (row.judged or row.measure == "fidelity") and "decibel" not in values:
                # Both in the order of the names; after the first circle they repeat.
                pairs = zip(results, names[: len(self.photos)], strict=False)
                values["decibel"] = [decibel(result, os.path.join(folder, name)) for result, name in pairs]
        if row.measure == "fidelity":
            values["values"] = values["decibel"]
        else:
            values["values"].append(max(peaks) / 2**20 if peaks else len(names) / seconds)

    def execute(self, command: list[str], folder: str, names: list[str], peaks: list[int] | None = None) -> float:
        """Run a command, note its memory where that is wanted, and return its seconds."""
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
            given.write("".join(name + "\0" for name in names).encode())
            given.seek(0)
            streams = {"stdin": given, "stdout": subprocess.DEVNULL, "stderr": said}
            start = time.perf_counter()
            process = psutil.Popen(command, cwd=folder, env=self.environment, **streams)
            if peaks is not None:
                watch_memory(process, peaks)
            process.wait()
            seconds = time.perf_counter() - start
            said.seek(0)
            if process.returncode:
                last = said.read().decode(errors="replace").strip().rpartition("\n")[2]
                raise FailedError(last or f"exit code {process.returncode}")
        return seconds

    def folder(self, kind: str, images: int) -> str:
        folder = os.path.join(self.work, f"{kind}-{images}")
        if not os.path.exists(folder):
            os.mkdir(folder)
            suffix = "jpg" if kind == "photos" else kind
            for number, photo in zip(range(images), itertools.cycle(self.photos), strict=False):
                source = photo if kind == "photos" else self.remade(photo, kind)
                shutil.copy(source, os.path.join(folder, f"{number:04}.{suffix}"))
        return folder

    def remade(self, photo: str, kind: str) -> str:
        """A photo in another format, upright, about half as wide, without metadata."""
        path = os.path.join(self.work, f"{self.photos.index(photo)}.{kind}")
        if not os.path.exists(path):
            with Image.open(photo) as image:
                smaller = ImageOps.exif_transpose(image).convert("RGB")
            smaller.thumbnail((SOURCE_EDGE, SOURCE_EDGE), Image.Resampling.LANCZOS)
            smaller.info = {}
            smaller.save(path, **({"compress_level": 6} if kind == "png" else {"quality": 90}))
        return path


def walk(folder: str) -> list[str]:
    return sorted(os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)


def watch_memory(process: psutil.Popen, peaks: list[int]) -> None:
    """Note the memory of a process and all below it; pages that several share count once (PSS)."""
    while process.poll() is None:
        total = 0
        with suppress(psutil.Error):
            for member in [process, *process.children(recursive=True)]:
                with suppress(psutil.Error):  # it ended in between
                    total += member.memory_full_info().pss
        peaks.append(total)
        time.sleep(0.01)


def describe(values: dict[str, Any]) -> str:
    low, high = min(values["values"]), max(values["values"])
    text = f"{values['figure']:7.1f} {values['unit']:<8}  ({low:.1f} to {high:.1f})"
    if values["unit"] == "images/s":
        text += f"  {values['bytes'] / 1e6:8.2f} MB of {values['images']} images"
        if "decibel" in values:
            text += f"  {statistics.fmean(values['decibel']):5.2f} dB"
    return text


def compare(name: str, row: Row, found: dict[str, dict[str, Any]]) -> Iterator[Line]:
    ours = found.get(next(iter(row.contenders)))
    for peer, goal in (row.goals or {VIPS: None}).items():
        peers = {label: values for label, values in found.items() if label.startswith(peer)}
        if not ours or not peers:
            yield Line(name, peer, goal)
            continue
        best = max(peers, key=lambda label: peers[label]["figure"])
        mine, its = ours["figure"], peers[best]["figure"]
        ratio = {"speed": mine / its, "memory": its / mine, "fidelity": None}[row.measure]
        yield Line(name, best, goal, ours["unit"], mine, its, ratio)
        if row.bytes_goal:
            mine, its = ours["bytes"] / 1e6, peers[best]["bytes"] / 1e6
            yield Line(name, best, row.bytes_goal, "MB", mine, its, its / mine)


def show(lines: list[Line]) -> None:
    def number(value: float | None, digits: int) -> str:
        return "-" if value is None else f"{value:.{digits}f}"

    print(f"\n{'row':<17} {'ours':>8} {'theirs':>8} {'':<8} {'ratio':>6} {'goal':>5}  {'holds':<5}  against")
    for row, peer, goal, unit, ours, theirs, ratio in lines:
        holds = "-" if goal is None or ratio is None else "yes" if ratio >= goal else "no"
        figures = f"{number(ours, 1):>8} {number(theirs, 1):>8} {unit:<8} {number(ratio, 2):>6} {number(goal, 1):>5}"
        print(f"{row:<17} {figures}  {holds:<5}  {peer}")


def versions() -> dict[str, str]:
    found = {"python": platform.python_version(), "machine": platform.platform(), "cores": str(CORES)}
    for program, option in {VIPS: "--vips-version", "gm": "version", IM.program: "-version"}.items():
        if shutil.which(program):
            out = subprocess.run([program, option], capture_output=True, text=True, check=False).stdout
            found[program] = out.partition("\n")[0]
    return found


if __name__ == "__main__":
    main()
