"""The icon in the forms that systems want, drawn by Qt from `resources/icons/imgbatch.svg`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from product import ROOT
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

EDGES = {".ico": (16, 20, 24, 32, 40, 48, 64, 256), ".icns": (32, 64, 128, 256, 512, 1024)}
"""The sizes in pixels that Windows and macOS show."""


def write(path: Path) -> None:
    """Write the icon of Windows or macOS, as the name of the file says, with all its sizes."""
    images = [drawn(edge) for edge in EDGES[path.suffix]]
    path.parent.mkdir(parents=True, exist_ok=True)
    images[-1].save(path, sizes=[image.size for image in images], append_images=images[:-1])


def drawn(edge: int) -> Image.Image:
    """Draw the icon as a square of this many pixels."""
    image = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ROOT / "resources/icons/imgbatch.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(buffer.data().data()))
