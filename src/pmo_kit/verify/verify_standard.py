"""Verifies a standard in every edition: files, schemas, references, conditions, examples."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.engine import prepare
from pmo_kit.engine.soundness import examine
from pmo_kit.examples.golden import load_golden
from pmo_kit.results.verification import Note, Problem, Verification
from pmo_kit.standard import Standard, StandardError, build, folder_of
from pmo_kit.standard.appearance import appearance_faults
from pmo_kit.standard.files import Layer, read_layer
from pmo_kit.standard.merge_layers import base_folder, folders, overlaid, read_layers
from pmo_kit.verify.added_tiers import added_tier_problems
from pmo_kit.verify.course_content import training_problems
from pmo_kit.verify.definitions import definition_problems
from pmo_kit.verify.golden_findings import GoldenFindings
from pmo_kit.verify.guides import guide_problems, list_problems
from pmo_kit.verify.inherited_examples import InheritedExamples, notes_on_projects
from pmo_kit.verify.lint import schema_problems
from pmo_kit.verify.loosened_items import loosened_item_problems
from pmo_kit.verify.overlay import (
    base_of,
    extending_problems,
    loosened_rules,
    threshold_problems,
)
from pmo_kit.verify.rule_examples import Examples
from pmo_kit.verify.rule_files import naming_problems, short_name_problems, timing_problems
from pmo_kit.verify.shape import problem_of, shape_problems
from pmo_kit.verify.side_files import crosswalk_problems, glossary_problems
from pmo_kit.verify.skeletons import skeleton_problems
from pmo_kit.verify.template_projects import template_problems


def verify(where: str | Path) -> Verification:
    """Verify a standard by name or folder, in each of its editions.

    A file that cannot be read at all ends the work with one problem. A rule that has not its form,
    and a schema at fault, hide what depends on them: the rest is still held to types, but no
    example is run.
    """
    name = str(where)
    try:
        folder = folder_of(where).resolve()
        layer = read_layer(folder)
        problems = shape_problems(layer)
        leaving = frozenset(problem.path for problem in problems)
        if not leaving <= {document.path for document in layer.rules}:
            return Verification(name, tuple(sorted(problems)), {})
        layer.rules = [document for document in layer.rules if document.path not in leaving]
        problems += naming_problems(layer)
        problems += timing_problems(layer)
        problems += guide_problems(layer)
        problems += map(problem_of, appearance_faults(layer.head, folder))
        base = base_of(layer)
        problems += short_name_problems(layer, base)
        problems += extending_problems(layer, base)
        problems += definition_problems(layer, base)
        problems += threshold_problems(layer, base)
        problems += added_tier_problems(layer, base)
        problems += loosened_item_problems(layer, base)
        counts: dict[str, int] = {}
        notes: list[Note] = []
        for edition in layer.data["editions"]:
            found, told, counts = _edition(layer, base, str(edition["id"]), leaving)
            problems += [problem for problem in found if problem not in problems]
            notes += [note for note in told if note not in notes]
        problems += template_problems(layer, judging=not problems)
        whole = layer.data["id"] if not leaving else name
        return Verification(whole, tuple(sorted(problems)), counts, tuple(sorted(notes)))
    except StandardError as error:
        place = (error.path or name, error.line, error.column)
        return Verification(name, (Problem(*place, error.message, error.remedy),), {})


def _edition(
    layer: Layer, base: Standard | None, edition: str, leaving: frozenset[str]
) -> tuple[list[Problem], list[Note], dict[str, int]]:
    layers = read_layers(layer.folder, edition, leaving)
    standard = build(overlaid(layers))
    problems, unsure = schema_problems(layer, standard)
    compiled, faults = examine(standard, layers, unsure)
    told = {(problem.path, problem.line, problem.column) for problem in problems}
    problems += [problem_of(one) for one in faults if (one.path, one.line, one.column) not in told]
    if compiled is None or leaving:
        return problems, [], {}
    problems += skeleton_problems(layer, standard)
    problems += list_problems(layer, standard)
    problems += loosened_rules(layer, compiled, base) if base else []
    wrong, entries = crosswalk_problems(layer, standard)
    problems += wrong
    wrong, terms = glossary_problems(layer, standard)
    problems += wrong
    golden, errors = load_golden(folders(layer.folder), compiled)
    problems += map(problem_of, errors)
    ground = GoldenFindings(compiled)
    for one in golden:
        problems += ground.problems(one) if not one.inherited else []
    wrong, taught = training_problems(layer, compiled, golden, verify)
    problems += wrong
    examples = Examples(compiled, golden, ground)
    in_force = {rule.rule.id: rule.rule for rule in compiled.rules}
    for document in layer.rules:
        rule = in_force.get(document.data["id"])
        if rule is not None and rule.revision == document.data.get("revision", 1):
            problems += examples.problems(rule, document)
    notes = [*notes_on_projects(layer, compiled, golden, ground)]
    below = base_folder(layer)
    if below is not None and layer.data.get("thresholds"):
        inherited = prepare(*below)
        theirs = load_golden(folders(Path(inherited.standard.folder)), inherited)[0]
        notes += InheritedExamples(inherited, theirs).notes(layer, standard)
    return (
        problems,
        notes,
        {
            "editions": len(layer.data["editions"]),
            "kinds": len(standard.kinds),
            "rules": len(standard.rules),
            "rules across artifacts": sum(bool(rule.kinds) for rule in compiled.rules),
            "gates": len(standard.gates),
            "crosswalk entries": entries,
            "terms": terms,
            "golden projects": len(golden),
            "good examples": examples.good,
            "bad examples": examples.bad,
            **taught,
        },
    )
