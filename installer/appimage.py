"""The AppImage: one file for any Linux, made of a bundle by appimagetool.

    python3 installer/build.py appimage

appimagetool is in no list of packages; `APPIMAGETOOL` may hold its path. What it packs, the AppDir, is a folder that
runs as it is. Libraries of the host are not in it: it needs a desktop of the last years.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from product import check_bundle, require, run, settle, source_date
from share import FILES, RESOURCES

from imgbatch import __version__

_NEEDS = "put appimagetool into the path, or its own path into APPIMAGETOOL"

_APPRUN = """\
#!/bin/sh
# With a command for the terminal it is that; otherwise the window opens.
exec "$(dirname "$(readlink -f "$0")")/usr/lib/imgbatch/imgbatch" "$@"
"""


def build(bundle: Path, dist: Path) -> Path:
    """Make the AppImage of a bundle, in the folder `dist`, and return its path.

    Raises:
        BuildError: appimagetool is not there, or fails.
    """
    tool = os.environ.get("APPIMAGETOOL") or require("appimagetool", _NEEDS)
    image = dist / f"imgbatch-{__version__}-x86_64.AppImage"
    with tempfile.TemporaryDirectory(prefix="imgbatch-appimage-") as folder:
        lay(bundle, Path(folder, "imgbatch.AppDir"))
        env = {**os.environ, "ARCH": "x86_64", "SOURCE_DATE_EPOCH": str(source_date())}
        run(tool, "--no-appstream", str(Path(folder, "imgbatch.AppDir")), str(image), env=env, needs=_NEEDS)
    return image


def lay(bundle: Path, folder: Path) -> None:
    """Lay what is in the AppImage into a folder that runs as it is.

    Raises:
        BuildError: It is no bundle.
    """
    check_bundle(bundle)
    shutil.copytree(bundle, folder / "usr/lib/imgbatch", symlinks=True)
    for source in ("linux/imgbatch.desktop", "linux/imgbatch.metainfo.xml", "icons/imgbatch.svg"):
        target = folder / "usr/share" / FILES[source]
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(RESOURCES / source, target)
    # appimagetool looks for these at the top; TryExec would hide the entry where imgbatch is not installed as well.
    entry = (RESOURCES / "linux/imgbatch.desktop").read_text("utf-8").splitlines(keepends=True)
    (folder / "imgbatch.desktop").write_text(
        "".join(line for line in entry if not line.startswith("TryExec=")), "utf-8"
    )
    shutil.copyfile(RESOURCES / "icons/imgbatch.svg", folder / "imgbatch.svg")
    (folder / ".DirIcon").symlink_to("imgbatch.svg")
    (folder / "AppRun").write_text(_APPRUN, "ascii")
    (folder / "AppRun").chmod(0o755)
    settle(folder, source_date())
