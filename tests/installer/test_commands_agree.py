from __future__ import annotations

import importlib.util
import os

from imgbatch.__main__ import COMMANDS
from imgbatch.cli.main import commands

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def test_every_list_of_commands_is_the_same():
    # GIVEN the commands as the bootstrap, the street door and the terminal know them / THEN they are the same
    spec = importlib.util.spec_from_file_location("bootstrap_commands", os.path.join(ROOT, "installer", "bootstrap.py"))
    bootstrap = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bootstrap)
    assert set(COMMANDS) == set(bootstrap.TERMINAL_COMMANDS) == set(commands.commands)


def test_every_command_and_option_is_in_the_readme():
    # GIVEN the options of `resize` / WHEN the README is read / THEN it names each
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        readme = file.read()
    options = [option for parameter in commands.commands["resize"].params for option in parameter.opts]
    assert [option for option in options if option.startswith("--") and option not in readme] == []
    assert [name for name in COMMANDS if name not in readme] == []
