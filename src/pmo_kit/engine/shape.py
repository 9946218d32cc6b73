"""KIT-001 to KIT-003: each file can be read, says what it is, and has the shape of its kind."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel import ConversionError, Type, convert
from pmo_kit.engine.builtin_rules import SHAPE, UNKNOWN, UNREADABLE
from pmo_kit.engine.finding_fixes import fixes_of
from pmo_kit.engine.sections import lacking
from pmo_kit.engine.state import State, View, file_record
from pmo_kit.engine.subjects import artifact_key
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding
from pmo_kit.project import Artifact, Fault
from pmo_kit.results import Finding, Location
from pmo_kit.source import Change, Document, Route, SchemaProblem


class MarkdownView(dict[str, Any]):
    """A Markdown document with its front matter typed; the rest is taken from the document."""

    def __init__(self, document: Document, meta: Any) -> None:
        super().__init__(meta=meta)
        self._document = document

    def __missing__(self, name: str) -> Any:
        value = self[name] = self._document.data[name]
        return value

    def __contains__(self, name: object) -> bool:
        return name in self._document.data


def admit(state: State, out: Verdicts) -> None:
    """Judge the shape of everything read; what is sound becomes a view that rules may see."""
    told = set()
    for fault in state.snapshot.faults:
        cause = (fault.path, fault.line, fault.column, fault.message)
        if cause not in told:  # kinds that share a file share what is wrong with it
            out.add_finding(_faulty(state, fault))
            told.add(cause)
        if fault.kind:
            state.broken.setdefault(fault.kind, []).append(fault.path)
    for artifact in (*state.snapshot.artifacts, *state.snapshot.registries):
        _admit_one(state, artifact, out)


def _admit_one(state: State, artifact: Artifact, out: Verdicts) -> None:
    kind = artifact.kind.kind
    view = View(artifact, None, file_record(artifact.path))
    out.add(UNREADABLE.id, state.subject(view), "passed")
    findings = _problems(state, view)
    if not findings:
        try:
            doc = typed(artifact.document, state.compiled.types[kind])
        except ConversionError as error:
            route = (*artifact.document.to_fields, *error.route)
            findings = [_shape(state, view, route, error.message, "Mend the value.")]
    out.add_findings(findings)
    if findings:
        state.broken.setdefault(kind, []).append(artifact.path)
        return
    sound = View(artifact, doc, view.file)
    second = _second(state, sound)
    if second and not artifact.kind.many:
        out.add_findings(second)  # it should not be there: nothing else is said of it
        return
    state.views.setdefault(kind, []).append(sound)
    lacking = [*second, *_sections(state, sound)]
    out.add_findings(lacking)
    if not lacking:
        out.add(SHAPE.id, state.subject(view), "passed")


def typed(document: Document, kind: Type) -> Any:
    """A document's data with dates and numbers as its schema means them.

    Raises `ConversionError` for a value that its type cannot hold.
    """
    if document.format != "markdown":
        return convert(document.data, kind)
    return MarkdownView(document, convert(document.data["meta"], kind))


def _problems(state: State, view: View) -> list[Finding]:
    """Where an artifact's fields do not conform to its schema."""
    artifact = view.artifact
    identity = state.compiled.standard.schema_of.get(artifact.kind.kind)
    if identity is None:
        return []
    document = artifact.document
    prefix, data = document.to_fields, document.fields
    schemas = state.compiled.schemas
    if state.compiled.accepted.accepts(schemas, identity, document, data):
        return []
    found = schemas.problems(identity, data, lambda route: document.written((*prefix, *route)))
    return [_refused(state, view, problem, prefix) for problem in found]


def _refused(state: State, view: View, problem: SchemaProblem, prefix: Route) -> Finding:
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
    )


def _faulty(state: State, fault: Fault) -> Finding:
    rule = UNREADABLE if fault.code == UNREADABLE.id else UNKNOWN
    location = Location(fault.path, fault.line, fault.column, fault.line, fault.column + 1)
    return builtin_finding(
        rule,
        f"{state.snapshot.id}/{fault.path}",
        fault.message,
        location,
        text=fault.text,
        fix=fault.remedy,
        kind=fault.kind,
        fixes=fixes_of(fault.document, [fault.change]) if fault.document and fault.change else (),
    )
