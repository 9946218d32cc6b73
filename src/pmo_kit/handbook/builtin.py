"""The pages of the built-in checks: what the kit itself judges before any rule can."""

from __future__ import annotations

from pmo_kit.engine.builtin_rules import BUILTINS, Builtin
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import ROOT, rule_page

__all__ = ["BUILTINS", "INDEX", "page"]

INDEX = f"{ROOT}/rules/builtin.md"


def page(check: Builtin) -> Page:
    """The page that a built-in finding points to."""
    return Page(
        path=rule_page(check.id),
        title=f"{check.id} · {check.title}",
        template="builtin",
        facts={"check": check},
        trail=(("Rules", f"{ROOT}/rules/index.md"), ("Built-in", INDEX)),
        summary=check.title,
        tags=(check.level, "built-in"),
    )
