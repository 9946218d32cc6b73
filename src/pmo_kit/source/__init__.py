"""Text becomes data that names its line: the only door to YAML, JSON, Markdown, JSON Schema.

The explainers are imported where they are needed, not at start.
"""

from __future__ import annotations

from pmo_kit.source.document import Broken, Document
from pmo_kit.source.formats import FORMATS
from pmo_kit.source.mistake import SchemaProblem
from pmo_kit.source.place import Place, Problem, Route
from pmo_kit.source.reading import format_of, read
from pmo_kit.source.schemas import Schemas, decider
from pmo_kit.source.text import LIMIT_BYTES

__all__ = [
    "FORMATS",
    "LIMIT_BYTES",
    "Broken",
    "Document",
    "Place",
    "Problem",
    "Route",
    "SchemaProblem",
    "Schemas",
    "decider",
    "format_of",
    "read",
]
