"""The commands, called in this process."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys

import pytest
from PIL import Image

from imgbatch import __version__
from imgbatch.cli.main import main
from imgbatch.engine import demo as painter


@pytest.fixture
def photos(images, tmp_path, monkeypatch):
    """Three photos, one of them small and one a folder below; the test stands beside their folder."""
    images.write(str(tmp_path / "photos" / "a.jpg"), images.detailed(300, 200), quality=90)
    images.write(str(tmp_path / "photos" / "b.png"), images.plain(200, 300))
    images.write(str(tmp_path / "photos" / "below" / "c.webp"), images.plain(40, 30))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "photos"


@pytest.fixture
def run(capsys):
    """Run a command here; return its exit code, lines and error lines. `resize` runs serially."""

    def command(*args):
        if args[0] == "resize" and "--mode" not in args:
            args = (*args, "--mode", "serial")
        code = main(args)
        captured = capsys.readouterr()
        return code, captured.out.splitlines(), captured.err.splitlines()

    return command


def files_below(folder):
    return sorted(
        os.path.relpath(os.path.join(here, name), folder) for here, _, names in os.walk(folder) for name in names
    )


def hashes(folder):
    found = {}
    for name in files_below(folder):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = hashlib.sha256(file.read()).hexdigest()
    return found


# What is written


def test_a_folder_is_resized_and_its_sources_stay_as_they_are(run, photos):
    # GIVEN a folder of photos / WHEN it is resized
    before = hashes(photos)
    code, lines, errors = run("resize", "photos", "--size", "100")
    # THEN it is mirrored, a line is printed for each file and one for all, and the sources are untouched
    assert (code, errors) == (0, [])
    assert files_below("resized") == ["a-100.jpg", "b-100.png", "below/c-100.webp"]
    assert len(lines) == 4
    assert lines[-1].startswith("3 files written in ")
    assert hashes(photos) == before


def test_several_sizes_and_another_format(run, photos):
    # GIVEN a photo / WHEN two sizes of another format are asked for / THEN both are there, exactly
    code, *_ = run("resize", "photos/a.jpg", "--size", "90x90", "--size", "60x", "--fit", "cover", "--format", "webp")
    assert code == 0
    sizes = {}
    for name in files_below("resized"):
        with Image.open(os.path.join("resized", name)) as image:
            sizes[name] = image.format, image.size
    assert sizes == {"a-60x.webp": ("WEBP", (60, 40)), "a-90.webp": ("WEBP", (90, 90))}


def test_the_name_and_the_folder_are_as_asked_for(run, photos):
    # GIVEN a template and a folder / WHEN a photo is resized / THEN its output has that name, there
    run("resize", "photos/a.jpg", "--size", "50", "--name", "small_{stem}.{format}", "--output", "x/y")
    assert files_below("x") == ["y/small_a.jpeg.jpg"]


def test_a_second_run_skips_everything(run, photos):
    # GIVEN a folder that was resized / WHEN it is resized again / THEN nothing is written, and that is no failure
    run("resize", "photos", "--size", "100")
    before = {name: os.stat(os.path.join("resized", name)).st_mtime_ns for name in files_below("resized")}
    code, lines, errors = run("resize", "photos", "--size", "100")
    assert (code, errors) == (0, [])
    assert lines == ["0 files written, 3 skipped, already there (--exists replace writes them again)"]
    assert {name: os.stat(os.path.join("resized", name)).st_mtime_ns for name in files_below("resized")} == before


def test_replace_writes_again(run, photos):
    # GIVEN an output with other content / WHEN the batch may replace / THEN it is a new one
    run("resize", "photos", "--size", "100")
    with open("resized/a-100.jpg", "wb") as file:
        file.write(b"old")
    code, lines, _ = run("resize", "photos", "--size", "100", "--exists", "replace")
    assert code == 0
    assert lines[-1].startswith("3 files written")
    with Image.open("resized/a-100.jpg") as image:
        assert image.size == (100, 67)


def test_an_output_folder_below_the_input_is_no_input(run, photos):
    # GIVEN outputs below the input / WHEN it is resized again / THEN outputs are not resized themselves
    for _ in range(2):
        code, *_ = run("resize", "photos", "--size", "100", "--output", "photos/small")
        assert code == 0
    assert files_below("photos/small") == ["a-100.jpg", "b-100.png", "below/c-100.webp"]


def test_a_bad_image_costs_one_image(run, photos):
    # GIVEN a bad image among good ones / WHEN they are resized / THEN the exit code is 1, and the others are done
    (photos / "bad.jpg").write_bytes(b"no image")
    code, lines, errors = run("resize", "photos", "--size", "100")
    assert code == 1
    assert errors == [f"imgbatch: {photos}/bad.jpg: not a JPEG, PNG or WebP image"]
    assert lines[-1].startswith("3 files written, 1 failed in ")


def test_a_missing_path_costs_itself(run, photos):
    # GIVEN a path that is not there beside one that is / WHEN they are resized / THEN it is 1, and the other is done
    code, lines, errors = run("resize", "photos/no.jpg", "photos/a.jpg", "--size", "100")
    assert code == 1
    assert errors == [f"imgbatch: {photos}/no.jpg: no such file or folder"]
    assert lines[-1].startswith("1 file written, 1 failed in ")


def test_a_folder_without_images_is_said(run, tmp_path, monkeypatch):
    # GIVEN an empty folder / WHEN it is resized / THEN that is said
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert run("resize", "empty")[1] == ["No images were found."]


def test_an_output_over_a_source_is_refused(run, photos):
    # GIVEN names that stay the same and the folder of the sources / WHEN it is resized / THEN it is refused in one line
    before = hashes(photos)
    code, lines, errors = run("resize", "photos", "--name", "{stem}", "--output", "photos", "--exists", "replace")
    assert (code, lines) == (2, [])
    assert len(errors) == 1
    assert "--output: an output would replace the source" in errors[0]
    assert hashes(photos) == before


# Wrong requests


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["resize"], ["nothing to resize", "imgbatch resize photos"]),
        (["resize", "photos", "--sise", "9"], ["--sise", "--size"]),
        (["resize", "photos", "--size", "big"], ["--size", "'big'", "1920x1080"]),
        (["resize", "photos", "--size", "0"], ["--size", "between 1 and"]),
        (["resize", "photos", "--quality", "0"], ["--quality", "between 1 and 100"]),
        (["resize", "photos", "--quality", "best"], ["--quality", "best"]),
        (["resize", "photos", "--name", "{stme}"], ["--name", "did you mean {stem}"]),
        (["resize", "photos", "--name", "../{stem}"], ["--name", "names files only"]),
        (["resize", "photos", "--name", "{stem}", "--size", "1", "--size", "2"], ["--name", "must contain {size}"]),
        (["resize", "photos", "--workers", "0"], ["--workers", "between 1 and"]),
        (["resize", "photos", "--output", ""], ["--output", "no output folder"]),
        (["resize", "photos", "--fit", "insde"], ["--fit", "inside"]),
        (["resize", "photos", "--format", "gif"], ["--format", "jpeg"]),
        (["resize", "photos", "--mode", "magic"], ["--mode", "threads"]),
        (["resize", "--files-from", "no.txt"], ["--files-from", "'no.txt'", "no such file"]),
        (["resise", "photos"], ["resise", "resize"]),
        (["--sise"], ["--sise"]),
        (["demo"], ["FOLDER"]),
    ],
    ids=" ".join,
)
def test_a_wrong_request_is_one_line_that_says_what_to_do(capsys, photos, args, words):
    # GIVEN a request that makes no sense / WHEN it is made / THEN it is refused in one line, and nothing was written
    code = main(args)
    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("imgbatch: ")
    assert [word for word in words if word not in captured.err] == []
    assert files_below(".") == ["photos/a.jpg", "photos/b.png", "photos/below/c.webp"]


# For programs


def test_json_is_a_line_for_each_event_and_nothing_else(run, photos):
    # GIVEN a good and a bad image / WHEN the events are asked for / THEN every line is one, the last is the end
    (photos / "bad.jpg").write_bytes(b"no image")
    code, lines, errors = run("resize", "photos", "--size", "100", "--json")
    events = [json.loads(line) for line in lines]
    assert (code, errors) == (1, [])
    assert events[0]["event"] == "run_started"
    assert events[-1] == {
        "event": "run_finished",
        "outcome": "finished",
        "planned": 4,
        "done": 3,
        "skipped": 0,
        "failed": 1,
        "cancelled": 0,
    }
    ends = [event for event in events if event["event"] == "job_finished"]
    assert sorted(end["result"]["state"] for end in ends) == ["done", "done", "done", "failed"]
    assert {os.path.dirname(end["path"]) for end in ends} == {str(photos), str(photos / "below")}


@pytest.mark.parametrize("as_json", [True, False])
def test_a_dry_run_writes_nothing_at_all(run, photos, as_json):
    # GIVEN photos, one of them bad / WHEN it is asked what would be written
    (photos / "bad.jpg").write_bytes(b"")
    code, lines, errors = run("resize", "photos", "--size", "100", "--dry-run", *(["--json"] if as_json else []))
    # THEN it is said for each, and not even the folder is made
    assert code == 1
    assert not os.path.exists("resized")
    if as_json:
        planned = [json.loads(line) for line in lines]
        assert [event["event"] for event in planned] == ["job_planned", "job_planned", "source_probed", "job_planned"]
        assert planned[2]["source"]["error"]["kind"] == "empty"
        assert planned[0]["job"]["target"] == str(photos.parent / "resized" / "a-100.jpg")
    else:
        assert lines[0] == f"{photos}/a.jpg -> {photos.parent}/resized/a-100.jpg  100x67"
        assert lines[1] == f"{photos}/b.png -> {photos.parent}/resized/b-100.png  67x100"
        assert lines[2].endswith("c-100.webp  copy")
        assert errors == [f"imgbatch: {photos}/bad.jpg: the file is empty"]


def test_a_dry_run_tells_what_a_run_then_does(run, photos):
    # GIVEN a dry run / WHEN the run follows / THEN its files are those
    lines = run("resize", "photos", "--size", "100", "--dry-run", "--json")[1]
    run("resize", "photos", "--size", "100")
    said = sorted(json.loads(line)["job"]["target"] for line in lines)
    assert said == [str(photos.parent / "resized" / name) for name in files_below("resized")]


def test_a_dry_run_refuses_what_a_run_would(run, photos):
    # GIVEN an output over a source / WHEN it is only asked / THEN it is refused as well
    code, _, errors = run("resize", "photos", "--name", "{stem}", "--output", "photos", "--dry-run")
    assert code == 2
    assert "would replace the source" in errors[0]


@pytest.mark.parametrize(
    "content",
    [b"photos/a.jpg\nphotos/b.png\n", b"photos/a.jpg\r\n\r\nphotos/b.png", b"photos/a.jpg\0photos/b.png\0"],
)
@pytest.mark.parametrize("stdin", [True, False])
def test_paths_come_from_a_file(run, photos, monkeypatch, content, stdin):
    # GIVEN paths one a line or ended by NUL, in a file or on standard input / WHEN it is named / THEN all are resized
    if stdin:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    else:
        with open("list.txt", "wb") as file:
            file.write(content)
    code, *_ = run("resize", "--files-from", "-" if stdin else "list.txt", "--size", "50")
    assert code == 0
    assert files_below("resized") == ["a-50.jpg", "b-50.png"]


def test_a_name_with_a_line_feed_comes_by_nul(run, photos, images):
    # GIVEN a name with a line feed, and one that is not UTF-8 / WHEN they come ended by NUL / THEN they are resized
    names = [b"photos/a\nb.png", b"photos/caf\xe9.png"]
    for name in names:
        images.write(os.fsdecode(name), images.plain(80, 60))
    with open("list", "wb") as file:
        file.write(b"\0".join(names))
    code, lines, _ = run("resize", "--files-from", "list", "--size", "50")
    assert code == 0
    assert sorted(os.listdir(b"resized")) == [b"a\nb-50.png", b"caf\xe9-50.png"]
    # and every name is on one line that can be printed anywhere
    assert len(lines) == 3
    assert "a\\nb-50.png" in lines[0]
    assert "caf\\xe9-50.png" in lines[1]


# The other commands


@pytest.fixture
def demo(run, tmp_path, monkeypatch):
    """The photos of the demo, an eighth as wide and high so that painting takes a moment, and what was printed."""
    real = painter._landscape
    monkeypatch.setattr(painter, "_landscape", lambda w, h, *args, **options: real(w // 8, h // 8, *args, **options))
    monkeypatch.chdir(tmp_path)
    code, lines, errors = run("demo", "photos")
    assert (code, errors) == (0, [])
    return tmp_path / "photos", lines


def test_demo_writes_eight_photos_to_try(demo):
    # GIVEN an empty place / WHEN the demo is painted / THEN it says which files are there, and what to do with them
    folder, lines = demo
    assert lines[:-1] == [os.path.join("photos", *name.split("/")) for name in DEMO]
    assert files_below(folder) == sorted(DEMO)
    assert "imgbatch resize photos" in lines[-1]


DEMO = [
    "IMG_0001.jpg",
    "IMG_0002.jpg",
    "IMG_0003.jpg",
    "broken.jpg",
    "small.jpg",
    "holiday/DSC_0010.JPG",
    "holiday/DSC_0011.JPG",
    "holiday/sun.png",
]


def test_one_photo_of_the_demo_is_broken(demo, run, tmp_path):
    # GIVEN the demo / WHEN it is resized / THEN one of its photos fails, and the others are done
    code, lines, errors = run("resize", str(demo[0]), "--output", str(tmp_path / "out"), "--size", "200")
    assert (code, len(errors)) == (1, 1)
    assert "broken.jpg: the file ends too early" in errors[0]
    assert lines[-1].startswith("7 files written, 1 failed in ")


def test_demo_replaces_nothing(run, tmp_path, monkeypatch):
    # GIVEN one file of that name / WHEN the demo is painted there / THEN it is refused at once, and nothing is written
    monkeypatch.chdir(tmp_path)
    (tmp_path / "photos" / "holiday").mkdir(parents=True)
    (tmp_path / "photos" / "holiday" / "sun.png").write_bytes(b"mine")
    code, lines, errors = run("demo", "photos")
    assert (code, lines) == (2, [])
    assert errors == [
        "imgbatch: cannot write the photos into 'photos': 'sun.png' is already there; choose another folder"
    ]
    assert files_below("photos") == ["holiday/sun.png"]
    assert (tmp_path / "photos" / "holiday" / "sun.png").read_bytes() == b"mine"


def test_doctor_says_what_a_bug_report_needs(run):
    # GIVEN this installation / WHEN the doctor is asked / THEN versions, codecs and cores are named, a line each
    code, lines, errors = run("doctor")
    assert (code, errors) == (0, [])
    found = dict(line.split(None, 1) for line in lines)
    assert found["imgbatch"] == __version__
    assert found["Pillow"].startswith("1")
    assert found["WebP"].startswith("webp ")
    assert "cores" in found
    assert "missing" not in " ".join(lines)


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["resize", "--help"], ["--version"]])
def test_help_is_no_failure(capsys, args):
    # GIVEN a person who asks for help / WHEN it is printed / THEN the exit code is 0
    assert main(args) == 0
    assert "imgbatch" in capsys.readouterr().out


def test_a_dry_run_names_folders_as_the_run_does_even_if_one_is_empty(run, photos):
    # GIVEN two folders, one without images / WHEN they are tried and then run / THEN both name the same files
    (photos.parent / "empty").mkdir()
    lines = run("resize", "photos", "empty", "--size", "100", "--dry-run", "--json")[1]
    run("resize", "photos", "empty", "--size", "100")
    targets = [json.loads(line)["job"]["target"] for line in lines]
    assert targets
    assert all(map(os.path.exists, targets))


def test_an_image_that_fails_for_every_size_is_named_once(run, photos):
    # GIVEN a bad image and three sizes / WHEN they are run / THEN one line says so
    (photos / "bad.jpg").write_bytes(b"")
    errors = run("resize", "photos", "--size", "10", "--size", "20", "--size", "30")[2]
    assert len(errors) == 1


def test_no_folder_is_left_where_nothing_was_written(run):
    # GIVEN a path that does not exist / WHEN it is resized / THEN no empty output folder appears
    run("resize", "nowhere", "--output", "out")
    assert not os.path.exists("out")
