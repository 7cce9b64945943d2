"""The data of ICU, the largest file of Qt: without what no part of the window asks for.

Qt links to ICU, and uses it to compare and fold text. Names of units, currencies, regions and zones in seven hundred
languages, transliterations and the character sets of mainframes are two thirds of it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from product import run

_DROPPED = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit", "zone")
_KEPT = ("root.res", "pool.res", "res_index.res")
"""Whoever asks for a language that is not there is given the root's. Where words break, Qt knows by itself."""

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
    if folder in _DROPPED:
        return name in _KEPT and folder != "brkitr"
    return not name.endswith(".cnv")
