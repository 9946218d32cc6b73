"""Bad input of every sort: what is said, where, and with which exit code.

Each kind is also judged by the program alone, which has to say the same in 300 MB.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

MEGABYTES = 300
LOG = "schema: log/v1\nitems:\n  - id: I-1\n    size: 3\n"
DEEP = 20_000
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
MANIFEST = """schema: project/v1
id: toy-small
name: Toy
standard: toy
edition: "1.0"
tier: S
phase: work
method: plain
"""


class Told:
    """What one run told: its gaps and findings, each as (rule, path, line, column, message)."""

    def __init__(self, ran: Any) -> None:
        assert ran.err == ""
        self.code = ran.code
        (self.report,) = json.loads(ran.out)["reports"]
        self.gaps = [
            (gap["path"], gap["line"], gap["column"], gap["message"]) for gap in self.report["gaps"]
        ]
        self.findings = [
            (
                finding["rule"],
                finding["location"]["path"],
                finding["location"]["line"],
                finding["location"]["column"],
                finding["message"],
            )
            for finding in self.report["findings"]
        ]


@pytest.fixture
def check(pmo: Any) -> Any:
    """Judges a project in this process."""

    def run(root: Path, *arguments: str | Path) -> Told:
        return Told(pmo.check(root, *arguments, "--format", "json"))

    return run


@pytest.fixture
def alone(pmo: Any) -> Any:
    """Judges a project in a process of its own too, within its memory: both say the same."""

    def run(root: Path, *arguments: str | Path) -> Told:
        ran = pmo.check_alone(root, *arguments, "--format", "json")
        assert ran.megabytes < MEGABYTES, f"{ran.megabytes} MB"
        assert ran[:3] == pmo.check(root, *arguments, "--format", "json")[:3]
        return Told(ran)

    return run


@pytest.fixture
def shown(pmo: Any) -> Any:
    """Judges a project: what a terminal would show."""

    def run(root: Path) -> str:
        ran = pmo.check(root)
        assert (ran.code, ran.err) == (1, "")
        assert "\x1b" not in ran.out and "\r" not in ran.out
        assert all(len(line) < 300 for line in ran.out.split("\n"))
        return str(ran.out)

    return run


BROKEN = [
    ("not utf-8", "log.yaml", LOG.encode() + b"# \xff\n", (5, 3), "0xff is no character"),
    ("utf-16", "log.yaml", LOG.encode("utf-16"), (1, 1), "UTF-16, not as UTF-8"),
    ("NUL", "log.yaml", LOG.encode() + b"# \0\n", (5, 3), "a NUL byte"),
    ("escape", "log.yaml", LOG.encode() + b"# \x1b[2J\n", (5, 3), "U+001B"),
    ("tab", "log.yaml", b"schema: log/v1\nitems:\n\t- id: I-1\n", (3, 1), "tab"),
    ("twice", "log.yaml", b"schema: log/v1\nitems: []\nitems: []\n", (3, 1), "items"),
    ("merge", "log.yaml", b"schema: log/v1\na: &a {b: 1}\nc: {<<: *a}\n", (3, 5), "<<"),
    ("two documents", "log.yaml", LOG.encode() + b"---\na: 1\n", (5, 1), "document"),
    ("tag", "log.yaml", b"schema: log/v1\nitems: !!python/object:os.system x\n", (2, 8), "tag"),
    ("bomb", "log.yaml", b"schema: log/v1\n" + BOMB.encode(), (3, 10), "far more data"),
    (
        "brackets",
        "log.yaml",
        b"schema: log/v1\nitems: " + b"[" * DEEP,
        (2, 71),
        "nested more than 64",
    ),
    (
        "closed",
        "log.yaml",
        b"schema: log/v1\nitems: " + b"[" * DEEP + b"]" * DEEP,
        (2, 71),
        "nested more than 64",
    ),
    (
        "braces",
        "log.yaml",
        b"schema: log/v1\nitems: " + b"{a: " * DEEP + b"}" * DEEP,
        (2, 260),
        "nested more than 64",
    ),
    (
        "dashes",
        "log.yaml",
        b"schema: log/v1\nitems:\n  " + b"- " * DEEP + b"x\n",
        (3, 129),
        "nested more than 64",
    ),
    (
        "json",
        "log.json",
        b'{"schema": "log/v1", "items": ' + b"[" * DEEP,
        (1, 94),
        "nested more than 64",
    ),
    ("json twice", "log.json", b'{"schema": "log/v1",\n "schema": "log/v1"}', (2, 2), "schema"),
    ("json NaN", "log.json", b'{"schema": "log/v1", "x": NaN}', (1, 27), "NaN"),
    (
        "markdown",
        "x.md",
        b"---\nschema: brief/v1\nend: " + b"[" * DEEP + b"\n---\n",
        (3, 69),
        "nested more than 64",
    ),
    (
        "markdown bomb",
        "x.md",
        b"---\nschema: brief/v1\n" + BOMB.encode() + b"---\n",
        (4, 10),
        "far more data",
    ),
    ("markdown NUL", "x.md", b"---\nschema: brief/v1\n---\n\n\0\n", (5, 1), "a NUL byte"),
    ("no end", "x.md", b"---\nschema: brief/v1\n", (1, 1), "never closed"),
]


@pytest.mark.parametrize(
    ("name", "content", "place", "message"),
    [case[1:] for case in BROKEN],
    ids=[case[0] for case in BROKEN],
)
def test_a_broken_artifact_is_one_finding(
    check: Any,
    project: Any,
    name: str,
    content: bytes,
    place: tuple[int, int],
    message: str,
) -> None:
    root = project({f"pmo/{name}": content})
    if name == "log.json":
        (root / "pmo" / "log.yaml").unlink()
    told = check(root)
    assert told.code == 1
    (finding,) = told.findings
    assert finding[:2] == ("KIT-001", f"pmo/{name}")
    assert message in finding[4]
    assert finding[2:4] == place


@pytest.mark.parametrize("sort", ["bomb", "brackets", "braces", "dashes"])
def test_what_explodes_or_goes_deep_takes_little_memory(
    alone: Any, project: Any, sort: str
) -> None:
    (content,) = [case[2] for case in BROKEN if case[0] == sort]
    assert alone(project({"pmo/log.yaml": content})).code == 1
    assert alone(project({"pmo.yaml": content}, name="manifest")).code == 2


@pytest.mark.parametrize("sort", ["twice", "bomb", "closed", "escape"])
def test_a_broken_artifact_is_shown_in_a_few_harmless_lines(
    shown: Any, project: Any, sort: str
) -> None:
    (content,) = [case[2] for case in BROKEN if case[0] == sort]
    text = shown(project({"pmo/log.yaml": content}))
    assert "pmo/log.yaml:" in text and "KIT-001 every-file" in text and "fix:" in text
    assert len(text) < 3000


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [case[2:] for case in BROKEN if case[1] == "log.yaml"],
    ids=[case[0] for case in BROKEN if case[1] == "log.yaml"],
)
def test_a_manifest_broken_in_the_same_way_is_not_judged(
    check: Any, project: Any, content: bytes, place: tuple[int, int], message: str
) -> None:
    told = check(project({"pmo.yaml": content}))
    assert (told.code, told.findings) == (2, [])
    (gap,) = told.gaps
    assert gap[0] == "pmo.yaml"
    assert message in gap[3]
    assert gap[1:3] == place


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + LOG.encode(),
        LOG.replace("\n", "\r\n").encode(),
        LOG.replace("\n", "\r").encode(),
    ],
    ids=["byte-order mark", "CRLF", "CR"],
)
def test_what_other_programs_write_is_read(check: Any, project: Any, content: bytes) -> None:
    told = check(project({"pmo/log.yaml": content}))
    assert (told.code, told.findings) == (0, [])


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without", "with a mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_places_are_right_whatever_ends_the_lines(
    check: Any, project: Any, mark: bytes, end: str
) -> None:
    text = LOG.replace("size: 3", "size: 99").replace("\n", end)
    told = check(project({"pmo/log.yaml": mark + text.encode()}))
    assert [finding[:4] for finding in told.findings] == [("TOY-001", "pmo/log.yaml", 4, 11)]


@pytest.mark.parametrize("name", ["pmo/log.yaml", "pmo/brief.md", "pmo/x.json"])
def test_a_large_file_is_refused_unread(check: Any, project: Any, name: str) -> None:
    root = project()
    with (root / name).open("ab") as stream:
        stream.truncate(50 * 2**20)
    told = check(root)
    assert told.code == 1
    ((rule, path, line, column, message), *rest) = told.findings
    assert (rule, path, line, column) == ("KIT-001", name, 1, 1)
    assert message == "The file has 50.0 MB; an artifact may have 5 MB."
    assert rest == []


def test_a_large_manifest_is_refused_unread(alone: Any, project: Any) -> None:
    root = project()
    with (root / "pmo.yaml").open("ab") as stream:
        stream.truncate(50 * 2**20)
    told = alone(root)
    assert (told.code, told.gaps[0][3]) == (2, "The file has 50.0 MB; an artifact may have 5 MB.")


@pytest.mark.long
def test_a_file_just_within_the_limit_is_judged(alone: Any, project: Any) -> None:
    item = "  - {id: I-%06d, size: 3}\n"
    text = "schema: log/v1\nitems:\n" + "".join(item % n for n in range(30_000))
    told = alone(project({"pmo/log.yaml": text}))
    assert (told.code, told.findings) == (0, [])


def test_a_thousand_findings_are_told(alone: Any, shown: Any, project: Any) -> None:
    item = "  - {id: I-%06d, size: 99}\n"
    text = "schema: log/v1\nitems:\n" + "".join(item % n for n in range(1000))
    root = project({"pmo/log.yaml": text})
    told = alone(root)
    assert (told.code, len(told.findings)) == (1, 1000)
    assert len(shown(root).split("\n")) < 100


# Links, pipes, folders, names


@pytest.mark.posix
def test_a_link_out_of_the_project_is_refused(alone: Any, project: Any, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(LOG.replace("I-1", "SECRET").replace("3", "99"))
    root = project()
    (root / "pmo" / "log.yaml").unlink()
    (root / "pmo" / "log.yaml").symlink_to(tmp_path / "secret.yaml")
    told = alone(root)
    assert told.code == 1
    assert told.findings == [
        ("KIT-001", "pmo/log.yaml", 1, 1, "This link leads out of the project.")
    ]
    assert "SECRET" not in json.dumps(told.report)


@pytest.mark.posix
def test_a_manifest_that_is_a_link_out_is_refused(check: Any, project: Any, tmp_path: Path) -> None:
    root = project()
    shutil.move(root / "pmo.yaml", tmp_path / "pmo.yaml")
    (root / "pmo.yaml").symlink_to(tmp_path / "pmo.yaml")
    told = check(root)
    assert told.code == 2
    assert told.gaps == [("pmo.yaml", 1, 1, "This link leads out of the project.")]


@pytest.mark.posix
@pytest.mark.parametrize("target", ["nowhere.yaml", "log.yaml", "/dev/zero", "/proc/self/mem"])
def test_links_to_nothing_to_themselves_or_to_devices_are_refused(
    check: Any, project: Any, target: str
) -> None:
    root = project()
    (root / "pmo" / "log.yaml").unlink()
    (root / "pmo" / "log.yaml").symlink_to(target)
    told = check(root)
    assert told.code == 1
    assert [finding[:4] for finding in told.findings] == [("KIT-001", "pmo/log.yaml", 1, 1)]


@pytest.mark.posix
def test_a_pipe_is_refused_and_not_waited_for(alone: Any, project: Any) -> None:
    root = project()
    (root / "pmo" / "log.yaml").unlink()
    os.mkfifo(root / "pmo" / "log.yaml")
    told = alone(root)
    assert told.findings == [("KIT-001", "pmo/log.yaml", 1, 1, "This is no regular file.")]


def test_a_folder_instead_of_a_file_is_no_artifact(check: Any, project: Any) -> None:
    root = project()
    (root / "pmo" / "log.yaml").unlink()
    (root / "pmo" / "log.yaml").mkdir()
    told = check(root, "--gate", "B")
    assert told.code == 1
    assert ("KIT-004", "pmo.yaml") in [finding[:2] for finding in told.findings]


def test_a_manifest_that_is_a_folder_is_refused(check: Any, project: Any) -> None:
    root = project()
    (root / "pmo.yaml").unlink()
    (root / "pmo.yaml").mkdir()
    told = check(root)
    assert told.gaps == [("pmo.yaml", 1, 1, "This is a folder, not a file.")]


@pytest.mark.parametrize(
    "name",
    [
        b"a\nb.yaml",
        b"\x1b[2J\x1b]0;x\x07.yaml",
        "😀.yaml".encode(),
        b"\xff\xfe.yaml",
        b"-rf.yaml",
        b"::error::x.yaml",
        b"a'b\"c.yaml",
        ("é" * 120 + ".yaml").encode(),
        "\u202eyaml.yaml".encode(),
    ],
)
def test_names_that_trouble_terminals_are_told_harmlessly(
    check: Any, shown: Any, project: Any, name: bytes
) -> None:
    root = project()
    (root / "pmo" / os.fsdecode(name)).write_text("a: 1\n")
    told = check(root)
    assert told.code == 1
    assert [finding[0] for finding in told.findings] == ["KIT-002"]
    assert "KIT-002 every-file-names-its-kind shall" in shown(root)


@pytest.mark.long
def test_ten_thousand_files_are_judged(alone: Any, project: Any) -> None:
    root = project()
    for number in range(5000):
        folder = root / "pmo" / f"{number // 500}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text("an attachment")
        (folder / f"log-{number}.yaml").write_text(LOG.replace("I-1", f"I-{number + 100}"))
    told = alone(root)
    assert (told.code, len(told.report["artifacts"])) == (0, 5004)


# Out of the project


@pytest.mark.parametrize("folder", ["../..", "..", "/", "/etc", "pmo/../../..", "\\\\host\\x"])
def test_an_artifacts_folder_outside_is_refused(check: Any, project: Any, folder: str) -> None:
    told = check(project({"pmo.yaml": f"{MANIFEST}folder: '{folder}'\n"}))
    assert told.code == 2
    assert told.gaps == [("pmo.yaml", 9, 9, f"`{folder}` does not lie in the project.")]


@pytest.mark.posix
def test_an_artifacts_folder_that_is_a_link_out_is_refused(alone: Any, project: Any) -> None:
    root = project({"pmo.yaml": f"{MANIFEST}folder: out\n"})
    (root / "out").symlink_to("/")
    told = alone(root)
    assert told.code == 2
    assert "links to folders are not followed" in told.gaps[0][3]


@pytest.mark.posix
def test_the_root_as_artifacts_folder_stays_within_it(check: Any, project: Any) -> None:
    root = project({"pmo.yaml": f"{MANIFEST}folder: .\n"})
    (root / "out").symlink_to("/")
    told = check(root)
    assert [finding[:2] for finding in told.findings] == [("KIT-001", "out")]


@pytest.mark.parametrize("standard", ["../evil", "/evil", ".", "..", "evil/x", "e\\\\x", "./toy"])
def test_a_manifest_cannot_name_a_folder_as_its_standard(
    pmo: Any, project: Any, toy: Path, standard: str
) -> None:
    root = project({"pmo.yaml": MANIFEST.replace("standard: toy", f'standard: "{standard}"')})
    for place in (root.parent / "evil", root / "evil" / "x", root / "toy"):
        shutil.copytree(toy, place)
    told = Told(pmo("check", ".", "--format", "json", cwd=root))
    assert told.code == 2
    ((path, line, column, message),) = told.gaps
    assert (path, line, column) == ("pmo.yaml", 4, 11)
    assert message.endswith("a manifest names one, never a folder.")


@pytest.mark.parametrize("ignore", ["*a" * 60 + "b", "**/a/" * 60 + "b"])
def test_a_pattern_that_would_hang_others_does_not(check: Any, project: Any, ignore: str) -> None:
    deep = "/".join(["a"] * 60)
    root = project({f"pmo/{deep}/{'a' * 200}.yaml": "a: 1\n"})
    (root / "pmo.yaml").write_text(f'{MANIFEST}ignore: ["pmo/{ignore}"]\n')
    assert [finding[0] for finding in check(root).findings] == ["KIT-002"]


def test_a_waiver_whose_pattern_would_hang_others_does_not(alone: Any, project: Any) -> None:
    waiver = "{id: W, rule: TOY-001, subject: '%s', reason: x, until: 2027-01-01}" % (
        "*a" * 40 + "b"
    )
    files = {
        "pmo/waivers.yaml": f"schema: waivers/v1\nwaivers: [{waiver}]\n",
        "pmo/log.yaml": LOG.replace("I-1", "a" * 5000).replace("3", "99"),
    }
    told = alone(project(files))
    assert sorted(finding[0] for finding in told.findings) == ["KIT-006", "TOY-001"]


def test_code_in_the_folder_that_is_judged_is_not_run(pmo: Any, project: Any) -> None:
    evil = "import pathlib; pathlib.Path(__file__).with_suffix('.ran').touch()\n"
    names = ("click", "yaml", "json", "pmo_kit", "sitecustomize", "jsonschema_rs", "conftest")
    root = project({f"{name}.py": evil for name in names if name != "pmo_kit"})
    pmo.check_alone(".", cwd=root)
    pmo.check_alone(".", "--format", "json", cwd=root)
    assert list(root.glob("*.ran")) == []


@pytest.mark.posix
def test_a_judged_repositorys_git_settings_run_nothing(pmo: Any, project: Any) -> None:
    root = project()
    for command in (["git", "init", "-q"], ["git", "add", "-A"]):
        subprocess.run(command, cwd=root, check=True, capture_output=True)
    trap = root.parent / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {root.parent / 'ran'}\n")
    trap.chmod(0o755)
    with (root / ".git" / "config").open("a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n\thooksPath = {root.parent}\n"
            f"\tsshCommand = {trap}\n\talternateRefsCommand = {trap}\n"
            f'[diff]\n\texternal = {trap}\n[filter "x"]\n\tclean = {trap}\n\tsmudge = {trap}\n'
            f"[alias]\n\tls-files = !{trap}\n\trev-parse = !{trap}\n"
        )
    (root / ".gitattributes").write_text("* filter=x diff=x\n")
    told = Told(pmo.check(root, "--commit", "--format", "json"))
    assert (told.code, told.report["commit"]) == (0, True)
    assert not (root.parent / "ran").exists()


@pytest.mark.posix
@pytest.mark.parametrize("config", ["[core\n", "[include]\n\tpath = /dev/zero\n"])
def test_a_broken_repository_is_told(pmo: Any, project: Any, config: str) -> None:
    root = project()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True, capture_output=True)
    (root / ".git" / "config").write_text(config)
    ran = pmo.check(root, "--commit", "--format", "json")
    assert ran.code == 2
    assert Told(ran).gaps[0][3].startswith("Git ")


def test_a_commit_in_no_repository_is_told(alone: Any, project: Any) -> None:
    told = alone(project(), "--commit")
    assert (told.code, told.gaps[0][3]) == (2, "This folder is in no git repository.")


# Standards


@pytest.fixture
def standard(toy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(toy, tmp_path / "standards" / "toy"))


def by(pmo: Any, root: Path, standard: Path, *arguments: str) -> Told:
    """A project judged by a standard of one's own."""
    base = ("check", root, "--standard", standard, "--as-of", "2026-02-01", "--format", "json")
    return Told(pmo(*base, *arguments))


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_rule_that_divides_by_zero_is_an_error_and_the_rest_is_judged(
    pmo: Any, project: Any, standard: Path
) -> None:
    rewrite(standard / "rules/log/TOY-001.yaml", "check: item.size <=", "check: item.size / 0 <=")
    root = project({"pmo/log.yaml": LOG + "    due: 2026-01-01\n"})
    told = by(pmo, root, standard)
    assert told.code == 2
    assert [(f[0], f[1], f[2]) for f in told.findings] == [
        ("TOY-001", "pmo/log.yaml", 3),
        ("TOY-002", "pmo/log.yaml", 5),
    ]
    assert "could not be judged" in told.findings[0][4]
    assert "zero" in told.findings[0][4]


def test_a_circle_of_standards_is_refused(pmo: Any, project: Any, standard: Path) -> None:
    other = standard.parent / "other"
    other.mkdir()
    (other / "standard.yaml").write_text(
        "schema: standard/v1\nid: other\ntitle: Other\nextends: ../toy@1.0\n"
        'editions: [{id: "1.0", status: current}]\n'
    )
    rewrite(
        standard / "standard.yaml", "schemas: schemas", "schemas: schemas\nextends: ../other@1.0"
    )
    told = by(pmo.alone, project(), standard)
    assert told.code == 2
    ((path, _, _, message),) = told.gaps
    assert message == "The standards extend each other in a circle: toy → other → toy."
    assert path.endswith("other/standard.yaml")


def test_an_unknown_edition_is_refused(pmo: Any, project: Any, standard: Path) -> None:
    told = by(pmo, project(), standard, "--edition", "7.7")
    assert (told.code, told.gaps[0][3]) == (2, "The standard `toy` has no edition 7.7.")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("standard.yaml", "id: toy", "id: [", ""),
        ("standard.yaml", "phase: work, ends", "phase: gone, ends", "has no phase `gone`"),
        ("standard.yaml", "schemas: schemas", "schemas: gone", "No schema of `brief`"),
        ("rules/log/TOY-001.yaml", "item.size <=", "item.sise <=", "Rule TOY-001, `check`"),
        ("rules/log/TOY-001.yaml", "item.size <=", "(" * 5000, "Rule TOY-001, `check`"),
        ("rules/log/TOY-001.yaml", "at: size", "at: 'size['", "`at` is `size[`"),
        ("artifacts/log.yaml", "when: project.id", "when: project.idd", "Kind log, `when`"),
        ("artifacts/brief.yaml", "L: [budget]", "L: ['a[']", "`a[`"),
        ("schemas/log/v1.0.json", '"integer"', '"integr"', "no type of JSON Schema"),
        ("schemas/log/v1.0.json", '"properties": {', '"properties": {"x": 5,', "should stand here"),
        ("schemas/log/v1.0.json", '"type": "integer"', '"$ref": "https://x.example/"', ""),
        ("schemas/log/v1.0.json", "{", "[" * DEEP, "nested more than 64 levels"),
    ],
)
def test_a_standard_that_is_not_sound_is_refused(
    pmo: Any, project: Any, standard: Path, file: str, old: str, new: str, message: str
) -> None:
    path = standard / file
    path.write_text(path.read_text().replace(old, new, 1))
    told = by(pmo, project(), standard)
    assert (told.code, told.findings) == (2, [])
    ((_, _, _, said),) = told.gaps
    assert message in said
