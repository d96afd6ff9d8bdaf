"""The examples and the benchmarks run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PYTHON = Path(__file__).parents[1]


def run(*arguments: str) -> str:
    # The folder of the tests, so that Python finds the installed package.
    done = subprocess.run([sys.executable, *arguments], cwd=Path(__file__).parent, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_function_of_duckdb() -> None:
    assert run(str(PYTHON / "examples/duckdb_udf.py")) == "[('+33142685300',), ('+4930901820',), (None,)]\n"


def test_the_benchmark_of_columns() -> None:
    rows = [line for line in run(str(PYTHON / "benches/columns.py"), "1000").splitlines() if line.endswith("× |")]
    assert len(rows) == 4


def test_the_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "Agg")
    monkeypatch.chdir(PYTHON)
    names: dict[str, Any] = {}
    cells = json.loads((PYTHON / "examples/portfolio.ipynb").read_text("utf-8"))["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    assert names["read"].unused == [] and len(names["plt"].get_fignums()) >= 1
    assert names["portfolio"]["accepted"].tolist().count(True) >= 1 and names["errors"]["path"].size >= 1
