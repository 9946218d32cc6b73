"""Shows the kit at work: a project is made, checked, broken, stopped by its hook, and fixed."""

from __future__ import annotations

import hashlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

KIT = Path(__file__).resolve().parent.parent
DEMO = KIT / "demo"
PROJECT = DEMO / "hidden-number"
LEFT_AS = DEMO / ".left-as"
WORLD = {
    **os.environ,
    "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    "NO_MKDOCS_2_WARNING": "1",
    # A user's own settings (signed commits, a folder of hooks) belong to their work, not to a demo.
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "A. Leader",
    "GIT_AUTHOR_EMAIL": "leader@example.org",
    "GIT_COMMITTER_NAME": "A. Leader",
    "GIT_COMMITTER_EMAIL": "leader@example.org",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """What a hurried hand does to one line of the project, and the rule that notices."""

    file: str
    right: str
    wrong: str
    rule: str

    def make(self) -> None:
        """Write the mistake."""
        self._replace(self.right, self.wrong)

    def mend(self) -> None:
        """Take it back."""
        self._replace(self.wrong, self.right)

    def _replace(self, old: str, new: str) -> None:
        path = PROJECT / self.file
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            sys.exit(f"The demo does not fit the template: `{old}` is not once in {self.file}.")
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


SLIP = Slip("pmo/log.yaml", "to: 2026-02-20}", "to: 2026-02-27}", "CHG-006")


@dataclass(slots=True)
class Show:
    """Runs the steps, and says what each is for."""

    started: float = field(default_factory=time.monotonic)
    steps: int = 0

    def step(self, title: str, says: str) -> None:
        """Announce a step."""
        self.steps += 1
        print(
            f"\n\033[1m{self.steps}. {title}\033[0m"
            if sys.stdout.isatty()
            else f"\n{self.steps}. {title}"
        )
        print(f"   {says}\n")

    def run(self, *command: str, cwd: Path = KIT, expect: int = 0, shown: str = "") -> str:
        """Run what a user would type; show it and what it says; stop at a surprise."""
        print(f"$ {shown or shlex.join(command)}")
        answer = subprocess.run(
            command,
            cwd=cwd,
            env=WORLD,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        print(answer.stdout.rstrip() + "\n" if answer.stdout.strip() else "")
        if answer.returncode != expect:
            sys.exit(f"This ended with exit code {answer.returncode}; {expect} was expected.")
        return answer.stdout


def main() -> None:
    """Run the demo from the first step to the last."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
    show = Show()
    make_room()
    try:
        make_and_check(show)
        break_and_explain(show)
        commit(show)
    finally:
        LEFT_AS.write_text(state(), encoding="utf-8")
    handbook(show)
    portfolio(show)
    say_goodbye(show)


def git(*arguments: str, cwd: Path) -> str:
    """What git answers, without showing it."""
    return subprocess.run(
        ["git", *arguments], cwd=cwd, env=WORLD, capture_output=True, text=True, check=True
    ).stdout


def make_room() -> None:
    """Remove what an earlier demo left, unless somebody has worked in it since."""
    if not PROJECT.exists():
        DEMO.mkdir(exist_ok=True)
        return
    if LEFT_AS.is_file() and LEFT_AS.read_text(encoding="utf-8") == state():
        for path in PROJECT.rglob("*"):
            path.chmod(0o700)  # git's objects are read-only, and Windows removes no such file
        shutil.rmtree(PROJECT)
        return
    number = 1
    while (kept := DEMO / f"hidden-number.kept-{number}").exists():
        number += 1
    PROJECT.rename(kept)
    print(f"Somebody has worked in demo/hidden-number: it is kept as demo/{kept.name}.")


def state() -> str:
    """A digest of the project's files, git's own aside: another one once anybody worked there."""
    digest = hashlib.sha256()
    for path in sorted(path for path in PROJECT.rglob("*") if path.is_file()):
        name = path.relative_to(PROJECT)
        if name.parts[0] != ".git":
            digest.update(name.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def make_and_check(show: Show) -> None:
    """Make the project, and judge it."""
    show.step(
        "Make a project",
        "Somebody hid a number, and a small team writes the program that finds it.",
    )
    revision = git("rev-parse", "HEAD", cwd=KIT).strip()
    if git("status", "--porcelain", cwd=KIT):
        print("   (The kit has changes that are not committed. Step 4 uses the last commit.)\n")
    answers = ["--set", f"kit={KIT.as_posix()}", "--set", f"kit_rev={revision}"]
    place = PROJECT.relative_to(KIT).as_posix()
    show.run("pmo", "new", "hidden-number", "-o", place, "--no-input", *answers)
    show.step("Check it", "Each rule of the standard that applies, on each artifact.")
    show.run("pmo", "check", place)


def break_and_explain(show: Show) -> None:
    """Plant a mistake, see it found, and ask what the rule is for."""
    show.step("Break it", f"In {SLIP.file}, `{SLIP.right}` becomes `{SLIP.wrong}`.")
    SLIP.make()
    answer = show.run("pmo", "check", PROJECT.relative_to(KIT).as_posix(), expect=1)
    if SLIP.rule not in answer:
        sys.exit(f"The demo does not fit the standard: {SLIP.rule} was expected.")
    show.run("pmo", "explain", SLIP.rule)
    SLIP.mend()


def commit(show: Show) -> None:
    """Commit the project with its hook, fail to commit the mistake, fix it, commit."""
    show.step(
        "Put it under git, with its commit hook",
        "pre-commit installs the kit for the hook, once; that takes a few seconds.",
    )
    show.run("git", "-c", "init.defaultBranch=main", "init", "-q", cwd=PROJECT, shown="git init")
    show.run("pre-commit", "install", cwd=PROJECT)
    show.run("git", "add", ".", cwd=PROJECT)
    show.run("git", "commit", "-q", "-m", "Start", cwd=PROJECT)

    show.step("Commit the mistake", "The hook judges what is about to be committed, and stops it.")
    SLIP.make()
    show.run("git", "commit", "-q", "-a", "-m", "In a hurry", cwd=PROJECT, expect=1)

    show.step("Fix it", f"`{SLIP.right}` again, and a line in the README so that git has work.")
    SLIP.mend()
    with (PROJECT / "README.md").open("a", encoding="utf-8", newline="\n") as readme:
        readme.write("\nThe number was found.\n")
    show.run("git", "commit", "-q", "-a", "-m", "Say that it was found", cwd=PROJECT)
    show.run("git", "log", "--oneline", cwd=PROJECT)


def handbook(show: Show) -> None:
    """Build the handbook."""
    show.step("Build the handbook", "Its reference pages come from the standard that just judged.")
    show.run("pmo", "handbook", "build", "--output", str(DEMO / "handbook"))


def portfolio(show: Show) -> None:
    """Make the repositories of the example portfolio, gather them, and write the board's page."""
    show.step(
        "Make a portfolio",
        "The projects of the libraries of a town, each a git repository with its history.",
    )
    script = "scripts/example_portfolio.py"
    show.run(sys.executable, script, shown=f"python {script}")
    show.step(
        "Look at it as its board does",
        "One project cannot be found, and three have no repository: they are told, not left out.",
    )
    home, day = "examples/portfolio", ("--as-of", "2026-06-05")
    people = ("--registry", f"{home}/people.yaml")
    show.run("pmo", "portfolio", "gather", home, *people, *day, expect=1)
    show.run("pmo", "portfolio", "report", home, "-o", "demo/board", *day)


def say_goodbye(show: Show) -> None:
    """Say what was made, and what to open or type next."""
    print(f"""Done, in {time.monotonic() - show.started:.0f} seconds. Now there is

  demo/hidden-number/         a project: README.md first, then pmo.yaml and the folder pmo/
  demo/handbook/index.html    the handbook: open it in a browser
  demo/portfolio/             the projects of examples/portfolio/portfolio.yaml
  demo/board/index.html       their board's page: what is to be decided, and where all stand

Type next, after `. .venv/bin/activate`:

  pmo check demo/hidden-number     again, after changing something in its folder pmo/
  pmo new project -o my-project    asks some questions, and makes a project of your own
  pmo explain charter              what belongs in a charter; takes any kind, rule, gate or role
""")


if __name__ == "__main__":
    main()
