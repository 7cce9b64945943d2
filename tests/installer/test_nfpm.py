"""The packages for Fedora, openSUSE and Arch: what they depend on and hold, before nfpm packs them."""

from __future__ import annotations

import re
import shutil

import msgspec
import nfpm
import pytest
from product import BuildError
from share import FILES, HOME

needs_binutils = pytest.mark.skipif(shutil.which("objdump") is None, reason="binutils are not installed")


@needs_binutils
def test_what_a_bundle_leaves_to_the_system_is_found_with_its_version(bundle):
    # GIVEN a bundle with a library of Python / WHEN it is asked what it needs / THEN that has a version
    needed = dict(nfpm.needs(bundle))
    assert re.fullmatch(r"GLIBC_2\.\d+", needed["libc.so.6"])


@needs_binutils
def test_what_a_bundle_brings_is_not_asked_of_the_system(bundle):
    # GIVEN a bundle that brings a library of the name that one of it needs
    shutil.copy(msgspec._core.__file__, bundle / "_internal" / "libc.so.6")
    # WHEN it is asked what it needs / THEN that is not among it
    assert "libc.so.6" not in dict(nfpm.needs(bundle))


def test_rpm_asks_for_libraries_by_their_names():
    # GIVEN libraries, one with a version / WHEN rpm is told / THEN as rpm calls them in every distribution
    needed = {"libEGL.so.1": "", "libc.so.6": "GLIBC_2.36"}
    assert list(nfpm.sonames(needed)) == ["libEGL.so.1()(64bit)", "libc.so.6(GLIBC_2.36)(64bit)"]


def test_arch_is_asked_for_packages():
    # GIVEN libraries of which two are in one package / WHEN Arch is told / THEN each package is named once
    assert nfpm.packages(["libEGL.so.1", "libGL.so.1", "libz.so.1"]) == {"libglvnd", "zlib"}


def test_a_library_of_which_nobody_knows_the_package_is_an_error():
    # GIVEN a library that is new / WHEN Arch is told / THEN it is named, and no package goes out without it
    with pytest.raises(BuildError, match=r"which package of Arch has libnew\.so\.1"):
        nfpm.packages(["libnew.so.1", "libz.so.1"])


def test_the_newest_version_is_asked_for_by_its_number():
    # GIVEN versions of which the words sort in another way / WHEN they are compared / THEN 2.36 is newer than 2.4
    assert max(["GLIBC_2.4", "GLIBC_2.36", "GLIBC_2.2.5"], key=nfpm._number) == "GLIBC_2.36"


@needs_binutils
@pytest.mark.parametrize("kind", ["rpm", "archlinux"])
def test_the_package_holds_what_a_desktop_wants(bundle, tmp_path, date, kind):
    # GIVEN a bundle / WHEN it is laid and described
    nfpm.stage(bundle, tmp_path / "tree", date)
    told = nfpm.describe(tmp_path / "tree", date, kind)
    contents = {entry["dst"]: entry for entry in told["contents"]}
    # THEN everything is there, and belongs to root
    assert {f"/usr/share/{target}" for target in FILES.values()} <= contents.keys()
    for name in (
        "licenses/imgbatch/LICENSE.txt",
        "licenses/imgbatch/third-party-notices.txt",
        "man/man1/imgbatch.1.gz",
    ):
        assert f"/usr/share/{name}" in contents
    assert {(entry["file_info"]["owner"], entry["file_info"]["group"]) for entry in contents.values()} == {
        ("root", "root")
    }
    assert contents["/usr/bin/imgbatch"]["src"] == "../lib/imgbatch/imgbatch"
    assert contents[f"/{HOME}/_internal/_core.so"]["file_info"]["mode"] == 0o644
    # AND nothing that is Debian's alone
    assert not [name for name in contents if "lintian" in name or "vendor-completions" in name or "copyright" in name]
    # AND its own folders go with it, those of every system do not
    folders = {name for name, entry in contents.items() if entry.get("type") == "dir"}
    assert {f"/{HOME}", "/usr/share/kio"} <= folders
    assert not folders & {"/usr", "/usr/bin", "/usr/share", "/usr/share/applications"}


def test_all_files_are_of_one_date(bundle, tmp_path, date):
    # GIVEN a bundle / WHEN it is laid / THEN every file is of the date of the package
    nfpm.stage(bundle, tmp_path / "tree", date)
    assert {path.lstat().st_mtime for path in (tmp_path / "tree").rglob("*")} == {date}
