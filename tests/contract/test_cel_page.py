"""The page on the rule language is true: its examples are run, its lists are complete."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from evaluators import Both

from pmo_kit import cel
from pmo_kit.cel import functions, signatures
from pmo_kit.cel.frame import STEPS
from pmo_kit.cel.parser import MAX_DEPTH, MAX_LENGTH, parse
from pmo_kit.cel.patterns import MAX_SIZE, MAX_TEXT
from pmo_kit.cel.type_check import Env, check
from pmo_kit.engine.file_names import resolved

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "explanation" / "cel.md").read_text(encoding="utf-8")
EXAMPLES = [
    line
    for block in re.findall(r"^```cel\n(.*?)^```", PAGE, re.M | re.S)
    for line in block.splitlines()
]


def typed(value: Any) -> cel.Type:
    """The type that a schema of this data would give it."""
    if isinstance(value, dict):
        return cel.Record("", {key: typed(inner) for key, inner in value.items()})
    if isinstance(value, list):
        first = [typed(inner) for inner in value] or [cel.STRING]
        return cel.ListOf(joined(first) if isinstance(first[0], cel.Record) else first[0])
    return {str: cel.STRING, int: cel.INT, float: cel.DOUBLE, datetime: cel.TIMESTAMP}[type(value)]


def joined(records: list[Any]) -> cel.Type:
    return cel.Record("", {name: of for record in records for name, of in record.fields.items()})


def named(name: str, of: cel.Type) -> cel.Type:
    """The type under the name that messages use, with the field that items have at times."""
    if not isinstance(of, cel.Record):
        return of
    fields = {**of.fields, "owner": cel.STRING} if name == "item" else of.fields
    return cel.Record(name, fields)


def moments(value: Any) -> Any:
    """The data with its dates as points in time."""
    if isinstance(value, dict):
        return {key: moments(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [moments(inner) for inner in value]
    return cel.convert(value.isoformat(), cel.TIMESTAMP) if isinstance(value, date) else value


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    block = re.search(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S)
    assert block
    found: dict[str, Any] = moments(yaml.safe_load(block[1]))
    return found


def has_file(path: str) -> bool:
    """Whether the project of the page's examples has a file."""
    return resolved(path) == "img/plan.png"


def outcome(text: str, data: dict[str, Any]) -> Any:
    env = Env({name: named(name, typed(value)) for name, value in data.items()})
    try:
        return Both(check(parse(text), env)).run(data, cel.Context(has_file))
    except cel.CelError as error:
        return f"refused: {error.message}"
    except cel.CelEvalError as error:
        return f"error: {error.message}"


@pytest.mark.parametrize("line", EXAMPLES)
def test_examples_have_the_values_that_the_page_tells(line: str, data: dict[str, Any]) -> None:
    text, _, told = line.rpartition("//")
    found, expected = outcome(text, data), told.strip()
    if expected.startswith(("error:", "refused:")):
        assert isinstance(found, str)
        assert found.startswith(expected)
    else:
        value = outcome(expected, data)
        assert (type(found), found) == (type(value), value)


def sections() -> Iterator[tuple[str, str]]:
    kit = PAGE.partition("## Functions of the kit")[2].partition("\n## ")[0]
    for part in kit.split("\n### ")[1:]:
        name, _, text = part.partition("\n")
        yield name, text


def test_every_function_has_a_section_with_its_signature_and_an_example() -> None:
    found = dict(sections())
    assert set(found) == functions.FUNCTIONS.keys()
    for name, text in found.items():
        assert f"`{name}(" in text
        assert re.search(rf"^```cel\n(?:.*\n)*?.*{name}\(", text, re.M)
        arity = {
            line.partition("(")[2].partition(" -> ")[0].count(",")
            for line in functions.FUNCTIONS[name].signatures
        }
        shown = re.findall(rf"`{name}\((.*?)\) -> ", text)
        assert {signature.count(",") for signature in shown} == arity


def test_functions_of_cel_are_all_named() -> None:
    part = PAGE.partition("## Functions of CEL")[2].partition("\n## ")[0]
    rows = "\n".join(re.findall(r"^\| .*", part, re.M))
    assert set(re.findall(r"(\w+)\(", rows)) == {*signatures.CEL_FUNCTIONS, *signatures.METHODS}


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "reference", ROOT / "tests" / "contract" / "test_cel_reference.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_differences_are_those_of_the_reference_test() -> None:
    part = PAGE.partition("<!-- differences -->")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(.*?)` \| (.*?) \|", part, re.M)
    told = dict(rows)
    differences = reference().DIFFERENCES
    assert list(told) == list(differences)
    for text, here in told.items():
        ours = differences[text][0]
        if ours in ("refused", "error"):
            assert here == ours


@pytest.mark.parametrize("limit", [STEPS, MAX_LENGTH, MAX_DEPTH, MAX_TEXT, MAX_SIZE])
def test_budgets_are_told(limit: int) -> None:
    part = PAGE.partition("## Budgets")[2]
    assert re.search(rf"\| {limit:,}\b", part)


def test_counts_of_the_reference_test_are_told() -> None:
    module = reference()
    assert f"generates {len(module.SEEDS) * module.EXPRESSIONS:,} expressions" in PAGE
