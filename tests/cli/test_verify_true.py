"""`vmdesk verify` on true files: what is printed, and the exit code, of a sound report and of each kind of forgery."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.report.attacks.anyone import BY_ANYONE
from tests.report.attacks.made import Made, make
from tests.report.attacks.signer_alone import BY_A_SIGNER_ALONE
from tests.report.conftest import make_result, make_trail
from vmdesk.domain.events import AnalysisFinished
from vmdesk.report.identity import create_identity


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    from datetime import UTC, datetime

    home, now = tmp_path_factory.mktemp("home"), datetime.now(UTC).replace(microsecond=0)
    one, other = (create_identity(home, name, None, now) for name in ("examiner", "stranger"))
    return make(AnalysisFinished(make_result(), ()), make_trail(), one, other, now)


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "r.pdf"
    path.write_bytes(data)
    return path


def test_a_sound_report_of_a_known_and_of_an_unknown_signer(vmdesk: Any, made: Made, tmp_path: Path) -> None:
    path = _file(tmp_path, made.data)
    known = vmdesk("verify", path, "--signer", made.identity.facts.sha256)
    assert known.code == 0
    assert "PASS  signer: signed by the certificate asked for" in known.out
    assert known.out.splitlines()[-1].startswith("Passed, ")
    unknown = vmdesk("verify", path)
    assert unknown.code == 0
    assert "----  signer: not checked: unknown signer" in unknown.out
    assert unknown.out.splitlines()[-1].startswith("Unknown signer: nothing failed, ")


@pytest.mark.parametrize("name", ["unsigned pages", "encrypted under a password", "page forged by an update", "empty"])
def test_a_forged_report_fails(vmdesk: Any, made: Made, tmp_path: Path, name: str) -> None:
    lines, attack = BY_ANYONE[name]
    done = vmdesk("verify", _file(tmp_path, attack(made)))
    assert done.code == 6
    assert any(f"FAIL  {line}: " in done.out for line in lines.split("|"))
    assert done.out.splitlines()[-1].startswith("FAILED: ")


def test_a_report_made_anew_by_another_key(vmdesk: Any, made: Made, tmp_path: Path) -> None:
    path = _file(tmp_path, BY_A_SIGNER_ALONE["a whole report made anew"](made))
    assert vmdesk("verify", path).out.splitlines()[-1].startswith("Unknown signer: nothing failed, ")
    pinned = vmdesk("verify", path, "--signer", made.identity.facts.sha256, "--json")
    assert pinned.code == 6
    told = json.loads(pinned.out)
    assert (told["ok"], told["signer_fingerprint"]) == (False, made.stranger.facts.sha256)
    assert [c["name"] for c in told["checks"] if c["outcome"] == "fail"] == ["signer"]
