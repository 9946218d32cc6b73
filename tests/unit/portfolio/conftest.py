"""A board's list with snapshots beside it, of which tests change what they are about."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from program import ROOT

from pmo_kit.cli.portfolio_task import snapshot_line
from pmo_kit.engine import Options, Request
from pmo_kit.engine.compiled import Compiled
from pmo_kit.portfolio.gather import Gatherer, judged_line
from pmo_kit.portfolio.gathered_files import Store
from pmo_kit.portfolio.judging_key import key_of
from pmo_kit.portfolio.project_list import ProjectList, read_list
from pmo_kit.portfolio.sources import find_sources
from pmo_kit.portfolio.view import view
from pmo_kit.results.gathered_portfolio import Gathering
from pmo_kit.results.portfolio import Portfolio

DAY = date(2026, 5, 29)
REQUEST = Request(Options(DAY, cut=True))
Snapshots = Callable[..., bytes]


def _no_address(address: str, branch: str, folder: Path) -> str:
    raise AssertionError(f"{address} must not be fetched")


class Board:
    """A folder with a list, and what is gathered for it."""

    def __init__(self, folder: Path, compiled: Compiled) -> None:
        self.folder = folder
        self.store = Store(folder / "gathered")
        self._compiled = compiled

    def write(self, name: str, content: bytes) -> Path:
        """Put a file beside the list."""
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return target

    def list(self, **parts: Any) -> ProjectList:
        """Write the list, as JSON in YAML, and read it."""
        whole = {"schema": "portfolio/v1", "objectives": [], "projects": [], **parts}
        text = json.dumps(whole, indent=1)
        return read_list(self.write("portfolio.yaml", text.encode()), self._compiled)

    def gather(self, known: ProjectList, kit: str = "1") -> Gathering:
        """Gather what the list names; folders of projects are judged in this process."""
        sources = find_sources(known, self.store.clones, _no_address)
        gatherer = Gatherer(known, self.store, kit, DAY)

        def judged(every: Any) -> Iterator[Any]:
            return (judged_line(snapshot_line(one.path, REQUEST)) for one in every)

        return gatherer.gather(sources, judged, key_of(REQUEST, kit))

    def view(self, known: ProjectList) -> Portfolio:
        """The portfolio as its pages show it."""
        return view(known, self.store)


@pytest.fixture(scope="session")
def core() -> Compiled:
    return REQUEST.prepared("core", None, ROOT)


@pytest.fixture
def board(tmp_path: Path, core: Compiled) -> Board:
    return Board(tmp_path, core)


@pytest.fixture(scope="session")
def _whole() -> dict[str, Any]:
    line = snapshot_line(ROOT / "standards/core/golden/T1/executing", REQUEST)
    assert isinstance(line, bytes)
    found: dict[str, Any] = json.loads(line)
    return found


@pytest.fixture
def snapshot(_whole: dict[str, Any]) -> Snapshots:
    """A snapshot's bytes: of a project, at a commit made then, in a repository, with money."""

    def made(
        id: str, committed: str = "2026-05-01T08:00:00Z", repository: str = "", **money: Any
    ) -> bytes:
        data = copy.deepcopy(_whole)
        data["project"]["id"] = id
        data["source"] |= {
            "commit": f"{len(id):x}" * 40,
            "committed_on": committed,
            "repository": repository or "a" * 40,
            "reason": "",
        }
        data["money"] |= money
        return json.dumps(data, sort_keys=True, separators=(",", ":")).encode() + b"\n"

    return made
