"""Tables with headings of any kind, such as ``Vorname`` or ``Postal code``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Optional, Union

from . import _native
from ._errors import RegistrantError, wrong
from .arrow import kind_of


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
    known = {name: held for name, held in (named or {}).items() if held}
    for name, held in known.items():
        kind_of("/named", name, held)
    mapping: dict[str, str] = {}
    holders: dict[str, str] = {}
    for name, guess in zip(columns, _native.guess_columns(columns)):
        held = known.get(name, "" if name in (named or {}) else guess)
        if not held:
            continue
        first = holders.setdefault(held, name)
        if name in mapping or (first != name and kind_of("/names", name, held) != "lines"):
            reason = f"expected one column for {held}, found two: {first}, {name}"
            raise wrong("/names", reason, f"leave one out, as in named={{{name!r}: None}}")
        mapping[name] = held
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
    csv, module = import_module("pyarrow.csv"), import_module("pyarrow")
    if separator is not None and (len(separator) != 1 or not separator.isascii()):
        raise wrong("/separator", "expected one ASCII character, found another text", "pass one such as ';'")
    head = _head(Path(file), encoding)
    parse = csv.ParseOptions(delimiter=separator or head.separator, newlines_in_values=True)

    def read(use_threads: bool) -> Any:
        options = csv.ReadOptions(encoding=encoding, skip_rows=head.skipped, use_threads=use_threads)
        names = csv.open_csv(str(file), options, parse).schema.names
        types = {name: module.string() for name in names}
        nulls = csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True)
        return csv.read_csv(str(file), options, parse, nulls)

    faults = (module.ArrowInvalid, UnicodeDecodeError)
    try:
        table = read(True)
    except faults:
        try:
            # One thread knows the number of the row.
            table = read(False)
        except faults as error:
            raise _unread(str(error)) from None
    names: list[str] = table.schema.names
    mapping = guess_mapping(names, named)
    if not mapping:
        remedy = "name them, as in named={'Vorname': 'given_name'}"
        raise wrong("/file", "expected a first line that names the columns, found no known name", remedy)
    return Csv(table, mapping, [name for name in names if name not in mapping], separator or head.separator)


@dataclass(frozen=True)
class _Head:
    """The lines before the names of columns, and the separator that the names have."""

    skipped: int
    separator: str


#: The most characters that are read to guess a separator.
_MOST = 1 << 17


def _head(path: Path, encoding: str) -> _Head:
    with path.open(encoding=encoding, errors="replace") as opened:
        # A cell in quotes can have line breaks and separators.
        text = re.sub(r'"(?:[^"]|"")*"', lambda cell: cell[0] if "sep=" in cell[0] else '""', opened.read(_MOST))
    lines = text.lstrip("\ufeff").split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    says = _native.named_separator(lines[first].encode())
    return _Head(first + 1 if says else 0, says or _native.separator(lines[first].encode()))


def _unread(message: str) -> RegistrantError:
    """Make the exception for a file that PyArrow cannot read. PyArrow's message could quote a value."""
    if "utf" in message.lower() or "decode" in message:
        return wrong("/file", "expected UTF-8, found other bytes", "pass the encoding, such as encoding='cp1252'")
    if "Empty CSV" in message:
        return wrong("/file", "expected lines, found none that ends", "end each line with LF or CRLF")
    row = re.search(r"Row #(\d+)", message)
    place = f"row {row[1]}: " if row else ""
    reason = f"{place}expected a cell for each column, found more or fewer"
    return wrong("/file", reason, "quote the cells that have the separator")
