"""Frozen dataclasses to bytes and back, every value checked against its declared type on the way back.

MessagePack, through msgspec: what comes back from a process or a file that cannot be trusted is either of the type
asked for or refused, and can never name code to be run, as a pickle can.
"""

from fractions import Fraction
from typing import Any, TypeVar, get_args, get_origin

import msgspec
import numpy as np

Value = TypeVar("Value")
_DTYPES = {np.dtype(name).str: np.dtype(name) for name in ("bool", "int32", "int64", "uint8", "float64")}


def pack(value: object) -> bytes:
    """`value` (dataclasses, Structs, numbers, text, bytes, Fractions, one-dimensional arrays) as MessagePack."""
    return msgspec.msgpack.encode(value, enc_hook=_told)


def unpack(data: bytes | memoryview, kind: type[Value]) -> Value:
    """The value of type `kind` in `data`. Raises ValueError for whatever is not one."""
    try:
        return msgspec.msgpack.decode(data, type=kind, dec_hook=_restored)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _told(value: object) -> object:
    if isinstance(value, Fraction):
        return [value.numerator, value.denominator]
    if isinstance(value, np.ndarray) and value.ndim == 1 and value.dtype.str in _DTYPES:
        return [value.dtype.str, value.tobytes()]
    raise TypeError(f"{type(value).__name__} cannot be packed")


def _restored(kind: Any, told: Any) -> Any:
    if kind is Fraction:
        numerator, denominator = msgspec.convert(told, tuple[int, int])
        if denominator <= 0:
            raise ValueError("a fraction without a positive denominator")
        return Fraction(numerator, denominator)
    if get_origin(kind) is np.ndarray:
        name, content = msgspec.convert(told, tuple[str, bytes])
        wanted = np.dtype(get_args(get_args(kind)[1])[0])
        if name != wanted.str or len(content) % wanted.itemsize:
            raise ValueError(f"an array of {name[:10]!r} where {wanted.str!r} was meant")
        return np.frombuffer(content, wanted)
    raise ValueError(f"a {kind} cannot be unpacked")
