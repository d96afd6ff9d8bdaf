"""Checks of a DataFrame by Spark, on one and on two local workers, and as the rows grow tenfold.

    python benches/spark.py [ROWS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

import registrant.spark

# Spark would take the first `python3` of the path.
os.environ["PYSPARK_PYTHON"] = sys.executable

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
MAPPING = {"n": "given_name", "f": "family_name", "s": "street", "c": "city", "z": "postal_code", "l": "country", "e": "email", "p": "phone", "d": "domain"}


FILES = 8


def portfolio(rows: int, folder: Path) -> None:
    """Write contacts that their registries accept, in files of which each becomes a partition."""
    part = {
        "n": ["Ann", "Bo", "Zoë", None],
        "f": ["Example"] * 4,
        "s": ["1 rue Neuve", "Weg 3", "1 Main St", "2 rue Neuve"],
        "c": ["Paris", "Berlin", "Austin", "Lyon"],
        "z": ["75001", "10115", "78701", "69001"],
        "l": ["France", "DE", "US", "FR"],
        "p": ["01 42 68 53 00", "+49.30901820", "(512) 555-0100", "+33.142685300"],
        "d": ["mydomain.be", "mydomain.de", "mydomain.com", "mydomain.com"],
    }
    folder.mkdir()
    size = rows // FILES
    columns = {name: (values * (size // 4 + 1))[:size] for name, values in part.items()}
    for number in range(FILES):
        columns["e"] = [f"owner{row}@example.org" for row in range(number * size, (number + 1) * size)]
        pq.write_table(pa.table(columns), folder / f"{number}.parquet")


with tempfile.TemporaryDirectory() as folder:
    sizes = (ROWS // 10, ROWS)
    for rows in sizes:
        portfolio(rows, Path(folder, str(rows)))
    print("| workers | rows | seconds | rows a second | refused |\n|---|---|---|---|---|")
    for workers in (1, 2):
        builder = SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        spark = builder.config("spark.sql.files.maxPartitionBytes", "1m").getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        for rows in (sizes[0], *sizes):  # The first run starts the workers.
            df = spark.read.parquet(f"{folder}/{rows}")
            start = time.perf_counter()
            refused = registrant.spark.check(df, MAPPING, {"roles": ["owner"]}).where("not report.accepted").count()
            seconds = time.perf_counter() - start
            print(f"| {workers} | {rows:,} | {seconds:.1f} | {rows / seconds:,.0f} | {refused:,} |", flush=True)
        spark.stop()
