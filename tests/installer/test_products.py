"""What `python3 installer/build.py all` made, as people get it: its size, its files, its processes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import zipfile

import psutil
import pytest
from bootstrap import program
from product import ADDRESS, DIST, PAPERS, PROGRAMS, ROOT, files_of
from trimming import is_of_host

from build import VENV
from imgbatch import __version__

BUDGET = 130_000_000
BUNDLE = DIST / "imgbatch"
WHEEL = DIST / f"imgbatch-{__version__}-py3-none-any.whl"
PACKAGES = {
    "deb": DIST / f"imgbatch_{__version__}-1_amd64.deb",
    "rpm": DIST / f"imgbatch-{__version__}-1.x86_64.rpm",
    "arch": DIST / f"imgbatch-{__version__}-1-x86_64.pkg.tar.zst",
}
LISTS = {
    "deb": ("dpkg-deb", "--fsys-tarfile"),
    "rpm": ("rpm", "-qpl"),
    "arch": ("bsdtar", "-tf"),
}

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(not (BUNDLE / "qt.conf").is_file(), reason="nothing is built: python3 installer/build.py all"),
]


def digests(folder):
    """The sum of each file of a folder; where a link leads."""
    return {
        str(path.relative_to(folder)): os.readlink(path)
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files_of(folder)
    }


def listed(kind):
    """The paths of the files in a package."""
    tool, *options = LISTS[kind]
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    told = subprocess.run([tool, *options, PACKAGES[kind]], check=True, capture_output=True).stdout
    if kind == "deb":
        told = subprocess.run(["tar", "-t"], input=told, check=True, capture_output=True).stdout
    return {"/" + line.removeprefix("./").lstrip("/").rstrip("/") for line in told.decode().splitlines()}


def test_the_bundle_keeps_its_budget():
    # GIVEN the bundle / WHEN its files are summed up / THEN they take 130 MB at the most
    assert sum(path.lstat().st_size for path in files_of(BUNDLE)) <= BUDGET


def test_no_library_of_the_host_is_in_the_bundle():
    # GIVEN the bundle / WHEN its files are held against what belongs to the host / THEN none does
    assert [path.name for path in files_of(BUNDLE) if is_of_host(path.name)] == []
    assert is_of_host("libxcb.so.1")
    assert is_of_host("libstdc++.so.6")


def test_the_same_sources_give_the_same_bundle(tmp_path):
    # GIVEN the bundle / WHEN it is built once more, elsewhere / THEN all files are the same
    code = "import sys; import bundle; from pathlib import Path; bundle.build(Path(sys.argv[1]))"
    command = [program(VENV, "python"), "-c", code, tmp_path]
    subprocess.run(command, cwd=ROOT / "installer", check=True, capture_output=True)
    assert digests(tmp_path / "imgbatch") == digests(BUNDLE)


def test_the_bundle_works_wherever_it_is_put(tmp_path):
    # GIVEN a copy of the bundle in a folder with a blank / WHEN it tests itself / THEN it works
    copy = shutil.copytree(BUNDLE, tmp_path / "my programs", symlinks=True)
    done = subprocess.run([copy / "imgbatch", "self-test"], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Everything works.\n")


@pytest.mark.parametrize("variable", ["PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE"])
def test_the_python_of_its_user_does_not_get_in(tmp_path, variable):
    # GIVEN a user whose settings lead to other modules of the same names
    trap = tmp_path / "lib"
    trap.mkdir()
    for name in ("PIL", "click", "imgbatch", "sitecustomize", "usercustomize", "encodings"):
        (trap / f"{name}.py").write_text("raise SystemExit('somebody else')\n", "utf-8")
    value = trap / "PIL.py" if variable == "PYTHONSTARTUP" else trap
    # WHEN the program is started / THEN it takes its own
    env = {**os.environ, variable: str(value)}
    done = subprocess.run(
        [BUNDLE / "imgbatch", "self-test"], env=env, check=False, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_run_is_one_process_and_its_lanes(tmp_path, images):
    # GIVEN a run in two lanes
    folder = tmp_path / "photos"
    folder.mkdir()
    first = images.write(str(folder / "0.jpg"), images.detailed(1200, 800))
    for number in range(1, 300):
        shutil.copy(first, folder / f"{number}.jpg")
    command = [BUNDLE / "imgbatch", "resize", folder, "--size", "600", "--output", tmp_path / "out"]
    with subprocess.Popen([*command, "--mode", "processes", "--workers", "2"], stdout=subprocess.PIPE) as process:
        for _ in range(10):  # both have begun
            process.stdout.readline()
        # WHEN its processes are counted
        lines = [" ".join(child.cmdline()) for child in psutil.Process(process.pid).children(recursive=True)]
        process.kill()
    # THEN there are two workers, and what Python itself keeps to give back semaphores
    workers = [line for line in lines if "--multiprocessing-fork" in line]
    others = [line for line in lines if line not in workers]
    assert len(workers) == 2
    assert all("resource_tracker" in line for line in others)
    assert len(others) <= 1


@pytest.mark.parametrize("kind", PACKAGES)
def test_a_package_holds_the_bundle_and_what_a_desktop_wants(kind):
    # GIVEN a package / WHEN its files are listed
    names = listed(kind)
    # THEN the whole bundle is in it, its licences in the system's own place
    inner = {
        f"/usr/lib/imgbatch/{path.relative_to(BUNDLE)}" for path in files_of(BUNDLE) if path.name not in PAPERS
    } - {f"/usr/lib/imgbatch/{ADDRESS}"}
    assert inner - names == set()
    assert f"/usr/lib/imgbatch/{ADDRESS}" not in names
    assert {f"/usr/bin/{name}" for name in PROGRAMS} <= names
    licences = "doc" if kind == "deb" else "licenses"
    assert [name for name in names if name.startswith(f"/usr/share/{licences}/imgbatch/third-party-notices")]
    assert {"/usr/share/applications/imgbatch.desktop", "/usr/share/man/man1/imgbatch.1.gz"} <= names


@pytest.mark.skipif(shutil.which("lintian") is None, reason="lintian is not installed")
def test_lintian_is_content_with_the_package():
    # GIVEN the package for Debian / WHEN lintian reads it / THEN it finds nothing
    command = ("lintian", "--fail-on", "error,warning", "--allow-root", PACKAGES["deb"])
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_wheel_holds_the_resources():
    # GIVEN the wheel / WHEN its files are listed / THEN all resources are among them
    with zipfile.ZipFile(WHEEL) as file:
        names = set(file.namelist())
    resources = {f"imgbatch/resources/{path.relative_to(ROOT / 'resources')}" for path in files_of(ROOT / "resources")}
    assert resources - names == set()
