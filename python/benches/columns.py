"""Columns, beside other packages that answer the same question, on one core and in one run.

    python benches/columns.py [ROWS]

Each package answers the same rows. A slow one gets fewer of them, and its figure is for as many as it got.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Optional

import email_validator
import phonenumbers
import polars as pl
import pyarrow as pa
import pycountry
import stdnum.eu.vat

import registrant.polars
from registrant import arrow

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000

PHONES = ["01 42 68 53 00", "+33 6 12 34 56 78", "0612345678", "+49 30 901820", "+1 212 555 0123", "01.42.68.53.01", "12", "(0)4 78 92 12 34"]
COUNTRIES = ["France", "DE", "Italy", "US", "United Kingdom", "nl", "Japan", "Atlantis"]
VATS = ["FR40303265045", "DE136695976", "IT00743110157", "NL004495445B01", "BE0428759497", "ATU13585627", "FR40303265046", "X"]
EMAILS = ["ann@example.org", "Bo@EXAMPLE.com", "zoe.example@mail.example.net", "no mail", "a@b", "o'neil@example.ie", "x@exa mple.com", "jörg@example.de"]


def phone(text: str) -> Optional[str]:
    try:
        number = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else None


def country(text: str) -> Optional[str]:
    try:
        return str(pycountry.countries.lookup(text).alpha_2)
    except LookupError:
        return None


def email(text: str) -> Optional[str]:
    try:
        return email_validator.validate_email(text, check_deliverability=False).normalized
    except email_validator.EmailNotValidError:
        return None


def expanded(values: Sequence[str], rows: int, numbered: Optional[Callable[[str, int], str]] = None) -> list[str]:
    values = [values[row % len(values)] for row in range(rows)]
    return [numbered(value, row) for row, value in enumerate(values)] if numbered else values


def timed(run: Callable[[], Any]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def compare(title: str, values: list[str], ours: Callable[[pa.Array], Any], name: str, theirs: Callable[[str], Any], share: int) -> None:
    column = pa.array(values)
    few = values[: max(1, len(values) // share)]
    mine = min(timed(lambda: ours(column)) for _ in range(3)) / len(values)
    other = timed(lambda: [theirs(value) for value in few]) / len(few)
    print(f"| {title} | {len(values):,} | {mine * 1e9:,.0f} ns | {name} | {len(few):,} | {other * 1e9:,.0f} ns | {other / mine:,.0f} × |", flush=True)


def distinct(number: str, row: int) -> str:
    """Vary the last digits, so that no number repeats soon."""
    return f"{number[:-4]}{row % 10_000:04d}" if len(number) > 8 else number


if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

print("| column | rows | registrant, a row | other package | rows | a row | ratio |")
print("|---|---|---|---|---|---|---|")
phones = expanded(PHONES, ROWS, distinct)
compare("phone_e164", phones, lambda column: arrow.phone_e164(column, "FR"), "phonenumbers", phone, 1)
compare("country_code", expanded(COUNTRIES, ROWS), arrow.country_code, "pycountry", country, 20)
compare("identifier_valid, eu.vat", expanded(VATS, ROWS), lambda column: arrow.identifier_valid(column, "eu.vat"), "python-stdnum", stdnum.eu.vat.is_valid, 10)
compare("normalize_values, email", expanded(EMAILS, ROWS), lambda column: arrow.normalize_values(column, "email"), "email-validator", email, 20)

frame = pl.DataFrame({"phone": phones}).lazy().select(pl.col("phone").registrant.phone_e164(country="FR"))
for engine in ("in-memory", "streaming"):
    seconds = timed(lambda: frame.collect(engine=engine))
    print(f"\nPolars, {engine}: {seconds / ROWS * 1e9:,.0f} ns a phone number", end="")

rows = ROWS // 10
table = pa.table({"n": ["Ann"] * rows, "f": ["Example"] * rows, "s": ["1 rue Neuve"] * rows, "c": ["Paris"] * rows, "z": ["75001"] * rows, "l": ["France", "FR"] * (rows // 2), "p": phones[:rows], "d": ["mydomain.fr", "mydomain.de"] * (rows // 2)})
mapping = {"n": "given_name", "f": "family_name", "s": "street", "c": "city", "z": "postal_code", "l": "country", "p": "phone", "d": "domain"}
for name, run in {
    "check": lambda: arrow.check(table, mapping, {"roles": ["owner"]}),
    "normalize": lambda: arrow.normalize(table, {key: held for key, held in mapping.items() if held != "domain"}),
    "convert to gandi-v5": lambda: arrow.convert(table.drop_columns(["d"]), {key: held for key, held in mapping.items() if held != "domain"}, "gandi-v5"),
}.items():
    print(f"\narrow.{name}: {timed(run) / rows * 1e9:,.0f} ns a contact", end="")
print()
