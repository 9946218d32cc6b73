"""`add`: the skeleton at its place, what is known filled in, and nothing ever overwritten."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit.project import ManifestError
from pmo_kit.scaffold import add
from pmo_kit.standard import Kind, Standard
from pmo_kit.templates import ScaffoldError

TODAY = datetime.date(2026, 3, 2)
MANIFEST = """schema: project/v1
id: find-it
name: Find it
standard: small
edition: "1.0"
tier: T1
phase: initiating
method: predictive
roles: {project_manager: ada, project_owner: olga}
dates: {start: 2026-02-02, end: 2026-04-30}
"""
SKELETONS = {
    "charter.md": "---\nschema: charter/v1\nowner: @leader@\n---\nOf @project@, for @owner@.\n",
    "status-report.yaml": "schema: status-report/v1\nid: @id@\ndate: @today@   # a day\n"
    "mail: a@b.org\n",
    "plan.md": "@id@ @today@ @start@ @end@ @project@ @leader@ @sponsor@ @owner@ "
    "@unit@ @total@ @nobody@ a@b.org\n",
    "people.yaml": "schema: people/v1\nowner: @owner@\n",
}


Make = Callable[..., Kind]


@pytest.fixture
def standard(make_standard: Callable[..., Standard], kind: Make) -> Standard:
    kinds = [
        kind("project", file="pmo.yaml"),
        kind("charter", file="charter.md"),
        kind("status-report", file="reports/{key}.yaml", many=True, key="id"),
        kind("people", outside=True, file="people.yaml"),
        kind("plan", file="plan.md"),
        kind("report", file="report.yaml"),
    ]
    return make_standard(kinds, SKELETONS)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "pmo.yaml").write_text(MANIFEST, encoding="utf-8")
    return root


def test_an_artifact_is_written_with_what_is_known(project: Path, standard: Standard) -> None:
    addition = add(project, "charter", standard, today=TODAY)
    assert addition.path == "pmo/charter.md"
    assert not (project / "pmo").exists()
    addition.write()
    text = (project / "pmo" / "charter.md").read_text(encoding="utf-8")
    assert text == "---\nschema: charter/v1\nowner: ada\n---\nOf find-it, for olga.\n"
    assert addition.next_steps[0] == "fill in pmo/charter.md"


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        ("{unit: EUR, total: 12000}", "EUR 12000"),
        ("{unit: h, total: 37.5}", "h 37.5"),
        ("{unit: 'h: {}', total: true}", "h 0"),
        ("[much]", "h 0"),
        ("{unit: h", "h 0"),
    ],
)
def test_every_token_is_known_and_nothing_else_is_touched(
    project: Path, standard: Standard, budget: str, said: str
) -> None:
    (project / "pmo").mkdir()
    charter = f"---\nschema: charter/v1\nbudget: {budget}\n---\n"
    (project / "pmo" / "charter.md").write_text(charter, encoding="utf-8")
    assert add(project, "plan", standard, today=TODAY).text == (
        f"P-1 2026-03-02 2026-02-02 2026-04-30 find-it ada olga olga {said} @nobody@ a@b.org\n"
    )


def test_comments_keep_their_column(project: Path, standard: Standard) -> None:
    skeleton = "id: @id@      # short\nleader: @leader@   # of @project@\n#  x: @today@ # y\n"
    (Path(standard.folder) / "skeletons" / "plan.md").write_text(skeleton, encoding="utf-8")
    assert add(project, "plan", standard, today=TODAY).text.splitlines() == [
        "id: P-1       # short",
        "leader: ada        # of find-it",
        "#  x: 2026-03-02 # y",
    ]


def test_without_a_charter_the_budget_is_nothing_yet(project: Path, standard: Standard) -> None:
    assert " h 0 " in add(project, "plan", standard, today=TODAY).text


def test_ids_count_on_from_those_in_use(project: Path, standard: Standard) -> None:
    paths = []
    for _ in range(3):
        addition = add(project, "status-report", standard, today=TODAY)
        addition.write()
        paths.append(addition.path)
    assert paths == [f"pmo/reports/SR-{n}.yaml" for n in (1, 2, 3)]
    assert (project / paths[2]).read_text(encoding="utf-8").splitlines()[1:] == [
        "id: SR-3",
        "date: 2026-03-02  # a day",
        "mail: a@b.org",
    ]


def test_counting_keeps_the_width_and_goes_by_number(project: Path, standard: Standard) -> None:
    reports = project / "pmo" / "reports"
    reports.mkdir(parents=True)
    for name in ("SR-9.yaml", "SR-10.yaml", "notes.yaml", "SR-11.yaml.bak"):
        (reports / name).touch()
    assert add(project, "status-report", standard, today=TODAY).path.endswith("/SR-11.yaml")


def test_an_id_may_be_named(project: Path, standard: Standard) -> None:
    addition = add(project, "status-report", standard, today=TODAY, key="SR-77")
    assert addition.path == "pmo/reports/SR-77.yaml"
    assert "id: SR-77" in addition.text


@pytest.mark.parametrize("key", ["../up", "a/b", "a b", "-x", "a: b", "x" * 65, "ü"])
def test_an_id_that_could_be_a_path_or_yaml_is_refused(
    project: Path, standard: Standard, key: str
) -> None:
    with pytest.raises(ScaffoldError, match="cannot be an id"):
        add(project, "status-report", standard, today=TODAY, key=key)


def test_what_exists_is_left_as_it_is(project: Path, standard: Standard) -> None:
    first = add(project, "charter", standard, today=TODAY)
    (project / "pmo").mkdir()
    (project / "pmo" / "charter.md").write_text("mine", encoding="utf-8")
    with pytest.raises(ScaffoldError, match="exists already"):
        add(project, "charter", standard, today=TODAY)
    with pytest.raises(ScaffoldError, match="exists already"):
        first.write()
    assert (project / "pmo" / "charter.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.posix
def test_a_link_out_of_the_project_is_not_followed(
    project: Path, standard: Standard, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "pmo").mkdir()
    (project / "pmo" / "reports").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ScaffoldError, match="outside the project"):
        add(project, "status-report", standard, today=TODAY).write()
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("folder", ["../up", "a/../../b", "c:/x", "..\\up"])
def test_a_folder_outside_the_project_is_refused(
    project: Path, standard: Standard, folder: str
) -> None:
    (project / "pmo.yaml").write_text(f"{MANIFEST}folder: '{folder}'\n", encoding="utf-8")
    with pytest.raises(ManifestError, match="does not lie in the project") as caught:
        add(project, "charter", standard, today=TODAY)
    assert caught.value.line == 11


def test_another_folder_is_respected(project: Path, standard: Standard) -> None:
    (project / "pmo.yaml").write_text(f"{MANIFEST}folder: docs/pm/\n", encoding="utf-8")
    assert add(project, "charter", standard, today=TODAY).path == "docs/pm/charter.md"


def test_an_unknown_kind_is_answered_with_those_there_are(
    project: Path, standard: Standard
) -> None:
    with pytest.raises(ScaffoldError) as caught:
        add(project, "chatter", standard, today=TODAY)
    assert "Did you mean `charter`?" in caught.value.remedy
    assert "small@1.0 has no kind" in caught.value.message


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("project", "has one pmo.yaml"),
        ("people", "kept outside projects"),
        ("report", "has no skeleton"),
    ],
)
def test_what_cannot_be_added_says_why(
    project: Path, standard: Standard, name: str, says: str
) -> None:
    with pytest.raises(ScaffoldError, match=says):
        add(project, name, standard, today=TODAY)


def test_without_a_manifest_there_is_no_project(tmp_path: Path, standard: Standard) -> None:
    with pytest.raises(ManifestError, match="no project here"):
        add(tmp_path, "charter", standard, today=TODAY)


def test_a_name_that_is_no_id_is_not_put_into_yaml(project: Path, standard: Standard) -> None:
    text = MANIFEST.replace("olga", '"o: {}"').replace("ada", '"a b"')
    (project / "pmo.yaml").write_text(text, encoding="utf-8")
    addition = add(project, "charter", standard, today=TODAY)
    assert "owner: leader" in addition.text
    assert "for leader." in addition.text


def test_a_company_kind_counts_by_the_initials_after_its_prefix(
    project: Path, standard: Standard, kind: Make
) -> None:
    permit = kind("acme.work-permit", file="permits/{key}.yaml", many=True, key="id")
    standard.kinds["acme.work-permit"] = permit
    skeleton = Path(standard.folder) / "skeletons" / "acme.work-permit.yaml"
    skeleton.write_text("schema: acme.work-permit/v1\nid: @id@\n", encoding="utf-8")
    addition = add(project, "acme.work-permit", standard, today=TODAY)
    assert addition.path == "pmo/permits/WP-1.yaml"


def test_an_editor_is_told_the_schema_that_the_project_carries(
    project: Path, standard: Standard
) -> None:
    (project / ".pmo").mkdir()
    (project / ".pmo" / "schema.json").touch()
    text = add(project, "status-report", standard, today=TODAY).text
    first, second = text.splitlines()[:2]
    assert first == "# yaml-language-server: $schema=../../.pmo/schema.json"
    assert second == "schema: status-report/v1"
    assert not add(project, "charter", standard, today=TODAY).text.startswith("#")
