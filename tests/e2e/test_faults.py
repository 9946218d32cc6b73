"""The program under fault: full disks, closed streams, folders that may only be read, kills."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import faults
import pytest
from program import ROOT, Program

from pmo_kit._files import journal

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

CORE = ROOT / "standards" / "core"
GOLDEN = CORE / "golden" / "T1" / "closed"
DAY = ("--as-of", "2026-03-06")
READING = (
    "--help", "--version", "check", "check --format json", "check --help", "status", "digest",
    "explain CHAR-008", "fix", "gate RfE", "known list", "new", "standard list",
    "standard show core", "train list",
)  # fmt: skip
SLIPS = {
    "pmo/log.yaml": ("    owner: ben\n", "    ownr: ben\n"),
    "pmo/charter.md": ("schema: charter/v1", "schema: chrater/v1"),
    "pmo/plan.yaml": ("schema: plan/v1", "schema: paln/v1"),
}
"""A slip in each of several files, which `pmo fix` fixes."""


def files(root: Path) -> dict[str, bytes]:
    """What a folder holds; folders end with a stroke."""
    return {
        path.relative_to(root).as_posix() + "/" * path.is_dir(): path.read_bytes()
        if path.is_file()
        else b""
        for path in root.rglob("*")
    }


def sound(place: Path) -> Path:
    return Path(shutil.copytree(GOLDEN, place))


def slipped(place: Path) -> Path:
    """A project that `pmo fix` fixes in several files."""
    root = sound(place)
    for path, (old, new) in SLIPS.items():
        text = (root / path).read_text("utf-8")
        assert old in text, path
        (root / path).write_text(text.replace(old, new, 1), "utf-8")
    return root


def one_sentence(err: str) -> str:
    """The message of an error that is one sentence and a remedy below it."""
    assert "Traceback" not in err, err
    message, remedy = err.splitlines()
    assert message.endswith(".") and re.match(r"  \S.*\.$", remedy), err
    return message


def shell(pmo: Program, arguments: str, rest: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program by a shell, which opens and closes its streams."""
    command = f"{shlex.quote(sys.executable)} -m pmo_kit {arguments} {rest}"
    return subprocess.run(
        ["bash", "-c", command],
        cwd=cwd,
        env=pmo.environment(),
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.linux
@pytest.mark.parametrize("arguments", READING)
def test_output_on_a_full_disk_is_one_sentence_and_2(
    pmo: Program, tmp_path: Path, arguments: str
) -> None:
    ran = shell(pmo, arguments, ">/dev/full", sound(tmp_path / "project"))
    assert ran.returncode == 2
    assert one_sentence(ran.stderr) == (
        "The standard output cannot be written: no space left on device."
    )


@pytest.mark.parametrize("arguments", ["check", "--help", "standard show core", "train list"])
def test_a_reader_that_ends_early_is_told_nothing_and_makes_2(
    pmo: Program, tmp_path: Path, arguments: str
) -> None:
    ran = shell(pmo, arguments, "| (exec <&-); exit ${PIPESTATUS[0]}", sound(tmp_path / "project"))
    assert (ran.returncode, ran.stderr) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "rest", "code"),
    [
        ("check", "<&- >&- 2>&-", 0),
        ("status", ">&-", 0),
        ("nosuch", "2>/dev/full", 2),
        ("check nowhere", "2>/dev/full", 2),
        ("check nowhere", ">/dev/full 2>/dev/full", 2),
        ("check nowhere", "2>&-", 2),
        ("check", "1</dev/null", 2),
        ("new project -o new", "<&-", 130),
    ],
)
def test_streams_that_are_closed_or_full_bring_no_traceback(
    pmo: Program, tmp_path: Path, arguments: str, rest: str, code: int
) -> None:
    ran = shell(pmo, arguments, rest, sound(tmp_path / "project"))
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "project" / "new").exists()


def test_a_closed_stream_is_never_a_file_that_is_written(pmo: Program, tmp_path: Path) -> None:
    root = sound(tmp_path / "project")
    ran = shell(pmo, "check --report json=report.json", "<&- >&- 2>&-", root)
    assert ran.returncode == 0
    assert (root / "report.json").read_bytes().startswith(b"{")


@pytest.mark.parametrize("arguments", ["check", "status", "--version", "add log", "new -o x"])
def test_a_current_folder_that_is_gone_is_one_sentence(
    pmo: Program, tmp_path: Path, arguments: str
) -> None:
    (tmp_path / "gone").mkdir()
    quoted = shlex.quote(str(tmp_path / "gone"))
    ran = shell(pmo, arguments, "", tmp_path)  # the interpreter is warm, and finds its modules
    command = f"cd {quoted} && rmdir {quoted} && exec {shlex.quote(sys.executable)} -m pmo_kit "
    ran = subprocess.run(
        ["bash", "-c", command + arguments],
        env=pmo.environment(),
        capture_output=True,
        encoding="utf-8",
    )
    assert ran.returncode == 2
    assert one_sentence(ran.stderr) == "The current folder is gone."


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, to be filled."""
    place = tmp_path / "full"
    place.mkdir()
    size = ["-o", "size=512k,nr_inodes=400", "tmpfs", str(place)]
    done = subprocess.run(["mount", "-t", "tmpfs", *size], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no file system may be mounted here; refusals are put in by other tests too")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def writers(root: Path) -> dict[str, list[str]]:
    """A command of each kind that writes, on a project in which `pmo fix` finds work."""
    there = str(root)
    return {
        "add": ["add", "quality-plan"],
        "gate": ["gate", "RfP", there, "--record", "stop", "--by", "olga", "--reason", "x", *DAY,
                 "--apply"],
        "fix": ["fix", there, *DAY, "--apply"],
        "schema": ["schema", "export", there],
        "new": ["new", "hidden-number", "-o", f"{there}/new", "--no-input"],
        "new, here": ["new", "hidden-number", "-o", f"{there}/empty", "--no-input"],
        "train": ["train", "start", "charter-empty", "-o", f"{there}/exercise"],
        "report": ["check", there, *DAY, "--report", f"json={there}/report.json"],
        "init": ["init", f"{there}/empty", "--no-input", *DAY, "--apply"],
        "handbook": ["handbook", "generate", "--docs", f"{there}/docs"],
    }  # fmt: skip


KINDS = [
    pytest.param(kind, marks=pytest.mark.long) if kind == "handbook" else kind
    for kind in sorted(writers(Path()))
]

FEW = [
    pytest.param(kind, marks=() if kind in ("fix", "new") else pytest.mark.long)
    for kind in sorted(writers(Path()))
]
"""Each is a process of its own that imports all of the program."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_is_one_sentence_and_nothing_is_written(
    pmo: Program, full: Path, kind: str
) -> None:
    root = slipped(full / "project")
    (root / "empty").mkdir()
    with open(full / "filler", "wb", buffering=0) as filler:
        for size in (4096, 1):
            try:
                while True:
                    filler.write(b"x" * size)
            except OSError:
                pass
    before = files(full)
    ran = pmo(*writers(root)[kind], cwd=root)
    assert ran.code == 2, ran.all
    assert re.fullmatch(r"\S+ cannot be written: no space left on device\.", one_sentence(ran.err))
    assert "Make room" in ran.err
    assert files(full) == before


# Root may write everywhere. A first run, elsewhere, reads what the program imports.
OTHER_USER = """
import os, sys
from pmo_kit.cli.program import run
here, there, *arguments = sys.argv[1:]
def ran(place):
    os.chdir(place)
    return run([text.replace("{}", place) for text in arguments])
with open(os.devnull, "w") as nowhere:
    out, err, sys.stdout, sys.stderr = sys.stdout, sys.stderr, nowhere, nowhere
    state, os.environ["XDG_STATE_HOME"] = os.environ["XDG_STATE_HOME"], f"{there}/state"
    ran(there)
    sys.stdout, sys.stderr, os.environ["XDG_STATE_HOME"] = out, err, state
from pmo_kit.cli import system_errors
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
code = ran(here)
sys.stdout.flush()
os._exit(code)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("kind", FEW)
def test_a_folder_that_may_only_be_read_is_one_sentence_and_nothing_is_written(
    pmo: Program, public: Path, kind: str
) -> None:
    root, other = slipped(public / "project"), slipped(public / "other")
    (public / "state").mkdir(mode=0o777)
    (public / "state").chmod(0o777)
    for place in (root, other):
        (place / "empty").mkdir()
    paths = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for path in paths:
        path.chmod(0o555)
    before = files(root)
    arguments = [text.replace(str(root), "{}") for text in writers(root)[kind]]
    done = subprocess.run(
        [sys.executable, "-c", OTHER_USER, str(root), str(other), *arguments],
        env=pmo.environment(XDG_STATE_HOME=str(public / "state" / "own"), PMO_CACHE_DIR=""),
        capture_output=True,
        encoding="utf-8",
    )
    for path in paths:
        path.chmod(0o755)
    assert done.returncode == 2, done
    assert re.fullmatch(r"\S+ cannot be written: permission denied\.", one_sentence(done.stderr))
    assert "Correct the permissions" in done.stderr
    assert files(root) == before


def settled(root: Path) -> dict[str, bytes]:
    """What a folder holds once what was stopped there is settled; nothing is left beside it."""
    journal.settle(root)
    found = files(root)
    assert not [name for name in found if ".pmo-set-" in name]
    return {name: content for name, content in found.items() if ".pmo-tmp-" not in name}


@pytest.mark.long
def test_a_fix_that_is_killed_at_any_move_is_whole_or_not_at_all(
    pmo: Program, tmp_path: Path
) -> None:
    old, new = files(slipped(tmp_path / "old")), files(sound(tmp_path / "new"))
    at, told = 0, 0
    while True:
        at += 1
        root = slipped(tmp_path / f"project-{at}")
        told_to = ["fix", root, *DAY, "--apply"]
        ran = faults.run(faults.PROGRAM, at, "kill", told_to, environment=pmo.environment())
        if not faults.killed(ran):
            break
        left = files(root)
        reading = pmo("check", root, *DAY)
        assert files(root) == left
        told += "A command was stopped while it wrote in" in reading.err
        assert settled(root) in (old, new)
        assert "stopped" not in pmo("check", root, *DAY).err
        assert pmo(*told_to).code == 0
        assert files(root) == new
    assert at > len(SLIPS) + 1 and told > len(SLIPS)


def test_what_was_stopped_is_told_by_who_reads_and_settled_by_who_writes(
    pmo: Program, tmp_path: Path
) -> None:
    root = slipped(tmp_path / "project")
    told_to = ["fix", root, *DAY, "--apply"]
    assert pmo(*told_to[:-1]).code == 1  # what is kept of standards is written by now
    ran = faults.run(faults.PROGRAM, 3, "kill", told_to, environment=pmo.environment())
    assert faults.killed(ran)
    said = (
        f"A command was stopped while it wrote in {root} (written: pmo/charter.md; not written: "
        "pmo/log.yaml, pmo/plan.yaml). The next one that writes there finishes it or takes it "
        "back.\n"
    )
    for reading in ("check", "status", "fix", "gate RfE", "known list"):
        ran = pmo(*reading.split(), root, *DAY)
        assert ran.err == said, reading
    ran = pmo(*told_to)
    assert ran.err == (
        f"What a stopped command had begun in {root} (written: pmo/charter.md; not written: "
        "pmo/log.yaml, pmo/plan.yaml) was finished first.\n"
    )
    assert ran.code == 0 and files(root) == files(sound(tmp_path / "sound"))


@pytest.mark.parametrize(("how", "code"), [("term", 143), ("interrupt", 130)])
def test_a_fix_that_is_stopped_is_taken_back(
    pmo: Program, tmp_path: Path, how: str, code: int
) -> None:
    for at in (1, 3):  # as it begins, and between two moves
        root = slipped(tmp_path / f"project-{at}")
        old, told_to = files(root), ["fix", root, *DAY, "--apply"]
        pmo(*told_to[:-1])  # what is kept of standards is written by now
        ran = faults.run(faults.PROGRAM, at, how, told_to, environment=pmo.environment())
        assert (ran.returncode, ran.stderr.strip()) == (code, "Stopped.")
        assert files(root) == old


@pytest.mark.long
def test_a_project_that_is_killed_in_the_making_is_whole_or_not_at_all(
    pmo: Program, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    assert pmo("new", "hidden-number", "-o", whole, "--no-input").code == 0
    for at, exists in ((1, False), (1, True), (5, True)):
        place = tmp_path / f"{at}-{exists}" / "project"
        (place if exists else place.parent).mkdir(parents=True)
        told_to = ["new", "hidden-number", "-o", place, "--no-input"]
        ran = faults.run(faults.PROGRAM, at, "kill", told_to, environment=pmo.environment())
        assert faults.killed(ran)
        again = pmo(*told_to)
        assert again.code == 0 or "is not empty" in again.err
        assert files(place) == files(whole)
        assert [path.name for path in place.parent.iterdir()] == ["project"]


def test_what_a_killed_command_left_is_no_artifact_and_goes_away(
    pmo: Program, tmp_path: Path
) -> None:
    root = sound(tmp_path / "project")
    told_to = ["add", "quality-plan"]
    ran = faults.run(faults.PROGRAM, 1, "kill", told_to, cwd=root, environment=pmo.environment())
    assert ran.returncode == -signal.SIGKILL
    assert [path.name for path in root.rglob(".pmo-tmp-*")]
    listed = pmo("check", root, *DAY, "--format", "json")
    assert listed.code == 0 and ".pmo-tmp" not in listed.all
    assert pmo(*told_to, cwd=root).code == 0
    assert not list(root.rglob(".pmo-*-*"))


def test_of_several_reports_those_written_are_named(pmo: Program, tmp_path: Path) -> None:
    root = sound(tmp_path / "project")
    good, bad = tmp_path / "a.json", tmp_path / "nowhere" / "b.html"
    ran = pmo("check", root, *DAY, "--report", f"json={good}", "--report", f"html={bad}")
    assert ran.code == 2 and good.exists()
    assert one_sentence(ran.err) == (
        f"{bad} cannot be written: no such file or directory. Written before: {good}."
    )


def test_a_standard_without_manifests_adopts_no_repository(pmo: Program, tmp_path: Path) -> None:
    for name in ("landscape", "enhancement-proposals"):
        standard = ROOT / "examples" / "standards" / name
        ran = pmo("init", tmp_path, "--standard", standard, "--no-input")
        assert ran.code == 2
        assert one_sentence(ran.err).endswith(
            "judges a folder as it is: there is no pmo.yaml to write."
        )
    assert not os.listdir(tmp_path)
