"""What is done with the exhibits of a case themselves: their custody, copies of them, their verification."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmdesk.ui.control.copy_control import CopyControl
from vmdesk.ui.control.custody_control import CustodyControl
from vmdesk.ui.control.recheck_control import RecheckControl
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.work.desk import Desk


class ExhibitCare(QObject):
    """The commands of the menu Case."""

    def __init__(self, desk: Desk, commands: Commands, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self.custody = CustodyControl(desk, commands.custody, banner, window)
        self.copies = CopyControl(desk, commands.copy_in, banner, window)
        self.rechecks = RecheckControl(desk, commands.recheck, banner, window)
