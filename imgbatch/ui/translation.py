"""The words of the window in the language of whoever sits before it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    """Translate a text of the window; Qt's own tools find the texts by the name of this function.

    Args:
        text: As it is in English: a literal, or those tools do not see it. What varies is put in by `str.format`
            afterwards.
        disambiguation: Tells apart what is the same in English and not elsewhere.
        n: Number that stands at `%n`, which decides between one and many.
    """
    return QCoreApplication.translate("", text, disambiguation, n)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001, N802  (Qt's tools know it by this name and form)
    """Mark a text of a table, which is translated where it is shown: a table is made before a language is chosen."""
    return text
