"""Measures speed as ratios within one run, as the design promises it, and writes RESULTS.md."""

from __future__ import annotations

import argparse
import compileall
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from joins import files, standard
from timing import Run, median, paired, timed
from vary import GOLDEN, LARGE, large_project, many_projects, with_history

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent / "schemas"
TOOLS = Path(sys.executable).parent
AS_OF = "2026-03-06"
COMMITS = 500
JOINED = (500, 1_000)
CHECK_JSONSCHEMA = (
    "import sys; sys.modules['rfc3987_syntax'] = None; from check_jsonschema import main; main()"
)
"""It as it is by itself: a package that another tool of this repository needs would slow it."""
PACKAGES = ("yaml-rs", "jsonschema-rs", "PyYAML", "jsonschema", "check-jsonschema", "click")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    ours: str
    theirs: str
    ratio: float
    target: float

    def __str__(self) -> str:
        met = "yes" if self.ratio <= self.target else "**no**"
        numbers = f"{self.ours} | {self.theirs} | {self.ratio:.2f} | {self.target:g} | {met}"
        return f"| {self.what} | {numbers} |"


def main() -> None:
    """Measure, print the table, and write it."""
    options = _options()
    # As pip does when it installs a package; the others have been installed, not checked out.
    compileall.compile_dir(HERE.parent / "src", quiet=1)
    with tempfile.TemporaryDirectory(prefix="pmo-bench-") as scratch:
        rows, notes = measure(Path(scratch), options.projects, options.rounds)
    text = page(rows, notes)
    print(text)
    if options.write:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8", newline="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=1000, help="how many in one call")
    parser.add_argument("--rounds", type=int, default=9, help="pairs for the small measure")
    parser.add_argument("--no-write", dest="write", action="store_false", help="only print")
    return parser.parse_args()


def measure(scratch: Path, projects: int, rounds: int) -> tuple[list[Row], list[str]]:
    """All measures, and what is worth knowing about them."""
    log, cache = scratch / "log", scratch / "cache"
    os.environ["PMO_CACHE_DIR"] = str(cache)
    one, artifacts = large_project(scratch / "one")
    start = paired(check(one), check_jsonschema(one, scratch), rounds, log)
    rows = [
        Row(
            f"`pmo check`, {artifacts} artifacts, to check-jsonschema, one of them",
            milliseconds(start.ours),
            milliseconds(start.theirs),
            start.ratio,
            0.35,
        )
    ]
    anew = median([forgetful(check(one), cache, log) for _ in range(rounds)])

    few, many = scratch / "few", scratch / "many"
    many_projects(few, projects // 10)
    many_projects(many, projects)
    batch = paired(check(many), floor(many), max(3, rounds // 3), log)
    rows.append(
        Row(
            f"{projects:,} projects in one call, to the floor",
            seconds(batch.ours),
            seconds(batch.theirs),
            batch.ratio,
            10,
        )
    )
    small = [timed(check(few), log) for _ in batch.ours]
    growth = median(batch.ours) / median(small) / 10
    rows.append(
        Row(
            f"time for each project: {projects:,} in a call, to {projects // 10:,}",
            f"{median(batch.ours) / projects * 1000:.2f} ms",
            f"{median(small) / (projects // 10) * 1000:.2f} ms",
            growth,
            1.2,
        )
    )
    rows += remembered(scratch, one, rounds)
    rows.append(joined(scratch, rounds))
    peak = max(run.megabytes for run in batch.ours)
    notes = [
        "The first row's files were accepted by their schemas in the unmeasured run, as by the "
        "hook of the commit before. Had each of them changed since, it would take "
        f"{anew * 1000:.0f} ms, a ratio of {anew / median(start.theirs):.2f}.",
        f"`pmo check` of the {projects:,} projects took at most {peak:.0f} MB of memory, and ended "
        f"with: {batch.ours[-1].output.strip().splitlines()[-1]}",
        f"The floor said: {batch.theirs[-1].output.strip()}.",
    ]
    return rows, notes


def forgetful(command: list[str], cache: Path, log: Path) -> Run:
    """Run a command for which every artifact is new, though its standard is compiled."""
    for memory in cache.glob("*.accepted"):
        memory.unlink()
    return timed(command, log)


def remembered(scratch: Path, one: Path, rounds: int) -> list[Row]:
    """What a long history costs a check that reads it: as it usually is, and at the worst."""
    rows = []
    for each, target in ((3, 3), (LARGE, 3)):
        old, artifacts = large_project(scratch / f"old-{each}")
        with_history(old, COMMITS, each)
        past = paired(check(old), check(one), max(3, rounds // 3), scratch / "log")
        rows.append(
            Row(
                f"{artifacts} artifacts, {COMMITS} commits of {each} each, to the same without git",
                milliseconds(past.ours),
                milliseconds(past.theirs),
                past.ratio,
                target,
            )
        )
    return rows


def joined(scratch: Path, rounds: int) -> Row:
    """What twice as many files of two kinds cost whose rules look each one up among the others."""
    by = ["--standard", str(standard(scratch / "joins"))]
    few, many = (files(scratch / f"joined-{count}", count) for count in JOINED)
    run = paired([*check(many), *by], [*check(few), *by], max(3, rounds // 3), scratch / "log")
    small, large = JOINED
    what = f"joins of {large:,} × {large:,} files, to {small:,} × {small:,}"
    return Row(what, seconds(run.ours), seconds(run.theirs), run.ratio, 2.2)


def check(folder: Path) -> list[str]:
    """The kit's command."""
    return [str(TOOLS / "pmo"), "check", str(folder), "--as-of", AS_OF]


def check_jsonschema(project: Path, scratch: Path) -> list[str]:
    """check-jsonschema on one file, its schema made whole so that nothing is fetched."""
    schema = json.loads((SCHEMAS / "plan" / "v1.0.json").read_text(encoding="utf-8"))
    common = json.loads((SCHEMAS / "common" / "v1.0.json").read_text(encoding="utf-8"))
    schema.setdefault("$defs", {})["common"] = common
    whole = scratch / "plan.json"
    whole.write_text(json.dumps(schema), encoding="utf-8")
    program = [sys.executable, "-c", CHECK_JSONSCHEMA, "--schemafile", str(whole)]
    return [*program, str(project / "pmo" / "plan.yaml")]


def floor(folder: Path) -> list[str]:
    """The parsers alone."""
    return [sys.executable, str(HERE / "floor.py"), str(folder)]


def milliseconds(runs: tuple[Run, ...]) -> str:
    """A median, for reading."""
    return f"{median(runs) * 1000:.0f} ms"


def seconds(runs: tuple[Run, ...]) -> str:
    """A median, for reading."""
    return f"{median(runs):.2f} s"


def page(rows: list[Row], notes: list[str]) -> str:
    """The table, and on what it was measured."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    lines = [
        "# Speed",
        "",
        "Written by `make bench`. Whole processes, measured in turn (A B A B) after one unmeasured",
        "run of each; times are medians, ratios are medians of the rounds' ratios. Seconds differ",
        "from machine to machine; the ratios are what the design promises.",
        "",
        "| what | ours | theirs | ratio | at most | met |",
        "|---|---|---|---|---|---|",
        *map(str, rows),
        "",
        *(f"* {note}" for note in notes),
        "* The floor reads the same files with yaml-rs and judges them with jsonschema-rs, in one",
        "  process, on one core; the kit uses one core too.",
        f"* Projects are varied, by seed, from `{GOLDEN}`; `--as-of {AS_OF}`.",
        f"* {processor()}, {os.cpu_count()} cores; {platform.system()}; "
        f"Python {platform.python_version()}; commit {commit()}; {versions}.",
        "",
    ]
    return "\n".join(lines)


def processor() -> str:
    """The processor's name."""
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def commit() -> str:
    """The kit's commit, marked where files have changed since."""
    answer = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.strip()


if __name__ == "__main__":
    main()
