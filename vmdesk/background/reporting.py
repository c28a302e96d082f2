"""Writing the signed report of a run that the desktop kept sealed."""

import os
from pathlib import Path

from vmdesk import places
from vmdesk.background.failures import failure_of
from vmdesk.background.protocol import Export, ExportFailed, PasswordWanted, Reply, ReportWritten
from vmdesk.background.runs import Tell, telling_trail
from vmdesk.case.sealing import unsealed
from vmdesk.workbench import publish_report, refuse_evidence_folder


def report_written(export: Export, tell: Tell) -> Reply:
    """Write and sign the report with the examiner's own key; ReportWritten, PasswordWanted or ExportFailed.

    What is recorded of it is told as it comes.
    """
    try:
        return _written(export, tell)
    except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
        return ExportFailed(failure_of(error))


def _written(export: Export, tell: Tell) -> Reply:
    path, evidence = (Path(os.fsdecode(one)) for one in (export.path, export.evidence))
    refuse_evidence_folder(path.parent, [evidence])
    from vmdesk.report.identity import DEFAULT_NAME, default_identity, is_kept, needs_password

    home = places.user_data()
    if export.password is None and is_kept(home, DEFAULT_NAME) and needs_password(home, DEFAULT_NAME):
        return PasswordWanted(export.path)
    trail = telling_trail(export.run, tell, export.entries)
    identity = default_identity(home, password=export.password)
    publish_report(path, unsealed(export.sealed), trail, identity, export.details)
    return ReportWritten(export.run, export.path)
