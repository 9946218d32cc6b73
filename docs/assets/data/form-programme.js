pmo.form({
 "kind": "programme",
 "title": "Programme",
 "purpose": "Several projects that together reach a result that none of them reaches alone. Tranches end with a gate, so that the programme can stop and still have gained something.",
 "file": "programmes/{key}.yaml",
 "key": "id",
 "outside": true,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `programme/v1`: the kit finds the artifact by it.",
   "const": "programme/v1",
   "type": "string",
   "example": "programme/v1",
   "required": true
  },
  {
   "name": "id",
   "title": "Id",
   "help": "The programme's short name.",
   "pattern": "^[a-z][a-z0-9-]{1,62}$",
   "type": "string",
   "example": "numbers-everywhere",
   "required": true
  },
  {
   "name": "title",
   "title": "Title",
   "help": "What it is called.",
   "shortest": 1,
   "type": "string",
   "example": "Numbers everywhere",
   "required": true
  },
  {
   "name": "owner",
   "title": "Owner",
   "help": "Who answers for it.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "olga",
   "required": true
  },
  {
   "name": "target_state",
   "title": "Target state",
   "help": "What will be so when it is over, in words that can be tested.",
   "shortest": 1,
   "type": "string",
   "example": "Every school and every library has a game",
   "required": true
  },
  {
   "name": "tranches",
   "title": "Tranches",
   "help": "Steps after each of which something is better, and one could stop.",
   "type": "array",
   "items": {
    "title": "Tranche",
    "help": "One step.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The tranche's id: `TN-` and a number. Give it once, never use it again.",
      "pattern": "^TN-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "TN-1",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What is reached.",
      "shortest": 1,
      "type": "string",
      "example": "Anybody can play at home",
      "required": true
     },
     {
      "name": "end",
      "title": "End",
      "help": "The day of its end, and of the gate that asks whether to go on.",
      "format": "date",
      "type": "string",
      "example": "2026-12-18",
      "required": true
     },
     {
      "name": "projects",
      "title": "Projects",
      "help": "The projects in it, by id.",
      "type": "array",
      "items": {
       "title": "Short name",
       "help": "Lower-case letters, digits and hyphens, starting with a letter; 2 to 63 characters.",
       "pattern": "^[a-z][a-z0-9-]{1,62}$",
       "type": "string",
       "example": "hidden-number"
      }
     }
    ]
   },
   "required": true
  },
  {
   "name": "benefits",
   "title": "Benefits",
   "help": "The benefits that count here. A benefit counts once, at the highest level.",
   "type": "array",
   "items": {
    "title": "Benefit",
    "help": "One benefit of the programme.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The programme benefit's id: `PB-` and a number. Give it once, never use it again.",
      "pattern": "^PB-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "PB-1",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What will be better.",
      "shortest": 1,
      "type": "string",
      "example": "Searching is understood",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who makes it happen.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "required": true
     },
     {
      "name": "from",
      "title": "From",
      "help": "The projects that it comes from.",
      "type": "array",
      "items": {
       "title": "Short name",
       "help": "Lower-case letters, digits and hyphens, starting with a letter; 2 to 63 characters.",
       "pattern": "^[a-z][a-z0-9-]{1,62}$",
       "type": "string",
       "example": "hidden-number"
      }
     }
    ]
   }
  }
 ]
});
