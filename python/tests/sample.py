"""A program of a user. mypy and pyright check it in their strict modes."""

from __future__ import annotations

from typing import Optional

import polars as pl

import registrant
import registrant.gandi
from registrant import Association, Contact, RegistrantError, Report
from registrant.polars import Registrant


def problems(contact: Contact, domain: str) -> list[str]:
    try:
        answer = registrant.check(contact, Association(domain, ["owner"]), schema="contact", language="de")
    except RegistrantError as error:
        return [f"{error.kind} {error.code} {error.pointer or ''} {error.remedy}"]
    report = Report.of(answer)
    return [violation["message"] for violation in answer["violations"]] + [one.rule.id for one in report.violations]


def first(documents: list[dict[str, str]]) -> Optional[bool]:
    for report in registrant.check_many(documents, {"domain": "mydomain.fr", "roles": ["owner"]}):
        return report["accepted"]
    return None


column: pl.Expr = Registrant(pl.col("phone")).phone_e164(country=pl.col("country"))
refused = registrant.gandi.can_associate(Contact(), Association("mydomain.fr", ["owner"]), schema="contact")
number: Optional[str] = registrant.phone_e164("01 42 68 53 00", country="FR")
lines: bytes = registrant.check_lines(b"{}", Association("mydomain.fr", ["owner"]))
converted = registrant.convert(Contact(given_name="Ann"), to="dnsimple", from_="contact")
print(problems(Contact(), "mydomain.fr"), first([]), number, lines, converted["losses"], registrant.DATA_VERSION)
