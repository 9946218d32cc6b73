"""Teaches a standard: exercises are begun and judged, questions marked, certificates written."""

from __future__ import annotations

from pmo_kit.training.certificates import Certificate, certificate, entered, expiry, lacks
from pmo_kit.training.examine_exercise import examine
from pmo_kit.training.list_courses import courses_of
from pmo_kit.training.lookup_course import begun_as, course_of, exercise_of, ready
from pmo_kit.training.mark_answers import Marked, answers_of, mark
from pmo_kit.training.pin_question import pinned
from pmo_kit.training.start_exercise import CLAIM, Claim, claimed, first_files, page
from pmo_kit.training.training_error import TrainingError

__all__ = [
    "CLAIM",
    "Certificate",
    "Claim",
    "Marked",
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
    "page",
    "pinned",
    "ready",
]
