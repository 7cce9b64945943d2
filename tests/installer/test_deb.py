"""The Debian package, made of a stand-in for the bundle."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path

import deb
import notices
import product
import pytest
from share import FILES

from imgbatch import __version__

ROOT = Path(__file__).parents[2]

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-shlibdeps") is None, reason="dpkg-dev is not installed")


def told(*command):
    """Run a command and return what it says."""
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_only_programs_and_folders_are_executable(bundle, date):
    # GIVEN a bundle with odd permissions / WHEN it is settled
    product.settle(bundle, date)
    # THEN programs and folders may be executed, and nothing else
    modes = {path.relative_to(bundle).as_posix(): path.stat().st_mode & 0o777 for path in bundle.rglob("*")}
    assert modes == {
        "imgbatch": 0o755,
        "imgbatch-gui": 0o755,
        "LICENSE.txt": 0o644,
        "third-party-notices.txt": 0o644,
        "sbom.cdx.json": 0o644,
        "_internal": 0o755,
        "_internal/_core.so": 0o644,
        "_internal/libcore.so.1": 0o644,
        "_internal/resources": 0o755,
        "_internal/resources/data": 0o644,
    }
    # AND all are of one date, links too
    assert {path.lstat().st_mtime for path in bundle.rglob("*")} == {date}


def test_a_folder_without_the_programs_is_refused(tmp_path, date, capsys):
    # GIVEN a folder that is no bundle / WHEN a package is to be made of it / THEN it says what is missing
    assert deb.main([str(tmp_path)]) == 1
    assert "there is no program imgbatch" in capsys.readouterr().err


def test_the_date_is_that_of_the_last_commit_when_none_is_given(monkeypatch):
    # GIVEN no date, and a checkout
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout of git")
    # WHEN it is asked for / THEN git knows it
    command = ("git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "log", "-1", "--format=%ct")
    assert product.source_date() == int(told(*command))


def test_a_command_that_fails_is_named_with_its_words():
    # GIVEN a command that fails / WHEN it is run / THEN its words are in the error
    with pytest.raises(product.BuildError, match=r"^sh failed: no luck$"):
        product.run("sh", "-c", "echo no luck >&2; exit 3")


def test_a_program_that_is_missing_is_named():
    # GIVEN a command that is not there / WHEN it is run / THEN the error says so
    with pytest.raises(product.BuildError, match="no-such-program is not installed"):
        product.run("no-such-program")


def test_sizes_and_sums_are_of_the_files(tmp_path):
    # GIVEN a tree of two files, of which one needs two blocks
    (tmp_path / "usr").mkdir()
    (tmp_path / "usr/a").write_bytes(b"a" * 1025)
    (tmp_path / "usr/b").write_bytes(b"")
    # WHEN dpkg is told of it
    deb.describe(tmp_path, "Depends: libc6\n")
    # THEN sums and sizes are theirs
    sums = (tmp_path / "DEBIAN/md5sums").read_text("utf-8")
    assert [line.split("  ")[1] for line in sums.splitlines()] == ["usr/a", "usr/b"]
    assert "d41d8cd98f00b204e9800998ecf8427e  usr/b" in sums
    assert "\nInstalled-Size: 2\nDepends: libc6\nRecommends:" in (tmp_path / "DEBIAN/control").read_text("utf-8")


def test_every_library_that_imgbatch_needs_comes_with_its_licence(tmp_path):
    # GIVEN what is installed
    names = [library.name for library in notices.libraries()]
    assert {"pillow", "PySide6_Essentials", "shiboken6", "pi_heif", "rich", "markdown-it-py"} <= set(names)
    # WHEN the notices are written
    text = notices.notices(tmp_path)
    # THEN each has a chapter, and Qt's licences are there in full
    assert [name for name in ("Python", *names) if f"=\n{name}" not in text] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "15. Disclaimer of Warranty." in text


def test_a_library_without_a_licence_is_refused(tmp_path):
    # GIVEN a library that was installed without the text of its licence
    info = tmp_path / "bare-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: bare\nVersion: 1\n", "utf-8")
    (info / "RECORD").write_text("bare.py,,\nbare-1.dist-info/METADATA,,\n", "utf-8")
    # WHEN its texts are collected / THEN that is an error, and no gap
    with pytest.raises(product.BuildError, match="bare is installed without"):
        notices._texts(notices.Distribution.at(info))


@pytest.mark.full
@needs_dpkg
def test_the_package_holds_what_a_desktop_wants(bundle, tmp_path, date):
    # GIVEN a bundle / WHEN a package is made of it
    package = deb.build(bundle, tmp_path / "dist")
    # THEN nothing else was left in the folder of products
    assert os.listdir(tmp_path / "dist") == [f"imgbatch_{__version__}-{deb.REVISION}_amd64.deb"]
    # AND everything is there, and belongs to root
    rows = [line.split(None, 5) for line in told("dpkg-deb", "--contents", str(package)).splitlines()]
    assert {row[1] for row in rows} == {"root/root"}
    names = {row[5].removeprefix("./") for row in rows}
    assert {f"usr/share/{target}" for target in FILES.values()} <= names
    assert "usr/bin/imgbatch -> ../lib/imgbatch/imgbatch" in names
    assert "usr/bin/imgbatch-gui -> ../lib/imgbatch/imgbatch-gui" in names
    assert "usr/lib/imgbatch/_internal/libcore.so.1 -> _core.so" in names
    for name in (
        "man/man1/imgbatch.1.gz",
        "man/man1/imgbatch-gui.1.gz -> imgbatch.1.gz",
        "doc/imgbatch/copyright",
        "doc/imgbatch/changelog.Debian.gz",
        "doc/imgbatch/third-party-notices.gz",
        "bash-completion/completions/imgbatch",
        "zsh/vendor-completions/_imgbatch",
        "fish/vendor_completions.d/imgbatch.fish",
        *(f"icons/hicolor/{edge}x{edge}/apps/imgbatch.png" for edge in (16, 32, 48, 128, 256, 512)),
    ):
        assert f"usr/share/{name}" in names
    # AND it depends on what the bundle leaves to the system
    assert told("dpkg-deb", "--field", str(package), "Depends").startswith("libc6 (>= ")
    # AND nothing is run when it is installed or removed, so that nothing can be left behind
    assert sorted(os.listdir(_control(package, tmp_path / "control"))) == ["control", "md5sums"]
    # AND Debian's own changelog is of this version
    told("dpkg-deb", "--extract", str(package), str(tmp_path / "out"))
    changes = gzip.decompress((tmp_path / "out/usr/share/doc/imgbatch/changelog.Debian.gz").read_bytes()).decode()
    assert changes.startswith(f"imgbatch ({deb.VERSION}) ")


@pytest.mark.full
@needs_dpkg
def test_the_same_bundle_gives_the_same_bytes(bundle, tmp_path, date):
    # GIVEN a package / WHEN it is made once more, of a copy of other dates
    first = deb.build(bundle, tmp_path / "first").read_bytes()
    copy = shutil.copytree(bundle, tmp_path / "copy", symlinks=True, copy_function=shutil.copy)
    second = deb.build(copy, tmp_path / "second").read_bytes()
    # THEN they are the same
    assert first == second


@pytest.mark.full
@needs_dpkg
@pytest.mark.skipif(shutil.which("lintian") is None, reason="lintian is not installed")
def test_lintian_is_content(bundle, tmp_path, date):
    # GIVEN a package / WHEN lintian reads it
    package = deb.build(bundle, tmp_path / "dist")
    command = ("lintian", "--fail-on", "error,warning", "--allow-root", str(package))
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    # THEN it finds nothing
    assert (done.returncode, done.stdout) == (0, "")


def _control(package, folder):
    told("dpkg-deb", "--control", str(package), str(folder))
    return folder
