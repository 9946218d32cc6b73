pmo.form({
 "kind": "exception-report",
 "title": "Exception report",
 "purpose": "A tolerance will not hold. What happened, what could be done, what the leader recommends, and the day by which somebody above has to decide.",
 "file": "exceptions/{key}.yaml",
 "key": "id",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `exception-report/v1`: the kit finds the artifact by it.",
   "const": "exception-report/v1",
   "type": "string",
   "example": "exception-report/v1",
   "required": true
  },
  {
   "name": "id",
   "title": "Id",
   "help": "The report's id: `ER-` and a number. Give it once, never use it again.",
   "pattern": "^ER-[0-9]{1,5}$",
   "shortest": 1,
   "type": "string",
   "example": "ER-1",
   "required": true
  },
  {
   "name": "date",
   "title": "Date",
   "help": "The day of the report.",
   "format": "date",
   "type": "string",
   "example": "2026-05-08",
   "required": true
  },
  {
   "name": "author",
   "title": "Author",
   "help": "Who wrote it.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada"
  },
  {
   "name": "tolerance",
   "title": "Tolerance",
   "help": "Which agreement breaks. `cost`: the budget. `schedule`: a date. `scope`: what was to be delivered. `risk`: what the leader may carry. `benefit`: what it is for.",
   "enum": [
    "cost",
    "schedule",
    "scope",
    "risk",
    "benefit"
   ],
   "type": "string",
   "example": "schedule",
   "required": true
  },
  {
   "name": "cause",
   "title": "Cause",
   "help": "What happened, without blame.",
   "shortest": 1,
   "type": "string",
   "example": "The privacy office refuses addresses",
   "required": true
  },
  {
   "name": "consequence",
   "title": "Consequence",
   "help": "What happens if nobody decides.",
   "shortest": 1,
   "type": "string",
   "example": "The outcome cannot be measured"
  },
  {
   "name": "options",
   "title": "Options",
   "help": "What could be done, to carry on as agreed among it.",
   "type": "array",
   "items": {
    "title": "Option",
    "help": "One way out.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The option's short name: lower-case letters, digits and hyphens.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "shortest": 1,
      "type": "string",
      "example": "build",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What would be done.",
      "shortest": 1,
      "type": "string",
      "example": "Count without addresses",
      "required": true
     },
     {
      "name": "budget",
      "title": "Budget",
      "help": "What it adds to the budget, in the charter's unit; less than nothing where it saves.",
      "type": "number",
      "example": 18000
     },
     {
      "name": "days",
      "title": "Days",
      "help": "By how many days it moves the end.",
      "least": -3650,
      "type": "integer",
      "example": 28
     },
     {
      "name": "effect",
      "title": "Effect",
      "help": "What else it changes.",
      "shortest": 1,
      "type": "string",
      "example": "Players leave less behind"
     }
    ]
   },
   "required": true
  },
  {
   "name": "recommended",
   "title": "Recommended",
   "help": "The option that the leader recommends, by its id.",
   "pattern": "^[a-z][a-z0-9-]{1,62}$",
   "shortest": 1,
   "type": "string",
   "example": "build",
   "from": "T2"
  },
  {
   "name": "needed_by",
   "title": "Needed by",
   "help": "The day by which an answer is needed.",
   "format": "date",
   "type": "string",
   "example": "2026-05-15",
   "from": "T2"
  },
  {
   "name": "decision",
   "title": "Decision",
   "help": "The decision that answered it.",
   "pattern": "^D-[0-9]{1,5}$",
   "type": "string",
   "example": "D-02"
  }
 ]
});
