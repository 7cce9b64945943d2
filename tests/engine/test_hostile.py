"""What is broken, on purpose or not: it fails with a reason, and never as a bug."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from imgbatch.domain.format import WRITTEN
from imgbatch.domain.job import JobDone, JobFailed
from imgbatch.engine.worker import process_unit

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # as the program does it


def heic(images, picture):
    pillow_heif = pytest.importorskip("pillow_heif")
    memory = io.BytesIO()
    pillow_heif.from_pillow(picture).save(memory, exif=images.full_exif(6))
    return memory.getvalue()


def saved(format_, **options):
    return lambda images, picture: images.encoded(picture, format_, **options)


def with_exif(format_, **options):
    said = lambda images: {"exif": images.full_exif(6), "xmp": images.xmp(6)}  # noqa: E731
    return lambda images, picture: images.encoded(picture, format_, **options, **said(images))


def pages(images, picture):
    options = {"compression": "tiff_adobe_deflate", "tiffinfo": {274: 6, 700: images.xmp(6)}}
    return images.encoded(picture, "TIFF", save_all=True, append_images=[picture.rotate(90)], **options)


def frames(format_):
    def make(images, picture):
        others = [picture.rotate(90), picture.rotate(180)]
        return images.encoded(picture, format_, save_all=True, append_images=others, duration=40)

    return make


FILES = {
    "jpeg": with_exif("JPEG"),
    "progressive": with_exif("JPEG", progressive=True),
    "png": lambda images, picture: images.encoded(picture, "PNG", exif=images.full_exif(6)),
    "webp": with_exif("WEBP"),
    "lossless": saved("WEBP", lossless=True),
    "avif": saved("AVIF"),
    "gif": saved("GIF"),
    "bmp": saved("BMP"),
    "tiff": saved("TIFF"),
    "pages": pages,
    "heic": heic,
    "moving gif": frames("GIF"),
    "moving png": frames("PNG"),
    "moving webp": frames("WEBP"),
    "jpeg2000": saved("JPEG2000"),
    "ico": saved("ICO"),
}
ALLOW = ("jpeg2000", "ico")


@pytest.fixture(scope="module")
def files(images):
    picture = images.corners(32, 32)
    picture.paste(images.noisy(10, 10), (5, 5))
    return {name: make(images, picture) for name, make in FILES.items()}


def outcome(unit):
    """What became of a file: the kinds of failure, or nothing."""
    if unit.source.header is None:
        return {unit.source.error.kind}
    results = process_unit(unit)
    assert len(results) == len(unit.jobs)
    for result in results:
        assert isinstance(result, JobDone | JobFailed)
        if isinstance(result, JobDone):
            with Image.open(result.target) as found:
                found.load()
        else:
            assert not os.path.lexists(result.target)
            assert result.error.message
    return {result.error.kind for result in results if isinstance(result, JobFailed)}


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_is_done(files, unit_of, tmp_path, name):
    # GIVEN the files of this module as they are / WHEN they are resized / THEN none of them fails
    (tmp_path / "a").write_bytes(files[name])
    assert outcome(unit_of(tmp_path / "a", "20", allow=ALLOW, pages="all")) == set()


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("name", [name for name in FILES if name != "pages"])
def test_a_file_that_ends_too_early_fails_with_a_reason(files, unit_of, tmp_path, name, share):
    # GIVEN the first part of a file / WHEN it is resized / THEN it fails, and its end is why
    data = files[name]
    (tmp_path / "a").write_bytes(data[: int(len(data) * share)])
    kinds = outcome(unit_of(tmp_path / "a", "20", allow=ALLOW))
    assert kinds
    assert kinds <= {"corrupt", "not-an-image"}


def test_of_pages_that_end_too_early_those_that_are_whole_are_there(files, unit_of, tmp_path):
    # GIVEN a TIFF of two pages whose last bytes, of the second page's XMP, are lost / WHEN it is resized
    (tmp_path / "a").write_bytes(files["pages"][:-100])
    # THEN both pictures are there
    assert len(process_unit(unit := unit_of(tmp_path / "a", "20", pages="all"))) == 2
    assert all(os.path.exists(job.target) for job in unit.jobs)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    target=st.sampled_from([None, *WRITTEN]),
    flips=st.lists(st.tuples(st.booleans(), st.integers(0, 9999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_bytes_that_flipped_are_never_a_bug(files, unit_of, tmp_path, name, target, flips):
    # GIVEN a file in which some bytes are others / WHEN it is resized to some format
    content = bytearray(files[name])
    for early, place, value in flips:  # the beginning, where the structure is, more often than its share
        content[place * (min(200, len(content)) if early else len(content)) // 10_000] = value
    (tmp_path / "a").write_bytes(content)
    options = {"format": target} if target else {}
    unit = unit_of(tmp_path / "a", "20", allow=ALLOW, pages="all", if_exists="replace", first_frame=True, **options)
    kinds = outcome_of_any(unit)
    # THEN it is done, or has failed for a reason of its own
    assert "bug" not in kinds


def outcome_of_any(unit):
    """As above, for files whose targets may be there from another example."""
    if unit.source.header is None:
        return {unit.source.error.kind}
    failed = [result.error for result in process_unit(unit) if isinstance(result, JobFailed)]
    bugs = [error.detail for error in failed if error.kind == "bug"]
    assert not bugs, bugs[0]
    return {error.kind for error in failed}
