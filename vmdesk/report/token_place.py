"""Where a key on a token (a smart card, a hardware security module) is found; kept beside its certificate."""

import json
from dataclasses import asdict, dataclass, fields

from vmdesk.domain.errors import KeyUnusable

_LINE = b"vmdesk token: "


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """A key's place: the PKCS#11 module's absolute path, the token's label and serial number, the key's id and label.

    `key_id` is in lower-case hexadecimal; of `key_id` and `key_label` one may be empty. The serial number tells tokens
    of one label apart.
    """

    module: str
    token: str
    serial: str
    key_id: str
    key_label: str

    def line(self) -> bytes:
        """The place as one line of a key file, with its newline."""
        return _LINE + json.dumps(asdict(self), sort_keys=True).encode() + b"\n"


def place_in(name: str, data: bytes) -> TokenPlace:
    """The place that the key file of identity `name` tells of. Raises KeyUnusable."""
    found = next((line for line in data.splitlines() if line.startswith(_LINE)), b"")
    try:
        values = json.loads(found.removeprefix(_LINE))
        texts = {field.name: values[field.name] for field in fields(TokenPlace)}
        if not all(isinstance(text, str) for text in texts.values()):
            raise TypeError("not all of it is text")
        bytes.fromhex(texts["key_id"])
        return TokenPlace(**texts)
    except (ValueError, KeyError, TypeError) as error:
        raise KeyUnusable(f"The identity {name} is damaged.", details=f"{type(error).__name__}: {error}") from error
