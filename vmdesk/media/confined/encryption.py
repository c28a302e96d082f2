"""Video that its container says is encrypted, whatever comes out of a decoder that does not know of it."""

from pathlib import Path

from vmdesk.domain.errors import VideoEncrypted
from vmdesk.domain.text import cleaned
from vmdesk.media.confined.ebml import encrypts_video
from vmdesk.media.confined.isobmff import encryption_of_video
from vmdesk.media.confined.sniffing import container_by_bytes


def require_unencrypted_video(path: Path) -> None:
    """Raises VideoEncrypted, its details naming the scheme (ISO/IEC 23001-7: `cenc`, `cbcs`). Raises OSError."""
    container, length = container_by_bytes(path), path.stat().st_size
    with path.open("rb") as file:
        if container == "matroska":
            found = "ContentEncryption in Matroska" if encrypts_video(file, length) else None
        else:
            scheme = encryption_of_video(file, length) if container == "mov" else None
            found = f"protection scheme: {scheme}" if scheme else None
    if found:
        raise VideoEncrypted(
            f"The video in {cleaned(path.name)} is encrypted.",
            advice="Ask for a decrypted copy and its origin.",
            details=found,
        )
