"""Holds what a standard teaches to the standard: names, pages, digests, each exercise's defects."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any

from pmo_kit.engine import Compiled, rule_ids
from pmo_kit.examples.exercise import ReadyExercise, prepare_exercise
from pmo_kit.examples.golden import Golden
from pmo_kit.project import ManifestError
from pmo_kit.project.paths import PathError
from pmo_kit.results.verification import Problem
from pmo_kit.source import Document, Route
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.courses import (
    LESSONS,
    Training,
    course_files,
    load_training,
    rule_digest,
    unasked,
)
from pmo_kit.standard.editions import edition_faults
from pmo_kit.standard.files import Layer
from pmo_kit.standard.rule_names import ids_by_name
from pmo_kit.verify.rule_exercise import Verify, faults_of
from pmo_kit.verify.shape import problem, problem_of

Fault = tuple[Route, str, str]
"""Where in a file something is wrong, what it is, and what to do."""


def training_problems(
    layer: Layer,
    compiled: Compiled,
    golden: list[Golden],
    verify: Verify,
    faulty: Container[str],
) -> tuple[list[Problem], dict[str, int]]:
    """What is wrong with a standard's own courses, and how many things it teaches in all.

    `faulty` are the paths of files that are not looked at: what is wrong with them is told.
    """
    standard = compiled.standard
    lacking: list[StandardError] = []
    taught = load_training(standard, lacking.append)
    found = [problem_of(error) for error in lacking if error.path not in faulty]
    sound = (one for one in course_files(layer.folder, _pass_over) if one[1].path not in faulty)
    for sort, document in sound:
        listed = len(document.data[LESSONS]) if sort == LESSONS else 0
        routes: list[Route] = [(LESSONS, number) for number in range(listed)]
        for route in routes or [()]:
            found += map(problem_of, edition_faults(layer, document, route))
        for fault in _faults(sort, document, layer, taught, standard):
            found.append(problem(document, *fault))
        if sort == "exercise" and document.data["id"] in taught.exercises:
            for fault in _unlike(document, taught, compiled, golden, verify):
                found.append(problem(document, *fault))
    asked = len(standard.rules) - len(unasked(taught, standard))
    counts = {"courses": len(taught.courses), "exercises": len(taught.exercises)}
    return found, {**counts, "questions": len(taught.questions), "rules asked about": asked}


def _pass_over(error: StandardError) -> None:
    """Leaves out a file that is at fault, which is told elsewhere."""


def _faults(
    sort: str, document: Document, layer: Layer, taught: Training, standard: Standard
) -> Iterator[Fault]:
    data = document.data
    if sort == LESSONS:
        yield from _pages(data, layer)
        return
    if Path(document.path).stem != data["id"]:
        yield ("id",), f"The file is not called {data['id']}.yaml.", "Give both the same name."
    if sort == "course":
        yield from _course(data, taught, standard)
    elif sort == "question":
        yield from _question(data, taught, standard)
    elif not data.get("company"):
        named = ((("expect", n, "rule"), one["rule"]) for n, one in enumerate(data["expect"]))
        yield from _unknown("rule", named, rule_ids(standard))


def _pages(data: dict[str, Any], layer: Layer) -> Iterator[Fault]:
    """Lessons twice, and lessons without a page."""
    docs = layer.folder / layer.data.get("handbook", {}).get("pages", "docs")
    seen: set[str] = set()
    for number, lesson in enumerate(data[LESSONS]):
        if lesson["id"] in seen:
            route: Route = (LESSONS, number, "id")
            yield (
                route,
                f"`{lesson['id']}` is used for two lessons.",
                "Give each lesson its own id.",
            )
        seen.add(lesson["id"])
        if not (docs / lesson["page"]).is_file():
            route = (LESSONS, number, "page")
            yield (
                route,
                f"The handbook has no page {lesson['page']}.",
                "Write it, or fix the path.",
            )


def _course(data: dict[str, Any], taught: Training, standard: Standard) -> Iterator[Fault]:
    named = [(("for",), data["for"])] if "for" in data else []
    yield from _unknown("role", named, [role.id for role in standard.roles])
    tiers = [tier.id for tier in standard.tiers]
    if "level" in data:
        yield from _unknown("tier", [(("level",), data["level"])], tiers)
    for name, word, known in (
        ("lessons", "lesson", taught.lessons),
        ("exercises", "exercise", taught.exercises),
        ("questions", "question", taught.questions),
        ("requires", "course", taught.courses),
    ):
        listed = enumerate(data.get(name, ()))
        yield from _unknown(word, (((name, at), one) for at, one in listed), known)
    whole = taught.courses.get(data["id"])
    if whole is not None and whole.wrong_at_most >= len(whole.questions):
        route = ("wrong_at_most",) if "wrong_at_most" in data else ("id",)
        yield route, "Every question may be answered wrongly.", "Allow fewer."


def _question(data: dict[str, Any], taught: Training, standard: Standard) -> Iterator[Fault]:
    yield from _unknown("lesson", [(("lesson",), data["lesson"])], taught.lessons)
    right = [option.get("right", False) for option in data["options"]]
    letters = [option["id"] for option in data["options"]]
    if all(right) or not any(right):
        yield ("options",), "Right and wrong are not told apart.", "Mark with `right: true`."
    if len(set(letters)) < len(letters):
        yield ("options",), "Two answers have the same letter.", "Give each its own."
    now = {rule.id: rule_digest(rule) for rule in standard.rules}
    ids = ids_by_name(standard.rules)
    for number, bound in enumerate(data["rules"]):
        route: Route = ("rules", number, "id")
        if bound["id"] not in ids:
            yield from _unknown("rule", [(route, bound["id"])], ids)
        elif bound["digest"] != now[ids[bound["id"]]]:
            yield (
                ("rules", number, "digest"),
                f"{bound['id']} judges something else than when `{data['id']}` was last read.",
                f"Read both; then `pmo train pin {data['id']} --standard DIR --apply`.",
            )


def _unlike(
    document: Document,
    taught: Training,
    compiled: Compiled,
    golden: list[Golden],
    verify: Verify,
) -> Iterator[Fault]:
    """An exercise that fails otherwise than it says, and a solution that solves nothing."""
    exercise = taught.exercises[document.data["id"]]
    if exercise.gate and exercise.gate not in [gate.id for gate in compiled.standard.gates]:
        yield ("gate",), f"The standard has no gate `{exercise.gate}`.", "Correct it."
        return
    try:
        ready = prepare_exercise(exercise, compiled, golden)
    except StandardError as error:
        yield ("from",), error.message, error.remedy
        return
    except (PathError, ManifestError) as error:
        yield ("start",), f"The exercise cannot be made: {error}", "Fix its changes."
        return
    if exercise.company:
        for fault in faults_of(ready, verify):
            yield ("solution",), fault, "Fix the exercise."
        return
    yield from _unexpected(ready)
    for finding in ready.solved.report.findings:
        if finding.outcome != "waived":
            place = f"{finding.location} ({finding.subject})"
            message = f"The solution leaves {finding.rule}, at {place}: {finding.message}"
            yield ("solution",), message, "Fix the solution."


def _unexpected(ready: ReadyExercise) -> Iterator[Fault]:
    """Findings that the exercise does not name, and names without a finding."""
    project = f"{ready.start.snapshot.id}/"
    failed = {
        (finding.rule, finding.subject.removeprefix(project))
        for finding in ready.start.report.findings
        if finding.outcome != "waived"
    }
    expected = set(ready.exercise.expect)
    for rule, subject in sorted(failed - expected):
        yield ("expect",), f"{rule} fires too, at {subject}.", "Add it, or change `start`."
    for rule, subject in sorted(expected - failed):
        yield ("expect",), f"{rule} does not fire at {subject}.", "Take it out, or change `start`."


def _unknown(
    word: str, named: Iterable[tuple[Route, str]], known: Iterable[str]
) -> Iterator[Fault]:
    names = sorted(known)
    for route, name in named:
        if name not in names:
            yield route, f"There is no {word} `{name}`.", "Correct the id, or write it."
