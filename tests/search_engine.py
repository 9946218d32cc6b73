"""The handbook's search without a browser: its engine in the Node that Playwright brings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import Any

from playwright._impl._driver import compute_driver_executable
from program import ROOT

ENGINE = ROOT / "docs/assets/search/engine.js"
_RUN = """
const fs = require("fs"), vm = require("vm");
const { engine, docs, names, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
vm.runInThisContext(fs.readFileSync(engine, "utf8"));
const index = pmoSearch.build(docs, names);
console.log(JSON.stringify(queries.map((query) => pmoSearch.search(index, query))));
"""


def answers(
    docs: Sequence[dict[str, Any]], names: dict[str, Any], queries: Sequence[str]
) -> list[dict[str, Any]]:
    """What the engine answers to each query on an index: pages, each a list of sections; a note."""
    node, _ = compute_driver_executable()
    given = {"engine": str(ENGINE), "docs": docs, "names": names, "queries": queries}
    done = subprocess.run(
        [str(node), "-e", _RUN],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def data(script: str) -> dict[str, Any]:
    """What the script of names and titles hands over."""
    found: dict[str, Any] = json.loads(
        script.removeprefix("pmo.searchData(").rstrip().removesuffix(");")
    )
    return found
