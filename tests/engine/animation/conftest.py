"""Animations to read and to write."""

from __future__ import annotations

import importlib.util
import os

import pytest


@pytest.fixture(scope="session")
def films():
    """The maker of animations, `films.py` beside this file."""
    spec = importlib.util.spec_from_file_location("films", os.path.join(os.path.dirname(__file__), "films.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
