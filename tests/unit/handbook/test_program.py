"""The pages of commands and templates, made from what the program hands over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pmo_kit import handbook
from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.handbook.program import (
    Command,
    Option,
    Program,
    Template,
    TemplateFile,
    TemplateQuestion,
)
from pmo_kit.standard import Standard

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
PROGRAM = Program((FLY, LIST._replace(name="pmo list")), (KITE,), lambda report, finding: "")


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
