"""Which tier a project needs by its answers, found by judging a golden project with each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pmo_kit.engine import check
from pmo_kit.examples.golden import Golden
from pmo_kit.handbook.blocks import Code, Line, Link, Strong, Table, joined
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.markdown import body
from pmo_kit.handbook.phrases import listed, rule_page
from pmo_kit.project import Folder, read_manifest, take
from pmo_kit.project.overlay import Overlay

BEGUN = "T1/executing"
ABOUT_TIERS = "TIER-"


def needed_tier(ground: Ground, here: str, *words: str) -> str:
    """`needed-tier ANSWER,… …`: for each project's answers the lightest tier, and what says so."""
    tiers = [tier.id for tier in ground.standard.tiers]
    rows: list[tuple[Line, ...]] = []
    for word in words:
        answers = _answers(word)
        heard: list[str] = []
        for tier in tiers:
            against = _against(ground, {**answers}, tier)
            if not against:
                break
            heard += against
        rules = dict.fromkeys(heard)
        because = joined([(Link(Code(rule), rule_page(rule)),) for rule in rules]) or ("nothing",)
        rows.append(((_told(answers),), (Strong(tier),), because))
    head = ("What the questionnaire says", "Lightest tier", "A lighter one is refused by")
    return body((Table(head, (*rows,)),), here)


def _answers(word: str) -> dict[str, Any]:
    """`people=3,supplier`: a number, or a yes."""
    pairs = (part.partition("=") for part in word.split(","))
    return {name: int(value) if value else True for name, _, value in pairs}


def _told(answers: dict[str, Any]) -> str:
    words = {name: name.replace("_", " ") for name in answers}
    told = [words[n] if answers[n] is True else f"{answers[n]} {words[n]}" for n in answers]
    return listed(told)


def _against(ground: Ground, answers: dict[str, Any], tier: str) -> list[str]:
    """The rules on tiers that the golden project breaks with these answers in that tier."""
    golden: Golden = ground.at(BEGUN)
    tree = Folder(Path(golden.snapshot.root))
    data = read_manifest(tree).data
    asked = {name: answers.get(name, False) for name in data["questionnaire"]}
    unknown = answers.keys() - asked.keys()
    if unknown:
        raise ValueError(f"the questionnaire does not ask for {', '.join(unknown)}")
    counted = {name: answers.get(name, 1) for name in ("people", "person_days", "teams")}
    written = {**data, "tier": tier, "questionnaire": {**asked, **counted}}
    judged = Overlay(tree, {"pmo.yaml": json.dumps(written).encode()})
    compiled = ground.compiled
    snapshot = take(judged, read_manifest(judged), compiled.standard, "", golden.snapshot.id)
    report = check(compiled, snapshot, golden.options()).report
    failed = {finding.rule for finding in report.findings if finding.outcome == "failed"}
    return sorted(rule for rule in failed if rule.startswith(ABOUT_TIERS))
