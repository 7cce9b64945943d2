"""`imgbatch resize --prune`: what was made of images that are gone is moved away, and comes back by undo."""

from __future__ import annotations

import pytest


@pytest.fixture
def photos(tmp_path, images):
    for name in ("a", "b", "below/c"):
        images.write(str(tmp_path / "photos" / f"{name}.png"), images.plain(200, 150))
    return tmp_path / "photos"


@pytest.fixture
def resize(terminal, photos, tmp_path):
    def run(*options, command=("resize", "photos", "--size", "99", "--output", "out")):
        program = terminal(*command, *options)
        out, errors = program.communicate(timeout=60)
        return program.returncode, out.decode(), errors.decode()

    return run


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.png") if ".imgbatch" not in str(path))


def test_what_has_no_source_any_more_is_moved_away_and_comes_back(resize, photos, tmp_path):
    # GIVEN outputs, of which one image is gone now
    assert resize()[0] == 0
    (photos / "a.png").unlink()
    # WHEN the folder is resized again and pruned
    code, _, errors = resize("--prune")
    # THEN its output is gone, which is said, and the others stay
    assert code == 0
    assert "a-99.png: moved away" in errors
    assert names(tmp_path / "out") == ["b-99.png", "below/c-99.png"]
    # and undo brings it back
    assert resize(command=("undo", "--yes"))[0] == 0
    assert names(tmp_path / "out") == ["a-99.png", "b-99.png", "below/c-99.png"]


def test_nothing_is_pruned_that_was_not_asked_for_or_is_not_ours(resize, photos, tmp_path):
    # GIVEN an output whose image is gone, one that somebody changed, and a file of somebody's own
    assert resize()[0] == 0
    (photos / "a.png").unlink()
    (photos / "b.png").unlink()
    (tmp_path / "out" / "b-99.png").write_bytes(b"changed")
    (tmp_path / "out" / "mine.png").write_bytes(b"mine")
    # WHEN nobody asks for it / THEN nothing is moved
    resize()
    assert "a-99.png" in names(tmp_path / "out")
    # WHEN it is asked for / THEN only what is ours and as we left it goes
    resize("--prune")
    assert names(tmp_path / "out") == ["b-99.png", "below/c-99.png", "mine.png"]


def test_an_empty_folder_prunes_nothing(resize, photos, tmp_path):
    # GIVEN outputs, and a drive that is not there: its folder is empty
    assert resize()[0] == 0
    photos.rename(tmp_path / "elsewhere")
    photos.mkdir()
    # WHEN it is pruned / THEN nothing goes, and that is said
    _, _, errors = resize("--prune")
    assert "is its drive connected?" in errors
    assert len(names(tmp_path / "out")) == 3
