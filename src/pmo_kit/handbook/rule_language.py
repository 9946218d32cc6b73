"""What the page of the rule language lists: every function, and the fields of every record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmo_kit.cel.signatures import FUNCTIONS, METHODS, Signature
from pmo_kit.cel.types import Record, Type
from pmo_kit.engine import environment
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import table
from pmo_kit.handbook.markdown import Markdown, code

RECORDS: dict[str, Record] = {
    "file": environment.FILE,
    "doc.keys[]": environment.KEY,
    "doc.headings[]": environment.HEADING,
    "doc.sections[]": environment.SECTION,
    "doc.tables[]": environment.TABLE,
    "doc.links[]": environment.LINK,
    "doc.code[]": environment.CODE,
    "tenures[]": environment.TENURE,
    "bodies[role]": environment.BODY,
    "reapprovals[]": environment.REAPPROVAL,
    "past.files[path][]": environment.FILE_VERSION,
}
"""The records that are the same in every standard, by where a rule meets them."""


def functions_part(context: Context) -> Markdown:
    """`functions`: every function and method of the rule language, with its signatures."""
    return table("wide", ("Function", "Takes and gives"), sorted(_calls()))


def records_part(context: Context) -> Markdown:
    """`records`: the fields of what rules see beside the kinds, with the type of each."""
    rows = (
        (code(where), ", ".join(_field(record, name) for name in record.fields))
        for where, record in RECORDS.items()
    )
    return table("wide", ("Where", "Fields"), rows)


def _calls() -> Iterator[tuple[str, str]]:
    for name in {**FUNCTIONS, **METHODS}:
        told = [_call(name, one.params, one) for one in FUNCTIONS.get(name, ())]
        for one in METHODS.get(name, ()):
            target, *params = one.params
            told.append(_call(f"{target!r}.{name}", params, one))
        yield code(name), ", ".join(told)


def _call(name: str, params: Iterable[Type], signature: Signature) -> str:
    return code(f"{name}({', '.join(map(repr, params))}) → {signature.result!r}")


def _field(record: Record, name: str) -> str:
    """A field with its type; `?` where it may be missing."""
    missing = "" if name in record.required else "?"
    return code(f"{name}{missing}: {record.fields[name]!r}")
