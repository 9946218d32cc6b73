"""Fills the computed parts of hand-written pages: what stands between `<!-- pmo:NAME -->` marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pmo_kit.handbook import navigation, rasci, tools
from pmo_kit.handbook.blocks import Block, Table
from pmo_kit.handbook.indexes import gate_table, role_table, tier_table
from pmo_kit.handbook.markdown import body
from pmo_kit.handbook.phrases import ROOT, kind_link, role_line
from pmo_kit.handbook.picture import life_cycle
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import Standard

_MARKED = re.compile(r"<!-- pmo:([a-z-]+) -->\n.*?<!-- /pmo -->", re.DOTALL)


class UnknownMark(SiteError):
    """A page asks for a computed part that the kit does not have."""


def pages(standard: Standard, folder: Path) -> Iterator[tuple[str, str]]:
    """Each hand-written page that has marks, with its parts filled in, and the navigation."""
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(f"{ROOT}/"):
            text = path.read_text(encoding="utf-8")
            if _MARKED.search(text):
                yield name, filled(text, standard, name)
    config = folder.parent / "mkdocs.yml"
    if config.is_file():
        yield "../mkdocs.yml", navigation.filled(config.read_text(encoding="utf-8"), standard)


def filled(text: str, standard: Standard, here: str) -> str:
    """A page's text with every marked part computed anew."""

    def part(found: re.Match[str]) -> str:
        name = found[1]
        if name not in _PARTS:
            raise UnknownMark(
                f"{here} asks for a computed part `{name}`, which there is not.",
                f"There are {', '.join(_PARTS)}.",
            )
        return f"<!-- pmo:{name} -->\n\n{_PARTS[name](standard, here)}\n\n<!-- /pmo -->"

    return _MARKED.sub(part, text)


def _block(make: Callable[[Standard], Block]) -> Callable[[Standard, str], str]:
    return lambda standard, here: body((make(standard),), here)


def _small(standard: Standard) -> Table:
    """The kinds that the lightest tier needs."""
    tier = standard.tiers[0].id if standard.tiers else ""
    rows = []
    for kind in standard.kinds.values():
        dues = [due for due in kind.due if not due.tiers or tier in due.tiers]
        if dues or (kind.many and not kind.outside and not kind.due):
            owner = role_line(standard, kind.owner)
            rows.append(((kind_link(standard, kind.kind),), (kind.purpose,), owner))
    return Table(("Artifact", "What it is for", "Answers for it"), tuple(rows), "wide")


def _counts(standard: Standard, here: str) -> str:
    text = (
        f"{len(standard.kinds)} kinds of artifacts, {len(standard.rules)} rules, "
        f"{len(standard.gates)} gates, {len(standard.roles)} roles."
    )
    return f"{standard.title}, edition {standard.edition}: {text}"


_PARTS: dict[str, Callable[[Standard, str], str]] = {
    "check-tool": tools.check,
    "counts": _counts,
    "forms-tool": tools.forms,
    "gates": _block(gate_table),
    "life-cycle": life_cycle,
    "rasci": rasci.view,
    "roles": _block(role_table),
    "small": _block(_small),
    "tier-questions": _block(tools.question_table),
    "tier-tool": tools.tier,
    "tiers": _block(tier_table),
}
