pmo.form({
 "kind": "portfolio",
 "title": "Portfolio",
 "purpose": "What the company wants, how much it spends on it, and the projects that it runs for that. It is the board's own file, and the only place where objectives are defined.",
 "file": "portfolio.yaml",
 "key": "",
 "outside": true,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `portfolio/v1`: the kit finds the artifact by it.",
   "const": "portfolio/v1",
   "type": "string",
   "example": "portfolio/v1",
   "required": true
  },
  {
   "name": "name",
   "title": "Name",
   "help": "What the portfolio is called on its pages.",
   "shortest": 1,
   "type": "string",
   "example": "Projects of the library"
  },
  {
   "name": "reviewed_on",
   "title": "Reviewed on",
   "help": "The last day on which the board reviewed all of it.",
   "format": "date",
   "type": "string",
   "example": "2026-05-20"
  },
  {
   "name": "board",
   "title": "Board",
   "help": "Who sits on the portfolio board. Where it is not said, what the board is said to have decided is not verified.",
   "type": "object",
   "fields": [
    {
     "name": "chair",
     "title": "Chair",
     "help": "Who chairs it; if stated, they must be among those who say yes.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "olga"
    },
    {
     "name": "quorum",
     "title": "Quorum",
     "help": "How many different people must say yes; absent: one.",
     "least": 1,
     "type": "integer",
     "example": 2
    },
    {
     "name": "members",
     "title": "Members",
     "help": "Who sits in it, and who sat in it before.",
     "few": 1,
     "type": "array",
     "items": {
      "title": "Member",
      "help": "One person's seat.",
      "type": "object",
      "fields": [
       {
        "name": "person",
        "title": "Person",
        "help": "Who sits here.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "petra",
        "required": true
       },
       {
        "name": "from",
        "title": "From",
        "help": "The first day of the seat; absent: since the board began.",
        "format": "date",
        "type": "string",
        "example": "2025-01-01"
       },
       {
        "name": "until",
        "title": "Until",
        "help": "The last day of the seat.",
        "format": "date",
        "type": "string",
        "example": "2026-12-31"
       },
       {
        "name": "delegate",
        "title": "Delegate",
        "help": "Who decides in this seat while the member is away; no member themselves.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "bela"
       }
      ]
     },
     "required": true
    }
   ]
  },
  {
   "name": "objectives",
   "title": "Objectives",
   "help": "What the company wants to reach.",
   "type": "array",
   "items": {
    "title": "Objective",
    "help": "One objective.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The objective's id.",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
      "type": "string",
      "example": "O-2",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What is to be reached.",
      "shortest": 1,
      "type": "string",
      "example": "Who comes once comes again",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who answers for it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga"
     },
     {
      "name": "weight",
      "title": "Weight",
      "help": "How much it counts beside the others: of two, one of weight 2 counts twice as much.",
      "least": 0,
      "type": "number",
      "example": 3
     },
     {
      "name": "active",
      "title": "Active",
      "help": "Whether it still counts.",
      "type": "boolean",
      "required": true
     },
     {
      "name": "until",
      "title": "Until",
      "help": "The last day on which it may be reached.",
      "format": "date",
      "type": "string",
      "example": "2027-12-31"
     },
     {
      "name": "budget",
      "title": "Budget",
      "help": "What the company gives for it, in the portfolio's unit.",
      "least": 0,
      "type": "number",
      "example": 400000
     }
    ]
   },
   "required": true
  },
  {
   "name": "categories",
   "title": "Categories",
   "help": "Kinds of work among which the board divides its money. What the law demands and what keeps the business going are categories, not objectives.",
   "type": "array",
   "items": {
    "title": "Category",
    "help": "One kind of work.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The category's short name.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "law",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What it is called.",
      "shortest": 1,
      "type": "string",
      "example": "What the law demands",
      "required": true
     },
     {
      "name": "purpose",
      "title": "Purpose",
      "help": "`change`: something becomes better, for an objective. `mandatory`: the law or a contract demands it. `run`: it keeps going what there is.",
      "enum": [
       "change",
       "mandatory",
       "run"
      ],
      "type": "string",
      "example": "mandatory",
      "required": true
     },
     {
      "name": "target_percent",
      "title": "Target",
      "help": "The share of the money that the board wants to spend on it.",
      "least": 0,
      "most": 100,
      "type": "number",
      "example": 30
     }
    ]
   }
  },
  {
   "name": "unit",
   "title": "Unit",
   "help": "The unit of every amount here.",
   "pattern": "^(h|d|[A-Z]{3})$",
   "type": "string",
   "example": "EUR"
  },
  {
   "name": "budget",
   "title": "Budget",
   "help": "What the company gives for projects, altogether.",
   "least": 0,
   "type": "number",
   "example": 900000
  },
  {
   "name": "fiscal_year_month",
   "title": "Fiscal year",
   "help": "The month in which the fiscal year begins; absent: January. A year bears the number of the calendar year in which it begins.",
   "least": 1,
   "most": 12,
   "type": "integer",
   "example": 4
  },
  {
   "name": "envelopes",
   "title": "Envelopes",
   "help": "What the company gives for projects in each fiscal year.",
   "type": "array",
   "items": {
    "title": "Envelope",
    "help": "The money of one fiscal year.",
    "type": "object",
    "fields": [
     {
      "name": "year",
      "title": "Year",
      "help": "The fiscal year, by the calendar year in which it begins.",
      "least": 1900,
      "most": 9998,
      "type": "integer",
      "example": 2026,
      "required": true
     },
     {
      "name": "amount",
      "title": "Amount",
      "help": "What may be spent in that year, in the portfolio's unit.",
      "least": 0,
      "type": "number",
      "example": 250000,
      "required": true
     },
     {
      "name": "category",
      "title": "Category",
      "help": "The kind of work for which it is meant; absent: for all.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "law"
     },
     {
      "name": "objective",
      "title": "Objective",
      "help": "The objective for which it is meant; absent: for all.",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
      "type": "string",
      "example": "O-2"
     }
    ]
   }
  },
  {
   "name": "currencies",
   "title": "Currencies",
   "help": "What the other units in which projects count are worth. Amounts of a unit without a rate are never added to others.",
   "type": "array",
   "items": {
    "title": "Currency",
    "help": "The rate of one unit.",
    "type": "object",
    "fields": [
     {
      "name": "unit",
      "title": "Unit",
      "help": "The unit that a project counts in.",
      "pattern": "^(h|d|[A-Z]{3})$",
      "type": "string",
      "example": "USD",
      "required": true
     },
     {
      "name": "rate",
      "title": "Rate",
      "help": "How much of the portfolio's unit one of it is worth.",
      "type": "number",
      "example": 0.92,
      "required": true
     },
     {
      "name": "on",
      "title": "On",
      "help": "The day for which the rate holds.",
      "format": "date",
      "type": "string",
      "example": "2026-01-02",
      "required": true
     },
     {
      "name": "source",
      "title": "Source",
      "help": "Who says so.",
      "shortest": 1,
      "type": "string",
      "example": "European Central Bank"
     }
    ]
   }
  },
  {
   "name": "wip_limits",
   "title": "Limits of work in progress",
   "help": "How many projects may run at a time; what ends makes room for what waits.",
   "type": "array",
   "items": {
    "title": "Limit",
    "help": "One limit.",
    "type": "object",
    "fields": [
     {
      "name": "tier",
      "title": "Tier",
      "help": "The tier for which it holds; absent: all projects together.",
      "enum": [
       "T1",
       "T2",
       "T3"
      ],
      "type": "string",
      "example": "T3"
     },
     {
      "name": "projects",
      "title": "Projects",
      "help": "So many may run at a time.",
      "least": 0,
      "type": "integer",
      "example": 24,
      "required": true
     }
    ]
   }
  },
  {
   "name": "calendar",
   "title": "Calendar",
   "help": "When the board meets, and what projects report until then.",
   "type": "object",
   "fields": [
    {
     "name": "boards",
     "title": "Boards",
     "help": "The board's meetings.",
     "type": "array",
     "items": {
      "title": "Meeting",
      "help": "One meeting.",
      "type": "object",
      "fields": [
       {
        "name": "on",
        "title": "On",
        "help": "The day of the meeting.",
        "format": "date",
        "type": "string",
        "example": "2026-06-11",
        "required": true
       },
       {
        "name": "cut_off",
        "title": "Cut-off",
        "help": "The last day of what its pages tell: whoever reported before counts as late.",
        "format": "date",
        "type": "string",
        "example": "2026-06-05"
       }
      ]
     }
    },
    {
     "name": "reporting_days",
     "title": "Reporting days",
     "help": "How many days may lie between two reports of a running project.",
     "least": 1,
     "type": "integer",
     "example": 28
    }
   ]
  },
  {
   "name": "sources",
   "title": "Sources",
   "help": "Where projects are found beside those that the list names one by one: `pmo portfolio gather` reads them all.",
   "type": "array",
   "items": {
    "title": "Source",
    "help": "One place.",
    "type": "object",
    "fields": [
     {
      "name": "path",
      "title": "Path",
      "help": "A folder of projects, a pattern of folders or files such as `projects/*`, a file that `pmo snapshot` wrote, or the address of a git repository. Paths count from this file's folder.",
      "shortest": 1,
      "type": "string",
      "example": "projects/*",
      "required": true
     },
     {
      "name": "branch",
      "title": "Branch",
      "help": "The branch of a git repository; absent: the one that it names as its own.",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
      "shortest": 1,
      "type": "string",
      "example": "main"
     }
    ]
   }
  },
  {
   "name": "programmes",
   "title": "Programmes",
   "help": "Sets of projects that together lead to a state that none of them reaches alone.",
   "type": "array",
   "items": {
    "title": "Programme",
    "help": "One programme.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The programme's short name.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "numbers-everywhere",
      "required": true
     },
     {
      "name": "title",
      "title": "Title",
      "help": "What it is called.",
      "shortest": 1,
      "type": "string",
      "example": "Numbers everywhere",
      "required": true
     },
     {
      "name": "owner",
      "title": "Owner",
      "help": "Who answers for it.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga"
     },
     {
      "name": "path",
      "title": "Path",
      "help": "Where its own file, of the kind `programme`, lies.",
      "shortest": 1,
      "type": "string",
      "example": "programmes/numbers.yaml"
     }
    ]
   }
  },
  {
   "name": "dependencies",
   "title": "Dependencies",
   "help": "What one project needs of another, by when.",
   "type": "array",
   "items": {
    "title": "Dependency",
    "help": "One thing that is needed.",
    "type": "object",
    "fields": [
     {
      "name": "project",
      "title": "Project",
      "help": "The project that needs it.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "hidden-number-schools",
      "required": true
     },
     {
      "name": "needs",
      "title": "Needs",
      "help": "The project that gives it.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "hidden-number",
      "required": true
     },
     {
      "name": "milestone",
      "title": "Milestone",
      "help": "The milestone of the giving project at which it is there.",
      "pattern": "^M-[0-9]{1,5}$",
      "type": "string",
      "example": "M-04"
     },
     {
      "name": "what",
      "title": "What",
      "help": "What is given.",
      "shortest": 1,
      "type": "string",
      "example": "Sign-on for schools"
     },
     {
      "name": "by",
      "title": "By",
      "help": "The day by which it is needed.",
      "format": "date",
      "type": "string",
      "example": "2026-07-06",
      "required": true
     },
     {
      "name": "confirmed_on",
      "title": "Confirmed on",
      "help": "The day on which the giving project last said that it keeps the day.",
      "format": "date",
      "type": "string",
      "example": "2026-05-22"
     }
    ]
   }
  },
  {
   "name": "projects",
   "title": "Projects",
   "help": "The projects that run, and those that wait. One without a repository is shown from what stands here.",
   "type": "array",
   "items": {
    "title": "Project",
    "help": "One project.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The project's id.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "hidden-number-public",
      "required": true
     },
     {
      "name": "name",
      "title": "Name",
      "help": "What it is called.",
      "shortest": 1,
      "type": "string",
      "example": "A number for schools"
     },
     {
      "name": "path",
      "title": "Path",
      "help": "Where its repository lies, as an address or a folder, or the snapshot that its own pipeline writes; absent: it is only listed.",
      "shortest": 1,
      "type": "string",
      "example": "../hidden-number-public"
     },
     {
      "name": "branch",
      "title": "Branch",
      "help": "The branch of its repository; absent: the one that it names as its own.",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
      "shortest": 1,
      "type": "string",
      "example": "main"
     },
     {
      "name": "objective",
      "title": "Objective",
      "help": "The objective that it serves.",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
      "type": "string",
      "example": "O-2"
     },
     {
      "name": "objective_confirmed_on",
      "title": "Link confirmed on",
      "help": "The day on which the objective's owner said that the project serves it.",
      "format": "date",
      "type": "string",
      "example": "2026-02-04"
     },
     {
      "name": "category",
      "title": "Category",
      "help": "The kind of work that it is.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "law"
     },
     {
      "name": "programme",
      "title": "Programme",
      "help": "The programme that it belongs to.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "numbers-everywhere"
     },
     {
      "name": "budget",
      "title": "Budget",
      "help": "What it was granted, in the portfolio's unit.",
      "least": 0,
      "type": "number",
      "example": 260000
     },
     {
      "name": "score",
      "title": "Score",
      "help": "What the board thinks it is worth, from 0 to 100.",
      "least": 0,
      "type": "number",
      "example": 72
     },
     {
      "name": "priority",
      "title": "Priority",
      "help": "The board's own order: 1 comes first. No two projects have the same.",
      "least": 1,
      "type": "integer",
      "example": 1
     },
     {
      "name": "state",
      "title": "State",
      "help": "`waiting`: approved, not begun. `running`: under way. `paused`: stopped for now. `closed`: over.",
      "enum": [
       "waiting",
       "running",
       "paused",
       "closed"
      ],
      "type": "string",
      "example": "running",
      "required": true
     },
     {
      "name": "needs",
      "title": "Needs",
      "help": "The projects whose results it waits for.",
      "type": "array",
      "items": {
       "title": "Short name",
       "help": "Lower-case letters, digits and hyphens, starting with a letter; 2 to 63 characters.",
       "pattern": "^[a-z][a-z0-9-]{1,62}$",
       "type": "string",
       "example": "hidden-number"
      }
     },
     {
      "name": "listed",
      "title": "Listed",
      "help": "How it stands, as the list says: for a project without a repository, or until there is one.",
      "type": "object",
      "fields": [
       {
        "name": "on",
        "title": "On",
        "help": "The day of these values.",
        "format": "date",
        "type": "string",
        "example": "2026-05-20"
       },
       {
        "name": "sponsor",
        "title": "Sponsor",
        "help": "Who pays for it and answers for its purpose.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "olga"
       },
       {
        "name": "leader",
        "title": "Leader",
        "help": "Who leads it.",
        "pattern": "^[a-z][a-z0-9._-]{1,39}$",
        "type": "string",
        "example": "ada"
       },
       {
        "name": "tier",
        "title": "Tier",
        "help": "How much depth it needs.",
        "enum": [
         "T1",
         "T2",
         "T3"
        ],
        "type": "string",
        "example": "T2"
       },
       {
        "name": "phase",
        "title": "Phase",
        "help": "The phase that it is in.",
        "shortest": 1,
        "type": "string",
        "example": "executing"
       },
       {
        "name": "status",
        "title": "Status",
        "help": "How it stands, as somebody said.",
        "enum": [
         "green",
         "amber",
         "red",
         "unknown"
        ],
        "type": "string",
        "example": "amber"
       },
       {
        "name": "start",
        "title": "Start",
        "help": "The day on which it began, or is to begin.",
        "format": "date",
        "type": "string",
        "example": "2026-01-12"
       },
       {
        "name": "finish",
        "title": "Finish",
        "help": "The day on which it is expected to end.",
        "format": "date",
        "type": "string",
        "example": "2026-10-30"
       },
       {
        "name": "unit",
        "title": "Unit",
        "help": "The unit of these amounts; absent: the portfolio's.",
        "pattern": "^(h|d|[A-Z]{3})$",
        "type": "string",
        "example": "EUR"
       },
       {
        "name": "agreed",
        "title": "Agreed",
        "help": "What was agreed that it may cost.",
        "least": 0,
        "type": "number",
        "example": 240000
       },
       {
        "name": "spent",
        "title": "Spent",
        "help": "What it has cost until that day.",
        "least": 0,
        "type": "number",
        "example": 124000
       },
       {
        "name": "forecast",
        "title": "Forecast",
        "help": "What it is expected to cost.",
        "least": 0,
        "type": "number",
        "example": 259000
       }
      ]
     }
    ]
   },
   "required": true
  }
 ]
});
