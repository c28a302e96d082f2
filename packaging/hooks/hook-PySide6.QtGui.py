"""Freeze Qt's window plugins; leave out those nobody loads here, for they bring half a desktop along."""

from fnmatch import fnmatch

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

NOT_NEEDED = (
    "*egldeviceintegrations*",
    "*eglfs*",
    "*linuxfb*",
    "*vkkhrdisplay*",
    "*vnc*",
    "*minimal*",
    "*virtualkeyboard*",
    "*gtk3*",
    "*qpdf*",
    "*networkinformation*",
    "*graphics-integration-server*",
)

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [row for row in binaries if not any(fnmatch(str(row[0]), pattern) for pattern in NOT_NEEDED)]
