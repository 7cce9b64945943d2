"""The data of ICU, the largest file of Qt: without what no part of the window asks for.

Qt links to ICU, and uses it to compare and fold text. Names of units, currencies, regions and zones in seven hundred
languages, transliterations and the character sets of mainframes are two thirds of it.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from product import run
from trimming import LANGUAGES

_DROPPED = ("curr", "lang", "rbnf", "region", "translit", "unit", "zone")
"""Folders of which nothing is kept but what everybody falls back to."""

_KEPT = ("root.res", "pool.res", "res_index.res")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_\w+)?\.res")
_SPOKEN = {"en", *(language.partition("_")[0] for language in LANGUAGES)}

_NEEDS_ICU = "apt install icu-devtools"
_NEEDS_BINUTILS = "apt install binutils"


def trim(library: Path) -> None:
    """Make a library of ICU's data anew, with less in it.

    Args:
        library: `libicudata.so.N`, which holds nothing but the data.

    Raises:
        BuildError: A program is missing, or it is no such library.
    """
    version = library.name.rpartition(".")[2]
    with tempfile.TemporaryDirectory(prefix="imgbatch-icu-") as name:
        folder = Path(name)
        data = folder / f"icudt{version}l.dat"
        run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(data), needs=_NEEDS_BINUTILS)
        items = run("icupkg", "--list", str(data), needs=_NEEDS_ICU).split()
        dropped = folder / "dropped.txt"
        dropped.write_text("".join(f"{item}\n" for item in items if not _is_wanted(item)), "ascii")
        run("icupkg", "--remove", str(dropped), str(data))
        symbol, source, made = f"icudt{version}_dat", folder / "data.s", folder / "data.o"
        source.write_text(_ASSEMBLY.format(symbol=symbol, data=data.name), "ascii")
        run("as", "-o", str(made), str(source), cwd=folder, needs=_NEEDS_BINUTILS)
        run("ld", "-shared", f"-soname={library.name}", "-o", str(library), str(made), needs=_NEEDS_BINUTILS)


_ASSEMBLY = """\
.section .rodata
.globl {symbol}
.type {symbol}, @object
.balign 16
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", @progbits
"""


def _is_wanted(item: str) -> bool:
    folder, _, name = item.rpartition("/")
    if folder == "brkitr":  # where words break, Qt knows by itself
        return False
    if name in _KEPT:
        return True
    if folder in _DROPPED or name.endswith(".cnv"):
        return False
    return not _LANGUAGE.fullmatch(name) or re.split("[._]", name)[0] in _SPOKEN
