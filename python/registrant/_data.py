"""Data of PyArrow, Polars, pandas and DuckDB as Arrow data, and answers as data of the same library."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Optional

from ._errors import wrong


def _library(data: Any) -> str:
    return str(type(data).__module__).partition(".")[0]


def _is_table(data: Any) -> bool:
    return type(data).__name__ != "LazyFrame" and hasattr(data, "columns")


def column_of(argument: str, data: Any) -> Any:
    """Return a column as Arrow data. A table with one column is a column too, because DuckDB knows no other."""
    if _is_table(data):
        names = list(map(str, data.columns if _library(data) != "pyarrow" else data.schema.names))
        if len(names) != 1:
            reason = f"expected one column, found a table with {len(names)}"
            raise wrong(f"/{argument}", reason, f"pass one of them: {', '.join(names)}")
        data = _one_column(data, names[0])
    return _arrow(argument, data)


def _one_column(data: Any, name: str) -> Any:
    library = _library(data)
    if library == "polars":
        return data.get_column(name)
    if library == "pandas":
        return data.iloc[:, 0]
    if library == "pyarrow":
        return data.column(0)
    return import_module("pyarrow").table(_arrow("column", data)).column(0)


def table_of(data: Any, columns: Optional[Sequence[tuple[str, str]]]) -> Any:
    """Return a table, or a column of documents, as Arrow data. Of a table it takes the columns of the mapping."""
    if columns is None or not _is_table(data) or _library(data) not in ("polars", "pandas", "pyarrow"):
        return _arrow("data", data)
    known = list(map(str, data.schema.names if _library(data) == "pyarrow" else data.columns))
    names = list(dict.fromkeys(name for name, _ in columns))
    for name in names:
        found = known.count(name)
        if found == 0:
            reason = f"expected a column `{name}`, found none"
            raise wrong("/data", reason, f"the columns are {', '.join(known)}")
        if found > 1:
            raise wrong("/data", f"expected one column `{name}`, found {found}", "give each a name of its own")
    if _library(data) == "pandas":
        return _of_pandas(data.iloc[:, [known.index(name) for name in names]])
    return _arrow("data", data.select(names))


def _arrow(argument: str, data: Any) -> Any:
    """Return what has Arrow's capsules."""
    library = _library(data)
    if library == "pandas":
        if _is_table(data):
            return _of_pandas(data)
        return _of_values(argument, None, data)
    if library == "polars" and hasattr(data, "__arrow_c_stream__"):
        return _without_null_types(data)
    if library == "pyarrow" and (hasattr(data, "__arrow_c_array__") or hasattr(data, "__arrow_c_stream__")):
        return _without_offsets(data)
    if hasattr(data, "__arrow_c_array__") or hasattr(data, "__arrow_c_stream__"):
        return data
    if library in ("duckdb", "_duckdb") and hasattr(data, "arrow"):
        return data.arrow()
    found = type(data).__name__
    remedy = "pass a column or a table of PyArrow, Polars, pandas or DuckDB"
    raise wrong(f"/{argument}", f"expected Arrow data, found a {found}", remedy)


def _of_pandas(frame: Any) -> Any:
    names = list(map(str, frame.columns))
    arrays = [_of_values("data", name, frame.iloc[:, place]) for place, name in enumerate(names)]
    return import_module("pyarrow").table(arrays, names=names)


def _of_values(argument: str, name: Optional[str], values: Any) -> Any:
    """Return a column of pandas as Arrow data. PyArrow's messages could quote a value."""
    place = f"column `{name}`: " if name is not None else ""
    remedy = "convert it to texts, as in column.astype('string')"
    module = import_module("pyarrow")
    try:
        read = module.Array.from_pandas(values)
    except UnicodeEncodeError:
        raise wrong(f"/{argument}", f"{place}expected texts, found a lone surrogate", "replace it") from None
    except (TypeError, ValueError, NotImplementedError):
        raise wrong(f"/{argument}", f"{place}expected values of one type, found several", remedy) from None
    # Without any value, pandas makes a column of numbers.
    return module.nulls(len(read)) if read.null_count == len(read) else read


def _without_null_types(data: Any) -> Any:
    """Read columns of Polars without a type as texts. Polars hands them over in a way that arrow-rs 59 refuses."""
    module = import_module("polars")

    def typed(kind: Any) -> Any:
        if kind == module.Null:
            return module.String()
        if isinstance(kind, module.List):
            return module.List(typed(kind.inner))
        if isinstance(kind, module.Struct):
            return module.Struct({field.name: typed(field.dtype) for field in kind.fields})
        return kind

    if hasattr(data, "schema"):
        changed = {name: typed(kind) for name, kind in data.schema.items() if typed(kind) != kind}
        return data.cast(changed) if changed else data
    kind = typed(data.dtype)
    return data if kind == data.dtype else data.cast(kind)


def _without_offsets(data: Any) -> Any:
    """Copy a slice of structs in structs. The import, of arrow-rs 59, would apply the offset to the inner ones twice."""
    module = import_module("pyarrow")
    if isinstance(data, (module.Table, module.RecordBatch)):
        columns = data.columns
    else:
        columns = [data] if hasattr(data, "type") else []
    chunks = [chunk for column in columns for chunk in getattr(column, "chunks", [column])]
    if not any(chunk.offset and _nests(chunk.type) for chunk in chunks):
        return data
    whole = hasattr(data, "columns")
    table = data if whole else module.table({"": data})
    copy = module.BufferOutputStream()
    with module.ipc.new_stream(copy, table.schema) as stream:
        stream.write(table)
    table = module.ipc.open_stream(copy.getvalue()).read_all()
    return table if whole else table.column(0)


def _nests(kind: Any) -> bool:
    """Return whether a type has a struct in a struct."""
    is_struct = import_module("pyarrow").types.is_struct
    children = [kind.field(place).type for place in range(kind.num_fields)]
    return (is_struct(kind) and any(map(is_struct, children))) or any(map(_nests, children))


def like(data: Any, answer: Any) -> Any:
    """Return an answer as data of the input's library."""
    library = _library(data)
    if library == "polars":
        series = import_module("polars").Series(answer)
        return series.rename(data.name) if hasattr(data, "name") else series
    module = import_module("pyarrow")
    chunked = module.chunked_array(answer)
    if library == "pandas":
        values = chunked.to_pylist() if module.types.is_struct(chunked.type) else chunked.to_pandas().array
        index, name = getattr(data, "index", None), getattr(data, "name", None)
        return import_module("pandas").Series(values, index=index, name=name)
    is_one = isinstance(data, (module.Array, module.RecordBatch))
    if not is_one:
        return chunked
    return chunked.combine_chunks() if chunked.num_chunks != 1 else chunked.chunk(0)
