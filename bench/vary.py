"""Makes many projects, or one large one, of the golden project, by seeded variation."""

from __future__ import annotations

import random
import re
import shutil
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
