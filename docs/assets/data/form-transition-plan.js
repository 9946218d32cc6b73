pmo.form({
 "kind": "transition-plan",
 "title": "Transition plan",
 "purpose": "What a major project needs for its transition in addition to the plan: who is trained in what by when, and how to go back if the go-live fails.",
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
   "help": "Who keeps the transition plan up to date. The steering committee is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
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
      "help": "Who is trained: a group of the project handbook, or a person.",
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
