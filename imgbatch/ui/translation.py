"""The words of the window in the language of whoever sits before it.

"…" in tr()  --pyside6-lupdate-->  resources/translations/imgbatch_de.ts  --pyside6-lrelease-->  imgbatch_de.qm
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from imgbatch.app.resources import resource

LANGUAGES = ("de", "es", "fr", "ja", "zh_CN")
"""Those that there are texts for, beside English."""

_ALSO = {"zh_Hans": "zh_CN"}
_OF_QT = QLibraryInfo.LibraryPath.TranslationsPath


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


def install(app: QCoreApplication, locale: QLocale) -> str:
    """Let a program speak the first language of a locale that there are texts for, and return which.

    The buttons of Qt's own dialogs follow. English, which needs no texts, is the empty string.
    """
    language = _language(locale)
    if language:
        folders = {"imgbatch": resource("translations"), "qtbase": QLibraryInfo.path(_OF_QT)}
        for name, folder in folders.items():
            translator = QTranslator(app)
            if translator.load(f"{name}_{language}", folder):
                app.installTranslator(translator)
    return language


def _language(locale: QLocale) -> str:
    for wanted in locale.uiLanguages(QLocale.TagSeparator.Underscore):
        if wanted.split("_")[0] in ("en", "C"):
            break
        if (known := _ALSO.get(wanted, wanted)) in LANGUAGES:
            return known
    return ""
