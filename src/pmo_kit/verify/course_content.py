"""Holds what a standard teaches to the standard: names, pages, digests, each exercise's defects."""

from __future__ import annotations

import shlex
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pmo_kit._text import relative
from pmo_kit.engine import Compiled, rule_ids
from pmo_kit.examples.exercise import ReadyExercise, prepare_exercise
from pmo_kit.examples.golden import Golden
from pmo_kit.project import ManifestError
from pmo_kit.project.paths import PathError
from pmo_kit.results.correction import Correction, command, moved
from pmo_kit.results.verification import Named, Problem
from pmo_kit.source import Change, Document, Route
from pmo_kit.source.edit import AnyChange
from pmo_kit.source.likely_change import free_name, likely_change
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
from pmo_kit.verify.corrections import append, remove
from pmo_kit.verify.rule_exercise import Verify, faults_of
from pmo_kit.verify.shape import problem, problem_of


class Fault(NamedTuple):
    """Where in a file something is wrong, what it is, what to do, and what sets it right."""

    route: Route
    message: str
    remedy: str
    changes: Sequence[AnyChange] = ()
    correction: Correction | None = None
    names: tuple[Named, ...] = ()
    quotes: tuple[tuple[str, int], ...] = ()


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
            found.append(_placed(document, fault))
        if sort == "exercise" and document.data["id"] in taught.exercises:
            for fault in _unlike(document, taught, compiled, golden, verify):
                found.append(_placed(document, fault))
    asked = len(standard.rules) - len(unasked(taught, standard))
    counts = {"courses": len(taught.courses), "exercises": len(taught.exercises)}
    return found, {**counts, "questions": len(taught.questions), "rules asked about": asked}


def _placed(document: Document, fault: Fault) -> Problem:
    """A fault at its place in a file."""
    return problem(
        document,
        fault.route,
        fault.message,
        fault.remedy,
        fault.changes,
        correction=fault.correction,
        names=fault.names,
        quotes=fault.quotes,
    )


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
        path = Path(document.path)
        to = path.with_stem(data["id"])
        how = None if to.exists() else moved(str(path), str(to))
        message = f"The file is not called {data['id']}.yaml."
        yield Fault(("id",), message, "Give both the same name.", (), how)
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
            free = free_name(lesson["id"], [one["id"] for one in data[LESSONS]])
            yield Fault(
                route,
                f"`{lesson['id']}` is used for two lessons.",
                "Give each lesson its own id.",
                [Change("set", route, free)],
            )
        seen.add(lesson["id"])
        if not (docs / lesson["page"]).is_file():
            route = (LESSONS, number, "page")
            there = [relative(page, docs) for page in sorted(docs.rglob("*.md"))]
            yield Fault(
                route,
                f"The handbook has no page {lesson['page']}.",
                "Write it, or fix the path.",
                likely_change(route, lesson["page"], there),
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
        fewer = max(len(whole.questions) - 1, 0)
        changes = [Change("set", ("wrong_at_most",), fewer)] if whole.questions else []
        yield Fault(route, "Every question may be answered wrongly.", "Allow fewer.", changes)


def _question(data: dict[str, Any], taught: Training, standard: Standard) -> Iterator[Fault]:
    yield from _unknown("lesson", [(("lesson",), data["lesson"])], taught.lessons)
    right = [option.get("right", False) for option in data["options"]]
    letters = [option["id"] for option in data["options"]]
    if all(right) or not any(right):
        yield Fault(("options",), "Right and wrong are not told apart.", "Mark with `right: true`.")
    if len(set(letters)) < len(letters):
        again = next(n for n, one in enumerate(letters) if one in letters[:n])
        free = next(one for one in "abcdefghijklmnopqrstuvwxyz" if one not in letters)
        changes = [Change("set", ("options", again, "id"), free)]
        yield Fault(
            ("options",), "Two answers have the same letter.", "Give each its own.", changes
        )
    now = {rule.id: rule_digest(rule) for rule in standard.rules}
    ids = ids_by_name(standard.rules)
    for number, bound in enumerate(data["rules"]):
        route: Route = ("rules", number, "id")
        if bound["id"] not in ids:
            yield from _unknown("rule", [(route, bound["id"])], ids)
        elif bound["digest"] != now[ids[bound["id"]]]:
            pin = f"pmo train pin {data['id']} --standard {shlex.quote(standard.folder)} --apply"
            yield Fault(
                ("rules", number, "digest"),
                f"{bound['id']} judges something else than when `{data['id']}` was last read.",
                f"Read both; then `pmo train pin {data['id']} --standard DIR --apply`.",
                correction=command(pin),
                names=(("rule", ids[bound["id"]]),),
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
        gates = [gate.id for gate in compiled.standard.gates]
        near = likely_change(("gate",), exercise.gate, gates)
        message = f"The standard has no gate `{exercise.gate}`."
        yield Fault(("gate",), message, "Correct it.", near, names=(("gate", exercise.gate),))
        return
    try:
        ready = prepare_exercise(exercise, compiled, golden)
    except StandardError as error:
        yield Fault(("from",), error.message, error.remedy)
        return
    except (PathError, ManifestError) as error:
        yield Fault(("start",), f"The exercise cannot be made: {error}", "Fix its changes.")
        return
    if exercise.company:
        for message, quotes in faults_of(ready, verify):
            yield Fault(("solution",), message, "Fix the exercise.", quotes=quotes)
        return
    yield from _unexpected(ready)
    for finding in ready.solved.report.findings:
        if finding.outcome != "waived":
            place = f"{finding.location} ({finding.subject})"
            message = f"The solution leaves {finding.rule}, at {place}: {finding.message}"
            yield Fault(
                ("solution",), message, "Fix the solution.", names=(("rule", finding.rule),)
            )


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
        changes = append(("expect",), {"rule": rule, "subject": subject})
        message = f"{rule} fires too, at {subject}."
        yield Fault(
            ("expect",), message, "Add it, or change `start`.", changes, names=(("rule", rule),)
        )
    for rule, subject in sorted(expected - failed):
        place = ready.exercise.expect.index((rule, subject))
        message = f"{rule} does not fire at {subject}."
        changes, names = remove("expect", place), (("rule", rule),)
        yield Fault(("expect",), message, "Take it out, or change `start`.", changes, names=names)


def _unknown(
    word: str, named: Iterable[tuple[Route, str]], known: Iterable[str]
) -> Iterator[Fault]:
    names = sorted(known)
    for route, name in named:
        if name not in names:
            near = likely_change(route, name, names)
            message, remedy = f"There is no {word} `{name}`.", "Correct the id, or write it."
            yield Fault(route, message, remedy, near, names=((word, name),))
