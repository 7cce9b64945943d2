"""The entries in the menu and in file managers, in a home of the test's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from imgbatch.app import integrate
from imgbatch.app.integrate import MARK, NOT_OURS, install, remove, repair
from imgbatch.app.resources import resource
from imgbatch.cli.main import main
from imgbatch.domain.format import Format

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such entries yet")


@pytest.fixture
def data(tmp_path, monkeypatch):
    """The user's folder for data, with something else in it."""
    folder = tmp_path / "share"
    (folder / "applications").mkdir(parents=True)
    (folder / "applications" / "other.desktop").write_text("[Desktop Entry]\nName=Other\n")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_made_is_removed_without_a_trace(data):
    # GIVEN a home / WHEN the entries are made, and made once more, and removed / THEN it is as it was
    before, folders = files(data), {path for path in data.rglob("*") if path.is_dir()}
    made = list(install())
    assert {entry.outcome for entry in made} == {"made"}
    assert {entry.outcome for entry in install()} == {"made"}
    assert {str(data / name) for name in files(data)} >= {entry.path for entry in made}
    assert [entry.path for entry in remove()] == [entry.path for entry in made]
    assert files(data) == before
    assert {path for path in data.rglob("*") if path.is_dir()} == folders


@pytest.mark.skipif(shutil.which("update-desktop-database") is None, reason="desktop-file-utils are not installed")
def test_file_managers_find_it_by_their_index(data):
    # GIVEN a home / WHEN the entries are made / THEN the index knows what opens a folder
    list(install())
    index = data / "applications" / "mimeinfo.cache"
    assert "inode/directory=imgbatch.desktop;" in index.read_text()
    # AND it goes with the entries, for it was made for them
    list(remove())
    assert not index.exists()


def test_the_entries_start_this_installation(data):
    # GIVEN the entries / WHEN they are read / THEN each names a program that is there
    list(install())
    for name, text in files(data).items():
        if name.endswith((".svg", ".cache")) or "other" in name:
            continue
        command = re.search(r'^(?:Exec=|exec )"?([^" ]+)', text.decode(), re.MULTILINE)[1]
        assert os.access(command, os.X_OK), name
    script = data / "nautilus" / "scripts" / "Resize with imgbatch"
    assert os.access(script, os.X_OK)


def test_a_program_in_a_folder_with_an_odd_name_is_quoted(data, tmp_path, monkeypatch):
    # GIVEN a program in a folder with blanks, quotes and percents / WHEN the entries are made / THEN they start it
    odd = tmp_path / 'a "b" $c 50%'
    odd.mkdir()
    program = odd / "imgbatch-gui"
    program.write_text('#!/bin/sh\nprintf "%s" "$1" > "$(dirname "$0")/seen"\n')
    program.chmod(0o755)
    monkeypatch.setattr(integrate.sysconfig, "get_path", lambda _name: str(odd))
    list(install())
    subprocess.run([data / "nautilus" / "scripts" / "Resize with imgbatch", "x y.jpg"], check=True)
    assert (odd / "seen").read_text() == "x y.jpg"
    line = (data / "applications" / "imgbatch.desktop").read_text()
    assert r"50%%" in line
    assert r"\\$c" in line


@pytest.mark.parametrize(
    ("appimage", "appdir", "expected"),
    [
        ("", "", "/opt/a/imgbatch-gui"),
        ("/home/b.AppImage", "/opt", "/home/b.AppImage"),
        ("/home/terminal.AppImage", "/tmp/.mount-terminal", "/opt/a/imgbatch-gui"),
    ],
)
def test_the_entries_of_a_bundle_start_its_window(data, monkeypatch, appimage, appdir, expected):
    # GIVEN a bundle, or an AppImage with one / WHEN the entries are made / THEN they start what stays where it is
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/a/imgbatch")
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setenv("APPDIR", appdir)
    if appimage:
        monkeypatch.setenv("APPIMAGE", appimage)
    list(install())
    for name in ("applications/imgbatch.desktop", "kio/servicemenus/imgbatch.desktop"):
        assert f'Exec="{expected}" %F' in (data / name).read_text()


def test_what_is_not_ours_stays(data):
    # GIVEN files of somebody else in the places of ours, one of them a link
    own = data / "applications" / "imgbatch.desktop"
    own.write_text("[Desktop Entry]\nName=My own\n")
    link = data / "nemo" / "actions" / "imgbatch.nemo_action"
    link.parent.mkdir(parents=True)
    link.symlink_to(own)
    # WHEN the entries are made and removed / THEN these are neither replaced nor removed, and that is said
    for entries in (list(install()), list(remove())):
        outcomes = {entry.path: entry.outcome for entry in entries}
        assert (outcomes[str(own)], outcomes[str(link)]) == (NOT_OURS, NOT_OURS)
    assert own.read_text() == "[Desktop Entry]\nName=My own\n"
    assert link.is_symlink()


def test_repair_makes_anew_only_what_is_there(data):
    # GIVEN one entry of a program that was moved / WHEN it is repaired / THEN it is right, and it alone is there
    list(install())
    right = (data / "applications" / "imgbatch.desktop").read_text()
    list(remove())
    (data / "applications" / "imgbatch.desktop").write_text(f"[Desktop Entry]\nExec=/gone\n{MARK}\n")
    assert [entry.outcome for entry in repair()] == ["made"]
    assert (data / "applications" / "imgbatch.desktop").read_text() == right
    assert {name for name in files(data) if not name.endswith(".cache")} == {
        "applications/imgbatch.desktop",
        "applications/other.desktop",
    }


def test_a_place_where_nothing_can_be_written_is_told(data):
    # GIVEN a file in the place of a folder / WHEN the entries are made / THEN that one is told, and the others are made
    (data / "kio").write_text("")
    outcomes = {os.path.relpath(entry.path, data): entry.outcome for entry in install()}
    assert outcomes.pop(os.path.join("kio", "servicemenus", "imgbatch.desktop")) not in ("made", NOT_OURS)
    assert set(outcomes.values()) == {"made"}


def test_the_entry_is_valid_and_names_what_is_read(data):
    # GIVEN the entry of the menu / WHEN the tool of its specification reads it / THEN it has nothing to say
    list(install())
    with open(resource("linux", "imgbatch.desktop"), encoding="utf-8") as file:
        types = re.search(r"^MimeType=(.*)$", file.read(), re.MULTILINE)[1].strip(";").split(";")
    assert types[0] == "inode/directory"
    read = {f"image/{format_.value}" for format_ in Format if not format_.is_opt_in}
    assert read <= set(types) | {"image/heif"}
    ET.parse(data / "icons" / "hicolor" / "scalable" / "apps" / "imgbatch.svg")
    if shutil.which("desktop-file-validate"):
        for path in (resource("linux", "imgbatch.desktop"), data / "applications" / "imgbatch.desktop"):
            done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
            assert done.stdout + done.stderr == ""


def test_the_terminal_says_what_became_of_each(data, capsys):
    # GIVEN a home / WHEN the command is given without a word, and with one / THEN it is refused, and done
    assert main(["integrate"]) == 2
    assert "--install" in capsys.readouterr().err
    assert main(["integrate", "--remove"]) == 0
    assert capsys.readouterr().out == "There are no entries.\n"
    assert main(["integrate", "--install"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
