pmo.form({
 "kind": "project-handbook",
 "title": "Project handbook",
 "purpose": "How this project is run, where the standard leaves a choice: who is responsible for what, how often things happen, who may approve how much, how problems are escalated, which groups are affected, and who is told what.",
 "file": "handbook.md",
 "key": "",
 "outside": false,
 "markdown": true,
 "sections": [
  {
   "title": "How we work",
   "help": "Where do we keep what? What do we do differently from other projects, and why?"
  },
  {
   "title": "Meetings",
   "help": "Which ones, when, who must be there? What would break if this one did not take place?"
  },
  {
   "title": "Quality",
   "help": "Who looks at what before it is called done?"
  }
 ],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `project-handbook/v1`: the kit finds the artifact by it.",
   "const": "project-handbook/v1",
   "type": "string",
   "example": "project-handbook/v1",
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
   "help": "Who keeps the handbook up to date. The sponsor is accountable.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "responsibilities",
   "title": "Responsibilities",
   "help": "Who is accountable for each artifact, and who writes it. One accountable person each.",
   "type": "array",
   "items": {
    "title": "Responsibility",
    "help": "One artifact.",
    "type": "object",
    "fields": [
     {
      "name": "artifact",
      "title": "Artifact",
      "help": "The kind of artifact, as the standard calls it.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "shortest": 1,
      "type": "string",
      "example": "plan",
      "required": true
     },
     {
      "name": "accountable",
      "title": "Accountable",
      "help": "The accountable person.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga",
      "required": true
     },
     {
      "name": "responsible",
      "title": "Responsible",
      "help": "Those who write it.",
      "type": "array",
      "items": {
       "title": "Person id",
       "help": "The id of a person, as `pmo.yaml`, the people registry or the stakeholder register has it, or of a group of the project handbook. Never a full name: names are kept where they can be erased.",
       "pattern": "^[a-z][a-z0-9._-]{1,39}$",
       "type": "string",
       "example": "ada"
      }
     },
     {
      "name": "supports",
      "title": "Supports",
      "help": "Those who give their time to it.",
      "type": "array",
      "items": {
       "title": "Person id",
       "help": "The id of a person, as `pmo.yaml`, the people registry or the stakeholder register has it, or of a group of the project handbook. Never a full name: names are kept where they can be erased.",
       "pattern": "^[a-z][a-z0-9._-]{1,39}$",
       "type": "string",
       "example": "ada"
      }
     },
     {
      "name": "consulted",
      "title": "Consulted",
      "help": "Those who are asked before it is agreed.",
      "type": "array",
      "items": {
       "title": "Person id",
       "help": "The id of a person, as `pmo.yaml`, the people registry or the stakeholder register has it, or of a group of the project handbook. Never a full name: names are kept where they can be erased.",
       "pattern": "^[a-z][a-z0-9._-]{1,39}$",
       "type": "string",
       "example": "ada"
      }
     },
     {
      "name": "informed",
      "title": "Informed",
      "help": "Those who are informed.",
      "type": "array",
      "items": {
       "title": "Person id",
       "help": "The id of a person, as `pmo.yaml`, the people registry or the stakeholder register has it, or of a group of the project handbook. Never a full name: names are kept where they can be erased.",
       "pattern": "^[a-z][a-z0-9._-]{1,39}$",
       "type": "string",
       "example": "ada"
      }
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "cadence",
   "title": "Cadence",
   "help": "How often what happens, in days, and when.",
   "type": "object",
   "fields": [
    {
     "name": "status_report_days",
     "title": "Status report",
     "help": "Days between status reports while executing.",
     "least": 1,
     "type": "integer",
     "example": 14,
     "from": "T2"
    },
    {
     "name": "log_review_days",
     "title": "Log review",
     "help": "Days between reviews of the whole log.",
     "least": 1,
     "type": "integer",
     "example": 14
    },
    {
     "name": "steering_days",
     "title": "Steering",
     "help": "Days between meetings of the steering committee, where it meets by the calendar.",
     "least": 1,
     "type": "integer",
     "example": 42,
     "from": "T3"
    },
    {
     "name": "steering_on",
     "title": "Steering on",
     "help": "The days on which the steering committee meets, where they are known; the past ones stay. The steering page tells from them what happened since the last meeting.",
     "type": "array",
     "items": {
      "title": "Day",
      "help": "The day of a meeting.",
      "format": "date",
      "type": "string",
      "example": "2026-05-07"
     }
    }
   ]
  },
  {
   "name": "escalation",
   "title": "Escalation",
   "help": "To whom an unsolved problem is escalated, step by step.",
   "type": "array",
   "items": {
    "title": "Step",
    "help": "One step up.",
    "type": "object",
    "fields": [
     {
      "name": "to",
      "title": "To",
      "help": "To whom it goes.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga",
      "required": true
     },
     {
      "name": "after_days",
      "title": "After days",
      "help": "After how many days without an answer it is escalated to them.",
      "least": 0,
      "type": "integer",
      "example": 5
     },
     {
      "name": "channel",
      "title": "Channel",
      "help": "How they are reached.",
      "shortest": 1,
      "type": "string",
      "example": "by telephone"
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "change_authority",
   "title": "Change authority",
   "help": "Who may approve a change up to which cost and by how many days. Beyond that the next body decides: sponsor, steering committee, portfolio board.",
   "type": "array",
   "items": {
    "title": "Authority",
    "help": "One limit.",
    "type": "object",
    "fields": [
     {
      "name": "role",
      "title": "Role",
      "help": "The role that decides.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "project-owner",
      "required": true
     },
     {
      "name": "up_to",
      "title": "Up to",
      "help": "The most that a change may add to the budget, in the charter's unit.",
      "least": 0,
      "type": "number",
      "example": 10000,
      "required": true
     },
     {
      "name": "days",
      "title": "Days",
      "help": "The most calendar days by which a change may move the last milestone; absent: any.",
      "least": 0,
      "type": "integer",
      "example": 10
     }
    ]
   },
   "from": "T3"
  },
  {
   "name": "stakeholders",
   "title": "Stakeholder groups",
   "help": "The groups that the project affects, or that can help or stop it, and how each is engaged. Groups only: persons with a role are named in `pmo.yaml`, and in a major project in the stakeholder register.",
   "type": "array",
   "items": {
    "title": "Group",
    "help": "One group: a unit, a committee, users, a supplier.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "A short name for the group.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "players",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What the group is called.",
      "shortest": 1,
      "type": "string",
      "example": "The test players",
      "required": true
     },
     {
      "name": "interest",
      "title": "Interest",
      "help": "What they want from the project, or fear from it.",
      "shortest": 1,
      "type": "string",
      "example": "a game that is not over after a day",
      "from": "T2"
     },
     {
      "name": "influence",
      "title": "Influence",
      "help": "How much they can help or hinder, from 1 to 5.",
      "least": 1,
      "most": 5,
      "type": "integer",
      "example": 4,
      "from": "T2"
     },
     {
      "name": "stance",
      "title": "Stance",
      "help": "How the group sees the project. `supportive`: wants it. `neutral`: does not mind. `critical`: would rather not. `unknown`: nobody asked yet.",
      "enum": [
       "supportive",
       "neutral",
       "critical",
       "unknown"
      ],
      "type": "string",
      "example": "neutral"
     },
     {
      "name": "engagement",
      "title": "Engagement",
      "help": "What we do to keep them on board, and how often.",
      "shortest": 1,
      "type": "string",
      "example": "a test afternoon every second week"
     },
     {
      "name": "external",
      "title": "External",
      "help": "Whether they belong to another organisation.",
      "type": "boolean"
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who is responsible for the contact.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "from": "T3"
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "messages",
   "title": "Messages",
   "help": "Who hears what from the project, how often, and from whom.",
   "type": "array",
   "items": {
    "title": "Message",
    "help": "One regular message.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The message's id: `CM-` and a number. Give it once, never use it again.",
      "pattern": "^CM-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "CM-01",
      "required": true
     },
     {
      "name": "audience",
      "title": "Audience",
      "help": "Who hears it: a group of `stakeholders`, or a person.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "players",
      "required": true
     },
     {
      "name": "what",
      "title": "What",
      "help": "What they are told.",
      "shortest": 1,
      "type": "string",
      "example": "What came of what they said",
      "required": true
     },
     {
      "name": "wanted",
      "title": "Wanted",
      "help": "What they should know, believe or do afterwards.",
      "shortest": 1,
      "type": "string",
      "example": "They come again",
      "from": "T3"
     },
     {
      "name": "channel",
      "title": "Channel",
      "help": "By which way: a meeting, a mail, a page.",
      "shortest": 1,
      "type": "string",
      "example": "test afternoon",
      "from": "T2"
     },
     {
      "name": "every_days",
      "title": "Every days",
      "help": "How often, in days; absent when it happens at gates only.",
      "least": 1,
      "type": "integer",
      "example": 14
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who says it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "from": "T2"
     }
    ]
   },
   "from": "T2"
  }
 ]
});
