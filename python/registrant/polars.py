"""Expressions of Polars, under ``.registrant``. Importing this module adds them.

They work row by row, so the streaming engine runs them in parts.

>>> import polars as pl
>>> import registrant.polars
>>> frame = pl.DataFrame({"phone": ["01 42 68 53 00", "12"], "land": ["Frankreich", None]})
>>> frame.select(pl.col("phone").registrant.phone_e164(country="FR"), pl.col("land").registrant.country_code()).rows()
[('+33142685300', 'FR'), (None, None)]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable, Optional, Union

import polars as pl

from . import arrow
from ._errors import wrong
from ._types import Day, Given, Rules

Country = Union[str, pl.Expr, None]
"""A country by its code or a name, or an expression with one for each row."""

_TEXT = pl.String()
_VIOLATIONS = pl.List(pl.Struct({name: _TEXT for name in ("code", "severity", "path", "pointer", "rule", "message")}))
_LOSSES = pl.List(pl.Struct({"path": _TEXT, "pointer": _TEXT, "message": _TEXT, "refused": pl.Boolean()}))

REPORT = pl.Struct({"accepted": pl.Boolean(), "violations": _VIOLATIONS, "error": _TEXT})
"""The type of :meth:`Registrant.check`."""
CONVERTED = pl.Struct({"document": _TEXT, "violations": _VIOLATIONS, "losses": _LOSSES, "error": _TEXT})
"""The type of :meth:`Registrant.convert`."""
NORMALIZED = pl.Struct({"value": _TEXT, "valid": pl.Boolean(), "error": _TEXT})
"""The type of :meth:`Registrant.normalize`."""


@pl.api.register_expr_namespace("registrant")
class Registrant:
    """The functions of :mod:`registrant.arrow` as expressions.

    Type checkers know no names that are added to Polars. For them, write ``Registrant(pl.col("phone")).phone_e164()``.
    """

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def _each(self, function: Callable[[pl.Series], pl.Series], kind: Any) -> pl.Expr:
        return self._expression.map_batches(function, return_dtype=kind, is_elementwise=True)

    def _with_country(self, country: Country, function: Callable[[pl.Series, Any], pl.Series], kind: Any) -> pl.Expr:
        if not isinstance(country, pl.Expr):
            return self._each(lambda column: function(column, country), kind)
        if self._expression.meta.has_multiple_outputs():
            remedy = "write an expression for each column"
            raise wrong("/country", "expected one column beside one of countries, found several", remedy)
        both = pl.struct(self._expression.alias("value"), country.alias("country"))

        def split(rows: pl.Series) -> pl.Series:
            return function(rows.struct.field("value"), rows.struct.field("country"))

        return both.map_batches(split, return_dtype=kind, is_elementwise=True).alias(self._expression.meta.output_name())

    def phone_e164(self, country: Country = None) -> pl.Expr:
        """Return the E.164 form of each phone number, and null for a number that is not in use."""
        return self._with_country(country, arrow.phone_e164, pl.String)

    def country_code(self) -> pl.Expr:
        """Return the ISO 3166-1 code of each country, by its code or a name."""
        return self._each(arrow.country_code, pl.String)

    def identifier_valid(self, kind: str, country: Country = None) -> pl.Expr:
        """Return whether each text is a valid identifier of a kind, such as ``eu.vat``."""

        def valid(column: pl.Series, known: Any) -> pl.Series:
            answer: pl.Series = arrow.identifier_valid(column, kind, known)
            return answer

        return self._with_country(country, valid, pl.Boolean)

    def normalize(self, kind: str, country: Country = None, **options: Any) -> pl.Expr:
        """Normalize each value of a kind. Return structs ``value``, ``valid``, ``error``."""

        def normalized(column: pl.Series, known: Any) -> pl.Series:
            answer: pl.Series = arrow.normalize_values(column, kind, country=known, **options)
            return answer

        return self._with_country(country, normalized, NORMALIZED)

    def check(
        self,
        association: Given,
        mapping: Optional[Mapping[str, str]] = None,
        *,
        schema: Optional[str] = None,
        provider: Optional[str] = None,
        today: Day = "today",
        rules: Optional[Rules] = None,
        language: Optional[str] = None,
    ) -> pl.Expr:
        """Check each document, or each struct with the columns of a mapping. Return structs ``accepted``, ``violations``, ``error``.

        >>> frame = pl.DataFrame({"Vorname": ["Ann"], "Land": ["FR"]})
        >>> mapping = {"Vorname": "given_name", "Land": "country"}
        >>> owner = {"domain": "mydomain.fr", "roles": ["owner"]}
        >>> report = pl.struct("Vorname", "Land").registrant.check(owner, mapping)
        >>> frame.select(report.struct.field("accepted")).item()
        False
        """

        def checked(rows: pl.Series) -> pl.Series:
            answer: pl.Series = arrow.check(
                rows, mapping, association, schema=schema, provider=provider, today=today, rules=rules, language=language
            )
            return answer

        return self._each(checked, REPORT)

    def convert(
        self, to: str, from_: Optional[str] = None, mapping: Optional[Mapping[str, str]] = None, **options: Any
    ) -> pl.Expr:
        """Convert each document. Return structs ``document``, ``violations``, ``losses``, ``error``."""

        def converted(rows: pl.Series) -> pl.Series:
            answer: pl.Series = arrow.convert(rows, mapping, to, from_, **options)
            return answer

        return self._each(converted, CONVERTED)
