"""What is printed of an identity."""

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.report.credentials import IdentityFacts
    from vmdesk.report.token_place import TokenPlace


def tell(facts: "IdentityFacts", problem: str | None = None, place: "TokenPlace | None" = None) -> None:
    """An identity in lines; `problem` is why it cannot sign today, `place` where its key lies on a token."""
    sys.stdout.write(
        f"{facts.name} ({facts.kind})\n  subject  {facts.subject}\n  issuer   {facts.issuer}\n"
        f"  valid    {facts.not_before:%Y-%m-%d} to {facts.not_after:%Y-%m-%d}\n"
        f"  usage    {', '.join(facts.usages) or 'not stated'}\n  SHA-256  {facts.sha256}\n"
    )
    if place:
        where = f"{place.token} (serial number {place.serial}), key {place.key_label or place.key_id}"
        sys.stdout.write(f"  token    {cleaned(where, 300)}\n  module   {cleaned(place.module, 300)}\n")
    if problem:
        sys.stdout.write(f"  CANNOT SIGN: {problem}\n")


def values(facts: "IdentityFacts", problem: str | None, place: "TokenPlace | None") -> dict[str, object]:
    """An identity for JSON; `problem` is why it cannot sign today, `place` where its key lies on a token, or None."""
    return {
        "name": facts.name,
        "kind": facts.kind,
        "subject": facts.subject,
        "issuer": facts.issuer,
        "serial": facts.serial,
        "sha256": facts.sha256,
        "not_before": facts.not_before.isoformat(),
        "not_after": facts.not_after.isoformat(),
        "self_signed": facts.self_signed,
        "usages": facts.usages,
        "problem": problem,
        "token": asdict(place) if place else None,
    }
