"""The head that every answer as JSON has, and the parts that several of them share."""

from __future__ import annotations

import json
from typing import Any

from pmo_kit.results import Finding, Location
from pmo_kit.results.report import ProjectHead
from pmo_kit.writers.style import Style


def answer(schema: str, style: Style, code: int, **parts: Any) -> str:
    """An answer as JSON in ASCII, which no terminal obeys: shape and version, kit, exit code."""
    whole = {"schema": schema, "kit": style.kit, "exit_code": code, **parts}
    return json.dumps(whole, indent=2) + "\n"


def head_data(head: ProjectHead) -> dict[str, Any]:
    """Which project is told of, as data; the company's own words only where it has some."""
    told = head._asdict()
    return told if head.words else {key: value for key, value in told.items() if key != "words"}


def place_data(location: Location) -> dict[str, Any]:
    """A location as data."""
    return dict(location._asdict())


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding that stands against something, as data."""
    return {
        "rule": finding.rule,
        "message": finding.message,
        "fix": finding.fix,
        "location": place_data(finding.location),
    }


def announced_data(finding: Finding) -> dict[str, Any]:
    """A finding that does not count yet, as data."""
    said = {"announced": finding.announced, "reason": finding.reason}
    return {**finding_data(finding), **said}
