"""A test is skipped only where its input is absent, with the reason; CI may insist on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = """
import pytest

@pytest.mark.real("real/landscape")
def test_real(): raise AssertionError

@pytest.mark.browser
def test_browser(): raise AssertionError

def test_vendored(vendored): raise AssertionError

def test_yaml_server(yaml_server): raise AssertionError

def test_plain(): pass
"""

INSIST = {"PMO_REQUIRE_BROWSER": "", "PMO_REQUIRE_VENDOR": "", "PMO_REQUIRE_REAL": ""}


@pytest.fixture
def elsewhere(root: Path, tmp_path: Path) -> Path:
    """A suite with this one's settings, beside no `shared` folder."""
    suite = tmp_path / "kit" / "tests"
    suite.mkdir(parents=True)
    for name in ("conftest.py", "once.py"):
        shutil.copy(root / "tests" / name, suite)
    shutil.copy(root / "pyproject.toml", suite.parent)
    shutil.copytree(root / "scripts", suite.parent / "scripts")
    (suite / "test_suite.py").write_text(SUITE, encoding="utf-8")
    return suite.parent


def run_suite(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the suite where no program can be found on the path, so no browser either."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=folder,
        env={**os.environ, "PATH": "", **INSIST, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_absent_is_said(elsewhere: Path) -> None:
    answer = run_suite(elsewhere)
    assert answer.returncode == 0, answer.stdout
    assert "1 passed, 4 skipped" in answer.stdout
    assert "put the landscape of the CNCF into ../shared/real/landscape" in answer.stdout
    assert "no Chromium on this machine" in answer.stdout
    assert answer.stdout.count("run `make vendor`") == 2


def test_a_browser_can_be_insisted_on(elsewhere: Path) -> None:
    answer = run_suite(elsewhere, PMO_REQUIRE_BROWSER="1")
    assert answer.returncode == 4
    assert "there is no Chromium" in answer.stderr + answer.stdout


@pytest.mark.long
def test_what_is_vendored_can_be_insisted_on(elsewhere: Path) -> None:
    answer = run_suite(elsewhere, PMO_REQUIRE_VENDOR="1")
    assert answer.returncode == 4
    assert "`make vendor` has not run" in answer.stderr + answer.stdout


def test_real_input_can_be_insisted_on(elsewhere: Path) -> None:
    answer = run_suite(elsewhere, PMO_REQUIRE_REAL="1")
    assert answer.returncode == 4
    assert "../shared/suites/schemas" in answer.stderr + answer.stdout
