"""What rules see of documents that a review approves again, changed since an earlier one did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pmo_kit.cel import CelUnknown
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown
from pmo_kit.engine.approved_contents import Again, Contents
from pmo_kit.engine.changed_documents import unknown_review
from pmo_kit.engine.decisions import Decision, approving
from pmo_kit.engine.state import State
from pmo_kit.measures.agreement import Agreement
from pmo_kit.measures.facts import part

if TYPE_CHECKING:
    from pmo_kit.engine.history import Past

MOVED = ("money", "cost_percent", "end", "days", "changes")
"""What of a re-approval is only known where both contents are."""
BEYOND_MEASURE = 1e9
"""The percentage by which money grew that cannot be compared: from nothing, or in another unit."""


def reapprovals(state: State, past: Past) -> list[Any]:
    """A record for each document that a review approved again and that had changed meanwhile.

    Where it is not known whether or by how much it had changed, what depends on that is unknown;
    so is everything where a review cannot be read. One that an approved change moved has a record
    too, whose `change` is not empty.
    """
    if unknown := unknown_review(state):
        return PartialList([Unknown(unknown)])
    contents = Contents(state, past)
    found: list[Any] = []
    made = approving(state.snapshot)
    for decision in made:
        if not decision.by_change:
            found += _of(contents, decision, made)
        contents.before.append(decision)
    if any(decision.by_change for decision in made):
        from pmo_kit.engine.moved_documents import moved_documents

        found += moved_documents(state, contents, made)
    return found


def _of(contents: Contents, now: Decision, made: list[Decision]) -> Iterator[dict[str, Any]]:
    """The records of one review, beside those that let the project pass earlier.

    What a change of the same day left is approved already.
    """
    today = [one for one in made if one.by_change and one.date == now.date]
    for path, bound in now.approved.items():
        if any(one.approved.get(path) == bound for one in today):
            continue
        earlier, reason = None, ""
        try:
            earlier = contents.earlier(path, now)
            if earlier is None or contents.same(Again(path, earlier, now)):
                continue
        except CelUnknown as error:
            reason = error.message
        known = {
            "review": now.path,
            "change": "",
            "unsaid": [],
            "path": path,
            "earlier": earlier.id if earlier else "",
            "passed": [gate for decision in contents.before for gate in decision.gates],
            "used": [one.changes[path] for one in contents.before if path in one.changes],
            **_tolerances(contents),
        }
        if earlier is None or reason:
            yield PartialMap(known, dict.fromkeys(("changed", *MOVED), Unknown(reason)))
            continue
        known["changed"] = True
        try:
            yield known | _moved(contents.agreed(path, earlier), contents.agreed(path, now))
        except CelUnknown as error:
            yield PartialMap(known, dict.fromkeys(MOVED, Unknown(error.message)))


def _moved(old: Agreement, new: Agreement) -> dict[str, Any]:
    """By how much money and the last day moved, and which approved changes came in between."""
    found: dict[str, Any] = {"changes": [c for c in new.changes if c not in old.changes]}
    if old.money is not None and new.money is not None:
        comparable = old.unit == new.unit and (old.money > 0 or new.money == 0)
        grown = new.money - old.money
        found["money"] = grown
        share = grown / old.money * 100 if comparable and old.money else 0.0
        found["cost_percent"] = share if comparable else BEYOND_MEASURE
    if old.end is not None and new.end is not None:
        found["days"] = (new.end - old.end).days
        found["end"] = datetime(new.end.year, new.end.month, new.end.day, tzinfo=UTC)
    return found


def _tolerances(contents: Contents) -> dict[str, Any]:
    """The charter's tolerances as they were last approved earlier, else the standard's.

    What the same decision approves does not widen them.
    """
    agreed = part(contents.charter(), "tolerances")
    return {
        "cost_tolerance": contents.tolerance(agreed, "cost_percent"),
        "days_tolerance": int(contents.tolerance(agreed, "schedule_days")),
    }
