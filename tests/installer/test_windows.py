"""The Windows installer, made of stand-ins for the programs; what Wine can show of it is shown under Wine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import product
import pytest
import windows

from imgbatch import __version__

ROOT = Path(__file__).parents[2]

COMPILER = "x86_64-w64-mingw32-gcc"
PROGRAM = """\
#include <stdio.h>
#include <windows.h>
int main(int count, char **words) {
    if (count > 1 && !lstrcmpA(words[1], "--version")) { puts("imgbatch, a stand-in"); return 0; }
    puts("runs"); fflush(stdout); Sleep(INFINITE); return 0;
}
"""
REFUSED = 3
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\imgbatch"
MENUS = (
    r"HKCU\Software\Classes\Directory\shell\imgbatch",
    r"HKCU\Software\Classes\SystemFileAssociations\image\shell\imgbatch",
)

needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="nsis is not installed")
missing = [name for name in ("makensis", "wine", "wineserver", COMPILER) if shutil.which(name) is None]
needs_wine = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def put(folder, *names):
    """Write small files of these names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
        path.chmod(0o755)


@pytest.fixture
def bundle(tmp_path):
    """A folder like that of PyInstaller on Windows."""
    folder = tmp_path / "bundle"
    put(
        folder,
        "imgbatch.exe",
        "imgbatch-gui.exe",
        "_internal/base.zip",
        "_internal/PIL/_imaging.pyd",
        *product.PAPERS,
    )
    return folder


@pytest.fixture(autouse=True)
def unsigned(monkeypatch):
    """Nothing signs, whatever the machine is set to."""
    monkeypatch.delenv(windows.SIGN, raising=False)


def test_a_folder_without_the_programs_is_refused(tmp_path, capsys):
    # GIVEN a folder that is no bundle / WHEN an installer is to be made of it / THEN it says what is missing
    assert windows.main([str(tmp_path)]) == 1
    assert "there is no program imgbatch.exe" in capsys.readouterr().err


def test_an_installer_that_is_not_there_is_not_checked(tmp_path, capsys):
    # GIVEN no installer / WHEN it is to be checked / THEN it says how that is done
    assert windows.main(["check", str(tmp_path / "setup.exe")]) == 1
    assert "check SETUP.exe" in capsys.readouterr().err


@needs_nsis
def test_a_bundle_without_licences_is_refused(bundle, tmp_path):
    # GIVEN a bundle that does not say under which licences its parts are
    (bundle / product.NOTICES).unlink()
    # WHEN an installer is to be made of it / THEN that is refused
    with pytest.raises(product.BuildError, match=f"has no {product.NOTICES}"):
        windows.build(bundle, tmp_path / "dist")


def test_every_file_is_laid_where_it_belongs():
    # GIVEN files in two folders, one with a sign that means something to NSIS
    files = {PurePosixPath("a.exe"): Path("/b/a.exe"), PurePosixPath("in/x $1.dll"): Path("/b/in/x $1.dll")}
    # WHEN the lines are written / THEN names are quoted where NSIS reads signs in them, and only there
    assert windows.installing(files).splitlines() == [
        r'SetOutPath "$INSTDIR"',
        'File "/oname=a.exe" "/b/a.exe"',
        r'SetOutPath "$INSTDIR\in"',
        'File "/oname=x $$1.dll" "/b/in/x $1.dll"',
    ]


def test_only_what_was_brought_is_taken_away():
    # GIVEN files in folders within each other / WHEN the lines are written
    lines = windows.removing({PurePosixPath(name): Path(name) for name in ("a.exe", "in/b.dll", "in/der/c.dll")})
    # THEN files go by their names, and folders only if they are empty, the innermost first
    assert lines.splitlines() == [
        r'Delete "$INSTDIR\a.exe"',
        r'Delete "$INSTDIR\in\b.dll"',
        r'Delete "$INSTDIR\in\der\c.dll"',
        r'RMDir "$INSTDIR\in\der"',
        r'RMDir "$INSTDIR\in"',
    ]


@pytest.mark.parametrize(("version", "wanted"), [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("2.0.0rc1", "2.0.0.0")])
def test_windows_gets_its_four_numbers(version, wanted):
    # GIVEN a version / WHEN Windows wants it / THEN it is four numbers
    assert windows.numbers(version) == wanted


def test_every_sentence_is_there_in_every_language():
    # GIVEN the script of NSIS
    script = windows.SCRIPT.read_text("utf-8")
    languages = set(re.findall(r'MUI_LANGUAGE "(\w+)"', script))
    # WHEN its sentences are collected / THEN none is missing in any language
    sentences = re.findall(r"LangString (\w+) \$\{LANG_(\w+)\} ", script)
    wanted = {(name, language.upper()) for name, _ in sentences for language in languages}
    assert set(sentences) == wanted
    assert len(languages) == 6


def test_the_menu_says_the_same_as_that_of_linux():
    # GIVEN the words of the menu of Nautilus / WHEN they are looked for / THEN the script has them all
    labels = re.findall(r'"\w+": "(.*imgbatch.*)"', (ROOT / "resources/linux/nautilus.py").read_text("utf-8"))
    script = windows.SCRIPT.read_text("utf-8")
    assert len(labels) == 6
    assert [label for label in labels if f'"{label}"' not in script] == []


@needs_nsis
def test_the_same_bundle_gives_the_same_bytes(bundle, tmp_path):
    # GIVEN an installer / WHEN it is made once more, of a copy of other dates
    first = windows.build(bundle, tmp_path / "first")
    copy = shutil.copytree(bundle, tmp_path / "copy", copy_function=shutil.copy)
    os.utime(copy / "imgbatch.exe", (0, 0))
    second = windows.build(copy, tmp_path / "second")
    # THEN they are the same
    assert first.read_bytes() == second.read_bytes()
    # AND nothing else was left in the folder of products
    assert os.listdir(tmp_path / "first") == [f"imgbatch-{__version__}-setup.exe"]


@needs_nsis
@pytest.mark.skipif(shutil.which("7z") is None, reason="7z is not installed")
def test_the_installer_holds_the_bundle_and_what_belongs_to_it(bundle, tmp_path):
    # GIVEN an installer
    setup = windows.build(bundle, tmp_path / "dist")
    # WHEN it is unpacked
    out = tmp_path / "out"
    subprocess.run(["7z", "x", f"-o{out}", str(setup)], check=True, stdout=subprocess.DEVNULL)
    # THEN the files of the bundle are there, unchanged, with the icon, and what removes them
    found = {path.relative_to(out).as_posix() for path in product.files_of(out) if "$PLUGINSDIR" not in str(path)}
    own = {path.relative_to(bundle).as_posix() for path in product.files_of(bundle)}
    assert found - own <= {"imgbatch.ico", "uninstall.exe"}
    assert [name for name in own if (out / name).read_bytes() != (bundle / name).read_bytes()] == []


@needs_nsis
def test_programs_uninstaller_and_installer_are_signed(bundle, tmp_path, monkeypatch):
    # GIVEN a command that signs, and notes what
    log = tmp_path / "log"
    signer = tmp_path / "the signer"
    signer.write_text(f'#!/bin/sh\ncat "$2" > {tmp_path}/last && echo "$1 $2" >> {log}\n', "utf-8")
    signer.chmod(0o755)
    monkeypatch.setenv(windows.SIGN, f"'{signer}' with")
    # WHEN an installer is made
    setup = windows.build(bundle, tmp_path / "dist")
    # THEN the programs were signed, then what removes them, then the installer, in this order
    lines = log.read_text("utf-8").splitlines()
    assert [line.split()[0] for line in lines] == ["with"] * 4
    names = [Path(line.split()[1]).name for line in lines]
    assert (names[:2], names[3]) == (["imgbatch.exe", "imgbatch-gui.exe"], setup.name)
    # AND the bundle itself is as it was
    assert not any(line.split()[1].startswith(str(bundle)) for line in lines)


@needs_nsis
def test_a_signer_that_fails_leaves_no_installer(bundle, tmp_path, monkeypatch):
    # GIVEN a command that cannot sign
    monkeypatch.setenv(windows.SIGN, "false")
    # WHEN an installer is made / THEN it is refused, and there is none
    with pytest.raises(product.BuildError, match="false failed"):
        windows.build(bundle, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


@pytest.fixture(scope="module")
def wine(tmp_path_factory):
    """A Windows of its own for these tests, with two installers: of an older bundle, and of a newer one."""
    folder = tmp_path_factory.mktemp("wine")
    (folder / "program.c").write_text(PROGRAM, "utf-8")
    subprocess.run([COMPILER, "-o", str(folder / "a.exe"), str(folder / "program.c")], check=True)
    setups = []
    for age, extra in (("older", "_internal/gone.dll"), ("newer", "_internal/came.dll")):
        bundle = folder / age
        put(bundle, extra, "_internal/base.zip", *product.PAPERS)
        for name in product.PROGRAMS:
            shutil.copy(folder / "a.exe", bundle / f"{name}.exe")
        setups.append(windows.build(bundle, folder / f"dist-{age}"))
    # Without a display; and nothing of Wine's own in the menu of the machine that tests.
    switched_off = "winemenubuilder.exe,mscoree,mshtml="
    env = {**os.environ, "WINEPREFIX": str(folder / "prefix"), "WINEDLLOVERRIDES": switched_off, "WINEDEBUG": "-all"}
    env.pop("DISPLAY", None)

    def run(*command, timeout=60):
        """Run something to its end, and return its exit code and its words."""
        # Not a pipe: what Wine starts beside it, and keeps for a while, would hold that open.
        with (folder / "words").open("wb") as words:
            done = subprocess.run(
                command, env=env, check=False, timeout=timeout, stdin=subprocess.DEVNULL, stdout=words, stderr=words
            )
        return done.returncode, (folder / "words").read_text("utf-8", "replace").strip()

    try:
        assert run("wine", "wineboot", "--init")[0] == 0
        assert run("wine", "winecfg", "-v", "win10")[0] == 0
        (user,) = (path for path in (folder / "prefix/drive_c/users").iterdir() if path.name != "Public")
        local, roaming = user / "AppData/Local", user / "AppData/Roaming/Microsoft/Windows"
        yield SimpleNamespace(
            run=run,
            env=env,
            older=setups[0],
            newer=setups[1],
            program=local / "Programs/imgbatch",
            own=local / "imgbatch",
            links=(roaming / "SendTo/imgbatch.lnk", roaming / "Start Menu/Programs/imgbatch.lnk"),
        )
    finally:
        subprocess.run(["wineserver", "-k"], env=env, check=False)


@pytest.mark.full
@needs_wine
def test_it_installs_runs_is_replaced_and_goes_without_a_trace(wine):
    # GIVEN a Windows in which a person has settings of imgbatch
    put(wine.own, "settings.json")
    # WHEN the older version is installed, silently
    assert wine.run("wine", str(wine.older), "/S") == (0, "")
    # THEN it is there, and runs
    assert (wine.program / "_internal/gone.dll").read_text("utf-8") == "_internal/gone.dll"
    assert wine.run("wine", str(wine.program / "imgbatch.exe"), "--version") == (0, "imgbatch, a stand-in")
    # AND it is in the start menu, in Send To, in the menus of folders and images, and in the list of programs
    assert all(link.is_file() for link in wine.links)
    for menu in MENUS:
        assert _value(wine, menu, "/ve") == "Resize with imgbatch"
        assert re.fullmatch(r'"C:\\.*\\imgbatch-gui\.exe" "%1"', _value(wine, rf"{menu}\command", "/ve"))
    assert _value(wine, UNINSTALL, "/v", "DisplayVersion") == __version__
    quiet = _value(wine, UNINSTALL, "/v", "QuietUninstallString")
    assert re.fullmatch(r'"C:\\.*\\Programs\\imgbatch\\uninstall\.exe" /S', quiet)

    # WHEN it runs, and the newer version is installed
    running = subprocess.Popen(
        ["wine", str(wine.program / "imgbatch.exe")], env=wine.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )
    assert running.stdout.readline().strip() == b"runs"
    # THEN that is refused, and so is the removal; nothing has changed
    assert wine.run("wine", str(wine.newer), "/S")[0] == REFUSED
    assert wine.run("wine", str(wine.program / "uninstall.exe"), "/S", f"_?={_named(wine)}")[0] == REFUSED
    assert (wine.program / "_internal/gone.dll").exists()
    assert (wine.program / "imgbatch.exe").exists()
    running.kill()
    running.communicate()
    wine.run("wineserver", "-k", "-w")

    # WHEN it runs no more, and the newer version is installed
    put(wine.program, "mine.jpg")
    assert wine.run("wine", str(wine.newer), "/S")[0] == 0
    # THEN what only the older one had is gone, and what a person put there stays
    assert not (wine.program / "_internal/gone.dll").exists()
    assert (wine.program / "_internal/came.dll").exists()
    assert (wine.program / "mine.jpg").exists()

    # WHEN it is removed
    assert wine.run("wine", str(wine.program / "uninstall.exe"), "/S", f"_?={_named(wine)}")[0] == 0
    # THEN nothing is left of it but what a person has
    wine.run("wineserver", "-w")
    assert {path.name for path in wine.program.rglob("*")} == {"mine.jpg", "uninstall.exe"}
    assert not any(link.exists() for link in wine.links)
    assert [key for key in (*MENUS, UNINSTALL) if wine.run("wine", "reg", "query", key)[0] == 0] == []
    assert (wine.own / "settings.json").exists()


@pytest.mark.full
@needs_wine
def test_a_windows_that_is_too_old_is_refused(wine):
    # GIVEN a Windows on which Qt does not run
    assert wine.run("wine", "winecfg", "-v", "win81")[0] == 0
    # WHEN the program is installed / THEN that is refused, and nothing is there
    try:
        assert wine.run("wine", str(wine.newer), "/S", r"/D=C:\elsewhere")[0] == REFUSED
    finally:
        wine.run("wine", "winecfg", "-v", "win10")
    assert not (wine.program.parents[5] / "elsewhere").exists()


@pytest.mark.full
@needs_wine
def test_a_silent_removal_takes_what_the_program_wrote_only_if_told(wine):
    # GIVEN the program, and what it wrote for itself
    assert wine.run("wine", str(wine.newer), "/S")[0] == 0
    put(wine.own, "presets/web.json")
    # WHEN it is removed with a word for that
    wine.run("wine", str(wine.program / "uninstall.exe"), "/S", "/PURGE")
    wine.run("wineserver", "-w")
    # THEN its own folder is gone, and so is its uninstaller
    assert not wine.own.exists()
    assert not (wine.program / "uninstall.exe").exists()


def _named(wine):
    """Return the folder of the program as Windows names it."""
    return wine.run("wine", "winepath", "-w", str(wine.program))[1]


def _value(wine, key, *which):
    """Return a value of the registry; empty if there is none."""
    code, words = wine.run("wine", "reg", "query", key, *which)
    return re.split(r"\s+REG_\w+\s+", words)[-1] if code == 0 else ""
