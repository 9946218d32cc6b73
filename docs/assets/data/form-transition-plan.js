pmo.form({
 "kind": "transition-plan",
 "title": "Transition plan",
 "purpose": "How the result goes from those who built it to those who run it: what must be true before, who is trained, who helps afterwards, and how to go back.",
 "file": "transition.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `transition-plan/v1`: the kit finds the artifact by it.",
   "const": "transition-plan/v1",
   "type": "string",
   "example": "transition-plan/v1",
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
   "help": "Who keeps the transition plan up to date. The steering committee is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "milestone",
   "title": "Milestone",
   "help": "The plan's milestone at which it goes live.",
   "pattern": "^M-[0-9]{1,5}$",
   "type": "string",
   "example": "M-04",
   "from": "T2"
  },
  {
   "name": "readiness",
   "title": "Readiness",
   "help": "What must be true before it goes live.",
   "type": "array",
   "items": {
    "title": "Criterion",
    "help": "One thing that must be true.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The criterion's id: `TR-` and a number. Give it once, never use it again.",
      "pattern": "^TR-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "TR-01",
      "required": true
     },
     {
      "name": "text",
      "title": "Text",
      "help": "A statement that a stranger can test with yes or no.",
      "shortest": 1,
      "type": "string",
      "example": "Operations restored the service from the handbook alone",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who makes it true.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "eve",
      "from": "T2"
     },
     {
      "name": "task",
      "title": "Task",
      "help": "The task of the plan that makes it true.",
      "pattern": "^T-[0-9]{1,5}$",
      "type": "string",
      "example": "T-07"
     },
     {
      "name": "status",
      "title": "Status",
      "help": "`open`: not yet. `met`: seen to be true. `dropped`: not needed any more, by a decision.",
      "enum": [
       "open",
       "met",
       "dropped"
      ],
      "type": "string",
      "example": "open",
      "required": true
     },
     {
      "name": "evidence",
      "title": "Evidence",
      "help": "Where it can be seen.",
      "shortest": 1,
      "type": "string",
      "example": "Minutes of the trial run"
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "training",
   "title": "Training",
   "help": "Who must learn what before it goes live.",
   "type": "array",
   "items": {
    "title": "Training",
    "help": "One course.",
    "type": "object",
    "fields": [
     {
      "name": "audience",
      "title": "Audience",
      "help": "Who is trained: a group or person of the stakeholder register.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "service-desk",
      "required": true
     },
     {
      "name": "what",
      "title": "What",
      "help": "What they can do afterwards.",
      "shortest": 1,
      "type": "string",
      "example": "Answer the ten commonest questions",
      "required": true
     },
     {
      "name": "by",
      "title": "By",
      "help": "The last day for it.",
      "format": "date",
      "type": "string",
      "example": "2026-10-09"
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who holds it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "otto"
     },
     {
      "name": "done_on",
      "title": "Done on",
      "help": "The day on which it was held.",
      "format": "date",
      "type": "string",
      "example": "2026-10-07"
     }
    ]
   },
   "from": "T3"
  },
  {
   "name": "support",
   "title": "Support",
   "help": "Who runs it afterwards.",
   "type": "object",
   "fields": [
    {
     "name": "owner",
     "title": "Owner",
     "help": "Who answers for it in operation.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "otto",
     "required": true
    },
    {
     "name": "help_until",
     "title": "Help until",
     "help": "Until when the team stays beside them.",
     "format": "date",
     "type": "string",
     "example": "2026-11-27"
    }
   ],
   "from": "T2"
  },
  {
   "name": "way_back",
   "title": "Way back",
   "help": "How to go back if it fails, and until when that is possible.",
   "shortest": 1,
   "type": "string",
   "example": "The old page stays for four weeks",
   "from": "T3"
  }
 ]
});
