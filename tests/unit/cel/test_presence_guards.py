"""Optional fields that a condition reads without asking whether they are there."""

from __future__ import annotations

import pytest

from pmo_kit import cel
from pmo_kit.cel.parser import parse
from pmo_kit.cel.presence_guards import unguarded
from pmo_kit.cel.type_check import Env, check

PERSON = cel.Record("person", {"id": cel.STRING, "unit": cel.STRING}, ["id"])
ITEM = cel.Record(
    "item",
    {
        "id": cel.STRING,
        "owner": PERSON,
        "due": cel.TIMESTAMP,
        "tags": cel.ListOf(cel.STRING),
        "people": cel.ListOf(PERSON),
        "a-b": cel.INT,
    },
    ["id", "people"],
)
ENV = Env({"item": ITEM, "today": cel.TIMESTAMP, "any": cel.DYN, "m": cel.MapOf(ITEM)})


def missing(*conditions: str) -> list[str]:
    """The fields that the last condition reads unasked."""
    found = unguarded([check(parse(text), ENV) for text in conditions])
    return [problem.message.split("`")[1] for problem in found[-1]]


@pytest.mark.parametrize(
    "text",
    [
        "item.id == 'a' && item.people.all(p, p.id != '')",
        "has(item.due) && item.due < today",
        "item.due < today && has(item.due)",
        "!has(item.due) || item.due < today",
        "has(item.due) ? item.due < today : true",
        "!has(item.due) ? true : item.due < today",
        "!(has(item.due) && has(item.tags)) || (item.due < today && size(item.tags) > 0)",
        "has(item.owner) && has(item.owner.unit) && item.owner.unit == ''",
        "(has(item.due) && item.id == 'a' || has(item.due) && item.id == 'b') && item.due < today",
        "item.people.all(p, !has(p.unit) || p.unit != '')",
        "item.people.filter(p, has(p.unit)).map(q, q.unit) == []",
        "item.people.filter(p, has(p.unit)).filter(q, q.id != '').all(r, r.unit != '')",
        "item.people.map(p, has(p.unit), p.unit) == []",
        "has(item.due) && item.people.all(p, p.id == item.id || item.due < today)",
        "'due' in item && item.due < today",
        "has(item.`a-b`) && item['a-b'] == 1",
        "item.people.exists(p, has(p.unit) && [1].all(q, p.unit != ''))",
        "any.what.ever == 1 && m.x.id == ''",
        "size(item.people) > 0 && item.people[0].id == ''",
    ],
)
def test_what_is_asked_for(text: str) -> None:
    assert missing(text) == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("item.due < today", ["due"]),
        ("!has(item.due) && item.due < today", ["due"]),
        ("has(item.due) || item.due < today", ["due"]),
        ("has(item.due) ? true : item.due < today", ["due"]),
        ("has(item.owner) && item.owner.unit == ''", ["unit"]),
        ("has(item.owner.unit)", ["owner"]),
        ("item['a-b'] == 1", ["a-b"]),
        ("item.people.all(p, p.unit != '')", ["unit"]),
        ("item.people.all(p, has(p.unit)) && item.people.all(p, p.unit != '')", ["unit"]),
        ("item.people.all(p, has(p.unit) && [p].all(p, p.unit != ''))", ["unit"]),
        ("has(item.due) && item.id == 'a' || item.due < today", ["due"]),
        ("(has(item.due) || item.id == 'b') && item.due < today", ["due"]),
        ("size(item.tags) > 0 && item.due < today", ["tags", "due"]),
        ("item.people[0].unit == ''", ["unit"]),
        ("m.x.due < today", ["due"]),
    ],
)
def test_what_nobody_asked_for(text: str, fields: list[str]) -> None:
    assert missing(text) == fields


def test_a_condition_may_rely_on_the_ones_before_it() -> None:
    assert missing("has(item.due)", "item.due < today") == []
    assert missing("item.due < today", "item.due > today") == []
    assert missing("!has(item.due)", "item.due < today") == ["due"]


def test_the_place_is_the_field() -> None:
    text = "item.id == 'a' && item.due < today"
    (problem,) = unguarded([check(parse(text), ENV)])[0]
    assert problem.offset == text.index("due")
    assert "has(" in problem.remedy
