"""What happens to a batch, in words."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from PySide6.QtCore import QLocale

from imgbatch.app.history import Forecast, Undone
from imgbatch.domain.naming import shown
from imgbatch.domain.progress import Progress
from imgbatch.ui.forecast import size_text
from imgbatch.ui.state import State
from imgbatch.ui.translation import tr

_HOUR, _MINUTE, _TENTHS = 3600, 60, 10
_ALLOW = re.compile(r"(?:allow it: )?--allow-format \w+(?:, or More > Sources in the window)?")
"""The hint that names the option of the terminal for what is a box here."""

_REASONS = 3
"""Why files were kept is said for so many reasons."""


def sentence(text: str) -> str:
    """Make a sentence of words as errors and notes have them."""
    return f"{text[:1].upper()}{text[1:].removesuffix('.')}."


def at_home(path: str) -> str:
    """Write a path so that it can be shown, with `~` for the folder of whoever reads it."""
    home = os.path.expanduser("~")
    is_inside = path.startswith(home.rstrip(os.sep) + os.sep)
    return shown(os.path.join("~", os.path.relpath(path, home)) if is_inside else path)


def in_window(text: str) -> str:
    """Write an error with the words of the window where its hint has those of the terminal."""
    return _ALLOW.sub(lambda _: tr("tick “Read rare formats too” under More"), text)


def count_text(locale: QLocale, count: int, noun: Literal["image", "file"]) -> str:
    """Count a noun."""
    one, many = {
        "image": (tr("1 image"), tr("{count} images")),
        "file": (tr("1 file"), tr("{count} files")),
    }[noun]
    return one if count == 1 else many.format(count=locale.toString(count))


def time_text(locale: QLocale, seconds: float) -> str:
    """Write a time as people read it."""
    if seconds < _TENTHS:
        return tr("{seconds} s").format(seconds=locale.toString(seconds, "f", 1))
    if seconds < _MINUTE:
        return tr("{seconds} s").format(seconds=round(seconds))
    if seconds < _HOUR:
        text = tr("{minutes} min {seconds} s")
        return text.format(minutes=int(seconds // _MINUTE), seconds=f"{int(seconds % _MINUTE):02}")
    text = tr("{hours} h {minutes} min")
    return text.format(hours=int(seconds // _HOUR), minutes=f"{int(seconds % _HOUR // _MINUTE):02}")


def figures(locale: QLocale, progress: Progress, state: State, queued: int) -> str:
    """Say how far a run is, and how many images will follow it."""
    done, found = locale.toString(progress.images), locale.toString(progress.found)
    parts = [tr("{done} of {found}").format(done=done, found=found)]
    if state is State.PAUSED:
        parts.append(tr("paused"))
    elif state is State.CANCELLING:
        parts.append(tr("cancelling…"))
    elif progress.rate:
        parts.append(tr("{rate} images/s").format(rate=locale.toString(progress.rate, "f", 1)))
        if progress.seconds_left is not None:
            parts.append(tr("{time} left").format(time=time_text(locale, progress.seconds_left)))
    if queued:
        parts.append(tr("{count} more will follow").format(count=locale.toString(queued)))
    return "   ·   ".join(parts)


def summary(locale: QLocale, progress: Progress) -> str:
    """Say how a run ended; failures are left out."""
    parts = [tr("{files} written").format(files=count_text(locale, progress.done, "file"))]
    for count, words in (
        (progress.unchanged, tr("{count} unchanged")),
        (progress.skipped - progress.unchanged, tr("{count} skipped")),
        (progress.pruned, tr("{count} moved away")),
    ):
        if count:
            parts.append(words.format(count=locale.toString(count)))
    # Without a number: what was not even planned when the run was cancelled is counted nowhere.
    was_cancelled = progress.finished is not None and progress.finished.outcome == "cancelled"
    if progress.cancelled or (was_cancelled and progress.images < progress.found):
        parts.append(tr("the rest cancelled"))
    saved = progress.source_bytes - progress.bytes
    if saved > 0:
        parts.append(tr("{size} saved").format(size=size_text(locale, saved)))
    text = ", ".join(parts)
    if not progress.done:
        return text
    return tr("{what} in {time}").format(what=text, time=time_text(locale, progress.seconds))


def undo_question(locale: QLocale, forecast: Forecast) -> str:
    """Ask whether to undo what was foreseen; without a question mark when there is nothing to undo."""
    kept = tr("{files} cannot be undone and will stay.").format(files=count_text(locale, forecast.kept, "file"))
    if not (forecast.deleted or forecast.restored):
        return kept if forecast.kept else tr("There is nothing left to undo.")
    deleted = count_text(locale, forecast.deleted, "file")
    if not forecast.restored:
        question = tr("Delete {files}?").format(files=deleted)
    elif not forecast.deleted:
        question = tr("Restore {files}?").format(files=count_text(locale, forecast.restored, "file"))
    else:
        restored = locale.toString(forecast.restored)
        question = tr("Delete {files} and restore {count}?").format(files=deleted, count=restored)
    return f"{question}  {kept}" if forecast.kept else question


def undone_text(locale: QLocale, counts: Mapping[str, int], kept: Iterable[Undone]) -> str:
    """Say what became of the files of a run that was undone, and why some were kept."""
    parts = []
    if counts["deleted"]:
        parts.append(tr("{files} deleted").format(files=count_text(locale, counts["deleted"], "file")))
    if counts["restored"]:
        number = locale.toString(counts["restored"])
        files = number if parts else count_text(locale, counts["restored"], "file")
        parts.append(tr("{files} restored").format(files=files))
    if counts["kept"]:
        reasons = Counter(undone.reason for undone in kept)
        why = "; ".join(reason for reason, _ in reasons.most_common(_REASONS))
        more = "; …" if len(reasons) > _REASONS else ""
        parts.append(tr("{count} kept: {why}").format(count=locale.toString(counts["kept"]), why=f"{why}{more}"))
    return sentence(", ".join(parts) or tr("nothing was left to undo"))
