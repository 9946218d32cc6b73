pmo.form({
 "kind": "portfolio",
 "title": "Portfolio",
 "purpose": "What the company wants, how much it spends on it, and the projects that it runs for that. It is the board's own file, and the only place where objectives are defined.",
 "file": "portfolio.yaml",
 "key": "",
 "outside": true,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `portfolio/v1`: the kit finds the artifact by it.",
   "const": "portfolio/v1",
   "type": "string",
   "example": "portfolio/v1",
   "required": true
  },
  {
   "name": "reviewed_on",
   "title": "Reviewed on",
   "help": "The last day on which the board reviewed all of it.",
   "format": "date",
   "type": "string",
   "example": "2026-05-20"
  },
  {
   "name": "board",
   "title": "Board",
   "help": "Who sits on the portfolio board. Where it is not said, what the board is said to have decided is not verified.",
   "type": "object",
   "fields": [
    {
     "name": "chair",
     "title": "Chair",
     "help": "Who chairs it; if stated, they must be among those who say yes.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "olga"
    },
    {
     "name": "quorum",
     "title": "Quorum",
     "help": "How many different people must say yes; absent: one.",
     "least": 1,
     "type": "integer",
     "example": 2
    },
    {
     "name": "members",
     "title": "Members",
     "help": "Who sits in it, and who sat in it before.",
     "few": 1,
     "type": "array",
     "items": {
      "title": "Member",
      "help": "One person's seat.",
      "type": "object",
      "fields": [
       {
        "name": "person",
        "title": "Person",
        "help": "Who sits here.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "petra",
        "required": true
       },
       {
        "name": "from",
        "title": "From",
        "help": "The first day of the seat; absent: since the board began.",
        "format": "date",
        "type": "string",
        "example": "2025-01-01"
       },
       {
        "name": "until",
        "title": "Until",
        "help": "The last day of the seat.",
        "format": "date",
        "type": "string",
        "example": "2026-12-31"
       }
      ]
     },
     "required": true
    }
   ]
  },
  {
   "name": "objectives",
   "title": "Objectives",
   "help": "What the company wants to reach.",
   "type": "array",
   "items": {
    "title": "Objective",
    "help": "One objective.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The objective's id.",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
      "type": "string",
      "example": "O-2",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What is to be reached.",
      "shortest": 1,
      "type": "string",
      "example": "Who comes once comes again",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who answers for it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga"
     },
     {
      "name": "active",
      "title": "Active",
      "help": "Whether it still counts.",
      "type": "boolean",
      "required": true
     },
     {
      "name": "until",
      "title": "Until",
      "help": "The last day on which it may be reached.",
      "format": "date",
      "type": "string",
      "example": "2027-12-31"
     },
     {
      "name": "budget",
      "title": "Budget",
      "help": "What the company gives for it, in the portfolio's unit.",
      "least": 0,
      "type": "number",
      "example": 400000
     }
    ]
   },
   "required": true
  },
  {
   "name": "unit",
   "title": "Unit",
   "help": "The unit of every amount here.",
   "pattern": "^(h|d|[A-Z]{3})$",
   "type": "string",
   "example": "EUR"
  },
  {
   "name": "budget",
   "title": "Budget",
   "help": "What the company gives for projects, altogether.",
   "least": 0,
   "type": "number",
   "example": 900000
  },
  {
   "name": "projects",
   "title": "Projects",
   "help": "The projects that run, and those that wait.",
   "type": "array",
   "items": {
    "title": "Project",
    "help": "One project.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The project's id.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "hidden-number-public",
      "required": true
     },
     {
      "name": "path",
      "title": "Path",
      "help": "Where its repository lies, as an address or a folder.",
      "shortest": 1,
      "type": "string",
      "example": "../hidden-number-public"
     },
     {
      "name": "objective",
      "title": "Objective",
      "help": "The objective that it serves.",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
      "type": "string",
      "example": "O-2"
     },
     {
      "name": "budget",
      "title": "Budget",
      "help": "What it was granted, in the portfolio's unit.",
      "least": 0,
      "type": "number",
      "example": 260000
     },
     {
      "name": "score",
      "title": "Score",
      "help": "What the board thinks it is worth, from 0 to 100.",
      "least": 0,
      "type": "number",
      "example": 72
     },
     {
      "name": "state",
      "title": "State",
      "help": "`waiting`: approved, not begun. `running`: under way. `paused`: stopped for now. `closed`: over.",
      "enum": [
       "waiting",
       "running",
       "paused",
       "closed"
      ],
      "type": "string",
      "example": "running",
      "required": true
     },
     {
      "name": "needs",
      "title": "Needs",
      "help": "The projects whose results it waits for.",
      "type": "array",
      "items": {
       "title": "Short name",
       "help": "Lower-case letters, digits and hyphens, starting with a letter; 2 to 63 characters.",
       "pattern": "^[a-z][a-z0-9-]{1,62}$",
       "type": "string",
       "example": "hidden-number"
      }
     }
    ]
   },
   "required": true
  }
 ]
});
