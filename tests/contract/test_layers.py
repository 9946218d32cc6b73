"""A room imports only from rooms below it, and `pmo check` loads nothing heavy."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"cookiecutter", "jinja2", "jsonschema", "markdown_it", "mkdocs", "rich", "yaml"}
HEAVY |= {"click", "dataclasses", "inspect", "pkgutil", "shutil"}
MOST_PATTERNS = 30
PROBE = """
import json, re._compiler, sys, typing
dear, patterns = [], []
make, compile = typing.NamedTupleMeta.__new__, re._compiler.compile

def made(cls, name, bases, namespace):
    if len(bases) == 1:
        dear.append(f"{namespace['__module__']}.{name}")
    return make(cls, name, bases, namespace)

def compiled(pattern, flags=0):
    caller = sys._getframe(1)
    while caller.f_globals["__name__"].startswith(("re", "pmo_kit._start.")):
        caller = caller.f_back
    if caller.f_globals["__name__"].startswith("pmo_kit."):
        patterns.append(pattern)
    return compile(pattern, flags)

typing.NamedTupleMeta.__new__, re._compiler.compile = made, compiled
from pmo_kit.cli.program import run
code = run(sys.argv[1:])
found = {"code": code, "modules": sorted(sys.modules), "dear": dear, "patterns": len(patterns)}
print(json.dumps(found), file=sys.stderr)
"""


def lint_imports(source: Path, config: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command as main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "--config", str(config), "--no-cache"],
        cwd=source,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_room_keeps_to_its_layer(root: Path) -> None:
    answer = lint_imports(root / "src", root / "pyproject.toml")
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("results/planted.py", "from pmo_kit import engine\n", "is not allowed to import"),
        ("scaffold/planted.py", "from pmo_kit import handbook\n", "is not allowed to import"),
        ("writers/planted.py", "from pmo_kit import standard\n", "is not allowed to import"),
        ("attic/__init__.py", "", "pmo_kit.attic"),
    ],
    ids=["upward", "sibling", "writers", "unlisted room"],
)
def test_a_planted_import_is_caught(
    root: Path, tmp_path: Path, file: str, text: str, complaint: str
) -> None:
    shutil.copytree(root / "src" / "pmo_kit", tmp_path / "pmo_kit")
    planted = tmp_path / "pmo_kit" / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(text, encoding="utf-8")
    answer = lint_imports(tmp_path, root / "pyproject.toml")
    assert answer.returncode == 1
    assert complaint in answer.stdout


def test_a_check_that_passes_loads_nothing_heavy(root: Path) -> None:
    golden = root / "standards" / "core" / "golden" / "T1" / "closed"
    command = [sys.executable, "-c", PROBE, "check", str(golden), "--as-of", "2026-03-06"]
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    # The first run may have to verify the standard and remember it; the second finds it remembered.
    for _ in range(2):
        answer = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
    found = json.loads(answer.stderr.splitlines()[-1])
    assert found["code"] == 0, answer.stdout
    assert not HEAVY & set(found["modules"])
    assert not found["dear"], "take NamedTuple from pmo_kit._start.record"
    assert found["patterns"] <= MOST_PATTERNS, "take lazy_pattern for what a check seldom needs"
