"""Both engines of JSON Schema agree with the field's own suite, within the checked subset."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pmo_kit.source import FORMATS, Schemas
from pmo_kit.source.explain import Explainer
from pmo_kit.standard.schema_keywords import BRANCH, BRANCHES, DRAFT, KEYWORDS, MAPS, ONE
from pmo_kit.verify.lint import follow
from pmo_kit.verify.lint_patterns import pattern_faults

pytestmark = pytest.mark.real("suites/json-schema-test-suite")

ID = "https://pmo-kit.dev/schemas/suite/v1.0.json"


# The suite's mandatory part holds formats for notes; here, as in its optional part, they judge.
ANNOTATIONS = {
    "format: date format: invalid date string is only an annotation by default",
    "format: uri format: invalid uri string is only an annotation by default",
}


class Case(NamedTuple):
    name: str
    schema: dict[str, Any]
    data: Any
    valid: bool


def cases(folder: Path) -> Iterator[Case]:
    """The suite's cases whose schemas keep to the subset."""
    formats = [folder / "optional/format/date.json", folder / "optional/format/uri.json"]
    for path in (*sorted(folder.glob("*.json")), *formats):
        for group in json.loads(path.read_text(encoding="utf-8")):
            schema = group["schema"]
            if isinstance(schema, dict) and within(schema, schema):
                for test in group["tests"]:
                    name = f"{path.stem}: {group['description']}: {test['description']}"
                    yield Case(name, schema, test["data"], test["valid"])


def within(schema: Any, root: dict[str, Any]) -> bool:
    """Whether a schema uses only what the linter lets pass as regards engines."""
    if not isinstance(schema, dict):
        return isinstance(schema, bool)
    if any(key not in KEYWORDS or (key == "$id" and schema is not root) for key in schema):
        return False
    if schema is root and ("$id" in schema or schema.get("$schema") != DRAFT):
        return False
    ref = schema.get("$ref", "#")
    if not ref.startswith("#") or "%" in ref or follow(ref, root, {}) is None:
        return False
    if schema.get("format", "date") not in FORMATS:
        return False
    step = schema.get("multipleOf", 1)
    if isinstance(step, float) and not step.is_integer():
        return False
    if "pattern" in schema and list(pattern_faults(schema["pattern"])):
        return False
    inner = [schema[key] for key in (*ONE, *BRANCH) if key in schema]
    inner += [item for key in (*BRANCHES, "prefixItems") for item in schema.get(key, ())]
    inner += [item for key in MAPS for item in schema.get(key, {}).values()]
    return all(within(item, root) for item in inner)


@pytest.fixture(scope="module")
def suite(shared: Path) -> list[Case]:
    return list(cases(shared / "suites/json-schema-test-suite/tests/draft2020-12"))


def judged(case: Case) -> tuple[bool, bool, bool]:
    """The verdicts of the deciding and of the explaining engine, and whether reasons were given."""
    schema = {**case.schema, "$id": ID}
    schemas = Schemas({ID: schema})
    explains = Explainer({ID: schema}).validator(ID).is_valid(case.data)
    return schemas.accepts(ID, case.data), explains, not schemas.problems(ID, case.data)


def test_the_suite_is_mostly_within_the_subset(suite: list[Case]) -> None:
    assert len(suite) == 968


def test_both_engines_agree_with_the_suite(suite: list[Case]) -> None:
    found = {case.name: judged(case) for case in suite}
    wrong = {case.name for case in suite if set(found[case.name]) != {case.valid}}
    assert wrong == ANNOTATIONS
