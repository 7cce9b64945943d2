"""From sources to work units: what is written where, decided before any pixel is touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator

from imgbatch.domain.error import RequestError
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import place
from imgbatch.domain.job import ALREADY_FITS, ALREADY_THERE, Header, Job, Source, WorkUnit, keeps_bytes
from imgbatch.domain.naming import TakenNames, output_name
from imgbatch.domain.recipe import IfExists, IfFits, Pages, Recipe
from imgbatch.domain.size import Size


def plan(
    sources: Iterable[Source],
    recipe: Recipe,
    output: str,
    *,
    probe: Callable[[Source], Source],
    token: str,
    name_roots: bool = False,
    only: Container[int] | None = None,
) -> Iterator[WorkUnit]:
    """Plan each source for every size of the recipe.

    Args:
        sources: With or without header.
        recipe: What to make of them.
        output: Absolute path of the output folder.
        probe: Reads the header of a source; never raises for a file.
        token: A word of letters and digits that no other run uses, for the names of partial files.
        name_roots: Whether outputs of a folder go below a folder of its name: wanted where several were given.
        only: Numbers of the sources to yield; the others only keep their names. None for all.
    """
    taken = TakenNames()
    for found in sources:
        wanted = only is None or found.number in only
        source = found if found.header is not None and not wanted else probe(found)
        header = source.header
        if header is None:
            jobs = [Job(str(size), "", "", recipe.format or Format.JPEG, None) for size in recipe.sizes]
        else:
            folder = os.path.join(output, _mirrored(source, name_roots=name_roots))
            pages = range(len(header.pages) if recipe.pages is Pages.ALL and header.pages else 1)
            wishes = [(page, size) for page in pages for size in recipe.sizes]
            partials = [f".imgbatch-{token}-{source.number}-{index}.part" for index in range(len(wishes))]
            jobs = [
                _job(source, header, recipe, folder, taken, page=page, size=size, partial=partial)
                for (page, size), partial in zip(wishes, partials, strict=True)
            ]
        if wanted:
            yield WorkUnit(source, tuple(jobs), recipe)


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
    return os.path.join(os.path.basename(source.root), inside) if name_roots else inside


def _job(
    source: Source,
    header: Header,
    recipe: Recipe,
    folder: str,
    taken: TakenNames,
    *,
    page: int,
    size: Size,
    partial: str,
) -> Job:
    format_ = recipe.format or header.format.written_as
    name = output_name(
        recipe.name,
        source=os.path.basename(source.path),
        size=str(size),
        source_format=header.format,
        target_format=format_,
        page=page + 1 if recipe.pages is Pages.ALL and header.pages else None,
    )
    target = taken.reserve(os.path.join(folder, name))
    image = header.page(page)
    placement = place(image.width, image.height, size, recipe.fit, enlarge=recipe.enlarge, gravity=recipe.gravity)
    fits = placement.is_identity(image.width, image.height)
    replace = recipe.if_exists is IfExists.REPLACE
    skip = "" if replace or not os.path.lexists(target) else ALREADY_THERE
    if fits and recipe.if_fits is IfFits.SKIP:
        skip = skip or ALREADY_FITS
    small = recipe.encoding.max_bytes is None or source.bytes <= recipe.encoding.max_bytes
    return Job(
        size=str(size),
        target=target,
        partial=os.path.join(folder, partial),
        format=format_,
        placement=placement,
        copy=fits and recipe.if_fits is IfFits.COPY and small and keeps_bytes(header, recipe, format_, size.dpi),
        replace=replace,
        skip=skip,
        page=page,
        dpi=size.dpi,
    )
