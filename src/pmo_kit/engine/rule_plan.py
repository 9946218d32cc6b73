"""Which rules judge a project, worked out once for all projects on which the same decides that."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._start.record import NamedTuple
from pmo_kit.engine.compiled import CompiledRule
from pmo_kit.engine.state import State
from pmo_kit.engine.subjects import OfKind
from pmo_kit.engine.verdicts import Row, because_absent, because_not_given
from pmo_kit.results import Outcome

MOST = 256
"""Plans that are kept; beyond that they are made anew."""

Rules = tuple[CompiledRule, ...]


class Combination(NamedTuple):
    """What of a project decides which rules judge it.

    `gates` are those that count. `present` are the kinds of which it has an artifact, be it a
    broken one; `not_given` those of registries that were not given; `registries` says whether any
    was.
    """

    tier: str
    method: str
    phase: str
    gates: frozenset[str]
    present: frozenset[str]
    not_given: frozenset[str]
    registries: bool


class Step(NamedTuple):
    """A rule that is judged, after verdicts that are settled; without a rule at the end."""

    settled: tuple[Row, ...]
    rule: CompiledRule | None


class Plan(NamedTuple):
    """The rules of a standard in their order.

    `past` are the kinds whose past some of them read, `measures` what they read of measures, as
    `measures.status.cost`.
    """

    rules: Rules
    steps: tuple[Step, ...]
    past: frozenset[str]
    measures: frozenset[str]


_plans: dict[tuple[int, Combination], Plan] = {}
"""By the identity of the rules, which holds because each plan holds on to them."""


def plan_for(state: State) -> Plan:
    """The plan of a project."""
    rules, combination = state.compiled.rules, combination_of(state)
    key = (id(rules), combination)
    plan = _plans.get(key)
    if plan is None:
        if len(_plans) >= MOST:
            _plans.clear()
        plan = _plans[key] = make_plan(rules, combination)
    return plan


def combination_of(state: State) -> Combination:
    """What of a project decides which rules judge it."""
    snapshot = state.snapshot
    outside = (kind.kind for kind in state.compiled.standard.kinds.values() if kind.outside)
    return Combination(
        snapshot.tier,
        snapshot.method,
        snapshot.phase,
        frozenset(gate.id for gate in state.gates),
        frozenset((*state.views, *state.broken)),
        frozenset(kind for kind in outside if not state.of(kind)),
        bool(snapshot.registries),
    )


def make_plan(rules: Rules, combination: Combination) -> Plan:
    """The plan of some rules for a combination."""
    asked = [rule for rule in rules if _before(rule, combination) is None]
    past = frozenset(rule.rule.artifact for rule in asked if rule.past)
    return Plan(rules, tuple(_steps(rules, combination)), past, _measures_read(rules))


def _measures_read(rules: Rules) -> frozenset[str]:
    return frozenset(
        part
        for rule in rules
        if rule.measures or rule.measures_fix
        for parts in rule.facts.reads
        for part in parts
        if part.partition(".")[0] == "measures"
    )


def _steps(rules: Rules, combination: Combination) -> Iterator[Step]:
    settled: list[Row] = []
    for rule in rules:
        verdict = _before(rule, combination) or _without_artifact(rule, combination)
        if verdict is None:
            yield Step(tuple(settled), rule)
            settled = []
        else:
            settled.append((rule.rule.id, OfKind(rule.rule.artifact), *verdict))
    yield Step(tuple(settled), None)


def _before(rule: CompiledRule, project: Combination) -> tuple[Outcome, str] | None:
    """What is said of a rule that does not concern a project, and why."""
    applies = rule.rule.applies
    for wanted, have, word in (
        (applies.tiers, project.tier, "tier"),
        (applies.methods, project.method, "method"),
        (applies.phases, project.phase, "phase"),
    ):
        if wanted and have not in wanted:
            return "not_applicable", f"for {word} {', '.join(wanted)}"
    if applies.gates and project.gates.isdisjoint(applies.gates):
        return "not_due", f"due at {', '.join(applies.gates)}"
    missing = project.not_given.intersection((rule.rule.artifact, *rule.lists))
    if missing:
        return "skipped", because_not_given(min(missing), project.registries)
    return None


def _without_artifact(rule: CompiledRule, project: Combination) -> tuple[Outcome, str] | None:
    """What is said of a rule on a kind that a project has not got.

    One on re-approvals is asked all the same: looking for them tells of a faulty repository.
    """
    if rule.rule.artifact in project.present or rule.reapprovals:
        return None
    return "not_applicable", because_absent(rule.rule.each or rule.rule.artifact)
