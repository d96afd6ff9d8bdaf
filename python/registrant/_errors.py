"""The exception of a wrong call."""

from __future__ import annotations

from typing import Optional


class RegistrantError(ValueError):
    """A wrong call: an unknown schema, a text that is no document, an invalid domain.

    A wrong contact is a report and never an exception. The message never quotes a value of a contact.

    >>> import registrant
    >>> try:
    ...     registrant.suffix("not a domain")
    ... except registrant.RegistrantError as error:
    ...     print(error.kind, error.code, error.pointer)
    domain invalid_domain /domain
    """

    kind: str
    """The kind of mistake: ``document``, ``schema``, ``domain``, ``suffix``, ``argument``, ``handle`` or ``rules``."""
    code: str
    """A more exact kind, such as ``unknown_schema``. Codes are the same in every version."""
    pointer: Optional[str]
    """The place in an argument, as a JSON Pointer that begins with the name of the argument."""
    offset: Optional[int]
    """The offset in the text of a document, in bytes."""
    line: Optional[int]
    """The line of the text, counted from 1."""
    reason: str
    """The mistake itself."""
    remedy: str
    """How to correct the mistake."""

    def __init__(
        self,
        message: str,
        *,
        kind: str = "argument",
        code: str = "invalid_argument",
        pointer: Optional[str] = None,
        offset: Optional[int] = None,
        line: Optional[int] = None,
        reason: str = "",
        remedy: str = "",
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code
        self.pointer = pointer
        self.offset = offset
        self.line = line
        self.reason = reason or message
        self.remedy = remedy

    @property
    def message(self) -> str:
        """The whole text: place, reason and remedy."""
        return str(self)


def wrong(pointer: str, reason: str, remedy: str, code: str = "invalid_argument") -> RegistrantError:
    """Make the exception for an argument."""
    return RegistrantError(f"at {pointer}: {reason}; {remedy}", code=code, pointer=pointer, reason=reason, remedy=remedy)
