"""Columns, through Arrow's C data interface.

Every function takes what has Arrow's capsules: arrays, chunked arrays, batches and tables of PyArrow, series and frames of Polars,
those of pandas 2.2 and later, relations of DuckDB. The answer is of the library that the input is of; for another library it is PyArrow's. Texts
are not copied on the way in.

A null gives a null. A value that is wrong gives null, or ``False``, and functions that answer with a struct give the reason in its member
``error``. A column with a wrong type raises :class:`registrant.RegistrantError`, which names the column.

>>> import pyarrow as pa
>>> phone_e164(pa.array(["01 42 68 53 00", None, "12"]), country="FR").to_pylist()
['+33142685300', None, None]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional, Union, cast

from . import _native
from ._data import column_of, like, table_of
from ._errors import RegistrantError, wrong
from ._functions import options_of, set_of
from ._json import text
from ._types import Day, Given, Rules

Mapped = Union[Mapping[str, str], Sequence[tuple[str, str]]]
"""What columns hold, such as ``{"Vorname": "given_name"}``: a field of the canonical contact, ``domain``, ``roles``, or
``document`` for a whole document in a struct or a text."""

Country = Union[str, Any, None]
"""A country by its code or a name, or a column of them."""


def _country(country: Country) -> tuple[Optional[str], Any]:
    """Return a country and a column of countries, one of which is None."""
    if country is None or isinstance(country, str):
        return country, None
    return None, column_of("country", country)


def pairs(mapping: Optional[Mapped]) -> Optional[list[tuple[str, str]]]:
    """Return the columns and what they hold, each as a text."""
    if mapping is None:
        return None
    if isinstance(mapping, str):
        raise wrong("/mapping", "expected a mapping, found a text", "pass one, as in {'Vorname': 'given_name'}")
    columns = list(cast("Any", mapping.items() if isinstance(mapping, Mapping) else mapping))
    if not columns:
        raise wrong("/mapping", "expected a column, found none", "map one, as in {'Vorname': 'given_name'}")
    holders: dict[str, str] = {}
    for name, held in columns:
        if not isinstance(name, str) or not isinstance(held, str):
            found = type(held if isinstance(name, str) else name).__name__
            raise wrong("/mapping", f"expected texts, found a {found}", "map names, as in {'Vorname': 'given_name'}")
        if kind_of("/mapping", name, held) != "lines" and holders.setdefault(held, name) != name:
            raise wrong("/mapping", f"column `{name}`: expected one column for {held}, found two", "leave one out")
    return columns


def kind_of(place: str, name: str, held: str) -> str:
    """Return the type of what a column holds."""
    if held in BESIDE:
        return held
    try:
        return _native.field_type(held)
    except RegistrantError as error:
        raise wrong(place, f"column `{name}`: unknown field `{held}`", error.remedy, error.code) from None


BESIDE = ("domain", "roles", "document")
"""What columns can hold besides the fields of the canonical contact."""


def fields_of(mapping: Mapped) -> list[tuple[str, str]]:
    """Return the columns of a mapping that hold fields of the canonical contact, each with its field."""
    fields = [(name, held) for name, held in pairs(mapping) or [] if held not in ("domain", "roles")]
    if not fields or "document" in (held for _, held in fields):
        found = "one of documents" if fields else "none"
        raise wrong("/mapping", f"expected columns of fields, found {found}", "map one, as in {'Vorname': 'given_name'}")
    return fields


def phone_e164(column: Any, country: Country = None) -> Any:
    """Return the E.164 form of each phone number, and null for a number that is not in use.

    ``country`` is the country of numbers without a calling code: a code or a name, or a column of them.

    >>> import pyarrow as pa
    >>> numbers = pa.array(["01 42 68 53 00", "030 901820"])
    >>> phone_e164(numbers, country=pa.array(["FR", "Germany"])).to_pylist()
    ['+33142685300', '+4930901820']
    """
    return like(column, _native.phone_e164_column(column_of("column", column), *_country(country)))


def country_code(column: Any) -> Any:
    """Return the ISO 3166-1 code of each country, by its code or a name in any language of the library.

    >>> import pyarrow as pa
    >>> country_code(pa.array(["France", "Deutschland", "us", "nowhere"])).to_pylist()
    ['FR', 'DE', 'US', None]
    """
    return like(column, _native.country_code_column(column_of("column", column)))


def identifier_valid(column: Any, kind: str, country: Country = None) -> Any:
    """Return whether each text is a valid identifier of a kind, such as ``eu.vat`` or ``fr.siren``.

    >>> import pyarrow as pa
    >>> identifier_valid(pa.array(["732 829 320", "732829321", None]), "fr.siren").to_pylist()
    [True, False, None]
    """
    one, each = _country(country)
    return like(column, _native.identifier_valid_column(column_of("column", column), kind, one, each))


def normalize_values(
    column: Any,
    kind: str,
    *,
    country: Country = None,
    identifier: Optional[str] = None,
    order: Optional[str] = None,
    language: Optional[str] = None,
    ascii: bool = False,
) -> Any:
    """Normalize each value of a kind, as :func:`registrant.normalize` does. Return structs ``value``, ``valid``, ``error``.

    >>> import pyarrow as pa
    >>> normalize_values(pa.array(["Ann@EXAMPLE.org", "ann@"]), "email").field("value").to_pylist()
    ['Ann@example.org', None]
    """
    one, each = _country(country)
    options = set_of(country=one, kind=identifier, order=order, language=language, ascii=ascii)
    return like(column, _native.normalize_column(column_of("column", column), kind, text("options", options), each))


def check(
    data: Any,
    mapping: Optional[Mapped],
    association: Given,
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> Any:
    """Check each row of a table, or each document of a column. Return structs ``accepted``, ``violations``, ``error``.

    ``mapping`` says what the columns hold. Without a mapping, ``None``, a row is a document itself: a struct in the schema, or a text. If a
    column holds the domain, the association needs none. A row that cannot be read has the reason in ``error``, and nulls beside it.

    >>> import pyarrow as pa
    >>> table = pa.table({"Vorname": ["Ann"], "Land": ["Frankreich"], "Domain": ["mydomain.fr"]})
    >>> mapping = {"Vorname": "given_name", "Land": "country", "Domain": "domain"}
    >>> check(table, mapping, {"roles": ["owner"]})[0].as_py()["accepted"]
    False
    """
    columns = pairs(mapping)
    if columns is not None and schema is None and "document" not in (held for _, held in columns):
        schema = "contact"
    options = options_of(association, today, schema=schema, provider=provider, rules=rules, language=language)
    answer = _native.check_column(table_of(data, columns), columns, text("association", association), text("options", options))
    return like(data, answer)


def convert(
    data: Any,
    mapping: Optional[Mapped],
    to: str,
    from_: Optional[str] = None,
    *,
    raw: bool = False,
    ascii: bool = False,
    domain: Optional[str] = None,
    card_version: Optional[str] = None,
    language: Optional[str] = None,
) -> Any:
    """Convert each row to another schema. Return structs ``document``, ``violations``, ``losses``, ``error``.

    A document is a text: of JSON, or of XML or a vCard if the schema is such.

    >>> import pyarrow as pa
    >>> table = pa.table({"Vorname": ["Ann"], "Land": ["Frankreich"]})
    >>> convert(table, {"Vorname": "given_name", "Land": "country"}, "dnsimple")[0].as_py()["document"]
    '{"first_name":"Ann","country":"FR"}'
    """
    columns = pairs(mapping)
    if columns is not None and from_ is None and "document" not in (held for _, held in columns):
        from_ = "contact"
    known = set_of(to=to, raw=raw, ascii=ascii, domain=domain, card_version=card_version, language=language)
    return like(data, _native.convert_column(table_of(data, columns), columns, text("options", {"from": from_, **known})))


def normalize(data: Any, mapping: Mapped, *, ascii: bool = False, language: Optional[str] = None) -> Any:
    """Repair the contact of each row without guessing. Return structs ``contact``, ``changes``, ``error``.

    ``contact`` has a member for each field of the mapping.

    >>> import pyarrow as pa
    >>> table = pa.table({"Telefon": ["01 42 68 53 00"], "Land": ["Frankreich"]})
    >>> normalize(table, {"Telefon": "phone", "Land": "country"})[0].as_py()["contact"]
    {'phone': '+33.142685300', 'country': 'FR'}
    """
    columns = fields_of(mapping)
    options = text("options", set_of(ascii=ascii, language=language))
    return like(data, _native.normalize_contact_column(table_of(data, columns), columns, options))
