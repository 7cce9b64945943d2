"""What workers may reach, wherever links lead."""

from __future__ import annotations

import os

import pytest

from imgbatch.app.access import MAX_READS, Access
from imgbatch.app.batch import Batch
from imgbatch.domain.event import JobFinished
from imgbatch.domain.job import JobDone
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size

SMALL = Recipe(sizes=(Size(24, 24),))


@pytest.fixture
def folders(tmp_path):
    for name in ("in/below", "elsewhere/deep", "out"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def access_of(folders, *paths):
    return Access([str(folders / path) for path in paths], str(folders / "out"), None)


def test_what_was_given_can_be_read_and_the_output_written(folders):
    # GIVEN a folder and an output / WHEN a worker is started / THEN it may reach these and nothing else
    sandbox = access_of(folders, "in").sandbox()
    assert (sandbox.reads, sandbox.writes) == ((str(folders / "in"),), (str(folders / "out"),))


def test_a_file_of_a_given_folder_changes_nothing(folders):
    # GIVEN a folder / WHEN files below it come / THEN no worker has to be started anew
    access = access_of(folders, "in")
    assert not access.extend(str(folders / "in" / "a.jpg"))
    assert not access.extend(str(folders / "in" / "below" / "a.jpg"))


@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_link_to_elsewhere_widens_what_can_be_read_once(folders, link):
    # GIVEN a link that leads out of the folder / WHEN it comes / THEN the place it leads to can be read, and only that
    (folders / "elsewhere" / "a.jpg").touch()
    if link == "file":
        (folders / "in" / "a.jpg").symlink_to(folders / "elsewhere" / "a.jpg")
        path = folders / "in" / "a.jpg"
    else:
        (folders / "in" / "link").symlink_to(folders / "elsewhere")
        path = folders / "in" / "link" / "a.jpg"
    access = access_of(folders, "in")
    assert access.extend(str(path))
    assert access.sandbox().reads == (str(folders / "in"), str(folders / "elsewhere"))
    assert not access.extend(str(path))


def test_a_given_file_is_all_that_is_opened_of_its_folder(folders):
    # GIVEN a file that was given by itself / WHEN it comes / THEN its folder stays closed
    access = access_of(folders, "in/a.jpg")
    assert not access.extend(str(folders / "in" / "a.jpg"))
    assert access.sandbox().reads == (str(folders / "in" / "a.jpg"),)


def test_links_to_everywhere_open_everything_and_that_is_said(folders):
    # GIVEN links to more places than workers are started anew for / WHEN they come / THEN all can be read
    access = access_of(folders, "in")
    news = [access.extend(f"/place-{number}/a.jpg") for number in range(MAX_READS + 50)]
    assert sum(news) == MAX_READS
    assert (access.sandbox().reads, access.reads_everything) == ((os.sep,), True)


def test_an_output_folder_that_leads_elsewhere_can_be_written(folders):
    # GIVEN a folder among the outputs that is a link / WHEN an output goes there / THEN the place it leads to is opened
    (folders / "out" / "link").symlink_to(folders / "elsewhere")
    access = access_of(folders, "in")
    assert not access.extend_writes(str(folders / "out" / "new" / "a.jpg"))
    assert access.extend_writes(str(folders / "out" / "link" / "deep" / "a.jpg"))
    assert access.sandbox().writes == (str(folders / "out"), str(folders / "elsewhere" / "deep"))
    assert not access.extend_writes(str(folders / "out" / "link" / "deep" / "b.jpg"))


def test_images_behind_links_are_done_in_the_sandbox(folders, images):
    # GIVEN images in the folder, behind a link to a file and behind a link to a folder, and an output behind a link
    images.write(str(folders / "in" / "a.png"), images.detailed())
    images.write(str(folders / "elsewhere" / "b.png"), images.detailed())
    images.write(str(folders / "elsewhere" / "deep" / "c.png"), images.detailed())
    (folders / "in" / "b.png").symlink_to(folders / "elsewhere" / "b.png")
    (folders / "in" / "below" / "link").symlink_to(folders / "elsewhere" / "deep")
    (folders / "far").mkdir()
    (folders / "out" / "below").symlink_to(folders / "far")
    # WHEN they are resized
    events = list(Batch(SMALL, str(folders / "out")).run_paths([str(folders / "in")]).events())
    # THEN all are done, each in its place
    ends = [event.result for event in events if isinstance(event, JobFinished)]
    assert [type(end) for end in ends] == [JobDone] * 3, ends
    assert (folders / "far" / "link" / "c-24.png").exists()
