"""Whether `--mode auto` takes the fastest way: five kinds of batch, each in every way, side by side in one run.

    python tests/benchmarks/auto.py [--rounds 5] [--only KIND ...] [--workers N] [--fresh] [--keep FOLDER]

    small       10 JPEG of 800 x 600 to 320 px
    many        200 of them
    photos      50 JPEG of 12 megapixels to 1280 px
    huge        10 JPEG of 110 megapixels to 1280 px
    png         40 PNG of 2000 px to PNG of 1280 px

Each contender is the program in the terminal, in a process of its own, from its start to its end. Every round runs each
contender once, each round begins with another one, so that a machine that drifts hurts all alike. Figures are medians,
with the fastest and the slowest round; on a machine that others use, the fastest rounds say more.
State and settings are in a folder of their own: what `auto` knows of the machine is what it learns here. With --fresh
it begins every time with nothing but its defaults.

What must hold: in no kind is `auto` slower than 0.95 of the fastest of the others.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from PIL import Image

from imgbatch.app.demo import write_demo
from imgbatch.app.machine import default_workers

MODES = ("serial", "threads", "processes", "auto")
GOAL = 0.95

Image.MAX_IMAGE_PIXELS = None


def jpeg(image: Image.Image, path: str) -> None:
    image.save(path, "JPEG", quality=92)


def small(photo: Image.Image, path: str) -> None:
    jpeg(photo.resize((800, 600)), path)


def huge(photo: Image.Image, path: str) -> None:
    mosaic = Image.new("RGB", (photo.width * 3, photo.height * 3))
    for place in range(9):
        mosaic.paste(photo, (place % 3 * photo.width, place // 3 * photo.height))
    jpeg(mosaic, path)


def png(photo: Image.Image, path: str) -> None:
    photo.resize((2000, 1500)).save(path, "PNG")


Make = Callable[[Image.Image, str], None]

KINDS: dict[str, tuple[int, Make, str, str]] = {
    "small": (10, small, ".jpg", "320"),
    "many": (200, small, ".jpg", "320"),
    "photos": (50, jpeg, ".jpg", "1280"),
    "huge": (10, huge, ".jpg", "1280"),
    "png": (40, png, ".png", "1280"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--workers", type=int, default=default_workers())
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--keep", metavar="FOLDER", help="Paint into this folder, or take what is there.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folders = paint(options.keep or work, options.only)
        print(f"{options.rounds} rounds, {options.workers} workers; seconds: median (fastest to slowest)")
        for kind in options.only:
            compare(kind, folders[kind], work, options)


def paint(folder: str, kinds: list[str]) -> dict[str, str]:
    """Make the images of each kind from three photos, and return their folders."""
    demo = os.path.join(folder, "demo")
    if not os.path.isdir(demo):
        write_demo(demo)
    photos = [Image.open(os.path.join(demo, f"IMG_000{number}.jpg")) for number in (1, 2, 3)]
    photos = [photo.resize((4032, 3024)) for photo in photos]
    found = {}
    for kind in kinds:
        count, make, suffix, _ = KINDS[kind]
        found[kind] = os.path.join(folder, kind)
        if os.path.isdir(found[kind]):
            continue
        os.mkdir(found[kind])
        for number in range(count):
            path = os.path.join(found[kind], f"{number:04}{suffix}")
            if number < len(photos):
                make(photos[number], path)
            else:
                shutil.copy(os.path.join(found[kind], f"{number % len(photos):04}{suffix}"), path)
    return found


def compare(kind: str, folder: str, work: str, options: argparse.Namespace) -> None:
    seconds: dict[str, list[float]] = {mode: [] for mode in MODES}
    said = ""
    for number in range(options.rounds):
        turn = number % len(MODES)
        for mode in (*MODES[turn:], *MODES[:turn]):
            took, text = run(kind, folder, mode, work, options)
            seconds[mode].append(took)
            said = text if mode == "auto" else said
    medians = {mode: statistics.median(found) for mode, found in seconds.items()}
    best = min((mode for mode in MODES if mode != "auto"), key=medians.__getitem__)
    ratio = medians[best] / medians["auto"]
    calm = min(min(seconds[mode]) for mode in MODES if mode != "auto") / min(seconds["auto"])
    figures = "  ".join(
        f"{mode} {medians[mode]:.2f} ({min(found):.2f} to {max(found):.2f})" for mode, found in seconds.items()
    )
    print(f"{kind:<7} {figures}   {ratio:.2f} of {best}{'' if ratio >= GOAL else '  MISSED'}, fastest {calm:.2f}")
    print(f"        {said}", flush=True)


def run(kind: str, folder: str, mode: str, work: str, options: argparse.Namespace) -> tuple[float, str]:
    """Run one contender once; return its seconds, and what `auto` says that it took."""
    own, out = os.path.join(work, "own"), os.path.join(work, "out")
    if options.fresh:
        shutil.rmtree(own, ignore_errors=True)
    command = [sys.executable, "-m", "imgbatch", "resize", "--mode", mode, "--workers", str(options.workers)]
    command += ["--size", KINDS[kind][3], "--output", out, folder]
    places = {"XDG_STATE_HOME": own, "XDG_CONFIG_HOME": own, "XDG_CACHE_HOME": own}
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **places})
    took = time.perf_counter() - start
    assert len(os.listdir(out)) == KINDS[kind][0], done.stderr
    shutil.rmtree(out)
    return took, next((line for line in done.stderr.splitlines() if line.startswith("imgbatch: ")), "")


if __name__ == "__main__":
    main()
