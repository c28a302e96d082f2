"""What a verification looks at besides the report: the exhibit, the signer, whether scores are computed again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from vmdesk.domain.checks import fingerprint_in
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.verification import Wish
from vmdesk.ui.parts import dialogs, theme
from vmdesk.ui.parts.facts_widgets import plain_tip

_MOST = 4096
"""Windows at once, or threads."""


class VerifyOptions(QGroupBox):
    """The fields; `wish` reads them."""

    evidence_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Checked besides the report itself"))
        self.file: Path | None = None
        self._model: str | None = None
        self.evidence = self._shown(self.tr("Exhibit"), self.tr("Not given: digests and frames are not checked"))
        self.model = self._shown(self.tr("Model"), self.tr("The installed model of the same weights"))
        self.signer = QLineEdit()
        self.signer.setAccessibleName(self.tr("Certificate that must have signed"))
        self.signer.setPlaceholderText(self.tr("SHA-256 of the certificate that must have signed; empty: any"))
        self.rescore = QCheckBox(self.tr("Compute all scores &again and compare"))
        self.rescore.setToolTip(self.tr("It takes about as long as the analysis took."))
        self.batch = self._number(self.tr("Windows at once"))
        self.threads = self._number(self.tr("Threads"))
        self._lay_out()
        self.rescore.toggled.connect(self._enable)
        self._enable()

    def _shown(self, name: str, empty: str) -> QLineEdit:
        """A field that shows what was chosen in a dialog; names that cannot be typed are shown, too."""
        field = QLineEdit()
        field.setReadOnly(True)
        field.setAccessibleName(name)
        field.setPlaceholderText(empty)
        return field

    def _number(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, _MOST)
        box.setSpecialValueText(self.tr("as usual"))
        box.setAccessibleName(name)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setVerticalSpacing(theme.GAP - 2)
        self.no_evidence = self._button(self.tr("No exhi&bit"), lambda: self.set_evidence(None))
        self.choose = self._button(self.tr("Choose e&xhibit…"), self._choose_evidence)
        self.no_model = self._button(self.tr("As &usual"), lambda: self._set_model(None))
        self.choose_model = self._button(self.tr("Choose &model…"), self._choose_model)
        rows: tuple[tuple[str, QWidget, tuple[QWidget, ...]], ...] = (
            (self.tr("Exhibit"), self.evidence, (self.choose, self.no_evidence)),
            (self.tr("Signer"), self.signer, ()),
        )
        for place, (words, widget, buttons) in enumerate(rows):
            grid.addWidget(self._label(words), place, 0)
            grid.addWidget(widget, place, 1, 1, 1 if buttons else 3)
            for column, button in enumerate(buttons):
                grid.addWidget(button, place, 2 + column)
        grid.addLayout(self._rescoring(), 2, 1, 1, 3)
        grid.addWidget(self._label(self.tr("Model")), 3, 0)
        grid.addWidget(self.model, 3, 1)
        grid.addWidget(self.choose_model, 3, 2)
        grid.addWidget(self.no_model, 3, 3)
        grid.setColumnStretch(1, 1)

    def _rescoring(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.rescore)
        row.addStretch(1)
        for box in (self.batch, self.threads):
            label = self._label(box.accessibleName())
            row.addWidget(label)
            row.addWidget(box)
        return row

    def _label(self, words: str) -> QLabel:
        return QLabel(words)

    def _button(self, words: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: pressed())
        return button

    def set_evidence(self, file: Path | None) -> None:
        """Check this file, too; without one, no score can be computed again."""
        self.file = file
        words = cleaned(str(file), 600) if file is not None else ""
        self.evidence.setText(words)
        self.evidence.setToolTip(plain_tip(words))
        self.evidence.setCursorPosition(len(words))
        if file is None:
            self.rescore.setChecked(False)
        self._enable()
        self.evidence_chosen.emit()

    def wish(self, report: Path) -> Wish:
        """What the fields say of `report`. Raises ValueError where the certificate's SHA-256 is none."""
        signer = self.signer.text().strip()
        pinned = fingerprint_in(signer) if signer else None
        if not self.rescore.isChecked():
            return Wish(report, self.file, signer=pinned)
        numbers = self.batch.value() or None, self.threads.value() or None
        return Wish(report, self.file, True, pinned, self._model, *numbers)

    def _enable(self) -> None:
        self.rescore.setEnabled(self.file is not None)
        self.no_evidence.setEnabled(self.file is not None)
        for one in (self.model, self.choose_model, self.batch, self.threads):
            one.setEnabled(self.rescore.isChecked())
        self.no_model.setEnabled(self.rescore.isChecked() and self._model is not None)

    def _choose_evidence(self) -> None:
        folder = str(self.file.parent if self.file is not None else Path.home())
        dialogs.choose_videos(self, folder, lambda names: self.set_evidence(Path(names[0])))

    def _choose_model(self) -> None:
        dialogs.choose_folder(self, self.tr("Choose the model's folder"), str(Path.home()), self._set_model)

    def _set_model(self, folder: str | None) -> None:
        self._model = folder
        self.model.setText(cleaned(folder, 600) if folder else "")
        self._enable()
