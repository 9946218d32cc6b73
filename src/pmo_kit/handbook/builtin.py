"""The pages of the built-in checks: what the kit itself judges before any rule can."""

from __future__ import annotations

from pmo_kit.engine.builtin_rules import BUILTINS, Builtin
from pmo_kit.handbook.blocks import (
    Badge,
    Block,
    Bullets,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Page,
    Text,
)
from pmo_kit.handbook.phrases import ROOT, rule_page, trail
from pmo_kit.standard import Standard

__all__ = ["BUILTINS", "CAUSES", "page"]

CAUSES: dict[str, tuple[str, ...]] = {
    "KIT-001": (
        "A tab in the indentation, or a bracket or quote that is never closed.",
        "The same key twice in one group: the second would silently win.",
        "Text that is not UTF-8, often from an old spreadsheet export.",
        "YAML that the kit refuses everywhere: several documents in one file, `<<` merges, tags "
        "such as `!!python`, keys that are no text.",
        "A file above 5 MB, or nesting and aliases deep enough to be an attack.",
        "A symbolic link that leads out of the project.",
    ),
    "KIT-002": (
        "A slip in the kind's name, such as `chartr/v1`, or no `schema` as the first key.",
        "A company's own kind without its prefix: `acme.permit/v1`, not `permit/v1`.",
        "A kind that the project's edition does not have yet; see `edition` in `pmo.yaml`.",
        "A note or an attachment in YAML, JSON or Markdown among the artifacts: move it out, or "
        "list it under `ignore` in `pmo.yaml`.",
    ),
    "KIT-003": (
        "A misspelt key. The finding names the near one: `likelyhood` is meant to be `likelihood`.",
        "A value of the wrong type, such as a budget of `about 40`.",
        "A date that does not exist, or is not written as 2026-03-02.",
        "A key that the kind always needs is missing.",
        "A heading that the kind asks for was removed from a Markdown text.",
    ),
    "KIT-004": (
        "The project moved to its next phase before the gate's papers were written.",
        "The tier was raised, and with it the number of fields that must be filled in.",
        "An artifact was deleted, or its `schema` now names another kind.",
    ),
    "KIT-005": (
        "A document is still a draft though its gate has passed.",
        "No review with the decision `go` or `conditional` lists the document.",
        "Text or data was edited after the approval. Progress, forecasts and status lie outside "
        "the hash and may change; the artifact's page lists them.",
    ),
    "KIT-006": (
        "The waiver's end date has passed, so the finding it covered counts again.",
        "It ends within the days that the standard gives as `waiver_warn_days`: so far, advice.",
        "It names a rule that does not exist, or one that cannot be waived: KIT-001 to KIT-003, "
        "KIT-006, KIT-007, and the rules on waivers themselves.",
        "It covers a finding that is no longer there.",
    ),
    "KIT-007": (
        "A finding was mended, and its entry was left in `known-findings.yaml`.",
        "An artifact or an element of a list was renamed or removed, and its findings with it.",
        "Somebody listed what cannot be listed: KIT-001 to KIT-003, or a fault of a waiver.",
    ),
}

_SURELY = (Code("pmo fix"), ", where only one thing can be meant")
MENDED: dict[str, Line] = {
    "KIT-002": _SURELY,
    "KIT-003": _SURELY,
    "KIT-007": (Code("pmo fix"), ", or ", Code("pmo known prune")),
}


def page(standard: Standard, check: Builtin) -> Page:
    """The page that a built-in finding points to."""
    waive = "yes, like any rule" if check.waivable else "no"
    facts: tuple[tuple[str, Line], ...] = (
        ("Level", (Badge(check.level), " must hold")),
        ("Applies to", ("every project, at any time",)),
        ("Can be waived", (waive,)),
        *((("Mended by", MENDED[check.id]),) if check.id in MENDED else ()),
    )
    return Page(
        path=rule_page(check.id),
        title=f"{check.id} · {check.title}",
        trail=trail(("Rules", f"{ROOT}/rules/index.md"), ("Built-in", f"{ROOT}/rules/builtin.md")),
        blocks=(
            Lead((check.why,)),
            Facts(facts),
            Heading("How to mend it"),
            Text((check.fix,)),
            *_causes(check),
        ),
        source=(f"Built into the kit: the same in every standard, {standard.name} among them.",),
        summary=check.title,
        tags=(check.level, "built-in"),
    )


def _causes(check: Builtin) -> tuple[Block, ...]:
    causes = CAUSES[check.id]
    return (Heading("Usual causes"), Bullets(tuple((cause,) for cause in causes)))
