"""Whether this installation can do what it is for: tried out, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
from collections.abc import Iterator

import msgspec

from imgbatch.app.batch import Batch, Mode
from imgbatch.app.doctor import report
from imgbatch.app.resources import resource
from imgbatch.domain.error import WorkerStartError
from imgbatch.domain.event import JobFinished
from imgbatch.domain.format import WRITTEN, Format
from imgbatch.domain.job import JobDone, JobFailed, JobResult
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.engine.versions import versions

_WIDTH, _HEIGHT = 96, 64
_RESOURCES = (("icons", "imgbatch.svg"), ("translations", "imgbatch_de.qm"))
_HEIC = "self-test.heic"
"""A picture in the format that is read and never written."""


class Check(msgspec.Struct, frozen=True):
    """One thing that was tried.

    Attributes:
        what: Its name.
        problem: Why it does not work; empty if it does.
    """

    what: str
    problem: str = ""


def self_test() -> Iterator[Check]:
    """Try everything that a batch needs, and yield how it went: files of its own, each codec, worker processes."""
    for parts in _RESOURCES:
        yield _resource(*parts)
    with tempfile.TemporaryDirectory(prefix="imgbatch-self-test-") as folder:
        picture = os.path.join(folder, "picture.bmp")
        with open(picture, "wb") as file:
            file.write(painted())
        written = []
        for format_ in WRITTEN:
            path, problem = _write(picture, format_, os.path.join(folder, format_.value))
            yield Check(f"writes {format_.value}", problem)
            if path:
                written.append(path)
        if "not installed" not in versions()["HEIC"]:
            found = _resource(_HEIC)
            yield found
            if not found.problem:
                written.append(shutil.copyfile(resource(_HEIC), os.path.join(_made(folder, "heic"), _HEIC)))
        yield from _read(written, os.path.join(folder, "read"))


def about() -> str:
    """Say in a line what was tested."""
    facts = report()
    return ", ".join(f"{name} {facts[name]}" for name in ("imgbatch", "Python", "system"))


def painted() -> bytes:
    """Paint a BMP by hand: a picture that needs no codec."""
    rows = b"".join(
        bytes(part for x in range(_WIDTH) for part in (255 * y // _HEIGHT, 255 * x // _WIDTH, 128))
        for y in range(_HEIGHT)
    )
    header = struct.pack("<IiiHHIIiiII", 40, _WIDTH, _HEIGHT, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    return struct.pack("<2sIHHI", b"BM", 14 + len(header) + len(rows), 0, 0, 14 + len(header)) + header + rows


def _resource(*parts: str) -> Check:
    what = f"finds {'/'.join(parts)}"
    try:
        resource(*parts)
    except FileNotFoundError as error:
        return Check(what, str(error))
    return Check(what)


def _made(*parts: str) -> str:
    folder = os.path.join(*parts)
    os.makedirs(folder)
    return folder


def _write(picture: str, format_: Format, folder: str) -> tuple[str, str]:
    """Make a picture of half the size in a format; return its path, or why there is none."""
    recipe = Recipe(sizes=(Size(_WIDTH // 2, _WIDTH // 2),), format=format_)
    batch = Batch(recipe, folder, mode=Mode.THREADS, workers=1)
    batch.learns = False
    results = [event.result for event in batch.run_paths([picture]).events() if isinstance(event, JobFinished)]
    match results:
        case [JobDone(target=target, width=width, height=height)] if (width, height) == (_WIDTH // 2, _HEIGHT // 2):
            return target, ""
        case [JobFailed(error=error)]:
            return "", str(error)
        case _:
            return "", f"came out as {results}"


def _read(paths: list[str], folder: str) -> Iterator[Check]:
    """Read pictures of all formats in worker processes, and make them half as large once more."""
    batch = Batch(Recipe(sizes=(Size(_WIDTH // 4, _WIDTH // 4),)), folder, mode=Mode.PROCESSES)
    batch.learns = False
    problems = dict.fromkeys(paths, "nothing came of it")
    try:
        for event in batch.run_paths(paths).events():
            if isinstance(event, JobFinished):
                problems[event.path] = _wrong(event.result)
    except WorkerStartError as error:
        yield Check("starts worker processes", str(error))
        return
    yield Check("starts worker processes")
    for path, problem in problems.items():
        yield Check(f"reads {os.path.basename(os.path.dirname(path))} in a worker process", problem and shown(problem))


def _wrong(result: JobResult) -> str:
    match result:
        case JobDone(width=width, height=height):
            is_right = (width, height) == (_WIDTH // 4, _HEIGHT // 4)
            return "" if is_right else f"came out as {width}x{height}"
        case JobFailed(error=error):
            return str(error)
        case _:
            return f"came out as {result}"
