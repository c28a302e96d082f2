"""The style sheet of the window: panels, tabs, scroll bars, handles, and a focus that is seen on every control."""

from vmdesk.ui.parts.theme import Colours


def sheet(colours: Colours) -> str:
    """All rules for a set of colours."""
    return "\n".join((_panels(colours), _bars(colours), _lists(colours), _controls(colours)))


def _panels(c: Colours) -> str:
    return f"""
    #dock_title {{ background: {c.panel}; border: 0px; border-bottom: 1px solid {c.line}; }}
    #dock_title QLabel {{ font-weight: bold; background: transparent; }}
    #dock_title QToolButton {{ background: transparent; border: 2px solid transparent; padding: 1px; }}
    #dock_title QToolButton:hover {{ background: {c.line}; }}
    #dock_title QToolButton:focus {{ border: 2px solid {c.accent}; }}
    QToolBar {{ spacing: 6px; padding: 5px 8px; border: 0px; border-bottom: 1px solid {c.line}; }}
    QToolBar QToolButton {{ padding: 4px 14px; }}
    QToolBar QToolButton:focus, QToolBar QToolButton:checked {{ padding: 3px 13px; }}
    QMainWindow::separator {{ background: {c.window}; width: 5px; height: 5px; }}
    QMainWindow::separator:hover {{ background: {c.accent}; }}
    QSplitter::handle {{ background: {c.window}; }}
    QSplitter::handle:vertical {{ height: 5px; border-top: 1px solid {c.line}; margin: 2px 0px; }}
    QSplitter::handle:horizontal {{ width: 5px; border-left: 1px solid {c.line}; margin: 0px 2px; }}
    QSplitter::handle:hover {{ background: {c.accent}; }}
    QTabBar::tab {{ background: {c.window}; color: {c.quiet}; padding: 5px 12px; border: 2px solid transparent;
        border-bottom: 2px solid {c.line}; }}
    QTabBar::tab:selected {{ background: {c.panel}; color: {c.text}; border-bottom: 2px solid {c.accent}; }}
    QTabBar::tab:hover {{ color: {c.text}; }}
    QTabBar::tab:selected:focus {{ border: 2px solid {c.accent}; }}
    QToolTip {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; padding: 3px; }}
    """


def _bars(c: Colours) -> str:
    return f"""
    QScrollBar {{ background: {c.window}; border: 0px; margin: 0px; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {c.handle}; border: 2px solid {c.window}; border-radius: 5px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {c.accent}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _lists(c: Colours) -> str:
    return f"""
    QTreeView, QTableView, QListView {{ background: {c.base}; alternate-background-color: {c.panel};
        color: {c.text}; border: 2px solid transparent; outline: 0px; }}
    QTreeView:focus, QTableView:focus, QListView:focus {{ border: 2px solid {c.accent}; }}
    QTreeView::item, QListView::item {{ padding: 3px 4px; border: 1px solid transparent; }}
    QTreeView::item:selected, QTableView::item:selected, QListView::item:selected {{
        background: {c.accent}; color: {c.on_accent}; }}
    QTreeView::item:selected:!active, QTableView::item:selected:!active, QListView::item:selected:!active {{
        background: {c.line}; color: {c.text}; }}
    #case_table::item {{ padding: 0px 8px; }}
    QHeaderView::section {{ background: {c.panel}; color: {c.quiet}; padding: 4px 16px 4px 6px; border: 0px;
        border-bottom: 1px solid {c.line}; }}
    """


def _controls(c: Colours) -> str:
    return f"""
    QPushButton, QToolButton {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.line};
        border-radius: 4px; padding: 4px 12px; margin: 0px; }}
    QToolButton {{ padding: 3px 6px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {c.accent}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {c.base}; }}
    QPushButton:focus, QPushButton:checked {{ border: 2px solid {c.accent}; padding: 3px 11px; }}
    QToolButton:focus, QToolButton:checked {{ border: 2px solid {c.accent}; padding: 2px 5px; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {c.handle}; background: transparent; }}
    QPlainTextEdit, QTextEdit {{ background: {c.base}; color: {c.text}; border: 2px solid transparent; }}
    QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {c.accent}; }}
    QComboBox {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; border-radius: 4px;
        padding: 3px 8px; min-height: 1.4em; }}
    QComboBox:hover {{ border-color: {c.accent}; }}
    QComboBox:focus {{ border: 2px solid {c.accent}; padding: 2px 7px; }}
    QComboBox QAbstractItemView {{ background: {c.panel}; color: {c.text}; selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QRadioButton::indicator {{ width: 12px; height: 12px; border: 2px solid {c.handle}; border-radius: 8px;
        background: {c.base}; }}
    QRadioButton::indicator:checked {{ background: {c.accent}; border-color: {c.text}; }}
    QLineEdit, QKeySequenceEdit QLineEdit {{ background: {c.base}; color: {c.text}; border: 1px solid {c.line};
        border-radius: 3px; padding: 3px 6px; }}
    QLineEdit:focus {{ border: 2px solid {c.accent}; padding: 2px 5px; }}
    QCheckBox, QRadioButton {{ padding: 2px 4px; border: 2px solid transparent; border-radius: 3px; }}
    QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {c.accent}; }}
    QScrollArea:focus {{ border: 2px solid {c.accent}; }}
    """
