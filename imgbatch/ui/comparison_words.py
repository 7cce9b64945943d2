"""The words of a comparison in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from imgbatch.domain.comparison import Comparison, Contender
from imgbatch.domain.comparison_words import Words
from imgbatch.domain.lesson import Figure, Value
from imgbatch.domain.lessons import lessons
from imgbatch.ui.translation import tr


def chart_words(locale: QLocale) -> Words:
    """Return the texts of the chart."""
    return Words(
        rates=tr("Images a second"),
        spread=tr("slowest to fastest run"),
        lanes=tr("Who did which image when"),
        at_work=tr("at work"),
        waiting=tr("waiting"),
        serial=tr("Serial"),
        thread=tr("1 thread"),
        threads=tr("{count} threads"),
        process=tr("1 process"),
        processes=tr("{count} processes"),
        kept=tr("{name}, kept"),
        rate=tr("{rate} /s"),
        speedup=tr("{times}×"),
        seconds=tr("{seconds} s"),
        measuring=tr("measuring…"),
        failed=tr("failed: {reason}"),
        failed_once=tr("{count} of {runs} failed: {reason}"),
        startup=tr("start-up {seconds} s"),
        bar_tip=tr("{name}: {median} images a second, {low} to {high} in {count} runs"),
        image_tip=tr("Image {image}, worker {worker}: {seconds} s, {percent} % of it at work"),
        number=lambda value, decimals: locale.toString(float(value), "f", decimals),
    )


def contender_text(contender: Contender) -> str:
    """Name a contender."""
    return chart_words(QLocale()).name(contender)


def lesson_texts(known: Comparison, locale: QLocale) -> list[str]:
    """Write out what a comparison teaches, the most important first."""
    words = chart_words(locale)

    def written(value: Value) -> str:
        match value:
            case Contender():
                return words.name(value)
            case Figure():
                return words.number(value.value, value.decimals)
            case int():
                return locale.toString(value)
            case _:
                return value

    return [
        tr(lesson.text).format(**{name: written(value) for name, value in lesson.values.items()})
        for lesson in lessons(known)
    ]
