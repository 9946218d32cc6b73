"""The pages that say what answers each part of another method here, and how far it is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pmo_kit.handbook.blocks import Block, Code, Facts, Lead, Line, Link, Page, Table, joined
from pmo_kit.handbook.phrases import (
    BEHIND,
    ROOT,
    counted,
    gate_link,
    homes,
    kind_link,
    origin,
    role_line,
    rule_page,
    trail,
)
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard

INDEX = f"{ROOT}/crosswalk/index.md"
STATUSES = {
    "automated": "Rules check what can be checked.",
    "partly": "Rules check some of it, people the rest.",
    "by-hand": "There is a place for it, and people look.",
    "not-covered": "The kit has nothing for it.",
}
_LEAD: Line = (
    "Which artifact and rule answers each part of another method, by its name or clause number. "
    "A status speaks of form: whether a text is true and a decision wise, people judge.",
)


def crosswalks(standard: Standard) -> tuple[dict[str, Any], ...]:
    """The crosswalks beside a standard and what it extends, as `pmo standard verify` found them
    sound; a standard's own replaces the one of the same name below it.
    """
    found = {}
    for folder in reversed(homes(standard)):
        for path in (folder / "crosswalk").glob("*.yaml"):
            document = read(path.read_bytes(), path.name)
            if not isinstance(document, Broken):
                found[path.name] = document.data
    return tuple(found[name] for name in sorted(found))


def crosswalk_page(name: str) -> str:
    """Where a crosswalk's page lies."""
    return f"{ROOT}/crosswalk/{name}.md"


def pages(standard: Standard) -> Iterator[Page]:
    """The list of crosswalks, and a page for each; nothing where there are none."""
    found = crosswalks(standard)
    if found:
        table = _overview(found)
        facts = Facts(tuple((status, (says,)) for status, says in STATUSES.items()))
        yield _page(standard, INDEX, "Crosswalks", trail(), _LEAD, table, facts)
    for one in found:
        way = trail(("Crosswalks", INDEX))
        lead = (" ".join(str(one.get("note", "")).split()) or f"Of {one['publisher']}.",)
        path = crosswalk_page(one["id"])
        yield _page(standard, path, one["title"], way, lead, _entries(standard, one))


def _page(standard: Standard, path: str, title: str, way: Line, lead: Line, *blocks: Block) -> Page:
    return Page(
        path, title, (Lead(lead), *blocks), trail=way, source=origin(standard), weight=BEHIND
    )


def _overview(found: tuple[dict[str, Any], ...]) -> Table:
    rows: list[tuple[Line, ...]] = []
    for one in found:
        given = [entry["status"] for entry in one["entries"]]
        title: Line = (Link(one["title"], crosswalk_page(one["id"])),)
        counts: list[Line] = [(str(given.count(status)),) for status in STATUSES]
        rows.append((title, (counted(len(given), "part"),), *counts))
    return Table(("Method", "Parts", *STATUSES), tuple(rows), "wide")


def _entries(standard: Standard, one: dict[str, Any]) -> Table:
    rows = tuple(
        (
            (f"{entry['clause']} {entry['name']}" if "clause" in entry else entry["name"],),
            _places(standard, entry),
            joined(_runs(entry.get("rules", ())), " "),
            (entry["status"],),
            (entry.get("note", ""),),
        )
        for entry in one["entries"]
    )
    return Table(("There", "Here", "Rules", "Status", "What is left"), rows, "wide")


def _runs(rules: Sequence[str]) -> list[Line]:
    """Rules as links; three or more in a row as the first and the last of them."""
    runs: list[list[str]] = []
    for rule in rules:
        word, number = rule.rsplit("-", 1)
        if runs and runs[-1][-1] == f"{word}-{int(number) - 1:03}":
            runs[-1].append(rule)
        else:
            runs.append([rule])
    lines: list[Line] = []
    for run in runs:
        links = [Link(Code(rule), rule_page(rule)) for rule in run]
        lines += [(links[0], " to ", links[-1])] if len(run) > 2 else [(link,) for link in links]
    return lines


def _places(standard: Standard, entry: dict[str, Any]) -> Line:
    """The artifacts, gates and roles that answer a part."""
    lines: list[Line] = [(kind_link(standard, kind),) for kind in entry.get("artifacts", ())]
    lines += [("gate ", gate_link(gate)) for gate in entry.get("gates", ())]
    lines += [role_line(standard, role) for role in entry.get("roles", ())]
    return joined(lines)
