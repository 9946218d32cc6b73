pmo.form({
 "kind": "gate-review",
 "title": "Gate review",
 "purpose": "What was decided at a gate, on which documents, by whom, on which conditions. It approves the documents that it lists, all at once.",
 "file": "reviews/{key}.yaml",
 "key": "id",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `gate-review/v1`: the kit finds the artifact by it.",
   "const": "gate-review/v1",
   "type": "string",
   "example": "gate-review/v1",
   "required": true
  },
  {
   "name": "id",
   "title": "Id",
   "help": "The review's id: `GR-` and a number, counting up.",
   "pattern": "^GR-[0-9]{1,5}$",
   "shortest": 1,
   "type": "string",
   "example": "GR-01",
   "required": true
  },
  {
   "name": "gates",
   "title": "Gates",
   "help": "The gates that were held. Small projects may hold several at once.",
   "few": 1,
   "type": "array",
   "items": {
    "title": "Gate",
    "help": "A decision point. `G0`: intake. `RfP`: ready for planning. `RfE`: ready for executing. `stage`: stage gate within executing. `GL`: go-live. `RfC`: ready for closing. `GC`: closure. `GB`: benefits review.",
    "enum": [
     "G0",
     "RfP",
     "RfE",
     "stage",
     "GL",
     "RfC",
     "GC",
     "GB"
    ],
    "type": "string",
    "example": "RfP"
   },
   "required": true
  },
  {
   "name": "date",
   "title": "Date",
   "help": "The day of the decision.",
   "format": "date",
   "type": "string",
   "example": "2026-01-16",
   "required": true
  },
  {
   "name": "decision",
   "title": "Decision",
   "help": "What was decided. `go`: on to the next phase; the listed documents are approved. `conditional`: on, while the conditions are being met; the listed documents are approved. `rework`: the documents are improved, then the same gate again. `hold`: stop working until further notice. `stop`: end the project through a short closing.",
   "enum": [
    "go",
    "conditional",
    "rework",
    "hold",
    "stop"
   ],
   "type": "string",
   "example": "go",
   "required": true
  },
  {
   "name": "reason",
   "title": "Reason",
   "help": "Why it was decided so; needed for anything but a go.",
   "shortest": 1,
   "type": "string",
   "example": "The bound was proven, the budget is small."
  },
  {
   "name": "artifacts",
   "title": "Artifacts",
   "help": "The documents on which it was decided.",
   "type": "array",
   "items": {
    "title": "Approved artifact",
    "help": "One file and its content.",
    "type": "object",
    "fields": [
     {
      "name": "path",
      "title": "Path",
      "help": "The file, from the repository's root.",
      "pattern": "^[^ ].*$",
      "shortest": 1,
      "type": "string",
      "example": "pmo/charter.md",
      "required": true
     },
     {
      "name": "sha256",
      "title": "Content hash",
      "help": "SHA-256 of the approved content, where it was recorded, behind `2:`, the way it was made; without that, in the first way, which counted blanks at line ends, too. A later edit then shows as not approved.",
      "pattern": "^([23]:)?[0-9a-f]{64}$",
      "shortest": 1,
      "type": "string",
      "example": "3:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
     },
     {
      "name": "changed",
      "title": "Changed",
      "help": "What changed in it since an earlier review approved it, in one sentence. Until RfE a document that changed is approved again with this.",
      "shortest": 1,
      "type": "string",
      "example": "The pilot moved by a week."
     },
     {
      "name": "change",
      "title": "Change",
      "help": "The approved change that explains why it is not what an earlier review approved; where several came in, the last of them. From RfE on a document that changed is approved again with this only.",
      "pattern": "^C-[0-9]{1,5}$",
      "type": "string",
      "example": "C-01"
     }
    ]
   }
  },
  {
   "name": "checklist",
   "title": "Checklist",
   "help": "The gate's questions and their answers.",
   "type": "array",
   "items": {
    "title": "Checklist answer",
    "help": "One question and its answer.",
    "type": "object",
    "fields": [
     {
      "name": "question",
      "title": "Question",
      "help": "What was asked.",
      "shortest": 1,
      "type": "string",
      "example": "Is the outcome still worth the budget?",
      "required": true
     },
     {
      "name": "answer",
      "title": "Answer",
      "help": "What was found. `met`: it is so. `not-met`: it is not so; see the note. `not-applicable`: does not arise here.",
      "enum": [
       "met",
       "not-met",
       "not-applicable"
      ],
      "type": "string",
      "example": "met",
      "required": true
     },
     {
      "name": "note",
      "title": "Note",
      "help": "What the answer rests on.",
      "shortest": 1,
      "type": "string",
      "example": "Sponsor confirmed."
     }
    ]
   }
  },
  {
   "name": "conditions",
   "title": "Conditions",
   "help": "What must still be done, when the decision is conditional.",
   "type": "array",
   "items": {
    "title": "Condition",
    "help": "One thing to be done by a day.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The condition's id.",
      "pattern": "^CON-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "CON-1",
      "required": true
     },
     {
      "name": "text",
      "title": "Text",
      "help": "What must be true.",
      "shortest": 1,
      "type": "string",
      "example": "The reviewer for the tests is named.",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who sees to it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ada"
     },
     {
      "name": "due",
      "title": "Due",
      "help": "The day by which it must be true.",
      "format": "date",
      "type": "string",
      "example": "2026-01-30"
     },
     {
      "name": "status",
      "title": "Status",
      "help": "Its status. `open`: still to be done. `met`: done. `cancelled`: dropped by those who set it.",
      "enum": [
       "open",
       "met",
       "cancelled"
      ],
      "type": "string",
      "example": "open",
      "required": true
     },
     {
      "name": "met_on",
      "title": "Met on",
      "help": "The day on which it was done.",
      "format": "date",
      "type": "string",
      "example": "2026-01-28"
     },
     {
      "name": "evidence",
      "title": "Evidence",
      "help": "What shows it.",
      "shortest": 1,
      "type": "string",
      "example": "mail of 28 January"
     },
     {
      "name": "met_by",
      "title": "Met by",
      "help": "Who has seen that it is done: somebody other than its owner.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga"
     },
     {
      "name": "cancelled",
      "title": "Cancelled",
      "help": "Who dropped it: somebody of the body that set it, in the role in which they did, and when.",
      "type": "object",
      "fields": [
       {
        "name": "by",
        "title": "By",
        "help": "The person who approved.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "olga",
        "required": true
       },
       {
        "name": "role",
        "title": "Role",
        "help": "The role in which they approved.",
        "pattern": "^[a-z][a-z0-9-]{1,62}$",
        "type": "string",
        "example": "project-owner"
       },
       {
        "name": "on",
        "title": "On",
        "help": "The day of the approval.",
        "format": "date",
        "type": "string",
        "example": "2026-02-02"
       },
       {
        "name": "channel",
        "title": "Channel",
        "help": "How they said yes. `meeting`: in a meeting, see the minutes. `mail`: by mail or chat. `form`: through a form or a tool. `signature`: on paper or signed electronically. `merge`: by merging a change in git.",
        "enum": [
         "meeting",
         "mail",
         "form",
         "signature",
         "merge"
        ],
        "type": "string",
        "example": "meeting"
       },
       {
        "name": "evidence",
        "title": "Evidence",
        "help": "Where it can be seen: a link, or a file's path.",
        "shortest": 1,
        "type": "string",
        "example": "minutes of 2 February"
       },
       {
        "name": "recorded_by",
        "title": "Recorded by",
        "help": "Who wrote it down, when that was not the approver.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "ada"
       }
      ]
     },
     {
      "name": "reason",
      "title": "Reason",
      "help": "Why it was dropped.",
      "shortest": 1,
      "type": "string",
      "example": "The supplier left, and nobody depends on its contract."
     }
    ]
   }
  },
  {
   "name": "approvals",
   "title": "Approvals",
   "help": "Who decided.",
   "type": "array",
   "items": {
    "title": "Approval",
    "help": "Who approved, in which role, when, and what shows it. It is a claim: minutes or a mail are enough, and protected branches prove identity.",
    "type": "object",
    "fields": [
     {
      "name": "by",
      "title": "By",
      "help": "The person who approved.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga",
      "required": true
     },
     {
      "name": "role",
      "title": "Role",
      "help": "The role in which they approved.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "project-owner"
     },
     {
      "name": "on",
      "title": "On",
      "help": "The day of the approval.",
      "format": "date",
      "type": "string",
      "example": "2026-02-02"
     },
     {
      "name": "channel",
      "title": "Channel",
      "help": "How they said yes. `meeting`: in a meeting, see the minutes. `mail`: by mail or chat. `form`: through a form or a tool. `signature`: on paper or signed electronically. `merge`: by merging a change in git.",
      "enum": [
       "meeting",
       "mail",
       "form",
       "signature",
       "merge"
      ],
      "type": "string",
      "example": "meeting"
     },
     {
      "name": "evidence",
      "title": "Evidence",
      "help": "Where it can be seen: a link, or a file's path.",
      "shortest": 1,
      "type": "string",
      "example": "minutes of 2 February"
     },
     {
      "name": "recorded_by",
      "title": "Recorded by",
      "help": "Who wrote it down, when that was not the approver.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ada"
     }
    ]
   }
  },
  {
   "name": "commit",
   "title": "Commit",
   "help": "The commit that the deciders had before them.",
   "pattern": "^[0-9a-f]{7,64}$",
   "shortest": 1,
   "type": "string",
   "example": "3f786850e387550fdab836ed7e6dc881de23001b"
  }
 ]
});
