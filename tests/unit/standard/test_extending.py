"""A standard that extends another: overlaid by id, on exactly one pinned edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.project.skeleton import skeleton_of
from pmo_kit.standard import StandardError, build, load
from pmo_kit.standard.merge_layers import merged

Copied = Callable[[dict[str, Any]], Path]
HEAD = """schema: standard/v1
id: own
title: Own
extends: ../toy@1.0
editions: [{id: "1.0", status: current}]
"""
RULE = """id: OWN-001
title: A rule of our own
level: should
artifact: log
check: "true"
message: "{project.name}"
why: We say so.
fix: Do so.
examples: {good: [{tier: S}], bad: [{tier: S, expect: log}]}
"""


@pytest.fixture
def own(copied: Copied) -> Callable[..., Path]:
    """Makes a standard beside the toy that extends it."""

    def build(head: str = "", files: dict[str, str] | None = None, whole: str = HEAD) -> Path:
        toy = copied({})
        folder = toy.parent / "own"
        for path, text in {"standard.yaml": whole + head, **(files or {})}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        return folder

    return build


def test_everything_of_the_base_is_there(own: Any, toy: Path) -> None:
    base, standard = load(toy, "1.0"), load(own())
    assert (standard.name, standard.title) == ("own@1.0", "Own")
    assert standard.layers == ("toy@1.0", "own@1.0")
    for part in ("phases", "gates", "tiers", "methods", "roles", "modes", "thresholds", "lists"):
        assert getattr(standard, part) == getattr(base, part)
    assert list(standard.kinds) == list(base.kinds)
    assert [rule.id for rule in standard.rules] == [rule.id for rule in base.rules]


def test_the_bases_edition_is_the_pinned_one(own: Any) -> None:
    standard = load(own(whole=HEAD.replace("toy@1.0", "toy@2.0")))
    assert "TOY-006" in [rule.id for rule in standard.rules]


def test_an_unknown_edition_of_the_base_is_refused(own: Any) -> None:
    with pytest.raises(StandardError, match="`toy` has no edition"):
        load(own(whole=HEAD.replace("toy@1.0", "toy@7.0")))


def test_lists_are_overlaid_by_id(own: Any) -> None:
    standard = load(
        own("roles: [{id: doer, title: Maker}, {id: watcher, title: Watcher}]\ntiers: []\n")
    )
    assert [(r.id, r.title) for r in standard.roles] == [
        ("boss", "Boss"),
        ("doer", "Maker"),
        ("watcher", "Watcher"),
    ]
    assert [tier.id for tier in standard.tiers] == ["S", "L"]


def test_thresholds_lists_and_modes_are_overlaid_by_name(own: Any) -> None:
    standard = load(
        own("thresholds: {limit: 5, more: 1}\nlists: {names: [x]}\nmodes: {default: directive}\n")
    )
    assert standard.thresholds == {"limit": 5, "more": 1}
    assert standard.lists == {"words": ["alpha", "beta"], "names": ["x"]}
    assert standard.modes["default"] == "directive"


def test_a_mode_of_ones_own_keeps_the_stricter_one_of_a_tier(own: Any) -> None:
    standard = load(own("modes: {default: supportive}\n"))
    assert standard.modes == {"default": "supportive", "tiers": {"L": "directive"}}


def test_rules_are_added_and_said_anew_by_id(own: Any, toy: Path) -> None:
    tightened = (toy / "rules/log/TOY-003.yaml").read_text().replace("should", "shall")
    standard = load(
        own(files={"rules/log/OWN-001.yaml": RULE, "rules/log/TOY-003.yaml": tightened})
    )
    rules = {rule.id: rule for rule in standard.rules}
    assert (rules["OWN-001"].level, rules["TOY-003"].level) == ("should", "shall")
    assert rules["TOY-003"].source.endswith("own/rules/log/TOY-003.yaml")
    assert rules["TOY-001"].source.endswith("toy/rules/log/TOY-001.yaml")


def test_a_kind_of_ones_own_comes_beside_those_of_the_base(own: Any, toy: Path) -> None:
    schema = (toy / "schemas/people/v1.0.json").read_text()
    kind = (toy / "artifacts/people.yaml").read_text()
    folder = own(
        files={
            "artifacts/acme.permit.yaml": kind.replace("kind: people", "kind: acme.permit"),
            "schemas/acme.permit/v1.0.json": schema.replace("people/v1", "acme.permit/v1"),
        }
    )
    standard = load(folder)
    permit = standard.kinds["acme.permit"]
    assert permit.schema_name == "acme.permit/v1"
    assert standard.schema_of["acme.permit"].endswith("/acme.permit/v1.0.json")
    assert standard.schema_of["people"].endswith("/people/v1.0.json")


def test_a_skeleton_lies_over_the_one_of_the_same_kind_that_is_inherited(own: Any) -> None:
    folder = own(files={"skeletons/brief.md": "---\nschema: brief/v1\n---\n"})
    third = folder.parent / "third"
    third.mkdir()
    (third / "standard.yaml").write_text(
        HEAD.replace("id: own", "id: third").replace("../toy@1.0", "../own@1.0")
    )
    toy, standard = folder.parent / "toy", load(third)
    assert standard.folders == (str(toy), str(folder), str(third))
    brief, log = standard.kinds["brief"], standard.kinds["log"]
    assert skeleton_of(brief, standard) == folder / "skeletons/brief.md"
    assert skeleton_of(log, standard) == toy / "skeletons/log.yaml"


def test_extending_goes_over_several_layers(own: Any) -> None:
    folder = own("thresholds: {limit: 5}\n")
    third = folder.parent / "third"
    third.mkdir()
    (third / "standard.yaml").write_text(
        HEAD.replace("id: own", "id: third").replace("../toy@1.0", "../own@1.0")
    )
    standard = load(third)
    assert (standard.layers, standard.thresholds) == (
        ("toy@1.0", "own@1.0", "third@1.0"),
        {"limit": 5},
    )


def test_a_circle_is_refused_and_named(own: Any) -> None:
    folder = own()
    head = folder.parent / "toy" / "standard.yaml"
    head.write_text(head.read_text() + 'extends: "../own@1.0"\n')
    with pytest.raises(StandardError) as caught:
        load(folder)
    assert caught.value.message == "The standards extend each other in a circle: own → toy → own."
    assert caught.value.path.endswith("toy/standard.yaml")
    assert caught.value.line == head.read_text().count("\n")


def test_a_standard_that_extends_itself_is_refused(own: Any) -> None:
    with pytest.raises(StandardError, match="own → own"):
        load(own(whole=HEAD.replace("../toy@", "../own@")))


@pytest.mark.parametrize("extends", ["nothing@1.0", "..@1.0"])
def test_a_base_that_is_not_installed_is_refused_with_those_that_are(
    own: Any, extends: str
) -> None:
    with pytest.raises(StandardError) as caught:
        load(own(whole=HEAD.replace("../toy@1.0", extends)))
    assert caught.value.message == f"No standard called `{extends.split('@')[0]}` is installed."
    assert "core" in caught.value.remedy


def test_a_base_folder_that_is_not_there_is_refused(own: Any) -> None:
    with pytest.raises(StandardError, match="There is no standard in"):
        load(own(whole=HEAD.replace("../toy", "../gone")))


def test_the_sources_name_every_folder_that_was_read(own: Any) -> None:
    folder = own()
    raw = merged(folder, None)
    toy = folder.parent / "toy"
    wanted = {str(toy), str(toy / "schemas"), str(folder), str(folder / "schemas")}
    assert set(raw["sources"]) == wanted
    assert build(raw).name == "own@1.0"
