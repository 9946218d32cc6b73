"""The bad examples of rules, each as the project that it makes and how that is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pmo_kit.engine.state import Options
from pmo_kit.examples.edits import written
from pmo_kit.examples.golden import Golden, choose
from pmo_kit.project import Snapshot
from pmo_kit.standard import Rule, Standard


def bad_examples(
    rule: Rule, projects: list[Golden], standard: Standard
) -> Iterator[tuple[Mapping[str, Any], Snapshot, Options]]:
    """Each bad example of a rule, its project, and how that is to be judged."""
    for example in rule.examples["bad"]:
        golden = choose(projects, example)
        assert golden is not None
        day = example.get("as_of")
        options = golden.options(example.get("gate"), date.fromisoformat(day) if day else None)
        yield example, written(golden.snapshot, example, standard), options
