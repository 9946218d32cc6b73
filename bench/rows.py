"""The rows of the benchmark: what is measured against what, and what the design asks of it."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from earlier import BEFORE_JOINS, ROOT, earlier
from floor import files as artifacts_below
from floor import text_of
from joins import files, standard
from timing import Command, Pair, Run, measured, median, timed
from vary import AS_OF, LARGE, large_project, many_projects, with_history

from pmo_kit.standard import load
from pmo_kit.templates import editor_files
from pmo_kit.templates.editor_schema import SCHEMA

HERE = Path(__file__).resolve().parent
SCHEMAS = ROOT / "schemas"
TOOLS = Path(sys.executable).parent

DAY = ("--as-of", "2026-03-06")
MANY_DAY = ("--as-of", AS_OF)
COMMITS = 500
JOINED = (500, 1_000)
CHECK_JSONSCHEMA = (
    "import sys; sys.modules['rfc3987_syntax'] = None; from check_jsonschema import main; main()"
)
"""It as it is by itself: a package that another tool of this repository needs would slow it."""


class Row(NamedTuple):
    """One line of the table, and the two commands; without `most` it is only told."""

    what: str
    ours: str
    theirs: str
    ratio: float
    most: float | None
    commands: tuple[str, str]


@dataclass
class Bench:
    """What is measured, and where: a folder, how many projects, how often what is quick."""

    scratch: Path
    projects: int
    rounds: int
    real: Path = ROOT.parent / "shared" / "real"

    def __post_init__(self) -> None:
        self.cache = self.scratch / "cache"
        self.notes: list[str] = []
        self._made: dict[int, Path] = {}

    @property
    def few_rounds(self) -> int:
        """How often what takes seconds is measured."""
        return max(2, self.rounds // 3)

    def many(self, count: int) -> Path:
        """A folder of so many projects, made once."""
        if count not in self._made:
            self._made[count] = self.scratch / f"projects-{count}"
            many_projects(self._made[count], count)
        return self._made[count]

    def forget(self) -> None:
        """Take away what the kit keeps of contents and results: compiled standards stay."""
        for kept in self.cache.iterdir() if self.cache.is_dir() else ():
            if kept.is_dir():
                shutil.rmtree(kept)
            elif kept.suffix not in (".marshal", ".json"):
                kept.unlink()

    def pair(self, ours: Command, theirs: Command, rounds: int, *first: Command) -> Pair:
        """Both measured in turn, after two unmeasured runs of each, or of others that are quicker.

        The first run of the kit compiles a standard, the second packs it.
        """
        for command in 2 * (first or (ours, theirs)):
            timed(command, self.scratch / "log")
        return measured(ours, theirs, rounds, self.scratch / "log")

    def shown(self, *commands: Command) -> tuple[str, str]:
        """Two commands as somebody would type them in the folder where all of it lies."""
        ours, theirs = (command.shown(self.scratch) for command in commands)
        return ours, theirs


def check(*words: str | Path, before: Callable[[], None] | None = None) -> Command:
    """The kit's command."""
    return Command((str(TOOLS / "pmo"), "check", *map(str, words)), before)


def floor(folder: Path) -> Command:
    """The parsers alone."""
    return Command((sys.executable, str(HERE / "floor.py"), str(folder)))


def check_jsonschema(schema: Path, *checked: str, folder: Path | None = None) -> Command:
    """check-jsonschema, with a schema that is whole, so that nothing is fetched."""
    words = (sys.executable, "-c", CHECK_JSONSCHEMA, "--schemafile", str(schema), *checked)
    return Command(words, folder=folder)


def one_project(bench: Bench) -> Iterator[Row]:
    """One project to check-jsonschema on one of its files: unchanged, and all of it changed."""
    project, count = large_project(bench.scratch / "one")
    theirs = check_jsonschema(_plan_schema(bench.scratch), str(project / "pmo" / "plan.yaml"))
    for what, most, before in (
        (f"`pmo check`, {count} artifacts, to check-jsonschema, one of them", 0.28, None),
        ("the same, every artifact changed", 0.4, bench.forget),
    ):
        ours = check(project, *DAY, "--no-cache", before=before)
        pair = bench.pair(ours, theirs, bench.rounds)
        texts = milliseconds(pair.ours), milliseconds(pair.theirs)
        yield Row(what, *texts, pair.ratio, most, bench.shown(ours, theirs))


def cold_and_unchanged(bench: Bench) -> Iterator[Row]:
    """Many projects to the floor: nothing kept of them, and nothing changed in them."""
    folder, count = bench.many(bench.projects), f"{bench.projects:,}"
    said = []
    for state, most, before in (("cold", 5.5, bench.forget), ("unchanged", 0.45, None)):
        ours, theirs = check(folder, *MANY_DAY, before=before), floor(folder)
        pair = bench.pair(ours, theirs, bench.few_rounds)
        what = f"{count} projects in one call, {state}, to the floor: CPU"
        yield Row(what, *on_a_core(pair), most, bench.shown(ours, theirs))
        said.append(pair.ours[-1].output)
    if said[0] != said[1]:
        raise SystemExit("What is kept of unchanged projects changes what is told of them.")
    ended = said[0].strip().splitlines()[-1]
    bench.notes.append(f"`pmo check` of the {count} projects ended with: {ended}.")
    bench.notes.append(f"The floor said: {pair.theirs[-1].output.strip()}.")


def ten_times_as_many(bench: Bench) -> Iterator[Row]:
    """What a project costs among ten times as many, and what they take of memory."""
    few, many = bench.projects, 10 * bench.projects
    large, small = (
        check(bench.many(count), *MANY_DAY, before=bench.forget) for count in (many, few)
    )
    pair = bench.pair(large, small, max(1, bench.rounds // 5), small)
    texts = each(pair.ours, many), each(pair.theirs, few)
    shown = bench.shown(large, small)
    what = f"CPU for each project, cold: {many:,} in a call, to {few:,}"
    yield Row(what, *texts, pair.cpu_ratio / 10, 1.1, shown)
    peaks = [max(run.megabytes for run in runs) for runs in (pair.ours, pair.theirs)]
    what = f"memory of {many:,} in a call, to 150 MB"
    yield Row(what, f"{peaks[0]:.0f} MB", "150 MB", peaks[0] / 150, 1, (shown[0], ""))
    bench.notes.append(f"{few:,} projects in a call took at most {peaks[1]:.0f} MB of memory.")


def joined(bench: Bench) -> Iterator[Row]:
    """What twice as many files of two kinds cost whose rules look each one up among the others."""
    by = (*DAY, "--no-cache", "--standard", standard(bench.scratch / "joins"))
    few, many = (files(bench.scratch / f"joined-{count}", count) for count in JOINED)
    ours, theirs = check(many, *by), check(few, *by)
    pair = bench.pair(ours, theirs, bench.few_rounds)
    small, large = JOINED
    what = f"joins of {large:,} × {large:,} files, to {small:,} × {small:,}: CPU"
    yield Row(what, *on_a_core(pair), 2.2, bench.shown(ours, theirs))


def real_files(bench: Bench) -> Iterator[Row]:
    """Two example standards on real files, to the kit and the standards of an earlier commit."""
    before = earlier(bench.scratch / "earlier")
    for name, what, most in (
        ("enhancement-proposals", "606 enhancement proposals", 0.5),
        ("landscape", "the landscape, 2,411 entries", None),
    ):
        real = bench.real / name
        if before is None or not real.is_dir():
            bench.notes.append(f"Left out: {what}, for want of {real} or commit {BEFORE_JOINS}.")
            continue
        now, then = (
            _as_module(bench, kit, name, real, *words)
            for kit, *words in ((ROOT, "--no-cache"), (before,))
        )
        pair = bench.pair(now, then, bench.few_rounds)
        what = f"{what}, to commit {BEFORE_JOINS} and its standard: CPU"
        yield Row(what, *on_a_core(pair), most, bench.shown(now, then))


def all_rules_to_schemas(bench: Bench) -> Iterator[Row]:
    """All rules on many projects, to check-jsonschema on the same files with one schema for all.

    It reads no front matter, so what Markdown files have of it lies in files of their own.
    """
    folder = bench.many(bench.projects)
    schema = bench.scratch / "all.json"
    schema.write_text(editor_files(load(ROOT / "standards" / "core"))[SCHEMA], encoding="utf-8")
    (bench.scratch / "front").mkdir()
    checked = []
    for number, path in enumerate(sorted(artifacts_below(str(folder)))):
        if path.endswith(".md"):
            front = bench.scratch / "front" / f"{number}.yaml"
            front.write_text(text_of(path), encoding="utf-8")
            path = str(front)
        checked.append(os.path.relpath(path, bench.scratch))
    ours = check(folder, *MANY_DAY, before=bench.forget)
    theirs = check_jsonschema(schema, *checked, folder=bench.scratch)
    pair = bench.pair(ours, theirs, 1, check(bench.many(1), *MANY_DAY))
    what = f"{bench.projects:,} projects, all rules, to check-jsonschema, schemas only: CPU"
    yield Row(what, *on_a_core(pair), None, bench.shown(ours, theirs))


def remembered(bench: Bench) -> Iterator[Row]:
    """What a long history costs a check that reads it: as it usually is, and at the worst."""
    one, _ = large_project(bench.scratch / "without-git")
    for number in (3, LARGE):
        old, artifacts = large_project(bench.scratch / f"old-{number}")
        with_history(old, COMMITS, number)
        past, without = (check(place, *DAY, "--no-cache") for place in (old, one))
        pair = bench.pair(past, without, bench.few_rounds)
        texts = milliseconds(pair.ours), milliseconds(pair.theirs)
        what = f"{artifacts} artifacts, {COMMITS} commits of {number} each, to the same without git"
        yield Row(what, *texts, pair.ratio, 3, bench.shown(past, without))


ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "one": one_project,
    "many": cold_and_unchanged,
    "ten-times": ten_times_as_many,
    "joins": joined,
    "real": real_files,
    "schemas": all_rules_to_schemas,
    "history": remembered,
}
"""By name, as `--only` takes it."""


def _plan_schema(scratch: Path) -> Path:
    """The schema of a plan, made whole."""
    schema = json.loads((SCHEMAS / "plan" / "v1.0.json").read_text(encoding="utf-8"))
    common = json.loads((SCHEMAS / "common" / "v1.0.json").read_text(encoding="utf-8"))
    schema.setdefault("$defs", {})["common"] = common
    whole = scratch / "plan.json"
    whole.write_text(json.dumps(schema), encoding="utf-8")
    return whole


def _as_module(bench: Bench, kit: Path, name: str, real: Path, *words: str) -> Command:
    """`pmo check` of real files by the kit and the example standard that lie in a folder."""
    by = ("--standard", str(kit / "examples" / "standards" / name), *DAY, *words)
    place = bench.scratch / f"cache-{kit.name}"
    environment = (("PYTHONPATH", str(kit / "src")), ("PMO_CACHE_DIR", str(place)))
    command = (sys.executable, "-m", "pmo_kit", "check", str(real), *by)
    return Command(command, environment=environment)


def milliseconds(runs: tuple[Run, ...]) -> str:
    """A median, for reading."""
    return f"{median(runs) * 1000:.0f} ms"


def on_a_core(pair: Pair) -> tuple[str, str, float]:
    """The medians of the time on a core, for reading, and the ratio."""
    ours, theirs = (f"{cpu(runs):.2f} s" for runs in (pair.ours, pair.theirs))
    return ours, theirs, pair.cpu_ratio


def each(runs: tuple[Run, ...], count: int) -> str:
    """The median time on a core for each of so many projects, for reading."""
    return f"{cpu(runs) / count * 1000:.2f} ms"


def cpu(runs: tuple[Run, ...]) -> float:
    """The median time on a core, in seconds."""
    return statistics.median(run.cpu for run in runs)
