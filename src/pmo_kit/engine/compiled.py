"""A standard ready to judge: its rules with checked conditions, as objects and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import CelUnknown, Checked, Type, type_from_json, type_to_json
from pmo_kit.engine import rule_parts
from pmo_kit.engine.cache import Accepted
from pmo_kit.engine.kept_standard import plain, restored
from pmo_kit.engine.names_plan import NamePlan
from pmo_kit.engine.rule_parts import AfterFailing, Kept, Programs, Tested
from pmo_kit.project.paths import VALUES, parse
from pmo_kit.source import Schemas
from pmo_kit.standard import Kind, Rule, Standard, build
from pmo_kit.standard.thresholds import is_by_currency

STANDARD_LISTS = "standard.lists."
PEOPLE = ("tenures", "bodies")
"""The names under which rules see who held which role, and who decides together."""
OF_KINDS = ("all", "index", "latest", "one")
"""The names under which rules see the artifacts of each kind."""
PAST = "past."
"""What `each` begins with where it goes through what a list of the artifact has or ever had."""


class ByCurrency(dict[str, Any]):
    """A threshold by currency, as rules see it: one in another currency is not known."""

    def __init__(self, name: str, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self._name = name

    def __contains__(self, key: object) -> bool:
        if super().__contains__(key):
            return True
        tiers = ", ".join(f"{tier}: …" for tier in next(iter(self.values())))
        wanted = f"`{self._name}: {{{key}: {{{tiers}}}}}` under `thresholds` in standard.yaml"
        raise CelUnknown(f"the standard has no limit in {key}: set {wanted}")


def standard_data(standard: Standard, mode: str = "controlling") -> dict[str, Any]:
    """What rules may read of their standard, in the mode that a project is judged in."""
    return {
        "id": standard.id,
        "edition": standard.edition,
        "mode": mode,
        "thresholds": {
            name: ByCurrency(name, value) if is_by_currency(value) else value
            for name, value in standard.thresholds.items()
        },
        "lists": standard.lists,
        "tiers": [tier.id for tier in standard.tiers],
        "phases": [phase.id for phase in standard.phases],
        "gates": [gate.id for gate in standard.gates],
        "deciding": [
            {
                "gate": gate.id,
                "body": gate.decides,
                "roles": list(gate.may_decide or (gate.decides,)),
            }
            for gate in standard.gates
        ],
        "roles": [role.id for role in standard.roles],
    }


def cel_name(kind: str) -> str:
    """How rules name a kind: `all.status_report`, since CEL's names know no hyphen and no dot."""
    return kind.replace("-", "_").replace(".", "_")


def knows_tenures(kind: Kind) -> bool:
    """Whether rules on a kind see which tenures bound: those on records, and on the manifest."""
    return kind.life == "record" or kind.kind == "project"


def roots_of(reads: frozenset[str]) -> set[str]:
    """The root names among what conditions read, as `today`, `all.log`, `item.impact`."""
    return {part.split(".", 1)[0] for part in reads}


def kinds_of(reads: frozenset[str], standard: Standard) -> frozenset[str]:
    """The kinds of artifacts that conditions read, those behind the measures included."""
    from pmo_kit.measures import catalog

    roots = roots_of(reads)
    people, again = not roots.isdisjoint(PEOPLE), "reapprovals" in roots
    if not (people or again) and roots.isdisjoint((*OF_KINDS, "project", "measures")):
        return frozenset()
    named = {
        part.split(".")[1] for part in reads if part.partition(".")[0] in OF_KINDS and "." in part
    }
    found = {kind for kind in standard.kinds if cel_name(kind) in named}
    if again:
        found |= {known.kind for known in standard.kinds.values() if known.life == "document"}
    if "measures" in roots:
        found |= catalog.kinds() & standard.kinds.keys()
    if people:
        found |= {"project", "log", "portfolio"} & standard.kinds.keys()
    if "project" in roots and standard.has_manifest:
        found.add("project")
    return frozenset(found)


class Reads(NamedTuple):
    """What a rule's expressions read, as `today`, `all.log`, `item.impact`.

    `deciding` is read to decide, `telling` to say what was found and where, `mending` to mend it.
    """

    deciding: frozenset[str]
    telling: frozenset[str]
    mending: frozenset[str]


class Facts(NamedTuple):
    """What follows from a rule's conditions, worked out once.

    `kinds` holds the kinds among what they read, without the one that the rule judges; `lists`
    those of them that it reads as a list, which is never absent; `measures` says whether it reads
    computed numbers, `past` whether earlier versions, `previous` whether the record before its own,
    `reapprovals` whether what was approved again; `timed` whether time alone can make it fail.
    `key_at` is the position in a route of the key that rules see as `key`; none where no map is
    gone through.
    """

    reads: Reads
    timed: bool
    kinds: frozenset[str]
    lists: frozenset[str]
    measures: bool
    previous: bool
    reapprovals: bool
    past: bool
    measures_fix: bool
    key_at: int | None


def facts_of(rule: Rule, reads: Reads, timed: bool, kinds: frozenset[str]) -> Facts:
    """The facts of a rule that reads so."""
    roots = roots_of(reads.deciding | reads.telling)
    whole = {part.split(".")[1] for part in reads.deciding if part.startswith(("all.", "index."))}
    return Facts(
        reads,
        timed,
        kinds,
        lists=frozenset(kind for kind in kinds if cel_name(kind) in whole),
        measures="measures" in roots,
        previous="previous" in roots,
        reapprovals="reapprovals" in roots,
        past="past" in roots or rule.each.startswith(PAST),
        measures_fix="measures" in roots_of(reads.mending),
        key_at=last_map(rule.each),
    )


class CompiledRule:
    """A rule with its conditions checked, and the facts that follow from them.

    `tested` and `failed` may be given as they are kept: they become objects when they are first
    asked for. So may the `codes` of what is tested. `reads` holds what the conditions read, as
    `today`, `all.log`, `item.impact`.
    """

    def __init__(
        self,
        rule: Rule,
        tested: Tested | Kept,
        failed: AfterFailing | Kept,
        facts: Facts,
        codes: memoryview | None = None,
    ) -> None:
        self.rule = rule
        self._codes = codes
        self._tested = tested
        self._failed = failed
        self.facts = facts
        self.reads = facts.reads.deciding
        self.timed = facts.timed
        self.kinds = facts.kinds
        self.lists = facts.lists
        self.measures = facts.measures
        self.previous = facts.previous
        self.reapprovals = facts.reapprovals
        self.past = facts.past
        self.measures_fix = facts.measures_fix
        self.key_at = facts.key_at

    @cached_property
    def tested(self) -> Tested:
        """The conditions that decide."""
        return rule_parts.tested(self._tested)

    @cached_property
    def programs(self) -> Programs:
        """The conditions that decide, ready to run."""
        return rule_parts.programs(self._tested, self._codes)

    @cached_property
    def failed(self) -> AfterFailing:
        """What is worked out once the check has failed."""
        return rule_parts.failed(self._failed)


def all_reads(tested: Tested, failed: AfterFailing) -> Reads:
    """What the expressions of a rule read."""
    told = (*failed.message, *failed.advice, failed.place)
    return Reads(
        reads_of(*tested, failed.found, failed.shall),
        reads_of(*(part for part in told if isinstance(part, Checked))),
        reads_of(*(to for _, to in failed.fixes)),
    )


def last_map(each: str) -> int | None:
    """Which step of a route is the key of the last map that a path goes through; none without."""
    if "{}" not in each:
        return None
    steps = parse(each.removeprefix("standard."))
    return max(position for position, step in enumerate(steps) if step is VALUES)


class Compiled(NamedTuple):
    """A standard, the type of each kind's data, its compiled rules and conditions, its schemas.

    `happened` holds by kind the paths of the dates that tell of something that has happened;
    `names` says where in its files things are named. `accepted` remembers contents that the
    schemas have accepted.
    """

    standard: Standard
    types: Mapping[str, Type]
    rules: tuple[CompiledRule, ...]
    whens: Mapping[str, Checked]
    schemas: Schemas
    happened: Mapping[str, tuple[str, ...]]
    names: NamePlan = NamePlan()
    accepted: Accepted = Accepted()


def reads_of(*conditions: Checked | None) -> frozenset[str]:
    """What some conditions read, as `today`, `all.log`, `item.impact`."""
    return frozenset[str]().union(*(part.reads for part in conditions if part))


def to_json(compiled: Compiled) -> dict[str, Any]:
    """What was compiled of a standard, as data that JSON can hold."""
    return {
        "types": {kind: type_to_json(known) for kind, known in compiled.types.items()},
        "happened": {kind: list(paths) for kind, paths in compiled.happened.items()},
        "names": list(compiled.names),
        "whens": {text: checked.to_json() for text, checked in compiled.whens.items()},
        "rules": {
            rule.rule.id: [
                rule_parts.tested_to_json(rule.tested),
                rule_parts.failed_to_json(rule.failed),
                rule.timed,
                sorted(rule.kinds),
                [sorted(paths) for paths in rule.facts.reads],
            ]
            for rule in compiled.rules
        },
    }


def packed(raw: Mapping[str, Any], kept: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Merged files and what `to_json` gave, as `marshal` is to hold them, and what stands behind.

    That are the parts of rules: their codes, and what is seldom needed. The first says where.
    """
    found = from_json(raw, kept)
    rules, end = [], 0
    behind: list[bytes] = []
    for rule in found.rules:
        tested, failed, *_ = kept["rules"][rule.rule.id]
        parts = rule_parts.pack(tested, failed)
        places = [*accumulate(map(len, parts), initial=end)]
        rules.append((places, tuple(rule.facts.reads), rule.facts[1:]))
        behind += parts
        end = places[-1]
    whens = {text: rule_parts.with_code(data) for text, data in kept["whens"].items()}
    head = {**kept, "standard": plain(found.standard), "whens": whens, "rules": rules}
    return head, b"".join(behind)


def from_packed(kept: Mapping[str, Any], behind: memoryview) -> Compiled:
    """The compiled standard from what `packed` gave; raises as `from_json` does."""
    standard = restored(kept["standard"])
    rules = []
    for rule, (places, reads, facts) in zip(standard.rules, kept["rules"], strict=True):
        codes, tested, failed = (behind[start:end] for start, end in pairwise(places))
        known = Facts(Reads._make(reads), *facts)
        rules.append(CompiledRule(rule, tested, failed, known, codes))
    return _compiled(standard, tuple(rules), kept)


def from_json(raw: Mapping[str, Any], kept: Mapping[str, Any]) -> Compiled:
    """The compiled standard from its merged files and what `to_json` gave.

    Raises `LookupError`, `TypeError`, `ValueError` or `AttributeError` for any other data.
    """
    standard = build(raw)
    rules = tuple(_restored(rule, *kept["rules"][rule.id]) for rule in standard.rules)
    return _compiled(standard, rules, kept)


def _restored(
    rule: Rule, tested: Kept, failed: Kept, timed: bool, kinds: list[str], reads: list[list[str]]
) -> CompiledRule:
    facts = facts_of(rule, Reads(*map(frozenset, reads)), timed, frozenset(kinds))
    return CompiledRule(rule, tested, failed, facts)


def _compiled(
    standard: Standard, rules: tuple[CompiledRule, ...], kept: Mapping[str, Any]
) -> Compiled:
    whens = {text: Checked.from_json(data) for text, data in kept["whens"].items()}
    types = {kind: type_from_json(data) for kind, data in kept["types"].items()}
    happened = {str(kind): tuple(map(str, paths)) for kind, paths in kept["happened"].items()}
    names = NamePlan(*kept["names"])
    return Compiled(standard, types, rules, whens, Schemas(standard.schemas), happened, names)
