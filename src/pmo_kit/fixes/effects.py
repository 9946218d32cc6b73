"""What repairs would do besides fixing: findings that they bring, approvals that they break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pmo_kit.engine.builtin_rules import KNOWN, SHAPE, UNKNOWN, UNREADABLE, WAIVER
from pmo_kit.engine.decisions import approvals
from pmo_kit.project import Snapshot
from pmo_kit.results import Finding, Report

_BREAKING = (UNREADABLE.id, UNKNOWN.id, SHAPE.id)
_FOLLOWING = (WAIVER.id, KNOWN.id)
"""An exception that is not needed any more is what fixing leads to, and no harm."""


def unapproved(before: Snapshot, after: Snapshot, paths: Collection[str]) -> str:
    """Which approval speaks against edits: the text stands as it was approved, and would not."""
    had, has = approvals(before), approvals(after)
    for path in sorted(paths):
        approval, now = had.get(path), has.get(path)
        if approval and approval.stands and not (now and now.stands):
            made = approval.decision
            by = made.id if made.by_change else made.path
            return f"{by} approved this document; approved content changes only by a new approval."
    return ""


def harm(before: Report, after: Report, mended: Sequence[Finding]) -> str:
    """What speaks against repairs, given the project judged before and after; empty if nothing."""
    if after.gaps:
        return f"The project could not be judged any more: {after.gaps[0].message}"
    failing = {f.fingerprint for f in _failing(after)}
    if any(finding.fingerprint in failing for finding in mended):
        return "The finding would stay."
    found = next(_brought(before, after, mended), None)
    return _would_fail(found) if found else ""


def at_fault(before: Report, after: Report, mended: Sequence[Finding]) -> dict[str, str]:
    """The repairs, by fingerprint, that left their finding, or another mistake in its place."""
    known = {finding.fingerprint for finding in before.findings}
    stays: dict[str, Finding] = {}
    lines: dict[tuple[str, int], Finding] = {}
    for finding in _failing(after):
        stays[finding.fingerprint] = finding
        if finding.rule in _BREAKING and finding.fingerprint not in known:
            lines[finding.location.path, finding.location.line] = finding
    found = {}
    for finding in mended:
        place = finding.location
        other = lines.get((place.path, place.line))
        if finding.fingerprint in stays:
            found[finding.fingerprint] = "The finding would stay."
        elif other is not None:
            found[finding.fingerprint] = _would_fail(other)
    return found


def _would_fail(finding: Finding) -> str:
    return f"{finding.rule} would fail at {finding.location}: {finding.message}"


def _failing(report: Report) -> Iterator[Finding]:
    return (finding for finding in report.findings if finding.outcome in ("failed", "error"))


def _brought(before: Report, after: Report, mended: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that came with the repairs, and do not just show since a file can be read."""
    known = {finding.fingerprint for finding in before.findings}
    shapes = _Shapes(before, after, mended)
    hidden = _Hidden(before, after)
    for finding in _failing(after):
        if finding.fingerprint in known or finding.rule in _FOLLOWING:
            continue
        brought = shapes.brought if finding.rule in _BREAKING else hidden.brought
        if brought(finding):
            yield finding


class _Shapes:
    """Tells a mistake of shape that a repair made from one that another mistake hid."""

    def __init__(self, before: Report, after: Report, mended: Sequence[Finding]) -> None:
        self._had = Counter(_shapes(before))
        self._has = Counter(_shapes(after))
        self._unread = {f.location.path for f in before.findings if f.rule in _BREAKING[:2]}
        self._mended = Counter(f.location.path for f in mended if f.rule == SHAPE.id)
        self._lines = {(f.location.path, f.location.line) for f in mended}

    def brought(self, finding: Finding) -> bool:
        """Whether a finding of shape is new, and not the next one in a file that had several."""
        path, line = finding.location.path, finding.location.line
        if path in self._unread and finding.rule == SHAPE.id:
            return False
        if (path, line) in self._lines or finding.rule != SHAPE.id:
            return True
        left = self._had[path] - self._mended[path]
        return not self._mended[path] or 0 < left < self._has[path]


class _Hidden:
    """Tells a rule that fails through a repair from one that could not be judged before."""

    def __init__(self, before: Report, after: Report) -> None:
        self._said = {(v.rule, v.subject): v.outcome for v in before.verdicts}
        self._skipped = {v.rule for v in before.verdicts if v.outcome == "skipped"}
        self._broken = {f.location.path for f in before.findings if f.rule in _BREAKING}
        self._had = Counter((f.rule, f.location.path) for f in _failing(before))
        self._has = Counter((f.rule, f.location.path) for f in _failing(after))

    def brought(self, finding: Finding) -> bool:
        """Whether a rule did not fail before, though it could be judged."""
        if self._said.get((finding.rule, finding.subject)) not in (None, "skipped"):
            return True
        if finding.rule in self._skipped or finding.location.path in self._broken:
            return False
        key = (finding.rule, finding.location.path)
        return self._has[key] > self._had[key]


def _shapes(report: Report) -> Iterator[str]:
    return (f.location.path for f in _failing(report) if f.rule == SHAPE.id)
