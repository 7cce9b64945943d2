"""What happens to a batch, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QLocale

from imgbatch.app.history import Forecast, Undone
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


def in_window(text: str) -> str:
    """Write an error with the words of the window where its hint has those of the terminal."""
    return _ALLOW.sub(lambda _: tr("tick “Read rare formats too” under More"), text)


def count_text(locale: QLocale, count: int, noun: str) -> str:
    """Count a noun."""
    return f"{locale.toString(count)} {noun}" if count == 1 else f"{locale.toString(count)} {noun}s"


def time_text(locale: QLocale, seconds: float) -> str:
    """Write a time as people read it."""
    if seconds < _TENTHS:
        return f"{locale.toString(seconds, 'f', 1)} s"
    if seconds < _MINUTE:
        return f"{round(seconds)} s"
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)} min {int(seconds % _MINUTE):02} s"
    return f"{int(seconds // _HOUR)} h {int(seconds % _HOUR // _MINUTE):02} min"


def figures(locale: QLocale, progress: Progress, state: State, queued: int) -> str:
    """Say how far a run is, and how many images will follow it."""
    parts = [f"{locale.toString(progress.images)} of {locale.toString(progress.found)}"]
    if state is State.PAUSED:
        parts.append("paused")
    elif state is State.CANCELLING:
        parts.append("cancelling…")
    elif progress.rate:
        parts.append(f"{locale.toString(progress.rate, 'f', 1)} images/s")
        if progress.seconds_left is not None:
            parts.append(f"{time_text(locale, progress.seconds_left)} left")
    if queued:
        parts.append(f"{locale.toString(queued)} more will follow")
    return "   ·   ".join(parts)


def summary(locale: QLocale, progress: Progress) -> str:
    """Say how a run ended; failures are left out."""
    parts = [f"{count_text(locale, progress.done, 'file')} written"]
    counts = {"unchanged": progress.unchanged, "skipped": progress.skipped - progress.unchanged}
    parts += [f"{locale.toString(count)} {what}" for what, count in counts.items() if count]
    if progress.pruned:
        parts.append(tr("{count} moved away").format(count=locale.toString(progress.pruned)))
    # Without a number: what was not even planned when the run was cancelled is counted nowhere.
    was_cancelled = progress.finished is not None and progress.finished.outcome == "cancelled"
    if progress.cancelled or (was_cancelled and progress.images < progress.found):
        parts.append("the rest cancelled")
    saved = progress.source_bytes - progress.bytes
    if saved > 0:
        parts.append(f"{size_text(locale, saved)} saved")
    text = ", ".join(parts)
    return f"{text} in {time_text(locale, progress.seconds)}" if progress.done else text


def undo_question(locale: QLocale, forecast: Forecast) -> str:
    """Ask whether to undo what was foreseen; without a question mark when there is nothing to undo."""
    kept = f"{count_text(locale, forecast.kept, 'file')} cannot be undone and will stay."
    if not (forecast.deleted or forecast.restored):
        return kept if forecast.kept else "There is nothing left to undo."
    deleting = f"Delete {count_text(locale, forecast.deleted, 'file')}"
    if not forecast.restored:
        question = f"{deleting}?"
    elif not forecast.deleted:
        question = f"Restore {count_text(locale, forecast.restored, 'file')}?"
    else:
        question = f"{deleting} and restore {locale.toString(forecast.restored)}?"
    return f"{question}  {kept}" if forecast.kept else question


def undone_text(locale: QLocale, counts: Mapping[str, int], kept: Iterable[Undone]) -> str:
    """Say what became of the files of a run that was undone, and why some were kept."""
    parts = []
    if counts["deleted"]:
        parts.append(f"{count_text(locale, counts['deleted'], 'file')} deleted")
    if counts["restored"]:
        number = locale.toString(counts["restored"])
        parts.append(f"{number} restored" if parts else f"{count_text(locale, counts['restored'], 'file')} restored")
    if counts["kept"]:
        reasons = Counter(undone.reason for undone in kept)
        why = "; ".join(reason for reason, _ in reasons.most_common(_REASONS))
        more = "; …" if len(reasons) > _REASONS else ""
        parts.append(f"{locale.toString(counts['kept'])} kept: {why}{more}")
    return sentence(", ".join(parts) or "nothing was left to undo")
