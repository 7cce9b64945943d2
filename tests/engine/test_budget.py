"""Small files: quality is given up first, then size; and the source where it is the smaller."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imgbatch.domain.job import JobDone, JobFailed
from imgbatch.engine import budget
from imgbatch.engine.budget import Attempt, within
from imgbatch.engine.errors import ImageError
from imgbatch.engine.worker import process_unit


def fake(quality, scale):
    """A file whose size goes with the quality and with the area."""
    return Attempt(bytes(int(100 + 1000 * quality * scale * scale)), quality, scale, int(400 * scale), int(300 * scale))


@given(limit=st.integers(1, 120_000), quality=st.integers(1, 100), has_quality=st.booleans())
def test_a_limit_is_never_exceeded_and_quality_never_raised(limit, quality, has_quality):
    # GIVEN any limit and quality / WHEN the best file is searched
    tried = []

    def make(quality, scale):
        tried.append((quality, scale))
        return fake(quality, scale)

    try:
        best = within(limit, quality, make, has_quality=has_quality)
    except ImageError as error:
        # THEN it is said that there is none, only where even a small one is too large
        least = min(quality, budget.LEAST_QUALITY) if has_quality else quality
        assert len(fake(least, budget.LEAST_SCALE).data) > limit
        assert f"{limit:,} were asked for" in error.info.message  # noqa: PT017
        return
    # or it keeps to the limit, no quality is above the one that was asked for, and no size above the first
    assert len(best.data) <= limit
    assert all(each <= quality and scale <= 1 for each, scale in tried)
    # and size is given up only after all the quality that may go
    assert best.scale == 1 or best.quality == (min(quality, budget.LEAST_QUALITY) if has_quality else quality)
    # and the search was short
    assert len(tried) <= 10


def test_the_best_quality_that_fits_is_found():
    # GIVEN files that grow by 1000 bytes a step of quality / WHEN 60 steps fit / THEN that is the quality
    assert within(60_500, 90, fake, has_quality=True).quality == 60


def test_the_best_size_is_nearly_found():
    # GIVEN files that cannot give up quality / WHEN a quarter of the bytes fit / THEN the edges are nearly halved
    assert 0.48 <= within(25_000, 100, fake, has_quality=False).scale <= 0.5


@pytest.mark.parametrize("format_", ["jpeg", "webp", "avif"])
def test_quality_is_given_up_first(images, unit_of, tmp_path, format_):
    # GIVEN a picture that is a little too large in bytes / WHEN its file is limited
    path = images.write(str(tmp_path / "a.png"), images.detailed(400, 300))
    (usual,) = process_unit(unit_of(path, "200", format=format_, avif_speed=10))
    limit = usual.bytes * 7 // 10
    unit = unit_of(path, "200", format=format_, avif_speed=10, max_bytes=limit, if_exists="replace")
    (result,) = process_unit(unit)
    # THEN it keeps to it at its full size, nearly to the last byte, and says what was given up
    assert limit * 0.8 <= result.bytes <= limit
    assert (result.width, result.height) == (200, 150)
    assert result.bytes == os.path.getsize(result.target)
    assert len(result.notes) == 1
    assert result.notes[0].startswith("quality ")


@pytest.mark.parametrize(
    ("format_", "options"), [("jpeg", {}), ("webp", {}), ("png", {}), ("gif", {}), ("tiff", {}), ("bmp", {})]
)
def test_then_size(images, unit_of, tmp_path, format_, options):
    # GIVEN a picture / WHEN its file has to be much smaller than any quality makes it
    path = images.write(str(tmp_path / "a.png"), images.noisy(400, 300))
    (result,) = process_unit(unit_of(path, "200", format=format_, max_bytes=4000, **options))
    # THEN it keeps to it, with fewer pixels, by its ratio, and says so
    assert result.bytes <= 4000
    assert result.width < 200
    assert abs(result.width * 3 - result.height * 4) <= 4
    with Image.open(result.target) as found:
        assert found.size == (result.width, result.height)
    assert f"only {result.width}x{result.height}, to keep the file small enough" in result.notes
    assert any(note.startswith("quality ") for note in result.notes) == (format_ in ("jpeg", "webp"))


def test_lossless_goes_by_size_only(images, unit_of, tmp_path):
    # GIVEN a lossless WebP that is too large / WHEN its file is limited / THEN it is smaller, and still lossless
    path = images.write(str(tmp_path / "a.png"), images.noisy(200, 150))
    (result,) = process_unit(unit_of(path, "100", format="webp", lossless=True, max_bytes=4000))
    assert result.bytes <= 4000
    assert [note.partition(" ")[0] for note in result.notes] == ["only"]
    with open(result.target, "rb") as file:
        assert b"VP8L" in file.read(64)


def test_padding_shrinks_with_the_image(images, unit_of, tmp_path):
    # GIVEN an image that is padded / WHEN its file is limited / THEN it still has the form of its box
    path = images.write(str(tmp_path / "a.png"), images.noisy(400, 200))
    (result,) = process_unit(unit_of(path, "200x200", fit="contain", max_bytes=9000))
    assert result.bytes <= 9000
    assert result.width == result.height < 200


def test_what_fits_the_limit_is_as_it_would_be_without(images, unit_of, tmp_path):
    # GIVEN a limit that no file reaches / WHEN a picture is made with and without / THEN the bytes are the same
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(400, 300))
    found = []
    for limit in ({}, {"max_bytes": 10**6}):
        (result,) = process_unit(unit_of(path, "200", if_exists="replace", **limit))
        with open(result.target, "rb") as file:
            found.append((file.read(), result.notes))
    assert found[0] == found[1]


def test_a_limit_that_cannot_be_reached_is_said(images, unit_of, tmp_path):
    # GIVEN a picture with a large profile / WHEN less is allowed than the profile has / THEN it has failed, and says so
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(400, 300), icc_profile=images.srgb() + bytes(3000))
    (result,) = process_unit(unit_of(path, "200", max_bytes=1000))
    assert isinstance(result, JobFailed)
    assert result.error.kind == "too-large"
    assert "1,000 were asked for" in result.error.message
    assert not os.path.exists(result.target)


def test_what_fits_is_copied_only_within_the_limit(images, unit_of, tmp_path):
    # GIVEN an image that fits its size already / WHEN its file may be as large as it is, or a byte less
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 150), quality=95)
    size = os.path.getsize(path)
    kept, made = (process_unit(unit_of(path, "200", max_bytes=size - less, if_exists="replace"))[0] for less in (0, 1))
    # THEN it is copied, or made smaller
    assert (kept.copied, kept.bytes) == (True, size)
    assert not made.copied
    assert made.bytes < size


# Not smaller than the source


def small_source(images, tmp_path, suffix="jpg", **options):
    """A file that gets larger when it is encoded anew at a quality of 100."""
    options = {"quality": 30, **options} if suffix == "jpg" else options
    return images.write(str(tmp_path / f"a.{suffix}"), images.noisy(200, 150), **options)


def test_the_bytes_of_the_source_are_kept_where_the_result_would_not_be_smaller(images, unit_of, tmp_path):
    # GIVEN a file that would grow / WHEN that is not wanted / THEN it has the bytes of its source, and says so
    path = small_source(images, tmp_path)
    (grown,) = process_unit(unit_of(path, "180", quality=100))
    (kept,) = process_unit(unit_of(path, "180", quality=100, keep_smaller=True, if_exists="replace"))
    assert (grown.copied, kept.copied) == (False, True)
    assert grown.bytes > kept.bytes == os.path.getsize(path)
    with open(path, "rb") as source, open(kept.target, "rb") as target:
        assert source.read() == target.read()
    assert (kept.width, kept.height) == (200, 150)
    assert kept.notes == ("the bytes of the source were kept: the result would not be smaller",)


CHANGED = {
    "another format": {"format": "png"},
    "without metadata": {"metadata": "none"},
    "without what is private": {"metadata": "public"},
    "cut": {"fit": "cover", "size": "180x180"},
    "padded": {"fit": "contain", "size": "190x190"},
    "stretched": {"fit": "fill", "size": "180x180"},
    "for print": {"size": "4in@45dpi"},
}


@pytest.mark.parametrize("what", CHANGED)
def test_the_source_is_not_kept_where_something_else_was_asked_for(images, unit_of, tmp_path, what):
    # GIVEN a file that would grow / WHEN something is asked for that its bytes do not have / THEN it is made anew
    options = {"size": "180", **CHANGED[what]}
    path = small_source(images, tmp_path, exif=images.full_exif())
    (result,) = process_unit(unit_of(path, options.pop("size"), quality=100, keep_smaller=True, **options))
    assert isinstance(result, JobDone), result
    assert (result.copied, result.bytes > os.path.getsize(path)) == (False, True)


@pytest.mark.parametrize("what", ["turned", "with a profile"])
def test_nor_where_the_source_is_not_as_it_shall_be(images, unit_of, tmp_path, what):
    # GIVEN a file that would grow, and stands on its side or has a profile / WHEN it shall not / THEN it is made anew
    said = {"exif": images.exif(6)} if what == "turned" else {"icc_profile": images.wide_profile()}
    path = small_source(images, tmp_path, **said)
    profile = "keep" if what == "turned" else "srgb"
    (result,) = process_unit(unit_of(path, "140", quality=100, keep_smaller=True, profile=profile))
    assert not result.copied
