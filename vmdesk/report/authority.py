"""The one request that vmdesk ever sends: a time-stamping authority's answer (RFC 3161), from the URL that was given.

Only a digest leaves the machine. Nothing but that URL is reached: no redirect is followed, no proxy is used, and
nothing is sent unless the examiner names an authority.
"""

import http.client
import secrets
from urllib.parse import SplitResult, urlsplit

from asn1crypto import algos, cms, core, tsp

from vmdesk.domain.errors import TimestampRefused, UsageError
from vmdesk.domain.text import cleaned

_SECONDS = 30
_LARGEST_ANSWER = 256 * 1024
_HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
_GRANTED = {"granted", "granted_with_mods"}
_ADVICE = "The report is unchanged. Try again later, or name another authority."


class _Response(core.Sequence):  # type: ignore[misc]
    """asn1crypto's own class wants a token even in a refusal, which has none (RFC 3161, 2.4.2)."""

    _fields = [("status", tsp.PKIStatusInfo), ("token", cms.ContentInfo, {"optional": True})]  # noqa: RUF012


def require_url(url: str) -> SplitResult:
    """The parts of an authority's URL. Raises UsageError for anything but http or https with a host and no user."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        fits = fits and parts.port != 0 and url.isascii() and url.isprintable() and " " not in url
    except ValueError:
        fits = False
    if not fits:
        raise UsageError(
            f"{cleaned(url)} is not the URL of a time-stamping authority.",
            advice="Give one that begins with http:// or https://, without a user's name in it.",
        )
    return parts


def ask(url: str, imprint: bytes, seconds: float = _SECONDS) -> cms.ContentInfo:
    """The token that the authority at `url` gives for `imprint` (a SHA-256 digest); not yet checked but for its nonce.

    Raises UsageError for a URL that is none, TimestampRefused for everything that can happen on the way.
    """
    parts = require_url(url)
    nonce = secrets.randbits(63) | 1 << 62
    body = _request(imprint, nonce).dump()
    try:
        answer = _posted(parts, body, seconds)
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise TimestampRefused(
            f"The time-stamping authority at {cleaned(parts.netloc)} cannot be reached.",
            advice=_ADVICE,
            details=f"{type(error).__name__}: {error}",
        ) from error
    try:
        return _token(answer, nonce)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise TimestampRefused(
            f"What the server at {cleaned(parts.netloc)} answered is no timestamp.", advice=_ADVICE, details=str(error)
        ) from error


def _request(imprint: bytes, nonce: int) -> tsp.TimeStampReq:
    hashed = {"hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}), "hashed_message": imprint}
    return tsp.TimeStampReq({"version": 1, "message_imprint": hashed, "nonce": nonce, "cert_req": True})


def _posted(parts: SplitResult, body: bytes, seconds: float) -> bytes:
    """The body of a 200 answer. Raises OSError or HTTPException."""
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=seconds)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, _HEADERS)
        response = connection.getresponse()
        if response.status != http.client.OK:
            raise http.client.HTTPException(f"status {response.status}")
        answer = response.read(_LARGEST_ANSWER + 1)
    finally:
        connection.close()
    if len(answer) > _LARGEST_ANSWER:
        raise http.client.HTTPException("the answer is too large")
    return answer


def _token(answer: bytes, nonce: int) -> cms.ContentInfo:
    response = _Response.load(answer, strict=True)
    status = response["status"]
    if status["status"].native not in _GRANTED:
        said = [*(status["status_string"].native or ()), *(status["fail_info"].native or ())]
        raise TimestampRefused(
            "The time-stamping authority refused the request.", advice=_ADVICE, details=cleaned("; ".join(said))
        )
    token = response["token"]
    if token["content"]["encap_content_info"]["content"].parsed["nonce"].native != nonce:
        raise ValueError("the answer belongs to another request")
    return token
