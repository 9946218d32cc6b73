pmo.form({
 "kind": "leader-assignment",
 "title": "Leader assignment",
 "purpose": "Who leads the project, who is the deputy, why they are suitable, and how much time they have. Proposed with reasons, decided by a person.",
 "file": "leader-assignment.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `leader-assignment/v1`: the kit finds the artifact by it.",
   "const": "leader-assignment/v1",
   "type": "string",
   "example": "leader-assignment/v1",
   "required": true
  },
  {
   "name": "version",
   "title": "Version",
   "help": "The version of this document: a whole number that goes up with every approval.",
   "least": 1,
   "type": "integer",
   "example": 1,
   "required": true
  },
  {
   "name": "status",
   "title": "Status",
   "help": "The status of the document. A gate's `go` approves all of its documents at once, so `in-review` is the last status that you set yourself. `draft`: being written, may be incomplete. `in-review`: complete in the author's eyes, waiting for its gate. `approved`: a gate review lists it with a go; its content is now the agreement. `superseded`: replaced, kept for the record.",
   "enum": [
    "draft",
    "in-review",
    "approved",
    "superseded"
   ],
   "type": "string",
   "example": "draft",
   "required": true
  },
  {
   "name": "owner",
   "title": "Owner",
   "help": "Who keeps the assignment: the solution provider, or the PMO in directive mode.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "sol",
   "required": true
  },
  {
   "name": "leader",
   "title": "Leader",
   "help": "Who leads.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "deputy",
   "title": "Deputy",
   "help": "Who leads when the leader is away.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ben",
   "from": "T2"
  },
  {
   "name": "provisional",
   "title": "Provisional",
   "help": "Whether the leader is named only until the charter is approved.",
   "type": "boolean"
  },
  {
   "name": "from",
   "title": "From",
   "help": "The first day.",
   "format": "date",
   "type": "string",
   "example": "2026-01-05",
   "from": "T2"
  },
  {
   "name": "to",
   "title": "To",
   "help": "The last day; the project's end when absent.",
   "format": "date",
   "type": "string",
   "example": "2026-06-30"
  },
  {
   "name": "load_percent",
   "title": "Load",
   "help": "How much of the leader's working time this project gets, in percent.",
   "least": 1,
   "most": 100,
   "type": "integer",
   "example": 60,
   "from": "T2"
  },
  {
   "name": "other_load_percent",
   "title": "Other load",
   "help": "How much the leader's other projects take, in percent.",
   "least": 0,
   "most": 200,
   "type": "integer",
   "example": 30,
   "from": "T3"
  },
  {
   "name": "required_level",
   "title": "Required level",
   "help": "The certificate that this project asks for; at least its tier. `T1`, `T2` or `T3`.",
   "enum": [
    "T1",
    "T2",
    "T3"
   ],
   "type": "string",
   "example": "T3",
   "from": "T2"
  },
  {
   "name": "supervised_by",
   "title": "Supervised by",
   "help": "Who supervises a leader who does not yet have the certificate.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "pia"
  },
  {
   "name": "rationale",
   "title": "Rationale",
   "help": "Why this person: skills and experience that the project needs. Nothing that you would not say to their face.",
   "shortest": 1,
   "type": "string",
   "example": "Led two T2 projects with the same supplier; knows the data protection office.",
   "from": "T2"
  },
  {
   "name": "conflicts",
   "title": "Conflicts of interest",
   "help": "What the leader or the deputy stays out of because of a conflict of interest. An empty list means: asked, none. The reason is told to the person to whom it was declared, and is written in no file.",
   "type": "array",
   "items": {
    "title": "Conflict",
    "help": "What one person stays out of.",
    "type": "object",
    "fields": [
     {
      "name": "person",
      "title": "Person",
      "help": "Who stays out of it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben",
      "required": true
     },
     {
      "name": "stays_out_of",
      "title": "Stays out of",
      "help": "What they neither prepare nor decide, and who does it instead. Never why: that is personal data, of others too.",
      "shortest": 1,
      "type": "string",
      "example": "The supplier's invoices; Sol signs them off alone.",
      "required": true
     },
     {
      "name": "declared_to",
      "title": "Declared to",
      "help": "To whom they declared it; not themselves.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "sol",
      "required": true
     },
     {
      "name": "on",
      "title": "On",
      "help": "The day on which they declared it.",
      "format": "date",
      "type": "string",
      "example": "2026-01-14",
      "required": true
     }
    ]
   }
  },
  {
   "name": "decided_by",
   "title": "Decided by",
   "help": "Who decided; not the leader.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "sol",
   "from": "T2"
  },
  {
   "name": "decided_on",
   "title": "Decided on",
   "help": "The day of the decision.",
   "format": "date",
   "type": "string",
   "example": "2026-01-07",
   "from": "T2"
  }
 ]
});
