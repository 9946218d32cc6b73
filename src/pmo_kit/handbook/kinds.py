"""The page of one artifact kind: what it is for, when it is due, its fields and its rules."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.handbook.blocks import (
    Badge,
    Block,
    Bullets,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Link,
    Listing,
    Page,
    Span,
    Table,
    Text,
    joined,
)
from pmo_kit.handbook.fields import Field, Group, groups
from pmo_kit.handbook.phrases import (
    LIFE_WORDS,
    ROOT,
    also_called,
    due_line,
    guide_page,
    kind_page,
    listed,
    origin,
    role_line,
    rule_link,
    rules_of,
    trail,
)
from pmo_kit.standard import Kind, Rule, Standard

_LEGEND: Line = (
    Badge("required"),
    " is needed always, in a draft too. ",
    Badge("from T2"),
    " is needed in that tier and above, once the gate at which the artifact is due is judged.",
)
_LANGUAGES = {".md": "markdown", ".yaml": "yaml", ".yml": "yaml", ".json": "json"}


def page(standard: Standard, kind: Kind, guided: bool = False) -> Page:
    """Everything somebody who fills in such an artifact looks up; `guided` where it has a guide."""
    return Page(
        path=kind_page(kind.kind),
        title=kind.title,
        trail=trail(("Artifacts", f"{ROOT}/artifacts/index.md")),
        blocks=(
            Lead((kind.purpose,)),
            Facts((*_facts(standard, kind), *(_guide(kind) if guided else ()))),
            *_advice("What good looks like", kind.good),
            *_advice("Common mistakes", kind.mistakes),
            *_sections(kind),
            *_skeleton(kind),
            *_rules(standard, kind),
            *_fields(standard, kind),
        ),
        source=origin(standard, kind.source),
        summary=kind.purpose,
        tags=("artifact", kind.life),
    )


def rule_table(rules: tuple[Rule, ...], anchor: bool = False) -> Table:
    """Rules with what they demand, one a row."""
    rows = tuple(((rule_link(rule),), (rule.title,), (Badge(rule.level),)) for rule in rules)
    return Table(("Rule", "What it demands", "Level"), rows, "rules")


def _facts(standard: Standard, kind: Kind) -> tuple[tuple[str, Line], ...]:
    rows: list[tuple[str, Line]] = [
        *also_called(kind),
        ("Answers for it", role_line(standard, kind.owner)),
        *((("Writes it", role_line(standard, kind.writer)),) if kind.writer else ()),
        ("Due", due_words(standard, kind)),
        ("Its life", (f"a {kind.life}: {LIFE_WORDS.get(kind.life, '')}",)),
        ("How many", _many(kind)),
    ]
    if kind.file:
        folder = "" if kind.outside else " in the artifacts' folder"
        rows.append(("File", (Code(kind.file), folder)))
    elif kind.files:
        rows.append(("Files", joined([(Code(name),) for name in kind.files])))
        return tuple(rows)
    if kind.kind in standard.schema_of:
        named = Code(f"schema: {kind.schema_name}")
        rows.append(("First key", (named, f", at present version {kind.version}")))
    rows.append(("Start one", (Code(f"pmo add {kind.kind}"),)))
    return tuple(rows)


def _guide(kind: Kind) -> tuple[tuple[str, Line], ...]:
    guide = Link("The guide", guide_page(kind.kind))
    return (("How to write it", (guide, " has steps, an example, and what tends to go wrong.")),)


def due_words(standard: Standard, kind: Kind) -> Line:
    """When a kind is due, or why no gate asks for it."""
    if kind.outside:
        return ("Kept outside projects, so no gate asks for it.",)
    if not kind.due:
        return ("Whenever there is something to record.",)
    return joined([due_line(standard, due) for due in kind.due], "; ")


def _many(kind: Kind) -> Line:
    if kind.many:
        told: tuple[Span, ...] = (", told apart by ", Code(kind.key)) if kind.key else ()
        return ("as many as there are occasions", *told)
    if kind.spread:
        return ("one, which may be spread over several files",)
    return ("one in a project",)


def _advice(title: str, lines: tuple[str, ...]) -> tuple[Block, ...]:
    return (Heading(title), Bullets(tuple((text,) for text in lines))) if lines else ()


def _sections(kind: Kind) -> tuple[Block, ...]:
    if not kind.sections:
        return ()
    told = Text(("The text has these headings; what stands below each is yours to write.",))
    return (Heading("Sections"), told, Bullets(tuple((name,) for name in kind.sections)))


def _skeleton(kind: Kind) -> tuple[Block, ...]:
    """What `pmo add` starts from, as it lies in the standard."""
    for path in sorted(Path(kind.home, "skeletons").glob(f"{kind.kind}.*")):
        language = _LANGUAGES.get(path.suffix, "text")
        return (
            Heading("What you start from", anchor="skeleton"),
            Text((Code(f"pmo add {kind.kind}"), " writes this, with ids and dates filled in.")),
            Listing(path.read_text(encoding="utf-8"), language, kind.file or path.name),
        )
    return ()


def _rules(standard: Standard, kind: Kind) -> tuple[Block, ...]:
    rules = rules_of(standard, kind.kind)
    if not rules:
        return ()
    return (Heading("Rules on it", anchor="rules"), rule_table(rules))


def _fields(standard: Standard, kind: Kind) -> tuple[Block, ...]:
    found = groups(standard, kind)
    if not found:
        return ()
    paths = {group.path for group in found}
    told: list[Block] = [Heading("Fields", anchor="fields"), Text(_LEGEND), *_unhashed(kind)]
    for group in found:
        if group.path:
            told.append(Heading(f"`{group.path}`", 3, _anchor(group.path)))
            told += [Text((group.means,))] if group.means else []
        told.append(Table(("Field", "Meaning", "Holds"), _rows(group, paths), "fields"))
    return tuple(told)


def _unhashed(kind: Kind) -> tuple[Block, ...]:
    if kind.life != "document" or not kind.unhashed:
        return ()
    free = joined([(Code(path),) for path in kind.unhashed])
    return (Text(("Once approved, these may change without a new approval: ", *free, ".")),)


def _rows(group: Group, paths: set[str]) -> tuple[tuple[Line, ...], ...]:
    return tuple(
        (_name(field, field.name == group.key), _meaning(field), _holds(field, paths))
        for field in group.fields
    )


def _name(field: Field, is_key: bool) -> Line:
    spans: list[Span] = [Code(field.name)]
    if field.needed:
        spans += [" ", Badge("required" if field.needed == "always" else field.needed)]
    if is_key:
        spans += [" ", Badge("id")]
    if field.since:
        spans += [" ", Badge(f"since {field.since}")]
    return tuple(spans)


def _meaning(field: Field) -> Line:
    if not field.example or field.example in field.holds:
        return (field.means,)
    sentence = len(field.example.split()) > 3
    shown: Span = f"“{field.example}”" if sentence else Code(field.example)
    return (field.means, " Example: ", shown)


def _holds(field: Field, paths: set[str]) -> Line:
    """What the value may be; a list or group leads to its own table further down."""
    unit = f", in {field.unit}" if field.unit else ""
    for route in (field.path, f"{field.path}[]"):
        if route in paths:
            return (Link(field.holds, "", _anchor(route)), unit)
    return (f"{field.holds}{unit}",)


def _anchor(path: str) -> str:
    return path.replace("[]", "").replace(".", "-").replace("_", "-") or "top"


def tiers_of(kind: Kind, every: tuple[str, ...]) -> str:
    """The tiers in which some gate asks for a kind."""
    asked = {tier for due in kind.due for tier in due.tiers or every}
    return listed([tier for tier in every if tier in asked])
