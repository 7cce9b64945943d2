"""`--focus`: what stays in view of one image, from the terminal to the pixels."""

from __future__ import annotations

import os

import pytest
from PIL import Image

from imgbatch.cli.focus import read_focus
from imgbatch.cli.main import main
from imgbatch.domain.error import RequestError
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.recipe import Recipe

COVER = Recipe(fit=Fit.COVER)


@pytest.fixture
def photos(images, tmp_path, monkeypatch):
    """Two images with a colour in each quarter; the test stands beside their folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.png", "b=c.png"):
        images.write(str(tmp_path / "photos" / name), images.corners(400, 200))
    return tmp_path / "photos"


def resize(*args):
    common = ("--size", "50x100", "--fit", "cover", "--output", "out", "--mode", "serial")
    return main(["resize", "photos", *common, *args])


def colours(name):
    """The colours of the upper and the lower half of an output."""
    with Image.open(os.path.join("out", name)) as image:
        return image.getpixel((25, 20)), image.getpixel((25, 80))


def test_a_focus_decides_what_is_cut_of_one_image(photos, images):
    # GIVEN images of four quarters / WHEN one has a focus at its right / THEN that one shows its right, and no other
    assert resize("--gravity", "west", "--focus", "photos/b=c.png=1,0.5") == 0
    assert colours("b=c-50x100.png") == (images.COLOURS[1], images.COLOURS[3])
    assert colours("a-50x100.png") == (images.COLOURS[0], images.COLOURS[2])


def test_only_what_has_another_focus_is_made_anew(photos, images, capsys):
    # GIVEN images that were done / WHEN one gets a focus / THEN that one is made anew, the other is up to date
    resize("--gravity", "west")
    capsys.readouterr()
    assert resize("--gravity", "west", "--focus", "photos/a.png=1,0.5", "--json") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if '"job_finished"' in line]
    assert sorted("unchanged" in line or "nothing changed" in line for line in lines) == [False, True]
    assert colours("a-50x100.png")[0] == images.COLOURS[1]
    # AND without it, it is made anew again
    assert resize("--gravity", "west") == 0
    assert colours("a-50x100.png")[0] == images.COLOURS[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("photos/a.png", "write PATH=X,Y"),
        ("=0.5,0.5", "write PATH=X,Y"),
        ("photos/missing.png=0.5,0.5", "there is no file 'photos/missing.png'"),
        ("photos=0.5,0.5", "there is no file 'photos'"),
        ("photos/a.png=2,0", "between 0,0 and 1,1"),
        ("photos/a.png=up", "'up' is no gravity"),
    ],
)
def test_nonsense_is_refused_in_one_line(photos, capsys, text, words):
    # GIVEN nonsense / WHEN it is asked for / THEN one line says so, and what would be right
    assert resize("--focus", text) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1
    assert errors[0].startswith("imgbatch: --focus: ")
    assert words in errors[0]


def test_a_focus_without_a_cut_is_refused(photos):
    # GIVEN a recipe that cuts nothing / WHEN a focus is asked for / THEN it is refused: it would do nothing
    with pytest.raises(RequestError, match="cover"):
        read_focus(["photos/a.png=0,0"], Recipe())


def test_names_are_points_too(photos):
    # GIVEN a name instead of numbers / WHEN it is read / THEN it is the point of that name, for the absolute path
    assert read_focus(["photos/a.png=south-east"], COVER) == {str(photos / "a.png"): Gravity(1, 1)}
