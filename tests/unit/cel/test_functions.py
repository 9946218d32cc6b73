"""The kit's own functions: what they return, and what they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pmo_kit import cel
from pmo_kit.cel import functions, texts

Run = Callable[..., Any]
TENURE = "{'role': dyn('pmo'), 'person': 'ada', 'from': item.due, 'until': today}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sum([1, 2, 3])", 6),
        ("sum([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])", 5.5),
        ("sum(doc.risks.filter(r, false).map(r, r.impact))", 0),
        ("sum(doc.risks.filter(r, false).map(r, r.cost)) + 1.5", 1.5),
        ("sum(doc.risks.map(r, r.cost))", 1200.5),
        ("max(['a', 'c', 'b'])", "c"),
        ("max([timestamp('2026-01-01T00:00:00Z'), today])", datetime(2026, 3, 4, tzinfo=UTC)),
        ("distinct(['b', 'a', 'b'])", ["b", "a"]),
        ("distinct([dyn(1), 1.0, '1', true, null, null])", [1, "1", True, None]),
        ("distinct([[1, 2], [1, 2], [2, 1]])", [[1, 2], [2, 1]]),
        ("distinct([{'a': 1, 'b': 2}, {'b': 2, 'a': 1}])", [{"a": 1, "b": 2}]),
        ("flat([[1], [], [2, 3]])", [1, 2, 3]),
        ("flat(doc.risks.map(r, r.tags))", ["cost", "people"]),
        ("flat([[[1]], [[2]]])", [[1], [2]]),
        ("days(item.due, today)", 3),
        ("days(today, item.due)", -3),
        ("days(today, today + duration('47h'))", 1),
        ("days(today + duration('47h'), today)", -1),
        ("near(10.0, 10.004)", True),
        ("near(10.0, 10.005)", False),
        ("near(0.1 + 0.2, 0.3)", True),
        ("near(100000000.0, 100000000.09)", True),
        ("near(100000000.0, 100000000.2)", False),
        ("acyclic(doc.risks, 'id', 'after')", True),
        ("acyclic([{'id': 'a', 'on': ['a']}], 'id', 'on')", False),
        ("acyclic([{'id': 'a', 'on': ['b']}, {'id': 'b', 'on': ['c', 'a']}], 'id', 'on')", False),
        ("acyclic([{'id': 'a', 'on': ['b', 'c']}, {'id': 'b', 'on': ['c']},"
         " {'id': 'c', 'on': ['x']}], 'id', 'on')", True),
        ("acyclic([], 'id', 'on')", True),
        ("cycle(doc.risks, 'id', 'after')", []),
        ("cycle([{'id': 'a', 'on': ['a']}], 'id', 'on')", ["a"]),
        ("cycle([{'id': 'x', 'on': ['a']}, {'id': 'a', 'on': ['y', 'b']},"
         " {'id': 'b', 'on': ['c', 'a']}], 'id', 'on')", ["a", "b"]),
        ("cycle([{'id': 1, 'on': [2]}, {'id': 2, 'on': [1]}], 'id', 'on')", ["1", "2"]),
        ("before(doc.risks, doc.risks[0])", []),
        ("before(doc.risks, doc.risks[1]).map(r, r.id)", ["R-01"]),
        (f"size(held([{TENURE}], 'ada', 'pmo', item.due))", 1),
        (f"size(held([{TENURE}], 'ada', 'pmo', today))", 1),
        (f"size(held([{TENURE}], 'ada', 'pmo', today + duration('24h')))", 0),
        (f"size(held([{TENURE}], 'ada', 'pmo', item.due - duration('24h')))", 0),
        (f"size(held([{TENURE}], 'ben', 'pmo', today))", 0),
        (f"size(held([{TENURE}], 'ada', 'run', today))", 0),
        ("held([{'role': 'pmo', 'person': 'ada', 'from': item.due}], 'ada', 'pmo', today)[0].role",
         "pmo"),
    ],
)  # fmt: skip
def test_values(run: Run, text: str, value: Any) -> None:
    found = run(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sum([9223372036854775807, 1])", "beyond 64 bits"),
        ("sum([1e308, 1e308])", "beyond what a double can hold"),
        ("sum([1.0 / 0.0, -1.0 / 0.0])", "beyond what a double can hold"),
        ("sum([dyn(1), 2.0])", "`sum` cannot take int and double"),
        ("max(doc.risks.filter(r, false).map(r, r.impact))", "no greatest element"),
        ("max([dyn(1), 'a'])", "elements of one type, not int, string"),
        ("flat(dyn([1]))", "`flat` cannot take int"),
        ("distinct(any)", "`distinct` cannot take null"),
        ("days(dyn(1), today)", "`days` cannot take int and timestamp"),
        ("near(dyn(1), 1.0)", "`near` cannot take int and double"),
        ("acyclic([{'on': []}], 'id', 'on')", "no field `id`"),
        ("acyclic([{'id': 'a', 'on': 'b'}], 'id', 'on')", "`acyclic` cannot take string"),
        ("cycle([{'id': 'a', 'on': 'b'}], 'id', 'on')", "`cycle` cannot take string"),
        ("acyclic([{'id': null, 'on': null}], 'id', 'on')", "a text or an int, not null"),
        ("before([1, 2], 2)", "an element of it that is a map or a list"),
        ("before([[1], [1]], [1])", "an element of it that is a map or a list"),
    ],
)
def test_errors(run: Run, text: str, message: str) -> None:
    with pytest.raises(cel.CelEvalError) as caught:
        run(text)
    assert message in caught.value.message
    assert caught.value.offset >= 0


def test_a_long_chain_of_dependencies_needs_no_deep_stack(run: Run) -> None:
    chain = [{"id": f"T{number}", "after": [f"T{number + 1}"]} for number in range(50_000)]
    assert run("acyclic(any, 'id', 'after')", any=chain) is True
    chain.append({"id": "T50000", "after": ["T0"]})
    assert run("acyclic(any, 'id', 'after')", any=chain) is False


def test_every_function_has_signatures_of_its_name_and_one_sentence() -> None:
    for name, function in functions.FUNCTIONS.items():
        assert all(line.startswith(f"{name}(") for line in function.signatures)
        assert re.fullmatch(r"[A-Z][^\n]+\.", function.apply.__doc__ or ""), name


def test_every_function_is_used_by_a_rule(root: Path) -> None:
    folders = ("standards", "examples/standards", "tests/fixtures/requirements")
    rules = [path for folder in folders for path in root.glob(f"{folder}/**/rules/**/*.yaml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in rules)
    names = [*functions.FUNCTIONS, *(f".{name}" for name in texts.METHODS)]
    assert [name for name in names if f"{name}(" not in text] == []
