"""Makes projects, standards and artifacts: `new` from a template, `add` from a skeleton."""

from pmo_kit.scaffold.add_artifact import add
from pmo_kit.scaffold.add_due import add_due
from pmo_kit.scaffold.add_waiver import waiver
from pmo_kit.scaffold.adopt_repository import answered, known_findings, manifest
from pmo_kit.scaffold.adopt_repository import questions as adoption_questions
from pmo_kit.scaffold.finish_standard import finish_standard
from pmo_kit.scaffold.inventory import inventory
from pmo_kit.scaffold.make_project import new

__all__ = [
    "add",
    "add_due",
    "adoption_questions",
    "answered",
    "finish_standard",
    "inventory",
    "known_findings",
    "manifest",
    "new",
    "waiver",
]
