"""The way of one image through the engine, as a batch goes it."""

from __future__ import annotations

import importlib.util
import io
import os
from functools import partial

import pytest
from PIL import Image

from imgbatch.domain.encoding import Encoding, Subsampling
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.job import JobDone, Source
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size
from imgbatch.engine.opening import probe
from imgbatch.engine.worker import process_unit
from imgbatch.planning.plan import plan

_TYPES = {
    "fit": Fit,
    "format": Format,
    "if_exists": IfExists,
    "if_fits": IfFits,
    "gravity": Gravity.parse,
    "kernel": Kernel,
    "metadata": Keep,
    "profile": Profile,
    "pages": Pages,
    "subsampling": Subsampling,
}


def _beside(name):
    path = os.path.join(os.path.dirname(__file__), f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sixteen():
    """The maker of files with 16 bits a channel, `sixteen.py` beside this file."""
    return _beside("sixteen")


@pytest.fixture(scope="session")
def exif_blocks():
    """The maker of EXIF blocks, `exif_blocks.py` beside this file."""
    return _beside("exif_blocks")


@pytest.fixture
def unit_of(tmp_path):
    """Plan the unit of one file; options are those of a recipe, as text where they are words."""

    def make(path, *sizes, **options):
        typed = {name: _TYPES.get(name, type(value))(value) for name, value in options.items()}
        groups = {}
        for group, type_ in (("resampling", Resampling), ("encoding", Encoding)):
            own = {name: typed.pop(name) for name in type_.__struct_fields__ if name in typed}
            groups[group] = type_(**own)
        recipe = Recipe(sizes=tuple(Size.parse(size) for size in sizes), **groups, **typed)
        source = Source(0, os.fspath(path), bytes=os.path.getsize(path) if os.path.exists(path) else 0)
        output = str(tmp_path / "out")
        (unit,) = plan([source], recipe, output, probe=partial(_probed, recipe.allow), token="t")
        return unit

    return make


def _probed(allow, sources, _wanted):
    return (probe(source, allow) for source in sources)


@pytest.fixture
def resized(unit_of):
    """Resize one file and return the opened output of the only size, which the next one replaces."""

    def make(path, size, **options):
        options.setdefault("if_exists", "replace")
        (result,) = process_unit(unit_of(path, size, **options))
        assert isinstance(result, JobDone), result
        with open(result.target, "rb") as file:
            image = Image.open(io.BytesIO(file.read()))
        image.load()
        return image

    return make
