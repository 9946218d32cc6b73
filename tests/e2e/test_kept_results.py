"""`pmo check` tells again what it told where nothing has changed, and judges anew elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from git_runs import git as run_git
from program import TOY, Program, own_id

from pmo_kit._files import file_facts
from pmo_kit.engine import cache, kept_results, prepare
from pmo_kit.engine.rule_check import Judge
from pmo_kit.git import runner

pytestmark = pytest.mark.e2e

DAY = ("--as-of", "2026-02-13")
LOG = "pmo/log.yaml"
LIMITED = (TOY / "standard.yaml").read_text().replace("limit: 10", "limit: 2")


class Said(NamedTuple):
    """What a check printed, its exit code, and how many projects it judged."""

    code: int
    out: str
    judged: int


Check = Callable[..., Said]
git = partial(run_git, on="2026-02-01")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that holds the compiled standard alone."""
    folder = tmp_path_factory.mktemp("compiled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PMO_CACHE_DIR", str(folder))
        prepare(TOY, "1.0")
        prepare(TOY)
    return folder


@pytest.fixture
def check(
    pmo: Program, place: Path, compiled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Said]:
    """Checks the project, by default by its standard, on its day, with a cache of the test's own.

    Its standard is the one that lies beside it, where one does.
    """
    shutil.copytree(compiled, tmp_path / "cache")
    times: list[object] = []
    begin = Judge.__init__

    def counted(self: Judge, state: Any) -> None:
        times.append(state)
        begin(self, state)

    monkeypatch.setattr(Judge, "__init__", counted)

    def run(*words: str | Path, cwd: Path = place, day: Any = DAY, **environment: str) -> Said:
        times.clear()
        own = {"PMO_CACHE_DIR": str(tmp_path / "cache"), **environment}
        standard = place / "toy" if (place / "toy").is_dir() else TOY
        ran = pmo("check", *words, "--standard", standard, *day, cwd=cwd, **own)
        assert "Traceback" not in ran.err
        return Said(ran.code, ran.out, len(times))

    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a sound project and a registry."""
    made = tmp_path_factory.mktemp("made")
    shutil.copytree(TOY / "golden" / "small", made / "project")
    shutil.copy(TOY / "golden" / "people.yaml", made / "people.yaml")
    git(made, "init", "-q", "-b", "main", "--template=")
    git(made, "add", "-A")
    git(made, "commit", "-q", "-m", "one")
    git(made, "commit", "-q", "--allow-empty", "-m", "two")
    git(made, "tag", "mark")
    return made


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "place"))


def put(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Changes a text in a file; its length and its times stay as they were."""

    def change(place: Path) -> None:
        file = place / path
        facts, text = file.stat(), file.read_text()
        assert old in text and len(old) == len(new)
        file.write_text(text.replace(old, new))
        os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))

    return change


def add(path: str, text: str) -> Callable[[Path], None]:
    """Puts a text behind a file."""
    return lambda place: (place / path).write_text((place / path).read_text() + text) and None


def linked(path: str) -> Callable[[Path], None]:
    """Moves a file or folder out of the project, and puts a link to it there."""

    def change(place: Path) -> None:
        away = place / "away"
        (place / path).rename(away)
        (place / path).symlink_to(away)

    return change


def on_another_branch(place: Path) -> None:
    git(place, "checkout", "-q", "-b", "other")
    git(place, "rm", "-q", f"project/{LOG}")
    git(place, "commit", "-q", "-m", "three")
    git(place, "checkout", "-q", "main", "--", f"project/{LOG}")


def replaced(place: Path) -> None:
    git(place, "replace", git(place, "rev-parse", "HEAD"), git(place, "rev-parse", "HEAD~1"))


def grafted(place: Path) -> None:
    (place / ".git/info").mkdir()
    (place / ".git/info/grafts").write_text(git(place, "rev-parse", "HEAD") + "\n")


def shallow(place: Path) -> None:
    (place / ".git/shallow").write_text(git(place, "rev-parse", "HEAD") + "\n")


def staged(place: Path) -> None:
    put(f"project/{LOG}", "size: 3", "size: 0")(place)
    git(place, "add", "-A")
    put(f"project/{LOG}", "size: 0", "size: 3")(place)


def settled_anew(place: Path) -> None:
    git(place, "config", "diff.orderFile", "order")


def begun(place: Path) -> None:
    git(place / "project", "init", "-q", "-b", "main")


def quick(every: Iterable[str], few: tuple[str, ...]) -> list[Any]:
    """Each of all names as a parameter; those that are not among the few are `long`."""
    assert set(few) <= set(every)
    return [pytest.param(name, marks=() if name in few else pytest.mark.long) for name in every]


CHANGES: dict[str, tuple[tuple[str, ...], Callable[[Path], object]]] = {
    "a file": ((), put(f"project/{LOG}", "size: 3", "size: 9")),
    "the manifest": ((), put("project/pmo.yaml", "tier: S", "tier: L")),
    "a further file": ((), lambda p: shutil.copy(p / "people.yaml", p / "project/pmo/more.yaml")),
    "a hidden file": ((), lambda p: shutil.copy(p / "people.yaml", p / "project/pmo/.more.yaml")),
    "a file less": ((), lambda p: (p / "project" / LOG).unlink()),
    "another name": (
        (),
        lambda p: (p / "project" / LOG).rename(p / "project/pmo/LOG.yaml"),
    ),
    "what is ignored": ((), add("project/pmo.yaml", "ignore: [pmo/notes.yaml]\n")),
    "a link to a file": ((), linked(f"project/{LOG}")),
    "a link to a folder": ((), linked("project/pmo/reviews")),
    "a link to the folder of all": ((), linked("project/pmo")),
    "a rule": ((), add("toy/rules/log/TOY-001.yaml", "# as agreed\n")),
    "a threshold": ((), lambda p: (p / "toy/standard.yaml").write_text(LIMITED)),
    "a registry": (("--registry", "people.yaml"), put("people.yaml", "people", "peopel")),
    "another registry": (("--registry", "people.yaml"), linked("people.yaml")),
    "a commit": ((), on_another_branch),
    "a branch": ((), lambda p: git(p, "checkout", "-q", "--detach", "HEAD~1")),
    "a replacement": ((), replaced),
    "a graft": ((), grafted),
    "a shallow clone": ((), shallow),
    "a setting of git": ((), settled_anew),
    "a repository of its own": ((), begun),
    "no repository": ((), lambda p: shutil.rmtree(p / ".git")),
    "the index": (("--commit",), staged),
    "the base": (("--base", "main~1"), lambda p: git(p, "commit", "-qm", "x", "--allow-empty")),
    "the base's target": (("--base", "mark"), lambda p: git(p, "tag", "-f", "mark", "HEAD~1")),
    "where changes begin": (
        ("--changed-since", "mark"),
        lambda p: git(p, "tag", "-f", "mark", "HEAD~1"),
    ),
}


OF_THE_STANDARD = ("a rule", "a threshold")
# One of each part of what is kept: the files, their names, their links, the standard, and so on.
QUICK_CHANGES = (
    "a file",
    "a further file",
    "a link to a folder",
    "a rule",
    "a registry",
    "a commit",
    "a setting of git",
    "a repository of its own",
    "the index",
    "the base's target",
)


@pytest.mark.posix
@pytest.mark.parametrize("what", quick(CHANGES, QUICK_CHANGES))
def test_a_change_of_anything_that_has_a_say_is_judged(
    check: Check, place: Path, what: str
) -> None:
    words, change = CHANGES[what]
    if what in OF_THE_STANDARD:
        shutil.copytree(TOY, place / "toy")
    asked = ("project", "--format", "json", *words)
    first = check(*asked)
    assert first.judged and check(*asked) == first._replace(judged=0)
    change(place)
    now = check(*asked)
    assert now.judged or now.code == 2
    assert now[:2] == check(*asked, "--no-cache")[:2]


ASKED: dict[str, dict[str, Any]] = {
    "a gate": {"words": ("--gate", "B")},
    "the index": {"words": ("--commit",)},
    "no exceptions": {"words": ("--no-waivers",)},
    "an edition": {"words": ("--edition", "1.0")},
    "a registry": {"words": ("--registry", "people.yaml")},
    "a base": {"words": ("--base", "HEAD")},
    "changes alone": {"words": ("--changed-since", "HEAD")},
    "each verdict": {"words": ("--format", "json")},
    "another day": {"day": ("--as-of", "2026-02-14")},
    "today": {"day": ()},
}

QUICK_ASKED = ("a gate", "an edition", "a registry", "a base", "another day")


@pytest.mark.parametrize("what", quick(ASKED, QUICK_ASKED))
def test_another_question_is_judged(check: Check, what: str) -> None:
    check("project")
    asked = ASKED[what]
    words, day = asked.get("words", ()), asked.get("day", DAY)
    now = check("project", *words, day=day)
    assert now.judged and now[:2] == check("project", *words, "--no-cache", day=day)[:2]
    assert check("project", *words, day=day) == now._replace(judged=0)


def test_the_same_project_seen_from_elsewhere_is_told_as_seen_from_there(
    check: Check, place: Path
) -> None:
    put(f"project/{LOG}", "size: 3", "size: 0")(place)
    asked = ("--format", "sarif", "--registry", place / "people.yaml")
    for root, cwd in ((Path("project"), place), (Path("."), place / "project")):
        first = check(root, *asked, cwd=cwd)
        assert first.judged and check(root, *asked, cwd=cwd) == first._replace(judged=0)
        assert check(root, *asked, "--no-cache", cwd=cwd)[:2] == first[:2]
    (place / "project").rename(place / "moved")
    assert check("moved", *asked).judged
    (place / "link").symlink_to("moved")
    assert check("link", *asked).judged
    shutil.copytree(place / "moved", place / "other")
    (place / "link").unlink()
    (place / "link").symlink_to("other")
    assert check("link", *asked).judged


def test_a_file_that_looks_unchanged_is_read_where_its_facts_may_hide_a_change(
    check: Check, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file system that counts in hours, and has neither inodes nor times of facts.
    monkeypatch.setattr(file_facts, "_listed", coarse)
    monkeypatch.setattr(file_facts, "GRANULE", 3_600 * 10**9)
    log = place / "project" / LOG
    log.touch()
    facts = coarse(log.stat())
    assert check("project").code == 0
    put(f"project/{LOG}", "size: 3", "size: 0")(place)
    assert coarse(log.stat()) == facts
    now = check("project")
    assert now.judged and now[:2] == check("project", "--no-cache")[:2]


def coarse(found: os.stat_result) -> list[int]:
    return [found.st_mode, 0, found.st_size, found.st_mtime_ns, found.st_mtime_ns]


def test_facts_stand_for_contents_once_they_are_old_enough(
    check: Check, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    content = file_facts.content
    monkeypatch.setattr(file_facts, "content", lambda path: (read.append(path), content(path))[1])
    first = check("project")
    read.clear()
    assert check("project") == first._replace(judged=0) and read  # too new: their contents tell
    monkeypatch.setattr(file_facts, "GRANULE", -10 * file_facts.GRANULE)
    assert check("project") == first._replace(judged=0)
    read.clear()
    assert check("project") == first._replace(judged=0)
    assert read == []


def test_a_file_that_many_projects_ask_for_is_read_once(
    check: Check, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b", "c", "d"):
        shutil.copytree(place / "project", place / name)
        own_id(place / name)
    git(place, "add", "-A")
    read: list[str] = []
    content = file_facts.content
    monkeypatch.setattr(file_facts, "content", lambda path: (read.append(path), content(path))[1])
    for judged in (4, 0):
        read.clear()
        assert check(".", "--commit").judged == judged
        assert read.count(str(place / ".git" / "index")) == 1


def test_only_what_was_judged_whole_is_kept(check: Check, place: Path, tmp_path: Path) -> None:
    (place / "project/pmo.yaml").write_text("id: [")
    for _ in range(2):
        assert check("project").code == 2
    kept = tmp_path / "cache" / "results"
    assert not kept.exists() or not list(kept.iterdir())


def entry(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "cache" / "results").iterdir()
    return found


def longer(content: bytes) -> bytes:
    return signed(content.partition(b"\n")[2].replace(b'"report":[', b'"report":[1,'))


def flipped(content: bytes) -> bytes:
    return content.replace(b'"passed"', b'"failed"')


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "cut short": lambda content: content[:-20],
    "flipped": flipped,
    "no body": lambda content: content.partition(b"\n")[0] + b"\n",
    "no text": lambda content: b"\xff\xfe" + content,
    "a list": lambda content: signed(b"[]"),
    "little": lambda content: signed(b'{"zone": "UTC"}'),
    "too deep": lambda content: signed(b"[" * 100_000),
    "another key": lambda content: signed(
        content.partition(b"\n")[2].replace(b'"read"', b'"seen"')
    ),
    "longer": longer,
}


@pytest.mark.parametrize("how", quick(DAMAGES, ("empty", "flipped", "a list", "longer")))
def test_a_damaged_result_is_ignored_and_replaced(check: Check, tmp_path: Path, how: str) -> None:
    first = check("project")
    kept = entry(tmp_path)
    damaged = DAMAGES[how](kept.read_bytes())
    assert damaged != kept.read_bytes()
    kept.write_bytes(damaged)
    assert check("project") == first and first.judged
    assert entry(tmp_path) == kept and check("project") == first._replace(judged=0)


def signed(body: bytes) -> bytes:
    from pmo_kit._files.kept_files import _digest

    return _digest(body) + b"\n" + body


@pytest.mark.posix
def test_what_others_may_write_is_not_believed(check: Check, tmp_path: Path) -> None:
    assert check("project").judged and not check("project").judged
    assert entry(tmp_path).stat().st_mode & 0o777 == 0o600
    assert entry(tmp_path).parent.stat().st_mode & 0o777 == 0o700
    entry(tmp_path).chmod(0o622)
    assert check("project").judged and not check("project").judged
    for folder in (entry(tmp_path).parent, tmp_path / "cache"):
        folder.chmod(0o777)
        assert check("project").judged and check("project").judged
        folder.chmod(0o700)
        assert not check("project").judged
    away = entry(tmp_path).rename(tmp_path / "away")
    (tmp_path / "cache" / "results" / away.name).symlink_to(away)
    assert check("project").judged


def test_a_cache_within_the_project_or_switched_off_is_not_used(check: Check, place: Path) -> None:
    for cache_dir in (place / "project" / "cache", ""):
        for _ in range(2):
            assert check("project", PMO_CACHE_DIR=str(cache_dir)).judged
    assert not (place / "project" / "cache" / "results").exists()


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE"])
def test_a_repository_that_only_variables_name_is_asked_each_time(
    check: Check, place: Path, name: str
) -> None:
    told = {"GIT_DIR": str(place / ".git"), "GIT_WORK_TREE": str(place)}
    for _ in range(2):
        assert check("project", **{name: told[name]}).judged


def test_another_kit_judges_anew(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "kit"
    shutil.copytree(cache.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(kept_results.cache, "PACKAGE", package)
    assert check("project").judged and not check("project").judged
    with (package / "source" / "messages" / "schema_keywords.py").open("a") as module:
        module.write("# another\n")
    cache._code_in.cache_clear()  # as in another process
    assert check("project").judged


def test_a_day_ends_where_the_project_is(
    check: Check, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    from pmo_kit.cli import options

    with (place / "project/pmo.yaml").open("a") as manifest:
        manifest.write("time_zone: Pacific/Auckland\n")
    hours = {"hour": 10}
    monkeypatch.setattr(options, "now", lambda: datetime(2026, 2, 13, tzinfo=UTC, **hours))
    assert check("project", day=()).judged and not check("project", day=()).judged
    hours["hour"] = 11  # there it is midnight
    assert check("project", day=()).judged


def test_what_failed_or_is_mended_is_told_again_to_the_byte(check: Check, place: Path) -> None:
    put(f"project/{LOG}", "size: 3", "size: 0")(place)
    with (place / "project" / LOG).open("a") as log:
        log.write("    due: 2026-01-01\n    weight: heavy\n")
    for form in ("text", "json", "sarif", "junit", "html", "gitlab", "markdown"):
        asked = ("project", "--format", form, "--explain")
        first = check(*asked)
        assert first.code == 1
        assert check(*asked)[:2] == first[:2] == check(*asked, "--no-cache")[:2]
    assert not check("project", "--format", "text").judged


@pytest.mark.long
def test_several_processes_may_keep_the_same_result(pmo: Program, place: Path) -> None:
    own = pmo.environment(PMO_CACHE_DIR=str(place.parent / "shared"))
    command = [sys.executable, "-m", "pmo_kit", "check", "project", "--standard", TOY, *DAY]
    running = [
        subprocess.Popen(command, cwd=place, env=own, stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    said = {process.communicate()[0] for process in running}
    assert len(said) == 1 and {process.returncode for process in running} == {0}
    (kept,) = (place.parent / "shared" / "results").iterdir()
    assert kept.stat().st_size > 1000


@contextmanager
def opened_here() -> Iterator[set[str]]:
    """The paths that this thread opens or lists within the block.

    An audit hook stays for the life of the process: outside of the block it does nothing.
    """
    opened: set[str] = set()
    here = threading.get_ident()
    watching = True

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if not watching or event not in ("open", "os.listdir", "os.scandir"):
            return
        if threading.get_ident() == here and isinstance(given[0], str):
            opened.add(given[0])

    sys.addaudithook(hook)
    try:
        yield opened
    finally:
        watching = False


def test_all_that_is_opened_of_a_project_is_noted(
    check: Check, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a check opens or lists below the project is among what must answer alike."""
    # Where git is slow, or once it waited for a pipe, the whole of `.git` is searched for pipes.
    # Where it finds one, history cannot be judged and no result is kept; else it has no say.
    monkeypatch.setattr(runner, "PATIENCE_SECONDS", runner.LIMIT_SECONDS)
    monkeypatch.setattr(runner, "_waited", set())
    add(f"project/{LOG}", "    weight: heavy\n")(place)
    with opened_here() as opened:
        assert check("project").code == 1
    noted = json.loads(entry(tmp_path).read_bytes().partition(b"\n")[2])
    files = {path for path, _, _ in noted["files"]["read"]}
    names = {part for path in files for part in path.split("/")}  # opened within their folders
    folders = {"project", *(f"project/{path}".rpartition("/")[0] for path in files)}
    known = {f"project/{path}" for path in files} | names | folders
    known |= {os.path.relpath(path, place) for path, _, _ in noted["repository"]}
    found = {os.path.relpath(path, place) if path[:1] == "/" else path for path in opened}
    assert {"pmo.yaml", "log.yaml"} <= names
    assert not [path for path in found if not path.startswith("..") and path not in known]
