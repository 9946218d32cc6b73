"""The page on mutation: a row for each rule, and what the rows say together."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from neutral import EDITS, Alarm

NOISY = 3.0

fill = partial(textwrap.fill, width=110, break_long_words=False, break_on_hyphens=False)

PAGE = """\
# How well each rule notices what it is for

`make mutation` writes this page (seed {seed}). It breaks sound projects on purpose: the golden
projects, and the good examples of each rule.

{summary}

- *Examples*: the rule's own bad examples, which it must catch, all of them.
- *Mutants*: edits made by chance at the fields that the rule reads (remove, blank, shift a date,
  scale a number, swap for another known value or an unknown id, empty a list, repeat an element,
  delete an artifact). Many break nothing that the rule is about, so a rule need not
  fire on each. A mutant that a schema refuses is not counted.
- *Fired*: the mutants on which the rule fires. *Alone*: those on which no other rule fires.
- *With it*: the rules that fire most often beside it, and how often. KIT-005 and KIT-006 are left
  out: whoever edits approved text breaks its approval.
- *Late*: for rules that read the date, on how many later days (30, 120 and 400 days on) the rule
  fires when nobody does anything.
- *False alarms*: how often the rule fires on {judged} projects that say nothing new: the golden
  projects, untouched and after each of these edits: {edits}.

Rules that no edit made by chance sets off, nor time, so that only their examples show them to work:
{weak}.

Rules that seldom come alone (three others or more on average): {noisy}."""

TABLE = """

| rule | examples | mutants | fired | alone | with it | late | false alarms |
|---|---:|---:|---:|---:|---|---:|---:|
{rows}
"""


class Row(NamedTuple):
    """What was measured of one rule.

    `examples` and `caught` count its own bad examples; `judged` its mutants that still have their
    kinds' shapes, `refused` those that have not; `others` the other rules that fired with it;
    `late` on how many of `waits` later days it fires although nothing was edited.
    """

    rule: str
    title: str
    examples: int = 0
    caught: int = 0
    judged: int = 0
    refused: int = 0
    fired: int = 0
    alone: int = 0
    others: tuple[tuple[str, int], ...] = ()
    waits: int = 0
    late: int = 0
    errors: tuple[str, ...] = ()

    @property
    def company(self) -> float:
        """How many other rules fire with it, on average."""
        return sum(times for _, times in self.others) / self.fired if self.fired else 0.0


def summary(rows: Sequence[Row], judged: int, alarms: Sequence[Alarm]) -> str:
    """The figures in a few sentences."""
    examples, caught = sum(r.examples for r in rows), sum(r.caught for r in rows)
    fired = [row for row in rows if row.fired or row.late]
    hits, alone = sum(row.fired for row in rows), sum(row.alone for row in rows)
    return (
        f"{len(rows)} rules. Bad examples that their rule catches: {caught} of {examples}. "
        f"Rules that an edit made by chance, or time, sets off: {len(fired)}. "
        f"Mutants judged: {sum(row.judged for row in rows):,}; "
        f"{sum(row.refused for row in rows):,} more are already refused by a schema. "
        f"When a rule fires on a mutant of its own, it fires alone in {alone} of {hits} cases. "
        f"Rules that could not be judged on some mutant: {len([r for r in rows if r.errors])}. "
        f"False alarms: {len(alarms)} on {judged} projects that say nothing new."
    )


def page(rows: Sequence[Row], judged: int, alarms: Sequence[Alarm], seed: int) -> str:
    """The page with a row for each rule."""
    noisy = sorted((row for row in rows if row.company >= NOISY), key=lambda row: -row.company)
    cries = Counter(alarm.rule for alarm in alarms)
    words = PAGE.format(
        seed=seed,
        summary=summary(rows, judged, alarms),
        judged=judged,
        edits=", ".join(edit.name for edit in EDITS),
        weak=_listed([f"`{row.rule}`" for row in rows if not row.fired and not row.late]),
        noisy=_listed([f"`{row.rule}` ({row.company:.1f})" for row in noisy]),
    )
    return "\n\n".join(_wrapped(part) for part in words.split("\n\n")) + TABLE.format(
        rows="\n".join(_line(row, cries[row.rule], judged) for row in rows),
    )


def _wrapped(part: str) -> str:
    """A paragraph, or a list's points, in lines of one length; names in it are never torn."""
    if part.startswith("- "):
        return "\n".join(_wrapped(f"* {point}") for point in part[2:].split("\n- "))
    if part.startswith("* "):
        return fill(f"- {' '.join(part[2:].split())}", subsequent_indent="  ")
    return fill(" ".join(part.split()))


def _line(row: Row, cries: int, judged: int) -> str:
    beside = ", ".join(f"{rule} {times}" for rule, times in row.others[:3])
    late = f"{row.late}/{row.waits}" if row.waits else "–"
    counts = f"{row.caught}/{row.examples} | {row.judged} | {row.fired} | {row.alone}"
    return f"| {row.rule} | {counts} | {beside or '–'} | {late} | {cries}/{judged} |"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "none"
