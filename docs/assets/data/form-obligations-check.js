pmo.form({
 "kind": "obligations-check",
 "title": "Obligations check",
 "purpose": "What the law, the works council and the organisation's own offices require of the project. They are asked during planning, while a no still costs little.",
 "file": "obligations.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `obligations-check/v1`: the kit finds the artifact by it.",
   "const": "obligations-check/v1",
   "type": "string",
   "example": "obligations-check/v1",
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
   "help": "Who keeps the check up to date. The sponsor is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "checks",
   "title": "Checks",
   "help": "Each office that may have to be asked, and its answer.",
   "type": "array",
   "items": {
    "title": "Check",
    "help": "One office.",
    "type": "object",
    "fields": [
     {
      "name": "subject",
      "title": "Subject",
      "help": "What it is about. `privacy`: personal data. `security`: safety of people and systems. `works-council`: how people work. `procurement`: buying. `law`: any other law or regulator. `accessibility`: use by everybody. `archiving`: what must be kept.",
      "enum": [
       "privacy",
       "security",
       "works-council",
       "procurement",
       "law",
       "accessibility",
       "archiving"
      ],
      "type": "string",
      "example": "privacy",
      "required": true
     },
     {
      "name": "applies",
      "title": "Applies",
      "help": "Whether they must be asked in this project.",
      "type": "boolean",
      "required": true
     },
     {
      "name": "asked",
      "title": "Asked",
      "help": "Who was asked.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "dora"
     },
     {
      "name": "answered_on",
      "title": "Answered on",
      "help": "The day of the answer.",
      "format": "date",
      "type": "string",
      "example": "2026-03-10"
     },
     {
      "name": "answer",
      "title": "Answer",
      "help": "Their answer. `pending`: none yet. `cleared`: allowed. `conditional`: allowed on conditions. `refused`: not allowed.",
      "enum": [
       "pending",
       "cleared",
       "conditional",
       "refused"
      ],
      "type": "string",
      "example": "pending"
     },
     {
      "name": "conditions",
      "title": "Conditions",
      "help": "What they require.",
      "type": "array",
      "items": {
       "title": "Condition",
       "help": "One condition.",
       "type": "object",
       "fields": [
        {
         "name": "text",
         "title": "Text",
         "help": "What is asked for.",
         "shortest": 1,
         "type": "string",
         "example": "No address is kept",
         "required": true
        },
        {
         "name": "task",
         "title": "Task",
         "help": "The task of the plan that meets it.",
         "pattern": "^T-[0-9]{1,5}$",
         "type": "string",
         "example": "T-06"
        }
       ]
      }
     },
     {
      "name": "evidence",
      "title": "Evidence",
      "help": "Where the answer can be seen.",
      "shortest": 1,
      "type": "string",
      "example": "Assessment 2026-07"
     }
    ]
   },
   "required": true,
   "from": "T2"
  }
 ]
});
