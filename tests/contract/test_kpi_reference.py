"""Google's runtime of CEL computes each key figure from what its formula read, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cel_expr_python import cel as google

from pmo_kit.engine.check import read_state
from pmo_kit.engine.compile_rules import compile_standard
from pmo_kit.examples.golden import load_golden
from pmo_kit.standard import load
from pmo_kit.status.kpi_examples import of_portfolio, of_project
from pmo_kit.status.kpis import KeyFigures

DYN = google.Type.DYN
SUM = google.CelExtension(
    "sum",
    [
        google.FunctionDecl(
            "sum",
            [google.Overload("sum_list", DYN, [google.Type.List(DYN)], False, math.fsum)],
        )
    ],
)
"""The one function of ours that figures use and CEL itself has not."""
STANDARD = load("core")
FIGURES = KeyFigures(STANDARD)


def theirs(formula: str, inputs: Mapping[str, Any]) -> float:
    """What Google makes of a formula whose names have these values."""
    bindings: dict[str, Any] = {}
    for name, value in inputs.items():
        root, *steps = name.split(".")
        if not steps:
            bindings[root] = value
            continue
        at = bindings.setdefault(root, {})
        for step in steps[:-1]:
            at = at.setdefault(step, {})
        at[steps[-1]] = value
    variables = dict.fromkeys(bindings, DYN) | {"measures": DYN}
    env = google.NewEnv(variables=variables, extensions=[SUM])
    found = env.compile(formula).eval(data={"measures": {}, **bindings})
    return float(found.value())


def inputs_of(kpi: Any) -> dict[str, Any]:
    """What an example gives of what a figure awaits, as numbers of the type that it awaits."""
    given = kpi.example.get("given", {})
    python = {"double": float, "int": int, "list(double)": lambda values: [*map(float, values)]}
    return {
        name: python[one["type"]](given[name])
        for name, one in kpi.awaits.items()
        if name in given and one["type"] in python
    }


@pytest.mark.parametrize("id", sorted(FIGURES.every))
def test_google_computes_each_example_from_the_inputs_alone(id: str) -> None:
    figure = FIGURES.named(id)
    assert figure is not None
    kpi = figure.kpi
    if kpi.of == "project":
        found = of_project(figure, kpi.example, STANDARD)
        value, inputs = found.value, dict(found.inputs)
    elif kpi.formula:
        value = of_portfolio(figure, kpi.example, STANDARD).value
        inputs = inputs_of(kpi)
    else:
        assert kpi.roll_up is not None  # a sum over projects is no formula of CEL
        return
    assert value is not None
    assert theirs(kpi.formula, inputs) == pytest.approx(value, abs=1e-4, rel=1e-5)


def test_google_computes_each_figure_of_a_golden_project_from_the_inputs_alone(root: Path) -> None:
    compiled = compile_standard(STANDARD)[0]
    golden, _ = load_golden([root / "standards/core"], compiled)
    known = 0
    for one in golden:
        state = read_state(one.standard(compiled), one.snapshot, one.options())
        for found in FIGURES.of_project(state):
            if found.value is not None:
                formula = FIGURES.every[found.id].formula
                ours = pytest.approx(found.value, abs=1e-4, rel=1e-5)
                assert theirs(formula, dict(found.inputs)) == ours, (one.name, found.id)
                known += 1
    assert known > 40
