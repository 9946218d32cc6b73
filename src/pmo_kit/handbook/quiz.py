"""The questions of a lesson, as parts that open: each answer says whether it is right, and why."""

from __future__ import annotations

from pmo_kit.handbook.blocks import Badge, Code, Line, Link, joined
from pmo_kit.handbook.markdown import inline, prose
from pmo_kit.handbook.phrases import rule_page
from pmo_kit.standard.courses import Option, Question, Training


def quiz(training: Training, lesson: str, here: str) -> str:
    """The questions of one lesson as Markdown. Raises `LookupError` for an unknown lesson.

    Every answer is a native disclosure, so that it works without scripts and by keyboard.
    """
    known = training.lessons[lesson]
    asked = [one for one in training.questions.values() if one.lesson == known.id]
    parts = [_asked(number, question, here) for number, question in enumerate(asked, 1)]
    return "\n\n".join(["Choose an answer: it opens, and says why.", *parts])


def _asked(number: int, question: Question, here: str) -> str:
    rules: list[Line] = [(Link(Code(rule), rule_page(rule)),) for rule in question.rules]
    rests = inline(("Rests on ", *joined(rules), "."), here)
    options = "\n\n".join(_option(option, here) for option in question.options)
    text = f"**{number}.** {prose(' '.join(question.text.split()))}"
    return f'<div class="quiz" markdown>\n\n{text}\n\n{options}\n\n{rests}\n\n</div>'


def _option(option: Option, here: str) -> str:
    said = Badge("Right" if option.right else "Not this")
    why = inline((said, f" {' '.join(option.why.split())}"), here)
    text = prose(" ".join(option.text.split()))
    return f'<details markdown>\n<summary markdown="span">{text}</summary>\n\n{why}\n\n</details>'
