"""`pmo portfolio gather` from git addresses, as a board's repository would do it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from program import ROOT, Program

pytestmark = [pytest.mark.e2e, pytest.mark.long]
DAY = ("--as-of", "2026-02-13", "--format", "json")
WHO = ("-c", "user.name=a", "-c", "user.email=a@example.org")


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *WHO, *words], cwd=folder, check=True, capture_output=True)


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "--quiet", "-m", "A step")


def test_projects_are_fetched_judged_and_fetched_again(pmo: Program, tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    shutil.copytree(ROOT / "standards/core/golden/T1/executing", origin)
    _git(origin, "init", "--quiet", "-b", "main")
    _commit(origin)
    log = origin / "pmo/log.yaml"
    log.write_text(log.read_text(encoding="utf-8") + "# a line\n", encoding="utf-8")
    _commit(origin)
    board = tmp_path / "board"
    board.mkdir()
    sources = [f"file://{origin}", f"file://{tmp_path}/none", "ext::sh -c 'touch ran'", "-x::y"]
    (board / "portfolio.yaml").write_text(
        json.dumps(
            {
                "schema": "portfolio/v1",
                "objectives": [],
                "projects": [],
                "sources": [{"path": path} for path in sources],
            }
        )
    )
    first = json.loads(pmo("portfolio", "gather", board, "--jobs", "2", *DAY).out)
    assert (first["judged"], len(first["problems"]), first["exit_code"]) == (1, 3, 1)
    assert not (board / "ran").exists()
    snapshot = json.loads((board / "gathered/portfolio.ndjson").read_text(encoding="utf-8"))
    assert snapshot["source"]["tree_clean"] is True
    assert snapshot["source"]["shallow"] is False
    second = json.loads(pmo("portfolio", "gather", board, *DAY).out)
    assert [one["outcome"] for one in second["sources"]] == ["kept"]
    log.write_text(log.read_text(encoding="utf-8") + "# another\n", encoding="utf-8")
    _commit(origin)
    third = json.loads(pmo("portfolio", "gather", board, *DAY).out)
    (source,) = third["sources"]
    assert source["outcome"] == "read"
    assert source["commit"] != first["sources"][0]["commit"]
