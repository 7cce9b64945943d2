"""What tests of the journal need: units, results, and files that they speak of."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from imgbatch.domain.format import Format
from imgbatch.domain.job import Job, JobDone, Source, WorkUnit
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.request import Request
from imgbatch.journal.journal import Journal


class Maker:
    """Makes values; sizes are those of the usual recipe unless said otherwise."""

    recipe = Recipe()
    size = str(recipe.sizes[0])

    def request(self, output="/out", paths=("/photos",), **values):
        return Request(paths=paths, recipe=self.recipe, output=output, mode="serial", workers=1, **values)

    def job(self, target, **values):
        values = {"size": self.size, "partial": "", "format": Format.JPEG, "placement": None, **values}
        return Job(target=target, **values)

    def unit(self, number, source, *targets, error=None, recipe=None, **values):
        jobs = tuple(self.job(target, **values) for target in targets)
        found = Source(number, source, bytes=1000 + number, mtime_ns=5_000 + number, error=error)
        return WorkUnit(found, jobs, recipe or self.recipe)

    def done(self, unit, place=0, data=b"new", **values):
        """Say that a job of a unit is done, and its file holds `data`."""
        job = unit.jobs[place]
        digest = hashlib.sha256(data).hexdigest()
        known = {"source_bytes": unit.source.bytes, "bytes": len(data), "digest": digest, "mtime_ns": 7, **values}
        return JobDone(unit.source.number, job.size, job.target, 30, 20, **known)

    def run(self, journal, *files, output="/out", outcome="finished"):
        """Record a whole run that made one file of each (source, target)."""
        run = journal.begin(self.request(output))
        units = [self.unit(number, source, target) for number, (source, target) in enumerate(files)]
        journal.planned(run, units)
        journal.finished(run, [(unit.source.path, self.done(unit)) for unit in units])
        if outcome:
            journal.end(run, outcome)
        return run


@pytest.fixture(scope="session")
def make():
    return Maker()


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "state" / "journal.sqlite")


@pytest.fixture
def journal(path):
    with Journal.open(path) as opened:
        yield opened


@pytest.fixture
def other_process():
    """Run Python text in another process, which gets `Journal` and a `make` like this one; see `Maker`."""
    started = []
    head = f"""
import sys
from importlib.util import module_from_spec, spec_from_file_location
from imgbatch.journal.journal import Journal
spec = spec_from_file_location("maker", {os.path.abspath(__file__)!r})
module = module_from_spec(spec)
spec.loader.exec_module(module)
make = module.Maker()
"""

    def start(text):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        process = subprocess.Popen([sys.executable, "-c", head + text], text=True, **pipes)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
