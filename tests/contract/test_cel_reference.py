"""The rule language is held to Google's runtime of CEL by generated expressions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from evaluators import Both, generated
from expressions import ROWS, Generator, day, our_result, same, their_result
from in_part import first

from pmo_kit import cel
from pmo_kit.cel import code_runtime, compiler, semantics

# Each seed generates so many expressions and compares each of them on one row of the data.
SEEDS = (1, 2, 3, 4)
EXPRESSIONS = 3_000
PROGRAMS = (cel.compile, cel.compile, cel.compile, generated)

# What is meant to differ: the expression, and what the first row makes of it, to us and to Google.
# The page `docs/explanation/cel.md` says why. A few may also occur in generated expressions.
DIFFERENCES: dict[str, tuple[Any, Any]] = {
    "1u": ("refused", 1),
    "b'a'": ("refused", bytearray(b"a")),
    "{1: 'a'}": ("refused", {1: "a"}),
    "1 in {}": ("refused", False),
    ".i": ("refused", 3),
    "s.matches(s)": ("refused", True),
    "'a b'.matches('\\\\bb')": ("refused", True),
    "'A'.matches('(?i:a)')": ("refused", True),
    "'a{,2}'.matches('a{,2}')": ("refused", True),
    "'a'.matches('[[:alpha:]]')": ("refused", True),
    "ts.getHours('Europe/Berlin')": ("error", 1),
    "ts.getHours('+2:00')": ("error", 2),
    "timestamp('2026-3-4T00:00:00Z')": ("error", day("2026-03-04")),
    "timestamp(' 2026-03-04T00:00:00Z')": ("error", day("2026-03-04")),
    "double('0x10')": ("error", 16.0),
    "duration('1ns') == duration('0s')": (True, False),
    "string(0.0 / 0.0)": ("nan", "-nan"),
    "int(dyn(true))": ("error", 1),
    "int(du)": ("refused", "error"),
    "'a' in {'a': 1, 'a': 2} && false": (False, "error"),
    "(x1 % x1) + 1.5": ("refused", "error"),
    "{'a': 1, 'b': dyn('c')}.b + 'd'": ("cd", "refused"),
    "duration('2562047h') + duration('1h')": (timedelta(hours=2562048), "error"),
    "ts - timestamp('1700-01-01T00:00:00Z') > duration('1h')": (True, "error"),
    "'oven'.substring(1, 4)": ("ven", "error"),
}  # fmt: skip
EXPLAINED = (
    # our outcome, a part of our message and of Google's, and what the expression must hold
    ("refused", "a key of a map is a text", "", "{"),
    ("refused", "`int` cannot take a duration", "", "int"),
    ("error", "`int` cannot take bool", "", "int"),
    ("value", "", "duplicate key", "{"),
    ("value", "", "integer overflow", "ts|timestamp|du"),
    ("value", "", "<end> is greater than <string>.size()", "substring"),
)


def same_type(text: str, ours: str, theirs: str) -> bool:
    """Whether both find the same type, but for the two cases that DIFFERENCES shows.

    To Google, `%` of what is dyn may be unsigned, and a map has the type of its first value.
    """
    unsigned = "%" in text and (ours, theirs) == ("INT", "DYN")
    first_value = "{" in text and "DYN" in ours
    return ours == theirs or "TYPE" in theirs or unsigned or first_value


def explained(text: str, ours: tuple[str, Any, str], theirs: tuple[str, Any, str]) -> bool:
    """Whether two outcomes differ for a reason that DIFFERENCES shows."""
    return ours[0] != theirs[0] and any(
        ours[0] == outcome
        and message in str(ours[1])
        and other in str(theirs[1])
        and re.search(rf"(?<!\w)(?:{held})", text)
        for outcome, message, other, held in EXPLAINED
    )


def compared(seed: int, count: int) -> tuple[Counter[str], list[str]]:
    """How often both agree, by outcome, and every expression on which they do not.

    Of four, ours is thrice what closures give, and once what generated code gives.
    """
    generator, outcomes, differences = Generator(seed), Counter[str](), []
    for number in range(count):
        text, row = generator.expression(), ROWS[number // len(PROGRAMS) % len(ROWS)]
        ours, theirs = (
            our_result(text, row, PROGRAMS[number % len(PROGRAMS)]),
            their_result(text, row),
        )
        agree = ours[0] == theirs[0] and (ours[0] != "value" or same(ours[1], theirs[1]))
        if agree and same_type(text, ours[2], theirs[2]):
            outcomes[ours[0]] += 1
        elif explained(text, ours, theirs):
            outcomes["explained"] += 1
        else:
            differences.append(f"{text}\n  ours   {ours}\n  theirs {theirs}\n  data   {row}")
    return outcomes, differences


@pytest.mark.parametrize("seed", first(1, SEEDS))
def test_generated_expressions_mean_the_same_as_in_googles_runtime(seed: int) -> None:
    outcomes, differences = compared(seed, EXPRESSIONS)
    assert not differences, "\n".join(sorted(differences, key=len)[:10])
    assert sum(outcomes.values()) == EXPRESSIONS
    assert outcomes["value"] > 0.45 * EXPRESSIONS, outcomes
    assert outcomes["error"] > 0.25 * EXPRESSIONS, outcomes
    assert outcomes["refused"] > 0.04 * EXPRESSIONS, outcomes
    assert outcomes["explained"] < 0.01 * EXPRESSIONS, outcomes


def test_at_least_5000_expressions_are_compared() -> None:
    assert len(SEEDS) * EXPRESSIONS >= 5_000


@pytest.mark.parametrize("text", DIFFERENCES)
def test_what_is_meant_to_differ_does(text: str) -> None:
    for expected, (outcome, value, _) in zip(
        DIFFERENCES[text],
        (our_result(text, ROWS[0], Both), their_result(text, ROWS[0])),
        strict=True,
    ):
        assert (value if outcome == "value" else outcome) == expected


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("divide", lambda _, a, b: a // b),
        ("subtract", lambda _, a, b: a - b),
        ("contained", lambda _, value, container: value in container),
        ("element", lambda _, container, key: container[key]),
        ("equal", lambda _, a, b: a is b),
    ],
)
def test_a_planted_mistake_is_noticed(
    name: str, wrong: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(semantics, name, wrong)
    monkeypatch.setitem(compiler._ARITHMETIC, "-", semantics.subtract)
    monkeypatch.setitem(compiler._ARITHMETIC, "/", semantics.divide)
    monkeypatch.setitem(code_runtime._NAMES, name, wrong)
    with pytest.raises((AssertionError, TypeError, KeyError, IndexError, ZeroDivisionError)):
        assert not compared(1, 2_000)[1]
