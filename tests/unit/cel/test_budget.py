"""No expression and no data makes the evaluator hang or take the machine's memory."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
from evaluators import Both

from pmo_kit import cel
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check

ENV = Env(
    {"n": cel.ListOf(cel.INT), "s": cel.STRING, "any": cel.DYN, "texts": cel.ListOf(cel.STRING)}
)
NAMES = "abcdef"
DOUBLING = "".join(f"texts.map({name}, " for name in NAMES) + " + ".join(NAMES) + " + s" + ")" * 6


def program(text: str) -> Both:
    return Both(check(parse(text), ENV))


@pytest.mark.parametrize(
    "text",
    [
        "n.all(a, n.all(b, n.all(c, a + b + c >= 0)))",
        "n.exists(a, n.exists(b, n.exists(c, a + b + c < 0)))",
        "n.map(a, n.map(b, n.map(c, a)))",
        "n.map(a, n.map(b, {'a': a, 'b': b}))",
        "n.map(a, n.map(b, s + s))",
        "n.map(a, n + n)",
        "n.filter(a, a in n.map(b, a + b + 10000000))",
        "n.filter(a, n == n.map(b, b))",
        "n.exists(a, n.exists_one(b, sum(n) == a - b))",
        "n.map(a, distinct(flat([n, [a]])))",
        "n.map(a, s.matches('^x*y'))",
        "s.replace('', s)",
        "n.map(a, (s + string(a)).split('x'))",
        "n.map(a, s.lower().trim())",
        "n.exists(a, n.exists(b, s.contains('y' + s)))",
        "n.map(a, n.map(b, timestamp('2026-03-04T00:00:00Z').getHours('+02:00') + a))",
        "flat(n.map(a, n))",
        DOUBLING,
        "n.all(a, n.all(b, n.all(c, a + b + c >= 0))) || true",
    ],
)
def test_what_takes_too_much_ends(text: str) -> None:
    bindings = {"n": list(range(30_000)), "s": "x" * 100_000, "texts": ["y"] * 10}
    with pytest.raises(cel.CelBudgetError, match="budget: this takes more than 5,000,000 steps"):
        program(text).programs[1].run(bindings)
    with pytest.raises(cel.CelBudgetError):
        program(text).run(bindings, steps=100_000)


def test_what_is_usual_stays_far_below_the_budget() -> None:
    bindings = {"n": list(range(1_000)), "s": "x", "texts": []}
    assert program("n.all(a, n.exists(b, b == a))").run(bindings) is True


def test_data_nested_beyond_pythons_stack_is_an_error() -> None:
    deep: list[object] = []
    for _ in range(20_000):
        deep = [deep]
    for text in ("any == [any]", "distinct([any, any]) == []"):
        with pytest.raises(cel.CelEvalError, match="nested too deeply"):
            program(text).run({"any": deep})


def test_memory_stays_within_300_megabytes(peak: str) -> None:
    script = """
        from pmo_kit import cel
        from pmo_kit.cel.parser import parse
        from pmo_kit.cel.type_check import Env, check
        env = Env({"n": cel.ListOf(cel.INT), "s": cel.STRING})
        for text in (
            "n.map(a, n.map(b, {'a': a, 'b': b}))",
            "n.map(a, n.map(b, [a + 1000, b + 1000]))",
            "n.map(a, s + s)",
            "n.map(a, n + n)",
            "n.map(a, n.map(b, string(a * 100000 + b)))",
            "n.map(a, n.map(b, timestamp(a * 100000 + b)))",
        ):
            try:
                cel.compile(check(parse(text), env)).run(
                    {"n": list(range(3000)), "s": "\\U0001f600" * 10000}
                )
            except cel.CelBudgetError:
                print("budget")
        print(megabytes())
    """
    command = [sys.executable, "-c", peak + textwrap.dedent(script)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert lines[:-1] == ["budget"] * 6
    assert int(lines[-1]) < 300
