"""What must never be signed is refused by every way that leads to a signature."""

import os
from dataclasses import replace

import pytest

from vmdesk.background.protocol import Export, ExportFailed, PasswordWanted, ReportWritten
from vmdesk.background.reporting import report_written
from vmdesk.case.sealing import sealed
from vmdesk.case.trail import AuditTrail
from vmdesk.domain.errors import UnsignableResult
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.signable import require_signable
from vmdesk.report.identity import create_identity
from vmdesk.report.write import signed_report
from vmdesk.workbench import publish_report


def _stand_in(result):
    return replace(result, genuine=False)


def _failed_self_test(result):
    return replace(result, provenance=replace(result.provenance, self_test={"ran": True, "passed": False}))


def _changed_exhibit(result):
    return replace(result, evidence=replace(result.evidence, rehash_matches=False))


def _no_number(result):
    windows = tuple(
        replace(one, status="not_finite", logits=None, fake_score=None) if one.status == "scored" else one
        for one in result.windows
    )
    return replace(result, windows=windows, whole_clip=replace(result.whole_clip, status="not_finite"))


def _partial(result):
    return replace(result, windows=result.windows[:-1])


NEVER = {
    _stand_in: "does not come from a real model",
    _failed_self_test: "failed its self-test",
    _changed_exhibit: "changed while it was analysed",
    _no_number: "not one finite number",
    _partial: "not whole",
}


@pytest.mark.parametrize("spoil", NEVER)
def test_never_signed(plain, spoil, entries, identity, noon, home, tmp_path, monkeypatch):
    """By the report's own maker, by what the command line calls, and by the desktop's process."""
    finished = AnalysisFinished(spoil(plain.result), ())
    with pytest.raises(UnsignableResult, match=NEVER[spoil]) as refused:
        signed_report(finished, entries, identity, noon)
    assert refused.value.exit_code == 7
    trail, path = AuditTrail(), tmp_path / "out" / "r.pdf"
    path.parent.mkdir()
    with pytest.raises(UnsignableResult):
        publish_report(path, finished, trail, identity)
    assert trail.entries[-1].action == "report not written"
    monkeypatch.setenv("VMDESK_HOME", str(home))
    failed = report_written(_export(path, finished, tmp_path), lambda _: None)
    assert isinstance(failed, ExportFailed)
    assert failed.failure.kind == "UnsignableResult"
    assert list(path.parent.iterdir()) == []


def _export(path, finished, folder, password=None):
    places = (os.fsencode(path), os.fsencode(folder / "evidence" / "exhibit.mp4"))
    return Export(1, *places, sealed(finished), (), password)


def test_sound_results_may_be_signed(plain, finished_of):
    require_signable(plain.result)
    require_signable(finished_of(windows=3, faces=0).result)
    one = replace(plain.result.windows[0], status="not_finite")
    with pytest.raises(UnsignableResult, match="not whole"):
        require_signable(replace(plain.result, windows=(one, *plain.result.windows[1:])))


def test_the_desktop_s_process_signs_with_the_password_alone(plain, tmp_path, monkeypatch):
    monkeypatch.setenv("VMDESK_HOME", str(tmp_path / "home"))
    create_identity(tmp_path / "home", "default", b"right")
    path = tmp_path / "out" / "r.pdf"
    path.parent.mkdir()
    told = [report_written(_export(path, plain, tmp_path, password), lambda _: None) for password in (None, b"wrong")]
    assert isinstance(told[0], PasswordWanted)
    assert told[1].failure.kind == "WrongPassword"
    assert not path.exists()
    assert isinstance(report_written(_export(path, plain, tmp_path, b"right"), lambda _: None), ReportWritten)
    assert path.exists()
