"""The commands of the program, each with what its list says of it."""

from __future__ import annotations

COMMANDS = {  # each in the module of its name
    "accept": "Accept a deliverable, with evidence.",
    "add": "Add one artifact from its skeleton.",
    "change": "Propose, approve, reject or implement a change.",
    "check": "Check projects against their standard.",
    "close": "Show what is left until a project closes; draft the end report.",
    "digest": "List what is due this week, and for whom.",
    "explain": "Show the page of a rule, kind, gate, role or term.",
    "fix": "Fix findings that need no decision.",
    "gate": "Show what is missing for a gate; record its decision.",
    "handbook": "Generate, build or serve the handbook.",
    "handover": "Hand a role over, with its open items.",
    "init": "Adopt the standard in an existing repository.",
    "known": "Show the list of known findings, or remove fixed ones.",
    "lsp": "Run the language server for editors.",
    "new": "Make a new project from a template.",
    "pause": "Pause a project until a date.",
    "portfolio": "Gather a portfolio's projects, check them, make the board's page.",
    "report": "Draft a status report with the computed numbers.",
    "resume": "Resume a paused project.",
    "schema": "Export the schema for editors.",
    "snapshot": "Write the state of a project for portfolios.",
    "standard": "List, show or verify standards.",
    "status": "Show the status of a project.",
    "stop": "Stop a project for good.",
    "train": "Learn the standard with exercises and questions.",
    "waive": "Exempt a finding from a rule until a date.",
}
