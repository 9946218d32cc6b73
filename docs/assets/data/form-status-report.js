pmo.form({
 "kind": "status-report",
 "title": "Status report",
 "purpose": "The status of the project on one day, what is asked of whom, and what happens if nobody answers. It fits one screen. Where a tolerance will not hold, it carries the exception: what happened, the options, what the leader recommends, and the day by which a decision is needed.",
 "file": "reports/{key}.yaml",
 "key": "id",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `status-report/v1`: the kit finds the artifact by it.",
   "const": "status-report/v1",
   "type": "string",
   "example": "status-report/v1",
   "required": true
  },
  {
   "name": "id",
   "title": "Id",
   "help": "The report's id: `SR-` and a number, counting up.",
   "pattern": "^SR-[0-9]{1,5}$",
   "shortest": 1,
   "type": "string",
   "example": "SR-02",
   "required": true
  },
  {
   "name": "date",
   "title": "Date",
   "help": "The day for which it holds.",
   "format": "date",
   "type": "string",
   "example": "2026-02-13",
   "required": true
  },
  {
   "name": "period",
   "title": "Period",
   "help": "The days that it covers.",
   "type": "object",
   "fields": [
    {
     "name": "from",
     "title": "From",
     "help": "First day.",
     "format": "date",
     "type": "string",
     "example": "2026-01-31",
     "required": true
    },
    {
     "name": "to",
     "title": "To",
     "help": "Last day.",
     "format": "date",
     "type": "string",
     "example": "2026-02-13",
     "required": true
    }
   ]
  },
  {
   "name": "author",
   "title": "Author",
   "help": "Who wrote it.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "ada"
  },
  {
   "name": "summary",
   "title": "Summary",
   "help": "Two or three sentences that a busy sponsor remembers: where we are, what worries you, what happens next.",
   "shortest": 10,
   "type": "string",
   "example": "The search works for 100. The bigger range is agreed and under way; we finish a week later than first planned.",
   "required": true
  },
  {
   "name": "status",
   "title": "Status",
   "help": "The colours you report. Worse than computed is always free; better needs a reason.",
   "type": "object",
   "fields": [
    {
     "name": "overall",
     "title": "Overall",
     "help": "The status of the project as a whole. Not better than its worst dimension, unless you say why. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green",
     "required": true
    },
    {
     "name": "cost",
     "title": "Cost",
     "help": "Against the budget and its tolerance. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "schedule",
     "title": "Schedule",
     "help": "Against the milestones and their tolerance. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "scope",
     "title": "Scope",
     "help": "Against what was agreed to be delivered. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "risk",
     "title": "Risk",
     "help": "Against the risk tolerance. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "benefit",
     "title": "Benefit",
     "help": "Whether the outcome is still to be had. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    }
   ],
   "required": true
  },
  {
   "name": "computed",
   "title": "Computed status",
   "help": "The colours computed from plan and log on that day, kept beside yours.",
   "type": "object",
   "fields": [
    {
     "name": "overall",
     "title": "Overall",
     "help": "The status of the project as a whole. Not better than its worst dimension, unless you say why. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "cost",
     "title": "Cost",
     "help": "Against the budget and its tolerance. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "schedule",
     "title": "Schedule",
     "help": "Against the milestones and their tolerance. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "scope",
     "title": "Scope",
     "help": "Against what was agreed to be delivered. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "risk",
     "title": "Risk",
     "help": "Against the risk tolerance. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    },
    {
     "name": "benefit",
     "title": "Benefit",
     "help": "Whether the outcome is still to be had. `green`, `amber`, `red` or `unknown`.",
     "enum": [
      "green",
      "amber",
      "red",
      "unknown"
     ],
     "type": "string",
     "example": "green"
    }
   ]
  },
  {
   "name": "override_reason",
   "title": "Reason for a better colour",
   "help": "Why you report better than computed or than the worst dimension. It is shown beside the colour.",
   "shortest": 1,
   "type": "string",
   "example": "The late task is not on the way to any milestone."
  },
  {
   "name": "override_confirmed_by",
   "title": "Reason confirmed by",
   "help": "The sponsor who confirmed the reason, where red was computed and green is reported.",
   "pattern": "^[a-z][a-z0-9._-]{1,39}$",
   "type": "string",
   "example": "olga"
  },
  {
   "name": "override_confirmed_on",
   "title": "Reason confirmed on",
   "help": "The day of the confirmation. It holds for this report only: the next one needs its own.",
   "format": "date",
   "type": "string",
   "example": "2026-02-13"
  },
  {
   "name": "numbers",
   "title": "Numbers",
   "help": "The figures on that day, in the budget's unit unless said otherwise.",
   "type": "object",
   "fields": [
    {
     "name": "bac",
     "title": "Budget at completion",
     "help": "The agreed budget on that day, in its unit.",
     "least": 0,
     "type": "number",
     "example": 54
    },
    {
     "name": "spent",
     "title": "Spent",
     "help": "The actual cost so far, in its unit.",
     "least": 0,
     "type": "number",
     "example": 27
    },
    {
     "name": "earned",
     "title": "Earned",
     "help": "The budget of the work that is done, in its unit. From T2.",
     "least": 0,
     "type": "number",
     "example": 28
    },
    {
     "name": "planned",
     "title": "Planned",
     "help": "The budget of the work that should be done by now, in its unit. From T2.",
     "least": 0,
     "type": "number",
     "example": 30
    },
    {
     "name": "forecast",
     "title": "Forecast",
     "help": "What the whole will cost, as you see it on that day, in its unit.",
     "least": 0,
     "type": "number",
     "example": 54
    },
    {
     "name": "finish",
     "title": "Finish",
     "help": "The day on which the last milestone will be reached, as you see it on that day.",
     "format": "date",
     "type": "string",
     "example": "2026-03-06"
    }
   ]
  },
  {
   "name": "done",
   "title": "Done",
   "help": "What was achieved in the period.",
   "type": "array",
   "items": {
    "help": "One achievement.",
    "shortest": 1,
    "type": "string",
    "example": "Search finished and tested"
   }
  },
  {
   "name": "next",
   "title": "Next",
   "help": "What will be done in the next period.",
   "type": "array",
   "items": {
    "help": "One plan.",
    "shortest": 1,
    "type": "string",
    "example": "Widen the range to 1,000"
   }
  },
  {
   "name": "top_risks",
   "title": "Top risks",
   "help": "The risks the readers should know, by id.",
   "type": "array",
   "items": {
    "title": "Risk id",
    "help": "The id of a risk: `R-` and a number. Give it once, never use it again for something else.",
    "pattern": "^R-[0-9]{1,5}$",
    "type": "string",
    "example": "R-01"
   }
  },
  {
   "name": "risk_scores",
   "title": "Risk scores",
   "help": "How these risks were rated on that day. The next report and the steering page show from it which of them grew; `pmo report` writes it.",
   "type": "array",
   "items": {
    "title": "Risk score",
    "help": "One risk as it was rated.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The risk in the log.",
      "pattern": "^R-[0-9]{1,5}$",
      "type": "string",
      "example": "R-01",
      "required": true
     },
     {
      "name": "score",
      "title": "Score",
      "help": "Likelihood × impact on that day.",
      "least": 1,
      "most": 25,
      "type": "integer",
      "example": 12,
      "required": true
     }
    ]
   }
  },
  {
   "name": "top_issues",
   "title": "Top issues",
   "help": "The issues the readers should know, by id.",
   "type": "array",
   "items": {
    "title": "Issue id",
    "help": "The id of a issue: `I-` and a number. Give it once, never use it again for something else.",
    "pattern": "^I-[0-9]{1,5}$",
    "type": "string",
    "example": "I-01"
   }
  },
  {
   "name": "asks",
   "title": "Asks",
   "help": "What you need from the readers.",
   "type": "array",
   "items": {
    "title": "Ask",
    "help": "One thing that somebody above has to decide or do.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The ask's id.",
      "pattern": "^ASK-[0-9]{1,5}$",
      "shortest": 1,
      "type": "string",
      "example": "ASK-1"
     },
     {
      "name": "ask",
      "title": "Ask",
      "help": "What is to be decided or done, as a question or a demand.",
      "shortest": 1,
      "type": "string",
      "example": "Agree to the range of 1,000, for 14 more hours.",
      "required": true
     },
     {
      "name": "of",
      "title": "Of",
      "help": "Who is asked.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga"
     },
     {
      "name": "needed_by",
      "title": "Needed by",
      "help": "The last day on which the answer still helps.",
      "format": "date",
      "type": "string",
      "example": "2026-02-02"
     },
     {
      "name": "if_not",
      "title": "If not",
      "help": "What happens without an answer.",
      "shortest": 1,
      "type": "string",
      "example": "We deliver the small range."
     },
     {
      "name": "role",
      "title": "Role",
      "help": "The role in which they are asked, or the body that they speak for: the steering committee for example.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "steering-committee"
     },
     {
      "name": "options",
      "title": "Options",
      "help": "What they could answer, where it is no plain yes or no.",
      "type": "array",
      "items": {
       "title": "Option",
       "help": "One way out.",
       "type": "object",
       "fields": [
        {
         "name": "id",
         "title": "Id",
         "help": "The option's short name: lower-case letters, digits and hyphens.",
         "pattern": "^[a-z][a-z0-9-]{1,62}$",
         "shortest": 1,
         "type": "string",
         "example": "build",
         "required": true
        },
        {
         "name": "title",
         "title": "Title",
         "help": "What would be done.",
         "shortest": 1,
         "type": "string",
         "example": "Count without addresses",
         "required": true
        },
        {
         "name": "budget",
         "title": "Budget",
         "help": "What it adds to the budget, in the charter's unit; less than nothing where it saves.",
         "type": "number",
         "example": 18000
        },
        {
         "name": "days",
         "title": "Days",
         "help": "By how many days it moves the end.",
         "least": -3650,
         "type": "integer",
         "example": 28
        },
        {
         "name": "effect",
         "title": "Effect",
         "help": "What else it changes.",
         "shortest": 1,
         "type": "string",
         "example": "Players leave less behind"
        }
       ]
      }
     },
     {
      "name": "recommended",
      "title": "Recommended",
      "help": "The option that the leader recommends, by its id.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "shortest": 1,
      "type": "string",
      "example": "large"
     },
     {
      "name": "decision",
      "title": "Decision",
      "help": "The decision that the log proposes, or has once it is taken.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-02"
     },
     {
      "name": "issue",
      "title": "Issue",
      "help": "The escalated issue that it comes from.",
      "pattern": "^I-[0-9]{1,5}$",
      "type": "string",
      "example": "I-01"
     },
     {
      "name": "answered_on",
      "title": "Answered on",
      "help": "The day of the answer, when there was one by then.",
      "format": "date",
      "type": "string",
      "example": "2026-02-02"
     }
    ]
   }
  },
  {
   "name": "exception",
   "title": "Exception",
   "help": "A tolerance will not hold: what happened, what happens if nobody decides, what could be done, and what the leader recommends.",
   "type": "object",
   "fields": [
    {
     "name": "tolerance",
     "title": "Tolerance",
     "help": "Which agreement breaks. `cost`: the budget. `schedule`: a date. `scope`: what was to be delivered. `risk`: what the leader may carry. `benefit`: what it is for.",
     "enum": [
      "cost",
      "schedule",
      "scope",
      "risk",
      "benefit"
     ],
     "type": "string",
     "example": "schedule",
     "required": true
    },
    {
     "name": "cause",
     "title": "Cause",
     "help": "What happened, without blame.",
     "shortest": 1,
     "type": "string",
     "example": "The privacy office refuses addresses",
     "required": true
    },
    {
     "name": "consequence",
     "title": "Consequence",
     "help": "What happens if nobody decides.",
     "shortest": 1,
     "type": "string",
     "example": "The outcome cannot be measured"
    },
    {
     "name": "question",
     "title": "Question",
     "help": "What is to be decided, as a question of a few words.",
     "shortest": 1,
     "type": "string",
     "example": "Count without addresses?"
    },
    {
     "name": "options",
     "title": "Options",
     "help": "What could be done, to carry on as agreed among it.",
     "type": "array",
     "items": {
      "title": "Option",
      "help": "One way out.",
      "type": "object",
      "fields": [
       {
        "name": "id",
        "title": "Id",
        "help": "The option's short name: lower-case letters, digits and hyphens.",
        "pattern": "^[a-z][a-z0-9-]{1,62}$",
        "shortest": 1,
        "type": "string",
        "example": "build",
        "required": true
       },
       {
        "name": "title",
        "title": "Title",
        "help": "What would be done.",
        "shortest": 1,
        "type": "string",
        "example": "Count without addresses",
        "required": true
       },
       {
        "name": "budget",
        "title": "Budget",
        "help": "What it adds to the budget, in the charter's unit; less than nothing where it saves.",
        "type": "number",
        "example": 18000
       },
       {
        "name": "days",
        "title": "Days",
        "help": "By how many days it moves the end.",
        "least": -3650,
        "type": "integer",
        "example": 28
       },
       {
        "name": "effect",
        "title": "Effect",
        "help": "What else it changes.",
        "shortest": 1,
        "type": "string",
        "example": "Players leave less behind"
       }
      ]
     },
     "required": true
    },
    {
     "name": "recommended",
     "title": "Recommended",
     "help": "The option that the leader recommends, by its id.",
     "pattern": "^[a-z][a-z0-9-]{1,62}$",
     "shortest": 1,
     "type": "string",
     "example": "build"
    },
    {
     "name": "needed_by",
     "title": "Needed by",
     "help": "The day by which an answer is needed.",
     "format": "date",
     "type": "string",
     "example": "2026-05-15"
    },
    {
     "name": "proposal",
     "title": "Proposal",
     "help": "The decision that the log proposes, for those who are to take it.",
     "pattern": "^D-[0-9]{1,5}$",
     "type": "string",
     "example": "D-02"
    },
    {
     "name": "decision",
     "title": "Decision",
     "help": "The decision that answered it.",
     "pattern": "^D-[0-9]{1,5}$",
     "type": "string",
     "example": "D-02"
    }
   ]
  }
 ]
});
