pmo.form({
 "kind": "quality-plan",
 "title": "Quality plan",
 "purpose": "What quality means in this project, who reviews what before it is accepted, and at which value it passes. In T2 this is the section Quality of the handbook.",
 "file": "quality.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `quality-plan/v1`: the kit finds the artifact by it.",
   "const": "quality-plan/v1",
   "type": "string",
   "example": "quality-plan/v1",
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
   "help": "Who keeps the quality plan up to date. The steering committee is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "objectives",
   "title": "Objectives",
   "help": "What good means here.",
   "type": "array",
   "items": {
    "help": "One objective.",
    "shortest": 1,
    "type": "string",
    "example": "Nobody needs an explanation"
   },
   "from": "T3"
  },
  {
   "name": "reviews",
   "title": "Reviews",
   "help": "Who reviews what, against which measure.",
   "type": "array",
   "items": {
    "title": "Review",
    "help": "One review of one deliverable.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The review's id: `QR-` and a number. Give it once, never use it again.",
      "pattern": "^QR-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "QR-01",
      "required": true
     },
     {
      "name": "deliverable",
      "title": "Deliverable",
      "help": "The deliverable that is reviewed.",
      "pattern": "^DL-[0-9]{1,5}$",
      "type": "string",
      "example": "DL-01",
      "required": true
     },
     {
      "name": "what",
      "title": "What",
      "help": "How it is reviewed.",
      "shortest": 1,
      "type": "string",
      "example": "Load test with 500 games",
      "required": true
     },
     {
      "name": "measure",
      "title": "Measure",
      "help": "What is measured.",
      "shortest": 1,
      "type": "string",
      "example": "seconds until the answer",
      "from": "T3"
     },
     {
      "name": "threshold",
      "title": "Threshold",
      "help": "The value at which it passes.",
      "shortest": 1,
      "type": "string",
      "example": "at most 0.5",
      "from": "T3"
     },
     {
      "name": "by",
      "title": "By",
      "help": "Who reviews it. Not the producer.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "eve",
      "from": "T3"
     },
     {
      "name": "task",
      "title": "Task",
      "help": "The task of the plan in which it happens.",
      "pattern": "^T-[0-9]{1,5}$",
      "type": "string",
      "example": "T-08"
     },
     {
      "name": "due",
      "title": "Due",
      "help": "By when.",
      "format": "date",
      "type": "string",
      "example": "2026-09-04",
      "from": "T3"
     },
     {
      "name": "done_on",
      "title": "Done on",
      "help": "When it was done.",
      "format": "date",
      "type": "string",
      "example": "2026-09-02"
     },
     {
      "name": "result",
      "title": "Result",
      "help": "What came out. `passed`: it passes. `failed`: it does not. `conditional`: it passes once something is fixed.",
      "enum": [
       "passed",
       "failed",
       "conditional"
      ],
      "type": "string",
      "example": "passed"
     }
    ]
   },
   "required": true
  }
 ]
});
