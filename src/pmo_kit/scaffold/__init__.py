"""Makes projects and artifacts: `new` from a template, `add` from a kind's skeleton."""

from pmo_kit.scaffold.add_artifact import add
from pmo_kit.scaffold.add_due import add_due
from pmo_kit.scaffold.add_waiver import waiver
from pmo_kit.scaffold.adopt_repository import answered, known_findings, manifest
from pmo_kit.scaffold.adopt_repository import questions as adoption_questions
from pmo_kit.scaffold.answers import ask
from pmo_kit.scaffold.editor_schema import editor_files
from pmo_kit.scaffold.inventory import inventory
from pmo_kit.scaffold.make_project import new
from pmo_kit.scaffold.project_template import (
    Question,
    ScaffoldError,
    Template,
    available,
    find,
)
from pmo_kit.scaffold.render import put, render

__all__ = [
    "Question",
    "ScaffoldError",
    "Template",
    "add",
    "add_due",
    "adoption_questions",
    "answered",
    "ask",
    "available",
    "editor_files",
    "find",
    "inventory",
    "known_findings",
    "manifest",
    "new",
    "put",
    "render",
    "waiver",
]
