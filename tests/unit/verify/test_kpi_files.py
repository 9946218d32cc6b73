"""A figure is refused that lacks its decision or trap, names nothing, or whose example is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from companies import company

from pmo_kit.engine import Compiled, prepare
from pmo_kit.results.verification import Problem
from pmo_kit.standard.files import mappings, read_head
from pmo_kit.verify.kpi_files import kpi_problems
from pmo_kit.verify.own_files import own_files

FIGURE = """schema: kpi/v1
id: margin
title: Margin
question: How much is left?
decides: The sponsor, whether to go on.
of: project
formula: (measures.agreed_budget - measures.forecast_cost) / measures.agreed_budget * 100.0
unit: percent
good: higher
green: 10
amber: 0
not_applicable: project.tier == 'T1'
because: Light projects keep no account.
roll_up:
  how: ratio
  num: measures.agreed_budget - measures.forecast_cost
  den: measures.agreed_budget
  times: 100
trap: Who asks for too much has a margin.
pair: cpi
source: Acme
owner: pmo
cadence: monthly
example:
  given: {agreed_budget: 200, forecast_cost: 190}
  value: 5
  colour: amber
  projects:
    - given: {agreed_budget: 200, forecast_cost: 190}
    - given: {agreed_budget: 200, forecast_cost: 200}
  rolled_up: 2.5
"""
FAULTS = [
    ("formula: (measures.agreed", "formula: (measures.agred", 7, "has no field `agred_budget`"),
    ("formula: (measures", "formula: ((measures", 8, "expected `)`"),
    ("formula: (measures.agreed_budget", "formula: ('a'", 7, "cannot"),
    ("* 100.0\n", "* 100.0 > 1.0\n", 7, "This is a bool, not a double or int."),
    ("green: 10", "green: measures.bacc", 10, "no field `bacc`"),
    ("amber: 0", "tolerance: 10.0", 11, "both say which colour it gets"),
    ("green: 10\n", "", 10, "`amber` has no `green` before it"),
    ("because: Light projects keep no account.\n", "", 12, "Nothing says why"),
    ("  den: measures.agreed_budget\n", "", 15, "A roll-up by `ratio` needs `den`"),
    ("  how: ratio", "  how: sum", 15, "A roll-up by `sum` needs `of`"),
    ("  times: 100", "  of: measures.bac", 18, "A roll-up by `ratio` has no `of`"),
    ("pair: cpi", "pair: cpj", 20, "There is no key figure `cpj`"),
    ("pair: cpi", "pair: margin", 20, "no pair of itself"),
    ("owner: pmo", "owner: pmoo", 22, "no role `pmoo`"),
    ("{agreed_budget: 200, forecast_cost: 190}\n  value", "{agreed: 200}\n  value", 25, "agreed"),
    ("  value: 5\n", "  value: 6\n", 26, "The formula gives 5.0; the example says 6"),
    ("  value: 5\n", "  value: null\n", 26, "the example says null"),
    ("  colour: amber", "  colour: red", 27, "The limits make it amber; the example says red"),
    ("  colour: amber\n", "", 25, "The limits make it amber; the example says without colour"),
    ("  rolled_up: 2.5", "  rolled_up: 2.4", 31, "The formula gives 2.5; the example says 2.4"),
    ("  rolled_up: 2.5\n", "", 25, "The example has no `rolled_up`"),
    ("forecast_cost: 190}\n  value", "forecast_cost: x}\n  value", 25, "is a double"),
    ("id: margin", "id: margins", 2, "Rename it to margins.yaml"),
    ("of: project\n", "of: project\nuntil: '7.0'\n", 7, "has no edition 7.0"),
    (re.compile(r"formula:.*\n"), "", 6, "Nothing says how the figure is computed"),
    ("trap: Who asks", "awaits: {today: {type: int, means: m}}\ntrap: Who", 19, "`today` means"),
]  # fmt: skip


def problems(folder: Path, compiled: Compiled) -> list[Problem]:
    documents = [*mappings(folder / "kpis")]
    return kpi_problems(documents, read_head(folder), compiled.standard)[0]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    home = tmp_path_factory.mktemp("sound")
    return prepare(str(company(home, files={"kpis/margin.yaml": FIGURE})), "1.0")


def test_the_figures_of_the_core_are_sound(root: Path, core: Compiled) -> None:
    folder = root / "standards/core"
    found, count = kpi_problems([*mappings(folder / "kpis")], read_head(folder), core.standard)
    assert (found, count) == ([], 30)


def test_a_companys_figure_is_sound(compiled: Compiled) -> None:
    folder = Path(compiled.standard.folder)
    found, count = kpi_problems([*mappings(folder / "kpis")], read_head(folder), compiled.standard)
    assert (found, count) == ([], 31)


@pytest.mark.parametrize(("old", "new", "line", "expected"), FAULTS)
def test_a_fault_is_told_at_its_place(
    tmp_path: Path,
    compiled: Compiled,
    old: str | re.Pattern[str],
    new: str,
    line: int,
    expected: str,
) -> None:
    text = old.sub(new, FIGURE) if isinstance(old, re.Pattern) else FIGURE.replace(old, new, 1)
    assert text != FIGURE
    folder = company(tmp_path, files={"kpis/margin.yaml": text})
    found = problems(folder, compiled._replace(standard=compiled.standard))
    told = [(each.line, each.message) for each in found]
    here = [each.message + each.remedy for each in found if each.line == line]
    assert any(expected in said for said in here), told
    assert all(each.remedy for each in found)


@pytest.mark.parametrize("key", ["decides", "trap", "pair", "not_applicable"])
def test_a_figure_without_a_decision_or_a_trap_is_refused(tmp_path: Path, key: str) -> None:
    text = re.sub(rf"(?m)^{key}:.*\n", "", FIGURE)
    folder = company(tmp_path, files={"kpis/margin.yaml": text})
    found = own_files(folder).shaped
    assert [each.path for each in found] == [str(folder / "kpis/margin.yaml")]
    assert f"`{key}`" in found[0].message


def test_a_misnamed_folder_of_figures_is_told(tmp_path: Path) -> None:
    folder = company(tmp_path, files={"kpi/margin.yaml": FIGURE})
    assert "did you mean kpis?" in own_files(folder).unread[0].message
