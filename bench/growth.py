"""Counts what a project costs, and one with five times as much of everything, into GROWTH.md."""

from __future__ import annotations

import argparse
import copy
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from grown import grown

from pmo_kit import measures
from pmo_kit.cel import expression
from pmo_kit.cel.frame import STEPS, Frame
from pmo_kit.engine import Compiled, Options, prepare
from pmo_kit.engine.due import judge_due
from pmo_kit.engine.known_findings import apply_known
from pmo_kit.engine.rule_check import Judge
from pmo_kit.engine.shape import admit
from pmo_kit.engine.state import State
from pmo_kit.engine.verdicts import Verdicts
from pmo_kit.engine.waivers import apply_waivers
from pmo_kit.examples.golden import load_golden
from pmo_kit.project import Snapshot
from pmo_kit.standard import Applies

HERE = Path(__file__).resolve().parent
STANDARD = HERE.parent / "standards" / "core"
PAGE = HERE / "GROWTH.md"
TODAY = date(2026, 5, 29)
TIMES, MOST = 5, 6.0
SLACK = 40
"""Steps for each element by which chance may set projects apart: a rule may apply to few."""
KNOWN = {
    "ACT-003": "compares each period of bookings with each; there is one file a month",
    "CHG-008": "compares a change with the limits stated for a role; there is one for each role",
    "STAT-021": "compares a forecast with each exception on the cost; a project has a few of them",
    "STAT-027": "compares what is spent with each exception on the cost; there are a few of them",
}
"""Rules that are not linear, and why that may be."""
NAMED = ("BASE-003", "PLAN-022", "STAT-007", "STAT-012", "STAT-023", "STAT-024")


class Cost(NamedTuple):
    """What one part costs in a project, and in one with five times as much in it."""

    part: str
    few: int
    many: int
    elements: int

    @property
    def ratio(self) -> float:
        """How many times as much the larger project costs."""
        return self.many / max(self.few, 1)

    @property
    def grows(self) -> bool:
        """Whether it costs more than in proportion."""
        return self.many > MOST * self.few + SLACK * self.elements


def costs(compiled: Compiled, start: Snapshot, count: int, records: int) -> Iterator[Cost]:
    """The cost of each rule in steps, and of the other parts of a check in calls."""
    few = parts(compiled, grown(compiled, start, count, records))
    many = parts(compiled, grown(compiled, start, TIMES * count, TIMES * records))
    return (Cost(part, few[part], many[part], TIMES * count) for part in few)


def parts(compiled: Compiled, snapshot: Snapshot) -> dict[str, int]:
    """The cost of each part of a check; rules are judged whatever tier or phase they are for."""
    state, out = State(compiled, snapshot, Options(TODAY)), Verdicts()
    found = {"KIT-001 to KIT-003: shapes": calls(lambda: admit(state, out))}
    state.broken.clear()
    state.gates = list(compiled.standard.gates)  # a review that stops the project would end it
    found["KIT-004, KIT-005: what is due"] = calls(lambda: judge_due(state, out, lambda kind: ""))
    found["measures"] = calls(lambda: measures.values(state.facts))
    judge, before = Judge(state), calls_of_rules(found)
    for rule in compiled.rules:
        everywhere = copy.copy(rule)
        everywhere.rule = rule.rule._replace(applies=Applies())
        before(rule.rule.id, lambda everywhere=everywhere: judge.judge(everywhere, out))
    found["KIT-006: waivers"] = calls(lambda: apply_waivers(state, out))
    found["KIT-007: known findings"] = calls(lambda: apply_known(state, out))
    return found


def calls_of_rules(found: dict[str, int]) -> Callable[[str, Callable[[], object]], None]:
    """Enters what a rule costs: a step for each verdict, and those that its conditions take."""
    frames: list[Frame] = []

    class Counted(Frame):
        __slots__ = ()

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            frames.append(self)

    def enter(rule: str, work: Callable[[], object]) -> None:
        frames.clear()
        plain, expression.Frame = expression.Frame, Counted
        try:
            work()
        finally:
            expression.Frame = plain
        found[rule] = len(frames) + sum(STEPS - frame.left for frame in frames)

    return enter


def calls(work: Callable[[], object]) -> int:
    """How many functions some work calls, those written in C among them."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def load() -> tuple[Compiled, Snapshot]:
    """The core standard, and the golden project of which the grown ones have the manifest."""
    compiled = prepare(STANDARD)
    golden, _ = load_golden([STANDARD], compiled)
    return compiled, next(g.snapshot for g in golden if (g.tier, g.phase) == ("T3", "executing"))


def page(found: list[Cost], count: int, records: int) -> str:
    """The table: the parts that are not rules, the rules named in it, and the steepest others."""
    rules = [cost for cost in found if cost.part[-1].isdigit()]
    shown = [cost for cost in found if cost not in rules]
    shown += [cost for cost in rules if cost.part in NAMED]
    steep = sorted(rules, key=lambda cost: -cost.ratio)
    shown += [c for c in steep if c not in shown and c.many >= SLACK * c.elements][:25]
    grows = [f"{c.part} ({KNOWN.get(c.part, 'not known why')})" for c in found if c.grows]
    lines = [
        "# What five times as much costs",
        "",
        f"Written by `make growth`: a project with {count:,} elements in each list of each schema",
        f"and {records:,} files of each kind that has many, beside one with five times as many.",
        "Rules are counted in steps of the evaluator, all other parts in calls of functions, so",
        "that figures are the same on every machine. Of the rules, those that once cost far more",
        "are here, and the steepest of those that cost something.",
        "",
        "| part | few | many | many to few |",
        "|---|---|---|---|",
        *(f"| {c.part} | {c.few:,} | {c.many:,} | {c.ratio:.2f} |" for c in shown),
        "",
        f"Rules counted: {len(rules)}. More than {MOST:g} times as much, by more than chance: "
        f"{'; '.join(grows) or 'none'}.",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print the table, and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="elements in each list")
    parser.add_argument("--records", type=int, default=80, help="files of kinds that have many")
    parser.add_argument("--no-write", dest="write", action="store_false", help="only print")
    options = parser.parse_args()
    found = list(costs(*load(), options.count, options.records))
    text = page(found, options.count, options.records)
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
