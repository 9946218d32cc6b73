pmo.form({
 "kind": "lessons-library",
 "title": "Lessons library",
 "purpose": "What projects learnt, so that the next one finds it. A lesson that came back twice should become a rule, and then leaves the library.",
 "file": "lessons.yaml",
 "key": "",
 "outside": true,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `lessons-library/v1`: the kit finds the artifact by it.",
   "const": "lessons-library/v1",
   "type": "string",
   "example": "lessons-library/v1",
   "required": true
  },
  {
   "name": "reviewed_on",
   "title": "Reviewed on",
   "help": "The last day on which it was weeded.",
   "format": "date",
   "type": "string",
   "example": "2026-05-04"
  },
  {
   "name": "lessons",
   "title": "Lessons",
   "help": "What was learnt.",
   "type": "array",
   "items": {
    "title": "Lesson",
    "help": "One lesson.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The lesson's id: `LL-` and a number. Give it once, never use it again.",
      "pattern": "^LL-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "LL-001",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What happened, in a sentence.",
      "shortest": 1,
      "type": "string",
      "example": "Locked computers were tried before the program was finished",
      "required": true
     },
     {
      "name": "recommendation",
      "title": "Recommendation",
      "help": "What to do.",
      "shortest": 1,
      "type": "string",
      "example": "Try the thing where it will be used in the first month",
      "required": true
     },
     {
      "name": "project",
      "title": "Project",
      "help": "Where it comes from.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "hidden-number-schools"
     },
     {
      "name": "lesson",
      "title": "Lesson",
      "help": "Its id in that project's log.",
      "pattern": "^L-[0-9]{1,5}$",
      "type": "string",
      "example": "L-01"
     },
     {
      "name": "tags",
      "title": "Tags",
      "help": "Words by which it is found.",
      "type": "array",
      "items": {
       "help": "One word.",
       "shortest": 1,
       "type": "string",
       "example": "testing"
      }
     },
     {
      "name": "phases",
      "title": "Phases",
      "help": "The phases in which it helps.",
      "type": "array",
      "items": {
       "help": "A phase's id.",
       "pattern": "^[a-z][a-z0-9-]{0,62}$",
       "type": "string",
       "example": "planning"
      }
     },
     {
      "name": "rule",
      "title": "Rule",
      "help": "The rule of the standard that came of it.",
      "pattern": "^[A-Z][A-Z0-9]*-[0-9]{3,4}$",
      "shortest": 1,
      "type": "string",
      "example": "TRAN-005"
     },
     {
      "name": "retired",
      "title": "Retired",
      "help": "Whether it no longer helps.",
      "type": "boolean"
     }
    ]
   },
   "required": true
  }
 ]
});
