"""From sources to work units: what is written where, decided before any pixel is touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

import msgspec

from imgbatch.domain.error import RequestError
from imgbatch.domain.fingerprint import recipe_key
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, Gravity, place
from imgbatch.domain.job import ALREADY_FITS, ALREADY_THERE, UNCHANGED, Header, Job, Source, WorkUnit, keeps_bytes
from imgbatch.domain.naming import TakenNames, folder_name, output_name
from imgbatch.domain.recipe import IfExists, IfFits, Pages, Recipe
from imgbatch.domain.size import Size
from imgbatch.planning.update import Earlier, Nothing, is_current, is_intact, needs_digest, unchanged

Probe = Callable[[Iterable[Source], Callable[[Source], bool]], Iterator[Source]]
"""Given sources, and whether each one is to be looked at, gives them back in order with their headers or errors."""

BACKUPS = ".imgbatch-backup"
"""Folder below the output folder for files that were replaced."""


def plan(
    sources: Iterable[Source],
    recipe: Recipe,
    output: str,
    *,
    probe: Probe,
    token: str,
    name_roots: bool = False,
    only: Container[int] | None = None,
    earlier: Earlier | None = None,
    backup: bool = False,
    focus: Mapping[str, Gravity] | None = None,
) -> Iterator[WorkUnit]:
    """Plan each source for every size of the recipe.

    Args:
        sources: With or without header.
        recipe: What to make of them.
        output: Absolute path of the output folder.
        probe: Reads headers.
        token: A word of letters and digits that no other run uses, for the names of partial files.
        name_roots: Whether outputs of a folder go below a folder of its name: wanted where several were given.
        only: Numbers of the sources to yield; the others only keep their names. None for all.
        earlier: What earlier runs made.
        backup: Whether files that are replaced are kept.
        focus: What stays in view, where `cover` cuts, of sources that are not to be cut as the recipe says; by path.
    """
    planner = _Planner(recipe, output, probe, token, name_roots, only, earlier or Nothing(), backup, focus or {})
    for source in probe(map(planner.asked, sources), planner.is_wanted):
        unit = planner.unit(source)
        if only is None or source.number in only:
            yield unit


class _Wish:
    """What is asked for of a source, and what that is known by in the journal."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.keys = {str(size): recipe_key(recipe, size) for size in recipe.sizes}


class _Planner:
    def __init__(
        self,
        recipe: Recipe,
        output: str,
        probe: Probe,
        token: str,
        name_roots: bool,
        only: Container[int] | None,
        earlier: Earlier,
        backup: bool,
        focus: Mapping[str, Gravity],
    ) -> None:
        self._recipe = recipe
        self._output = output
        self._probe = probe
        self._token = token
        self._name_roots = name_roots
        self._only = only
        self._earlier = earlier
        self._backup = backup
        self._focus = focus if recipe.fit is Fit.COVER else {}
        self._wishes = {recipe.gravity: _Wish(recipe)}
        self._taken = TakenNames()
        self._fresh: dict[int, tuple[Job, ...]] = {}

    def asked(self, source: Source) -> Source:
        """Return the source as it is to be probed: with its digest, if that is what tells whether it changed."""
        wish = self._wish(source)
        wanted = self._is_yielded(source) and needs_digest(source, wish.recipe, wish.keys, self._earlier)
        return msgspec.structs.replace(source, with_digest=True) if wanted else source

    def is_wanted(self, source: Source) -> bool:
        """Whether the header of a source has to be read: not of one whose outputs are up to date."""
        if not self._is_yielded(source):
            return source.header is None and source.error is None
        if self._recipe.checksum:
            return True
        jobs = self._unchanged(source)
        if jobs is not None:
            self._fresh[source.number] = jobs
        return jobs is None

    def unit(self, source: Source) -> WorkUnit:
        """Plan one source; in the order of their numbers, since names are given out in that order."""
        recipe = self._wish(source).recipe
        fresh = self._unchanged(source) if source.digest else self._fresh.pop(source.number, None)
        if fresh is not None:
            if self._taken.take(*(job.target for job in fresh)):
                return WorkUnit(source, fresh, recipe)
            # Another source has come before it, and takes a name that was its own.
            if not source.digest:  # with which its header came
                source = next(self._probe([source], lambda _source: True), source)
        header = source.header
        if header is None:
            format_ = recipe.format or Format.JPEG
            jobs = tuple(Job(str(size), "", "", format_, None) for size in recipe.sizes)
            return WorkUnit(source, jobs, recipe)
        pages = range(len(header.pages) if recipe.pages is Pages.ALL and header.pages else 1)
        files = [(page, size) for page in pages for size in recipe.sizes]
        jobs = tuple(self._job(source, header, page, size, index) for index, (page, size) in enumerate(files))
        doubtful = any(job.target in self._earlier.in_doubt and not job.skip for job in jobs)
        return WorkUnit(source, jobs, recipe, retried=doubtful)

    def _wish(self, source: Source) -> _Wish:
        gravity = self._focus.get(source.path, self._recipe.gravity)
        if gravity not in self._wishes:
            self._wishes[gravity] = _Wish(msgspec.structs.replace(self._recipe, gravity=gravity))
        return self._wishes[gravity]

    def _is_yielded(self, source: Source) -> bool:
        return self._only is None or source.number in self._only

    def _unchanged(self, source: Source) -> tuple[Job, ...] | None:
        wish = self._wish(source)
        return unchanged(source, wish.recipe, wish.keys, self._folder(source), self._earlier)

    def _folder(self, source: Source) -> str:
        return os.path.normpath(os.path.join(self._output, _mirrored(source, name_roots=self._name_roots)))

    def _job(self, source: Source, header: Header, page: int, size: Size, index: int) -> Job:
        wish = self._wish(source)
        recipe = wish.recipe
        format_ = recipe.format or header.format.written_as
        name = output_name(
            recipe.name,
            source=os.path.basename(source.path),
            size=str(size),
            source_format=header.format,
            target_format=format_,
            page=page + 1 if recipe.pages is Pages.ALL and header.pages else None,
        )
        folder = self._folder(source)
        target = self._taken.reserve(os.path.join(folder, name))
        image = header.page(page)
        placement = place(image.width, image.height, size, recipe.fit, enlarge=recipe.enlarge, gravity=recipe.gravity)
        fits = placement.is_identity(image.width, image.height)
        replace, skip = self._leave(source, target, wish.keys[str(size)])
        if fits and recipe.if_fits is IfFits.SKIP:
            skip = skip or ALREADY_FITS
        small = recipe.encoding.max_bytes is None or source.bytes <= recipe.encoding.max_bytes
        stem = f"{source.number}-{index}"
        suffix = os.path.splitext(target)[1]
        return Job(
            size=str(size),
            target=target,
            partial=os.path.join(folder, f".imgbatch-{self._token}-{stem}.part"),
            format=format_,
            placement=placement,
            copy=fits and recipe.if_fits is IfFits.COPY and small and keeps_bytes(header, recipe, format_, size.dpi),
            replace=replace,
            backup=self._kept_at(target, stem + suffix) if replace and self._backup else "",
            skip=skip,
            page=page,
            dpi=size.dpi,
        )

    def _kept_at(self, target: str, name: str) -> str:
        """Say where what is replaced goes; what a run that was cut short replaced already is where that one put it."""
        return self._earlier.kept.get(target) or os.path.join(self._output, BACKUPS, self._token, name)

    def _leave(self, source: Source, target: str, key: str) -> tuple[bool, str]:
        """Say whether what is at a target may be replaced, and why there is nothing to do, if so."""
        recipe, rule = self._recipe, self._recipe.if_exists
        if not os.path.lexists(target):
            return False, ""
        if rule is IfExists.REPLACE:
            return True, ""
        made = self._earlier.made(target) if rule is IfExists.UPDATE else None
        if made is not None and is_intact(made):
            return (False, UNCHANGED) if is_current(made, source, recipe, key) else (True, "")
        # The worker finds out, by its bytes, whether it is a file that a run which was cut short has written.
        return False, "" if target in self._earlier.in_doubt else ALREADY_THERE


def overlaps(output: str, paths: Iterable[str]) -> bool:
    """Whether an output could land on an input: whether any of these paths lies in the output folder.

    A folder of outputs below an input folder is no overlap, since the scan leaves it out.
    """
    try:
        goal = os.stat(output)
    except OSError:
        return False  # what does not exist yet holds no input
    for path in paths:
        folder = os.path.realpath(path)
        if not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        while True:
            if os.path.exists(folder) and os.path.samestat(os.stat(folder), goal):
                return True
            if (parent := os.path.dirname(folder)) == folder:
                break
            folder = parent
    return False


def check_no_source_is_target(units: Iterable[WorkUnit], sources: Iterable[Source]) -> None:
    """Raise RequestError if any output would take the place of any source, under whatever name it is reached.

    Only the outputs that exist already are kept in memory: a source that could be replaced is among them.
    """
    targets = (job.target for unit in units for job in unit.jobs if job.target)
    taken = {identity for target in targets if (identity := _identity(target))}
    for source in sources if taken else ():
        if _identity(source.path) in taken:
            text = f"an output would replace the source {os.path.basename(source.path)!r}"
            raise RequestError(f"{text}; choose another output folder or another name", "output")


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _mirrored(source: Source, *, name_roots: bool) -> str:
    if not source.root:
        return ""
    inside = os.path.relpath(os.path.dirname(source.path), source.root)
    inside = "" if inside == os.curdir else inside
    return folder_name(os.path.join(os.path.basename(source.root), inside) if name_roots else inside)
