"""Tables with headings of any kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import registrant
from registrant import RegistrantError, arrow

ROOT = Path(__file__).parents[2]
PORTFOLIO = ROOT / "examples" / "portfolio.csv"
HEADINGS = json.loads((ROOT / "tests" / "headings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", HEADINGS, ids=[case["note"] for case in HEADINGS])
def test_headings_as_in_the_command_line(case: dict[str, Any]) -> None:
    wanted = {name: held for name, held in zip(case["names"], case["holds"]) if held}
    assert registrant.guess_mapping(case["names"]) == wanted


def test_the_portfolio_of_the_command_line() -> None:
    read = registrant.read_csv(PORTFOLIO)
    assert read.separator == "," and read.unused == []
    assert read.mapping["zip"] == "postal_code" and read.mapping["address1"] == "street" and read.mapping["roles"] == "roles"
    reports = arrow.check(read.table, read.mapping, {"roles": ["owner"]}, today="2026-11-22").to_pylist()
    assert len(reports) == 6 and [report["error"] for report in reports] == [None] * 6


@pytest.mark.parametrize(
    ("text", "encoding", "mapping"),
    [
        ("\ufeffVorname;Nachname;Straße;PLZ\r\nAnn;Example;Weg 3;01067\r\n", "utf-8", {"Vorname": "given_name", "Nachname": "family_name", "Straße": "street", "PLZ": "postal_code"}),
        ("sep=|\nPrénom|Ville\nAnn|Paris\n", "utf-8", {"Prénom": "given_name", "Ville": "city"}),
        ("Prénom\tVille\nAnn\tParis\n", "cp1252", {"Prénom": "given_name", "Ville": "city"}),
        ('"first name","e-mail"\n"Ann, ""A""","ann@example.org"\n', "utf-8", {"first name": "given_name", "e-mail": "email"}),
        ('"Vor\nname";"Ort, Stadtteil, Land"\nAnn;x\n', "utf-8", {"Vor\nname": "given_name"}),
        ("\n\nVorname;PLZ\n\nAnn;01067\n", "utf-8", {"Vorname": "given_name", "PLZ": "postal_code"}),
        ("\nsep=|\nVorname|PLZ\nAnn|01067\n", "utf-16", {"Vorname": "given_name", "PLZ": "postal_code"}),
        ("Vorname;x;x;\nAnn;1;2;\n", "utf-8", {"Vorname": "given_name"}),
    ],
)
def test_headings_and_separators(text: str, encoding: str, mapping: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode(encoding))
    read = registrant.read_csv(file, encoding=encoding)
    assert read.mapping == mapping and read.table.num_rows == 1
    assert len(read.unused) == read.table.num_columns - len(mapping)


def test_a_table_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    for text, part in [
        ("Prénom;Ville\nZoé;Paris\n".encode("cp1252"), "expected UTF-8, found other bytes; pass the encoding"),
        (b"Vorname;Ort\nAnn;Paris\nsecret;x;y\n", "row 3: expected a cell for each column, found more or fewer"),
        (b"Vorname;Ort\nsecret\n", "row 2: expected a cell for each column"),
        (b'Vorname;Ort\n"secret;x\n', "expected a cell for each column"),
        (b"", "expected lines, found none that ends"),
        (b"Vorname;Ort", "end each line"),
        (b"Vorname;secret;Vorname\n1;2;3\n", "expected one column for given_name, found two"),
        (b"x;y\nsecret;z\n", "found no known name; name them"),
    ]:
        file.write_bytes(text)
        with pytest.raises(RegistrantError) as caught:
            registrant.read_csv(file)
        assert part in str(caught.value) and "secret" not in str(caught.value)
    with pytest.raises(FileNotFoundError):
        registrant.read_csv(tmp_path / "none.csv")


def test_two_columns_for_one_field() -> None:
    with pytest.raises(RegistrantError, match="expected one column for phone, found two: Tel, Telefon"):
        registrant.guess_mapping(["Tel", "Telefon"])
    assert registrant.guess_mapping(["Tel", "Telefon"], {"Telefon": None}) == {"Tel": "phone"}
    assert registrant.guess_mapping(["Address 1", "Address 2"]) == {"Address 1": "street", "Address 2": "street"}
    with pytest.raises(RegistrantError, match="expected a column `x`, found none"):
        registrant.guess_mapping(["Tel"], {"x": "phone"})
    with pytest.raises(RegistrantError, match="at /named: column `Tel`: unknown field `fone`"):
        registrant.guess_mapping(["Tel"], {"Tel": "fone"})
    with pytest.raises(RegistrantError, match="expected one column for street, found two: Weg, Weg"):
        registrant.guess_mapping(["Weg", "Weg"], {"Weg": "street"})
    with pytest.raises(RegistrantError, match="at /separator: expected one ASCII character"):
        registrant.read_csv(PORTFOLIO, separator=";;")
