"""All that a batch was asked for: what is needed to run it again."""

from __future__ import annotations

import json

import msgspec

from imgbatch.domain.geometry import Gravity
from imgbatch.domain.recipe import Recipe


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One batch as a person asked for it.

    Attributes:
        paths: Absolute paths of the files and folders that were given.
        recipe: What to make of every image.
        output: Absolute path of the folder for the outputs.
        mode: What the resizes run on: `processes`, `threads` or `serial`.
        workers: How many images at once.
        name_roots: Whether outputs of a folder go below a folder of its name.
        token: A word that no other run uses, in the names of partial files and backups.
        focus: What stays in view of single images where `cover` cuts, by their absolute paths.
        chosen: Whether nobody said what to run on, so that mode was chosen for this batch.
    """

    paths: tuple[str, ...]
    recipe: Recipe
    output: str
    mode: str
    workers: int
    name_roots: bool = False
    token: str = ""
    focus: dict[str, Gravity] = {}
    chosen: bool = False

    def to_json(self) -> str:
        r"""Encode in plain ASCII; bytes of names that are not UTF-8 are kept as `\udcXX` escapes."""
        return json.dumps(msgspec.to_builtins(self), ensure_ascii=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Request:
        """Decode what `to_json` gave.

        Raises:
            ValueError: It is something else.
        """
        return msgspec.convert(json.loads(text), cls)
