"""Measures speed as ratios within one run, as the design promises it, and writes RESULTS.md."""

from __future__ import annotations

import argparse
import compileall
import importlib.metadata
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rows import ROWS, Bench, Row
from timing import on_one_core
from vary import EARLIER

HERE = Path(__file__).resolve().parent
PACKAGES = ("yaml-rs", "jsonschema-rs", "PyYAML", "jsonschema", "check-jsonschema", "click")
Measured = list[tuple[str, Row]]


def main() -> None:
    """Measure, print the table, and write it where all of it was measured."""
    options = _options()
    # As pip does when it installs a package; the others have been installed, not checked out.
    compileall.compile_dir(HERE.parent / "src", quiet=1)
    names = options.only or [*ROWS]
    pinned = on_one_core()
    with tempfile.TemporaryDirectory(prefix="pmo-bench-") as scratch:
        bench = Bench(Path(scratch), options.projects, options.rounds, options.real)
        os.environ["PMO_CACHE_DIR"] = str(bench.cache)
        rows = measure(bench, names)
    text = page(rows, bench.notes, pinned)
    print(text)
    if options.write and not options.only:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8", newline="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=1000, help="how many in one call")
    parser.add_argument("--rounds", type=int, default=9, help="pairs for the small measure")
    parser.add_argument(
        "--only", choices=[*ROWS], action="append", help="measure only this, and only print it"
    )
    parser.add_argument("--real", type=Path, default=Bench.real, help="where real input lies")
    parser.add_argument("--no-write", dest="write", action="store_false", help="only print")
    return parser.parse_args()


def measure(bench: Bench, names: Iterable[str]) -> Measured:
    """The rows of these names, each told as soon as it is measured."""
    found: Measured = []
    for name in names:
        for row in ROWS[name](bench):
            print(f"{name}: {row.what}: {row.ratio:.2f}", file=sys.stderr, flush=True)
            found.append((name, row))
    return found


def line(row: Row) -> str:
    """A row of the table."""
    asked = ("stated", "") if row.most is None else (f"{row.most:g}", met(row.ratio, row.most))
    return "| " + " | ".join([row.what, row.ours, row.theirs, f"{row.ratio:.2f}", *asked]) + " |"


def met(ratio: float, most: float) -> str:
    """Whether a ratio is what was asked."""
    return "yes" if ratio <= most else "**no**"


def page(rows: Measured, notes: list[str], pinned: bool) -> str:
    """The table, on what it was measured, and how to measure each row again."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    cores = "one core of" if pinned else "the cores of"
    lines = [
        "# Speed",
        "",
        "Written by `make bench`. Whole processes, measured in turn (A B A B) after two unmeasured",
        "runs of each; times are medians, ratios are medians of the rounds' ratios: by the clock,",
        "or, where a row says CPU, of the time on a core, that of git included. Seconds differ",
        "from machine to machine; the ratios are what the design promises.",
        "",
        "| what | ours | theirs | ratio | at most | met |",
        "|---|---|---|---|---|---|",
        *(line(row) for _, row in rows),
        "",
        "* *Cold*: compiled standards are kept, accepted contents and results are taken away",
        "  before each run. *Unchanged*: all is kept. With `--no-cache` accepted contents are kept",
        "  and no results; where every artifact changed, accepted contents are taken away too.",
        "* The floor reads the same files with yaml-rs and judges them with jsonschema-rs, in one",
        "  process.",
        f"* Projects are varied, by seed, from the golden projects {', '.join(EARLIER)},",
        "  in equal shares of each, sound and failing, in git and not; the one project is of T1.",
        *(f"* {note}" for note in notes),
        f"* {processor()}, {cores} {os.cpu_count()}; {platform.system()}; "
        f"Python {platform.python_version()}; commit {commit()}; {versions}.",
        "",
        "## Commands",
        "",
        "`.venv/bin/python bench/run.py --only NAME` measures rows again, and runs these:",
        "",
        "| NAME | what | ours | theirs |",
        "|---|---|---|---|",
        *(f"| {name} | {row.what} | {' | '.join(map(code, row.commands))} |" for name, row in rows),
        "",
    ]
    return "\n".join(lines)


def code(command: str) -> str:
    """A command as Markdown shows it."""
    return f"`{command}`" if command else ""


def processor() -> str:
    """The processor's name."""
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for entry in info.read_text(encoding="utf-8").splitlines():
            if entry.startswith("model name"):
                return entry.partition(":")[2].strip()
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
