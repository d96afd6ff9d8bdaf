"""Answers of Freebox OS."""

from __future__ import annotations

from typing import Any, cast

from ._json import named
from ._types import Document


def freebox_entries(answer: Document) -> list[dict[str, Any]]:
    """Return the contact entries in an answer of Freebox OS.

    The list is empty if the answer has no result. If the answer has an error, raise :class:`registrant.RegistrantError` with it in
    words.

    >>> freebox_entries({"success": True})
    []
    """
    return cast("list[dict[str, Any]]", named("freebox_entries", answer=answer))
