"""What a file is made of and what it says of itself: elements, brands, times, writing programs, pictures, credentials.

All text in here is cleaned; whatever is called claimed is the file's own word, which anyone can write.
"""

from dataclasses import dataclass
from typing import Literal

TimeKind = Literal["creation", "modification"]
CredentialsState = Literal["none found", "found", "remote only", "unreadable", "not examined"]
Integrity = Literal["valid", "failed", "not established", "not checked"]


@dataclass(frozen=True, slots=True)
class Element:
    """One element: `offset` and `size` in bytes, its header included; `size` is never more than the file holds.

    `cut` when it claims to go on past the end of what holds it; one of unknown size reaches to that end. `depth` 0 is
    the file itself; what an element holds follows it, one deeper.
    """

    name: str
    offset: int
    size: int
    cut: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Brands:
    """The file type box (ISO/IEC 14496-12, 4.3): the specification written for, and those it says it conforms to."""

    major: str
    minor_version: int
    compatible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimedTime:
    """A time that the file states at `place`: `raw` as stored, `utc` in ISO 8601, None where it is not to be told.

    `remark` says what is odd about it: not set, out of range, without a zone.
    """

    place: str
    kind: TimeKind
    raw: str
    utc: str | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class WritingProgram:
    """Text at `place` that names a program or a device which wrote the file or its pictures."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class GopPattern:
    """Picture types of the first `pictures` frames in presentation order, `S` for those that are not I, P or B.

    `usual_group` is the commonest group from one keyframe to before the next, found `usual_count` times among
    `groups` whole ones. `leading_pictures` counts those stored after a keyframe and shown before it; `open_groups` is
    None where that does not tell whether they refer to the group before.
    """

    picture_types: str
    pictures: int
    usual_group: str
    usual_count: int
    groups: int
    leading_pictures: int | None
    open_groups: bool | None


@dataclass(frozen=True, slots=True)
class ContentCredentials:
    """A C2PA manifest as found: whether it fits the bytes (`integrity`), and apart from that who vouches (`trust`).

    `remark` says why there is no more. `signing_time` is that of the signature's time stamp, None without one.
    `failures` are C2PA validation codes (C2PA specification 2.2, 15.2), those of ingredients marked as such.
    """

    state: CredentialsState
    integrity: Integrity = "not checked"
    trust: str = "not checked"
    remark: str = ""
    remote_url: str = ""
    claim_generator: str = ""
    signer: str = ""
    issuer: str = ""
    signing_time: str | None = None
    actions: tuple[str, ...] = ()
    ingredients: int = 0
    failures: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that the container and its first pictures say, each part read for itself; `notes` tell what could not be."""

    elements: tuple[Element, ...]
    brands: Brands | None
    tags: dict[str, dict[str, str]]
    claimed_times: tuple[ClaimedTime, ...]
    encoders: tuple[WritingProgram, ...]
    gop_pattern: GopPattern | None
    content_credentials: ContentCredentials
    notes: tuple[str, ...] = ()
