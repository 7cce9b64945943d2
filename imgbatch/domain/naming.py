"""Names of outputs: template, suffix, and a book of names that are taken.

A template has the fields `{stem}` (name of the source without suffix), `{size}` (`1920`, `1920x1080`, `50%`) and
`{format}` (`jpeg`, `png`, `webp`, ...). It names a file, never a folder.
"""

from __future__ import annotations

import os
import string
import unicodedata
from difflib import get_close_matches

from imgbatch.domain.error import RequestError
from imgbatch.domain.format import Format

FIELDS = ("stem", "size", "format")
_FORBIDDEN = frozenset('/\\:*?"<>|\0')


def check_template(template: str, *, several_sizes: bool) -> None:
    """Raise RequestError unless the template gives a usable name, and one for each size."""
    if not template.strip():
        raise RequestError("the name template is empty; try {stem}-{size}", "name")
    used = []
    try:
        for literal, field, spec, conversion in string.Formatter().parse(template):
            if bad := sorted(_FORBIDDEN.intersection(literal)):
                raise RequestError(f"the name template must not contain {bad[0]!r}; it names files only", "name")
            if field is None:
                continue
            if spec or conversion or field not in FIELDS:
                near = get_close_matches(field, FIELDS, 1) or ["stem"]
                text = f"{{{field}}} is not a field of the name template; did you mean {{{near[0]}}}?"
                raise RequestError(text, "name")
            used.append(field)
    except RequestError:
        raise
    except ValueError:
        raise RequestError(
            f"the name template {template!r} has a single brace; try {{stem}}-{{size}}", "name"
        ) from None
    if "stem" not in used:
        raise RequestError("the name template must contain {stem}, or all images would get one name", "name")
    if several_sizes and "size" not in used:
        raise RequestError("with several sizes the name template must contain {size}", "name")


def output_name(
    template: str, *, source: str, size: str, source_format: Format, target_format: Format, page: int | None = None
) -> str:
    """Name an output, with its suffix.

    The suffix of the source is kept, letter for letter, when it already says the truth about the output. A page adds
    its number, from 1, to the stem.
    """
    stem, suffix = os.path.splitext(source)
    if page is not None:
        stem = f"{stem}-p{page}"
    if target_format is not source_format or suffix.lower() not in target_format.suffixes:
        suffix = target_format.suffixes[0]
    return template.format(stem=stem, size=size, format=target_format.value) + suffix


class TakenNames:
    """The names given out in one batch, so that no two outputs share a file.

    Names that differ only in case or in their Unicode normal form count as the same, as they do on the file systems
    of macOS and Windows.
    """

    def __init__(self) -> None:
        self._keys: set[str] = set()

    def reserve(self, path: str) -> str:
        """Return the path, numbered `-2`, `-3`, ... before its suffix if it was given out before."""
        stem, suffix = os.path.splitext(path)
        candidate, number = path, 1
        while (key := unicodedata.normalize("NFC", candidate).casefold()) in self._keys:
            number += 1
            candidate = f"{stem}-{number}{suffix}"
        self._keys.add(key)
        return candidate


def shown(path: str) -> str:
    """Make a path printable everywhere: bytes that are not UTF-8 and control characters become escapes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
