pmo.form({
 "kind": "business-case",
 "title": "Business case",
 "purpose": "Why the money is better spent here than elsewhere. It compares costs and benefits over the whole life of the result, not project budgets, and is reviewed whenever the facts change.",
 "file": "business-case.md",
 "key": "",
 "outside": false,
 "markdown": true,
 "sections": [
  {
   "title": "Why",
   "help": "What does it cost to leave things as they are, and whom? Figures, with where they come from."
  },
  {
   "title": "Options",
   "help": "What could be done? One paragraph each. If you can think of one only, you have not looked."
  },
  {
   "title": "Choice",
   "help": "Which one, and why? What would the others have to offer to win?"
  },
  {
   "title": "What would end it",
   "help": "Which fact, once known, would make you stop? Somebody will look for it at every gate."
  }
 ],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `business-case/v1`: the kit finds the artifact by it.",
   "const": "business-case/v1",
   "type": "string",
   "example": "business-case/v1",
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
   "help": "Who keeps the business case up to date. The sponsor is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "objective",
   "title": "Objective",
   "help": "The portfolio's objective that this serves; the same as in `pmo.yaml`.",
   "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
   "type": "string",
   "example": "O-2",
   "from": "T3"
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
   "name": "horizon_years",
   "title": "Horizon",
   "help": "Over how many years costs and benefits are counted, the project included.",
   "least": 0,
   "type": "number",
   "example": 4,
   "from": "T2"
  },
  {
   "name": "options",
   "title": "Options",
   "help": "What could be done, doing nothing among it.",
   "type": "array",
   "items": {
    "title": "Option",
    "help": "One way to meet the need.",
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
      "help": "What would be done, in a few words.",
      "shortest": 1,
      "type": "string",
      "example": "Build it with a supplier",
      "required": true
     },
     {
      "name": "nothing",
      "title": "Nothing",
      "help": "Whether this is the option to do nothing. There is always one: it is what the others are measured against.",
      "type": "boolean"
     },
     {
      "name": "project_cost",
      "title": "Project cost",
      "help": "What the project itself would cost, its reserve included.",
      "least": 0,
      "type": "number",
      "example": 260000
     },
     {
      "name": "running_cost",
      "title": "Running cost",
      "help": "What it costs to run over the horizon, after the project.",
      "least": 0,
      "type": "number",
      "example": 90000
     },
     {
      "name": "benefit",
      "title": "Benefit",
      "help": "What it is worth over the horizon, in the same unit, where that can be said.",
      "least": 0,
      "type": "number",
      "example": 480000
     },
     {
      "name": "strengths",
      "title": "Strengths",
      "help": "What speaks for it, from inside.",
      "type": "array",
      "items": {
       "help": "One strength.",
       "shortest": 1,
       "type": "string",
       "example": "We know the game"
      },
      "from": "T3"
     },
     {
      "name": "weaknesses",
      "title": "Weaknesses",
      "help": "What speaks against it, from inside.",
      "type": "array",
      "items": {
       "help": "One weakness.",
       "shortest": 1,
       "type": "string",
       "example": "We have never run a public page"
      },
      "from": "T3"
     },
     {
      "name": "opportunities",
      "title": "Opportunities",
      "help": "What it could open, outside.",
      "type": "array",
      "items": {
       "help": "One opportunity.",
       "shortest": 1,
       "type": "string",
       "example": "Schools link to it"
      }
     },
     {
      "name": "threats",
      "title": "Threats",
      "help": "What could spoil it, outside.",
      "type": "array",
      "items": {
       "help": "One threat.",
       "shortest": 1,
       "type": "string",
       "example": "Another house is first"
      }
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "chosen",
   "title": "Chosen",
   "help": "The option that is proposed, by its id.",
   "pattern": "^[a-z][a-z0-9-]{1,62}$",
   "shortest": 1,
   "type": "string",
   "example": "build",
   "from": "T2"
  },
  {
   "name": "benefits",
   "title": "Benefits",
   "help": "The benefits that the chosen option rests on, as the benefits register knows them.",
   "type": "array",
   "items": {
    "title": "Benefit id",
    "help": "The id of a benefit: `B-` and a number. Give it once, never use it again for something else.",
    "pattern": "^B-[0-9]{1,5}$",
    "type": "string",
    "example": "B-01"
   },
   "from": "T2"
  },
  {
   "name": "reviews",
   "title": "Reviews",
   "help": "Each time somebody asked whether the case still holds, with the answer. A stage gate or a change that costs asks again.",
   "type": "array",
   "items": {
    "title": "Review",
    "help": "One review of the case.",
    "type": "object",
    "fields": [
     {
      "name": "on",
      "title": "On",
      "help": "The day.",
      "format": "date",
      "type": "string",
      "example": "2026-05-15",
      "required": true
     },
     {
      "name": "by",
      "title": "By",
      "help": "Who reviewed it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga",
      "required": true
     },
     {
      "name": "holds",
      "title": "Holds",
      "help": "Whether we would still begin.",
      "type": "boolean",
      "required": true
     },
     {
      "name": "note",
      "title": "Note",
      "help": "What has changed since.",
      "shortest": 1,
      "type": "string",
      "example": "12,000 more, same benefit"
     }
    ]
   }
  }
 ]
});
