"""Makes many projects, or one large one, of the golden project, by seeded variation."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

GOLDEN = "standards/core/golden/T1/closed"
SOURCE = Path(__file__).resolve().parent.parent / GOLDEN
WORDS = ["need", "scope", "plan", "risk", "cost", "date", "gate", "team", "result", "number"]
LARGE = 20


def many_projects(folder: Path, count: int) -> None:
    """Make `count` projects below a folder, no two alike."""
    for seed in range(count):
        project(folder / f"project-{seed:04d}", seed)


def project(folder: Path, seed: int) -> None:
    """Make one project: another id and name, other ratings of risks, other comments."""
    chance = random.Random(seed)
    copy_golden(folder)
    manifest = folder / "pmo.yaml"
    text = manifest.read_text(encoding="utf-8")
    text = re.sub(r"^id: .*$", f"id: hidden-number-{seed:04d}", text, flags=re.MULTILINE)
    text = re.sub(r"^name: .*$", f"name: {words(chance, 3)} {seed}", text, flags=re.MULTILINE)
    manifest.write_text(text, encoding="utf-8")
    for path in sorted((folder / "pmo").rglob("*.yaml")):
        text = re.sub(
            r"^(\s*(?:- )?(?:likelihood|impact): )[12]$",
            lambda found: f"{found[1]}{chance.randint(1, 2)}",
            path.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        path.write_text(f"{text}# {words(chance, chance.randint(1, 40))}\n", encoding="utf-8")


def large_project(folder: Path) -> tuple[Path, int]:
    """Make one project with at least 20 artifacts, by further status reports; says how many."""
    copy_golden(folder)
    report = sorted((folder / "pmo" / "reports").glob("*.yaml"))[0]
    text = report.read_text(encoding="utf-8")
    number = 100
    while (count := len(artifacts(folder))) < LARGE:
        number += 1
        copy = re.sub(r"^id: .*$", f"id: SR-{number}", text, flags=re.MULTILINE)
        copy = copy.replace("summary: >-\n", f"summary: >-\n  This is report {number}.\n")
        report.with_name(f"SR-{number}.yaml").write_text(copy, encoding="utf-8")
    return folder, count


def artifacts(folder: Path) -> list[Path]:
    """The files of a project that the kit judges."""
    inside = folder / "pmo"
    return [folder / "pmo.yaml", *inside.rglob("*.yaml"), *inside.rglob("*.md")]


def copy_golden(folder: Path) -> None:
    """Copy what the kit reads of the golden project."""
    folder.mkdir(parents=True)
    shutil.copy2(SOURCE / "pmo.yaml", folder)
    shutil.copytree(SOURCE / "pmo", folder / "pmo")


def words(chance: random.Random, count: int) -> str:
    """Some words."""
    return " ".join(chance.choices(WORDS, k=count))


def with_history(folder: Path, commits: int, each: int) -> None:
    """Put a project under git, with a commit for each of many days that changes some artifacts."""
    first = date(2024, 1, 1)
    final = {path.relative_to(folder).as_posix(): path for path in artifacts(folder)}
    stream = []
    for number in range(commits + 1):
        seconds = int((first + timedelta(number) - date(1970, 1, 1)).total_seconds())
        stream.append(f"commit refs/heads/main\ncommitter A <a@example.org> {seconds} +0000\n")
        stream.append("data 1\nx\n")
        for position, (name, path) in enumerate(final.items()):
            if 0 < number < commits and (position - number * each) % len(final) >= each:
                continue
            text = path.read_text(encoding="utf-8")
            if number < commits:
                text = re.sub(r"^reviewed_on: .*$", f"reviewed_on: {first}", text, flags=re.M)
                text += f"\n# version {number}\n"
            stream.append(f"M 100644 inline {name}\ndata {len(text.encode())}\n{text}\n")
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "fast-import", "--quiet"], input="".join(stream).encode(), check=True)
    subprocess.run([*git, "reset", "-q", "main"], check=True)
