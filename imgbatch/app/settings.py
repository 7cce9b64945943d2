"""What is remembered from one start to the next."""

from __future__ import annotations

import json
import os

import msgspec

from imgbatch.app.batch import Mode
from imgbatch.app.folders import default_output, settings_file
from imgbatch.domain.recipe import Recipe


class TableLook(msgspec.Struct, frozen=True):
    """How the table of images was arranged.

    Attributes:
        columns: Shares of its width, for each column but the last one; none for the usual ones.
        sort: Name of the column that it was sorted by; empty for the order of adding.
        descending: The other way round.
    """

    columns: tuple[float, ...] = ()
    sort: str = ""
    descending: bool = False


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The last choices.

    Attributes:
        recipe: As it was last set.
        output: Folder for outputs.
        mode: What the resizes ran on.
        workers: How many at once, None for one on each core.
        rates: Images per second that each mode reached last.
        memory: Bytes that all images in work may take together; None for a share of what is free.
        patience: How many times the usual time an image may take.
        prune: Whether outputs of earlier runs are moved away when their source is gone.
        low_priority: Whether workers let every other program go first.
        declined: Number of the interrupted run that nobody wanted to go on with; 0 for none.
        recents: Folders that were added last, the newest first.
        is_first: Whether nobody has run a batch since there were no settings: the program is new to them.
        preview: Whether the preview is folded out.
        preview_height: Its height in pixels; 0 for the usual one.
        table: How the table of images was arranged.
        updates: Whether to look for a newer version once a week.
        looked: When that was done last, in seconds since 1970.
        window: Geometry of the window, opaque to everyone but Qt.
    """

    recipe: Recipe = Recipe()
    output: str = msgspec.field(default_factory=default_output)
    mode: Mode = Mode.AUTO
    workers: int | None = None
    rates: dict[str, float] = {}
    memory: int | None = None
    patience: float = 1.0
    prune: bool = False
    low_priority: bool = False
    declined: int = 0
    recents: tuple[str, ...] = ()
    is_first: bool = False
    preview: bool = True
    preview_height: int = 0
    table: TableLook = TableLook()
    updates: bool = False
    looked: float = 0.0
    window: bytes = b""


def load() -> tuple[Settings, str]:
    """Read the settings and a note for the user, which is empty when all went well.

    A file that cannot be understood is kept beside the new one, and said.
    """
    path = settings_file()
    try:
        with open(path, "rb") as file:
            return msgspec.convert(json.loads(file.read()), Settings), ""
    except FileNotFoundError:
        return Settings(is_first=True), ""
    except OSError as error:
        return Settings(), f"The settings could not be read ({error.strerror}); starting with the usual ones."
    except ValueError:
        return Settings(), f"The settings could not be understood; starting afresh. {_set_aside(path)}"


def save(settings: Settings) -> None:
    """Write the settings; the old file stays whole until the new one is.

    Raises:
        OSError: It was not possible.
    """
    path = settings_file()
    os.makedirs(os.path.dirname(path), exist_ok=True)
    partial = f"{path}.{os.getpid()}.part"
    # Not by msgspec: the output folder may have a name that is not UTF-8, see `event.to_json`.
    text = json.dumps(msgspec.to_builtins(settings), indent=2)
    with open(partial, "w", encoding="ascii") as file:
        file.write(text + "\n")
    os.replace(partial, path)


def _set_aside(path: str) -> str:
    try:
        os.replace(path, path + ".bad")
    except OSError as error:
        return f"They could not be kept: {error.strerror}."
    return f"They were kept as {path}.bad."
