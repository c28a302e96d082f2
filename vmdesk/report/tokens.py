"""Tokens (smart cards, hardware security modules) through PKCS#11: the module, the token, the login, the key.

A module is loaded, used and let go again each time, so that no login outlasts its use and a
card that was put in since is seen. Nothing here tries a PIN twice: tokens lock after a few wrong ones.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vmdesk.domain.errors import (
    SigningError,
    TokenAbsent,
    TokenKeyAbsent,
    TokenLocked,
    TokenModuleUnusable,
    WrongPin,
)
from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.report.token_place import TokenPlace

_LONGEST_LIST = 12


@contextmanager
def module_loaded(path: str) -> Iterator[Any]:
    """The PKCS#11 module at an absolute path. Raises TokenModuleUnusable; what fails on the way raises SigningError."""
    import pkcs11

    if not Path(path).is_absolute() or not Path(path).is_file():
        raise TokenModuleUnusable(
            f"There is no PKCS#11 module {cleaned(path, 300)}.",
            advice="Install the software that came with the token, or name its module by its whole path.",
        )
    try:
        module = pkcs11.lib(path)
    except Exception as error:  # a library of somebody else's fails in its own ways
        raise TokenModuleUnusable(
            f"{cleaned(path, 300)} cannot be used as a PKCS#11 module.",
            advice="Name the module that came with the token, made for this computer's kind of processor.",
            details=_described(error),
        ) from error
    try:
        yield module
    except pkcs11.PKCS11Error as error:
        raise SigningError(
            "The token did not do what it was asked.",
            advice="Look whether it is still in place, and try again.",
            details=_described(error),
        ) from error
    finally:
        with suppress(pkcs11.PKCS11Error):
            module.finalize()


def _described(error: BaseException) -> str:
    return cleaned(f"{type(error).__name__}: {error}", 500)


def tokens_there(module: Any) -> list[Any]:
    """The tokens that are in place and set up."""
    from pkcs11 import PKCS11Error, TokenFlag

    found = []
    for slot in module.get_slots(token_present=True):
        with suppress(PKCS11Error):
            token = slot.get_token()
            if TokenFlag.TOKEN_INITIALIZED in token.flags:
                found.append(token)
    return found


def the_token(module: Any, label: str | None, serial: str = "") -> Any:
    """The token of that label (None: the only one), where several have it the one of that serial number.

    Raises TokenAbsent.
    """
    there = tokens_there(module)
    fits = [token for token in there if label is None or token.label == label]
    if len(fits) > 1 and serial:
        fits = [token for token in fits if serial_of(token) == serial]
    if len(fits) == 1:
        return fits[0]
    listed = _listed([f"{token.label} (serial number {serial_of(token)})" for token in there], "tokens there")
    if fits:
        raise TokenAbsent(
            "There is more than one such token.", advice="Name one, or leave only one in place.", details=listed
        )
    if label is None:
        raise TokenAbsent("There is no token.", advice="Put the card in, or connect the device, and try again.")
    raise TokenAbsent(
        f"The token {cleaned(label)} is not there.",
        advice="Put the card in, or connect the device, and try again.",
        details=listed,
    )


def serial_of(token: Any) -> str:
    """A token's serial number as text."""
    return str(token.serial.decode("latin-1")).strip()


def _listed(names: list[str], what: str) -> str:
    return f"{what}: " + (", ".join(cleaned(name) for name in names[:_LONGEST_LIST]) or "none")


@contextmanager
def logged_in(token: Any, pin: bytes) -> Iterator[Any]:
    """A session of the token's user; `pin` is tried once. Raises WrongPin, TokenLocked."""
    import pkcs11

    words = f"The token {cleaned(token.label)} is locked after too many wrong PINs."
    unlock = "Have it unlocked with its PUK or by whoever issued it."
    if pkcs11.TokenFlag.USER_PIN_LOCKED in token.flags:
        raise TokenLocked(words, advice=unlock)
    try:
        session = token.open(user_pin=pin.decode())
    except pkcs11.PinLocked as error:
        raise TokenLocked(words, advice=unlock) from error
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange, UnicodeDecodeError) as error:
        raise _wrong_pin(token, type(error).__name__) from error
    with session:
        yield session


def _wrong_pin(token: Any, details: str) -> WrongPin:
    """What to say of a PIN that was refused, and how near the token is to being locked."""
    from pkcs11 import PKCS11Error, TokenFlag

    words, last = f"The PIN does not open the token {cleaned(token.label)}.", False
    with suppress(PKCS11Error):
        flags = token.slot.get_token().flags
        last = TokenFlag.USER_PIN_FINAL_TRY in flags
        if TokenFlag.USER_PIN_LOCKED in flags:
            words = f"The PIN does not open the token {cleaned(token.label)}, and it is locked now."
    advice = "One more wrong PIN locks it." if last else "It was tried once; a token locks after a few wrong PINs."
    return WrongPin(words, advice=advice, details=details)


def the_key(session: Any, key_id: str = "", key_label: str = "") -> Any:
    """The one signing key of that id (hexadecimal) and label, where they are given. Raises TokenKeyAbsent."""
    from pkcs11 import Attribute, ObjectClass

    wanted: dict[Any, Any] = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.SIGN: True}
    every = list(session.get_objects(wanted))
    if key_id:
        wanted[Attribute.ID] = bytes.fromhex(key_id)
    if key_label:
        wanted[Attribute.LABEL] = key_label
    fits = list(session.get_objects(wanted)) if key_id or key_label else every
    if len(fits) == 1:
        return fits[0]
    details = _listed(
        [f"{key.label or 'without a label'} (id {key.id.hex() or 'none'})" for key in every], "keys there"
    )
    if fits:
        raise TokenKeyAbsent("There is more than one such key on the token.", advice="Name its id.", details=details)
    raise TokenKeyAbsent("The key is not on the token.", advice="Look whether it is the right token.", details=details)


@contextmanager
def key_at(place: "TokenPlace", pin: bytes) -> Iterator[tuple[Any, Any]]:
    """The session and the key at `place`.

    Raises TokenModuleUnusable, TokenAbsent, TokenLocked, WrongPin, TokenKeyAbsent, SigningError.
    """
    with module_loaded(place.module) as module:
        token = the_token(module, place.token, place.serial)
        with logged_in(token, pin) as session:
            yield session, the_key(session, place.key_id, place.key_label)
