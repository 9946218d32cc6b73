pmo.form({
 "kind": "outsourcing-plan",
 "title": "Outsourcing plan",
 "purpose": "What the project buys: from which supplier, why, who approves it, and how delivery is accepted. Required as soon as a supplier is paid to deliver.",
 "file": "outsourcing.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `outsourcing-plan/v1`: the kit finds the artifact by it.",
   "const": "outsourcing-plan/v1",
   "type": "string",
   "example": "outsourcing-plan/v1",
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
   "help": "The status of the document. `draft`: being written, may be incomplete. `in-review`: complete in the author's eyes, waiting for its gate. `approved`: a gate review lists it with a go; its content is now the agreement. `superseded`: replaced, kept for the record.",
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
   "help": "Who keeps the outsourcing plan up to date. The portfolio board is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "contracts",
   "title": "Contracts",
   "help": "What is bought.",
   "type": "array",
   "items": {
    "title": "Contract",
    "help": "One contract.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The contract's id: `OC-` and a number. Give it once, never use it again.",
      "pattern": "^OC-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "OC-01",
      "required": true
     },
     {
      "name": "what",
      "title": "What",
      "help": "What is bought.",
      "shortest": 1,
      "type": "string",
      "example": "The game server",
      "required": true
     },
     {
      "name": "why",
      "title": "Why",
      "help": "Why it is bought and not built.",
      "shortest": 1,
      "type": "string",
      "example": "Nobody of ours has built one"
     },
     {
      "name": "supplier",
      "title": "Supplier",
      "help": "Who delivers: a group of the handbook, or a person of the stakeholder register, marked external.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "supplier",
      "from": "T2"
     },
     {
      "name": "deliverables",
      "title": "Deliverables",
      "help": "The deliverables of the plan that it provides.",
      "type": "array",
      "items": {
       "title": "Deliverable id",
       "help": "The id of a deliverable: `DL-` and a number. Give it once, never use it again for something else.",
       "pattern": "^DL-[0-9]{1,5}$",
       "type": "string",
       "example": "DL-01"
      },
      "from": "T2"
     },
     {
      "name": "value",
      "title": "Value",
      "help": "What it costs, in the charter's unit.",
      "least": 0,
      "type": "number",
      "example": 90000,
      "from": "T2"
     },
     {
      "name": "from",
      "title": "From",
      "help": "Its first day.",
      "format": "date",
      "type": "string",
      "example": "2026-04-03"
     },
     {
      "name": "to",
      "title": "To",
      "help": "Its last day.",
      "format": "date",
      "type": "string",
      "example": "2026-11-27"
     },
     {
      "name": "approver",
      "title": "Approver",
      "help": "Who signs off invoices. Not the leader.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "sol",
      "from": "T2"
     },
     {
      "name": "signed_on",
      "title": "Signed on",
      "help": "The day of the signature.",
      "format": "date",
      "type": "string",
      "example": "2026-04-02"
     },
     {
      "name": "exit",
      "title": "Exit",
      "help": "How the contract can be ended, and what we keep.",
      "shortest": 1,
      "type": "string",
      "example": "The code is ours; eight weeks' notice",
      "from": "T3"
     }
    ]
   },
   "required": true,
   "from": "T2"
  }
 ]
});
