"""DataFrames of Spark, batch by batch through Arrow. The workers need this package and PyArrow, and nothing else.

Each function returns the DataFrame with one more column, a struct. Streaming DataFrames work too. A column that the mapping names and that the
DataFrame lacks raises :class:`registrant.RegistrantError` at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any, Callable, Optional

from . import _native, arrow
from ._errors import wrong
from ._functions import options_of
from ._types import Day, Given, Rules
from .arrow import Mapped

_VIOLATIONS = "array<struct<code:string,severity:string,path:string,pointer:string,rule:string,message:string>>"
_LOSSES = "array<struct<path:string,pointer:string,message:string,refused:boolean>>"

REPORT = f"struct<accepted:boolean,violations:{_VIOLATIONS},error:string>"
"""The type of the column that :func:`check` adds."""
CONVERTED = f"struct<document:string,violations:{_VIOLATIONS},losses:{_LOSSES},error:string>"
"""The type of the column that :func:`convert` adds."""

def _added(df: Any, column: str, kind: str, mapping: Optional[Mapped], answer: Callable[[Any], Any]) -> Any:
    """Return a DataFrame with a column that is answered for each batch."""
    names = list(df.columns)
    if column in names:
        raise wrong("/column", f"expected a new name, found the column `{column}`", "pass another name as column=")
    for name, _ in arrow.pairs(mapping) or []:
        if name not in names:
            reason = f"expected a column `{name}`, found none"
            raise wrong("/mapping", reason, f"the columns are {', '.join(names)}")
    types = import_module("pyspark.sql.types")
    added = types.StructType.fromDDL(f"`{column}` {kind}")
    schema = types.StructType([*df.schema.fields, *added.fields])
    return df.mapInArrow(partial(_answer, answer, column), schema)


def _answer(answer: Callable[[Any], Any], column: str, batches: Iterator[Any]) -> Iterator[Any]:
    make = import_module("pyarrow").RecordBatch.from_arrays
    for batch in batches:
        yield make([*batch.columns, answer(batch)], names=[*batch.schema.names, column])


def check(
    df: Any,
    mapping: Optional[Mapped],
    association: Given,
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
    column: str = "report",
) -> Any:
    """Add the report on each row, as :func:`registrant.arrow.check` gives it.

    >>> df = spark.read.parquet("contacts.parquet")  # doctest: +SKIP
    >>> checked = check(df, {"Vorname": "given_name", "Domain": "domain"}, {"roles": ["owner"]})  # doctest: +SKIP
    >>> checked.where("not report.accepted").count()  # doctest: +SKIP
    """
    # All workers take the day of the driver.
    day = options_of(association, today).get("today", today)
    options = {"schema": schema, "provider": provider, "today": day, "rules": rules, "language": language}
    answer = partial(_check, mapping=mapping, association=association, options=options)
    return _added(df, column, REPORT, mapping, answer)


def _check(batch: Any, mapping: Optional[Mapped], association: Given, options: dict[str, Any]) -> Any:
    return arrow.check(batch, mapping, association, **options)


def convert(
    df: Any, mapping: Optional[Mapped], to: str, from_: Optional[str] = None, *, column: str = "converted", **options: Any
) -> Any:
    """Add the conversion of each row, as :func:`registrant.arrow.convert` gives it."""
    return _added(df, column, CONVERTED, mapping, partial(_convert, mapping=mapping, to=to, from_=from_, options=options))


def _convert(batch: Any, mapping: Optional[Mapped], to: str, from_: Optional[str], options: dict[str, Any]) -> Any:
    return arrow.convert(batch, mapping, to, from_, **options)


def normalize(df: Any, mapping: Mapped, *, column: str = "normalized", **options: Any) -> Any:
    """Add the repaired contact of each row, as :func:`registrant.arrow.normalize` gives it."""
    fields = dict.fromkeys(field for _, field in arrow.fields_of(mapping))
    kind = ",".join(f"{name}:{_TYPES.get(_native.field_type(name), 'string')}" for name in fields)
    kind = f"struct<contact:struct<{kind}>,changes:array<struct<path:string,code:string>>,error:string>"
    return _added(df, column, kind, mapping, partial(_normalize, mapping=mapping, options=options))


_TYPES = {"lines": "array<string>", "flag": "boolean"}


def _normalize(batch: Any, mapping: Mapped, options: dict[str, Any]) -> Any:
    return arrow.normalize(batch, mapping, **options)
