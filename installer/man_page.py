"""The manual page, written from the commands of the terminal: what they say of themselves is said once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from imgbatch import __version__
from imgbatch.cli.main import commands

_CODE = re.compile(r"`([^`]+)`")

_HEAD = r"""
.TH IMGBATCH 1 "{date}" "imgbatch {version}" "User Commands"
.SH NAME
imgbatch, imgbatch\-gui \- resize folders of images on every core
.SH SYNOPSIS
.B imgbatch
.RI [ PATH ...]
.br
.B imgbatch\-gui
.RI [ PATH ...]
.br
.B imgbatch
.I COMMAND
.RI [ OPTIONS ]
.SH DESCRIPTION
Without a command, or with paths, the window opens.
With a command, imgbatch works in the terminal.
.PP
No input is ever modified.
Every output is absent, the old one, or complete.
One bad file costs one file.
After an interruption the same command does only what is missing or has changed.
.SH COMMANDS
"""

_TAIL = r"""
.SH EXIT STATUS
.TP
.B 0
All is done.
.TP
.B 1
Some images failed.
.TP
.B 2
The request makes no sense.
.TP
.B 130
It was cancelled.
.SH FILES
.B imgbatch doctor
names the folders of settings, presets, the journal and the log.
They are below those that the XDG Base Directory Specification names.
.SH EXAMPLES
.TP
Two sizes of every photo, into another folder:
imgbatch resize photos \-\-size 1920 \-\-size 640x \-\-output resized
.TP
Look before you leap:
imgbatch resize photos \-\-size 1920 \-\-dry\-run
"""


def man_page(epoch: int) -> str:
    """Return the page in roff.

    Args:
        epoch: Its date, in seconds since 1970.
    """
    date = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d")
    head = _HEAD.lstrip().format(date=date, version=__version__)
    top = click.Context(commands, info_name="imgbatch")
    return head + "\n".join(line for name in commands.commands for line in _section(name, top)) + _TAIL


def _section(name: str, parent: click.Context) -> Iterator[str]:
    group = parent.command
    assert isinstance(group, click.Group)
    command = group.commands[name]
    context = click.Context(command, info_name=name, parent=parent)
    yield f'.SS "{_roff(context.command_path)} {_roff(" ".join(command.collect_usage_pieces(context)))}"'
    for number, paragraph in enumerate((command.help or "").split("\n\n")):
        if number:
            yield ".PP"
        yield _text(paragraph)
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record is not None and record[1]:  # what an argument is, the text above says
            yield f".TP\n.B {_roff(record[0])}\n{_text(record[1])}"
    for inner in command.commands if isinstance(command, click.Group) else ():
        yield from _section(inner, context)


def _text(text: str) -> str:
    """Return words as lines of the page; what stands between backticks is bold."""
    plain = _roff(" ".join(text.replace("\b", "").split()))
    return _CODE.sub(r"\\fB\1\\fP", f"\\&{plain}" if plain.startswith((".", "'")) else plain)


def _roff(text: str) -> str:
    """Return text in which nothing is an order to roff; its quotes would end an argument."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
