"""What is printed of an identity."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vmdesk.report.credentials import IdentityFacts


def tell(facts: "IdentityFacts", problem: str | None = None) -> None:
    """An identity in lines; `problem` is why it cannot sign today."""
    sys.stdout.write(
        f"{facts.name} ({facts.kind})\n  subject  {facts.subject}\n  issuer   {facts.issuer}\n"
        f"  valid    {facts.not_before:%Y-%m-%d} to {facts.not_after:%Y-%m-%d}\n"
        f"  usage    {', '.join(facts.usages) or 'not stated'}\n  SHA-256  {facts.sha256}\n"
    )
    if problem:
        sys.stdout.write(f"  CANNOT SIGN: {problem}\n")


def values(facts: "IdentityFacts", problem: str | None) -> dict[str, object]:
    """An identity for JSON; `problem` is why it cannot sign today, or None."""
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
    }
