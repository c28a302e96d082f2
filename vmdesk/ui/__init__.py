"""The desktop: the only importer of PySide6 and pyqtgraph."""
