"""Parts of hand-written pages that say what the standard sets: risk matrix, tiers, what is due."""

from __future__ import annotations

import json
from pathlib import Path

from pmo_kit.engine import check
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part, table
from pmo_kit.handbook.figures import shown
from pmo_kit.handbook.markdown import Markdown, joined
from pmo_kit.handbook.phrases import listed, rule_link
from pmo_kit.measures.log import level
from pmo_kit.project import Folder, read_manifest, read_snapshot
from pmo_kit.project.tree import Overlay

RATINGS = range(1, 6)
_JUDGED = "T1/executing"
"""The golden project that is judged with other answers to its questionnaire."""
_ABOUT_TIERS = "TIER-"

Answers = dict[str, int | bool]
"""What a project says to the questionnaire: a number, or a yes."""


def risk_matrix_part(context: Context, tolerance: str = "") -> Markdown:
    """`risk-matrix [TOLERANCE]`: likelihood times impact, with what is red, and beyond a leader.

    Raises `ValueError` where the tolerance is no number.
    """
    red = float(context.standard.thresholds["risk_red"])
    alone = float(tolerance or red)
    grid = {
        likelihood: [level(likelihood, impact).value or 0.0 for impact in RATINGS]
        for likelihood in reversed(RATINGS)
    }
    every = [points for row in grid.values() for points in row]
    rows = [
        (likelihood, [(shown(points), _shade(points, alone, red)) for points in row])
        for likelihood, row in grid.items()
    ]
    return part(
        "risk_matrix",
        ratings=RATINGS,
        rows=rows,
        red=shown(red),
        alone=shown(alone),
        hot=sum(points >= red for points in every),
        between=sum(alone < points < red for points in every),
        every=len(every),
    )


def _shade(points: float, alone: float, red: float) -> str:
    return "red" if points >= red else "amber" if points > alone else ""


def needed_tier_part(context: Context, *words: str) -> Markdown:
    """`needed-tier ANSWER,… …`: for each project's answers the lightest tier, and what says so.

    Raises `ValueError` for an answer that the questionnaire does not ask for.
    """
    rows = []
    for word in words:
        answers = _answers(word)
        heard: list[str] = []
        for tier in (tier.id for tier in context.standard.tiers):
            against = _rules_against(context, answers, tier)
            if not against:
                break
            heard += against
        because = joined(rule_link(rule) for rule in dict.fromkeys(heard)) or "nothing"
        rows.append((_told(answers), Markdown(f"**{tier}**"), because))
    heads = ("What the questionnaire says", "Lightest tier", "A lighter one is refused by")
    return table("plain", heads, rows)


def _answers(word: str) -> Answers:
    """`people=3,supplier`: a number, or a yes."""
    pairs = (part.partition("=") for part in word.split(","))
    return {name: int(value) if value else True for name, _, value in pairs}


def _told(answers: Answers) -> str:
    words = {name: name.replace("_", " ") for name in answers}
    return listed([words[n] if answers[n] is True else f"{answers[n]} {words[n]}" for n in answers])


def _rules_against(context: Context, answers: Answers, tier: str) -> list[str]:
    """The rules on tiers that the golden project breaks with these answers in that tier."""
    golden = context.at(_JUDGED)
    tree = Folder(Path(golden.snapshot.root))
    data = read_manifest(tree).data
    asked = {name: answers.get(name, False) for name in data["questionnaire"]}
    unknown = answers.keys() - asked.keys()
    if unknown:
        raise ValueError(f"the questionnaire does not ask for {', '.join(unknown)}")
    counted = {name: answers.get(name, 1) for name in ("people", "person_days", "teams")}
    written = {**data, "tier": tier, "questionnaire": {**asked, **counted}}
    judged = Overlay(tree, {"pmo.yaml": json.dumps(written).encode()})
    compiled = context.compiled
    snapshot = read_snapshot(
        judged, read_manifest(judged), compiled.standard, "", golden.snapshot.id
    )
    report = check(compiled, snapshot, golden.options()).report
    failed = {finding.rule for finding in report.findings if finding.outcome == "failed"}
    return sorted(rule for rule in failed if rule.startswith(_ABOUT_TIERS))
