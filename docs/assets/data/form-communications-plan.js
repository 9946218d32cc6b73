pmo.form({
 "kind": "communications-plan",
 "title": "Communications plan",
 "purpose": "Who hears what from us, how often, by which way, from whom. It turns the stakeholder register into something that happens.",
 "file": "communications.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `communications-plan/v1`: the kit finds the artifact by it.",
   "const": "communications-plan/v1",
   "type": "string",
   "example": "communications-plan/v1",
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
   "help": "Who keeps the communications plan up to date. The sponsor is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "messages",
   "title": "Messages",
   "help": "What is said to whom.",
   "type": "array",
   "items": {
    "title": "Message",
    "help": "One regular message.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The message's id: `CM-` and a number. Give it once, never use it again.",
      "pattern": "^CM-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "CM-01",
      "required": true
     },
     {
      "name": "audience",
      "title": "Audience",
      "help": "Who hears it: a group or person of the stakeholder register.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "players",
      "required": true
     },
     {
      "name": "what",
      "title": "What",
      "help": "What they hear.",
      "shortest": 1,
      "type": "string",
      "example": "What came of what they said",
      "required": true
     },
     {
      "name": "wanted",
      "title": "Wanted",
      "help": "What they should know, believe or do afterwards.",
      "shortest": 1,
      "type": "string",
      "example": "They come again",
      "from": "T3"
     },
     {
      "name": "channel",
      "title": "Channel",
      "help": "By which way: a meeting, a mail, a page.",
      "shortest": 1,
      "type": "string",
      "example": "test afternoon",
      "from": "T2"
     },
     {
      "name": "every_days",
      "title": "Every days",
      "help": "How often, in days; absent when it happens at gates only.",
      "least": 1,
      "type": "integer",
      "example": 14
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who says it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "from": "T2"
     }
    ]
   },
   "required": true,
   "from": "T2"
  }
 ]
});
