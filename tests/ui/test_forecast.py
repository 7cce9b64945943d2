from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from imgbatch.domain.encoding import Encoding
from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit
from imgbatch.domain.job import Header, Page, Source
from imgbatch.domain.recipe import IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.size import Size
from imgbatch.planning.plan import plan
from imgbatch.ui.forecast import AS_IT_IS, NO_FILE, result_text, source_text

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def source(format_=Format.JPEG, width=4000, height=3000, **header):
    return Source(0, "/photos/a", bytes=3_100_000, header=Header(format_, width, height, **header))


def small(format_=Format.JPEG, **header):
    return source(format_, 600, 400, **header)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Source(0, "/photos/a", bytes=3_100_000), "3.1 MB"),
        (source(), "4000 × 3000  ·  3.1 MB"),
        (source(Format.GIF, frames=1200), "4000 × 3000  ·  3.1 MB  ·  1,200 frames"),
        (source(Format.TIFF, pages=(Page(1, 1),) * 3), "4000 × 3000  ·  3.1 MB  ·  3 pages"),
    ],
)
def test_a_source_says_how_large_it_is_and_what_it_has_several_of(found, expected):
    # GIVEN a source / WHEN it is described / THEN all that is known of it is said
    assert source_text(ENGLISH, found) == expected


@pytest.mark.parametrize(
    ("found", "recipe", "expected"),
    [
        (Source(0, "/a"), Recipe(), "…"),
        (Source(0, "/a", error=ErrorInfo(ErrorKind.CORRUPT, "damaged")), Recipe(), ""),
        (source(), Recipe(sizes=(Size.parse("50%"), Size.parse("short300"))), "2000 × 1500, 400 × 300"),
        (source(), Recipe(sizes=(Size(500, 500),), fit=Fit.COVER, format=Format.AVIF), "500 × 500  AVIF"),
        (source(Format.HEIC), Recipe(), "1920 × 1440  JPEG"),
        (source(Format.PSD), Recipe(), "1920 × 1440  PNG"),
        (source(Format.GIF, frames=12), Recipe(), "1920 × 1440"),
        (source(Format.GIF, frames=12), Recipe(format=Format.JPEG), "JPEG holds no animation"),
        (
            source(Format.GIF, frames=12),
            Recipe(format=Format.JPEG, first_frame=True),
            "1920 × 1440  JPEG, first frame",
        ),
    ],
)
def test_a_result_is_foretold(found, recipe, expected):
    # GIVEN a source and a recipe / WHEN the result is foretold / THEN it is what the run will make
    assert result_text(ENGLISH, found, recipe) == expected


PAGES = (Page(4000, 3000), Page(3000, 4000, 6), Page(4000, 3000))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [(Pages.FIRST, "1920 × 1440"), (Pages.ALL, "3 pages: 1920 × 1440, 1440 × 1920")],
)
def test_the_pages_of_a_tiff_are_foretold_each_size_once(pages, expected):
    # GIVEN a TIFF of three pages, two of one size / WHEN its results are foretold / THEN none is said twice
    assert result_text(ENGLISH, source(Format.TIFF, pages=PAGES), Recipe(pages=pages)) == expected


@pytest.mark.parametrize(
    ("found", "recipe", "expected"),
    [
        (small(), Recipe(), AS_IT_IS),
        (small(), Recipe(if_fits=IfFits.SKIP), NO_FILE),
        (small(), Recipe(if_fits=IfFits.ENCODE), "600 × 400"),
        (small(orientation=3), Recipe(), "600 × 400"),
        (small(), Recipe(metadata=Keep.PUBLIC), "600 × 400"),
        (small(has_profile=True), Recipe(profile=Profile.SRGB), "600 × 400"),
        (small(), Recipe(profile=Profile.SRGB), AS_IT_IS),
        (small(), Recipe(encoding=Encoding(max_bytes=3_000_000)), "600 × 400"),
        (small(), Recipe(encoding=Encoding(max_bytes=3_100_000)), AS_IT_IS),
        (small(), Recipe(sizes=(Size.parse("90x90cm"),)), "600 × 400"),
        (small(Format.HEIC), Recipe(), "600 × 400  JPEG"),
        (small(Format.TIFF, pages=(Page(600, 400),) * 2), Recipe(), "600 × 400"),
    ],
)
def test_what_already_fits_is_foretold_as_the_plan_decides(found, recipe, expected, tmp_path):
    # GIVEN an image that is smaller than the size / WHEN its result is foretold / THEN copies are called so
    assert result_text(ENGLISH, found, recipe) == expected
    # AND the plan decides the same
    (unit,) = plan([found], recipe, str(tmp_path), probe=lambda sources, _wanted: iter(sources), token="t")
    assert unit.jobs[0].copy == (expected == AS_IT_IS)
    assert bool(unit.jobs[0].skip) == (expected == NO_FILE)
