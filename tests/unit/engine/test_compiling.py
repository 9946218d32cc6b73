"""Standards made ready to judge, kept in a cache that only saves time, refused when unsound."""

from __future__ import annotations

import ast
import hashlib
import json
import marshal
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from steps import steps

from pmo_kit.cel.parser import parse
from pmo_kit.engine import Compiled, Options, cache, check, prepare, rule_parts
from pmo_kit.engine.compile_rules import compile_standard
from pmo_kit.project import Folder, ManifestError, read_manifest, read_snapshot
from pmo_kit.standard import Standard, StandardError, load

Make, Copied = Any, Any
RULE = "rules/log/TOY-001.yaml"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("PMO_CACHE_DIR", str(folder))
    return folder


def report(compiled: Compiled, root: Path) -> Any:
    tree = Folder(root)
    snapshot = read_snapshot(tree, read_manifest(tree), compiled.standard, str(root), "toy")
    return check(compiled, snapshot, Options(date(2026, 2, 1), "B")).report


def put(file: Path, body: bytes) -> None:
    """Put what a digest fits into the place of a compiled standard."""
    file.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def taken_apart(file: Path) -> tuple[dict[str, Any], bytes]:
    """What a compiled standard is, and what stands behind it."""
    body = file.read_bytes().partition(b"\n")[2]
    if file.suffix != cache.PACKED:
        return json.loads(body), b""
    end = cache.LENGTH + int.from_bytes(body[: cache.LENGTH])
    return marshal.loads(body[cache.LENGTH : end]), body[end:]


def altered(file: Path, **parts: Any) -> None:
    """Put another compiled standard into the place of one, whose digest fits."""
    kept, behind = taken_apart(file)
    if file.suffix != cache.PACKED:
        put(file, json.dumps({**kept, **parts}).encode())
        return
    first = marshal.dumps({**kept, **parts})
    put(file, len(first).to_bytes(cache.LENGTH) + first + behind)


def lax(file: Path) -> None:
    """Make the limit of a compiled standard one that nothing exceeds."""
    kept, _ = taken_apart(file)
    limit = {"limit": 9999}
    if "raw" in kept:
        altered(file, raw={**kept["raw"], "thresholds": limit})
        return
    standard = kept["packed"]["standard"]
    standard[Standard._fields.index("thresholds")] = limit
    altered(file, packed=kept["packed"])


def compiles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Counts how often a standard is compiled from now on."""
    seen: list[str] = []

    def counted(standard: Any) -> Any:
        seen.append(standard.name)
        return compile_standard(standard)

    monkeypatch.setattr("pmo_kit.engine.soundness.compile_standard", counted)
    return seen


# The cache


def test_what_the_cache_gives_judges_the_same(kept: Path, toy: Path, make: Make) -> None:
    project = make(
        {"pmo/log.yaml": "schema: log/v1\nitems: [{id: A, size: 99}]\n", "pmo/x.md": "#"}
    )
    cold, warm = prepare(toy), prepare(toy)
    assert len(list(kept.iterdir())) == 1
    first, second = report(cold, project.root), report(warm, project.root)
    assert first == second
    assert {f.rule for f in first.findings} == {"KIT-002", "TOY-001"}
    assert warm.standard == cold.standard
    assert warm.types == cold.types


def test_conditions_of_which_no_code_can_be_made_are_judged_all_the_same(
    kept: Path, toy: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make({"pmo/log.yaml": "schema: log/v1\nitems: [{id: A, size: 99}]\n"}).root
    prepare(toy)
    coded = report(prepare(toy), root)
    for file in kept.iterdir():
        file.unlink()
    monkeypatch.setattr("pmo_kit.cel.code_nodes.generate", lambda _: None)
    prepare(toy)
    assert report(prepare(toy), root) == coded
    assert "TOY-001" in [finding.rule for finding in coded.findings]


def test_the_second_start_compiles_nothing(
    kept: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = compiles(monkeypatch)
    for _ in range(3):
        prepare(toy)
    assert seen == ["toy@1.0"]
    prepare(toy, "2.0")
    assert seen == ["toy@1.0", "toy@2.0"]


def test_a_process_makes_what_is_kept_once(kept: Path, copied: Copied) -> None:
    standard = copied({})
    for _ in range(2):  # compiled, then packed
        prepare(standard)
    made = prepare(standard)
    assert prepare(standard).rules is made.rules
    (file,) = kept.iterdir()
    file.write_bytes(b"no standard")
    assert prepare(standard).rules is not made.rules


@pytest.mark.parametrize("file", [RULE, "standard.yaml", "schemas/log/v1.0.json"])
def test_a_changed_file_is_noticed(
    kept: Path, copied: Copied, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    folder = copied({})
    prepare(folder)
    seen = compiles(monkeypatch)
    (folder / file).write_text((folder / file).read_text() + "\n")
    prepare(folder)
    assert len(seen) == 1


def test_a_change_of_equal_length_is_noticed(kept: Path, copied: Copied) -> None:
    folder = copied({})
    assert prepare(folder).standard.thresholds == {"limit": 10}
    head = folder / "standard.yaml"
    before = head.stat()
    head.write_text(head.read_text().replace("limit: 10", "limit: 20"))
    os.utime(head, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert prepare(folder).standard.thresholds == {"limit": 20}


def test_a_new_and_a_removed_file_are_noticed(kept: Path, copied: Copied) -> None:
    folder = copied({})
    prepare(folder)
    (folder / RULE).rename(folder / "TOY-001.away")
    assert "TOY-001" not in [rule.rule.id for rule in prepare(folder).rules]
    (folder / "TOY-001.away").rename(folder / RULE)
    assert "TOY-001" in [rule.rule.id for rule in prepare(folder).rules]


def test_a_change_in_what_it_extends_is_noticed(kept: Path, copied: Copied) -> None:
    base = copied({})
    own = base.parent / "own"
    own.mkdir()
    (own / "standard.yaml").write_text(
        f"schema: standard/v1\nid: own\ntitle: Own\nextends: ../{base.name}@1.0\n"
        'editions: [{id: "1.0", status: current}]\n'
    )
    assert prepare(own).standard.thresholds == {"limit": 10}
    head = base / "standard.yaml"
    head.write_text(head.read_text().replace("limit: 10", "limit: 200"))
    assert prepare(own).standard.thresholds == {"limit": 200}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b'{"files": 1}',
        b'{"folders": 5}',
        b'{"folders": [5, null], "files": ""}',
        b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("form", [".marshal", ".json"])
def test_a_corrupt_cache_is_harmless(
    kept: Path, toy: Path, text: bytes, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if form == ".json":
        monkeypatch.delattr("os.getuid", raising=False)
    prepare(toy)
    (file,) = kept.iterdir()
    file.write_bytes(text)
    assert len(prepare(toy).rules) == 7
    if file.suffix == ".json":  # `marshal` may crash on what it did not write
        put(file, text)
        assert len(prepare(toy).rules) == 7


@pytest.mark.parametrize("form", [".marshal", ".json"])
def test_a_damaged_file_is_noticed_before_it_is_loaded(
    kept: Path, toy: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    if form == ".json":
        monkeypatch.delattr("os.getuid")
    elif not hasattr(os, "getuid"):
        return
    prepare(toy)
    (file,) = kept.iterdir()
    assert file.suffix == form
    whole = file.read_bytes()
    loaded = []
    for reader in (json, marshal):
        monkeypatch.setattr(reader, "loads", loaded.append)
    places = range(0, len(whole), len(whole) // 40)
    for content in (
        *(whole[:at] for at in places),
        *(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :] for at in places),
    ):
        file.write_bytes(content)
        assert cache.read(toy.resolve(), None, None) is None
    assert not loaded
    file.write_bytes(whole)
    cache.read(toy.resolve(), None, None)
    assert len(loaded) == 1


@pytest.mark.posix
def test_a_standard_is_packed_when_it_is_read_again(
    kept: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = []
    pack = rule_parts.pack
    monkeypatch.setattr(rule_parts, "pack", lambda *parts: packs.append(1) or pack(*parts))
    made = prepare(toy)
    (file,) = kept.iterdir()
    assert not packs and "packed" not in taken_apart(file)[0]
    again = prepare(toy)
    assert len(packs) == len(made.rules) and "packed" in taken_apart(file)[0]
    last = prepare(toy)
    assert len(packs) == len(made.rules)
    assert made.standard == again.standard == last.standard


@pytest.mark.parametrize("part", ["raw", "compiled", "packed"])
@pytest.mark.parametrize("value", [None, {}, 5, []])
def test_a_cache_that_holds_something_else_is_harmless(
    kept: Path, toy: Path, part: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if part != "packed":
        monkeypatch.delattr("os.getuid", raising=False)
    prepare(toy)
    (file,) = kept.iterdir()
    altered(file, **{part: value})
    assert len(prepare(toy).rules) == 7


@pytest.mark.posix
def test_a_cache_that_cannot_be_written_is_harmless(
    tmp_path: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nothing")):
        monkeypatch.setenv("PMO_CACHE_DIR", str(place))
        assert len(prepare(toy).rules) == 7


def test_a_cache_that_fills_the_disk_leaves_nothing_behind(
    kept: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert len(prepare(toy).rules) == 7
    assert list(kept.iterdir()) == []


def test_an_empty_name_switches_the_cache_off(
    tmp_path: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMO_CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    prepare(toy)
    assert list(tmp_path.iterdir()) == []


def test_the_cache_lies_where_users_keep_theirs(
    tmp_path: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PMO_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache.folder(None) == tmp_path / "xdg" / "pmo-kit"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.folder(None) == tmp_path / ".cache" / "pmo-kit"


def test_who_has_no_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PMO_CACHE_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert cache.folder(None) is None


@pytest.mark.posix
def test_a_cache_inside_the_project_is_neither_read_nor_written(
    tmp_path: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    monkeypatch.setenv("PMO_CACHE_DIR", str(project / ".cache"))
    prepare(toy, avoid=project)
    assert not (project / ".cache").exists()
    prepare(toy)
    (file,) = (project / ".cache").iterdir()
    lax(file)
    assert prepare(toy).standard.thresholds == {"limit": 9999}, "the test plants what it means to"
    assert prepare(toy, avoid=project).standard.thresholds == {"limit": 10}
    (tmp_path / "link").symlink_to(project)
    assert prepare(toy, avoid=tmp_path / "link").standard.thresholds == {"limit": 10}


@pytest.mark.posix
@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.chmod(0o666),
        lambda file: file.parent.chmod(0o777),
        lambda file: file.parent.chmod(0o770),
        lambda file: (file.rename(file.with_suffix(".x")), file.symlink_to(file.with_suffix(".x"))),
        lambda file: (file.unlink(), os.mkfifo(file)),
        lambda file: (file.unlink(), file.symlink_to("/dev/zero")),
        lambda file: os.truncate(file, cache.MOST_COMPILED + 1),
    ],
    ids=["file of all", "folder of all", "folder of a group", "link", "pipe", "device", "large"],
)
def test_a_cache_that_is_not_the_users_own_is_not_used(
    kept: Path, toy: Path, spoil: Callable[[Path], object]
) -> None:
    prepare(toy)
    (file,) = kept.iterdir()
    lax(file)
    assert prepare(toy).standard.thresholds == {"limit": 9999}, "the test plants what it means to"
    spoil(file)
    assert prepare(toy).standard.thresholds == {"limit": 10}


@pytest.mark.parametrize("mode", [0o700, 0o750, 0o701, 0o755])
@pytest.mark.posix
def test_what_could_crash_or_run_is_kept_only_where_nobody_else_looks(
    kept: Path, toy: Path, mode: int
) -> None:
    kept.mkdir(mode=mode)
    kept.chmod(mode)
    first, second = prepare(toy), prepare(toy)
    (file,) = kept.iterdir()
    assert file.suffix == (".marshal" if mode == 0o700 else ".json")
    assert file.stat().st_mode & 0o777 == 0o600
    assert first.standard == second.standard
    for one, other in zip(first.rules, second.rules, strict=True):
        assert one.facts == other.facts
        assert one.tested.check.text == other.tested.check.text
        assert len(one.failed.message) == len(other.failed.message)


def test_json_is_kept_where_the_system_does_not_say_who_owns_a_file(
    kept: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("os.getuid", raising=False)
    prepare(toy)
    (file,) = kept.iterdir()
    assert file.suffix == ".json"
    lax(file)
    assert prepare(toy).standard.thresholds == {"limit": 9999}
    (kept / file.with_suffix(".marshal").name).write_bytes(b"never read")
    assert prepare(toy).standard.thresholds == {"limit": 9999}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pmo_kit.engine.cache.MAGIC_NUMBER", b"other"),
        ("pmo_kit.engine.cache.kit", lambda: "other"),
        ("sys.implementation.cache_tag", "other-311"),
    ],
)
def test_another_python_or_kit_reads_nothing_of_this_one(
    kept: Path, toy: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    prepare(toy)
    monkeypatch.setattr(name, value)
    prepare(toy)
    assert len(list(kept.iterdir())) == 2


def test_a_change_of_the_kits_code_makes_another_kit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kit() -> str:
        cache._code_in.cache_clear()  # as in another process
        return cache.kit()

    file = tmp_path / "source" / "messages" / "parser.py"
    file.parent.mkdir(parents=True)
    file.write_text("a = 1\n")
    monkeypatch.setattr(cache, "PACKAGE", tmp_path)
    seen = {kit()}
    file.write_text("a = 12\n")
    os.utime(file, ns=(1, 1))
    seen.add(kit())
    os.utime(file, ns=(1, 2))
    seen.add(kit())
    file.rename(file.with_name("other.py"))
    seen.add(kit())
    assert len(seen) == 4


def test_only_the_compiled_standard_is_read_as_what_could_run(root: Path) -> None:
    """Whether others can write a file is asked there alone; what is read elsewhere is data."""
    runs = {"FunctionType", "dill", "marshal", "pickle", "runpy", "shelve"}
    engine = ("cache.py", "rule_parts.py", "seldom_read.py")
    asked = {root / "src/pmo_kit/engine" / name for name in engine}
    asked.add(root / "src/pmo_kit/cel/code_runtime.py")
    for path in set((root / "src").rglob("*.py")) - asked:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", "")}
                assert not names & runs, path
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec"), path


def test_another_kit_reads_nothing_of_this_one(
    kept: Path, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(toy)
    monkeypatch.setattr(cache, "__version__", "99.0")
    prepare(toy)
    assert len(list(kept.iterdir())) == 2


@pytest.mark.long
def test_a_warm_start_takes_a_twentieth_of_the_steps_of_a_cold_one(kept: Path, root: Path) -> None:
    """Of the standard that people use, whatever other tests have left in memory."""
    parse.cache_clear()
    cold, packs, warm = (steps(lambda: prepare(root / "standards" / "core")) for _ in range(3))
    assert packs < cold
    assert warm < cold / 20


# What is not sound


@pytest.mark.parametrize(
    ("file", "change", "message", "source"),
    [
        (RULE, ("item.size <=", "item.sise <="), "Rule TOY-001, `check`: ", RULE),
        (RULE, ("item.size <=", "<="), "Rule TOY-001, `check`: ", RULE),
        (RULE, ("{item.size}", "{item.sise}"), "Rule TOY-001, `message`: ", RULE),
        (RULE, ("{item.size}", "{item.size + 'a'}"), "cannot take an int and a string", RULE),
        (RULE, ("fix: Split it.", 'fix: "Split {item.sise}."'), "Rule TOY-001, `fix`: ", RULE),
        (RULE, ("fix: Split it.", 'fix: "Split {limit}."'), "unknown name `limit`", RULE),
        (RULE, ("artifact: log", "artifact: logs"), "has no artifact `logs`", RULE),
        (RULE, ("each: items[]", "each: itms[]"), "Rule TOY-001, `each`: ", RULE),
        (RULE, ("at: size", "at: 'size['"), "`at` is `size[`", RULE),
        (RULE, ("{item.size};", "{item.size;"), "`message`: a brace stands alone.", RULE),
        (
            "artifacts/log.yaml",
            ("project.id != 'free'", "project.id"),
            "Kind log, `when`: this is a string, not true or false (bool).",
            "artifacts/log.yaml",
        ),
        (
            "artifacts/brief.yaml",
            ("L: [budget]", "L: ['budget[']"),
            "`budget[`",
            "artifacts/brief.yaml",
        ),
        (
            "artifacts/brief.yaml",
            ("unhashed: [status]", "unhashed: ['a..b']"),
            "`a..b`",
            "artifacts/brief.yaml",
        ),
        (
            "standard.yaml",
            ("phase: work, ends", "phase: gone, ends"),
            "The standard has no phase `gone`.",
            "standard.yaml",
        ),
        (
            "standard.yaml",
            ("schemas: schemas", "schemas: gone"),
            "No schema of `brief`: no `$id` ends in /brief/v1.0.json.",
            "artifacts/brief.yaml",
        ),
        (
            "schemas/log/v1.0.json",
            ('"type": "integer"', '"type": "integr"'),
            '"integr" is no type of JSON Schema.',
            "schemas/log/v1.0.json",
        ),
    ],
)
def test_what_is_not_sound_is_refused_at_its_file(
    kept: Path, copied: Copied, file: str, change: Any, message: str, source: str
) -> None:
    folder = copied({file: change})
    for _ in range(2):  # and never kept
        with pytest.raises(StandardError) as caught:
            prepare(folder)
        assert message in caught.value.message
        assert caught.value.remedy
        assert caught.value.path.endswith(source)


def test_compiling_collects_every_fault(copied: Copied) -> None:
    text = "check: item.sise > 0 && item.sice > 0"
    folder = copied({RULE: ("check: item.size <= standard.thresholds.limit", text)})
    compiled, faults = compile_standard(load(folder))
    assert [(fault.rule, fault.field) for fault in faults] == [("TOY-001", "check")] * 2
    assert faults[0].offset < faults[1].offset
    kept = [rule.rule.id for rule in compiled.rules]
    assert kept == [f"TOY-{number:03}" for number in (2, 3, 4, 5, 20, 30)]


def test_a_rule_knows_what_it_reads(toy_standard: Compiled) -> None:
    rules = {rule.rule.id: rule for rule in toy_standard.rules}
    assert rules["TOY-002"].timed and not rules["TOY-001"].timed
    assert rules["TOY-003"].kinds == {"brief"}
    assert rules["TOY-005"].kinds == {"people"}
    assert not any(rule.measures for rule in rules.values())
    assert [name for name, rule in rules.items() if rule.past] == ["TOY-030"]


# What a manifest or a call names, and the standard does not know


@pytest.mark.parametrize(
    ("key", "value", "remedy"),
    [
        ("tier", "XL", "Write one of: S, L."),
        ("phase", "later", "Write one of: start, work, done."),
        ("method", "agile", "Write one of: plain."),
    ],
)
def test_a_manifest_that_names_what_there_is_not_is_refused(
    make: Make, key: str, value: str, remedy: str
) -> None:
    project = make(**{key: value})
    with pytest.raises(ManifestError) as caught:
        project.check()
    error = caught.value
    assert (error.message, error.remedy) == (f"toy@1.0 knows no {key} `{value}`.", remedy)
    assert (error.path, error.line, error.column) == ("pmo.yaml", 8, len(key) + 3)


def test_an_unknown_gate_is_refused(make: Make) -> None:
    with pytest.raises(ManifestError) as caught:
        make().check(gate="Z")
    assert caught.value.message == "toy@1.0 knows no gate `Z`."
    assert (caught.value.remedy, caught.value.path) == ("Gates: P, A, B.", "")


def test_a_standard_may_lie_anywhere(tmp_path: Path, toy: Path, make: Make) -> None:
    moved = Path(shutil.copytree(toy, tmp_path / "é 東京" / "toy"))
    assert make(standard=prepare(moved)).check().code == 0
