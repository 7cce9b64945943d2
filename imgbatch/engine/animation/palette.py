"""Colours of a GIF: which ones an image takes, and the table that lists them."""

from __future__ import annotations

from PIL import Image, ImageChops

MOST_COLOURS = 256

HAS_TABLE = 0x80
"""The flag of a GIF, or of an image in it, that a colour table follows."""


def indexed(
    image: Image.Image, drawn: Image.Image, *, spare: bool
) -> tuple[Image.Image, list[tuple[int, ...]], int | None]:
    """Find colours for the pixels that are drawn; the others become transparent.

    Returns:
        The indices as an image in L, the colours, and the index behind them that is transparent, if there is one.
    """
    region = drawn.getbbox()
    if region is None:
        return Image.new("L", image.size, 0), [], 0
    left, top, right, _ = region
    holes = drawn.getextrema()[0] == 0
    flat = image.convert("RGB")
    if holes:
        # The rest takes a colour that is drawn, lest it have one of its own.
        left += drawn.crop((left, top, right, top + 1)).getbbox()[0]  # type: ignore[index]
        colour = flat.getpixel((left, top))
        flat.paste(colour, mask=ImageChops.invert(drawn))  # type: ignore[arg-type]
    palette = flat.quantize(MOST_COLOURS - (holes or spare), Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    table = palette.getpalette() or []
    used = [number for number, count in enumerate(palette.histogram()) if count]
    places = [0] * MOST_COLOURS
    for place, number in enumerate(used):
        places[number] = place
    indices = Image.frombytes("L", palette.size, palette.tobytes()).point(places)
    if holes:
        indices.paste(len(used), mask=ImageChops.invert(drawn))
    colours = [tuple(table[3 * number : 3 * number + 3]) for number in used]
    return indices, colours, len(used) if holes or spare else None


def table_of(colours: list[tuple[int, ...]]) -> bytes:
    """Return a colour table with room for one more, which is transparent."""
    size = 2
    while size < min(len(colours) + 1, MOST_COLOURS):
        size *= 2
    return b"".join(map(bytes, colours)).ljust(3 * size, b"\0")


def table_size(table: bytes) -> int:
    """Return the size of a colour table as GIF says it."""
    return (len(table) // 3).bit_length() - 2
