pmo.form({
 "kind": "resource-plan",
 "title": "Resource plan",
 "purpose": "Who works on the project from when to when, for how many hours a week, and who has confirmed it. The portfolio adds these up and sees who is overbooked.",
 "file": "resources.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `resource-plan/v1`: the kit finds the artifact by it.",
   "const": "resource-plan/v1",
   "type": "string",
   "example": "resource-plan/v1",
   "required": true
  },
  {
   "name": "reviewed_on",
   "title": "Reviewed on",
   "help": "The last day on which the whole file was reviewed.",
   "format": "date",
   "type": "string",
   "example": "2026-05-22",
   "from": "T2"
  },
  {
   "name": "resources",
   "title": "Resources",
   "help": "People and roles that the project needs.",
   "type": "array",
   "items": {
    "title": "Resource",
    "help": "One booking.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The booking's id: `RS-` and a number. Give it once, never use it again.",
      "pattern": "^RS-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "RS-01",
      "required": true
     },
     {
      "name": "person",
      "title": "Person",
      "help": "Who it is, once known.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben"
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What they do in the project; for a booking without a person, who is needed.",
      "shortest": 1,
      "type": "string",
      "example": "builds the page",
      "required": true
     },
     {
      "name": "skills",
      "title": "Skills",
      "help": "What they must be able to do.",
      "type": "array",
      "items": {
       "help": "One skill.",
       "shortest": 1,
       "type": "string",
       "example": "web"
      }
     },
     {
      "name": "hours_per_week",
      "title": "Hours a week",
      "help": "How many hours a week they give.",
      "least": 0,
      "type": "number",
      "example": 24,
      "from": "T2"
     },
     {
      "name": "from",
      "title": "From",
      "help": "Their first day.",
      "format": "date",
      "type": "string",
      "example": "2026-03-16",
      "from": "T2"
     },
     {
      "name": "to",
      "title": "To",
      "help": "Their last day; then they are free for others.",
      "format": "date",
      "type": "string",
      "example": "2026-11-27",
      "from": "T2"
     },
     {
      "name": "external",
      "title": "External",
      "help": "Whether they come from a supplier.",
      "type": "boolean"
     },
     {
      "name": "confirmed_by",
      "title": "Confirmed by",
      "help": "Who confirmed the hours: the line manager.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "sol",
      "from": "T3"
     },
     {
      "name": "confirmed_on",
      "title": "Confirmed on",
      "help": "The day of the confirmation.",
      "format": "date",
      "type": "string",
      "example": "2026-03-09",
      "from": "T3"
     }
    ]
   },
   "required": true,
   "from": "T2"
  }
 ]
});
