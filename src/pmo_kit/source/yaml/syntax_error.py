"""A parser's complaint about YAML becomes one plain sentence, its place, and what to do."""

from __future__ import annotations

import yaml

from pmo_kit.source.data import Problem
from pmo_kit.source.messages import refusals
from pmo_kit.source.messages.yaml_syntax import Complaint, recognized
from pmo_kit.source.yaml import compose


def explain(text: str, error: yaml.YAMLError, refused: Problem | None) -> Problem:
    """The problem behind an error of PyYAML; `refused` is what was found before it, if anything."""
    if isinstance(error, compose.TooManyError):
        return refusals.too_many()
    reason = str(getattr(error, "problem", error))
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "Unicode character" in reason:
        return refusals.surrogate(line, column)
    opened = getattr(error, "context_mark", None)
    context = str(getattr(error, "context", "") or "")
    began = (opened.line + 1, opened.column + 1) if opened else None
    if refused and refused.line <= line:
        return refused
    rows = text.rstrip("\n").split("\n")
    if line > len(rows):  # the end of the text, which has no line of its own
        line, column = len(rows), len(rows[-1]) + 1
    return recognized(Complaint(rows, reason, line, column, context, began))
