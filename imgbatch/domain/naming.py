"""Names of outputs: template, suffix, and a book of names that are taken.

A template has the fields `{stem}` (name of the source without suffix), `{size}` (`1920`, `1920x1080`, `50%`) and
`{format}` (`jpeg`, `png`, `webp`, ...). It names a file, never a folder.

Whatever the source is called, its output has a name that every system can hold: no device of Windows, no more than 255
bytes, no dot or space before the suffix. What only Windows forbids, such as a colon, is replaced on Windows and kept
elsewhere: there it is part of a name that somebody chose.
"""

from __future__ import annotations

import hashlib
import os
import re
import string
import unicodedata
from array import array
from difflib import get_close_matches

from imgbatch.domain.error import RequestError
from imgbatch.domain.format import IMAGE_SUFFIXES, Format

FIELDS = ("stem", "size", "format")

MAX_NAME = 255
"""Bytes of a name. ext4 and APFS hold no more; NTFS and exFAT count in UTF-16, which is never longer than UTF-8."""

MAX_TEMPLATE = 200
"""Bytes of a template, so that there is room for the stem."""

_SPARE = len("_") + len("-1000000")
"""What a name may grow by: the mark of a device's name, and the number of one that is taken."""

_FORBIDDEN = frozenset('/\\:*?"<>|')


def _unholdable(system: str) -> re.Pattern[str]:
    return re.compile(r'[\x00-\x1f/\\:*?"<>|]' if system == "nt" else r"[\x00/]")


_UNHOLDABLE = _unholdable(os.name)

# Windows takes `con`, `CON.jpg` and `con .x.jpg` for the console.
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [port + digit for port in ("COM", "LPT") for digit in "0123456789¹²³"]
)

# Unicode's Default_Ignorable_Code_Point (joiners, marks of direction, variation selectors, ...).
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def check_template(template: str, *, several_sizes: bool) -> None:
    """Raise RequestError unless the template gives a usable name, and one for each size."""
    if not template.strip():
        raise RequestError("the name template is empty; try {stem}-{size}", "name")
    _check_length(template)
    used = []
    try:
        for literal, field, spec, conversion in string.Formatter().parse(template):
            if bad := sorted(char for char in literal if char in _FORBIDDEN or unicodedata.category(char) == "Cc"):
                raise RequestError(f"the name template must not contain {bad[0]!r}; it names files only", "name")
            if field is None:
                continue
            if spec or conversion or field not in FIELDS:
                near = get_close_matches(field, FIELDS, 1) or ["stem"]
                text = f"{{{shown(field)}}} is not a field of the name template; did you mean {{{near[0]}}}?"
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


def _check_length(template: str) -> None:
    try:
        template.encode()  # halves of a character are nobody's wish, and two of them could join to another name
        length = len(os.fsencode(template))
    except UnicodeEncodeError as error:
        bad = template[error.start : error.end][0]
        raise RequestError(f"the name template must not contain {bad!r}; no file name can hold it", "name") from None
    if length > MAX_TEMPLATE:
        raise RequestError(f"the name template has {length} bytes; {MAX_TEMPLATE} are enough", "name")


def output_name(
    template: str, *, source: str, size: str, source_format: Format, target_format: Format, page: int | None = None
) -> str:
    """Name an output, with its suffix.

    The suffix of the source is kept, letter for letter, when it already says the truth about the output. A page adds
    its number, from 1, to the stem. Where the name is too long, the stem is what is shortened.
    """
    stem, suffix = os.path.splitext(source)
    number = "" if page is None else f"-p{page}"
    if target_format is not source_format or suffix.lower() not in target_format.suffixes:
        suffix = target_format.suffixes[0]
    room = MAX_NAME - _SPARE - len(suffix)
    name = template.format(stem=stem + number, size=size, format=target_format.value)
    if (excess := len(os.fsencode(name)) - room) > 0:
        stems = sum(field == "stem" for _, field, _, _ in string.Formatter().parse(template))
        stem = _cut(stem, len(os.fsencode(stem)) + (-excess // stems))
        name = template.format(stem=stem + number, size=size, format=target_format.value)
    return _holdable(name, room) + suffix


def folder_name(path: str) -> str:
    """Turn a path from one folder to another below it into one that every system can hold, and that leads down.

    A folder that calls itself an image gets a mark, or it could stand where an output of that name goes.
    """
    names = (_holdable(name, MAX_NAME - _SPARE) for name in path.split(os.sep) if name)
    return os.sep.join(f"{name}_" if os.path.splitext(name)[1].lower() in IMAGE_SUFFIXES else name for name in names)


def _holdable(name: str, room: int) -> str:
    # Dots and spaces at the end go, as Windows and FAT would drop them: so `..` leads nowhere, and two folders that are
    # one there are one here.
    name = _cut(_UNHOLDABLE.sub("_", name), room).rstrip(". ")
    device, dot, rest = name.partition(".")
    if device.rstrip(" ").upper() in _DEVICES:
        name = f"{device}_{dot}{rest}"
    return name or "_"


def _cut(text: str, room: int) -> str:
    text = text[: max(room, 0)]
    while text and len(os.fsencode(text)) > room:
        text = text[:-1]
    return text


class TakenNames:
    """The names given out in one batch, so that no two outputs share a file.

    Names count as the same when they are so on any usual file system: whatever the case (NTFS, exFAT, APFS), the normal
    form (APFS) and the characters that nobody sees (HFS+, ext4 with case folding). Who is too careful here only gives
    out a number.

    Of each name 64 bits of a digest are kept, in a table with open addressing: a million names take 17 MB. Two names
    of one digest, once in thirty million such batches, cost a number as well.
    """

    _NUMBERS = 65_536

    def __init__(self) -> None:
        self._table = array("Q", bytes(8 * 1024))  # a digest, or 0; its length is a power of 2
        self._count = 0
        # The last number given to a name, for some of the latest: or the search would begin at 2 each time.
        self._numbered = array("Q", bytes(8 * self._NUMBERS))
        self._numbers = array("I", bytes(4 * self._NUMBERS))

    def take(self, *paths: str) -> bool:
        """Take exactly these paths; False, and none is taken, if any of them was given out before."""
        keys = {_key(path) for path in paths}
        if len(keys) < len(paths) or any(self._table[self._slot(key)] for key in keys):
            return False
        for key in keys:
            self._add(key)
        return True

    def reserve(self, path: str) -> str:
        """Return the path, numbered `-2`, `-3`, ... before its suffix if it was given out before."""
        key = _key(path)
        if self._add(key):
            return path
        stem, suffix = os.path.splitext(path)
        place = key % self._NUMBERS
        number = self._numbers[place] + 1 if self._numbered[place] == key else 2
        while not self._add(_key(numbered := f"{stem}-{number}{suffix}")):
            number += 1
        self._numbered[place], self._numbers[place] = key, number
        return numbered

    def _add(self, key: int) -> bool:
        slot = self._slot(key)
        if self._table[slot]:
            return False
        self._table[slot] = key
        self._count += 1
        if 3 * self._count > 2 * len(self._table):
            self._double()
        return True

    def _slot(self, key: int) -> int:
        """Find the place of a digest: where it is, or the empty one where it belongs."""
        last = len(self._table) - 1
        slot = key & last
        while self._table[slot] not in (0, key):
            slot = (slot + 1) & last
        return slot

    def _double(self) -> None:
        length = 2 * len(self._table)
        keys = array("Q", filter(None, self._table))
        self._table = array("Q")  # the old one is gone before the new one comes
        self._table = array("Q", [0]) * length
        for key in keys:
            self._table[self._slot(key)] = key


def _key(path: str) -> int:
    """Digest a path; equal, and never 0, for those that are one file on some system."""
    if path.isascii():
        text = path.lower()
    else:
        # Upper case first: to exFAT `ı` is an `I`, and to Unicode it is not.
        text = _IGNORABLE.sub("", unicodedata.normalize("NFD", path)).upper().casefold()
        text = unicodedata.normalize("NFD", text)
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) or 1


def shown(path: str) -> str:
    """Make a path printable everywhere: bytes that are not UTF-8 and control characters become escapes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
