"""A verification tells faults of schemas and of rules in one run, and what there is instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.verify import verify

Copied = Callable[[dict[str, Any]], Path]

RULE, OTHER, SCHEMA = "rules/log/TOY-001.yaml", "rules/log/TOY-002.yaml", "schemas/log/v1.0.json"
BRIEF = "schemas/brief/v1.0.json"
SIZE = ("check: item.size", "check: item.sise")
SISE = "has no field `sise`"


def told(folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in verify(folder).problems]


def message_at(lines: list[str], start: str) -> str:
    return next(line for line in lines if line.startswith(start))


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (BRIEF, '"type": "object"', '"type": "objec"', '"objec" is no type'),
        (BRIEF, '"description": ', '"titel": ', "`titel` is no keyword"),
        (SCHEMA, '"description": "How large."', '"title": "Size"', "`size` has no description"),
        (OTHER, "why: ", "whi: ", "`whi` is not a key"),
        ("standard.yaml", "decides: boss}", "decides: king}", "no role `king`"),
        ("artifacts/brief.yaml", "owner: boss", "owner: nobody", "no role `nobody`"),
    ],
)
def test_a_fault_elsewhere_does_not_hide_that_of_a_rule(
    copied: Copied, file: str, old: str, new: str, message: str
) -> None:
    lines = told(copied({file: (old, new), RULE: SIZE}))
    assert any(message in line and line.startswith(file) for line in lines), lines
    assert SISE in message_at(lines, f"{RULE}:7:13: ")


def test_a_schema_at_fault_makes_no_rule_faulty(copied: Copied) -> None:
    lines = told(copied({SCHEMA: ('"properties": {', '"propertees": {')}))
    assert lines and all(line.startswith(SCHEMA) for line in lines), lines
    lines = told(copied({SCHEMA: ('"type": "integer"', '"type": "integr"'), RULE: SIZE}))
    assert lines and all(line.startswith(SCHEMA) for line in lines), lines


def test_syntax_is_told_also_of_rules_on_a_schema_at_fault(copied: Copied) -> None:
    change = {SCHEMA: ('"type": "integer"', '"type": "integr"')}
    lines = told(copied({**change, RULE: ("item.size <=", "item.size <= <=")}))
    assert "expected a value" in message_at(lines, f"{RULE}:7:21: ")


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "remedy"),
    [
        ("item.size <=", "item.zzz <=", "7:13", "no field `zzz`", "Known here: `due`, `id`, "),
        ("item.size <=", "itm.size <=", "7:8", "unknown name `itm`", "Did you mean `item`?"),
        ("item.size <=", "qqq <=", "7:8", "unknown name `qqq`", "Known here: `all`, `bodies`, "),
        ("each: items[]", "each: zzz[]", "6:7", "no field `zzz`", "Known here: `items`"),
        ("at: size", "at: zzz", "8:5", "no field `zzz`", "Known here: `due`, `id`, "),
    ],
)
def test_what_is_unknown_is_told_with_what_there_is(
    copied: Copied, old: str, new: str, place: str, message: str, remedy: str
) -> None:
    line = message_at(told(copied({RULE: (old, new)})), f"{RULE}:{place}: ")
    assert message in line
    assert remedy in line


HYPHEN = '"size": {'
NEW = '"due-size": {"type": "integer", "description": "How.", "examples": [1]}, "size": {'


@pytest.mark.parametrize(
    ("condition", "remedy"),
    [
        ("item.due-size < 3", "A name with a hyphen stands in backticks: item.`due-size`."),
        ("item.due_size < 3", "A name with a hyphen stands in backticks: item.`due-size`."),
    ],
)
def test_a_name_with_a_hyphen_is_shown_in_backticks(
    copied: Copied, condition: str, remedy: str
) -> None:
    old = "check: item.size <= standard.thresholds.limit"
    lines = told(copied({SCHEMA: (HYPHEN, NEW), RULE: (old, f"check: {condition}")}))
    (line,) = [line for line in lines if line.startswith(RULE)]
    assert remedy in line


@pytest.mark.parametrize(
    ("message", "place", "fault"),
    [
        ('"{item.id} has {item.sise}."', "9:31", "no field `sise`"),
        ("\"It's {size(item.id) + 'a'}.\"", "9:31", "`+` cannot take an int and a string"),
        (">-\n  Some words\n  and {item.sise}.", "11:13", "no field `sise`"),
        ("'{item.id'", "9:11", "a brace stands alone"),
        ("'item.id}'", "9:18", "a brace stands alone"),
        ("'{item.id ? 1 : 2}'", "9:20", "the test before `?` is a bool"),
    ],
)
def test_a_fault_in_a_message_is_told_at_its_character(
    copied: Copied, message: str, place: str, fault: str
) -> None:
    old = 'message: "{item.id} has size {item.size}; the limit is {standard.thresholds.limit}."'
    lines = told(copied({RULE: (old, f"message: {message}")}))
    assert fault in message_at(lines, f"{RULE}:{place}: ")
