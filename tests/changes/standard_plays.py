"""Changes of the standard: rules, kinds, and what else is data."""

from __future__ import annotations

import shutil
from pathlib import Path

from changes.kit import Fault, Kit, Play, after, append, before, replace, write

RULES = "standards/core/rules/<kind>/<ID>.yaml"
GUIDE = "docs/artifacts/<kind>.md"
NOTICED = "bench/MUTATION.md"
BEGINNING = "templates/standard/{{cookiecutter.slug}}/"
STANDARD = "standards/core/standard.yaml"
LOG_GUIDE = "docs/artifacts/log.md"
GENERATED = "tests/contract/test_handbook.py::test_the_committed_pages_are_what_the_standard_makes"
SOUND = "tests/contract/test_verify.py::test_core_is_sound"
TOLD = "tests/contract/test_guides.py::test_every_rule_is_explained_by_the_guide_to_its_kind"
CARRIED = "tests/contract/test_golden.py::test_templates_carry_what_they_share"
BUNDLE = "templates/project/{{cookiecutter.slug}}/.pmo/schema.json"
MEASURED = "tests/contract/test_mutation.py::test_the_page_has_a_row_for_every_rule"
PROJECT = "standards/core/golden/T1/executing"
DAY = ("--as-of", "2026-02-13")

RULE = """\
id: RISK-021
name: risk-has-a-raiser
title: A risk is raised by somebody
level: shall
since: "1.0"
artifact: log
each: risks[]
check: has(item.raised_by)
at: id
message: Nobody is named who raised {item.id}.
why: Whoever saw it first knows most about it.
fix: Ask who saw it first, and name them.
refs: [PM² risk log]
examples:
  good: [{set: {'log:risks[R-01].raised_by': eve}}]
  bad: [{remove: ['log:risks[R-01].raised_by'], expect: 'log:risks[R-01].id'}]
"""
ON_THE_PAST = """\
id: RISK-022
name: risk-keeps-its-raiser
title: A risk keeps the name of whoever raised it
level: should
since: "1.0"
artifact: log
each: risks[]
when: has(item.raised_by)
check: "!past.versions.exists(v, has(v.item.raised_by) && v.item.raised_by != item.raised_by)"
at: raised_by
message: "{item.id} was raised by somebody else before."
why: Whoever saw it first knows most about it.
fix: Put back the name that git has.
refs: [PM² risk log]
examples:
  good: [{past: [{on: '2026-02-06', set: {'log:risks[R-01].title': Somebody errs.}}]}]
  bad:
    - past: [{on: '2026-02-06', set: {'log:risks[R-01].raised_by': eve}}]
      expect: 'log:risks[R-01].raised_by'
"""


COMPANY = """\
schema: standard/v1
id: lantern
title: How Lantern runs projects
extends: core@1.0
editions: [{id: "1.0", status: draft}]
questions:
  - key: keeper
    text: Who keeps the keys?
    type: person
    default: kim
    fills: project:roles.deputy
"""
OF_TEMPLATE = "{{cookiecutter.slug}}"


def a_companys_question(kit: Kit) -> None:
    made = kit.folder / "asked"
    kit.pmo("new", "project", "--standard", "./lantern", "-o", made, "--no-input")
    assert "deputy: 'kim'" in (made / "pmo.yaml").read_text("utf-8")


def a_companys_file(kit: Kit) -> None:
    made = kit.folder / "laid"
    kit.pmo("new", "project", "--standard", "./lantern", "-o", made, "--no-input")
    assert (made / "KEYS.md").read_text("utf-8") == "Keys of My first project\n"


def a_companys_template(kit: Kit) -> None:
    assert "A lantern" in kit.pmo("new", "--standard", "./lantern")
    made = kit.folder / "lit"
    kit.pmo("new", "lamp", "--standard", "./lantern", "-o", made, "--no-input")
    assert "conforms to lantern@1.0" in kit.pmo("check", made, "--standard", "./lantern")


def revised(folder: Path) -> None:
    """A second revision of a rule of the toy standard, which says less than the first allows."""
    shutil.copytree(folder / "tests/fixtures/toy", folder / "revised")
    rule = (folder / "revised/rules/log/TOY-001.yaml").read_text("utf-8")
    for old, new in (
        ('since: "1.0"', 'since: "2.0"\nrevision: 2'),
        ("item.size <= standard", "item.size < standard"),
        ("size': 10", "size': 9"),
        ("size': 11", "size': 10"),
        ('limit}."\nwhy', 'limit} and more."\nwhy'),
    ):
        assert old in rule
        rule = rule.replace(old, new, 1)
    write("revised/rules/log/TOY-001.r2.yaml", rule)(folder)


def noticed(rule: str) -> str:
    """The row of a rule, as `make mutation` writes it when it has measured all of them."""
    return f"| {rule} | 1/1 | 1 | 0 | 0 | – | – | 0/48 |\n"


def broken(kit: Kit, name: str, old: str, new: str) -> Path:
    """A project to judge: the light golden one, with a defect in its log."""
    place = kit.folder.parent / f"{kit.folder.name}-{name}"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(kit.folder / PROJECT, place)
    replace("pmo/log.yaml", old, new)(place)
    return place


def a_rule(kit: Kit) -> None:
    project = broken(kit, "rule", "    raised_by: ben\n", "")
    assert "RISK-021 risk-has-a-raiser shall" in kit.pmo("check", project, *DAY, code=1)
    assert "A risk is raised by somebody" in kit.pmo("explain", "RISK-021")
    assert "Somebody errs" in kit.text("docs/reference/rules/RISK-022.md")
    assert "reference/rules/RISK-021.md" in kit.text(LOG_GUIDE)


def a_part_of_conditions(kit: Kit) -> None:
    assert "replaced(item)" in kit.text("docs/reference/rules/DEC-004.md")


def a_repair(kit: Kit) -> None:
    project = broken(kit, "repair", "    raised_by: ben\n", "")
    assert "+    raised_by: ben" in kit.pmo("fix", project, *DAY, code=None)


def a_kind(kit: Kit) -> None:
    project = broken(kit, "kind", "risks:", "risks:")
    kit.pmo("add", "retrospective", cwd=project)
    assert "retrospective/v1" in (project / "pmo/retrospective.yaml").read_text("utf-8")
    kit.pmo("check", project, *DAY)
    assert "Small steps" in kit.text("docs/artifacts/retrospective.md")
    assert "retrospective.yaml" in kit.text("docs/reference/artifacts/retrospective.md")
    assert '"retrospective/v1"' in kit.text(BUNDLE)


def a_field(kit: Kit) -> None:
    new = "- id: R-01\n    rank: 1"
    kit.pmo("check", broken(kit, "field", "- id: R-01", new), *DAY)
    assert "How it stands among the others." in kit.text("docs/reference/artifacts/log.md")
    assert "How it stands among the others." in kit.text(BUNDLE)


def a_name(kit: Kit) -> None:
    place = broken(kit, "name", "- id: R-01", "- id: R-01\n    follows: R-99")
    said = kit.pmo("check", place, *DAY, code=1)
    assert "KIT-008 reference-names-something shall" in said and "There is no risk `R-99`" in said
    assert "refers to: [risk](#risks)" in kit.text("docs/reference/artifacts/log.md")


def a_gate_or_role(kit: Kit) -> None:
    assert "Do people use it?" in kit.pmo("explain", "GU")
    assert "Half a day when he is asked." in kit.text("docs/reference/roles/historian.md")
    assert "(../gates/GU.md)" in kit.text("docs/reference/roles/historian.md")


def a_stricter_rule(kit: Kit) -> None:
    """In a standard of its own: a new edition of core would change every page."""
    toy = kit.folder / "revised"
    kit.pmo("standard", "verify", toy)
    project = toy / "golden/small"
    replace("pmo/log.yaml", "size: 3", "size: 10")(project)
    by = ("--standard", toy, "--as-of", "2026-02-01")
    kit.pmo("check", project, *by)
    replace("pmo.yaml", 'edition: "1.0"', 'edition: "2.0"')(project)
    assert "TOY-001 shall" in kit.pmo("check", project, *by, code=1)
    replace("pmo/log.yaml", "size: 10", "size: 3")(project)
    replace("pmo.yaml", 'edition: "2.0"', 'edition: "1.0"')(project)


def a_tier(kit: Kit) -> None:
    place = kit.folder.parent / f"{kit.folder.name}-huge"
    shutil.rmtree(place, ignore_errors=True)
    kit.pmo("new", "project", "-o", place, "--no-input", "--set", "tier=T4")
    assert "tier: T4" in (place / "pmo.yaml").read_text("utf-8")
    kit.pmo("check", place)
    assert "T4 Huge" in kit.text("docs/reference/tiers.md")


def a_threshold(kit: Kit) -> None:
    assert "lessons_days" in kit.text("docs/reference/tiers.md")
    assert "-->90<!--" in kit.text("docs/guides/closing.md")


def a_companys_beginning(kit: Kit) -> None:
    start = (kit.folder / "examples/standards/acme/docs/index.md").read_text("utf-8")
    assert start.endswith("\nWe carry lanterns.\n")
    place = kit.folder.parent / f"{kit.folder.name}-company"
    shutil.rmtree(place, ignore_errors=True)
    kit.pmo("new", "standard", "-o", place, "--no-input")
    assert (place / "docs/index.md").read_text("utf-8") == start


def a_companys_rule(kit: Kit) -> None:
    acme = kit.folder / "acme"
    assert "A risk on a site has a category" in kit.pmo("explain", "ACME-009", "--standard", acme)


def a_companys_field(kit: Kit) -> None:
    acme = kit.folder / "acme"
    said = kit.pmo("explain", "log", "--standard", acme)
    assert "| `site` (from T3) (acme) | The site that it is about." in said
    project = broken(kit, "site", "- id: R-01", "- id: R-01\n    site: 7")
    said = kit.pmo("check", project, "--standard", acme, *DAY, code=1)
    assert "`site` is `7`, which is read as a number" in said


def a_companys_gate(kit: Kit) -> None:
    acme = kit.folder / "acme"
    said = kit.pmo("explain", "Freigabe 2", "--standard", acme)
    assert "# RfE · Freigabe 2" in said and "changed by Acme (acme@1.0): title" in said
    assert "# Site handover" in kit.pmo("explain", "handover", "--standard", acme)


def a_crosswalk_entry(kit: Kit) -> None:
    assert "Lantern festival" in kit.text("docs/reference/crosswalk/msp.md")


FIGURE = """\
schema: kpi/v1
id: lantern-days
title: Lantern days
question: How long does the oldest issue glow?
decides: The sponsor, which lantern to put out.
of: project
formula: double(measures.oldest_issue_days)
unit: days
good: lower
green: 10
amber: 20
not_applicable: never
trap: A new lantern is young.
pair: overdue-issues
source: The festival
owner: pmo
cadence: monthly
example:
  given: {oldest_issue_days: 15}
  value: 15
  colour: amber
"""


def a_key_figure(kit: Kit) -> None:
    assert "How long does the oldest issue glow?" in kit.text("docs/reference/kpis/lantern-days.md")
    assert "# Lantern days" in kit.pmo("explain", "lantern-days")


def a_companys_key_figure(kit: Kit) -> None:
    acme = kit.folder / "acme"
    project = kit.folder / "standards/core/golden/T3/executing"
    day = ("--as-of", "2026-05-29")
    said = kit.pmo("explain", "lantern-days", "--project", project, "--standard", acme, *day)
    assert "lantern-days = " in said and "raised_on" in said


def a_word(kit: Kit) -> None:
    assert "A day without meetings." in kit.pmo("explain", "quiet day")
    assert "quiet day" in kit.text("docs/reference/glossary.md")


SCHEMA = """\
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://pmo-kit.dev/schemas/retrospective/v1.0.json",
  "title": "Retrospective",
  "description": "What a team changes in how it works.",
  "type": "object",
  "additionalProperties": false,
  "required": ["schema", "changes"],
  "properties": {
    "schema": {
      "type": "string",
      "title": "Schema",
      "const": "retrospective/v1",
      "description": "What this file is. Always the first key, always `retrospective/v1`.",
      "examples": ["retrospective/v1"]
    },
    "changes": {
      "type": "array",
      "title": "Changes",
      "description": "What is tried next.",
      "items": {"type": "string", "title": "Change", "description": "One of them.", "minLength": 1},
      "examples": [["Ask the players on Friday."]]
    }
  }
}
"""
KIND = """\
schema: artifact/v1
kind: retrospective
title: Retrospective
purpose: What a team changes in how it works.
owner: project-manager
life: register
version: "1.0"
file: retrospective.yaml
burden: {filled: [schema, changes]}
good:
  - Small steps, each tried within two weeks.
mistakes:
  - Ten changes, and nobody who tries one.
refs: [Scrum guide]
"""
KIND_GUIDE = """\
---
title: Retrospective
---

# Retrospective

<div class="lead" markdown>

Twice a month a team may say what it will do otherwise.

</div>

<!-- pmo:kind retrospective -->

<!-- /pmo -->

## Why it exists

Habits stay until somebody asks.

## How to write it

1. Ask everybody once.

## Judgement calls

Few.

## What good looks like

<!-- pmo:good retrospective -->

<!-- /pmo -->

## An example

<!-- pmo:example retrospective -->

<!-- /pmo -->

## Common mistakes

Ten at once.

## By tier and method

No tier asks for it.

## Its rules

None yet.
"""
FIELD = """\
"rank": {
            "type": "integer",
            "title": "Rank",
            "description": "How it stands among the others.",
            "examples": [
              1
            ]
          },
          """
NAME = """\
"follows": {
            "type": "string",
            "title": "Follows",
            "description": "The risk that it came from.",
            "x-refers-to": {
              "kind": "risk"
            },
            "examples": [
              "R-01"
            ]
          },
          """
GATE = """\
  - id: GU
    title: Use
    phase: closed
    decides: historian
    question: Do people use it?
    where: portfolio
"""
TIER = """\
  - id: T4
    title: Huge
    means: More than anybody can look at.
"""
ASKS = "templates/project/cookiecutter.json"
ROLE = """\
  - id: historian
    title: Historian
    everyday: historian
    layer: directing
    owes: [Says what was tried before]
    week: Half a day when he is asked.
"""
ADDED = """{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://acme.example/schemas/log/added.json",
  "type": "object",
  "properties": {
    "risks": {
      "items": {
        "properties": {
          "site": {
            "type": "string",
            "description": "The site that it is about.",
            "examples": ["Hall 3"]
          }
        }
      }
    }
  }
}
"""
COMPANYS = """\
id: ACME-009
title: A risk on a site has a category
level: should
since: "1.0"
artifact: log
each: risks[]
check: has(item.category)
at: id
message: "{item.id} has no category."
why: Whoever looks for the fire risks looks for their category.
fix: Name its category.
refs: [Acme]
examples:
  good: [{tier: T1, set: {'log:risks[R-01].category': fire}}]
  bad: [{tier: T1, remove: ['log:risks[R-01].category'], expect: 'log:risks[R-01].id'}]
"""


PLAYS = (
    Play(
        "a rule, also one on the past",
        {
            RULES: (
                write("standards/core/rules/log/RISK-021.yaml", RULE),
                write("standards/core/rules/log/RISK-022.yaml", ON_THE_PAST),
            ),
            GUIDE: after(LOG_GUIDE, "RISK-015 END-007", " RISK-021 RISK-022"),
            NOTICED: append(NOTICED, noticed("RISK-021") + noticed("RISK-022")),
        },
        a_rule,
        ("make generate", "make mutation"),
        {
            GUIDE: Fault(TOLD, "RISK-021"),
            NOTICED: Fault(MEASURED, "make mutation"),
            "make generate": Fault(GENERATED, "reference/rules/RISK-021.md", alone=True),
        },
    ),
    Play(
        "a stricter rule",
        {
            "standards/core/rules/<kind>/<ID>.r2.yaml": revised,
            RULES: after("revised/rules/log/TOY-001.yaml", 'since: "1.0"\n', 'until: "1.0"\n'),
            STANDARD: after("revised/standard.yaml", "standard small enough to read", " "),
        },
        a_stricter_rule,
        ("pmo train pin", "make generate"),
    ),
    Play(
        "a name for a part of conditions",
        {
            STANDARD: after(STANDARD, "\nlet:\n", "  replaced(d): has(d.superseded_by)\n"),
            RULES: replace(
                "standards/core/rules/log/DEC-004.yaml",
                "check: has(item.superseded_by)",
                "check: replaced(item)",
            ),
        },
        a_part_of_conditions,
        ("make generate",),
        {
            STANDARD: Fault(SOUND, "`replaced`", alone=True),
            RULES: Fault(SOUND, "`replaced`", alone=True),
        },
    ),
    Play(
        "a rule's repair",
        {
            RULES: after(
                "standards/core/rules/log/RISK-021.yaml",
                "and name them.\n",
                'mend: [{set: raised_by, to: "item.owner"}]\n',
            )
        },
        a_repair,
        ("make generate",),
    ),
    Play(
        "a kind of artifact",
        {
            "schemas/<kind>/v1.0.json": write("schemas/retrospective/v1.0.json", SCHEMA),
            "standards/core/artifacts/<kind>.yaml": write(
                "standards/core/artifacts/retrospective.yaml", KIND
            ),
            "standards/core/skeletons/<kind>.yaml": write(
                "standards/core/skeletons/retrospective.yaml",
                "schema: retrospective/v1\n# - What do we try next?\nchanges: []\n",
            ),
            GUIDE: write("docs/artifacts/retrospective.md", KIND_GUIDE),
            "standards/core/golden/": write(
                "standards/core/golden/T3/executing/pmo/retrospective.yaml",
                "schema: retrospective/v1\nchanges:\n  - Ask the players on Friday.\n",
            ),
        },
        a_kind,
        ("make generate",),
        {
            "schemas/<kind>/v1.0.json": Fault(SOUND, "retrospective", alone=True),
            "standards/core/skeletons/<kind>.yaml": Fault(SOUND, "no skeleton", alone=True),
            GUIDE: Fault(
                "tests/contract/test_guides.py::test_each_kind_has_a_guide_and_each_guide_a_kind",
                "retrospective",
            ),
            "standards/core/golden/": Fault(GENERATED, "retrospective", alone=True),
            "make generate": Fault(CARRIED, "make generate", alone=True),
        },
    ),
    Play(
        "a field of a kind",
        {
            "schemas/<kind>/v1.0.json": before(
                "schemas/log/v1.0.json",
                '"category": {\n            "type": "string",\n            "title": "Category"',
                FIELD,
            ),
            "standards/core/skeletons/<kind>.yaml": after(
                "standards/core/skeletons/log.yaml",
                "#   status: open\n",
                "#   rank: 1                   # among the others\n",
            ),
        },
        a_field,
        ("make generate",),
    ),
    Play(
        "a field that names something, or gives it its name",
        {
            "schemas/<kind>/v1.0.json": before(
                "schemas/log/v1.0.json",
                '"category": {\n            "type": "string",\n            "title": "Category"',
                NAME,
            ),
        },
        a_name,
        ("make generate",),
    ),
    Play(
        "a gate or a role",
        {
            STANDARD: (
                before(STANDARD, "\ntiers:\n", GATE),
                before(STANDARD, "\nmodes:\n", ROLE),
            )
        },
        a_gate_or_role,
        ("make generate",),
    ),
    Play(
        "a tier",
        {
            STANDARD: (
                before(STANDARD, "\nmethods:\n", TIER),
                replace(STANDARD, "tier_score: {T1: 25,", "tier_score: {T4: 200, T1: 25,"),
                replace(STANDARD, "report_days: {T1: 14,", "report_days: {T4: 7, T1: 14,"),
                replace(STANDARD, "log_review_days: {T1: 60,", "log_review_days: {T4: 15, T1: 60,"),
            ),
            "schemas/common/v1.0.json": after("schemas/common/v1.0.json", '"T2",\n', '"T4",\n'),
            "templates/<template>/cookiecutter.json": (
                replace(ASKS, '"tier": ["T1", "T2", "T3"]', '"tier": ["T1", "T2", "T3", "T4"]'),
                after(
                    ASKS,
                    '"T3": "major: much money, many people, suppliers or the law"',
                    ',\n      "T4": "huge: more than anybody can look at"',
                ),
            ),
            "templates/<template>/{{cookiecutter.slug}}/": replace(
                "templates/project/{{cookiecutter.slug}}/README.md",
                '"T3": "45"}',
                '"T3": "45", "T4": "90"}',
            ),
        },
        a_tier,
        ("make generate",),
    ),
    Play(
        "a threshold",
        {
            STANDARD: (
                after(STANDARD, "thresholds:\n", "  lessons_days: 90            # of a lesson\n"),
                after(STANDARD, "tighter:\n", "  lessons_days: lower\n"),
            ),
            "docs/": append(
                "docs/guides/closing.md",
                "\nA lesson is old after <!-- pmo:threshold lessons_days -->?<!-- /pmo --> days.\n",
            ),
        },
        a_threshold,
        ("make generate",),
    ),
    Play(
        "what a company's standard begins with",
        {
            BEGINNING: append(f"{BEGINNING}docs/index.md", "\nWe carry lanterns.\n"),
        },
        a_companys_beginning,
        ("make generate",),
    ),
    Play(
        "a company's own rule",
        {"rules/<kind>/<ID>.yaml": write("acme/rules/log/ACME-009.yaml", COMPANYS)},
        a_companys_rule,
    ),
    Play(
        "a company's own key figure, or another one of an inherited id",
        {"kpis/<id>.yaml": write("acme/kpis/lantern-days.yaml", FIGURE)},
        a_companys_key_figure,
    ),
    Play(
        "a company's own field of an inherited kind",
        {
            "artifacts/<kind>.yaml": write(
                "acme/artifacts/log.yaml",
                "schema: artifact/v1\nextends: log\nrequired: {T3: ['risks[].site']}\n",
            ),
            "schemas/<kind>/added.json": write("acme/schemas/log/added.json", ADDED),
        },
        a_companys_field,
    ),
    Play(
        "a company's gate, role, tier, phase or method, renamed or added",
        {
            "standard.yaml": append(
                "acme/standard.yaml",
                "gates:\n"
                "  - {id: RfE, title: Freigabe 2}\n"
                "  - {id: handover, title: Site handover, phase: closing}\n",
            )
        },
        a_companys_gate,
    ),
    Play(
        "a company's own question",
        {"standard.yaml": write("lantern/standard.yaml", COMPANY)},
        a_companys_question,
    ),
    Play(
        "a file of a template that a company has otherwise",
        {
            "template-files/<template>/{{cookiecutter.slug}}/<file>": write(
                f"lantern/template-files/project/{OF_TEMPLATE}/KEYS.md",
                "Keys of {{ cookiecutter.name }}\n",
            )
        },
        a_companys_file,
    ),
    Play(
        "a company's own template",
        {
            "templates/<template>/cookiecutter.json": write(
                "lantern/templates/lamp/cookiecutter.json",
                '{"_title": "A lantern", "slug": "lamp"}',
            ),
            "templates/<template>/{{cookiecutter.slug}}/": write(
                f"lantern/templates/lamp/{OF_TEMPLATE}/pmo.yaml",
                "schema: project/v1\nid: '{{ cookiecutter.slug }}'\nname: Lamp\n"
                "standard: {{ cookiecutter._standard }}\n"
                "edition: '{{ cookiecutter._edition }}'\n"
                "tier: T1\nphase: initiating\nmethod: predictive\n"
                "roles: {project_owner: bo, project_manager: ada}\n"
                "dates: {start: 2026-01-05, end: 2026-03-01}\n",
            ),
        },
        a_companys_template,
    ),
    Play(
        "an entry of a crosswalk",
        {
            "standards/core/crosswalk/<id>.yaml": append(
                "standards/core/crosswalk/msp.yaml",
                "  - name: Lantern festival\n    status: not-covered\n    note: Nobody needs it.\n",
            )
        },
        a_crosswalk_entry,
        ("make generate",),
    ),
    Play(
        "a key figure",
        {"standards/core/kpis/<id>.yaml": write("standards/core/kpis/lantern-days.yaml", FIGURE)},
        a_key_figure,
        ("make generate",),
    ),
    Play(
        "a word of the glossary",
        {
            "standards/core/glossary.yaml": after(
                "standards/core/glossary.yaml",
                "terms:\n",
                "  - {term: quiet day, means: A day without meetings., see: [log]}\n",
            )
        },
        a_word,
        ("make generate",),
    ),
)
