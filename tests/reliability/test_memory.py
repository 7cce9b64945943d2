"""What a batch takes of the memory, measured from outside: all of its processes together, while it runs."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress

import psutil
import pytest
from PIL import Image

MEGABYTE = 10**6
LANES = 4
A_PROCESS = 60 * MEGABYTE
"""What a process takes before it holds any image: the interpreter and its codecs."""

GROWTH = 300 * 2**20
"""What a worker may keep between two images before it is replaced, as is promised."""

SAMPLE_SECONDS = 0.01

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/self/smaps_rollup"), reason="needs Linux' account of memory")


def paint(path, picture):
    """Write an image of so many megapixels, given as `20.jpg`; a wide gradient, so that it is soon written."""
    megapixels, suffix = picture.split(".")
    width = round((int(megapixels) * 1_000_000 * 4 / 3) ** 0.5)
    size = (width, width * 3 // 4)
    row = Image.linear_gradient("L").rotate(90).resize((size[0], 1))
    image = Image.merge("RGB", [row, row.point(lambda value: value // 2), row]).resize(size)
    options = {"png": {"compress_level": 1}, "webp": {"quality": 50, "method": 0}, "jpg": {"quality": 75}}
    image.save(path, **options[suffix])


def measure(program):
    """Wait for a program; return the most bytes that it and all below it had together, and who these were."""
    most, seen = 0, set()
    top = psutil.Process(program.pid)
    while True:
        try:
            program.wait(timeout=SAMPLE_SECONDS)
        except subprocess.TimeoutExpired:
            family = [program.pid]
            with suppress(psutil.NoSuchProcess):
                family += [child.pid for child in top.children(recursive=True)]
            seen.update(family)
            most = max(most, sum(map(share, family)))
        else:
            return most, seen


def share(pid):
    """Return the bytes of a process, each page that it shares with others counted in part; 0 if it is gone."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith(b"Pss:"))
    except (OSError, StopIteration):
        return 0


def check_mix(tmp_path, terminal, tree, *, budget, pictures):
    # GIVEN images from small to huge, of several formats
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    painted = {}
    for number, picture in enumerate(pictures):
        path = folder / f"{number:02}-{picture}"
        if picture in painted:
            os.link(painted[picture], path)
        else:
            paint(path, picture)
            painted[picture] = path
    # WHEN they are resized within a budget
    options = ("--size", "1280", "--memory", f"{budget // MEGABYTE}MB", "--mode", "processes", "--workers", str(LANES))
    program = terminal("resize", str(folder), "--output", str(output), *options, stdout=subprocess.DEVNULL)
    most, _ = measure(program)
    print(f"{most / MEGABYTE:.0f} MB at most, for a budget of {budget / MEGABYTE:.0f} MB")
    # THEN all are done, and all processes together took no more than that, but for what they are themselves
    assert (program.returncode, program.stderr.read()) == (0, b"")
    assert len(tree(output)) == len(pictures)
    assert most <= 1.25 * budget + LANES * A_PROCESS


def check_leaks(tmp_path, terminal, tree, images, faults, *, count, leak):
    # GIVEN images of which each leaves so much behind in its worker
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(count):
        image = images.encoded(images.plain(), "JPEG")
        (folder / f"{number:03}.jpg").write_bytes(faults.poison(image, f"leak:{leak // MEGABYTE}"))
    # WHEN they are resized
    options = ("--size", "24", "--mode", "processes", "--workers", "2")
    program = terminal(
        "resize", str(folder), "--output", str(output), *options, stdout=subprocess.DEVNULL, env=faults.env()
    )
    most, seen = measure(program)
    print(f"{most / MEGABYTE:.0f} MB at most, {count * leak / MEGABYTE:.0f} MB leaked, {len(seen)} processes")
    # THEN all are done, and a worker ends, with what it has at hand, once it has grown
    assert (program.returncode, program.stderr.read()) == (0, b"")
    assert len(tree(output)) == count
    assert most <= 2 * (GROWTH + 2 * leak) + 3 * A_PROCESS


def test_a_small_mix_fits_into_its_memory(tmp_path, terminal, tree):
    # all at once, the large ones would take three times as much
    pictures = ("1.jpg", "4.webp", *["40.png"] * 6, "12.jpg", "2.webp")
    check_mix(tmp_path, terminal, tree, budget=300 * MEGABYTE, pictures=pictures)


@pytest.mark.full
@pytest.mark.timeout(600)
def test_a_mix_of_1_to_200_megapixels_fits_into_a_gigabyte(tmp_path, terminal, tree):
    # in the order of their names: middling ones first, of which every worker keeps what it can, and giants between them
    pictures = (
        *("40.png", "48.png", "40.jpg", "48.png", "12.webp", "200.png", "1.jpg", "24.png"),
        *("24.webp", "100.jpg", "48.png", "30.png", "160.png", "200.jpg", "3.webp", "150.jpg", "60.png", "8.jpg"),
    )
    check_mix(tmp_path, terminal, tree, budget=1000 * MEGABYTE, pictures=pictures)


def test_a_few_leaking_images_are_bounded(tmp_path, terminal, tree, images, faults):
    check_leaks(tmp_path, terminal, tree, images, faults, count=12, leak=120 * MEGABYTE)


@pytest.mark.full
@pytest.mark.timeout(300)
def test_sixty_leaking_images_are_bounded(tmp_path, terminal, tree, images, faults):
    check_leaks(tmp_path, terminal, tree, images, faults, count=60, leak=80 * MEGABYTE)
