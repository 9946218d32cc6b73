pmo.form({
 "kind": "people",
 "title": "People registry",
 "purpose": "Who the person ids are, what they are certified to lead, and how many hours they can give. Kept outside every project, where a person can be erased; given to the kit with `--registry`.",
 "file": "people.yaml",
 "key": "",
 "outside": true,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `people/v1`: the kit finds the artifact by it.",
   "const": "people/v1",
   "type": "string",
   "example": "people/v1",
   "required": true
  },
  {
   "name": "people",
   "title": "People",
   "help": "The people.",
   "type": "array",
   "items": {
    "title": "Person",
    "help": "One person.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The id that projects use.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ada",
      "required": true
     },
     {
      "name": "name",
      "title": "Name",
      "help": "How the person is called.",
      "shortest": 1,
      "type": "string",
      "example": "Ada Lane"
     },
     {
      "name": "mail",
      "title": "Mail",
      "help": "Where they read mail.",
      "pattern": "^[^@ ]{1,64}@[^@ ]{1,190}$",
      "shortest": 1,
      "type": "string",
      "example": "ada@example.org"
     },
     {
      "name": "unit",
      "title": "Unit",
      "help": "Where they belong.",
      "shortest": 1,
      "type": "string",
      "example": "Games"
     },
     {
      "name": "active",
      "title": "Active",
      "help": "Whether the person can still be given work. Yes when absent.",
      "type": "boolean"
     },
     {
      "name": "certificates",
      "title": "Certificates",
      "help": "What they are certified to lead. Only that they passed, and until when.",
      "type": "array",
      "items": {
       "title": "Certificate",
       "help": "One certificate.",
       "type": "object",
       "fields": [
        {
         "name": "level",
         "title": "Level",
         "help": "The highest tier that it allows to lead: `T1`, `T2` or `T3`. Without one it allows to lead none.",
         "enum": [
          "T1",
          "T2",
          "T3"
         ],
         "type": "string",
         "example": "T2"
        },
        {
         "name": "course",
         "title": "Course",
         "help": "The course that was passed.",
         "pattern": "^[a-z][a-z0-9-]{1,62}$",
         "shortest": 1,
         "type": "string",
         "example": "leader-t2"
        },
        {
         "name": "edition",
         "title": "Edition",
         "help": "The standard and the edition that were taught.",
         "pattern": "^[a-z][a-z0-9-]{0,62}@[0-9]{1,4}\\.[0-9]{1,4}$",
         "shortest": 1,
         "type": "string",
         "example": "core@1.0"
        },
        {
         "name": "passed_on",
         "title": "Passed on",
         "help": "The day of the certificate.",
         "format": "date",
         "type": "string",
         "example": "2025-09-01",
         "required": true
        },
        {
         "name": "expires",
         "title": "Expires",
         "help": "The last day on which it holds. Without one it does not expire.",
         "format": "date",
         "type": "string",
         "example": "2027-08-31"
        },
        {
         "name": "basis",
         "title": "Basis",
         "help": "Why it was given. `assessed`: by course and exam. `supervised`: by a supervised project and an assessor. `recognised`: for experience before the standard; lasts twelve months.",
         "enum": [
          "assessed",
          "supervised",
          "recognised"
         ],
         "type": "string",
         "example": "assessed"
        },
        {
         "name": "assessor",
         "title": "Assessor",
         "help": "Who assessed it, or who vouches for the experience.",
         "pattern": "^[a-z][a-z0-9._-]{1,39}$",
         "type": "string",
         "example": "pia"
        }
       ]
      }
     },
     {
      "name": "skills",
      "title": "Skills",
      "help": "What they can do, as words.",
      "type": "array",
      "items": {
       "help": "One skill.",
       "shortest": 1,
       "type": "string",
       "example": "python"
      }
     },
     {
      "name": "availability",
      "title": "Availability",
      "help": "How many hours a week they can give, from when to when. Never why.",
      "type": "array",
      "items": {
       "title": "Availability",
       "help": "One stretch of time.",
       "type": "object",
       "fields": [
        {
         "name": "from",
         "title": "From",
         "help": "First day.",
         "format": "date",
         "type": "string",
         "example": "2026-01-01",
         "required": true
        },
        {
         "name": "to",
         "title": "To",
         "help": "Last day; open when absent.",
         "format": "date",
         "type": "string",
         "example": "2026-06-30"
        },
        {
         "name": "hours_per_week",
         "title": "Hours per week",
         "help": "Hours a week that can be given to projects.",
         "least": 0,
         "most": 60,
         "type": "number",
         "example": 20,
         "required": true
        }
       ]
      }
     }
    ]
   },
   "required": true
  }
 ]
});
