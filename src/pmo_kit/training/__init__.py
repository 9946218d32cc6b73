"""Teaches a standard: exercises are begun and judged, questions marked, certificates written."""

from __future__ import annotations

from pmo_kit.training.certificates import certificate, entered, expiry, lacks
from pmo_kit.training.examine_exercise import examine
from pmo_kit.training.exercise_repository import CLAIM, begun_as, claimed, first_files, ready
from pmo_kit.training.find_courses import TrainingError, course_of, courses_of, exercise_of
from pmo_kit.training.questions import answers_of, mark, pinned

__all__ = [
    "CLAIM",
    "TrainingError",
    "answers_of",
    "begun_as",
    "certificate",
    "claimed",
    "course_of",
    "courses_of",
    "entered",
    "examine",
    "exercise_of",
    "expiry",
    "first_files",
    "lacks",
    "mark",
    "pinned",
    "ready",
]
