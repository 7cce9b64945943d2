"""Where imgbatch keeps what is its own, and where outputs go when nobody says otherwise."""

from __future__ import annotations

import os

from platformdirs import PlatformDirs

_dirs = PlatformDirs("imgbatch", appauthor=False)


def settings_file() -> str:
    """Return the path of the file that remembers the last settings."""
    return os.path.join(_dirs.user_config_dir, "settings.json")


def presets_folder() -> str:
    """Return the folder of the user's own presets."""
    return os.path.join(_dirs.user_config_dir, "presets")


def log_file() -> str:
    """Return the path of the log of the window."""
    return os.path.join(_dirs.user_log_dir, "imgbatch.log")


def journal_file() -> str:
    """Return the path of the journal of all runs."""
    return os.path.join(_dirs.user_state_dir, "journal.sqlite")


def focus_file() -> str:
    """Return the path of the file that remembers what stays in view of single images."""
    return os.path.join(_dirs.user_state_dir, "focus.json")


def pace_file() -> str:
    """Return the path of the file that remembers what was learned of this machine."""
    return os.path.join(_dirs.user_state_dir, "pace.json")


def report_file(run: int) -> str:
    """Return the path of the page that the window shows about a run."""
    return os.path.join(_dirs.user_cache_dir, f"run-{run}.html")


def default_output() -> str:
    """Return the folder that the window offers for outputs."""
    return os.path.join(_dirs.user_pictures_dir, "resized")


def output_folder(text: str) -> str:
    """Return the absolute path of an output folder as a person writes it; empty stays empty."""
    return os.path.abspath(os.path.expanduser(text)) if text else ""
