"""Names, fields and operands are held against the types; every mistake is told with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmo_kit import cel
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check

Check = Callable[[str], cel.Checked]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("item.likelihood * item.impact", cel.INT),
        ("item.cost / 2.0", cel.DOUBLE),
        ("today - item.due", cel.DURATION),
        ("item.due + duration('24h')", cel.TIMESTAMP),
        ("doc.risks.map(r, r.id)", cel.ListOf(cel.STRING)),
        ("doc.risks.filter(r, r.impact > 3)[0].owner", cel.STRING),
        ("all.log.map(l, l.risks.map(r, r.cost))", cel.ListOf(cel.ListOf(cel.DOUBLE))),
        ("names['ada']", cel.STRING),
        ("item['owner']", cel.STRING),
        ("any.thing[0].more", cel.DYN),
        ("item.note == null", cel.BOOL),
        ("item.`api-approvers`", cel.ListOf(cel.STRING)),
        ("sum(doc.risks.map(r, r.cost))", cel.DOUBLE),
        ("sum([1, 2])", cel.INT),
        ("distinct(flat(doc.risks.map(r, r.tags)))", cel.ListOf(cel.STRING)),
        ("{'a': 1, 'b': 2}", cel.MapOf(cel.INT)),
        ("[]", cel.ListOf(cel.DYN)),
        ("[] + [1]", cel.ListOf(cel.INT)),
        ("item == doc", cel.BOOL),
        ("max(doc.risks.map(r, r.due)) < today", cel.BOOL),
    ],
)
def test_types(check: Check, text: str, of: cel.Type) -> None:
    assert check(text).type == of


@pytest.mark.parametrize(
    ("text", "at", "message", "remedy"),
    [
        ("item.ownr == 'a'", "ownr", "risk has no field `ownr`", "Did you mean `owner`?"),
        ("itm.owner == 'a'", "itm", "unknown name `itm`", "`item`"),
        ("item.api - 1", "api", "no field `api`", "`api-approvers`"),
        ("item['ownr']", "'ownr'", "no field `ownr`", "`owner`"),
        ("item.cost > 1", ">", "a double and an int", "1.0"),
        ("item.due > '2026-01-01'", ">", "a timestamp and a string", "timestamp('"),
        ("today - item.due > 3", ">", "a duration and an int", "days(a, b)"),
        ("item.owner == null", "==", "a string and a null", "has("),
        ("item.owner && true", "item", "`&&` takes bools, not a string", "Compare"),
        ("!item.owner", "!", "`!` takes bools", "Compare"),
        ("-item.owner", "-", "`-` cannot take a string", ""),
        ("'a' in item.owner", "in", "`in` cannot take", "contains"),
        ("'n: ' + item.impact", "+", "a string and an int", "string("),
        ("item.owner ? 1 : 2", "?", "a bool, not a string", "Compare"),
        ("true ? 1 : 'a'", "?", "have one type, not an int and a string", "dyn("),
        ("doc.risks.id", "id", "a list of risk has no fields", "macro"),
        ("doc.risks['a']", "['a']", "has no element at a string", ""),
        ("item.owner.all(c, true)", "all", "no elements to go through", "list or a map"),
        ("doc.risks.all(r, r.owner)", "r.owner", "is a bool, not a string", "Compare"),
        ("doc.risks.exists(r)", "exists", "a variable and an expression", "condition"),
        ("startsWith(item.owner, 'a')", "startsWith", "is a method", "value.startsWith"),
        ("item.tags.sum()", "sum", "is no method", "`sum(value)`"),
        ("item.owner.startswith('a')", "startswith", "unknown method", "`startsWith`"),
        ("summ([1])", "summ", "unknown function", "`sum`"),
        ("size(1)", "size", "cannot take an int", "It is `size(string)`"),
        ("sum", "sum", "is a function", "Call it"),
        ("item.owner.contains(1)", "contains", "on a string cannot take an int", "string.contains"),
        ("{1: 2}", "1: 2", "a key of a map is a text, not an int", "quotes"),
        ("item.owner.matches(item.id)", "item.id", "pattern written in quotes", "startsWith"),
        ("item.owner.matches('(?=x)')", "'(?=x)", "look-around", "( … )"),
        ("acyclic(doc.risks, 'id', 'afer')", "'afer'", "no field `afer`", "`after`"),
        ("acyclic(doc.risks, 'id', item.id)", "item.id", "names of two fields", "acyclic("),
    ],
)
def test_mistakes(check: Check, text: str, at: str, message: str, remedy: str) -> None:
    with pytest.raises(cel.CelTypeErrors) as caught:
        check(text)
    assert message in caught.value.message
    assert caught.value.offset == text.index(at)
    assert remedy in caught.value.remedy
    assert len(caught.value.errors) == 1


def test_all_mistakes_are_told_at_once(check: Check) -> None:
    with pytest.raises(cel.CelTypeErrors) as caught:
        check("item.ownr == 'a' && itm.id == 'b' && item.cost > 1")
    assert [error.offset for error in caught.value.errors] == [5, 20, 47]


def test_one_mistake_causes_no_others(check: Check) -> None:
    with pytest.raises(cel.CelTypeErrors) as caught:
        check("doc.rsks.all(r, r.impact + 1 > 2 && r.owner.size() > 0)")
    assert len(caught.value.errors) == 1


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("item.likelihood * item.impact > 3", {"item.likelihood", "item.impact"}),
        ("days(item.due, today) > 3", {"item.due", "today"}),
        ("all.log.exists(l, l.risks.all(r, r.id != item.id))", {"all.log", "item.id"}),
        ("one.log.risks[0].id == item.tags[item.impact]",
         {"one.log.risks", "item.tags", "item.impact"}),
        ("has(item.owner) && item['owner'] == 'a'", {"item.owner"}),
        ("doc.risks.all(item, item.id != '')", {"doc.risks"}),
        ("item == doc", {"item", "doc"}),
        ("[1].all(x, x > 0)", set()),
    ],
)  # fmt: skip
def test_what_an_expression_reads(check: Check, text: str, reads: set[str]) -> None:
    assert check(text).reads == reads


def test_an_inner_variable_hides_an_outer_one_only_inside(check: Check) -> None:
    assert check("[1].all(item, item > 0) && item.id == 'a'").reads == {"item.id"}


def test_errors_say_their_place_for_people() -> None:
    with pytest.raises(cel.CelError, match=r"unknown name `x` \(at character 5\)"):
        check(parse("1 + x"), Env({}))
