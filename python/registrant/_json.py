"""Arguments as JSON text, and answers from it."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import re
from collections.abc import Mapping
from typing import Any, cast

from . import _native
from ._errors import wrong

_SURROGATE = re.compile("[\ud800-\udfff]")


def _plain(value: Any) -> Any:
    """Turn what JSON does not know into what it knows."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        members = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: member for name, member in members if member is not None}
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
    if isinstance(value, (bytes, bytearray, memoryview)):
        # A file may begin with a byte order mark.
        return bytes(value).decode("utf-8-sig")  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, (set, frozenset)):
        return sorted(cast("set[Any]", value), key=str)
    raise TypeError(type(value).__name__)


def text(name: str, value: Any) -> str:
    """Return an argument as JSON text."""
    place = f"/{name}"
    try:
        written = json.dumps(value, default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except UnicodeDecodeError:
        raise wrong(place, "expected UTF-8, found other bytes", "convert the text to UTF-8", "wrong_type") from None
    except TypeError as error:
        remedy = "pass dicts, dataclasses, lists, texts, numbers, booleans or None"
        raise wrong(place, f"expected JSON data, found another value ({error})", remedy, "wrong_type") from None
    except RecursionError:
        raise wrong(place, "expected a document, found one that nests too deep", "pass a document") from None
    except ValueError as error:
        if "Circular" in str(error):
            reason, remedy = "expected JSON data, found a reference to itself", "pass a copy"
        else:
            reason, remedy = "expected a number, found NaN or an infinity", "pass None for a missing value"
        raise wrong(place, reason, remedy, "wrong_value") from None
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        # UTF-8 cannot hold a lone surrogate.
        written = _SURROGATE.sub("\ufffd", written)
    return written


def named(operation: str, /, **arguments: Any) -> Any:
    """Run an operation with arguments by their names, in their order."""
    texts = [text(name, argument) for name, argument in arguments.items()]
    return json.loads(_native.call(operation, f"[{','.join(texts)}]"))


def call(operation: str, /, *arguments: Any) -> Any:
    """Run an operation of the JSON contract by its name, one of ``registrant.OPERATIONS``.

    It is for what has no function of its own.

    >>> call("suffix", "www.example.fr")
    {'suffix': 'fr'}
    """
    return named(operation, **{str(place): argument for place, argument in enumerate(arguments)})
