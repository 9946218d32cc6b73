"""Unknowns in generated expressions: what is decided stays so whatever they turn out to be."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from evaluators import generated as generated_program
from expressions import OURS, ROWS, Generator, same, their_result
from in_part import first

from pmo_kit import cel
from pmo_kit.cel import invariants, key_index
from pmo_kit.cel.compiler import Compiler
from pmo_kit.cel.frame import Context, Frame
from pmo_kit.cel.operand_notes import Operand
from pmo_kit.cel.operand_trace import _Traced, _Tracer
from pmo_kit.cel.parser import Node, parse
from pmo_kit.cel.type_check import check
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown

SEEDS = (1, 2)
EXPRESSIONS = 1_500
HIDDEN = Unknown("log.yaml is broken")
Outcome = tuple[str, Any]
Row = dict[str, Any]


def holed(value: Any, chance: random.Random) -> Any:
    """Data of which some elements and fields are unknown."""
    if isinstance(value, list):
        parts = [HIDDEN if chance.random() < 0.3 else holed(part, chance) for part in value]
        return PartialList(parts) if HIDDEN in parts else parts
    if isinstance(value, dict):
        unknown = {key for key in [*value, "z"] if chance.random() < 0.2}
        known = {key: holed(of, chance) for key, of in value.items() if key not in unknown}
        return PartialMap(known, dict.fromkeys(unknown, HIDDEN)) if unknown else known
    return value


def filled(value: Any, whole: Any, chance: random.Random) -> Any:
    """The same data with something known in the place of each unknown."""
    if isinstance(value, PartialList):
        return [
            other(of, whole, chance) if part is HIDDEN else filled(part, of, chance)
            for part, of in zip(value.parts(), whole, strict=True)
        ]
    if isinstance(value, list):
        return [filled(part, of, chance) for part, of in zip(value, whole, strict=True)]
    if isinstance(value, PartialMap):
        made = {key: filled(part, whole[key], chance) for key, part in value.parts()}
        for key in value.unknown:
            if chance.random() < 0.7:
                made[key] = other(whole.get(key, next(iter(whole.values()), 1)), whole, chance)
        return made
    if isinstance(value, dict):
        return {key: filled(part, whole[key], chance) for key, part in value.items()}
    return value


def other(value: Any, whole: Any, chance: random.Random) -> Any:
    """A value of the type of one: itself, or one beside it."""
    beside = list(whole.values()) if isinstance(whole, dict) else whole
    return chance.choice([value, *(one for one in beside if type(one) is type(value))])


def plain(checked: cel.Checked, row: Row) -> Outcome:
    """What the evaluator gives that is used for judging."""
    return told(lambda: cel.compile(checked).run(row))


def told(run: Callable[[], Any]) -> Outcome:
    try:
        return "value", run()
    except cel.CelUnknown as unknown:
        return "unknown", unknown.message
    except cel.CelEvalError as error:
        return "error", error.message


def walked(checked: cel.Checked, row: Row, tracer: _Tracer | None) -> tuple[Outcome, int]:
    """What an evaluator without indexes gives, and the steps that it took."""
    hook = tracer.hook if tracer else _default
    compiler = Compiler(checked.text, checked.results, hook)
    code = compiler.emit(checked.root)
    frame = Frame(row, compiler.slots, Context())
    return told(lambda: code(frame)), frame.left


def _default(_: Compiler, __: Node, default: Callable[[], Any]) -> Any:
    return default()


def generated(seed: int) -> list[tuple[cel.Checked, Row, Row, random.Random]]:
    """Well-typed expressions, each with a row of data, whole and with unknowns."""
    generator, chance = Generator(seed), random.Random(seed)
    found = []
    while len(found) < EXPRESSIONS:
        text, row = generator.expression(), ROWS[len(found) % len(ROWS)]
        try:
            checked = check(parse(text), OURS)
        except cel.CelError:
            continue
        partial = {key: holed(value, chance) for key, value in row.items()}
        found.append((checked, row, partial, chance))
    return found


@pytest.mark.parametrize("seed", first(1, SEEDS))
def test_what_is_decided_beside_an_unknown_stays_decided(seed: int) -> None:
    outcomes: Counter[str] = Counter()
    for checked, row, partial, chance in generated(seed):
        sort, value = plain(checked, partial)
        outcomes[sort] += 1
        if sort == "unknown":
            assert value == HIDDEN.reason
            continue
        whole = {key: filled(of, row[key], chance) for key, of in partial.items()}
        later = plain(checked, whole)
        assert later[0] == sort, (checked.text, partial, whole, value, later)
        if sort == "value" and not hidden(value):
            assert same(later[1], value), (checked.text, partial, whole)
            theirs = their_result(checked.text, whole)
            assert theirs[0] != "value" or same(value, theirs[1]), checked.text
    assert min(outcomes[sort] for sort in ("value", "unknown", "error")) > 50, outcomes


def hidden(value: Any) -> bool:
    """Whether a value holds unknowns itself, such as a list that was read."""
    if isinstance(value, PartialList | PartialMap):
        return True
    parts = value.values() if isinstance(value, dict) else value
    return isinstance(value, list | dict) and any(map(hidden, parts))


@pytest.mark.parametrize("seed", first(1, SEEDS))
def test_all_evaluators_agree_on_unknowns(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for checked, _, partial, _ in generated(seed):
        usual = plain(checked, partial)
        walk, steps = walked(checked, partial, None)
        tracer = _Tracer()
        tracer.start(partial)
        traced, taken = walked(checked, partial, tracer)
        assert steps == taken, checked.text
        with monkeypatch.context() as patch:
            patch.setattr(key_index, "FEWEST", 0)
            indexed = plain(cel.Checked.from_json(checked.to_json()), partial)
        from_code = told(lambda one=checked, row=partial: generated_program(one).run(row))
        assert repr(from_code) == repr(usual), checked.text
        for one in (walk, traced, indexed):
            assert one[0] == usual[0], (checked.text, partial, usual, one)
            assert one[0] != "value" or hidden(one[1]) or same(one[1], usual[1]), checked.text


@pytest.mark.parametrize("seed", first(1, SEEDS))
def test_closures_and_walks_take_the_same_steps(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_index, "FEWEST", 10**9)
    monkeypatch.setattr(invariants, "lasting", lambda *_: frozenset())
    for checked, row, partial, _ in generated(seed):
        for data in (row, partial):
            compiler = Compiler(checked.text, checked.results)
            code, frame = compiler.emit(checked.root), Frame(data, compiler.slots, Context())
            found = told(lambda run=code, given=frame: run(given))
            walk, steps = walked(checked, data, None)
            assert (found[0], frame.left) == (walk[0], steps), checked.text


def test_a_traced_condition_is_as_new_for_each_evaluation() -> None:
    for checked, row, partial, _ in generated(3):
        kept, found = _Traced(checked), []
        for data in (row, partial, row):
            new = _Traced(checked).run(data, Context())
            assert shown(kept.run(data, Context())) == shown(new), checked.text
            found.append(shown(new))
        assert found[0] == found[2], checked.text


def shown(operands: list[Operand]) -> list[tuple[str, str, int, str | int, bool]]:
    """What was noted, for comparing: containers may have been made by the evaluation."""
    return [
        (one.text, repr(one.value), len(repr(one.container)), one.key, one.present)
        for one in operands
    ]
