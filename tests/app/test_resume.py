"""A batch that was cut short is done as it was asked for, the points of focus included."""

from __future__ import annotations

from contextlib import closing

import pytest
from PIL import Image

from imgbatch.app.batch import Batch
from imgbatch.app.past import open_journal
from imgbatch.app.resume import last_cut_short, resume
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size


@pytest.fixture
def journal():
    journal, _ = open_journal()
    with closing(journal):
        yield journal


def test_a_focus_is_kept_for_those_who_resume(journal, images, tmp_path):
    # GIVEN a batch with a focus for one image, which was cancelled before anything was done
    path = images.write(str(tmp_path / "in" / "a.png"), images.corners(400, 200))
    recipe = Recipe(sizes=(Size(50, 100),), fit=Fit.COVER)
    batch = Batch(recipe, str(tmp_path / "out"), workers=1, focus={path: Gravity(1, 0.5)}, journal=journal)
    run = batch.run_paths([str(tmp_path / "in")])
    run.cancel()
    for _ in run.events():
        pass
    # WHEN it is resumed
    for _ in resume(journal, last_cut_short(journal)).events():
        pass
    # THEN the image is cut around its focus
    with Image.open(tmp_path / "out" / "a-50x100.png") as image:
        assert image.getpixel((25, 20)) == images.COLOURS[1]
