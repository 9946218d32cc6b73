"""What Windows and macOS answer that Linux does not: each answer is put in the system's mouth."""

from __future__ import annotations

import ast
import errno
import io
import os
import shutil
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from program import Program

from pmo_kit import cli
from pmo_kit._files import whole_file
from pmo_kit._files.file_set import Change
from pmo_kit._files.journal import write_files
from pmo_kit._files.whole_file import TRIES, move, place_new, write_whole
from pmo_kit._text import relative
from pmo_kit.cli import system_errors
from pmo_kit.git import GitError, runner
from pmo_kit.writers import Style

# What the standard library has on Linux and not on Windows.
LACKING = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
LACKING_IN_OS = {
    "chown", "fchmod", "fork", "forkpty", "getegid", "geteuid", "getgid", "getgroups", "getpgid",
    "getuid", "killpg", "mkfifo", "mknod", "setsid", "sysconf", "uname", "wait", "wait3", "wait4",
}  # fmt: skip


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows, as far as the modules that ask for it can tell."""
    for module in (whole_file, system_errors, runner):
        monkeypatch.setattr(module, "sys", SimpleNamespace(platform="win32", stdout=sys.stdout))
    monkeypatch.setattr(whole_file.time, "sleep", lambda _: None)


def busy(monkeypatch: pytest.MonkeyPatch, times: int) -> list[str]:
    """Let the system refuse so many moves, as it does while another program reads the target."""
    tried: list[str] = []
    really = os.replace

    def refuse(source: Path, target: Path) -> None:
        tried.append(str(target))
        if len(tried) <= times:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        really(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    return tried


@pytest.mark.usefixtures("windows")
def test_a_file_that_somebody_reads_is_written_when_they_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.yaml"
    target.write_bytes(b"old\n")
    tried = busy(monkeypatch, 3)
    write_whole(target, b"new\n")
    assert target.read_bytes() == b"new\n"
    assert len(tried) == 4


@pytest.mark.usefixtures("windows")
def test_a_file_that_nobody_lets_go_of_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.yaml"
    target.write_bytes(b"old\n")
    tried = busy(monkeypatch, TRIES)
    with pytest.raises(PermissionError):
        write_whole(target, b"new\n")
    assert len(tried) == TRIES
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old\n"]


@pytest.mark.usefixtures("windows")
def test_a_folder_is_moved_when_others_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made").mkdir()
    busy(monkeypatch, 2)
    move(tmp_path / "made", tmp_path / "project")
    assert [path.name for path in tmp_path.iterdir()] == ["project"]


@pytest.mark.usefixtures("windows")
def test_a_new_file_gets_its_name_when_others_let_go_and_overwrites_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    really = os.rename

    def rename(source: Path, target: Path) -> None:
        tried.append(str(target))
        if len(tried) <= 3:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        if target.exists():
            raise FileExistsError(errno.EEXIST, "Cannot create a file when it exists already")
        really(source, target)

    monkeypatch.setattr(os, "rename", rename)
    for expected in (nullcontext(), pytest.raises(FileExistsError)):
        (tmp_path / "beside").write_bytes(b"new\n")
        with expected:
            place_new(tmp_path / "beside", tmp_path / "plan.yaml")
    assert len(tried) == 5


@pytest.mark.usefixtures("windows")
def test_a_set_of_files_is_written_when_others_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = tmp_path / "project"
    root.mkdir()
    for name in ("a", "b"):
        (root / name).write_bytes(b"old\n")
    busy(monkeypatch, 4)
    write_files(root, [Change("a", b"old\n", b"new\n"), Change("b", b"old\n", None)])
    assert {path.name: path.read_bytes() for path in root.iterdir()} == {"a": b"new\n"}


def test_elsewhere_a_refusal_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = busy(monkeypatch, 1)
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "plan.yaml", b"new\n")
    assert len(tried) == 1


@pytest.mark.usefixtures("windows")
def test_git_is_never_a_program_that_a_project_brings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed, project = tmp_path / "git", tmp_path / "project"
    for folder in (installed, project):
        folder.mkdir()
        (folder / "git.exe").write_text(f"of {folder.name}", encoding="utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", f'"{installed}"']))
    assert runner.program() == str(installed / "git.exe")
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(GitError, match="Git is not installed"):
        runner.run(project, "status")


def test_a_path_on_another_drive_is_shown_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_drive(path: str, start: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    root = str(tmp_path / "project")
    options = Style(base=str(tmp_path))
    assert options.path(root, "pmo.yaml") == "project/pmo.yaml"
    monkeypatch.setattr(os.path, "relpath", other_drive)
    assert relative(tmp_path / "people.yaml", root) == f"{tmp_path.as_posix()}/people.yaml"
    assert options.path(root, "pmo.yaml") == f"{tmp_path.as_posix()}/project/pmo.yaml"


def test_output_is_utf_8_with_lf_whatever_the_console_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A Windows console has an old encoding, and ends lines by CR LF."""
    raw = io.BytesIO()
    codes: list[int] = []
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "cp1252", newline="\r\n"))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), "cp1252"))
    monkeypatch.setattr(sys, "argv", ["pmo", "explain", "CHG-006"])
    monkeypatch.setattr(os, "_exit", codes.append)
    cli.main()
    assert codes == [0]
    assert b"\r" not in raw.getvalue()
    assert any(ord(char) > 127 for char in raw.getvalue().decode("utf-8"))


@pytest.mark.usefixtures("windows")
def test_a_reader_that_has_ended_is_no_defect_on_windows_either() -> None:
    assert system_errors.nobody_reads_on(OSError(errno.EINVAL, "Invalid argument"))
    assert not system_errors.nobody_reads_on(OSError(errno.ENOSPC, "No space left on device"))


def test_an_invalid_argument_is_a_defect_elsewhere() -> None:
    assert system_errors.nobody_reads_on(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert not system_errors.nobody_reads_on(OSError(errno.EINVAL, "Invalid argument"))


def test_a_project_with_crlf_line_ends_is_judged_alike(
    root: Path, tmp_path: Path, kept: Path
) -> None:
    """Also what its gates bound by hash: a hash is of the text, whatever ends its lines."""
    run = Program(tmp_path, kept)
    golden = root / "standards" / "core" / "golden" / "T1" / "closed"
    project = Path(shutil.copytree(golden, tmp_path / "hidden-number"))
    said = [run("check", project, "--as-of", "2026-03-16")]
    for path in project.rglob("*"):
        if path.suffix in (".yaml", ".md"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    said.append(run("check", project, "--as-of", "2026-03-16"))
    assert [ran.code for ran in said] == [0, 0]
    assert said[0].out == said[1].out


def lacking(text: str) -> set[str]:
    """What a module uses that Windows lacks, and not only where it runs elsewhere."""
    found: set[str] = set()
    tree = ast.parse(text)
    elsewhere = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "sys.platform == 'win32'"
        for other in node.orelse
        for inner in ast.walk(other)
    }
    for node in ast.walk(tree):
        if node in elsewhere:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & LACKING
        elif isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            found |= {str(node.module)} & LACKING
            found |= names & LACKING_IN_OS if node.module == "os" else set()
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= {node.attr} & LACKING_IN_OS if node.value.id == "os" else set()
    return found


def test_nothing_is_used_that_windows_lacks(root: Path) -> None:
    used = {
        f"{path.relative_to(root)}: {name}"
        for folder in ("src", "scripts")
        for path in (root / folder).rglob("*.py")
        for name in lacking(path.read_text(encoding="utf-8"))
    }
    assert not used
    assert lacking("import os, fcntl\nos.getuid()\n") == {"fcntl", "getuid"}
    guarded = "if sys.platform == 'win32':\n    os.{}()\nelse:\n    os.{}()\n"
    assert lacking(guarded.format("fork", "killpg")) == {"fork"}


def test_time_zones_are_installed_where_the_system_has_none(root: Path) -> None:
    """Cookiecutter asks for the local time, and Windows brings no data on time zones."""
    locked = (root / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    assert "\ntzdata==" in locked


@pytest.mark.parametrize(
    ("system", "expected"),
    [("Windows_NT", ".venv/Scripts/python.exe -m"), ("", ".venv/bin/python -m")],
)
def test_make_calls_what_the_system_has(root: Path, system: str, expected: str) -> None:
    make = shutil.which("make")
    assert make, "CONTRIBUTING.md says that make is needed"
    said = subprocess.run(
        [make, "--dry-run", "test", f"OS={system}"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert f"{expected} pytest" in said
