"""What rules see of the past, told as data and read from git; and why they may see nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine import Compiled
from pmo_kit.engine.history import Past
from pmo_kit.engine.open_project import tracked
from pmo_kit.engine.shape import admit
from pmo_kit.engine.state import Options, State
from pmo_kit.engine.verdicts import Verdicts
from pmo_kit.git import Change, Commit, Git
from pmo_kit.project import ExampleHistory, GitHistory, LimitError, NoHistory, Version, limits
from pmo_kit.project.file_line import follow
from pmo_kit.source import Document, read

LOG = "schema: log/v1\nitems: [{entries}]\n"
RULE = "rules/log/TOY-030.yaml"
Alter = Callable[..., Compiled]


def log(*entries: str) -> str:
    return LOG.format(entries=", ".join(entries))


def version(on: str, text: str) -> Version:
    document = read(text.encode(), "pmo/log.yaml")
    assert isinstance(document, Document)
    return Version(date.fromisoformat(on), document)


def told(*versions: Version) -> ExampleHistory:
    return ExampleHistory({("log", "pmo/log.yaml"): versions})


def commit(root: Path, on: str, message: str = "x") -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for words in (["add", "-A"], ["commit", "-q", "--allow-empty", "-m", message]):
        subprocess.run(
            ["git", *who, *words],
            cwd=root,
            env={**os.environ, "GIT_COMMITTER_DATE": f"{on}T12:00:00Z"},
            check=True,
            capture_output=True,
        )


def commits(project) -> GitHistory:
    return GitHistory(lambda: tracked(project.root))


A, B = "{id: A, size: 3}", "{id: B, size: 4}"


# What is gone, and what stayed


def test_an_entry_that_is_gone_is_found_by_its_own_name(make) -> None:
    project = make({"pmo/log.yaml": log(A)})
    judged = project.check(history=told(version("2026-01-10", log(A, B))))
    assert judged.said("TOY-030") == {"log/log/items[A]": "passed", "log/log/items[B]": "failed"}
    assert judged.found == [("TOY-030", "pmo/log.yaml", 2, 8)]
    assert judged.only.message == "B is gone."


def test_an_entry_that_came_back_is_there(make) -> None:
    project = make({"pmo/log.yaml": log(A, B)})
    past = told(version("2026-01-10", log(A, B)), version("2026-01-12", log(A)))
    assert project.check(history=past).code == 0


def test_a_list_that_is_gone_altogether_leaves_its_entries_told(make) -> None:
    project = make({"pmo/log.yaml": "schema: log/v1\n"})
    judged = project.check(history=told(version("2026-01-10", log(A))))
    assert judged.said("TOY-030") == {"log/log/items[A]": "failed"}


def test_what_was_not_of_its_kind_is_no_version(make) -> None:
    project = make({"pmo/log.yaml": log(A)})
    odd = (
        version("2026-01-08", "schema: log/v1\nitems: [{id: C, size: big}]\n"),
        version("2026-01-09", "schema: log/v1\nitems: 5\n"),
    )
    assert project.check(history=told(*odd)).said("TOY-030") == {"log/log/items[A]": "passed"}


def test_versions_after_the_day_of_judging_are_not_seen(make) -> None:
    project = make({"pmo/log.yaml": log(A)})
    later = told(version("2026-01-10", log(A)), version("2026-03-10", log(A, B)))
    assert project.check(history=later).said("TOY-030") == {"log/log/items[A]": "passed"}


def test_what_came_only_later_is_not_judged_by_an_earlier_past(make) -> None:
    project = make({"pmo/log.yaml": log(A)})
    later = told(version("2026-01-10", log(A, B)), version("2026-03-10", log(A)))
    judged = project.check(history=later)
    assert judged.said("TOY-030") == {"log/log": "skipped"}
    assert judged.why("TOY-030") == {
        "pmo/log.yaml was changed after 2026-02-01; check out what was there"
    }


@given(
    st.lists(st.tuples(st.dates(), st.sets(st.sampled_from("ABCDE"))), max_size=8),
    st.sets(st.sampled_from("ABCDE")),
)
def test_exactly_what_an_earlier_version_had_and_now_has_not_is_gone(
    toy_standard: Compiled, toy: Path, past: list[tuple[date, set[str]]], now: set[str]
) -> None:
    from pmo_kit.engine import check
    from pmo_kit.project import Folder, Overlay, read_manifest, read_snapshot

    def text(names: set[str]) -> str:
        return log(*(f"{{id: {name}, size: 1}}" for name in sorted(names)))

    day = date(2026, 2, 1)
    tree = Overlay(Folder(toy / "golden" / "small"), {"pmo/log.yaml": text(now).encode()})
    snapshot = read_snapshot(tree, read_manifest(tree), toy_standard.standard, "x", "x")
    versions = [version(on.isoformat(), text(names)) for on, names in past]
    seen = [names for on, names in past if on <= day]
    if not (seen and seen[-1] == now) and any(n == now for on, n in past if on > day):
        return  # what is judged came later: the verdict is skipped
    report = check(toy_standard, snapshot._replace(history=told(*versions)), Options(day)).report
    gone = {v.subject[-2] for v in report.verdicts if (v.rule, v.outcome) == ("TOY-030", "failed")}
    assert gone == set().union(*seen) - now


# `past.versions` and `past.files`


def seen(make, history, each: str = "items[]") -> list[tuple[str, int]]:
    """The states of item A that a rule sees, as day and size."""
    project = make({"pmo/log.yaml": log(A)})
    state = State(project.standard, project.snapshot(history=history), Options(date(2026, 2, 1)))
    admit(state, Verdicts())
    (view,) = state.of("log")
    from pmo_kit.project.paths import walk

    (spot,) = walk(view.doc, each)
    found = Past(state, ()).of(view, each, spot)["versions"]
    return [(v["on"].date().isoformat(), v["item"]["size"]) for v in found]


def test_states_are_oldest_first_once_each_and_end_with_what_is_judged(make) -> None:
    past = told(
        version("2026-01-05", log("{id: A, size: 1}")),
        version("2026-01-06", log("{id: A, size: 1}", B)),
        version("2026-01-07", log("{id: A, size: 3}")),
    )
    assert seen(make, past) == [("2026-01-05", 1), ("2026-01-07", 3)]


def test_what_is_not_committed_yet_is_of_the_day_of_judging(make) -> None:
    past = told(version("2026-01-05", log("{id: A, size: 1}")))
    assert seen(make, past) == [("2026-01-05", 1), ("2026-02-01", 3)]
    assert seen(make, ExampleHistory({})) == [("2026-02-01", 3)]


def test_documents_have_their_hashes_by_path(make) -> None:
    project = make()
    state = State(project.standard, project.snapshot(), Options(date(2026, 2, 1)))
    admit(state, Verdicts())
    (view,) = state.of("brief")
    from pmo_kit.project import digest
    from pmo_kit.project.paths import Spot

    files = Past(state, ()).of(view, "", Spot((), view.doc))["files"]
    assert list(files) == ["pmo/brief.md"]
    (version,) = files["pmo/brief.md"]
    assert version["sha256"] == digest(view.artifact.document, view.kind)
    assert version["hashes"] == [
        digest(view.artifact.document, view.kind, way) for way in (3, 2, 1)
    ]


# Faults of a rule


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("!past.gone", "past.version.size() > 0", "version"),
        ("!past.gone", "past.versions[0].item.sise > 0", "sise"),
        ("each: past.items[]", "each: past.thngs[]", "thngs"),
        ("each: past.items[]", "each: past.items[].steps[]", "several lists"),
        ("each: past.items[]", "each: standard.lists.words[]", "past"),
    ],
)
def test_a_rule_that_misreads_the_past_is_refused(copied, old: str, new: str, said: str) -> None:
    from pmo_kit.engine.compile_rules import compile_standard
    from pmo_kit.standard import load

    faults = compile_standard(load(copied({RULE: (old, new)})))[1]
    assert said in " ".join(fault.message for fault in faults if fault.rule == "TOY-030")


# Git


def test_git_is_asked_once_for_all_files_whoever_asks(make) -> None:
    project = make({"pmo/log.yaml": log(A, B)})
    project.git("init", "-q")
    commit(project.root, "2026-01-10")
    project.write("pmo/log.yaml", log(A))
    opened = []

    def open_git() -> tuple[Git, str]:
        opened.append(1)
        return Git(project.root), ""

    judged = project.check(history=GitHistory(open_git))
    assert (judged.rules, len(opened)) == (["TOY-030"], 1)
    project.change("pmo/log.yaml", "items: [{id: A, size: 3}]", "items: 5")
    project.check(history=GitHistory(open_git))
    assert len(opened) == 2


def test_a_renamed_file_keeps_its_past(make) -> None:
    project = make({"pmo/log.yaml": log(A, B)})
    project.git("init", "-q")
    commit(project.root, "2026-01-10")
    project.git("mv", "pmo/log.yaml", "pmo/record.yaml")
    commit(project.root, "2026-01-12")
    project.write("pmo/record.yaml", log(A))
    assert (
        project.check(history=commits(project)).said("TOY-030")["log/record/items[B]"] == "failed"
    )


def test_a_name_that_was_taken_again_begins_anew() -> None:
    def made(day: int, *changes: tuple[str, str, str], root: bool = False) -> Commit:
        return Commit(date(2026, 1, day), tuple(Change(*change) for change in changes), root)

    log = [
        made(4, ("a", "3", "a")),
        made(3, ("b", "2", "a"), ("a", "", "a")),
        made(2, ("a", "1", "a"), root=True),
    ]
    lines = follow(log, {"a", "b", "c"})
    found = {name: [held.blob for held in line.blobs] for name, line in lines.items()}
    assert found == {"a": ["3"], "b": ["2", "1"], "c": []}
    assert {name: line.whole for name, line in lines.items()} == {"a": False, "b": True, "c": False}


def test_broken_versions_of_the_past_are_passed_over(make) -> None:
    project = make({"pmo/log.yaml": log(A, B)})
    project.git("init", "-q")
    commit(project.root, "2026-01-10")
    for day, text in (("2026-01-11", "]["), ("2026-01-12", "schema: brief/v1\n")):
        project.write("pmo/log.yaml", text)
        commit(project.root, day)
    project.write("pmo/log.yaml", b"\xff\xfe")
    commit(project.root, "2026-01-13")
    project.write("pmo/log.yaml", log(A))
    assert project.check(history=commits(project)).rules == ["TOY-030"]


def test_the_last_version_of_a_day_counts(make) -> None:
    project = make({"pmo/log.yaml": log(A, B)})
    project.git("init", "-q")
    commit(project.root, "2026-01-10")
    project.write("pmo/log.yaml", log(A))
    commit(project.root, "2026-01-10")
    assert project.check(history=commits(project)).code == 0


def test_line_ends_and_comments_are_no_change(make) -> None:
    project = make({"pmo/log.yaml": log(A)})
    project.git("init", "-q")
    commit(project.root, "2026-01-10")
    project.write("pmo/log.yaml", (log(A) + "# looked at\n").replace("\n", "\r\n").encode())
    assert seen_versions(project) == ["2026-01-10"]


def seen_versions(project) -> list[str]:
    snapshot = project.snapshot(history=commits(project))
    state = State(project.standard, snapshot, Options(date(2026, 2, 1)))
    admit(state, Verdicts())
    (view,) = state.of("log")
    return [found.on.isoformat() for found in Past(state, ()).versions(view)]


# Where the past is not known


def why(project, history=None) -> set[str]:
    judged = project.check(history=history or commits(project))
    assert judged.code == 0
    assert set(judged.said("TOY-030").values()) == {"skipped"}
    return judged.why("TOY-030")


def test_without_a_repository_or_a_commit_rules_on_the_past_are_skipped(make) -> None:
    project = make()
    unknown = "the past is not known: "
    assert why(project) == {unknown + "this folder is in no git repository"}
    project.git("init", "-q")
    assert why(project) == {unknown + "git holds no commit of this project yet"}


def test_a_shallow_clone_is_asked_to_be_deepened(make, tmp_path: Path) -> None:
    project = make()
    project.git("init", "-q")
    commit(project.root, "2026-01-10")
    near = type(project)(tmp_path / "near", project.standard)
    project.git("clone", "-q", "--depth", "1", project.root.as_uri(), str(near.root))
    assert "git fetch --unshallow" in why(near).pop()


def test_without_git_the_reason_says_so(make, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make()
    project.git("init", "-q")
    monkeypatch.setenv("PATH", "")
    assert why(project) == {"the past is not known: git is not installed"}


def test_a_history_beyond_the_limit_is_not_read(make, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make()
    project.git("init", "-q")
    commit(project.root, "2026-01-10")
    with monkeypatch.context() as patch, pytest.raises(LimitError) as caught:
        patch.setattr(limits, "MOST_COMMITS", 0)
        why(project)
    assert caught.value.message.startswith("Over 0 commits changed something in this folder")
    for name, said in (("MOST_VERSION_BYTES", "at most 10,000, and 0 MB"), ("MOST_VERSIONS", "0,")):
        with monkeypatch.context() as patch, pytest.raises(LimitError) as caught:
            patch.setattr(limits, name, 0)
            why(project)
        assert caught.value.message.startswith("Rules ask for 1 earlier version of files, 0 MB")
        assert said in caught.value.message


def test_a_snapshot_without_history_says_that_nobody_looked(make) -> None:
    class Nobody:
        def read(self, artifacts, today):
            raise NoHistory("nobody looked at git")

        def vanished(self, here, folder):
            raise NoHistory("nobody looked at git")

    assert why(make(), Nobody()) == {"the past is not known: nobody looked at git"}
