"""A comparison as a page for people, as a chart, or as figures for programs: one file, with nothing from elsewhere."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from contextlib import suppress

from imgbatch.app.chart_svg import LINE_HEIGHT, draw, text_width
from imgbatch.app.comparison_page import headline, page
from imgbatch.domain.chart import comparison_chart
from imgbatch.domain.comparison import Comparison
from imgbatch.domain.error import RequestError, from_os
from imgbatch.domain.lesson import in_english
from imgbatch.domain.lessons import lessons
from imgbatch.domain.naming import shown

_MARK = "imgbatch comparison"
"""Stands at the beginning of each file: only such a file is ever replaced."""

_MARKED_BYTES = 512
_WIDTH, _WIDTH_ON_PAGE = 860, 1040


def to_svg(comparison: Comparison) -> str:
    """Draw its chart."""
    chart = comparison_chart(comparison, _WIDTH, text_width, LINE_HEIGHT)
    return f"<!-- {_MARK} -->\n{draw(chart, headline(comparison), is_alone=True)}\n"


def to_html(comparison: Comparison) -> str:
    """Write a page: who won, what that teaches, the chart, and all figures."""
    chart = comparison_chart(comparison, _WIDTH_ON_PAGE, text_width, LINE_HEIGHT)
    return page(comparison, _MARK, draw(chart, headline(comparison), is_alone=False))


def to_json(comparison: Comparison) -> str:
    """Write all that was measured and what follows from it, in ASCII."""
    plain = {"made_by": _MARK} | comparison.to_builtins() | {"lessons": list(map(in_english, lessons(comparison)))}
    return json.dumps(plain, separators=(",", ":")) + "\n"


_WRITERS: dict[str, Callable[[Comparison], str]] = {".html": to_html, ".svg": to_svg, ".json": to_json}


def check_path(path: str) -> None:
    """Raise RequestError unless a comparison can be saved there: nothing but an earlier one is replaced."""
    if _suffix(path) not in _WRITERS:
        raise RequestError(f"{shown(path)!r} must end with {', '.join(_WRITERS)}", "html")
    if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        raise RequestError(f"the folder of {shown(path)!r} does not exist", "html")
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):  # a link would be replaced, and what it leads to stay old
            raise RequestError(f"{shown(path)!r} is no regular file; choose another name", "html")
        with open(path, "rb") as file:
            head = file.read(_MARKED_BYTES)
    except FileNotFoundError:
        return
    except OSError as error:
        raise RequestError(f"{shown(path)!r} cannot be replaced: {from_os(error).message}", "html") from error
    if _MARK.encode() not in head:
        raise RequestError(f"{shown(path)!r} is already there, and no comparison; choose another name", "html")


def save(comparison: Comparison, path: str) -> None:
    """Write it into a file in the format that its suffix says; an old one stays whole until the new one is.

    Raises:
        RequestError: The suffix is of no such format, something else is there, or it cannot be written.
    """
    check_path(path)
    partial = f"{path}.{os.getpid()}.part"
    try:
        # Names in it may hold bytes that are not UTF-8.
        with open(partial, "x", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(_WRITERS[_suffix(path)](comparison))
        os.replace(partial, path)
    except OSError as error:
        if not isinstance(error, FileExistsError):  # that one is not ours
            with suppress(OSError):  # there may be none
                os.unlink(partial)
        raise RequestError(f"{shown(path)!r} cannot be written: {from_os(error).message}", "html") from error


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()
