"""`index` and `file_exists`: documents by key and by path, and files of whatever content."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

import pytest

from pmo_kit.cel import CelEvalError, CelTypeErrors, CelUnknown, Checked, Context, compile
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import check
from pmo_kit.engine import Options
from pmo_kit.engine.compiled import kinds_of
from pmo_kit.engine.document_index import ByKind
from pmo_kit.engine.environment import Types
from pmo_kit.engine.file_names import FileNames, resolved
from pmo_kit.engine.shape import admit
from pmo_kit.engine.state import State
from pmo_kit.engine.verdicts import Verdicts
from pmo_kit.examples.edits import changed
from pmo_kit.git import Git
from pmo_kit.project import Index, Overlay, Snapshot, Tree

Make, Project = Any, Any
REVIEW = "schema: gate-review/v1\nid: {}\ndate: 2026-01-{:02}\ngates: [A]\ndecision: go\n"


def checked(project: Project, text: str) -> Checked:
    return check(parse(text), Types(project.standard.standard).env("log", ""))


def value(project: Project, text: str, snapshot: Snapshot | None = None) -> Any:
    """What an expression is worth in a project."""
    state = State(project.standard, snapshot or project.snapshot(), Options(date(2026, 2, 1)))
    admit(state, Verdicts())
    context = Context(FileNames(state.snapshot).has)
    return compile(checked(project, text)).run({"index": ByKind(state)}, context)


@pytest.fixture
def project(make: Make) -> Project:
    return make(
        {
            "pmo/reviews/b.yaml": REVIEW.format("R-7", 7),
            "pmo/reviews/a.yaml": REVIEW.format("R-7", 3),
            "img/logo.png": b"\x89PNG\x00\xff",
        }
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("index.gate_review['R-7'].date.getDate()", 3),
        ("index.gate_review['pmo/reviews/b.yaml'].date.getDate()", 7),
        ("'R-7' in index.gate_review", True),
        ("'R-9' in index.gate_review", False),
        ("'pmo/reviews/a.yaml' in index.gate_review", True),
        ("'reviews/a.yaml' in index.gate_review", False),
        ("'R-7' in index.log", False),
        ("index.log['log'] == index.log['pmo/log.yaml']", True),
        ("size(index.people)", 0),
        ("has(index.log)", True),
        ("index.all(kind, kind != '')", True),
        ("index.gate_review.exists(name, name == 'R-7')", True),
        ("file_exists('img/logo.png')", True),
        ("file_exists('/img/../img/./logo.png')", True),
        ("file_exists('img/Logo.png')", False),
        ("file_exists('img')", False),
        ("file_exists('img/')", False),
        ("file_exists('img/logo.png/')", False),
        ("file_exists('img/logo.png/x')", False),
        ("file_exists('../' + 'img/logo.png')", False),
        ("file_exists('')", False),
        ("file_exists('pmo.yaml') && file_exists('pmo/log.yaml')", True),
    ],
)
def test_documents_and_files_are_found(project: Project, text: str, wanted: Any) -> None:
    assert value(project, text) == wanted


def test_a_name_that_no_document_has_is_no_such_key(project: Project) -> None:
    with pytest.raises(CelEvalError, match="the map has no key 'R-9'"):
        value(project, "index.gate_review['R-9'].id")
    assert (
        value(project, "'R-9' in index.gate_review && index.gate_review['R-9'].id == 'x'") is False
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("index.gate_revew['R-1']", "has no field `gate_revew`"),
        ("index.gate_review['R-1'].dat", "has no field `dat`"),
        ("index.gate_review[1]", "no element at an int"),
        ("index.gate_review['R-1'].date == 'x'", "cannot take"),
        ("file_exists(1)", "file_exists"),
        ("'a'.file_exists()", "is no method"),
    ],
)
def test_types_are_known(project: Project, text: str, message: str) -> None:
    with pytest.raises(CelTypeErrors) as caught:
        checked(project, text)
    assert message in caught.value.message


def test_what_is_read_is_noted(project: Project) -> None:
    reads = checked(project, "index.gate_review[doc.schema].id == '' || file_exists('x')").reads
    assert {"index.gate_review", "files"} <= reads
    assert kinds_of(reads, project.standard.standard) == {"gate-review"}


def test_a_broken_document_may_have_any_other_name(project: Project) -> None:
    project.write("pmo/reviews/c.yaml", "schema: gate-review/v1\nid: [\n")
    assert value(project, "index.gate_review['R-7'].id") == "R-7"
    assert value(project, "'R-7' in index.gate_review") is True
    for text in (
        "'R-9' in index.gate_review",
        "index.gate_review['R-9'].id == ''",
        "index.gate_review['pmo/reviews/c.yaml'].id == ''",
        "size(index.gate_review)",
    ):
        with pytest.raises(CelUnknown, match=r"c\.yaml is broken"):
            value(project, text)


def test_a_key_that_is_faulty_is_not_known(project: Project) -> None:
    project.write("pmo/reviews/c.yaml", REVIEW.format("[1, 2]", 9))
    assert value(project, "index.gate_review['R-7'].id") == "R-7"
    with pytest.raises(CelUnknown, match=r"c\.yaml is broken at id"):
        value(project, "'R-9' in index.gate_review")


@pytest.mark.posix
def test_nothing_behind_a_link_is_there(project: Project) -> None:
    outside = project.root.parent / "outside.txt"
    outside.write_text("x")
    (project.root / "leaves").symlink_to(outside)
    (project.root / "stays").symlink_to(project.root / "img" / "logo.png")
    (project.root / "folder").symlink_to(project.root / "img")
    (project.root / "up").symlink_to(project.root.parent)
    for path in ("leaves", "stays", "folder/logo.png", "up/outside.txt", "up"):
        assert value(project, f"file_exists('{path}')") is False, path
    os.chmod(project.root / "img", 0)
    try:
        if os.access(project.root / "img", os.R_OK):
            return  # for the superuser no folder is closed
        with pytest.raises(CelUnknown, match="cannot be listed"):
            value(project, "file_exists('img/logo.png')")
    finally:
        os.chmod(project.root / "img", 0o755)


def test_the_index_a_commit_and_an_example_have_files_of_their_own(project: Project) -> None:
    project.git("init", "-q", ".")
    project.git("add", ".")
    project.git("commit", "-qm", "first")
    project.write("img/new.bin", b"\x00")
    os.remove(project.root / "img/logo.png")
    project.git("add", "-A")
    project.write("img/loose.bin", b"\x00")
    git = Git(project.root)
    folder = project.snapshot().tree
    trees: dict[str, Tree] = {
        "logo": Index(git, "", git.commit("HEAD")),
        "new": Index(git, ""),
        "new loose": folder,
        "new loose drawn": Overlay(folder, {"img/drawn.bin": b"\x00"}),
        "new ": Overlay(folder, {"img/loose.bin": None}),
    }
    for there, tree in trees.items():
        for name in ("logo.png", "new.bin", "loose.bin", "drawn.bin"):
            found = value(project, f"file_exists('img/{name}')", project.snapshot(tree))
            assert found is (name.partition(".")[0] in there.split()), (there, name)
    without = changed(project.snapshot(), {"delete": ["log"]})
    assert value(project, "file_exists('pmo/log.yaml')", without) is False


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("a/b", "a/b"), ("./a//b", "a/b"), ("a/../b", "b"), ("a/..", ""), ("..", ""), ("../a", ""),
     ("a/../../a", ""), ("/a", "a"), ("a/.", ""), ("a\\b", "a\\b"), ("", ""), (".", "")],
)  # fmt: skip
def test_a_path_is_resolved_by_its_text_and_never_leaves_the_root(path: str, wanted: str) -> None:
    assert resolved(path) == wanted
