pmo.form({
 "kind": "charter",
 "title": "Charter",
 "purpose": "The agreement between sponsor and leader: the need, the outcome, what is in and out of scope, the budget, and how far the leader may decide alone. Whoever reads only one file reads this one.",
 "file": "charter.md",
 "key": "",
 "outside": false,
 "markdown": true,
 "sections": [
  {
   "title": "Need",
   "help": "What hurts, whom, and how do we know? Three sentences. If nobody would miss the project, say so now."
  },
  {
   "title": "Outcome",
   "help": "What will be different afterwards, for whom, and how will we measure it? Not the product: what it changes."
  },
  {
   "title": "In scope",
   "help": "What you will hand over, as a short list of nouns."
  },
  {
   "title": "Out of scope",
   "help": "What somebody is hoping for and will not get. This list saves more projects than any other."
  }
 ],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `charter/v1`: the kit finds the artifact by it.",
   "const": "charter/v1",
   "type": "string",
   "example": "charter/v1",
   "required": true
  },
  {
   "name": "version",
   "title": "Version",
   "help": "The version of this document: a whole number that goes up with every approval.",
   "least": 1,
   "type": "integer",
   "example": 1,
   "required": true
  },
  {
   "name": "status",
   "title": "Status",
   "help": "The status of the document. A gate's `go` approves all of its documents at once, so `in-review` is the last status that you set yourself. `draft`: being written, may be incomplete. `in-review`: complete in the author's eyes, waiting for its gate. `approved`: a gate review lists it with a go; its content is now the agreement. `superseded`: replaced, kept for the record.",
   "enum": [
    "draft",
    "in-review",
    "approved",
    "superseded"
   ],
   "type": "string",
   "example": "draft",
   "required": true
  },
  {
   "name": "owner",
   "title": "Owner",
   "help": "Who keeps the charter up to date: the leader. The sponsor is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "budget",
   "title": "Budget",
   "help": "What the sponsor grants, in one unit for the whole project.",
   "type": "object",
   "fields": [
    {
     "name": "unit",
     "title": "Unit",
     "help": "The unit of every amount in this project: `h` hours, `d` person-days, or a currency such as `EUR`.",
     "pattern": "^(h|d|[A-Z]{3})$",
     "type": "string",
     "example": "h",
     "required": true
    },
    {
     "name": "total",
     "title": "Total",
     "help": "What the leader may spend, in the unit. Equals the plan's budget at completion when the plan is approved.",
     "least": 0,
     "type": "number",
     "example": 40,
     "required": true
    },
    {
     "name": "management_reserve",
     "title": "Management reserve",
     "help": "Money for what nobody foresaw, in the unit. Not part of the total, and outside the budget at completion; the sponsor or the board releases it by an approved change.",
     "least": 0,
     "type": "number",
     "example": 8,
     "from": "T3"
    },
    {
     "name": "by_year",
     "title": "By year",
     "help": "What of it may be spent in which fiscal year, where the organisation grants money by the year.",
     "type": "array",
     "items": {
      "title": "Fiscal year",
      "help": "One fiscal year.",
      "type": "object",
      "fields": [
       {
        "name": "year",
        "title": "Year",
        "help": "What the year is called.",
        "shortest": 1,
        "type": "string",
        "example": "2026",
        "required": true
       },
       {
        "name": "from",
        "title": "From",
        "help": "Its first day.",
        "format": "date",
        "type": "string",
        "example": "2026-01-01",
        "required": true
       },
       {
        "name": "to",
        "title": "To",
        "help": "Its last day.",
        "format": "date",
        "type": "string",
        "example": "2026-12-31",
        "required": true
       },
       {
        "name": "amount",
        "title": "Amount",
        "help": "What may be spent in it, in the unit.",
        "least": 0,
        "type": "number",
        "example": 250000,
        "required": true
       }
      ]
     }
    }
   ],
   "required": true
  },
  {
   "name": "success",
   "title": "Success criteria",
   "help": "How we will know, after the project, that the outcome is reached: measures with targets.",
   "type": "array",
   "items": {
    "title": "Success criterion",
    "help": "One measure with its target.",
    "type": "object",
    "fields": [
     {
      "name": "measure",
      "title": "Measure",
      "help": "What is counted or observed.",
      "shortest": 1,
      "type": "string",
      "example": "guesses needed for a number from 1 to 100",
      "required": true
     },
     {
      "name": "target",
      "title": "Target",
      "help": "The value that means success, with its unit.",
      "shortest": 1,
      "type": "string",
      "example": "at most 7 guesses",
      "required": true
     },
     {
      "name": "measured_on",
      "title": "Measured on",
      "help": "The day on which it will be measured.",
      "format": "date",
      "type": "string",
      "example": "2026-03-02"
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "milestones",
   "title": "Milestones",
   "help": "The dates that the sponsor was promised. The plan holds the same milestones; an approved change moves them there, never here.",
   "type": "array",
   "items": {
    "title": "Charter milestone",
    "help": "One promised date.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The milestone's id in the plan.",
      "pattern": "^M-[0-9]{1,5}$",
      "type": "string",
      "example": "M-03",
      "required": true
     },
     {
      "name": "date",
      "title": "Date",
      "help": "The promised day.",
      "format": "date",
      "type": "string",
      "example": "2026-02-20",
      "required": true
     }
    ]
   },
   "from": "T1"
  },
  {
   "name": "tolerances",
   "title": "Tolerances",
   "help": "How far the leader may drift before the sponsor must be asked. Colours in reports follow these.",
   "type": "object",
   "fields": [
    {
     "name": "cost_percent",
     "title": "Cost tolerance",
     "help": "How much more than the budget may be forecast, in percent of it.",
     "least": 0,
     "type": "number",
     "example": 10,
     "from": "T1"
    },
    {
     "name": "schedule_days",
     "title": "Schedule tolerance",
     "help": "How late the last milestone may be forecast, in calendar days.",
     "least": 0,
     "type": "integer",
     "example": 5,
     "from": "T1"
    },
    {
     "name": "risk_score",
     "title": "Risk tolerance",
     "help": "The highest likelihood × impact that the leader may carry without telling the sponsor, from 1 to 25.",
     "least": 1,
     "most": 25,
     "type": "integer",
     "example": 12,
     "from": "T2"
    },
    {
     "name": "scope",
     "title": "Scope tolerance",
     "help": "What the leader may drop without asking, in words.",
     "shortest": 1,
     "type": "string",
     "example": "wording of the prompts",
     "from": "T3"
    }
   ]
  },
  {
   "name": "tailoring",
   "title": "Tailoring",
   "help": "Where this project does something other than the standard says. Scale down rather than leave out.",
   "type": "array",
   "items": {
    "title": "Tailoring entry",
    "help": "One deliberate difference.",
    "type": "object",
    "fields": [
     {
      "name": "element",
      "title": "Element",
      "help": "What is tailored: a kind, a rule, a gate or a role.",
      "shortest": 1,
      "type": "string",
      "example": "gates G0, RfP and RfE",
      "required": true
     },
     {
      "name": "change",
      "title": "Change",
      "help": "What happens to it. `merged`: done together with something else. `scaled`: done, only smaller or less often. `added`: more than the standard asks. `removed`: left out; needs an approved decision.",
      "enum": [
       "merged",
       "scaled",
       "added",
       "removed"
      ],
      "type": "string",
      "example": "merged",
      "required": true
     },
     {
      "name": "why",
      "title": "Why",
      "help": "The reason, in a sentence that would convince somebody outside.",
      "shortest": 1,
      "type": "string",
      "example": "One sponsor, one leader, seven tasks: three meetings would only repeat each other.",
      "required": true
     },
     {
      "name": "approved_by",
      "title": "Approved by",
      "help": "Who agreed; not the leader.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga"
     },
     {
      "name": "decision",
      "title": "Decision",
      "help": "The decision that allows it; needed when something is removed.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-01"
     }
    ]
   }
  },
  {
   "name": "constraints",
   "title": "Constraints",
   "help": "What cannot be moved: fixed dates, systems, laws.",
   "type": "array",
   "items": {
    "help": "One constraint.",
    "shortest": 1,
    "type": "string",
    "example": "Only Python's standard library"
   },
   "from": "T3"
  },
  {
   "name": "dependencies",
   "title": "Dependencies",
   "help": "What this project needs from others.",
   "type": "array",
   "items": {
    "title": "Dependency",
    "help": "One thing that somebody else must deliver.",
    "type": "object",
    "fields": [
     {
      "name": "what",
      "title": "What",
      "help": "What we need.",
      "shortest": 1,
      "type": "string",
      "example": "the list of allowed ranges",
      "required": true
     },
     {
      "name": "from",
      "title": "From",
      "help": "Who delivers it: a project id or a team.",
      "shortest": 1,
      "type": "string",
      "example": "game-office",
      "required": true
     },
     {
      "name": "needed_by",
      "title": "Needed by",
      "help": "The last day on which it still helps.",
      "format": "date",
      "type": "string",
      "example": "2026-01-23"
     }
    ]
   }
  }
 ]
});
