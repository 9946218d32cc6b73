"""Generated code gives what closures give, is made of nothing but values, and takes any depth."""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType
from typing import Any

import pytest
from evaluators import Both
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit import cel
from pmo_kit.cel import code_runtime
from pmo_kit.cel.code_nodes import generate
from pmo_kit.cel.code_writer import DEEPEST
from pmo_kit.cel.lexer import text_literal
from pmo_kit.cel.parser import MAX_LENGTH, parse
from pmo_kit.cel.type_check import Env, check

ENV = Env(dict.fromkeys(("a", "b", "n", "text"), cel.DYN))
OWN = {"append", "bindings", "endswith", "error", "known", "left", "locals", "startswith"}
"""The attributes that generated code reads."""


def both(text: str) -> Both:
    return Both(check(parse(text), ENV))


def codes(code: CodeType) -> Iterator[CodeType]:
    """A code object and those within it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from codes(one)


@given(st.text(max_size=30) | st.sampled_from(["__import__('os')", "frame", "v1", "'\"\n\\", "x0"]))
@settings(max_examples=60)
def test_a_text_becomes_a_constant_and_nothing_else(text: str) -> None:
    written = text_literal(text)
    expression = f"[1].exists(x, x == 2 || text == {written} || {{{written}: 1}} == b)"
    try:
        checked = check(parse(expression), ENV)
    except cel.CelError:  # a text that no expression can hold
        return
    code = generate(checked)
    assert code is not None
    names = {name for one in codes(code) for name in one.co_names}
    assert names <= code_runtime._NAMES.keys() | OWN
    assert any(text in one.co_consts for one in codes(code))
    assert Both(checked).run({"text": text, "b": {}}) is True


def test_generated_code_sees_no_builtins_and_no_modules() -> None:
    assert code_runtime._NAMES["__builtins__"] == {}
    assert not any(type(of).__name__ == "module" for of in code_runtime._NAMES.values())


def nested(way: str, depth: int) -> str:
    text = "a.x > 1"
    for level in range(depth):
        text = way.replace("@", text).replace("#", str(level))
    return text


@pytest.mark.parametrize(
    "way",
    [
        "(@ && a.y)",
        "(b.z || @)",
        "!(@ || a.y && b.z)",
        "(a.y ? @ : b.z)",
        "((@) ? b.z : a.y)",
        "[@][0]",
        "{'k': @}.k",
        "n.exists(v#, v# > 2 && (@))",
        "n.all(v#, v# < 9 || (@))",
        "n.filter(v#, (@)).size() > 1",
        "n.map(v#, (@) ? v# : 0)[0] > 0",
    ],
)
@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST, 20])
def test_what_is_nested_deeply_is_generated_too(way: str, depth: int) -> None:
    if "n." in way:
        depth = min(depth, 9)  # each level triples the turns
    program = both(nested(way, depth))
    for x, y, z in ((2, True, False), (0, False, True), (0, 3, False), ("t", True, True)):
        row: dict[str, Any] = {"a": {"x": x, "y": y}, "b": {"z": z}, "n": [1, 3, 5]}
        try:
            program.run(row)
        except cel.CelEvalError as error:
            assert error.offset >= 0


@pytest.mark.parametrize(
    "count", [200, pytest.param(MAX_LENGTH // len("a.x || "), marks=pytest.mark.long)]
)
def test_a_chain_as_long_as_an_expression_may_be_is_generated(count: int) -> None:
    chain = both(" || ".join(["a.x"] * count))
    assert chain.run({"a": {"x": True}}) is True
    with pytest.raises(cel.CelEvalError):
        chain.run({"a": {"x": 1}})


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("equal", lambda _, a, b: a is b),
        ("element", lambda _, container, key: container[0]),
        ("has_field", lambda *_: False),
        ("by_key", lambda *_: lambda frame, elements: elements[1:]),
        ("decided", lambda *_: lambda frame: True),
    ],
)
def test_a_planted_mistake_is_noticed(
    name: str, wrong: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "[a.y == [1], n[2] == 5, has(text.length), n.exists(x, x == a.x), n.exists(x, x > a.z)]"
    row = {"a": {"y": [1], "x": 1, "z": 9}, "n": [1, 3, 5], "text": {"length": 4}}

    class Other(dict[str, Any]):
        """A map that is no plain one."""

    row["text"] = Other(length=4)
    assert both(text).run(row) == [True, True, True, True, False]
    monkeypatch.setitem(code_runtime._NAMES, name, wrong)
    with pytest.raises((AssertionError, KeyError)):
        both(text).run(row)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("a.x + b.z > 1", 4),
        ("n.all(x, x > 0 && x / a.zero > 1)", 20),
        ("n.map(x, n.filter(y, y + x + a.t > 1))", 27),
        ("text.startsWith('a') || n[9] == 1", 25),
        ("max(n.filter(x, false)) == 1 && a.x == 2", 0),
    ],
)
def test_an_error_is_told_where_it_is(text: str, offset: int) -> None:
    row = {"a": {"x": 2, "zero": 0, "t": "t"}, "b": {"z": "z"}, "n": [1, 2], "text": "b"}
    with pytest.raises(cel.CelEvalError) as caught:
        both(text).programs[1].run(row)
    assert caught.value.offset == offset
