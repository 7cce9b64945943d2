"""Recipes for systems that are not here: they parse, and what they name is in the project."""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import appimage
import macos
import pytest
from product import ADDRESS, BUNDLE, ROOT, BuildError

import build
from imgbatch import __version__

WORKFLOW = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
FLATPAK = ROOT / "installer/flatpak/local.imgbatch.imgbatch.yml"
METAINFO = (ROOT / "resources/linux/imgbatch.metainfo.xml").read_text("utf-8")


def test_the_workflow_builds_what_can_be_built():
    # GIVEN the workflow / WHEN its commands are read / THEN each target is one, and the three systems have theirs
    targets = set(re.findall(r"installer/build\.py (\w+)", WORKFLOW))
    assert targets == {"all", "windows", "macos"}
    assert targets <= set(build.TARGETS)


def test_every_path_in_the_workflow_is_there():
    # GIVEN the workflow / WHEN its paths are read / THEN each is in the project
    paths = set(re.findall(r"(?:installer|tests)/[\w/.]+\w", WORKFLOW))
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_workflow_tests_before_it_builds():
    # GIVEN a job that builds / WHEN its steps are read / THEN the tests come first
    for job in re.split(r"\n  (?=\w+:\n)", WORKFLOW):
        if "installer/build.py" in job:
            assert job.index("installer/bootstrap.py test") < job.index("installer/build.py")


def test_the_workflow_takes_no_more_rights_than_it_needs():
    # GIVEN the workflow / WHEN its rights are read / THEN all jobs may read, and one may write a draft
    assert WORKFLOW.index("permissions:\n  contents: read") < WORKFLOW.index("jobs:")
    assert WORKFLOW.count("contents: write") == 1
    assert "--draft" in WORKFLOW
    assert set(re.findall(r"uses: (\w+)/", WORKFLOW)) == {"actions"}


def test_every_signing_step_is_off_without_its_secret():
    # GIVEN the steps that sign / WHEN they are read / THEN each ends at once where there is no certificate
    steps = [step for step in WORKFLOW.split("      - ") if step.startswith("name: Signing")]
    assert len(steps) == 2
    assert all('if [ -z "$CERTIFICATE" ]; then' in step for step in steps)


def test_the_flatpak_is_of_the_app_and_has_no_network():
    # GIVEN the recipe / WHEN it is read / THEN it is of this app, starts its window, and may not use a network
    text = FLATPAK.read_text("utf-8")
    assert f"id: {FLATPAK.stem}" in text
    assert f"<id>{FLATPAK.stem}</id>" in METAINFO
    assert "command: imgbatch-gui" in text
    assert "--share=network" not in text
    assert "filesystem=host" not in text
    assert ADDRESS in text
    sources = re.findall(r" (resources/[\w/.]+)", text)
    assert sources
    assert [path for path in sources if not (ROOT / path).exists()] == []


@pytest.mark.skipif(shutil.which("flatpak-builder") is None, reason="flatpak-builder is not installed")
def test_flatpak_builder_understands_the_recipe(tmp_path):
    # GIVEN the recipe / WHEN flatpak-builder reads it / THEN it has nothing to say
    done = subprocess.run(
        ["flatpak-builder", "--show-manifest", FLATPAK], cwd=tmp_path, check=False, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_macos_is_told_what_is_dropped_on_the_app():
    # GIVEN what macOS wants to know / WHEN it is written as a property list / THEN images and folders open with it
    told = plistlib.loads(plistlib.dumps(macos.INFO_PLIST))
    assert told["CFBundleShortVersionString"] == __version__
    assert told["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == ["public.image", "public.folder"]
    assert f"<id>{macos.APP_ID}</id>" in METAINFO


def test_the_entitlements_are_few():
    # GIVEN the entitlements / WHEN they are read / THEN they are those that Python needs, and no others
    told = plistlib.loads(macos.ENTITLEMENTS.read_bytes())
    assert set(told) == {
        "com.apple.security.cs.allow-unsigned-executable-memory",
        "com.apple.security.cs.disable-library-validation",
    }


def test_a_disk_image_is_made_on_a_mac_only(tmp_path):
    # GIVEN another system / WHEN a disk image is wanted / THEN it says where it is made
    if shutil.which("hdiutil"):
        pytest.skip("this is a Mac")
    with pytest.raises(BuildError, match="made on a Mac"):
        macos.build(tmp_path / "imgbatch", tmp_path)


def test_an_appimage_without_its_tool_says_what_to_do(bundle, tmp_path, monkeypatch):
    # GIVEN a machine without appimagetool / WHEN an AppImage is wanted / THEN it says how it is named
    monkeypatch.delenv("APPIMAGETOOL", raising=False)
    if shutil.which("appimagetool"):
        pytest.skip("appimagetool is installed")
    with pytest.raises(BuildError, match="APPIMAGETOOL"):
        appimage.build(bundle, tmp_path)


def test_the_tool_is_given_a_folder_with_entry_icon_and_program(bundle, tmp_path, date, monkeypatch):
    # GIVEN a tool that notes what it is given
    tool = tmp_path / "tool"
    tool.write_text('#!/bin/sh\n[ -x "$2/AppRun" ] && cp -a "$2" "$(dirname "$0")/seen" && echo made > "$3"\n', "utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("APPIMAGETOOL", str(tool))
    # WHEN an AppImage is made / THEN it gets a folder with all that it looks for, and makes the file
    image = appimage.build(bundle, tmp_path)
    assert image.read_text("utf-8") == "made\n"
    seen = tmp_path / "seen"
    assert "Exec=imgbatch-gui %F" in (seen / "imgbatch.desktop").read_text("utf-8")
    assert "TryExec" not in (seen / "imgbatch.desktop").read_text("utf-8")
    assert (seen / ".DirIcon").resolve() == seen / "imgbatch.svg"


@pytest.mark.full
@pytest.mark.skipif(not (BUNDLE / "qt.conf").is_file(), reason="nothing is built: python3 installer/build.py bundle")
def test_the_appdir_runs_as_it_is(tmp_path):
    # GIVEN the folder that becomes the AppImage / WHEN it is run by its AppRun, from elsewhere / THEN it works
    appimage.lay(BUNDLE, Path(tmp_path, "imgbatch.AppDir"))
    command = [tmp_path / "imgbatch.AppDir/AppRun", "self-test"]
    done = subprocess.run(command, cwd="/", check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
