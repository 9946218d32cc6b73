"""Makes a project or a standard: answers completed, template rendered, next steps said."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Mapping
from pathlib import Path

from pmo_kit.results.made import Made
from pmo_kit.standard.places import HEAD
from pmo_kit.templates.answers import Reply, ask, dates
from pmo_kit.templates.project_template import Template
from pmo_kit.templates.render import Accept, claim, render


def new(
    template: Template,
    target: Path | None,
    answers: Mapping[str, str],
    *,
    today: datetime.date,
    reply: Reply | None = None,
    kit: tuple[str, str] | None = None,
    accept: Accept | None = None,
    standard: str = "",
) -> Made:
    """Make a project at `target` (default: a folder named by its slug, in the current one).

    `kit` is the address and the revision of the kit that the project's hook shall use, where the
    answers do not say; `reply` is asked for what `answers` leave open (absent: defaults stand).
    `accept` may refuse what came out of it, or finish it; `standard` is what the next commands have
    to add.
    Raises `ScaffoldError`, with nothing written, where an answer or the target will not do.
    """
    if target is not None:
        claim(target)
    given = dict(answers)
    asked = {question.key for question in template.questions}
    if kit and {"kit", "kit_rev"} <= asked and not {"kit", "kit_rev"} & given.keys():
        given["kit"], given["kit_rev"] = kit
    settled = ask(template, given, today, reply)
    place = target if target is not None else Path(settled["slug"])
    files = render(template, {**settled, **dates(today)}, place, accept)
    return Made(str(place), files, settled, _next_steps(place, files, standard), template.name)


def _next_steps(place: Path, files: tuple[str, ...], standard: str) -> tuple[str, ...]:
    steps = [f"cd {shlex.quote(str(place))}"] if place != Path() else []
    if "README.md" in files:
        steps.append("read README.md")
    if HEAD in files:
        return (*steps, "make test", "git init", "git add . && git commit -m 'Start'")
    steps.append(f"pmo check{standard}")
    if ".pre-commit-config.yaml" in files:
        steps += ["git init", "pre-commit install", "git add . && git commit -m 'Start'"]
    return tuple(steps)
