"""The shared corpus, through the installed package: answers are equal to the native ones, the order of keys included."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest

import registrant
from registrant import dnsimple, freebox, gandi, glauca

FOLDER = Path(__file__).parents[2] / "tests" / "cases"

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['note']}")
    for file in sorted(FOLDER.glob("*.json"))
    for case in json.loads(file.read_text("utf-8"))["cases"]
]

OPTIONS = "schema provider today rules language".split()

#: The functions that take the last argument of an operation as keywords: their positional arguments, and the keywords.
FUNCTIONS: dict[str, tuple[int, list[str]]] = {
    "check": (2, OPTIONS),
    "check_order": (1, OPTIONS),
    "requirements": (2, OPTIONS[1:]),
    "requirements_schema": (2, OPTIONS[1:]),
    "explain": (1, OPTIONS[1:]),
    "eligible": (2, OPTIONS),
    "normalize": (2, "country kind today order language ascii".split()),
    "normalize_contact": (1, ["ascii", "language"]),
    "convert": (1, "from to raw ascii domain card_version call language".split()),
    "choices": (1, ["language"]),
    "address_format": (1, ["language"]),
    "patch": (3, ["check"]),
    "decode": (2, []),
    "encode": (2, []),
    "contacts": (2, []),
    "detect": (1, []),
    "schemas": (0, []),
    "suffix": (1, []),
    "suffixes": (0, []),
    "format_phone_as_you_type": (2, []),
    "language_for": (1, []),
    "can_associate": (2, OPTIONS),
    "can_associate_domain": (3, OPTIONS),
    "gandi_v5_request": (2, ["today"]),
    "gandi_v3_to_v5": (3, "schema duration authinfo nameservers sharing_id dry_run raw today".split()),
    **{name: (4, []) for name in registrant.OPERATIONS if name.startswith(("dnsimple_", "glauca_", "freebox_"))},
    **{name: (2, []) for name in ("update", "gandi_v5_contacts", "gandi_errors", "gandi_association_errors")},
    **{name: (2, []) for name in ("gandi_fault", "gandi_error_codes", "gandi_v3_xml")},
}

#: The places of associations and orders, which can have a day of their own.
DATED = {"check": 1, "check_order": 0, "eligible": 1, "requirements": 0, "requirements_schema": 0}
DATED.update({"can_associate": 1, "can_associate_domain": 1, "gandi_v5_request": 1})

#: The functions of providers, by their names.
PROVIDERS = {name: function for provider in (dnsimple, freebox, gandi, glauca) for name, function in vars(provider).items()}

KEYWORDS = {"normalize": {"kind": "identifier"}, "convert": {"from": "from_"}}


def through_function(name: str, args: list[Any]) -> Any:
    """Call the function of an operation, or return NotImplemented if Python's own errors would answer."""
    if name not in FUNCTIONS:
        return NotImplemented
    count, known = FUNCTIONS[name]
    options = args[count] if len(args) > count else {}
    if options is None:
        options = {}
    if len(args) > count + 1 or not isinstance(options, dict) or set(options) - set(known):
        return NotImplemented
    if any(option is None for name, option in options.items() if name != "today"):
        return NotImplemented
    if name == "convert" and "to" not in options:
        return NotImplemented
    keywords = {KEYWORDS.get(name, {}).get(key, key): option for key, option in options.items()}
    takes_today = "today" in known
    if takes_today and "today" not in keywords:
        given = args[DATED[name]] if name in DATED and len(args) > DATED[name] else None
        if not (isinstance(given, dict) and given.get("today") is not None):
            keywords["today"] = None
    positional = args[:count]
    function = PROVIDERS[name] if name in PROVIDERS and name in registrant.OPERATIONS else getattr(registrant, name)
    try:
        inspect.signature(function).bind(*positional, **keywords)
    except TypeError:
        return NotImplemented
    return function(*positional, **keywords)


def part(answer: Any, path: str) -> Any:
    """A part of an answer: a member by its name, one deeper by ``/``; ``key=text`` finds an element of an array by its member."""
    for step in filter(None, path.split("/")):
        key, equals, wanted = step.partition("=")
        if equals:
            answer = next((one for one in answer or [] if str(one.get(key)) == wanted), None)
        elif isinstance(answer, list):
            answer = answer[int(step)] if step.isdigit() and int(step) < len(answer) else None
        else:
            answer = None if answer is None else answer.get(step)
    return answer


def judge(case: dict[str, Any], run: Any) -> None:
    if "error" in case:
        with pytest.raises(registrant.RegistrantError) as caught:
            run()
        expected = dict(case["error"])
        assert expected.pop("message contains", "") in str(caught.value)
        for name, value in expected.items():
            assert getattr(caught.value, name) == value, name
        return
    answer = run()
    if "has" in case:
        for path, value in case["has"].items():
            assert json.dumps(part(answer, path)) == json.dumps(value), path
    elif "violations" in case:
        assert [f"{v['severity']} {v['code']} {v['path']} {v['rule']['id']}" for v in answer["violations"]] == case["violations"]
    else:
        assert json.dumps(answer) == json.dumps(case["want"])


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    name, args = case["call"], case["args"]
    judge(case, lambda: registrant.call(name, *args))
    answer: list[Any] = []

    def through() -> Any:
        answer.append(through_function(name, args))
        return answer[0]

    try:
        through()
    except registrant.RegistrantError:
        assert "error" in case
        judge(case, lambda: through_function(name, args))
    else:
        if answer[0] is not NotImplemented:
            judge(case, lambda: answer[0])


def test_most_cases_have_a_function() -> None:
    assert len(CASES) > 2500
    # The others add pieces, which this package has already, or are about lists of JavaScript. `eligible_sets` is `eligible` for it.
    rest = {"add_language", "add_piece", "count", "eligible_sets", "list", "version"}
    assert set(FUNCTIONS) == set(registrant.OPERATIONS) - rest


def test_contacts_that_were_judged_by_their_registries_sources() -> None:
    lines = (FOLDER / "contacts.ndjson").read_text("utf-8").splitlines()
    assert len(lines) > 1500
    wrong: list[str] = []
    for number, line in enumerate(lines, 1):
        row = json.loads(line)
        association = registrant.Association(f"mydomain.{row['suffix']}", row["roles"].split(","))
        report = registrant.check(row["contact"], association, schema="contact", today="2026-11-21")
        if report["accepted"] != (row["expect"] == "accepted"):
            wrong.append(f"line {number}: .{row['suffix']} {row['note']}")
    assert wrong == []
