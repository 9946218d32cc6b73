"""Makes many projects, or one large one, of golden projects, by seeded variation."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from pmo_kit.standard import load

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "standards" / "core" / "golden"
SOURCE = HOME / "T1" / "closed"
EARLIER = {"T1/closed": 0, "T2/closed": 35, "T3/executing": 0}
"""The golden projects that many are made of, and by how many days all of theirs are earlier."""
AS_OF = "2026-05-29"
"""The day on which all of them are sound then: that of the third."""
WORDS = ["need", "scope", "plan", "risk", "cost", "date", "gate", "team", "result", "number"]
LARGE = 20


def many_projects(folder: Path, count: int) -> None:
    """Make `count` projects below a folder, no two alike.

    There are equal shares of each tier, sound and failing, in git and not.
    """
    with tempfile.TemporaryDirectory() as scratch:
        sources = [golden(Path(scratch, name), name, days) for name, days in EARLIER.items()]
        for seed in range(count):
            place = folder / f"project-{seed:05d}"
            project(place, seed, sources[seed % len(sources)])
            if seed // 3 % 2:
                spoil(place)
            if seed // 6 % 2:
                with_history(place, commits=2, each=3)


def golden(folder: Path, name: str, days: int) -> Path:
    """A copy of a golden project so many days earlier, its reviews bound to its documents."""
    copy_golden(folder, HOME / name)
    if not days:
        return folder

    def earlier(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) - timedelta(days)).isoformat()

    for path in artifacts(folder):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"20\d\d-\d\d-\d\d", earlier, text), encoding="utf-8")
    sys.path.append(str(ROOT / "scripts"))
    from derived import bound_reviews

    for review, text in bound_reviews(folder, load(ROOT / "standards" / "core")).items():
        (folder / review).write_text(text, encoding="utf-8")
    return folder


def project(folder: Path, seed: int, source: Path = SOURCE) -> None:
    """Make one project: another id and name, other ratings of risks, other comments."""
    chance = random.Random(seed)
    copy_golden(folder, source)
    manifest = folder / "pmo.yaml"
    text = manifest.read_text(encoding="utf-8")
    text = re.sub(r"^id: .*$", f"id: hidden-number-{seed:05d}", text, flags=re.MULTILINE)
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


def spoil(folder: Path) -> None:
    """Break a project in its form, in its sense and in a promise: a rating, a date, a budget."""
    log = next(
        path for path in (folder / "pmo/log.yaml", folder / "pmo/risks.yaml") if path.is_file()
    )
    for path, stands, broken in (
        (log, r"^    impact: .*$", "    impact: 9"),
        (folder / "pmo/plan.yaml", r"^(    start: )20\d\d", r"\g<1>2019"),
        (folder / "pmo/charter.md", r"^(  total: \d+)$", r"\g<1>1"),
    ):
        text, count = re.subn(
            stands, broken, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE
        )
        if not count:
            raise ValueError(f"{path} holds nothing like {stands}")
        path.write_text(text, encoding="utf-8")


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


def copy_golden(folder: Path, source: Path = SOURCE) -> None:
    """Copy what the kit reads of a golden project."""
    folder.mkdir(parents=True)
    shutil.copy2(source / "pmo.yaml", folder)
    shutil.copytree(source / "pmo", folder / "pmo")


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
    subprocess.run([*git, "init", "-q", "-b", "main", "--template="], check=True)
    subprocess.run([*git, "fast-import", "--quiet"], input="".join(stream).encode(), check=True)
    subprocess.run([*git, "reset", "-q", "main"], check=True)
