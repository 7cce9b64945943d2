"""The programs that `peers.py` compares, how each is started, and the jobs that they get."""

from __future__ import annotations

import itertools
import math
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
VIPS = "vipsthumbnail"
FIVE = (320, 640, 960, 1280, 1920)
SOURCE_EDGE = 2000  # of the PNG and WebP that are made from the photos

# The same as vipsthumbnail by default: its effort is 4, and it tells libaom the speed 9 - effort.
AVIF_SPEED = ("--avif-speed", "5")

# What one writes who needs it once.
NAIVE = """
import multiprocessing, os, sys
from PIL import Image

def resize(name):
    image = Image.open(name)
    image.thumbnail((1280, 1280))
    image.save(os.path.join(sys.argv[1], name), quality=85)

if __name__ == "__main__":
    multiprocessing.Pool().map(resize, sys.argv[2:])
"""

# No resampling: what no program on top of the same codecs can exceed.
CODECS = """
import multiprocessing, os, sys
from PIL import Image

def recode(name):
    image = Image.open(name)
    scale = min(1, 1280 / max(image.size))
    width, height = round(image.width * scale), round(image.height * scale)
    image.draft(None, (width, height))
    image.load()
    image.crop((0, 0, width, height)).save(os.path.join(sys.argv[1], name), quality=85)

if __name__ == "__main__":
    multiprocessing.Pool().map(recode, sys.argv[2:])
"""


class Contender(NamedTuple):
    """One program with its options.

    Attributes:
        build: Takes the folder of the images, the folder for the results and the names of the images; returns the
            commands to run one after another. They run in the folder of the images, with the names on standard input.
        program: What has to be installed.
        most: Images it gets at most; slow ones are measured on fewer.
    """

    build: Callable[[str, str, list[str]], list[list[str]]]
    program: str = sys.executable
    most: int = sys.maxsize


def imgbatch(*options: str, sizes: Sequence[int] = (1280,)) -> Contender:
    command = [sys.executable, "-m", "imgbatch", "resize", *options]
    command += itertools.chain.from_iterable(("--size", str(size)) for size in sizes)
    return Contender(lambda folder, out, _: [[*command, "--output", out, folder]])


def vips(suffix: str, sizes: Sequence[int] = (1280,), *, threads: bool = True, chunks: int = 4) -> dict[str, Contender]:
    def runs(out: str) -> list[list[str]]:
        # ">" only makes smaller, as the others do.
        return [[VIPS, "-s", f"{size}x{size}>", "-o", os.path.join(out, f"%s-{size}{suffix}")] for size in sizes]

    def processes(_: str, out: str, names: list[str]) -> list[list[str]]:
        return [spread(run, names, "VIPS_CONCURRENCY=1", chunks) for run in runs(out)]

    def one(_: str, out: str, names: list[str]) -> list[list[str]]:
        return [[*run, *names] for run in runs(out)]

    found = {f"{VIPS}, processes": Contender(processes, VIPS)}
    return found | ({f"{VIPS}, threads": Contender(one, VIPS)} if threads else {})


def magick(program: list[str], to: str, hint: list[str], setting: str, most: int = sys.maxsize) -> Contender:
    options = [*hint, "-filter", "Lanczos", "-resize", "1280x1280>", "-auto-orient", "-quality", "85"]
    return Contender(lambda _, out, names: [spread([*program, to, out, *options], names, setting)], program[0], most)


def script(text: str) -> Contender:
    def build(folder: str, out: str, names: list[str]) -> list[list[str]]:
        path = folder + "-script.py"  # a file, because workers that are spawned import it
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return [[sys.executable, path, out, *names]]

    return Contender(build)


def spread(command: list[str], names: list[str], setting: str, chunks: int = 4) -> list[str]:
    """The command that runs a program on all cores: some files a process, but few enough that all end together."""
    share = math.ceil(len(names) / (CORES * chunks))
    return ["env", setting, "xargs", "-0", f"-P{CORES}", f"-n{share}", *command]


class Row(NamedTuple):
    """One job. The first contender is ours.

    Attributes:
        goals: How many times as fast as a peer we want to be; of contenders of that name the fastest counts.
        results: Files that each image becomes.
        bytes_goal: How many times as large as ours the files of vipsthumbnail should be in all.
        measure: "speed", "fidelity" or "memory".
        judged: Whether fidelity is shown beside the speed, because equal settings do not mean equal results.
    """

    what: str
    contenders: dict[str, Contender]
    goals: dict[str, float]
    kind: str = "photos"
    results: int = 1
    most: int = sys.maxsize
    bytes_goal: float | None = None
    measure: str = "speed"
    judged: bool = False


def plain(
    what: str, options: Sequence[str], suffix: str, goal: float, sizes: Sequence[int] = (1280,), **more: Any
) -> Row:
    contenders = {"imgbatch": imgbatch(*options, sizes=sizes), **vips(suffix, sizes)}
    return Row(what, contenders, {VIPS: goal}, results=len(sizes), **more)


JPEG = ("--format", "jpeg", "--quality", "85")
PNG = ("--format", "png")
WEBP = ("--format", "webp", "--quality", "80")
AVIF = ("--format", "avif", "--quality", "50")

GM = magick(["gm", "mogrify"], "-output-directory", ["-size", "1280x1280"], "OMP_NUM_THREADS=1")
IM = magick(
    ["magick", "mogrify"] if shutil.which("magick") else ["mogrify"],  # version 7, version 6
    *("-path", ["-define", "jpeg:size=2560x2560"], "MAGICK_THREAD_LIMIT=1"),
    most=52,
)

ROWS = {
    "photos-1280": Row(
        "photos to JPEG of 1280 px",
        {"imgbatch": imgbatch(*JPEG), **vips(".jpg[Q=85]")}
        | {"graphicsmagick": GM, "imagemagick": IM, "naive pool": script(NAIVE)},
        {VIPS: 2.0, "graphicsmagick": 4.0, "imagemagick": 6.0, "naive pool": 2.5},
    ),
    "photos-1280-fast": Row(
        "photos to JPEG of 1280 px",
        {"imgbatch --fast": imgbatch("--fast", *JPEG), **vips(".jpg[Q=85]"), "codecs alone": script(CODECS)},
        {VIPS: 2.4, "codecs alone": 0.9},
    ),
    "photos-256": plain("photos to JPEG of 256 px", JPEG, ".jpg[Q=85]", 1.5, (256,)),
    "photos-five": plain(f"photos to JPEG of {FIVE} px", JPEG, ".jpg[Q=85]", 3.5, FIVE),
    "png": plain(f"PNG of {SOURCE_EDGE} px to PNG of 1280 px", PNG, ".png", 1.0, kind="png", bytes_goal=1.0),
    "webp-webp": plain(
        f"WebP of {SOURCE_EDGE} px to WebP of 1280 px", WEBP, ".webp[Q=80]", 1.1, kind="webp", judged=True
    ),
    "jpeg-webp": plain("photos to WebP of 1280 px", WEBP, ".webp[Q=80]", 1.1, judged=True),
    "jpeg-avif": Row(
        "photos to AVIF of 1280 px",
        {"imgbatch": imgbatch(*AVIF), "imgbatch, speed 5": imgbatch(*AVIF, *AVIF_SPEED), **vips(".avif[Q=50]")},
        {VIPS: 1.1},
        most=26,
        judged=True,
    ),
    "fidelity": Row(
        "photos to 1280 px without loss against a float Lanczos-3 of the full decode: mean (worst to best)",
        {"imgbatch": imgbatch(*PNG), "imgbatch --fast": imgbatch("--fast", *PNG), **vips(".png", threads=False)},
        {},
        measure="fidelity",
    ),
    "memory": Row(
        "photos to JPEG of 1280 px, peak of all processes together",
        # As many processes as ours, each with its share of the photos: it needs more with every file that it is given.
        {"imgbatch": imgbatch(*JPEG), **vips(".jpg[Q=85]", threads=False, chunks=1)},
        {VIPS: 1.0},
        measure="memory",
    ),
}
