"""The pages of commands and templates, made from what the program hands over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from companies import SLUG, company

from pmo_kit import handbook, templates
from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.handbook.page import written
from pmo_kit.handbook.program import (
    Command,
    Option,
    Program,
    Template,
    TemplateFile,
    TemplateQuestion,
    template_pages,
)
from pmo_kit.handbook.provenance import Version, with_provenance
from pmo_kit.standard import Standard, load, locate

LIST = Command("pmo fly list", "pmo fly list", ("List them.",), ())
FLY = Command(
    "pmo fly",
    "pmo fly [OPTIONS] [PATH]",
    (
        "Take off.",
        "With --far, go on.",
        "Writes: the log, with --far. Exit codes: 0 landed, 1 still up.",
    ),
    (Option("--far A|B", "Where to; --near is the other way."),),
    "pmo fly --far A \\\n    --far B\npmo fly | cat",
    (LIST,),
)
KITE = Template(
    "kite",
    "A kite of paper.",
    (
        TemplateQuestion("name", "Its name?", "Kite"),
        TemplateQuestion(
            "tail", "Which tail?", "long", "", (("long", "long: for wind"), ("none", "none"))
        ),
        TemplateQuestion("slug", "Its id?", "", "made from the other answers", (), "letters"),
    ),
    (
        TemplateFile(".pmo/schema.json", True),
        TemplateFile(".gitignore", True),
        TemplateFile("README.md", False),
        TemplateFile("pmo/log.yaml", False, "tail long"),
    ),
)
PROGRAM = Program(
    (FLY, LIST._replace(name="pmo list")), lambda standard: (KITE,), lambda report, finding: ""
)


def pages(standard: Standard) -> dict[str, str]:
    return handbook.generate(standard, None, PROGRAM)


def test_a_command_says_what_it_takes_and_answers(standard: Standard) -> None:
    text = pages(standard)["reference/commands/fly.md"]
    for said in (
        "# pmo fly\n",
        "pmo fly [OPTIONS] [PATH]",
        "With `--far`, go on.\n",
        "| <code>&#45;&#45;far A&#124;B</code> | Where to; `--near` is the other way. |",
        "$ pmo fly --far A \\\n    --far B\n$ pmo fly | cat\n",
        "## `pmo fly list` { #list }",
        "0 when it is done, 2 when it could not be",
        "beside sample@1.0",
    ):
        assert said in text, said
    assert "0 landed" not in text  # a group answers through the commands below it


def test_what_a_command_writes_has_a_section_of_its_own(standard: Standard) -> None:
    made = pages(standard)
    text = made["reference/commands/fly.md"]
    assert "## What it writes { #writes }\n\nThe log, with `--far`.\n" in text
    assert "Writes: " not in text
    assert "What it writes" not in made["reference/commands/list.md"]


def test_every_command_that_writes_under_apply_says_which_files() -> None:
    def whole(commands: tuple[Command, ...]) -> Iterator[Command]:
        for command in commands:
            yield command
            yield from whole(command.parts)

    writers = [
        command
        for command in whole(program_facts().commands)
        if any(option.names == "--apply" for option in command.options)
    ]
    assert len(writers) > 15
    silent = [one.name for one in writers if not any(t.startswith("Writes: ") for t in one.told)]
    assert not silent


def test_exit_codes_are_those_of_the_help(standard: Standard) -> None:
    alone = PROGRAM._replace(commands=(FLY._replace(parts=()),))
    text = handbook.generate(standard, None, alone)["reference/commands/fly.md"]
    assert "## Exit code { #exit-code }\n\n0 landed, 1 still up." in text


def test_a_template_says_what_it_asks_and_whose_its_files_are(standard: Standard) -> None:
    text = pages(standard)["reference/templates/kite.md"]
    for said in (
        "$ pmo new kite -o kite --set tail=none --no-input",
        "| `slug` | Its id? | letters | made from the other answers |",
        "| `tail` | Which tail? | one of those below | `long` |",
        "- `long`: for wind",
        "| `.pmo/schema.json` | managed | what each artifact may hold",
        "| `README.md` | seed |",
        "| `pmo/log.yaml` | artifact | [Log](../artifacts/log.md) | tail long |",
    ):
        assert said in text, said


def test_a_companys_pages_tell_its_templates_and_questions_and_whose_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = (
        "questions:\n  - {key: reserve, text: What is kept back?, type: whole-number,\n"
        "     fills: 'charter:budget.management_reserve'}\n"
    )
    every = templates.templates_of
    monkeypatch.setattr(  # what the others make is not asked for here, and takes seconds
        templates,
        "templates_of",
        lambda one: [known for known in every(one) if known.name in ("job", "project")],
    )
    job = {
        "templates/job/cookiecutter.json": '{"_title": "A job <b>", "slug": "job"}',
        f"templates/job/{SLUG}/note.md": "x",
    }
    readme = f"template-files/project/{SLUG}/README.md"
    holding = company(tmp_path, asks, job, name="holding")
    unit = company(tmp_path, "", {readme: "ours"}, name="unit", below="../holding")
    stack = [load(folder) for folder in (locate("core"), holding, unit)]
    program = program_facts()
    made = [
        {page.path: written(page, one) for page in template_pages(one, program.templates(one))}
        for one in stack
    ]

    def told(path: str) -> str:
        return with_provenance(
            path,
            [
                Version(one.name, one.handbook.company, pages.get(path))
                for one, pages in zip(stack, made, strict=True)
            ],
        )

    listed = told("reference/templates/index.md")
    assert "From **core@1.0**, changed by Holding" in listed
    assert "| pmo-kit, with what Holding adds, with what Unit adds |\n" in listed, listed
    project = told("reference/templates/project.md")
    rows = {line.split(" | ")[0]: line for line in project.splitlines() if line[:2] == "| "}
    (question,) = (row for name, row in rows.items() if "reserve" in name)
    assert "What is kept back?" in question and 'badge--holding">Holding<' in question
    (laid,) = (row for name, row in rows.items() if "README.md" in name)
    assert "(as Unit has it)" in laid and "changed by Unit<" in laid
    assert "pmo new project --standard unit -o project" in project
    own = told("reference/templates/job.md")
    assert "**Holding's own**, not part of core@1.0" in own and "<b>" not in own


def test_without_a_program_there_are_no_such_pages_and_no_doors(standard: Standard) -> None:
    alone = handbook.generate(standard)
    assert not [name for name in alone if "commands/" in name or "templates/" in name]
    assert "commands/" not in alone["reference/index.md"]
    assert "[Commands](commands/index.md)" in pages(standard)["reference/index.md"]


def test_a_kind_with_a_guide_leads_to_it(standard: Standard, tmp_path: Path) -> None:
    (tmp_path / "artifacts").mkdir()
    assert "The guide" not in handbook.generate(standard, tmp_path)["reference/artifacts/log.md"]
    (tmp_path / "artifacts" / "log.md").write_text("# Log\n")
    text = handbook.generate(standard, tmp_path)["reference/artifacts/log.md"]
    assert "[The guide](../../artifacts/log.md)" in text
