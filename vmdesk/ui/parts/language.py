"""The language of all that a person sees: English, as it stands in the code, or that of a catalogue.

A catalogue is `resources/translations/vmdesk_{language}.ts`, in Qt's own format, and is read as it is: there is no
compiled copy that could be behind it, and the look-up is by text alone. Qt would look up a text under the name of the
class that asks; here presenters ask through whatever widget they speak for, so that this name says nothing.
Errors come in sentences that are already put together: what is no text of the window is looked for among the
templates of the context "errors". `packaging/translations.py` writes the catalogues from the code. Numbers keep their
point in every language.
"""

from contextlib import suppress
from enum import Enum
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator, QXmlStreamReader

from vmdesk import places
from vmdesk.ui.logic.sentences import Sentences

ERRORS, CHECKS = "errors", "checks"
"""The contexts of sentences that come put together: those of errors, and what verification says of reports."""


class Language(Enum):
    """The examiner's choice; the value is stored in the settings."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


def language_named(stored: object) -> Language:
    """The choice stored in settings; what is none there counts as the system's language."""
    return next((one for one in Language if one.value == stored), Language.SYSTEM)


def resolved(chosen: Language) -> Language:
    """The language spoken: for that of the system the first it names that there is, else English."""
    if chosen is not Language.SYSTEM:
        return chosen
    for name in QLocale.system().uiLanguages():
        found = language_named(name.replace("_", "-").split("-")[0])
        if found is not Language.SYSTEM:
            return found
    return Language.ENGLISH


def catalogue_path(language: Language) -> Path:
    """Where the catalogue of a language lies."""
    return places.resources() / "translations" / f"vmdesk_{language.value}.ts"


def catalogue(path: Path) -> dict[str, dict[str, str]]:
    """Context -> English text -> translation, of all messages that have one.

    Raises OSError, ValueError for no such catalogue.
    """
    reader = QXmlStreamReader(path.read_text("utf-8"))
    found: dict[str, dict[str, str]] = {}
    context = source = ""
    while not reader.atEnd():
        if reader.readNext() is not QXmlStreamReader.TokenType.StartElement:
            continue
        if reader.name() == "name":
            context = reader.readElementText()
        elif reader.name() == "source":
            source = reader.readElementText()
        elif reader.name() == "translation":
            gone = reader.attributes().value("type") in ("vanished", "obsolete")
            text = reader.readElementText()
            if text and not gone:
                found.setdefault(context, {})[source] = text
    if reader.hasError():
        raise ValueError(f"{path.name}: {reader.errorString()}")
    return found


class Catalogue(QTranslator):
    """Translates by the text alone, whichever class asks; what is no text of the window as the sentence of an error."""

    def __init__(self, contexts: dict[str, dict[str, str]], parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._sentences = Sentences(contexts.get(ERRORS, {}) | contexts.get(CHECKS, {}))
        self._texts: dict[str, str] = {}
        for context, texts in contexts.items():
            self._texts |= texts if context not in (ERRORS, CHECKS) else {}

    def translate(  # None is Qt's null text, and "" would be a translation
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The translation; None where there is none, upon which Qt asks the next catalogue, then shows the English."""
        return self._texts.get(source) or self._sentences.told(source)

    def isEmpty(self) -> bool:
        """Qt does not ask an empty catalogue."""
        return not self._texts


class Spoken:
    """The catalogues of one language in the application; `remove` takes them out again."""

    def __init__(self, application: QCoreApplication, language: Language) -> None:
        self._application = application
        self.translators: list[QTranslator] = []
        if language is Language.ENGLISH:
            return
        qt = QTranslator(application)
        if any(qt.load(f"qtbase_{language.value}", str(folder)) for folder in _qt_folders()):
            self.translators.append(qt)
        with suppress(OSError, ValueError):  # an installation that lacks it speaks English rather than not at all
            contexts = catalogue(catalogue_path(language))
            self.translators.append(Catalogue(contexts, application))  # the last is asked first
        for translator in self.translators:
            application.installTranslator(translator)

    def remove(self) -> None:
        """Speak English again, in all that is made from now on."""
        for translator in self.translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self.translators = []


def speak(application: QCoreApplication, chosen: Language) -> Spoken:
    """Have all that is made from now on speak the chosen language."""
    return Spoken(application, resolved(chosen))


def _qt_folders() -> tuple[Path, ...]:
    """Where Qt's own catalogues may lie: where Qt says, and beside its libraries in a frozen program."""
    package = Path(PySide6.__file__).parent
    said = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return said, package / "Qt" / "translations", package / "translations"
