pmo.form({
 "kind": "project",
 "title": "Project manifest",
 "purpose": "One page that says what the project is called, which standard and tier it follows, which phase it is in, and who holds which role. Its presence makes a folder a project.",
 "file": "pmo.yaml",
 "key": "",
 "outside": false,
 "markdown": false,
 "sections": [],
 "fields": [
  {
   "name": "schema",
   "title": "Schema",
   "help": "What this file is. Always the first key, always `project/v1`: the kit finds the artifact by it.",
   "const": "project/v1",
   "type": "string",
   "example": "project/v1",
   "required": true
  },
  {
   "name": "id",
   "title": "Id",
   "help": "The project's id, unique in the portfolio and never changed.",
   "pattern": "^[a-z][a-z0-9-]{1,62}$",
   "type": "string",
   "example": "hidden-number",
   "required": true
  },
  {
   "name": "name",
   "title": "Name",
   "help": "The project's name, as people say it.",
   "shortest": 1,
   "longest": 120,
   "type": "string",
   "example": "Find the hidden number",
   "required": true
  },
  {
   "name": "standard",
   "title": "Standard",
   "help": "The name of the standard that this project follows.",
   "pattern": "^[a-z][a-z0-9-]{0,62}$",
   "shortest": 1,
   "type": "string",
   "example": "core",
   "required": true
  },
  {
   "name": "edition",
   "title": "Edition",
   "help": "The edition of that standard, in quotes. The project keeps it until somebody raises it here.",
   "pattern": "^[0-9]{1,4}\\.[0-9]{1,4}$",
   "shortest": 1,
   "type": "string",
   "example": "1.0",
   "required": true
  },
  {
   "name": "tier",
   "title": "Tier",
   "help": "How much depth the project needs. It may be raised at any time, and lowered only by an approved decision. `T1`: light. `T2`: standard. `T3`: major.",
   "enum": [
    "T1",
    "T2",
    "T3"
   ],
   "type": "string",
   "example": "T1",
   "required": true
  },
  {
   "name": "tier_decision",
   "title": "Tier decision",
   "help": "The approved decision that allows a lower tier than the questionnaire gives.",
   "pattern": "^D-[0-9]{1,5}$",
   "type": "string",
   "example": "D-04"
  },
  {
   "name": "phase",
   "title": "Phase",
   "help": "The phase that the project is in. Change it once the gate that ends the phase is passed. `initiating`: is it worth doing? `planning`: how do we do it? `executing`: do it. `closing`: hand over and learn. `closed`: done; only benefits are still watched.",
   "enum": [
    "initiating",
    "planning",
    "executing",
    "closing",
    "closed"
   ],
   "type": "string",
   "example": "executing",
   "required": true
  },
  {
   "name": "paused",
   "title": "Paused",
   "help": "The latest pause. Until its last day nothing of the project becomes overdue; then it goes on, is paused longer, or is stopped. `pmo pause` and `pmo resume` write it.",
   "type": "object",
   "fields": [
    {
     "name": "from",
     "title": "From",
     "help": "The first day of the pause.",
     "format": "date",
     "type": "string",
     "example": "2026-02-16",
     "required": true
    },
    {
     "name": "until",
     "title": "Until",
     "help": "The last day of the pause. From the day after, somebody has decided how it goes on.",
     "format": "date",
     "type": "string",
     "example": "2026-03-13",
     "required": true
    },
    {
     "name": "reason",
     "title": "Reason",
     "help": "Why the project is paused, and what it waits for.",
     "shortest": 1,
     "type": "string",
     "example": "Ben is needed for the move of the data centre.",
     "required": true
    },
    {
     "name": "decision",
     "title": "Decision",
     "help": "The approved decision that it rests on, of the sponsor or of a body above the leader.",
     "pattern": "^D-[0-9]{1,5}$",
     "type": "string",
     "example": "D-02",
     "required": true
    },
    {
     "name": "resumed_on",
     "title": "Resumed on",
     "help": "The day from which the work goes on; absent while the project is paused.",
     "format": "date",
     "type": "string",
     "example": "2026-03-16"
    }
   ]
  },
  {
   "name": "method",
   "title": "Method",
   "help": "How the work is run. `predictive`: planned ahead, task by task. `agile`: a goal and releases, in increments; the tracker holds the backlog. `hybrid`: a plan of milestones, with increments inside.",
   "enum": [
    "predictive",
    "agile",
    "hybrid"
   ],
   "type": "string",
   "example": "predictive",
   "required": true
  },
  {
   "name": "mode",
   "title": "Mode",
   "help": "How strictly the PMO judges this project. A project can only choose a stricter mode than its standard's. `supportive`: the PMO reports and helps. `controlling`: what a rule says shall be, blocks. `directive`: also needs the PMO's own approval.",
   "enum": [
    "supportive",
    "controlling",
    "directive"
   ],
   "type": "string",
   "example": "controlling"
  },
  {
   "name": "objective",
   "title": "Objective",
   "help": "The portfolio objective that this project serves, by its id.",
   "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
   "shortest": 1,
   "type": "string",
   "example": "O-2"
  },
  {
   "name": "roles",
   "title": "Roles",
   "help": "Who fills which role, as person ids. One person per role; the same person may hold several, except sponsor and leader from T2.",
   "type": "object",
   "fields": [
    {
     "name": "project_owner",
     "title": "Project owner (sponsor)",
     "help": "The sponsor: owns the need, the money and the outcome, and accepts what is delivered.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "olga"
    },
    {
     "name": "project_manager",
     "title": "Project manager (leader)",
     "help": "The leader: runs the project day by day and writes most of these files.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "ada"
    },
    {
     "name": "deputy",
     "title": "Deputy leader",
     "help": "Who leads when the leader is away. From T2.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "ben",
     "from": "T2"
    },
    {
     "name": "business_manager",
     "title": "Business manager (business lead)",
     "help": "Runs the business side for the sponsor: requirements, training, changes in the business.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "bela",
     "from": "T2"
    },
    {
     "name": "solution_provider",
     "title": "Solution provider (delivery sponsor)",
     "help": "Answers for those who build: provides people and quality.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "sol",
     "from": "T2"
    },
    {
     "name": "quality_assurance",
     "title": "Project quality assurance (assurance)",
     "help": "Reviews the project from outside and reports to the sponsor. Independent of the leader.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "quinn",
     "from": "T3"
    },
    {
     "name": "operations",
     "title": "Operations (run)",
     "help": "Takes over what is delivered and keeps it running.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "otto"
    },
    {
     "name": "pmo",
     "title": "Project support (PMO contact)",
     "help": "The PMO's contact for this project.",
     "pattern": "^[a-z][a-z0-9._-]{1,39}$",
     "type": "string",
     "example": "pia"
    }
   ],
   "required": true
  },
  {
   "name": "team",
   "title": "Team",
   "help": "The person ids of everybody else who owns something here: team members, acceptors, suppliers' contacts.",
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
   "name": "former",
   "title": "Former members",
   "help": "People who left the project, with their last day. What they owned or decided until then stays valid; what is still open needs somebody else.",
   "type": "array",
   "items": {
    "title": "Former member",
    "help": "Somebody who left.",
    "type": "object",
    "fields": [
     {
      "name": "person",
      "title": "Person",
      "help": "Who left.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "ben",
      "required": true
     },
     {
      "name": "until",
      "title": "Until",
      "help": "The last day on which they belonged to the project.",
      "format": "date",
      "type": "string",
      "example": "2026-05-01",
      "required": true
     }
    ]
   }
  },
  {
   "name": "bodies",
   "title": "Bodies",
   "help": "Who decides together, and who speaks for operations, the solution provider or the PMO. Without an entry for the steering committee the sponsor alone is the committee.",
   "type": "array",
   "items": {
    "title": "Body",
    "help": "One body and its members.",
    "type": "object",
    "fields": [
     {
      "name": "id",
      "title": "Id",
      "help": "The body, by the id of a role of the standard.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "steering-committee",
      "required": true
     },
     {
      "name": "chair",
      "title": "Chair",
      "help": "Who chairs it; absent: of the steering committee, the sponsor of the day.",
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
      "name": "required",
      "title": "Required",
      "help": "Roles whose holder must be among those who say yes; absent: the chair must be.",
      "few": 1,
      "type": "array",
      "items": {
       "title": "Role id",
       "help": "The id of a role of the standard, such as `project-owner`.",
       "pattern": "^[a-z][a-z0-9-]{1,62}$",
       "type": "string",
       "example": "project-owner"
      }
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
         "example": "olga",
         "required": true
        },
        {
         "name": "role",
         "title": "Role",
         "help": "For whom they speak: the role of theirs that gives them the seat.",
         "pattern": "^[a-z][a-z0-9-]{1,62}$",
         "type": "string",
         "example": "project-owner"
        },
        {
         "name": "from",
         "title": "From",
         "help": "The first day of the seat; absent: since the body began.",
         "format": "date",
         "type": "string",
         "example": "2026-01-05"
        },
        {
         "name": "until",
         "title": "Until",
         "help": "The last day of the seat. Somebody who leaves gets a last day and stays in the list, since what they decided stays decided.",
         "format": "date",
         "type": "string",
         "example": "2026-08-01"
        },
        {
         "name": "decision",
         "title": "Decision",
         "help": "The approved decision, of the sponsor or of this body, that gave them the seat. Needed for whoever joins after the first gate was passed.",
         "pattern": "^D-[0-9]{1,5}$",
         "type": "string",
         "example": "D-02"
        }
       ]
      },
      "required": true
     }
    ]
   },
   "from": "T2"
  },
  {
   "name": "delegates",
   "title": "Delegates",
   "help": "Who decides for whom while they are away: as them, not beside them.",
   "type": "array",
   "items": {
    "title": "Delegate",
    "help": "One person who acts for another.",
    "type": "object",
    "fields": [
     {
      "name": "for",
      "title": "For",
      "help": "Whose seats and roles are taken.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga",
      "required": true
     },
     {
      "name": "person",
      "title": "Person",
      "help": "Who takes them.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "bela",
      "required": true
     },
     {
      "name": "from",
      "title": "From",
      "help": "The first day.",
      "format": "date",
      "type": "string",
      "example": "2026-07-01",
      "required": true
     },
     {
      "name": "until",
      "title": "Until",
      "help": "The last day.",
      "format": "date",
      "type": "string",
      "example": "2026-07-31",
      "required": true
     },
     {
      "name": "gates",
      "title": "Gates",
      "help": "The only gates at which they may decide, and nothing else; absent: everything.",
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
      }
     },
     {
      "name": "decision",
      "title": "Decision",
      "help": "The approved decision that allowed it. Needed after the first gate was passed.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-06"
     }
    ]
   }
  },
  {
   "name": "handovers",
   "title": "Handovers",
   "help": "Roles that were passed on. `roles` says who holds them now; this says who held them before.",
   "type": "array",
   "items": {
    "title": "Handover",
    "help": "One role that went from one person to another.",
    "type": "object",
    "fields": [
     {
      "name": "role",
      "title": "Role",
      "help": "The role that was passed on.",
      "pattern": "^[a-z][a-z0-9-]{1,62}$",
      "type": "string",
      "example": "project-owner",
      "required": true
     },
     {
      "name": "given_by",
      "title": "Given by",
      "help": "Who held it until then.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "olga",
      "required": true
     },
     {
      "name": "taken_by",
      "title": "Taken by",
      "help": "Who holds it from then on.",
      "pattern": "^[a-z][a-z0-9._-]{1,39}$",
      "type": "string",
      "example": "clara",
      "required": true
     },
     {
      "name": "on",
      "title": "On",
      "help": "The day from which they hold it.",
      "format": "date",
      "type": "string",
      "example": "2026-04-01",
      "required": true
     },
     {
      "name": "accepted_on",
      "title": "Accepted on",
      "help": "The day on which they said that they take it.",
      "format": "date",
      "type": "string",
      "example": "2026-03-30"
     },
     {
      "name": "decision",
      "title": "Decision",
      "help": "The approved decision behind it. A sponsor's role needs one, of the sponsor who leaves or of a valid body.",
      "pattern": "^D-[0-9]{1,5}$",
      "type": "string",
      "example": "D-07"
     }
    ]
   }
  },
  {
   "name": "dates",
   "title": "Dates",
   "help": "When the project starts and ends, by the current agreement.",
   "type": "object",
   "fields": [
    {
     "name": "start",
     "title": "Start",
     "help": "The first day of the project.",
     "format": "date",
     "type": "string",
     "example": "2026-01-05",
     "required": true
    },
    {
     "name": "end",
     "title": "End",
     "help": "The last day of the project, by the approved plan. An approved change moves it.",
     "format": "date",
     "type": "string",
     "example": "2026-03-06",
     "required": true
    }
   ],
   "required": true
  },
  {
   "name": "time_zone",
   "title": "Time zone",
   "help": "Where the project counts its days, by the IANA name of a time zone; today and the days of commits are those of that place. Absent: the standard's, else UTC.",
   "shortest": 1,
   "longest": 64,
   "type": "string",
   "example": "Europe/Berlin"
  },
  {
   "name": "questionnaire",
   "title": "Questionnaire",
   "help": "The answers that say how deep this project needs to go. Answer honestly and early: a wrong yes costs an hour, a wrong no costs the project.",
   "type": "object",
   "fields": [
    {
     "name": "people",
     "title": "People",
     "help": "How many people work on the project at its busiest, the leader included.",
     "least": 1,
     "type": "integer",
     "example": 3
    },
    {
     "name": "person_days",
     "title": "Person-days",
     "help": "The whole effort, in person-days (a day has eight hours).",
     "least": 0,
     "type": "integer",
     "example": 7,
     "from": "T2"
    },
    {
     "name": "cost",
     "title": "Cost",
     "help": "The upper estimate of what the whole project costs: what it takes if things go badly, reserve included. Where the charter grants more, that counts.",
     "type": "object",
     "fields": [
      {
       "name": "upper",
       "title": "Upper estimate",
       "help": "The amount, in the unit.",
       "least": 0,
       "type": "number",
       "example": 45000,
       "required": true
      },
      {
       "name": "unit",
       "title": "Unit",
       "help": "`h` hours, `d` person-days, or a currency such as `EUR`.",
       "pattern": "^(h|d|[A-Z]{3})$",
       "type": "string",
       "example": "EUR",
       "required": true
      }
     ]
    },
    {
     "name": "teams",
     "title": "Teams",
     "help": "How many teams or units have to work together.",
     "least": 1,
     "type": "integer",
     "example": 1,
     "from": "T3"
    },
    {
     "name": "supplier",
     "title": "Supplier",
     "help": "Red flag. Does somebody outside deliver for money?",
     "type": "boolean"
    },
    {
     "name": "personal_data",
     "title": "Personal data",
     "help": "Red flag. Does the project touch personal data?",
     "type": "boolean"
    },
    {
     "name": "regulated",
     "title": "Regulated",
     "help": "Red flag. Does a law or a regulator have a say?",
     "type": "boolean"
    },
    {
     "name": "works_council",
     "title": "Works council",
     "help": "Does the works council have a say? A yes asks for an obligations check and adds no points: it makes a project no larger.",
     "type": "boolean"
    },
    {
     "name": "safety",
     "title": "Safety or security",
     "help": "Red flag. Could a mistake hurt people or open a door to attackers?",
     "type": "boolean"
    },
    {
     "name": "critical_system",
     "title": "Critical system",
     "help": "Does it change a system that others rely upon every day?",
     "type": "boolean"
    },
    {
     "name": "new_ground",
     "title": "New ground",
     "help": "Is it the first time we do this kind of thing?",
     "type": "boolean"
    },
    {
     "name": "dependents",
     "title": "Dependents",
     "help": "Does another project wait for a result of this one?",
     "type": "boolean"
    }
   ]
  },
  {
   "name": "folder",
   "title": "Folder",
   "help": "The folder that holds the artifacts. `pmo` when absent.",
   "pattern": "^[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$",
   "shortest": 1,
   "type": "string",
   "example": "pmo"
  },
  {
   "name": "ignore",
   "title": "Ignore",
   "help": "Files in the artifacts' folder that are not artifacts, as patterns. They cannot hide a file that names a schema.",
   "type": "array",
   "items": {
    "help": "One pattern.",
    "pattern": "^[^ ].*$",
    "shortest": 1,
    "type": "string",
    "example": "drafts/**"
   }
  },
  {
   "name": "masters",
   "title": "Masters",
   "help": "Where each kind of artifact is kept first, when that is not git; the other place is a copy.",
   "type": "object",
   "values": {
    "title": "Master",
    "help": "Where this kind is kept first. `git`: here. `workbook`: in a spreadsheet. `wrike`: in Wrike. `msproject`: in Microsoft Project.",
    "enum": [
     "git",
     "workbook",
     "wrike",
     "msproject"
    ],
    "type": "string",
    "example": "git"
   }
  },
  {
   "name": "scaffold",
   "title": "Scaffold",
   "help": "What made this repository; written by the kit, not by you.",
   "type": "object",
   "fields": [
    {
     "name": "template",
     "title": "Template",
     "help": "The template that it was made from.",
     "shortest": 1,
     "type": "string",
     "example": "hidden-number"
    },
    {
     "name": "kit",
     "title": "Kit",
     "help": "The revision of the kit that made it.",
     "shortest": 1,
     "type": "string",
     "example": "1.0.0"
    },
    {
     "name": "edition",
     "title": "Edition",
     "help": "The edition at that time.",
     "shortest": 1,
     "type": "string",
     "example": "1.0"
    },
    {
     "name": "answers",
     "title": "Answers",
     "help": "The answers given then, kept so that an upgrade can repeat them.",
     "type": "object",
     "values": {
      "help": "One answer, as text.",
      "type": "string",
      "example": "T1"
     }
    }
   ]
  }
 ]
});
