pmo.form({
 "kind": "end-report",
 "title": "End report",
 "purpose": "The results against what was agreed, the cost, the lessons, and what is left open and for whom. The gate review of closure approves it.",
 "file": "end-report.md",
 "key": "",
 "outside": false,
 "markdown": true,
 "sections": [
  {
   "title": "What came of it",
   "help": "Read the charter's outcome again. Is it there? How do you know?"
  },
  {
   "title": "What it cost",
   "help": "Money and days, against the agreement. Where did the difference come from?"
  },
  {
   "title": "What we learnt",
   "help": "What would you tell somebody who begins the same project tomorrow?"
  },
  {
   "title": "What is left",
   "help": "Open risks, issues and wishes, and who has them now."
  }
 ],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `end-report/v1`: the kit finds the artifact by it.",
   "const": "end-report/v1",
   "type": "string",
   "example": "end-report/v1",
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
   "help": "The status of the document. `draft`: being written, may be incomplete. `in-review`: complete in the author's eyes, waiting for its gate. `approved`: a gate review lists it with a go; its content is now the agreement. `superseded`: replaced, kept for the record.",
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
   "help": "Who keeps the end report up to date. The steering committee is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "finished_on",
   "title": "Finished on",
   "help": "The day on which the last milestone was reached.",
   "format": "date",
   "type": "string",
   "example": "2026-09-25",
   "from": "T2"
  },
  {
   "name": "unit",
   "title": "Unit",
   "help": "The unit of every amount here; the charter's.",
   "pattern": "^(h|d|[A-Z]{3})$",
   "type": "string",
   "example": "EUR",
   "from": "T2"
  },
  {
   "name": "budget",
   "title": "Budget",
   "help": "The budget at completion by the last agreement.",
   "least": 0,
   "type": "number",
   "example": 60000,
   "from": "T2"
  },
  {
   "name": "actual",
   "title": "Actual",
   "help": "What was spent in the end.",
   "least": 0,
   "type": "number",
   "example": 58500,
   "from": "T2"
  },
  {
   "name": "results",
   "title": "Results",
   "help": "Each success criterion of the charter, and what came of it.",
   "type": "array",
   "items": {
    "title": "Result",
    "help": "One criterion.",
    "type": "object",
    "fields": [
     {
      "name": "measure",
      "title": "Measure",
      "help": "The criterion's measure, as the charter has it.",
      "shortest": 1,
      "type": "string",
      "example": "players who finish a game",
      "required": true
     },
     {
      "name": "result",
      "title": "Result",
      "help": "What was measured, or when it will be.",
      "shortest": 1,
      "type": "string",
      "example": "9 of 10",
      "required": true
     },
     {
      "name": "reached",
      "title": "Reached",
      "help": "Whether the target was reached. `yes`: it was. `no`: it was not. `later`: it is measured after the project.",
      "enum": [
       "yes",
       "no",
       "later"
      ],
      "type": "string",
      "example": "yes",
      "required": true
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "benefits",
   "title": "Benefits",
   "help": "Who owns each benefit from now on.",
   "type": "array",
   "items": {
    "title": "Benefit",
    "help": "One benefit.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The benefit's id.",
      "pattern": "^B-[0-9]{1,5}$",
      "type": "string",
      "example": "B-01",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who reports on it to the portfolio. Not the leader.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "required": true
     }
    ]
   }
  },
  {
   "name": "lessons",
   "title": "Lessons",
   "help": "The lessons of the log that the next project should read.",
   "type": "array",
   "items": {
    "title": "Lesson id",
    "help": "The id of a lesson: `L-` and a number. Give it once, never use it again for something else.",
    "pattern": "^L-[0-9]{1,5}$",
    "type": "string",
    "example": "L-01"
   },
   "from": "T2"
  },
  {
   "name": "follow_ups",
   "title": "Follow-ups",
   "help": "What is left to do, and for whom.",
   "type": "array",
   "items": {
    "title": "Follow-up",
    "help": "One thing left.",
    "type": "object",
    "fields": [
     {
      "name": "what",
      "title": "What",
      "help": "What is to be done.",
      "shortest": 1,
      "type": "string",
      "example": "Renew the certificate of the page",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "The person in the business who does it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "otto",
      "required": true
     },
     {
      "name": "due",
      "title": "Due",
      "help": "By when.",
      "format": "date",
      "type": "string",
      "example": "2026-12-01"
     },
     {
      "name": "related",
      "title": "Related",
      "help": "The open risks and issues that it takes over.",
      "type": "array",
      "items": {
       "title": "Item id",
       "help": "The id of anything in the log or the plan: a risk R, issue I, decision D, change C, assumption A, lesson L, deliverable DL, milestone M or task T.",
       "pattern": "^(R|I|D|C|A|L|DL|M|T)-[0-9]{1,5}$",
       "type": "string",
       "example": "T-03"
      }
     }
    ]
   }
  },
  {
   "name": "released_on",
   "title": "Released on",
   "help": "The day on which the people were released to their departments.",
   "format": "date",
   "type": "string",
   "example": "2026-09-28",
   "from": "T3"
  },
  {
   "name": "archive",
   "title": "Archive",
   "help": "Where everything is kept, and how long.",
   "shortest": 1,
   "type": "string",
   "example": "git tag closed-2026-09; ten years",
   "from": "T3"
  }
 ]
});
