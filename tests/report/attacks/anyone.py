"""What anyone can do to a signed report, without any key."""

import io
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from tests.report.attacks import room, updates
from tests.report.attacks.made import Attack, Made, pen
from vmdesk.report.reference import CERTIFICATE

Change = Callable[[Any], None]


def signed_besides(made: Made) -> bytes:
    """A second signature, by a stranger, over the whole file."""
    meta = PdfSignatureMetadata("second")
    signer = PdfSigner(meta, pen(made.stranger), new_field_spec=SigFieldSpec("second"))
    signer._enforce_certification_constraints = lambda *_: None
    return bytes(signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(made.data))).getvalue())


def _swap(data: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    assert old in data
    return data.replace(old, new, 1)


def _first_revision(made: Made) -> bytes:
    return made.data[: made.data.index(b"%%EOF") + 6]


def _encrypted(password: str) -> Attack:
    return lambda made: updates.rewritten(made.data, lambda writer: writer.encrypt(password, "owner"))


def _by_update(line: str, change: Change) -> tuple[str, Attack]:
    return line, lambda made: updates.updated(made.data, change)


def _in_message(line: str, change: Change) -> tuple[str, Attack]:
    return line, lambda made: room.with_message(made.data, change)


BY_ANYONE: dict[str, tuple[str, Attack]] = {
    "a line end appended": ("nothing after the signed bytes", lambda m: m.data + b"\n"),
    "junk appended": ("whole file covered", lambda m: m.data + b"junk" * 100),
    "zeros appended": ("nothing after the signed bytes", lambda m: m.data + b"\0" * 100),
    "another report appended": ("readable PDF|whole file covered", lambda m: m.data + m.data),
    "junk before the first byte": ("readable PDF|signature intact", lambda m: b"junk" + m.data),
    "page forged by an update": _by_update("no later revision", updates.page_forged),
    "page turned by an update": _by_update("no later revision", updates.page_rotated),
    "last page dropped by an update": (
        "no later revision",
        lambda m: updates.updated(m.data, updates.last_page_dropped),
    ),
    "a revision that nothing refers to": (
        "no later revision",
        lambda m: updates.updated(m.data, updates.nothing_of_importance),
    ),
    "attachment swapped by an update": (
        "whole file covered",
        lambda m: updates.updated(m.data, updates.attachment_swapped),
    ),
    "title changed by an update": _by_update("whole file covered", updates.title_changed),
    "metadata changed by an update": (
        "whole file covered",
        lambda m: updates.updated(m.data, updates.metadata_changed),
    ),
    "glyphs and words parted by an update": (
        "no later revision",
        lambda m: updates.updated(m.data, updates.glyphs_and_words_parted),
    ),
    "script added by an update": _by_update("no scripts, no encryption", updates.script_added),
    "a second signature": ("one signature", signed_besides),
    "unsigned pages": ("one signature", lambda m: m.pages),
    "cut back to the revision before the signature": ("one signature", _first_revision),
    "cut in the middle": ("readable PDF|signature intact", lambda m: m.data[: len(m.data) // 2]),
    "cut by one byte": ("readable PDF|signature intact", lambda m: m.data[:-1]),
    "empty": ("readable PDF", lambda _: b""),
    "written anew by an editor": ("signature intact|one signature", lambda m: updates.rewritten(m.data)),
    "page removed by an editor": (
        "signature intact|one signature",
        lambda m: updates.rewritten(m.data, lambda w: w.remove_page(1)),
    ),
    "encrypted": ("no scripts, no encryption", _encrypted("")),
    "encrypted under a password": ("no scripts, no encryption", _encrypted("secret")),
    "permission to change loosened": ("signature intact", lambda m: _swap(m.data, b"/P 1", b"/P 2")),
    "signed range moved": (
        "signature intact|one signature",
        lambda m: _swap(m.data, b"/ByteRange [0", b"/ByteRange [1"),
    ),
    "small letters in the signature": ("signature container", lambda m: room.letters_made_small(m.data)),
    "something hidden behind the signature": ("signature container", lambda m: room.room_used(m.data)),
    "signature spelt in BER": ("signature container", lambda m: room.long_length(m.data)),
    "an attribute that nothing protects": (
        "signature container",
        lambda m: room.with_message(m.data, room.attribute_added),
    ),
    "signer named in capitals": _in_message("signature container", room.signer_in_capitals),
    "certificate sent twice": _in_message("signature container", room.certificate_doubled),
    "another certificate sent along": (
        CERTIFICATE,
        lambda m: room.with_message(m.data, room.certificate_of(m.stranger)),
    ),
}
"""Attacks that need no key: the line that must fail (or one of several), and the attack."""
