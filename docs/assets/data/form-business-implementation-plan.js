pmo.form({
 "kind": "business-implementation-plan",
 "title": "Business implementation plan",
 "purpose": "What the line changes so that the result is used. It belongs to the business, may outlive the project, and is the difference between a delivery and a benefit.",
 "file": "business-implementation.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `business-implementation-plan/v1`: the kit finds the artifact by it.",
   "const": "business-implementation-plan/v1",
   "type": "string",
   "example": "business-implementation-plan/v1",
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
   "help": "Who keeps the plan up to date. The sponsor is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "activities",
   "title": "Activities",
   "help": "What the line does.",
   "type": "array",
   "items": {
    "title": "Activity",
    "help": "One thing that changes in the line.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The activity's id: `BI-` and a number. Give it once, never use it again.",
      "pattern": "^BI-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "BI-01",
      "required": true
     },
     {
      "name": "what",
      "title": "What",
      "help": "What is done.",
      "shortest": 1,
      "type": "string",
      "example": "Libraries put the link on their first page",
      "required": true
     },
     {
      "name": "groups",
      "title": "Groups",
      "help": "Whom it touches, as the stakeholder register knows them.",
      "type": "array",
      "items": {
       "title": "Person id",
       "help": "The id of a person or group, as the people registry or the stakeholder register knows it. Never a full name: names live where they can be erased.",
       "pattern": "^[a-z][a-z0-9._-]{1,39}$",
       "type": "string",
       "example": "ada"
      },
      "from": "T3"
     },
     {
      "name": "benefits",
      "title": "Benefits",
      "help": "The benefits that need it.",
      "type": "array",
      "items": {
       "title": "Benefit id",
       "help": "The id of a benefit: `B-` and a number. Give it once, never use it again for something else.",
       "pattern": "^B-[0-9]{1,5}$",
       "type": "string",
       "example": "B-01"
      }
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who does it, in the line.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "from": "T2"
     },
     {
      "name": "due",
      "title": "Due",
      "help": "By when.",
      "format": "date",
      "type": "string",
      "example": "2026-10-30",
      "from": "T2"
     },
     {
      "name": "status",
      "title": "Status",
      "help": "`planned`: to come. `in-progress`: begun. `done`: done. `dropped`: given up.",
      "enum": [
       "planned",
       "in-progress",
       "done",
       "dropped"
      ],
      "type": "string",
      "example": "planned",
      "required": true
     },
     {
      "name": "after_project",
      "title": "After the project",
      "help": "Whether it goes on when the project is closed.",
      "type": "boolean"
     }
    ]
   },
   "required": true,
   "from": "T2"
  }
 ]
});
