"""Runs in words."""

from __future__ import annotations

from imgbatch.domain.geometry import Fit
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.request import Request
from imgbatch.domain.resampling import Resampling

OUTCOMES = {
    "running": "It is still running.",
    "interrupted": "It was interrupted: its process ended without a word.",
    "finished": "It ran to its end.",
    "cancelled": "It was cancelled.",
    "stopped": "It was stopped by an error.",
    "undone": "It was undone.",
}

_FITS = {
    Fit.INSIDE: "inside the size, nothing is cut",
    Fit.OUTSIDE: "over the whole size, nothing is cut",
    Fit.COVER: "exactly the size, what stands over is cut off",
    Fit.CONTAIN: "exactly the size, with a border where something is left over",
    Fit.FILL: "exactly the size, stretched",
}
_IF_FITS = {
    IfFits.COPY: "copied",
    IfFits.SKIP: "skipped",
    IfFits.ENCODE: "encoded anew",
}
_IF_EXISTS = {
    IfExists.UPDATE: "kept, unless imgbatch made them and something changed since",
    IfExists.SKIP: "kept",
    IfExists.REPLACE: "replaced",
}
_METADATA = {
    Keep.ALL: "kept",
    Keep.PUBLIC: "kept, without position, serial numbers and owner",
    Keep.NONE: "left out",
}

_PATHS = 5  # so many are named


def in_words(request: Request) -> list[tuple[str, str]]:
    """Say what was asked for, as pairs of a heading and a text; what is as usual and rarely asked is left out."""
    recipe = request.recipe
    paths = [shown(path) for path in request.paths[:_PATHS]]
    if more := len(request.paths) - len(paths):
        paths.append(f"and {more:,} more")
    said = [
        ("From", ", ".join(paths)),
        ("To", shown(request.output)),
        ("Sizes", ", ".join(map(str, recipe.sizes))),
        ("Fit", _FITS[recipe.fit] + ("; small images are enlarged" if recipe.enlarge else "")),
        ("Small images", _IF_FITS[recipe.if_fits]),
        ("Format", _format(recipe)),
        ("Metadata", _METADATA[recipe.metadata]),
    ]
    if recipe.profile is Profile.SRGB:
        said.append(("Colours", "converted to sRGB"))
    if recipe.background:
        said.append(("Background", recipe.background))
    if recipe.resampling != Resampling():
        said.append(("Resampling", _resampling(recipe.resampling)))
    if recipe.pages is Pages.ALL:
        said.append(("Pages", "all"))
    said += [("Names", shown(recipe.name)), ("Existing files", _IF_EXISTS[recipe.if_exists])]
    return [*said, ("Done by", request.mode if request.workers == 1 else f"{request.workers} {request.mode}")]


def byte_size(count: float) -> str:
    """Write a number of bytes as people read it, in powers of 1000."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 999.5:  # noqa: PLR2004  (would round to 1000)
            return f"{count:.0f} {unit}" if unit in ("B", "kB") else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def _format(recipe: Recipe) -> str:
    encoding = recipe.encoding
    said = [recipe.format.title if recipe.format else "that of the source"]
    if recipe.format is None or recipe.format.has_quality:
        said.append("lossless" if encoding.lossless else f"quality {encoding.quality}")
    if encoding.max_bytes is not None:
        said.append(f"at most {byte_size(encoding.max_bytes)}")
    return ", ".join(said)


def _resampling(resampling: Resampling) -> str:
    said = [resampling.kernel.value]
    if resampling.linear:
        said.append("in linear light")
    if resampling.sharpen:
        said.append(f"sharpened by {resampling.sharpen}%")
    if resampling.fast:
        said.append("fast")
    return ", ".join(said)
