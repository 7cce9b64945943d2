"""Sentences that the ground floor makes, in English, and that the window says in its own language."""

from __future__ import annotations


def translatable(text: str) -> str:
    """Mark a sentence as one that the window translates; where the words vary, it has the places of `str.format`.

    Args:
        text: A literal, or the tools that collect the sentences do not see it.
    """
    return text
