"""Runs a rule's examples on the golden projects: what it finds there, and what it lets pass."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pmo_kit.engine import check
from pmo_kit.examples.edits import written
from pmo_kit.examples.golden import Golden, choose
from pmo_kit.handbook.ground import Ground
from pmo_kit.project import Snapshot
from pmo_kit.results import Finding, Report
from pmo_kit.source.edit import EditError
from pmo_kit.standard import Rule

_AROUND = 2


class Proof(NamedTuple):
    """An example as it ran: its golden project, its files' texts by path, and the report."""

    golden: Golden
    texts: Mapping[str, str]
    report: Report

    def finding(self, rule: Rule) -> Finding | None:
        """The first thing that the rule found."""
        return next((f for f in self.report.findings if f.rule == rule.id), None)


def prove(ground: Ground, rule: Rule, example: Mapping[str, Any]) -> Proof | None:
    """Carry a rule's example out and judge it; nothing where its files cannot be written so."""
    golden = choose(ground.under(rule), example)
    if golden is None:
        return None
    try:
        snapshot = written(golden.snapshot, example)
    except EditError:
        return None
    day = example.get("as_of")
    as_of = date.fromisoformat(str(day)) if day is not None else None
    report = check(ground.compiled, snapshot, golden.options(example.get("gate"), as_of)).report
    return Proof(golden, _texts(snapshot), report)


def differences(before: Proof, after: Proof) -> Iterator[tuple[str, str]]:
    """Each file that differs between two runs on one golden project, with its lines as a diff."""
    if before.golden is not after.golden or before.texts.keys() != after.texts.keys():
        return
    for path, text in before.texts.items():
        lines = [*_diff(text.splitlines(), after.texts[path].splitlines())]
        if lines:
            yield path, "\n".join(lines)


def _diff(before: list[str], after: list[str]) -> Iterator[str]:
    hunks = -1
    for line in list(difflib.unified_diff(before, after, lineterm="", n=_AROUND))[2:]:
        if not line.startswith("@@"):
            yield line
            continue
        hunks += 1
        if hunks:
            yield " …"


def _texts(snapshot: Snapshot) -> dict[str, str]:
    everything = (*snapshot.artifacts, *snapshot.registries)
    return {artifact.path: artifact.document.text for artifact in everything}
