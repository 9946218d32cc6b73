"""The kit's own rules: what holds under every standard, with the words of their pages."""

from __future__ import annotations

from typing import NamedTuple

from pmo_kit.results import Level


class Builtin(NamedTuple):
    """A rule that is part of the kit; `waivable` says whether a waiver may excuse it."""

    id: str
    name: str
    title: str
    why: str
    fix: str
    level: Level = "shall"
    waivable: bool = True


UNREADABLE = Builtin(
    "KIT-001",
    "every-file-can-be-read",
    "Every artifact can be read",
    "What cannot be read cannot be judged, by the kit or by the next reader.",
    "Mend the text at the place shown; an editor with the schema's support shows it as you type.",
    waivable=False,
)
UNKNOWN = Builtin(
    "KIT-002",
    "every-file-names-its-kind",
    "Every artifact says what it is",
    "A file of an unknown kind is judged by nothing, so a slip of the pen would hide a whole log.",
    "Begin the file with a `schema` that the standard knows, or list it under `ignore`.",
    waivable=False,
)
SHAPE = Builtin(
    "KIT-003",
    "artifact-fits-its-schema",
    "Every artifact has the shape of its kind",
    "Rules, measures and the portfolio read these fields; a misspelt one is a missing one.",
    "Follow the remedy beside the finding; `pmo explain KIND` lists the fields.",
    waivable=False,
)
MISSING = Builtin(
    "KIT-004",
    "due-artifact-is-present",
    "What is due is there",
    "A gate decides on what lies before it; what is missing is decided by nobody.",
    "Write what is missing; `pmo add KIND` starts an artifact.",
)
UNAPPROVED = Builtin(
    "KIT-005",
    "approved-document-is-unchanged",
    "What was approved stands as approved",
    "An approval binds a text. Changed afterwards, it is a draft that looks like a promise.",
    "Take the document to a review whose decision is `go`, with what changed or, from RfE on, with "
    "the approved change (`pmo gate GATE --record go --paper FILE --change FILE=C-01`); or restore "
    "what was approved.",
)
WAIVER = Builtin(
    "KIT-006",
    "waiver-is-in-force-and-needed",
    "Every waiver is in force and needed",
    "An expired waiver is an exception that nobody decided; an unused one hides the next slip.",
    "Renew the waiver by a decision, or remove it.",
    waivable=False,
)
KNOWN = Builtin(
    "KIT-007",
    "known-finding-still-exists",
    "What is listed as known is still found",
    "A mended finding that stays listed would excuse the same mistake when it comes back.",
    "Run `pmo known prune --apply`: it takes out what is mended and leaves the rest as it is.",
    waivable=False,
)
NAMED = Builtin(
    "KIT-008",
    "reference-names-something",
    "What is named exists",
    "A risk of somebody who is not there is nobody's, and work for nothing that is listed is lost.",
    "Name what is there, or write it in the list in which it belongs.",
)

AHEAD = Builtin(
    "KIT-009",
    "past-date-is-not-ahead",
    "What has happened lies in the past",
    "A decision, an acceptance or a report of a day to come is a plan that looks like a fact.",
    "Write the day on which it happened; what is still to come belongs in a field for plans.",
)
UNSAID = Builtin(
    "KIT-010",
    "text-field-says-something",
    "Every text says something",
    "What nobody wrote down was not thought of, and whoever decides sees what they hope for.",
    "Write what is so, or why there is nothing to say; a field that need not be there can go.",
)
GONE = Builtin(
    "KIT-011",
    "recorded-file-is-kept",
    "What was there does not disappear",
    "A charter, a log or a decision that vanishes is missed when it is needed, and by then nobody "
    "knows who took it away, or why.",
    "Bring it back from git; if it is to go, an approved decision says so under `removes`.",
)

BUILTINS = (
    UNREADABLE,
    UNKNOWN,
    SHAPE,
    MISSING,
    UNAPPROVED,
    WAIVER,
    KNOWN,
    NAMED,
    AHEAD,
    UNSAID,
    GONE,
)
