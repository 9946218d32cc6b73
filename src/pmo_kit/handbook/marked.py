"""Fills the computed parts of hand-written pages, which stand between `<!-- pmo:… -->` marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pmo_kit.handbook import choosing, excerpts, figures, navigation, needed, scales
from pmo_kit.handbook.asking import Ask, Part
from pmo_kit.handbook.blocks import Block, Table
from pmo_kit.handbook.golden import Examples
from pmo_kit.handbook.indexes import gate_table, role_table, tier_table
from pmo_kit.handbook.markdown import body
from pmo_kit.handbook.phrases import ROOT, kind_link, role_line
from pmo_kit.handbook.picture import life_cycle
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import Standard

_MARKED = re.compile(r"<!-- pmo:([a-z-]+)((?: [^\s>]+)*) -->.*?<!-- /pmo -->", re.DOTALL)


class UnknownMark(SiteError):
    """A page asks for a computed part that the kit does not have, or asks for it wrongly."""


def pages(standard: Standard, folder: Path) -> Iterator[tuple[str, str]]:
    """Each hand-written page that has marks, with its parts filled in, and the navigation."""
    examples = Examples(standard)
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(f"{ROOT}/"):
            text = path.read_text(encoding="utf-8")
            if _MARKED.search(text):
                yield name, filled(text, standard, name, examples)
    config = folder.parent / "mkdocs.yml"
    if config.is_file():
        yield "../mkdocs.yml", navigation.filled(config.read_text(encoding="utf-8"), standard)


def filled(text: str, standard: Standard, here: str, examples: Examples | None = None) -> str:
    """A page's text with every marked part computed anew."""
    examples = examples or Examples(standard)

    def part(found: re.Match[str]) -> str:
        name, words = found[1], found[2].split()
        computed = _computed(name, Ask((*words,), here, standard, examples))
        between = "" if name in _WITHIN else "\n\n"
        opening = f"<!-- pmo:{' '.join((name, *words))} -->"
        return f"{opening}{between}{computed}{between}<!-- /pmo -->"

    return _MARKED.sub(part, text)


def _computed(name: str, ask: Ask) -> str:
    make = {**_PARTS, **_WITHIN}.get(name)
    if make is None:
        raise UnknownMark(
            f"{ask.here} asks for a computed part `{name}`, which there is not.",
            f"There are {', '.join((*_PARTS, *_WITHIN))}.",
        )
    try:
        return make(ask)
    except (ValueError, LookupError) as error:
        asked = " ".join((name, *ask.words))
        usage = (make.__doc__ or f"`{name}`: it takes no words.").splitlines()[0]
        raise UnknownMark(f"{ask.here} asks for `{asked}`: {error}.", usage) from error


def _block(make: Callable[[Standard], Block]) -> Part:
    def part(ask: Ask) -> str:
        return body((make(ask.standard),), ask.here)

    return part


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


def _counts(ask: Ask) -> str:
    standard = ask.standard
    text = (
        f"{len(standard.kinds)} kinds of artifacts, {len(standard.rules)} rules, "
        f"{len(standard.gates)} gates, {len(standard.roles)} roles."
    )
    return f"{standard.title}, edition {standard.edition}: {text}"


_PARTS: dict[str, Part] = {
    "assignment": choosing.assignment,
    "colors": figures.colors,
    "counts": _counts,
    "due": scales.due,
    "earned-value": figures.earned_value,
    "excerpt": excerpts.excerpt,
    "gates": _block(gate_table),
    "life-cycle": lambda ask: life_cycle(ask.standard, ask.here),
    "measures": figures.measures,
    "milestones": figures.slips,
    "needed-tier": needed.needed_tier,
    "risk-matrix": scales.risk_matrix,
    "roles": _block(role_table),
    "selection": choosing.selection,
    "small": _block(_small),
    "tiers": _block(tier_table),
    "weeks": scales.weeks,
}
"""Parts that stand on lines of their own."""

_WITHIN: dict[str, Part] = {"measure": figures.measure, "threshold": figures.threshold}
"""Parts that stand within a sentence."""
