"""What a desktop is told about imgbatch: menu, file managers, software centre, manual, completions."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest
import share
from man_page import man_page
from share import COMPLETIONS, FILES, completion

from imgbatch.cli.main import commands
from imgbatch.domain.format import Format
from imgbatch.ui.main import APPLICATION_ID

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "resources" / "linux"
LANGUAGES = ("de", "es", "fr", "ja", "zh_CN")
FOLDER = "inode/directory"


def keys(name, group):
    """Read one group of a file of keys and values."""
    parser = RawConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / name, "utf-8")
    return dict(parser[group])


def nautilus(name):
    """Read a constant of the extension, which only Nautilus can import."""
    tree = ast.parse((LINUX / "nautilus.py").read_text("utf-8"))
    return next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == name
    )


def types(text):
    """Split a list of MIME types."""
    return text.rstrip(";").split(";")


def run(program, *args):
    """Run a program of the system, or skip the test."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    return subprocess.run([program, *args], check=False, capture_output=True, encoding="utf-8")


@pytest.fixture
def entry():
    """The keys of the desktop entry."""
    return keys("imgbatch.desktop", "Desktop Entry")


def test_the_entry_opens_files_that_the_engine_reads_and_folders(entry):
    # GIVEN the formats that are read without asking for more
    read = {f"image/{format_.value}" for format_ in Format if not format_.is_opt_in} | {"image/heif"}
    # WHEN the desktop entry is read / THEN it names them, all of them, and folders
    assert set(types(entry["MimeType"])) == read | {FOLDER}


@pytest.mark.parametrize("place", ["KDE", "Nemo", "Nautilus"])
def test_file_managers_offer_it_for_the_same_files(entry, place):
    # GIVEN the desktop entry / WHEN the entries of file managers are read / THEN they are for the same types
    found = {
        "KDE": lambda: types(keys("servicemenu.desktop", "Desktop Entry")["MimeType"]),
        "Nemo": lambda: types(keys("imgbatch.nemo_action", "Nemo Action")["Mimetypes"]),
        "Nautilus": lambda: list(nautilus("TYPES")),
    }
    assert found[place]() == types(entry["MimeType"])


def test_file_managers_call_it_the_same_in_every_language():
    # GIVEN what KDE's menu says
    menu = keys("servicemenu.desktop", "Desktop Action resize")
    names = {key: value for key, value in menu.items() if key.startswith("Name")}
    assert set(names) == {"Name", *(f"Name[{language}]" for language in LANGUAGES)}
    # WHEN the others are read / THEN they say the same
    nemo = keys("imgbatch.nemo_action", "Nemo Action")
    labels = {"Name" if name == "C" else f"Name[{name}]": label for name, label in nautilus("LABELS").items()}
    assert {key: value for key, value in nemo.items() if key.startswith("Name")} == names
    assert labels == names


def test_the_entry_is_found_by_the_window_and_starts_it(entry):
    # GIVEN the name that the window gives to its desktop / WHEN the entry is read / THEN it belongs to it
    assert (LINUX / f"{APPLICATION_ID}.desktop").is_file()
    assert entry["StartupWMClass"] == entry["Icon"] == APPLICATION_ID
    assert entry["Version"] == "1.0"
    assert entry["Exec"] == "imgbatch-gui %F"


def test_every_language_of_the_window_is_in_the_entry_and_the_metainfo(entry):
    # GIVEN the languages of the window
    spoken = {path.stem.removeprefix("imgbatch_") for path in (ROOT / "resources" / "translations").glob("*.ts")}
    # WHEN the descriptions are read / THEN they speak each of them
    assert {key for key in entry if key.startswith("Comment")} == {"Comment", *(f"Comment[{name}]" for name in spoken)}
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    tree = ET.parse(LINUX / "imgbatch.metainfo.xml")
    for tag in ("summary", "description/p"):
        assert {element.get(lang) for element in tree.findall(tag)} == {None, *spoken}


def test_the_metainfo_belongs_to_the_entry():
    # GIVEN the metainfo / THEN it launches the entry that is there, and its file is called as its id
    tree = ET.parse(LINUX / "imgbatch.metainfo.xml")
    assert tree.findtext("launchable") == f"{APPLICATION_ID}.desktop"
    assert FILES["linux/imgbatch.metainfo.xml"] == f"metainfo/{tree.findtext('id')}.metainfo.xml"


def test_every_command_and_option_is_in_the_manual():
    # GIVEN the commands of the terminal
    def walk(group, path):
        for name, command in group.commands.items():
            yield f"{path} {name}", command
            if isinstance(command, click.Group):
                yield from walk(command, f"{path} {name}")

    # WHEN the manual is written
    page = man_page(0).replace("\\-", "-")
    # THEN each has a section, in which its options are
    pattern = r'^\.SS "([a-z -]+?) ?(?:\[[^\n]*|[A-Z][^\n]*)?"\n(.*?)(?=^\.S[SH])'
    sections = dict(re.findall(pattern, page, re.MULTILINE | re.DOTALL))
    for path, command in walk(commands, "imgbatch"):
        assert path in sections
        options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        missing = [name for name in options if name.startswith("--") and name not in sections[path]]
        assert missing == [], path


def test_the_manual_has_no_warnings(tmp_path):
    # GIVEN the manual / WHEN it is set / THEN nothing is amiss
    (tmp_path / "imgbatch.1").write_text(man_page(0), "utf-8")
    done = run("groff", "-man", "-Tutf8", "-ww", "-z", str(tmp_path / "imgbatch.1"))
    assert (done.returncode, done.stderr) == (0, "")


def test_words_in_the_manual_are_no_orders_to_roff(tmp_path):
    # GIVEN a command whose help begins as an order does, and has a backslash in it
    @click.command("odd", help=".br is \\no order")
    def odd():
        pass

    commands.add_command(odd)
    try:
        # WHEN the manual is written
        page = man_page(0)
    finally:
        del commands.commands["odd"]
    # THEN the words are words
    assert "\n\\&.br is \\eno order" in page


def test_the_manual_is_of_the_date_that_is_given():
    # GIVEN a date / WHEN the manual is written / THEN it is the date in its head
    assert '.TH IMGBATCH 1 "2023-11-14"' in man_page(1_700_000_000)


@pytest.mark.parametrize("shell", [*COMPLETIONS, "zsh"])
def test_completions_ask_the_terminal(shell, tmp_path):
    # GIVEN the script for a shell / WHEN it is made
    script = completion(shell)
    # THEN it calls the program so that no window can open
    assert re.search(rf"_IMGBATCH_COMPLETE={shell}_complete .*(\$1|imgbatch) --help\)", script)
    # AND the shell can read it
    path = tmp_path / "completion"
    path.write_text(script, "utf-8")
    if shutil.which(shell):
        done = run(shell, "-n", str(path))
        assert (done.returncode, done.stderr) == (0, "")


def test_bash_completes_commands(tmp_path):
    # GIVEN bash with the script, and the program in its path
    (tmp_path / "completion").write_text(completion("bash"), "utf-8")
    program = tmp_path / "imgbatch"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m imgbatch "$@"\n', "utf-8")
    program.chmod(0o755)
    # WHEN it is asked for what begins with `res`
    words = "COMP_WORDS=(imgbatch res); COMP_CWORD=1; _imgbatch_completion imgbatch"
    script = f'. "{tmp_path}/completion"; {words}; echo "${{COMPREPLY[@]}}"'
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=env, check=False, capture_output=True, encoding="utf-8")
    # THEN it names the commands
    assert done.stdout.split() == ["resize", "resume"]


def test_the_entry_is_valid():
    # GIVEN the desktop entry / WHEN it is checked by freedesktop's own program / THEN nothing is amiss
    done = run("desktop-file-validate", str(LINUX / "imgbatch.desktop"))
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_metainfo_is_valid():
    # GIVEN the metainfo / WHEN it is checked by AppStream's own program, without the net / THEN it is valid
    done = run("appstreamcli", "validate", "--no-net", str(LINUX / "imgbatch.metainfo.xml"))
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstream is not installed")
def test_software_centres_find_the_pictures_where_the_project_has_pages(tmp_path):
    # GIVEN the address of pages / WHEN the metainfo is made for them
    text = share.with_site((LINUX / "imgbatch.metainfo.xml").read_text("utf-8"), "https://example.invalid/imgbatch")
    # THEN it is valid, and each picture is one of the project
    path = tmp_path / "local.imgbatch.imgbatch.metainfo.xml"
    path.write_text(text, "utf-8")
    done = run("appstreamcli", "validate", "--no-net", str(path))
    assert done.returncode == 0, done.stdout
    pictures = re.findall(r"<image>https://example.invalid/imgbatch/(.*)</image>", text)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_no_file_names_an_address():
    # GIVEN all that a desktop or a package is made of
    files = [*LINUX.iterdir(), *(ROOT / "installer").glob("*.py")]
    # WHEN it is read / THEN it points to no host: there is no home page, and no package comes from an address
    found = [path.name for path in files if re.search(r"(https?|ftp|git)://", path.read_text("utf-8"))]
    assert found == []
