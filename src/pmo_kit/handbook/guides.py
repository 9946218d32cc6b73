"""The computed parts of a kind's guide: its facts, what is good, an example, its rules."""

from __future__ import annotations

from pmo_kit.handbook.blocks import Block, Bullets, Code, Facts, Heading, Line, Link, Table
from pmo_kit.handbook.excerpts import excerpt
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.kinds import due_words, rule_table, tiers_of
from pmo_kit.handbook.markdown import body
from pmo_kit.handbook.phrases import (
    also_called,
    by_phase,
    guide_page,
    kind_page,
    listed,
    role_line,
)
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import Kind


def guides_part(ground: Ground, here: str) -> str:
    """The guides by the phase in which an artifact begins, each with the tiers that ask for it."""
    standard = ground.standard
    every = tuple(tier.id for tier in standard.tiers)
    blocks: list[Block] = []
    for title, kinds in by_phase(standard):
        rows = tuple(
            (
                (_told(kind, ground),),
                (kind.purpose,),
                (_asked(kind, every),),
            )
            for kind in kinds
        )
        if rows:
            table = Table(("Artifact", "What it is for", "Asked of"), rows, "wide")
            blocks += [Heading(title), table]
    return body(tuple(blocks), here)


def _told(kind: Kind, ground: Ground) -> Link:
    """The way to a kind's guide, or else to its page in the reference."""
    guided = kind.kind in ground.guided
    return Link(kind.title, guide_page(kind.kind) if guided else kind_page(kind.kind))


def _asked(kind: Kind, every: tuple[str, ...]) -> str:
    """Of which projects a kind is asked, in two words."""
    tiers = tiers_of(kind, every)
    if kind.kind == "project" or tiers == listed(every):
        return "every project"
    return tiers or "as needed"


def kind_part(ground: Ground, here: str, name: str) -> str:
    """Who answers for a kind, when it is due, where it lies, and where its fields are told."""
    kind = _kind(ground, name)
    standard = ground.standard
    rows: list[tuple[str, Line]] = [*also_called(kind)]
    rows.append(("Answers for it", role_line(standard, kind.owner)))
    if kind.writer and kind.writer != kind.owner:
        rows.append(("Writes it", role_line(standard, kind.writer)))
    rows.append(("Due", due_words(standard, kind)))
    if kind.file:
        rows.append(("File", (Code(kind.file),)))
    fields = Link("The reference", kind_page(name), "fields")
    rows.append(("Field by field", (fields, " has each with its meaning, unit and example.")))
    return body((Facts(tuple(rows)),), here)


def good_part(ground: Ground, here: str, name: str) -> str:
    """What good looks like, in the standard's words."""
    return body((Bullets(tuple((text,) for text in _kind(ground, name).good)),), here)


def example_part(ground: Ground, here: str, name: str, *parts: str) -> str:
    """An artifact of a golden project, or parts of it."""
    return body(excerpt(ground, name, parts), here)


def rules_part(ground: Ground, here: str, *names: str) -> str:
    """Some rules, with what they demand."""
    known = {rule.id: rule for rule in ground.standard.rules}
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise SiteError(
            f"{ground.standard.name} has no rule {', '.join(unknown) or 'without a name'}.",
            "Name rules that are in force.",
        )
    blocks: tuple[Block, ...] = (rule_table(tuple(known[name] for name in names)),)
    return body(blocks, here)


def _kind(ground: Ground, name: str) -> Kind:
    kind = ground.standard.kinds.get(name)
    if kind is None:
        kinds = ", ".join(ground.standard.kinds)
        raise SiteError(f"{ground.standard.name} has no kind `{name}`.", f"Kinds: {kinds}.")
    return kind
