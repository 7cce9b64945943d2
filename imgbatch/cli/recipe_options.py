"""The options that describe a recipe, and the recipe that they describe."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import click
from click.core import ParameterSource

from imgbatch.app.presets import find
from imgbatch.domain.encoding import Encoding, Subsampling, parse_bytes
from imgbatch.domain.format import OPT_IN, WRITTEN, Format
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size

OPTIONS = {
    "sizes": "--size",
    "gravity": "--gravity",
    "background": "--background",
    "sharpen": "--sharpen",
    "quality": "--quality",
    "png_level": "--png-level",
    "colours": "--colours",
    "webp_method": "--webp-method",
    "avif_speed": "--avif-speed",
    "max_bytes": "--max-size",
    "format": "--format",
    "name": "--name",
}
"""Fields of a recipe that can be wrong, and the options that set them."""


def _choice(enum: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([member.value for member in enum])


_PRESET = click.option(
    "--preset", metavar="NAME", help="Begin with a preset, or with a file of one; other options change it."
)

_RECIPE = (
    click.option(
        "--size",
        "sizes",
        multiple=True,
        metavar="SIZE",
        help="1920 (longest edge), short1080 (shortest edge), 1920x1080, 1920x (width), x1080 (height), 50%, 2MP, or "
        "in print 10x15cm@300dpi; several give several files. [default: 1920]",
    ),
    click.option("--fit", type=_choice(Fit), default=Fit.INSIDE.value, show_default=True, help="How images meet it."),
    click.option(
        "--gravity",
        default="centre",
        show_default=True,
        metavar="WHERE",
        help="What stays in view where --fit cuts: north, south-east, ..., or a point such as 0.3,0.5.",
    ),
    click.option("--enlarge", is_flag=True, help="Make images larger that are smaller than the size."),
    click.option(
        "--fits",
        type=_choice(IfFits),
        default=IfFits.COPY.value,
        show_default=True,
        help="What to do with an image that is no larger than the size.",
    ),
    click.option(
        "--background",
        default="",
        metavar="COLOUR",
        help="#rrggbb, white, black, grey or transparent: beside the image for --fit contain, and below transparent "
        "pixels in JPEG.",
    ),
    click.option(
        "--kernel", type=_choice(Kernel), default=Kernel.LANCZOS3.value, show_default=True, help="How pixels are mixed."
    ),
    click.option("--linear", is_flag=True, help="Mix light instead of the numbers that stand for it."),
    click.option("--sharpen", type=int, default=0, metavar="PERCENT", help="Sharpen after resizing; try 50."),
    click.option("--fast", is_flag=True, help="Decode no more than is needed: faster, and a little less true."),
)

_ENCODING = (
    click.option(
        "--format",
        "format_",
        type=click.Choice(["same", *(format_.value for format_ in WRITTEN)]),
        default="same",
        show_default=True,
        help="Format of the outputs.",
    ),
    click.option("--quality", type=int, default=85, show_default=True, help="1 to 100, for JPEG, WebP and AVIF."),
    click.option(
        "--max-size", metavar="SIZE", help="Files of at most 200KB, say; quality is given up for it, then size."
    ),
    click.option("--keep-smaller", is_flag=True, help="Keep the source's bytes where the result would not be smaller."),
    click.option("--progressive", is_flag=True, help="JPEG that becomes sharper while it loads."),
    click.option(
        "--subsampling",
        type=_choice(Subsampling),
        default=Subsampling.AUTO.value,
        show_default=True,
        help="Colours of JPEG and AVIF.",
    ),
    click.option("--optimise", is_flag=True, help="Smaller JPEG and PNG at the same pixels; slower."),
    click.option("--png-level", type=int, default=6, show_default=True, help="0 (none) to 9 (smallest)."),
    click.option("--colours", type=int, metavar="N", help="PNG with a palette of 2 to 256 colours."),
    click.option("--lossless", is_flag=True, help="WebP without loss."),
    click.option("--webp-method", type=int, default=4, show_default=True, help="0 (fast) to 6 (small)."),
    click.option("--avif-speed", type=int, default=6, show_default=True, help="0 (small) to 10 (fast)."),
)

_META = (
    click.option(
        "--metadata",
        type=_choice(Keep),
        default=Keep.ALL.value,
        show_default=True,
        help="EXIF, XMP and IPTC; `public` leaves out position, serial numbers, owner and maker notes.",
    ),
    click.option(
        "--profile",
        type=_choice(Profile),
        default=Profile.KEEP.value,
        show_default=True,
        help="Keep the colour profile, or convert the colours to sRGB.",
    ),
    click.option("--keep-dates", is_flag=True, help="Give outputs the dates of their sources."),
    click.option("--keep-permissions", is_flag=True, help="Give outputs the permissions of their sources."),
    click.option("--durable", is_flag=True, help="Wait until each file would survive a power cut."),
    click.option(
        "--pages",
        type=_choice(Pages),
        default=Pages.FIRST.value,
        show_default=True,
        help="Which pages of a TIFF become files.",
    ),
    click.option("--first-frame", is_flag=True, help="Let an animation become its first frame in a format for stills."),
    click.option(
        "--allow-format",
        "allow",
        multiple=True,
        type=click.Choice([format_.value for format_ in OPT_IN]),
        help="Read this format as well.",
    ),
)

_FILES = (
    click.option(
        "--name",
        default="{stem}-{size}",
        show_default=True,
        help="Name of the outputs, without suffix; fields: {stem} {size} {format}.",
    ),
    click.option(
        "--exists",
        type=_choice(IfExists),
        default=IfExists.UPDATE.value,
        show_default=True,
        help="What to do where a file of that name is already there; `update` makes anew what an earlier run made, if "
        "its source or a setting has changed, and keeps everything else.",
    ),
    click.option(
        "--checksum",
        is_flag=True,
        help="Tell changed images by their content, not by size and date; what was made without it is made anew once.",
    ),
)


def recipe_options(*others: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command the options of a recipe; its function gets `recipe` for all of them.

    Args:
        others: The arguments that the command has of its own.
    """

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        @functools.wraps(command)
        def with_recipe(**values: Any) -> int:
            own = {name: values.pop(name) for name in others}
            if (preset := values.pop("preset")) is not None:
                source = click.get_current_context().get_parameter_source
                given = {name: value for name, value in values.items() if source(name) is ParameterSource.COMMANDLINE}
                values = write_recipe(find(preset).recipe) | given
            return command(recipe=read_recipe(values), **own)

        for option in reversed((_PRESET, *_RECIPE, *_ENCODING, *_META, *_FILES)):
            with_recipe = option(with_recipe)
        return with_recipe

    return decorate


def read_recipe(values: Mapping[str, Any]) -> Recipe:
    """Make a recipe of the values of its options.

    Raises:
        RequestError: A value makes no sense; `OPTIONS` names the option by the field.
    """
    return Recipe(
        sizes=tuple(Size.parse(text) for text in values["sizes"]) or Recipe().sizes,
        fit=Fit(values["fit"]),
        gravity=Gravity.parse(values["gravity"]),
        enlarge=values["enlarge"],
        if_fits=IfFits(values["fits"]),
        background=values["background"],
        resampling=Resampling(
            kernel=Kernel(values["kernel"]), linear=values["linear"], sharpen=values["sharpen"], fast=values["fast"]
        ),
        format=None if values["format_"] == "same" else Format(values["format_"]),
        encoding=Encoding(
            quality=values["quality"],
            progressive=values["progressive"],
            subsampling=Subsampling(values["subsampling"]),
            optimise=values["optimise"],
            png_level=values["png_level"],
            colours=values["colours"],
            lossless=values["lossless"],
            webp_method=values["webp_method"],
            avif_speed=values["avif_speed"],
            max_bytes=None if values["max_size"] is None else parse_bytes(values["max_size"]),
            keep_smaller=values["keep_smaller"],
        ),
        metadata=Keep(values["metadata"]),
        profile=Profile(values["profile"]),
        pages=Pages(values["pages"]),
        first_frame=values["first_frame"],
        keep_dates=values["keep_dates"],
        keep_permissions=values["keep_permissions"],
        durable=values["durable"],
        checksum=values["checksum"],
        allow=tuple(Format(name) for name in values["allow"]),
        name=values["name"],
        if_exists=IfExists(values["exists"]),
    )


def write_recipe(recipe: Recipe) -> dict[str, Any]:
    """Write a recipe as the values of its options: the inverse of `read_recipe`."""
    resampling, encoding = recipe.resampling, recipe.encoding
    return {
        "sizes": tuple(map(str, recipe.sizes)),
        "fit": recipe.fit.value,
        "gravity": f"{recipe.gravity.x!r},{recipe.gravity.y!r}",
        "enlarge": recipe.enlarge,
        "fits": recipe.if_fits.value,
        "background": recipe.background,
        "kernel": resampling.kernel.value,
        "linear": resampling.linear,
        "sharpen": resampling.sharpen,
        "fast": resampling.fast,
        "format_": "same" if recipe.format is None else recipe.format.value,
        "quality": encoding.quality,
        "progressive": encoding.progressive,
        "subsampling": encoding.subsampling.value,
        "optimise": encoding.optimise,
        "png_level": encoding.png_level,
        "colours": encoding.colours,
        "lossless": encoding.lossless,
        "webp_method": encoding.webp_method,
        "avif_speed": encoding.avif_speed,
        "max_size": None if encoding.max_bytes is None else f"{encoding.max_bytes}B",
        "keep_smaller": encoding.keep_smaller,
        "metadata": recipe.metadata.value,
        "profile": recipe.profile.value,
        "pages": recipe.pages.value,
        "first_frame": recipe.first_frame,
        "keep_dates": recipe.keep_dates,
        "keep_permissions": recipe.keep_permissions,
        "durable": recipe.durable,
        "checksum": recipe.checksum,
        "allow": tuple(format_.value for format_ in recipe.allow),
        "name": recipe.name,
        "exists": recipe.if_exists.value,
    }
