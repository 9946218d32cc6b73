pmo.form({
 "kind": "log",
 "title": "Log",
 "purpose": "What came up and what was done about it: risks, issues, decisions, changes, assumptions, lessons. The project's memory, and its only defence against “I thought we had agreed”.",
 "file": "log.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `log/v1`: the kit finds the artifact by it.",
   "const": "log/v1",
   "type": "string",
   "example": "log/v1",
   "required": true
  },
  {
   "name": "reviewed_on",
   "title": "Reviewed on",
   "help": "The last day on which somebody read the whole log and brought it up to date.",
   "format": "date",
   "type": "string",
   "example": "2026-02-13",
   "from": "T2"
  },
  {
   "name": "risks",
   "title": "Risks",
   "help": "What might happen, for worse or for better.",
   "type": "array",
   "items": {
    "title": "Risk",
    "help": "Something uncertain that would change the outcome, for worse (a threat) or for better (an opportunity).",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The risk's id.",
      "pattern": "^R-[0-9]{1,5}$",
      "type": "string",
      "example": "R-01",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "Cause, event and effect in one sentence: because of …, it may happen that …, and then ….",
      "shortest": 1,
      "type": "string",
      "example": "Because answers are typed by hand, a player may answer wrongly, and the search then never ends.",
      "required": true
     },
     {
      "name": "kind",
      "title": "Kind",
      "help": "Whether it would do harm or good. `threat`: it would do harm; the kind of a risk that does not say. `opportunity`: it would do good. An opportunity has no colour and needs no escalation.",
      "enum": [
       "threat",
       "opportunity"
      ],
      "type": "string",
      "example": "opportunity"
     },
     {
      "name": "category",
      "title": "Category",
      "help": "A word to group by.",
      "shortest": 1,
      "type": "string",
      "example": "technical",
      "from": "T3"
     },
     {
      "name": "status",
      "title": "Status",
      "help": "Whether it still counts. `open`: may still happen. `occurred`: it happened; an issue carries on from here. `closed`: can no longer happen, or no longer matters.",
      "enum": [
       "open",
       "occurred",
       "closed"
      ],
      "type": "string",
      "example": "open",
      "required": true
     },
     {
      "name": "likelihood",
      "title": "Likelihood",
      "help": "How likely it is today, from 1 (hardly) to 5 (almost certain).",
      "least": 1,
      "most": 5,
      "type": "integer",
      "example": 3,
      "required": true
     },
     {
      "name": "impact",
      "title": "Impact",
      "help": "How much it would matter today, from 1 (a nuisance, or a small gain) to 5 (the project fails, or gains as much as it was begun for).",
      "least": 1,
      "most": 5,
      "type": "integer",
      "example": 4,
      "required": true
     },
     {
      "name": "after",
      "title": "Rating expected after the response",
      "help": "How likely and how bad, or how good, it will be once the response is done. It counts instead of today's rating once `response_done_on` says that the response is done.",
      "type": "object",
      "fields": [
       {
        "name": "likelihood",
        "title": "Likelihood",
        "help": "How likely it will be then, from 1 (hardly) to 5 (almost certain).",
        "least": 1,
        "most": 5,
        "type": "integer",
        "example": 1,
        "required": true
       },
       {
        "name": "impact",
        "title": "Impact",
        "help": "How much it will matter then, from 1 (a nuisance, or a small gain) to 5.",
        "least": 1,
        "most": 5,
        "type": "integer",
        "example": 4,
        "required": true
       }
      ]
     },
     {
      "name": "rating_reason",
      "title": "Reason for the rating",
      "help": "Why it is rated so, or why the rating changed. One sentence is enough.",
      "shortest": 1,
      "type": "string",
      "example": "Two of ten test players mistyped."
     },
     {
      "name": "raised_by",
      "title": "Raised by",
      "help": "Who saw it first.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben"
     },
     {
      "name": "raised_on",
      "title": "Raised on",
      "help": "The day on which it was seen.",
      "format": "date",
      "type": "string",
      "example": "2026-01-12",
      "from": "T2"
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who watches it and carries out the response.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben",
      "from": "T1"
     },
     {
      "name": "response_type",
      "title": "Kind of response",
      "help": "What kind of response it is. For a threat: `avoid`: change the plan so that it cannot happen. `reduce`: make it less likely or less bad. `transfer`: let somebody else carry it, such as an insurer. For an opportunity: `exploit`: make sure that it happens. `enhance`: make it likelier or better. `share`: pursue it with somebody who gains as well. For both: `accept`: do nothing, knowingly.",
      "enum": [
       "avoid",
       "reduce",
       "transfer",
       "exploit",
       "enhance",
       "share",
       "accept"
      ],
      "type": "string",
      "example": "reduce",
      "from": "T3"
     },
     {
      "name": "response",
      "title": "Response",
      "help": "What is being done about it, by a verb.",
      "shortest": 1,
      "type": "string",
      "example": "Check the answers against each other and start again when they cannot all be true."
     },
     {
      "name": "target_date",
      "title": "Target date",
      "help": "The day by which the response is in place.",
      "format": "date",
      "type": "string",
      "example": "2026-02-06"
     },
     {
      "name": "response_done_on",
      "title": "Response done on",
      "help": "The day on which every action of the response was done. As soon as it is written, `after` counts instead of today's rating.",
      "format": "date",
      "type": "string",
      "example": "2026-02-04"
     },
     {
      "name": "escalated",
      "title": "Escalated",
      "help": "Whether it was taken to somebody above the leader.",
      "type": "boolean"
     },
     {
      "name": "decision",
      "title": "Decision",
      "help": "The decision taken about it.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-02"
     },
     {
      "name": "closed_on",
      "title": "Closed on",
      "help": "The day on which it was closed.",
      "format": "date",
      "type": "string",
      "example": "2026-02-20"
     },
     {
      "name": "closing_reason",
      "title": "Reason for closing",
      "help": "Why it no longer counts.",
      "shortest": 1,
      "type": "string",
      "example": "The program detects contradicting answers; tested."
     },
     {
      "name": "related",
      "title": "Related",
      "help": "Tasks, issues, changes or decisions that belong to it.",
      "type": "array",
      "items": {
       "title": "Item id",
       "help": "The id of anything in the log or the plan: a risk R, issue I, decision D, change C, assumption A, lesson L, deliverable DL, milestone M or task T.",
       "pattern": "^(R|I|D|C|A|L|DL|M|T)-[0-9]{1,5}$",
       "type": "string",
       "example": "T-03"
      }
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "issues",
   "title": "Issues",
   "help": "What has happened and needs doing.",
   "type": "array",
   "items": {
    "title": "Issue",
    "help": "Something that is in the way now.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The issue's id.",
      "pattern": "^I-[0-9]{1,5}$",
      "type": "string",
      "example": "I-01",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What is wrong, in a sentence.",
      "shortest": 1,
      "type": "string",
      "example": "The test machine is gone until Thursday.",
      "required": true
     },
     {
      "name": "category",
      "title": "Category",
      "help": "A word to group by.",
      "shortest": 1,
      "type": "string",
      "example": "resources"
     },
     {
      "name": "status",
      "title": "Status",
      "help": "Its status. `open`: not solved. `postponed`: can wait, with a reason. `resolved`: done; to be confirmed. `closed`: done and confirmed.",
      "enum": [
       "open",
       "postponed",
       "resolved",
       "closed"
      ],
      "type": "string",
      "example": "open",
      "required": true
     },
     {
      "name": "urgency",
      "title": "Urgency",
      "help": "How soon it must be solved, from 1 (some day) to 5 (today).",
      "least": 1,
      "most": 5,
      "type": "integer",
      "example": 4
     },
     {
      "name": "impact",
      "title": "Impact",
      "help": "How much it hurts, from 1 to 5.",
      "least": 1,
      "most": 5,
      "type": "integer",
      "example": 3
     },
     {
      "name": "raised_by",
      "title": "Raised by",
      "help": "Who brought it up.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben"
     },
     {
      "name": "raised_on",
      "title": "Raised on",
      "help": "The day on which it came up.",
      "format": "date",
      "type": "string",
      "example": "2026-02-09",
      "from": "T2"
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who solves it, or gets it solved.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ada",
      "from": "T2"
     },
     {
      "name": "action",
      "title": "Action",
      "help": "What is being done.",
      "shortest": 1,
      "type": "string",
      "example": "Run the tests on Ada's machine."
     },
     {
      "name": "target_date",
      "title": "Target date",
      "help": "The day by which it is to be solved.",
      "format": "date",
      "type": "string",
      "example": "2026-02-13",
      "from": "T2"
     },
     {
      "name": "escalated",
      "title": "Escalated",
      "help": "Whether it was escalated to somebody above the leader. Then a report has an ask for it.",
      "type": "boolean"
     },
     {
      "name": "decision",
      "title": "Decision",
      "help": "The decision that solved it; needed for an escalated issue once it is resolved.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-03"
     },
     {
      "name": "resolved_on",
      "title": "Resolved on",
      "help": "The day on which it was solved.",
      "format": "date",
      "type": "string",
      "example": "2026-02-12"
     },
     {
      "name": "related",
      "title": "Related",
      "help": "What else belongs to it.",
      "type": "array",
      "items": {
       "title": "Item id",
       "help": "The id of anything in the log or the plan: a risk R, issue I, decision D, change C, assumption A, lesson L, deliverable DL, milestone M or task T.",
       "pattern": "^(R|I|D|C|A|L|DL|M|T)-[0-9]{1,5}$",
       "type": "string",
       "example": "T-03"
      }
     }
    ]
   }
  },
  {
   "name": "decisions",
   "title": "Decisions",
   "help": "What was decided, by whom.",
   "type": "array",
   "items": {
    "title": "Decision",
    "help": "Something that was decided and that others rely upon.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The decision's id.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-01",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What was decided, as a statement.",
      "shortest": 1,
      "type": "string",
      "example": "The range grows to 1,000.",
      "required": true
     },
     {
      "name": "status",
      "title": "Status",
      "help": "Whether it holds. `proposed`: waiting for somebody to decide. `approved`: decided; it holds. `rejected`: decided against. `superseded`: replaced by a later one.",
      "enum": [
       "proposed",
       "approved",
       "rejected",
       "superseded"
      ],
      "type": "string",
      "example": "approved",
      "required": true
     },
     {
      "name": "context",
      "title": "Context",
      "help": "Why it had to be decided, and what else was considered.",
      "shortest": 1,
      "type": "string",
      "example": "Players found 100 too easy after a day."
     },
     {
      "name": "raised_on",
      "title": "Raised on",
      "help": "The day on which the question was put.",
      "format": "date",
      "type": "string",
      "example": "2026-01-29"
     },
     {
      "name": "decided_by",
      "title": "Decided by",
      "help": "Who decided.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga",
      "from": "T2"
     },
     {
      "name": "role",
      "title": "Role",
      "help": "The role in which they decided.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "project-owner"
     },
     {
      "name": "decided_on",
      "title": "Decided on",
      "help": "The day of the decision.",
      "format": "date",
      "type": "string",
      "example": "2026-02-02"
     },
     {
      "name": "evidence",
      "title": "Evidence",
      "help": "What shows it: minutes, a mail.",
      "shortest": 1,
      "type": "string",
      "example": "Minutes of 15 May"
     },
     {
      "name": "applies_from",
      "title": "Applies from",
      "help": "The first day on which it holds, when that is later.",
      "format": "date",
      "type": "string",
      "example": "2026-02-03"
     },
     {
      "name": "superseded_by",
      "title": "Superseded by",
      "help": "The decision that replaced it.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-05"
     },
     {
      "name": "removes",
      "title": "Removes",
      "help": "Artifacts that go by this decision once it is approved: their paths from the project's root. One that git had and that is gone without such a decision is missed.",
      "type": "array",
      "items": {
       "shortest": 1,
       "type": "string"
      }
     },
     {
      "name": "communicated_to",
      "title": "Communicated to",
      "help": "Who was told: person or stakeholder ids.",
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
      "name": "related",
      "title": "Related",
      "help": "What else belongs to it.",
      "type": "array",
      "items": {
       "title": "Item id",
       "help": "The id of anything in the log or the plan: a risk R, issue I, decision D, change C, assumption A, lesson L, deliverable DL, milestone M or task T.",
       "pattern": "^(R|I|D|C|A|L|DL|M|T)-[0-9]{1,5}$",
       "type": "string",
       "example": "T-03"
      }
     }
    ]
   }
  },
  {
   "name": "changes",
   "title": "Changes",
   "help": "What was asked to be different from the agreement.",
   "type": "array",
   "items": {
    "title": "Change",
    "help": "One request to move what was agreed.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The change's id.",
      "pattern": "^C-[0-9]{1,5}$",
      "type": "string",
      "example": "C-01",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What would be different.",
      "shortest": 1,
      "type": "string",
      "example": "Search from 1 to 1,000 instead of 1 to 100",
      "required": true
     },
     {
      "name": "status",
      "title": "Status",
      "help": "The status of the request. `submitted`: written down. `assessing`: its cost is being worked out. `approved`: agreed; the baseline moves. `rejected`: refused. `postponed`: not now. `merged`: taken up in another change. `implemented`: agreed and done.",
      "enum": [
       "submitted",
       "assessing",
       "approved",
       "rejected",
       "postponed",
       "merged",
       "implemented"
      ],
      "type": "string",
      "example": "submitted",
      "required": true
     },
     {
      "name": "reason",
      "title": "Reason",
      "help": "Why it is wanted.",
      "shortest": 1,
      "type": "string",
      "example": "100 is too easy after a day."
     },
     {
      "name": "requested_by",
      "title": "Requested by",
      "help": "Who wants it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "eve",
      "from": "T2"
     },
     {
      "name": "raised_on",
      "title": "Raised on",
      "help": "The day on which it was asked for.",
      "format": "date",
      "type": "string",
      "example": "2026-01-29"
     },
     {
      "name": "impact",
      "title": "Impact",
      "help": "What it costs. Nothing means nothing: write 0.",
      "type": "object",
      "fields": [
       {
        "name": "budget",
        "title": "Budget",
        "help": "What is added to the budget at completion, in its unit; negative when it saves.",
        "type": "number",
        "example": 14
       },
       {
        "name": "contingency",
        "title": "Contingency",
        "help": "What of it is added to the plan's contingency; negative where the contingency pays for the change.",
        "type": "number",
        "example": -5000
       },
       {
        "name": "days",
        "title": "Days",
        "help": "By how many calendar days the last milestone moves; negative when it comes earlier.",
        "type": "integer",
        "example": 7
       },
       {
        "name": "scope",
        "title": "Scope",
        "help": "What comes in or goes out, in words.",
        "shortest": 1,
        "type": "string",
        "example": "range 1 to 1,000, at most 10 guesses"
       },
       {
        "name": "benefit",
        "title": "Benefit",
        "help": "What it does to the outcome, in words.",
        "shortest": 1,
        "type": "string",
        "example": "players stay for a second day"
       }
      ],
      "from": "T2"
     },
     {
      "name": "milestones",
      "title": "Milestones",
      "help": "Which milestones it moves, from which day to which.",
      "type": "array",
      "items": {
       "title": "Moved milestone",
       "help": "One milestone and its old and new day.",
       "type": "object",
       "fields": [
        {
         "name": "id",
         "title": "Id",
         "help": "The milestone in the plan.",
         "pattern": "^M-[0-9]{1,5}$",
         "type": "string",
         "example": "M-03",
         "required": true
        },
        {
         "name": "from",
         "title": "From",
         "help": "The agreed day before the change.",
         "format": "date",
         "type": "string",
         "example": "2026-02-20",
         "required": true
        },
        {
         "name": "to",
         "title": "To",
         "help": "The agreed day after the change.",
         "format": "date",
         "type": "string",
         "example": "2026-02-27",
         "required": true
        }
       ]
      }
     },
     {
      "name": "tasks",
      "title": "Tasks",
      "help": "Which tasks get another budget or other dates, and which are new: the values as they will be. What is not named stays as it is.",
      "type": "array",
      "items": {
       "title": "Changed task",
       "help": "One task, with what changes in it. A task that the plan does not have needs a title.",
       "type": "object",
       "fields": [
        {
         "name": "id",
         "title": "Id",
         "help": "The task in the plan, or the id of a new one.",
         "pattern": "^T-[0-9]{1,5}$",
         "type": "string",
         "example": "T-04",
         "required": true
        },
        {
         "name": "title",
         "title": "Title",
         "help": "What is to be done.",
         "shortest": 1,
         "type": "string",
         "example": "Count the games"
        },
        {
         "name": "owner",
         "title": "Owner",
         "help": "Who will answer for it.",
         "pattern": "^[a-z][a-z0-9._-]{1,39}$",
         "type": "string",
         "example": "ben"
        },
        {
         "name": "deliverable",
         "title": "Deliverable",
         "help": "The deliverable that it works on.",
         "pattern": "^DL-[0-9]{1,5}$",
         "type": "string",
         "example": "DL-01"
        },
        {
         "name": "depends_on",
         "title": "Depends on",
         "help": "The tasks that must be finished first.",
         "type": "array",
         "items": {
          "title": "Task id",
          "help": "The id of a task: `T-` and a number. Give it once, never use it again for something else.",
          "pattern": "^T-[0-9]{1,5}$",
          "type": "string",
          "example": "T-01"
         }
        },
        {
         "name": "start",
         "title": "Start",
         "help": "The day on which it will begin.",
         "format": "date",
         "type": "string",
         "example": "2026-02-02"
        },
        {
         "name": "finish",
         "title": "Finish",
         "help": "The day on which it will be finished.",
         "format": "date",
         "type": "string",
         "example": "2026-02-27"
        },
        {
         "name": "budget",
         "title": "Budget",
         "help": "What it will cost in all.",
         "least": 0,
         "type": "number",
         "example": 90000
        }
       ]
      }
     },
     {
      "name": "deliverables",
      "title": "Deliverables",
      "help": "Which deliverables are dropped, are due on another day, have other criteria, or are new: the values as they will be.",
      "type": "array",
      "items": {
       "title": "Changed deliverable",
       "help": "One deliverable, with what changes in it. One that the plan does not have needs title, criteria and acceptor.",
       "type": "object",
       "fields": [
        {
         "name": "id",
         "title": "Id",
         "help": "The deliverable in the plan, or the id of a new one.",
         "pattern": "^DL-[0-9]{1,5}$",
         "type": "string",
         "example": "DL-05",
         "required": true
        },
        {
         "name": "status",
         "title": "Status",
         "help": "`descoped`: it is dropped.",
         "enum": [
          "descoped"
         ],
         "type": "string",
         "example": "descoped"
        },
        {
         "name": "title",
         "title": "Title",
         "help": "What will be handed over.",
         "shortest": 1,
         "type": "string",
         "example": "Printed posters"
        },
        {
         "name": "criteria",
         "title": "Criteria",
         "help": "All its criteria, as they will be.",
         "few": 1,
         "type": "array",
         "items": {
          "shortest": 1,
          "type": "string"
         }
        },
        {
         "name": "producer",
         "title": "Producer",
         "help": "Who will make it.",
         "pattern": "^[a-z][a-z0-9._-]{1,39}$",
         "type": "string",
         "example": "eve"
        },
        {
         "name": "acceptor",
         "title": "Acceptor",
         "help": "Who will accept it.",
         "pattern": "^[a-z][a-z0-9._-]{1,39}$",
         "type": "string",
         "example": "olga"
        },
        {
         "name": "due",
         "title": "Due",
         "help": "The day on which it will be handed over.",
         "format": "date",
         "type": "string",
         "example": "2026-10-02"
        }
       ]
      }
     },
     {
      "name": "approval",
      "title": "Approval",
      "help": "Light projects: the approval right here, without an entry of its own among the decisions.",
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
      "name": "decision",
      "title": "Decision",
      "help": "The decision that settled it; from T2.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-01"
     },
     {
      "name": "documents",
      "title": "Documents",
      "help": "The documents that the change moved, as it approves them. `pmo change approve` writes this; a change approves only what it says.",
      "type": "array",
      "items": {
       "title": "Document",
       "help": "One document and the hash of its agreed content.",
       "type": "object",
       "fields": [
        {
         "name": "path",
         "title": "Path",
         "help": "Where it lies, from the project's root.",
         "shortest": 1,
         "type": "string",
         "example": "pmo/plan.yaml",
         "required": true
        },
        {
         "name": "sha256",
         "title": "Content hash",
         "help": "SHA-256 of the agreed content as the change left it, as `pmo gate` computes it. A later edit then shows as not approved.",
         "pattern": "^([23]:)?[0-9a-f]{64}$",
         "shortest": 1,
         "type": "string",
         "example": "3:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         "required": true
        }
       ]
      }
     },
     {
      "name": "rejection",
      "title": "Rejection",
      "help": "Who refused it, and why.",
      "type": "object",
      "fields": [
       {
        "name": "by",
        "title": "By",
        "help": "The person who refused it.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "olga",
        "required": true
       },
       {
        "name": "role",
        "title": "Role",
        "help": "The role in which they refused it.",
        "pattern": "^[a-z][a-z0-9-]{1,62}$",
        "type": "string",
        "example": "project-owner"
       },
       {
        "name": "on",
        "title": "On",
        "help": "The day on which it was refused.",
        "format": "date",
        "type": "string",
        "example": "2026-02-02",
        "required": true
       },
       {
        "name": "reason",
        "title": "Reason",
        "help": "Why it was refused.",
        "shortest": 1,
        "type": "string",
        "example": "It costs more than it brings.",
        "required": true
       }
      ]
     },
     {
      "name": "implemented_on",
      "title": "Implemented on",
      "help": "The day on which it was done.",
      "format": "date",
      "type": "string",
      "example": "2026-02-20"
     },
     {
      "name": "implemented_by",
      "title": "Implemented by",
      "help": "Who says that it is done.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ada"
     },
     {
      "name": "merged_into",
      "title": "Merged into",
      "help": "The change that took it up.",
      "pattern": "^C-[0-9]{1,5}$",
      "type": "string",
      "example": "C-03"
     },
     {
      "name": "related",
      "title": "Related",
      "help": "What else belongs to it.",
      "type": "array",
      "items": {
       "title": "Item id",
       "help": "The id of anything in the log or the plan: a risk R, issue I, decision D, change C, assumption A, lesson L, deliverable DL, milestone M or task T.",
       "pattern": "^(R|I|D|C|A|L|DL|M|T)-[0-9]{1,5}$",
       "type": "string",
       "example": "T-03"
      }
     }
    ]
   }
  },
  {
   "name": "assumptions",
   "title": "Assumptions",
   "help": "What we assume to be true without knowing it.",
   "type": "array",
   "items": {
    "title": "Assumption",
    "help": "One assumption.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The assumption's id.",
      "pattern": "^A-[0-9]{1,5}$",
      "type": "string",
      "example": "A-01",
      "required": true
     },
     {
      "name": "statement",
      "title": "Statement",
      "help": "What is assumed to be true.",
      "shortest": 1,
      "type": "string",
      "example": "The hidden number never changes during a game.",
      "required": true
     },
     {
      "name": "status",
      "title": "Status",
      "help": "What we know by now. `open`: still only assumed. `confirmed`: true. `false`: not true; a risk or an issue carries on.",
      "enum": [
       "open",
       "confirmed",
       "false"
      ],
      "type": "string",
      "example": "open",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who finds out.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben"
     },
     {
      "name": "check_by",
      "title": "Check by",
      "help": "The day by which we must know.",
      "format": "date",
      "type": "string",
      "example": "2026-01-30"
     },
     {
      "name": "if_false",
      "title": "If false",
      "help": "What happens if it is not true.",
      "shortest": 1,
      "type": "string",
      "example": "Binary search no longer works; the estimate doubles."
     },
     {
      "name": "related",
      "title": "Related",
      "help": "What else belongs to it.",
      "type": "array",
      "items": {
       "title": "Item id",
       "help": "The id of anything in the log or the plan: a risk R, issue I, decision D, change C, assumption A, lesson L, deliverable DL, milestone M or task T.",
       "pattern": "^(R|I|D|C|A|L|DL|M|T)-[0-9]{1,5}$",
       "type": "string",
       "example": "T-03"
      }
     }
    ]
   }
  },
  {
   "name": "lessons",
   "title": "Lessons",
   "help": "What we would tell the next project.",
   "type": "array",
   "items": {
    "title": "Lesson",
    "help": "One thing learnt.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The lesson's id.",
      "pattern": "^L-[0-9]{1,5}$",
      "type": "string",
      "example": "L-01",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What happened, in a sentence.",
      "shortest": 1,
      "type": "string",
      "example": "The number of guesses was proven on paper before a line was written.",
      "required": true
     },
     {
      "name": "cause",
      "title": "Cause",
      "help": "Why it happened.",
      "shortest": 1,
      "type": "string",
      "example": "Halving 100 seven times leaves less than one number.",
      "from": "T3"
     },
     {
      "name": "recommendation",
      "title": "Recommendation",
      "help": "What to do next time, by a verb.",
      "shortest": 1,
      "type": "string",
      "example": "Work out the bound first; it becomes the acceptance criterion.",
      "required": true
     },
     {
      "name": "category",
      "title": "Category",
      "help": "A word to find it by.",
      "shortest": 1,
      "type": "string",
      "example": "estimating"
     },
     {
      "name": "raised_by",
      "title": "Raised by",
      "help": "Who learnt it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben"
     },
     {
      "name": "raised_on",
      "title": "Raised on",
      "help": "The day on which it was written down.",
      "format": "date",
      "type": "string",
      "example": "2026-03-02"
     },
     {
      "name": "tags",
      "title": "Tags",
      "help": "Words to find it by.",
      "type": "array",
      "items": {
       "help": "One word.",
       "shortest": 1,
       "type": "string",
       "example": "testing"
      }
     },
     {
      "name": "related",
      "title": "Related",
      "help": "What it came from.",
      "type": "array",
      "items": {
       "title": "Item id",
       "help": "The id of anything in the log or the plan: a risk R, issue I, decision D, change C, assumption A, lesson L, deliverable DL, milestone M or task T.",
       "pattern": "^(R|I|D|C|A|L|DL|M|T)-[0-9]{1,5}$",
       "type": "string",
       "example": "T-03"
      }
     }
    ]
   }
  }
 ]
});
