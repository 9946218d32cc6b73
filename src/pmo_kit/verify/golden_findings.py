"""What golden projects break: own ones nothing at all, inherited ones only what came later."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

from pmo_kit.engine import Compiled, check, prepare
from pmo_kit.engine.state import Options
from pmo_kit.examples.golden import Golden, load_golden
from pmo_kit.results import Finding
from pmo_kit.results.correction import Correction
from pmo_kit.results.verification import Problem
from pmo_kit.source import Change
from pmo_kit.standard import StandardError
from pmo_kit.standard.merge_layers import chain
from pmo_kit.verify.corrections import written


class GoldenFindings:
    """What the golden projects of a compiled standard break before any example changes them."""

    def __init__(self, compiled: Compiled, unknown: Container[str] = ()) -> None:
        """`unknown` are kinds of which nothing can be asked, since they are at fault themselves."""
        self._compiled = compiled
        self._unknown = unknown
        standard = compiled.standard
        self._editions = {
            layer.folder: edition
            for layer, edition in chain(Path(standard.folder), standard.edition)
        }
        self._found: dict[tuple[int, Options], list[Finding]] = {}
        self._where_written: dict[Path, list[Golden]] = {}
        self._prepared: dict[Path, Compiled | None] = {}

    def of(self, golden: Golden, options: Options) -> list[Finding]:
        """What a golden project breaks although it was written so.

        Of an inherited one that is what its own standard does not find on that day: it asks for
        less. One of a standard's own has to conform, and its faults are told once, so they are none
        of an example.
        """
        key = (id(golden), options if golden.inherited else golden.options())
        if key not in self._found:
            report = check(self._compiled, golden.snapshot, key[1]).report
            known = self._found_below(golden, options) if golden.inherited else set()
            self._found[key] = [
                finding
                for finding in report.findings
                if finding.outcome != "waived" and finding.fingerprint not in known
            ]
        return self._found[key]

    def problems(self, golden: Golden) -> list[Problem]:
        """A standard's own golden project conforms to it."""
        return [
            Problem(
                str(Path(golden.snapshot.root, finding.location.path)),
                finding.location.line,
                finding.location.column,
                f"{finding.rule} fires on the golden project: {finding.message}",
                finding.fix,
                _mended(golden, finding),
                (("rule", finding.rule), ("rule", _value(golden, finding))),
            )
            for finding in self.of(golden, golden.options())
            if finding.kind not in self._unknown
        ]

    def _found_below(self, golden: Golden, options: Options) -> set[str]:
        """What the standard that a golden project lies in finds in it."""
        compiled = self._standard_of(golden)
        if compiled is None:
            return set()
        if golden.home not in self._where_written:
            self._where_written[golden.home] = load_golden([golden.home], compiled)[0]
        place = golden.snapshot.root
        there = next(
            (one for one in self._where_written[golden.home] if one.snapshot.root == place), None
        )
        if there is None or not _knows(compiled, options.gate):
            return set()
        report = check(compiled, there.snapshot, options).report
        return {finding.fingerprint for finding in report.findings}

    def _standard_of(self, golden: Golden) -> Compiled | None:
        """The standard that an inherited golden project lies in; None where it is not sound."""
        home = golden.home
        if home not in self._prepared:
            try:
                self._prepared[home] = prepare(home, self._editions.get(home))
            except StandardError:  # told where what is extended is read
                self._prepared[home] = None
        return self._prepared[home]


def _knows(compiled: Compiled, gate: str | None) -> bool:
    return gate is None or gate in {known.id for known in compiled.standard.gates}


def _value(golden: Golden, finding: Finding) -> str:
    """The text at which a finding points, such as the id of a rule; empty where it is no text."""
    path = finding.location.path
    found = next((one for one in golden.snapshot.artifacts if one.path == path), None)
    steps = (finding.pointer or "").split("/")[1:]
    value: object = found.document.data if found else None
    for step in (each.replace("~1", "/").replace("~0", "~") for each in steps):
        if isinstance(value, list):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def _mended(golden: Golden, finding: Finding) -> Correction | None:
    """The line that a finding's own repair writes into the golden project, where it is one file."""
    files = {fix.path for fix in finding.fixes}
    if len(files) != 1:
        return None
    changes = [Change("set", tuple(fix.route), fix.value) for fix in finding.fixes]
    return written(str(Path(golden.snapshot.root, *files)), changes)
