"""Files handed to the system."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QDesktopServices

from imgbatch.ui import file_manager
from imgbatch.ui.file_manager import open_file, show_in_folder, url_of

WAIT = 20_000


@pytest.fixture
def opened(monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(bytes(url.toEncoded().data())) or True)
    return opened


@pytest.mark.skipif(os.name == "nt", reason="names are not bytes there")
@pytest.mark.parametrize(
    ("name", "address"),
    [
        (b"/a b/50%.jpg", b"file:///a%20b/50%25.jpg"),
        (b"/a#b?.jpg", b"file:///a%23b%3F.jpg"),
        (b"/caf\xe9.jpg", b"file:///caf%E9.jpg"),
        ("/Größe.jpg".encode(), b"file:///Gr%C3%B6%C3%9Fe.jpg"),
    ],
)
def test_any_name_can_be_handed_over(opened, name, address):
    # GIVEN a name, which need not even be text / WHEN its file is opened / THEN the system gets the very same bytes
    open_file(os.fsdecode(name))
    assert opened == [address]
    assert url_of(os.fsdecode(name)).isLocalFile()


def test_without_a_file_manager_that_answers_the_folder_is_opened(qtbot, qapp, opened, monkeypatch):
    # GIVEN a bus on which nobody has heard of file managers, or no bus at all / WHEN a file is to be shown
    monkeypatch.setattr(file_manager, "_SERVICE", "org.example.Nobody")
    parent = QObject()
    show_in_folder(["/photos/holiday/a.jpg"], parent)
    # THEN its folder is opened
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert opened == [b"file:///photos/holiday"]
