"""A snapshot: which files are artifacts, which are told to be broken, which are left alone."""

from __future__ import annotations

from typing import Any

import pytest

Make = Any
LOG = "schema: log/v1\nitems: []\n"


def faults(project: Any) -> list[tuple[str, str, int, int]]:
    return [(f.code, f.path, f.line, f.column) for f in project.snapshot().faults]


def test_every_artifact_is_read_with_its_kind_and_the_manifest_first(make: Make) -> None:
    snapshot = make({"pmo/more/log2.yaml": LOG, "pmo/log3.json": '{"schema": "log/v1"}'}).snapshot()
    assert [(a.kind.kind, a.path) for a in snapshot.artifacts] == [
        ("project", "pmo.yaml"),
        ("brief", "pmo/brief.md"),
        ("log", "pmo/log.yaml"),
        ("log", "pmo/log3.json"),
        ("log", "pmo/more/log2.yaml"),
        ("gate-review", "pmo/reviews/R-1.yaml"),
    ]
    assert [a.path for a in snapshot.of("brief")] == ["pmo/brief.md"]
    assert (snapshot.id, snapshot.name, snapshot.tier) == ("toy-small", "Toy", "S")
    assert (snapshot.faults, snapshot.ignored) == ((), ())


def test_only_the_artifacts_folder_is_read(make: Make) -> None:
    project = make({"log.yaml": "nonsense: [", "docs/x.yaml": "a: 1", "pmo2/log.yaml": "b: 1"})
    assert faults(project) == []


def test_another_artifacts_folder_is_read_instead(make: Make) -> None:
    project = make({"docs/pmo/log.yaml": LOG, "pmo/x.yaml": "a: 1"}, folder="docs/pmo/")
    assert [a.path for a in project.snapshot().artifacts] == ["pmo.yaml", "docs/pmo/log.yaml"]


def test_the_root_itself_may_be_the_artifacts_folder(make: Make) -> None:
    hidden = {".hidden.yaml": "b: 1", ".github/workflows/check.yml": "on: push"}
    project = make({"x.yaml": "a: 1", **hidden}, folder=".")
    assert [path for _, path, _, _ in faults(project)] == ["x.yaml"]
    assert project.snapshot().artifacts[0].path == "pmo.yaml"
    assert len(project.snapshot().of("project")) == 1


@pytest.mark.parametrize(
    "path",
    [
        *("README.md", "deep/README.md", "readme.md", "Readme.md", "README.MD", "README"),
        *("readme.markdown", "photo.png", "notes.txt", "LICENSE"),
    ],
)
def test_readmes_and_attachments_are_left_alone(make: Make, path: str) -> None:
    project = make({f"pmo/{path}": b"\xff\xfe no text"})
    assert (faults(project), project.snapshot().ignored) == ([], ())


LEFT_BEHIND = (
    *(".log.yaml.swp", ".log.yaml", "._log.yaml", ".#log.yaml", ".git/config.yaml", ".DS_Store"),
    *("log.yaml~", "#log.yaml#", "~$log.md", ".~lock.log.ods#", ".~log.yaml", "log.yaml.~1~"),
    *("Thumbs.db", "desktop.ini", "log.yaml___jb_tmp___", "__MACOSX/log.yaml", ".idea/x.json"),
    *("$RECYCLE.BIN/log.md", ".history/log.yaml", "deep/.obsidian/app.json", "deep/._log.md"),
    *("@eaDir/log.yaml", "#recycle/log.yaml"),
)


@pytest.mark.parametrize("path", LEFT_BEHIND)
def test_what_editors_and_systems_leave_behind_is_no_artifact(make: Make, path: str) -> None:
    project = make({f"pmo/{path}": b"\0\5\x16\7 no text"})
    for tree in (None, indexed(project)):
        snapshot = project.snapshot(tree)
        assert (snapshot.faults, snapshot.ignored) == ((), ())
        assert f"pmo/{path}" not in [artifact.path for artifact in snapshot.artifacts]


def indexed(project: Any) -> Any:
    project.git("init", "-q")
    project.git("add", "-A", "-f")
    return project.index()


@pytest.mark.parametrize("path", [".log.yaml", "deep/._log.yaml", "~$log.yaml"])
@pytest.mark.parametrize("text", [LOG, LOG + "broken: ["])
def test_a_hidden_file_that_says_it_is_an_artifact_is_told(
    make: Make, path: str, text: str
) -> None:
    project = make({f"pmo/{path}": text})
    for tree in (None, indexed(project)):
        (fault,) = project.snapshot(tree).faults
        assert (fault.code, fault.path) == ("KIT-002", f"pmo/{path}")
        assert fault.message == (
            "A hidden file is no artifact, and this one says that it is one: `log/v1`."
        )
        assert fault.remedy.startswith("Give it a name that people see")
    assert project.change("pmo.yaml", "id:", f"ignore: ['pmo/{path}']\nid:").snapshot().faults == ()


@pytest.mark.parametrize(
    "path", ["Copy of log.yaml", "log (1).yaml", "log.orig.yaml", "#log.yaml", "log.bak.md", "~.md"]
)
def test_what_may_be_somebodys_own_stays_named(make: Make, path: str) -> None:
    assert [path for _, path, _, _ in faults(make({f"pmo/{path}": "a: 1"}))] == [f"pmo/{path}"]


@pytest.mark.posix
def test_a_link_of_an_editor_that_leads_nowhere_is_passed_over(make: Make) -> None:
    project = make()
    (project.root / "pmo" / ".#log.yaml").symlink_to("ada@example.org.4711:1760000000")
    assert faults(project) == []


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("x.yaml", "a: 1\n", (1, 1)),
        ("x.md", "# Title\n", (1, 1)),
        ("x.json", "[1]", (1, 1)),
        ("x.yaml", "", (1, 1)),
        ("readme.yaml", "a: 1\n", (1, 1)),
        ("readme2.md", "# Title\n", (1, 1)),
    ],
)
def test_a_file_that_does_not_say_what_it_is_is_told(
    make: Make, path: str, text: str, place: tuple[int, int]
) -> None:
    (fault,) = make({f"pmo/{path}": text}).snapshot().faults
    assert (fault.code, fault.path, fault.line, fault.column) == ("KIT-002", f"pmo/{path}", *place)
    assert fault.message == "The file does not say what it is: it has no `schema`."
    assert "brief/v1" in fault.remedy and "project/v1" not in fault.remedy


@pytest.mark.parametrize(
    ("path", "text", "message", "place"),
    [
        ("x.yaml", "items: []\nschema: [log/v1]\n", "a list; it must be one text", (2, 9)),
        ("x.yaml", "schema: {a: log/v1}\n", "a group of keys; it must be one text", (1, 9)),
        ("x.yaml", "schema: 1\n", "1, which is no text", (1, 9)),
        ("x.yaml", "schema:\n", "empty", (1, 8)),
        ("x.md", "---\nschema: [brief/v1]\n---\n", "a list; it must be one text", (2, 9)),
        ("x.json", '{"schema": ["log/v1"]}\n', "a list; it must be one text", (1, 12)),
    ],
)
def test_a_schema_that_is_no_text_is_told_at_its_place(
    make: Make, path: str, text: str, message: str, place: tuple[int, int]
) -> None:
    (fault,) = make({f"pmo/{path}": text}).snapshot().faults
    assert fault.message == f"`schema` is {message}."
    assert fault.remedy.startswith("Write one value: `schema: <kind>/v1`. Kinds: brief/v1, ")
    assert (fault.line, fault.column) == place


def test_a_schema_that_nobody_knows_is_told_with_what_was_meant(make: Make) -> None:
    (fault,) = make({"pmo/x.yaml": "# comment\nschema: logg/v1\n"}).snapshot().faults
    assert (fault.code, fault.line, fault.column) == ("KIT-002", 2, 9)
    assert fault.message == "The standard knows no schema `logg/v1`."
    assert fault.remedy.startswith("Did you mean `log/v1`?")
    assert fault.kind == "log"


def test_a_major_version_that_nobody_knows_is_told(make: Make) -> None:
    (fault,) = make({"pmo/x.yaml": "schema: log/v2\n"}).snapshot().faults
    assert "`log/v2`" in fault.message and "`log/v1`" in fault.remedy


def test_a_second_manifest_is_no_artifact(make: Make) -> None:
    (fault,) = make({"pmo/sub/pmo.yaml": "schema: project/v1\n"}).snapshot().faults
    assert (fault.code, fault.path) == ("KIT-002", "pmo/sub/pmo.yaml")


def test_what_is_kept_outside_is_refused_inside(make: Make) -> None:
    (fault,) = make({"pmo/people.yaml": "schema: people/v1\npeople: []\n"}).snapshot().faults
    assert fault.message == "`people/v1` is kept outside projects."
    assert "--registry people.yaml" in fault.remedy


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("pmo/x.yaml", "schema: log/v1\nitems: [\n", "log"),
        ("pmo/x.yaml", "items: [\nschema: 'log/v1'\n", "log"),
        ("pmo/x.json", '{"schema": "log/v1", "items": [}', "log"),
        ("pmo/x.md", "---\nschema: brief/v1\nend: [\n---\n", "brief"),
        ("pmo/x.yaml", "items: [\n", ""),
        ("pmo/x.yaml", "schema: nothing/v1\nitems: [\n", ""),
        ("pmo/log.yaml", "items: [\n", "log"),
        ("pmo/reviews/R-9.yaml", "items: [\n", "gate-review"),
        ("pmo/x.yaml", "#" * 9000 + "\nschema: log/v1\nitems: [\n", "log"),
    ],
)
def test_a_broken_files_kind_is_known_by_its_text_or_its_place(
    make: Make, path: str, text: str, kind: str
) -> None:
    (fault,) = make({path: text}).snapshot().faults
    assert (fault.code, fault.kind) == ("KIT-001", kind)


def test_a_broken_file_in_another_folder_is_known_by_its_place_too(make: Make) -> None:
    (fault,) = make({"docs/log.yaml": "items: [\n"}, folder="docs").snapshot().faults
    assert fault.kind == "log"


def test_ignored_files_are_left_alone_and_listed(make: Make) -> None:
    files = {"pmo/notes/a.md": "# Note\n", "pmo/notes/b.yaml": "items: [\n", "pmo/c.yaml": "a: 1"}
    project = make(files, ignore="[pmo/notes/*]")
    assert project.snapshot().ignored == ("pmo/notes/a.md", "pmo/notes/b.yaml")
    assert [path for _, path, _, _ in faults(project)] == ["pmo/c.yaml"]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("pmo/log.yaml", "schema: log/v1\nitems: [{id: I-1, size: 99}]\n", None),
        ("pmo/x.yaml", "schema: loog/v1\n", "KIT-002"),
        ("pmo/x.yaml", "schema: log/v1\nitems: [\n", "KIT-001"),
        ("pmo/x.json", '{"items": [], "schema": "log/v1", }', "KIT-001"),
        ("pmo/x.yaml", "items: [\n" + "#" * 9000 + "\nschema: log/v1\n", "KIT-001"),
    ],
)
def test_ignoring_cannot_hide_a_file_that_names_a_schema(
    make: Make, path: str, text: str, code: str | None
) -> None:
    project = make({path: text}, ignore='["**"]')
    assert project.snapshot().ignored == ()
    judged = project.check()
    assert judged.rules == ["TOY-001"] if code is None else judged.rules == [code]


@pytest.mark.parametrize("ignore", ['"**"', "5", "{a: 1}", "[5, null]", "null"])
def test_patterns_that_are_no_list_of_texts_ignore_nothing(make: Make, ignore: str) -> None:
    project = make({"pmo/x.yaml": "a: 1"}, ignore=ignore)
    assert faults(project) == [("KIT-002", "pmo/x.yaml", 1, 1)]
    assert "KIT-003" in project.check().rules


@pytest.mark.posix
def test_a_link_to_a_folder_is_told_unless_ignored(make: Make) -> None:
    for ignore, expected in (("[]", [("KIT-001", "pmo/more", 1, 1)]), ("[pmo/more]", [])):
        project = make(ignore=ignore)
        (project.root / "pmo" / "more").symlink_to("..")
        assert faults(project) == expected


@pytest.mark.posix
def test_a_link_out_of_the_project_is_told_and_not_read(make: Make, tmp_path: Any) -> None:
    (tmp_path / "secret.yaml").write_text("schema: log/v1\nitems: [{id: SECRET, size: 99}]\n")
    project = make({"pmo/log.yaml": None})
    (project.root / "pmo" / "log.yaml").symlink_to(tmp_path / "secret.yaml")
    judged = project.check()
    assert judged.found == [("KIT-001", "pmo/log.yaml", 1, 1)]
    assert "SECRET" not in repr(judged.report)


def test_names_that_are_no_text_are_told_and_harm_nothing(make: Make) -> None:
    project = make({"pmo/a\nb.yaml": "a: 1", "pmo/\x1b[2J.yaml": "a: 1", "pmo/😀.yaml": "a: 1"})
    (project.root / "pmo").joinpath(b"\xff.yaml".decode("utf-8", "surrogateescape")).write_text(
        "a: 1"
    )
    judged = project.check()
    assert judged.rules == ["KIT-002"] * 4
    assert len({f.fingerprint for f in judged.report.findings}) == 4


# As of an earlier day


def test_records_dated_after_a_day_are_left_out(make) -> None:
    from pmo_kit.project import until

    snapshot = make().snapshot()
    (review,) = snapshot.of("gate-review")
    day = review.document.data["date"]
    assert until(snapshot, day) is snapshot
    before = until(snapshot, "2000-01-01")
    assert (before.of("gate-review"), before.later) == ((), (review.path,))
    assert len(before.artifacts) == len(snapshot.artifacts) - 1


def test_a_record_without_a_day_stays(make) -> None:
    from pmo_kit.project import until

    text = "schema: gate-review/v1\nid: R-1\ngates: [A]\ndate: soon\ndecision: go\n"
    snapshot = make({"pmo/reviews/R-1.yaml": text}).snapshot()
    assert until(snapshot, "2000-01-01").later == ()
