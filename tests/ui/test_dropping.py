from __future__ import annotations

import os
import sys

import pytest
from PySide6.QtCore import QMimeData, QUrl

from imgbatch.ui.dropping import local_paths


def test_urls_of_files_and_folders_become_paths():
    # GIVEN what a file manager drags / WHEN it is read / THEN local paths come out, and nothing else
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/photos/a b#1.jpg"), QUrl("http://example.org/x.jpg"), QUrl.fromLocalFile("/p")])
    assert local_paths(mime) == ["/photos/a b#1.jpg", "/p"]


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_name_that_is_not_utf8_keeps_its_bytes():
    # GIVEN a URL with such a name / WHEN it is read / THEN the path opens that very file
    mime = QMimeData()
    mime.setData("text/uri-list", b"file:///photos/caf%E9.jpg\r\nfile://localhost/photos/b.jpg\r\n")
    assert [os.fsencode(path) for path in local_paths(mime)] == [b"/photos/caf\xe9.jpg", b"/photos/b.jpg"]


def test_absolute_paths_in_pasted_text_count():
    # GIVEN lines of text / WHEN they are pasted / THEN those that are absolute paths are taken
    mime = QMimeData()
    mime.setText("/photos/a.jpg\n'/photos/b c.jpg'\nhello\n~/x.png\n")
    assert local_paths(mime) == ["/photos/a.jpg", "/photos/b c.jpg", os.path.expanduser("~/x.png")]
    mime.setText("just words")
    assert local_paths(mime) == []
