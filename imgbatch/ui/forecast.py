"""What a source is and what a recipe will make of it, in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from imgbatch.domain.geometry import place
from imgbatch.domain.job import Header, Page, Source
from imgbatch.domain.recipe import IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

AS_IT_IS = QT_TRANSLATE_NOOP("", "as it is")
NO_FILE = QT_TRANSLATE_NOOP("", "fits, no file")


def size_text(locale: QLocale, count: int) -> str:
    """Write a number of bytes as this locale does, in powers of 1000."""
    return locale.formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def source_text(locale: QLocale, source: Source) -> str:
    """Say how large a source is, in pixels as far as they are known and in bytes, and what it has several of."""
    size, header = size_text(locale, source.bytes), source.header
    if header is None:
        return size
    parts = [f"{header.width} × {header.height}", size]
    if header.is_animated:
        parts.append(tr("{count} frames").format(count=locale.toString(header.frames)))
    if header.pages:
        parts.append(tr("{count} pages").format(count=locale.toString(len(header.pages))))
    return "  ·  ".join(parts)


def result_text(locale: QLocale, source: Source, recipe: Recipe) -> str:
    """Say what the files that come of a source will be; nothing when it cannot be used."""
    header = source.header
    if header is None:
        return "" if source.error is not None else "…"
    format_ = recipe.format or header.format.written_as
    pages = header.pages if recipe.pages is Pages.ALL and header.pages else (header.page(0),)
    # Pages of one size give one result, or a book would be a thousand times the same words.
    results = [_result(source, header, page, size, recipe) for page in dict.fromkeys(pages) for size in recipe.sizes]
    text = ", ".join(dict.fromkeys(results))
    if len(pages) > 1:
        text = tr("{count} pages: {results}").format(count=locale.toString(len(pages)), results=text)
    if format_ is not header.format:
        text = f"{text}  {format_.title}"
    if header.is_animated and not format_.has_frames:
        if recipe.first_frame:
            return tr("{results}, first frame").format(results=text)
        return tr("{format} holds no animation").format(format=format_.title)
    return text


def _result(source: Source, header: Header, page: Page, size: Size, recipe: Recipe) -> str:
    placement = place(page.width, page.height, size, recipe.fit, enlarge=recipe.enlarge, gravity=recipe.gravity)
    if placement.is_identity(page.width, page.height):
        if recipe.if_fits is IfFits.SKIP:
            return tr(NO_FILE)
        if recipe.if_fits is IfFits.COPY and _keeps_bytes(source, header, size, recipe):
            return tr(AS_IT_IS)
    return f"{placement.width} × {placement.height}"


def _keeps_bytes(source: Source, header: Header, size: Size, recipe: Recipe) -> bool:
    """Foretell what the plan decides: whether nothing that is asked for changes an image whose pixels fit already."""
    limit = recipe.encoding.max_bytes
    return (
        (recipe.format or header.format.written_as) is header.format
        and header.orientation == 1
        and not header.pages
        and not size.dpi
        and recipe.metadata is Keep.ALL
        and not (recipe.profile is Profile.SRGB and header.has_profile)
        and (limit is None or source.bytes <= limit)
    )
