"""`imgbatch resize --checksum`: what changed is told by content, not by size and date."""

from __future__ import annotations

import os

import pytest
from PIL import Image

RED, BLUE = (200, 0, 0), (0, 0, 200)


class Setting:
    """An image, and the program that makes a smaller one of it; in this format, size says nothing about content."""

    def __init__(self, terminal, images, tmp_path):
        self._terminal = terminal
        self._images = images
        self.source = str(tmp_path / "photos" / "a.bmp")
        self.output = str(tmp_path / "resized" / "a-20.bmp")
        self.paint(RED)

    def paint(self, colour):
        self._images.write(self.source, self._images.plain(colour=colour))

    def change_unseen(self):
        """Change the image in place, and leave its size and date."""
        before = os.stat(self.source)
        self.paint(BLUE)
        os.utime(self.source, ns=(before.st_atime_ns, before.st_mtime_ns))
        after = os.stat(self.source)
        assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)

    def resize(self, *args):
        """Return what the program says at its end, without the time that it took."""
        program = self._terminal("resize", "photos", "--size", "20", "--mode", "processes", *args)
        out, errors = program.communicate(timeout=60)
        assert (program.returncode, errors) == (0, b"")
        return out.decode().splitlines()[-1].partition(" in ")[0]

    def colour(self):
        with Image.open(self.output) as image:
            return image.getpixel((0, 0))


@pytest.fixture
def setting(terminal, images, tmp_path):
    return Setting(terminal, images, tmp_path)


NOTHING, ONE = "0 files written, 1 unchanged", "1 file written"


def test_an_image_that_was_only_touched_is_not_made_again(setting):
    # GIVEN an image that was done, and got another date since
    assert setting.resize("--checksum") == ONE
    written = os.stat(setting.output)
    os.utime(setting.source, ns=(1, 10**18))
    # WHEN it is done by content / THEN nothing is written
    assert setting.resize("--checksum") == NOTHING
    assert os.stat(setting.output) == written
    # and from then on its new date is the one that it is known by
    assert setting.resize() == NOTHING


def test_an_image_that_changed_under_its_size_and_date_is_made_again_once(setting):
    # GIVEN an image that was done, and changed in place since, with the size and the date that it had
    assert setting.resize("--checksum") == ONE
    setting.change_unseen()
    # WHEN it is done by size and date / THEN that is not noticed
    assert setting.resize() == NOTHING
    assert setting.colour() == RED
    # and by content it is, once
    assert setting.resize("--checksum") == ONE
    assert setting.colour() == BLUE
    assert setting.resize("--checksum") == NOTHING


def test_what_was_made_without_it_is_made_once_more(setting):
    # GIVEN an image that was done without a look at its content / WHEN it is done by content / THEN it is made, once
    assert setting.resize() == ONE
    assert setting.resize("--checksum") == ONE
    assert setting.resize("--checksum") == NOTHING
