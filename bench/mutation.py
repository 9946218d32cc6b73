"""Measures how well each rule notices what it is for, and what else fires, into MUTATION.md."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mutants import TIMES, Pool, artifacts_of, is_well_formed, mutants, values
from mutation_page import Row, page, summary
from neutral import false_alarms

from pmo_kit.engine import Compiled, CompiledRule, Options, check, prepare
from pmo_kit.examples.edits import staged
from pmo_kit.examples.golden import Golden, choose, load_golden
from pmo_kit.project import ManifestError, Snapshot
from pmo_kit.verify.rule_examples import SILENT

HERE = Path(__file__).resolve().parent
STANDARD = HERE.parent / "standards" / "core"
PAGE = HERE / "MUTATION.md"
SEED, MOST = 7, 50


class Ground(NamedTuple):
    """A sound project on which a rule passes, and how it is judged."""

    snapshot: Snapshot
    options: Options


class Bench:
    """A compiled standard with its golden projects, ready to measure its rules."""

    def __init__(self, folder: Path) -> None:
        self.compiled: Compiled = prepare(folder)
        self.golden, problems = load_golden([folder], self.compiled)
        if problems:
            raise RuntimeError(problems[0].message)
        self.rules = self.compiled.rules
        self._plain = [
            Ground(staged(g.snapshot, {}, self.compiled.standard), g.options()) for g in self.golden
        ]
        self._passed = [self._passing(ground) for ground in self._plain]
        self._pool: Pool = values([ground.snapshot for ground in self._plain])

    def measure(self, rule: CompiledRule, most: int, seed: int) -> Row:
        """One rule on its bad examples, and on mutants of every project on which it passes."""
        caught = [self._caught(rule, example) for example in rule.rule.examples.get("bad", ())]
        row = Row(rule.rule.id, rule.rule.title, len(caught), sum(caught))
        row = self._timed(rule, row)
        grounds = self._grounds(rule)
        chance = random.Random(f"{seed} {rule.rule.id}")
        others: Counter[str] = Counter()
        for number, ground in enumerate(grounds):
            share = most // len(grounds) + (number < most % len(grounds))
            for mutated in self._mutated(rule, ground, share, chance):
                if mutated is None:
                    row = row._replace(refused=row.refused + 1)
                    continue
                found, wrong = self._firing(*mutated)
                row = row._replace(judged=row.judged + 1, errors=row.errors + tuple(wrong))
                if rule.rule.id in found:
                    others.update(found - {rule.rule.id})
                    row = row._replace(fired=row.fired + 1, alone=row.alone + (len(found) == 1))
        beside = sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))
        return row._replace(others=tuple(beside))

    def _timed(self, rule: CompiledRule, row: Row) -> Row:
        """The row with what happens when nobody does anything and time passes."""
        if not rule.timed:
            return row
        later = [
            Ground(snapshot, options._replace(as_of=options.as_of + timedelta(days)))
            for snapshot, options in self._grounds(rule)
            for days in TIMES
        ]
        late = sum(rule.rule.id in self._firing(*ground)[0] for ground in later)
        return row._replace(waits=len(later), late=late)

    def _caught(self, rule: CompiledRule, example: dict[str, object]) -> bool:
        ground = self._example(example)
        return ground is not None and rule.rule.id in self._firing(*ground)[0]

    def _example(self, example: dict[str, object]) -> Ground | None:
        golden: Golden | None = choose(self.golden, example)
        if golden is None:
            return None
        day, gate = example.get("as_of"), example.get("gate")
        as_of = golden.as_of.fromisoformat(str(day)) if day else None
        options = golden.options(str(gate) if gate else None, as_of)
        return Ground(staged(golden.snapshot, example, self.compiled.standard), options)

    def _grounds(self, rule: CompiledRule) -> list[Ground]:
        """The golden projects, and the rule's own good examples, on which it passes."""
        plain = zip(self._plain, self._passed, strict=True)
        found = [ground for ground, passed in plain if rule.rule.id in passed]
        for example in rule.rule.examples.get("good", ()):
            ground = self._example(example)
            if ground is not None and rule.rule.id in self._passing(ground):
                found.append(ground)
        return found

    def _mutated(
        self, rule: CompiledRule, ground: Ground, most: int, chance: random.Random
    ) -> Iterator[Ground | None]:
        """The mutants of a ground; None for one that loses the shape of its kind."""
        for mutant in mutants(rule, ground.snapshot, self._pool, chance, 3 * most):
            if most <= 0:
                return
            snapshot = mutant.apply(ground.snapshot)
            if mutant.route and not is_well_formed(
                self.compiled, artifacts_of(snapshot)[mutant.artifact]
            ):
                yield None
                continue
            most -= 1
            yield Ground(snapshot, ground.options)

    def _firing(self, snapshot: Snapshot, options: Options) -> tuple[set[str], list[str]]:
        """The rules that fire, and those that could not be judged."""
        try:
            report = check(self.compiled, snapshot, options).report
        except ManifestError:  # a phase or tier that the standard has not got
            return set(), []
        told = [f for f in report.findings if f.outcome != "waived" and f.rule not in SILENT]
        return {f.rule for f in told if f.outcome == "failed"}, [
            f"{f.rule}: {f.reason}" for f in told if f.outcome == "error"
        ]

    def _passing(self, ground: Ground) -> set[str]:
        report = check(self.compiled, ground.snapshot, ground.options).report
        return {verdict.rule for verdict in report.verdicts if verdict.outcome == "passed"}


@cache
def bench(folder: Path) -> Bench:
    """The bench of a standard; each process makes its own, once."""
    return Bench(folder)


def main() -> None:
    """Measure every rule, write the table, and fail where a rule is blind or cries wolf."""
    options = _options()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pmo-mutation-") as scratch:
        judged, alarms = false_alarms(bench(STANDARD).compiled, STANDARD, Path(scratch))
    rows = measured(options.most, options.seed)
    text = page(rows, judged, alarms, options.seed)
    if options.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    print(summary(rows, judged, alarms), f"Took {time.monotonic() - started:.0f} s.")
    if alarms or any(row.caught < row.examples or row.errors for row in rows):
        sys.exit(1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=MOST, help="mutants of each rule")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--no-write", dest="write", action="store_false", help="only print")
    return parser.parse_args()


def measured(most: int, seed: int) -> list[Row]:
    """A row for every rule, on all processors; a counter where somebody watches."""
    count = len(bench(STANDARD).rules)
    rows = []
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        jobs = [(number, most, seed) for number in range(count)]
        for row in workers.map(_measure, jobs, chunksize=4):
            rows.append(row)
            if sys.stderr.isatty():
                print(f"\r{len(rows)} of {count} rules", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return rows


def _measure(job: tuple[int, int, int]) -> Row:
    number, most, seed = job
    ready = bench(STANDARD)
    return ready.measure(ready.rules[number], most, seed)


if __name__ == "__main__":
    main()
