"""The changes of the table "Where a change goes", each made in a copy of the repository."""

from __future__ import annotations

from changes import command_plays, course_plays, page_plays, program_plays, standard_plays

PLAYS = (
    *standard_plays.PLAYS,
    *course_plays.PLAYS,
    *page_plays.PLAYS,
    *command_plays.PLAYS,
    *program_plays.PLAYS,
)
"""A play for each row; one may build on those before it."""
