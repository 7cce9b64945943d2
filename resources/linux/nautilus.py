"""Puts imgbatch into the context menu of Nautilus; run by nautilus-python inside of it."""
# ruff: noqa: INP001 - loaded by its path, from a folder of extensions

from gi.repository import Gio, GLib, GObject, Nautilus

TYPES = (
    "inode/directory",
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/avif",
    "image/heif",
    "image/heic",
    "image/tiff",
    "image/gif",
    "image/bmp",
)
LABELS = {
    "C": "Resize with imgbatch",
    "de": "Mit imgbatch verkleinern",
    "es": "Redimensionar con imgbatch",
    "fr": "Redimensionner avec imgbatch",
    "ja": "imgbatch でリサイズ",
    "zh_CN": "用 imgbatch 调整大小",
}


class ImgbatchMenu(GObject.GObject, Nautilus.MenuProvider):
    """Offers imgbatch for folders and for images that it reads."""

    def get_file_items(self, *args: object) -> list[object]:
        """Return the entry for the selected files; before version 4 the window is told as well, and first."""
        files = args[-1]
        if not files or not all(file.get_mime_type() in TYPES and file.get_location().get_path() for file in files):
            return []
        label = next(LABELS[name] for name in GLib.get_language_names() if name in LABELS)
        item = Nautilus.MenuItem(name="imgbatch::resize", label=label)
        item.connect("activate", open_imgbatch, [file.get_location() for file in files])
        return [item]


def open_imgbatch(_item: object, locations: list[object]) -> None:
    """Open the window with these files."""
    flags = Gio.AppInfoCreateFlags.NONE
    Gio.AppInfo.create_from_commandline("imgbatch-gui %F", "imgbatch", flags).launch(locations, None)
