"""The names of checks as a person reads them, and where each stands. No Qt."""

from vmdesk.ui.logic.presenter import Translate

NAMES = {
    "readable PDF": "file",
    "no scripts, no encryption": "content",
    "one signature": "signature",
    "signature intact": "signature",
    "signature container": "signature",
    "whole file covered": "signature",
    "nothing after the signed bytes": "signature",
    "no later revision": "signature",
    "certifying signature": "signature",
    "certificate at signing": "signer",
    "certificate today": "signer",
    "key usage": "signer",
    "signer": "signer",
    "trusted timestamp": "signer",
    "attachments": "content",
    "certificate.pem": "content",
    "result.json": "content",
    "audit trail": "content",
    "printed text": "content",
    "evidence": "exhibit",
    "cited frames": "exhibit",
    "rescore": "exhibit",
}
"""The group of each check known here."""


_WORDS = {
    "readable PDF": "readable PDF",
    "no scripts, no encryption": "no scripts, no encryption",
    "one signature": "one signature",
    "signature intact": "signature intact",
    "signature container": "signature container",
    "whole file covered": "whole file covered",
    "nothing after the signed bytes": "nothing after the signed bytes",
    "no later revision": "no later revision",
    "certifying signature": "certifying signature",
    "certificate at signing": "certificate at signing",
    "certificate today": "certificate today",
    "key usage": "key usage",
    "signer": "signer",
    "trusted timestamp": "trusted timestamp",
    "attachments": "attachments",
    "audit trail": "audit trail",
    "printed text": "printed text",
    "evidence": "evidence",
    "cited frames": "cited frames",
    "rescore": "rescore",
}
"""Those of them that are words."""


def check_name(name: str, tr: Translate) -> str:
    """A check's name in the language of the window; one that is not known here is shown as it is."""
    return tr(_WORDS[name]) if name in _WORDS else name
