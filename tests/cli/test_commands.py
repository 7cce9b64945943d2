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
from imgbatch.cli.main import commands, main
from imgbatch.domain.format import OPT_IN, WRITTEN
from imgbatch.domain.job import ALREADY_FITS
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
    assert lines == ["0 files written, 3 unchanged"]
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
    assert errors == [f"imgbatch: {photos}/bad.jpg: not an image of a kind that can be read"]
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


# Recipes


def test_a_share_of_every_edge_in_a_new_format(run, photos):
    # GIVEN a PNG / WHEN half of it is asked for, as AVIF / THEN that is what is written, and said
    code, lines, errors = run("resize", "photos/b.png", "--size", "50%", "--format", "avif")
    assert (code, errors) == (0, [])
    assert lines[0].startswith(f"{photos.parent}/resized/b-50%.avif  100x150  ")
    with Image.open("resized/b-50%.avif") as image:
        assert (image.format, image.size) == ("AVIF", (100, 150))


@pytest.mark.parametrize("format_", WRITTEN)
def test_every_format_that_is_offered_is_written(run, photos, format_):
    # GIVEN a photo / WHEN any of the formats is asked for / THEN the file is of that format, by its name too
    code, _, errors = run("resize", "photos/a.jpg", "--size", "90", "--format", format_.value)
    assert (code, errors) == (0, [])
    with Image.open(f"resized/a-90{format_.suffixes[0]}") as image:
        image.load()
        assert (image.format, image.size) == (format_.name, (90, 60))


@pytest.mark.parametrize(("keep", "kept"), [("all", ["Maker", "Model X"]), ("none", [])])
def test_metadata_is_kept_as_asked(run, photos, images, keep, kept):
    # GIVEN a photo that knows its camera / WHEN its metadata shall stay, or go / THEN that is so
    images.write("photos/camera.jpg", images.plain(300, 200), exif=images.exif())
    code, *_ = run("resize", "photos/camera.jpg", "--size", "90", "--metadata", keep)
    assert code == 0
    with Image.open("resized/camera-90.jpg") as image:
        found = image.getexif()
    assert [found[tag] for tag in (images.MAKE, images.MODEL) if tag in found] == kept


@pytest.fixture
def noise(photos, images):
    """A photo that hardly compresses."""
    return images.write("photos/noise.jpg", images.noisy(600, 400), quality=95)


def test_a_file_is_made_small_enough_and_what_was_given_up_is_said(run, noise):
    # GIVEN a photo that hardly compresses / WHEN its file may have 20 kilobytes / THEN it has no more
    code, lines, errors = run("resize", noise, "--size", "300", "--max-size", "20KB")
    assert (code, len(lines)) == (0, 2)
    assert os.path.getsize("resized/noise-300.jpg") <= 20_000
    # and a note names the file and the quality, or the size, that it has instead
    assert all(error.startswith(f"{os.getcwd()}/resized/noise-300.jpg: ") for error in errors)
    assert any("to keep the file small enough" in error for error in errors)


def test_a_limit_that_cannot_be_reached_is_a_failure_with_a_reason(run, noise):
    # GIVEN a photo / WHEN its file may have 50 bytes / THEN it fails with the reason, and no file is there
    code, lines, errors = run("resize", noise, "--size", "300", "--max-size", "50b")
    assert code == 1
    assert len(errors) == 1
    assert errors[0].startswith(f"imgbatch: {os.getcwd()}/photos/noise.jpg: it cannot be made smaller than ")
    assert lines == ["0 files written, 1 failed"]
    assert files_below("resized") == []


def test_notes_are_in_the_json_too(run, noise):
    # GIVEN a photo that is made smaller than asked / WHEN the events are asked for / THEN its end has the notes
    _, lines, errors = run("resize", noise, "--size", "300", "--max-size", "20KB", "--json")
    (end,) = [event for event in map(json.loads, lines) if event["event"] == "job_finished"]
    assert any("to keep the file small enough" in note for note in end["result"]["notes"])
    assert errors == []


@pytest.mark.parametrize(
    ("fits", "written", "summary"),
    [
        ("copy", "copied", "1 file written in "),
        ("encode", "40x30", "1 file written in "),
        ("skip", "", "0 files written, 1 skipped, no larger than the size"),
    ],
)
def test_what_fits_is_treated_as_asked(run, photos, fits, written, summary):
    # GIVEN a small image / WHEN it is copied, encoded or skipped / THEN that is done and said
    code, lines, errors = run("resize", "photos/below/c.webp", "--size", "100", "--fits", fits)
    assert (code, errors) == (0, [])
    assert [line.split("  ")[1] for line in lines[:-1]] == ([written] if written else [])
    assert lines[-1].startswith(summary)
    assert os.path.exists("resized/c-100.webp") == (fits != "skip")


def test_a_dry_run_says_what_is_skipped_because_it_fits(run, photos):
    # GIVEN a small image that shall be skipped / WHEN it is only asked / THEN the reason is there
    lines = run("resize", "photos/below/c.webp", "--size", "100", "--fits", "skip", "--dry-run")[1]
    assert lines == [f"{photos}/below/c.webp -> {photos.parent}/resized/c-100.webp  {ALREADY_FITS}"]


def test_every_page_of_a_tiff_becomes_a_file(run, photos, images):
    # GIVEN a TIFF of two pages / WHEN all pages are asked for / THEN each is a file, of its own size
    pages = [images.plain(200, 100), images.plain(80, 160)]
    pages[0].save("photos/two.tif", save_all=True, append_images=pages[1:])
    code, _, errors = run("resize", "photos/two.tif", "--size", "50%", "--pages", "all", "--format", "png")
    assert (code, errors) == (0, [])
    sizes = {}
    for name in files_below("resized"):
        with Image.open(os.path.join("resized", name)) as image:
            sizes[name] = image.size
    assert sizes == {"two-p1-50%.png": (100, 50), "two-p2-50%.png": (40, 80)}


def test_a_format_that_needs_leave_is_read_with_it_alone(run, photos, images):
    # GIVEN an icon / WHEN it is resized without leave / THEN it fails, and the line says which option gives it
    with open("photos/i.ico", "wb") as file:
        file.write(images.encoded(images.plain(64, 64), "ICO", sizes=[(64, 64)]))
    code, _, errors = run("resize", "photos/i.ico", "--size", "32")
    assert (code, len(errors)) == (1, 1)
    assert "--allow-format ico" in errors[0]
    # and with leave it is done, with a note that the output is of another format
    code, _, errors = run("resize", "photos/i.ico", "--size", "32", "--allow-format", "ico")
    assert (code, files_below("resized")) == (0, ["i-32.png"])
    assert errors == [f"{photos.parent}/resized/i-32.png: ICO cannot be written: saved as PNG"]


def test_gravity_says_what_is_cut(run, photos, images):
    # GIVEN an image with a colour in each quarter / WHEN it is cut to its south-east / THEN only that colour is left
    images.write("photos/four.png", images.corners(200, 200))
    run("resize", "photos/four.png", "--size", "400x100", "--fit", "cover", "--gravity", "south-east")
    run("resize", "photos/four.png", "--size", "100x400", "--fit", "cover", "--gravity", "1,1")
    for name in ("four-400x100.png", "four-100x400.png"):
        with Image.open(f"resized/{name}") as image:
            assert image.convert("RGB").getpixel((image.width - 3, image.height - 3)) == images.COLOURS[3]
            assert min(image.size) == 50


def test_the_background_fills_what_is_left_over(run, photos):
    # GIVEN a wide photo / WHEN it is contained in a square, at the top, on black / THEN what is below is black
    args = ("--fit", "contain", "--gravity", "north", "--background", "#000", "--format", "png")
    code, *_ = run("resize", "photos/a.jpg", "--size", "90x90", *args)
    assert code == 0
    with Image.open("resized/a-90.png") as image:
        assert image.size == (90, 90)
        pixels = image.convert("RGB")
    assert pixels.crop((0, 60, 90, 90)).getextrema() == ((0, 0),) * 3
    assert pixels.crop((0, 0, 90, 60)).getextrema() != ((0, 0),) * 3


def test_a_size_of_print_has_its_dots_an_inch(run, photos):
    # GIVEN a photo / WHEN a size of paper is asked for / THEN the pixels follow, and the file says how dense they are
    code, *_ = run("resize", "photos/a.jpg", "--size", "1x1in@100dpi")
    assert code == 0
    with Image.open("resized/a-1in@100dpi.jpg") as image:
        assert (image.size, image.info["dpi"]) == ((100, 67), (100, 100))


def test_dates_are_kept_on_request(run, photos):
    # GIVEN an old photo / WHEN its dates shall be kept / THEN the output is as old
    os.utime("photos/a.jpg", (1e9, 1e9))
    code, *_ = run("resize", "photos/a.jpg", "--size", "90", "--keep-dates")
    assert (code, os.stat("resized/a-90.jpg").st_mtime) == (0, 1e9)


def test_low_priority_reaches_the_batch(run, photos):
    # GIVEN photos / WHEN they are resized in threads with low priority / THEN that has no effect, which is said
    code, _, errors = run("resize", "photos", "--mode", "threads", "--low-priority")
    assert code == 0
    assert [line for line in errors if "low priority has no effect" in line] != []


def test_the_help_names_every_option(run):
    # GIVEN the terminal / WHEN help is asked for / THEN every option is there, with what it may be
    code, lines, errors = run("resize", "--help")
    text = "\n".join(lines)
    assert (code, errors) == (0, [])
    options = [name for parameter in commands.commands["resize"].params for name in parameter.opts if "--" in name]
    assert [option for option in options if f"  {option} " not in text] == []
    assert all(format_.value in text for format_ in (*WRITTEN, *OPT_IN))


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
        (["resize", "photos", "--format", "heic"], ["--format", "jpeg"]),
        (["resize", "photos", "--gravity", "up"], ["--gravity", "north-west", "0.3,0.5"]),
        (["resize", "photos", "--background", "red"], ["--background", "'red'", "#ffffff"]),
        (["resize", "photos", "--sharpen", "201"], ["--sharpen", "between 0 and 200"]),
        (["resize", "photos", "--png-level", "10"], ["--png-level", "between 0 and 9"]),
        (["resize", "photos", "--colours", "1"], ["--colours", "between 2 and 256"]),
        (["resize", "photos", "--webp-method", "7"], ["--webp-method", "between 0 and 6"]),
        (["resize", "photos", "--avif-speed", "11"], ["--avif-speed", "between 0 and 10"]),
        (["resize", "photos", "--max-size", "huge"], ["--max-size", "'huge'", "200KB"]),
        (["resize", "photos", "--max-size", "0"], ["--max-size", "at least 1 byte"]),
        (["resize", "photos", "--size", "50%,2MP"], ["--size", "'50%,2MP'", "50%"]),
        (["resize", "photos", "--fits", "never"], ["--fits", "encode"]),
        (["resize", "photos", "--kernel", "sinc"], ["--kernel", "lanczos3"]),
        (["resize", "photos", "--metadata", "some"], ["--metadata", "public"]),
        (["resize", "photos", "--allow-format", "jpeg"], ["--allow-format", "jpeg2000"]),
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
    [
        b"photos/a.jpg\nphotos/b.png\n",
        b"photos/a.jpg\r\n\r\nphotos/b.png",
        b"photos/a.jpg\0photos/b.png\0",
        # as Windows' tools write them
        b"\xef\xbb\xbfphotos/a.jpg\r\nphotos/b.png\r\n",
        b"\xef\xbb\xbfphotos/a.jpg\0photos/b.png\0",
        "\ufeffphotos/a.jpg\r\nphotos/b.png\r\n".encode("utf-16-le"),
        "\ufeffphotos/a.jpg\r\nphotos/b.png\r\n".encode("utf-16-be"),
    ],
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


def test_names_in_a_list_of_windows_are_in_any_script(run, photos, images):
    # GIVEN a name that is not ASCII, with a character that separates lines for some / WHEN it stands in UTF-16
    images.write("photos/日本\x85é.png", images.plain(80, 60))
    with open("list", "wb") as file:
        file.write("photos/日本\x85é.png\r\n".encode("utf-16"))
    code, *_ = run("resize", "--files-from", "list", "--size", "50")
    # THEN it is found
    assert code == 0
    assert files_below("resized") == ["日本\x85é-50.png"]


def test_a_list_in_broken_utf_16_names_what_is_not_there(run, photos):
    # GIVEN a list that ends within a character / WHEN it is named / THEN the others are done, and this one is refused
    with open("list", "wb") as file:
        file.write("photos/a.jpg\nphotos/b.pn".encode("utf-16") + b"g")
    code, *_ = run("resize", "--files-from", "list", "--size", "50")
    assert code == 1
    assert files_below("resized") == ["a-50.jpg"]


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
