"""Single values change as text, and every byte outside them stays."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.source import Broken, Document, read
from pmo_kit.source.edit import (
    Append,
    Change,
    EditError,
    Replace,
    applied,
    edit,
    patches,
    preview,
    value_at,
)
from pmo_kit.source.edit.raw_text import RawText

PLAN = """\
# Ours: do not sort.
schema: plan/v1   # keep
budget: {unit: h, bac: 46}  # one line
title: 'It''s "so"'
due: "2026-3-1"
empty:
milestones:
  # the first
  - id: M-1
    baseline: 2026-02-13   # agreed
    tags: [a, b]

  - {id: M-2, baseline: 2026-3-1}
text: |
  Two
  lines.

# the end
"""
FRONT = f"---\n{PLAN}---\n\n# A title\n\nbudget: {{unit: h}}\n"


def data(content: bytes, path: str = "p.yaml") -> Any:
    found = read(content, path)
    assert isinstance(found, Document), found
    return found.data["meta"] if path.endswith(".md") else found.data


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Change("set", ("budget", "bac"), 48), "bac: 46", "bac: 48"),
        (Change("set", ("budget", "bac"), 46.5), "bac: 46", "bac: 46.5"),
        (Change("set", ("budget", "unit"), "k, EUR"), "unit: h", "unit: 'k, EUR'"),
        (Change("set", ("title",), "That's it"), "'It''s \"so\"'", "'That''s it'"),
        (Change("set", ("due",), "2026-03-01"), '"2026-3-1"', '"2026-03-01"'),
        (Change("set", ("due",), True), '"2026-3-1"', "true"),
        (Change("set", ("empty",), "yes"), "empty:\n", "empty: 'yes'\n"),
        (
            Change("set", ("milestones", 0, "baseline"), "2026-02-27"),
            "2026-02-13   # agreed",
            "2026-02-27   # agreed",
        ),
        (Change("set", ("milestones", 0, "tags", 1), "1.10"), "[a, b]", "[a, '1.10']"),
        (
            Change("set", ("milestones", 1, "baseline"), "2026-03-01"),
            "baseline: 2026-3-1}",
            "baseline: 2026-03-01}",
        ),
        (
            Change("set", ("milestones", 0, "actual"), "2026-02-27"),
            "    tags: [a, b]\n",
            "    tags: [a, b]\n    actual: 2026-02-27\n",
        ),
        (
            Change("set", ("milestones", 1, "actual"), "2026-02-27"),
            "2026-3-1}",
            "2026-3-1, actual: 2026-02-27}",
        ),
        (Change("rename", ("budget",), "cost"), "budget: {unit: h, bac", "cost: {unit: h, bac"),
        (Change("rename", ("milestones", 1, "id"), "key"), "{id: M-2", "{key: M-2"),
        (Change("set", ("last",), 1), "  lines.\n", "  lines.\nlast: 1\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("path", ["p.yaml", "p.md"])
def test_one_value_changes(
    change: Change, old: str, new: str, end: str, mark: str, path: str
) -> None:
    text = FRONT if path == "p.md" else PLAN
    if path == "p.md":
        change = change._replace(route=("meta", *change.route))
    before = (mark + text).replace("\n", end).encode()
    after = edit(before, path, [change])
    assert after == (mark + text).replace(old, new, 1).replace("\n", end).encode()


def test_several_values_change_at_once_and_a_second_time_nothing_does() -> None:
    changes = [
        Change("rename", ("budget",), "cost"),
        Change("set", ("milestones", 1, "baseline"), "2026-03-01"),
        Change("set", ("budget", "bac"), 48),
        Change("set", ("due",), "2026-03-01"),
    ]
    after = edit(PLAN.encode(), "p.yaml", changes)
    assert after.decode() == PLAN.replace(
        "budget: {unit: h, bac: 46}", "cost: {unit: h, bac: 48}"
    ).replace("2026-3-1", "2026-03-01")
    assert edit(after, "p.yaml", changes[1:2]) == after


@pytest.mark.parametrize(
    ("text", "change", "wanted"),
    [
        ('{"a": 1}', Change("set", ("a",), "1.10"), '{"a": "1.10"}'),
        ('{"a": "5"}', Change("set", ("a",), 5), '{"a": 5}'),
        ('{"a": 1}', Change("set", ("b",), "é"), '{"a": 1, "b": "é"}'),
        ('{\n\t"a": {}\n}\n', Change("set", ("b",), 1), '{\n\t"a": {},\n\t"b": 1\n}\n'),
        ('{\n  "a": {}\n}\n', Change("set", ("a", "b"), 1), '{\n  "a": {"b": 1}\n}\n'),
        ('{"a": 1}', Change("rename", ("a",), "b"), '{"b": 1}'),
    ],
)
def test_json_stays_json(text: str, change: Change, wanted: str) -> None:
    assert edit(text.encode(), "a.json", [change]).decode() == wanted


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ([Change("remove", ("budget", "unit"))], "{unit: h, bac: 46}", "{bac: 46}"),
        ([Change("remove", ("budget", "bac"))], "{unit: h, bac: 46}", "{unit: h}"),
        ([Change("remove", ("due",))], 'due: "2026-3-1"\n', ""),
        (
            [Change("remove", ("text",)), Change("set", ("last",), {"a": [1]})],
            "text: |\n  Two\n  lines.\n",
            "last: {a: [1]}\n",
        ),
        ([Change("remove", ("milestones", 0, "tags"))], "    tags: [a, b]\n", ""),
        ([Append(("milestones", 0, "tags"), "c, d")], "[a, b]", "[a, b, 'c, d']"),
        (
            [Append(("milestones",), {"id": "a"}), Append(("milestones",), 5)],
            "2026-3-1}\n",
            "2026-3-1}\n  - {id: a}\n  - 5\n",
        ),
        ([Replace(("text",), ["a"])], "text: |\n  Two\n  lines.\n", "text: [a]\n"),
        ([Replace(("milestones", 0, "tags"), None)], "tags: [a, b]", "tags: null"),
    ],
)
def test_more_than_a_value_changes(changes: list[Any], old: str, new: str) -> None:
    after = edit(PLAN.encode(), "p.yaml", changes).decode()
    assert after == PLAN.replace(old, new, 1)
    assert data(after.encode()) == applied(data(PLAN.encode()), changes)


def test_quotes_that_were_wrong_go_and_the_number_stays_as_written() -> None:
    assert edit(b"a: '1.50'\n", "a.yaml", [Change("set", ("a",), 1.5)]) == b"a: 1.50\n"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("a: &x 1\nb: *x\n", Change("set", ("a",), 2)),
        ("a: &x 1\nb: *x\n", Change("set", ("b",), 2)),
        ("a: |\n  text\n", Change("set", ("a",), "x")),
        ("a: [1]\n", Change("set", ("a",), 2)),
        ("a: 1\n", Change("set", ("b", "c"), 2)),
        ("a: 1\n", Change("set", ("a", "c"), 2)),
        ("a: [1]\n", Change("set", ("a", 4), 2)),
        ("a: 1\nb: 2\n", Change("rename", ("a",), "b")),
        ("a: 1\n", Change("rename", ("c",), "b")),
        ("a: {\n}\n", Change("set", ("a", "b"), 2)),
        ("- 1\n", Change("set", ("a",), 2)),
        ("a: [1]\n", Change("remove", ("a", 0))),
        ("a: {b: [1]}\n", Change("remove", ("a", "b", 0))),
    ],
)
def test_what_is_not_safe_is_refused_with_a_remedy(text: str, change: Change) -> None:
    with pytest.raises(EditError) as refused:
        edit(text.encode(), "a.yaml", [change])
    assert refused.value.remedy
    found = read(text.encode(), "a.yaml")
    assert isinstance(found, Document)
    assert isinstance(preview(found, [change])[0], str)


def test_prose_is_never_edit() -> None:
    with pytest.raises(EditError):
        edit(FRONT.encode(), "p.md", [Change("set", ("sections", 0, "title"), "B")])


def test_two_changes_at_one_place_are_refused() -> None:
    changes = [Change("set", ("a",), 1), Change("set", ("a",), 2)]
    with pytest.raises(EditError):
        edit(b"a: 3\n", "a.yaml", changes)


def test_the_preview_is_the_line_as_it_would_be() -> None:
    found = read(PLAN.encode(), "p.yaml")
    assert isinstance(found, Document)
    assert preview(
        found,
        [
            Change("set", ("milestones", 0, "baseline"), "2026-02-27"),
            Change("set", ("milestones", 0, "actual"), "2026-02-27"),
            Change("set", ("text",), "x"),
        ],
    ) == ["    baseline: 2026-02-27   # agreed", "    actual: 2026-02-27", ""]


WORDS = st.sampled_from(["a", "b c", "1.10", "true", "it's", 'say "x"', "2026-02-01", "ä: ö", "#n"])
SCALARS = st.one_of(WORDS, st.integers(-9, 99), st.booleans(), st.sampled_from([0.5, 2.25]))
KEYS = st.sampled_from(["id", "title", "due", "on", "x-1", "1.0"])
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


class Writer:
    """Writes data as YAML in a style drawn anew for each part."""

    def __init__(self, draw: st.DrawFn, end: str) -> None:
        self._draw, self._end = draw, end

    def document(self, value: dict[str, Any]) -> str:
        return "".join(f"{line}{self._end}" for line in ["# top", *self._lines(value, 0)])

    def _lines(self, value: Any, depth: int) -> list[str]:
        margin, out = " " * depth, []
        entries = value.items() if isinstance(value, dict) else [(None, v) for v in value]
        for key, inner in entries:
            head = "-" if key is None else f"{self._scalar(key)}:"
            note = self._draw(st.sampled_from(["", "", "  # note"]))
            if isinstance(inner, dict | list) and inner and self._draw(st.booleans()):
                out.append(f"{margin}{head}{note}")
                out += self._lines(inner, depth + 2)
            else:
                out.append(f"{margin}{head} {self._flow(inner)}{note}")
            if self._draw(st.integers(0, 5)) == 0:
                out.append(f"{margin}# between")
        return out

    def _flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return (
                "{"
                + ", ".join(f"{self._scalar(k)}: {self._flow(v)}" for k, v in value.items())
                + "}"
            )
        if isinstance(value, list):
            return "[" + ", ".join(map(self._flow, value)) + "]"
        return self._scalar(value)

    def _scalar(self, value: Any) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        single = "'" + value.replace("'", "''") + "'"
        plain = [value] if value in ("a", "b c", "id", "title", "due", "x-1") else []
        return self._draw(st.sampled_from([single, json.dumps(value, ensure_ascii=False), *plain]))


def routes(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, inner in entries:
        found.append((*at, key))
        if isinstance(inner, dict | list):
            found += routes(inner, (*at, key))
    return found


@st.composite
def edits(draw: st.DrawFn) -> tuple[bytes, Change]:
    value = draw(st.dictionaries(KEYS, DATA, min_size=1, max_size=4))
    mark, end = draw(st.sampled_from(["", "\ufeff"])), draw(st.sampled_from(["\n", "\r\n"]))
    text = mark + Writer(draw, end).document(value)
    if draw(st.booleans()):
        text = text.removesuffix(end)
    route = draw(st.sampled_from(routes(value)))
    holder = value_at(value, route[:-1])
    if isinstance(holder, dict) and draw(st.booleans()):
        new = draw(KEYS.filter(lambda key: key not in holder))
        if draw(st.booleans()):
            return text.encode(), Change("rename", route, new)
        return text.encode(), Change("set", (*route[:-1], new), draw(SCALARS))
    if isinstance(value_at(value, route), dict | list):
        return text.encode(), Change("set", ("new key",), draw(SCALARS))
    return text.encode(), Change("set", route, draw(SCALARS))


@given(edits())
def test_every_byte_outside_the_span_stays_and_the_data_is_right(
    drawn: tuple[bytes, Change],
) -> None:
    content, change = drawn
    after = edit(content, "a.yaml", [change])
    assert json.dumps(data(after)) == json.dumps(applied(data(content), [change]))
    found = read(content, "a.yaml")
    assert isinstance(found, Document)
    (patch,) = patches(found, [change])
    raw = RawText(content)
    old, new = content.decode().removeprefix("\ufeff"), after.decode().removeprefix("\ufeff")
    place = patch.place
    start = sum(map(len, raw.lines[: place.line - 1])) + place.column - 1
    tail = len(old) - sum(map(len, raw.lines[: place.end_line - 1])) - place.end_column + 1
    assert new[:start] == old[:start]
    assert new[len(new) - tail :] == old[len(old) - tail :]
    assert new[start : len(new) - tail] == patch.text.replace("\n", raw.end)
    assert place.line == place.end_line and place.end_column - place.column < 30


@given(edits(), st.lists(st.integers(0, 2**16), min_size=1, max_size=3))
def test_a_damaged_text_is_refused_or_edited_rightly(
    drawn: tuple[bytes, Change], at: list[int]
) -> None:
    content, change = bytearray(drawn[0]), drawn[1]
    for number in at:
        content[number % len(content)] = b"&*|>-{[,:# '\""[number % 13]
    before = read(bytes(content), "a.yaml")
    try:
        after = edit(bytes(content), "a.yaml", [change])
    except EditError:
        return
    assert not isinstance(before, Broken)
    assert json.dumps(data(after)) == json.dumps(applied(before.data, [change]))
