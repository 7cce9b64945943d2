"""Animations: every frame, its time, how often they play, and what lies beside them, from each format into each."""

from __future__ import annotations

import io
import weakref

import pytest
from PIL import Image

from imgbatch.domain.format import Format
from imgbatch.engine import animation
from imgbatch.engine.animation import Frame

MOVING = [format_ for format_ in Format if format_.has_frames]


@pytest.mark.parametrize("before", MOVING)
@pytest.mark.parametrize("after", MOVING)
def test_every_frame_survives_with_its_time_from_each_format_into_each(films, before, after):
    # GIVEN an animation that plays three times, with transparency that comes and goes and a time of zero
    data = films.source(before)
    # WHEN it is read and written
    result = animation.encode(animation.frames(data), animation.plays(data), after, options=films.LOSSLESS[after])
    # THEN we and Pillow find each frame as it was seen, for as long; AVIF has no zero, and is not quite lossless
    times = [time or 1 for time in films.TIMES] if Format.AVIF in (before, after) else films.TIMES
    if (before, after) == (Format.AVIF, Format.GIF):
        times = films.TIMES  # it counts in hundredths of a second
    tolerance = 4 * (before is Format.AVIF) + 4 * (after is Format.AVIF)
    for found in (list(animation.frames(result)), list(films.by_pillow(result))):
        assert [frame.duration for frame in found] == times
        for frame, wanted in zip(found, films.WALK, strict=True):
            films.assert_seen(frame.image, wanted, tolerance)
    # AND it plays as often; Pillow cannot write that into an AVIF
    assert animation.plays(result) == (0 if before is Format.AVIF else 3)


@pytest.mark.parametrize("format_", MOVING)
def test_frames_that_look_alike_stay_frames(films, format_):
    # GIVEN an animation that stands still for a while, at its beginning, within and at its end
    images = [films.WALK[0], films.WALK[0], films.WALK[1], films.WALK[1], films.WALK[1], films.WALK[4], films.WALK[4]]
    times = [20, 30, 40, 50, 60, 70, 80]
    # WHEN it is written
    data = films.written(images, format_, times=times)
    # THEN each is there with its own time
    for found in (list(animation.frames(data)), list(films.by_pillow(data))):
        assert [frame.duration for frame in found] == times
        for frame, wanted in zip(found, images, strict=True):
            films.assert_seen(frame.image, wanted, 4 * (format_ is Format.AVIF))


@pytest.mark.parametrize("format_", MOVING)
def test_one_frame_is_an_animation_too(films, format_):
    # GIVEN a single frame / WHEN it is written / THEN it is read as one
    (frame,) = animation.frames(films.written([films.WALK[2]], format_))
    films.assert_seen(frame.image, films.WALK[2], 4 * (format_ is Format.AVIF))


@pytest.mark.parametrize("format_", [Format.GIF, Format.PNG, Format.WEBP])
def test_a_still_image_is_one_frame(films, format_):
    # GIVEN an image that does not move / WHEN it is read as if it did / THEN it is one frame
    (frame,) = animation.frames(films.encoded(films.WALK[0].convert("RGB"), format_.name, **films.LOSSLESS[format_]))
    films.assert_seen(frame.image, films.WALK[0])
    assert frame.duration == 0


@pytest.mark.parametrize("format_", MOVING)
def test_frames_with_and_without_transparency_can_follow_each_other(films, format_):
    # GIVEN frames that have no alpha, and one with a hole between them
    images = [films.WALK[0].convert("RGB"), films.WALK[3], films.WALK[1].convert("RGB")]
    # WHEN they are written / THEN each is seen as it was
    for frame, wanted in zip(animation.frames(films.written(images, format_)), images, strict=True):
        films.assert_seen(frame.image, wanted, 4 * (format_ is Format.AVIF))


@pytest.mark.parametrize("format_", [Format.GIF, Format.PNG, Format.WEBP])
def test_frames_are_taken_one_by_one(films, format_):
    # GIVEN frames that are made when they are asked for
    alive, most = [], 0

    def made():
        nonlocal most
        for number in range(12):
            image = films.noise(number)
            alive.append(weakref.ref(image))
            yield Frame(image, 40)
            del image
            most = max(most, sum(reference() is not None for reference in alive))

    # WHEN they are written / THEN no more than the neighbours of one are ever held
    data = animation.encode(made(), 0, format_, options=films.LOSSLESS[format_])
    assert len(list(animation.frames(data))) == 12
    assert most <= 3


@pytest.mark.parametrize("plays", [0, 1, 2, 3, 255])
@pytest.mark.parametrize("format_", MOVING)
def test_it_plays_as_often(films, format_, plays):
    # GIVEN an animation that plays so often / WHEN it is written / THEN it does
    assert animation.plays(films.written(films.WALK, format_, plays=plays)) == plays


def test_the_formats_count_plays_as_pillow_reads_them(films):
    # GIVEN three plays: in PNG and WebP that is a 3, in GIF two repetitions / WHEN Pillow reads it / THEN it agrees
    for format_, number in ((Format.GIF, 2), (Format.PNG, 3), (Format.WEBP, 3)):
        with Image.open(io.BytesIO(films.written(films.WALK, format_, plays=3))) as image:
            assert image.info["loop"] == number
    # AND a GIF that plays once says nothing
    with Image.open(io.BytesIO(films.written(films.WALK, Format.GIF, plays=1))) as image:
        assert "loop" not in image.info


def test_how_often_others_play_who_say_nothing(films):
    # GIVEN a still PNG, an AVIF that says it does not repeat, and one that says nothing / THEN as browsers have it
    assert animation.plays(films.encoded(films.WALK[0], "PNG")) == 1
    data = films.written(films.WALK, Format.AVIF)
    assert animation.plays(data.replace(b"elst\1\0\0\1", b"elst\1\0\0\0")) == 1
    assert animation.plays(data.replace(b"edts", b"free")) == 0


def test_more_plays_than_a_format_can_count_are_not_for_ever(films):
    # GIVEN a number beyond all / WHEN it is written / THEN it is the most that there is
    assert animation.plays(films.written(films.WALK, Format.GIF, plays=10**12)) == 65536
    assert animation.plays(films.written(films.WALK, Format.WEBP, plays=10**12)) == 65535
    assert animation.plays(films.written(films.WALK, Format.PNG, plays=2**40)) == 2**31 - 1


@pytest.mark.parametrize("format_", [Format.PNG, Format.WEBP, Format.AVIF])
def test_profile_and_exif_are_in_the_file_once(films, images, format_):
    # GIVEN a profile and an EXIF block, and frames that carry another one in their pockets
    frames = [Frame(image.copy(), 40) for image in films.WALK]
    for frame in frames:
        frame.image.info |= {"icc_profile": images.fake_profile("GRAY"), "exif": b"stale"}
    block = images.exif()
    options = {"icc_profile": images.srgb(), "exif": block} | films.LOSSLESS[format_]
    # WHEN they are written
    data = animation.encode(frames, 0, format_, options=options)
    # THEN what was asked for is there, and nothing else
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert image.n_frames == len(films.WALK)
        assert image.info["icc_profile"] == images.srgb()
        assert image.getexif()[0x0110] == "Model X"
    assert b"stale" not in data
    assert data.count(b"Model X") == 1
    assert format_ is Format.AVIF or b"Exif\0\0" not in data  # the prefix is that of JPEG
    # AND without options there is nothing
    with Image.open(io.BytesIO(animation.encode(frames, 0, format_, options={}))) as image:
        assert "icc_profile" not in image.info
        assert "exif" not in image.info


def test_a_format_that_does_not_move_is_refused(films):
    # GIVEN frames / WHEN they shall become a JPEG / THEN that is a mistake of the program
    with pytest.raises(ValueError, match="do not move"):
        animation.encode([Frame(films.WALK[0], 0)], 0, Format.JPEG, options={})
