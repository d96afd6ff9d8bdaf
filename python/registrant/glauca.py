"""Requests and answers of Glauca's API. The functions have the names of their operations."""

from __future__ import annotations

from typing import Any, Optional, cast

from ._json import named
from ._types import Document


def glauca_domain(document: Document, direction: Optional[str] = None) -> dict[str, Any]:
    """Read a domain object or a name server object, and check it for a direction: ``answer``, ``create``, ``put`` or ``patch``.

    >>> glauca_domain({"block_transfer": True}, "patch")["accepted"]
    True
    """
    return cast("dict[str, Any]", named("glauca_domain", document=document, direction=direction))


def glauca_order(document: Document, direction: Optional[str] = None) -> dict[str, Any]:
    """Check an order for a direction.

    >>> glauca_order({"domain": "example.ch"}, "create")["accepted"]
    False
    """
    return cast("dict[str, Any]", named("glauca_order", document=document, direction=direction))


def glauca_replace(document: Document, put: Document) -> dict[str, Any]:
    """Apply a PUT to a contact, an address, a domain or a name server. For a PATCH, use :func:`registrant.patch`.

    >>> server = {"id": "1", "name": "ns1.example.ch", "addresses": []}
    >>> glauca_replace(server, {"addresses": ["192.0.2.53"]})["addresses"]
    ['192.0.2.53']
    """
    return cast("dict[str, Any]", named("glauca_replace", document=document, put=put))


def glauca_errors(body: Any) -> dict[str, Any]:
    """Read the body of a refusal, or write such a body from a list of violations.

    >>> glauca_errors({"email": ["Enter a valid email address."]})["violations"][0]["path"]
    'email'
    """
    return cast("dict[str, Any]", named("glauca_errors", body=body))


def glauca_check(document: Document) -> dict[str, Any]:
    """Check the body of one of Glauca's checks: of a registration, a transfer or a renewal.

    >>> glauca_check({"domain": "example.ch", "period": {"unit": "y", "value": 1}})["accepted"]
    True
    """
    return cast("dict[str, Any]", named("glauca_check", document=document))


def glauca_check_answer(document: Document) -> dict[str, Any]:
    """Read the answer of one of Glauca's checks: if a domain can be registered, transferred, renewed or restored.

    >>> answer = {"domain": "example.ch", "available": True, "reason": None, "price": "9.99"}
    >>> glauca_check_answer(answer)["pence"]
    999
    """
    return cast("dict[str, Any]", named("glauca_check_answer", document=document))
