"""What a change moves in plan and manifest: the edits, the values before and after, the hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from pmo_kit.acts.change_record import CHANGES, Record
from pmo_kit.acts.project_edits import ActError, Edits, the_one
from pmo_kit.engine.agreed_plan import PLAN, NotPossible, agreed_plan, differences, last_day
from pmo_kit.engine.state import State, View
from pmo_kit.engine.verdicts import at
from pmo_kit.project import MANIFEST, digest
from pmo_kit.project.paths import PathError, select
from pmo_kit.results.change import MovedValue
from pmo_kit.source import Route
from pmo_kit.source.edit import changes_to, rewritten


def moves(
    state: State, record: Record, on: date, entry: dict[str, Any]
) -> tuple[Edits, tuple[MovedValue, ...]]:
    """The edits of plan and manifest, and the hash by which the change binds the plan."""
    plan = the_one(state, PLAN, "plan")
    said = record.said
    nothing = not any(said.get(key) for key in ("milestones", "tasks", "deliverables"))
    if plan is None:
        if nothing and not (said.get("impact") or {}).get("budget"):
            return {}, ()
        raise no_plan()
    approval = state.approvals.get(plan.path)
    if approval is not None and not approval.stands:
        by = approval.decision
        raise ActError(
            f"{plan.path} was changed after {by.id} approved it on {by.date}; {record.id} would "
            "approve that too.",
            f"Put back what {by.id} approved, or have it approved first; `pmo check` shows it.",
        )
    new = agreed(plan, said, on.isoformat(), place=record)
    document = plan.artifact.document
    after = rewritten(document, new)
    if approval is not None:
        entry["documents"] = [{"path": plan.path, "sha256": digest(after, plan.kind)}]
    edits: dict[str, Any] = {plan.path: changes_to(document, new)}
    moved = moved_values(plan, new)
    for manifest in state.of("project"):
        fields = _later_end(manifest.artifact.document.fields, document.fields, new)
        edits[MANIFEST] = changes_to(manifest.artifact.document, fields)
        moved += moved_values(manifest, fields)
    return edits, moved


def _later_end(
    manifest: Mapping[str, Any], plan: Mapping[str, Any], new: Mapping[str, Any]
) -> dict[str, Any]:
    """The manifest with the project's end, moved as the last milestone moves."""
    fields, dates = dict(manifest), manifest.get("dates")
    before, after = last_day(plan), last_day(new)
    if not isinstance(dates, dict) or not dates.get("end") or not before or before == after:
        return fields
    shift = date.fromisoformat(after) - date.fromisoformat(before)
    end = date.fromisoformat(str(dates["end"])) + shift
    return {**fields, "dates": {**dates, "end": max(end.isoformat(), after)}}


def agreed(plan: View, said: Mapping[str, Any], on: str, place: Record | None) -> dict[str, Any]:
    """The plan as a change makes it. Raises `ActError` at the field that cannot be done."""
    try:
        return agreed_plan(plan.artifact.document.fields, said, on)
    except NotPossible as error:
        if place is None:
            raise ActError(error.message, error.remedy) from None
        document, route = place.log.artifact.document, Route()
        with suppress(PathError):
            route = select(dict(said), error.place, {})
        where = at(document, (*document.to_fields, CHANGES, place.position, *route))
        raise ActError(error.message, error.remedy, where.path, where.line, where.column) from None


def moved_values(view: View, new: Mapping[str, Any]) -> tuple[MovedValue, ...]:
    """Which values of a document are other ones in new data."""
    old = view.artifact.document.fields
    return tuple(
        MovedValue(view.path, place, _shown(old, place), _shown(new, place))
        for place in differences(dict(old), dict(new))
    )


def _shown(data: Any, place: str) -> str:
    """The value at a place that `differences` names, as people read it; empty where none is."""
    for step in _steps(place):
        if isinstance(data, list):
            data = next((one for one in data if str(one.get("id")) == step), None)
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    if data is None:
        return ""
    if isinstance(data, list):
        words = (" ".join(map(str, d.values())) if isinstance(d, dict) else str(d) for d in data)
        return ", ".join(words)
    return str(data)


def _steps(place: str) -> Iterator[str]:
    for part in place.split("."):
        name, _, key = part.partition("[")
        yield name
        if key:
            yield key.removesuffix("]")


def no_plan() -> ActError:
    """What to say where a change asks for another plan and there is none."""
    return ActError("The project has no plan that could be moved.", "Begin one: `pmo add plan`.")
