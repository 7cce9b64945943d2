"""Presets: a whole recipe under a name, the same for the window and the terminal.

Own ones are TOML files, one each, in a folder beside the settings: they can be read, changed and given away. Only what
differs from the usual recipe stands in them.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import tomli_w

from imgbatch.app.folders import presets_folder
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.error import RequestError, from_os
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Gravity
from imgbatch.domain.naming import folder_name, shown
from imgbatch.domain.recipe import Keep, Profile, Recipe
from imgbatch.domain.resampling import Resampling
from imgbatch.domain.size import Size

SUFFIX = ".toml"
MOST_BYTES = 65_536
"""A recipe has some hundred; whatever is larger is something else."""

MOST_CHARACTERS = 80


class Preset(msgspec.Struct, frozen=True):
    """A recipe and its name.

    Attributes:
        name: As people call it; capitals do not tell two apart.
        recipe: All of it.
        path: Absolute path of its file; empty for one that is built in.
    """

    name: str
    recipe: Recipe
    path: str = ""


_FOR_OTHERS: dict[str, Any] = {"metadata": Keep.PUBLIC, "profile": Profile.SRGB}

BUILT_IN = (
    Preset("Web 1920", Recipe(sizes=(Size(1920, 1920),), **_FOR_OTHERS)),
    Preset("E-mail 1280", Recipe(sizes=(Size(1280, 1280),), encoding=Encoding(quality=80), **_FOR_OTHERS)),
    Preset("Thumbnails 256", Recipe(sizes=(Size(256, 256),), metadata=Keep.NONE, profile=Profile.SRGB)),
    Preset(
        "Responsive set",
        Recipe(sizes=tuple(Size(width, None) for width in (320, 640, 1280, 1920)), format=Format.WEBP, **_FOR_OTHERS),
    ),
    Preset("Convert only", Recipe(sizes=(Size.parse("100%"),), format=Format.JPEG, name="{stem}")),
)


def presets() -> Iterator[Preset | RequestError]:
    """Yield all presets: those that are built in, then the user's own by name; what cannot be read is its reason."""
    yield from BUILT_IN
    own: list[Preset | RequestError] = []
    try:
        paths = _files()
    except RequestError as error:
        yield error
        return
    for path in paths:
        try:
            own.append(read(path))
        except RequestError as error:
            own.append(error)
    yield from sorted(own, key=lambda one: (one.name.casefold() if isinstance(one, Preset) else "", str(one)))


def find(name: str) -> Preset:
    """Return the preset of that name, or that of a TOML file; an own one goes before one that is built in.

    Raises:
        RequestError: There is none, or it cannot be read.
    """
    found = {preset.name.casefold(): preset for preset in presets() if isinstance(preset, Preset)}
    wanted = name.strip().casefold()
    if wanted in found:
        return found[wanted]
    if name.endswith(SUFFIX):
        return read(os.path.abspath(name))
    for path in _files():
        if os.path.basename(path).removesuffix(SUFFIX).casefold() == wanted:
            return read(path)  # most likely it is spoilt, and this says how
    names = ", ".join(preset.name for preset in found.values())
    raise RequestError(f"there is no preset {shown(name)!r}; there are: {names}", "preset")


def save(name: str, recipe: Recipe) -> Preset:
    """Keep a recipe under a name; an own preset of that name is replaced.

    Raises:
        RequestError: The name makes no sense, or the file cannot be written.
    """
    name = _own_name(name)
    path = next((preset.path for preset in _own() if preset.name.casefold() == name.casefold()), "")
    preset = Preset(name, recipe, path or _new_path(name))
    export(preset, preset.path)
    return preset


def rename(preset: Preset, name: str) -> Preset:
    """Call an own preset and its file something else; no other preset is replaced.

    Raises:
        RequestError: The name makes no sense or is taken, or it is built in or a file from elsewhere, or cannot be
            read or written.
    """
    _check_own(preset)
    name = _own_name(name)
    if any(other.name.casefold() == name.casefold() and other.path != preset.path for other in _own()):
        raise RequestError(f"there is a preset {name!r} already; choose another name", "preset")
    current = read(preset.path)
    if current.name == name:
        return current
    renamed = Preset(name, current.recipe, _new_path(name))
    export(renamed, renamed.path)
    remove(current)  # last: whatever happens, it is there under one name at least
    return renamed


def take(path: str) -> Preset:
    """Keep the preset of a file as an own one; if another has its name, it gets a number, so that none is lost.

    Raises:
        RequestError: The file cannot be read or written, or makes no sense.
    """
    given = read(path)
    taken: dict[str, Preset] = {one.name.casefold(): one for one in presets() if isinstance(one, Preset)}
    name, number = given.name, 1
    while (other := taken.get(name.casefold())) is not None:
        if other.recipe == given.recipe:
            return other
        number += 1
        end = f" {number}"
        name = given.name[: MOST_CHARACTERS - len(end)] + end
    return save(name, given.recipe)


def remove(preset: Preset) -> None:
    """Remove an own preset.

    Raises:
        RequestError: It is built in, or a file from elsewhere, or cannot be removed.
    """
    _check_own(preset)
    try:
        os.unlink(preset.path)
    except OSError as error:
        raise RequestError(f"{shown(preset.path)!r} cannot be removed: {from_os(error).message}", "preset") from error


def export(preset: Preset, path: str) -> None:
    """Write a preset into a file; the old one stays whole until the new one is.

    Raises:
        RequestError: It cannot be written.
    """
    partial = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        with open(partial, "w", encoding="utf-8") as file:
            file.write(to_toml(preset))
        os.replace(partial, path)
    except OSError as error:
        raise RequestError(f"{shown(path)!r} cannot be written: {from_os(error).message}", "preset") from error


def read(path: str) -> Preset:
    """Read a preset from a file.

    Raises:
        RequestError: It cannot be read, or a value in it makes no sense; which, and in which file.
    """
    name = shown(os.path.basename(path))
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # to open a FIFO would take for ever
            raise RequestError(f"{name!r} is not a regular file, and no preset", "preset")
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RequestError(f"the preset {name!r} cannot be read: {from_os(error).message}", "preset") from error
    if len(data) > MOST_BYTES:
        raise RequestError(f"{name!r} is too large for a preset", "preset")
    try:
        values = tomllib.loads(data.decode("utf-8"))
        title = values.pop("title", os.path.splitext(name)[0])
        return Preset(_title(title), _recipe(values), path)
    except RequestError as error:
        raise RequestError(f"{name!r}: {error}", "preset") from error
    except RecursionError as error:
        raise RequestError(f"{name!r}: brackets within brackets, too many for a preset", "preset") from error
    except ValueError as error:  # of TOML, of UTF-8, or of msgspec
        raise RequestError(f"{name!r}: {str(error).replace('`$.', '`')}", "preset") from error


def to_toml(preset: Preset) -> str:
    """Write a preset as TOML."""
    recipe, usual = preset.recipe, Recipe()
    values: dict[str, Any] = {"title": preset.name, "sizes": [str(size) for size in recipe.sizes]}
    for name, value in msgspec.structs.asdict(recipe).items():
        before = getattr(usual, name)
        if name == "sizes" or value == before:
            continue
        match value:
            case Gravity():
                text = str(value)
                values[name] = text if Gravity.parse(text) == value else f"{value.x!r},{value.y!r}"
            case Encoding() | Resampling():
                both = zip(msgspec.to_builtins(value).items(), msgspec.to_builtins(before).values(), strict=True)
                values[name] = {field: now for (field, now), then in both if now != then}
            case _:
                values[name] = msgspec.to_builtins(value)
    return tomli_w.dumps(values)


def _recipe(values: Mapping[str, Any]) -> Recipe:
    _check_names(values, Recipe)
    _check_names(values.get("encoding", {}), Encoding)
    _check_names(values.get("resampling", {}), Resampling)
    parsed = dict(values)
    if "sizes" in values:
        parsed["sizes"] = [msgspec.to_builtins(Size.parse(text)) for text in _texts(values["sizes"])]
    if "gravity" in values:
        parsed["gravity"] = msgspec.to_builtins(Gravity.parse(*_texts([values["gravity"]])))
    return msgspec.convert(parsed, Recipe)


def _check_names(values: object, kind: type[msgspec.Struct]) -> None:
    if isinstance(values, Mapping) and (unknown := values.keys() - set(kind.__struct_fields__)):
        known = ", ".join(kind.__struct_fields__)
        raise RequestError(f"{min(unknown)!r} is not known; there are: {known}")


def _texts(values: object) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RequestError('sizes are a list of texts, such as ["1920", "640x"], and gravity is a text')
    return values


def _title(title: object) -> str:
    if not isinstance(title, str) or not title.strip() or len(title) > MOST_CHARACTERS or not title.isprintable():
        raise RequestError(f"its title must be a text of 1 to {MOST_CHARACTERS} characters")
    return title.strip()


def _own_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > MOST_CHARACTERS or not name.isprintable():
        raise RequestError(f"a preset needs a name of 1 to {MOST_CHARACTERS} characters", "preset")
    if name.casefold() in {preset.name.casefold() for preset in BUILT_IN}:
        raise RequestError(f"{name!r} is built in; choose another name", "preset")
    return name


def _check_own(preset: Preset) -> None:
    if not preset.path:
        raise RequestError(f"{preset.name!r} is built in and stays", "preset")
    if os.path.dirname(preset.path) != presets_folder():
        raise RequestError(f"{shown(preset.path)!r} is not among your presets and stays", "preset")


def _own() -> list[Preset]:
    return [preset for preset in presets() if isinstance(preset, Preset) and preset.path]


def _new_path(name: str) -> str:
    """Find a path for a new preset; two names may come to the same file name."""
    stem = folder_name(name.replace(os.sep, "_").replace("\\", "_"))
    number, path = 1, os.path.join(presets_folder(), stem + SUFFIX)
    while os.path.lexists(path):
        number += 1
        path = os.path.join(presets_folder(), f"{stem}-{number}{SUFFIX}")
    return path


def _files() -> list[str]:
    folder = presets_folder()
    try:
        names = os.listdir(folder)
    except FileNotFoundError:  # there is none yet
        return []
    except OSError as error:
        raise RequestError(
            f"your presets cannot be read: {from_os(error).message}: {shown(folder)}", "preset"
        ) from error
    return [os.path.join(folder, name) for name in sorted(names) if name.endswith(SUFFIX)]
