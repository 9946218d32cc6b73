"""Teaches a standard: exercises are begun and judged, questions marked, certificates written."""

from __future__ import annotations

from pmo_kit.training.certificates import certificate, expiry, missing_courses, with_certificate
from pmo_kit.training.examine_exercise import examine
from pmo_kit.training.exercise_repository import (
    CLAIM,
    claimed,
    first_files,
    ready,
    require_first_commit,
)
from pmo_kit.training.find_courses import TrainingError, course_of, courses_of, exercise_of
from pmo_kit.training.questions import answers_of, drawn, mark, pinned

__all__ = [
    "CLAIM",
    "TrainingError",
    "answers_of",
    "certificate",
    "claimed",
    "course_of",
    "courses_of",
    "drawn",
    "examine",
    "exercise_of",
    "expiry",
    "first_files",
    "mark",
    "missing_courses",
    "pinned",
    "ready",
    "require_first_commit",
    "with_certificate",
]
