"""Freeze Qt's output of sound alone.

Its plugins decode media with an FFmpeg of their own; vmdesk decodes in the confined process only and leaves them out.
"""

from fnmatch import fnmatch

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [row for row in binaries if not fnmatch(str(row[0]), "*plugins*multimedia*")]
