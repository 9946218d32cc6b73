pmo.form({
 "kind": "plan",
 "title": "Plan",
 "purpose": "What will be delivered, by when, through which work, for how much. Dates, budgets and the value curve are the agreement; progress and forecasts are today's values, and may be changed without approval. From T2 on it also says what must be true before the result goes live, and who runs it afterwards.",
 "file": "plan.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `plan/v1`: the kit finds the artifact by it.",
   "const": "plan/v1",
   "type": "string",
   "example": "plan/v1",
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
   "help": "Who keeps the plan: the leader.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada",
   "required": true
  },
  {
   "name": "goal",
   "title": "Goal",
   "help": "Agile and hybrid projects: the product goal in one sentence.",
   "shortest": 1,
   "type": "string",
   "example": "Anybody can play the number game without a manual."
  },
  {
   "name": "tracker",
   "title": "Tracker",
   "help": "Agile and hybrid projects: where the backlog lives. It is linked, never copied.",
   "type": "object",
   "fields": [
    {
     "name": "system",
     "title": "System",
     "help": "The name of the tool.",
     "shortest": 1,
     "type": "string",
     "example": "Jira"
    },
    {
     "name": "url",
     "title": "Link",
     "help": "The address of the board or backlog.",
     "format": "uri",
     "type": "string",
     "example": "https://tracker.example/board/7",
     "required": true
    }
   ]
  },
  {
   "name": "capacity",
   "title": "Capacity",
   "help": "Agile and hybrid projects: what the team can give per increment. Of the team as a whole, never of persons.",
   "type": "object",
   "fields": [
    {
     "name": "per_increment",
     "title": "Per increment",
     "help": "What one increment costs, in the budget's unit.",
     "least": 0,
     "type": "number",
     "example": 120,
     "required": true
    },
    {
     "name": "increment_days",
     "title": "Increment",
     "help": "How long an increment lasts, in calendar days.",
     "least": 1,
     "type": "integer",
     "example": 14,
     "required": true
    }
   ]
  },
  {
   "name": "progress_on",
   "title": "Progress recorded on",
   "help": "The last day on which the progress of the tasks was recorded. What is earned, spent and planned is compared as of this day; without it, as of the latest status report.",
   "format": "date",
   "type": "string",
   "example": "2026-02-13"
  },
  {
   "name": "budget",
   "title": "Budget",
   "help": "The budget at completion, and the parts of it that no task has yet, in one unit.",
   "type": "object",
   "fields": [
    {
     "name": "unit",
     "title": "Unit",
     "help": "The unit of every amount in this file; the charter's.",
     "pattern": "^(h|d|[A-Z]{3})$",
     "type": "string",
     "example": "h",
     "required": true
    },
    {
     "name": "bac",
     "title": "Budget at completion",
     "help": "All task budgets, what is undistributed and the contingency together, in the unit. Management reserve lies outside.",
     "least": 0,
     "type": "number",
     "example": 54,
     "required": true
    },
    {
     "name": "undistributed",
     "title": "Undistributed budget",
     "help": "Agreed work that no task has yet, in the unit. Nothing when absent.",
     "least": 0,
     "type": "number",
     "example": 2
    },
    {
     "name": "contingency",
     "title": "Contingency",
     "help": "Money for known risks, in the unit, inside the budget at completion. The leader releases it to a task, within the tolerances. Nothing when absent.",
     "least": 0,
     "type": "number",
     "example": 4
    }
   ],
   "required": true
  },
  {
   "name": "baseline",
   "title": "Baseline",
   "help": "Which agreement this plan stands for: the first one, and the approved changes that moved it since. From T2 also how much work was agreed to be done by when.",
   "type": "object",
   "fields": [
    {
     "name": "version",
     "title": "Version",
     "help": "1 at first; one more with each approved change that moves dates, budget or scope.",
     "least": 1,
     "type": "integer",
     "example": 2,
     "required": true
    },
    {
     "name": "agreed_on",
     "title": "Agreed on",
     "help": "The day on which this baseline was agreed.",
     "format": "date",
     "type": "string",
     "example": "2026-02-02",
     "required": true
    },
    {
     "name": "changes",
     "title": "Changes",
     "help": "The approved changes that are in this baseline, oldest first.",
     "type": "array",
     "items": {
      "title": "Change id",
      "help": "The id of a change: `C-` and a number. Give it once, never use it again for something else.",
      "pattern": "^C-[0-9]{1,5}$",
      "type": "string",
      "example": "C-01"
     }
    },
    {
     "name": "planned",
     "title": "Planned value",
     "help": "The value curve: what should be done by the end of each of these days, all work since the start counted. It ends with the budget at completion, on the day of the last milestone. Predictive and hybrid projects, from T2.",
     "type": "array",
     "items": {
      "title": "Point",
      "help": "One point of the curve.",
      "type": "object",
      "fields": [
       {
        "name": "by",
        "title": "By",
        "help": "The day.",
        "format": "date",
        "type": "string",
        "example": "2026-06-30",
        "required": true
       },
       {
        "name": "value",
        "title": "Value",
        "help": "The planned value by the end of that day.",
        "least": 0,
        "type": "number",
        "example": 140000,
        "required": true
       }
      ]
     }
    }
   ],
   "from": "T1"
  },
  {
   "name": "deliverables",
   "title": "Deliverables",
   "help": "What somebody will receive and accept.",
   "type": "array",
   "items": {
    "title": "Deliverable",
    "help": "One thing that somebody accepts.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The deliverable's id.",
      "pattern": "^DL-[0-9]{1,5}$",
      "type": "string",
      "example": "DL-01",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What it is, as a noun.",
      "shortest": 1,
      "type": "string",
      "example": "The program that finds the number",
      "required": true
     },
     {
      "name": "criteria",
      "title": "Acceptance criteria",
      "help": "What must be true for it to be accepted; each one testable by yes or no.",
      "type": "array",
      "items": {
       "help": "One testable statement.",
       "shortest": 1,
       "type": "string",
       "example": "Finds any number from 1 to 100 in at most 7 guesses"
      },
      "from": "T1"
     },
     {
      "name": "producer",
      "title": "Producer",
      "help": "Who makes it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben",
      "from": "T2"
     },
     {
      "name": "acceptor",
      "title": "Acceptor",
      "help": "Who accepts it; somebody other than the producer.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga",
      "from": "T1"
     },
     {
      "name": "due",
      "title": "Due",
      "help": "The day by which it is to be accepted.",
      "format": "date",
      "type": "string",
      "example": "2026-02-27",
      "from": "T2"
     },
     {
      "name": "status",
      "title": "Status",
      "help": "Its status. `planned`: not begun. `in-progress`: being made. `delivered`: handed over, being reviewed. `provisional`: accepted with remarks that are still open. `accepted`: accepted. `rejected`: refused; see the log. `descoped`: taken out by an approved change.",
      "enum": [
       "planned",
       "in-progress",
       "delivered",
       "provisional",
       "accepted",
       "rejected",
       "descoped"
      ],
      "type": "string",
      "example": "planned",
      "required": true
     },
     {
      "name": "accepted_on",
      "title": "Accepted on",
      "help": "The day of the acceptance.",
      "format": "date",
      "type": "string",
      "example": "2026-02-26"
     },
     {
      "name": "evidence",
      "title": "Evidence",
      "help": "What shows that the criteria are met: a link, a file's path, a test report.",
      "shortest": 1,
      "type": "string",
      "example": "tests/test_number.py"
     },
     {
      "name": "descoped_by",
      "title": "Descoped by",
      "help": "The approved change that took it out.",
      "pattern": "^C-[0-9]{1,5}$",
      "type": "string",
      "example": "C-02"
     }
    ]
   },
   "required": true,
   "from": "T1"
  },
  {
   "name": "milestones",
   "title": "Milestones",
   "help": "Points in time that people wait for.",
   "type": "array",
   "items": {
    "title": "Milestone",
    "help": "One point in time.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The milestone's id.",
      "pattern": "^M-[0-9]{1,5}$",
      "type": "string",
      "example": "M-03",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What is true on that day.",
      "shortest": 1,
      "type": "string",
      "example": "Program accepted",
      "required": true
     },
     {
      "name": "baseline",
      "title": "Baseline",
      "help": "The agreed day. Only an approved change moves it.",
      "format": "date",
      "type": "string",
      "example": "2026-02-27",
      "required": true
     },
     {
      "name": "forecast",
      "title": "Forecast",
      "help": "The day you now believe in. Change it as soon as you know better.",
      "format": "date",
      "type": "string",
      "example": "2026-02-26"
     },
     {
      "name": "actual",
      "title": "Actual",
      "help": "The day on which it was reached.",
      "format": "date",
      "type": "string",
      "example": "2026-02-26"
     },
     {
      "name": "needed_for",
      "title": "Needed for",
      "help": "What waits for the milestone: a `gate`, or a meeting of the `steering` committee. Late by one day it is amber, late beyond the tolerance red.",
      "enum": [
       "gate",
       "steering"
      ],
      "type": "string",
      "example": "gate"
     },
     {
      "name": "deliverables",
      "title": "Deliverables",
      "help": "What must be accepted for the milestone to be reached.",
      "type": "array",
      "items": {
       "title": "Deliverable id",
       "help": "The id of a deliverable: `DL-` and a number. Give it once, never use it again for something else.",
       "pattern": "^DL-[0-9]{1,5}$",
       "type": "string",
       "example": "DL-01"
      }
     }
    ]
   },
   "required": true
  },
  {
   "name": "tasks",
   "title": "Tasks",
   "help": "The work. Ten correct lines are better than a hundred wrong ones. Agile projects may leave this empty.",
   "type": "array",
   "items": {
    "title": "Task",
    "help": "One piece of work.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The task's id.",
      "pattern": "^T-[0-9]{1,5}$",
      "type": "string",
      "example": "T-03",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What is done, beginning with a verb.",
      "shortest": 1,
      "type": "string",
      "example": "Write the search",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who answers for it being done.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben",
      "from": "T2"
     },
     {
      "name": "deliverable",
      "title": "Deliverable",
      "help": "The deliverable that it serves.",
      "pattern": "^DL-[0-9]{1,5}$",
      "type": "string",
      "example": "DL-01"
     },
     {
      "name": "depends_on",
      "title": "Depends on",
      "help": "Tasks that must be finished before this one can start.",
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
      "help": "The planned first day.",
      "format": "date",
      "type": "string",
      "example": "2026-01-26",
      "from": "T2"
     },
     {
      "name": "finish",
      "title": "Finish",
      "help": "The planned last day.",
      "format": "date",
      "type": "string",
      "example": "2026-02-03",
      "from": "T2"
     },
     {
      "name": "budget",
      "title": "Budget",
      "help": "What the task may cost, in the budget's unit.",
      "least": 0,
      "type": "number",
      "example": 10,
      "from": "T2"
     },
     {
      "name": "progress",
      "title": "Progress",
      "help": "How much of the task is done, in percent. 100 means finished and reviewed, not “only testing left”.",
      "least": 0,
      "most": 100,
      "type": "integer",
      "example": 50
     },
     {
      "name": "actual",
      "title": "Actual",
      "help": "What the task has cost so far, in the budget's unit.",
      "least": 0,
      "type": "number",
      "example": 4.5
     },
     {
      "name": "remaining",
      "title": "Remaining",
      "help": "What it will still cost, in the budget's unit, as its owner sees it today.",
      "least": 0,
      "type": "number",
      "example": 6
     },
     {
      "name": "actual_start",
      "title": "Actual start",
      "help": "The day on which work began.",
      "format": "date",
      "type": "string",
      "example": "2026-01-26"
     },
     {
      "name": "actual_finish",
      "title": "Actual finish",
      "help": "The day on which it was finished.",
      "format": "date",
      "type": "string",
      "example": "2026-02-03"
     }
    ]
   },
   "required": true
  },
  {
   "name": "transition",
   "title": "Transition",
   "help": "How the result is handed over to operations: when it goes live, what must be true before, and who runs it afterwards. From T2 on.",
   "type": "object",
   "fields": [
    {
     "name": "milestone",
     "title": "Milestone",
     "help": "The milestone at which the result goes live.",
     "pattern": "^M-[0-9]{1,5}$",
     "type": "string",
     "example": "M-04",
     "from": "T2"
    },
    {
     "name": "readiness",
     "title": "Readiness",
     "help": "What must be true before it goes live.",
     "type": "array",
     "items": {
      "title": "Criterion",
      "help": "One thing that must be true.",
      "type": "object",
      "fields": [
       {
        "name": "id",
        "title": "Id",
        "help": "The criterion's id: `TR-` and a number. Give it once, never use it again.",
        "pattern": "^TR-[0-9]{1,5}$",
        "shortest": 1,
        "type": "string",
        "example": "TR-01",
        "required": true
       },
       {
        "name": "text",
        "title": "Text",
        "help": "A statement that a stranger can test with yes or no.",
        "shortest": 1,
        "type": "string",
        "example": "Operations restored the service from the handbook alone",
        "required": true
       },
       {
        "name": "owner",
        "title": "Owner",
        "help": "Who makes sure that it is met.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "eve",
        "from": "T2"
       },
       {
        "name": "task",
        "title": "Task",
        "help": "The task of the plan that meets it.",
        "pattern": "^T-[0-9]{1,5}$",
        "type": "string",
        "example": "T-07"
       },
       {
        "name": "status",
        "title": "Status",
        "help": "`open`: not yet. `met`: verified. `dropped`: not needed any more, by a decision.",
        "enum": [
         "open",
         "met",
         "dropped"
        ],
        "type": "string",
        "example": "open",
        "required": true
       },
       {
        "name": "evidence",
        "title": "Evidence",
        "help": "Where it can be seen.",
        "shortest": 1,
        "type": "string",
        "example": "Minutes of the trial run"
       }
      ]
     },
     "from": "T2"
    },
    {
     "name": "support",
     "title": "Support",
     "help": "Who runs it afterwards.",
     "type": "object",
     "fields": [
      {
       "name": "owner",
       "title": "Owner",
       "help": "Who answers for it in operation.",
       "pattern": "^[a-z][a-z0-9._-]{1,39}$",
       "type": "string",
       "example": "otto",
       "required": true
      },
      {
       "name": "help_until",
       "title": "Help until",
       "help": "Until when the team stays beside them.",
       "format": "date",
       "type": "string",
       "example": "2026-11-27"
      }
     ],
     "from": "T2"
    }
   ]
  }
 ]
});
