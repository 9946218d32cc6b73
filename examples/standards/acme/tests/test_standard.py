"""The standard is sound, its rule stops a commit, a new project conforms, and the package is whole."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
BESIDE = {"Makefile", "README.md", "pyproject.toml", "tests", "dist", "site"}
"""What only this repository needs; the package holds everything else."""
PERMIT = """\
schema: acme.permit/v1
id: P-01
site: Hall 3, pump room
work: Weld in the new flanges
hot_work: true
issued_by: Hall management, shift leader
issued_on: 2026-01-14
valid_until: 2026-02-06
"""
WHO = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")


def run(*command: str, where: Path = HOME, expect: int = 0) -> str:
    """What a command says; its exit code must be the expected one."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    told = {"text": True, "encoding": "utf-8", "stdin": subprocess.DEVNULL}
    done = subprocess.run(
        command, cwd=where, env={**kept, "PYTHONUTF8": "1"}, capture_output=True, **told
    )
    said = done.stdout + done.stderr
    if done.returncode != expect:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}:\n{said}")
    return said


def pmo(*command: str, where: Path = HOME, expect: int = 0) -> str:
    """What the kit says to a command."""
    return run(sys.executable, "-m", "pmo_kit", *command, where=where, expect=expect)


class Standard(unittest.TestCase):
    """This folder, as the kit and its projects use it."""

    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = Path(scratch.name)

    def new_project(self) -> Path:
        made = self.scratch / "project"
        pmo("new", "project", "--standard", str(HOME), "-o", str(made), "--no-input")
        return made

    def test_it_is_sound(self) -> None:
        self.assertIn("is sound", pmo("standard", "verify", "."))

    def test_a_new_project_conforms(self) -> None:
        made = self.new_project()
        said = pmo("check", ".", "--standard", str(HOME), where=made)
        self.assertIn("conforms to acme@", said)

    def test_its_rule_stops_a_commit(self) -> None:
        made = self.new_project()
        run("git", "init", "--quiet", where=made)
        hook = made / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        check = [Path(sys.executable).as_posix(), "-m", "pmo_kit", "check", "--commit"]
        words = [*check, "--standard", HOME.as_posix()]
        hook.write_text("#!/bin/sh\nexec " + " ".join(f"'{word}'" for word in words) + "\n")
        hook.chmod(0o755)
        run("git", "add", ".", where=made)
        run("git", *WHO, "commit", "-m", "Begin", where=made)
        permit = made / "pmo" / "permits" / "P-01.yaml"
        permit.parent.mkdir()
        permit.write_text(PERMIT, encoding="utf-8")
        run("git", "add", ".", where=made)
        said = run("git", *WHO, "commit", "-m", "Weld", where=made, expect=1)
        self.assertIn("ACME-001", said)
        self.assertIn("pmo/permits/P-01.yaml:5", said)

    def test_the_package_is_whole(self) -> None:
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
        run(*build, str(self.scratch))
        (wheel,) = self.scratch.glob("*.whl")
        inside = "acme_standard/"
        with zipfile.ZipFile(wheel) as packed:
            held = {name.removeprefix(inside) for name in packed.namelist() if name.startswith(inside)}
        entries = [e for e in HOME.iterdir() if e.name not in BESIDE and not e.name.startswith(".")]
        files = [e for entry in entries for e in (entry, *entry.rglob("*")) if e.is_file()]
        self.assertEqual(held, {file.relative_to(HOME).as_posix() for file in files})


if __name__ == "__main__":
    unittest.main()
