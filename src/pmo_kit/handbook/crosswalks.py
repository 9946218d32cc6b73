"""The pages that say what answers each part of another method here, and how far it is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pmo_kit.handbook.markdown import Markdown
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import BEHIND, page_at, rule_link
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard
from pmo_kit.standard.rule_names import ids_by_name

STATUSES = ("automated", "partly", "by-hand", "not-covered")


def crosswalks(standard: Standard) -> tuple[dict[str, Any], ...]:
    """The crosswalks beside a standard and what it extends, as `pmo standard verify` found them
    sound; a standard's own replaces the one of the same name below it.
    """
    found = {}
    for folder in standard.folders:
        for path in Path(folder, "crosswalk").glob("*.yaml"):
            document = read(path.read_bytes(), path.name)
            if not isinstance(document, Broken):
                found[path.name] = document.data
    return tuple(found[name] for name in sorted(found))


def pages(standard: Standard) -> Iterator[Page]:
    """The list of crosswalks, and a page for each; nothing where there are none."""
    found, ids = crosswalks(standard), ids_by_name(standard.rules)
    if found:
        facts = {"crosswalks": [(one, _counts(one)) for one in found], "statuses": [*STATUSES]}
        yield Page(page_at("crosswalk"), "Crosswalks", "crosswalks", facts, weight=BEHIND)
    for one in found:
        yield Page(
            path=page_at("crosswalk", one["id"]),
            title=one["title"],
            template="crosswalk",
            facts={
                "one": one,
                "entries": [(entry, _runs(entry, ids)) for entry in one["entries"]],
            },
            trail=(("Crosswalks", page_at("crosswalk")),),
            weight=BEHIND,
        )


def _counts(one: dict[str, Any]) -> list[int]:
    """How many parts have each status."""
    given = [entry["status"] for entry in one["entries"]]
    return [given.count(status) for status in STATUSES]


def _runs(entry: Mapping[str, Any], ids: Mapping[str, str]) -> list[str]:
    """An entry's rules as links; three or more in a row as the first and the last of them."""
    runs: list[list[str]] = []
    for rule in (ids[called] for called in entry.get("rules", ())):
        word, number = rule.rsplit("-", 1)
        if runs and runs[-1][-1] == f"{word}-{int(number) - 1:03}":
            runs[-1].append(rule)
        else:
            runs.append([rule])
    found: list[str] = []
    for run in runs:
        links = [rule_link(rule) for rule in run]
        found += [Markdown(f"{links[0]} to {links[-1]}")] if len(run) > 2 else links
    return found
