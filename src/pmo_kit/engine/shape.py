"""KIT-001 to KIT-003: each file can be read, says what it is, and has the shape of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import ConversionError, Type, convert
from pmo_kit.cel.unknowns import PartialList, Unknown
from pmo_kit.engine.builtin_rules import SHAPE, UNKNOWN, UNREADABLE
from pmo_kit.engine.state import State, View, artifact_key, because_broken, file_record
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding, fixes_of
from pmo_kit.project import Artifact, Fault
from pmo_kit.results import Finding, Location
from pmo_kit.source import Change, Document, Route, SchemaProblem
from pmo_kit.source.front_matter_keys import KEYS, front_matter_keys


class MarkdownView(dict[str, Any]):
    """A Markdown document with its front matter typed; the rest is taken from the document."""

    def __init__(self, document: Document, meta: Any) -> None:
        super().__init__(meta=meta)
        self._document = document

    def __missing__(self, name: str) -> Any:
        from pmo_kit.source.markdown import MOST_PARSED, PARSED

        if name == KEYS:
            value = self[name] = front_matter_keys(self._document)
        elif name in PARSED and len(self._document.text) > MOST_PARSED:
            path = self._document.path
            reason = f"the {name} of {path} are not read: it has over {MOST_PARSED:,} characters"
            value = self[name] = PartialList([Unknown(reason)])
        else:
            value = self[name] = self._document.data[name]
        return value

    def __contains__(self, name: object) -> bool:
        return name == KEYS or name in self._document.data


def admit(state: State, out: Verdicts) -> None:
    """Judge the shape of everything read; what is sound becomes a view that rules may see."""
    told = set()
    for fault in state.snapshot.faults:
        cause = (fault.path, fault.line, fault.column, fault.message)
        if cause not in told:  # kinds that share a file share what is wrong with it
            out.add_finding(_faulty(state, fault))
            told.add(cause)
        if fault.may_be_any:
            state.unnamed.append(fault.path)
        else:
            state.broken.setdefault(fault.kind, []).append(fault.path)
    for artifact in (*state.snapshot.artifacts, *state.snapshot.registries):
        _admit_one(state, artifact, out)


def _admit_one(state: State, artifact: Artifact, out: Verdicts) -> None:
    kind = artifact.kind.kind
    approval = state.approvals.get(artifact.path)
    file = file_record(artifact.path, approval.path if approval else "")
    view = View(artifact, None, file)
    out.add(UNREADABLE.id, state.subject(view), "passed")
    known = _known(state, view, out)
    if known is None:
        state.broken.setdefault(kind, []).append(artifact.path)
        return
    second = _second(state, known)
    if second and not artifact.kind.many:
        out.add_findings(second)  # it should not be there: nothing else is said of it
        return
    state.views.setdefault(kind, []).append(known)
    lacking = [*second, *_sections(state, known)]
    out.add_findings(lacking)
    if known.holes is not None:
        state.faulty.setdefault(kind, []).append(artifact.path)
    elif not lacking:
        out.add(SHAPE.id, state.subject(view), "passed")


def _known(state: State, view: View, out: Verdicts) -> View | None:
    """The view with what is known of its artifact's data; nothing where that is nothing at all."""
    document, kind = view.artifact.document, state.compiled.types[view.kind.kind]
    problems = _problems(state, view.artifact)
    if not problems:
        with suppress(ConversionError):
            return View(view.artifact, typed(document, kind), view.file)
    from pmo_kit.engine.faulty_parts import known_parts

    def reason(route: Route) -> str:
        full = (*document.to_fields, *route)
        return because_broken(view.path, state.name(view, full) if route else "")

    part = known_parts(document.fields, kind, problems, reason)
    out.add_findings(_refused(state, view, problem) for problem in part.problems)
    if isinstance(part.fields, Unknown):
        return None
    return View(view.artifact, _as_read(document, part.fields), view.file, part.holes)


def typed(document: Document, kind: Type) -> Any:
    """A document's data with dates and numbers as its schema means them.

    Raises `ConversionError` for a value that its type cannot hold.
    """
    return _as_read(document, convert(document.fields, kind))


def _as_read(document: Document, fields: Any) -> Any:
    """What rules see of a document: its fields, and of a Markdown file its text too."""
    return MarkdownView(document, fields) if document.format == "markdown" else fields


def _problems(state: State, artifact: Artifact) -> list[SchemaProblem]:
    """Where an artifact's fields do not conform to its schema."""
    identity = state.compiled.standard.schema_of.get(artifact.kind.kind)
    if identity is None:
        return []
    document = artifact.document
    prefix, data = document.to_fields, document.fields
    schemas = state.compiled.schemas
    if state.compiled.accepted.accepts(schemas, identity, document, data):
        return []
    return schemas.problems(identity, data, lambda route: document.written((*prefix, *route)))


def _refused(state: State, view: View, problem: SchemaProblem) -> Finding:
    prefix = view.artifact.document.to_fields
    change = problem.change
    if change is not None:
        change = change._replace(route=(*prefix, *change.route))
    route, on_key = (*prefix, *problem.route), problem.on_key
    return _shape(state, view, route, problem.message, problem.remedy, on_key, change=change)


def _second(state: State, view: View) -> list[Finding]:
    """What is wrong with an artifact whose place is taken: a second of its kind, or of its key."""
    kind, others = view.kind, state.of(view.kind.kind)
    title = kind.title.lower()
    if not (kind.many or kind.spread) and others:
        message = f"There are two {title}s; {others[0].path} is one already."
        remedy = f"Keep one of the two: a project has one {title}."
        return [_shape(state, view, (*view.artifact.document.to_fields, "schema"), message, remedy)]
    first = state.first_called(view) if kind.key else view
    if first is view:
        return []
    route = (*view.artifact.document.to_fields, *kind.key.split("."))
    message = f"`{artifact_key(view.artifact)}` is taken: {first.path} has this `{kind.key}`."
    return [_shape(state, view, route, message, f"Give this {title} a `{kind.key}` of its own.")]


def _sections(state: State, view: View) -> list[Finding]:
    """The sections that a Markdown kind asks for and the document lacks."""
    document = view.artifact.document
    if not view.kind.sections or document.format != "markdown":
        return []
    return [
        _shape(state, view, one.route, one.message, one.remedy, part=one.section)
        for one in lacking(document, view.kind.sections)
    ]


def _shape(
    state: State,
    view: View,
    route: Route,
    message: str,
    remedy: str,
    on_key: bool = False,
    part: str = "",
    change: Change | None = None,
) -> Finding:
    document = view.artifact.document
    subject = f"{state.subject(view)}/{part}" if part else state.subject(view, route)
    return builtin_finding(
        SHAPE,
        subject,
        message,
        at(document, route, on_key),
        text=document.text,
        fix=remedy,
        kind=view.kind.kind,
        fixes=fixes_of(document, [change] if change else ()),
        route=route,
    )


def _faulty(state: State, fault: Fault) -> Finding:
    rule = UNREADABLE if fault.code == UNREADABLE.id else UNKNOWN
    location = Location(fault.path, fault.line, fault.column, fault.line, fault.column + 1)
    document = fault.document
    route = (*document.to_fields, "schema") if document else None
    if document and route:
        location = at(document, route)
    return builtin_finding(
        rule,
        f"{state.snapshot.id}/{fault.path}",
        fault.message,
        location,
        text=fault.text,
        fix=fault.remedy,
        kind=fault.kind,
        fixes=fixes_of(document, [fault.change]) if document and fault.change else (),
        route=route,
    )


class Lacking(NamedTuple):
    """A section that is not there, and the place where a reader would look for it.

    `instead` is the heading that seems to be meant for it.
    """

    section: str
    route: Route
    message: str
    remedy: str
    instead: str = ""


def lacking(document: Document, wanted: Sequence[str]) -> Iterator[Lacking]:
    """Each section that no heading begins with, in the order in which they are asked for."""
    headings: list[Mapping[str, Any]] = document.data["headings"]
    texts = [str(heading["title"]) for heading in headings]
    found = {section: _begins(section, texts) for section in wanted}
    if None not in found.values():
        return
    title = {0} if headings and headings[0]["level"] == 1 else set()
    free = [at for at in range(len(texts)) if at not in {*found.values(), *title}]
    for section, there in found.items():
        if there is not None:
            continue
        before, after = _neighbours(section, found)
        renamed = _renamed(section, texts, free, before, after)
        if renamed is None:
            yield _absent(section, texts, before, after)
            continue
        free.remove(renamed)
        yield Lacking(
            section,
            ("headings", renamed),
            f"The section “{section}” is missing; did you mean it by “{texts[renamed]}”?",
            f"Write `## {section}` here, or add that heading and what belongs under it.",
            texts[renamed],
        )


def _begins(section: str, texts: Sequence[str]) -> int | None:
    start = section.casefold()
    return next((at for at, text in enumerate(texts) if text.casefold().startswith(start)), None)


def _neighbours(section: str, found: Mapping[str, int | None]) -> tuple[int | None, int | None]:
    """The headings of the nearest sections that are there, before and after a missing one."""
    names = list(found)
    at = names.index(section)
    before = (place for name in reversed(names[:at]) if (place := found[name]) is not None)
    after = (place for name in names[at:] if (place := found[name]) is not None)
    return next(before, None), next(after, None)


def _renamed(
    section: str, texts: Sequence[str], free: Sequence[int], before: int | None, after: int | None
) -> int | None:
    """The heading that a section seems to go by: one much like it, or the only one in its place."""
    from difflib import get_close_matches

    lowered = {texts[at].casefold(): at for at in reversed(free)}
    near = get_close_matches(section.casefold(), lowered, 1)
    if near:
        return lowered[near[0]]
    first, last = -1 if before is None else before, len(texts) if after is None else after
    between = [at for at in free if first < at < last]
    inside = before is not None and after is not None
    return between[0] if inside and len(between) == 1 else None


def _absent(section: str, texts: Sequence[str], before: int | None, after: int | None) -> Lacking:
    remedy = f"Add a heading `## {section}` and what belongs under it."
    near, where = (before, "after") if before is not None else (after, "before")
    if near is None:
        title: Route = ("headings", 0) if texts else ()
        return Lacking(section, title, f"The section “{section}” is missing.", remedy)
    message = f"The section “{section}” is missing; it belongs {where} “{texts[near]}”."
    return Lacking(section, ("headings", near), message, remedy)
