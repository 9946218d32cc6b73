"""Pins a question to its rules as they are now, once somebody has read both again."""

from __future__ import annotations

from pmo_kit.source import Broken, read
from pmo_kit.source.edit import Change, edit
from pmo_kit.standard import Standard
from pmo_kit.standard.courses import Question, rule_digest
from pmo_kit.training.training_error import TrainingError


def pinned(question: Question, content: bytes, standard: Standard) -> bytes:
    """The question's file with the digests of today, and nothing else changed.

    Raises `TrainingError` where it names a rule that the standard has not got.
    """
    document = read(content, question.path)
    if isinstance(document, Broken):
        raise TrainingError(document.problem.message, document.problem.remedy, question.path)
    now = {rule.id: rule_digest(rule) for rule in standard.rules}
    changes = []
    for position, bound in enumerate(document.data["rules"]):
        if bound["id"] not in now:
            raise TrainingError(
                f"`{question.id}` rests on {bound['id']}, which {standard.name} does not have.",
                "Take the rule out of the question, or name the one that replaced it.",
                question.path,
            )
        changes.append(Change("set", ("rules", position, "digest"), now[bound["id"]]))
    return edit(content, question.path, changes)
