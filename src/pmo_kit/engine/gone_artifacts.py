"""KIT-011: an artifact that git had does not disappear without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.engine.builtin_rules import GONE
from pmo_kit.engine.decisions import decisions
from pmo_kit.engine.due import dues
from pmo_kit.engine.state import State, artifact_key, because_broken
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding
from pmo_kit.project import Artifact, NoHistory
from pmo_kit.project.history import SHALLOW
from pmo_kit.project.vanished import Vanished
from pmo_kit.results import Finding, Report
from pmo_kit.source import Document, read
from pmo_kit.standard import Kind

LOG = "log"
SHOWN = 8


class GoneArtifact(NamedTuple):
    """An artifact that git had and that nothing in the project stands for."""

    kind: Kind
    key: str
    last: Vanished

    @property
    def command(self) -> str:
        """The command that brings it back."""
        return f"git checkout {self.last.commit[:SHOWN]} -- {self.last.path}"


class GoneArtifacts:
    """What of a project has disappeared; git is asked when somebody first wants to know."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.unknown = ""

    @cached_property
    def found(self) -> tuple[GoneArtifact, ...]:
        """Every artifact that disappeared; none, and `unknown` says why, where git cannot say."""
        state = self._state
        assert state.snapshot.manifest is not None
        if state.snapshot.history is None:
            return ()
        try:
            last = state.snapshot.history.vanished(_here(state), state.snapshot.manifest.folder)
        except NoHistory as error:
            self.unknown = f"the past is not known: {error.reason}"
            state.past_fault = error.fault
            return ()
        there = [one for one in last if one.first_on <= state.options.as_of]
        there.sort(key=lambda one: one.gone_on or date.max, reverse=True)
        return tuple(self._standing_for_nothing(there))

    def restoring(self, kind: str) -> str:
        """The command that brings back one of a kind that disappeared; empty where none did."""
        return next((gone.command for gone in self.found if gone.kind.kind == kind), "")

    def _standing_for_nothing(self, last: Iterable[Vanished]) -> Iterator[GoneArtifact]:
        """Each that nothing stands for, now or as it went later: under another name, say."""
        kinds = {kind.schema_name: kind for kind in self._state.compiled.standard.kinds.values()}
        known: dict[str, list[Artifact]] = {}
        for one in last:
            document = read(one.content, one.path)
            artifact = _artifact(kinds, document) if isinstance(document, Document) else None
            if artifact is None:
                continue
            kind = artifact.kind.kind
            later = known.setdefault(kind, list(self._state.snapshot.of(kind)))
            if not _stand_for(later, artifact):
                yield GoneArtifact(artifact.kind, artifact_key(artifact), one)
                later.append(artifact)


def judge_gone(state: State, gone: GoneArtifacts, out: Verdicts) -> None:
    """Judge that nothing disappeared which a gate asks for, a review approved, or tells of a day.

    What a gate that counts misses anyway is told there (KIT-004). A draft that no gate of this
    project asks for may be dropped, and so may a record while slips in it may still be fixed.
    """
    if state.snapshot.manifest is None or state.snapshot.history is None:
        return
    removed, failed = _removed(state), False
    for one in gone.found:
        subject = "/".join((state.snapshot.id, one.kind.kind, *([one.key] if _named(one) else [])))
        if broken := state.hidden(one.kind.kind):
            out.add(GONE.id, subject, "skipped", because_broken(broken[0]))
        elif one.last.path not in removed and _is_missed(state, one):
            out.add_finding(_finding(state, one, subject))
            failed = True
    if gone.unknown:
        out.add(GONE.id, state.snapshot.id, "skipped", gone.unknown)
    elif not failed:
        out.add(GONE.id, state.snapshot.id, "passed")


def reaches_no_further(report: Report) -> bool:
    """Whether a project lies in a shallow clone, so that more may have disappeared than is told."""
    skipped = (one.reason for one in report.tally.skips if GONE.id in one.rules)
    return any(reason.endswith(SHALLOW) for reason in skipped)


def _is_missed(state: State, gone: GoneArtifact) -> bool:
    """Whether an artifact had to stay."""
    kind, last = gone.kind, gone.last
    if kind.life == "record":
        settles = state.compiled.standard.thresholds.get("record_settles_days", 0)
        days = ((last.gone_on or state.options.as_of) - last.first_on).days
        return bool(kind.dated) and days > (settles if isinstance(settles, int) else 0)
    asking = [gate for _, gate in dues(state, kind)]
    if not state.of(kind.kind) and any(gate in state.gates for gate in asking):
        return False
    made = decisions(state.snapshot)
    return bool(asking) or any(last.path in one.approved for one in made if one.granted)


def _here(state: State) -> set[str]:
    """Where the project has artifacts, also such as cannot be read, or are dated later."""
    snapshot = state.snapshot
    artifacts = {artifact.path for artifact in snapshot.artifacts}
    return artifacts.union((fault.path for fault in snapshot.faults), snapshot.later)


def _artifact(kinds: Mapping[str, Kind], document: Document) -> Artifact | None:
    """A document as the artifact that it says it is; none of what projects do not have."""
    fields: Any = document.fields
    kind = kinds.get(str(fields.get("schema"))) if isinstance(fields, Mapping) else None
    return None if kind is None or kind.outside else Artifact(kind, document)


def _stand_for(others: Sequence[Artifact], then: Artifact) -> bool:
    """Whether others of its kind stand for an artifact of the past."""
    if then.kind.spread:
        return bool(others) and _entries(then) <= {key for one in others for key in _entries(one)}
    if then.kind.many:
        return artifact_key(then) in {artifact_key(one) for one in others}
    return bool(others)


def _entries(artifact: Artifact) -> set[tuple[str, str]]:
    """The entries of an artifact's lists, by list and key."""
    found = set()
    for name, listed in artifact.document.fields.items():
        key = artifact.kind.lists.get(name, "id")
        for entry in listed if isinstance(listed, list) else ():
            if isinstance(entry, Mapping) and key in entry:
                found.add((name, str(entry[key])))
    return found


def _named(gone: GoneArtifact) -> bool:
    return gone.kind.many or gone.kind.spread


def _removed(state: State) -> set[str]:
    """The paths that an approved decision in the log takes away."""
    return {
        str(path)
        for view in state.of(LOG)
        for _, decision in view.entries("decisions")
        if decision.get("status") == "approved" and decision.get("decided_by")
        for path in decision.get("removes") or ()
    }


def _finding(state: State, gone: GoneArtifact, subject: str) -> Finding:
    """A finding about something that is gone points at the manifest."""
    assert state.snapshot.manifest is not None
    document = state.snapshot.manifest.document
    name = f"{gone.kind.title.lower()} {gone.key}" if gone.kind.many else gone.kind.title.lower()
    fix = f"Restore it with `{gone.command}`."
    if gone.kind.spread:
        fix += " If its entries belong in another file, move all of them."
    elif not gone.kind.many:
        fix += f" Or start a new one with `pmo add {gone.kind.kind}`."
    fix += " If it is to be removed, name it under `removes` of an approved decision in the log."
    return builtin_finding(
        GONE,
        subject,
        f"The {name} has disappeared: commit {gone.last.commit[:SHOWN]} had it as "
        f"{gone.last.path}.",
        at(document, ("id",)),
        text=document.text,
        fix=fix,
        kind=gone.kind.kind,
        route=("id",),
    )
