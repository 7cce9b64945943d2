"""The way of one image through the engine, as a batch goes it."""

from __future__ import annotations

import io
import os

import pytest
from PIL import Image

from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, Size
from imgbatch.domain.job import JobDone, Source
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.engine.decode import probe
from imgbatch.engine.worker import process_unit
from imgbatch.planning.plan import plan

_TYPES = {"fit": Fit, "format": Format, "if_exists": IfExists}


@pytest.fixture
def unit_of(tmp_path):
    """Plan the unit of one file; options are those of a recipe, as text where they are words."""

    def make(path, *sizes, **options):
        typed = {name: _TYPES.get(name, type(value))(value) for name, value in options.items()}
        recipe = Recipe(sizes=tuple(Size.parse(size) for size in sizes), **typed)
        (unit,) = plan([Source(0, os.fspath(path))], recipe, str(tmp_path / "out"), probe=probe, token="t")
        return unit

    return make


@pytest.fixture
def resized(unit_of):
    """Resize one file and return the opened output of the only size."""

    def make(path, size, **options):
        (result,) = process_unit(unit_of(path, size, **options))
        assert isinstance(result, JobDone), result
        with open(result.target, "rb") as file:
            image = Image.open(io.BytesIO(file.read()))
        image.load()
        return image

    return make
