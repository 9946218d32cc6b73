"""The command line as users meet it: help, usage errors, exit codes, outputs, places."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click import Context, Group
from click.testing import CliRunner

from pmo_kit.cli.commands import COMMANDS
from pmo_kit.cli.group import program

LARGE = "schema: log/v1\nitems:\n  - id: I-1\n    size: 99\n"
COLOR = "\x1b["


def names() -> list[str]:
    """Every command, with the commands below it."""
    found = []
    for name in COMMANDS:
        command = program.get_command(Context(program), name)
        found.append(name)
        if isinstance(command, Group):
            found += [f"{name} {inner}" for inner in command.commands]
    return found


# Help and usage


@pytest.mark.parametrize("command", ["", *names()])
def test_every_command_has_help_with_an_example(command: str) -> None:
    ran = CliRunner().invoke(program, [*command.split(), "--help"], prog_name="pmo")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert re.search(rf"Example:\s+pmo {command}".strip(), ran.output), ran.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_starts_in_a_process_of_its_own(pmo: Any, command: str) -> None:
    ran = pmo.alone(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran == pmo(command, "--help")._replace(megabytes=ran.megabytes)


def test_help_lists_every_command_with_a_sentence(pmo: Any) -> None:
    ran = pmo("-h")
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S.*\.$", ran.out, re.MULTILINE), name


def test_without_a_command_the_help_is_shown(pmo: Any) -> None:
    ran = pmo.alone()
    assert ran.code == 2
    assert "Commands:" in ran.all


def test_the_version_is_told(pmo: Any) -> None:
    ran = pmo.alone("--version")
    assert ran.code == 0
    assert re.fullmatch(r"pmo, version \d+\.\d+\.\d+\n", ran.out)


def test_an_unknown_command_says_which_was_meant(pmo: Any) -> None:
    ran = pmo("chekc")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no command `chekc`. Did you mean `check`?" in ran.err


def test_an_unknown_command_that_is_like_none_says_where_to_look(pmo: Any) -> None:
    assert "`pmo --help` lists them" in pmo("zzz").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--as-of", "tomorrow"], "`tomorrow` is no date; write YYYY-MM-DD"),
        (["--as-of", "2026-02-30"], "`2026-02-30` is no date"),
        (["--as-of", "20260131"], "`20260131` is no date"),
        (["--as-of", "2026-W05-6"], "`2026-W05-6` is no date"),
        (["--format", "pdf"], "'pdf'"),
        (["--report", "json"], "`json` is not F=FILE"),
        (["--report", "pdf=x"], "`pdf=x` is not F=FILE with F one of"),
        (["--report", "json="], "`json=` is not F=FILE"),
        (["--registry", "gone.yaml"], "gone.yaml"),
        (["--comit"], "--commit"),
        (["gone"], "'gone' does not exist"),
    ],
)
def test_a_usage_error_ends_with_code_2_and_says_what_is_wrong(
    arguments: list[str], message: str
) -> None:
    ran = CliRunner().invoke(program, ["check", *arguments], prog_name="pmo")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Usage: pmo check" in ran.stderr


# What cannot be judged


def test_an_empty_folder_is_no_project_and_the_remedy_is_told(pmo: Any, tmp_path: Path) -> None:
    ran = pmo("check", tmp_path)
    assert ran.code == 2
    assert "There is no project here: no pmo.yaml." in ran.out
    assert "pmo new project -o DIR" in ran.out


def test_a_file_is_no_project(pmo: Any, project: Any) -> None:
    ran = pmo.check(project() / "pmo" / "log.yaml")
    assert ran.code == 2
    assert "log.yaml is a file; projects are folders." in ran.out


def test_a_manifest_stands_for_its_folder(pmo: Any, project: Any) -> None:
    assert pmo.check(project() / "pmo.yaml").code == 0


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (["--gate", "Z"], "toy@1.0 knows no gate `Z`.", "Gates: P, A, B."),
        (["--gate", "AA"], "toy@1.0 knows no gate `AA`.", "Did you mean `A`?"),
        (["--edition", "9.0"], "The standard `toy` has no edition 9.0.", "Editions: 1.0, 2.0."),
    ],
)
def test_what_the_standard_does_not_know_is_refused(
    pmo: Any, project: Any, arguments: list[str], message: str, remedy: str
) -> None:
    ran = pmo.check(project(), *arguments)
    assert ran.code == 2
    assert message in ran.out and remedy in ran.out


@pytest.mark.parametrize(
    ("standard", "message"),
    [
        ("nope", "No standard called `nope` is installed."),
        ("./nope", "There is no standard in nope"),
    ],
)
def test_an_unknown_standard_is_refused(
    pmo: Any, project: Any, standard: str, message: str
) -> None:
    ran = pmo("check", project(), "--standard", standard)
    assert ran.code == 2
    assert message in re.sub(r"in \S*/nope", "in nope", ran.out)


def test_an_unknown_standard_in_the_manifest_is_told_at_its_line(pmo: Any, project: Any) -> None:
    ran = pmo("check", project())
    assert ran.code == 2
    assert "pmo.yaml:4:11 could not be judged" in ran.out
    assert "No standard called `toy` is installed." in ran.out
    assert "Installed: core." in ran.out


def test_an_unknown_edition_in_the_manifest_is_told_at_its_line(pmo: Any, project: Any) -> None:
    root = project()
    text = (root / "pmo.yaml").read_text()
    (root / "pmo.yaml").write_text(text.replace("toy\ned", "core\ned").replace('"1.0"', '"9.9"'))
    ran = pmo("check", root)
    assert ran.code == 2
    assert "pmo.yaml:5:10 could not be judged" in ran.out
    assert "`core` has no edition 9.9" in ran.out


def test_a_registry_that_is_none_is_refused(pmo: Any, project: Any) -> None:
    root = project()
    for file in ("pmo/log.yaml", "pmo/brief.md"):
        ran = pmo.check(root, "--registry", root / file)
        assert (ran.code, ran.out) == (2, "")
        assert "lies within its project; this is no registry." in ran.err
    (root / "people.yaml").write_text("schema: [\n")
    assert "The registry cannot be used." in pmo.check(root, "--registry", root / "people.yaml").err


def test_what_cannot_be_judged_is_in_the_json_too(pmo: Any, tmp_path: Path) -> None:
    for arguments in ([], ["--standard", "nope"], ["--commit"]):
        ran = pmo("check", tmp_path, "--format", "json", *arguments)
        assert (ran.code, ran.err) == (2, "")
        (report,) = json.loads(ran.out)["reports"]
        (gap,) = report["gaps"]
        assert gap["message"] and gap["remedy"]


# Findings, codes and places


def test_a_project_that_conforms_is_one_line_and_code_0(pmo: Any, project: Any) -> None:
    ran = pmo.check(project())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("toy-small conforms to toy@1.0")
    assert ran.out.count("\n") == 1


def test_a_finding_names_its_place_its_rule_and_its_fix_and_code_1(pmo: Any, project: Any) -> None:
    root = project({"pmo/log.yaml": LARGE})
    ran = pmo.check_alone(".", cwd=root)
    assert ran.code == 1
    assert "pmo/log.yaml:4:11 TOY-001 shall" in ran.out
    assert "I-1 has size 99; the limit is 10." in ran.out
    assert "size: 99" in ran.out
    assert "fix: Split it." in ran.out
    assert "why:" not in ran.out
    assert "why: Large items hide small ones." in pmo.check(root, "--explain").out


def test_check_works_from_any_folder_inside_a_project(pmo: Any, project: Any) -> None:
    root = project({"pmo/log.yaml": LARGE})
    ran = pmo.check(cwd=root / "pmo" / "reviews")
    assert ran.code == 1
    assert ran.out.startswith("../../pmo/log.yaml:4:11 TOY-001")


def test_several_paths_and_folders_of_projects_are_judged_at_once(pmo: Any, project: Any) -> None:
    first, second = project(name="a/one"), project({"pmo/log.yaml": LARGE}, name="a/two")
    third = project(name="b")
    for paths in ([first, second, third], [first.parent, third]):
        ran = pmo.check(*paths, "--format", "json")
        reports = json.loads(ran.out)["reports"]
        assert [r["exit_code"] for r in reports] == [0, 1, 0]
        assert ran.code == 1


def test_the_worst_project_gives_the_code(pmo: Any, project: Any, tmp_path: Path) -> None:
    bad = project({"pmo/log.yaml": LARGE}, name="bad")
    (tmp_path / "empty").mkdir()
    assert pmo.check(project(), bad, tmp_path / "empty").code == 2
    assert pmo.check(project(name="again"), bad).code == 1


def test_an_older_edition_or_another_gate_can_be_asked_for(pmo: Any, project: Any) -> None:
    root = project()
    brief = root / "pmo" / "brief.md"
    brief.write_text(brief.read_text().replace("end: 2026-06-30\n", ""))
    assert pmo.check(root).code == 0
    assert "TOY-006" in pmo.check(root, "--edition", "2.0").out
    for arguments, gates in (([], ["A"]), (["--gate", "B"], ["A", "B"])):
        ran = pmo.check(root, "--format", "json", *arguments)
        assert json.loads(ran.out)["reports"][0]["gates"] == gates


def test_the_json_keeps_to_its_schema(pmo: Any, project: Any, root: Path, tmp_path: Path) -> None:
    schema = json.loads((root / "schemas/report/v1.json").read_text())
    folder = project({"pmo/log.yaml": LARGE, "pmo/broken.yaml": "a: ["})
    for paths in ([project(name="good")], [folder, tmp_path / "project"], [tmp_path]):
        ran = pmo.check(*paths, "--format", "json")
        data = json.loads(ran.out)
        jsonschema.validate(data, schema)
        assert data["exit_code"] == ran.code


def test_the_same_input_gives_the_same_bytes(pmo: Any, project: Any) -> None:
    files = {f"pmo/{name}.yaml": LARGE for name in ("z", "a", "m")}
    root = project({**files, "pmo/b.yaml": "a: [", "pmo/c.yaml": "schema: x/v1\n"})
    runs = {
        pmo.check_alone(root, "--format", "json", PYTHONHASHSEED=seed, PMO_CACHE_DIR=cache).out
        for seed, cache in (("0", ""), ("1", None), ("2", None), ("3", ""))
    }
    assert len(runs) == 1


@pytest.mark.posix
def test_a_registry_makes_its_rules_speak(pmo: Any, project: Any, tmp_path: Path) -> None:
    root = project()
    text = (root / "pmo.yaml").read_text().replace("tier: S", "tier: L")
    (root / "pmo.yaml").write_text(f"{text}doer: eve\n")
    people = tmp_path / "people-2026.yaml"
    people.write_text("schema: people/v1\npeople: [{id: ada}]\n")
    (tmp_path / "people.yaml").symlink_to(people)
    assert "TOY-005" not in pmo.check(root, "--gate", "B").out
    for registry in (people, tmp_path / "people.yaml"):
        ran = pmo.check(root, "--gate", "B", "--registry", registry)
        assert "eve is not in the registry." in ran.out


# What a commit would hold


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(project: Any) -> Path:
    """A committed project in a repository of its own."""
    root: Path = project()
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root


def test_a_commit_that_only_deletes_the_brief_is_caught(pmo: Any, repository: Path) -> None:
    git(repository, "rm", "-q", "--cached", "pmo/brief.md")
    assert pmo.check(cwd=repository).code == 0, "it lies there still"
    ran = pmo.check("--commit", cwd=repository)
    assert ran.code == 1
    assert "KIT-004" in ran.out and "There is no brief" in ran.out


def test_a_commit_that_deletes_the_manifest_is_caught(pmo: Any, repository: Path) -> None:
    git(repository, "rm", "-q", "--cached", "pmo.yaml")
    ran = pmo.check("--commit", cwd=repository)
    assert ran.code == 2
    assert "pmo.yaml is in the folder, but not in what git would commit." in ran.out
    assert "fix: Run `git add pmo.yaml`." in ran.out
    (repository / "pmo.yaml").unlink()
    assert "There is no project here: no pmo.yaml." in pmo.check("--commit", cwd=repository).out


def test_an_overdue_item_does_not_stop_a_commit_and_is_told(pmo: Any, repository: Path) -> None:
    (repository / "pmo/log.yaml").write_text(
        LARGE.replace("size: 99", "size: 9\n    due: 2026-01-01")
    )
    git(repository, "add", "-A")
    assert pmo.check(cwd=repository).code == 1
    ran = pmo.check("--commit", cwd=repository)
    assert ran.code == 0
    assert "I-1 was due on 2026-01-01." in ran.out


@pytest.mark.posix
def test_a_partial_commit_is_judged_as_it_will_be(pmo: Any, repository: Path) -> None:
    (repository / "pmo/log.yaml").write_text(LARGE)
    git(repository, "add", "-A")
    (repository / "other.txt").write_text("x")
    hook = repository / ".git/hooks/pre-commit"
    arguments = [
        "check",
        "--commit",
        "--standard",
        *map(str, (Path(__file__).parents[1] / "fixtures/toy",)),
    ]
    hook.write_text(
        "#!/bin/sh\n" + " ".join([f"exec {sys.executable} -m pmo_kit", *arguments, "> said.txt"])
    )
    hook.chmod(0o755)
    git(repository, "add", "other.txt")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for path, code in (("other.txt", 0), ("pmo/log.yaml", 1)):
        ran = subprocess.run(
            ["git", *who, "commit", "-q", "-m", "x", "--", path],
            cwd=repository,
            env=pmo.environment(),
            capture_output=True,
        )
        assert ran.returncode == code, (repository / "said.txt").read_text()


def test_projects_below_a_repositorys_root_are_found_in_its_index(
    pmo: Any, project: Any, tmp_path: Path
) -> None:
    project(name="work/one")
    project({"pmo/log.yaml": LARGE}, name="work/two")
    git(tmp_path / "work", "init", "-q")
    git(tmp_path / "work", "add", "-A")
    project(name="work/untracked")
    ran = pmo.check("--commit", "--format", "json", cwd=tmp_path / "work")
    reports = json.loads(ran.out)["reports"]
    assert [(Path(r["root"]).name, r["exit_code"]) for r in reports] == [("one", 0), ("two", 1)]
    inner = pmo.check("--commit", "--format", "json", cwd=tmp_path / "work" / "one" / "pmo")
    assert (inner.code, len(json.loads(inner.out)["reports"])) == (0, 1)


def test_a_standard_without_manifest_judges_the_index_too(
    pmo: Any, root: Path, tmp_path: Path
) -> None:
    standard = root / "examples/standards/enhancement-proposals"
    (tmp_path / "enhancements").mkdir()
    (tmp_path / "enhancements/a.md").write_text("---\n: [\n---\n")
    git(tmp_path, "init", "-q")
    assert pmo("check", ".", "--standard", standard, cwd=tmp_path).code == 1
    ran = pmo("check", ".", "--commit", "--standard", standard, cwd=tmp_path)
    assert ran.code == 2 and "There is nothing to judge here" in ran.out
    git(tmp_path, "add", "-A")
    assert pmo("check", ".", "--commit", "--standard", standard, cwd=tmp_path).code == 1


# Outputs


def test_a_second_format_is_written_beside_what_is_printed(
    pmo: Any, project: Any, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "report.json"
    target.parent.mkdir()
    ran = pmo.check(
        project(), "--report", f"json={target}", "--report", f"github={tmp_path / 'gh.txt'}"
    )
    assert ran.code == 0 and "conforms" in ran.out
    assert json.loads(target.read_text())["exit_code"] == 0
    assert os.listdir(target.parent) == ["report.json"]
    assert target.stat().st_mode & 0o777 == 0o666 & ~_umask()


@pytest.mark.posix
def test_a_written_file_keeps_its_rights(pmo: Any, project: Any, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    target.chmod(0o640)
    assert pmo.check(project(), "--report", f"json={target}").code == 0
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_text().startswith("{")


@pytest.mark.posix
def test_a_pipe_or_a_link_is_written_through(pmo: Any, project: Any, tmp_path: Path) -> None:
    root = project()
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert pmo.check(root, "--report", f"json={tmp_path / 'pipe'}").code == 0
    assert os.read(reader, 65536).startswith(b"{")
    os.close(reader)
    (tmp_path / "link.json").symlink_to("real.json")
    assert pmo.check(root, "--report", f"json={tmp_path / 'link.json'}").code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text().startswith("{")


@pytest.mark.parametrize("target", ["gone/report.json", "."])
def test_a_file_that_cannot_be_written_is_told(
    pmo: Any, project: Any, tmp_path: Path, target: str
) -> None:
    root = project()
    before = sorted(os.listdir(tmp_path))
    ran = pmo.check(root, "--report", f"json={tmp_path / target}")
    assert ran.code == 2
    assert "cannot be written" in ran.err
    assert sorted(os.listdir(tmp_path)) == before


def test_piped_output_has_no_color(pmo: Any, project: Any) -> None:
    ran = pmo.check(project({"pmo/log.yaml": LARGE}))
    assert COLOR not in ran.all


def on_terminal(pmo: Any, *arguments: str | Path, **environment: str) -> str:
    """What a run prints on a terminal."""
    pty = pytest.importorskip("pty", reason="terminals are a thing of POSIX")
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "pmo_kit", *map(str, arguments)],
        stdout=side,
        stderr=side,
        stdin=subprocess.DEVNULL,
        env=pmo.environment(TERM="xterm", **environment),
    )
    os.close(side)
    said = b""
    while True:
        try:
            chunk = os.read(main, 65536)
        except OSError:
            break
        if not chunk:
            break
        said += chunk
    process.wait()
    os.close(main)
    return said.decode()


def test_a_terminal_gets_color_unless_it_is_not_wanted(pmo: Any, project: Any, toy: Path) -> None:
    arguments = ("check", project({"pmo/log.yaml": LARGE}), "--standard", toy)
    assert COLOR in on_terminal(pmo, *arguments)
    assert COLOR not in on_terminal(pmo, *arguments, NO_COLOR="1")


@pytest.mark.parametrize("size", [1, 3000])
def test_a_reader_that_stops_reading_is_no_error(pmo: Any, project: Any, size: int) -> None:
    items = "".join(f"  - {{id: I-{n}, size: 99}}\n" for n in range(size))
    root = project({"pmo/log.yaml": f"schema: log/v1\nitems:\n{items}"})
    with subprocess.Popen(
        [sys.executable, "-m", "pmo_kit", "check", str(root), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=pmo.environment(),
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 2


@pytest.mark.posix
def test_streams_that_were_closed_before_we_began_are_no_error(
    pmo: Any, project: Any, toy: Path
) -> None:
    arguments = ["check", str(project()), "--standard", str(toy)]
    command = shlex.join([sys.executable, "-m", "pmo_kit", *arguments])
    for closed in (">&-", ">&- 2>&-"):
        ran = subprocess.run(
            f"{command} {closed}", shell=True, capture_output=True, env=pmo.environment()
        )
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=["locale", "nothing but ascii", "encoding"],
)
def test_output_is_utf8_whatever_the_locale_says(
    pmo: Any, project: Any, environment: dict[str, str]
) -> None:
    root = project({"pmo/log.yaml": LARGE.replace("I-1", "Zürich-東京-😀")}, name="projekt-é")
    ran = pmo.check_alone(root, **environment)
    assert ran.code == 1
    assert "Zürich-東京-😀 has size 99" in ran.out
    assert "projekt-é" in ran.out or "PYTHONUTF8" in environment


def test_a_current_folder_that_is_gone_is_told(pmo: Any, tmp_path: Path) -> None:
    script = f"mkdir gone && cd gone && rmdir ../gone && exec {sys.executable} -m pmo_kit check /"
    ran = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env=pmo.environment(), capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (
        2,
        "The current folder is gone.\n  Go to a folder that exists.\n",
    )


# The other commands, as far as their wiring goes


def test_new_lists_the_templates(pmo: Any) -> None:
    ran = pmo("new")
    assert ran.code == 0
    assert "hidden-number" in ran.out and "pmo new TEMPLATE -o DIR" in ran.out


def test_new_makes_a_project_that_conforms_and_add_adds_to_it(pmo: Any, tmp_path: Path) -> None:
    made = pmo("new", "hidden-number", "-o", tmp_path / "demo", "--no-input")
    assert (made.code, made.err) == (0, "")
    assert "Next:" in made.out
    assert pmo("check", tmp_path / "demo").code == 0
    added = pmo("add", "status-report", cwd=tmp_path / "demo" / "pmo")
    assert (added.code, added.err) == (0, "")
    path = re.match(r"Wrote (\S+)\.\n", added.out)
    assert path is not None and (tmp_path / "demo" / path[1]).is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new", "nothing", "-o", "x"], "nothing"),
        (["new", "project", "-o", "x", "--set", "novalue"], "`novalue` is not KEY=VALUE"),
        (["add", "charter"], "There is no project here"),
        (["explain", "RISK-04"], "core@1.0 has nothing called `RISK-04`."),
        (["explain", "RISK-04"], "Did you mean"),
        (["explain", "charter", "--standard", "nope"], "No standard called `nope`"),
        (["standard", "show", "core", "--edition", "7.0"], "has no edition 7.0"),
        (["standard", "verify"], "Missing argument"),
    ],
)
def test_other_commands_tell_what_is_wrong_with_code_2(
    pmo: Any, arguments: list[str], message: str
) -> None:
    ran = pmo(*arguments)
    assert ran.code == 2
    assert message in ran.err


def test_explain_shows_a_page_of_the_projects_standard(pmo: Any, project: Any, toy: Path) -> None:
    ran = pmo("explain", "TOY-001", "--standard", toy)
    assert ran.code == 0
    assert "Large items hide small ones." in ran.out


@pytest.mark.posix
def test_a_folder_named_like_a_standard_is_never_taken_for_it(
    pmo: Any, project: Any, toy: Path
) -> None:
    root = project()
    (root / "toy").symlink_to(toy)
    (root / "core").symlink_to(toy)
    assert "No standard called `toy` is installed." in pmo("check", ".", cwd=root).out
    assert "No standard called `toy`" in pmo("explain", "TOY-001", cwd=root).err
    text = (root / "pmo.yaml").read_text()
    (root / "pmo.yaml").write_text(text.replace("standard: toy", "standard: core"))
    assert "core@1.0 knows no" in pmo("check", ".", cwd=root).out


def test_standards_are_listed_and_shown(pmo: Any, toy: Path) -> None:
    assert re.search(r"^core +.*1\.0 \(draft\)", pmo("standard", "list").out, re.MULTILINE)
    shown = pmo("standard", "show", toy)
    assert shown.code == 0
    assert shown.out.startswith("toy@1.0") and "TOY-001" in shown.out


def test_a_broken_standard_of_a_package_does_not_hide_the_others(
    pmo: Any, toy: Path, tmp_path: Path, root: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(toy, site / "acme_data")
    (site / "acme_data" / "standard.yaml").write_text("schema: standard/v1\n")
    (site / "acme-1.dist-info").mkdir()
    (site / "acme-1.dist-info" / "METADATA").write_text("Name: acme\nVersion: 1\n")
    (site / "acme-1.dist-info" / "entry_points.txt").write_text(
        "[pmo_kit.standards]\nacme = acme_data\nlost = no_data\n"
    )
    ran = pmo.alone("standard", "list", PYTHONPATH=f"{root / 'src'}:{site}")
    assert ran.code == 2
    assert "lost" in ran.out and "without its data" in ran.out
    assert re.search(r"^acme +cannot be read: `\w+` is missing\.$", ran.out, re.MULTILINE)
    assert re.search(r"^core +The pmo-kit core standard", ran.out, re.MULTILINE)


def test_verifying_tells_every_problem_and_ends_with_code_1(
    pmo: Any, toy: Path, tmp_path: Path
) -> None:
    assert pmo("standard", "verify", toy).code == 0
    own = Path(shutil.copytree(toy, tmp_path / "toy"))
    (own / "skeletons" / "log.yaml").unlink()
    ran = pmo("standard", "verify", own)
    assert ran.code == 1
    assert "has no skeleton" in ran.out and "toy is not sound; problems: 1." in ran.out
    assert "has no standard.yaml" in pmo("standard", "verify", "./nope", cwd=tmp_path).out


def test_schemas_are_exported_once_and_replaced_on_request(pmo: Any, tmp_path: Path) -> None:
    first = pmo("schema", "export", tmp_path / "x")
    assert first.code == 0
    files = [path for path in (tmp_path / "x").rglob("*") if path.is_file()]
    assert len(files) == 3
    changed = next(path for path in files if path.name == "schema.json")
    assert changed.stat().st_mode & 0o777 == 0o666 & ~_umask()
    changed.write_text("mine")
    again = pmo("schema", "export", tmp_path / "x")
    assert "is there and differs; --apply replaces it" in again.out
    assert changed.read_text() == "mine"
    assert pmo("schema", "export", tmp_path / "x", "--apply").code == 0
    assert changed.read_text().startswith("{")


def test_exported_settings_lead_to_what_was_exported(pmo: Any, tmp_path: Path) -> None:
    assert pmo("schema", "export", tmp_path).code == 0
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text())
    named = [*settings["yaml.schemas"], *(entry["url"] for entry in settings["json.schemas"])]
    for name in named:
        assert name.startswith("./")
        jsonschema.Draft202012Validator.check_schema(json.loads((tmp_path / name).read_text()))
    schema = (tmp_path / ".pmo" / "schema.json").read_text()
    found = re.findall(r'"\$(?:ref|id)": ?"([^"]*)"', schema)
    assert found and not [reference for reference in found if "http" in reference]
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == [
        "pmo",
        "lsp",
    ]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_several_registries_are_read_at_once(pmo: Any, root: Path) -> None:
    golden = root / "standards" / "core" / "golden"
    people, portfolio = golden / "people.yaml", golden / "portfolio.yaml"
    check = ("check", golden / "T1" / "closed", "--as-of", "2026-03-06", "--explain")
    one = pmo(*check, "--registry", people)
    both = pmo(*check, "--registry", people, "--registry", portfolio)
    assert (one.code, both.code) == (0, 0)
    assert "no portfolio was given" in one.out
    assert "no portfolio was given" not in both.out
    assert "no people was given" not in both.out
