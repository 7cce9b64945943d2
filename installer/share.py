"""What a package of a Linux system lays beside the program, below `usr/share`; the same for deb, rpm and Arch."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

from icon import drawn
from man_page import man_page
from product import ADDRESS, PAPERS, PROGRAMS, ROOT

RESOURCES = ROOT / "resources"
HOME = "usr/lib/imgbatch"
METAINFO = "linux/imgbatch.metainfo.xml"
SITE = "IMGBATCH_SITE"
"""The variable that may hold the address of the project's pages: software centres show the pictures from there."""

PICTURE = "docs/pictures/window.png"
ICON_EDGES = (16, 22, 24, 32, 48, 64, 128, 256, 512)

FILES = {
    "linux/imgbatch.desktop": "applications/imgbatch.desktop",
    "linux/imgbatch.metainfo.xml": "metainfo/local.imgbatch.imgbatch.metainfo.xml",
    "linux/servicemenu.desktop": "kio/servicemenus/imgbatch.desktop",
    "linux/imgbatch.nemo_action": "nemo/actions/imgbatch.nemo_action",
    "linux/nautilus.py": "nautilus-python/extensions/imgbatch.py",
    "icons/imgbatch.svg": "icons/hicolor/scalable/apps/imgbatch.svg",
}
COMPLETIONS = {"bash": "bash-completion/completions/imgbatch", "fish": "fish/vendor_completions.d/imgbatch.fish"}
ZSH = {"debian": "zsh/vendor-completions/_imgbatch", "other": "zsh/site-functions/_imgbatch"}
"""Where zsh looks for completions: Debian has a folder of its own."""


def write_share(share: Path, epoch: int, system: str = "debian") -> None:
    """Write everything into a folder that will be `/usr/share`, but for the licences.

    Args:
        share: The folder.
        epoch: The date of what is generated, in seconds since 1970.
        system: `debian` or `other`.
    """
    for source, target in FILES.items():
        (share / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(RESOURCES / source, share / target)
    if site := os.environ.get(SITE):
        told = share / FILES[METAINFO]
        told.write_text(with_site(told.read_text("utf-8"), site.rstrip("/")), "utf-8")
    for edge in ICON_EDGES:
        png = share / f"icons/hicolor/{edge}x{edge}/apps/imgbatch.png"
        png.parent.mkdir(parents=True, exist_ok=True)
        drawn(edge).save(png)
    for shell, target in {**COMPLETIONS, "zsh": ZSH[system]}.items():
        (share / target).parent.mkdir(parents=True, exist_ok=True)
        (share / target).write_text(completion(shell), "utf-8")
    manual = share / "man/man1"
    manual.mkdir(parents=True)
    write_packed(manual / "imgbatch.1.gz", man_page(epoch))
    (manual / "imgbatch-gui.1.gz").symlink_to("imgbatch.1.gz")
    documents = share / "doc/imgbatch"
    documents.mkdir(parents=True)
    write_packed(documents / "changelog.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))


def with_site(metainfo: str, site: str) -> str:
    """Return the metainfo with the address of the project's pages, and the picture that stands there.

    Args:
        metainfo: The text of the file.
        site: The address below which the folder `docs` of the project is found.
    """
    lines = f"""\
  <url type="homepage">{site}</url>
  <screenshots>
    <screenshot type="default">
      <caption>A batch that is done, and one of its photos before and after</caption>
      <image>{site}/{PICTURE}</image>
    </screenshot>
  </screenshots>
"""
    return metainfo.replace("</component>", f"{lines}</component>")


def lay(bundle: Path, tree: Path) -> None:
    """Lay a bundle and the links to its programs below `tree`; its licences go where a system has them."""
    shutil.copytree(bundle, tree / HOME, symlinks=True)
    for name in PAPERS:
        (tree / HOME / name).unlink()
    # For newer versions the system looks itself.
    (tree / HOME / ADDRESS).unlink(missing_ok=True)
    (tree / "usr/bin").mkdir()
    for name in PROGRAMS:
        (tree / "usr/bin" / name).symlink_to(f"../lib/imgbatch/{name}")


def write_packed(path: Path, text: str) -> None:
    """Write a text as gzip does with -9n: the same bytes whenever it is done."""
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def completion(shell: str) -> str:
    """Return what has a shell complete the commands and options, as click writes it."""
    env = {**os.environ, "_IMGBATCH_COMPLETE": f"{shell}_source"}
    command = (sys.executable, "-m", "imgbatch", "--help")
    # click leaves through SystemExit, which the terminal takes for a reader that is gone: the code says nothing.
    script = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=False, encoding="utf-8").stdout
    # imgbatch without words opens the window; an option sends it to the terminal, where click looks at COMP_WORDS only.
    for call in (f"{shell}_complete $1)", f"{shell}_complete imgbatch)", "(commandline -t) imgbatch)"):
        script = script.replace(call, f"{call[:-1]} --help)")
    assert script.count(" --help)") == 1, f"click calls the program in a new way: {script}"
    return script
