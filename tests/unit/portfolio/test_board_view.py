"""The board's page as records: nothing unknown is told as known, and each project stands in it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pmo_kit.pages.portfolio_site import site_files
from pmo_kit.portfolio.board_view import site_of
from pmo_kit.results.board_page import PortfolioSite
from pmo_kit.standard.places import TEMPLATES, data_root

SOURCES = [{"path": "snaps/*.json"}]
PAGES = data_root() / TEMPLATES / "portfolio-site"
HOSTILE = "<script>alert(1)</script>\"'&]]>\u202e"


def site(board: Any, core: Any, **parts: Any) -> PortfolioSite:
    known = board.list(sources=SOURCES, **parts)
    board.gather(known)
    day = date(2026, 5, 29)
    return site_of(known, board.view(known), board.store, core.standard, day)


def changed(line: bytes, **parts: Any) -> bytes:
    data = json.loads(line)
    for name, value in parts.items():
        data[name] = value
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def milestone(expected: str) -> dict[str, Any]:
    day = {"first": "2026-05-01", "agreed": "2026-06-01", "expected": expected}
    rest = {"forecast": None, "actual": None, "needed_for": None}
    return {"id": "M-01", "name": "Done", **day, **rest}


def test_a_dependency_is_late_by_the_provider_s_own_day(board, core, snapshot) -> None:
    late = changed(snapshot("giver"), milestones=[milestone("2026-06-11")])
    board.write("snaps/giver.json", late)
    board.write("snaps/taker.json", snapshot("taker"))
    board.write("snaps/other.json", snapshot("other"))
    ids = ("giver", "taker", "other")
    rows: list[dict[str, Any]] = [{"id": one, "state": "running"} for one in ids]
    rows[0]["needs"] = ["other"]
    needs = [
        {"project": "taker", "needs": "giver", "by": "2026-06-01"},
        {"project": "other", "needs": "giver", "by": "2026-06-30", "confirmed_on": "2026-05-20"},
    ]
    found = site(board, core, projects=rows, dependencies=needs).board
    assert [(one.consumer, one.late_days, one.confirmed) for one in found.dependencies] == [
        ("giver", None, False),
        ("other", 0, True),
        ("taker", 10, False),
    ]
    risk = next(one.rolled for one in found.figures if one.rolled.id == "dependencies-at-risk")
    assert (risk.value, risk.color) == (2, "red")


def test_what_is_not_known_is_told_and_counts_as_nothing(board, core, snapshot) -> None:
    unknown = changed(
        snapshot("dark"),
        status={
            "report": None,
            "reported": {"overall": "green"},
            "computed": {"overall": "unknown"},
            "reasons": {"overall": "the latest report is old"},
            "before": [],
        },
    )
    board.write("snaps/dark.json", unknown)
    rows = [
        {"id": "dark", "state": "running", "budget": 10},
        {"id": "paper", "state": "running", "objective": "O-1"},
        {"id": "gone", "path": "nowhere", "state": "running"},
    ]
    wanted = [{"id": f"O-{n}", "title": f"Wish {n}", "active": n < 3} for n in (1, 2, 3)]
    found = site(board, core, projects=rows, objectives=wanted).board
    assert {row.id: (row.project.place, row.color) for row in found.rows} == {
        "dark": ("judged", "unknown"),
        "gone": ("not-judged", "unknown"),
        "paper": ("listed", "unknown"),
    }
    assert [one.id for one in found.unserved] == ["O-2"]
    assert found.unlinked == ("dark", "gone")
    told = {one.what: one.why for one in found.unknowns}
    assert "the latest report is old" in " ".join(told.values())
    assert any("nowhere" in why for why in told.values())
    assert told["What was granted"] == "The list has no amount for gone, paper."
    known = next(one.rolled for one in found.figures if one.rolled.id == "how-much-known")
    assert known.value == 0
    assert known.beside[0].value is None
    assert (found.objectives[0].known, len(found.objectives[0].projects)) == (0, 1)


def test_what_a_project_typed_is_never_live_on_a_page(board, core, snapshot) -> None:
    line = snapshot("odd")
    data = json.loads(line)
    ask = {"id": "A-1", "kind": "ask", "text": HOSTILE, "to": HOSTILE, "asked_on": "2026-05-01"}
    ask |= {"needed_by": "2026-05-02", "options": [], "recommended": None, "without": HOSTILE}
    ask |= {"answered_on": None, "open": True, "path": HOSTILE, "line": 1}
    project = {**data["project"], "name": HOSTILE}
    odd = changed(line, project=project, asks=[ask], milestones=[milestone("2026-06-11")])
    board.write("snaps/odd.json", odd)
    wanted = [{"id": "O-1", "title": HOSTILE, "active": True, "budget": 5}]
    found = site(board, core, name=HOSTILE, objectives=wanted, unit="EUR")
    (asked,) = found.board.asks
    assert asked.late
    texts = dict(site_files(found, PAGES))
    assert sorted(texts) == ["index.html", "projects/odd.html"]
    for text in texts.values():
        assert "alert(1)" in text
        assert "<script" not in text
        assert "\u202e" not in text
        assert "http://" not in text and "https://" not in text
    assert texts == dict(site_files(found, PAGES))


def test_a_board_with_nothing_to_decide_may_stay_at_home(board, core, snapshot) -> None:
    for found in (site(board, core), _one(board, core, snapshot)):
        page = dict(site_files(found, PAGES))["index.html"]
        assert "the meeting can be dropped" in page
        assert "Traceback" not in page


def _one(board: Any, core: Any, snapshot: Any) -> PortfolioSite:
    line = changed(snapshot("alone"), asks=[])
    board.write("snaps/alone.json", line)
    found = site(board, core)
    assert [row.id for row in found.board.rows] == ["alone"]
    return found
