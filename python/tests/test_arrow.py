"""Columns: every type of column, every library, and columns that are wrong."""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import registrant
import registrant.polars  # noqa: F401  adds the expressions
from registrant import RegistrantError, arrow

NUMBERS = ["01 42 68 53 00", None, "12", "+49 30 901820", ""]
FORMS = ["+33142685300", None, None, "+4930901820", None]
OWNER = {"domain": "mydomain.fr", "roles": ["owner"]}
MAPPING = {"Vorname": "given_name", "Name": "family_name", "Straße": "street", "Ort": "city", "PLZ": "postal_code", "Land": "country", "Mail": "email", "Tel": "phone"}
ROW = {"Vorname": "Ann", "Name": "Example", "Straße": "1 rue Neuve", "Ort": "Paris", "PLZ": "75001", "Land": "FR", "Mail": "ann@example.org", "Tel": "01 42 68 53 00"}


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_every_type_of_text(kind: pa.DataType) -> None:
    if pa.types.is_dictionary(kind):
        column = pa.array(NUMBERS).dictionary_encode()
    elif "binary" in str(kind):
        column = pa.array([None if number is None else number.encode() for number in NUMBERS], kind)
    else:
        column = pa.array(NUMBERS, kind)
    assert arrow.phone_e164(column, country="FR").to_pylist() == FORMS
    assert arrow.phone_e164(column.slice(1, 3), country="FR").to_pylist() == FORMS[1:4]


def test_the_answer_is_of_the_library_of_the_input() -> None:
    assert isinstance(arrow.phone_e164(pa.array(NUMBERS), "FR"), pa.StringArray)
    assert arrow.phone_e164(pa.chunked_array([NUMBERS, [], NUMBERS]), "FR").to_pylist() == FORMS * 2
    assert arrow.phone_e164(pa.array([], pa.string()), "FR").to_pylist() == []
    assert arrow.phone_e164(pa.nulls(2), "FR").to_pylist() == [None, None]
    series = arrow.phone_e164(pl.Series("tel", NUMBERS), "FR")
    assert series.name == "tel" and series.dtype == pl.String and series.to_list() == FORMS
    assert arrow.phone_e164(pl.Series(["FR", "DE", "FR"], dtype=pl.Categorical)).to_list() == [None] * 3
    frame = pd.Series(NUMBERS, index=[5, 6, 7, 8, 9], dtype="str")
    answer = arrow.phone_e164(frame, "FR")
    assert list(answer.index) == [5, 6, 7, 8, 9] and answer[5] == FORMS[0] and pd.isna(answer[6])


def test_columns_are_the_same_as_values() -> None:
    for country in (None, "FR", "Germany"):
        single = [None if number is None else registrant.phone_e164(number, country) for number in NUMBERS]
        assert arrow.phone_e164(pa.array(NUMBERS), country).to_pylist() == single
    values = ["Ann@EXAMPLE.org", "ann@", None]
    answers = arrow.normalize_values(pa.array(values), "email").to_pylist()
    for value, answer in zip(values, answers):
        if value is None:
            assert answer == {"value": None, "valid": None, "error": None}
        else:
            one = registrant.normalize("email", value)
            assert (answer["value"], answer["valid"]) == (one["value"], one["valid"])
            assert (answer["error"] is None) == one["valid"]


def test_a_country_for_each_row() -> None:
    numbers = pa.chunked_array([["030 901820"], ["01 42 68 53 00", "01 42 68 53 00"]])
    countries = pa.chunked_array([["Germany", "FR"], [None]])
    assert arrow.phone_e164(numbers, countries).to_pylist() == ["+4930901820", "+33142685300", None]
    with pytest.raises(RegistrantError, match="expected a country for each row, found 1"):
        arrow.phone_e164(numbers, pa.array(["FR"]))
    with pytest.raises(RegistrantError, match="expected a country for each row, found 4"):
        arrow.phone_e164(numbers, pa.array(["FR"] * 4))
    with pytest.raises(RegistrantError):
        arrow.phone_e164(numbers, "Atlantis")
    assert arrow.identifier_valid(pa.array(["40 303 265 045"]), "eu.vat", pa.array(["FR"])).to_pylist() == [True]


@pytest.mark.parametrize("column", [pa.array([1, 2]), pa.array([1.5]), pa.array([True]), pa.array([["x"]]), pa.array([{"a": "x"}])], ids=lambda column: str(column.type))
def test_a_column_of_a_wrong_type_is_an_exception(column: pa.Array) -> None:
    with pytest.raises(RegistrantError, match="at /column: expected a column of texts, found one of"):
        arrow.phone_e164(column)
    with pytest.raises(RegistrantError, match="expected Arrow data, found a list"):
        arrow.phone_e164(["+33142685300"])


def test_bytes_that_are_no_utf8() -> None:
    offsets = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, 2, 3)))
    broken = pa.StringArray.from_buffers(2, offsets, pa.py_buffer(b"\xff\xfeA"))
    assert arrow.phone_e164(broken).to_pylist() == [None, None]
    assert arrow.country_code(broken).to_pylist() == [None, None]
    assert arrow.identifier_valid(broken, "eu.vat").to_pylist() == [False, False]
    assert arrow.normalize_values(broken, "text").to_pylist()[0]["error"] == "expected UTF-8, found other bytes"
    report = arrow.check(pa.table({"Vorname": broken}), {"Vorname": "given_name"}, OWNER).to_pylist()[0]
    assert report == {"accepted": None, "violations": None, "error": "column `Vorname`: expected UTF-8, found other bytes"}
    assert "UTF-8" in arrow.check(broken, None, OWNER).to_pylist()[0]["error"]
    assert "UTF-8" in arrow.convert(broken, None, "dnsimple").to_pylist()[0]["error"]


RUNS = pa.RunEndEncodedArray.from_arrays(pa.array([1, 3], pa.int32()), pa.array(["FR", None]))


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (RUNS, ["FR", None, None]),
        (pa.table({"land": ["France"]}), ["FR"]),
        (pa.record_batch({"land": ["France"]}), ["FR"]),
        (pl.DataFrame({"land": ["France"]}), ["FR"]),
        (pl.Series([None, None]), [None, None]),
        (pl.Series(["France", "us"], dtype=pl.Enum(["France", "us"])), ["FR", "US"]),
        (pd.DataFrame({"land": ["France"]}), ["FR"]),
        (pd.Index(["France"]), ["FR"]),
        (pd.Categorical(["France", None]), ["FR", None]),
        (pd.Series(["France", float("nan")]), ["FR", None]),
        (pd.Series([float("nan")] * 2), [None, None]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_columns_of_every_library(column: Any, codes: list[Any]) -> None:
    answer = arrow.country_code(column)
    assert [None if pd.isna(code) else code for code in (answer.to_pylist() if hasattr(answer, "to_pylist") else answer)] == codes


@pytest.mark.parametrize(
    ("column", "part"),
    [
        (pa.scalar("x"), "found a StringScalar"),
        (pl.LazyFrame({"a": ["x"]}), "found a LazyFrame"),
        (duckdb.connect(), "found a DuckDBPyConnection"),
        (pd.Series(["secret", 3]), "expected values of one type"),
        (pd.Series([3, "secret"]), "expected values of one type"),
        (pd.Series(["secret\ud800"]), "found a lone surrogate"),
        (pa.table({"a": ["x"], "b": ["y"]}), "expected one column, found a table with 2; pass one of them: a, b"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_data_that_are_no_column(column: Any, part: str) -> None:
    with pytest.raises(RegistrantError) as caught:
        arrow.phone_e164(column)
    assert part in str(caught.value) and caught.value.pointer == "/column" and "secret" not in str(caught.value)
    with pytest.raises(RegistrantError) as caught:
        arrow.phone_e164(pa.array(["x"]), country=column)
    assert caught.value.pointer == "/country"


def test_the_columns_that_a_mapping_leaves_out_can_be_anything() -> None:
    anything = {"Land": ["FR"], "x": [object()], "y": [float("nan")]}
    for data in (pd.DataFrame({**anything, "z": ["\ud800"]}), pl.DataFrame(anything)):
        assert list(arrow.check(data, {"Land": "country"}, OWNER))[0]["error"] is None
    frame = pd.DataFrame([["FR", "a", "b"]], columns=["Land", "x", "x"])
    assert arrow.check(frame, {"Land": "country"}, OWNER)[0]["error"] is None
    for doubled in (frame, pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["x", "x"])):
        with pytest.raises(RegistrantError, match="expected one column `x`, found 2"):
            arrow.check(doubled, {"x": "country"}, OWNER)
    mixed = pd.DataFrame({"Tel": ["secret", 3]})
    with pytest.raises(RegistrantError, match="column `Tel`: expected values of one type"):
        arrow.check(mixed, {"Tel": "phone"}, OWNER)


def test_members_of_documents_have_many_types() -> None:
    relation = duckdb.sql("select 'FR' country, 3::hugeint h, 1.50 d, timestamp '2020-01-01' t, uuid() u, [{'a': 1}] l")
    assert arrow.check(relation, None, OWNER, schema="gandi-v3").to_pylist()[0]["error"] is None
    null = pl.DataFrame({"country": ["FR"], "given": [None], "extra_parameters": [{"x_a": None}]})
    assert arrow.check(null, None, OWNER, schema="gandi-v3")[0]["error"] is None
    days = pa.array([datetime.datetime(1990, 1, 2, 3), None], pa.timestamp("ns"))
    views = pa.array([["1 rue Neuve"], None], pa.list_view(pa.string()))
    rows = arrow.normalize(pa.table({"d": days, "s": views}), {"d": "birth_date", "s": "street"}).to_pylist()
    assert [row["contact"] for row in rows] == [{"birth_date": "1990-01-02", "street": ["1 rue Neuve"]}, {"birth_date": None, "street": None}]


def test_tables_without_rows_must_fit_too() -> None:
    for empty in (table([]), pa.table({"Vorname": pa.chunked_array([], pa.string())}), pl.DataFrame({"Vorname": []}), pd.DataFrame({"Vorname": []})):
        with pytest.raises(RegistrantError, match="expected a column `x`, found none"):
            arrow.check(empty, {"x": "country"}, OWNER)
        assert len(arrow.check(empty, {"Vorname": "given_name"}, OWNER)) == 0
    with pytest.raises(RegistrantError, match="expected texts, found Int64"):
        arrow.check(pa.table({"n": pa.array([], pa.int64())}), {"n": "country"}, OWNER)


def table(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in MAPPING]))


def test_a_table_is_the_same_as_single_checks() -> None:
    rows = [ROW, {**ROW, "Land": "Atlantis"}, {}, {**ROW, "Ort": "  ", "Tel": "x"}]
    reports = arrow.check(table(rows), MAPPING, OWNER, today="2026-11-22").to_pylist()
    for row, report in zip(rows, reports):
        contact = {MAPPING[name]: [value] if name == "Straße" else value for name, value in row.items() if value.strip()}
        single = registrant.check(contact, OWNER, schema="contact", today="2026-11-22")
        assert report["accepted"] == single["accepted"] and report["error"] is None
        assert [one["message"] for one in report["violations"]] == [one["message"] for one in single["violations"]]
        assert [one["rule"] for one in report["violations"]] == [one["rule"]["id"] for one in single["violations"]]
        assert [one["pointer"] for one in report["violations"]] == [one["pointer"] for one in single["violations"]]
    assert [report["accepted"] for report in reports] == [True, False, False, False]


def test_domains_and_roles_of_each_row() -> None:
    rows = table([ROW] * 5).append_column("d", pa.array(["mydomain.fr", "MYDOMAIN.us", None, "mydomain.invalidtld", "münchen.de"]))
    rows = rows.append_column("r", pa.array(["owner", "owner,admin", "owner", "owner", "ownr"]))
    reports = arrow.check(rows, {**MAPPING, "d": "domain", "r": "roles"}, {"roles": ["owner"]}).to_pylist()
    assert [report["accepted"] for report in reports] == [True, False, None, None, None]
    assert [report["error"] for report in reports[:2]] == [None, None]
    assert "found null" in reports[2]["error"] and "unknown suffix" in reports[3]["error"] and "role" in reports[4]["error"]
    single = registrant.check({"country": "FR"}, {"domain": "mydomain.us", "roles": ["owner", "admin"]}, schema="contact")
    assert {one["rule"] for one in reports[1]["violations"]} & {one["rule"]["id"] for one in single["violations"]}


def test_a_domain_or_roles_that_cannot_be_read() -> None:
    # The first row makes the checker of .fr, which the others would share.
    domains = pa.array([b"mydomain.fr", b"fr", b"\xff", b"http://mydomain.fr", b"mydomain.fr"])
    roles = pa.array([b"owner", b"owner", b"owner", b"owner", b"\xff"])
    rows = table([ROW] * 5).append_column("d", domains).append_column("r", roles)
    reports = arrow.check(rows, {**MAPPING, "d": "domain", "r": "roles"}, {"roles": ["owner"]}).to_pylist()
    assert [report["accepted"] for report in reports] == [True, None, None, None, None]
    parts = ["found the suffix .fr", "domain: expected UTF-8", "found a URL", "roles: expected UTF-8"]
    assert [part in report["error"] for part, report in zip(parts, reports[1:])] == [True] * 4


def test_structs_are_documents_in_a_schema() -> None:
    documents = [
        {"type": 0, "given": "Ann", "family": "Example", "streetaddr": "1 rue Neuve", "city": "Paris", "zip": "75001", "country": "FR", "email": "ann@example.org", "phone": "+33.142685300"},
        {"type": 0, "given": None, "family": "Example", "streetaddr": None, "city": None, "zip": None, "country": None, "email": None, "phone": None},
        None,
    ]
    kind = pa.struct([(name, pa.int8() if name == "type" else pa.string()) for name in documents[0] or {}])
    column = pa.array(documents, kind)
    reports = arrow.check(column, None, OWNER, schema="gandi-v3", today=None).to_pylist()
    for document, report in zip(documents[:2], reports):
        present = {name: value for name, value in (document or {}).items() if value is not None}
        single = registrant.check(present, OWNER, schema="gandi-v3", today=None)
        assert report["accepted"] == single["accepted"]
        assert [one["pointer"] for one in report["violations"]] == [one["pointer"] for one in single["violations"]]
    assert reports[2] == {"accepted": None, "violations": None, "error": "expected a document, found null"}
    texts = pa.array([json.dumps(documents[0]), "{", None, "", "<x/>"])
    again = arrow.check(texts, None, OWNER, schema="gandi-v3", today=None).to_pylist()
    assert again[0] == reports[0]
    assert [one["accepted"] for one in again[1:]] == [None] * 4 and all(one["error"] for one in again[1:])
    inside = pa.table({"contact": column})
    assert arrow.check(inside, {"contact": "document"}, OWNER, schema="gandi-v3", today=None).to_pylist()[0] == reports[0]


def test_nested_members_and_lists() -> None:
    rows = pa.table({"s": [["1 rue Neuve", None, "Bât. 2"], None], "s2": ["x\ny", ""], "hide": [True, None], "c": ["FR", "FR"]})
    answer = arrow.normalize(rows, {"s": "street", "s2": "street", "hide": "hide_email", "c": "country"})
    assert [row["contact"] for row in answer.to_pylist()] == [
        {"street": ["1 rue Neuve", "Bât. 2", "x", "y"], "hide_email": True, "country": "FR"},
        {"street": None, "hide_email": None, "country": "FR"},
    ]


@pytest.mark.parametrize(
    ("mapping", "part"),
    [
        ({"Vornam": "given_name"}, "expected a column `Vornam`, found none; the columns are Vorname"),
        ({"Vorname": "given_nam"}, "did you mean `given_name`"),
        ({"Vorname": "given_name", "Name": "given_name"}, "column `Name`: expected one column for given_name, found two"),
        ({"n": "postal_code"}, "column `n`: expected texts, found Int64; convert it to texts, and read numbers as texts"),
        ({"n": "domain"}, "column `n`: expected texts, found Int64"),
        ({"t": "document"}, "column `t`: expected texts, flags, numbers, lists or structs, found Time"),
        ({}, "expected a column, found none"),
        ("Vorname", "expected a mapping, found a text"),
        ({"Vorname": None}, "expected texts, found a NoneType"),
        ({"given_name": "Vorname"}, "column `given_name`: unknown field `Vorname`"),
        ({"Vorname": "domain", "Name": "domain"}, "column `Name`: expected one column for domain, found two"),
        ({"Vorname": "document", "Name": "document"}, "column `Name`: expected one column for document, found two"),
    ],
)
def test_a_mapping_that_does_not_fit_names_the_column(mapping: Any, part: str) -> None:
    rows = table([ROW]).append_column("n", pa.array([75001])).append_column("t", pa.array([1], pa.time32("s")))
    with pytest.raises(RegistrantError) as caught:
        arrow.check(rows, mapping, OWNER)
    assert part in str(caught.value) and caught.value.remedy


def test_a_wrong_argument_is_an_exception_and_not_a_row() -> None:
    for association in ({"domain": "mydomain.fr"}, {"domain": "x y", "roles": ["owner"]}, {"domain": "mydomain.fr", "roles": ["ownr"]}):
        with pytest.raises(RegistrantError):
            arrow.check(table([ROW]), MAPPING, association)
    for options in ({"schema": "gandi"}, {"provider": "nobody"}, {"language": "xx"}, {"today": "yesterday"}):
        with pytest.raises(RegistrantError):
            arrow.check(table([ROW]), MAPPING, OWNER, **options)
    with pytest.raises(RegistrantError):
        arrow.convert(table([ROW]), MAPPING, "gandi")
    with pytest.raises(RegistrantError):
        arrow.convert(table([ROW]), MAPPING, "dnsimple", domain="x y")
    with pytest.raises(RegistrantError, match="use one of: phone"):
        arrow.normalize_values(pa.array(["x"]), "telephone")
    with pytest.raises(RegistrantError, match="expected a kind of identifier, found none"):
        arrow.normalize_values(pa.array(["x"]), "identifier")
    for mapping in ({"Vorname": "document"}, {"Vorname": "domain"}):
        with pytest.raises(RegistrantError, match="at /mapping: expected columns of fields"):
            arrow.normalize(table([ROW]), mapping)
    with pytest.raises(RegistrantError, match="kind of identifier"):
        arrow.identifier_valid(pa.array(["x"]), "fr.sirene")
    with pytest.raises(RegistrantError, match="expected a table"):
        arrow.check(pa.array(["x"]), MAPPING, OWNER)
    with pytest.raises(RegistrantError, match="expected structs or texts"):
        arrow.check(pa.array([1]), None, OWNER)


def test_a_conversion_of_each_row() -> None:
    answer = arrow.convert(table([ROW, {}]), MAPPING, "gandi-v3").to_pylist()
    single = registrant.convert({"given_name": "Ann", "family_name": "Example", "street": ["1 rue Neuve"], "city": "Paris", "postal_code": "75001", "country": "FR", "email": "ann@example.org", "phone": "01 42 68 53 00"}, "gandi-v3", "contact")
    assert json.loads(answer[0]["document"]) == single["document"] and answer[0]["error"] is None
    assert [one["message"] for one in answer[1]["violations"]]
    card = arrow.convert(table([ROW]), MAPPING, "vcard").to_pylist()[0]
    assert card["document"].startswith("BEGIN:VCARD")
    back = arrow.convert(pa.array([card["document"], "no card"]), None, "contact", "vcard").to_pylist()
    assert json.loads(back[0]["document"])["city"] == "Paris"
    assert back[1]["document"] is None and back[1]["error"]


def test_polars_expressions_in_both_engines() -> None:
    frame = pl.LazyFrame({"tel": NUMBERS * 50_000, "land": ["FR", None, "FR", "FR", "FR"] * 50_000, "vat": ["40 303 265 045"] * 250_000})
    asked = frame.select(
        pl.col("tel").registrant.phone_e164(country="FR"),
        pl.col("tel").registrant.phone_e164(country=pl.col("land")).alias("by_row"),
        pl.col("land").registrant.country_code(),
        pl.col("vat").registrant.identifier_valid("eu.vat", country="FR"),
        pl.col("tel").registrant.normalize("phone", country="FR").struct.field("valid").alias("valid"),
    )
    whole, streamed = asked.collect(), asked.collect(engine="streaming")
    assert whole.equals(streamed)
    assert whole["tel"].to_list() == FORMS * 50_000 and whole["by_row"].to_list() == FORMS * 50_000
    assert whole["vat"].all() and whole.schema["valid"] == pl.Boolean
    assert asked.collect_schema() == whole.schema


def test_polars_checks_and_conversions() -> None:
    frame = pl.DataFrame([ROW, {**ROW, "Land": "US"}])
    both = pl.struct(pl.all())
    report = both.registrant.check(OWNER, MAPPING).alias("report")
    converted = both.registrant.convert("dnsimple", mapping=MAPPING).alias("converted")
    answer = frame.lazy().select(report, converted).collect(engine="streaming")
    assert answer["report"].struct.field("accepted").to_list() == [True, False]
    assert answer.schema == {"report": registrant.polars.REPORT, "converted": registrant.polars.CONVERTED}
    tel = pl.col("Tel", "Mail").registrant
    assert frame.select(tel.phone_e164("FR")).columns == ["Tel", "Mail"]
    with pytest.raises(RegistrantError, match="expected one column beside one of countries, found several"):
        tel.phone_e164(pl.col("Land"))
    assert frame.select(pl.lit(None).alias("n").registrant.country_code()).item() is None
    with pytest.raises(RegistrantError, match="expected a column `Vornam`, found none"):
        frame.select(both.registrant.check(OWNER, {"Vornam": "given_name"}))


def test_pandas_frames() -> None:
    frame = pd.DataFrame([ROW, {**ROW, "Land": None}], index=["a", "b"])
    reports = arrow.check(frame, MAPPING, OWNER)
    assert list(reports.index) == ["a", "b"] and [report["accepted"] for report in reports] == [True, False]


def test_duckdb_relations() -> None:
    relation = duckdb.sql("select unnest(['01 42 68 53 00', '12']) as tel, 'FR' as land")
    reports = arrow.check(relation, {"tel": "phone", "land": "country"}, OWNER)
    assert [report["accepted"] for report in reports.to_pylist()] == [False, False]


def test_one_broken_row_of_a_million() -> None:
    rows = 1_000_000
    documents = pa.array(['{"country": "FR"}'] * (rows - 1) + ["{"])
    reports = arrow.check(documents, None, OWNER, schema="contact")
    assert len(reports) == rows and reports.field("error").null_count == rows - 1
    assert reports[rows - 1].as_py()["error"] and not reports[0].as_py()["accepted"]


INTERRUPTED = """
import pyarrow as pa, registrant.arrow
rows = pa.array(['{"country": "FR"}'] * 1_000_000)
table = pa.chunked_array([rows] * 100)
print("ready", flush=True)
try:
    registrant.arrow.check(table, None, {"domain": "mydomain.fr", "roles": ["owner"]}, schema="contact")
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_ends_a_long_column() -> None:
    process = subprocess.Popen([sys.executable, "-c", INTERRUPTED], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20)[0] == "interrupted\n"
    assert process.returncode == 0


def test_slices_of_nested_columns() -> None:
    rows = [{"given": f"A{row}", "n": {"m": {"o": [f"{row}"]}}, "country": "FR", "streetaddr": None if row % 2 else "x"} for row in range(6)]
    column = pa.array([*rows, None])
    whole = arrow.check(column, None, OWNER, schema="gandi-v3").to_pylist()
    assert whole[6]["error"] == "expected a document, found null" and whole[0] != whole[1]
    for start, length in [(0, 7), (1, 6), (2, 3), (5, 2), (6, 1), (3, 0)]:
        part = arrow.check(column.slice(start, length), None, OWNER, schema="gandi-v3")
        assert part.to_pylist() == whole[start : start + length]
        table = pa.table({"c": column}).slice(start, length)
        for data in [table, *table.to_batches()]:
            assert arrow.check(data, {"c": "document"}, OWNER, schema="gandi-v3").to_pylist() == part.to_pylist()
    series = pl.Series(rows)
    for start, length in [(1, 4), (5, 1)]:
        assert arrow.check(series.slice(start, length), None, OWNER, schema="gandi-v3").to_list() == whole[start : start + length]
