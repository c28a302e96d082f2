"""The panel at the right: what is known of the exhibit, the model and the place under the playhead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from vmdesk.ui.logic.presenter_facts import Facts
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.facts_widgets import DigestField, ElidedLabel, Rows
from vmdesk.ui.parts.film_strip import FilmStrip
from vmdesk.ui.parts.frame_hash import FrameHashBox


class FactsPanel(QScrollArea):
    """Draws `Facts` and the words about the windows under the playhead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Facts"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: Facts | None = None
        self._body = QWidget()
        self._layout = QVBoxLayout(self._body)
        self._layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        self._layout.setSpacing(6)
        self._add_scores()
        self._add_exhibit()
        self._add_model()
        self._layout.addStretch()
        self.setWidget(self._body)

    def _add_scores(self) -> None:
        self.playhead = self._words(self.tr("Windows under the playhead"))
        self.strip = FilmStrip()
        self._layout.addWidget(self.strip)
        self._heading(self.tr("Frame hash"))
        self.frame_hash = FrameHashBox()
        self._layout.addWidget(self.frame_hash)
        self.whole_clip = self._words(self.tr("Whole-clip score"))

    def _add_exhibit(self) -> None:
        self._heading(self.tr("Exhibit"))
        self.file_name = ElidedLabel(self.tr("File name"))
        font = self.file_name.font()
        font.setBold(True)
        self.file_name.setFont(font)
        self._layout.addWidget(self.file_name)
        self.exhibit = Rows(self.tr("Exhibit facts"), 2, 8)
        self._layout.addWidget(self.exhibit)
        self.digests: dict[str, DigestField] = {}
        for name in ("SHA-256", "SHA-1", "MD5"):
            self._layout.addWidget(_quiet(name))
            self.digests[name] = DigestField(name)
            self._layout.addWidget(self.digests[name])
        self._heading(self.tr("Declared and measured"))
        self.compared = Rows(self.tr("Declared and measured facts"), 3, 8)
        self._layout.addWidget(self.compared)
        self.notes = _plain_label()
        self._layout.addWidget(self.notes)

    def _add_model(self) -> None:
        self._heading(self.tr("Model"))
        self.warning = _plain_label()
        self.warning.setObjectName("warning")
        self.warning.setAccessibleName(self.tr("Validation of the model"))
        self._layout.addWidget(self.warning)
        self.model = Rows(self.tr("Model facts"), 2, 16)
        self._layout.addWidget(self.model)

    def _words(self, heading: str) -> QLabel:
        self._heading(heading)
        label = _plain_label()
        label.setAccessibleName(heading)
        self._layout.addWidget(label)
        return label

    def _heading(self, text: str) -> None:
        label = QLabel(text)
        label.setObjectName("heading")
        label.setWordWrap(True)
        label.setIndent(0)
        if self._layout.count():
            self._layout.addSpacing(theme.MARGIN)
        self._layout.addWidget(label)

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self.strip.set_colours(colours)
        self.setStyleSheet(
            f"#heading {{ color: {colours.accent}; font-weight: bold; border-bottom: 1px solid {colours.line};"
            f" padding-bottom: 3px; }}"
            f"#warning {{ border: 0px solid; border-left: 4px solid {colours.error}; padding: 4px 0 4px 8px; }}"
        )

    def show_facts(self, facts: Facts) -> None:
        """Draw the panel, where it says something else than before."""
        if facts == self._shown:
            return
        self._shown = facts
        self.file_name.set_text(facts.file_name)
        self.exhibit.show_rows(facts.exhibit)
        for digest in facts.digests:
            self.digests[digest.name].show_digest(digest.text, known=digest.known)
        head = (("", self.tr("declared"), self.tr("measured")),) if facts.compared else ()
        self.compared.show_rows((*head, *((c.fact, c.declared, c.measured) for c in facts.compared)))
        self.notes.setText(facts.notes)
        self.notes.setVisible(bool(facts.notes))
        self.warning.setText(facts.warning)
        self.warning.setVisible(bool(facts.warning))
        self.model.show_rows(facts.model)
        self.whole_clip.setText(facts.whole_clip)


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
