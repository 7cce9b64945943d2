"""Builds what is given to people; products go to `dist/`.

    python3 installer/build.py deb|rpm|arch|bundle|windows|macos|appimage|wheel|all

Every part is taken in the version, and with the hash, that `requirements/build.txt` names, into an environment of its
own in `build/`; nothing of the machine's own Python packages gets in.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from bootstrap import PYTHON, BootstrapError, is_sound, make_venv, pip_install, program, refuse_old_python
from product import BUNDLE, DIST, ROOT, BuildError

REQUIREMENTS = ROOT / "installer/requirements/build.txt"
VENV = ROOT / f"build/venv-{sys.implementation.name}-{PYTHON.replace('.', '')}"
PACKAGES = {
    "deb": ("deb",),
    "rpm": ("nfpm", "rpm"),
    "arch": ("nfpm", "archlinux"),
    "windows": ("windows",),
    "macos": ("macos",),
    "appimage": ("appimage",),
}
"""What a bundle is made into, by which module, told what."""

TARGETS = ("wheel", "bundle", *PACKAGES, "all")
ALL = {"linux": ("deb", "rpm", "arch"), "win32": ("windows",), "darwin": ("macos",)}
HELP = f"usage: python3 installer/build.py {'|'.join(TARGETS)}"


def main(argv: list[str]) -> int:
    """Build what is asked for; whatever goes wrong becomes one clear line."""
    if len(argv) != 1 or argv[0] not in TARGETS:
        print(HELP, file=sys.stderr if argv not in (["-h"], ["--help"]) else sys.stdout)
        return 0 if argv in (["-h"], ["--help"]) else 2
    try:
        refuse_old_python(sys.version_info[:2])
        if Path(sys.prefix) != VENV:
            prepare()
            return subprocess.call([program(VENV, "python"), "-s", __file__, *argv])
        for path in build(argv[0]):
            print(path.relative_to(ROOT))
    except (BuildError, BootstrapError) as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    return 0


def prepare() -> None:
    """Make the environment that is built in, and lay the project into it as a user's pip would.

    Raises:
        BootstrapError: pip could not; its words are above.
    """
    if not is_sound(VENV):
        make_venv(VENV)
    pip_install(VENV, REQUIREMENTS, "--force-reinstall", str(ROOT))


def build(target: str) -> list[Path]:
    """Make a product and what it is made of, and return the paths of what goes to people."""
    DIST.mkdir(exist_ok=True)
    wanted = ALL[sys.platform] if target == "all" else (target,)
    made: list[Path] = []
    if target in ("wheel", "all"):
        made += import_module("wheel").build(DIST)
    if target not in ("wheel", "windows") or sys.platform == "win32":
        made.append(import_module("bundle").build(DIST))
        made.append(import_module("sbom").build(BUNDLE, DIST))
    made += [_package(name) for name in wanted if name in PACKAGES]
    return made


def _package(name: str) -> Path:
    module, *arguments = PACKAGES[name]
    # No bundle for Windows is made elsewhere: one that comes from there, or from Wine, is taken.
    bundle = DIST / "windows/imgbatch" if name == "windows" and sys.platform != "win32" else BUNDLE
    path: Path = import_module(module).build(bundle, DIST, *arguments)
    return path


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    sys.exit(main(sys.argv[1:]))
