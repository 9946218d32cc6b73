"""The kit's own functions: what they return, and what they refuse."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from pmo_kit import cel
from pmo_kit.cel import functions

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sum([1, 2, 3])", 6),
        ("sum([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])", 5.5),
        ("sum(doc.risks.filter(r, false).map(r, r.impact))", 0),
        ("sum(doc.risks.filter(r, false).map(r, r.cost)) + 1.5", 1.5),
        ("sum(doc.risks.map(r, r.cost))", 1200.5),
        ("min([3, 1, 2])", 1),
        ("max(['a', 'c', 'b'])", "c"),
        ("max([timestamp('2026-01-01T00:00:00Z'), today])", datetime(2026, 3, 4, tzinfo=UTC)),
        ("min([duration('2h'), duration('1h')])", timedelta(hours=1)),
        ("distinct(['b', 'a', 'b'])", ["b", "a"]),
        ("distinct([dyn(1), 1.0, '1', true, null, null])", [1, "1", True, None]),
        ("distinct([[1, 2], [1, 2], [2, 1]])", [[1, 2], [2, 1]]),
        ("distinct([{'a': 1, 'b': 2}, {'b': 2, 'a': 1}])", [{"a": 1, "b": 2}]),
        ("sorted([3, 1, 2])", [1, 2, 3]),
        ("sorted(['b', 'B', 'a'])", ["B", "a", "b"]),
        ("sorted([true, false])", [False, True]),
        ("sorted(doc.risks.filter(r, false).map(r, r.id))", []),
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
        ("hash({'b': 1.0, 'a': ['é']})",
         hashlib.sha256('{"a":["é"],"b":1}'.encode()).hexdigest()),
        ("hash(today) == hash('2026-03-04')", True),
        ("hash(item) == hash(doc.risks[0])", True),
        ("hash(item) == hash(doc.risks[1])", False),
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
        ("min(doc.risks.filter(r, false).map(r, r.impact))", "no least element"),
        ("max(doc.risks.filter(r, false).map(r, r.impact))", "no greatest element"),
        ("max([dyn(1), 'a'])", "elements of one type, not int, string"),
        ("sorted([dyn({})])", "cannot order elements of type map"),
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
        ("file_of(1).path", "`file_of` takes a value of an artifact"),
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


def test_file_of_asks_for_the_map_or_list_that_a_value_was_read_from(
    run: Run, risks: list[dict[str, Any]]
) -> None:
    known = {
        id(risks[0]): MappingProxyType({"path": "pmo/log.yaml"}),
        id(risks[0]["tags"]): {"path": "tags"},
    }
    context = cel.Context(file_of=lambda value: known.get(id(value)))
    assert run("file_of(item).path", context) == "pmo/log.yaml"
    assert run("file_of(item.owner).path", context) == "pmo/log.yaml"
    assert run("file_of(doc.risks[0].due).path", context) == "pmo/log.yaml"
    assert run("file_of(item.tags).path", context) == "tags"
    assert run("file_of(item.tags[0]).path", context) == "tags"
    assert run("doc.risks.filter(r, r.impact > 4).map(r, file_of(r).path)", context) == [
        "pmo/log.yaml"
    ]
    with pytest.raises(cel.CelEvalError):
        run("file_of(doc.risks[1].id).path", context)


def test_every_function_is_one_module_with_signatures_and_a_sentence() -> None:
    for name in functions.names():
        module = functions.load(name)
        assert module.__doc__
        assert all(line.startswith(f"{name}(") for line in module.SIGNATURES)
        assert callable(module.apply)
    assert set(functions.declared()) == functions.names()
