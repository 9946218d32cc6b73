"""Fills the computed parts of hand-written pages: between `<!-- pmo:NAME WORDS -->` and `/pmo`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from pmo_kit.handbook import (
    courses,
    figures,
    rule_language,
    scales,
    selection,
    standard_parts,
    tools,
)
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.markdown import finished, prose
from pmo_kit.handbook.phrases import ROOT
from pmo_kit.handbook.site import SiteError

Part = Callable[..., str]
"""What computes a part: from the context and the words of the mark."""
_MARKED = re.compile(r"(?<!`)<!-- pmo:([a-z-]+)( [^\n]*?)? -->.*?<!-- /pmo -->", re.DOTALL)


class UnknownMark(SiteError):
    """A page asks for a computed part that the kit does not have, or asks for it wrongly."""


def pages(context: Context, folder: Path) -> Iterator[tuple[str, str]]:
    """Each hand-written page that has marks, with its parts filled in.

    Raises `UnknownMark` where a page asks for what there is not.
    """
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(f"{ROOT}/"):
            text = path.read_text(encoding="utf-8")
            if _MARKED.search(text):
                yield name, filled(text, context, name)


def filled(text: str, context: Context, here: str) -> str:
    """The text of the page at `here` with every marked part computed anew.

    Raises `UnknownMark` where it asks for what there is not.
    """

    def computed(found: re.Match[str]) -> str:
        name, words = found[1], found[2] or ""
        made = _computed(context, here, name, words)
        within = name in _WITHIN
        told = prose(made) if within else finished(made, here)
        between = "" if within else "\n\n"
        return f"<!-- pmo:{name}{words} -->{between}{told}{between}<!-- /pmo -->"

    return _MARKED.sub(computed, text)


def _computed(context: Context, here: str, name: str, words: str) -> str:
    make = {**_PARTS, **_WITHIN}.get(name)
    if make is None:
        raise UnknownMark(
            f"{here} asks for a computed part `{name}`, which there is not.",
            f"There are {', '.join((*_PARTS, *_WITHIN))}.",
        )
    try:
        return make(context, *shlex.split(words))
    except (SiteError, TypeError, ValueError, LookupError) as error:
        usage = (make.__doc__ or "Give it other words.").splitlines()[0]
        remedy = getattr(error, "remedy", usage)
        raise UnknownMark(f"{here}, `pmo:{name}{words}`: {error}", remedy) from error


def _of_standard(template: str) -> Part:
    """A part that shows the standard, and takes no words."""
    return lambda context: part(template, standard=context.standard)


_PARTS: dict[str, Part] = {
    "assignment": selection.assignment_part,
    "catalog": figures.catalog_part,
    "check-tool": tools.check_part,
    "colors": figures.colors_part,
    "counts": _of_standard("counts"),
    "courses": courses.courses_part,
    "decides": standard_parts.decides_part,
    "due": standard_parts.due_part,
    "earned-value": figures.earned_value_part,
    "estimates": courses.estimates_part,
    "example": standard_parts.example_part,
    "forms-tool": tools.forms_part,
    "functions": rule_language.functions_part,
    "gates": _of_standard("gates"),
    "good": standard_parts.good_part,
    "guides": standard_parts.guides_part,
    "kind": standard_parts.kind_part,
    "lessons": courses.lessons_part,
    "life-cycle": standard_parts.life_cycle_part,
    "measures": figures.measures_part,
    "milestones": figures.milestones_part,
    "needed-tier": scales.needed_tier_part,
    "quiz": courses.quiz_part,
    "rasci": standard_parts.matrix_part,
    "records": rule_language.records_part,
    "risk-matrix": scales.risk_matrix_part,
    "roles": _of_standard("roles"),
    "rules": standard_parts.rules_part,
    "selection": selection.selection_part,
    "small": standard_parts.small_part,
    "tier-questions": tools.questions_part,
    "tier-tool": tools.tier_part,
    "tiers": _of_standard("tiers"),
    "weeks": _of_standard("weeks"),
}
"""Parts that stand on lines of their own."""

_WITHIN: dict[str, Part] = {
    "measure": figures.measure_part,
    "threshold": figures.threshold_part,
}
"""Parts that stand within a sentence."""
