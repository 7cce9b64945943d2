"""Pixels of a worker on a screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from imgbatch.domain.preview import Raster
from imgbatch.ui.picture import Picture

BLUE, GREEN, RED = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255)


def plain(width, height, bgra):
    return Raster(width, height, bytes(bgra) * (width * height))


def drawn(picture, edge, region=None):
    canvas = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    picture.draw(painter, QRectF(0, 0, edge, edge), region)
    painter.end()
    return canvas.pixelColor(edge // 2, edge // 2).getRgb()


@pytest.mark.parametrize(
    ("edge", "colour"), [(80, (255, 0, 0, 255)), (41, (255, 0, 0, 255)), (40, (0, 255, 0, 255)), (5, (0, 0, 255, 255))]
)
def test_it_is_drawn_from_the_smallest_that_is_large_enough(qapp, edge, colour):
    # GIVEN levels, each of a colour / WHEN it is drawn / THEN from the one that is at most halved
    picture = Picture((plain(80, 80, RED), plain(40, 40, GREEN), plain(20, 20, BLUE)))
    assert drawn(picture, edge) == colour


def test_a_region_is_drawn(qapp):
    # GIVEN a picture, red on the left and green on the right / WHEN its right is drawn / THEN it is green
    picture = Picture((Raster(2, 1, bytes(RED + GREEN)),))
    assert drawn(picture, 8, QRectF(0.5, 0, 0.5, 1)) == (0, 255, 0, 255)


def test_nonsense_is_not_drawn(qapp):
    # GIVEN too few bytes, beyond which Qt would read / WHEN it is drawn / THEN nothing is
    assert drawn(Picture((Raster(100, 100, b"\xff" * 50),)), 8) == (0, 0, 0, 0)
    assert drawn(Picture(()), 8) == (0, 0, 0, 0)
