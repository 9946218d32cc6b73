"""Rules go through maps and lists of texts, and point at fields, keys and places they compute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_standard import PAPER, STOCK, found, told, write_standard

from pmo_kit.results import Finding
from pmo_kit.verify import verify


@pytest.fixture
def shop(tmp_path: Path) -> Callable[..., Path]:
    """A small standard with one rule, as told."""
    return lambda **rule: write_standard(tmp_path / "shop", **rule)


def place(finding: Finding) -> tuple[int, int, int]:
    where = finding.location
    return where.line, where.column, where.end_column


# What a rule goes through


def test_the_values_of_a_map_are_judged_with_their_keys(shop: Callable[..., Path]) -> None:
    standard = shop(
        each="limits{}", check="item < 5 || key == 'other'", message='"{key} is {item}."'
    )
    day, week = found(standard)
    assert (day.message, week.message) == ("day is 5.", "week/all is 9.")
    assert day.subject == "p/stock/EUR/limits.day"
    assert week.subject == "p/stock/EUR/limits[week/all]"
    assert (day.pointer, week.pointer) == ("/limits/day", "/limits/week~1all")
    assert (place(day), place(week)) == ((6, 8, 9), (7, 13, 14))


def test_a_map_of_known_fields_is_gone_through_too(shop: Callable[..., Path]) -> None:
    standard = shop(each="boss{}", check="item != 'ben'", at="{key: true}", message='"{key}"')
    (deputy,) = found(standard)
    assert (deputy.message, deputy.pointer, place(deputy)) == (
        "deputy",
        "/boss/deputy",
        (8, 19, 25),
    )


def test_the_texts_of_a_list_are_judged(shop: Callable[..., Path]) -> None:
    standard = shop(each="tags[]", check="item != 'steel'", message='"{item}"')
    (steel,) = found(standard)
    assert (steel.message, steel.pointer, place(steel)) == ("steel", "/tags/1", (4, 14, 19))
    (moved,) = found(standard, STOCK.replace("[wood, steel]", "[glass, iron, steel, wood]"))
    assert (moved.pointer, moved.fingerprint) == ("/tags/2", steel.fingerprint)


def test_the_fingerprint_of_an_entry_stays_where_others_come_before_it(
    shop: Callable[..., Path],
) -> None:
    standard = shop(each="limits{}", check="item != 5")
    (before,) = found(standard)
    (after,) = found(standard, STOCK.replace("  day: 5", "  hour: 1\n  day: 5"))
    assert (before.fingerprint, before.location.line + 1) == (
        after.fingerprint,
        after.location.line,
    )


def test_the_keys_of_front_matter_have_order_and_places(shop: Callable[..., Path]) -> None:
    standard = shop(
        artifact="paper",
        each="meta{}",
        check="key != 'author'",
        at="{key: true}",
        message='"{key}"',
    )
    (author,) = found(standard)
    assert (author.subject, author.pointer) == ("p/paper/paper.md/author", "/meta/author")
    assert place(author) == (3, 1, 7)
    standard = shop(
        artifact="paper",
        check="doc.keys.map(k, k.name) == ['author', 'title']",
        found="doc.keys.map(k, string(k.line) + ':' + string(k.column) + '-' + "
        "string(k.value_line) + ':' + string(k.value_column) + ' ' + k.name)",
        message='"{found}"',
    )
    (order,) = found(standard)
    assert order.message == "2:1-2:8 title, 3:1-3:9 author"
    assert (
        found(
            standard, paper=PAPER.replace("title: A paper\nauthor: ada", "author: ada\ntitle: A")
        )[1:]
        == ()
    )


@pytest.mark.parametrize(
    ("each", "message"),
    [
        ("limits", "end it with `[]`, at a map with `{}`"),
        ("tags{}", "`{}` stands behind something that is no map"),
        ("limits[]", "`[]` stands behind something that is no list"),
        ("limit{}", "there is no field `limit`.\n  Did you mean `limits`?"),
        ("past.limits{}", "the past is known of one list"),
    ],
)
def test_what_cannot_be_gone_through_is_refused(
    shop: Callable[..., Path], each: str, message: str
) -> None:
    result = verify(shop(each=each, check="1 == 2"))
    assert "SHOP-001.yaml:" in told(result)
    assert message in told(result)


# Where a finding points


@pytest.mark.parametrize(
    ("rule", "expected", "where"),
    [
        ({"at": "cost-unit"}, "/cost-unit", (9, 12, 15)),
        ({"at": "{field: cost-unit}"}, "/cost-unit", (9, 12, 15)),
        ({"at": "{field: cost-unit, key: true}"}, "/cost-unit", (9, 1, 10)),
        ({"at": "{cel: \"'parts[P-2].cost'\"}"}, "/parts/1/cost", (3, 21, 22)),
        ({"at": "{cel: \"'parts[P-2].cost'\", key: true}"}, "/parts/1/cost", (3, 15, 19)),
        ({"at": "{cel: \"['limits', 'week/all']\"}"}, "/limits/week~1all", (7, 13, 14)),
        (
            {"found": "doc.parts.filter(p, p.cost > 3).map(p, p.id)",
             "at": "{cel: \"['parts', found[0], 'cost']\"}"},
            "/parts/1/cost", (3, 21, 22),
        ),
        ({"each": "parts[]", "at": "{cel: \"item.cost > 3 ? 'cost' : 'id'\"}",
          "check": "item.cost < 4"}, "/parts/1/cost", (3, 21, 22)),
        ({"each": "parts[]", "at": "{key: true}", "check": "item.cost < 4"},
         "/parts/1", (3, 5, 8)),
        # a field that is missing: where it belongs
        ({"each": "parts[]", "at": "needs", "check": "item.cost < 4"},
         "/parts/1/needs", (3, 5, 8)),
        # for those who judge, a place that is nowhere is the item
        ({"each": "parts[]", "at": "{cel: \"'needs.more'\"}", "check": "item.cost < 4"},
         "/parts/1", (3, 5, 23)),
    ],
)  # fmt: skip
def test_a_finding_points_where_its_rule_says(
    shop: Callable[..., Path], rule: dict[str, str], expected: str, where: tuple[int, int, int]
) -> None:
    (finding,) = found(shop(**{"check": "size(doc.parts) > 9", **rule}))
    assert (finding.outcome, finding.pointer, place(finding)) == ("failed", expected, where)


@pytest.mark.parametrize(
    ("rule", "line", "message"),
    [
        ({"at": "cost"}, "9:5", "there is no field `cost`.\n  Did you mean `cost-unit`?"),
        ({"at": "{field: cost}"}, "9:13", "there is no field `cost`"),
        ({"at": "{cel: doc.cost}"}, "9:15", "has no field `cost`"),
        ({"at": "{cel: size(doc.parts)}"}, "9:11", "a place is a text or a list of texts"),
        ({"at": "{cel: \"'tags'\", field: tags}"}, "9:12", "names a field, and computes one too"),
        ({"at": "{key: true}"}, "9:5", "a whole file has none"),
        ({"at": "{}"}, "9:5", "at"),
        ({"at": "{keys: true}"}, "9:6", "`keys`"),
    ],
)
def test_a_place_that_is_none_is_refused_in_the_terms_of_the_schema(
    shop: Callable[..., Path], rule: dict[str, str], line: str, message: str
) -> None:
    result = verify(shop(check="size(doc.parts) > 9", **rule))
    assert f"SHOP-001.yaml:{line}: " in told(result)
    assert message in told(result)


BAD = '{good: [{}], bad: [{remove: ["stock:cost-unit"], expect: "stock:%s"}]}'


def test_a_computed_place_is_proven_by_the_examples(shop: Callable[..., Path]) -> None:
    rule = {"check": "has(doc.`cost-unit`)", "at": "{cel: \"'parts[P-2].cost'\"}"}
    assert told(verify(shop(**rule, examples=BAD % "parts[P-2].cost"))) == ""
    wrong = told(verify(shop(**rule, examples=BAD % "parts[P-1].cost")))
    assert "SHOP-001.yaml:10:" in wrong and "It fires at" in wrong


@pytest.mark.parametrize("at", ["'parts[P-9].cost'", "['parts', 'P-1', 'cost', 'more']", "'a..b'"])
def test_a_computed_place_that_is_nowhere_is_refused_by_the_examples(
    shop: Callable[..., Path], at: str
) -> None:
    rule = {"check": "has(doc.`cost-unit`)", "at": f'{{cel: "{at}"}}'}
    wrong = told(
        verify(
            shop(
                **rule, examples='{good: [{}], bad: [{remove: ["stock:cost-unit"], expect: stock}]}'
            )
        )
    )
    assert "SHOP-001.yaml:10:" in wrong
    assert "could not be judged: `at` gives `" in wrong
    assert "there is no such place in stock.yaml" in wrong
