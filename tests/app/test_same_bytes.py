"""A file has the same bytes, whether it is made together with the other sizes or after them."""

from __future__ import annotations

import hashlib
import os

import pytest

from imgbatch.app.batch import Batch
from imgbatch.app.past import open_journal
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.resampling import Resampling
from imgbatch.domain.size import Size

SIZES = (Size(700, 700), Size(320, 320), Size(150, 150), Size(60, 60))
RECIPES = {
    "usual": Recipe(sizes=SIZES),
    "cover": Recipe(sizes=SIZES, fit=Fit.COVER),
    "sharpened": Recipe(sizes=SIZES, resampling=Resampling(sharpen=60)),
    "of a few kilobytes": Recipe(sizes=SIZES, encoding=Encoding(max_bytes=9_000)),
    "another format": Recipe(sizes=SIZES, format=Format.WEBP),
    "what is there is kept": Recipe(sizes=SIZES, if_exists=IfExists.SKIP),
}


@pytest.fixture
def source(tmp_path, images):
    folder = tmp_path / "in"
    folder.mkdir()
    images.detailed(1600, 1200).save(folder / "a.jpg", quality=92)
    return folder


def digests(folder):
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in sorted(os.listdir(folder))
        if name.startswith("a")
    }


def run(recipe, source, output, journal):
    for event in Batch(recipe, str(output), workers=1, journal=journal).run_paths([str(source)]).events():
        last = event
    return last


@pytest.mark.parametrize("gone", [("320",), ("60",), ("700", "150"), ("320", "150", "60")], ids="+".join)
@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_what_is_made_again_is_the_same(recipe, source, tmp_path, gone):
    # GIVEN all sizes of a photo / WHEN some of them are gone, and the batch is run again
    journal, _ = open_journal()
    output = tmp_path / "out"
    run(recipe, source, output, journal)
    before = digests(output)
    for name in before:
        if name.split("-")[1].split(".")[0] in gone:
            (output / name).unlink()
    last = run(recipe, source, output, journal)
    journal.close()
    # THEN those are made again, byte for byte
    assert (last.done, last.failed) == (len(gone), 0)
    assert digests(output) == before


def test_frames_that_are_made_again_are_the_same(tmp_path, images):
    # GIVEN two sizes of an animation / WHEN the smaller one is gone, and the batch is run again / THEN it is the same
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    frames = [images.detailed(600, 400, seed=seed) for seed in range(3)]
    frames[0].save(folder / "a.webp", save_all=True, append_images=frames[1:], duration=80)
    recipe = Recipe(sizes=(Size(400, 400), Size(100, 100)))
    journal, _ = open_journal()
    run(recipe, folder, output, journal)
    before = digests(output)
    (output / "a-100.webp").unlink()
    run(recipe, folder, output, journal)
    journal.close()
    assert digests(output) == before
