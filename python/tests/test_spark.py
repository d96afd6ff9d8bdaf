"""Spark with two local workers."""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyspark.sql import DataFrame, SparkSession

import registrant
import registrant.spark
from registrant import RegistrantError

OWNER = {"roles": ["owner"]}
MAPPING = {"Vorname": "given_name", "Name": "family_name", "Ort": "city", "Land": "country", "Domain": "domain"}
ROWS = 1_000_000


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 50_000).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def portfolio(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> DataFrame:
    """A million rows in Parquet, one of which has a broken domain."""
    domains = ["mydomain.fr", "mydomain.de", "mydomain.us", "mydomain.com"] * (ROWS // 4)
    domains[ROWS // 2] = "broken"
    table = pa.table(
        {
            "Vorname": ["Ann", "Bo", None, "Zoë"] * (ROWS // 4),
            "Name": ["Example"] * ROWS,
            "Ort": ["Paris", "Berlin", "Austin", "Lyon"] * (ROWS // 4),
            "Land": ["Frankreich", "DE", "US", "France"] * (ROWS // 4),
            "Domain": domains,
        }
    )
    file = tmp_path_factory.mktemp("portfolio") / "portfolio.parquet"
    pq.write_table(table, file, row_group_size=100_000)
    return spark.read.parquet(str(file))


def test_a_million_rows(portfolio: DataFrame) -> None:
    checked = registrant.spark.check(portfolio, MAPPING, OWNER, schema="contact")
    counts = {
        (row["Domain"], row["accepted"], row["error"]): row["count"]
        for row in checked.selectExpr("Domain", "report.accepted", "report.error").groupBy("Domain", "accepted", "error").count().collect()
    }
    assert sum(counts.values()) == ROWS
    broken = [key for key in counts if key[2] is not None]
    assert [(key[0], key[1], counts[key]) for key in broken] == [("broken", None, 1)]
    assert {key[0]: counts[key] for key in counts if key[2] is None} == {
        "mydomain.fr": ROWS // 4 - 1,
        "mydomain.de": ROWS // 4,
        "mydomain.us": ROWS // 4,
        "mydomain.com": ROWS // 4,
    }


def test_rows_are_the_same_as_single_calls(portfolio: DataFrame) -> None:
    few = portfolio.limit(4)
    for row in registrant.spark.check(few, MAPPING, OWNER).collect():
        contact = {field: row[name] for name, field in MAPPING.items() if field != "domain" and row[name]}
        single = registrant.check(contact, {"domain": row["Domain"], **OWNER}, schema="contact")
        assert row["report"]["accepted"] == single["accepted"]
        assert [one["message"] for one in row["report"]["violations"]] == [one["message"] for one in single["violations"]]
    for row in registrant.spark.normalize(few, {"Land": "country", "Ort": "street"}).collect():
        assert row["normalized"]["contact"]["country"] in ("FR", "DE", "US")
        assert row["normalized"]["contact"]["street"] == [row["Ort"]]
    names = {name: field for name, field in MAPPING.items() if field != "domain"}
    for row in registrant.spark.convert(few, names, "dnsimple").collect():
        assert json.loads(row["converted"]["document"])["last_name"] == "Example"


def test_wrong_calls_fail_at_once(portfolio: DataFrame) -> None:
    with pytest.raises(RegistrantError, match="expected a column `Vornam`, found none"):
        registrant.spark.check(portfolio, {"Vornam": "given_name"}, OWNER)
    with pytest.raises(RegistrantError, match="expected a new name, found the column `Ort`"):
        registrant.spark.check(portfolio, MAPPING, OWNER, column="Ort")


def test_the_example_of_a_stream(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    rows = pa.table({"Vorname": ["Ann", "Bo"], "Land": ["FR", "US"], "Domain": ["mydomain.fr", "broken"]})
    pq.write_table(rows, tmp_path / "in" / "rows.parquet")
    monkeypatch.setattr(sys, "argv", ["spark_stream.py", *(str(tmp_path / name) for name in ("in", "out", "checkpoint"))])
    # It takes the session of the tests.
    runpy.run_path(str(Path(__file__).parents[1] / "examples" / "spark_stream.py"))
    refused = spark.read.parquet(str(tmp_path / "out")).collect()
    assert sorted(row["Domain"] for row in refused) == ["broken", "mydomain.fr"]
