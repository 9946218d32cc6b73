pmo.form({
 "kind": "baseline",
 "title": "Performance baseline",
 "purpose": "How much work was agreed to be done by when, in one curve. What was earned is measured against it; only an approved change moves it.",
 "file": "baseline.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `baseline/v1`: the kit finds the artifact by it.",
   "const": "baseline/v1",
   "type": "string",
   "example": "baseline/v1",
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
   "help": "Where the document stands. `draft`: being written, may be incomplete. `in-review`: complete in the author's eyes, waiting for its gate. `approved`: a gate review lists it with a go; its content is now the agreement. `superseded`: replaced, kept for the record.",
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
   "help": "Who keeps the baseline up to date. The steering committee is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "agreed_on",
   "title": "Agreed on",
   "help": "The day on which this version was agreed.",
   "format": "date",
   "type": "string",
   "example": "2026-05-15",
   "from": "T2"
  },
  {
   "name": "number",
   "title": "Number",
   "help": "Which agreement this is: 1, and one more with each approved change; the plan's `baseline.version`.",
   "least": 1,
   "type": "integer",
   "example": 3,
   "from": "T2"
  },
  {
   "name": "unit",
   "title": "Unit",
   "help": "The unit of every amount here; the charter's.",
   "pattern": "^(h|d|[A-Z]{3})$",
   "type": "string",
   "example": "EUR",
   "required": true
  },
  {
   "name": "bac",
   "title": "Budget at completion",
   "help": "All work together, what is undistributed included; the plan's figure.",
   "least": 0,
   "type": "number",
   "example": 252000,
   "required": true
  },
  {
   "name": "management_reserve",
   "title": "Management reserve",
   "help": "What the sponsor keeps back. Outside the budget at completion, and never in the curve.",
   "least": 0,
   "type": "number",
   "example": 20000,
   "from": "T3"
  },
  {
   "name": "changes",
   "title": "Changes",
   "help": "The approved changes that are in it.",
   "type": "array",
   "items": {
    "title": "Change id",
    "help": "The id of a change: `C-` and a number. Give it once, never use it again for something else.",
    "pattern": "^C-[0-9]{1,5}$",
    "type": "string",
    "example": "C-01"
   }
  },
  {
   "name": "planned",
   "title": "Planned",
   "help": "The planned value: what should be done by the end of each of these days, all work since the start counted.",
   "type": "array",
   "items": {
    "title": "Point",
    "help": "One point of the curve.",
    "type": "object",
    "fields": [
     {
      "name": "by",
      "title": "By",
      "help": "The day.",
      "format": "date",
      "type": "string",
      "example": "2026-06-30",
      "required": true
     },
     {
      "name": "value",
      "title": "Value",
      "help": "The planned value by the end of that day.",
      "least": 0,
      "type": "number",
      "example": 140000,
      "required": true
     }
    ]
   },
   "from": "T2"
  }
 ]
});
