"""The Windows installer: a bundle of PyInstaller, packed by NSIS; `windows.nsi` says what it does there.

    python3 installer/windows.py [BUNDLE_FOLDER]
    python3 installer/windows.py check SETUP.exe

The second installs it under Wine, has the program test itself and resize some photos, and removes it.
`IMGBATCH_SIGN` may hold a command that signs the file whose path it is given last, quoted as for a shell; without it
nothing is signed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath

import icon
from product import BUNDLE, DIST, PROGRAMS, ROOT, BuildError, check_bundle, files_of, require, run

from imgbatch import __version__

SCRIPT = ROOT / "installer/windows.nsi"
LICENCE = ROOT / "LICENSE"
PUBLISHER = "The imgbatch authors"
SIGN = "IMGBATCH_SIGN"
# NSIS for Windows brings no installers of 64 bits, and Wine as Debian has it runs no others.
TARGET = "x86-unicode" if sys.platform == "win32" else "amd64-unicode"
_NEEDS = "apt install nsis"
_NEEDS_WINE = "apt install --no-install-recommends wine wine64"
_PATIENCE = 120
"""Seconds after which nothing under Wine is waited for any longer."""

_ICU = (
    *("cbFromUWriteUChars", "cbToUWriteUChars", "close", "countAvailable", "fromUCountPending", "fromUnicode"),
    *("getAvailableName", "getFromUCallBack", "getMaxCharSize", "getName", "getStandardName", "getToUCallBack"),
    *("open", "reset", "setFromUCallBack", "setToUCallBack", "toUCountPending", "toUnicode"),
)
_RANDOM = """\
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(void *, unsigned long);
__declspec(dllexport) BOOL ProcessPrng(BYTE *data, SIZE_T length) { return SystemFunction036(data, length); }
"""
_LACKING = {
    "bcryptprimitives.dll": (_RANDOM, ("-ladvapi32",)),
    "icuuc.dll": ("".join(f"__declspec(dllexport) void *ucnv_{name}(void) {{ return 0; }}\n" for name in _ICU), ()),
}


def build(bundle: Path, dist: Path) -> Path:
    """Make the installer of a bundle, in the folder `dist`, and return its path.

    The same bundle gives the same bytes, unless they are signed.

    Raises:
        BuildError: A program is missing, in the bundle or on this machine, or the command that signs fails.
    """
    check_bundle(bundle, ".exe")
    require("makensis", _NEEDS)
    setup = dist / f"imgbatch-{__version__}-setup.exe"
    with tempfile.TemporaryDirectory(prefix="imgbatch-windows-") as folder:
        work = Path(folder)
        files = collect(bundle, work)
        partial = work / setup.name
        (work / "install.nsh").write_text(installing(files), "utf-8")
        (work / "remove.nsh").write_text(removing(files), "utf-8")
        names = {
            "TARGET": TARGET,
            "OUT": partial,
            "VERSION": __version__,
            "NUMBERS": numbers(__version__),
            "PUBLISHER": PUBLISHER,
            "COPYRIGHT": copyright_line(),
            "ICON": files[PurePosixPath("imgbatch.ico")],
            "LICENCE": LICENCE,
            "KIBIBYTES": sum(-(-path.stat().st_size // 1024) for path in files.values()),
            "INSTALL_FILES": work / "install.nsh",
            "REMOVE_FILES": work / "remove.nsh",
        }
        command = ["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8"]
        command += [f"-D{name}={value}" for name, value in names.items()]
        command += [f"-DSIGN={_joined(signer())}"] if signer() else []
        run(*command, str(SCRIPT), needs=_NEEDS)
        sign(partial)
        dist.mkdir(parents=True, exist_ok=True)
        shutil.move(partial, setup)
    return setup


def collect(bundle: Path, work: Path) -> dict[PurePosixPath, Path]:
    """Return what will be installed: for each path below the folder of the program, where the file is now.

    Args:
        bundle: The program, as PyInstaller made it.
        work: A folder for what is made or signed here.

    Raises:
        BuildError: The command that signs fails.
    """
    files = {PurePosixPath(path.relative_to(bundle).as_posix()): path for path in files_of(bundle)}
    if signer():
        for program in (PurePosixPath(f"{name}.exe") for name in PROGRAMS):
            files[program] = Path(shutil.copyfile(files[program], work / program))
            sign(files[program])
    icon.write(work / "imgbatch.ico")
    return dict(sorted({**files, PurePosixPath("imgbatch.ico"): work / "imgbatch.ico"}.items()))


def installing(files: dict[PurePosixPath, Path]) -> str:
    """Return the lines that lay each file where it belongs."""
    lines: list[str] = []
    folder = None
    for target, source in files.items():
        if target.parent != folder:
            folder = target.parent
            lines.append(f'SetOutPath "{_installed(folder)}"')
        # The first is read when it is installed, the second now, as it stands.
        lines.append(f'File "/oname={_quoted(target.name)}" "{source}"')
    return "\n".join([*lines, ""])


def removing(files: dict[PurePosixPath, Path]) -> str:
    """Return the lines that take each file away, then each folder that is empty then, the innermost first."""
    lines = [f'Delete "{_installed(target)}"' for target in files]
    folders = {folder for target in files for folder in target.parents} - {PurePosixPath()}
    lines += [f'RMDir "{_installed(folder)}"' for folder in sorted(folders, reverse=True)]
    return "\n".join([*lines, ""])


def _installed(path: PurePosixPath) -> str:
    return str(PureWindowsPath("$INSTDIR", *map(_quoted, path.parts)))


def _quoted(text: str) -> str:
    """Return a text as it is written between quotes in a script of NSIS."""
    return text.replace("$", "$$").replace('"', '$\\"')


def numbers(version: str) -> str:
    """Return a version as Windows wants it in the file: four numbers.

    >>> numbers("1.2.0rc1")
    '1.2.0.0'
    """
    parts = []
    for part in version.split(".")[:3]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        parts.append(digits or "0")
    return ".".join([*parts, *["0"] * (4 - len(parts))])


def copyright_line() -> str:
    """Return the line of the licence that says whose it is."""
    return next(line for line in LICENCE.read_text("utf-8").splitlines() if line.startswith("Copyright"))


def signer() -> list[str]:
    """Return the command that signs a file, or nothing."""
    return shlex.split(os.environ.get(SIGN, ""))


def _joined(command: list[str]) -> str:
    """Return a command as the shell of this system takes it."""
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)


def sign(path: Path) -> None:
    """Sign a file, if there is a command for it.

    Raises:
        BuildError: It fails.
    """
    if command := signer():
        run(*command, str(path), needs=f"the command in {SIGN}")


def check(setup: Path) -> None:
    """Install an installer of true programs under Wine, use them, and remove them.

    Raises:
        BuildError: Something does not work, or is left.
    """
    require("wine", _NEEDS_WINE)
    with tempfile.TemporaryDirectory(prefix="imgbatch-wine-") as folder:
        # Without a display; and nothing of Wine's own in the menu of this machine.
        switched_off = "winemenubuilder.exe,mscoree,mshtml="
        env = {**os.environ, "WINEPREFIX": folder, "WINEDLLOVERRIDES": switched_off, "WINEDEBUG": "-all"}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "PYTHONHOME"):
            env.pop(name, None)
        try:
            _wine(env, "wineboot", "--init")
            _wine(env, "winecfg", "-v", "win10")
            _lay_what_wine_lacks(Path(folder, "drive_c/windows/system32"))
            _use(setup, Path(folder), env)
        finally:
            subprocess.run(["wineserver", "-k"], env=env, check=False)


def _use(setup: Path, folder: Path, env: dict[str, str]) -> None:
    _wine(env, str(setup), "/S")
    (program,) = folder.glob("drive_c/users/*/AppData/Local/Programs/imgbatch")
    print(_wine(env, str(program / "imgbatch.exe"), "self-test"))
    _wine(env, str(program / "imgbatch.exe"), "demo", str(folder / "photos"))
    (folder / "photos/broken.jpg").unlink()
    where = ("--output", str(folder / "resized"), "--mode", "processes")
    words = _wine(env, str(program / "imgbatch.exe"), "resize", str(folder / "photos"), "--size", "640", *where)
    print(words.splitlines()[-1])
    wanted, made = (sum(1 for _ in files_of(folder / name)) for name in ("photos", "resized"))
    if made != wanted:
        raise BuildError(f"of {wanted} photos {made} were made smaller")
    _wine(env, str(program / "uninstall.exe"), "/S")
    # It goes on in a copy of itself, and is over when nothing runs any more.
    subprocess.run(["wineserver", "-w"], env=env, check=True, timeout=_PATIENCE)
    if program.exists():
        raise BuildError(f"the removal left {', '.join(sorted(path.name for path in program.iterdir()))}")


def _lay_what_wine_lacks(system: Path) -> None:
    """Make two libraries of Windows 10 that Wine 8 has not: random numbers, and an ICU that knows no encodings."""
    compiler = require("x86_64-w64-mingw32-gcc", "apt install gcc-mingw-w64-x86-64")
    for name, (source, libraries) in _LACKING.items():
        if not (system / name).exists():
            code = system / f"{name}.c"
            code.write_text(source, "utf-8")
            run(compiler, "-shared", "-o", str(system / name), str(code), *libraries)


def _wine(env: dict[str, str], *command: str) -> str:
    """Run a command under Wine and return its words.

    Raises:
        BuildError: It fails.
    """
    # Under Wine, Python for Windows takes pipes for its streams, and neither files nor /dev/null.
    with subprocess.Popen(
        ["wine", *command], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            words = process.communicate(timeout=_PATIENCE)[0].decode("utf-8", "replace").replace("\r\n", "\n").strip()
        except subprocess.TimeoutExpired:
            process.kill()
            subprocess.run(["wineserver", "-k"], env=env, check=False)
            raise BuildError(f"{' '.join(command)} is not over after {_PATIENCE} s") from None
    if process.returncode:
        raise BuildError(f"{' '.join(command)} ends with {process.returncode}:\n{words}")
    return words


def main(argv: list[str]) -> int:
    """Make the installer of the bundle that is named, or of `dist/imgbatch`; or check one."""
    try:
        if argv[:1] == ["check"]:
            if len(argv) != 2 or not Path(argv[1]).is_file():  # noqa: PLR2004 - the word and the file
                raise BuildError("say which installer: python3 installer/windows.py check SETUP.exe")
            check(Path(argv[1]))
            return 0
        print(build(Path(argv[0]) if argv else BUNDLE, DIST))
    except BuildError as error:
        print(f"windows: {error}", file=sys.stderr)
        return 1
    print("signed" if signer() else f"not signed: set {SIGN} to a command that signs a file")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
