"""What was measured when the same images were resized in several ways, and the figures that follow from it.

    Contender       a way to run a batch: serial, so many threads, so many processes
    Trial           one contender once over the whole sample
    Standing        the figures of one contender over all of its trials
    Comparison      all of it, as far as it is known

Times are seconds, by a clock that all processes of a machine share, from the moment at which a trial is told to begin.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import msgspec

SERIAL, THREADS, PROCESSES = "serial", "threads", "processes"

_SLOW = 0.95
"""The share of images that are done faster than the time that is given for the slow ones."""


class Contender(msgspec.Struct, frozen=True):
    """A way to run a batch.

    Attributes:
        mode: `serial`, `threads` or `processes`.
        workers: How many images at once.
        is_warm: Whether its workers were started before and kept, instead of for each batch.
    """

    mode: str
    workers: int = 1
    is_warm: bool = False


class Terms(msgspec.Struct, frozen=True):
    """How a comparison is made.

    Attributes:
        sample: How many of the images are used, at the most.
        runs: How often each contender has its turn.
        workers: How many images at once; for each number there are threads and processes. Nothing for 1, 2, 4 and so on
            up to the cores.
        is_warm: Whether processes that are kept from one batch to the next take part, too.
    """

    sample: int = 48
    runs: int = 3
    workers: tuple[int, ...] = ()
    is_warm: bool = False


class Span(msgspec.Struct, frozen=True, gc=False):
    """One image in the hands of a worker.

    Attributes:
        worker: Its number, from 0.
        image: Number of the image in the sample, from 0.
        begin: When it was taken up.
        end: When it was done.
        cpu: Seconds in which a core worked on it; the rest was waiting, for a core, a lock or the disk.
    """

    worker: int
    image: int
    begin: float
    end: float
    cpu: float


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """One contender once over the whole sample.

    Attributes:
        contender: Which.
        round: From 0; in every round each contender has its turn.
        seconds: From its start until it is over, with the start and the end of the workers.
        pixels: Of the sources that were done.
        spans: Of the images that were done, in the order of their ends.
        user: Seconds that cores spent in the program, in all processes.
        system: Seconds that cores spent in the system for it.
        disk: Seconds that cores were idle because something waited for a disk, whichever program it was: the share of
            the cores that this program may use. None where the system does not say.
        peak_bytes: Memory of all processes together at its highest; what several share counts once where the system
            can tell.
        failure: Why it came to nothing; empty if all went well.
    """

    contender: Contender
    round: int
    seconds: float = 0.0
    pixels: int = 0
    spans: tuple[Span, ...] = ()
    user: float = 0.0
    system: float = 0.0
    disk: float | None = None
    peak_bytes: int = 0
    failure: str = ""

    @property
    def images(self) -> int:
        """How many were done."""
        return len(self.spans)

    @property
    def startup(self) -> float:
        """Seconds until the first image was taken up."""
        return min((span.begin for span in self.spans), default=0.0)

    @property
    def last(self) -> float:
        """Seconds until the last image was done."""
        return max((span.end for span in self.spans), default=0.0)

    @property
    def first(self) -> float:
        """Seconds until the first image was done."""
        return min((span.end for span in self.spans), default=0.0)

    @property
    def slow(self) -> float:
        """Seconds within which 95 of 100 images were done, each for itself."""
        taken = sorted(span.end - span.begin for span in self.spans)
        return taken[min(len(taken) - 1, int(len(taken) * _SLOW))] if taken else 0.0

    @property
    def waiting(self) -> float:
        """Seconds that workers had an image in their hands and no core worked on it."""
        # Not image by image: where the clock of a thread has long ticks, one seems to take none, the next one two.
        return max(0.0, self.busy - sum(span.cpu for span in self.spans))

    @property
    def busy(self) -> float:
        """Seconds that workers had an image in their hands."""
        return sum(span.end - span.begin for span in self.spans)


class Spread(msgspec.Struct, frozen=True):
    """One figure over several trials."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Sum up at least one value."""
        found = sorted(values)
        return cls(median(found), found[0], found[-1])


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one contender: medians over its trials where nothing else is said.

    Attributes:
        contender: Which.
        trials: Over how many.
        images: A second.
        megapixels: A second, of the sources.
        speedup: How many times as fast as serial; None while that was not measured.
        efficiency: The same for each worker: 1 if every worker is as good as the one of serial.
        user: As in `Trial`; likewise `system`, `waiting`, `disk`, `startup`, `first` and `slow`.
        peak_bytes: The highest of all trials.
    """

    contender: Contender
    trials: int
    images: Spread
    megapixels: Spread
    speedup: float | None
    efficiency: float | None
    user: float
    system: float
    waiting: float
    disk: float | None
    startup: float
    first: float
    slow: float
    peak_bytes: int


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """The images that every contender gets.

    Attributes:
        images: How many.
        found: Of how many.
        pixels: In all.
        bytes: In all.
        formats: How many there are of each format, the most frequent first.
        left_out: Images that were chosen and could not be done.
        sizes: What is made of each.
        read_seconds: What reading all of them took, one after the other, before the first trial.
        is_cold: Whether that was from the disk: the system had been asked to forget them.
    """

    images: int
    found: int
    pixels: int = 0
    bytes: int = 0
    formats: dict[str, int] = {}
    left_out: int = 0
    sizes: tuple[str, ...] = ()
    read_seconds: float = 0.0
    is_cold: bool = False


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """Where it was measured.

    Attributes:
        cores: That this process may use.
        system: Name and release of the system.
        python: Name and version of the interpreter.
        is_free_threaded: Whether threads of this interpreter hold no lock against one another.
        load: Of the machine before it began, in cores; None where the system does not say.
    """

    cores: int
    system: str
    python: str
    is_free_threaded: bool = False
    load: float | None = None


class Stage(StrEnum):
    """How far it is."""

    LOOKING = "looking"
    WARMING = "warming up"
    MEASURING = "measuring"
    DONE = "done"


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a comparison.

    Attributes:
        machine: Where.
        contenders: Everyone who takes part, in the order of their turns.
        runs: How often each of them has its turn.
        stage: How far it is.
        sample: What they get; None while it is being chosen.
        trials: Those that are over.
        trying: Who has its turn; None between two.
    """

    machine: Machine
    contenders: tuple[Contender, ...]
    runs: int
    stage: Stage = Stage.LOOKING
    sample: Sample | None = None
    trials: tuple[Trial, ...] = ()
    trying: Contender | None = None

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The figures of those who have been measured, in the order of their turns."""
        serial = self._rate(Contender(SERIAL))
        return tuple(
            _standing(contender, trials, serial) for contender in self.contenders if (trials := self._trials(contender))
        )

    @property
    def fastest(self) -> Standing | None:
        """Whoever did most images a second; of those whose workers are started for each batch, as a batch does it."""
        able = [standing for standing in self.standings if not standing.contender.is_warm]
        return max(able, key=lambda standing: standing.images.median, default=None)

    def best(self, mode: str) -> Standing | None:
        """Return whoever did most images a second in a mode; of those whose workers are started for each batch."""
        able = [one for one in self.standings if one.contender.mode == mode and not one.contender.is_warm]
        return max(able, key=lambda standing: standing.images.median, default=None)

    @property
    def failures(self) -> dict[Contender, str]:
        """Who came to nothing at least once, and why."""
        return {trial.contender: trial.failure for trial in self.trials if trial.failure}

    def typical(self, contender: Contender) -> Trial | None:
        """Return the trial of a contender whose time is the median, to show how it went."""
        trials = sorted(self._trials(contender), key=lambda trial: trial.seconds)
        return trials[(len(trials) - 1) // 2] if trials else None

    def with_trial(self, trial: Trial) -> Comparison:
        """Return it with one more trial."""
        return msgspec.structs.replace(self, trials=(*self.trials, trial), trying=None)

    def to_builtins(self) -> dict[str, Any]:
        """Return plain values for JSON: what was measured, and the figures that follow from it."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        fastest = self.fastest
        return plain | {
            "standings": msgspec.to_builtins(self.standings),
            "fastest": msgspec.to_builtins(fastest.contender) if fastest is not None else None,
        }

    def _trials(self, contender: Contender) -> list[Trial]:
        return [trial for trial in self.trials if trial.contender == contender and not trial.failure and trial.images]

    def _rate(self, contender: Contender) -> float | None:
        rates = [trial.images / trial.seconds for trial in self._trials(contender)]
        return median(rates) if rates else None


def median(values: Iterable[float]) -> float:
    """Return the one in the middle. Python's own `statistics` takes 10 ms to load, in every command."""
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def _standing(contender: Contender, trials: list[Trial], serial: float | None) -> Standing:
    images = Spread.of(trial.images / trial.seconds for trial in trials)
    speedup = images.median / serial if serial is not None else None
    disk = [trial.disk for trial in trials if trial.disk is not None]

    def usual(name: str) -> float:
        return median(getattr(trial, name) for trial in trials)

    return Standing(
        contender=contender,
        trials=len(trials),
        images=images,
        megapixels=Spread.of(trial.pixels / 1e6 / trial.seconds for trial in trials),
        speedup=speedup,
        efficiency=speedup / contender.workers if speedup is not None else None,
        user=usual("user"),
        system=usual("system"),
        waiting=usual("waiting"),
        disk=median(disk) if disk else None,
        startup=usual("startup"),
        first=usual("first"),
        slow=usual("slow"),
        peak_bytes=max(trial.peak_bytes for trial in trials),
    )
