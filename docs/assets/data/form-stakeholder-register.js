pmo.form({
 "kind": "stakeholder-register",
 "title": "Stakeholder register",
 "purpose": "The persons involved in a major project, what each needs from it, and who is responsible for the contact. Nothing that could not be shown to the person concerned; groups are in the handbook.",
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
   "help": "The last day on which the whole register was reviewed.",
   "format": "date",
   "type": "string",
   "example": "2026-02-13"
  },
  {
   "name": "stakeholders",
   "title": "Stakeholders",
   "help": "Those who matter, one entry for each person.",
   "type": "array",
   "items": {
    "title": "Stakeholder",
    "help": "One person.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The person's id; their name is in the people registry.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "dora",
      "required": true
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
      "help": "What they need from the project, in their own words.",
      "shortest": 1,
      "type": "string",
      "example": "that nothing is kept without need"
     },
     {
      "name": "influence",
      "title": "Influence",
      "help": "How much they can help or hinder, from 1 to 5.",
      "least": 1,
      "most": 5,
      "type": "integer",
      "example": 4
     },
     {
      "name": "external",
      "title": "External",
      "help": "Whether they belong to another organisation.",
      "type": "boolean"
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who is responsible for the contact.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "from": "T3"
     }
    ]
   },
   "required": true,
   "from": "T3"
  }
 ]
});
