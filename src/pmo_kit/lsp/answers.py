"""What the server answers, in the protocol's types and the editor's positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from pmo_kit.lsp.completion import complete
from pmo_kit.lsp.cursor_context import CursorContext
from pmo_kit.lsp.ids import Use
from pmo_kit.lsp.texts import Text, located
from pmo_kit.lsp.words import hover as words_on
from pmo_kit.results import Location
from pmo_kit.results.fix_plan import FixPlan, PlannedFix
from pmo_kit.source import Place

_SORTS = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "id": types.CompletionItemKind.Reference,
    "heading": types.CompletionItemKind.Text,
}


class EditorContext(NamedTuple):
    """A cursor in an editor: the text it stands in, and how to find the project's other texts."""

    cursor: CursorContext
    text: Text
    root: Path
    at: Callable[[Path], Text]

    def other(self, path: str) -> Text:
        """Another text of the project, by its path from the root."""
        return self.at(located(self.root, path))


def hover(context: EditorContext) -> types.Hover | None:
    """What the word at the cursor means."""
    found = words_on(context.cursor)
    if not found:
        return None
    return types.Hover(_markdown(found), context.text.span(*context.cursor.span))


def completion(context: EditorContext, today: date) -> list[types.CompletionItem]:
    """What may be written at the cursor."""
    return [
        types.CompletionItem(
            offer.label,
            kind=_SORTS[offer.sort],
            detail=offer.detail or None,
            documentation=_markdown(offer.docs) if offer.docs else None,
            sort_text=f"{number:04}",
            filter_text=offer.label,
            insert_text_mode=types.InsertTextMode.AsIs,
            text_edit=types.TextEdit(context.text.span(*offer.span), offer.text),
        )
        for number, offer in enumerate(complete(context.cursor, today))
    ]


def definition(context: EditorContext) -> list[types.Location]:
    """Where the id at the cursor is declared; where it is used first, if no list declares it."""
    uses = context.cursor.named()
    declared = [use for use in uses if use.element is not None]
    return _locations(context, declared or uses[:1])


def references(context: EditorContext) -> list[types.Location]:
    """Wherever the id at the cursor stands."""
    return _locations(context, context.cursor.named())


def symbols(context: EditorContext) -> list[types.DocumentSymbol]:
    """What the lists of a file declare, by id and title."""
    found = []
    for use in context.cursor.knowledge.ids.uses:
        if use.path == context.cursor.path and use.element is not None:
            document = use.artifact.document
            whole = _range(context.text, document.place(use.route[:-1]))
            own = _range(context.text, use.place)
            kind = types.SymbolKind.Object
            found.append(types.DocumentSymbol(use.id, kind, whole, own, use.title or None))
    return found


def actions(
    shown: Iterable[types.Diagnostic], plan: FixPlan, other: Callable[[str], Text]
) -> list[types.CodeAction]:
    """The repairs of what is shown, each with every edit that it takes."""
    fixes = {fix.fingerprint: fix for fix in plan.fixes}
    return [
        types.CodeAction(
            _title(fixes[diagnostic.data]),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=True,
            edit=_edit(fixes[diagnostic.data], other),
        )
        for diagnostic in shown
        if diagnostic.data in fixes
    ]


def _title(fix: PlannedFix) -> str:
    """What a repair does, in a few words."""
    told = []
    for mend in fix.finding.fixes:
        name = f"`{mend.route[-1]}`" if mend.route else mend.path
        if mend.action == "set":
            told.append(f"write {name}: {mend.value}")
        else:
            told.append(f"{mend.action} {name}" + (f" to `{mend.value}`" if mend.value else ""))
    text = " and ".join(told)
    return f"{fix.finding.rule}: {text}" if len(text) < 80 else f"Fix {fix.finding.rule}"


def _edit(fix: PlannedFix, other: Callable[[str], Text]) -> types.WorkspaceEdit:
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in fix.edits:
        text = other(edit.location.path)
        new = types.TextEdit(text.range(edit.location), text.ended(edit.text))
        changes.setdefault(text.uri, []).append(new)
    return types.WorkspaceEdit(changes)


def _locations(context: EditorContext, uses: Iterable[Use]) -> list[types.Location]:
    found = []
    for use in uses:
        text = context.other(use.path)
        found.append(types.Location(text.uri, _range(text, use.place)))
    return found


def _range(text: Text, place: Place) -> types.Range:
    return text.range(Location("", place.line, place.column, place.end_line, place.end_column))


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)
