"""What the JSON of a C2PA manifest store says, made safe to show and bounded."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from vmdesk.domain.structure import ContentCredentials, Integrity
from vmdesk.domain.text import cleaned

NO_TRUST_LIST = "not checked: no trust list was given"
_MOST = 50
_ON_TRUST = ("signingCredential.untrusted", "timeStamp.untrusted", "signingCredential.ocsp.")
"""Validation codes on who signed (C2PA specification 2.2, 15.2), not on whether the bytes are those signed."""
_SIGNED = "claimSignature.validated"
_BYTES_MATCH = ("assertion.bmffHash.match", "assertion.dataHash.match", "assertion.boxesHash.match")
_INGREDIENT = "ingredient: "


def told_by(store: Any) -> ContentCredentials:
    """The active manifest of a store as the library gives it. Whatever is not of the form expected is left out."""
    manifest = _part(_part(store, "manifests"), _text(_part(store), "active_manifest", clean=False))
    signature = _part(manifest, "signature_info")
    results = _part(store, "validation_results")
    failures, successes = (list(dict.fromkeys(_codes(results, outcome))) for outcome in ("failure", "success"))
    informational = dict.fromkeys(_codes(results, "informational"))
    return ContentCredentials(
        "found",
        _integrity(failures, successes, _text(_part(store), "validation_state")),
        NO_TRUST_LIST,
        claim_generator=_generator(manifest),
        signer=_text(signature, "common_name"),
        issuer=_text(signature, "issuer"),
        signing_time=_text(signature, "time") or None,
        actions=tuple(islice(_actions(manifest), _MOST)),
        ingredients=len(_list(manifest, "ingredients")),
        failures=tuple(code for code in failures if not _on_trust(code))[:_MOST],
        codes=(*failures, *successes, *informational)[: 3 * _MOST],
    )


def _integrity(failures: list[str], successes: list[str], state: str) -> Integrity:
    """`valid` takes both a signature and a hash of the file that were found right, not only nothing found wrong."""
    if any(not _on_trust(code) for code in failures) or state == "Invalid":
        return "failed"
    return "valid" if _SIGNED in successes and any(code in _BYTES_MATCH for code in successes) else "not established"


def _on_trust(code: str) -> bool:
    return code.removeprefix(_INGREDIENT).startswith(_ON_TRUST)


def _codes(results: dict[str, Any], outcome: str) -> Iterator[str]:
    """Validation codes of the active manifest, then those of its ingredients marked as such."""
    for entry in _list(_part(results, "activeManifest"), outcome):
        yield _text(_part(entry), "code")
    for delta in _list(results, "ingredientDeltas"):
        for entry in _list(_part(delta, "validationDeltas"), outcome):
            yield _INGREDIENT + _text(_part(entry), "code")


def _generator(manifest: dict[str, Any]) -> str:
    """The program that made the claim, as version 2 of the claim names it or as version 1 did."""
    named = (_part(info) for info in _list(manifest, "claim_generator_info"))
    programs = [f"{_text(info, 'name')} {_text(info, 'version')}".strip() for info in islice(named, _MOST)]
    return cleaned(", ".join(filter(None, programs))) or _text(manifest, "claim_generator")


def _actions(manifest: dict[str, Any]) -> Iterator[str]:
    """What was done, as the claim states it, each with the kind of source where one is named."""
    for assertion in map(_part, _list(manifest, "assertions")):
        if _text(assertion, "label").startswith("c2pa.actions"):
            for action in map(_part, _list(_part(assertion, "data"), "actions")):
                source = _text(action, "digitalSourceType").rsplit("/", 1)[-1]
                yield _text(action, "action") + (f" ({source})" if source else "")


def _part(value: Any, name: str | None = None) -> dict[str, Any]:
    inner = value if name is None else _part(value).get(name)
    return inner if isinstance(inner, dict) else {}


def _list(value: dict[str, Any], name: str) -> list[Any]:
    inner = value.get(name)
    return inner if isinstance(inner, list) else []


def _text(value: dict[str, Any], name: str, clean: bool = True) -> str:
    untrusted = value.get(name)
    if not isinstance(untrusted, str):
        return ""
    return cleaned(untrusted) if clean else untrusted
