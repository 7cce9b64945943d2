"""The icon in the forms of Windows and macOS."""

from __future__ import annotations

import icon
import pytest
from PIL import Image


@pytest.mark.parametrize("suffix", icon.EDGES)
def test_the_icon_has_every_size_that_is_shown(tmp_path, suffix):
    # GIVEN nothing / WHEN the icon is written
    icon.write(tmp_path / f"imgbatch{suffix}")
    # THEN it has all sizes
    with Image.open(tmp_path / f"imgbatch{suffix}") as image:
        sizes = image.info["sizes"]
    assert {size[0] * (size[2] if len(size) > 2 else 1) for size in sizes} == set(icon.EDGES[suffix])


def test_the_same_icon_is_drawn_in_every_size():
    # GIVEN the drawing / WHEN it is drawn in two sizes / THEN each is a square with a picture, and nothing around it
    for edge in (16, 256):
        picture = icon.drawn(edge).convert("RGBA")
        assert picture.size == (edge, edge)
        assert picture.getextrema()[3] == (0, 255)
