"""What somebody does who signs a changed report anew, with a key of their own."""

import asyncio
import hashlib
import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pypdf import PdfWriter

from tests.report.attacks import updates
from tests.report.attacks.made import Attack, Made, pen
from tests.report.attacks.room import room
from tests.report.attacks.updates import rewritten, updated
from vmdesk.domain.audit import AuditEntry, next_entry, trail_text
from vmdesk.domain.result import canonical_json
from vmdesk.report import signing
from vmdesk.report.credentials import Identity, certificate_pem
from vmdesk.report.reference import AUDIT, CERTIFICATE, HOW_TO, RESULT
from vmdesk.report.signing import sign


def resigned(made: Made, pages: bytes | None = None, **files: bytes) -> bytes:
    """Pages and attachments, changed or not, under the stranger's signature, the certificate exchanged to fit."""
    names = {"result": RESULT, "audit": AUDIT, "certificate": CERTIFICATE, "how_to": HOW_TO}
    changed = {CERTIFICATE: certificate_pem(made.stranger)} | {names[key]: value for key, value in files.items()}
    return sign(pages or made.pages, {**made.files, **changed}, made.stranger, made.now)


def other_scores(made: Made) -> bytes:
    """A record that agrees with itself: one window's score lowered, its logits to fit, everything canonical."""
    told = json.loads(made.files[RESULT])
    window = next(w for w in told["windows"] if w["logits"])
    window["logits"], window["fake_score"] = [0.0, 0.0], 0.5
    return (canonical_json(told, indent=1) + "\n").encode()


def other_trail(made: Made) -> bytes:
    """A trail of as many entries whose every link holds, with another first entry and so another head."""
    entries: list[AuditEntry] = []
    for one in made.entries:
        details = one.details if entries else {"another": "beginning"}
        entries.append(next_entry(entries[-1] if entries else None, one.utc, one.actor, one.action, details))
    return trail_text(tuple(entries)).encode()


def _last_removed(writer: PdfWriter) -> None:
    writer.remove_page(len(writer.pages) - 1)


def _last_but_one_removed(writer: PdfWriter) -> None:
    writer.remove_page(len(writer.pages) - 2)


def _reordered(writer: PdfWriter) -> None:
    kids = writer.root_object["/Pages"]["/Kids"]
    kids[1], kids[2] = kids[2], kids[1]


def _doubled(writer: PdfWriter) -> None:
    writer.add_page(writer.pages[0])


def other_meta(made: Made, **fields: Any) -> bytes:
    """The stranger's signature with other marks: what it permits, whether it certifies, its digest."""
    writer = IncrementalPdfFileWriter(io.BytesIO(made.pages))
    for name, data in sorted({**made.files, CERTIFICATE: certificate_pem(made.stranger)}.items()):
        signing._attach(writer, name, data, made.now)
    marks = {"md_algorithm": "sha256", "certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES} | fields
    meta = PdfSignatureMetadata(signing.FIELD, subfilter=SigSeedSubFilter.PADES, **marks)
    signer = PdfSigner(meta, pen(made.stranger), new_field_spec=SigFieldSpec(signing.FIELD))
    return bytes(signer.sign_pdf(writer).getvalue())


def signed_over(made: Made, start: int = 0, after: int = 0, end: int = 0) -> bytes:
    """The stranger's true signature over a part: without `start` first bytes, `after` bytes behind it, `end` last."""
    data = resigned(made)
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+) *\]", data)
    assert found is not None
    one, two, three = map(int, found.groups())
    ranges = (start, one - start, two + after, three - after - end)
    text = b"/ByteRange [%d %d %d %d" % ranges
    data = data[: found.start()] + text.ljust(len(found.group()) - 1) + b"]" + data[found.end() :]
    first, last, _ = room(data)
    message = asyncio.run(_message(made.stranger, data, ranges, made.now))
    return data[:first] + message.hex().upper().encode().ljust(last - first, b"0") + data[last:]


async def _message(identity: Identity, data: bytes, ranges: tuple[int, int, int, int], now: datetime) -> bytes:
    a, b, c, d = ranges
    digest = hashlib.sha256(data[a : a + b] + data[c : c + d]).digest()
    attributes = PdfCMSSignedAttributes(signing_time=now)
    made = await pen(identity).async_sign(digest, "sha256", use_pades=True, signed_attr_settings=attributes)
    return bytes(made.dump())


def _one_file_more(made: Made) -> bytes:
    signing._DESCRIPTIONS["notes.txt"] = ("text/plain", "one more")
    try:
        return sign(
            made.pages,
            {**made.files, CERTIFICATE: certificate_pem(made.stranger), "notes.txt": b"x"},
            made.stranger,
            made.now,
        )
    finally:
        del signing._DESCRIPTIONS["notes.txt"]


def _genuine_denied(made: Made) -> bytes:
    return made.files[RESULT].replace(b'"genuine": true', b'"genuine": false')


def _pages(line: str, by: Callable[..., bytes], change: Callable[[Any], None]) -> tuple[str, Attack]:
    return line, lambda made: resigned(made, by(made.pages, change))


BY_A_STRANGER: dict[str, tuple[str, Attack]] = {
    "the record changed": ("printed text", lambda m: resigned(m, result=other_scores(m))),
    "the record of no real model": (RESULT, lambda m: resigned(m, result=_genuine_denied(m))),
    "the trail cut": ("printed text", lambda m: resigned(m, audit=trail_text(m.entries[:-1]).encode())),
    "the trail written anew": ("printed text", lambda m: resigned(m, audit=other_trail(m))),
    "an entry of the trail changed": (
        "audit trail",
        lambda m: resigned(m, audit=m.files[AUDIT].replace(b'"number":2', b'"number":7')),
    ),
    "the old certificate left inside": (CERTIFICATE, lambda m: resigned(m, certificate=m.files[CERTIFICATE])),
    "one more attachment": ("attachments", _one_file_more),
    "a file hung on a page": (
        "no scripts, no encryption",
        lambda m: resigned(m, updated(m.pages, updates.file_on_a_page)),
    ),
    "a script": _pages("no scripts, no encryption", updated, updates.script_added),
    "a page removed": _pages("printed text", rewritten, _last_but_one_removed),
    "the last page removed": _pages("printed text", rewritten, _last_removed),
    "pages reordered": _pages("printed text", rewritten, _reordered),
    "a page twice": _pages("printed text", rewritten, _doubled),
    "glyphs and words parted": (
        "printed text",
        lambda m: resigned(m, updated(m.pages, updates.glyphs_and_words_parted)),
    ),
    "filling in permitted": (
        "certifying signature",
        lambda m: other_meta(m, docmdp_permissions=MDPPerm.FILL_FORMS),
    ),
    "not certifying": ("certifying signature", lambda m: other_meta(m, certify=False)),
    "an old digest": ("signature container", lambda m: other_meta(m, md_algorithm="sha1")),
    "a part behind the signature not covered": ("signature container", lambda m: signed_over(m, after=200)),
    "the first bytes not covered": ("signature container", lambda m: signed_over(m, start=9)),
    "the last bytes not covered": ("nothing after the signed bytes", lambda m: signed_over(m, end=7)),
}
"""Attacks by somebody with a key of their own that the report's own content gives away: the line, and the attack."""
