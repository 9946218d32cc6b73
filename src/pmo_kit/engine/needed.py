"""KIT-004 of what a standard asks for whatever the gate: kinds that say `required: true`."""

from __future__ import annotations

from pmo_kit.engine.builtin_rules import MISSING
from pmo_kit.engine.due import dues
from pmo_kit.engine.state import State, because_broken
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding
from pmo_kit.results import Finding, Location
from pmo_kit.standard import Kind

NOT_ASKED = "registers are not required {}"


def judge_needed(state: State, out: Verdicts) -> None:
    """Judge the presence of every kind that must be there.

    Of what is kept outside projects that is asked neither at a commit nor in a first check: before
    a project has passed its first gate. Then only the rules that read it are skipped.
    """
    for kind in state.compiled.standard.kinds.values():
        if not kind.needed or (not kind.outside and _due(state, kind)):
            continue
        subject = f"{state.snapshot.id}/{kind.kind}"
        waits = _waits(state) if kind.outside else ""
        if state.of(kind.kind):
            out.add(MISSING.id, subject, "passed")
        elif kind.kind in state.broken:
            out.add(MISSING.id, subject, "skipped", because_broken(state.broken[kind.kind][0]))
        elif waits:
            out.add(MISSING.id, subject, "skipped", NOT_ASKED.format(waits))
        else:
            out.add_finding(_missing(state, kind, subject))


def _due(state: State, kind: Kind) -> bool:
    """Whether a gate asks for a kind already; what is missing is told once."""
    return state.snapshot.manifest is not None and any(True for _ in dues(state, kind))


def _waits(state: State) -> str:
    """When registers are not asked for: at a commit, or in a first check."""
    if state.options.commit:
        return "at a commit"
    before = state.compiled.standard.gates and not state.gates
    return "in a first check" if state.options.first or before else ""


def _missing(state: State, kind: Kind, subject: str) -> Finding:
    standard, manifest = state.compiled.standard, state.snapshot.manifest
    title = kind.title.lower()
    message = f"There is no {title}; {standard.name} requires one."
    if kind.outside:
        message = f"No {title} was given; {standard.name} requires one."
        fix = f"Name its file with --registry {_usual(kind)}."
    elif manifest is not None:
        fix = f"Run `pmo add {kind.kind}`: it writes one, with comments that say what to fill in."
    else:
        fix = f"Write one where it is looked for: {', '.join(kind.files)}."
    if manifest is None:
        return builtin_finding(
            MISSING, subject, message, Location(_usual(kind), 1, 1, 1, 1), fix=fix, kind=kind.kind
        )
    document = manifest.document
    place = at(document, ("standard",))
    return builtin_finding(
        MISSING, subject, message, place, text=document.text, fix=fix, kind=kind.kind
    )


def _usual(kind: Kind) -> str:
    """Where a kind's file usually lies, as far as its pattern says so."""
    usual = next(iter(kind.files), "") or kind.file or f"{kind.kind}.yaml"
    parts = usual.split("/")
    known = next((n for n, part in enumerate(parts) if "*" in part or "?" in part), len(parts))
    return "/".join(parts[:known]) or usual
