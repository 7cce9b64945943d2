"""The character that widths are counted in."""

from __future__ import annotations

import pytest

from imgbatch.ui.character import character_width


class Metrics:
    """What a font says of itself."""

    def __init__(self, average, x):
        self.average, self.x = average, x

    def averageCharWidth(self):  # noqa: N802  (Qt's name)
        return self.average

    def horizontalAdvance(self, text):  # noqa: N802  (Qt's name)
        return self.x * len(text)


@pytest.mark.parametrize(("average", "x", "width"), [(6, 7, 6), (12, 6, 6)])
def test_square_characters_do_not_make_the_window_twice_as_wide(average, x, width):
    # GIVEN DejaVu Sans, and Noto Sans CJK / WHEN the width is asked for / THEN it is that of a Latin character
    assert character_width(Metrics(average, x)) == width
