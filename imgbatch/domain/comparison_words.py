"""The words of a chart of a comparison, in English unless the window brings its own."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Contender


def _number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}"


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of a chart, and how a number is written, in English unless told otherwise."""

    rates: str = "Images a second"
    spread: str = "slowest to fastest run"
    lanes: str = "Who did which image when"
    at_work: str = "at work"
    waiting: str = "waiting"
    serial: str = "Serial"
    thread: str = "1 thread"
    threads: str = "{count} threads"
    process: str = "1 process"
    processes: str = "{count} processes"
    kept: str = "{name}, kept"
    rate: str = "{rate} /s"
    speedup: str = "{times}×"
    seconds: str = "{seconds} s"
    measuring: str = "measuring…"
    failed: str = "failed: {reason}"
    failed_once: str = "{count} of {runs} failed: {reason}"
    startup: str = "start-up {seconds} s"
    bar_tip: str = "{name}: {median} images a second, {low} to {high} in {count} runs"
    image_tip: str = "Image {image}, worker {worker}: {seconds} s, {percent} % of it at work"
    number: Callable[[float, int], str] = _number

    def name(self, contender: Contender) -> str:
        """Name a contender."""
        one, many = {
            SERIAL: (self.serial, self.serial),
            THREADS: (self.thread, self.threads),
            PROCESSES: (self.process, self.processes),
        }[contender.mode]
        name = one if contender.workers == 1 else many.format(count=contender.workers)
        return self.kept.format(name=name) if contender.is_warm else name


ENGLISH = Words()
