"""What a word means: a key, an id, a rule, a kind, a role, or one of a field's words."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.lsp import words
from pmo_kit.lsp.cursor_context import Scene
from pmo_kit.source.cursor import Cursor


def hover(scene: Scene) -> str:
    """Markdown on the word at the cursor; empty where nothing is known of it."""
    end = scene._replace(offset=scene.span[1])
    found = [text for cursor in end.cursors() for text in _on(end, cursor)]
    if not found:
        named = scene.named()
        found = [words.of_id(named)] if named else []
    if not found:
        found = [words.of_rule(scene.knowledge.standard, scene.word)]
    return found[0]


def _on(scene: Scene, cursor: Cursor) -> Iterator[str]:
    """What there is to say, the most telling first."""
    shapes, standard = scene.knowledge.shapes, scene.knowledge.standard
    route = (*cursor.route, cursor.word) if cursor.on_key else cursor.route
    on_word = not cursor.on_key and cursor.whole
    if on_word and route == ("schema",):
        yield from (words.of_kind(kind) for kind in scene.kinds)
    if on_word:
        named = scene.named()
        yield from [words.of_id(named)] if named else []
        told = words.of_rule(standard, scene.word) or words.of_role(standard, scene.word)
        yield from [told] if told else []
    for kind in scene.kinds:
        field = shapes.field(kind, route)
        if field is not None:
            value = words.of_value(scene.word, field.means) if on_word else ""
            yield words.joined(value, words.of_field(field, kind))
