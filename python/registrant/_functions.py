"""The functions of the package."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Optional, TypeVar, cast

from . import _native
from ._errors import RegistrantError, wrong
from ._json import call, named
from ._json import text as json_text
from ._types import ConvertedDict, Day, Document, Given, LineDict, ReportDict, Rules

OPERATIONS: Sequence[str] = tuple(_native.operations)
"""The operations of :func:`call`."""

Lines = TypeVar("Lines", str, bytes)


def _today(today: Day) -> Optional[str]:
    if today == "today":
        return datetime.date.today().isoformat()
    if isinstance(today, datetime.datetime):
        return today.date().isoformat()
    return today.isoformat() if isinstance(today, datetime.date) else today


def options_of(given: Any, today: Day, **options: Any) -> dict[str, Any]:
    """Return the options that are set. The day of an association counts, unless another one is passed."""
    known = {name: option for name, option in options.items() if option is not None}
    of_given = cast(Any, given).get("today") if isinstance(given, Mapping) else getattr(given, "today", None)
    if today != "today" or of_given is None:
        known["today"] = _today(today)
    return known


def set_of(**options: Any) -> dict[str, Any]:
    """Return the options that are set."""
    return {name: option for name, option in options.items() if option is not None and option is not False}


def check(
    contact: Document,
    association: Given,
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> ReportDict:
    """Check a contact for a domain: what the registry and the provider would refuse, and why.

    The schema is detected by default; ``contact`` is the canonical one. ``provider`` adds the rules of a provider.

    >>> contact = {"given": "Ann", "family": "Example", "country": "FR", "email": "ann@example.org", "type": 0}
    >>> report = check(contact, {"domain": "mydomain.fr", "roles": ["owner"]}, schema="gandi-v3")
    >>> report["accepted"]
    False
    >>> [violation["pointer"] for violation in report["violations"]][:2]
    ['/streetaddr', '/city']
    """
    document = json_text("contact", contact)
    checker = _checker(association, today, schema=schema, provider=provider, rules=rules, language=language)
    return cast(ReportDict, json.loads(checker.report(document)))


def _checker(association: Given, today: Day, **options: Any) -> _native.Checker:
    known = options_of(association, today, **options)
    return _kept(json_text("association", association), json_text("options", known))


@functools.lru_cache(maxsize=8)
def _kept(association: str, options: str) -> _native.Checker:
    """Return a checker. Most callers repeat their arguments."""
    return _native.Checker(association, options)


def check_many(
    contacts: Iterable[Document],
    association: Given,
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> Iterator[LineDict]:
    """Check many contacts for one association, and yield a report for each, in order.

    It reads one contact at a time. A document that cannot be read yields ``{"error": ...}`` with its number as ``line``,
    counted from 1. A wrong association raises :class:`RegistrantError` at once.

    >>> contacts = [{"country": "FR"}, "{"]
    >>> reports = check_many(contacts, {"domain": "mydomain.fr", "roles": ["owner"]}, schema="contact")
    >>> [list(report)[0] for report in reports]
    ['accepted', 'error']
    """
    checker = _checker(association, today, schema=schema, provider=provider, rules=rules, language=language)
    if isinstance(contacts, (str, bytes, Mapping)):
        found = "text" if isinstance(contacts, (str, bytes)) else "mapping"
        raise wrong("/contacts", f"expected several contacts, found a {found}", "pass a list, or call check or check_lines")
    each = iter(contacts)

    def reports() -> Iterator[LineDict]:
        for number, contact in enumerate(each, 1):
            try:
                line = json_text("contacts", contact)
            except RegistrantError as error:
                fault = {"kind": error.kind, "pointer": error.pointer, "line": number, "reason": error.reason}
                yield cast(LineDict, {"error": {**fault, "remedy": error.remedy, "message": str(error)}})
                continue
            yield cast(LineDict, json.loads(checker.line(line.encode(), number)))

    return reports()


def check_lines(
    documents: Lines,
    association: Given,
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> Lines:
    r"""Check many documents, one a line of JSON, and return one report a line, in order.

    A line that cannot be read gives ``{"error": ...}`` with its ``line`` number. Blank lines are skipped.

    >>> lines = check_lines('{"country": "FR"}\n{', {"domain": "mydomain.fr", "roles": ["owner"]}, schema="contact")
    >>> [line[:10] for line in lines.splitlines()]
    ['{"accepted', '{"error":{']
    """
    checker = _checker(association, today, schema=schema, provider=provider, rules=rules, language=language)
    if isinstance(documents, str):
        return checker.lines(documents.encode("utf-8", "replace")).decode("utf-8")
    return checker.lines(documents)


def check_order(
    order: Any,
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> dict[str, Any]:
    """Check the contacts of all roles of an order for its domains.

    ``order`` has ``domains``, ``contacts`` by role, and ``operation``.

    >>> contact = {"given_name": "Ann", "family_name": "Example", "country": "FR"}
    >>> answer = check_order({"domains": ["mydomain.fr"], "contacts": {"owner": contact}}, schema="contact")
    >>> answer["accepted"]
    False
    """
    options = options_of(order, today, schema=schema, provider=provider, rules=rules, language=language)
    return cast("dict[str, Any]", named("check_order", order=order, options=options))


def requirements(
    association: Given,
    about: Optional[Mapping[str, Any]] = None,
    *,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> dict[str, Any]:
    """Return the fields that a form must have. ``about`` has what is known: ``kind`` and ``country``.

    >>> form = requirements({"domain": "mydomain.fr", "roles": ["owner"]}, {"kind": "individual", "country": "FR"})
    >>> [field["path"] for field in form["fields"] if field["presence"] == "required"][:2]
    ['given_name', 'family_name']
    """
    options = options_of(association, today, provider=provider, rules=rules, language=language)
    return cast("dict[str, Any]", named("requirements", association=association, about=about, options=options))


def requirements_schema(
    association: Given,
    about: Optional[Mapping[str, Any]] = None,
    *,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> dict[str, Any]:
    """Return the same as :func:`requirements` as JSON Schema 2020-12.

    >>> requirements_schema({"domain": "mydomain.fr", "roles": ["owner"]})["type"]
    'object'
    """
    options = options_of(association, today, provider=provider, rules=rules, language=language)
    return cast("dict[str, Any]", named("requirements_schema", association=association, about=about, options=options))


def explain(
    domain: str,
    *,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> dict[str, Any]:
    """Return every rule of a domain, with words and its source.

    >>> explain("mydomain.fr")["suffix"]
    'fr'
    """
    options = options_of(None, today, provider=provider, rules=rules, language=language)
    return cast("dict[str, Any]", named("explain", domain=domain, options=options))


def eligible(
    contact: Document,
    association: Given,
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> dict[str, Any]:
    """Return the verdict of every suffix on a contact. The association has no domain.

    >>> contact = {"given_name": "Ann", "country": "US"}
    >>> "suffixes" in eligible(contact, {"roles": ["owner"]}, schema="contact")
    True
    """
    options = options_of(association, today, schema=schema, provider=provider, rules=rules, language=language)
    return cast("dict[str, Any]", named("eligible", contact=contact, association=association, options=options))


def convert(
    document: Document,
    to: str,
    from_: Optional[str] = None,
    *,
    raw: bool = False,
    ascii: bool = False,
    domain: Optional[str] = None,
    card_version: Optional[str] = None,
    call: Optional[str] = None,
    language: Optional[str] = None,
) -> ConvertedDict:
    """Convert a document to another schema. ``from_`` is detected by default.

    ``raw`` keeps the values as they are, and ``ascii`` spells names and addresses in ASCII letters. ``call`` names the message of
    Gandi's API v3 to write around the contact, such as ``contact.create``.

    >>> document = {"type": 0, "given": "Ann", "family": "Example", "phone": "+33123456789", "country": "FR"}
    >>> convert(document, "dnsimple", "gandi-v3")["document"]["first_name"]
    'Ann'
    """
    known = set_of(
        to=to, raw=raw, ascii=ascii, domain=domain, card_version=card_version, call=call, language=language
    )
    return cast(ConvertedDict, named("convert", document=document, options={"from": from_, **known}))


def decode(document: Document, schema: Optional[str] = None) -> dict[str, Any]:
    """Read a document into the canonical contact.

    >>> decode({"given": "Ann", "type": 0}, "gandi-v3")["contact"]["given_name"]
    'Ann'
    """
    return cast("dict[str, Any]", named("decode", document=document, schema=schema))


def encode(contact: Document, schema: str) -> dict[str, Any]:
    """Write a canonical contact in a schema.

    >>> encode({"given_name": "Ann"}, "gandi-v3")["document"]["given"]
    'Ann'
    """
    return cast("dict[str, Any]", named("encode", contact=contact, schema=schema))


def contacts(document: Document, schema: Optional[str] = None) -> list[dict[str, Any]]:
    """Return the contacts in a document or in a provider's answer, with their places.

    >>> [part["pointer"] for part in contacts([{"given": "Ann", "type": 0}], "gandi-v3")]
    ['/0']
    """
    return cast("list[dict[str, Any]]", named("contacts", document=document, schema=schema))


def detect(document: Document) -> dict[str, Any]:
    """Detect the schema of a document.

    >>> detect({"given": "Ann", "family": "Example", "streetaddr": "1 Example Street"})["schema"]
    'gandi-v3'
    """
    return cast("dict[str, Any]", named("detect", document=document))


def schemas() -> list[dict[str, Any]]:
    """Return the schemas, with the place of each field.

    >>> "dnsimple" in [schema["name"] for schema in schemas()]
    True
    """
    return cast("list[dict[str, Any]]", call("schemas"))


def suffix(domain: str) -> dict[str, str]:
    """Return the public suffix whose rules apply to a domain.

    >>> suffix("www.example.co.uk")
    {'suffix': 'co.uk'}
    """
    return cast("dict[str, str]", named("suffix", domain=domain))


def suffixes() -> dict[str, Any]:
    """Return every suffix, and the basis of its rules.

    >>> [row["basis"] for row in suffixes()["suffixes"] if row["suffix"] == "fr"]
    ['registry']
    """
    return cast("dict[str, Any]", call("suffixes"))


def normalize(
    kind: str,
    value: Any,
    *,
    country: Optional[str] = None,
    identifier: Optional[str] = None,
    today: Day = "today",
    order: Optional[str] = None,
    language: Optional[str] = None,
    ascii: bool = False,
) -> dict[str, Any]:
    """Normalize one value.

    ``kind`` is ``phone``, ``country``, ``subdivision``, ``postal-code``, ``email``, ``name``, ``organization``, ``street``,
    ``text``, ``date``, ``identifier`` or ``address``. ``identifier`` is the kind of an identifier, such as ``eu.vat``. ``order``
    is ``dmy`` or ``mdy``.

    >>> normalize("phone", "01 42 68 53 00", country="FR")["international"]
    '+33 1 42 68 53 00'
    >>> normalize("identifier", "732 829 320", identifier="fr.siren")["value"]
    '732829320'
    """
    known = set_of(country=country, kind=identifier, order=order, language=language, ascii=ascii)
    options = {**known, "today": _today(today)}
    return cast("dict[str, Any]", named("normalize", kind=kind, value=value, options=options))


def normalize_contact(contact: Document, *, ascii: bool = False, language: Optional[str] = None) -> dict[str, Any]:
    """Repair a canonical contact without guessing.

    >>> normalize_contact({"country": "France", "phone": "01 42 68 53 00"})["contact"]["phone"]
    '+33.142685300'
    """
    options = set_of(ascii=ascii, language=language)
    return cast("dict[str, Any]", named("normalize_contact", contact=contact, options=options))


def phone_e164(value: str, country: Optional[str] = None) -> Optional[str]:
    """Return the E.164 form of a phone number, or ``None`` if it is not in use.

    ``country`` is the country of a number without a calling code, by its code or a name.

    >>> phone_e164("01 42 68 53 00", "FR")
    '+33142685300'
    >>> phone_e164("12") is None
    True
    """
    try:
        return _native.phone_e164(value, country)
    except UnicodeEncodeError:
        # A lone surrogate is no digit.
        return None


def format_phone_as_you_type(text: str, country: Optional[str] = None) -> str:
    """Group the digits of a number while it is typed.

    >>> format_phone_as_you_type("0142685", "FR")
    '01 42 68 5'
    """
    return cast(str, named("format_phone_as_you_type", text=text, country=country))


def address_format(country: str, *, language: Optional[str] = None) -> dict[str, Any]:
    """Return the rows of a country's addresses.

    >>> address_format("US")["family_name_first"]
    False
    """
    return cast("dict[str, Any]", named("address_format", country=country, options=set_of(language=language)))


def choices(name: str, *, language: Optional[str] = None) -> list[dict[str, Any]]:
    """Return the options of a select: ``countries``, or ``subdivisions:IT``.

    >>> choices("subdivisions:IT")[0]["value"]
    'IT-AG'
    """
    return cast("list[dict[str, Any]]", named("choices", name=name, options=set_of(language=language)))


def patch(schema: str, document: Document, patch: Any, *, check: bool = False) -> Any:
    """Apply a provider's patch to a document. With ``check``, return the violations too.

    >>> patch("dnsimple", {"id": 1, "first_name": "Ann"}, {"first_name": "Bo"})["first_name"]
    'Bo'
    """
    return named("patch", schema=schema, document=document, patch=patch, options=set_of(check=check))


def language_for(tag: str) -> str:
    """Return the language of a BCP 47 tag, or English if there are no messages in it.

    >>> language_for("fr-CA")
    'fr'
    """
    return cast(str, named("language_for", tag=tag))
