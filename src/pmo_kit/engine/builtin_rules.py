"""The kit's own rules: what holds under every standard, with the words of their pages."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results import Level


class Builtin(NamedTuple):
    """A rule that is part of the kit; `waivable` says whether a waiver may excuse it.

    `guide` is the handbook's page that tells the whole task, relative to the docs folder.
    """

    id: str
    name: str
    title: str
    why: str
    fix: str
    guide: str
    level: Level = "shall"
    waivable: bool = True


UNREADABLE = Builtin(
    "KIT-001",
    "every-file-can-be-read",
    "Every file can be read",
    "What cannot be read cannot be judged, by the kit or by the next reader.",
    "Correct the text at the place shown; an editor with the schemas shows it as you type.",
    guide="guides/error-messages.md",
    waivable=False,
)
UNKNOWN = Builtin(
    "KIT-002",
    "every-file-names-its-kind",
    "Every file names its kind",
    "A file of an unknown kind is not checked, so a typing error would hide a whole log.",
    "Begin the file with a `schema` of the standard, or list it under `ignore` in pmo.yaml.",
    guide="guides/adopting.md",
    waivable=False,
)
SHAPE = Builtin(
    "KIT-003",
    "artifact-fits-its-schema",
    "Every artifact matches its schema",
    "Rules, measures and the portfolio read these fields; a misspelt field counts as missing.",
    "Follow the fix given with the finding; `pmo explain KIND` lists the fields of a kind.",
    guide="guides/error-messages.md",
    waivable=False,
)
MISSING = Builtin(
    "KIT-004",
    "due-artifact-is-present",
    "Everything due by now exists",
    "A gate decides on what is presented to it; nobody decides on what is missing.",
    "Write what is missing; `pmo add KIND` starts a new artifact.",
    guide="guides/gates.md",
)
UNAPPROVED = Builtin(
    "KIT-005",
    "approved-document-is-unchanged",
    "Approved documents are unchanged",
    "An approval binds a text. Changed afterwards, it is a draft that looks like a promise; and "
    "whoever can approve by typing the word `approved` has approved nothing.",
    "Restore the approved text. Or, from RfE on, have the change that explains it approved: `pmo "
    "change approve CHANGE --by PERSON --apply`. Or have the document approved again at a gate: "
    "`pmo gate GATE --record go --by PERSON --document FILE --apply`.",
    guide="guides/changes.md",
)
WAIVER = Builtin(
    "KIT-006",
    "waiver-is-in-force-and-needed",
    "Every waiver is in force and needed",
    "An expired waiver is an exception without a decision; an unused one hides the next mistake.",
    "Have the waiver renewed by a decision (`pmo waive RULE --until DATE`), or remove it.",
    guide="guides/verdicts.md",
    waivable=False,
)
KNOWN = Builtin(
    "KIT-007",
    "known-finding-still-exists",
    "Every known finding on the list still occurs",
    "A fixed finding that stays listed would excuse the same mistake when it comes back.",
    "Run `pmo known prune --apply`: it removes what is fixed and leaves the rest as it is.",
    guide="guides/adopting.md",
    waivable=False,
)
NAMED = Builtin(
    "KIT-008",
    "reference-names-something",
    "Everything that is named exists",
    "A risk owned by somebody unknown has no owner; work for an unknown deliverable is lost.",
    "Correct the name, or add it to the list in which it belongs.",
    guide="guides/error-messages.md",
)

AHEAD = Builtin(
    "KIT-009",
    "past-date-is-not-ahead",
    "What has happened is not dated in the future",
    "A decision, an acceptance or a report dated in the future is a plan that looks like a fact.",
    "Write the date on which it happened; planned dates belong in the fields for plans.",
    guide="guides/time.md",
)
UNSAID = Builtin(
    "KIT-010",
    "text-field-says-something",
    "Every text says something",
    "What nobody wrote down was not thought of, and whoever decides sees what they hope for.",
    "Write the content, or why there is none; an optional field can be removed.",
    guide="guides/fixing.md",
)
GONE = Builtin(
    "KIT-011",
    "recorded-file-is-kept",
    "Committed artifacts do not disappear",
    "A charter, a log or a decision that vanishes is missed when it is needed, and by then nobody "
    "knows who took it away, or why.",
    "Restore it from git; if it is to be removed, name it under `removes` of an approved decision.",
    guide="guides/time.md",
)
OWN_ID = Builtin(
    "KIT-012",
    "list-element-has-own-id",
    "Every element of a list has its own id",
    "Reports, risks and decisions name things by their id. When two share one, nobody knows which "
    "is meant, and one of them is forgotten.",
    "Give the newer element an id that nothing has or had.",
    guide="guides/error-messages.md",
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
    OWN_ID,
)
