pmo.form({
 "kind": "known-findings",
 "title": "Known findings",
 "purpose": "What failed on the day on which a running project adopted the standard, one entry for each finding. They are counted until they are fixed; whatever is new fails from the first day.",
 "file": "known-findings.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `known-findings/v1`: the kit finds the artifact by it.",
   "const": "known-findings/v1",
   "type": "string",
   "example": "known-findings/v1",
   "required": true
  },
  {
   "name": "started",
   "title": "Started",
   "help": "Where the burn-down begins.",
   "type": "object",
   "fields": [
    {
     "name": "on",
     "title": "On",
     "help": "The day on which the project adopted the standard.",
     "format": "date",
     "type": "string",
     "example": "2026-01-05",
     "required": true
    },
    {
     "name": "findings",
     "title": "Findings",
     "help": "How many findings there were on that day.",
     "least": 0,
     "type": "integer",
     "example": 42,
     "required": true
    }
   ],
   "required": true
  },
  {
   "name": "findings",
   "title": "Findings",
   "help": "The known findings, one entry each.",
   "type": "array",
   "items": {
    "title": "Finding",
    "help": "One finding, identified by its fingerprint and not by its line.",
    "type": "object",
    "fields": [
     {
      "name": "fingerprint",
      "title": "Fingerprint",
      "help": "The finding's identity: the first 16 hex digits of SHA-256 over subject, rule and path.",
      "pattern": "^[0-9a-f]{16}$",
      "shortest": 16,
      "longest": 16,
      "type": "string",
      "example": "0df18e9ebd77c92a",
      "required": true
     },
     {
      "name": "rule",
      "title": "Rule",
      "help": "The rule's id.",
      "pattern": "^(([A-Z][A-Z0-9]{0,11}-){1,3}[0-9]{3}|[a-z][a-z0-9]*(-[a-z0-9]+){1,5})$",
      "type": "string",
      "example": "PLAN-014",
      "required": true
     },
     {
      "name": "subject",
      "title": "Subject",
      "help": "What the rule finds fault with.",
      "pattern": "^[^ ].*$",
      "shortest": 1,
      "type": "string",
      "example": "hidden-number/plan/tasks[T-04]",
      "required": true
     },
     {
      "name": "since",
      "title": "Since",
      "help": "The day since which it is known.",
      "format": "date",
      "type": "string",
      "example": "2026-01-05",
      "required": true
     }
    ]
   },
   "required": true
  }
 ]
});
