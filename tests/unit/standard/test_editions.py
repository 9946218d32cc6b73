"""Editions: one standard, seen through what is in force in each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.standard import Standard, StandardError, load

Copied = Callable[[dict[str, Any]], Path]
HEAD = "standard.yaml"


def rules(standard: Standard) -> list[str]:
    return [rule.id for rule in standard.rules]


def test_without_a_wish_the_current_edition_is_taken(toy: Path) -> None:
    assert load(toy).name == "toy@1.0"


def test_the_last_of_several_current_editions_is_taken(copied: Copied) -> None:
    folder = copied({HEAD: ('"2.0", status: draft', '"2.0", status: current')})
    assert load(folder).edition == "2.0"


def test_without_a_current_edition_the_newest_is_taken(copied: Copied) -> None:
    folder = copied({HEAD: ('"1.0", status: current', '"1.0", status: draft')})
    assert load(folder).edition == "2.0"


def test_a_retired_edition_is_only_taken_when_asked_for(copied: Copied) -> None:
    folder = copied({HEAD: ('"1.0", status: current', '"1.0", status: draft')})
    head = folder / HEAD
    head.write_text(head.read_text().replace('"2.0", status: draft', '"2.0", status: retired'))
    assert (load(folder).edition, load(folder, "2.0").edition) == ("1.0", "2.0")


def test_an_unknown_edition_is_refused_with_those_that_there_are(toy: Path) -> None:
    with pytest.raises(StandardError) as caught:
        load(toy, "3.0")
    assert caught.value.message == "The standard `toy` has no edition 3.0."
    assert "1.0, 2.0" in caught.value.remedy
    assert caught.value.path.endswith("toy/standard.yaml")


def test_a_rule_counts_from_its_first_edition_on(toy: Path) -> None:
    assert "TOY-006" not in rules(load(toy, "1.0"))
    assert "TOY-006" in rules(load(toy, "2.0"))


def test_a_rule_counts_to_its_last_edition(copied: Copied) -> None:
    since = 'since: "1.0"'
    folder = copied({"rules/log/TOY-001.yaml": (since, f'{since}\nuntil: "1.0"')})
    assert "TOY-001" in rules(load(folder, "1.0"))
    assert "TOY-001" not in rules(load(folder, "2.0"))


def test_the_revision_in_force_is_taken(copied: Copied, toy: Path) -> None:
    text = (toy / "rules/log/TOY-001.yaml").read_text()
    folder = copied(
        {
            "rules/log/TOY-001.yaml": text.replace('since: "1.0"', 'since: "1.0"\nuntil: "1.0"'),
            "rules/log/TOY-001.r2.yaml": text.replace('since: "1.0"', 'since: "2.0"')
            + "revision: 2\n",
        }
    )
    for edition, revision in (("1.0", 1), ("2.0", 2)):
        (rule,) = [rule for rule in load(folder, edition).rules if rule.id == "TOY-001"]
        assert rule.revision == revision


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("{id: B, title: End,", '{id: B, title: End, since: "2.0",', "gates"),
        ("{id: L, title: Large}", '{id: L, title: Large, since: "2.0"}', "tiers"),
        ("{id: doer, title: Doer}", '{id: doer, title: Doer, since: "2.0"}', "roles"),
    ],
)
def test_vocabulary_counts_from_its_first_edition_on(
    copied: Copied, old: str, new: str, part: str
) -> None:
    folder = copied({HEAD: (old, new)})
    names = [{item.id for item in getattr(load(folder, e), part)} for e in ("1.0", "2.0")]
    assert len(names[1] - names[0]) == 1


def test_a_kind_counts_from_its_first_edition_on(copied: Copied) -> None:
    folder = copied({"artifacts/waivers.yaml": ("{schema", '{since: "2.0", schema')})
    assert "waivers" not in load(folder, "1.0").kinds
    assert load(folder, "2.0").kinds["waivers"].since == "2.0"


def test_the_model_says_what_the_files_say(toy: Path) -> None:
    standard = load(toy)
    assert standard.title == "A standard small enough to read whole"
    assert [(e.id, e.status) for e in standard.editions] == [("1.0", "current"), ("2.0", "draft")]
    assert [phase.id for phase in standard.phases] == ["start", "work", "done"]
    assert [(g.id, g.ends, g.where) for g in standard.gates] == [
        ("P", False, "portfolio"),
        ("A", True, "project"),
        ("B", True, "project"),
    ]
    assert standard.modes == {"default": "controlling", "tiers": {"L": "directive"}}
    assert standard.thresholds == {"limit": 10}
    assert standard.lists == {"words": ["alpha", "beta"]}
    brief, log = standard.kinds["brief"], standard.kinds["log"]
    assert (brief.schema_name, brief.life, brief.sections) == ("brief/v1", "document", ("Want",))
    assert (brief.unhashed, brief.required) == (("status",), {"L": ("budget",)})
    assert [(due.gate, due.tiers, due.when) for due in log.due] == [
        ("B", ("L",), ""),
        ("B", ("S",), "project.id != 'free'"),
    ]
    assert (log.lists, log.spread) == ({"items": "id", "items[].steps": "id"}, True)
    assert brief.source == "fixtures/toy/artifacts/brief.yaml"
    assert standard.schema_of["log"] == "https://toy.example/schemas/log/v1.0.json"
    assert (standard.has_manifest, standard.layers) == (True, ("toy@1.0",))
    (rule,) = [rule for rule in standard.rules if rule.id == "TOY-005"]
    assert (rule.applies.tiers, rule.applies.gates, rule.applies.methods) == (("L",), ("B",), ())
