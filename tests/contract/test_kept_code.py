"""A standard that was kept judges all examples by code as closures judge them."""

from __future__ import annotations

import json
import marshal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pmo_kit.cel import code_runtime
from pmo_kit.engine import Compiled, check
from pmo_kit.engine.compiled import from_json, from_packed, packed, to_json
from pmo_kit.engine.prepare_standard import compiled_anew
from pmo_kit.examples.edits import staged
from pmo_kit.examples.golden import Golden, choose, load_golden
from pmo_kit.results import Report

pytestmark = pytest.mark.long
"""`test_compiling` asks the same of a small standard."""
STRIDE = 24
"""Of so many examples a planted mistake is sought in one."""
Kept = tuple[Compiled, Compiled, list[Golden]]


@pytest.fixture(scope="module")
def kept(root: Path) -> Kept:
    """The core standard with closures and with code, each as it comes back, and its projects."""
    folder = root / "standards" / "core"
    raw, found = compiled_anew(folder, None, "core")
    raw, compiled = json.loads(json.dumps([raw, to_json(found)]))
    head, behind = packed(raw, compiled)
    closures = from_json(raw, compiled)
    code = from_packed(marshal.loads(marshal.dumps(head)), memoryview(behind))
    return closures, code, load_golden([folder], closures)[0]


def reports(compiled: Compiled, projects: list[Golden], stride: int) -> Iterator[Report]:
    """How examples are judged: every one of the stride."""
    rules = compiled.standard.rules
    examples = [one for rule in rules for sort in ("good", "bad") for one in rule.examples[sort]]
    assert len(examples) > 500
    for example in examples[::stride]:
        golden = choose(projects, example)
        assert golden is not None
        day = example.get("as_of")
        options = golden.options(example.get("gate"), date.fromisoformat(day) if day else None)
        yield check(compiled, staged(golden.snapshot, example, compiled.standard), options).report


def test_what_comes_back_is_what_was_kept(kept: Kept) -> None:
    closures, code, _ = kept
    assert code.standard == closures.standard
    assert (code.types, code.happened, code.names) == (
        closures.types,
        closures.happened,
        closures.names,
    )
    for one, other in zip(code.rules, closures.rules, strict=True):
        assert one.facts == other.facts
        assert one.tested.check.to_json() == other.tested.check.to_json()
        assert len(one.failed.message) == len(other.failed.message)


def test_examples_are_judged_alike(kept: Kept) -> None:
    closures, code, projects = kept
    told = (reports(one, projects, 1) for one in (closures, code))
    for first, second in zip(*told, strict=True):
        assert first == second


def test_a_planted_mistake_is_noticed(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    closures, code, projects = kept
    monkeypatch.setitem(code_runtime._NAMES, "equal", lambda _, a, b: a is b)
    told = (reports(one, projects, STRIDE) for one in (closures, code))
    assert any(first != second for first, second in zip(*told, strict=True))
