"""A new measure is one function with its declaration: everything else follows, played in a copy."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEW = '''

@measure("reserve", "double", OWN, agreed_budget, bac, formula="agreed_budget - bac")
def reserve(agreed: Number, planned: Number) -> Number:
    """What was agreed and is not in the plan."""
    if agreed.value is None or planned.value is None:
        return unknown(agreed.reason or planned.reason)
    return known(agreed.value - planned.value)
'''


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The kit with one function more."""
    for name in ("standards", "schemas", "templates", "docs"):
        (tmp_path / name).symlink_to(root / name, target_is_directory=True)
    source = Path(shutil.copytree(root / "src", tmp_path / "src"))
    with (source / "pmo_kit/measures/budget.py").open("a", encoding="utf-8") as module:
        module.write(NEW)
    return tmp_path


def run(copy: Path, *arguments: str) -> str:
    """What Python prints with the copy of the kit."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "PMO_CACHE_DIR": str(copy / "cache")},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_one_function_is_all_that_a_new_measure_takes(root: Path, copy: Path) -> None:
    project = str(root / "standards/core/golden/T3/executing")
    day = ("--as-of", "2026-05-29", "--format", "json")
    status = json.loads(run(copy, "-m", "pmo_kit", "status", project, *day))
    told = {measure["name"]: measure for measure in status["measures"]}
    assert told["reserve"] == {
        "name": "reserve",
        "value": told["agreed_budget"]["value"] - told["bac"]["value"],
        "unit": "EUR",
        "means": "What was agreed and is not in the plan.",
        "reason": "",
    }
    asked = ("-m", "pmo_kit", "explain", "reserve", "--project", project, *day)
    traced = json.loads(run(copy, *asked))["measures"]
    assert [one["name"] for one in traced][:3] == ["reserve", "agreed_budget", "bac"]
    assert all(one["readings"] or one["inputs"] for one in traced)


def test_rules_and_pages_know_a_new_measure(copy: Path) -> None:
    code = """
from pmo_kit.engine.environment import of_measures
from pmo_kit.handbook.measures import catalog_part
from pmo_kit.measures.catalog import MEASURES, nested, timed
print(of_measures(nested(MEASURES)).fields["reserve"], "measures.reserve" in timed())
print(sorted(MEASURES["reserve"].kinds))
print("What was agreed and is not in the plan." in catalog_part(None, "budget"))
"""
    told = run(copy, "-c", code).splitlines()
    assert told == ["double False", "['charter', 'log', 'plan']", "True"]
