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


def check_name(name: str, tr: Translate) -> str:
    """A check's name in the language of the window; one that is not known here is shown as it is."""
    names = {
        "readable PDF": tr("readable PDF"),
        "no scripts, no encryption": tr("no scripts, no encryption"),
        "one signature": tr("one signature"),
        "signature intact": tr("signature intact"),
        "signature container": tr("signature container"),
        "whole file covered": tr("whole file covered"),
        "nothing after the signed bytes": tr("nothing after the signed bytes"),
        "no later revision": tr("no later revision"),
        "certifying signature": tr("certifying signature"),
        "certificate at signing": tr("certificate at signing"),
        "certificate today": tr("certificate today"),
        "key usage": tr("key usage"),
        "signer": tr("signer"),
        "trusted timestamp": tr("trusted timestamp"),
        "attachments": tr("attachments"),
        "audit trail": tr("audit trail"),
        "printed text": tr("printed text"),
        "evidence": tr("evidence"),
        "cited frames": tr("cited frames"),
        "rescore": tr("rescore"),
    }
    return names.get(name, name)
