"""Every text of the window is there in every language; what is loaded is made of what is kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import imgbatch
from imgbatch.app.resources import resource
from imgbatch.ui.translation import LANGUAGES, install, tr

MARKS = ("-tr-function-alias", "tr+=translatable")
TOOLS = os.path.join(os.path.dirname(sys.executable), "pyside6-{}")


def tool(name, *args):
    done = subprocess.run([TOOLS.format(name), *map(str, args)], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout + done.stderr


def texts(path):
    """Return what stands in a file of texts: the translation, or None if it is missing or not sure, by its source."""
    found = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation.get("type") in ("vanished", "obsolete"):
            continue
        found[message.findtext("source")] = translation.text if translation.get("type") is None else None
    return found


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory):
    """All texts of the window, as Qt's own tool finds them."""
    if not os.path.exists(TOOLS.format("lupdate")):
        pytest.skip("needs PySide6's lupdate")
    folder = os.path.dirname(imgbatch.__file__)  # the ground floor has sentences, too
    modules = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names if name.endswith(".py")]
    path = tmp_path_factory.mktemp("texts") / "all.ts"
    tool("lupdate", *MARKS, *sorted(modules), "-ts", path)
    return set(texts(path))


def kept(language, suffix="ts"):
    return resource("translations", f"imgbatch_{language}.{suffix}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing(in_the_code, language):
    # GIVEN the texts of the window / WHEN those of a language are held against them / THEN each is there, and no other
    translated = texts(kept(language))
    assert {text for text in in_the_code if not translated.get(text)} == set()
    assert set(translated) - in_the_code == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_in_has_its_place(language):
    # GIVEN the texts of a language / WHEN the places for what is put in are compared / THEN they are those of English
    wrong = {
        text: translation
        for text, translation in texts(kept(language)).items()
        if sorted(re.findall(r"\{\w*\}", text)) != sorted(re.findall(r"\{\w*\}", translation or ""))
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_loaded_is_made_of_what_is_kept(language, tmp_path):
    # GIVEN the texts of a language / WHEN they are made into what the program loads / THEN that is what is there
    if not os.path.exists(TOOLS.format("lrelease")):
        pytest.skip("needs PySide6's lrelease")
    tool("lrelease", kept(language), "-qm", tmp_path / "made.qm")
    loaded, made = QTranslator(), QTranslator()
    assert loaded.load(kept(language, "qm"))
    assert made.load(str(tmp_path / "made.qm"))
    sources = texts(kept(language))
    assert {text: loaded.translate("", text) for text in sources} == {
        text: made.translate("", text) for text in sources
    }


@pytest.fixture
def speaking(qapp):
    """Let the program speak the language of a locale; it speaks English again afterwards."""

    def speak(name):
        return install(qapp, QLocale(name))

    yield speak
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        *(("de_DE", "de"), ("de_AT", "de"), ("fr_CA", "fr"), ("es_MX", "es"), ("ja_JP", "ja"), ("zh_CN", "zh_CN")),
        *(("zh_SG", "zh_CN"), ("zh_TW", ""), ("en_GB", ""), ("C", ""), ("pt_BR", "")),
    ],
)
def test_the_language_is_that_of_the_locale(speaking, locale, language):
    # GIVEN a locale / WHEN the program starts / THEN it speaks its language if there are texts for it, or English
    expected = language if language in LANGUAGES else ""
    assert speaking(locale) == expected
    assert (tr("paused") != "paused") is bool(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_speaks(speaking, open_window, language):
    # GIVEN a language / WHEN a window opens / THEN its button, its fields and its tables are in it
    speaking(language)
    window = open_window()
    assert window.bar.start.start.text() == tr("Add images first") != "Add images first"
    assert (
        window.panel.fit.itemText(0)
        == tr("Inside – whole image, within the size")
        != "Inside – whole image, within the size"
    )
