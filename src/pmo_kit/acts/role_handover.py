"""Passes a role from one person to another: what is open goes along, and pmo.yaml says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit._text.record_order import in_order
from pmo_kit.acts.people import PERSON, TEAM, require_person
from pmo_kit.acts.project_edits import ActError
from pmo_kit.engine.decisions import decisions, next_gate
from pmo_kit.engine.known_names import Known, Name, is_open, names_in
from pmo_kit.engine.state import State, View
from pmo_kit.engine.tenures import COMMITTEE, LEADER, SPONSOR, covers, of_project
from pmo_kit.engine.verdicts import at
from pmo_kit.project import MANIFEST, digest
from pmo_kit.results.handover import PassedOn
from pmo_kit.source import Change, Document, Route, read
from pmo_kit.source.edit import AnyChange, Append, Replace, edit, value_at

LAST = "to"
RECORD = "A record stays as it was written; ask {} in the next one."
BOUND = "{} approved this text; its next version names {}."
OUTSIDE = "This file lies outside the project."
_TITLES = ("title", "text", "what", "statement", "subject", "ask", "question", "name")


class Wish(NamedTuple):
    """Who passes what to whom, from when; `decision` is empty where none is named.

    `role` is the id of a role of the standard, or `team`.
    """

    role: str
    given_by: str
    taken_by: str
    on: date
    accepted_on: date
    decision: str = ""
    leaves: bool = False


def require_possible(state: State, wish: Wish) -> None:
    """Raises `ActError` where nobody could pass this on, or nobody could take it."""
    roles = [role.id for role in state.compiled.standard.roles]
    if wish.role not in (*roles, TEAM):
        hint = did_you_mean(wish.role, (*roles, TEAM))
        listed = f"Roles: {', '.join(roles)}, and `{TEAM}`."
        raise ActError(f"There is no role `{wish.role}`.", f"{hint}{listed}")
    _require_held(state, wish)
    if wish.given_by == wish.taken_by:
        message = f"`{wish.given_by}` cannot take a role from themselves."
        raise ActError(message, "Name the person who takes it with --to.")
    require_person(state, wish.taken_by)
    _require_apart(state, wish)
    more = _others(state, wish) if wish.leaves else []
    if more:
        message = f"`{wish.given_by}` still holds {', '.join(more)}, and so cannot leave."
        raise ActError(message, "Pass that on first, or leave out --leaves.")
    gates_passed = any(decision.granted for decision in decisions(state.snapshot))
    if wish.role == SPONSOR and gates_passed and not wish.decision:
        raise ActError(
            "The sponsor's role passes on by a decision, once a gate was passed.",
            f"Record it in the log, approved and decided by {wish.given_by} or the body above, and "
            "name it: --decision D-07.",
        )


def _require_held(state: State, wish: Wish) -> None:
    if wish.role == TEAM:
        team = _texts(_manifest(state).get(TEAM))
        if wish.given_by not in team:
            there = f"There are: {', '.join(team)}." if team else "It is empty."
            hint = did_you_mean(wish.given_by, team)
            raise ActError(f"`{wish.given_by}` is not in the team.", f"{hint}{there}")
        return
    holder = state.snapshot.holders.get(wish.role)
    if holder is None:
        message = f"Nobody holds the role {wish.role} in {MANIFEST}."
        raise ActError(message, f"Name its holder under `roles` in {MANIFEST}.")
    if holder != wish.given_by:
        message = f"`{wish.given_by}` does not hold the role {wish.role}: {holder} does."
        raise ActError(message, f"Write --from {holder}, or name another role.")


def _require_apart(state: State, wish: Wish) -> None:
    """From the second tier on, sponsor and leader are two people."""
    other = {SPONSOR: LEADER, LEADER: SPONSOR}.get(wish.role)
    tiers = [tier.id for tier in state.compiled.standard.tiers]
    light = state.snapshot.tier in tiers[:1]
    if other and not light and state.snapshot.holders.get(other) == wish.taken_by:
        raise ActError(
            f"`{wish.taken_by}` is the {other}, and from {tiers[1]} on sponsor and leader are two "
            "people.",
            "Name somebody else, or pass the other role on first.",
        )


class Part(NamedTuple):
    """Something that passes on, where it stands, and the edit that moves it."""

    item: PassedOn
    view: View
    change: AnyChange | None = None


def parts(state: State, wish: Wish) -> list[Part]:
    """Everything open that is the first person's, by file."""
    found = [*_owned(state, wish), *_asked(state, wish), *_delegations(state, wish)]
    found += _booked(state, wish) if wish.leaves else ()
    found += _approvals(state, wish)
    return sorted(found, key=lambda part: part.item.location)


def _owned(state: State, wish: Wish) -> Iterator[Part]:
    """What names the first person as somebody who has still to do or to accept something."""
    known = Known(state)
    for kind, node in state.compiled.names.refers.items():
        for view in state.of(kind) if kind != "project" else ():
            names = [
                name
                for name in names_in(view, node)
                if name.value == wish.given_by and PERSON in name.words and is_open(known, name)
            ]
            bound = _bound(state, view, names, wish)
            for name in names:
                stays = OUTSIDE if kind in _outside(state) else bound
                route = (*view.artifact.document.to_fields, *name.route)
                change = None if stays else _moved(view, route, wish)
                title = next((str(name.around[0][k]) for k in _TITLES if k in name.around[0]), "")
                yield Part(_item(state, view, route, title, stays), view, change)


def _booked(state: State, wish: Wish) -> Iterator[Part]:
    """What is theirs until a later day: it ends when they leave."""
    known, on = Known(state), wish.on.isoformat()
    for kind, node in state.compiled.names.refers.items():
        for view in state.of(kind) if kind not in _outside(state) else ():
            for name in names_in(view, node):
                mine = name.value == wish.given_by and PERSON in name.words and name.around
                if not mine or name.says[1] != [LAST] or known.day(name) <= on:
                    continue
                if LAST in name.around[0]:
                    route = (*view.artifact.document.to_fields, *name.route[:-1], LAST)
                    approval = state.approvals.get(view.path)
                    bound = approval is not None and approval.stands
                    stays = BOUND.format(approval.decision.id, on) if approval and bound else ""
                    change = None if stays else Change("set", route, on)
                    yield Part(_item(state, view, route, f"now until {on}", stays), view, change)


def _bound(state: State, view: View, names: list[Name], wish: Wish) -> str:
    """Why the names in an approved document stay: another name would be another text."""
    approval, document = state.approvals.get(view.path), view.artifact.document
    if not names or view.kind.life != "document" or approval is None or not approval.stands:
        return ""
    changes = [_moved(view, (*document.to_fields, *name.route), wish) for name in names]
    edited = read(edit(document.text.encode(), view.path, changes), view.path)
    same = isinstance(edited, Document) and digest(edited, view.kind) == digest(document, view.kind)
    return "" if same else BOUND.format(approval.decision.id, wish.taken_by)


def _moved(view: View, route: Route, wish: Wish) -> AnyChange:
    """The other name in its place; where a list has it already, the first one leaves the list."""
    around = value_at(view.artifact.document.data, route[:-1])
    if isinstance(around, list) and wish.taken_by in around:
        return Replace(route[:-1], [one for one in around if one != wish.given_by])
    return Change("set", route, wish.taken_by)


def _asked(state: State, wish: Wish) -> Iterator[Part]:
    """The open asks of the newest report."""
    reports = state.of("status-report")
    newest = max(reports, key=lambda view: _order(view.sound), default=None)
    for position, ask in newest.entries("asks") if newest else ():
        if ask.get("of") == wish.given_by and "answered_on" not in ask and newest:
            route: Route = (*newest.artifact.document.to_fields, "asks", position, "of")
            stays = RECORD.format(wish.taken_by)
            yield Part(_item(state, newest, route, str(ask.get("ask", "")), stays), newest)


def _order(report: Mapping[str, Any]) -> Any:
    return in_order(str(report.get("date", "")), str(report.get("id", "")))


def _delegations(state: State, wish: Wish) -> Iterator[Part]:
    """Those who decide for the first person, and for whom that person decides."""
    for view in state.of("project"):
        for position, entry in view.entries("delegates"):
            last = str(entry.get("until", ""))
            if wish.given_by in (entry.get("for"), entry.get("person")) and last >= f"{wish.on}":
                title = f"{entry.get('person')} decides for {entry.get('for')} until {last}"
                stays = f"Name anew who stands in for {wish.taken_by}."
                route: Route = ("delegates", position)
                yield Part(_item(state, view, route, title, stays), view)


def _approvals(state: State, wish: Wish) -> Iterator[Part]:
    """What the first person has still to approve at the next gate."""
    standard = state.compiled.standard
    gate = next((g for g in standard.gates if g.id == next_gate(standard, state.snapshot)), None)
    for view in state.of("project") if gate else ():
        seats = [
            body.get("id")
            for _, body in view.entries("bodies")
            for member in body.get("members", ())
            if member.get("person") == wish.given_by
        ]
        if gate and (wish.role in (gate.decides, SPONSOR) or gate.decides in seats):
            role = gate.decides.replace("-", " ")
            place = at(view.artifact.document, ("phase",))
            yield Part(
                PassedOn(
                    f"gate {state.spoken('gates', gate.id)}", f"approves with the {role}", place
                ),
                view,
            )


def _item(state: State, view: View, route: Route, title: str, stays: str) -> PassedOn:
    what = re.sub(r"\[#[0-9a-f]+\]$", "", state.name(view, route))
    return PassedOn(what, title, at(view.artifact.document, route), stays)


def edits(state: State, wish: Wish, found: list[Part]) -> dict[str, list[AnyChange]]:
    """The changes by file: what is open in each, and the handover in the manifest."""
    changes: dict[str, list[AnyChange]] = {MANIFEST: [*_manifest_changes(state, wish)]}
    for part in found:
        if part.change is not None:
            changes.setdefault(part.view.path, []).append(part.change)
    return changes


def takes(state: State, wish: Wish) -> bool:
    """Whether the other person holds the role once the handover is written, from its day on."""
    if wish.role == TEAM:
        return True
    last = datetime(9999, 12, 30, tzinfo=UTC)
    return any(
        tenure["role"] == wish.role and tenure["person"] == wish.taken_by and covers(tenure, last)
        for tenure in of_project(state)["tenures"]
    )


def _manifest_changes(state: State, wish: Wish) -> Iterator[AnyChange]:
    data = _manifest(state)
    if wish.role != TEAM:
        key = next(name for name in data["roles"] if name.replace("_", "-") == wish.role)
        yield Change("set", ("roles", key), wish.taken_by)
        entry = {
            "role": wish.role,
            "given_by": wish.given_by,
            "taken_by": wish.taken_by,
            "on": wish.on.isoformat(),
            "accepted_on": wish.accepted_on.isoformat(),
            **({"decision": wish.decision} if wish.decision else {}),
        }
        yield _added(data, "handovers", entry)
    yield from _seats(data, wish)
    yield from _whereabouts(state, data, wish)


def _seats(data: Mapping[str, Any], wish: Wish) -> Iterator[AnyChange]:
    """The seats that go with the role, and the chair."""
    for number, body in enumerate(_mappings(data.get("bodies"))):
        if body.get("chair") == wish.given_by:
            chair: Route = ("bodies", number, "chair")
            unsaid = (wish.role, body.get("id")) == (SPONSOR, COMMITTEE)  # the sponsor of each day
            yield Change("remove", chair) if unsaid else Change("set", chair, wish.taken_by)
        members = _mappings(body.get("members"))
        open_seats = [
            (position, member)
            for position, member in enumerate(members)
            if str(member.get("until", wish.on)) >= wish.on.isoformat()
        ]
        sits = {str(m.get("person")) for _, m in open_seats}
        for position, member in open_seats:
            fits = wish.leaves or member.get("role", wish.role) == wish.role
            if member.get("person") != wish.given_by or not fits:
                continue
            seat: Route = ("bodies", number, "members", position)
            yield Change("set", (*seat, "until"), wish.on.isoformat())
            if wish.taken_by not in sits:
                own = {"role": member["role"]} if "role" in member else {}
                since = {"from": wish.on.isoformat()}
                by = {"decision": wish.decision} if wish.decision else {}
                taken = {"person": wish.taken_by, **own, **since, **by}
                yield Append(("bodies", number, "members"), taken)


def _whereabouts(state: State, data: Mapping[str, Any], wish: Wish) -> Iterator[AnyChange]:
    """Where the first person is found afterwards: in another role, in the team, or among former."""
    team = _texts(data.get(TEAM))
    if wish.given_by in team and wish.leaves:
        yield _without(state, team, wish.given_by)
    if wish.leaves:
        gone = {"person": wish.given_by, "until": wish.on.isoformat()}
        yield _added(data, "former", gone)
    elif not _others(state, wish) and wish.given_by not in team:
        yield _added(data, TEAM, wish.given_by)


def _added(data: Mapping[str, Any], key: str, value: Any) -> AnyChange:
    """One more element of a list of the manifest, which is begun where there is none."""
    return Append((key,), value) if data.get(key) is not None else Change("set", (key,), [value])


def _without(state: State, team: list[str], person: str) -> AnyChange:
    """The team without somebody: a line less, or the same line without the name."""
    assert state.snapshot.manifest is not None
    document, position = state.snapshot.manifest.document, team.index(person)
    if document.place((TEAM, position)).line == document.key_place((TEAM,)).line:
        return Replace((TEAM,), [one for one in team if one != person])
    return Change("remove", (TEAM, position))


def _others(state: State, wish: Wish) -> list[str]:
    """The other roles that the first person holds."""
    held = [role for role, who in state.snapshot.holders.items() if who == wish.given_by]
    return [role for role in held if role != wish.role]


def _manifest(state: State) -> Mapping[str, Any]:
    manifest = state.snapshot.manifest
    return manifest.data if manifest else {}


def _outside(state: State) -> set[str]:
    return {kind.kind for kind in state.compiled.standard.kinds.values() if kind.outside}


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
