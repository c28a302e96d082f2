"""Freeze QtNetwork, which QtMultimedia needs to be loaded, without its plugins: nothing here uses a network."""

from fnmatch import fnmatch

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [row for row in binaries if not fnmatch(str(row[0]), "*plugins*")]
