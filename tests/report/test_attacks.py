"""Everything in `tests.report.attacks` is found, and told in the line that it belongs to."""

import pytest

from tests.report.attacks.anyone import BY_ANYONE
from tests.report.attacks.made import Made
from tests.report.attacks.signer_alone import BY_A_SIGNER_ALONE
from tests.report.attacks.stranger import BY_A_STRANGER
from vmdesk.report.verification import check_bytes


def _check(data: bytes, made: Made, pinned: str | None = None):
    return check_bytes(data, "r.pdf", pinned, made.now)


def test_the_untouched_one_passes(made):
    assert _check(made.data, made, made.identity.facts.sha256).names("fail") == ()


@pytest.mark.parametrize("name", BY_ANYONE)
def test_what_anyone_can_do_is_found(made, name):
    lines, attack = BY_ANYONE[name]
    check = _check(attack(made), made)
    assert set(lines.split("|")) & set(check.names("fail")), check.verdict_line
    assert check.verdict_line.startswith("FAILED")


@pytest.mark.parametrize("name", BY_A_STRANGER)
def test_what_a_stranger_with_a_key_changes_is_found(made, name):
    line, attack = BY_A_STRANGER[name]
    changed = attack(made)
    check = _check(changed, made)
    assert line in check.names("fail"), check.verdict_line
    assert "signer" in _check(changed, made, made.identity.facts.sha256).names("fail")


@pytest.mark.parametrize("name", BY_A_SIGNER_ALONE)
def test_what_agrees_with_itself_is_told_by_its_signer(made, name):
    changed = BY_A_SIGNER_ALONE[name](made)
    check = _check(changed, made)
    assert check.names("fail") == ()
    assert check.verdict_line.startswith("Unknown signer")
    told = next(one for one in check.checks if one.name == "signer")
    assert told.detail.startswith("unknown signer")
    pinned = _check(changed, made, made.identity.facts.sha256)
    assert pinned.names("fail") == ("signer",)
    assert "another certificate" in next(one for one in pinned.checks if one.name == "signer").detail
