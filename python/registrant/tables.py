"""Tables with headings of any kind, such as ``Vorname`` or ``Postal code``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Optional, Union

from . import _native
from ._errors import wrong


def guess_mapping(names: Iterable[str], named: Optional[Mapping[str, Optional[str]]] = None) -> dict[str, str]:
    """Guess what the columns of a table hold by their names, as the command line does.

    ``named`` has what columns hold that are known better; ``None`` leaves a column out. The answer is a mapping for
    :mod:`registrant.arrow`, without the columns that nobody knows.

    >>> guess_mapping(["Vorname", "Name", "PLZ", "Farbe", "Domain"])
    {'Vorname': 'given_name', 'Name': 'family_name', 'PLZ': 'postal_code', 'Domain': 'domain'}
    >>> guess_mapping(["Vorname", "Farbe"], {"Vorname": None, "Farbe": "label"})
    {'Farbe': 'label'}
    """
    columns = list(names)
    for name in named or {}:
        if name not in columns:
            raise wrong("/named", f"expected a column `{name}`, found none", f"the columns are {', '.join(columns)}")
    guessed = dict(zip(columns, _native.guess_columns(columns)))
    guessed.update((name, held or "") for name, held in (named or {}).items())
    mapping = {name: held for name, held in guessed.items() if held}
    holders: dict[str, str] = {}
    for name, held in mapping.items():
        first = holders.setdefault(held, name)
        if first != name and held != "street":
            reason = f"expected one column for {held}, found two: {first}, {name}"
            raise wrong("/names", reason, f"leave one out, as in named={{{name!r}: None}}")
    return mapping


@dataclass(frozen=True)
class Csv:
    """A table that was read, and what its columns hold."""

    table: Any
    """The rows, as a table of PyArrow in which every column is a text."""
    mapping: dict[str, str]
    """What the columns hold, for the functions of :mod:`registrant.arrow`."""
    unused: list[str]
    """The columns that hold nothing that is known."""
    separator: str
    """The separator of cells."""


def read_csv(
    file: Union[str, Path],
    *,
    named: Optional[Mapping[str, Optional[str]]] = None,
    separator: Optional[str] = None,
    encoding: str = "utf-8",
) -> Csv:
    """Read a table in CSV, and guess its separator and what its columns hold. It needs PyArrow.

    Every cell is a text, so that a postal code keeps its zeros.

    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
    ...     _ = file.write("Vorname;PLZ;Farbe\\nAnn;01067;rot\\n")
    ...     file.flush()
    ...     read = read_csv(file.name)
    >>> read.mapping, read.unused, read.table.to_pylist()
    ({'Vorname': 'given_name', 'PLZ': 'postal_code'}, ['Farbe'], [{'Vorname': 'Ann', 'PLZ': '01067', 'Farbe': 'rot'}])
    """
    csv = import_module("pyarrow.csv")
    text = import_module("pyarrow").string()
    path = Path(file)
    with path.open("rb") as opened:
        lines = [opened.readline(1 << 17), opened.readline(1 << 17)]
    lines = [line.decode(encoding, "replace").lstrip("\ufeff").encode() for line in lines]
    says = _native.named_separator(lines[0])
    separator = separator or says or _native.separator(lines[0])
    options = {
        "read_options": csv.ReadOptions(encoding=encoding, skip_rows=int(says is not None)),
        "parse_options": csv.ParseOptions(delimiter=separator, newlines_in_values=True),
    }
    try:
        names: list[str] = csv.open_csv(str(path), **options).schema.names
        types = {name: text for name in names}
        nulls = csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True)
        table = csv.read_csv(str(path), convert_options=nulls, **options)
    except (import_module("pyarrow").ArrowInvalid, UnicodeDecodeError) as error:
        # The message could quote a value.
        if "utf" in str(error).lower() or "decode" in str(error):
            remedy = "pass the encoding, such as encoding='cp1252'"
            raise wrong("/file", "expected UTF-8, found other bytes", remedy) from None
        reason = "expected rows with a cell for each column, found others"
        raise wrong("/file", reason, "quote the cells that have the separator") from None
    mapping = guess_mapping(names, named)
    return Csv(table, mapping, [name for name in names if name not in mapping], separator)
