"""Folders of many small images, and what has to be true of a batch over them whatever happens."""

from __future__ import annotations

import hashlib
import json
import os

import pytest


@pytest.fixture
def many(tmp_path, images):
    """Make a folder of so many images: a few different ones, each many times, as files of their own."""

    def make(count, *, name="in", size=(64, 48), per_folder=500):
        patterns = []
        for number in range(8):
            path = tmp_path / f"pattern-{number}.jpg"
            image = images.detailed(*size, seed=number)
            image.save(path, "JPEG", quality=80)
            patterns.append(path.read_bytes())
            path.unlink()
        folder = tmp_path / name
        for number in range(count):
            below = folder / f"{number // per_folder:04}"
            if number % per_folder == 0:
                below.mkdir(parents=True)
            (below / f"{number:06}.jpg").write_bytes(patterns[number % len(patterns)])
        return folder

    return make


@pytest.fixture
def tree():
    """Digest all files below a folder, by their relative names."""

    def of(folder):
        found = {}
        for path, _, names in os.walk(folder):
            for name in names:
                full = os.path.join(path, name)
                try:
                    with open(full, "rb") as file:
                        found[os.path.relpath(full, folder)] = hashlib.sha256(file.read()).hexdigest()
                except FileNotFoundError:  # a partial file of a program that is running
                    continue
        return found

    return of


@pytest.fixture
def told():
    """Read the events that the program wrote as JSON, one a line; a line that was cut off by a kill is left out."""

    def read(text):
        events = []
        for line in text.splitlines():
            try:
                events.append(json.loads(line))
            except json.JSONDecodeError:
                continue
        return events

    return read
