"""Questions and help texts; all open without blocking the window and are gone when closed."""

import html
from collections.abc import Callable
from pathlib import Path

import pyqtgraph
from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from vmdesk import __version__


def ask(
    parent: QWidget, title: str, question: str, leave: str, *choices: tuple[str, Callable[[], None]]
) -> QMessageBox:
    """Ask before something is lost: `choices` are buttons' texts and what they do, `leave` the text of one that leaves.

    The first choice should be the one that loses least.
    """
    box = QMessageBox(QMessageBox.Icon.Question, title, question, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # a file may be named like markup
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, do in choices:
        box.addButton(words, QMessageBox.ButtonRole.AcceptRole).clicked.connect(do)
    stay = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.open()
    return box


def without_icons(box: QDialogButtonBox | QMessageBox) -> None:
    """Take the signs from a box's buttons: some systems put a red cross on Cancel, as if it were an alarm."""
    for button in box.buttons():
        button.setIcon(QIcon())


def tell(parent: QWidget, title: str, text: str) -> QMessageBox:
    """A help text in HTML that can be selected and copied."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.RichText)
    without_icons(box)
    flags = Qt.TextInteractionFlag
    box.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    box.open()
    return box


def choose_videos(parent: QWidget, folder: str, chosen: Callable[[list[str]], None]) -> QFileDialog:
    """Ask for files to open."""
    dialog = QFileDialog(parent, parent.tr("Open videos"), folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    videos = "*.mp4 *.mov *.m4v *.mkv *.webm *.avi *.mpg *.mpeg *.ts *.mts *.m2ts *.3gp *.wmv *.flv *.ogv"
    dialog.setNameFilters([parent.tr("Videos ({patterns})").format(patterns=videos), parent.tr("All files (*)")])
    dialog.filesSelected.connect(chosen)
    return _open(dialog)


def choose_report(parent: QWidget, proposed: Path, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask where a report is to be saved."""
    return _save(parent, parent.tr("Export signed report"), proposed, parent.tr("Signed report (*.pdf)"), chosen)


def choose_logo(parent: QWidget, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask for the laboratory's logo."""
    dialog = QFileDialog(parent, parent.tr("Choose a logo"), str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(parent.tr("Picture (*.png)"))
    dialog.fileSelected.connect(chosen)
    return _open(dialog)


def choose_csv(parent: QWidget, title: str, proposed: Path, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask where a table is to be saved."""
    return _save(parent, title, proposed, parent.tr("Table (*.csv)"), chosen)


def choose_frame(parent: QWidget, proposed: Path, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask where a frame is to be saved."""
    return _save(parent, parent.tr("Save frame"), proposed, parent.tr("Picture (*.png)"), chosen)


def choose_folder(parent: QWidget, title: str, folder: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = QFileDialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    return _open(dialog)


def choose_case_name(parent: QWidget, proposed: Path, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask for a case's new folder, which is to be made."""
    dialog = QFileDialog(parent, parent.tr("Save case as"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, parent.tr("Name of the case's folder:"))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(chosen)
    return _open(dialog)


def choose_case_export(parent: QWidget, proposed: Path, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask where a case is to be written, and as what."""
    dialog = _save(parent, parent.tr("Export case"), proposed, "", chosen)
    kinds = {
        parent.tr("CASE/UCO (*.jsonld)"): "jsonld",
        parent.tr("JSON (*.json)"): "json",
        parent.tr("Table (*.csv)"): "csv",
    }
    dialog.setNameFilters(list(kinds))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind]))
    dialog.filterSelected.connect(lambda kind: dialog.selectFile(proposed.with_suffix(f".{kinds[kind]}").name))
    return dialog


def choose_keys(parent: QWidget, place: Path, chosen: Callable[[str], None], *, save: bool) -> QFileDialog:
    """Ask where keys are to be written, or from which file they are to be taken."""
    keys = parent.tr("Keys (*.json)")
    if save:
        return _save(parent, parent.tr("Export keys"), place, keys, chosen)
    dialog = QFileDialog(parent, parent.tr("Import keys"), str(place))
    dialog.setNameFilter(keys)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    return _open(dialog)


def ask_password(parent: QWidget, given: Callable[[str], None]) -> QInputDialog:
    """Ask for the password of the examiner's key."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(parent.tr("Sign the report"))
    dialog.setLabelText(parent.tr("Password of your signing key:"))
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.textValueSelected.connect(given)
    dialog.open()
    return dialog


def ask_place(parent: QWidget, given: Callable[[str], None]) -> QInputDialog:
    """Ask for a frame's number or a time."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(parent.tr("Go to"))
    dialog.setLabelText(parent.tr("Frame (1250) or time (0:00:50.040, 50.04 s):"))
    dialog.textValueSelected.connect(given)
    dialog.open()
    return dialog


def _save(parent: QWidget, title: str, proposed: Path, kind: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask where a file of a `kind`, whose pattern stands in it, is to be saved; its suffix is that of `proposed`."""
    dialog = QFileDialog(parent, title, str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(chosen)
    return _open(dialog)


def _open(dialog: QFileDialog) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def about_text(parent: QWidget, note: str) -> str:
    """Versions, licence, what a score means, and `note`, which is plain text, as HTML."""
    tr = parent.tr
    parts = (
        tr("vmdesk {version}: exact frames, window scores, signed reports, offline.").format(version=__version__),
        tr("Licence of vmdesk: MIT. Qt {qt} for Python: LGPL. pyqtgraph {graph}: MIT.")
        .format(qt=qt_version, graph=pyqtgraph.__version__),
        tr("What a score means: the model looks at sixteen frames and gives two numbers, its logits. The score is the "
           "softmax of the number it was trained to raise for manipulated videos, between 0 and 1. It orders windows "
           "by how much they resemble what the model was trained on; it measures neither truth nor intent, and it has "
           "no error rate on your footage."),
        html.escape(note),
    )  # fmt: skip
    return "".join(f"<p>{part}</p>" for part in parts)
