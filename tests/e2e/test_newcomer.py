"""From the start page, with nothing else, to a scaffolded project that passes its check."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playing import play, within
from program import Program

import pmo_kit

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

MOST_COMMANDS = 4
MOST_QUESTIONS = 11
TYPED = re.compile(r'^```console title="the first project"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def typed(root: Path) -> list[str]:
    """The commands that the start page tells a newcomer to type."""
    (listing,) = TYPED.findall((root / "docs" / "index.md").read_text(encoding="utf-8"))
    lines = listing.splitlines()
    assert all(line.startswith("$ ") for line in lines)
    return [line.removeprefix("$ ") for line in lines]


@pytest.fixture
def world(tmp_path: Path, root: Path) -> dict[str, str]:
    """A new home, the kit's folder in it, and an installer that finds all else without a network.

    What the lock file brings is on the path; the kit itself is not, so only the page's own
    command can bring it.
    """
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    for path in Path(next(p for p in sys.path if p.endswith("site-packages"))).iterdir():
        if not path.name.lower().startswith(("pmo_kit", "_editable_impl_pmo_kit", "__editable__")):
            (libraries / path.name).symlink_to(path)
    home = tmp_path / "home"
    home.mkdir()
    subprocess.run(["git", "clone", "-q", str(root), str(home / "pmo-kit")], check=True)
    for changed in subprocess.run(
        ["git", "ls-files", "-z", "-m", "-o", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0"):
        if changed and (root / changed).is_file():
            target = home / "pmo-kit" / changed
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((root / changed).read_bytes())
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PMO_", "VIRTUAL"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    return {
        **kept, "HOME": str(home), "PATH": path, "PYTHONPATH": str(libraries),
        "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1",
    }  # fmt: skip


def shell(lines: list[str], world: dict[str, str], said: str = "") -> str:
    """What a terminal shows, in which each line is typed only if the one before went well."""
    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join(lines)],
        cwd=world["HOME"], env=world, input=said, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
def test_the_start_page_leads_to_a_project_that_passes(root: Path, world: dict[str, str]) -> None:
    commands = typed(root)
    assert len(commands) <= MOST_COMMANDS
    there = f'test "$(command -v pmo)" = {world["HOME"]}/pmo/bin/pmo'
    answer = shell([*commands[:2], there, *commands[2:]], world)
    assert re.search(r"^my-first-project conforms to core@", answer, re.MULTILINE), answer

    hook = Path(world["HOME"], "my-project", ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert f"{world['HOME']}/pmo-kit" in hook, (
        "the hook fetches the kit from where it was installed"
    )


def test_a_newcomer_is_asked_little_and_may_press_enter(world: dict[str, str]) -> None:
    world = {**world, "PYTHONPATH": str(Path(pmo_kit.__file__).parent.parent)}
    answer = shell(["pmo new project -o mine"], world, "\n" * MOST_QUESTIONS)
    assert answer.count("]: ") == MOST_QUESTIONS
    assert "conforms to core@" in shell(["pmo check mine"], world)


def test_a_newcomer_writes_a_standard_for_files_that_are_there(
    root: Path, tmp_path: Path, pmo: Program
) -> None:
    """From the page's text alone: three kinds, six rules and one registry, on files found there."""
    text = (root / "docs" / "guides" / "other-files.md").read_text(encoding="utf-8")
    answers: list[str] = []
    play_on = within(pmo)

    def run(command: str, folder: Path) -> str:
        answers.append(play_on(command, folder))
        return answers[-1]

    assert play(text, tmp_path, run) == 3
    verified, sound, failing = answers
    assert re.search(r"^team is sound\. .* kinds 4, rules 6,", verified)
    assert "wiki conforms to team@1.0" in sound
    assert set(re.findall(r"[A-Z]+-[0-9]{3} (?:shall|should)", failing)) == {
        "DEC-003 should",
        "PROP-001 shall",
        "SERV-001 shall",
    }
    kinds = [path.read_text(encoding="utf-8") for path in tmp_path.glob("team/artifacts/*.yaml")]
    assert sorted("outside: true" in kind for kind in kinds) == [False] * 3 + [True]
    assert not list(tmp_path.glob("wiki/**/pmo.yaml"))
