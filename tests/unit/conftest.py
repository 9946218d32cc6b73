"""Toys for unit tests: a project of the toy standard, made from a dict of files and judged."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import Compiled, Options, check, prepare
from pmo_kit.engine import Project as Opened
from pmo_kit.project import (
    Artifact,
    ExampleHistory,
    Folder,
    History,
    Index,
    Snapshot,
    Tree,
    open_artifact,
    read_manifest,
    read_snapshot,
)
from pmo_kit.results import Finding, Report
from pmo_kit.standard import Kind, Standard

Maker = Callable[..., Standard]
TOY = Path(__file__).resolve().parent.parent / "fixtures" / "toy"
TODAY = date(2026, 2, 1)


@dataclass(frozen=True)
class Judged:
    """A report, and short ways to ask it."""

    report: Report

    @property
    def found(self) -> list[tuple[str, str, int, int]]:
        """Each failed finding as rule, path, line and column."""
        return [
            (f.rule, f.location.path, f.location.line, f.location.column)
            for f in self.report.findings
            if f.outcome == "failed"
        ]

    @property
    def rules(self) -> list[str]:
        """The rules of the failed findings."""
        return [rule for rule, *_ in self.found]

    @property
    def code(self) -> int:
        """The exit code."""
        return self.report.exit_code

    @property
    def only(self) -> Finding:
        """The one finding."""
        (finding,) = self.report.findings
        return finding

    def said(self, rule: str) -> dict[str, str]:
        """What one rule said of each subject, the project's id left out."""
        start = f"{self.report.project}/"
        return {
            v.subject.removeprefix(start): v.outcome for v in self.report.verdicts if v.rule == rule
        }

    def why(self, rule: str) -> set[str]:
        """The reasons of one rule's verdicts."""
        return {v.reason for v in self.report.verdicts if v.rule == rule}


@dataclass(frozen=True)
class Project:
    """A project of the toy standard in a folder of its own."""

    root: Path
    standard: Compiled

    def write(self, path: str, text: str | bytes | None) -> Project:
        """Put one file, or take it away."""
        target = self.root / path
        if text is None:
            target.unlink()
            return self
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def change(self, path: str, old: str, new: str) -> Project:
        """Replace a text that must be there."""
        text = (self.root / path).read_text()
        assert old in text
        return self.write(path, text.replace(old, new))

    def snapshot(
        self,
        tree: Tree | None = None,
        registry: Path | None = None,
        history: History | None = None,
    ) -> Snapshot:
        """The project as it stands now, without a past unless one is given."""
        tree = tree or Folder(self.root)
        people: tuple[Artifact, ...] = ()
        if registry is not None:
            opened = open_artifact(
                Folder(registry.parent), registry.name, self.standard.standard, registry.name
            )
            assert isinstance(opened, Artifact)
            people = (opened,)
        found = read_snapshot(
            tree, read_manifest(tree), self.standard.standard, str(self.root), "toy", people
        )
        return found._replace(history=history or ExampleHistory({}))

    def check(
        self,
        tree: Tree | None = None,
        registry: Path | None = None,
        history: History | None = None,
        **options: Any,
    ) -> Judged:
        """The project judged as of 2026-02-01, or as the options say."""
        options = {"as_of": TODAY, **options}
        snapshot = self.snapshot(tree, registry, history)
        return Judged(check(self.standard, snapshot, Options(**options)).report)

    def git(self, *arguments: str) -> None:
        """Run git here, as some user."""
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, capture_output=True)

    def index(self, prefix: str = "") -> Index:
        """What git's index holds."""
        from pmo_kit.git import Git

        return Index(Git(self.root), prefix)


Files = dict[str, str | tuple[str, str] | None]
Make = Callable[..., Project]


@pytest.fixture(scope="session")
def toy() -> Path:
    """The folder of the toy standard."""
    return TOY


@pytest.fixture(scope="session")
def toy_standard() -> Compiled:
    """The toy standard, compiled."""
    from pmo_kit.engine.compile_rules import compile_standard
    from pmo_kit.standard import load

    return compile_standard(load(TOY))[0]


@pytest.fixture
def make(tmp_path: Path, toy_standard: Compiled) -> Make:
    """Makes the golden toy project, with other keys in its manifest and other files.

    `make({"pmo/log.yaml": "…"}, tier="L")`; a file that is None is taken away.
    """
    made: list[Project] = []

    def build(
        files: dict[str, str | bytes | None] | None = None,
        standard: Compiled | None = None,
        **manifest: str,
    ) -> Project:
        root = tmp_path / f"project{len(made) or ''}"
        shutil.copytree(TOY / "golden" / "small", root)
        project = Project(root, standard or toy_standard)
        made.append(project)
        lines = (root / "pmo.yaml").read_text().splitlines()
        lines = [line for line in lines if line.split(":")[0] not in manifest]
        lines += [f"{key}: {value}" for key, value in manifest.items()]
        project.write("pmo.yaml", "\n".join(lines) + "\n")
        for path, text in (files or {}).items():
            project.write(path, text)
        return project

    return build


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[Files], Path]:
    """Makes a copy of the toy standard with texts replaced: its folder.

    `copied({"rules/log/TOY-001.yaml": ("old", "new")})`; a text alone is a whole file, None none.
    """
    made: list[Path] = []

    def build(files: Files) -> Path:
        folder = tmp_path / f"toy{len(made) or ''}"
        made.append(Path(shutil.copytree(TOY, folder)))
        for path, change in files.items():
            target = folder / path
            if change is None:
                target.unlink()
            elif isinstance(change, str):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(change)
            else:
                text = target.read_text()
                assert change[0] in text, path
                target.write_text(text.replace(*change, 1))
        return folder

    return build


@pytest.fixture
def alter(
    copied: Callable[[Files], Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Compiled]:
    """Prepares an altered copy of the toy standard, past any cache."""
    monkeypatch.setenv("PMO_CACHE_DIR", "")

    def build(files: Files, edition: str | None = None) -> Compiled:
        return prepare(copied(files), edition)

    return build


DAYS = {
    "T1/initiating": date(2026, 1, 9),
    "T1/planning": date(2026, 1, 14),
    "T1/executing": date(2026, 2, 13),
    "T1/closed": date(2026, 3, 6),
    "T3/executing": date(2026, 5, 29),
}


@dataclass(frozen=True)
class Golden:
    """One golden project in a folder of its own, as of its day."""

    root: Path
    compiled: Compiled
    as_of: date

    @property
    def options(self) -> Options:
        """How it is judged."""
        return Options(self.as_of)

    def snapshot(self) -> Snapshot:
        """The project as it stands now."""
        tree = Folder(self.root)
        return read_snapshot(
            tree, read_manifest(tree), self.compiled.standard, str(self.root), "golden"
        )

    def opened(self) -> Opened:
        """The project ready to be judged."""
        tree = Folder(self.root)
        manifest = read_manifest(tree)
        snapshot = self.snapshot()
        return Opened(self.root, self.compiled, tree, manifest, snapshot, self.options)

    def check(self, gate: str | None = None) -> Report:
        """The project judged."""
        return check(self.compiled, self.snapshot(), Options(self.as_of, gate)).report

    def change(self, path: str, old: str, new: str) -> Golden:
        """Replace a text that must be there."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def write(self, path: str, text: str) -> Golden:
        """Put one file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return self

    def remove(self, path: str) -> Golden:
        """Take one file away."""
        (self.root / path).unlink()
        return self


@pytest.fixture(scope="session")
def core(root: Path) -> Compiled:
    """The core standard, compiled."""
    return prepare(root / "standards" / "core", "1.0")


@pytest.fixture
def golden(root: Path, core: Compiled, tmp_path: Path) -> Callable[[str], Golden]:
    """Makes a copy of a golden project: `golden("T1/planning")`."""

    def make(name: str) -> Golden:
        source = root / "standards" / "core" / "golden" / name
        return Golden(Path(shutil.copytree(source, tmp_path / "golden")), core, DAYS[name])

    return make


@pytest.fixture
def make_standard(tmp_path: Path) -> Maker:
    """Makes a standard from kinds, skeletons (by file name) and schemas (by kind)."""

    def make(
        kinds: list[Kind],
        skeletons: dict[str, str] | None = None,
        schemas: dict[str, dict[str, Any]] | None = None,
    ) -> Standard:
        folder = tmp_path / "standard"
        (folder / "skeletons").mkdir(parents=True)
        for name, text in (skeletons or {}).items():
            (folder / "skeletons" / name).write_text(text, encoding="utf-8")
        given = schemas or {}
        empty: tuple[()] = ()
        return Standard(
            id="small",
            edition="1.0",
            title="Small",
            description="",
            folder=str(folder),
            editions=empty,
            phases=empty,
            gates=empty,
            tiers=empty,
            methods=empty,
            roles=empty,
            modes={},
            thresholds={},
            lists={},
            kinds={kind.kind: kind for kind in kinds},
            rules=empty,
            schemas={str(schema["$id"]): schema for schema in given.values()},
            folders=(str(folder),),
            schema_of={kind: str(schema["$id"]) for kind, schema in given.items()},
        )

    return make


@pytest.fixture
def kind() -> Callable[..., Kind]:
    """Makes a kind that the sponsor owns."""

    def make(name: str, **more: Any) -> Kind:
        return Kind(name, name, "", owner="project-owner", life="document", **more)

    return make
