"""KIT-001 to KIT-003: each file can be read, says what it is, and has the shape of its kind."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel import ConversionError, Type, convert
from pmo_kit.engine.builtin import SHAPE, UNKNOWN, UNREADABLE
from pmo_kit.engine.outcome import Gathered, at, builtin_finding
from pmo_kit.engine.state import State, View, file_record
from pmo_kit.project import Artifact, Fault
from pmo_kit.results import Finding, Location
from pmo_kit.source import Document, Route


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


def admit(state: State, out: Gathered) -> None:
    """Judge the shape of everything read; what is sound becomes a view that rules may see."""
    told = set()
    for fault in state.snapshot.faults:
        cause = (fault.path, fault.line, fault.column, fault.message)
        if cause not in told:  # kinds that share a file share what is wrong with it
            out.report(_faulty(state, fault))
            told.add(cause)
        if fault.kind:
            state.broken.setdefault(fault.kind, []).append(fault.path)
    registry = (state.snapshot.registry,) if state.snapshot.registry else ()
    for artifact in (*state.snapshot.artifacts, *registry):
        _admit_one(state, artifact, out)


def _admit_one(state: State, artifact: Artifact, out: Gathered) -> None:
    kind = artifact.kind.kind
    view = View(artifact, None, file_record(artifact.path))
    subject = state.subject(view)
    out.say(UNREADABLE.id, subject, "passed")
    findings = _problems(state, artifact, subject)
    if not findings:
        try:
            doc = typed(artifact.document, state.compiled.types[kind])
        except ConversionError as error:
            prefix: Route = ("meta",) if artifact.document.format == "markdown" else ()
            findings = [
                _shape(artifact, subject, (*prefix, *error.route), error.message, "Mend the value.")
            ]
    out.extend(findings)
    if findings:
        state.broken.setdefault(kind, []).append(artifact.path)
        return
    sound = View(artifact, doc, view.file)
    state.views.setdefault(kind, []).append(sound)
    lacking = _sections(artifact, subject)
    out.extend(lacking)
    if not lacking:
        out.say(SHAPE.id, subject, "passed")


def typed(document: Document, kind: Type) -> Any:
    """A document's data with dates and numbers as its schema means them.

    Raises `ConversionError` for a value that its type cannot hold.
    """
    if document.format != "markdown":
        return convert(document.data, kind)
    return MarkdownView(document, convert(document.data["meta"], kind))


def _problems(state: State, artifact: Artifact, subject: str) -> list[Finding]:
    identity = state.compiled.standard.schema_of.get(artifact.kind.kind)
    if identity is None:
        return []
    document = artifact.document
    schemas = state.compiled.schemas
    prefix: Route = ("meta",) if document.format == "markdown" else ()
    data = document.data["meta"] if prefix else document.data
    if schemas.accepts(identity, data):
        return []
    found = schemas.problems(identity, data, lambda route: document.written((*prefix, *route)))
    return [
        _shape(artifact, subject, (*prefix, *p.route), p.message, p.remedy, p.on_key) for p in found
    ]


def _sections(artifact: Artifact, subject: str) -> list[Finding]:
    """The sections that a Markdown kind asks for and the document lacks."""
    if not artifact.kind.sections or artifact.document.format != "markdown":
        return []
    have = [str(heading["text"]).casefold() for heading in artifact.document.data["headings"]]
    findings = []
    for wanted in artifact.kind.sections:
        if not any(text.startswith(wanted.casefold()) for text in have):
            findings.append(
                _shape(
                    artifact,
                    f"{subject}/{wanted}",
                    (),
                    f"The section “{wanted}” is missing.",
                    f"Add a heading `## {wanted}` and what belongs under it.",
                )
            )
    return findings


def _shape(
    artifact: Artifact,
    subject: str,
    route: Route,
    message: str,
    remedy: str,
    on_key: bool = False,
) -> Finding:
    location = at(artifact.document, route, on_key)
    name = ".".join(str(step) for step in route)
    return builtin_finding(
        SHAPE,
        f"{subject}/{name}" if name else subject,
        message,
        location,
        text=artifact.document.text,
        fix=remedy,
        kind=artifact.kind.kind,
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
    )
