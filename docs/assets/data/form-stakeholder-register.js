pmo.form({
 "kind": "stakeholder-register",
 "title": "Stakeholder register",
 "purpose": "Who is touched by the project or can move it, and what we do about each. Groups and roles rather than persons, and nothing that could not be shown to the person it speaks of.",
 "file": "stakeholders.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `stakeholder-register/v1`: the kit finds the artifact by it.",
   "const": "stakeholder-register/v1",
   "type": "string",
   "example": "stakeholder-register/v1",
   "required": true
  },
  {
   "name": "reviewed_on",
   "title": "Reviewed on",
   "help": "The last day on which the whole register was looked through.",
   "format": "date",
   "type": "string",
   "example": "2026-02-13"
  },
  {
   "name": "stakeholders",
   "title": "Stakeholders",
   "help": "Those who matter.",
   "type": "array",
   "items": {
    "title": "Stakeholder",
    "help": "One person or group.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "A person id, or a short name for the group.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "players",
      "required": true
     },
     {
      "name": "kind",
      "title": "Kind",
      "help": "Whether one person or many. `person`: one person, known to the people registry. `group`: a unit, a committee, a user group.",
      "enum": [
       "person",
       "group"
      ],
      "type": "string",
      "example": "group",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What the group is called; for a person leave it out.",
      "shortest": 1,
      "type": "string",
      "example": "The test players"
     },
     {
      "name": "roles",
      "title": "Roles",
      "help": "The roles of the standard that they fill.",
      "type": "array",
      "items": {
       "title": "Role id",
       "help": "The id of a role of the standard, such as `project-owner`.",
       "pattern": "^[a-z][a-z0-9-]{1,62}$",
       "type": "string",
       "example": "project-owner"
      }
     },
     {
      "name": "interest",
      "title": "Interest",
      "help": "What they want from the project or fear from it.",
      "shortest": 1,
      "type": "string",
      "example": "a game that is not over after a day",
      "from": "T2"
     },
     {
      "name": "influence",
      "title": "Influence",
      "help": "How much they can help or hinder, from 1 to 5.",
      "least": 1,
      "most": 5,
      "type": "integer",
      "example": 4,
      "from": "T2"
     },
     {
      "name": "stance",
      "title": "Stance",
      "help": "How the group sees the project. For groups only; never note it for a person. `supportive`: wants it. `neutral`: does not mind. `critical`: would rather not. `unknown`: nobody asked yet.",
      "enum": [
       "supportive",
       "neutral",
       "critical",
       "unknown"
      ],
      "type": "string",
      "example": "neutral"
     },
     {
      "name": "engagement",
      "title": "Engagement",
      "help": "What we do to keep them on board, and how often.",
      "shortest": 1,
      "type": "string",
      "example": "a test afternoon every second week"
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who looks after them.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "from": "T3"
     },
     {
      "name": "external",
      "title": "External",
      "help": "Whether they belong to another organisation.",
      "type": "boolean"
     }
    ]
   },
   "required": true,
   "from": "T2"
  }
 ]
});
