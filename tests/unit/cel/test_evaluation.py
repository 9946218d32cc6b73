"""What the reference test cannot show: places of errors, absent artifacts, foreign mappings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from evaluators import Both

from pmo_kit import cel
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("item.note == 'a'", "note", "`item` has no field `note`"),
        ("doc.risks[1].owner == 'a'", "owner", "`doc.risks[1]` has no field `owner`"),
        ("doc.risks.all(r, r.owner != '')", "owner", "`r` has no field `owner`"),
        ("1 + item.impact / 0", "/", "division by zero"),
        ("item.impact % 0 == 1", "%", "modulo by zero"),
        ("item.impact * 9223372036854775807 > 0", "*", "beyond 64 bits"),
        ("doc.risks[7].id", "[7]", "the list has 2 elements, and none at 7"),
        ("names['eve']", "['eve']", "the map has no key 'eve'"),
        ("any.x == 1", "x", "`any` is a null, which has no field `x`"),
        ("has(any.x)", "x", "`any` is a null, which has no field `x`"),
        ("int('1.5') > 1", "int", "'1.5' is no whole number"),
        ("timestamp('2026-02-30T00:00:00Z') < today", "timestamp", "no point in time"),
        ("max(doc.risks.filter(r, r.impact > 9).map(r, r.impact))", "max", "empty list"),
        ("!any", "!", "`!` cannot take null"),
        ("any ? 1 : 2", "?", "`? :` cannot take null"),
    ],
)
def test_errors_name_what_was_asked_and_where(run: Run, text: str, at: str, message: str) -> None:
    with pytest.raises(cel.CelEvalError) as caught:
        run(text)
    assert message in caught.value.message
    assert caught.value.offset == text.index(at)


class OnlyLogs(Mapping[str, Any]):
    """A mapping that tells of what is absent, as the engine's `one` does."""

    def __getitem__(self, key: str) -> Any:
        if key == "log":
            return {"title": "Risks"}
        raise cel.Absent(key)

    def __contains__(self, key: object) -> bool:
        return key == "log"

    def __iter__(self) -> Iterator[str]:
        return iter(["log"])

    def __len__(self) -> int:
        return 1


ONE = Env({"one": cel.Record("one", {"log": cel.MapOf(cel.STRING), "plan": cel.MapOf(cel.INT)})})


def test_mappings_of_other_kinds_are_maps() -> None:
    checked = check(parse("one.log.title == 'Risks' && size(one) == 1"), ONE)
    assert Both(checked).run({"one": OnlyLogs()}) is True


def test_an_absent_artifact_passes_through() -> None:
    program = Both(check(parse("one.plan.a > 1 && one.log.title != ''"), ONE))
    with pytest.raises(cel.Absent) as caught:
        program.run({"one": OnlyLogs()})
    assert caught.value.kind == "plan"


def test_an_absent_artifact_does_not_matter_where_the_rest_decides() -> None:
    program = Both(check(parse("one.plan.a > 1 && one.log.title == ''"), ONE))
    assert program.run({"one": OnlyLogs()}) is False
    program = Both(check(parse("has(one.plan) && one.plan.a > 1"), ONE))
    assert program.run({"one": OnlyLogs()}) is False


def test_a_variable_without_a_value_is_an_error(check: Callable[[str], cel.Checked]) -> None:
    with pytest.raises(cel.CelEvalError, match="`today` has no value here"):
        Both(check("item.due < today")).run({"item": {"due": 1}})


def test_bool_is_no_number(run: Run) -> None:
    assert run("any == 1", any=True) is False
    assert run("any in [1, 2]", any=True) is False
    assert run("type(any) == bool", any=True) is True


def test_a_program_is_made_once_and_keeps_nothing(check: Callable[[str], cel.Checked]) -> None:
    checked = check("doc.risks.exists(r, r.impact > 3)")
    program = cel.compile(checked)
    assert cel.compile(checked) is program
    assert program.run({"doc": {"risks": [{"impact": 4}]}}) is True
    assert program.run({"doc": {"risks": []}}) is False


def test_inner_and_outer_variables_do_not_mix(run: Run) -> None:
    assert run("[1, 2].map(x, [10, 20].map(x, x) + [x])") == [[10, 20, 1], [10, 20, 2]]
    assert run("[1, 2].map(x, [10, 20].map(y, x + y))") == [[11, 21], [12, 22]]
