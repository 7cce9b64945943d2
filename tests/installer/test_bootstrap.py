"""Tests of installer/bootstrap.py that install nothing and need no network."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType

SOURCE = Path(__file__).parents[2] / "installer" / "bootstrap.py"


def load_bootstrap() -> ModuleType:
    """Load the script, which is not part of the package."""
    spec = importlib.util.spec_from_file_location("imgbatch_bootstrap", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


bootstrap = load_bootstrap()


class FakeSystem:
    """Stand in for the machine: which programs exist, who we are, what installing brings."""

    def __init__(self, programs: Sequence[str], *, uid: int = 1000, sudo_works: bool = False) -> None:
        """Describe a machine whose package manager always succeeds."""
        self.programs = set(programs)
        self.uid = uid
        self.sudo_works = sudo_works
        self.installable = True
        self.present: set[str] = set()
        self.brings: set[str] = set()
        self.ran: list[str] = []

    def which(self, name: str) -> str | None:
        """Answer like shutil.which."""
        return f"/bin/{name}" if name in self.programs else None

    def succeeds(self, *command: str, cwd: Path | None = None, loud: bool = True) -> bool:
        """Note the command and answer like bootstrap.succeeds."""
        self.ran.append(" ".join(command))
        if command[-1] == "true":
            return self.sudo_works
        if "update" in command:
            return False
        if self.installable:
            self.present |= self.brings
        return self.installable

    def use(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put this machine in the place of the real one."""
        monkeypatch.setattr(bootstrap.shutil, "which", self.which)
        monkeypatch.setattr(bootstrap.os, "geteuid", lambda: self.uid, raising=False)
        monkeypatch.setattr(bootstrap, "succeeds", self.succeeds)
        monkeypatch.setattr(bootstrap, "is_present", self.present.__contains__)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a checkout of nothing but a pyproject.toml and the lists of versions."""
    root = tmp_path / "checkout"
    (root / "installer" / "requirements").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[project]\n")
    for name in ("run", "test"):
        (root / "installer" / "requirements" / f"{name}.txt").write_text("pillow==1\n")
    monkeypatch.setattr(bootstrap, "ROOT", root)
    monkeypatch.delenv("IMGBATCH_VENV", raising=False)
    return root


@pytest.fixture
def venv(checkout: Path) -> Path:
    """Give a folder with what bootstrap looks for in an installed virtual environment."""
    folder: Path = bootstrap.venv_folder({})
    assert checkout in folder.parents
    for name in ("python", "imgbatch"):
        path = Path(bootstrap.program(folder, name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def stamp(venv: Path, extra: str) -> None:
    """Stamp the environment as an installation with the extra would."""
    (venv / bootstrap.STAMP).write_text(bootstrap.digest(venv, extra))


def run_bootstrap(*args: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the real script with exactly this environment beside what Python itself needs."""
    needed = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, str(SOURCE), *args]
    return subprocess.run(command, env={**needed, **env}, capture_output=True, text=True, check=False)


# --- which Python ---


def test_old_python_can_parse_the_script() -> None:
    """GIVEN the grammar of Python 3.8 WHEN the script is parsed THEN there is no syntax error."""
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("version", [(3, 8), (3, 10)])
def test_old_python_is_refused_in_one_line(version: tuple[int, int], capsys: pytest.CaptureFixture[str]) -> None:
    """GIVEN an old Python WHEN anything is asked for THEN one line names both versions, and the exit is 1."""
    code = bootstrap.main(["--help"], version)

    lines = capsys.readouterr().err.splitlines()
    assert code == 1
    assert len(lines) == 1
    assert "3.11" in lines[0]
    assert f"{version[0]}.{version[1]}" in lines[0]


def test_oldest_supported_python_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    """GIVEN Python 3.11 WHEN help is asked for THEN it is printed."""
    assert bootstrap.main(["--help"], (3, 11)) == 0
    assert "usage:" in capsys.readouterr().out


# --- the command line ---


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["run"], ("run", [])),
        (["run", "--"], ("run", [])),
        (["run", "--", "--version"], ("run", ["--version"])),
        (["run", "--", "resize", "--", "-x"], ("run", ["resize", "--", "-x"])),
        (["test"], ("test", [])),
        (["test", "--full", "-k", "a b"], ("test", ["--full", "-k", "a b"])),
        (["test", "--help"], ("test", ["--help"])),
        (["check"], ("check", [])),
        (["-h"], ("help", [])),
        (["--help"], ("help", [])),
        (["run", "--help"], ("help", [])),
        (["check", "-h"], ("help", [])),
    ],
)
def test_command_line_is_split(argv: list[str], expected: tuple[str, list[str]]) -> None:
    """GIVEN a right command line WHEN parsed THEN the command and the arguments to pass on come out."""
    assert bootstrap.parse(argv) == expected


@pytest.mark.parametrize(
    ("argv", "advice"),
    [
        ([], "run, test and check"),
        (["walk"], "run, test and check"),
        (["check", "."], "bootstrap.py check"),
        (["run", "resize", "my photos"], "bootstrap.py run -- resize 'my photos'"),
        (["run", "--version"], "bootstrap.py run -- --version"),
    ],
)
def test_wrong_usage_says_what_to_do(argv: list[str], advice: str, capsys: pytest.CaptureFixture[str]) -> None:
    """GIVEN a wrong command line WHEN run THEN one line says what to do, and the exit is 2."""
    code = bootstrap.main(argv)

    lines = capsys.readouterr().err.splitlines()
    assert code == 2
    assert len(lines) == 1
    assert advice in lines[0]


# --- the display and the libraries below Qt ---


@pytest.mark.parametrize(
    ("command", "args", "env", "expected"),
    [
        ("run", [], {"DISPLAY": ":0"}, "xcb"),
        ("run", [], {"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("run", [], {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "xcb;wayland"),
        ("run", [], {"QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ("run", [], {"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland"}, "wayland"),
        ("run", ["--version"], {}, ""),
        ("run", ["resize", "IN"], {"DISPLAY": ":0"}, ""),
        ("run", ["doctor"], {}, ""),
        ("test", [], {"DISPLAY": ":0"}, "offscreen"),
        ("test", ["-x"], {}, "offscreen"),
        ("test", [], {"QT_QPA_PLATFORM": "xcb"}, "xcb"),
        ("check", [], {}, ""),
    ],
)
def test_screen_follows_command_and_session(command: str, args: list[str], env: dict[str, str], expected: str) -> None:
    """GIVEN a session on Linux WHEN a command is about to start THEN Qt's platforms for it are known."""
    assert bootstrap.screen_for(command, args, env, "linux") == expected


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_need_no_display_variable(system: str) -> None:
    """GIVEN no DISPLAY WHEN the window is wanted on Windows or macOS THEN there is nothing to prepare."""
    assert bootstrap.screen_for("run", [], {}, system) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has sessions without a display")
def test_window_without_display_is_refused_before_any_work(tmp_path: Path) -> None:
    """GIVEN no display WHEN the window is started THEN one line says what to type, nothing is made."""
    folder = tmp_path / "venv"

    done = run_bootstrap("run", env={"IMGBATCH_VENV": str(folder)})

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "bootstrap.py run -- resize FOLDER --size 1280x1280 --output OUT" in done.stderr
    assert done.stdout == ""
    assert not folder.exists()


def test_libraries_grow_with_the_screen() -> None:
    """GIVEN each kind of screen WHEN its libraries are listed THEN each set is there exactly where needed."""
    offscreen = set(bootstrap.libraries_for("offscreen"))
    x11 = set(bootstrap.libraries_for("xcb"))
    wayland = set(bootstrap.libraries_for("wayland"))

    assert bootstrap.libraries_for("") == []
    assert {"libEGL.so.1", bootstrap.FONT} <= offscreen
    assert x11 - offscreen > {"libxcb-cursor.so.0"}
    assert wayland - offscreen == {"libwayland-cursor.so.0", "libwayland-egl.so.1"}
    assert set(bootstrap.libraries_for("xcb;wayland")) == x11 | wayland


def test_table_of_libraries_is_complete() -> None:
    """GIVEN the table WHEN looked at THEN no cell is empty, no library twice, each manager has a column."""
    names = [row[1] for row in bootstrap.ROWS]

    assert all(len(row) == len(bootstrap.COLUMNS) for row in bootstrap.ROWS)
    assert len(set(names)) == len(names)
    assert set(bootstrap.INSTALL) == set(bootstrap.COLUMNS[2:])
    assert {row[0] for row in bootstrap.ROWS} == {"offscreen", "xcb", "wayland"}
    assert bootstrap.FONT in names


def test_one_package_is_named_once() -> None:
    """GIVEN two libraries of one package WHEN packages are listed THEN it appears once for each manager."""
    packages = bootstrap.packages_for(["libglib-2.0.so.0", "libgthread-2.0.so.0"])

    assert packages["apt"] == ["libglib2.0-0"]
    assert packages["pacman"] == ["glib2"]
    assert packages["zypper"] == ["libglib-2_0-0", "libgthread-2_0-0"]


def test_library_that_does_not_load_is_missing() -> None:
    """GIVEN the name of no library WHEN probed THEN it counts as missing."""
    assert not bootstrap.is_present("libimgbatch-has-no-such.so.9")


@pytest.mark.skipif(sys.platform != "linux", reason="the C library has this name on Linux only")
def test_library_that_loads_is_present() -> None:
    """GIVEN a library of every Linux WHEN probed THEN it counts as present."""
    assert bootstrap.is_present("libm.so.6") or bootstrap.is_present("libc.so")


# --- the package manager ---


@pytest.mark.parametrize(
    ("programs", "expected"),
    [
        (["apt-get", "sudo"], "apt"),
        (["dnf"], "dnf"),
        (["zypper"], "zypper"),
        (["pacman"], "pacman"),
        (["apt-get", "pacman"], "apt"),  # Debian has a game of that name
        (["brew"], ""),
    ],
)
def test_package_manager_is_found(programs: list[str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a machine WHEN its package manager is looked for THEN the right one is found, or none."""
    FakeSystem(programs).use(monkeypatch)

    assert bootstrap.find_manager() == expected


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        (FakeSystem([], uid=0), []),
        (FakeSystem(["sudo"], sudo_works=True), ["sudo", "-n"]),
        (FakeSystem(["sudo"], sudo_works=False), None),
        (FakeSystem([]), None),
    ],
)
def test_privilege_never_asks_for_a_password(
    system: FakeSystem, expected: list[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIVEN root, sudo with and without password, or neither WHEN asked THEN only silent ways are taken."""
    system.use(monkeypatch)

    assert bootstrap.find_privilege() == expected
    assert all(command.startswith("sudo -n") for command in system.ran)


@pytest.mark.parametrize(
    ("program", "line"),
    [
        (
            "apt-get",
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0",
        ),
        ("dnf", "sudo dnf install -y libglvnd-egl xcb-util-cursor"),
        ("zypper", "sudo zypper --non-interactive install Mesa-libEGL1 libxcb-cursor0"),
        ("pacman", "sudo pacman -S --needed --noconfirm libglvnd xcb-util-cursor"),
    ],
)
def test_user_without_rights_gets_the_line_to_type(program: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a plain user WHEN libraries are missing THEN nothing is run and the message ends in the line."""
    system = FakeSystem([program])
    system.use(monkeypatch)

    with pytest.raises(bootstrap.BootstrapError) as caught:
        bootstrap.ensure_libraries(["libEGL.so.1", "libxcb-cursor.so.0"])

    message = str(caught.value)
    assert message.endswith(f"type: {line}")
    assert "libEGL.so.1, libxcb-cursor.so.0" in message
    assert caught.value.code == 1
    assert system.ran == []


def test_unknown_system_gets_the_line_of_every_manager(monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN no known package manager WHEN a library is missing THEN the message has one line for each."""
    FakeSystem([], uid=0).use(monkeypatch)

    with pytest.raises(bootstrap.BootstrapError) as caught:
        bootstrap.ensure_libraries(["libEGL.so.1"])

    _, *lines = str(caught.value).splitlines()
    assert [line.split()[1] for line in lines] == ["apt-get", "dnf", "zypper", "pacman"]


def test_root_installs_what_is_missing_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN root and one library missing WHEN ensured THEN it is installed though the update failed."""
    system = FakeSystem(["apt-get"], uid=0)
    system.present = {"libGL.so.1"}
    system.brings = {"libEGL.so.1"}
    system.use(monkeypatch)

    bootstrap.ensure_libraries(["libEGL.so.1", "libGL.so.1"])

    noninteractive = "env DEBIAN_FRONTEND=noninteractive apt-get"
    assert system.ran == [
        f"{noninteractive} update",
        f"{noninteractive} install -y --no-install-recommends libegl1",
    ]


def test_library_still_missing_after_installing_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a package without the library WHEN installed THEN bootstrap stops and names the library."""
    system = FakeSystem(["sudo", "dnf"], sudo_works=True)
    system.use(monkeypatch)

    with pytest.raises(bootstrap.BootstrapError, match=r"could not install libEGL\.so\.1"):
        bootstrap.ensure_libraries(["libEGL.so.1"])

    assert system.ran[-1] == "sudo -n env DEBIAN_FRONTEND=noninteractive dnf install -y libglvnd-egl"


def test_nothing_is_installed_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN all libraries present WHEN ensured THEN no command is run."""
    system = FakeSystem(["apt-get"], uid=0)
    system.present = {"libEGL.so.1"}
    system.use(monkeypatch)

    bootstrap.ensure_libraries(["libEGL.so.1"])

    assert system.ran == []


# --- a Python without venv ---


@pytest.fixture
def bare_python(monkeypatch: pytest.MonkeyPatch) -> Callable[[FakeSystem, str], None]:
    """Give a function that puts a Python without ensurepip, of some prefix, on a machine."""

    def use(system: FakeSystem, prefix: str) -> None:
        system.use(monkeypatch)
        monkeypatch.setattr(bootstrap.sys, "base_prefix", prefix)
        monkeypatch.setattr(bootstrap, "has_venv_modules", lambda: "ensurepip" in system.present)

    return use


def test_missing_venv_is_installed_by_root(bare_python: Callable[[FakeSystem, str], None]) -> None:
    """GIVEN Debian's Python without venv WHEN ensured by root THEN the package of this minor is installed."""
    system = FakeSystem(["apt-get"], uid=0)
    system.brings = {"ensurepip"}
    bare_python(system, "/usr")

    bootstrap.ensure_venv_modules()

    assert system.ran[-1].endswith(f" python3.{sys.version_info[1]}-venv")


def test_missing_venv_falls_back_then_says_that_no_package_exists(
    bare_python: Callable[[FakeSystem, str], None],
) -> None:
    """GIVEN an apt without the packages WHEN ensured THEN both names are tried and the message says so."""
    system = FakeSystem(["apt-get"], uid=0)
    system.installable = False
    bare_python(system, "/usr")

    with pytest.raises(bootstrap.BootstrapError, match="no package here adds it"):
        bootstrap.ensure_venv_modules()

    tried = [command.split()[-1] for command in system.ran if " install " in command]
    assert tried == [f"python3.{sys.version_info[1]}-venv", "python3-venv"]


def test_missing_venv_gives_a_plain_user_the_line(bare_python: Callable[[FakeSystem, str], None]) -> None:
    """GIVEN a plain user WHEN venv is missing THEN the message ends in the line to type."""
    bare_python(FakeSystem(["apt-get"]), "/usr")

    with pytest.raises(bootstrap.BootstrapError) as caught:
        bootstrap.ensure_venv_modules()

    package = f"python3.{sys.version_info[1]}-venv"
    assert str(caught.value).endswith(f"apt-get install -y --no-install-recommends {package}")


def test_no_package_is_tried_for_a_python_of_ones_own(
    bare_python: Callable[[FakeSystem, str], None],
) -> None:
    """GIVEN a Python that is not the system's WHEN venv is missing THEN no package manager is called."""
    system = FakeSystem(["apt-get"], uid=0)
    bare_python(system, "/opt/python")

    with pytest.raises(bootstrap.BootstrapError, match="run another Python"):
        bootstrap.ensure_venv_modules()

    assert system.ran == []


# --- the virtual environment and its stamp ---


def test_venv_folder_is_one_for_each_python(checkout: Path) -> None:
    """GIVEN no wish WHEN the folder is asked for THEN it is in the checkout and names the Python."""
    folder = bootstrap.venv_folder({"IMGBATCH_VENV": ""})

    assert folder.parent == checkout / ".venv"
    assert folder.name.startswith(f"{sys.implementation.name}-{sys.version_info[0]}{sys.version_info[1]}")


def test_venv_folder_can_be_chosen(tmp_path: Path) -> None:
    """GIVEN IMGBATCH_VENV WHEN the folder is asked for THEN it is that one."""
    assert bootstrap.venv_folder({"IMGBATCH_VENV": str(tmp_path / "mine")}) == tmp_path / "mine"


@pytest.mark.parametrize(
    ("installed", "wanted", "expected"),
    [("", "", True), ("test", "test", True), ("test", "", True), ("", "test", False)],
)
def test_more_is_enough_and_less_is_not(venv: Path, installed: str, wanted: str, expected: bool) -> None:
    """GIVEN a stamp WHEN something is wanted THEN the same or more counts as installed."""
    stamp(venv, installed)

    assert bootstrap.is_installed(venv, wanted) is expected


def test_stamp_is_void_after_the_project_changed(venv: Path, checkout: Path) -> None:
    """GIVEN a stamp WHEN pyproject.toml changes by one byte THEN it no longer counts."""
    stamp(venv, "test")
    (checkout / "pyproject.toml").write_text("[project]\n\n")

    assert not bootstrap.is_installed(venv, "")


def test_stamp_is_void_after_a_version_changed(venv: Path) -> None:
    """GIVEN a stamp WHEN the list of versions changes THEN it no longer counts."""
    stamp(venv, "test")
    bootstrap.requirements("test").write_text("pillow==99\n")

    assert not bootstrap.is_installed(venv, "test")


def test_stamp_is_void_for_another_checkout(venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a stamp WHEN a copy of the checkout asks THEN it does not count: the first one is installed there."""
    stamp(venv, "test")
    copy = shutil.copytree(bootstrap.ROOT, tmp_path / "copy")
    monkeypatch.setattr(bootstrap, "ROOT", copy)

    assert not bootstrap.is_installed(venv, "")


def test_stamp_is_void_in_a_moved_environment(venv: Path) -> None:
    """GIVEN a stamp WHEN the environment was moved THEN it does not count: its scripts hold the old path."""
    stamp(venv, "test")

    assert not bootstrap.is_installed(venv.rename(venv.with_name("moved")), "")


def test_stamp_is_void_for_another_python(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a stamp WHEN another version of Python asks THEN it does not count."""
    stamp(venv, "test")
    monkeypatch.setattr(bootstrap, "PYTHON", "3.99")

    assert not bootstrap.is_installed(venv, "")


@pytest.mark.skipif(os.name != "posix", reason="making a link takes a privilege under Windows")
@pytest.mark.parametrize("lost", ["python", "imgbatch"])
def test_stamp_is_void_without_the_programs(venv: Path, lost: str) -> None:
    """GIVEN a stamp WHEN a program behind it is gone (a broken link is too) THEN it does not count."""
    stamp(venv, "")
    path = Path(bootstrap.program(venv, lost))
    path.unlink()
    path.symlink_to(venv / "nowhere")

    assert not bootstrap.is_installed(venv, "")


def test_no_stamp_means_not_installed(venv: Path) -> None:
    """GIVEN an environment without a stamp WHEN asked THEN nothing is installed."""
    assert not bootstrap.is_installed(venv, "")


class FakePip:
    """Stand in for `succeeds`: notes the command and the stamp that stood while pip ran."""

    def __init__(self, venv: Path, error: BaseException | None = None, *, result: bool = True) -> None:
        """Choose how it ends: by an exception, or by success or failure."""
        self.stamp = venv / bootstrap.STAMP
        self.error = error
        self.result = result
        self.commands: list[tuple[str, ...]] = []
        self.saw_stamp = False

    def __call__(self, *command: str, cwd: Path | None = None, loud: bool = True) -> bool:
        """Answer like bootstrap.succeeds."""
        self.commands.append(command)
        self.saw_stamp = self.stamp.exists()
        if self.error is not None:
            raise self.error
        return self.result


def test_stamp_is_written_last(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN an old stamp WHEN installing THEN it is gone while pip works and new afterwards."""
    (venv / bootstrap.STAMP).write_text("old")
    pip = FakePip(venv)
    monkeypatch.setattr(bootstrap, "succeeds", pip)

    bootstrap.install(venv, "test")

    assert pip.commands[0][-3:] == ("--require-hashes", "-r", str(bootstrap.requirements("test")))
    assert pip.commands[1][-4:] == ("--no-deps", "--no-build-isolation", "-e", ".")
    assert not pip.saw_stamp
    assert bootstrap.is_installed(venv, "test")
    assert [path.name for path in venv.glob("imgbatch.*")] == [bootstrap.STAMP]


def test_interrupted_install_leaves_no_stamp(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a valid stamp WHEN a new install is interrupted THEN the environment counts as not installed."""
    stamp(venv, "")
    monkeypatch.setattr(bootstrap, "succeeds", FakePip(venv, KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        bootstrap.install(venv, "test")

    assert not bootstrap.is_installed(venv, "")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for pip is a shell script")
def test_interrupted_install_makes_the_environment_unsound(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a sound environment WHEN pip is killed half-way THEN what it left there is not trusted."""
    make_pip(venv, f"pip 24.0 from {venv}/lib/pip (python {bootstrap.PYTHON})")
    assert bootstrap.is_sound(venv)
    monkeypatch.setattr(bootstrap, "succeeds", FakePip(venv, KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        bootstrap.install(venv, "")

    assert not bootstrap.is_sound(venv)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for pip is a shell script")
def test_failed_install_can_be_tried_again_in_the_same_environment(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a sound environment WHEN pip fails, say without a network THEN it is still sound."""
    make_pip(venv, f"pip 24.0 from {venv}/lib/pip (python {bootstrap.PYTHON})")
    monkeypatch.setattr(bootstrap, "succeeds", FakePip(venv, result=False))

    with pytest.raises(bootstrap.BootstrapError):
        bootstrap.install(venv, "")

    assert bootstrap.is_sound(venv)


def test_failed_install_leaves_no_stamp(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a pip that fails WHEN installing THEN bootstrap stops with 1 and leaves no stamp."""
    stamp(venv, "")
    monkeypatch.setattr(bootstrap, "succeeds", FakePip(venv, result=False))

    with pytest.raises(bootstrap.BootstrapError, match="pip could not install") as caught:
        bootstrap.install(venv, "")

    assert caught.value.code == 1
    assert not bootstrap.is_installed(venv, "")


def test_second_start_calls_no_program(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a valid stamp WHEN prepared again THEN neither pip nor venv is called."""
    stamp(venv, "")
    pip = FakePip(venv)
    monkeypatch.setattr(bootstrap, "succeeds", pip)
    monkeypatch.setattr(bootstrap, "run_unseen", pip)

    assert bootstrap.prepare("") == venv
    assert pip.commands == []


def make_pip(venv: Path, says: str) -> None:
    """Put a `pip` into the environment that prints this."""
    pip = Path(bootstrap.program(venv, "pip"))
    pip.write_text(f"#!/bin/sh\necho '{says}'\n")
    pip.chmod(0o755)
    (venv / "pyvenv.cfg").touch()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for pip is a shell script")
def test_whole_environment_is_sound(venv: Path) -> None:
    """GIVEN a pip in its own place WHEN the environment is looked at THEN it is sound."""
    make_pip(venv, f"pip 24.0 from {venv}/lib/pip (python {bootstrap.PYTHON})")

    assert bootstrap.is_sound(venv)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for pip is a shell script")
@pytest.mark.parametrize(("place", "version"), [("/elsewhere", bootstrap.PYTHON), ("{venv}", "3.99")])
def test_foreign_environment_is_not_sound(venv: Path, place: str, version: str) -> None:
    """GIVEN a pip of another place or Python WHEN the environment is looked at THEN it is to be rebuilt."""
    make_pip(venv, f"pip 24.0 from {place.format(venv=venv)}/lib/pip (python {version})")

    assert not bootstrap.is_sound(venv)


def test_half_made_environment_is_not_sound(venv: Path) -> None:
    """GIVEN an environment without pip WHEN it is looked at THEN it is to be rebuilt."""
    (venv / "pyvenv.cfg").touch()

    assert not bootstrap.is_sound(venv)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for pip is a shell script")
def test_folder_with_a_pip_is_not_yet_an_environment(venv: Path) -> None:
    """GIVEN a folder like /usr, with a pip but no pyvenv.cfg WHEN it is looked at THEN it is not sound."""
    make_pip(venv, f"pip 24.0 from {venv}/lib/pip (python {bootstrap.PYTHON})")
    (venv / "pyvenv.cfg").unlink()

    assert not bootstrap.is_sound(venv)


def test_broken_environment_is_rebuilt_before_installing(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a half-made environment WHEN prepared THEN it is cleared, then installed into."""
    pip = FakePip(venv)
    monkeypatch.setattr(bootstrap, "succeeds", pip)

    bootstrap.prepare("")

    made, *installed = pip.commands
    assert made[-4:] == ("-m", "venv", "--clear", str(venv))
    assert len(installed) == 2
    assert all("install" in command for command in installed)


def test_folder_of_the_user_is_never_cleared(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """GIVEN IMGBATCH_VENV on a folder with other things WHEN run THEN it is refused and left alone."""
    precious = tmp_path / "home" / "photo.jpg"
    precious.parent.mkdir()
    precious.touch()
    pip = FakePip(precious.parent)
    monkeypatch.setattr(bootstrap, "succeeds", pip)
    monkeypatch.setenv("IMGBATCH_VENV", str(precious.parent))

    code = bootstrap.main(["run", "--", "--version"])

    assert code == 2
    assert "is no virtual environment" in capsys.readouterr().err
    assert pip.commands == []


# --- handing over ---


class Handover:
    """Stand in for `become`: notes what would take over, where and with which Qt platform."""

    command: tuple[str, ...] = ()
    folder = Path()
    platform = ""

    def __call__(self, *command: str) -> int:
        """Answer like a program that exits with 7."""
        self.command = command
        self.folder = Path.cwd()
        self.platform = os.environ.get("QT_QPA_PLATFORM", "")
        return 7


@pytest.fixture
def handover(venv: Path, monkeypatch: pytest.MonkeyPatch) -> Handover:
    """Give an installed environment whose programs are noted instead of started."""
    stamp(venv, "test")
    taker = Handover()
    monkeypatch.setattr(bootstrap, "become", taker)
    monkeypatch.setattr(bootstrap, "is_present", {*bootstrap.libraries_for("xcb;wayland")}.__contains__)
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.chdir(venv)
    return taker


def test_run_hands_over_to_the_program(handover: Handover, venv: Path) -> None:
    """GIVEN an installed imgbatch WHEN run with arguments THEN it gets them here; its exit code is ours."""
    code = bootstrap.main(["run", "--", "resize", "IN", "--output", "OUT"])

    assert code == 7
    assert handover.command == (bootstrap.program(venv, "imgbatch"), "resize", "IN", "--output", "OUT")
    assert handover.folder == venv


def test_test_hands_over_to_pytest_in_the_checkout(handover: Handover, venv: Path, checkout: Path) -> None:
    """GIVEN an installed imgbatch WHEN tested THEN pytest starts in the root, without a screen."""
    code = bootstrap.main(["test", "--full"])

    assert code == 7
    assert handover.command == (bootstrap.program(venv, "python"), "-m", "pytest", "--full")
    assert handover.folder == checkout
    assert handover.platform == "offscreen"


def test_test_respects_a_chosen_platform(handover: Handover, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN QT_QPA_PLATFORM WHEN tested THEN it stays."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")

    bootstrap.main(["test"])

    assert handover.platform == "xcb"


@pytest.mark.parametrize("culprit", ["", "ruff format --check .", "mypy"])
def test_check_runs_everything_and_names_the_culprit(
    culprit: str, handover: Handover, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """GIVEN one check that fails, or none WHEN checked THEN all ran and the last line says which failed."""
    ran = []

    def call(command: Sequence[str], cwd: Path) -> int:
        line = " ".join((Path(command[0]).stem, *command[1:]))
        ran.append(line)
        return int(line == culprit)

    monkeypatch.setattr(bootstrap.subprocess, "call", call)

    code = bootstrap.main(["check"])

    assert code == (1 if culprit else 0)
    assert ran == list(bootstrap.CHECKS)
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == f"bootstrap: failed: {culprit}" if culprit else "passed" in last


def test_unexpected_os_error_is_one_line(
    venv: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """GIVEN a disk that is full WHEN installing THEN the user sees one more line and no traceback."""
    monkeypatch.setattr(bootstrap, "succeeds", FakePip(venv, OSError(28, "No space left on device")))

    code = bootstrap.main(["check"])

    assert code == 1
    assert "No space left on device" in capsys.readouterr().err.splitlines()[-1]
