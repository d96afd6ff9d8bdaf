"""Requests and answers of DNSimple's API. The functions have the names of their operations."""

from __future__ import annotations

from typing import Any, Optional, Union, cast

from ._json import named
from ._types import Document


def dnsimple_can_delete(contact_id: Union[int, str], domains: Any, registrant_changes: Any = None) -> dict[str, Any]:
    """Predict if the API would delete a contact, from the given domains and changes of registrant.

    >>> dnsimple_can_delete(1, [{"name": "example.com", "registrant_id": 1}])["allowed"]
    False
    """
    given = {"contactId": contact_id, "domains": domains, "registrantChanges": registrant_changes}
    return cast("dict[str, Any]", named("dnsimple_can_delete", **given))


def dnsimple_errors(how: str, answer: Any, status: Optional[int] = None) -> Any:
    """Read the body of an error of the API into violations, with ``"read"``. With ``"write"``, return the API's answer to violations.

    >>> body = {"message": "Validation failed", "errors": {"email": ["can't be blank"]}}
    >>> [violation["path"] for violation in dnsimple_errors("read", body, 400)["violations"]]
    ['email']
    """
    return named("dnsimple_errors", **{"how": how, "violations" if how == "write" else "body": answer, "status": status})


def dnsimple_extended_attributes(how: str, value: Any, suffix: Optional[str] = None) -> Any:
    """Return the extended attributes of a contact for a suffix, with ``"write"``. ``"read"`` reads them into fields.

    ``"definitions"`` reads the answer of ``GET /tlds/:tld/extended_attributes``.

    >>> dnsimple_extended_attributes("write", {"kind": "individual"}, "com")
    {}
    """
    name = {"write": "contact", "read": "attributes", "definitions": "answer"}.get(how, "value")
    return named("dnsimple_extended_attributes", **{"how": how, name: value, "suffix": suffix})


def dnsimple_on_save(contact: Document) -> dict[str, Any]:
    """Return a contact as DNSimple would store it, with changes and violations.

    >>> dnsimple_on_save({"first_name": "Ann"})["document"]["first_name"]
    'Ann'
    """
    return cast("dict[str, Any]", named("dnsimple_on_save", contact=contact))


def dnsimple_registrant_change(answer: Document) -> Any:
    """Read a change of registrant, or the check of one. A page of the API's list gives a list.

    >>> change = {"id": 101, "account_id": 101, "domain_id": 101, "contact_id": 2, "state": "new"}
    >>> dnsimple_registrant_change({"data": change})["state"]
    'new'
    """
    return named("dnsimple_registrant_change", answer=answer)


def dnsimple_update(contact: Document, patch: Document) -> dict[str, Any]:
    """Merge a ``PATCH`` into a contact, and return it as DNSimple would store it.

    >>> dnsimple_update({"first_name": "Ann"}, {"first_name": "Bo"})["document"]["first_name"]
    'Bo'
    """
    return cast("dict[str, Any]", named("dnsimple_update", contact=contact, patch=patch))
