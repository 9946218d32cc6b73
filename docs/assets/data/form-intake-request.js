pmo.form({
 "kind": "intake-request",
 "title": "Intake request",
 "purpose": "A request for a project: the need, the outcome that is wanted, the rough effort, and what gate G0 decided: a project, several, a merger, or a no with its reason.",
 "file": "inbox/{key}.yaml",
 "key": "id",
 "outside": true,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `intake-request/v1`: the kit finds the artifact by it.",
   "const": "intake-request/v1",
   "type": "string",
   "example": "intake-request/v1",
   "required": true
  },
  {
   "name": "id",
   "title": "Id",
   "help": "The request's id: `IN-` and a number. Give it once, never use it again.",
   "pattern": "^IN-[0-9]{1,5}$",
   "shortest": 1,
   "type": "string",
   "example": "IN-01",
   "required": true
  },
  {
   "name": "title",
   "title": "Title",
   "help": "What is wanted, in a few words.",
   "shortest": 1,
   "type": "string",
   "example": "A lesson about searching",
   "required": true
  },
  {
   "name": "initiator",
   "title": "Initiator",
   "help": "Who asks.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "bela",
   "required": true
  },
  {
   "name": "raised_on",
   "title": "Raised on",
   "help": "The day of the request.",
   "format": "date",
   "type": "string",
   "example": "2025-11-17"
  },
  {
   "name": "need",
   "title": "Need",
   "help": "What hurts, whom, and how do we know?",
   "shortest": 1,
   "type": "string",
   "example": "Teachers take two evenings to prepare it",
   "required": true
  },
  {
   "name": "outcomes",
   "title": "Outcomes",
   "help": "What would be different afterwards.",
   "type": "array",
   "items": {
    "help": "One outcome.",
    "shortest": 1,
    "type": "string",
    "example": "Teachers need ten minutes"
   },
   "from": "T1"
  },
  {
   "name": "success",
   "title": "Success",
   "help": "How we would know.",
   "type": "array",
   "items": {
    "help": "One measure with its target.",
    "shortest": 1,
    "type": "string",
    "example": "Ten minutes, asked of twenty teachers"
   }
  },
  {
   "name": "objective",
   "title": "Objective",
   "help": "The portfolio's objective that it would serve.",
   "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
   "type": "string",
   "example": "O-1"
  },
  {
   "name": "effort",
   "title": "Effort",
   "help": "How much work, roughly.",
   "type": "object",
   "fields": [
    {
     "name": "least",
     "title": "Least",
     "help": "At least, in person-days.",
     "least": 0,
     "type": "number",
     "example": 80,
     "required": true
    },
    {
     "name": "most",
     "title": "Most",
     "help": "At most, in person-days.",
     "least": 0,
     "type": "number",
     "example": 150,
     "required": true
    }
   ],
   "from": "T1"
  },
  {
   "name": "cost",
   "title": "Cost",
   "help": "What it would cost, roughly.",
   "type": "object",
   "fields": [
    {
     "name": "unit",
     "title": "Unit",
     "help": "The unit of the amounts.",
     "pattern": "^(h|d|[A-Z]{3})$",
     "type": "string",
     "example": "EUR",
     "required": true
    },
    {
     "name": "least",
     "title": "Least",
     "help": "At least.",
     "least": 0,
     "type": "number",
     "example": 40000,
     "required": true
    },
    {
     "name": "most",
     "title": "Most",
     "help": "At most.",
     "least": 0,
     "type": "number",
     "example": 80000,
     "required": true
    }
   ]
  },
  {
   "name": "wanted_by",
   "title": "Wanted by",
   "help": "When it is wanted.",
   "format": "date",
   "type": "string",
   "example": "2026-06-30",
   "from": "T1"
  },
  {
   "name": "assumptions",
   "title": "Assumptions",
   "help": "What is assumed to be true.",
   "type": "array",
   "items": {
    "help": "One assumption.",
    "shortest": 1,
    "type": "string",
    "example": "Schools have computers"
   }
  },
  {
   "name": "constraints",
   "title": "Constraints",
   "help": "What cannot be moved.",
   "type": "array",
   "items": {
    "help": "One constraint.",
    "shortest": 1,
    "type": "string",
    "example": "Before the summer holidays"
   }
  },
  {
   "name": "risks",
   "title": "Risks",
   "help": "What could go wrong.",
   "type": "array",
   "items": {
    "help": "One risk.",
    "shortest": 1,
    "type": "string",
    "example": "The computers are locked"
   }
  },
  {
   "name": "decision",
   "title": "Decision",
   "help": "What G0 decided. `accepted`: it becomes a project, or several. `merged`: it joins one that exists. `rejected`: no, with a reason. `postponed`: asked again later.",
   "enum": [
    "accepted",
    "merged",
    "rejected",
    "postponed"
   ],
   "type": "string",
   "example": "accepted"
  },
  {
   "name": "decided_on",
   "title": "Decided on",
   "help": "The day of G0.",
   "format": "date",
   "type": "string",
   "example": "2025-12-08"
  },
  {
   "name": "decided_by",
   "title": "Decided by",
   "help": "Who decided for the board.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "olga"
  },
  {
   "name": "reason",
   "title": "Reason",
   "help": "Why, above all where the answer is no.",
   "shortest": 1,
   "type": "string",
   "example": "Twenty days a year are worth it"
  },
  {
   "name": "projects",
   "title": "Projects",
   "help": "What became of it: the projects' ids.",
   "type": "array",
   "items": {
    "title": "Short name",
    "help": "Lower-case letters, digits and hyphens, starting with a letter; 2 to 63 characters.",
    "pattern": "^[a-z][a-z0-9-]{1,62}$",
    "type": "string",
    "example": "hidden-number"
   }
  },
  {
   "name": "leader",
   "title": "Leader",
   "help": "Who leads provisionally, until the charter is agreed.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ben"
  }
 ]
});
