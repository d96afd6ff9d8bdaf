"""Requests and answers of Gandi's APIs. The functions have the names of their operations.

>>> from registrant import gandi
>>> gandi.gandi_errors({"code": 404, "message": "Not Found"}, 404)["accepted"]
False
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional, Union, cast

from ._functions import options_of
from ._json import named
from ._types import Day, Document, Given, Rules


Associable = Union[bool, list[dict[str, str]]]
"""``True``, or the list of what is wrong: each with ``field``, ``field_type``, ``error`` and ``reason``."""


def can_associate(
    contact: Document,
    association: Given,
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> Associable:
    """Answer as Gandi's ``contact.can_associate`` does: ``True``, or the list of what is wrong.

    >>> contact = {"type": 0, "given": "Ann", "family": "Example", "country": "FR"}
    >>> can_associate(contact, {"domain": "mydomain.fr", "owner": True})[0]["field"]
    'streetaddr'
    """
    options = options_of(association, today, schema=schema, provider=provider, rules=rules, language=language)
    return cast("Associable", named("can_associate", contact=contact, association=association, options=options))


def can_associate_domain(
    handle: str,
    association: Given,
    contacts: Sequence[Document],
    *,
    schema: Optional[str] = None,
    provider: Optional[str] = None,
    today: Day = "today",
    rules: Optional[Rules] = None,
    language: Optional[str] = None,
) -> Associable:
    """Do the same for the contact with this handle among the given contacts.

    >>> contacts = [{"handle": "FLN123-GANDI", "type": 0, "given": "Ann", "family": "Example"}]
    >>> can_associate_domain("FLN123-GANDI", {"domain": "mydomain.fr", "owner": True}, contacts) is True
    False
    """
    options = options_of(association, today, schema=schema, provider=provider, rules=rules, language=language)
    given = {"handle": handle, "association": association, "contacts": contacts}
    return cast("Associable", named("can_associate_domain", **given, options=options))


def update(contact: Document, patch: Document) -> dict[str, Any]:
    """Return the contact with a patch merged in, ``extra_parameters`` key by key.

    >>> update({"type": 0, "given": "Ann"}, {"given": "Bo"})["given"]
    'Bo'
    """
    return cast("dict[str, Any]", named("update", contact=contact, patch=patch))


def gandi_v5_contacts(answer: Document) -> dict[str, Any]:
    """Read the answer of Gandi's ``GET /v5/domain/domains/{domain}/contacts``.

    >>> gandi_v5_contacts({"owner": {"given": "Ann", "type": 0}})["missing"]
    ['admin', 'tech', 'bill']
    """
    return cast("dict[str, Any]", named("gandi_v5_contacts", answer=answer))


def gandi_v5_request(kind: str, order: Any, *, today: Day = "today") -> dict[str, Any]:
    """Return the request to Gandi's v5 API that sends contacts, complete except for your key.

    ``kind`` is ``create``, ``transferin``, ``changeowner``, ``patch_contacts`` or ``put_owner``. ``order`` has ``domain`` and
    ``contacts`` by role.

    >>> owner = {"given_name": "Ann", "family_name": "Example"}
    >>> gandi_v5_request("create", {"domain": "example.com", "contacts": {"owner": owner}})["request"]["path"]
    '/v5/domain/domains'
    """
    if isinstance(order, Mapping):
        given = cast("Mapping[str, Any]", order)
        order = {**given, **options_of(given, today)}
    return cast("dict[str, Any]", named("gandi_v5_request", kind=kind, order=order))


def gandi_v3_to_v5(
    domain: str, spec: Mapping[str, Any], contacts: Sequence[Document], *, today: Day = "today", **options: Any
) -> dict[str, Any]:
    """Return the v5 request for a v3 domain specification and the contacts whose handles it names.

    ``options`` are those of the order, such as ``dry_run=True``.

    >>> contact = {"handle": "FLN123-GANDI", "type": 0, "given": "Ann", "family": "Example"}
    >>> gandi_v3_to_v5("mydomain.net", {"owner": "FLN123-GANDI", "duration": 1}, [contact])["request"]["body"]["duration"]
    1
    """
    given = {"domain": domain, "spec": spec, "contacts": contacts}
    return cast("dict[str, Any]", named("gandi_v3_to_v5", **given, options=options_of(None, today, **options)))


def gandi_errors(body: Document, http_status: int) -> dict[str, Any]:
    """Read the body of an answer of Gandi's v5 API. With ``Dry-Run`` the status is 200 even if something is wrong.

    >>> gandi_errors({"code": 404, "message": "Not Found"}, 404)["message"]
    'Not Found'
    """
    return cast("dict[str, Any]", named("gandi_errors", body=body, httpStatus=http_status))


def gandi_association_errors(answer: Any) -> dict[str, Any]:
    """Read the answer of Gandi's v3 API about an association, or about a contact in a dry run: ``True``, or a list of errors.

    >>> gandi_association_errors(True)["accepted"]
    True
    """
    return cast("dict[str, Any]", named("gandi_association_errors", answer=answer))


def gandi_fault(code: int, text: Optional[str] = None) -> dict[str, Any]:
    """Explain a fault of Gandi's v3 API in words.

    >>> gandi_fault(516142)["words"]
    'contact: it was not found'
    """
    return cast("dict[str, Any]", named("gandi_fault", code=code, text=text))


def gandi_error_codes(codes: str) -> dict[str, Any]:
    """Read error codes of Gandi's v3 API, and return the code of the violation that they mean.

    >>> gandi_error_codes("EC_INVALIDPARAM1+!EC_STRMATCH")["code"]
    'invalid_format'
    """
    return cast("dict[str, Any]", named("gandi_error_codes", codes=codes))


def gandi_v3_xml(how: str, message: Any) -> Any:
    """Read a message of XML-RPC, with ``"read"``, or write one, with ``"write"``.

    >>> text = gandi_v3_xml("write", {"method": "contact.info", "params": ["apikey", "FLN123-GANDI"]})
    >>> gandi_v3_xml("read", text)["method"]
    'contact.info'
    """
    return named("gandi_v3_xml", how=how, message=message)
