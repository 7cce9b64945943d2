"""The commands about presets: a recipe under a name, as the window has them, too."""

from __future__ import annotations

import json
import os

import click
import msgspec

from imgbatch.app import presets as kept
from imgbatch.app.presets import Preset
from imgbatch.cli.recipe_options import recipe_options
from imgbatch.domain.error import RequestError
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import Recipe

DONE, SOME_BROKEN = 0, 1


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One preset a line, as JSON.")
@click.pass_context
def presets(context: click.Context, *, as_json: bool) -> int:
    """List the presets; `imgbatch resize --preset NAME` uses one."""
    return DONE if context.invoked_subcommand else _list(as_json=as_json)


@presets.command()
@click.argument("name")
def show(name: str) -> int:
    """Write a preset as TOML to the standard output."""
    print(kept.to_toml(kept.find(name)), end="")
    return DONE


@presets.command()
@click.argument("title", metavar="NAME")
@recipe_options("title")
def save(*, title: str, recipe: Recipe) -> int:
    """Keep a recipe under a name: all options of `resize` that say what is made."""
    print(f"Saved as {shown(kept.save(title, recipe).path)}")
    return DONE


@presets.command()
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> int:
    """Call one of your own presets something else."""
    kept.rename(kept.find(old), new)
    return DONE


@presets.command()
@click.argument("name")
def remove(name: str) -> int:
    """Remove one of your own presets."""
    kept.remove(kept.find(name))
    return DONE


@presets.command("import")
@click.argument("file", type=click.Path())
def import_(file: str) -> int:
    """Take a preset from a file that somebody gave you."""
    preset = kept.take(file)
    print(f"Saved as {shown(preset.path)}" if preset.path else f"That is {preset.name!r}, which is built in")
    return DONE


@presets.command()
@click.argument("name")
@click.argument("file", type=click.Path())
def export(name: str, file: str) -> int:
    """Write a preset into a file, to give it away."""
    preset = kept.find(name)
    if os.path.lexists(file):
        try:
            kept.read(file)
        except RequestError as error:
            raise RequestError(f"{shown(file)!r} is there already and is no preset; it stays") from error
    kept.export(preset, file)
    return DONE


def _list(*, as_json: bool) -> int:
    code, found = DONE, []
    for one in kept.presets():
        if isinstance(one, Preset):
            found.append(one)
        else:
            click.echo(f"imgbatch: {one}", err=True)
            code = SOME_BROKEN
    if as_json:
        for preset in found:
            print(json.dumps(msgspec.to_builtins(preset), separators=(",", ":")))
        return code
    width = max(len(preset.name) for preset in found)
    for preset in found:
        print(f"{preset.name:<{width}}  {_what(preset.recipe)}")
    return code


def _what(recipe: Recipe) -> str:
    sizes = ", ".join(map(str, recipe.sizes))
    return f"{sizes}, {recipe.format.title}" if recipe.format is not None else sizes
