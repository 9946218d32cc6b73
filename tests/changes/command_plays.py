"""Changes of what the program takes and says: commands, options, formats, errors, sentences."""

from __future__ import annotations

import json

from changes.kit import Fault, Kit, Play, append, before, replace, write
from changes.standard_plays import DAY, GENERATED, PROJECT, broken

PACKAGE = "src/pmo_kit"
COMMANDS = f"{PACKAGE}/cli/commands.py"
ANSWERS = "tests/e2e/test_answers.py"


def a_command(kit: Kit) -> None:
    assert "Count what a project holds." in kit.pmo("--help")
    assert "There are 7 artifacts." in kit.pmo("count", PROJECT, *DAY)
    assert "pmo count" in kit.text("docs/reference/commands/count.md")
    shape = json.loads(kit.text("schemas/count/v1.json"))
    told = json.loads(kit.pmo("count", PROJECT, *DAY, "--format", "json"))
    assert set(shape["required"]) == set(told) and told["artifacts"] == 7


def an_option(kit: Kit) -> None:
    assert kit.pmo("known", "list", PROJECT, "--brief", *DAY) == "short\n"
    assert "--brief" in kit.pmo("known", "prune", "--help")
    assert "brief" in kit.text("docs/reference/commands/known.md")


def a_format(kit: Kit) -> None:
    project = broken(kit, "format", "status: open", "status: opne")
    assert kit.pmo("check", project, *DAY, "--format", "tally", code=1) == "1 finding\n"
    assert kit.text("tests/golden/writers/two/expected.tally.txt") == "1 finding\n"
    assert "tally" in kit.text("docs/reference/commands/check.md")


def other_words(kit: Kit) -> None:
    assert "of 2 projects are fine" in kit.text("tests/golden/writers/two/expected.md")
    said = kit.pmo("check", "standards/core/golden/T1", "--format", "markdown", code=None)
    assert "of 4 projects are fine" in said


def an_error(kit: Kit) -> None:
    said = kit.pmo("digest", PROJECT, "--days", "360", code=2)
    assert said == "360 days are too many.\n  Ask for at most 350.\n"


def a_sentence(kit: Kit) -> None:
    project = broken(kit, "sentence", "id: R-01", "id: risk one")
    assert "which has not the right form" in kit.pmo("check", project, *DAY, code=1)


COMMAND = '''\
"""`pmo count`: how many artifacts a project has."""

from __future__ import annotations

import click

from pmo_kit.cli.options import FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.output import answer


@click.command(epilog="Example: pmo count")
@PROJECT
@FORMAT
@judging_options
def count(path: str | None, form: str, judging: Judging) -> int:
    """Count what the project at PATH holds."""
    from pmo_kit.results.count import Count

    return answer(form, Count(len(judging.project(path).snapshot.artifacts)))
'''


RESULT = '''\
"""How much a project holds."""

from __future__ import annotations

from typing import NamedTuple


class Count(NamedTuple):
    """How many artifacts a project has."""

    artifacts: int

    @property
    def exit_code(self) -> int:
        """Always 0: no number of artifacts is a failure."""
        return 0
'''


WRITER = '''\
"""How much a project holds, in words and as data."""

from __future__ import annotations

from pmo_kit.results.count import Count
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: Count, style: Style) -> str:
    """The number in a sentence."""
    return f"There are {found.artifacts} artifacts.\\n"


def to_json(found: Count, style: Style) -> str:
    """The number as data."""
    return answer("count/v1", style, found.exit_code, artifacts=found.artifacts)
'''


SHAPE = """\
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://pmo-kit.dev/schemas/count/v1.json",
  "title": "Count",
  "description": "What `pmo count --format json` prints.",
  "type": "object",
  "additionalProperties": false,
  "required": ["schema", "kit", "exit_code", "artifacts"],
  "properties": {
    "schema": {"const": "count/v1", "description": "What this is."},
    "kit": {"type": "string", "description": "The kit's version."},
    "exit_code": {"const": 0, "description": "The exit code."},
    "artifacts": {"type": "integer", "description": "How many there are."}
  }
}
"""


ANSWERED = """

def test_what_a_project_holds_is_counted(root: Path, pmo: Any, project: Any, toy: Path) -> None:
    where = (project(), "--standard", toy, "--as-of", "2026-02-01")
    assert answer(root, pmo("count", *where, "--format", "json"))["artifacts"]
"""


FORMAT = '''\
"""The number of findings alone."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_kit._text import plural
from pmo_kit.results import Report
from pmo_kit.writers.style import Style

HELP = "for whoever only wants the number of findings"
BINARY = False


def write(reports: Sequence[Report], style: Style) -> str:
    """One line: how many findings there are."""
    return plural(sum(len(report.findings) for report in reports), "finding") + "\\n"
'''


PLAYS = (
    Play(
        "a command, and what it answers",
        {
            f"{PACKAGE}/cli/<command>.py": write(f"{PACKAGE}/cli/count.py", COMMAND),
            COMMANDS: before(
                COMMANDS, '    "digest":', '    "count": "Count what a project holds.",\n'
            ),
            f"{PACKAGE}/results/<result>.py": write(f"{PACKAGE}/results/count.py", RESULT),
            f"{PACKAGE}/writers/<result>.py": write(f"{PACKAGE}/writers/count.py", WRITER),
            "schemas/<result>/v1.json": write("schemas/count/v1.json", SHAPE),
            ANSWERS: append(ANSWERS, ANSWERED),
        },
        a_command,
        ("make generate",),
        {
            COMMANDS: Fault(
                "tests/contract/test_commands_named.py::test_every_module_of_a_command_is_listed",
                "count",
            ),
            "schemas/<result>/v1.json": Fault(
                f"{ANSWERS}::test_what_a_project_holds_is_counted", "count/v1.json", alone=True
            ),
            "make generate": Fault(GENERATED, "reference/commands/count.md", alone=True),
        },
    ),
    Play(
        "an option that several commands share",
        {
            f"{PACKAGE}/cli/options.py": append(
                f"{PACKAGE}/cli/options.py",
                '\n\nBRIEF = click.option("--brief", is_flag=True, help="Say little.")\n',
            ),
            f"{PACKAGE}/cli/<command>.py": (
                replace(f"{PACKAGE}/cli/known.py", "import FORMAT,", "import BRIEF, FORMAT,"),
                replace(
                    f"{PACKAGE}/cli/known.py",
                    "@judging_options\ndef list_(path: str | None, form: str, judging: Judging)",
                    "@judging_options\n@BRIEF\n"
                    "def list_(path: str | None, form: str, judging: Judging, brief: bool)",
                ),
                replace(
                    f"{PACKAGE}/cli/known.py",
                    "    return answer(form, _known(judging.project(path)))",
                    '    if brief:\n        print("short")\n        return 0\n'
                    "    return answer(form, _known(judging.project(path)))",
                ),
                replace(
                    f"{PACKAGE}/cli/known.py",
                    "judging: Judging, apply: bool) -> int:",
                    "judging: Judging, apply: bool, brief: bool) -> int:",
                ),
                replace(
                    f"{PACKAGE}/cli/known.py",
                    '@click.option("--apply"',
                    '@BRIEF\n@click.option("--apply"',
                ),
            ),
        },
        an_option,
        ("make generate",),
    ),
    Play(
        "an output format of reports",
        {
            f"{PACKAGE}/writers/report/<format>.py": write(
                f"{PACKAGE}/writers/report/tally.py", FORMAT
            ),
            f"{PACKAGE}/writers/__init__.py": replace(
                f"{PACKAGE}/writers/__init__.py", '"sarif", "text")', '"sarif", "tally", "text")'
            ),
            "docs/guides/formats.md": before(
                "docs/guides/formats.md", "| `html` |", "| `tally` | counters | a number |\n"
            ),
        },
        a_format,
        ("make golden", "make generate"),
        {
            "docs/guides/formats.md": Fault(
                "tests/contract/test_guides.py::test_every_format_is_told", "tally"
            ),
            "make golden": Fault("tests/unit/writers/test_golden.py", "expected.tally.txt"),
        },
    ),
    Play(
        "other words in a report",
        {
            f"{PACKAGE}/writers/report/<format>.py": replace(
                f"{PACKAGE}/writers/report/markdown.py", "} conform", "} are fine"
            )
        },
        other_words,
        ("make golden", "make generate"),
    ),
    Play(
        "an error that users meet",
        {
            f"{PACKAGE}/<room>/": (
                before(
                    f"{PACKAGE}/status/digest.py",
                    "def digests(\n",
                    'class TooFar(KitError):\n    """Somebody looks too far ahead."""\n\n\n',
                ),
                before(
                    f"{PACKAGE}/status/digest.py",
                    "    found: list[ProjectDigest] = []\n",
                    "    if days > 350:\n"
                    '        raise TooFar(f"{days} days are too many.", "Ask for at most 350.")\n',
                ),
                before(
                    f"{PACKAGE}/status/digest.py",
                    "from pmo_kit.source import Route\n",
                    "from pmo_kit.results.error import KitError\n",
                ),
                replace(
                    f"{PACKAGE}/status/digest.py",
                    "Raises `RegistryError`.",
                    "Raises `RegistryError`, and `TooFar` for more than 350 days.",
                ),
            )
        },
        an_error,
    ),
    Play(
        "a sentence on a schema error",
        {
            f"{PACKAGE}/source/messages/schema_keywords.py": replace(
                f"{PACKAGE}/source/messages/schema_keywords.py",
                "which does not have the right form",
                "which has not the right form",
            )
        },
        a_sentence,
        ("make generate",),
    ),
)
