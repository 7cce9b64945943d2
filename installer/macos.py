"""The program for macOS: an app bundle, signed and notarised if there are the means, on a disk image.

    python3 installer/build.py macos        on a Mac

`IMGBATCH_IDENTITY` names a certificate "Developer ID Application" in the keychain, and `IMGBATCH_NOTARY` a profile that
`xcrun notarytool store-credentials` made. Without the first the app is signed for this machine only, without the second
it is not notarised, and the output says so: on other machines it is opened by a click with the right button.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from product import ADDRESS, PAPERS, PROGRAMS, ROOT, BuildError, require, run
from trial import try_out

from imgbatch import __version__

APP_ID = "local.imgbatch.imgbatch"
ENTITLEMENTS = ROOT / "installer/entitlements.plist"
IDENTITY, NOTARY = "IMGBATCH_IDENTITY", "IMGBATCH_NOTARY"

_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
"""How code for one kind of processor begins, and for several."""

INFO_PLIST = {
    "CFBundleDisplayName": "imgbatch",
    "CFBundleShortVersionString": __version__,
    "CFBundleVersion": __version__,
    "LSMinimumSystemVersion": "13.0",
    "LSApplicationCategoryType": "public.app-category.photography",
    # PyInstaller takes a program that can also write to a terminal for one without a window.
    "LSBackgroundOnly": False,
    "NSHighResolutionCapable": True,
    "NSRequiresAquaSystemAppearance": False,
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "Images and folders",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["public.image", "public.folder"],
        }
    ],
}
"""What macOS wants to know: what is dropped on it, from which version on it runs."""


def build(bundle: Path, dist: Path) -> Path:
    """Make the disk image of the app that stands beside a bundle, in the folder `dist`, and return its path.

    Raises:
        BuildError: This is no Mac, or a step fails.
    """
    require("hdiutil", "disk images are made on a Mac")
    app = bundle.with_suffix(".app")
    if not app.is_dir():
        raise BuildError(f"{app} is not there: python3 installer/build.py bundle")
    complete(app, bundle)
    try_out(app / "Contents/MacOS" / PROGRAMS[0])
    identity = os.environ.get(IDENTITY, "")
    sign(app, identity)
    image = dist / f"imgbatch-{__version__}.dmg"
    with tempfile.TemporaryDirectory(prefix="imgbatch-dmg-") as folder:
        shutil.copytree(app, Path(folder, app.name), symlinks=True)
        Path(folder, "Applications").symlink_to("/Applications")
        run("hdiutil", "create", "-volname", "imgbatch", "-srcfolder", folder, "-ov", "-format", "UDZO", str(image))
    if identity:
        run("codesign", "--sign", identity, "--timestamp", str(image))
    notarise(image)
    return image


def complete(app: Path, bundle: Path) -> None:
    """Lay into the app what was laid into the bundle after PyInstaller had made both."""
    resources = app / "Contents/Resources"
    for name in PAPERS:
        shutil.copyfile(bundle / name, resources / name)
    if (bundle / ADDRESS).exists():
        # The frameworks' folder has links to what is data; the data itself is with the resources.
        shutil.copyfile(bundle / ADDRESS, (app / "Contents/Frameworks/imgbatch/resources").resolve() / "updates.txt")


def sign(app: Path, identity: str) -> None:
    """Sign the app and all in it; for this machine only if there is no identity."""
    # Inner code first: a signature covers what is in the folder when it is made.
    inner = [path for path in app.rglob("*") if path.is_file() and not path.is_symlink() and _is_code(path)]
    options = ["--force", "--options", "runtime", "--entitlements", str(ENTITLEMENTS), "--sign", identity or "-"]
    options += ["--timestamp"] if identity else []
    for path in (*sorted(inner, key=lambda path: -len(path.parts)), app):
        run("codesign", *options, str(path))
    run("codesign", "--verify", "--deep", "--strict", str(app))
    if not identity:
        print(f"signed for this machine only: set {IDENTITY} to a certificate")


def notarise(image: Path) -> None:
    """Have Apple look at the image, and staple what it says, if there is a profile for that."""
    profile = os.environ.get(NOTARY, "")
    if not profile:
        print(f"not notarised: set {NOTARY} to a profile of notarytool")
        return
    run("xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait")
    run("xcrun", "stapler", "staple", str(image))


def _is_code(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in _MACH_O


def main() -> int:
    """Make the disk image of `dist/imgbatch.app`."""
    try:
        print(build(ROOT / "dist/imgbatch", ROOT / "dist"))
    except BuildError as error:
        print(f"macos: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
