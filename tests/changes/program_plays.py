"""Changes of what the program knows: measures, functions, templates, dependencies, rooms."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from changes.kit import Fault, Kit, Play, after, append, before, replace, write
from changes.standard_plays import (
    DAY,
    GENERATED,
    GUIDE,
    LOG_GUIDE,
    NOTICED,
    PROJECT,
    RULES,
    broken,
    noticed,
)

PACKAGE = "src/pmo_kit"
BY_HAND = "tests/unit/measures/test_snapshot.py::test_every_measure_by_hand"
RECORD = "docs/explanation/decisions/<number>-<name>.md"
RECORDS = "docs/explanation/decisions/index.md"


def a_measure(kit: Kit) -> None:
    assert "1 passed" in kit.gate(BY_HAND)
    project = "standards/core/golden/T3/executing"
    day = ("--as-of", "2026-05-29", "--format", "json")
    status = json.loads(kit.pmo("status", project, *day))
    told = {measure["name"]: measure for measure in status["measures"]}
    assert told["reserve"] == {
        "name": "reserve",
        "value": told["agreed_budget"]["value"] - told["bac"]["value"],
        "unit": "EUR",
        "means": "What was agreed and is not in the plan.",
        "reason": "",
    }
    assert "reserve" in kit.pmo("status", project, "--as-of", "2026-05-29", "--all")
    traced = json.loads(kit.pmo("explain", "reserve", "--project", project, *day))["measures"]
    assert [one["name"] for one in traced][:3] == ["reserve", "agreed_budget", "bac"]
    assert all(one["readings"] or one["inputs"] for one in traced)
    ask = """
from pmo_kit.engine.environment import of_measures
from pmo_kit.measures.catalog import MEASURES, nested, timed
print(of_measures(nested(MEASURES)).fields["reserve"], "measures.reserve" in timed())
print(sorted(MEASURES["reserve"].kinds))
"""
    assert kit.run("-c", ask).splitlines() == ["double False", "['charter', 'log', 'plan']"]
    assert "| `reserve` | double |" in kit.text("docs/explanation/measures.md")


def a_function(kit: Kit) -> None:
    title = re.search(r"    title: >-\n(?:      .*\n)+", kit.text(f"{PROJECT}/pmo/log.yaml"))
    assert title
    project = broken(kit, "function", title[0], "    title: '  '\n")
    assert "LOG-013 risk-says-something shall" in kit.pmo("check", project, *DAY, code=1)
    assert "!blank(item.title)" in kit.text("docs/reference/rules/LOG-013.md")


def a_template(kit: Kit) -> None:
    place = kit.folder.parent / f"{kit.folder.name}-lantern"
    shutil.rmtree(place, ignore_errors=True)
    kit.pmo("new", "lantern", "-o", place, "--no-input", "--set", "oil=whale")
    assert "Burns whale." in (place / "README.md").read_text("utf-8")
    assert (place / ".pmo/schema.json").is_file()
    assert "Which oil?" in kit.text("docs/reference/templates/lantern.md")


def a_question(kit: Kit) -> None:
    place = kit.folder.parent / f"{kit.folder.name}-place"
    shutil.rmtree(place, ignore_errors=True)
    kit.pmo("new", "project", "-o", place, "--no-input", "--set", "site=there")
    assert "The site is there." in (place / "README.md").read_text("utf-8")
    assert "Where is it?" in kit.text("docs/reference/templates/project.md")


def a_dependency(kit: Kit) -> None:
    assert "passed" in kit.gate(
        "tests/contract/test_dependencies.py::test_the_program_lists_what_it_imports",
        "tests/contract/test_repository.py::test_narrower_lock_files_agree_with_the_widest",
    )


def a_room(kit: Kit) -> None:
    assert "passed" in kit.gate("tests/contract/test_layers.py::test_every_room_keeps_to_its_layer")


def locked(folder: Path) -> None:
    """What `make lock` writes, which the network would be needed for: the pin, taken over."""
    pins = (folder / "requirements/test.txt").read_text("utf-8")
    found = re.search(r"^filelock==(?:.*\\\n)*.*\n", pins, re.M)
    assert found
    for name in ("runtime", "handbook"):
        append(f"requirements/{name}.txt", found[0])(folder)


MEASURE = '''

@measure("reserve", "double", OWN, agreed_budget, bac, formula="agreed_budget - bac")
def reserve(agreed: Number, planned: Number) -> Number:
    """What was agreed and is not in the plan."""
    if agreed.value is None or planned.value is None:
        return unknown(agreed.reason or planned.reason)
    return known(agreed.value - planned.value)
'''
FUNCTION = '''

@_function("blank(string) -> bool")
def _blank(_: Frame, text: Value) -> bool:
    """Whether a text holds nothing but blanks."""
    if type(text) is not str:
        raise mismatch("blank", text)
    return not text.strip()
'''
SECTION = """\
### blank

`blank(string) -> bool`: whether a text holds nothing but blanks.

```cel
blank('  ')                                     // true
```

"""
BLANK = """\
id: LOG-013
name: risk-says-something
title: A risk says something
level: shall
since: "1.0"
artifact: log
each: risks[]
check: "!blank(item.title)"
at: title
message: "{item.id} says nothing."
why: A line without words tells nobody anything.
fix: Write what may happen.
refs: [PM² risk log]
examples:
  good: [{set: {'log:risks[R-01].title': Rain falls.}}]
  bad: [{set: {'log:risks[R-01].title': '  '}, expect: 'log:risks[R-01].title'}]
"""
INNER = "templates/<template>/{{cookiecutter.slug}}/"
LIGHT = "templates/lantern/{{cookiecutter.slug}}"


def asking(folder: Path) -> None:
    """What the small template asks: as the usual one does, and one thing more."""
    asked = json.loads((folder / "templates/project/cookiecutter.json").read_text("utf-8"))
    asked["oil"], asked["__prompts__"]["oil"] = "olive", "Which oil?"
    write("templates/lantern/cookiecutter.json", json.dumps(asked, indent=2) + "\n")(folder)


def lantern(folder: Path) -> None:
    """The files of the template: those of the usual one, and one sentence more."""
    shutil.copytree(
        folder / "templates/project/{{cookiecutter.slug}}", folder / LIGHT, dirs_exist_ok=True
    )
    append(f"{LIGHT}/README.md", "\nBurns {{ cookiecutter.oil }}.\n")(folder)


PLAYS = (
    Play(
        "a measure",
        {
            f"{PACKAGE}/measures/<subject>.py": append(f"{PACKAGE}/measures/budget.py", MEASURE),
            "tests/unit/measures/test_snapshot.py": after(
                "tests/unit/measures/test_snapshot.py",
                '    "agreed_budget": 130.0,\n',
                '    "reserve": 0.0,\n',
            ),
        },
        a_measure,
        ("make generate",),
        {
            "tests/unit/measures/test_snapshot.py": Fault(BY_HAND, "reserve"),
            "make generate": Fault(GENERATED, "explanation/measures.md", alone=True),
        },
    ),
    Play(
        "a function for rules",
        {
            f"{PACKAGE}/cel/functions.py": append(f"{PACKAGE}/cel/functions.py", FUNCTION),
            "docs/explanation/cel.md": before("docs/explanation/cel.md", "### near\n", SECTION),
            RULES: write("standards/core/rules/log/LOG-013.yaml", BLANK),
            GUIDE: after(LOG_GUIDE, "LOG-010 LOG-012", " LOG-013"),
            NOTICED: append(NOTICED, noticed("LOG-013")),
            RECORD: write("docs/explanation/decisions/0098-blank.md", "# 0098. Blank texts\n"),
            RECORDS: append(RECORDS, "| [0098](0098-blank.md) | Blank texts |\n"),
        },
        a_function,
        ("make generate", "make mutation"),
        {
            "docs/explanation/cel.md": Fault(
                "tests/contract/test_cel_page.py"
                "::test_every_function_has_a_section_with_its_signature_and_an_example",
                "blank",
            ),
            RULES: Fault(
                "tests/unit/cel/test_functions.py::test_every_function_is_used_by_a_rule", "blank"
            ),
        },
    ),
    Play(
        "a template",
        {
            "templates/<template>/cookiecutter.json": asking,
            INNER: lantern,
        },
        a_template,
        ("make generate",),
    ),
    Play(
        "a template's question",
        {
            "templates/<template>/cookiecutter.json": (
                after(
                    "templates/project/cookiecutter.json",
                    '  "unit": "h",\n',
                    '  "site": ["here", "there"],\n',
                ),
                after(
                    "templates/project/cookiecutter.json",
                    '  "__prompts__": {\n',
                    '    "site": {"__prompt__": "Where is it?", "here": "here, in the same house", '
                    '"there": "there, over the river"},\n',
                ),
            ),
            INNER: append(
                "templates/project/{{cookiecutter.slug}}/README.md",
                "\nThe site is {{ cookiecutter.site }}.\n",
            ),
        },
        a_question,
        ("make generate",),
    ),
    Play(
        "a dependency",
        {
            "pyproject.toml": after(
                "pyproject.toml", '  "cookiecutter>=2.6",\n', '  "filelock>=3.16",\n'
            ),
            "requirements/": locked,
            f"{PACKAGE}/": append(
                f"{PACKAGE}/git/runner.py", "\n\nimport filelock as filelock  # noqa: E402\n"
            ),
        },
        a_dependency,
        ("make lock",),
        {
            "pyproject.toml": Fault(
                "tests/contract/test_dependencies.py::test_the_program_lists_what_it_imports",
                "filelock",
            )
        },
    ),
    Play(
        "a room of the program",
        {
            f"{PACKAGE}/<room>/": write(
                f"{PACKAGE}/lanterns/__init__.py",
                '"""Lanterns."""\n\nfrom __future__ import annotations\n',
            ),
            "pyproject.toml": replace(
                "pyproject.toml", '"measures | project"', '"measures | project | lanterns"'
            ),
            "docs/explanation/architecture.md": before(
                "docs/explanation/architecture.md", "| `engine` |", "| `lanterns` | light |\n"
            ),
        },
        a_room,
        (),
        {
            "pyproject.toml": Fault(
                "tests/contract/test_layers.py::test_every_room_keeps_to_its_layer", "lanterns"
            )
        },
    ),
)
