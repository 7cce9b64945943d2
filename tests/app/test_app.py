"""Settings, resources, and a batch that refuses what makes no sense before it begins."""

from __future__ import annotations

import json
import os

import msgspec
import pytest

from imgbatch.app import resources, settings
from imgbatch.app.batch import MAX_WORKERS, Batch, Mode, several_folders
from imgbatch.app.folders import settings_file
from imgbatch.app.look import find, probe_all
from imgbatch.app.machine import default_workers
from imgbatch.app.settings import Settings, TableLook, load, save
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.error import RequestError
from imgbatch.domain.event import ScanFinished, ScanStarted, SourceFound
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.job import Header
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def content_of(path):
    with open(path, "rb") as file:
        return file.read()


# Settings


def test_the_first_start_has_the_usual_settings_and_says_nothing():
    # GIVEN no file / WHEN settings are loaded / THEN they are the usual ones, without a note
    assert load() == (Settings(is_first=True), "")


def test_settings_come_back_as_they_were_saved():
    # GIVEN settings with every field set / WHEN they are saved and loaded / THEN they are the same
    kept = Settings(
        recipe=Recipe(
            sizes=(Size(9, None), Size(4, 4), Size.parse("10x15cm@300dpi")),
            fit=Fit.COVER,
            gravity=Gravity(0.3, 1),
            encoding=Encoding(quality=3, max_bytes=9999),
            resampling=Resampling(kernel=Kernel.BOX),
            allow=(Format.ICO,),
        ),
        output="/out/ärger",
        mode=Mode.THREADS,
        workers=3,
        rates={"threads": 2.5},
        low_priority=True,
        table=TableLook((0.5, 0.25), "name", descending=True),
        window=b"\x00\xff geometry",
    )
    save(kept)
    assert load() == (kept, "")


def test_an_output_folder_that_is_not_utf8_is_remembered():
    # GIVEN a folder whose name is bytes of another age / WHEN it is saved and loaded / THEN it is the same
    kept = Settings(output=os.fsdecode(b"/out/caf\xe9"))
    save(kept)
    assert load() == (kept, "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"mode": "magic"}',
        b'{"recipe": {"encoding": {"quality": 900}}}',
        b'{"workers": "x"}',
        b'{"table": {"columns": "wide"}}',
        b'{"recipe": {"sizes": [{"width": Infinity, "height": 1}]}}',
    ],
)
def test_a_broken_file_is_kept_and_said(content):
    # GIVEN a file that cannot be understood / WHEN settings are loaded
    path = settings_file()
    os.makedirs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(content)
    found, note = load()
    # THEN they are the usual ones, the file is kept beside, and the note says where
    assert found == Settings()
    assert f"{path}.bad" in note
    with open(f"{path}.bad", "rb") as file:
        assert file.read() == content
    # and the next start has nothing to say
    assert load() == (Settings(is_first=True), "")


def test_settings_of_a_later_version_are_read():
    # GIVEN a file with a field that does not exist yet / WHEN settings are loaded / THEN the others are taken
    save(Settings(workers=3))
    with open(settings_file(), encoding="utf-8") as file:
        content = json.load(file)
    with open(settings_file(), "w", encoding="utf-8") as file:
        json.dump({**content, "sandbox": True}, file)
    assert load() == (Settings(workers=3), "")


def test_settings_of_an_earlier_version_are_read():
    # GIVEN a file as the first version wrote it / WHEN settings are loaded / THEN what it says counts, without a note
    os.makedirs(os.path.dirname(settings_file()))
    recipe = {"sizes": [{"width": 640, "height": None}], "fit": "cover", "format": "webp", "quality": 85}
    with open(settings_file(), "w", encoding="utf-8") as file:
        json.dump({"recipe": recipe, "output": "/out", "mode": "threads", "workers": 3}, file)
    found, note = load()
    assert note == ""
    assert found == Settings(
        recipe=Recipe(sizes=(Size(640, None),), fit=Fit.COVER, format=Format.WEBP),
        output="/out",
        mode=Mode.THREADS,
        workers=3,
    )


def test_the_old_settings_stay_when_new_ones_cannot_be_written(monkeypatch):
    # GIVEN settings, and a disk that fails while new ones are written / WHEN they are saved / THEN the old ones stay
    save(Settings(workers=3))

    def fails(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(settings.os, "replace", fails)
    with pytest.raises(OSError, match="full"):
        save(Settings(workers=4))
    assert load() == (Settings(workers=3), "")


def test_nothing_but_the_settings_is_in_their_folder():
    # GIVEN an empty folder / WHEN settings are saved twice / THEN one file is there
    save(Settings(workers=3))
    save(Settings(workers=4))
    assert os.listdir(os.path.dirname(settings_file())) == ["settings.json"]


# Resources


def test_resources_are_found():
    # GIVEN this installation / WHEN its folder of data is asked for / THEN it is there
    assert os.path.isdir(resources.resource())
    assert os.listdir(resources.resource("icons"))


def test_a_missing_resource_says_that_the_installation_is_incomplete():
    # GIVEN a name that is not there / WHEN it is asked for / THEN the error says what is wrong
    with pytest.raises(FileNotFoundError, match=r"not installed completely.*no\.svg"):
        resources.resource("icons", "no.svg")


# Looking


def test_headers_are_read_one_by_one(images, tmp_path):
    # GIVEN a good and a bad image that were found
    images.write(str(tmp_path / "in" / "a.png"), images.plain(90, 60))
    (tmp_path / "in" / "b.jpg").write_bytes(b"no image")
    events = list(find([str(tmp_path / "in")], first=5))
    assert [type(event) for event in events] == [ScanStarted, SourceFound, SourceFound, ScanFinished]
    # WHEN they are probed / THEN each has its header or its error
    good, bad = (event.source for event in probe_all(event.source for event in events[1:3]))
    assert (good.number, good.header) == (5, Header(Format.PNG, 90, 60))
    assert (bad.number, bad.header, bad.error.kind) == (6, None, "not-an-image")


# Batch


@pytest.mark.parametrize(
    ("output", "workers", "field"), [("", 1, "output"), ("/o", 0, "workers"), ("/o", MAX_WORKERS + 1, "workers")]
)
def test_a_wrong_value_is_refused_with_its_field(output, workers, field):
    # GIVEN a value that makes no sense / WHEN a batch is made / THEN it is refused, and the field is named
    with pytest.raises(RequestError) as caught:
        Batch(Recipe(), output, workers=workers)
    assert caught.value.field == field


@pytest.mark.parametrize("below", ["file.txt", "file.txt/x"])
def test_an_output_folder_that_cannot_be_made_is_refused(tmp_path, below):
    # GIVEN a file where the output folder would be / WHEN the run is prepared / THEN it is refused in one line
    (tmp_path / "file.txt").touch()
    batch = Batch(Recipe(), str(tmp_path / below))
    with pytest.raises(RequestError) as caught:
        batch.run_paths([str(tmp_path)])
    assert caught.value.field == "output"
    assert "\n" not in str(caught.value)


def test_workers_are_one_on_each_core_unless_said():
    # GIVEN nothing said about workers / WHEN batches are made / THEN there are as many as cores, serial has one
    assert Batch(Recipe(), "/o").workers == default_workers() >= 1
    assert Batch(Recipe(), "/o", workers=7).workers == 7
    assert Batch(Recipe(), "/o", workers=7, mode=Mode.SERIAL).workers == 1


def test_the_output_may_be_in_the_home_folder(monkeypatch, tmp_path):
    # GIVEN a path as people write it / WHEN a batch is made / THEN the tilde is the home folder
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Batch(Recipe(), "~/small").output == str(tmp_path / "small")


@pytest.mark.parametrize("way", ["run", "run_paths"])
def test_an_output_over_a_source_is_refused_before_anything_is_written(images, tmp_path, way):
    # GIVEN an output folder that is the input folder, and names that stay the same
    paths = [images.write(str(tmp_path / "in" / f"{name}.png"), images.plain(90, 60)) for name in "ab"]
    batch = Batch(Recipe(sizes=(Size(30, 30),), name="{stem}"), str(tmp_path / "in"), mode=Mode.SERIAL)
    before = list(map(content_of, paths))
    # WHEN it is run / THEN it is refused, and no file has changed
    if way == "run":
        sources = [event.source for event in batch.scan(paths) if isinstance(event, SourceFound)]
        run = batch.run(sources, name_roots=several_folders(paths))
    else:
        run = batch.run_paths([str(tmp_path / "in")])
    with pytest.raises(RequestError, match="would replace the source"):
        list(run.events())
    assert sorted(os.listdir(tmp_path / "in")) == ["a.png", "b.png"]
    assert list(map(content_of, paths)) == before


@pytest.mark.parametrize("way", ["run", "run_paths"])
def test_outputs_beside_their_sources_are_written(images, tmp_path, way):
    # GIVEN an output folder that is the input folder, and names with the size / WHEN it is run / THEN both are there
    images.write(str(tmp_path / "in" / "a.png"), images.plain(90, 60))
    batch = Batch(Recipe(sizes=(Size(30, 30),)), str(tmp_path / "in"), mode=Mode.SERIAL)
    if way == "run":
        found = batch.scan([str(tmp_path / "in")])
        run = batch.run([event.source for event in found if isinstance(event, SourceFound)])
    else:
        run = batch.run_paths([str(tmp_path / "in")])
    assert list(run.events())[-1].done == 1
    assert sorted(os.listdir(tmp_path / "in")) == ["a-30.png", "a.png"]


@pytest.mark.parametrize("way", ["run", "run_paths"])
def test_two_folders_get_a_folder_each(images, tmp_path, way):
    # GIVEN two folders with the same names in them / WHEN both are run / THEN neither is in the way of the other
    for folder in ("one", "two"):
        images.write(str(tmp_path / folder / "a.png"), images.plain(90, 60))
    batch = Batch(Recipe(sizes=(Size(30, 30),)), str(tmp_path / "out"), mode=Mode.SERIAL)
    paths = [str(tmp_path / "one"), str(tmp_path / "two")]
    if way == "run":
        sources = [event.source for event in batch.scan(paths) if isinstance(event, SourceFound)]
        run = batch.run(sources, name_roots=several_folders(paths))
    else:
        run = batch.run_paths(paths)
    assert list(run.events())[-1].done == 2
    assert (tmp_path / "out" / "one" / "a-30.png").exists()
    assert (tmp_path / "out" / "two" / "a-30.png").exists()


def test_settings_are_json_that_people_can_read():
    # GIVEN saved settings / WHEN somebody opens the file / THEN it is JSON of several lines
    save(Settings(workers=3))
    with open(settings_file(), encoding="utf-8") as file:
        text = file.read()
    assert msgspec.json.decode(text)["workers"] == 3
    assert text.count("\n") > 5


@pytest.mark.parametrize("way", ["run", "run_paths"])
@pytest.mark.parametrize("case", ["file link in the input", "folder link in the input", "folder link in the output"])
def test_no_link_leads_an_output_to_a_source(images, tmp_path, case, way):
    # GIVEN an output folder apart from the input, and a link between the two by which one source would be replaced
    photos, out = tmp_path / "photos", tmp_path / "out"
    if case == "file link in the input":
        source = images.write(str(out / "y.jpg"), images.plain(90, 60, colour=(255, 0, 0)))
        images.write(str(photos / "y.png"), images.plain(90, 60))
        (photos / "z.jpg").symlink_to(source)
        format_ = Format.JPEG
    else:
        below = out if case == "folder link in the input" else photos
        source = images.write(str(below / "sub" / "x.webp"), images.plain(90, 60, colour=(255, 0, 0)))
        images.write(str(below / "sub" / "x.jpg"), images.plain(90, 60))
        photos.mkdir(exist_ok=True)
        out.mkdir(exist_ok=True)
        link, goal = (photos, out) if below is out else (out, photos)
        (link / "sub").symlink_to(goal / "sub")
        format_ = Format.WEBP
    before = content_of(source)
    recipe = Recipe(sizes=(Size(30, 30),), name="{stem}", format=format_, if_exists=IfExists.REPLACE)
    batch = Batch(recipe, str(out), mode=Mode.SERIAL)
    # WHEN it is run with leave to replace / THEN it is refused before anything is written
    if way == "run":
        run = batch.run([event.source for event in batch.scan([str(photos)]) if isinstance(event, SourceFound)])
    else:
        run = batch.run_paths([str(photos)])
    with pytest.raises(RequestError, match="would replace the source"):
        list(run.events())
    assert content_of(source) == before


def test_a_run_over_some_keeps_the_names_of_all(images, tmp_path):
    # GIVEN two sources of the same name / WHEN only the second one is run / THEN the first keeps the plain name
    for folder in ("one", "two"):
        images.write(str(tmp_path / folder / "a.png"), images.plain(90, 60))
    paths = [str(tmp_path / folder / "a.png") for folder in ("one", "two")]
    batch = Batch(Recipe(sizes=(Size(30, 30),)), str(tmp_path / "out"), mode=Mode.SERIAL)
    sources = [event.source for event in batch.scan(paths) if isinstance(event, SourceFound)]
    assert list(batch.run(sources, only=[1]).events())[-1].done == 1
    assert os.listdir(tmp_path / "out") == ["a-30-2.png"]
