"""`let`, `index` and `file_exists` are held to Google's runtime, as far as CEL can say them."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import joins
import pytest
import yaml
from cel_expr_python import cel as google
from evaluators import Both
from expressions import ROWS, Generator, our_result, same, their_result

from pmo_kit import cel
from pmo_kit.cel.definitions import DefinitionError, defined, expand
from pmo_kit.cel.parser import Node, parse
from pmo_kit.cel.type_check import check
from pmo_kit.engine import Options, prepare
from pmo_kit.engine import check as judged
from pmo_kit.engine.document_index import ByKind
from pmo_kit.engine.environment import Types
from pmo_kit.engine.file_names import FileNames
from pmo_kit.project import Folder, read_snapshot

SEEDS = (1, pytest.param(2, marks=pytest.mark.long))
EXPRESSIONS = 400
LOOPED = re.compile(r"\b[vw]\b")
"""The variables of generated loops: what reads them means nothing outside of its loop."""


# `let`: a part of an expression under a name is worth what it was where it stood.


def parts(node: Node) -> Iterator[tuple[int, int]]:
    """From where to where each part of a tree stands in the text."""
    yield node[1], node[2]
    for one in node[3:]:
        for inner in one if isinstance(one, tuple | list) and not is_node(one) else (one,):
            if is_node(inner):
                yield from parts(inner)


def is_node(value: object) -> bool:
    return isinstance(value, tuple) and len(value) > 2 and isinstance(value[1], int)


def is_alone(text: str) -> bool:
    """Whether a part of an expression is one by itself: brackets around it may be cut through."""
    try:
        return bool(text) and not LOOPED.search(text) and parse(text) is not None
    except cel.CelError:
        return False


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The part with the brackets that are around it alone, where these are no call's."""
    before = text[start - 2] if start > 1 else " "
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and before in " (!-,[":
        return start - 1, end + 1
    return start, end


def with_names(text: str, chance: random.Random) -> tuple[str, dict[str, str]] | None:
    """The expression with one part under a name, which takes a part of that as a value."""
    try:
        spans = [*parts(parse(text).root)]
    except cel.CelError:
        return None
    whole = [(a, b) for a, b in spans if is_alone(text[a:b])]
    if not whole:
        return None
    start, end = chance.choice(whole)
    within = [(a, b) for a, b in whole if start <= a and b <= end and (a, b) != (start, end)]
    head, use, said = "part", "part", text[start:end]
    if within and chance.random() < 0.7:
        first, last = chance.choice(within)
        head, use = "part(given)", f"part({text[first:last]})"
        first, last = bare(text, first, last)
        said = f"{text[start:first]}given{text[last:end]}"
    start, end = bare(text, start, end)
    return f"{text[:start]}{use}{text[end:]}", {head: said}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_under_a_name_is_worth_what_it_was_without(seed: int) -> None:
    generator, chance, outcomes = Generator(seed), random.Random(seed), Counter[str]()
    while sum(outcomes.values()) < EXPRESSIONS:
        text, row = generator.expression(), ROWS[sum(outcomes.values()) % len(ROWS)]
        if (made := with_names(text, chance)) is None:
            continue
        named, let = made
        try:
            whole = expand(named, defined(let)).text
        except DefinitionError:
            outcomes["no part that may have a name"] += 1
            continue
        for result in (our_result, their_result):
            before, after = result(text, row), result(whole, row)
            assert (before[0], before[2]) == (after[0], after[2]), (text, named, let, whole)
            assert before[0] != "value" or same(before[1], after[1]), (text, named, let, whole)
        outcomes["same"] += 1
    assert outcomes["same"] > 0.85 * EXPRESSIONS, outcomes


# `index` and `file_exists`, over a folder of files of two kinds: CEL's own maps, and a function.

FILES = 6
GRAMMAR: dict[str, list[str]] = {
    "bool": [
        "@text in index.@kind", "@text in index.@kind", "(@bool && @bool)", "(@bool || @bool)",
        "!(@bool)", "(@bool ? @bool : @bool)", "(@text == @text)", "has(@need.meta.answers)",
        "@need.meta.answers.exists(a, a in index.part)", "(@need == @need)", "(@part != @part)",
        "index.@kind.exists(k, k == @text)",
        "index.need.all(k, index.need[k].meta.id in index.need)",
        "index.part.exists_one(k, index.part[k].meta.need == @text)", "size(index.@kind) > @count",
        "file_exists(@text)", "file_exists(@text)", "file_exists(@part.meta.at)",
    ],
    "text": [
        "@name", "@name", "@name", "doc.meta.id", "doc.meta.answers[0]", "@need.meta.id",
        "@part.meta.need", "@part.meta.at", "@need.meta.answers[0]", "('needs/' + @name)",
    ],
    "need": ["index.need[@text]", "index.need[@name]", "index.need[@part.meta.need]"],
    "part": ["index.part[@text]", "index.part[@name]", "index.part[@need.meta.answers[0]]"],
    "kind": ["need", "part"],
    "count": ["3", "12", "13"],
    "name": [
        *(f"'{letter}-{n}'" for letter in "NP" for n in (0, 1, 5, 9)), "'needs/1.md'", "''",
        "'parts/3.md'", "'parts/33.md'", "'1'", "'needs'", "'./needs/2.md'", "'.'",
    ],
}  # fmt: skip


def written(wanted: str, depth: int, chance: random.Random) -> str:
    """A generated expression; deep inside, the last ways to write one are left out."""
    ways = GRAMMAR[wanted]
    shallow = [way for way in ways if "@" not in way or "@name" in way or "@kind" in way]
    way = chance.choice(ways if depth else [one for one in shallow if one.count("@") < 2] or ways)
    return re.sub(r"@(\w+)", lambda hole: written(hole[1], max(0, depth - 1), chance), way)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Any, Any]]:
    """What we and Google make of an expression on the same files."""
    folder = tmp_path_factory.mktemp("index")
    compiled = prepare(joins.standard(folder / "standard"))
    root = joins.files(folder / "files", FILES)
    snapshot = read_snapshot(Folder(root), None, compiled.standard, str(root), "files")
    state = judged(compiled, snapshot, Options(date(2026, 3, 6))).state
    ours = {"doc": state.of("need")[1].doc, "index": ByKind(state)}
    env = Types(compiled.standard).env("need", "")
    files = FileNames(snapshot)

    found: dict[str, dict[str, Any]] = {kind: {} for kind in joins.KINDS}
    for path in sorted(root.rglob("*.md")):
        meta = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        kept = found[path.parent.name.removesuffix("s")]
        kept[path.relative_to(root).as_posix()] = kept[meta["id"]] = {"meta": meta}
    theirs = {"doc": found["need"]["N-1"], "index": found}

    def exists(path: str) -> bool:
        return bool(path) and (root / path).is_file()

    anything = google.Type.Map(google.Type.STRING, google.Type.DYN)
    text = google.Overload("file_exists_text", google.Type.BOOL, [google.Type.STRING], impl=exists)
    runtime = google.NewEnv(
        variables={"doc": anything, "index": google.Type.Map(google.Type.STRING, anything)},
        functions=[google.FunctionDecl("file_exists", [text])],
    )

    def run(expression: str) -> tuple[Any, Any]:
        try:
            own = Both(check(parse(expression), env)).run(ours, cel.Context(files.has))
        except cel.CelEvalError:
            own = "error"
        other = runtime.compile(expression).eval(data=theirs)
        failed = other.type() == google.Type.ERROR
        return own, "error" if failed else other.plain_value()

    return run


@pytest.mark.parametrize("seed", SEEDS)
def test_index_and_file_exists_are_a_map_and_a_function(
    seed: int, both: Callable[[str], tuple[Any, Any]]
) -> None:
    chance, outcomes = random.Random(seed), Counter[Any]()
    for _ in range(EXPRESSIONS):
        text = written("bool", chance.choice([1, 2, 3]), chance)
        ours, theirs = both(text)
        assert (type(ours), ours) == (type(theirs), theirs), text
        outcomes[ours] += 1
    assert min(outcomes[one] for one in (True, False, "error")) > 0.1 * EXPRESSIONS, outcomes
