"""What an approved change makes of a plan: by this it is moved, and to this it is held."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

Data = dict[str, Any]
PLAN = "plan"

_DIGITS = 12  # of a double: what adding up leaves behind them is no amount
_DESCOPED = "descoped"


class NotPossible(ValueError):
    """A change says what cannot be done to this plan; `place` is the field of the change."""

    def __init__(self, place: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.remedy = remedy


def agreed_plan(plan: Mapping[str, Any], change: Mapping[str, Any], on: str) -> Data:
    """A plan's data as it is once a change was approved on a day (ISO); nothing else may differ.

    Milestones, tasks and deliverables get what the change says of them. Its `impact.budget` is
    added to `budget.bac`, and what no task gets of it to `budget.undistributed`. The baseline's
    version, day and changes count it, and its curve follows (`moved_curve`). Raises `NotPossible`.
    """
    new: Data = copy.deepcopy(dict(plan))
    end = last_day(plan)
    _move_milestones(new, change)
    for item in _records(change, "deliverables"):
        _merge(new, "deliverables", item)
        if item.get("status") == _DESCOPED:
            _by_id(new, "deliverables")[item["id"]]["descoped_by"] = change["id"]
    for item in _records(change, "tasks"):
        _merge(new, "tasks", item)
    _move_money(new, plan, change)
    _count(new, change, on)
    baseline = new.get("baseline", {})
    if isinstance(baseline.get("planned"), list) and baseline["planned"]:
        baseline["planned"] = moved_curve(
            baseline["planned"], on, end, last_day(new), _number(new.get("budget"), "bac")
        )
    if isinstance(new.get("version"), int):
        new["version"] += 1
    return new


def last_day(plan: Mapping[str, Any]) -> str:
    """The agreed day of the last milestone (ISO); empty where there is none."""
    days = [str(m["baseline"]) for m in _records(plan, "milestones") if m.get("baseline")]
    return max(days, default="")


def moved_days(plan: Mapping[str, Any], change: Mapping[str, Any]) -> int:
    """By how many calendar days a change moves the last milestone. Raises `NotPossible`."""
    new: Data = copy.deepcopy(dict(plan))
    _move_milestones(new, change)
    before, after = last_day(plan), last_day(new)
    return _days(before, after) if before and after else 0


def moved_curve(planned: list[Data], on: str, end: str, new_end: str, bac: Any) -> list[Data]:
    """The planned value after a change: what was planned until its day stays as it was agreed.

    Later points move by as many days as the last milestone, and what each adds to the value of
    that day grows or shrinks alike, so that the last point is the new end and the new budget. A
    point that would fall on or before that day goes. `planned` is `{by, value}`, days are ISO.
    """
    past = [point for point in planned if str(point["by"]) <= on]
    later = [point for point in planned if str(point["by"]) > on]
    shift = _days(end, new_end) if end and new_end else 0
    base = past[-1]["value"] if past else 0
    left = planned[-1]["value"] - base
    whole = all(isinstance(point["value"], int) for point in planned) and _whole(bac)
    found = list(past)
    for point in later[:-1]:
        by = (date.fromisoformat(str(point["by"])) + timedelta(days=shift)).isoformat()
        part = (point["value"] - base) * (bac - base) / left + base if left else base
        if on < by < new_end:
            found.append({**point, "by": by, "value": round(part) if whole else round(part, 2)})
    last: Data = {**planned[-1], "by": new_end or planned[-1]["by"], "value": bac}
    return [*(point for point in found if str(point["by"]) < str(last["by"])), last]


def _move_milestones(new: Data, change: Mapping[str, Any]) -> None:
    known = _by_id(new, "milestones")
    for moved in _records(change, "milestones"):
        place = f"milestones[{moved['id']}]"
        milestone = known.get(moved["id"])
        if milestone is None:
            raise _absent(place, "milestone", moved["id"], known)
        if str(milestone.get("baseline")) != str(moved["from"]):
            raise NotPossible(
                f"{place}.from",
                f"The change moves {moved['id']} from {moved['from']}, and the plan has agreed "
                f"{milestone.get('baseline')}.",
                f"Write {milestone.get('baseline')} as `from`, once you know why they differ.",
            )
        if milestone.get("forecast") == milestone["baseline"] and "actual" not in milestone:
            milestone["forecast"] = moved["to"]
        milestone["baseline"] = moved["to"]


def _merge(new: Data, name: str, item: Mapping[str, Any]) -> None:
    """Give a task or deliverable what a change says of it; append one that is new."""
    known = _by_id(new, name)
    there = known.get(item["id"])
    if there is not None:
        there.update(copy.deepcopy(dict(item)))
        return
    if "title" not in item:
        raise _absent(f"{name}[{item['id']}]", name[:-1], item["id"], known)
    added = copy.deepcopy(dict(item))
    if name == "deliverables":
        added.setdefault("status", "planned")
    new.setdefault(name, []).append(added)


def _move_money(new: Data, old: Mapping[str, Any], change: Mapping[str, Any]) -> None:
    impact = change.get("impact") or {}
    added, reserved = _number(impact, "budget"), _number(impact, "contingency")
    tasks = _sum(*(_number(t, "budget") for t in _records(new, "tasks")))
    before = _sum(*(_number(t, "budget") for t in _records(old, "tasks")))
    free = _sum(added, before, -tasks, -reserved)
    if not (added or reserved or free):
        return
    budget = new.get("budget")
    if not isinstance(budget, dict) or "bac" not in budget:
        raise NotPossible("impact.budget", "The plan has no budget to move.", "Add `budget.bac`.")
    for key, more in (("bac", added), ("contingency", reserved), ("undistributed", free)):
        if more:
            budget[key] = _sum(_number(budget, key), more)
    for key in ("contingency", "undistributed", "bac"):
        if _number(budget, key) < 0:
            raise NotPossible(
                "impact.budget",
                f"`budget.{key}` would be {budget[key]}: the tasks would get "
                f"{_sum(tasks, -before)} more, and the change brings {added}.",
                "Ask for more budget, give the tasks less, or take it from the contingency.",
            )


def _count(new: Data, change: Mapping[str, Any], on: str) -> None:
    """Count the change in the baseline: one version more, its day, its id."""
    baseline = new.setdefault("baseline", {"version": 1})
    changes = [*(baseline.get("changes") or ())]
    if change["id"] in changes:
        raise NotPossible(
            "id",
            f"The plan's baseline holds {change['id']} already.",
            f"Take {change['id']} out of `baseline.changes`, or leave the change as it is.",
        )
    baseline["version"] = int(baseline.get("version", 1)) + 1
    baseline["agreed_on"] = on
    baseline["changes"] = [*changes, change["id"]]


def _absent(place: str, what: str, name: str, known: Mapping[str, Any]) -> NotPossible:
    from pmo_kit._text import did_you_mean

    hint = did_you_mean(name, known)
    there = ", ".join(known) or "none"
    return NotPossible(place, f"The plan has no {what} `{name}`.", f"{hint}There are: {there}.")


def differences(old: Any, new: Any, place: str = "") -> Iterator[str]:
    """Where two values differ, as field paths: records of a list go by their `id`."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            inner = f"{place}.{key}" if place else str(key)
            if key in old and key in new:
                yield from differences(old[key], new[key], inner)
            else:
                yield inner
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_lists(old, new, place)
    elif not _equal(old, new):
        yield place


def _in_lists(old: list[Any], new: list[Any], place: str) -> Iterator[str]:
    before, after = _named(old), _named(new)
    if before is None or after is None or list(before) != [k for k in after if k in before]:
        if len(old) != len(new) or any(
            True for a, b in zip(old, new, strict=True) for _ in differences(a, b)
        ):
            yield place
        return
    for name in dict.fromkeys((*before, *after)):
        inner = f"{place}[{name}]"
        if name in before and name in after:
            yield from differences(before[name], after[name], inner)
        else:
            yield inner


def _named(values: list[Any]) -> dict[str, Any] | None:
    found = {str(v["id"]): v for v in values if isinstance(v, dict) and "id" in v}
    return found if len(found) == len(values) else None


def _equal(old: Any, new: Any) -> bool:
    numbers = all(isinstance(v, int | float) and not isinstance(v, bool) for v in (old, new))
    if numbers:
        return bool(_sum(old, -new) == 0)
    return type(old) is type(new) and bool(old == new)


def _records(holder: Any, name: str) -> list[Data]:
    found = holder.get(name) if isinstance(holder, Mapping) else None
    records = found if isinstance(found, list) else []
    return [one for one in records if isinstance(one, dict) and "id" in one]


def _by_id(holder: Any, name: str) -> dict[str, Data]:
    return {str(one["id"]): one for one in _records(holder, name)}


def _number(holder: Any, key: str) -> Any:
    value = holder.get(key) if isinstance(holder, Mapping) else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _sum(*values: Any) -> Any:
    """A sum as a file has it: whole where it is whole, without what adding up leaves behind."""
    total = sum(values)
    if isinstance(total, int):
        return total
    size = max((abs(value) for value in values), default=0)
    rounded = float(f"{total:.{_DIGITS}g}") if abs(total) > size * 1e-12 else 0.0
    return int(rounded) if _whole(rounded) else rounded


def _whole(value: Any) -> bool:
    return float(value).is_integer()


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
