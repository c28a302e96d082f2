"""Checks of what the signed file holds: its attachments, the record, the trail, and the printed words."""

import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from vmdesk.domain.audit import AuditEntry, parse_trail
from vmdesk.domain.checks import Check
from vmdesk.domain.result import SCHEMA, canonical_json
from vmdesk.report.reference import ATTACHMENTS, AUDIT, CERTIFICATE, RESULT, printed_facts, sha256_of
from vmdesk.report.signature_checks import answer, guarded

PLAIN = "no scripts, no encryption"
ENCRYPTED = Check(PLAIN, "fail", "the file is encrypted; a report never is")
_ACTING = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/AA", "/XFA", "/SubmitForm", "/ImportData", "/RichMedia"}
    | {"/FileAttachment", "/Movie", "/Screen", "/Sound", "/GoToE", "/GoToR", "/Rendition"}
)
_OBJECTS_AT_MOST = 500_000
_FILES_AT_MOST = 100
_PAGES_AT_MOST = 2000


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found inside: the checks, and the record and trail where they could be read."""

    checks: tuple[Check, ...]
    result: dict[str, Any] | None = None
    entries: tuple[AuditEntry, ...] = ()


def contents(data: bytes, reader: PdfFileReader, certificates: list[x509.Certificate]) -> Contents:
    """All checks of the content; `certificates` are the signature's, the signer's first."""
    files: dict[str, bytes] = {}
    attached = guarded("attachments", lambda: _attachments(reader, files))
    record, trail = _Record(), _Trail()
    checks = (
        guarded(PLAIN, lambda: _plain(reader)),
        attached,
        guarded(CERTIFICATE, lambda: _certificate(files, certificates)),
        guarded(RESULT, lambda: record.read(files)),
        guarded("audit trail", lambda: trail.read(files)),
        guarded("printed text", lambda: _printed(data, record, trail)),
    )
    return Contents(checks, record.value, trail.entries)


def _plain(reader: PdfFileReader) -> Check:
    """Neither encrypted, nor anything in it that a reader program would carry out or fetch."""
    if "/Encrypt" in reader.trailer:
        return ENCRYPTED
    found = sorted(_acting(reader.root))
    problem = f"the document holds what a reader would carry out: {', '.join(found)}" if found else None
    return answer(PLAIN, problem, "not encrypted, no scripts, actions or forms that act")


def _acting(root: Any) -> set[str]:
    """Names of what acts, anywhere in the objects that the catalogue reaches. Raises ValueError for too many."""
    found: set[str] = set()
    waiting, seen = [root], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.reference in seen:
                continue
            seen.add(one.reference)
            if len(seen) > _OBJECTS_AT_MOST:
                raise ValueError("more objects than any report has")
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            found |= {str(key) for key in one if key in _ACTING}
            found |= {str(one.raw_get(key)) for key in ("/S", "/Subtype") if key in one} & _ACTING
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += [one.raw_get(k) for k in range(len(one))]
    return found


def _attachments(reader: PdfFileReader, files: dict[str, bytes]) -> Check:
    tree = reader.root["/Names"]["/EmbeddedFiles"]
    names = tree["/Names"]
    if "/Kids" in tree or len(names) > 2 * _FILES_AT_MOST or len(names) % 2:
        return Check("attachments", "fail", "the list of attachments is not one of a report")
    count: Counter[str] = Counter()
    for k in range(0, len(names), 2):
        name = str(names[k])
        count[name] += 1
        spec = names[k + 1]
        if name in ATTACHMENTS and {str(spec["/UF"]), str(spec["/F"])} == {name} and _one_stream(spec["/EF"]):
            files[name] = bytes(spec["/EF"]["/F"].data)
    if count != Counter(ATTACHMENTS) or set(files) != set(ATTACHMENTS):
        return Check("attachments", "fail", "not exactly the four attachments of a report, each once")
    return Check("attachments", "pass", f"{', '.join(ATTACHMENTS)}: each there, once")


def _one_stream(embedded: Any) -> bool:
    """Whether every reader program takes the same bytes, whichever of the names it goes by."""
    return len({str(embedded.raw_get(key)) for key in embedded}) == 1 and "/F" in embedded


def _certificate(files: dict[str, bytes], certificates: list[x509.Certificate]) -> Check:
    attached = x509.load_pem_x509_certificates(files[CERTIFICATE])
    same = attached[0] == certificates[0] and {_der(c) for c in attached} == {_der(c) for c in certificates}
    problem = None if same else "the attached certificate is not the one that signed"
    return answer(CERTIFICATE, problem, "the attached certificate is the one that signed")


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


class _Record:
    """The attached result, once it has been read and found whole."""

    value: dict[str, Any] | None = None
    sha256 = ""

    def read(self, files: dict[str, bytes]) -> Check:
        """Parses and checks the schema, the canonical form, and that it is genuine."""
        text = files[RESULT].decode()
        value = json.loads(text)
        if not isinstance(value, dict) or value.get("schema") != SCHEMA:
            return Check(RESULT, "fail", f"it is not of the schema {SCHEMA}")
        if canonical_json(value, indent=1) + "\n" != text:
            return Check(RESULT, "fail", "it is not in its one canonical form")
        if value.get("genuine") is not True:
            return Check(RESULT, "fail", "it says of itself that no real model made it")
        self.value, self.sha256 = value, sha256_of(files[RESULT])
        return Check(RESULT, "pass", f"{SCHEMA}, canonical, SHA-256 {self.sha256}")


class _Trail:
    """The attached audit trail, once its chain has been followed."""

    entries: tuple[AuditEntry, ...] = ()
    whole = False

    def read(self, files: dict[str, bytes]) -> Check:
        """Follows every link."""
        try:
            self.entries = parse_trail(files[AUDIT].decode())
        except ValueError as error:
            return Check("audit trail", "fail", str(error)[:200])
        self.whole = True
        return Check("audit trail", "pass", f"{len(self.entries)} entries, every link holds")


def _printed(data: bytes, record: _Record, trail: _Trail) -> Check:
    """The printed words must hold the digests, numbers and the id that follow from the attachments."""
    if record.value is None or not trail.whole:
        return Check("printed text", "fail", "cannot be compared: result.json or audit.jsonl does not check")
    wanted = printed_facts(record.value, record.sha256, trail.entries)
    missing = _missing(data, wanted)
    problem = f"the pages do not show what the attachments say: {', '.join(missing)}" if missing else None
    well = f"{len(wanted)} printed numbers and digests follow from the attachments, and the pages are all there"
    return answer("printed text", problem or _out_of_order(data), well)


def _out_of_order(data: bytes) -> str | None:
    """The first page that does not carry its own number and that of all pages, in words; None where each does."""
    pages = PdfReader(io.BytesIO(data)).pages
    for number, page in enumerate(pages, 1):
        resources: Any = page["/Resources"]
        forms = [one.get_object() for one in resources.get("/XObject", {}).values()]
        texts = {page.extract_xform_text(one) for one in forms if one["/Subtype"] == "/Form"}
        if f"Page {number} of {len(pages)}" not in {" ".join(text.split()) for text in texts}:
            return f"page {number} of {len(pages)} does not carry its number: pages are missing, added or out of order"
    return None


def _missing(data: bytes, wanted: dict[str, str]) -> list[str]:
    """Names of what no page shows; reads pages only until everything is found."""
    left = {name: _pattern(text) for name, text in wanted.items()}
    for page in islice(PdfReader(io.BytesIO(data)).pages, _PAGES_AT_MOST):
        text = "\n".join("".join(line.split()) for line in page.extract_text().splitlines())
        left = {name: pattern for name, pattern in left.items() if not pattern.search(text)}
        if not left:
            break
    return list(left)


def _pattern(text: str) -> re.Pattern[str]:
    """`text` however it is spaced and broken into lines; behind a label and its number no digit may follow."""
    spread = "\n*".join(map(re.escape, "".join(text.split())))
    return re.compile(spread + (r"(?!\d)" if " " in text else ""))
