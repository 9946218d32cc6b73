"""A parser's complaint about YAML becomes one plain sentence, its place, and what to do."""

from __future__ import annotations

import re

import yaml

from pmo_kit.source.data import Problem
from pmo_kit.source.messages import refusals
from pmo_kit.source.messages.yaml_syntax import Complaint, recognized
from pmo_kit.source.yaml import compose
from pmo_kit.source.yaml.subset import missed_by_reader

_AT = re.compile(r"YAML parse error at line (\d+), column (\d+)")


def explain(text: str, raw: str) -> Problem:
    """The problem behind an error message of yaml-rs."""
    if raw.startswith("duplicate mapping key"):
        return _twice(text, raw)
    if raw.startswith("alias"):
        return refusals.too_many_aliases()
    found = _AT.match(raw)
    reason = raw.rstrip().rsplit("\n", 1)[-1][:200]
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    if "recursion limit" in reason:
        return missed_by_reader(text) or refusals.too_deep(line, column)
    if "surrogate" in reason:
        return missed_by_reader(text) or refusals.surrogate(line, column)
    return _recognized(text, reason, line, column, _second_opinion(text))


def explain_composing(text: str, error: yaml.YAMLError) -> Problem:
    """The problem behind an error of PyYAML."""
    reason = str(getattr(error, "problem", error))
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "Unicode character" in reason:
        return refusals.surrogate(line, column)
    return _recognized(text, reason, line, column, error)


def _twice(text: str, raw: str) -> Problem:
    try:
        found = compose.compose(text)[1]
    except yaml.YAMLError:
        found = None
    key = raw.partition(": ")[2].strip("'\"")[:60]
    return found or Problem(f"`{key}` is given twice.", "Keep one of the two.")


def _second_opinion(text: str) -> yaml.YAMLError | None:
    """PyYAML's error about the same text: it often knows where the mistake began."""
    try:
        for _event in compose.events(text):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _recognized(text: str, reason: str, line: int, column: int, second: object) -> Problem:
    """The mistake behind a complaint; `second` is PyYAML's error about the same text, if any."""
    opened = getattr(second, "context_mark", None)
    context = str(getattr(second, "context", "") or "")
    began = (opened.line + 1, opened.column + 1) if opened else None
    return recognized(Complaint(text.split("\n"), reason, line, column, context, began))
