"""Every way a run can end badly, as a class an examiner can act on.

`str(error)` is one sentence fit to be shown; `advice` says what to do about it; `details` is for the curious.
Exit codes: 0 done, 2 usage, 3 evidence cannot be read as video, 4 model refused, 5 evidence changed,
6 verification failed, 7 signing failed, 8 case busy or damaged, 70 a defect of ours, 130 cancelled.
"""

from typing import ClassVar


class VmdeskError(Exception):
    """A failure with a sentence for a person, advice, and an exit code."""

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, *, advice: str = "", details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.details = details

    @property
    def kind(self) -> str:
        """The error's own name, stable for scripts: `VideoTooShort`."""
        return type(self).__name__


class UsageError(VmdeskError):
    """The command cannot be carried out as it was given."""

    exit_code = 2


class OutputNotWritable(UsageError):
    """The output folder or file cannot be written."""


class OutputBesideEvidence(UsageError):
    """The output folder is the evidence's own folder; vmdesk never writes beside evidence."""


class DetailsUnusable(UsageError):
    """The file of what reports state is none, or its logo cannot be read."""


class WatchRefused(UsageError):
    """A folder that must not be watched."""


class NoDisplay(UsageError):
    """The desktop was asked for where there is no display."""


class EvidenceError(VmdeskError):
    """The evidence cannot be read as video."""

    exit_code = 3


class EvidenceMissing(EvidenceError):
    """There is no such file or folder."""


class EvidenceEmpty(EvidenceError):
    """The file has no bytes."""


class EvidenceNotRegularFile(EvidenceError):
    """A FIFO, a socket, a device or a folder where a file was meant."""


class EvidenceNotReadable(EvidenceError):
    """The system refuses to let this user read the file."""


class NoVideosInFolder(EvidenceError):
    """A folder was given and nothing in it is a video."""


class NotAVideo(EvidenceError):
    """The bytes are of no container that vmdesk opens."""


class PlaylistRefused(NotAVideo):
    """A playlist or description that points to other files; vmdesk opens only the file it was given."""


class VideoTruncated(EvidenceError):
    """The container is cut off before what is needed to read it (for instance an MP4 without its moov box)."""


class NoVideoStream(EvidenceError):
    """The container holds no video stream."""


class CoverArtOnly(NoVideoStream):
    """The only picture in the file is an attached cover, not video."""


class VideoEncrypted(EvidenceError):
    """The video stream is encrypted."""


class NothingDecodes(EvidenceError):
    """The container opens, yet not one frame decodes."""


class PictureTooLarge(EvidenceError):
    """A frame is larger than the limit vmdesk decodes."""


class DecoderCrashed(EvidenceError):
    """The decoder process ended by itself while it read the file, twice."""


class DecoderHung(EvidenceError):
    """The decoder process gave no sign of life for too long, and was ended."""


class DecoderOutOfMemory(EvidenceError):
    """Decoding the file takes more memory than one file is given."""


class VideoTooShort(EvidenceError):
    """Fewer frames than one window needs."""


class ModelError(VmdeskError):
    """The model was refused."""

    exit_code = 4


class ModelNotFound(ModelError):
    """No bundle by that name, and no such folder."""


class ModelIncomplete(ModelError):
    """A file that the bundle needs is missing, or its description cannot be read."""


class ModelDigestMismatch(ModelError):
    """A file of the bundle does not have the digest its description states."""


class ModelPickleRefused(ModelError):
    """Weights in a format that can run code."""


class ModelWeightsWrong(ModelError):
    """Tensors are missing, unexpected, of the wrong shape, or not finite."""


class ModelArchitectureRefused(ModelError):
    """Not a VideoMAE classifier of 16 frames and two labels."""


class ModelSelfTestFailed(ModelError):
    """The golden input does not give the golden logits on this machine."""


class DeviceUnavailable(ModelError):
    """The device or precision asked for does not exist on this machine."""


class DeviceOutOfMemory(ModelError):
    """The device has no memory left for even one window at a time."""


class DeviceLost(ModelError):
    """The device stopped working in the middle of a run."""


class DetectorUnavailable(ModelError):
    """The face detector that a face model needs is not installed or not the one pinned."""


class EvidenceChanged(VmdeskError):
    """The bytes are not what they were when the analysis began."""

    exit_code = 5


class VerificationFailed(VmdeskError):
    """A check of a report failed."""

    exit_code = 6


class SigningError(VmdeskError):
    """The report could not be signed."""

    exit_code = 7


class WrongPassword(SigningError):
    """The password does not open the key."""


class KeyUnusable(SigningError):
    """The key file cannot be read, or its certificate may not be used for signing today."""


class WrongPin(WrongPassword):
    """The token that holds the key refused the PIN; it was tried once."""


class TokenLocked(SigningError):
    """The token that holds the key takes no PIN any more."""


class TokenModuleUnusable(KeyUnusable):
    """The PKCS#11 module through which the token is reached is not there or cannot be loaded."""


class TokenAbsent(KeyUnusable):
    """The token that holds the key is not in its reader, or not connected."""


class TokenKeyAbsent(KeyUnusable):
    """The token is there, and the key is not on it."""


class TimestampRefused(SigningError):
    """No usable timestamp came from the authority that was asked; the report is as it was."""


class UnsignableResult(SigningError):
    """The result comes from something that must never be signed."""


class CaseError(VmdeskError):
    """The case folder cannot be used."""

    exit_code = 8


class CaseBusy(CaseError):
    """Another vmdesk holds the case."""


class CaseDamaged(CaseError):
    """The case's audit trail does not check."""


class CaseReadOnly(CaseError):
    """The case was opened to be read only, and something was to be kept in it."""


class CaseOnNetwork(CaseError):
    """The case folder lies on a network share, where locks and writes cannot be relied on."""


class Cancelled(VmdeskError):
    """The examiner stopped the run."""

    exit_code = 130
