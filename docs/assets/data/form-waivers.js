pmo.form({
 "kind": "waivers",
 "title": "Waivers",
 "purpose": "Dated, approved exceptions from single rules. A waived finding stays visible, and counts again when the waiver ends.",
 "file": "waivers.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `waivers/v1`: the kit finds the artifact by it.",
   "const": "waivers/v1",
   "type": "string",
   "example": "waivers/v1",
   "required": true
  },
  {
   "name": "waivers",
   "title": "Waivers",
   "help": "The exceptions.",
   "type": "array",
   "items": {
    "title": "Waiver",
    "help": "One exception from one rule.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The waiver's id.",
      "pattern": "^W-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "W-01",
      "required": true
     },
     {
      "name": "rule",
      "title": "Rule",
      "help": "The rule's id, or its short name.",
      "pattern": "^(([A-Z][A-Z0-9]{0,11}-){1,3}[0-9]{3}|[a-z][a-z0-9]*(-[a-z0-9]+){1,5})$",
      "type": "string",
      "example": "PLAN-014",
      "required": true
     },
     {
      "name": "subject",
      "title": "Subject",
      "help": "What it covers: a finding's subject, `*` standing for anything within one part, `**` for any number of parts.",
      "pattern": "^[^ ].*$",
      "shortest": 1,
      "type": "string",
      "example": "hidden-number/plan/tasks[T-04]",
      "required": true
     },
     {
      "name": "reason",
      "title": "Reason",
      "help": "Why the rule does not help here. “No time” is not a reason, it is a risk.",
      "shortest": 10,
      "type": "string",
      "example": "The task waits for the test machine by agreement.",
      "required": true
     },
     {
      "name": "by",
      "title": "By",
      "help": "Who asks for it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ada"
     },
     {
      "name": "role",
      "title": "Role",
      "help": "The role in which it was approved.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "project-owner"
     },
     {
      "name": "approved_by",
      "title": "Approved by",
      "help": "Who allows it; somebody else.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga"
     },
     {
      "name": "approved_on",
      "title": "Approved on",
      "help": "The day on which it was allowed.",
      "format": "date",
      "type": "string",
      "example": "2026-02-10"
     },
     {
      "name": "until",
      "title": "Until",
      "help": "The last day on which it holds.",
      "format": "date",
      "type": "string",
      "example": "2026-02-27",
      "required": true
     },
     {
      "name": "decision",
      "title": "Decision",
      "help": "The decision in the log.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-03"
     },
     {
      "name": "instead",
      "title": "Instead",
      "help": "What is done instead, so that the rule's purpose is still served.",
      "shortest": 1,
      "type": "string",
      "example": "Ben reports on it every Friday."
     }
    ]
   },
   "required": true
  }
 ]
});
