pmo.form({
 "kind": "actuals",
 "title": "Actuals",
 "purpose": "Hours, costs and orders of one period, by task. They are imported from the system in which they are booked; nobody types them a second time.",
 "file": "actuals/{key}.yaml",
 "key": "id",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `actuals/v1`: the kit finds the artifact by it.",
   "const": "actuals/v1",
   "type": "string",
   "example": "actuals/v1",
   "required": true
  },
  {
   "name": "id",
   "title": "Id",
   "help": "The period's id: `AC-`, year and month.",
   "pattern": "^AC-[0-9]{4}-[0-9]{2}$",
   "shortest": 1,
   "type": "string",
   "example": "AC-2026-05",
   "required": true
  },
  {
   "name": "period",
   "title": "Period",
   "help": "The days that it covers.",
   "type": "object",
   "fields": [
    {
     "name": "from",
     "title": "From",
     "help": "The first day.",
     "format": "date",
     "type": "string",
     "example": "2026-05-01",
     "required": true
    },
    {
     "name": "to",
     "title": "To",
     "help": "The last day.",
     "format": "date",
     "type": "string",
     "example": "2026-05-29",
     "required": true
    }
   ],
   "required": true
  },
  {
   "name": "unit",
   "title": "Unit",
   "help": "The unit of every amount here; the charter's.",
   "pattern": "^(h|d|[A-Z]{3})$",
   "type": "string",
   "example": "EUR",
   "required": true
  },
  {
   "name": "source",
   "title": "Source",
   "help": "Where the figures come from.",
   "type": "object",
   "fields": [
    {
     "name": "system",
     "title": "System",
     "help": "The system that they were booked in.",
     "shortest": 1,
     "type": "string",
     "example": "ledger",
     "required": true
    },
    {
     "name": "imported_on",
     "title": "Imported on",
     "help": "The day of the import.",
     "format": "date",
     "type": "string",
     "example": "2026-05-29",
     "required": true
    }
   ],
   "required": true
  },
  {
   "name": "entries",
   "title": "Entries",
   "help": "What was booked, one entry for each task. Never for each person.",
   "type": "array",
   "items": {
    "title": "Entry",
    "help": "One task's bookings.",
    "type": "object",
    "fields": [
     {
      "name": "task",
      "title": "Task",
      "help": "The task of the plan.",
      "pattern": "^T-[0-9]{1,5}$",
      "type": "string",
      "example": "T-04",
      "required": true
     },
     {
      "name": "hours",
      "title": "Hours",
      "help": "Hours worked on it.",
      "least": 0,
      "type": "number",
      "example": 120
     },
     {
      "name": "internal",
      "title": "Internal",
      "help": "What our own work cost.",
      "least": 0,
      "type": "number",
      "example": 6000
     },
     {
      "name": "external",
      "title": "External",
      "help": "What was paid to others.",
      "least": 0,
      "type": "number",
      "example": 12000
     },
     {
      "name": "committed",
      "title": "Committed",
      "help": "What was ordered and is not yet paid, on the period's last day.",
      "least": 0,
      "type": "number",
      "example": 4000
     },
     {
      "name": "to_complete",
      "title": "To complete",
      "help": "What the leader thinks is still needed, on the period's last day.",
      "least": 0,
      "type": "number",
      "example": 52000,
      "from": "T3"
     }
    ]
   },
   "required": true
  }
 ]
});
