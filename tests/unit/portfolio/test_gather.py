"""Each source is read or told, one bad one stops nothing, and the newest commit counts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from program import ROOT

from pmo_kit.portfolio.project_list import PortfolioError
from pmo_kit.results.gathered_portfolio import Gathering

SOURCES = [{"path": "snaps/*.json"}]


def _outcomes(found: Gathering) -> dict[str, str]:
    return {one.address: one.outcome for one in found.sources}


def test_what_cannot_be_used_is_told_and_stops_nothing(board, snapshot) -> None:
    good = snapshot("good")
    board.write("snaps/cut.json", good[: len(good) // 2])
    board.write("snaps/empty.json", b"")
    board.write("snaps/good.json", good)
    board.write("snaps/newer.json", good.replace(b'"snapshot/v1"', b'"snapshot/v2"'))
    board.write("snaps/other.json", b'{"schema": "report/v1"}')
    board.write("snaps/shape.json", good.replace(b'"tier":"T1"', b'"tier":7'))
    with open(board.write("snaps/huge.json", b"{"), "r+b") as stream:
        stream.truncate(50 * 1024**2)
    known = board.list(sources=[*SOURCES, {"path": "nowhere"}, {"path": "gone/*.json"}])
    found = board.gather(known)
    assert (found.judged, found.not_judged, found.exit_code) == (1, 6, 1)
    told = {p.message.split(":")[0]: p.message for p in found.problems if "snaps" in p.message}
    assert set(told) == {
        f"snaps/{name}.json" for name in ("cut", "empty", "huge", "newer", "other", "shape")
    }
    assert told["snaps/cut.json"].startswith("snaps/cut.json:1:")
    assert "`snapshot/v2`" in told["snaps/newer.json"]
    assert "50.0 MB" in told["snaps/huge.json"]
    assert "At tier: " in told["snaps/shape.json"]
    assert [p.message for p in found.problems if p.code == "missing-source"] == [
        "There is nothing at `nowhere`.",
        "There is nothing at `gone/*.json`.",
    ]
    assert all(p.remedy and p.path.endswith("portfolio.yaml") and p.line for p in found.problems)
    seen = board.view(known)
    assert {p.id: p.place for p in seen.projects} == {
        "good": "judged",
        **dict.fromkeys(("cut", "empty", "huge", "newer", "other", "shape"), "not-judged"),
    }
    assert all(p.reason for p in seen.in_place("not-judged"))


def test_of_two_snapshots_of_one_repository_the_newer_commit_counts(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("one", "2026-05-09T08:00:00Z", spent=9))
    board.write("snaps/b.json", snapshot("one", "2026-05-10T08:00:00Z", spent=10))
    board.write("snaps/c.json", snapshot("one", "2026-05-01T08:00:00Z", spent=1))
    known = board.list(sources=SOURCES)
    found = board.gather(known)
    assert _outcomes(found) == {
        "snaps/a.json": "older",
        "snaps/b.json": "read",
        "snaps/c.json": "older",
    }
    assert [(p.code, p.note) for p in found.problems] == [("older-snapshot", True)] * 2
    assert "snaps/a.json" in found.problems[0].message
    assert found.exit_code == 0
    (project,) = board.view(known).projects
    assert project.money.spent == 10


def test_one_id_in_two_repositories_counts_in_neither(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("one", repository="a" * 40))
    board.write("snaps/b.json", snapshot("one", "2027-01-01T08:00:00Z", repository="b" * 40))
    board.write("snaps/c.json", snapshot("two"))
    known = board.list(sources=SOURCES)
    found = board.gather(known)
    assert (found.judged, found.not_judged, found.exit_code) == (1, 1, 1)
    (problem,) = found.problems
    assert problem.code == "same-id"
    assert "snaps/a.json and snaps/b.json" in problem.message
    assert {p.id: p.place for p in board.view(known).projects} == {
        "one": "not-judged",
        "two": "judged",
    }


@pytest.mark.parametrize("rows", [[], [{"id": "one", "state": "running"}]])
def test_a_portfolio_of_none_and_of_one(board, rows) -> None:
    known = board.list(projects=rows)
    found = board.gather(known)
    assert (found.judged, found.listed, found.not_judged) == (0, len(rows), 0)
    seen = board.view(known)
    assert (len(seen.projects), seen.exit_code) == (len(rows), 0)
    spent = next(total for total in seen.groups[0].totals if total.name == "spent")
    assert (spent.value, spent.known, spent.projects) == (None, 0, len(rows))
    assert spent.share_known == (0.0 if rows else None)


def test_what_has_not_changed_is_not_read_again(board, snapshot, monkeypatch) -> None:
    board.write("snaps/a.json", snapshot("a"))
    board.write("snaps/b.json", snapshot("b"))
    known = board.list(sources=SOURCES)
    board.gather(known)
    first = board.store.snapshots.read_bytes()
    board.write("snaps/b.json", snapshot("b", spent=3))
    read: list[str] = []
    from pmo_kit.portfolio import gather

    really = gather.read_snapshot
    monkeypatch.setattr(
        gather, "read_snapshot", lambda content, path: read.append(path) or really(content, path)
    )
    found = board.gather(known)
    assert _outcomes(found) == {"snaps/a.json": "kept", "snaps/b.json": "read"}
    assert read == ["snaps/b.json"]
    second = board.store.snapshots.read_bytes().splitlines()
    assert second[0] == first.splitlines()[0]
    assert json.loads(second[1])["money"]["spent"] == 3
    assert set(_outcomes(board.gather(known, kit="2")).values()) == {"read"}


def test_a_snapshot_that_breaks_later_is_still_its_projects(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("portal"))
    known = board.list(sources=SOURCES)
    board.gather(known)
    board.write("snaps/a.json", b"{")
    board.gather(known)
    (project,) = board.view(known).projects
    assert (project.id, project.place) == ("portal", "not-judged")


def test_equal_sources_give_equal_bytes_in_any_order(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("zeta"))
    board.write("snaps/b.json", snapshot("alpha"))
    board.gather(board.list(sources=SOURCES))
    first = board.store.snapshots.read_bytes()
    board.gather(board.list(sources=[{"path": "snaps/b.json"}, {"path": "snaps/a.json"}]))
    assert board.store.snapshots.read_bytes() == first
    assert [json.loads(line)["project"]["id"] for line in first.splitlines()] == ["alpha", "zeta"]


def test_a_row_and_a_pattern_that_name_one_thing_read_it_once(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("aa"))
    rows = [{"id": "aa", "state": "running", "path": "snaps/a.json"}]
    known = board.list(sources=SOURCES, projects=rows)
    found = board.gather(known)
    assert ([one.source for one in found.sources], found.problems) == (["snaps/a.json"], ())
    (project,) = board.view(known).projects
    assert (project.in_list, project.state, project.place) == (True, "running", "judged")


def test_a_row_that_names_another_project_is_told(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("aa"))
    known = board.list(projects=[{"id": "bb", "state": "running", "path": "snaps/a.json"}])
    found = board.gather(known)
    assert [problem.code for problem in found.problems] == ["other-id"]
    assert {p.id: p.place for p in board.view(known).projects} == {
        "aa": "judged",
        "bb": "not-judged",
    }


def test_a_project_that_is_as_it_was_is_not_judged_again(board, tmp_path: Path) -> None:
    place = Path(shutil.copytree(ROOT / "standards/core/golden/T1/executing", tmp_path / "one"))
    known = board.list(sources=[{"path": "one"}])
    assert _outcomes(board.gather(known)) == {"one": "read"}
    first = board.store.snapshots.read_bytes()
    assert _outcomes(board.gather(known)) == {"one": "kept"}
    assert board.store.snapshots.read_bytes() == first
    log = place / "pmo/log.yaml"
    log.write_text(log.read_text(encoding="utf-8") + "# a line\n", encoding="utf-8")
    assert _outcomes(board.gather(known)) == {"one": "read"}
    (place / "minutes.pdf").write_bytes(b"")  # a rule may ask whether a file is there
    assert _outcomes(board.gather(known)) == {"one": "read"}
    assert _outcomes(board.gather(known)) == {"one": "kept"}


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "1" * 400])
def test_a_number_that_nobody_can_reckon_with_is_refused(board, snapshot, number: str) -> None:
    board.write("snaps/a.json", snapshot("a", spent=4711).replace(b"4711", number.encode()))
    found = board.gather(board.list(sources=SOURCES))
    assert (found.judged, [p.code for p in found.problems]) == (0, ["unusable-source"])


def test_a_folder_of_projects_is_judged(board, tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all/one").symlink_to(ROOT / "standards/core/golden/T1/executing")
    (tmp_path / "all/broken").mkdir()
    (tmp_path / "all/broken/pmo.yaml").write_text("schema: [")
    known = board.list(sources=[{"path": "all/*"}])
    found = board.gather(known)
    assert (found.judged, found.not_judged, found.exit_code) == (1, 1, 1)
    assert {p.id: p.place for p in board.view(known).projects} == {
        "hidden-number": "judged",
        "broken": "not-judged",
    }


def test_what_was_gathered_is_no_gathering_any_more_when_it_is_cut(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("a"))
    known = board.list(sources=SOURCES)
    with pytest.raises(PortfolioError, match="Nothing was gathered"):
        board.view(known)
    board.gather(known)
    whole = board.store.snapshots.read_bytes()
    board.store.snapshots.write_bytes(whole[:-9])
    with pytest.raises(PortfolioError, match="shorter than"):
        board.view(known)
    board.store.sources.write_text('{"schema": "other"}')
    with pytest.raises(PortfolioError, match="not as this pmo-kit writes it"):
        board.view(known)
    assert board.gather(known).judged == 1
    assert board.store.snapshots.read_bytes() == whole
