"""The menu in which the language is chosen."""

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.language import Language, language_named


class LanguageMenu(QMenu):
    """Stores the choice under `language` in the settings. It holds from the next start on, which a notice says."""

    def __init__(self, settings: QSettings, banner: Banner, parent: QWidget) -> None:
        super().__init__(parent.tr("Lan&guage"), parent)
        self._settings, self._banner = settings, banner
        self.choices: dict[Language, QAction] = {}
        group = QActionGroup(self)
        names = {Language.ENGLISH: "&English", Language.GERMAN: "&Deutsch"}  # each in its own words, in every language
        for language in (Language.ENGLISH, Language.GERMAN, Language.SYSTEM):
            action = QAction(names.get(language) or self.tr("As the &system"), self)
            action.setCheckable(True)
            action.setObjectName(f"language_{language.value}")
            action.triggered.connect(self._choose)
            group.addAction(action)
            self.addAction(action)
            self.choices[language] = action
        self.choices[language_named(settings.value("language"))].setChecked(True)

    def _choose(self) -> None:
        chosen = next(language for language, action in self.choices.items() if action.isChecked())
        if chosen is not language_named(self._settings.value("language")):
            self._settings.setValue("language", chosen.value)
            self._banner.tell_notice(self.tr("The language changes when vmdesk is started again."))
