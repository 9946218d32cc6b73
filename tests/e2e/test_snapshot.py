"""`pmo snapshot` as users call it: under git and without, of broken projects, in a clone."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from git_runs import git

from pmo_kit.git import begin

pytestmark = pytest.mark.e2e

DAY = ("--as-of", "2026-02-13")
GOLDEN = "standards/core/golden/T1/executing"
LARGE = "standards/core/golden/T3/executing"


@pytest.fixture
def portal(root: Path, tmp_path: Path) -> Path:
    """A project in a folder of a repository, committed."""
    home = tmp_path / "house"
    shutil.copytree(root / GOLDEN, home / "portal")
    begin(home, "Begin", date(2026, 2, 13))
    return home / "portal"


def source(pmo: Any, place: Path) -> dict[str, Any]:
    """What a snapshot says of where its files were read."""
    ran = pmo("snapshot", place, *DAY)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)["source"]
    return found


def test_each_value_stands_in_the_commit_at_its_line(pmo: Any, root: Path, portal: Path) -> None:
    shutil.rmtree(portal)
    shutil.copytree(root / LARGE, portal)
    git(portal, "add", "--all")
    git(portal, "commit", "--quiet", "--message=Grow", on="2026-05-29")
    told = json.loads(pmo("snapshot", portal, "--as-of", "2026-05-29").out)
    head, first = git(portal, "rev-list", "HEAD").split()
    assert told["source"] == {
        "commit": head,
        "committed_on": "2026-05-29T12:00:00Z",
        "repository": first,
        "folder": "portal",
        "tree_clean": True,
        "shallow": False,
        "reason": "",
    }
    texts: dict[str, list[str]] = {}
    plain = [one for one in told["readings"] if one["of"] == "project"]
    for one in plain:
        path = one["path"]
        if path not in texts:
            texts[path] = git(portal, "show", f"{head}:portal/{path}").split("\n")
        rest = texts[path][one["line"] - 1][one["column"] - 1 :]
        if isinstance(one["value"], bool):
            assert rest.startswith(str(one["value"]).lower())
        elif isinstance(one["value"], int | float):
            assert float(rest.split(",")[0].split("}")[0].split("#")[0]) == one["value"]
        elif not rest.startswith((">", "|", "'", '"')):
            assert rest.startswith(one["value"].split("\n")[0][:20]), one
    assert len(plain) > 100


def test_equal_files_give_equal_bytes_wherever_they_lie(pmo: Any, portal: Path) -> None:
    clone = portal.parent.parent / "clone"
    git(portal.parent, "clone", "--quiet", str(portal.parent), str(clone))
    first, second = portal.parent.parent / "1.json", portal.parent.parent / "2.json"
    assert pmo("snapshot", portal, *DAY, "-o", first).out == ""
    assert pmo("snapshot", clone / "portal", *DAY, "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes() != b""
    assert pmo("snapshot", portal, *DAY).out.encode() == first.read_bytes()


def changed(place: Path) -> None:
    plan = place / "pmo/plan.yaml"
    plan.write_bytes(plan.read_bytes() + b"# later\n")


def unknown(place: Path) -> None:
    shutil.copy(place / "pmo/reports/SR-2.yaml", place / "pmo/reports/SR-3.yaml")


def gone(place: Path) -> None:
    (place / "pmo/log.yaml").unlink()


def later(place: Path) -> None:
    text = (place / "pmo/reports/SR-2.yaml").read_text().replace("SR-2", "SR-3")
    (place / "pmo/reports/SR-3.yaml").write_text(text.replace("2026-02-13", "2026-02-27"))


@pytest.mark.parametrize("change", [changed, unknown, gone, later])
def test_what_is_not_committed_is_told(
    pmo: Any, portal: Path, change: Callable[[Path], None]
) -> None:
    change(portal)
    assert source(pmo, portal)["tree_clean"] is False


def windows(place: Path) -> None:
    plan = place / "pmo/plan.yaml"
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))


def beside(place: Path) -> None:
    (place / "notes.txt").write_text("Nothing that is judged.\n")
    (place.parent / "other.yaml").write_text("a: 1\n")


@pytest.mark.parametrize("change", [windows, beside])
def test_what_changes_nothing_that_is_read_leaves_it_clean(
    pmo: Any, portal: Path, change: Callable[[Path], None]
) -> None:
    change(portal)
    assert source(pmo, portal)["tree_clean"] is True


def test_a_repository_runs_nothing(pmo: Any, portal: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    (portal.parent / ".git/info").mkdir(exist_ok=True)
    (portal.parent / ".git/info/attributes").write_text("* filter=evil\n")
    git(portal, "config", "filter.evil.clean", f"touch {mark}; cat")
    git(portal, "config", "core.fsmonitor", f"touch {mark}")
    changed(portal)
    assert source(pmo, portal)["tree_clean"] is False
    assert not mark.exists()


def test_without_git_it_says_so(pmo: Any, root: Path, tmp_path: Path) -> None:
    place = Path(shutil.copytree(root / GOLDEN, tmp_path / "portal"))
    found = source(pmo, place)
    assert found.pop("reason") == "this folder is in no git repository"
    assert set(found.values()) == {None}
    git(place, "init", "--quiet")
    found = source(pmo, place)
    assert (found["commit"], found["folder"], found["tree_clean"]) == (None, "", None)
    assert found["reason"] == "git holds no commit of this project yet"


def test_a_shallow_clone_does_not_know_its_first_commit(
    pmo: Any, portal: Path, tmp_path: Path
) -> None:
    changed(portal)
    git(portal, "commit", "--quiet", "--all", "--message=Later", on="2026-05-29")
    git(tmp_path, "clone", "--quiet", "--depth=1", portal.parent.as_uri(), "short")
    found = source(pmo, tmp_path / "short/portal")
    assert (found["repository"], found["shallow"], found["tree_clean"]) == (None, True, True)
    whole = source(pmo, portal)
    assert whole["repository"] == git(portal, "rev-list", "--max-parents=0", "HEAD")
    assert (whole["commit"], whole["shallow"]) == (found["commit"], False)


def test_a_broken_file_is_named_and_what_it_hides_is_unknown(pmo: Any, portal: Path) -> None:
    (portal / "pmo/plan.yaml").write_text("schema: plan/v1\ntasks: [")
    target = portal.parent / "snapshot.json"
    ran = pmo("snapshot", portal, *DAY, "-o", target)
    told = json.loads(target.read_bytes())
    assert (ran.code, told["broken"]) == (2, ["pmo/plan.yaml"])
    bac = next(one for one in told["measures"] if one["name"] == "bac")
    assert (bac["value"], bac["state"]) == (None, "not-recorded")
    assert bac["reason"] == "pmo/plan.yaml is broken"
    assert (told["money"]["forecast"], told["milestones"]) == (None, [])
    assert told["money"]["agreed"] == 40


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("schema: project/v1\nid: [", "pmo.yaml:2:"),
        ("schema: project/v1\nid: portal\nstandard: nobody\n", "no `edition`"),
        (None, "pmo.yaml"),
    ],
)
def test_what_cannot_be_judged_writes_nothing(
    pmo: Any, portal: Path, manifest: str | None, said: str
) -> None:
    (portal / "pmo.yaml").unlink()
    if manifest is not None:
        (portal / "pmo.yaml").write_text(manifest)
    target = portal.parent / "snapshot.json"
    target.write_text("before\n")
    ran = pmo("snapshot", portal, *DAY, "-o", target)
    assert (ran.code, ran.out, target.read_text()) == (2, "", "before\n")
    assert said in ran.err


def test_it_writes_no_folder_and_nothing_outside_through_a_link(
    pmo: Any, portal: Path, tmp_path: Path
) -> None:
    assert pmo("snapshot", portal, *DAY, "-o", tmp_path).code == 2
    (portal / "out.json").symlink_to(tmp_path / "elsewhere.json")
    ran = pmo("snapshot", *DAY, "-o", "out.json", cwd=portal)
    assert (ran.code, "leads out of the current folder" in ran.err) == (2, True)
    assert not (tmp_path / "elsewhere.json").exists()


def test_another_standard_and_its_project_are_told_too(pmo: Any, project: Any, toy: Path) -> None:
    ran = pmo("snapshot", project(), "--standard", toy, "--as-of", "2026-02-01")
    told = json.loads(ran.out)
    assert (ran.code, told["standard"]["id"], told["money"]["agreed"]) == (0, "toy", None)


def test_texts_of_a_project_obey_no_terminal(pmo: Any, portal: Path) -> None:
    title = '"\\e[2J</script>\\u202e"'
    plan = portal / "pmo/plan.yaml"
    text = re.sub(r"(id: M-01\s+title:).*", lambda found: f"{found[1]} {title}", plan.read_text())
    plan.write_text(text)
    ran = pmo("snapshot", portal, *DAY)
    told = json.loads(ran.out)
    assert told["milestones"][0]["name"] == "\x1b[2J</script>\u202e"
    assert ran.out.isascii()
    assert "\x1b" not in ran.out


def test_the_score_of_a_risk_before_is_that_of_the_last_report_but_one(
    pmo: Any, portal: Path, tmp_path: Path
) -> None:
    log = portal / "pmo/log.yaml"
    today = log.read_text()
    begun = Path(shutil.copytree(portal, tmp_path / "begun" / "portal"))
    (begun / "pmo/log.yaml").write_text(re.sub(r"likelihood: \d", "likelihood: 1", today, count=1))
    begin(begun.parent, "Begin", date(2026, 1, 20))
    (begun / "pmo/log.yaml").write_text(today)
    git(begun, "commit", "--quiet", "--all", "--message=Rate", on="2026-02-12")
    told = json.loads(pmo("snapshot", begun, *DAY).out)
    first = next(one for one in told["risks"] if one["id"] == "R-01")
    impact = int(re.findall(r"impact: (\d)", today)[0])
    assert (first["before"], first["score"] > impact) == (impact, True)
    alone = json.loads(pmo("snapshot", portal, *DAY).out)
    assert {one["before"] for one in alone["risks"]} == {None}


def test_an_ask_is_told_with_the_ways_out_that_its_report_names(pmo: Any, root: Path) -> None:
    portal = root / "examples" / "projects" / "portal"
    asks = json.loads(pmo("snapshot", portal, "--as-of", "2026-06-05").out)["asks"]
    ways = {one["id"]: [way["id"] for way in one["options"]] for one in asks if one["open"]}
    assert ways["ASK-5"] == ["sign", "renegotiate"]
    assert ways["SR-9"] == ["later", "expert", "without-archive"]
    recommended = {one["id"]: one["recommended"] for one in asks}
    assert (recommended["ASK-5"], recommended["SR-9"]) == ("sign", "expert")
