"""The computed parts of a kind's guide: its facts, what is good, its rules, and examples."""

from __future__ import annotations

from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.excerpts import excerpt
from pmo_kit.handbook.markdown import Markdown
from pmo_kit.handbook.phrases import by_phase
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import Kind


def guides_part(context: Context) -> Markdown:
    """`guides`: every guide, by the phase in which an artifact begins, with who is asked for it."""
    standard = context.standard
    phases = [*by_phase(standard)]
    return part("guides", standard=standard, phases=phases, guided=context.guided)


def kind_part(context: Context, name: str) -> Markdown:
    """`kind NAME`: who answers for a kind, when it is due, where it lies. Raises `SiteError`."""
    return part("kind", standard=context.standard, kind=_kind(context, name))


def good_part(context: Context, name: str) -> Markdown:
    """`good NAME`: what good looks like, in the standard's words. Raises `SiteError`."""
    return part("good", kind=_kind(context, name))


def example_part(context: Context, name: str, *parts: str) -> Markdown:
    """`example NAME [PART…]`: an artifact of a golden project. Raises `SiteError`."""
    found = excerpt(context, name, parts)
    return part("excerpt", excerpt=found, golden=found.golden, outside=found.artifact.kind.outside)


def rules_part(context: Context, *names: str) -> Markdown:
    """`rules ID…`: some rules, with what they demand. Raises `SiteError` for another."""
    known = {rule.id: rule for rule in context.standard.rules}
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise SiteError(
            f"{context.standard.name} has no rule {', '.join(unknown) or 'without a name'}.",
            "Name rules that are in force.",
        )
    return part("rules", rules=[known[name] for name in names])


def _kind(context: Context, name: str) -> Kind:
    kind = context.standard.kinds.get(name)
    if kind is None:
        kinds = ", ".join(context.standard.kinds)
        raise SiteError(f"{context.standard.name} has no kind `{name}`.", f"Kinds: {kinds}.")
    return kind
