"""Expressions are read with exact offsets, or refused where they go wrong."""

from __future__ import annotations

import pytest
from steps import steps

from pmo_kit.cel import CelSyntaxError
from pmo_kit.cel.lexer import text_literal, text_of
from pmo_kit.cel.parser import parse


def test_nodes_know_the_text_that_they_came_from() -> None:
    text = "item.likelihood * item.impact >= limits.red"
    root = parse(text).root
    shape, _, _, at, op, left, right = root
    assert (shape, op, at) == ("binary", ">=", text.index(">="))
    assert text[left[1] : left[2]] == "item.likelihood * item.impact"
    shape, start, end, at, _, _ = right
    assert (shape, text[start:end], at) == ("select", "limits.red", text.index("red"))


def test_chains_of_and_are_flat() -> None:
    shape, _, _, _, _, operands = parse("a && b && c || d").root
    assert (shape, [operand[0] for operand in operands]) == ("logic", ["logic", "name"])
    assert len(operands[0][5]) == 3


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("1 + 2 * 3", "1 + (2 * 3)"),
        ("1 - 2 - 3", "(1 - 2) - 3"),
        ("a || b && c", "a || (b && c)"),
        ("1 < 2 == true", "(1 < 2) == true"),
        ("!a.b", "!(a.b)"),
        ("-a * b", "(-a) * b"),
        ("a ? b : c ? d : e", "a ? b : (c ? d : e)"),
        ("1 + 2 in list", "(1 + 2) in list"),
    ],
)
def test_operators_bind_as_in_cel(text: str, same: str) -> None:
    assert _shape(parse(text).root) == _shape(parse(same).root)


def _shape(node: object) -> object:
    """A tree without offsets."""
    if isinstance(node, tuple) and node and isinstance(node[0], str):
        return (node[0], *(_shape(part) for part in node[3:] if type(part) is not int))
    return tuple(map(_shape, node)) if isinstance(node, tuple) else node


def test_a_macro_keeps_its_variable_and_bodies() -> None:
    shape, _, _, _, macro, _, variable, bodies = parse("risks.map(r, r.open, r.id)").root
    assert (shape, macro, variable, len(bodies)) == ("macro", "map_if", "r", 2)


def test_a_name_of_a_macro_may_also_be_a_field() -> None:
    assert parse("all.log.filter").root[0] == "select"
    assert parse("all").root == ("name", 0, 3, "all")


def test_fields_that_are_no_names_stand_in_backticks() -> None:
    root = parse("doc.meta.`tracking-link`").root
    assert (root[0], root[5]) == ("select", "tracking-link")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0x1F", 31),
        ("-9223372036854775808", -(2**63)),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("null", None),
        ("true", True),
        ('"a\\u00e9\\x41\\101\\n\\\\"', "aéAA\n\\"),
        ("'''it's\nlong'''", "it's\nlong"),
        ('"""say "x" now"""', 'say "x" now'),
        ("r'\\d+'", "\\d+"),
        ("1 // the first", 1),
    ],
)
def test_literals(text: str, value: object) -> None:
    root = parse(text).root
    assert (root[0], root[3]) == ("literal", value)
    assert type(root[3]) is type(value)


@pytest.mark.parametrize("text", ["", "a'b", "tab\tline\nend\r", "\\d {x}", "é😀", '"""'])
def test_every_text_can_be_written_as_a_literal(text: str) -> None:
    assert text_of(text_literal(text)) == text
    assert parse(text_literal(text)).root[3] == text


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "expected a value, but the expression ends here"),
        ("1 +", 3, "expected a value, but the expression ends here"),
        ("a b", 2, "expected an operator or the end, but found `b`"),
        ("a = b", 2, "'=' means nothing here"),
        ("a & b", 2, "'&' means nothing here"),
        ("'abc", 0, "never closed"),
        ("'a\\d'", 2, "`\\d` is no escape"),
        ("'\\ud800'", 1, "no character D800"),
        ("9223372036854775808", 0, "beyond 64 bits"),
        ("1 + 99999999999999999999", 4, "beyond 64 bits"),
        ("7u", 0, "unsigned"),
        ("b'x'", 0, "bytes"),
        ("has(a)", 3, "`has` takes one field"),
        ("has(a.b, c.d)", 3, "`has` takes one field"),
        ("x.all(1, true)", 6, "the name of a variable"),
        ("for", 0, "reserved"),
        ("a.in", 2, "expected a field's name"),
        ("[1,,2]", 3, "expected a value"),
        ("f(1,)", 4, "expected a value"),
        ("(1", 2, "expected `)` to close the bracket"),
        ("a ? b", 5, "expected `:`"),
        ("!-a", 1, "do not mix"),
        ("{'a' 1}", 5, "expected `:` between a key and its value"),
        ("é", 0, "'é' means nothing here"),
    ],
)
def test_what_is_no_expression_is_refused_at_its_place(
    text: str, offset: int, message: str
) -> None:
    with pytest.raises(CelSyntaxError) as caught:
        parse(text)
    assert message in caught.value.message
    assert caught.value.offset == offset


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "[" * 9_000 + "]" * 9_000,
        "{'a':" * 3_000,
        "-" * 19_000 + "x" * 2_000,
        "a" + ".a" * 9_000,
        "a" + "[a" * 9_000,
        "1" + "+1" * 9_000,
        "a ? b : " * 2_000 + "c",
        "f(" * 9_000,
        "'" + "\\" * 19_999,
        "x" * 1_000_000,
    ],
    ids=lambda text: text[:8],
)
def test_deep_and_long_texts_are_refused_after_few_steps(text: str) -> None:
    def refused() -> None:
        with pytest.raises(CelSyntaxError):
            parse(text)

    assert steps(refused) < 100 * 20_000


def test_signs_of_any_number_are_one_or_none() -> None:
    assert parse("!" * 9_000 + "a").root == parse(" " * 9_000 + "a").root
