"""Verifying ends with problems and never with a crash, however odd the standard is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.results.verification import Problem
from pmo_kit.verify import verify

RULE, SCHEMA, HEAD = "rules/log/TOY-001.yaml", "schemas/log/v1.0.json", "standard.yaml"
KIND, BRIEF = "artifacts/log.yaml", "artifacts/brief.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (HEAD, "phase: work, ends", "phase: gone, ends", "no phase `gone`"),
        (HEAD, "schemas: schemas", "schemas: gone", "No schema of `brief`"),
        (HEAD, "schemas: schemas", "schemas: standard.yaml", "cannot be listed"),
        (HEAD, "limit: 10", "limit: [1, {a: 1}]", "`limit`"),
        (KIND, "when: project.id != 'free'", "when: project.id", "bool"),
        (KIND, "when: project.id != 'free'", "when: '((('", "`when`"),
        (BRIEF, "L: [budget]", "L: ['budget[']", "budget["),
        (BRIEF, "unhashed: [status]", "unhashed: ['status..x']", "status..x"),
        (BRIEF, "kind: brief", "kind: project", ""),
        (RULE, "at: size", "at: 'size['", "size["),
        (RULE, "at: size", "at: 'x y'", "x y"),
        (RULE, "each: items[]", "each: 'items[]]'", "items[]]"),
        (RULE, "each: items[]", "each: standard.lists[]", "standard.lists[]"),
        (RULE, "{item.size};", "{item.size;", "a brace stands alone"),
        (RULE, "{item.size};", "{};", "expected a value, but the expression ends here"),
        (RULE, "check: item.size", f"check: {'(' * 3000}", "`check`"),
        (SCHEMA, '"type": "integer"', '"type": 5', ""),
        (SCHEMA, '"type": "integer"', '"$ref": "https://nowhere.example/x.json"', ""),
        (SCHEMA, '"type": "integer"', '"$ref": "#/$defs/none"', ""),
        (SCHEMA, '"type": "integer"', '"$ref": 5', ""),
        (SCHEMA, '"type": "integer"', '"pattern": "("', ""),
        (SCHEMA, '"type": "integer"', '"format": "nonsense"', ""),
        (SCHEMA, '"type": "integer"', '"minimum": "a"', ""),
        (SCHEMA, '"properties": {', '"properties": [], "p": {', ""),
        (SCHEMA, '"properties": {', '"properties": {"zz": 5,', ""),
        (SCHEMA, '"properties": {', '"oneOf": 3, "properties": {', ""),
        (SCHEMA, "https://toy.example/schemas/log/v1.0.json", "x", ""),
        (SCHEMA, "https://toy.example/schemas/log/", "log v1 %%% /log/", ""),
        (SCHEMA, "{", "[" * 50_000, ""),
        ("golden/index.yaml", "folder: small", "folder: [small]", ""),
        ("golden/index.yaml", "- {tier: S", "- 5\n- {tier: S", ""),
        ("golden/index.yaml", "- {tier: S, phase", "{}\n#- {tier: S, phase", ""),
        ("golden/index.yaml", "as_of: 2026-02-01", "as_of: soon", ""),
        ("golden/small/pmo.yaml", "schema: project/v1", "schema: [", ""),
        ("golden/people.yaml", "people:", "peeple:", ""),
    ],
)
def test_an_odd_standard_has_problems(
    copied: Callable[[dict[str, Any]], Path], file: str, old: str, new: str, expected: str
) -> None:
    folder = copied({file: (old, new)})
    result = verify(folder)
    assert not result.sound
    told = "\n".join(map(str, result.problems))
    assert expected in told, told


def test_a_problem_without_a_remedy_is_told_on_one_line() -> None:
    assert str(Problem("a.yaml", 1, 2, "It is wrong.", "")) == "a.yaml:1:2: It is wrong."
    assert str(Problem("a.yaml", 1, 2, "It is wrong.", "Fix it.")).endswith("\n  Fix it.")
