"""A checked expression comes back from a cache as it was, quickly, and without the parser."""

from __future__ import annotations

import json
import marshal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from steps import steps

from pmo_kit import cel
from pmo_kit.cel.code_nodes import generate
from pmo_kit.cel.operand_trace import trace
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check

Check = Callable[[str], cel.Checked]
EXPRESSIONS = [
    "item.likelihood * item.impact >= 15 && has(item.owner)",
    "doc.risks.all(r, r.tags.exists(t, t.matches('^[a-z]+$')) || r.id == item.id)",
    "sum(doc.risks.filter(r, false).map(r, r.cost)) + 0.5 == 0.5",
    "{'a': [1, 2], 'b': []}.a[1] == 2 ? days(item.due, today) > 2 : !true",
    "size(before(doc.risks, item)) > 0 || -item.impact < 0 || 'R-01' in item.after",
]


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_what_comes_back_is_what_went_in(check: Check, bindings: dict[str, Any], text: str) -> None:
    checked = check(text)
    for data in (checked.to_json(), json.loads(json.dumps(checked.to_json()))):
        again = cel.Checked.from_json(data)
        assert (again.text, again.type, again.reads) == (text, checked.type, checked.reads)
        assert cel.compile(again).run(bindings) == cel.compile(checked).run(bindings)
        assert trace(again, bindings) == trace(checked, bindings)
        assert json.dumps(again.to_json()) == json.dumps(checked.to_json())


def test_types_come_back_as_they_went_in() -> None:
    of = cel.Record(
        "plan",
        {"a": cel.ListOf(cel.INT), "b": cel.nullable(cel.TIMESTAMP), "c": cel.MapOf(cel.DYN)},
        ["a"],
        cel.DOUBLE,
    )
    again = cel.type_from_json(json.loads(json.dumps(cel.type_to_json(of))))
    assert again == of
    assert repr(again) == "plan"


def test_an_expression_comes_back_in_few_steps(check: Check) -> None:
    data = json.loads(json.dumps([check(text).to_json() for text in EXPRESSIONS]))
    for one in data:
        assert steps(lambda one=one: cel.Checked.from_json(one)) < 60


NEEDED = """
code_runtime conversion errors expression field_access frame functions invariants
key_index library loops range_index semantics texts times types unknowns
"""


@pytest.mark.parametrize(("coded", "more"), [(True, set()), (False, {"compiler", "operators"})])
def test_running_a_cached_expression_imports_neither_parser_nor_type_check(
    coded: bool, more: set[str]
) -> None:
    checked = check(parse("item.a > 1"), Env({"item": cel.MapOf(cel.INT)}))
    kept = [*checked.to_json(), generate(checked)] if coded else checked.to_json()
    script = f"""if True:
        import marshal, sys
        from pmo_kit import cel
        checked = cel.Checked.from_json(marshal.loads({marshal.dumps(kept)!r}))
        assert cel.compile(checked).run({{"item": {{"a": 2}}}}) is True
        print(*sys.modules)
    """
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    room = {name.removeprefix("pmo_kit.cel.") for name in loaded if name.startswith("pmo_kit.cel.")}
    assert room == {*NEEDED.split(), *more}
    assert "difflib" not in loaded
