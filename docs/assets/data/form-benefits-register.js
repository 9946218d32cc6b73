pmo.form({
 "kind": "benefits-register",
 "title": "Benefits register",
 "purpose": "What will be better afterwards, by how much, how it is measured, who in the business makes it happen, and what the business changes for it. It stays open after the project is closed.",
 "file": "benefits.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `benefits-register/v1`: the kit finds the artifact by it.",
   "const": "benefits-register/v1",
   "type": "string",
   "example": "benefits-register/v1",
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
   "name": "benefits",
   "title": "Benefits",
   "help": "What will be better.",
   "type": "array",
   "items": {
    "title": "Benefit",
    "help": "One improvement that can be measured.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The benefit's id.",
      "pattern": "^B-[0-9]{1,5}$",
      "type": "string",
      "example": "B-01",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What will be better, for whom.",
      "shortest": 1,
      "type": "string",
      "example": "Players find their number without asking",
      "required": true
     },
     {
      "name": "type",
      "title": "Type",
      "help": "What sort it is. `financial`: money earned or saved. `capacity`: time freed for something else. `quality`: fewer faults, better service. `compliance`: an obligation met. `strategic`: a step towards an objective. `harm`: a disbenefit, knowingly accepted.",
      "enum": [
       "financial",
       "capacity",
       "quality",
       "compliance",
       "strategic",
       "harm"
      ],
      "type": "string",
      "example": "quality",
      "from": "T3"
     },
     {
      "name": "measure",
      "title": "Measure",
      "help": "What is counted, and in what.",
      "shortest": 1,
      "type": "string",
      "example": "players who come back within a week, of 100",
      "from": "T2"
     },
     {
      "name": "baseline",
      "title": "Baseline",
      "help": "Its value before the project.",
      "type": "number",
      "example": 0,
      "from": "T2"
     },
     {
      "name": "target",
      "title": "Target",
      "help": "The value that was promised.",
      "type": "number",
      "example": 25,
      "from": "T2"
     },
     {
      "name": "due",
      "title": "Due",
      "help": "The day on which the target is to be reached.",
      "format": "date",
      "type": "string",
      "example": "2027-03-01",
      "from": "T2"
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "The person in the business who makes it happen and stays after the project. Never the leader.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "from": "T2"
     },
     {
      "name": "enabled_by",
      "title": "Enabled by",
      "help": "The deliverables that it needs.",
      "type": "array",
      "items": {
       "title": "Deliverable id",
       "help": "The id of a deliverable: `DL-` and a number. Give it once, never use it again for something else.",
       "pattern": "^DL-[0-9]{1,5}$",
       "type": "string",
       "example": "DL-01"
      },
      "from": "T3"
     },
     {
      "name": "readings",
      "title": "Readings",
      "help": "What was measured, when.",
      "type": "array",
      "items": {
       "title": "Reading",
       "help": "One measurement.",
       "type": "object",
       "fields": [
        {
         "name": "on",
         "title": "On",
         "help": "The day of the measurement.",
         "format": "date",
         "type": "string",
         "example": "2027-03-01",
         "required": true
        },
        {
         "name": "value",
         "title": "Value",
         "help": "The value read.",
         "type": "number",
         "example": 27,
         "required": true
        },
        {
         "name": "source",
         "title": "Source",
         "help": "Where it comes from.",
         "shortest": 1,
         "type": "string",
         "example": "page statistics, week 9"
        }
       ]
      }
     },
     {
      "name": "status",
      "title": "Status",
      "help": "Its status. `expected`: still to come. `realised`: measured, and reached. `missed`: measured, and not reached. `dropped`: given up by a decision.",
      "enum": [
       "expected",
       "realised",
       "missed",
       "dropped"
      ],
      "type": "string",
      "example": "expected",
      "required": true
     },
     {
      "name": "reason",
      "title": "Reason",
      "help": "Why it was missed or dropped, and what follows.",
      "shortest": 1,
      "type": "string",
      "example": "The schools link to another page; see lesson L-03"
     }
    ]
   },
   "required": true,
   "from": "T2"
  },
  {
   "name": "activities",
   "title": "Activities",
   "help": "What the business changes so that the result is used: habits, rules, training, posts.",
   "type": "array",
   "items": {
    "title": "Activity",
    "help": "One thing that the business changes.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The activity's id: `BI-` and a number. Give it once, never use it again.",
      "pattern": "^BI-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "BI-01",
      "required": true
     },
     {
      "name": "what",
      "title": "What",
      "help": "What is done.",
      "shortest": 1,
      "type": "string",
      "example": "Libraries put the link on their first page",
      "required": true
     },
     {
      "name": "groups",
      "title": "Groups",
      "help": "Whom it touches: groups of the handbook's `stakeholders`, or persons.",
      "type": "array",
      "items": {
       "title": "Person id",
       "help": "The id of a person, as `pmo.yaml`, the people registry or the stakeholder register has it, or of a group of the project handbook. Never a full name: names are kept where they can be erased.",
       "pattern": "^[a-z][a-z0-9._-]{1,39}$",
       "type": "string",
       "example": "ada"
      },
      "from": "T3"
     },
     {
      "name": "benefits",
      "title": "Benefits",
      "help": "The benefits that need it.",
      "type": "array",
      "items": {
       "title": "Benefit id",
       "help": "The id of a benefit: `B-` and a number. Give it once, never use it again for something else.",
       "pattern": "^B-[0-9]{1,5}$",
       "type": "string",
       "example": "B-01"
      }
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "The person in the business who does it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "from": "T2"
     },
     {
      "name": "due",
      "title": "Due",
      "help": "By when.",
      "format": "date",
      "type": "string",
      "example": "2026-10-30",
      "from": "T2"
     },
     {
      "name": "status",
      "title": "Status",
      "help": "`planned`: to come. `in-progress`: begun. `done`: done. `dropped`: given up.",
      "enum": [
       "planned",
       "in-progress",
       "done",
       "dropped"
      ],
      "type": "string",
      "example": "planned",
      "required": true
     },
     {
      "name": "after_project",
      "title": "After the project",
      "help": "Whether it goes on when the project is closed.",
      "type": "boolean"
     }
    ]
   }
  }
 ]
});
