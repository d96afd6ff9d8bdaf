"""Types of arguments and answers.

A name that ends with ``Dict`` is an answer as functions return it, with the names of the JSON contract. The dataclass without that
ending is the same as an object: ``Report.of(check(...))``.
"""

from __future__ import annotations

import dataclasses
import datetime
import sys
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Optional, TypedDict, TypeVar, Union

from ._errors import wrong

Day = Union[datetime.date, str, None]
"""A day: a date, a text ``YYYY-MM-DD``, ``"today"`` for the local date, or ``None`` to judge no age."""


class RuleDict(TypedDict):
    id: str
    layer: str
    source: str
    date: str


class ViolationDict(TypedDict):
    code: str
    severity: str
    path: str
    pointer: Optional[str]
    roles: list[str]
    params: dict[str, Any]
    rule: RuleDict
    fix: Optional[str]
    message: str


class NoteDict(TypedDict):
    id: str
    about: str
    why: str
    confidence: str
    source: str
    date: str


class VerificationDict(TypedDict, total=False):
    id: str
    claims: list[str]
    by: str
    days: Optional[int]
    consequence: str
    since: Optional[str]
    why: str
    confidence: str
    source: str
    date: str
    done: bool


class ReportDict(TypedDict):
    accepted: bool
    suffix: str
    basis: str
    violations: list[ViolationDict]
    notes: list[NoteDict]
    verification: list[VerificationDict]
    data_version: str


class LineDict(ReportDict, total=False):
    """A report of ``check_many``, or ``{"error": ...}`` alone for a document that cannot be read."""

    error: dict[str, Any]


class ChangeDict(TypedDict, total=False):
    path: str
    code: str
    before: str
    after: str
    message: str
    at: str
    role: str


class LossDict(TypedDict, total=False):
    path: str
    pointer: str
    message: str
    refused: bool
    at: str
    role: str


_Converted = TypedDict(
    "_Converted",
    {
        "from": str,
        "to": str,
        "document": Any,
        "changes": "list[ChangeDict]",
        "losses": "list[LossDict]",
        "violations": "list[ViolationDict]",
    },
)


class ConvertedDict(_Converted, total=False):
    problems: list[dict[str, Any]]


_Self = TypeVar("_Self", bound="_Typed")


@dataclass(frozen=True)
class _Typed:
    """The base of the dataclasses of answers."""

    @classmethod
    def of(cls: type[_Self], answer: Mapping[str, Any]) -> _Self:
        """Make the object of an answer. It leaves out members that it does not know."""
        if "error" in answer and len(answer) == 1:
            reason = f"expected a {cls.__name__.lower()}, found an error"
            raise wrong("/answer", reason, "look for `error` in answers of check_many and check_lines")
        kinds = typing.get_type_hints(cls, vars(sys.modules[cls.__module__]))
        names = ((one.name, one.name.rstrip("_")) for one in dataclasses.fields(cls))
        return cls(**{name: _typed(kinds[name], answer[member]) for name, member in names if member in answer})


def _typed(kind: Any, value: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, _Typed) and isinstance(value, Mapping):
        return kind.of(typing.cast("Mapping[str, Any]", value))
    if typing.get_origin(kind) is tuple and isinstance(value, list):
        item = typing.get_args(kind)[0]
        return tuple(_typed(item, one) for one in value)  # pyright: ignore[reportUnknownVariableType]
    return value


@dataclass(frozen=True)
class Rule(_Typed):
    """The rule behind a violation."""

    id: str
    layer: str
    source: str
    date: str


@dataclass(frozen=True)
class Violation(_Typed):
    """One thing wrong with one field."""

    code: str
    severity: str
    path: str
    message: str
    rule: Rule
    pointer: Optional[str] = None
    roles: tuple[str, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict[str, Any])
    fix: Optional[str] = None


@dataclass(frozen=True)
class Note(_Typed):
    """A demand of a registry besides the contact's data."""

    id: str
    about: str
    why: str
    confidence: str
    source: str
    date: str


@dataclass(frozen=True)
class Verification(_Typed):
    """A verification that a registry or a registrar makes."""

    id: str
    claims: tuple[str, ...]
    by: str
    days: Optional[int]
    consequence: str
    since: Optional[str]
    why: str
    confidence: str
    source: str
    date: str
    done: bool = False


@dataclass(frozen=True)
class Report(_Typed):
    """The answer of a check.

    >>> import registrant
    >>> answer = registrant.check({"country": "FR"}, registrant.Association("mydomain.fr", ["owner"]), schema="contact")
    >>> report = Report.of(answer)
    >>> report.accepted, report.violations[0].path
    (False, 'given_name')
    """

    accepted: bool
    suffix: str
    basis: str
    violations: tuple[Violation, ...]
    notes: tuple[Note, ...] = ()
    verification: tuple[Verification, ...] = ()
    data_version: str = ""


@dataclass(frozen=True)
class Change(_Typed):
    """One thing that normalization altered."""

    path: str
    code: str
    before: str = ""
    after: str = ""
    message: str = ""


@dataclass(frozen=True)
class Loss(_Typed):
    """One thing that a schema cannot hold."""

    message: str
    refused: bool
    path: Optional[str] = None
    pointer: Optional[str] = None


@dataclass(frozen=True)
class Converted(_Typed):
    """The answer of a conversion."""

    from_: str
    to: str
    document: Any
    changes: tuple[Change, ...]
    losses: tuple[Loss, ...]
    violations: tuple[Violation, ...]
    problems: tuple[Mapping[str, Any], ...] = ()


@dataclass
class Association:
    """A domain, and the roles that a contact gets there.

    >>> Association("mydomain.fr", ["owner", "admin"], operation="transfer").operation
    'transfer'
    """

    domain: Optional[str]
    roles: Sequence[str]
    operation: Optional[str] = None
    provider: Optional[str] = None
    today: Optional[Union[datetime.date, str]] = None
    language: Optional[str] = None


@dataclass
class Contact:
    """The canonical contact, with the schema ``contact``. ``None`` is an absent member.

    Data that only some registries ask for, such as ``birth_date``, are in a dict or in a dataclass of your own.
    """

    id: Optional[str] = None
    label: Optional[str] = None
    kind: Optional[str] = None
    given_name: Optional[str] = None
    family_name: Optional[str] = None
    full_name: Optional[str] = None
    organization: Optional[str] = None
    trading_name: Optional[str] = None
    job_title: Optional[str] = None
    street: Optional[Sequence[str]] = None
    city: Optional[str] = None
    subdivision: Optional[str] = None
    postal_code: Optional[str] = None
    country: Optional[str] = None
    email: Optional[str] = None
    phone: Optional[str] = None
    mobile: Optional[str] = None
    fax: Optional[str] = None
    language: Optional[str] = None
    hide_address: Optional[bool] = None
    hide_email: Optional[bool] = None
    reachability: Optional[str] = None
    validation: Optional[str] = None


Document = Any
"""A contact in a provider's schema: a dict, a dataclass, or the text or bytes of JSON, XML or a vCard."""

Given = Union[Mapping[str, Any], Association]
"""An association: ``{"domain": "mydomain.fr", "roles": ["owner"]}`` or an :class:`Association`."""

Rules = Union[Mapping[str, Any], Sequence[Mapping[str, Any]], str]
"""Rules of your own: a rule file as a dict, a list of them, or the JSON text of either."""
