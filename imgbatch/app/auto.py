"""What a batch runs on when nobody says."""

from __future__ import annotations

from collections.abc import Sequence

from imgbatch.app.machine import default_workers
from imgbatch.app.pace import load
from imgbatch.domain import choice
from imgbatch.domain.choice import Choice, Load
from imgbatch.domain.job import Source
from imgbatch.domain.recipe import Recipe


def choose(
    sources: Sequence[Source],
    recipe: Recipe,
    workers: int,
    *,
    has_more: bool = False,
    low_priority: bool = False,
    has_patience: bool = False,
    is_suspect: bool = False,
) -> Choice:
    """Choose by what is known of this machine and of these sources; see `domain.choice`.

    Args:
        sources: With headers or without.
        recipe: What is made of them.
        workers: How many images at once, at the most.
        has_more: Whether there are more sources.
        low_priority: Whether every other program goes first.
        has_patience: Whether somebody said how long an image may take.
        is_suspect: Whether an image of them may have crashed the last run.
    """
    pace, _ = load()  # a file that cannot be read is said at the end of the run, when it is to be written
    load_ = Load.of(pace, sources, recipe, has_more=has_more)
    return choice.choose(
        pace,
        load_,
        workers,
        cores=default_workers(),
        allow=recipe.allow,
        low_priority=low_priority,
        has_patience=has_patience,
        was_cut_short=is_suspect,
    )
