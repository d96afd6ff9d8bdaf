"""What is Python's own: arguments, exceptions, iterators, signals."""

from __future__ import annotations

import dataclasses
import datetime
import doctest
import importlib
import itertools
import json
import os
import pickle
import pkgutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

import registrant
from registrant import Association, RegistrantError

OWNER = Association("mydomain.fr", ["owner"])
CONTACT: dict[str, Any] = {
    "given_name": "Ann",
    "family_name": "Example",
    "street": ["1 rue Neuve"],
    "city": "Paris",
    "postal_code": "75001",
    "country": "FR",
    "email": "ann@example.org",
    "phone": "+33.142685300",
    "kind": "individual",
}


MODULES = ["registrant", *(f"registrant.{module.name}" for module in pkgutil.iter_modules(registrant.__path__) if module.name not in ("_native", "spark"))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_the_docstrings(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert failed == 0 and (tried > 0 or name == "registrant._data")


def test_a_dataclass_is_a_document() -> None:
    @dataclasses.dataclass
    class Person:
        given_name: str
        country: str
        birth_date: datetime.date
        fax: None = None

    person = Person("Ann", "FR", datetime.date(1990, 1, 2))
    same = {"given_name": "Ann", "country": "FR", "birth_date": "1990-01-02"}
    assert registrant.check(person, OWNER, schema="contact") == registrant.check(same, OWNER, schema="contact")
    contact = registrant.Contact(**CONTACT)
    assert registrant.decode(contact, "contact")["contact"]["city"] == "Paris"


def test_the_dataclass_has_every_field_that_is_no_registrys() -> None:
    canonical = next(schema for schema in registrant.schemas() if schema["name"] == "contact")
    names = [field.name for field in dataclasses.fields(registrant.Contact)]
    assert list(canonical["fields"])[: len(names)] == names


def test_answers_as_objects() -> None:
    answer = registrant.check({"country": "FR"}, OWNER, schema="contact")
    report = registrant.Report.of(answer)
    assert not report.accepted
    assert report.violations[0].rule.id == answer["violations"][0]["rule"]["id"]
    assert {verification.by for verification in report.verification} <= {"registry", "registrar"}
    converted = registrant.Converted.of(registrant.convert(CONTACT, "dnsimple", "contact"))
    assert converted.from_ == "contact" and converted.document["first_name"] == "Ann"


def test_today_is_the_local_date_unless_another_is_given() -> None:
    child = {**CONTACT, "birth_date": "2020-01-01"}
    told = registrant.check(child, OWNER, schema="contact")
    assert told == registrant.check(child, OWNER, schema="contact", today=datetime.date.today())
    assert told == registrant.check(child, OWNER, schema="contact", today=datetime.datetime.now())
    of_association = dataclasses.replace(OWNER, today="2060-01-01")
    assert registrant.check(child, of_association, schema="contact") == registrant.check(child, OWNER, schema="contact", today="2060-01-01")


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ({"given_name": float("nan")}, "pass None for a missing value"),
        ({"given_name": b"\xff"}, "expected UTF-8"),
        (b"\xff", "expected UTF-8"),
        ({"given_name": object()}, "expected JSON data"),
        ("{", "found"),
        (3, "expected"),
        (None, "expected"),
    ],
)
def test_a_wrong_document_is_an_exception(value: Any, part: str) -> None:
    with pytest.raises(RegistrantError) as caught:
        registrant.check(value, OWNER, schema="contact")
    error = caught.value
    assert part in str(error) and error.kind in ("argument", "document") and error.code
    assert (error.pointer or "").startswith("/contact") or error.offset is not None
    assert error.remedy


def test_a_document_that_holds_itself() -> None:
    circle: dict[str, Any] = {}
    circle["me"] = circle
    with pytest.raises(RegistrantError, match="reference to itself"):
        registrant.detect(circle)
    deep: Any = "x"
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(RegistrantError):
        registrant.detect(deep)


def test_bytes_of_a_file_and_sets_are_documents() -> None:
    text = json.dumps(CONTACT).encode()
    assert registrant.detect(b"\xef\xbb\xbf" + text) == registrant.detect(text)
    roles = {"domain": "mydomain.fr", "roles": {"owner", "admin"}}
    assert registrant.check(CONTACT, roles, schema="contact")["accepted"]
    report = registrant.check({**CONTACT, "street": {"x", 1}}, OWNER, schema="contact")
    assert [found["rule"]["id"] for found in report["violations"]] == ["document.type"]


def test_a_lone_surrogate_is_a_replaced_character() -> None:
    assert registrant.normalize("text", "a\ud800b")["value"] == "a\ufffdb"
    assert registrant.phone_e164("\ud800") is None


def test_exceptions_survive_pickle_and_quote_no_value() -> None:
    with pytest.raises(RegistrantError) as caught:
        registrant.decode({"given_name": 5, "email": "secret@example.org"}, schema="contact")
    again = pickle.loads(pickle.dumps(caught.value))
    assert vars(again) == vars(caught.value) and str(again) == str(caught.value)
    assert "secret" not in str(again)
    assert isinstance(again, ValueError)


def test_an_unknown_keyword_is_pythons_error() -> None:
    with pytest.raises(TypeError):
        registrant.check(CONTACT, OWNER, shema="contact")  # type: ignore[call-arg]  # pyright: ignore


def test_check_many_reads_one_contact_at_a_time() -> None:
    taken = itertools.count()

    def endless() -> Iterator[dict[str, Any]]:
        for _ in taken:
            yield CONTACT

    reports = registrant.check_many(endless(), OWNER, schema="contact")
    assert [next(reports)["accepted"] for _ in range(3)] == [True] * 3
    assert next(taken) <= 4
    with pytest.raises(RegistrantError):
        registrant.check_many([], Association("mydomain.fr", []))


@pytest.mark.parametrize("contacts", ['{"country": "FR"}', b"{}", {"country": "FR"}], ids=type)
def test_one_contact_is_not_many(contacts: Any) -> None:
    with pytest.raises(RegistrantError, match="at /contacts: expected several contacts, found a (text|mapping); pass a list"):
        registrant.check_many(contacts, OWNER, schema="contact")


def test_an_error_is_no_report() -> None:
    (answer,) = registrant.check_many(["{"], OWNER, schema="contact")
    with pytest.raises(RegistrantError, match="expected a report, found an error"):
        registrant.Report.of(answer)


def test_check_many_names_the_document_that_it_cannot_read() -> None:
    reports = list(registrant.check_many([CONTACT, {"given_name": 3}, {"city": float("inf")}, "", json.dumps(CONTACT)], OWNER, schema="contact"))
    assert [report.get("accepted") for report in reports] == [True, False, None, None, True]
    assert [report["error"]["line"] for report in reports[2:4]] == [3, 4]


def test_check_lines_is_the_same_as_check() -> None:
    line = json.dumps(CONTACT)
    answer = registrant.check_lines(f"{line}\n\n{line}\n".encode(), OWNER, schema="contact")
    first, second = answer.splitlines()
    assert first == second and json.loads(first) == registrant.check(CONTACT, OWNER, schema="contact")
    with_mark = registrant.check_lines(b"\xef\xbb\xbf" + line.encode() + b"\n\xff", OWNER, schema="contact")
    assert [list(json.loads(one))[0] for one in with_mark.splitlines()] == ["accepted", "error"]


def test_threads_run_at_the_same_time() -> None:
    lines = (json.dumps(CONTACT).encode() + b"\n") * 60_000
    ticks: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    other = threading.Thread(target=tick)
    other.start()
    registrant.check_lines(lines, OWNER, schema="contact")
    done.set()
    other.join()
    assert len(ticks) > 5


INTERRUPTED = """
import json, signal, sys
import registrant
lines = (json.dumps({"given_name": "Ann", "country": "FR"}).encode() + b"\\n") * 20_000_000
print("ready", flush=True)
try:
    registrant.check_lines(lines, {"domain": "mydomain.fr", "roles": ["owner"]}, schema="contact")
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_ends_a_long_call() -> None:
    process = subprocess.Popen([sys.executable, "-c", INTERRUPTED], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    sent = time.perf_counter()
    assert process.communicate(timeout=20)[0] == "interrupted\n"
    assert process.returncode == 0 and time.perf_counter() - sent < 5
