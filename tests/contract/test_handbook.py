"""The handbook says what the standard says: regenerated equal, complete both ways, no dead end."""

from __future__ import annotations

import html
import re
import shlex
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import click
import pytest
from checks import completeness
from once import Once

from pmo_kit import handbook
from pmo_kit.cli.commands import COMMANDS
from pmo_kit.cli.group import Program
from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.handbook import computed_parts
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.program import Program as HandedProgram
from pmo_kit.standard import Standard, load
from pmo_kit.standard.guides import guide_of

FENCE = re.compile(r"^( *)(`{3,})(\w*).*?\n(.*?)^\1\2$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)(?: \"[^\"]*\")?\)")
COMPUTED = re.compile(r"<!-- pmo:.*?<!-- /pmo -->", re.DOTALL)
RULE_ID = re.compile(r"\b[A-Z][A-Z0-9]{1,11}-\d{3}\b")
OWN_RULE = re.compile(r"^ *id: ([A-Z][A-Z0-9]+-\d{3})$", re.MULTILINE)
FOREIGN = ("http://", "https://", "mailto:")


@pytest.fixture(scope="module")
def core() -> Standard:
    return load("core")


@pytest.fixture(scope="module")
def docs(root: Path) -> Path:
    return root / "docs"


@pytest.fixture(scope="module")
def program() -> HandedProgram:
    return program_facts()


@pytest.fixture(scope="module")
def context(core: Standard) -> Context:
    return Context(core)


@pytest.fixture(scope="module")
def pages(core: Standard, docs: Path, program: HandedProgram, once: Once) -> dict[str, str]:
    """All that `pmo handbook generate` would write."""
    made: dict[str, str] = once.json("pages", lambda: handbook.generate(core, docs, program))
    return made


def hand_written(docs: Path) -> list[Path]:
    """The pages that people write; decisions and architecture are others' to judge."""
    return [
        path
        for path in sorted(docs.rglob("*.md"))
        if path.relative_to(docs).parts[0] not in ("reference", "explanation")
    ]


def commands(text: str) -> Iterator[list[str]]:
    """Every `pmo …` that a page tells people to type, in listings and in the text."""
    for _, _, language, listing in FENCE.findall(text):
        if language in ("console", "sh"):
            yield from (
                [*takewhile("|".__ne__, shlex.split(line.removeprefix("$ "), comments=True))]
                for line in listing.replace("\\\n", " ").splitlines()
                if line.startswith("$ pmo ")
            )
    for code in re.findall(r"`(pmo [a-z][^`\n]*)`", FENCE.sub("", text)):
        yield shlex.split(code)


def test_the_committed_pages_are_what_the_standard_makes(docs: Path, pages: dict[str, str]) -> None:
    outdated = handbook.stale(docs, pages)
    assert not outdated, f"run `pmo handbook generate`: {', '.join(outdated)}"


def test_a_stale_page_is_noticed(pages: dict[str, str], tmp_path: Path) -> None:
    pages = {name: text for name, text in pages.items() if name.startswith("reference/")}
    handbook.write(tmp_path, pages)
    name = "reference/artifacts/charter.md"
    assert handbook.stale(tmp_path, {**pages, name: pages[name] + "\n"}) == [name]
    del pages[name]
    assert handbook.stale(tmp_path, pages) == [name]


@pytest.mark.parametrize(
    ("page", "computed", "typed"),
    [
        ("guides/money.md", "101,900 EUR", "109,900 EUR"),
        ("guides/reporting.md", "-->14<!--", "-->15<!--"),
    ],
)
def test_a_number_that_somebody_typed_is_noticed(
    context: Context, docs: Path, tmp_path: Path, page: str, computed: str, typed: str
) -> None:
    text = (docs / page).read_text(encoding="utf-8")
    assert computed in text
    (tmp_path / page).parent.mkdir(parents=True)
    for said in (text, text.replace(computed, typed, 1)):
        (tmp_path / page).write_text(said, encoding="utf-8")
        ((name, filled),) = computed_parts.pages(context, tmp_path)
        assert name == page
        assert (filled != said) == (said != text)


def test_monday_takes_as_long_as_it_says(core: Standard, docs: Path) -> None:
    page = (docs / "guides" / "monday.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| (.+?) \| (\S+) \| (\S+) \| (\S+) \|$", page, re.MULTILINE)
    minutes = [[int(cell.strip("*")) for cell in line[1:]] for line in lines[2:]]
    assert len(minutes) >= 5
    assert (
        [sum(column) for column in zip(*minutes[:-1], strict=True)] == minutes[-1] == [10, 25, 45]
    )
    leader = next(role for role in core.roles if role.id == "project-manager")
    for word in ("ten minutes", "twenty-five", "forty-five"):
        assert word in leader.week and word in page.lower()


def test_everything_has_a_page_and_every_page_is_of_something(
    core: Standard, docs: Path, program: HandedProgram
) -> None:
    owed = completeness.owed(core, program)
    assert all(owed.values())
    assert completeness.gaps(docs, owed) == []


def test_every_page_shows_its_source_and_version(core: Standard, pages: dict[str, str]) -> None:
    silent = [
        name
        for name, text in pages.items()
        if name.startswith("reference/")
        and name != "reference/tags.md"
        and core.name not in text.rpartition('class="source"')[2]
    ]
    assert silent == []


def test_every_rule_page_shows_what_a_check_prints(core: Standard, pages: dict[str, str]) -> None:
    """The bad example's finding as it is printed, and for most rules the lines that fix it."""
    texts = {rule.id: pages[f"reference/rules/{rule.id}.md"] for rule in core.rules}
    silent = [r for r, text in texts.items() if f"see: pmo explain {r}\n```" not in text]
    assert silent == []
    assert sum("```diff" in text for text in texts.values()) > len(texts) * 0.9


def test_every_option_of_every_command_is_told(pages: dict[str, str]) -> None:
    context = click.Context(Program("pmo"))
    for name in COMMANDS:
        text = html.unescape(pages[f"reference/commands/{name}.md"])
        for command in below(context, name):
            for param in command.params:
                missing = [opt for opt in getattr(param, "opts", ()) if opt not in text]
                assert not missing or isinstance(param, click.Argument), (name, missing)


def below(context: click.Context, name: str) -> list[click.Command]:
    """A command, and those below it."""
    command = context.command.get_command(context, name)
    return [command, *(command.commands.values() if isinstance(command, click.Group) else ())]


def test_every_built_in_check_has_its_usual_causes(pages: dict[str, str]) -> None:
    texts = [pages[f"reference/rules/{check.id}.md"] for check in BUILTINS]
    assert all("\n## Usual causes\n\n- " in text for text in texts)


def test_every_id_that_a_page_names_exists(core: Standard, docs: Path) -> None:
    known = {rule.id for rule in core.rules} | {check.id for check in BUILTINS}
    unknown = []
    for path in hand_written(docs):
        text = COMPUTED.sub("", path.read_text(encoding="utf-8"))
        there = known.union(OWN_RULE.findall(text))
        for found in RULE_ID.findall(text):
            if found not in there and not found.startswith("ACME-"):
                unknown.append(f"{path.relative_to(docs)}: {found}")
    assert not unknown, "\n".join(unknown)


def test_every_internal_link_leads_to_a_page(docs: Path) -> None:
    dead = []
    for path in sorted(docs.rglob("*.md")):
        text = CODE.sub("", FENCE.sub("", path.read_text(encoding="utf-8")))
        for target in LINK.findall(text):
            page = target.partition("#")[0]
            if page and not target.startswith(FOREIGN) and not (path.parent / page).is_file():
                dead.append(f"{path.relative_to(docs)}: {target}")
    assert not dead, "\n".join(dead)


def test_every_command_that_a_page_names_exists(docs: Path) -> None:
    wrong = []
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).parts[0] == "explanation":
            continue
        for typed in commands(path.read_text(encoding="utf-8")):
            complaint = refused(typed)
            if complaint:
                wrong.append(f"{path.relative_to(docs)}: {' '.join(typed)}: {complaint}")
    assert not wrong, "\n".join(wrong)


def refused(typed: list[str]) -> str:
    """Why the program would not know a command line; nothing where it would."""
    command: click.Command | None = Program("pmo")
    for word in typed[1:]:
        if isinstance(command, click.Group) and not word.startswith("-"):
            command = command.get_command(click.Context(command), word)
            if command is None:
                return f"no command `{word}`"
        elif re.match(r"-[-a-zA-Z]", word) and command is not None:
            known = {name for option in command.params for name in option.opts}
            if word not in known | {"--help"}:
                return f"no option `{word}`"
    return ""


def test_commands_that_do_not_exist_are_noticed() -> None:
    assert refused(["pmo", "frobnicate"]) == "no command `frobnicate`"
    assert refused(["pmo", "check", "--frobnicate"]) == "no option `--frobnicate`"
    assert all(not refused(["pmo", name]) for name in COMMANDS)


@pytest.mark.parametrize("name", ["handbook.css", "a11y.css", "a11y.js", "logo.svg"])
def test_nothing_is_fetched_from_elsewhere(docs: Path, name: str) -> None:
    text = (docs / "assets" / name).read_text(encoding="utf-8")
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import|\bfetch\(|src=", text)


def test_each_start_page_answers_the_same_questions(docs: Path) -> None:
    wanted = ("This week", "First commands", "Read next", "What nobody asks of you")
    for path in sorted((docs / "start").glob("*.md")):
        headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        if path.stem not in ("board-member", "sponsor", "without-git"):
            assert set(wanted) <= set(headings), path.name
        assert headings[-1] == wanted[-1], path.name


def test_crosswalks_link_to_what_answers(pages: dict[str, str]) -> None:
    overview, page = (pages[f"reference/crosswalk/{name}.md"] for name in ("index", "iso-21502"))
    assert "[ISO 21502:2020](iso-21502.md)" in overview
    assert "7\\.8 Risk management" in page
    assert "[`RISK-002`](../rules/RISK-002.md) to [`RISK-004`](../rules/RISK-004.md)" in page


def test_a_gate_leads_to_how_it_is_passed_and_names_one_command(
    core: Standard, pages: dict[str, str]
) -> None:
    for gate in core.gates:
        text = pages[f"reference/gates/{gate.id}.md"]
        assert "[Passing a gate](../../guides/gates.md)" in text
        listed = re.findall(r"^\$ (.*)$", text, re.MULTILINE)
        assert listed == ([f"pmo gate {gate.id}"] if gate.where == "project" else [])


def test_every_role_says_at_which_gates_it_decides(core: Standard, pages: dict[str, str]) -> None:
    for role in core.roles:
        text = pages[f"reference/roles/{role.id}.md"]
        told = re.search(r"^Decides at\n:   (.*)$", text, re.MULTILINE)
        assert told, role.id
        mine = [gate for gate in core.gates if role.id in (gate.decides, *gate.may_decide)]
        assert re.findall(r"\(\.\./gates/([^)]*)\.md\)", told[1]) == [gate.id for gate in mine]
        assert mine or told[1] == "no gate"


def test_a_sponsor_has_a_door_with_every_gate_at_which_they_decide(
    core: Standard, docs: Path, pages: dict[str, str]
) -> None:
    door = (docs / "start/sponsor.md").read_text(encoding="utf-8")
    asked = [gate for gate in core.gates if "project-owner" in gate.may_decide]
    assert asked and all(f"../reference/gates/{gate.id}.md" in door for gate in asked)
    assert "(start/sponsor.md)" in (docs / "index.md").read_text(encoding="utf-8")
    assert "(../../start/sponsor.md)" in pages["reference/roles/project-owner.md"]


def test_every_rule_of_the_core_leads_to_the_page_that_tells_the_whole_task(
    core: Standard, pages: dict[str, str]
) -> None:
    guides = {rule.id: guide_of(rule, core) for rule in core.rules}
    for rule, guide in {**guides, **{check.id: check.guide for check in BUILTINS}}.items():
        text = pages[f"reference/rules/{rule}.md"]
        told = re.search(r"^The whole task\n:   \[.+\]\(\.\./\.\./(.*)\)$", text, re.MULTILINE)
        assert told and told[1] == guide, rule
    log = pages["reference/artifacts/log.md"]
    assert "The whole task\n:   [A leader's Monday](../../guides/monday.md); `risks`: [Ri" in log
