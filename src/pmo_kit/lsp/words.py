"""What editors show beside a word, as Markdown: a field, an id, a rule, a kind, a role, a gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pmo_kit.engine import BUILTINS, Builtin
from pmo_kit.handbook import phrases
from pmo_kit.handbook.fields import Field
from pmo_kit.handbook.markdown import code, prose
from pmo_kit.lsp.cursor_context import CursorContext
from pmo_kit.lsp.ids import Use
from pmo_kit.source.cursor import Cursor
from pmo_kit.standard import Kind, Rule, Standard

MOST_FACTS, MOST_USES, LONGEST = 10, 5, 60


def hover(context: CursorContext) -> str:
    """Markdown on the word at the cursor; empty where nothing is known of it."""
    end = context._replace(offset=context.span[1])
    found = [text for cursor in end.cursors() for text in _on(end, cursor)]
    if not found:
        named = context.named()
        found = [of_id(named)] if named else []
    if not found:
        found = [of_rule(context.knowledge.standard, context.word)]
    return found[0]


def _on(context: CursorContext, cursor: Cursor) -> Iterator[str]:
    """What there is to say, the most telling first."""
    shapes, standard = context.knowledge.shapes, context.knowledge.standard
    route = (*cursor.route, cursor.word) if cursor.on_key else cursor.route
    on_word = not cursor.on_key and cursor.whole
    if on_word and route == ("schema",):
        yield from (of_kind(kind) for kind in context.kinds)
    if on_word:
        named = context.named()
        yield from [of_id(named)] if named else []
        told = of_rule(standard, context.word) or of_role(standard, context.word)
        yield from [told] if told else []
    for kind in context.kinds:
        field = shapes.field(kind, route)
        if field is not None:
            value = of_value(context.word, field.means) if on_word else ""
            yield joined(value, of_field(field, kind))


def joined(*parts: str) -> str:
    """Paragraphs, empty ones left out."""
    return "\n\n".join(part for part in parts if part)


def of_field(field: Field, kind: Kind) -> str:
    """What a field holds and means, in the handbook's words."""
    unit = f", in {field.unit}" if field.unit else ""
    named = ", ".join(word.replace("-", " ") for word in field.refers)
    names = f"; refers to: {named}" if named else ""
    needed = f" Required {field.needed}." if field.needed else ""
    by = f" Added by {prose(field.added_by)}." if field.added_by else ""
    told = not field.example or field.example in field.holds
    example = "" if told else f" Example: {code(field.example)}."
    return joined(
        f"**{prose(field.name)}** · {prose(kind.title)}",
        prose(field.means),
        f"Holds {prose(field.holds)}{unit}{names}.{needed}{by}{example}",
    )


def of_id(uses: Sequence[Use]) -> str:
    """What an id names, and where it is used."""
    first = uses[0]
    title = f" · {prose(first.title)}" if first.title else ""
    where = f"{code(first.path)}, line {first.place.line}"
    told = f"Declared in {where}." if first.element is not None else "Declared in no list here."
    others = [use for use in uses if use is not first]
    return joined(
        f"**{prose(first.id)}**{title}",
        "\n".join(_facts(first)),
        told,
        "\n".join(f"- {_used(use)}" for use in others[:MOST_USES]),
        f"and {len(others) - MOST_USES} more" if len(others) > MOST_USES else "",
    )


def of_rule(standard: Standard, id: str) -> str:
    """What the rule with an id or short name demands and why; empty where there is none."""
    known: tuple[Rule | Builtin, ...] = (*standard.rules, *BUILTINS)
    rule = next((rule for rule in known if id and id in (rule.id, rule.name)), None)
    if rule is None:
        return ""
    fix = rule.general_fix if isinstance(rule, Rule) else rule.fix
    levels = rule.levels if isinstance(rule, Rule) else (rule.level,)
    called = f"**{rule.id}** {rule.name}" if rule.name else f"**{rule.id}**"
    return joined(
        f"{called} ({' or '.join(levels)}) · {prose(rule.title)}",
        prose(rule.why),
        f"To fix it: {prose(fix)}",
    )


def of_kind(kind: Kind) -> str:
    """What a kind of artifact is for."""
    life = phrases.LIFE_WORDS.get(kind.life, "")
    return joined(f"**{prose(kind.title)}**", prose(kind.purpose), f"A {kind.life}: {life}.")


def of_role(standard: Standard, id: str) -> str:
    """What a role is called and owes; empty where there is no such role."""
    role = phrases.role_of(standard, id)
    if role is None:
        return ""
    owes = "\n".join(f"- {prose(duty)}" for duty in role.owes)
    return joined(f"**{prose(phrases.both_names(role))}**", owes)


def of_value(value: str, means: str) -> str:
    """What one of a field's words means, where its description says so: `open`: may happen."""
    _, found, rest = means.partition(f"`{value}`: ")
    sentence = rest.split(" `")[0].strip() if found else ""
    return prose(sentence[:1].upper() + sentence[1:])


def _facts(use: Use) -> Iterator[str]:
    """The short values of an element, as far as one line each will hold them."""
    element = use.element or {}
    short = [
        (key, value)
        for key, value in element.items()
        if key not in ("id", "title") and _is_short(value)
    ]
    for key, value in short[:MOST_FACTS]:
        yield f"- {prose(str(key))}: {code(str(value))}"


def _is_short(value: Any) -> bool:
    return not isinstance(value, dict | list) and 0 < len(str(value)) <= LONGEST


def _used(use: Use) -> str:
    route = [str(step) for step in use.route if isinstance(step, str)]
    return f"{code(use.path)}, line {use.place.line}: {prose('.'.join(route))}"
