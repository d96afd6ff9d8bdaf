"""Tables with headings of any kind."""

from __future__ import annotations

from pathlib import Path

import pytest

import registrant
from registrant import RegistrantError, arrow

PORTFOLIO = Path(__file__).parents[2] / "examples" / "portfolio.csv"


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
    ],
)
def test_headings_and_separators(text: str, encoding: str, mapping: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode(encoding))
    read = registrant.read_csv(file, encoding=encoding)
    assert read.mapping == mapping and read.unused == [] and read.table.num_rows == 1


def test_a_table_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    for text, part in [
        ("Prénom;Ville\nZoé;Paris\n".encode("cp1252"), "expected UTF-8, found other bytes; pass the encoding"),
        (b"Vorname;Ort\nsecret;x;y\n", "expected rows with a cell for each column"),
        (b"", "expected"),
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
