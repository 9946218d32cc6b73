"""Whose word a part of a standard is, over several layers."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.results.origin import Layer
from pmo_kit.standard import load
from pmo_kit.standard.origins import layers_of, origin_of, stack_of

HEAD = """schema: standard/v1
id: {id}
title: Own
extends: {below}@1.0
editions: [{{id: "1.0", status: draft}}]
handbook: {{company: The {id}}}
"""


def test_each_layer_that_brought_or_changed_something_is_named(tmp_path: Path) -> None:
    below = "core"
    for id, head in (
        ("holding", "gates: [{id: RfE, title: Freigabe 2}]\n"),
        ("works", "roles: [{id: site-manager, title: Site Manager}]\n"),
        ("unit", "gates: [{id: RfE, title: Baufreigabe, question: Los?}]\n"),
    ):
        (tmp_path / id).mkdir()
        text = HEAD.format(id=id, below=below) + head
        (tmp_path / id / "standard.yaml").write_text(text, encoding="utf-8")
        below = f"../{id}"
    stack = stack_of(load(tmp_path / "unit"))
    assert layers_of(stack) == (
        Layer("core@1.0", "pmo-kit"),
        Layer("holding@1.0", "The holding"),
        Layer("works@1.0", "The works"),
        Layer("unit@1.0", "The unit"),
    )
    gate = origin_of(stack, "gates", "RfE")
    assert gate is not None
    assert gate.told() == (
        "From core@1.0 (pmo-kit), changed by The holding (holding@1.0): title; "
        "changed by The unit (unit@1.0): title, question."
    )
    role = origin_of(stack, "roles", "site-manager")
    assert role is not None and role.told() == "From works@1.0 (The works)."
    assert origin_of(stack, "gates", "none") is None
    untouched = origin_of(stack, "gates", "GB")
    assert untouched is not None and untouched.changes == ()
    assert [one["standard"] for one in gate.data()["changed_by"]] == ["holding@1.0", "unit@1.0"]
