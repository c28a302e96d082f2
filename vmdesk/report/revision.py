"""The one revision that signing adds to the pages, kept to what PDF/A-3 and the report's own clock allow."""

from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class ReportRevision(IncrementalPdfFileWriter):  # type: ignore[misc]
    """Adds objects and nothing of its own: version, extensions and metadata stay those of the pages.

    pyHanko would name PDF 2.0 in the catalogue, where PDF/A-3 rests on PDF 1.7, and would write the time of this
    machine's clock and its own name into the metadata.
    """

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """The file stays PDF 1.7."""

    def register_extension(self, ext: Any) -> None:
        """No extension is named; a reader takes them from the signature itself."""

    def _update_meta(self) -> None:
        """The metadata stay as they were written with the pages."""
