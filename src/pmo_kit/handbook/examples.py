"""A rule's examples as its page tells them, each run on the golden project that it starts from."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pmo_kit.engine import check, rule_id
from pmo_kit.examples.added_files import text_of
from pmo_kit.examples.edits import everything, written
from pmo_kit.examples.golden import Golden, choose
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.phrases import in_words
from pmo_kit.project import Snapshot
from pmo_kit.project.paths import PathError
from pmo_kit.results import Finding, Report
from pmo_kit.source.edit import EditError
from pmo_kit.standard import Rule, Standard

_AROUND = 2
_ROOM = 60


class Place(NamedTuple):
    """Where an example changes or finds something: `log:risks[R-01].impact` in its parts."""

    path: str
    kind: str
    key: str
    route: str


class Step(NamedTuple):
    """One difference from the golden project; a `long` value is shown below, in YAML."""

    at: Place
    does: str
    value: str = ""
    long: bool = False
    instead_of: str = ""


class Example(NamedTuple):
    """What an example sets up, how the project was before, and what came of judging it.

    `printed` is its finding as a check prints it, `changes` the lines by file in which a good
    example differs from the first bad one; both only where the example could be run.
    """

    setting: tuple[str, ...]
    steps: tuple[Step, ...]
    files: tuple[tuple[str, str], ...]  # what the example brings: path and text
    past: tuple[tuple[str, tuple[Step, ...]], ...]
    announced: str
    also: tuple[str, ...]
    points_at: Place | None
    printed: str = ""
    changes: tuple[tuple[str, str], ...] = ()


class Run(NamedTuple):
    """An example as it ran: its golden project, its files' texts by path, and the report."""

    golden: Golden
    texts: Mapping[str, str]
    report: Report

    def finding(self, rule: Rule) -> Finding | None:
        """The first thing that the rule found."""
        return next((f for f in self.report.findings if f.rule == rule.id), None)


def examples_of(rule: Rule, context: Context) -> tuple[list[Example], list[Example]]:
    """The bad and the good examples of a rule; the bad ones run, and the first good one."""
    first: Run | None = None
    bad, good = [], []
    for example in rule.examples.get("bad", ()):
        run = run_example(context, rule, example)
        finding = run.finding(rule) if run else None
        told = _told(context.standard, example)
        if run and finding and context.program:
            told = told._replace(printed=context.program.printed(run.report, finding))
        bad.append(told)
        first = first or run
    for number, example in enumerate(rule.examples.get("good", ())):
        run = run_example(context, rule, example) if first and not number else None
        changes = tuple(differences(first, run)) if first and run else ()
        good.append(_told(context.standard, example)._replace(changes=changes))
    return bad, good


def run_example(context: Context, rule: Rule, example: Mapping[str, Any]) -> Run | None:
    """Carry a rule's example out and judge it by that rule, which is all that its page shows.

    Nothing where its files cannot be written so.
    """
    golden = choose(context.golden_of(rule), example)
    if golden is None:
        return None
    try:
        snapshot = written(golden.snapshot, example, context.standard)
    except (EditError, PathError):
        return None
    day = example.get("as_of")
    as_of = date.fromisoformat(str(day)) if day is not None else None
    options = golden.options(example.get("gate"), as_of)
    report = check(context.alone(rule), snapshot, options).report
    return Run(golden, _texts(snapshot), report)


def differences(before: Run, after: Run) -> Iterator[tuple[str, str]]:
    """Each file that differs between two runs on one golden project, with its lines as a diff."""
    own = {one.path for one in everything(before.golden.snapshot)}
    differing = before.texts.keys() ^ after.texts.keys()
    if before.golden is not after.golden or differing & own:
        return
    for path in {**before.texts, **after.texts}:
        texts = (run.texts.get(path, "").splitlines() for run in (before, after))
        lines = [*_diff(*texts)]
        if lines:
            yield path, "\n".join(lines)


def _diff(before: list[str], after: list[str]) -> Iterator[str]:
    hunks = -1
    for line in list(difflib.unified_diff(before, after, lineterm="", n=_AROUND))[2:]:
        if not line.startswith("@@"):
            yield line
            continue
        hunks += 1
        if hunks:
            yield " …"


def _texts(snapshot: Snapshot) -> dict[str, str]:
    return {artifact.path: artifact.document.text for artifact in everything(snapshot)}


def _told(standard: Standard, example: Mapping[str, Any]) -> Example:
    ground = {**example, **example.get("from", {})}
    tier = [ground.get("tier", "T1")] if standard.tiers else []
    phase = [ground.get("phase", "executing")] if standard.phases else []
    setting = (
        *in_words(standard, "tiers", tier),
        *in_words(standard, "phases", phase),
        f"of {ground['standard']}" if "standard" in ground else "",
        f"on {example['as_of']}" if "as_of" in example else "",
    )
    past = example.get("past", ())
    return Example(
        setting=tuple(part for part in setting if part),
        steps=tuple(_steps(example)),
        files=tuple((path, text_of(of)) for path, of in example.get("files", {}).items()),
        past=tuple((str(version["on"]), tuple(_steps(version))) for version in past),
        announced=str(example.get("announced", "")),
        also=tuple(rule_id(str(called), standard) for called in example.get("also", ())),
        points_at=_place(str(example["expect"])) if "expect" in example else None,
    )


def _steps(example: Mapping[str, Any]) -> Iterator[Step]:
    for path, value in example.get("set", {}).items():
        yield _valued(path, "is", value)
    for path, value in example.get("add", {}).items():
        yield _valued(path, "also holds", value)
    for path in example.get("remove", ()):
        yield Step(_place(str(path)), "is missing")
    for name, changes in example.get("text", {}).items():
        for old, new in changes.items():
            yield Step(_place(name), "says", new, instead_of=old)
    for path in example.get("delete", ()):
        yield Step(_place(str(path)), "is not there at all")


def _place(path: str) -> Place:
    name, _, route = path.partition(":")
    kind, _, key = name.partition("/")
    return Place(path, kind, key, route)


def _valued(path: str, does: str, value: object) -> Step:
    if isinstance(value, str):
        return Step(_place(path), does, value)
    long = isinstance(value, dict | list) and len(str(value)) > _ROOM
    return Step(_place(path), does, _yaml(value, flow=not long), long)


def _yaml(value: object, flow: bool) -> str:
    """A value as somebody would write it in a file."""
    import yaml

    text: str = yaml.safe_dump(
        value,
        sort_keys=False,
        allow_unicode=True,
        width=1000 if flow else 88,
        default_flow_style=flow,
    )
    return text.removesuffix("...\n").strip()
