"""Fills the computed parts of hand-written pages: between `<!-- pmo:NAME WORDS -->` and `/pmo`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from pmo_kit.handbook import choosing, figures, learning, needed, rasci, scales, tools
from pmo_kit.handbook.blocks import Block, Table
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.guides import example_part, good_part, guides_part, kind_part, rules_part
from pmo_kit.handbook.indexes import gate_table, role_table, tier_table
from pmo_kit.handbook.markdown import body
from pmo_kit.handbook.phrases import ROOT, kind_link, role_line
from pmo_kit.handbook.picture import life_cycle
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import Standard

Part = Callable[..., str]
"""What computes a part: from the ground, the page's path, and the words of the mark."""
_MARKED = re.compile(r"(?<!`)<!-- pmo:([a-z-]+)( [^\n]*?)? -->.*?<!-- /pmo -->", re.DOTALL)


class UnknownMark(SiteError):
    """A page asks for a computed part that the kit does not have, or asks for it wrongly."""


def pages(ground: Ground, folder: Path) -> Iterator[tuple[str, str]]:
    """Each hand-written page that has marks, with its parts filled in."""
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(f"{ROOT}/"):
            text = path.read_text(encoding="utf-8")
            if _MARKED.search(text):
                yield name, filled(text, ground, name)


def filled(text: str, ground: Ground, here: str) -> str:
    """A page's text with every marked part computed anew."""

    def part(found: re.Match[str]) -> str:
        name, words = found[1], found[2] or ""
        computed = _computed(ground, here, name, words)
        between = "" if name in _WITHIN else "\n\n"
        return f"<!-- pmo:{name}{words} -->{between}{computed}{between}<!-- /pmo -->"

    return _MARKED.sub(part, text)


def _computed(ground: Ground, here: str, name: str, words: str) -> str:
    make = {**_PARTS, **_WITHIN}.get(name)
    if make is None:
        raise UnknownMark(
            f"{here} asks for a computed part `{name}`, which there is not.",
            f"There are {', '.join((*_PARTS, *_WITHIN))}.",
        )
    try:
        return make(ground, here, *shlex.split(words))
    except (SiteError, TypeError, ValueError, LookupError) as error:
        usage = (make.__doc__ or "Give it other words.").splitlines()[0]
        remedy = getattr(error, "remedy", usage)
        raise UnknownMark(f"{here}, `pmo:{name}{words}`: {error}", remedy) from error


def _block(make: Callable[[Standard], Block]) -> Part:
    return lambda ground, here: body((make(ground.standard),), here)


def _told(make: Callable[[Standard, str], str]) -> Part:
    return lambda ground, here: make(ground.standard, here)


def _small(standard: Standard) -> Table:
    """The kinds that the lightest tier needs."""
    tier = standard.tiers[0].id if standard.tiers else ""
    rows = []
    for kind in standard.kinds.values():
        dues = [due for due in kind.due if not due.tiers or tier in due.tiers]
        if dues or (kind.many and not kind.outside and not kind.due):
            owner = role_line(standard, kind.owner)
            name = (kind_link(standard, kind.kind), *scales.only_if(kind, tier))
            rows.append((name, (kind.purpose,), owner))
    return Table(("Artifact", "What it is for", "Answers for it"), tuple(rows), "wide")


def _counts(ground: Ground, here: str) -> str:
    standard = ground.standard
    text = (
        f"{len(standard.kinds)} kinds of artifacts, {len(standard.rules)} rules, "
        f"{len(standard.gates)} gates, {len(standard.roles)} roles."
    )
    return f"{standard.title}, edition {standard.edition}: {text}"


_PARTS: dict[str, Part] = {
    "assignment": choosing.assignment,
    "check-tool": _told(tools.check),
    "colors": figures.colors,
    "counts": _counts,
    "courses": learning.courses_part,
    "due": scales.due,
    "earned-value": figures.worked_value,
    "estimates": learning.estimates_part,
    "example": example_part,
    "forms-tool": _told(tools.forms),
    "gates": _block(gate_table),
    "good": good_part,
    "guides": guides_part,
    "kind": kind_part,
    "lessons": learning.lessons_part,
    "life-cycle": _told(life_cycle),
    "measures": figures.measures,
    "milestones": figures.slips,
    "needed-tier": needed.needed_tier,
    "quiz": learning.quiz_part,
    "rasci": _told(rasci.view),
    "risk-matrix": scales.risk_matrix,
    "roles": _block(role_table),
    "rules": rules_part,
    "selection": choosing.selection,
    "small": _block(_small),
    "tier-questions": _block(tools.question_table),
    "tier-tool": _told(tools.tier),
    "tiers": _block(tier_table),
    "weeks": scales.weeks,
}
"""Parts that stand on lines of their own."""

_WITHIN: dict[str, Part] = {"measure": figures.measure, "threshold": figures.threshold}
"""Parts that stand within a sentence."""
