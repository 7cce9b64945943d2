"""Run, test or check imgbatch from a checkout, with nothing but a Python.

    display? -> system libraries? -> virtual environment? -> installed? -> hand over to the program

When all answers are yes no process is started to find out, so only the first start is slow.
Python 3.8 must be able to parse this file: it has to live long enough to say which Python it wants.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
ME = "python3 installer/bootstrap.py"
HELP = f"""\
usage: {ME} run [-- ARGUMENTS]       open the window, or pass the arguments to imgbatch
       {ME} test [PYTEST ARGUMENTS]  run the tests
       {ME} check                    run the static checks

The first start makes a virtual environment in .venv, or in the folder that IMGBATCH_VENV names."""
CHECKS = ("ruff check .", "ruff format --check .", "mypy", "lint-imports")
STAMP, UNFINISHED = "imgbatch.stamp", "imgbatch.unfinished"
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"

INSTALL = {
    "apt": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install -y",
    "zypper": "zypper --non-interactive install",
    "pacman": "pacman -S --needed --noconfirm",
}
# Qt's wheels bring Qt, not the libraries of the desktop below it. FONT: without any, all text is blank.
FONT = "font"
LIBRARIES = """
need       library                 apt                 dnf                zypper              pacman
offscreen  libEGL.so.1             libegl1             libglvnd-egl       Mesa-libEGL1        libglvnd
offscreen  libGL.so.1              libgl1              libglvnd-glx       Mesa-libGL1         libglvnd
offscreen  libxkbcommon.so.0       libxkbcommon0       libxkbcommon       libxkbcommon0       libxkbcommon
offscreen  libglib-2.0.so.0        libglib2.0-0        glib2              libglib-2_0-0       glib2
offscreen  libgthread-2.0.so.0     libglib2.0-0        glib2              libgthread-2_0-0    glib2
offscreen  libfontconfig.so.1      libfontconfig1      fontconfig         libfontconfig1      fontconfig
offscreen  libdbus-1.so.3          libdbus-1-3         dbus-libs          libdbus-1-3         dbus
offscreen  font                    fonts-dejavu-core   dejavu-sans-fonts  dejavu-fonts        ttf-dejavu
xcb        libxkbcommon-x11.so.0   libxkbcommon-x11-0  libxkbcommon-x11   libxkbcommon-x11-0  libxkbcommon-x11
xcb        libxcb-cursor.so.0      libxcb-cursor0      xcb-util-cursor    libxcb-cursor0      xcb-util-cursor
xcb        libxcb-icccm.so.4       libxcb-icccm4       xcb-util-wm        libxcb-icccm4       xcb-util-wm
xcb        libxcb-keysyms.so.1     libxcb-keysyms1     xcb-util-keysyms   libxcb-keysyms1     xcb-util-keysyms
xcb        libxcb-shape.so.0       libxcb-shape0       libxcb             libxcb-shape0       libxcb
wayland    libwayland-cursor.so.0  libwayland-cursor0  libwayland-cursor  libwayland-cursor0  wayland
wayland    libwayland-egl.so.1     libwayland-egl1     libwayland-egl     libwayland-egl1     wayland
"""
COLUMNS, *ROWS = (line.split() for line in LIBRARIES.strip().splitlines())


# With any other arguments imgbatch opens the window on them.
TERMINAL_COMMANDS = (
    *("resize", "compare", "resume", "runs", "undo", "report", "presets", "demo", "doctor"),
    *("self-test", "integrate"),
)


class BootstrapError(Exception):
    """Stop with words for the user and an exit code, 2 where the command line is to blame."""

    def __init__(self, message: str, code: int = 1) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code


def say(message: str) -> None:
    """Print a line to stderr, at once: stdout belongs to the program, and exec drops what is buffered."""
    print(f"bootstrap: {message}", file=sys.stderr, flush=True)


def run_unseen(command: Sequence[str], cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a command that can neither ask nor print; its stdout and stderr come back as one."""
    pipe, silence = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.run(command, cwd=cwd, stdin=silence, stdout=pipe, stderr=subprocess.STDOUT, check=False)


def succeeds(*command: str, cwd: Path | None = None, loud: bool = True) -> bool:
    """Run a command whose output matters only when it fails."""
    done = run_unseen(command, cwd)
    if done.returncode and loud:
        print(done.stdout.decode(errors="replace"), file=sys.stderr, flush=True)
    return done.returncode == 0


def refuse_old_python(version: Sequence[int]) -> None:
    """Stop where imgbatch could not even be installed."""
    if tuple(version) < (3, 11):
        found = ".".join(map(str, version))
        raise BootstrapError(f"imgbatch needs Python 3.11 or newer; {sys.executable} is Python {found}")


def parse(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Split the command line into the command and the arguments to pass on."""
    command, *args = argv or [""]
    asks_help = command in ("run", "check") and args in (["-h"], ["--help"])
    if command in ("-h", "--help") or asks_help:
        return "help", []
    if command == "test" or (command in ("run", "check") and not args):
        return command, args
    if command == "run" and args[0] == "--":
        return command, args[1:]
    if command == "run":
        raise BootstrapError(f"put -- before imgbatch's own arguments: {ME} run -- {shlex.join(args)}", 2)
    if command == "check":
        raise BootstrapError(f"check takes no arguments: {ME} check", 2)
    raise BootstrapError(f"give one of the commands run, test and check, or --help: {ME} run", 2)


# --- system packages ---


def screen_for(command: str, args: Sequence[str], env: Mapping[str, str], system: str) -> str:
    """Return the Qt platforms that will be loaded, such as "xcb;wayland", or "" where Qt needs nothing.

    Raises:
        BootstrapError: The window is wanted and there is no display.
    """
    opens_window = command == "run" and not (args and (args[0] in TERMINAL_COMMANDS or args[0].startswith("-")))
    if system != "linux" or not (opens_window or command == "test"):
        return ""
    displays = (("xcb", "DISPLAY"), ("wayland", "WAYLAND_DISPLAY"))
    found = ";".join(platform for platform, variable in displays if env.get(variable))
    screen = env.get("QT_QPA_PLATFORM") or ("offscreen" if command == "test" else found)
    if not screen:
        terminal = f"{ME} run -- resize FOLDER --size 1280x1280 --output OUT"
        raise BootstrapError(f"there is no display for a window; in the terminal: {terminal}", 2)
    return screen


def libraries_for(screen: str) -> list[str]:
    """List the libraries (and `FONT`) that Qt loads for these platforms."""
    return [row[1] for row in ROWS if screen and (row[0] == "offscreen" or row[0] in screen)]


def is_present(library: str) -> bool:
    """Tell whether a library loads into this process: find_library would accept a wrong architecture."""
    if library == FONT:
        folders = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
        if any(any(Path(folder).expanduser().rglob("*.[ot]t[fc]")) for folder in folders):
            return True
        return shutil.which("fc-list") is not None and bool(run_unseen(("fc-list",)).stdout.strip())
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def find_manager() -> str:
    """Return the key of `INSTALL` that this system has, or ""."""
    return next((name for name, command in INSTALL.items() if shutil.which(command.split()[0])), "")


def find_privilege() -> list[str] | None:
    """Return what makes a command root's when written before it, None where that takes a password."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and succeeds("sudo", "-n", "true", loud=False) else None


def line_to_type(manager: str, packages: Sequence[str]) -> str:
    """Return the line with which a user installs the packages."""
    update = "sudo apt-get update && " if manager == "apt" else ""
    return f"{update}sudo {INSTALL[manager]} {' '.join(packages)}"


def install_packages(packages: Mapping[str, Sequence[str]], reason: str) -> bool:
    """Install system packages, given for each key of `INSTALL`, and tell whether that succeeded.

    Raises:
        BootstrapError: It is the user's turn; the message ends in what to type.
    """
    manager = find_manager()
    if not manager:
        lines = "\n".join(f"  {line_to_type(name, packages[name])}" for name in INSTALL)
        raise BootstrapError(f"{reason}; install it with one of\n{lines}")
    prefix = find_privilege()
    if prefix is None:
        raise BootstrapError(f"{reason}; type: {line_to_type(manager, packages[manager])}")
    say(f"{reason}; installing {' '.join(packages[manager])} (once)")
    prefix = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]  # env: sudo would clear the variable
    if manager == "apt":
        # Images come without package lists. A failure is no verdict: one dead source is enough for it.
        succeeds(*prefix, "apt-get", "update", loud=False)
    return succeeds(*prefix, *INSTALL[manager].split(), *packages[manager])


def packages_for(libraries: Sequence[str]) -> dict[str, list[str]]:
    """List the packages of each package manager that hold the libraries, none twice."""
    rows = [row for row in ROWS if row[1] in libraries]
    return {name: list(dict.fromkeys(row[COLUMNS.index(name)] for row in rows)) for name in INSTALL}


def ensure_libraries(libraries: Sequence[str]) -> None:
    """Install those of the libraries that are missing."""
    missing = [name for name in libraries if not is_present(name)]
    if not missing:
        return
    install_packages(packages_for(missing), f"Qt needs {', '.join(missing)}")
    missing = [name for name in missing if not is_present(name)]
    if missing:
        raise BootstrapError(f"could not install {', '.join(missing)}; the package manager's words are above")


def has_venv_modules() -> bool:
    """Tell whether this Python can make a virtual environment with pip in it."""
    importlib.invalidate_caches()
    specs = [importlib.util.find_spec(name) for name in ("venv", "ensurepip")]
    # A removed package can leave an empty folder, which imports as a namespace and has no origin.
    return all(spec is not None and spec.origin for spec in specs)


def ensure_venv_modules() -> None:
    """Install what Debian splits off from Python."""
    if has_venv_modules():
        return
    reason = f"Python {PYTHON} ({sys.executable}) lacks venv or ensurepip"
    short = PYTHON.replace(".", "")
    others = {"dnf": ["python3-libs"], "zypper": [f"python{short}-base"], "pacman": ["python"]}
    if sys.base_prefix == "/usr":  # else no package reaches this Python
        for package in (f"python{PYTHON}-venv", "python3-venv"):
            if install_packages({"apt": [package], **others}, reason) or find_manager() != "apt":
                break
    if not has_venv_modules():
        raise BootstrapError(f"{reason}, and no package here adds it: run another Python 3.11 or newer")


# --- virtual environment ---


def venv_folder(env: Mapping[str, str]) -> Path:
    """Return the folder of the virtual environment, one for each kind and version of Python."""
    tag = f"{sys.implementation.name}-{PYTHON.replace('.', '')}{getattr(sys, 'abiflags', '')}"
    return Path(env.get("IMGBATCH_VENV") or ROOT / ".venv" / tag).expanduser().resolve()


def program(venv: Path, name: str) -> str:
    """Return the path of a command inside the virtual environment."""
    return str(venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name)


def digest(venv: Path, extra: str) -> str:
    """Digest all that an installation depends on; a moved checkout or environment is another one."""
    project = (ROOT / "pyproject.toml").read_bytes() + requirements(extra).read_bytes()
    facts = (project, os.fsencode(ROOT), os.fsencode(venv), sys.implementation.name, PYTHON, extra)
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def is_installed(venv: Path, extra: str) -> bool:
    """Tell whether imgbatch is installed with the extra (or with more), by the stamp of `install`."""
    try:
        stamp = (venv / STAMP).read_text("ascii", "replace")
    except OSError:
        return False
    return stamp in (digest(venv, extra), digest(venv, "test")) and all(
        Path(program(venv, name)).exists() for name in ("python", "imgbatch")
    )


def is_sound(venv: Path) -> bool:
    """Tell whether the virtual environment is whole, stands where it was made, and fits this Python."""
    # Through the script `pip`: its first line is wrong in an environment that was moved or copied.
    try:
        output = run_unseen((program(venv, "pip"), "--version")).stdout
    except OSError:
        return False
    is_here = os.fsencode(venv) + os.fsencode(os.sep) in output and f"(python {PYTHON})".encode() in output
    return is_here and (venv / "pyvenv.cfg").is_file() and not (venv / UNFINISHED).exists()


def make_venv(venv: Path) -> None:
    """Make the virtual environment, in place of a broken one."""
    is_ours = venv.parent == ROOT / ".venv" or (venv / "pyvenv.cfg").is_file()
    if not is_ours and venv.is_dir() and any(venv.iterdir()):
        # --clear would empty it, and it may be somebody's home.
        raise BootstrapError(f"IMGBATCH_VENV: {venv} is no virtual environment; name a new folder", 2)
    ensure_venv_modules()
    say(f"making a virtual environment in {venv} (once)")
    if not succeeds(sys.executable, "-I", "-m", "venv", "--clear", str(venv)):
        raise BootstrapError(f"could not make a virtual environment in {venv}; the reason is above")


def requirements(extra: str) -> Path:
    """Return the list of what is installed with an extra: each library in one version, with its hashes."""
    return ROOT / "installer" / "requirements" / f"{extra or 'run'}.txt"


def pip_install(venv: Path, listed: Path, *project: str) -> None:
    """Install what is listed, and then the project, for which nothing is left to be fetched.

    Raises:
        BootstrapError: pip could not.
    """
    # --no-user: `user = true` in somebody's pip.conf fails inside an environment.
    pip = (program(venv, "python"), "-I", "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check")
    hashed = ("--no-user", "--require-hashes", "-r", str(listed))
    own = ("--no-user", "--no-deps", "--no-build-isolation", *project)
    if not all(succeeds(*pip, *options, cwd=ROOT) for options in (hashed, own)):
        raise BootstrapError("pip could not install imgbatch; its words are above")


def install(venv: Path, extra: str) -> None:
    """Install the checkout, editable; the stamp goes first and comes back last, whatever happens between."""
    unfinished = venv / UNFINISHED
    unfinished.touch()
    (venv / STAMP).unlink(missing_ok=True)
    say("installing imgbatch (once, some minutes)")
    try:
        pip_install(venv, requirements(extra), "-e", ".")
    except BootstrapError:
        unfinished.unlink()  # a pip that fails tidies up behind itself, a pip that is killed does not
        raise
    unfinished.write_text(digest(venv, extra), "ascii")
    unfinished.replace(venv / STAMP)


def prepare(extra: str) -> Path:
    """Return the virtual environment with imgbatch in it."""
    venv = venv_folder(os.environ)
    if not is_installed(venv, extra):
        if not is_sound(venv):
            make_venv(venv)
        install(venv, extra)
    return venv


# --- commands ---


def become(*command: str) -> int:
    """Go on as another program; under Windows run it, since the shell would not wait for an exec."""
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell is what we want
    return subprocess.call(command)


def check(venv: Path) -> int:
    """Run all static checks and name those that failed."""
    failed = []
    for line in CHECKS:
        say(line)
        name, *args = line.split()
        if subprocess.call((program(venv, name), *args), cwd=ROOT):
            failed.append(line)
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def obey(command: str, args: Sequence[str]) -> int:
    """Do what the command line says and return the exit code."""
    if command == "help":
        print(HELP)
        return 0
    ensure_libraries(libraries_for(screen_for(command, args, os.environ, sys.platform)))
    venv = prepare("" if command == "run" else "test")
    if command == "check":
        return check(venv)
    if command == "run":
        return become(program(venv, "imgbatch"), *args)
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    os.chdir(ROOT)
    return become(program(venv, "python"), "-m", "pytest", *args)


def main(argv: Sequence[str], version: Sequence[int] = sys.version_info[:2]) -> int:
    """Obey the command line; whatever goes wrong becomes one clear line."""
    try:
        refuse_old_python(version)
        return obey(*parse(argv))
    except BootstrapError as error:
        say(str(error))
        return error.code
    except OSError as error:
        say(f"could not finish: {error}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
