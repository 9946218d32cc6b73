"""Who held which role from when until when, as far as it binds: what a manifest says of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown
from pmo_kit.engine.state import because_broken

if TYPE_CHECKING:
    from pmo_kit.engine.state import State, View

SPONSOR, LEADER, DEPUTY = "project-owner", "project-manager", "deputy"
COMMITTEE, BOARD = "steering-committee", "portfolio-board"
ALWAYS = datetime(1, 1, 1, tzinfo=UTC)
"""The first day of what has no first day."""
EVER = datetime(9999, 12, 31, tzinfo=UTC)
NO_BOARD = (
    "not verified: the members of the portfolio board are not known (--registry FILE with `board`)"
)

Record = Mapping[str, Any]
Tenure = dict[str, Any]
Key = tuple[str, str, str]
Days = list[tuple[datetime, datetime]]


class Stood(NamedTuple):
    """What binds without a decision: the days by role, person and body, and the stated bodies."""

    days: Mapping[Key, Days]
    bodies: frozenset[str] = frozenset()


class Sources(NamedTuple):
    """What is said of people: the manifest, the logs' decisions by id, the board if it is known."""

    manifest: Record
    decisions: Mapping[str, Record]
    board: Record | None = None


class Entry(NamedTuple):
    """One line of the manifest that gives somebody something."""

    what: str  # member | delegate | handover
    said: Record
    body: str = ""

    @property
    def decision(self) -> str:
        """The id of the decision that it names; empty where it names none."""
        return str(self.said.get("decision", ""))


def tenures(sources: Sources, stood: Stood | None = None) -> list[Tenure]:
    """Every tenure that binds, as `{role, person, from, until, body, delegate_for, gates}`.

    What lasts has no `until`. An entry that names a decision binds from the day on which the
    sponsor, the chair of the steering committee or the board took it, and not at all where it was
    none of them. With `stood`, what names no decision binds on those days only.
    """
    return _Binding(sources, stood).all()


def stood_in(sources: Sources) -> Stood:
    """What binds of a manifest as it stands."""
    days: dict[Key, Days] = {}
    for tenure in tenures(sources):
        key = tenure["role"], tenure["person"], tenure.get("body", "")
        days.setdefault(key, []).append((tenure["from"], tenure.get("until", EVER)))
    stated = frozenset(body["id"] for body in _listed(sources.manifest, "bodies"))
    return Stood(days, stated)


def bodies(sources: Sources, roles: Iterable[str]) -> dict[str, dict[str, Any]]:
    """For each role that may decide: `{id, chair, quorum, required}`; of the board if known.

    A steering committee without a chair of its own is chaired by the sponsor of the day.
    """
    stated = {body["id"]: body for body in _listed(sources.manifest, "bodies")}
    if sources.board is not None:
        stated[BOARD] = sources.board
    return {role: _body(role, stated.get(role, {})) for role in roles}


def _body(role: str, said: Record) -> dict[str, Any]:
    found = {"id": role, "quorum": said.get("quorum", 1), "required": said.get("required", [])}
    if "required" in said:
        return found
    if "chair" in said:
        return {**found, "chair": said["chair"]}
    return {**found, "required": [SPONSOR]} if role == COMMITTEE else found


def of_project(state: State) -> dict[str, Any]:
    """What rules see as `tenures` and `bodies`.

    Nothing is known of people where a part of the manifest that names them, or a log that may hold
    a decision behind them, cannot be read; nor of the board where no registry names its members.
    """
    standard = state.compiled.standard
    roles = [role.id for role in standard.roles]
    manifest = next(iter(state.of("project")), None)
    sources, reason = sources_of(state, manifest)
    if reason:
        unknown = Unknown(reason)
        return {
            "tenures": PartialList([unknown]),
            "bodies": PartialMap({}, dict.fromkeys(roles, unknown)),
        }
    found = bodies(sources, roles)
    if sources.board is None:
        found.pop(BOARD, None)
        return {
            "tenures": tenures(sources),
            "bodies": PartialMap(found, {BOARD: Unknown(NO_BOARD)}),
        }
    return {"tenures": tenures(sources), "bodies": found}


def sources_of(state: State, manifest: View | None) -> tuple[Sources, str]:
    """What a project says of people, and why that is not known, if it is not."""
    logs = state.of("log")
    decisions: dict[str, Record] = {}
    for log in logs:
        for position, _ in log.entries("decisions"):
            decision = log.fields["decisions"][position]
            decisions.setdefault(decision["id"], decision)
    board = next((view.fields.get("board") for view in state.of("portfolio")), None)
    sources = Sources(manifest.fields if manifest else {}, decisions, board)
    return sources, _hidden(state, manifest, sources)


def _hidden(state: State, manifest: View | None, sources: Sources) -> str:
    """Why it is not known who held which role; empty where it is known."""
    if manifest is None:
        return ""
    for key in ("roles", "bodies", "delegates", "handovers"):
        if reason := manifest.hidden(key, below=True):
            return reason
    named = {entry.decision for entry in entries_of(sources.manifest)} - {""}
    if named <= sources.decisions.keys():
        return ""
    broken = [because_broken(path) for path in state.hidden("log")]
    broken += [why for log in state.of("log") for _, why in log.hidden_entries("decisions")]
    return next(iter(broken), "")


class _Binding:
    """The tenures of one manifest, gathered in the order in which they came to bind."""

    def __init__(self, sources: Sources, stood: Stood | None) -> None:
        self._sources = sources
        self._stood = stood
        self._roles = _roles(sources.manifest)
        self._bodies = _listed(sources.manifest, "bodies")
        self._chairs = {b["chair"] for b in self._bodies if b["id"] == COMMITTEE and "chair" in b}
        self._of: dict[str, list[Tenure]] = {}
        self._delegates: list[tuple[Record, datetime, bool]] = []

    def all(self) -> list[Tenure]:
        """Every tenure that binds, the delegates' last."""
        entries = [*entries_of(self._sources.manifest)]
        self._begin([entry.said for entry in entries if entry.what == "handover"])
        undecided = [entry for entry in entries if not entry.decision]
        decided = [entry for entry in entries if entry.decision]
        for entry in sorted(undecided, key=_first_day):
            self._accept(entry, ALWAYS)
        for entry in sorted(decided, key=self._decided_on):
            if self._is_decided(entry.decision):
                self._accept(entry, self._decided_on(entry))
        own = [tenure for held in self._of.values() for tenure in held]
        own += [*self._by_office(own)]
        return [*own, *self._delegated(own)]

    def _begin(self, handovers: list[Record]) -> None:
        """Who holds a role at first: who gave it away first, else who holds it now."""
        first: dict[str, Record] = {}
        for handover in sorted(handovers, key=lambda said: said["on"], reverse=True):
            first[handover["role"]] = handover
        for role in {**self._roles, **first}:
            person = first[role]["given_by"] if role in first else self._roles[role]
            self._add(role, person, ALWAYS, EVER, decided=False)
        for member in _listed(self._sources.board or {}, "members"):
            days = member.get("from", ALWAYS), member.get("until", EVER)
            self._add(BOARD, member["person"], *days, BOARD, decided=True)

    def _accept(self, entry: Entry, decided_on: datetime) -> None:
        said, decided = entry.said, bool(entry.decision)
        if entry.what == "handover":
            self._hand_over(said, decided_on, decided)
        elif entry.what == "delegate":
            free = decided or self._stood is None
            self._delegates.append((said, max(said["from"], decided_on), free))
        else:
            days = max(said.get("from", ALWAYS), decided_on), said.get("until", EVER)
            role = said.get("role", entry.body)
            free = decided or self._is_first(entry.body, role, said["person"])
            self._add(entry.body, said["person"], *days, entry.body, free)
            if role not in self._roles and role not in (entry.body, SPONSOR, LEADER, DEPUTY):
                self._add(role, said["person"], *days, entry.body, decided)

    def _hand_over(self, said: Record, decided_on: datetime, decided: bool) -> None:
        """End the tenure of who gives a role away, on the day on which the other's begins."""
        role, day = said["role"], max(said["on"], said.get("accepted_on", ALWAYS), decided_on)
        for tenure in self._of.get(said["given_by"], ()):
            held = tenure["role"] == role and "body" not in tenure
            if held and tenure["from"] <= day <= tenure.get("until", EVER):
                if self._add(role, said["taken_by"], day, EVER, "", decided or role != SPONSOR):
                    tenure["until"] = day
                return

    def _add(
        self,
        role: str,
        person: str,
        start: datetime,
        end: datetime,
        body: str = "",
        decided: bool = False,
    ) -> bool:
        """Take note of a tenure, where it needs no decision or has one; whether it binds."""
        free = decided or self._stood is None or self._was_empty(role)
        days = [(start, end)] if free else self._days_stood((role, person, body), start, end)
        made = [_tenure(role, person, *span, body) for span in days if span[0] <= span[1]]
        self._of.setdefault(person, []).extend(made)
        return bool(made)

    def _is_first(self, body: str, role: str, person: str) -> bool:
        """Whether a body is stated for the first time, and seats who held that role already."""
        stood = self._stood
        return stood is not None and body not in stood.bodies and (role, person, "") in stood.days

    def _was_empty(self, role: str) -> bool:
        """Whether nobody held a role, which then may be filled without a decision."""
        known = {key[0] for key in self._stood.days} if self._stood else set()
        return role not in (SPONSOR, COMMITTEE) and role not in known

    def _days_stood(self, key: Key, start: datetime, end: datetime) -> Days:
        stood = self._stood.days.get(key, []) if self._stood else []
        return [(max(start, first), min(end, last)) for first, last in stood]

    def _decided_on(self, entry: Entry) -> datetime:
        found = self._sources.decisions.get(entry.decision, {})
        day: datetime = found.get("decided_on", EVER)
        return day

    def _is_decided(self, name: str) -> bool:
        """Whether a decision was taken by the sponsor, the committee's chair, or the board."""
        decision = self._sources.decisions.get(name, {})
        day, person = decision.get("decided_on"), decision.get("decided_by")
        if decision.get("status") != "approved" or day is None or person is None:
            return False
        if decision.get("role") == BOARD and self._sources.board is None:
            return True  # not verified without a registry, which DEC-005 tells
        may = {SPONSOR, BOARD} | ({COMMITTEE} if person in self._chairs else set())
        return any(t["role"] in may and covers(t, day) for t in self._of.get(person, ()))

    def _by_office(self, own: list[Tenure]) -> Iterator[Tenure]:
        """The sponsor's seat in a steering committee that has no other chair."""
        if not self._chairs:
            for tenure in own:
                if tenure["role"] == SPONSOR:
                    yield {**tenure, "role": COMMITTEE, "body": COMMITTEE}

    def _delegated(self, own: list[Tenure]) -> Iterator[Tenure]:
        """What delegates hold for others, on the days of both."""
        held: dict[str, list[Tenure]] = {}
        for tenure in own if self._delegates else ():
            held.setdefault(tenure["person"], []).append(tenure)
        for said, first, free in self._delegates:
            for tenure in held.get(said["for"], ()):
                key = tenure["role"], said["person"], tenure.get("body", "")
                start = max(first, tenure["from"])
                end = min(said["until"], tenure.get("until", EVER))
                for span in [(start, end)] if free else self._days_stood(key, start, end):
                    if span[0] <= span[1]:
                        yield {**_tenure(*key[:2], span[0], span[1], key[2]), **_scope(said)}


def entries_of(manifest: Record) -> Iterator[Entry]:
    """Every line of a manifest that gives somebody a role, a seat, or somebody's place."""
    for handover in _listed(manifest, "handovers"):
        yield Entry("handover", handover)
    for body in _listed(manifest, "bodies"):
        for member in _listed(body, "members"):
            yield Entry("member", member, body["id"])
    for delegate in _listed(manifest, "delegates"):
        yield Entry("delegate", delegate)


def covers(tenure: Tenure, day: datetime) -> bool:
    """Whether a tenure lasts on a day; its first and its last day are of it."""
    return bool(tenure["from"] <= day <= tenure.get("until", EVER))


def _tenure(role: str, person: str, start: datetime, end: datetime, body: str = "") -> Tenure:
    made: Tenure = {"role": role, "person": person, "from": start}
    if end < EVER:
        made["until"] = end
    return {**made, "body": body} if body else made


def _scope(said: Record) -> Tenure:
    scope: Tenure = {"delegate_for": said["for"]}
    return {**scope, "gates": said["gates"]} if "gates" in said else scope


def _first_day(entry: Entry) -> datetime:
    found: datetime = entry.said.get("on", entry.said.get("from", ALWAYS))
    return found


def _roles(manifest: Record) -> dict[str, str]:
    """The people whom a manifest names, by role as the standard writes it."""
    return {role.replace("_", "-"): person for role, person in manifest.get("roles", {}).items()}


def _listed(holder: Record, key: str) -> list[Record]:
    found: list[Record] = holder.get(key, [])
    return found
