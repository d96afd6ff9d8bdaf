"""A function of DuckDB over Arrow columns.

    python examples/duckdb_udf.py
"""

import duckdb
from duckdb.sqltypes import VARCHAR

from registrant import arrow

connection = duckdb.connect()
connection.create_function(
    "phone_e164",
    lambda numbers, countries: arrow.phone_e164(numbers, countries),
    [VARCHAR, VARCHAR],
    VARCHAR,
    type="arrow",
    null_handling="special",
)
connection.sql("create table contacts as select * from (values ('01 42 68 53 00', 'FR'), ('030 901820', 'Germany'), ('12', null)) as t(phone, country)")
print(connection.sql("select phone_e164(phone, country) from contacts").fetchall())
