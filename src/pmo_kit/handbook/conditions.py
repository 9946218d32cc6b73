"""A condition of the standard in plain words, where it only asks the project's questionnaire."""

from __future__ import annotations

from typing import NamedTuple

from pmo_kit.cel.parser import Node, parse

_QUESTIONNAIRE = "project.questionnaire"
_WORDS = {"||": "or", "&&": "and"}


class Answers(NamedTuple):
    """The answers of a questionnaire that have to be yes, and the word that joins them."""

    answers: tuple[str, ...]
    word: str


def questionnaire(condition: str) -> Answers | None:
    """Which answers a condition wants to be yes; nothing where it asks for anything else."""
    try:
        op, answers = _yes(parse(condition).root)
    except ValueError:
        return None
    return Answers(tuple(answers), _WORDS[op])


def _yes(node: Node) -> tuple[str, list[str]]:
    """The answers that have to be yes, and how they are joined; `ValueError` for all else."""
    shape = node[0]
    if shape == "select":
        path, _, name = _path(node).rpartition(".")
        if path != _QUESTIONNAIRE:
            raise ValueError(path)
        return "&&", [name]
    if shape != "logic":
        raise ValueError(shape)
    op, operands = node[4:]
    # Whether an answer is there has to be asked in a rule, and need not be said to people.
    parts = [_yes(part) for part in operands if part[0] != "has"]
    if len(parts) == 1:
        return parts[0]
    if not parts or any(len(names) != 1 for _, names in parts):
        raise ValueError("mixed")
    return op, [name for _, (name,) in parts]


def _path(node: Node) -> str:
    if node[0] == "name":
        return str(node[3])
    if node[0] == "select":
        return f"{_path(node[4])}.{node[5]}"
    raise ValueError(node[0])
