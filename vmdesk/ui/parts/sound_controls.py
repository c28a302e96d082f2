"""Sound in the transport row: a button that names what is heard, and the volume where there is sound."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from vmdesk.ui.logic.presenter_playing import SoundWords
from vmdesk.ui.parts import theme

_FULL = 100


class SoundControls(QWidget):
    """Draws `SoundWords`."""

    pressed = Signal()
    volume_chosen = Signal(float)
    """Between 0 and 1, as loud as it sounds to the ear: the square of the slider's place."""

    def __init__(self) -> None:
        super().__init__()
        self._roomy, self._words, self._heard = True, True, False
        self.none, self.button, self.volume = QLabel(), QToolButton(), QSlider(Qt.Orientation.Horizontal)
        self.none.setAccessibleName(self.tr("Sound"))
        self.button.setAccessibleName(self.tr("Sound on or off"))
        self.button.setCheckable(True)
        self.button.setMinimumHeight(26)
        self.button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self._on_clicked)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume"))
        self.volume.setRange(0, _FULL)
        self.volume.setValue(_FULL)
        self.volume.setFixedWidth(72)
        self.volume.valueChanged.connect(self._on_volume)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP // 2)
        for widget in (self.none, self.button, self.volume):
            row.addWidget(widget)

    def show_sound(self, words: SoundWords) -> None:
        """Draw."""
        self.none.setText("" if words.there else words.words)
        self.none.setToolTip(words.tip)
        self.button.setText(words.words)
        self.button.setToolTip(words.tip)
        self.button.setChecked(words.on)
        self.none.setVisible(not words.there and self._words)
        self.button.setVisible(words.there)
        self._heard = words.there and words.on
        self.volume.setVisible(self._heard and self._roomy)

    def set_volume(self, place: int) -> None:
        """Put the slider at `place`, between 0 and 100."""
        self.volume.setValue(place)

    def words_width(self) -> int:
        """Pixels that the words, or the button with them, take."""
        return (self.none if self.none.text() else self.button).sizeHint().width()

    def set_roomy(self, roomy: bool, *, words: bool = True) -> None:
        """Whether there is room for the volume, and for the words that there is no sound; the button stays."""
        self._roomy, self._words = roomy, words
        self.volume.setVisible(self._heard and roomy)
        self.none.setVisible(words and bool(self.none.text()))

    def _on_clicked(self) -> None:
        self.button.setChecked(not self.button.isChecked())  # the state says whether it is on, once it is
        self.pressed.emit()

    def _on_volume(self, place: int) -> None:
        self.volume_chosen.emit((place / _FULL) ** 2)
