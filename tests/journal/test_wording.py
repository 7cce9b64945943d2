from __future__ import annotations

import msgspec
import pytest

from imgbatch.domain.encoding import Encoding
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.request import Request
from imgbatch.domain.resampling import Resampling
from imgbatch.domain.size import Size
from imgbatch.journal.wording import _FITS, _IF_EXISTS, _IF_FITS, _METADATA, byte_size, in_words

USUAL = Request(paths=("/photos",), recipe=Recipe(), output="/out", mode="processes", workers=8)


def said(**recipe):
    return dict(in_words(msgspec.structs.replace(USUAL, recipe=Recipe(**recipe))))


def test_the_usual_request():
    # GIVEN a request as most are / THEN it is said in a few words
    assert said() == {
        "From": "/photos",
        "To": "/out",
        "Sizes": "1920",
        "Fit": "inside the size, nothing is cut",
        "Small images": "copied",
        "Format": "that of the source, quality 85",
        "Metadata": "kept",
        "Names": "{stem}-{size}",
        "Existing files": "kept, unless imgbatch made them and something changed since",
        "Done by": "8 processes",
    }


def test_an_unusual_request():
    # GIVEN a request with everything that is rare / THEN that is said, too
    words = said(
        sizes=(Size.parse("640"), Size.parse("50%")),
        enlarge=True,
        background="#ff0000",
        resampling=Resampling(linear=True, sharpen=50, fast=True),
        format=Format.WEBP,
        encoding=Encoding(lossless=True, max_bytes=200_000),
        profile=Profile.SRGB,
        pages=Pages.ALL,
    )
    assert words["Sizes"] == "640, 50%"
    assert words["Fit"] == "inside the size, nothing is cut; small images are enlarged"
    assert words["Format"] == "WebP, lossless, at most 200 kB"
    assert words["Resampling"] == "lanczos3, in linear light, sharpened by 50%, fast"
    assert (words["Background"], words["Colours"], words["Pages"]) == ("#ff0000", "converted to sRGB", "all")


def test_many_paths_are_counted():
    # GIVEN more paths than anyone reads / THEN the first are named
    request = msgspec.structs.replace(USUAL, paths=tuple(f"/{number}" for number in range(1005)))
    assert dict(in_words(request))["From"] == "/0, /1, /2, /3, /4, and 1,000 more"


@pytest.mark.parametrize(
    ("words", "values"), [(_FITS, Fit), (_IF_FITS, IfFits), (_IF_EXISTS, IfExists), (_METADATA, Keep)]
)
def test_there_are_words_for_every_choice(words, values):
    # GIVEN everything that can be chosen / THEN there are words for it
    assert set(words) == set(values)


def test_bytes_as_people_read_them():
    # GIVEN numbers of bytes / THEN they are rounded to what can be read
    numbers = (0, 999, 1000, 999_499, 999_500, 12_340_000, 5_000_000_000, 7e12)
    assert [byte_size(number) for number in numbers] == [
        "0 B",
        "999 B",
        "1 kB",
        "999 kB",
        "1.0 MB",
        "12.3 MB",
        "5.0 GB",
        "7.0 TB",
    ]
