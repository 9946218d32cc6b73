"""Verifies a standard in every edition: files, schemas, references, conditions, examples."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pmo_kit.engine import Compiled, prepare
from pmo_kit.engine.soundness import examine
from pmo_kit.examples.golden import load_golden
from pmo_kit.results.verification import Note, Problem, Verification
from pmo_kit.source import Change
from pmo_kit.standard import Standard, StandardError, build, folder_of
from pmo_kit.standard.appearance import appearance_faults
from pmo_kit.standard.files import Layer, at
from pmo_kit.standard.merge_layers import base_folder, chain, folders, overlaid, pinned, read_layers
from pmo_kit.standard.model import EditionError
from pmo_kit.verify.added_tiers import added_tier_problems
from pmo_kit.verify.course_content import training_problems
from pmo_kit.verify.definitions import definition_problems
from pmo_kit.verify.golden_findings import GoldenFindings
from pmo_kit.verify.guides import guide_problems, list_problems
from pmo_kit.verify.inherited_examples import InheritedExamples, notes_on_projects
from pmo_kit.verify.kpi_files import kpi_problems
from pmo_kit.verify.left_out import left_out
from pmo_kit.verify.loosened_items import loosened_item_problems
from pmo_kit.verify.overlay import (
    base_of,
    extending_problems,
    loosened_rules,
    threshold_problems,
)
from pmo_kit.verify.own_files import OwnFiles, own_files
from pmo_kit.verify.rule_examples import Examples
from pmo_kit.verify.rule_files import naming_problems, short_name_problems, timing_problems
from pmo_kit.verify.schema_files import schema_problems
from pmo_kit.verify.shape import problem_of
from pmo_kit.verify.side_files import KPI, side_problems
from pmo_kit.verify.skeletons import skeleton_problems
from pmo_kit.verify.template_projects import template_problems

GROUPS = (
    *("unread", "shape", "schemas", "names", "files"),
    *("content", "golden", "examples", "courses", "templates"),
)
"""The groups of problems, causes first."""
REST = (
    "Names, conditions and examples are verified once standard.yaml and what it extends are right."
)


def verify(where: str | Path) -> Verification:
    """Verify a standard by name or folder, in each of its editions.

    All faults are told at once, causes first: what cannot be read, what has not its form, names and
    conditions, the rest of the files, golden projects, examples, courses. No fault hides one of
    another file, and what follows from a fault that is told is left out.
    """
    name = str(where)
    try:
        folder = folder_of(where).resolve()
        if not (folder / "standard.yaml").is_file():
            list(chain(folder))
        return _Verifying(name, own_files(folder)).result()
    except StandardError as error:
        place = (error.path or name, error.line, error.column)
        return Verification(name, (Problem(*place, error.message, error.remedy),), {})


class _Verifying:
    """One verification: its problems, group by group in the order in which they are told."""

    def __init__(self, name: str, own: OwnFiles) -> None:
        self._name = name
        self._own = own
        self._layer = own.layer
        self._groups: dict[str, list[Problem]] = {}
        self._notes: list[Note] = []
        self._counts: dict[str, int] = {}

    def result(self) -> Verification:
        """All that is wrong, and how much there was to verify."""
        own, layer = self._own, self._layer
        self._tell("unread", own.unread)
        self._tell("shape", own.shaped)
        below = self._layers_below()
        if below is None:
            self._notes.append(Note(layer.head.path, 1, 1, REST))
        else:
            base = base_of(layer)
            self._tell("files", self._of_files(base))
            for edition in layer.data["editions"]:
                self._edition(
                    [*below, dataclasses.replace(layer, edition=str(edition["id"]))], base
                )
            judging = not self._told()  # a standard at fault judges nothing
            found = [*template_problems(layer, judging=judging)]
            self._tell("templates", (one for one in found if isinstance(one, Problem)))
            self._notes += [one for one in found if isinstance(one, Note)]
        problems = tuple(
            problem
            for group in GROUPS
            for problem in sorted(self._groups.get(group, ()), key=self._place)
        )
        whole = str(layer.data["id"]) if own.head and not own.unread else self._name
        counts = self._counts if not problems or self._counts.get("rules") else {}
        return Verification(whole, problems, counts, tuple(sorted(self._notes)))

    def _tell(self, group: str, problems: Iterable[Problem]) -> None:
        """Keep the problems of a group that are not told, and follow from nothing that is."""
        told = {(each.path, each.line, each.column, each.message) for each in self._told()}
        first = group in ("unread", "shape")
        causes = {(each.path, each.line) for each in self._told()}
        for each in problems:
            place = (each.path, each.line, each.column, each.message)
            follows = not causes.isdisjoint(each.quotes) or self._own.follows(each)
            if place not in told and (first or not follows):
                self._groups.setdefault(group, []).append(each)
                told.add(place)

    def _place(self, problem: Problem) -> tuple[bool, Problem]:
        """What problems of a group are told by: standard.yaml first, as much follows from it."""
        return problem.path != self._layer.head.path, problem

    def _told(self) -> list[Problem]:
        return [each for group in self._groups.values() for each in group]

    def _layers_below(self) -> list[Layer] | None:
        """The layers that this one extends; None where nothing is known of them."""
        if not self._own.head:
            return None
        try:
            for _ in chain(self._layer.folder):
                pass
            below = base_folder(self._layer)
            return read_layers(*below) if below else []
        except EditionError as error:
            remedy = f"{error.editions} Pin one of these."
            changes = [Change("set", ("extends",), pinned(self._layer, error))]
            told = at(self._layer.head, ("extends",), error.message, remedy, changes)
            self._tell("unread", [problem_of(told)])
        except StandardError as error:
            self._tell("unread", [problem_of(error)])
        return None

    def _of_files(self, base: Standard | None) -> list[Problem]:
        layer = self._layer
        return [
            *naming_problems(layer, base),
            *timing_problems(layer),
            *guide_problems(layer),
            *map(problem_of, appearance_faults(layer.head, layer.folder)),
            *short_name_problems(layer, base),
            *extending_problems(layer, base),
            *definition_problems(layer, base),
            *threshold_problems(layer, base),
            *added_tier_problems(layer, base),
            *loosened_item_problems(layer, base),
        ]

    def _edition(self, layers: list[Layer], base: Standard | None) -> None:
        raw = self._overlaid(layers)
        if raw is None:
            return
        layer = layers[-1]
        standard = build(raw)
        problems, unsure = schema_problems(layer, standard)
        self._tell("schemas", problems)
        compiled, faults = examine(standard, layers, {*unsure, *self._own.unsure})
        placed = {(each.path, each.line, each.column) for each in problems}
        new = [each for each in faults if (each.path, each.line, each.column) not in placed]
        mine = [each for each in new if Path(each.path).is_relative_to(layer.folder)]
        foreign = [] if mine or self._told() else new  # what is inherited fails by what is here
        self._tell("names", map(problem_of, (*mine, *foreign)))
        if compiled is not None:
            untyped = standard.schema_of.keys() - compiled.standard.schema_of.keys()
            self._of_compiled(layer, compiled, base, untyped | self._own.kinds)

    def _overlaid(self, layers: list[Layer]) -> dict[str, Any] | None:
        """What layers say together, without what of the last one cannot be laid over the others."""
        while True:
            try:
                return overlaid(layers)
            except StandardError as error:
                self._tell("names", [problem_of(error)])
                rest = left_out(layers[-1], error)
                if rest is None:
                    return None
                layers[-1] = rest

    def _of_compiled(
        self, layer: Layer, compiled: Compiled, base: Standard | None, unknown: set[str]
    ) -> None:
        """What is held to the standard; `unknown` are kinds of which too little is known."""
        standard = compiled.standard
        wrong, beside = side_problems(self._own.sides, standard)
        figures = [document for form, document in self._own.sides if form == KPI]
        miscounted, beside["key figures"] = kpi_problems(figures, layer, standard)
        self._tell(
            "content",
            [
                *skeleton_problems(layer, standard),
                *list_problems(layer, standard),
                *(loosened_rules(layer, compiled, base) if base else ()),
                *wrong,
                *miscounted,
            ],
        )
        self._counts = {
            "editions": len(layer.data["editions"]),
            "kinds": len(standard.kinds),
            "rules": len(standard.rules),
            "rules across artifacts": sum(bool(rule.kinds) for rule in compiled.rules),
            "gates": len(standard.gates),
            **beside,
        }
        if self._own.projects:
            rules = (one for one in compiled.rules if one.rule.artifact not in unknown)
            known = tuple(one for one in rules if unknown.isdisjoint(one.kinds))
            self._of_projects(layer, compiled._replace(rules=known), unknown)

    def _of_projects(self, layer: Layer, compiled: Compiled, unknown: set[str]) -> None:
        """Golden projects, what starts from them, and what of the inherited would break."""
        golden, errors = load_golden(folders(layer.folder), compiled)
        ground = GoldenFindings(compiled, unknown)
        self._tell("golden", map(problem_of, errors))
        for one in (each for each in golden if not each.inherited):
            self._tell("golden", ground.problems(one))
        examples = Examples(compiled, golden, ground, whole=not errors)
        faulty = {each.path for name in ("files", "names") for each in self._groups.get(name, ())}
        in_force = {rule.rule.id: rule.rule for rule in compiled.rules}
        for document in layer.rules:
            rule = in_force.get(document.data["id"])
            if rule is None or rule.revision != document.data.get("revision", 1):
                continue
            if document.path not in faulty:
                self._tell("examples", examples.problems(rule, document))
        at_fault = {each.path for each in (*self._own.unread, *self._own.shaped)}
        wrong, taught = training_problems(layer, compiled, golden, verify, at_fault)
        self._tell("courses", wrong)
        self._counts |= {
            "golden projects": len(golden),
            "good examples": examples.good,
            "bad examples": examples.bad,
            **taught,
        }
        found = [*notes_on_projects(layer, compiled, golden, ground)]
        below = base_folder(layer)
        if below is not None and layer.data.get("thresholds"):
            inherited = prepare(*below)
            theirs = load_golden(folders(Path(inherited.standard.folder)), inherited)[0]
            found += InheritedExamples(inherited, theirs).notes(layer, compiled.standard)
        self._notes += [note for note in found if note not in self._notes]
