pmo.searchData({
 "names": [
  [
   "Actuals",
   "Timesheets",
   "Cost report"
  ],
  [
   "Benefits register",
   "Benefits plan",
   "Benefits tracker",
   "Business implementation plan"
  ],
  [
   "Business case",
   "Justification",
   "Cost-benefit analysis",
   "Return on investment (ROI)"
  ],
  [
   "Charter",
   "Project brief",
   "Project mandate",
   "Terms of reference"
  ],
  [
   "End report",
   "Final report",
   "Closure report",
   "Post-mortem"
  ],
  [
   "Gate review",
   "Sign-off",
   "Gate decision",
   "Approval record"
  ],
  [
   "Intake request",
   "Project idea",
   "Proposal",
   "Demand"
  ],
  [
   "Leader assignment",
   "Letter of appointment"
  ],
  [
   "Lessons library",
   "Lessons learned",
   "Knowledge base"
  ],
  [
   "Log",
   "RAID log",
   "Risk register",
   "Issue list",
   "Blockers",
   "Decision log",
   "Change log"
  ],
  [
   "Obligations check",
   "Compliance check"
  ],
  [
   "Outsourcing plan",
   "Supplier contract",
   "Vendor plan",
   "Procurement plan"
  ],
  [
   "People registry",
   "Staff list",
   "Skills matrix"
  ],
  [
   "Plan",
   "Schedule",
   "Gantt chart",
   "Work breakdown structure (WBS)",
   "Performance baseline",
   "Transition checklist"
  ],
  [
   "Portfolio",
   "Project list",
   "Project pipeline"
  ],
  [
   "Programme",
   "Program"
  ],
  [
   "Project handbook",
   "Project management plan",
   "Communications plan",
   "Stakeholder map"
  ],
  [
   "Quality plan",
   "QA plan",
   "Test strategy"
  ],
  [
   "Resource plan",
   "Staffing plan"
  ],
  [
   "Stakeholder register",
   "Stakeholder list"
  ],
  [
   "Status report",
   "Progress report",
   "Traffic-light report",
   "RAG status",
   "Exception report",
   "Escalation",
   "Notice of delay"
  ],
  [
   "Transition plan",
   "Handover plan",
   "Cutover plan",
   "Rollout plan"
  ],
  [
   "Waivers",
   "Exceptions",
   "Ignored rules",
   "Permission to deviate"
  ],
  [
   "Intake",
   "G0",
   "Project initiation request"
  ],
  [
   "Ready for Planning",
   "RfP",
   "Request for Planning"
  ],
  [
   "Ready for Executing",
   "RfE",
   "Request for Executing"
  ],
  [
   "Stage gate",
   "stage",
   "Stage boundary"
  ],
  [
   "Go-live",
   "GL",
   "Operational acceptance"
  ],
  [
   "Ready for Closing",
   "RfC",
   "Request for Closing"
  ],
  [
   "Closure",
   "GC",
   "Administrative closure"
  ],
  [
   "Benefits review",
   "GB",
   "Post-project evaluation"
  ],
  [
   "Appropriate Governance Body",
   "portfolio board",
   "Investment committee",
   "Executive board"
  ],
  [
   "Project Steering Committee",
   "steering committee",
   "Steering group",
   "Steerco",
   "Project board"
  ],
  [
   "Project Owner",
   "sponsor",
   "Project executive",
   "The boss of the project"
  ],
  [
   "Solution Provider",
   "delivery sponsor",
   "Senior supplier"
  ],
  [
   "Business Manager",
   "business lead",
   "Senior user"
  ],
  [
   "Project Manager",
   "leader",
   "Project lead",
   "Project leader"
  ],
  [
   "Project Core Team",
   "team",
   "Project team",
   "Delivery team"
  ],
  [
   "User Representatives",
   "key users"
  ],
  [
   "Project Quality Assurance",
   "assurance",
   "QA",
   "Project auditor"
  ],
  [
   "Operations",
   "run",
   "Support",
   "Service owner"
  ],
  [
   "Project Support Office",
   "PMO",
   "Project office"
  ],
  [
   "Data Protection Coordinator",
   "privacy",
   "Data protection officer (DPO)"
  ],
  [
   "acceptance",
   "sign-off"
  ],
  [
   "actual cost",
   "AC"
  ],
  [
   "budget at completion",
   "BAC"
  ],
  [
   "client",
   "customer"
  ],
  [
   "colour of a status",
   "color",
   "RAG status"
  ],
  [
   "contingency",
   "contingency reserve"
  ],
  [
   "cost performance index",
   "CPI"
  ],
  [
   "cost variance",
   "CV"
  ],
  [
   "deadline",
   "due date"
  ],
  [
   "earned schedule",
   "ES"
  ],
  [
   "earned value",
   "EV"
  ],
  [
   "escalation",
   "escalate"
  ],
  [
   "estimate at completion",
   "EAC"
  ],
  [
   "estimate to complete",
   "ETC"
  ],
  [
   "forecast",
   "outlook"
  ],
  [
   "issue",
   "problem",
   "blocker",
   "impediment"
  ],
  [
   "key performance indicator",
   "KPI"
  ],
  [
   "lesson",
   "lessons learned"
  ],
  [
   "measure",
   "metric"
  ],
  [
   "outcome",
   "result"
  ],
  [
   "planned value",
   "PV"
  ],
  [
   "schedule performance index",
   "SPI"
  ],
  [
   "schedule variance",
   "SV"
  ],
  [
   "slip",
   "delay"
  ],
  [
   "sponsor",
   "boss"
  ],
  [
   "status report",
   "progress report"
  ],
  [
   "tier",
   "project size",
   "class"
  ],
  [
   "to-complete performance index",
   "TCPI"
  ],
  [
   "tolerance",
   "leeway"
  ],
  [
   "variance at completion",
   "VAC"
  ],
  [
   "waiver",
   "exemption"
  ],
  [
   "artifact",
   "artefact",
   "document type"
  ],
  [
   "project leader",
   "project lead",
   "project manager",
   "PM"
  ],
  [
   "steering committee",
   "steerco",
   "steering board",
   "project board",
   "SC"
  ],
  [
   "exception",
   "deviation"
  ],
  [
   "waiver",
   "exception from a rule",
   "exemption"
  ],
  [
   "learned",
   "learnt"
  ],
  [
   "pause",
   "hold",
   "suspend",
   "freeze",
   "interrupt"
  ],
  [
   "stop",
   "cancel",
   "abort",
   "terminate",
   "kill",
   "end early"
  ],
  [
   "hand over",
   "handover",
   "take over",
   "took over",
   "taken over",
   "replace",
   "successor"
  ],
  [
   "deputy",
   "stand in",
   "substitute",
   "replacement",
   "holiday cover"
  ],
  [
   "install",
   "set up",
   "setup"
  ],
  [
   "template",
   "skeleton"
  ],
  [
   "rejected",
   "refused",
   "blocked",
   "stopped"
  ],
  [
   "bypass",
   "skip",
   "circumvent",
   "ignore"
  ],
  [
   "adoption",
   "roll out",
   "rollout",
   "introduce"
  ],
  [
   "dashboard",
   "overview",
   "portfolio"
  ],
  [
   "overdue",
   "late",
   "delayed",
   "delay"
  ],
  [
   "too expensive",
   "overrun",
   "overspend"
  ],
  [
   "likelihood",
   "probability"
  ],
  [
   "impact",
   "severity"
  ],
  [
   "supplier",
   "vendor",
   "contractor",
   "provider"
  ],
  [
   "procurement",
   "purchasing",
   "sourcing"
  ],
  [
   "custom",
   "own",
   "additional"
  ],
  [
   "change board",
   "CAB",
   "change advisory board",
   "change control board",
   "CCB"
  ],
  [
   "work package",
   "epic"
  ],
  [
   "increment",
   "sprint",
   "iteration"
  ],
  [
   "first day",
   "first week",
   "kick off",
   "kickoff"
  ],
  [
   "upgrade",
   "release",
   "new version"
  ],
  [
   "timeline",
   "schedule",
   "time plan"
  ],
  [
   "acceptance",
   "sign off",
   "approval"
  ],
  [
   "training",
   "course",
   "lesson",
   "learning"
  ],
  [
   "repositories",
   "repos"
  ],
  [
   "choose",
   "prioritize",
   "prioritise",
   "rank"
  ],
  [
   "glossary",
   "definition",
   "meaning",
   "mean",
   "abbreviation",
   "acronym",
   "terminology",
   "stand for"
  ],
  [
   "resume",
   "restart",
   "continue",
   "reactivate",
   "reopen"
  ],
  [
   "create",
   "generate",
   "make",
   "draft"
  ],
  [
   "tutorial",
   "walkthrough",
   "practice project",
   "sandbox",
   "playground"
  ],
  [
   "problem",
   "trouble",
   "difficulty"
  ],
  [
   "company",
   "organization",
   "organisation",
   "enterprise",
   "corporate",
   "firm"
  ],
  [
   "customize",
   "customise",
   "adapt",
   "adjust",
   "tailor",
   "configure"
  ],
  [
   "person",
   "employee",
   "colleague",
   "staff member",
   "team member"
  ],
  [
   "customer",
   "client"
  ],
  [
   "remove",
   "delete",
   "erase"
  ],
  [
   "prove",
   "evidence",
   "proof"
  ],
  [
   "meeting",
   "session",
   "workshop"
  ],
  [
   "people",
   "staff",
   "team"
  ],
  [
   "money",
   "cost",
   "budget",
   "expense",
   "funding"
  ],
  [
   "effort",
   "workload",
   "hours"
  ],
  [
   "allowed",
   "permitted",
   "may"
  ],
  [
   "check",
   "validate",
   "verify",
   "lint"
  ],
  [
   "mistake",
   "error",
   "fault"
  ],
  [
   "required",
   "mandatory",
   "compulsory",
   "obligatory"
  ],
  [
   "document",
   "paper",
   "file"
  ],
  [
   "compare",
   "comparison",
   "mapping",
   "crosswalk"
  ],
  [
   "privacy",
   "data protection",
   "GDPR",
   "DSGVO"
  ],
  [
   "leader",
   "lead",
   "manager"
  ],
  [
   "amber",
   "yellow",
   "orange"
  ],
  [
   "example",
   "sample",
   "demo"
  ],
  [
   "leave",
   "resign",
   "quit"
  ],
  [
   "mail",
   "email"
  ],
  [
   "sign",
   "signature"
  ],
  [
   "benefit",
   "value",
   "advantage"
  ]
 ],
 "titles": {
  "artifacts/actuals/": "Actuals",
  "artifacts/benefits-register/": "Benefits register",
  "artifacts/business-case/": "Business case",
  "artifacts/charter/": "Charter",
  "artifacts/end-report/": "End report",
  "artifacts/gate-review/": "Gate review",
  "artifacts/": "Writing each artifact",
  "artifacts/intake-request/": "Intake request",
  "artifacts/known-findings/": "Known findings",
  "artifacts/leader-assignment/": "Leader assignment",
  "artifacts/lessons-library/": "Lessons library",
  "artifacts/log/": "Log",
  "artifacts/obligations-check/": "Obligations check",
  "artifacts/outsourcing-plan/": "Outsourcing plan",
  "artifacts/people/": "People registry",
  "artifacts/plan/": "Plan",
  "artifacts/portfolio/": "Portfolio",
  "artifacts/programme/": "Programme",
  "artifacts/project-handbook/": "Project handbook",
  "artifacts/project/": "Project manifest",
  "artifacts/quality-plan/": "Quality plan",
  "artifacts/resource-plan/": "Resource plan",
  "artifacts/stakeholder-register/": "Stakeholder register",
  "artifacts/status-report/": "Status report",
  "artifacts/transition-plan/": "Transition plan",
  "artifacts/waivers/": "Waivers",
  "explanation/cel/": "The rule language",
  "explanation/key-figures/": "Key figures",
  "explanation/measures/": "Computed numbers",
  "guides/adopting/": "Adopting late",
  "guides/benefits/": "Benefits",
  "guides/changes/": "Changes and the baseline",
  "guides/closing/": "Closing and lessons",
  "guides/editors/": "Editors",
  "guides/error-messages/": "Error messages",
  "guides/fixing/": "Fixing by command",
  "guides/formats/": "Formats",
  "guides/gates/": "Passing a gate",
  "guides/hidden-number/": "Find the hidden number",
  "guides/install/": "Install",
  "guides/life-cycle/": "The life cycle",
  "guides/methods/": "Agile and hybrid",
  "guides/modes/": "Three kinds of PMO",
  "guides/monday/": "A leader's Monday",
  "guides/money/": "Money and earned value",
  "guides/other-files/": "A standard for files that are there",
  "guides/other-tools/": "Other tools and methods",
  "guides/own-fields/": "Fields of your own",
  "guides/own-handbook/": "Your company's handbook",
  "guides/own-standard/": "Write your own standard",
  "guides/own-templates/": "Questions and templates of your own",
  "guides/own-words/": "Your company's words",
  "guides/questions/": "Quick answers",
  "guides/reporting/": "Reporting",
  "guides/risks/": "Risks",
  "guides/roles/": "Roles and their week",
  "guides/snapshots/": "Project snapshots",
  "guides/tailoring/": "Tiers and tailoring",
  "guides/time/": "Time",
  "guides/verdicts/": "Verdicts and the hook",
  "": "Handbook",
  "people/assessment/": "Assessment",
  "people/": "People's data",
  "people/works-agreement/": "Works agreement",
  "pmo/adoption/": "Adoption",
  "pmo/leaders/": "Leaders",
  "pmo/ninety-days/": "Ninety days",
  "pmo/portfolio/": "Portfolio",
  "pmo/running-the-standard/": "Running the standard",
  "pmo/what-is-a-pmo/": "What a PMO is for",
  "start/board-member/": "Board member",
  "start/new-leader/": "New leader",
  "start/pmo-lead/": "PMO lead",
  "start/project-leader/": "Project leader",
  "start/sponsor/": "Sponsor",
  "start/team-member/": "Team member",
  "start/without-git/": "Without git",
  "tools/check/": "Check your project",
  "tools/forms/": "Forms",
  "tools/rasci/": "Who does what",
  "tools/tier/": "Which tier",
  "training/acceptance/": "Somebody else says that it is enough",
  "training/bad-news/": "Bring bad news early",
  "training/baseline-and-value/": "Baseline and earned value",
  "training/benefits-and-line/": "Benefits begin where the project ends",
  "training/change-control/": "A change is a yes with a name",
  "training/charter/": "An outcome that can be checked",
  "training/closing/": "Close what you open",
  "training/deciding/": "Deciding, and stopping",
  "training/estimating/": "Estimate with those who do it",
  "training/gates/": "A gate is a decision",
  "training/hook-and-log/": "The hook and the log",
  "training/": "Training",
  "training/keeping-the-standard/": "Keep a standard alive",
  "training/leading-through-others/": "Lead through others",
  "training/monday/": "The Monday routine",
  "training/portfolio-meeting/": "Run the portfolio meeting",
  "training/reading-reports/": "Read a report, find the watermelon",
  "training/risk-sentence/": "A risk is one sentence",
  "training/tier/": "As much standard as the project needs",
  "training/who-decides/": "Who may decide"
 },
 "asked": {
  "reference/tiers/": [
   "T1",
   "T2",
   "T3",
   "documents per tier",
   "mandatory documents for each project size",
   "comparison of T1, T2 and T3",
   "thresholds and limits",
   "light, standard and major",
   "how much work is each tier",
   "table of required artifacts"
  ],
  "artifacts/actuals/": [
   "Timesheets",
   "Cost report",
   "where do I enter hours and costs",
   "import bookings from SAP",
   "actual cost",
   "time sheets",
   "how much was spent",
   "invoices",
   "hours booked",
   "time tracking",
   "timesheet",
   "spent",
   "cost import",
   "SAP",
   "bookings"
  ],
  "artifacts/benefits-register/": [
   "Benefits plan",
   "Benefits tracker",
   "Business implementation plan",
   "list of benefits",
   "owner of a benefit",
   "target value and measuring date",
   "when is a benefit measured",
   "benefit tracking after closing",
   "benefit owner",
   "KPI",
   "realization",
   "user adoption"
  ],
  "artifacts/business-case/": [
   "Justification",
   "Cost-benefit analysis",
   "Return on investment (ROI)",
   "is the project worth the money",
   "compare options",
   "net present value",
   "payback period",
   "return on investment",
   "do I need a business case",
   "cost-benefit analysis",
   "internal rate of return",
   "justify an investment",
   "profitability",
   "ROI",
   "NPV",
   "cost-benefit",
   "worth it",
   "alternatives"
  ],
  "artifacts/charter/": [
   "Project brief",
   "Project mandate",
   "Terms of reference",
   "what belongs into a charter",
   "who signs the charter",
   "example of a charter",
   "define goals and scope",
   "what is out of scope",
   "tolerances for cost and time",
   "project order",
   "success criteria",
   "scope statement",
   "mandate",
   "brief",
   "PID",
   "out of scope",
   "tolerances"
  ],
  "artifacts/end-report/": [
   "Final report",
   "Closure report",
   "Post-mortem",
   "how do I write the final report",
   "what was reached compared with the plan",
   "closing report",
   "evaluation at the end",
   "where are the project files kept after the end",
   "final report",
   "project review"
  ],
  "artifacts/gate-review/": [
   "Sign-off",
   "Gate decision",
   "Approval record",
   "record of a gate decision",
   "minutes of the gate meeting",
   "proof that a gate was approved",
   "who approved it",
   "conditions of an approval",
   "signature of the sponsor",
   "gate decision",
   "approval record",
   "sign-off"
  ],
  "artifacts/intake-request/": [
   "Project idea",
   "Proposal",
   "Demand",
   "I have an idea for a project",
   "how do I request a project",
   "apply for a project",
   "project proposal",
   "demand management",
   "who decides on new ideas",
   "project idea",
   "proposal",
   "request a project",
   "new project request"
  ],
  "artifacts/leader-assignment/": [
   "Letter of appointment",
   "appoint a project leader",
   "who is the deputy",
   "is the leader qualified",
   "conflict of interest of the leader",
   "assignment letter",
   "appointment",
   "assign a project manager",
   "conflict of interest",
   "competence",
   "qualification"
  ],
  "artifacts/lessons-library/": [
   "Lessons learned",
   "Knowledge base",
   "collect lessons learned of all projects",
   "learn from other projects",
   "find earlier experience",
   "who can read the lessons",
   "knowledge management",
   "lessons learned",
   "knowledge base"
  ],
  "artifacts/log/": [
   "RAID log",
   "Risk register",
   "Issue list",
   "Blockers",
   "Decision log",
   "Change log",
   "where do I write down a risk",
   "where do I record a decision",
   "list of open points",
   "action items from a meeting",
   "issue list",
   "assumptions and dependencies",
   "log a change",
   "a problem came up",
   "list of tasks from a meeting",
   "RAID",
   "risks",
   "issues",
   "action items",
   "decisions",
   "assumptions",
   "blocker",
   "problem list",
   "meeting minutes",
   "decision record"
  ],
  "artifacts/obligations-check/": [
   "Compliance check",
   "which laws apply",
   "do we need the works council",
   "compliance check",
   "data protection check",
   "when are legal and works council involved",
   "regulations",
   "AI act",
   "accessibility law",
   "compliance",
   "regulation",
   "regulatory",
   "works council",
   "privacy check"
  ],
  "artifacts/outsourcing-plan/": [
   "Supplier contract",
   "Vendor plan",
   "Procurement plan",
   "work with an external supplier",
   "what belongs into the contract",
   "hire a contractor",
   "procurement of services",
   "tender",
   "external consultants",
   "penalty when the supplier is late",
   "supplier",
   "vendor",
   "contractor",
   "consultant",
   "freelancer",
   "procurement",
   "purchasing",
   "contract",
   "statement of work",
   "subcontractor"
  ],
  "artifacts/people/": [
   "Staff list",
   "Skills matrix",
   "list of people and their skills",
   "how many hours is somebody available",
   "contact list",
   "absences",
   "team directory",
   "capacity per person",
   "staff list",
   "address book",
   "team members"
  ],
  "artifacts/plan/": [
   "Schedule",
   "Gantt chart",
   "Work breakdown structure (WBS)",
   "Performance baseline",
   "Transition checklist",
   "how do I write the project plan",
   "tasks and milestones",
   "dependencies between tasks",
   "schedule with dates",
   "work breakdown structure",
   "baseline of the plan",
   "estimate effort per task",
   "deliverables",
   "holidays in the plan",
   "who works on which task",
   "schedule",
   "Gantt",
   "WBS",
   "milestones",
   "tasks",
   "predecessor",
   "work packages",
   "timeline",
   "critical path",
   "baseline"
  ],
  "artifacts/portfolio/": [
   "Project list",
   "Project pipeline",
   "list of all projects of the company",
   "priority of projects",
   "project pipeline",
   "which projects are running",
   "project list",
   "priorities"
  ],
  "artifacts/programme/": [
   "Program",
   "several projects that belong together",
   "subprojects",
   "program management",
   "umbrella project",
   "dependencies in a programme",
   "program",
   "several projects",
   "multi-project",
   "sub-project"
  ],
  "artifacts/project-handbook/": [
   "Project management plan",
   "Communications plan",
   "Stakeholder map",
   "how do we work together in the project",
   "communication plan",
   "meetings and rules of the team",
   "escalation path",
   "project management plan",
   "where documents are stored",
   "definition of ready",
   "ways of working",
   "team rules",
   "stakeholder groups"
  ],
  "artifacts/quality-plan/": [
   "QA plan",
   "Test strategy",
   "how is quality assured",
   "test plan",
   "acceptance criteria",
   "reviews of results",
   "quality management",
   "who tests",
   "quality assurance",
   "QA",
   "QM"
  ],
  "artifacts/resource-plan/": [
   "Staffing plan",
   "who works how much on the project",
   "planned hours per person",
   "is anybody overbooked",
   "line manager agrees to release people",
   "team capacity",
   "part-time",
   "vacation planning",
   "more than 100 percent",
   "staffing",
   "allocation",
   "availability",
   "absence",
   "workload",
   "line manager",
   "team size",
   "FTE"
  ],
  "artifacts/stakeholder-register/": [
   "Stakeholder list",
   "list of stakeholders",
   "stakeholder analysis",
   "who is affected by the project",
   "power and interest",
   "how do I handle opponents",
   "who must be informed",
   "power interest matrix",
   "interested parties"
  ],
  "artifacts/status-report/": [
   "Progress report",
   "Traffic-light report",
   "RAG status",
   "Exception report",
   "Escalation",
   "Notice of delay",
   "what goes into a status report",
   "example of a status report",
   "report an overrun",
   "exception report",
   "ask the sponsor for a decision",
   "status red",
   "weekly report",
   "summary for the board",
   "we are late",
   "delay",
   "overrun of cost",
   "progress report",
   "RAG",
   "traffic light",
   "monthly report"
  ],
  "artifacts/transition-plan/": [
   "Handover plan",
   "Cutover plan",
   "Rollout plan",
   "go-live plan",
   "hand over to operations",
   "roll back when the launch fails",
   "train the users",
   "migration of data",
   "support after launch",
   "cutover weekend",
   "cutover",
   "go-live",
   "handover to operations",
   "user training",
   "deployment"
  ],
  "artifacts/waivers/": [
   "Exceptions",
   "Ignored rules",
   "Permission to deviate",
   "ask for an exception from a rule",
   "who approves a waiver",
   "how long is a waiver valid",
   "documented deviation",
   "list of all exceptions",
   "justified exception for one project",
   "exception",
   "exemption",
   "ignore a rule",
   "deviation",
   "suppress",
   "disable a finding"
  ],
  "reference/artifacts/actuals/": [
   "Timesheets",
   "Cost report"
  ],
  "reference/artifacts/benefits-register/": [
   "Benefits plan",
   "Benefits tracker",
   "Business implementation plan"
  ],
  "reference/artifacts/business-case/": [
   "Justification",
   "Cost-benefit analysis",
   "Return on investment (ROI)"
  ],
  "reference/artifacts/charter/": [
   "Project brief",
   "Project mandate",
   "Terms of reference"
  ],
  "reference/artifacts/end-report/": [
   "Final report",
   "Closure report",
   "Post-mortem"
  ],
  "reference/artifacts/gate-review/": [
   "Sign-off",
   "Gate decision",
   "Approval record"
  ],
  "reference/artifacts/intake-request/": [
   "Project idea",
   "Proposal",
   "Demand"
  ],
  "reference/artifacts/leader-assignment/": [
   "Letter of appointment"
  ],
  "reference/artifacts/lessons-library/": [
   "Lessons learned",
   "Knowledge base"
  ],
  "reference/artifacts/log/": [
   "RAID log",
   "Risk register",
   "Issue list",
   "Blockers",
   "Decision log",
   "Change log"
  ],
  "reference/artifacts/obligations-check/": [
   "Compliance check"
  ],
  "reference/artifacts/outsourcing-plan/": [
   "Supplier contract",
   "Vendor plan",
   "Procurement plan"
  ],
  "reference/artifacts/people/": [
   "Staff list",
   "Skills matrix"
  ],
  "reference/artifacts/plan/": [
   "Schedule",
   "Gantt chart",
   "Work breakdown structure (WBS)",
   "Performance baseline",
   "Transition checklist"
  ],
  "reference/artifacts/portfolio/": [
   "Project list",
   "Project pipeline"
  ],
  "reference/artifacts/programme/": [
   "Program"
  ],
  "reference/artifacts/project-handbook/": [
   "Project management plan",
   "Communications plan",
   "Stakeholder map"
  ],
  "reference/artifacts/quality-plan/": [
   "QA plan",
   "Test strategy"
  ],
  "reference/artifacts/resource-plan/": [
   "Staffing plan"
  ],
  "reference/artifacts/stakeholder-register/": [
   "Stakeholder list"
  ],
  "reference/artifacts/status-report/": [
   "Progress report",
   "Traffic-light report",
   "RAG status",
   "Exception report",
   "Escalation",
   "Notice of delay"
  ],
  "reference/artifacts/transition-plan/": [
   "Handover plan",
   "Cutover plan",
   "Rollout plan"
  ],
  "reference/artifacts/waivers/": [
   "Exceptions",
   "Ignored rules",
   "Permission to deviate"
  ],
  "reference/gates/G0/": [
   "Project initiation request",
   "is the idea worth a look",
   "approve an idea",
   "intake decision",
   "who leads it before the charter"
  ],
  "reference/gates/RfP/": [
   "Request for Planning",
   "may planning begin",
   "approve the charter",
   "ready for planning",
   "what is needed for planning"
  ],
  "reference/gates/RfE/": [
   "Request for Executing",
   "approve the plan",
   "may the work begin",
   "release the money",
   "kick-off",
   "ready for executing",
   "what does the sponsor check before execution"
  ],
  "reference/gates/stage/": [
   "Stage boundary",
   "does it still make sense to go on",
   "next stage",
   "review between stages",
   "continue or stop"
  ],
  "reference/gates/GL/": [
   "Operational acceptance",
   "approve the launch",
   "go-live decision",
   "can operations take over",
   "fallback if it fails",
   "release to production"
  ],
  "reference/gates/RfC/": [
   "Request for Closing",
   "is everything accepted",
   "ready for closing",
   "may the project be closed"
  ],
  "reference/gates/GC/": [
   "Administrative closure",
   "final closure",
   "release the team",
   "settle the accounts",
   "closing meeting"
  ],
  "reference/gates/GB/": [
   "Post-project evaluation",
   "review of benefits",
   "a year after the end",
   "did the benefit come",
   "post-implementation review"
  ],
  "reference/roles/portfolio-board/": [
   "Investment committee",
   "Executive board",
   "who decides on all projects",
   "top management",
   "management board",
   "investment committee",
   "who sets priorities"
  ],
  "reference/roles/steering-committee/": [
   "Steering group",
   "Steerco",
   "Project board",
   "members of the steering committee",
   "what may the steering committee decide",
   "project board",
   "escalation body"
  ],
  "reference/roles/project-owner/": [
   "Project executive",
   "The boss of the project",
   "duties of the sponsor",
   "who owns the budget",
   "who is accountable",
   "client of the project",
   "product owner or project owner",
   "executive"
  ],
  "reference/roles/solution-provider/": [
   "Senior supplier",
   "who provides the staff",
   "head of development",
   "supplier side",
   "delivery manager",
   "line management of the team"
  ],
  "reference/roles/business-manager/": [
   "Senior user",
   "representative of the business",
   "who writes requirements",
   "business side of the project",
   "business analyst"
  ],
  "reference/roles/project-manager/": [
   "Project lead",
   "Project leader",
   "duties of the project manager",
   "authority of the leader",
   "what may a project leader decide",
   "job description of a project manager"
  ],
  "reference/roles/core-team/": [
   "Project team",
   "Delivery team",
   "duties of team members",
   "project team",
   "developers",
   "who does the work"
  ],
  "reference/roles/quality-assurance/": [
   "QA",
   "Project auditor",
   "independent review",
   "who checks the project",
   "assurance",
   "auditor"
  ],
  "reference/roles/operations/": [
   "Support",
   "Service owner",
   "who runs the result",
   "IT operations",
   "service owner",
   "support team"
  ],
  "reference/roles/pmo/": [
   "Project office",
   "duties of the PMO",
   "project office",
   "project support",
   "who helps project leaders",
   "project administration"
  ],
  "reference/roles/data-protection/": [
   "Data protection officer (DPO)",
   "data protection officer",
   "privacy contact",
   "who checks personal data"
  ],
  "": [
   "what is this",
   "introduction",
   "overview of the handbook",
   "getting started",
   "which files does a small project have",
   "home page"
  ],
  "start/board-member/": [
   "what do I decide in the steering committee",
   "questions to ask at a gate",
   "how do I prepare for the board meeting",
   "agenda of a steering meeting",
   "vote with conditions",
   "what happens if the board says no",
   "how often does the board meet",
   "steering committee member",
   "steerco meeting agenda",
   "conditional approval"
  ],
  "start/new-leader/": [
   "I have never led a project before",
   "I have just been made project leader",
   "first project, what now",
   "where do I begin",
   "what makes a good project leader",
   "learn to lead projects",
   "beginner",
   "first project",
   "newly appointed",
   "onboarding",
   "where to begin",
   "learn project management"
  ],
  "start/pmo-lead/": [
   "I lead a PMO, where do I begin",
   "how do I introduce this in my company",
   "decisions of a head of PMO",
   "does it work in practice",
   "head of PMO",
   "introduce the standard",
   "project office"
  ],
  "start/project-leader/": [
   "what do I do in my first week",
   "start a new project",
   "what am I responsible for as project leader",
   "checklist for the beginning",
   "commands that a leader needs",
   "kick-off meeting",
   "first steps",
   "start a project",
   "project manager checklist",
   "responsibilities of a project leader",
   "what do I do first as a project leader",
   "kick-off"
  ],
  "start/sponsor/": [
   "what does a sponsor have to do",
   "what do I have to approve",
   "what do I sign",
   "approve by e-mail",
   "how much time does it cost a sponsor",
   "my project is red",
   "who decides while I am on holiday",
   "duties of the client",
   "money I am responsible for",
   "executive summary for sponsors",
   "duties of a sponsor",
   "approve by mail",
   "e-mail approval",
   "signature",
   "red project"
  ],
  "start/team-member/": [
   "I only work in a project team",
   "how do I report progress on my task",
   "my commit was stopped",
   "add a risk as a team member",
   "how much work is this for developers",
   "merge conflict",
   "git for beginners",
   "commit without the hook with --no-verify",
   "contributor",
   "developer",
   "commit rejected",
   "update my task",
   "push refused",
   "my time as a developer"
  ],
  "start/without-git/": [
   "I do not know git",
   "can I do this in the browser",
   "write in Word",
   "read the status without installing something",
   "send changes by e-mail",
   "manager without access to the repository",
   "use SharePoint or Teams",
   "edit files online",
   "read only access",
   "print a document",
   "is an approval by mail enough",
   "SharePoint",
   "Confluence",
   "edit online",
   "non-technical",
   "no command line"
  ],
  "guides/adopting/": [
   "we already have a running project, how do I bring an old project under the standard",
   "too many findings on the first day",
   "freeze what fails today",
   "project started before the standard existed",
   "do we have to redo all old documents",
   "when must old findings be cleared",
   "existing project",
   "running project",
   "legacy",
   "old projects",
   "migrate",
   "convert",
   "import documents",
   "retrofit",
   "project has already started",
   "too many findings",
   "grandfathering",
   "known findings"
  ],
  "guides/benefits/": [
   "how do I know whether the project was worth it",
   "who follows up the benefits after the project has ended",
   "how do I write a measurable benefit",
   "difference between output and outcome",
   "sponsor does not want to name a number",
   "when is the benefit checked",
   "benefit was not reached",
   "benefits realization",
   "value delivered",
   "outcome measured",
   "benefit owner",
   "was it worth it",
   "target not reached"
  ],
  "guides/changes/": [
   "customer wants something additional",
   "how do I get a new end date approved",
   "what is a change and what is not",
   "who has to approve more budget",
   "impact of a change on cost and time",
   "too many changes",
   "how do I update the plan after the approval",
   "agreed scope has changed",
   "baseline changed",
   "change request",
   "scope creep",
   "additional requirements",
   "new deadline",
   "replan",
   "rebaseline",
   "move a date",
   "we need more budget",
   "approve a change",
   "reject a change"
  ],
  "guides/closing/": [
   "steps to end a project properly",
   "checklist before we hand the product to operations",
   "what is left to do at the end",
   "archive the project repository",
   "how long do project files have to be kept",
   "retention period of records",
   "storage of old projects",
   "what happens with open points at the end",
   "project was cancelled and what now",
   "closure checklist",
   "lessons learned",
   "retrospective",
   "archive",
   "go-live",
   "hand over to operations",
   "cancelled project",
   "open issues at the end"
  ],
  "guides/editors/": [
   "which editor should I use",
   "show errors while I type",
   "auto completion of yaml fields",
   "set up Visual Studio Code",
   "editor shows no errors",
   "quick fix in the editor",
   "VS Code",
   "Visual Studio Code",
   "IntelliJ",
   "PyCharm",
   "Vim",
   "Neovim",
   "Emacs",
   "autocomplete",
   "language server",
   "red underline"
  ],
  "guides/error-messages/": [
   "what does this error mean",
   "git refuses my commit",
   "pmo is not recognized as a command",
   "yaml indentation error",
   "could not parse file",
   "duplicate id",
   "unknown field",
   "reference to something that does not exist",
   "command fails with exit code 2",
   "date has the wrong format",
   "file cannot be read",
   "why is my commit rejected",
   "may I commit with --no-verify",
   "exception text",
   "traceback",
   "syntax error",
   "parse error",
   "troubleshooting",
   "problem with the tool"
  ],
  "guides/fixing/": [
   "can the tool correct errors by itself",
   "repair all findings in one go",
   "is it safe to let it change my files",
   "what does it not repair",
   "see what would be changed before it is written",
   "automatic correction",
   "autofix",
   "auto-correct",
   "fix all errors"
  ],
  "guides/formats/": [
   "run the checks automatically on the server",
   "add it to a build pipeline",
   "export check results",
   "machine readable output",
   "get data into Excel or a spreadsheet",
   "CSV file",
   "data for Power BI",
   "annotations in a pull request",
   "summary page for management",
   "check all repositories at once",
   "report over all projects",
   "merge request check",
   "JSON",
   "SARIF",
   "JUnit",
   "HTML report",
   "output format",
   "CI pipeline",
   "GitLab",
   "GitHub Actions",
   "Jenkins",
   "dashboard",
   "server check",
   "Power BI"
  ],
  "guides/gates/": [
   "prepare a gate meeting",
   "what is missing before the next gate",
   "how is the approval documented",
   "prove who approved and when",
   "go or no go decision with conditions",
   "the gate decision was no-go",
   "evidence of a decision",
   "next decision date",
   "gate was postponed",
   "approval by several people",
   "pass a gate",
   "gate checklist",
   "gate readiness",
   "what is missing",
   "record a decision",
   "approve documents",
   "who signs",
   "gate not passed",
   "revoke an approval"
  ],
  "guides/hidden-number/": [
   "try it out without risk",
   "play with a sample project",
   "learn by breaking things",
   "hands-on tutorial",
   "demo project for a presentation",
   "tutorial",
   "example project",
   "practice project",
   "sandbox",
   "walkthrough"
  ],
  "guides/install/": [
   "how do I install the tool",
   "which Python version do I need",
   "install without admin rights",
   "does it run on Windows",
   "update to the newest version",
   "turn on the git hook",
   "uninstall it",
   "the hook is not running",
   "install offline",
   "installation",
   "Python version",
   "Windows",
   "Mac",
   "Linux",
   "pip",
   "pipx",
   "update the tool",
   "upgrade pmo",
   "uninstall",
   "pre-commit",
   "download"
  ],
  "guides/life-cycle/": [
   "phases of a project",
   "overview of the whole process",
   "which gate comes after planning",
   "when does execution begin",
   "shortened process for small projects",
   "what happens after the project has ended",
   "stages of the project from idea to end",
   "lifecycle",
   "project phases",
   "stages",
   "order of gates",
   "process overview",
   "methodology"
  ],
  "guides/methods/": [
   "we work with Scrum, does this fit",
   "how do sprints fit with gates",
   "velocity and burn-down chart",
   "backlog instead of a plan",
   "is a changed backlog a change request",
   "definition of done",
   "mix waterfall and agile",
   "Kanban team",
   "agile",
   "Scrum",
   "Kanban",
   "sprint",
   "backlog",
   "iteration",
   "story points",
   "burn-down",
   "velocity",
   "hybrid",
   "waterfall",
   "epic",
   "user stories",
   "product owner"
  ],
  "guides/modes/": [
   "how strict is it",
   "only warn and do not block",
   "turn errors into warnings for all projects",
   "make it mandatory for everybody",
   "supportive controlling or directive PMO",
   "people resist the rules",
   "PMO kinds",
   "types of PMO",
   "supportive",
   "directive",
   "strict or advisory",
   "enforcement",
   "warn only"
  ],
  "guides/monday/": [
   "what do I have to do every week",
   "weekly update of the project files",
   "how much time per week does it take a leader",
   "routine of a project manager",
   "keep the plan up to date",
   "weekly routine",
   "weekly tasks",
   "what to do every week",
   "checklist of a leader",
   "update the project"
  ],
  "guides/money/": [
   "budget compared with actual cost",
   "how much have we spent so far",
   "will the money last",
   "how is the forecast calculated",
   "use the contingency",
   "management reserve",
   "hourly rate or day rate",
   "how do hours become money",
   "cost of internal staff",
   "price of a person-day",
   "negative cost variance",
   "are we over budget",
   "currency",
   "budget",
   "cost control",
   "overspend",
   "earned value",
   "EVM",
   "CPI",
   "SPI",
   "EAC",
   "BAC",
   "forecast at completion",
   "reserve",
   "contingency",
   "actual costs"
  ],
  "guides/other-files/": [
   "check files that are not project documents",
   "write checks for any Markdown or YAML files",
   "use the checker for our own documents",
   "glob pattern for files",
   "standard without a manifest",
   "standard without manifest",
   "front matter",
   "mail header",
   "golden project"
  ],
  "guides/other-tools/": [
   "can I import my MS Project plan",
   "keep Jira for daily tickets",
   "does it replace our project tool",
   "link tickets with the plan",
   "draw a bar chart of the schedule",
   "how does PRINCE2 fit",
   "we follow PMBOK",
   "change advisory board of IT",
   "SAP or Planisware",
   "connect with Azure DevOps",
   "synchronize with another tool",
   "Jira",
   "Wrike",
   "MS Project",
   "Microsoft Project",
   "Trello",
   "Asana",
   "Azure DevOps",
   "Confluence",
   "Excel",
   "SharePoint",
   "Planner",
   "Primavera",
   "Gantt",
   "PRINCE2",
   "PMBOK",
   "PMI",
   "IPMA",
   "Scrum",
   "SAFe",
   "ITIL",
   "CAB"
  ],
  "guides/own-fields/": [
   "add a field to the charter",
   "a field of our own on a kind of the core",
   "extend a document with our own fields",
   "our company needs another field",
   "ask for a field from a tier on",
   "replace a skeleton",
   "change what pmo add writes",
   "custom field",
   "extra field",
   "own skeleton"
  ],
  "guides/own-handbook/": [
   "publish the handbook in our intranet",
   "put our logo on the site",
   "add our own pages",
   "change colors and name of the handbook",
   "handbook in another language",
   "host the website",
   "branding",
   "logo",
   "colors",
   "corporate design",
   "publish the handbook",
   "intranet",
   "add pages"
  ],
  "guides/own-standard/": [
   "change the rules for our company",
   "write a rule of our own",
   "make a rule stricter",
   "turn a recommendation into an obligation",
   "make a should rule mandatory",
   "switch off a rule for the whole company",
   "add a field to a document",
   "new document type",
   "replace the supplied template",
   "use our own status report template",
   "change a threshold",
   "different limits for tiers",
   "company specific checks",
   "customize",
   "rules of our company",
   "custom artifact type",
   "company standard",
   "thresholds",
   "disable a rule"
  ],
  "guides/own-templates/": [
   "ask a question of our own when a project begins",
   "our own project template",
   "change a file of the project template",
   "another README in new projects",
   "cookiecutter template of the company",
   "template of our company",
   "questions of our company",
   "company template",
   "cookiecutter"
  ],
  "guides/own-words/": [
   "rename a gate",
   "call the gate by our own name",
   "use our own names for roles and phases",
   "add a gate of our own",
   "add a role",
   "add a tier",
   "fourth tier for very large projects",
   "gates in German",
   "holding and subsidiaries with one standard each",
   "standard of a business unit",
   "translate terms",
   "terminology of our company",
   "several layers of standards",
   "who changed this rule"
  ],
  "guides/questions/": [
   "frequently asked questions",
   "FAQ",
   "short answers",
   "help"
  ],
  "guides/reporting/": [
   "how do I write a status report",
   "which color do I give the project",
   "when does amber turn to red",
   "how often must I report",
   "the report is overdue",
   "who reads the report",
   "report looks better than reality",
   "thresholds of the colours",
   "monthly report to management",
   "status report",
   "RAG",
   "what RAG means",
   "RAG status when red",
   "traffic light",
   "red amber green",
   "report to management",
   "how often to report",
   "frequency",
   "monthly report",
   "weekly report",
   "watermelon"
  ],
  "guides/risks/": [
   "how do I write a risk",
   "when does a risk become an issue",
   "rate probability and impact",
   "what to do with a high risk",
   "how often are risks reviewed",
   "who owns a risk",
   "risk matrix",
   "opportunities",
   "risk response strategies",
   "accept a risk",
   "risk management",
   "risk register",
   "mitigation",
   "probability",
   "likelihood",
   "impact scale",
   "rating",
   "opportunity",
   "difference between risk and issue",
   "risk owner",
   "response",
   "risk assessment"
  ],
  "guides/roles/": [
   "who is responsible for what",
   "can one person hold two roles",
   "separation of duties",
   "four eyes principle",
   "the project leader leaves",
   "nobody has this role",
   "deputy of a role",
   "may the sponsor also lead the project",
   "change the sponsor",
   "conflict of interest",
   "responsibilities",
   "who does what",
   "RACI",
   "substitute",
   "handover",
   "change of leader",
   "team roles",
   "job description"
  ],
  "guides/snapshots/": [
   "send the state of my project to the portfolio",
   "file of one project for the board's overview",
   "what is in a snapshot",
   "publish status from the pipeline",
   "gather projects without access to their repositories"
  ],
  "guides/tailoring/": [
   "which documents do I need",
   "do I really need all of this paperwork",
   "is my project small or large",
   "leave out a document",
   "minimum for a small project",
   "who may tailor and how is it documented",
   "criteria for the size of a project",
   "too much bureaucracy",
   "fields that are not needed",
   "small or large project",
   "which documents are mandatory",
   "minimum documents",
   "less paperwork",
   "reduce bureaucracy",
   "lightweight"
  ],
  "guides/time/": [
   "who changed what and when",
   "trace changes of a document",
   "history of decisions",
   "audit trail",
   "look at the project on an earlier date",
   "entry with a date in the future",
   "which version of the rules applies",
   "a new edition of the standard for running projects",
   "backdated entry",
   "time zone",
   "future date",
   "backdating",
   "status date",
   "old version of the standard"
  ],
  "guides/verdicts/": [
   "what do the results of a check mean",
   "difference between shall and should",
   "difference between error and warning",
   "get an exception from a rule",
   "who may approve an exception",
   "the check gives a false alarm",
   "what blocks a commit",
   "return codes of the program",
   "how long does a check take",
   "the hook is slow",
   "speed up the check",
   "skip the hook",
   "bypass a check",
   "override a failed check",
   "ignore one finding",
   "warning or error",
   "shall should may",
   "false positive",
   "bypass the hook",
   "what stops a commit",
   "exception from a rule"
  ],
  "tools/check/": [
   "check a file without installing anything",
   "test my file online",
   "upload a project and see the findings",
   "is my data sent to a server",
   "validate yaml in the browser",
   "online check",
   "without installing",
   "drag and drop"
  ],
  "tools/forms/": [
   "fill in a form instead of a file",
   "create a document in the browser",
   "input mask",
   "wizard for a charter",
   "generate a file from a form",
   "online form",
   "create a file",
   "wizard",
   "editor in the browser"
  ],
  "tools/rasci/": [
   "who approves which document",
   "responsibility matrix",
   "RACI chart",
   "responsible, accountable, consulted, informed",
   "tasks of my role",
   "RACI matrix",
   "responsible",
   "accountable",
   "consulted",
   "informed",
   "who approves",
   "who decides"
  ],
  "tools/tier/": [
   "calculate the size of my project",
   "questionnaire on project size",
   "T1, T2 or T3",
   "which tier does my project have",
   "project classification",
   "budget limit for a small project",
   "complexity",
   "project size calculator",
   "questionnaire",
   "how big",
   "small or large",
   "complexity score",
   "classification"
  ],
  "artifacts/": [
   "list of all documents",
   "which documents exist",
   "documents per phase",
   "which artifact is needed when",
   "all templates",
   "document overview"
  ],
  "artifacts/known-findings/": [
   "list of old findings",
   "accept existing errors for a while",
   "legacy problems",
   "technical debt",
   "legacy findings",
   "old findings",
   "grandfathering",
   "ignore existing errors"
  ],
  "artifacts/project/": [
   "settings of a project",
   "what is pmo.yaml",
   "where are the team members entered",
   "change the tier",
   "set the standard version",
   "name of the sponsor",
   "project configuration",
   "pmo.yaml",
   "manifest",
   "configuration"
  ],
  "training/": [
   "which courses are there",
   "training for project leaders",
   "how long does the training take",
   "get a certificate",
   "exam questions",
   "learn online",
   "course for beginners",
   "test my knowledge",
   "exercises",
   "courses",
   "lessons",
   "exam",
   "quiz",
   "certification",
   "e-learning",
   "duration of the training"
  ],
  "training/acceptance/": [
   "the customer does not accept the result",
   "how do I get a sign-off",
   "when is a deliverable done",
   "acceptance criteria",
   "acceptance test",
   "who accepts",
   "accept a deliverable",
   "sign off",
   "client does not accept",
   "approval of results"
  ],
  "training/bad-news/": [
   "how do I tell the sponsor",
   "project goes wrong",
   "escalate a problem",
   "when do I escalate",
   "sponsor does not answer",
   "admit a mistake",
   "escalate",
   "tell the sponsor"
  ],
  "training/baseline-and-value/": [
   "what is a baseline",
   "learn earned value",
   "what do SPI and CPI tell me",
   "reserve and contingency",
   "planned value",
   "baseline",
   "earned value",
   "SPI",
   "CPI",
   "reserves",
   "rebaseline"
  ],
  "training/benefits-and-line/": [
   "who takes care of the result afterwards",
   "people lose something through the project",
   "users do not use the new system",
   "hand over to the line",
   "resistance of users",
   "organizational change management",
   "handover to operations"
  ],
  "training/change-control/": [
   "how do I say no to a change",
   "scope creep",
   "small additions pile up",
   "decide on a change request",
   "change control process",
   "change request",
   "scope change",
   "CAB",
   "change board"
  ],
  "training/charter/": [
   "how do I write a good charter",
   "outcome or output",
   "what is not part of the project",
   "SMART goals",
   "sponsor does not name a budget",
   "SMART",
   "out of scope",
   "success criteria",
   "tolerances",
   "how to write a charter"
  ],
  "training/closing/": [
   "last week of a project",
   "write a lesson learned",
   "retrospective",
   "close a stopped project",
   "celebrate the end",
   "lessons learned",
   "post mortem",
   "end of project"
  ],
  "training/deciding/": [
   "when should a project be stopped",
   "kill a project",
   "sunk costs",
   "choose between options",
   "cost of a late decision",
   "sponsor decides too late",
   "stop a project",
   "sunk cost"
  ],
  "training/estimating/": [
   "how do I estimate effort",
   "three-point estimate",
   "planning poker",
   "estimates are always too low",
   "buffers in estimates",
   "how long will it take",
   "PERT",
   "estimate",
   "three-point",
   "buffer",
   "guess"
  ],
  "training/gates/": [
   "learn how a gate works",
   "possible decisions at a gate",
   "who may say yes",
   "conditions at a gate",
   "purpose of a gate meeting",
   "gate review",
   "gate meeting"
  ],
  "training/hook-and-log/": [
   "my first commit",
   "what happens when I commit",
   "log a risk in the file",
   "update my task",
   "decision made in the corridor",
   "remaining effort of my task",
   "hook",
   "log a risk",
   "update a task",
   "git basics"
  ],
  "training/keeping-the-standard/": [
   "before you add a new rule",
   "course for PMO analysts",
   "too many waivers for one rule",
   "how are rules maintained",
   "when to change a rule",
   "maintain the standard"
  ],
  "training/leading-through-others/": [
   "lead people who do not report to me",
   "manage a supplier",
   "difficult stakeholders",
   "cover during my holiday",
   "deputy",
   "quality assurance from outside",
   "matrix organization",
   "lead without authority",
   "difficult stakeholder"
  ],
  "training/monday/": [
   "weekly routine in ten minutes",
   "what to write each Monday",
   "short status update",
   "weekly routine",
   "weekly update",
   "time management"
  ],
  "training/portfolio-meeting/": [
   "run a portfolio meeting",
   "agenda of the portfolio board",
   "reject a project",
   "too many projects at once",
   "prioritize",
   "portfolio board",
   "prioritize projects",
   "resource conflicts",
   "too many projects",
   "meeting agenda",
   "say no to a project"
  ],
  "training/reading-reports/": [
   "how do I read a status report",
   "is green really green",
   "hidden problems in a report",
   "watermelon project",
   "questions on a report",
   "read a status report",
   "green outside red inside",
   "watermelon",
   "hidden problems",
   "report quality",
   "trust a report"
  ],
  "training/risk-sentence/": [
   "phrase a risk in one sentence",
   "cause, event and effect",
   "scale for probability and impact",
   "risk exercise",
   "word a risk",
   "formulate a risk",
   "cause event effect",
   "probability",
   "impact scale",
   "how to write a risk"
  ],
  "training/tier/": [
   "what is a tier",
   "how the size is determined",
   "answer the tier questions",
   "can I use a lighter tier",
   "tailoring",
   "questionnaire"
  ],
  "training/who-decides/": [
   "who is allowed to decide",
   "authority of the project leader",
   "delegate a decision",
   "quorum of the board",
   "approval after a change",
   "decision rights",
   "who may approve",
   "quorum"
  ],
  "people/": [
   "which personal data is stored",
   "who can see my data",
   "delete the name of a former employee",
   "is my performance monitored",
   "surveillance of employees",
   "right to be forgotten",
   "how long is personal data kept",
   "working hours of a person",
   "information for data subjects",
   "names in the git history",
   "retention of personal data",
   "privacy",
   "GDPR",
   "personal data",
   "employee data",
   "data protection",
   "surveillance",
   "performance of employees"
  ],
  "people/assessment/": [
   "data protection impact assessment",
   "is it compliant with GDPR",
   "legal basis for processing",
   "risks for employees",
   "record of processing activities",
   "what does the data protection officer need",
   "DPIA",
   "GDPR",
   "DSGVO",
   "legal basis",
   "records of processing"
  ],
  "people/works-agreement/": [
   "agreement with the works council",
   "draft of a works agreement",
   "Betriebsvereinbarung",
   "no performance monitoring",
   "employee representatives",
   "codetermination",
   "can the union verify it",
   "working time and overtime",
   "works council",
   "Betriebsrat",
   "union",
   "co-determination",
   "overtime",
   "working hours",
   "employee monitoring",
   "performance control"
  ],
  "pmo/adoption/": [
   "are the projects following the standard",
   "measure the use of the standard",
   "how many projects pass",
   "compliance of all projects",
   "what should a PMO not count",
   "resistance of project leaders",
   "compliance",
   "adoption rate",
   "follow the standard",
   "resistance",
   "measure success of the PMO",
   "KPI"
  ],
  "pmo/leaders/": [
   "who should lead this project",
   "choose a project manager",
   "qualification of leaders",
   "replace a leader",
   "how many projects can a leader have",
   "certification of project leaders",
   "career",
   "choose a leader",
   "appoint a project manager",
   "competence",
   "capacity of leaders",
   "replace the project manager"
  ],
  "pmo/ninety-days/": [
   "plan for setting up a PMO",
   "roll out the standard in three months",
   "pilot project",
   "introduce project management in a company",
   "first quarter of a new PMO",
   "set up a PMO",
   "introduce",
   "roll out the standard",
   "pilot",
   "plan for a new PMO"
  ],
  "pmo/portfolio/": [
   "which project has priority",
   "overview of all projects",
   "people work on too many projects",
   "choose projects under a limited budget",
   "shared resources",
   "projects that depend on each other",
   "project pipeline and roadmap",
   "portfolio dashboard",
   "who is overbooked",
   "bottleneck in capacity",
   "prioritize",
   "project selection",
   "ranking",
   "dashboard",
   "overloaded",
   "resource conflict",
   "shared resource",
   "dependencies between projects"
  ],
  "pmo/running-the-standard/": [
   "how is a rule changed",
   "propose an improvement",
   "publish a new version of the standard",
   "inform projects about changed rules",
   "update running projects to a new version",
   "remove a rule",
   "who owns the standard",
   "deprecate",
   "change a rule",
   "propose a rule",
   "new version",
   "update projects",
   "governance of the standard"
  ],
  "pmo/what-is-a-pmo/": [
   "what does a PMO do",
   "why do we need a PMO",
   "types of project office",
   "services of a project management office",
   "strategic PMO",
   "project management office",
   "purpose of a PMO",
   "tasks of a PMO",
   "why a PMO"
  ],
  "explanation/measures/": [
   "how is this figure calculated",
   "formula of a metric",
   "KPIs of a project",
   "how is the critical path calculated",
   "slack and float",
   "computed status colour",
   "forecast formula",
   "missing values",
   "KPI",
   "how is it computed",
   "SPI",
   "CPI",
   "critical path"
  ],
  "explanation/cel/": [
   "syntax of rule conditions",
   "functions in a rule",
   "expression language",
   "operators",
   "compare dates in a condition",
   "macros for lists",
   "CEL",
   "syntax of conditions",
   "write a condition"
  ],
  "reference/": [
   "everything in one place",
   "reference of the standard",
   "overview of rules, roles and documents"
  ],
  "reference/rules/": [
   "list of all rules",
   "all checks with their ids",
   "complete catalogue of rules",
   "what is checked",
   "how many rules are there",
   "overview of all checks"
  ],
  "reference/rules/builtin/": [
   "checks that are built in",
   "built-in checks",
   "KIT errors",
   "checks that cannot be switched off"
  ],
  "reference/tags/": [
   "rules by tier",
   "which rules apply to T1",
   "rules by level",
   "rules that depend on the date"
  ],
  "reference/gates/": [
   "what is a gate",
   "list of all gates",
   "which gates are there",
   "who decides at which gate",
   "decision points",
   "milestones where management decides",
   "stage gate process"
  ],
  "reference/roles/": [
   "list of all roles",
   "which roles are there",
   "who has to be named in a project",
   "project organization",
   "organization chart"
  ],
  "reference/roles/user-representatives/": [
   "who speaks for the users",
   "key users",
   "testers from the department",
   "end users"
  ],
  "reference/commands/": [
   "list of all commands",
   "command line reference",
   "options of pmo",
   "exit codes of the commands",
   "cheat sheet",
   "help of the command line"
  ],
  "reference/commands/accept/": [
   "mark a deliverable as accepted",
   "record an acceptance"
  ],
  "reference/commands/add/": [
   "add a risk from the command line",
   "create a new document",
   "add an issue"
  ],
  "reference/commands/change/": [
   "create a change request by command",
   "approve a change by command",
   "set a new baseline"
  ],
  "reference/commands/check/": [
   "run the check",
   "check only changed files",
   "options of the check",
   "check several projects at once",
   "parallel jobs",
   "output as JSON",
   "list errors"
  ],
  "reference/commands/close/": [
   "close the project by command",
   "what is left until closing"
  ],
  "reference/commands/digest/": [
   "what is due this week",
   "reminders",
   "overdue items",
   "list of due dates",
   "e-mail reminder"
  ],
  "reference/commands/explain/": [
   "explain a rule",
   "what does this rule mean",
   "show the help in the terminal"
  ],
  "reference/commands/fix/": [
   "repair findings by command",
   "automatic correction"
  ],
  "reference/commands/gate/": [
   "check gate readiness by command",
   "what is missing for the gate",
   "prepare a gate review file"
  ],
  "reference/commands/handbook/": [
   "build the handbook",
   "generate the website"
  ],
  "reference/commands/handover/": [
   "change the project leader",
   "replace a person in all files",
   "new sponsor",
   "transfer a role"
  ],
  "reference/commands/init/": [
   "make an existing repository a project",
   "add pmo to my repository",
   "convert a project"
  ],
  "reference/commands/known/": [
   "list known findings",
   "clear old findings"
  ],
  "reference/commands/lsp/": [
   "language server",
   "connect an editor",
   "Neovim"
  ],
  "reference/commands/new/": [
   "create a new project",
   "set up the folder and files",
   "start a project from a template",
   "generate a project skeleton"
  ],
  "reference/commands/pause/": [
   "put the project on hold",
   "interrupt a project",
   "no reports while paused"
  ],
  "reference/commands/portfolio/": [
   "gather all projects from the command line",
   "make the site for the board",
   "portfolio report command"
  ],
  "reference/commands/report/": [
   "draft a status report automatically",
   "generate the report",
   "create this week's report"
  ],
  "reference/commands/resume/": [
   "continue a paused project",
   "restart after a pause"
  ],
  "reference/commands/schema/": [
   "JSON schema of a file",
   "which fields are allowed",
   "schema for my editor"
  ],
  "reference/commands/standard/": [
   "which standard is installed",
   "test my standard",
   "compare two versions of a standard",
   "verify a standard",
   "differences between editions"
  ],
  "reference/commands/snapshot/": [
   "write the state of a project as json",
   "snapshot command",
   "export one project for a portfolio"
  ],
  "reference/commands/status/": [
   "current status of my project",
   "show the figures",
   "current numbers of a project",
   "next gate date"
  ],
  "reference/commands/stop/": [
   "cancel a project by command",
   "end it early",
   "abort"
  ],
  "reference/commands/train/": [
   "start a training in the terminal",
   "take the exam",
   "write my certificate by command",
   "exercise on the command line"
  ],
  "reference/commands/waive/": [
   "write a waiver by command",
   "exempt a finding"
  ],
  "reference/courses/": [
   "list of courses",
   "which course is for me",
   "learning path",
   "duration of a course"
  ],
  "reference/courses/leader-t1/": [
   "course for new project leaders",
   "first course",
   "beginner course",
   "basics of project management"
  ],
  "reference/courses/leader-t2/": [
   "course for experienced leaders",
   "advanced course"
  ],
  "reference/courses/leader-t3/": [
   "course for large projects",
   "senior project manager",
   "assessment by a supervisor"
  ],
  "reference/courses/pmo-analyst/": [
   "course for the PMO",
   "training for rule writers"
  ],
  "reference/courses/portfolio-board/": [
   "course for management",
   "training for executives"
  ],
  "reference/courses/sponsor/": [
   "course for sponsors",
   "short training for sponsors"
  ],
  "reference/courses/team-member/": [
   "course for team members",
   "training for developers"
  ],
  "reference/crosswalk/": [
   "comparison with other methods",
   "mapping to recognized standards",
   "does it comply with ISO",
   "certification",
   "equivalent documents in other methods"
  ],
  "reference/crosswalk/iso-21502/": [
   "is it compliant with ISO 21502",
   "ISO standard for project management",
   "ISO 21500"
  ],
  "reference/crosswalk/msp/": [
   "managing successful programmes",
   "programme method"
  ],
  "reference/crosswalk/p3express/": [
   "P3 express",
   "minimalist project management"
  ],
  "reference/crosswalk/pm2/": [
   "European Commission method",
   "PM2 artifacts"
  ],
  "reference/crosswalk/pmbok/": [
   "PMI",
   "PMBOK artifacts",
   "PMP",
   "process groups"
  ],
  "reference/crosswalk/prince2/": [
   "PRINCE2 management products",
   "PID",
   "highlight report",
   "PRINCE2 themes"
  ],
  "reference/templates/": [
   "which templates are there",
   "download a template",
   "project skeleton",
   "sample documents",
   "standard folder structure"
  ],
  "reference/templates/hidden-number/": [
   "example project",
   "sample data",
   "finished project to look at"
  ],
  "reference/templates/project/": [
   "template for my project",
   "questions of the template",
   "which files are generated",
   "folder structure"
  ],
  "reference/glossary/": [
   "what does this word mean",
   "abbreviations",
   "definition of terms",
   "dictionary",
   "acronyms",
   "what does RfE mean",
   "what is a baseline",
   "terminology"
  ]
 },
 "messages": {
  "reference/rules/ACT-002/": [
   "covers the days up to , but was imported on , before the period ended."
  ],
  "reference/rules/ACT-003/": [
   "covers days that another file of bookings covers too."
  ],
  "reference/rules/ACT-005/": [
   "The newest bookings are more than days old."
  ],
  "reference/rules/ACT-006/": [
   "The project “ ” closes and has a budget, but no file records what was spent of it."
  ],
  "reference/rules/AGILE-001/": [
   "The plan of this agile project needs both `goal` and `tracker`; `goal` is , `tracker` is ."
  ],
  "reference/rules/ASSUM-001/": [
   ", “ ”, had to be checked by , but its status is still `open`."
  ],
  "reference/rules/ASSUM-002/": [
   "has status `false`, but its `related` names no risk, issue or change of the log."
  ],
  "reference/rules/BASE-002/": [
   "The last planned value is ; it must be the budget at completion, ."
  ],
  "reference/rules/BASE-003/": [
   "The planned value is by , and lower on a later day."
  ],
  "reference/rules/BASE-005/": [
   "The value curve ends on , which is not the `baseline` day of the last milestone."
  ],
  "reference/rules/BASE-009/": [
   "The plan does not give the planned value for at least two days, so nobody can measure whether the project is late."
  ],
  "reference/rules/BEN-001/": [
   "`owner` of is , who leads the project; a benefit is owned by somebody who stays."
  ],
  "reference/rules/BEN-003/": [
   "is due on , before these deliverables that it needs: ."
  ],
  "reference/rules/BEN-005/": [
   "has status `expected`, but needs deliverables that were removed from scope: ."
  ],
  "reference/rules/BEN-006/": [
   "was due on , but has no reading on or after that day."
  ],
  "reference/rules/BEN-007/": [
   "has status ` `, but no `reason`."
  ],
  "reference/rules/BEN-008/": [
   "is in the benefits register, but not under `benefits` of the business case."
  ],
  "reference/rules/BEN-010/": [
   "No entry under `activities` names in its `benefits`."
  ],
  "reference/rules/BEN-011/": [
   "has status `realised`, but no entry under `readings`."
  ],
  "reference/rules/BEN-012/": [
   "Benefits are expected, but `activities` is empty."
  ],
  "reference/rules/BIMP-003/": [
   "`owner` of is , who leads the project; an activity is owned by somebody in the business."
  ],
  "reference/rules/BIMP-004/": [
   "is due on , after the project's end, , but `after_project` is not true."
  ],
  "reference/rules/CASE-001/": [
   "`options` of the business case has fewer than two options, or none with `nothing: true`."
  ],
  "reference/rules/CASE-003/": [
   "The budget of the charter with its reserve is more than `project_cost` of the chosen option ."
  ],
  "reference/rules/CASE-006/": [
   "By the plan as it stands, the option costs more than its `benefit`."
  ],
  "reference/rules/CASE-007/": [
   "A gate was passed, and `reviews` has no entry of the 31 days before it."
  ],
  "reference/rules/CASE-008/": [
   "`objective` is in the business case and in pmo.yaml."
  ],
  "reference/rules/CASE-009/": [
   "On found that the business case no longer holds, and no gate review answered since then."
  ],
  "reference/rules/CHAR-003/": [
   "The charter promises for ; its `baseline` in the plan is another day, and no approved change moved it."
  ],
  "reference/rules/CHAR-004/": [
   "is promised for ; the project runs from to ."
  ],
  "reference/rules/CHAR-006/": [
   "The tailoring of “ ” has no `approved_by`, or the leader approved it."
  ],
  "reference/rules/CHAR-007/": [
   "“ ” is left out (`change: removed`), and `decision` names no approved decision."
  ],
  "reference/rules/CHAR-008/": [
   "`budget.total` of the charter is ; it must be more than 0."
  ],
  "reference/rules/CHAR-009/": [
   "`tolerances.risk_score` is ; it must be less than , from which a risk is red."
  ],
  "reference/rules/CHAR-010/": [
   "The section “ ” repeats a line of “In scope”."
  ],
  "reference/rules/CHAR-011/": [
   "The charter's budget is in , and uses another unit."
  ],
  "reference/rules/CHG-001/": [
   "has status ` `, but neither `approval` nor `decision` says who approved it."
  ],
  "reference/rules/CHG-002/": [
   "has status ` `, but its `decision` is ; it must name an approved decision of the log."
  ],
  "reference/rules/CHG-003/": [
   "has status ` ` and changes dates or budget, but `baseline.changes` of the plan does not list it."
  ],
  "reference/rules/CHG-004/": [
   "was approved by the project's leader, who may not approve changes to the baseline."
  ],
  "reference/rules/CHG-005/": [
   "The approval of names as on : the role must be one that may approve changes, and the person must have held it on that day."
  ],
  "reference/rules/CHG-006/": [
   "moves to , but `baseline` of in the plan is ."
  ],
  "reference/rules/CHG-008/": [
   "adds to the budget and days, which is more than the handbook's `change_authority` allows the role that approved it."
  ],
  "reference/rules/CHG-009/": [
   "has status ` `, but `impact` gives no `budget`, `days`, `scope` or `benefit`, or fewer `days` than the last milestone moves."
  ],
  "reference/rules/CHG-010/": [
   "approves , where is not what was approved before with the values of ."
  ],
  "reference/rules/CHG-011/": [
   "What moves, or who approved it, was edited more than days after it was first committed as approved."
  ],
  "reference/rules/COMM-002/": [
   "No entry under `messages` informs the sponsor every days, as `cadence.status_report_days` requires."
  ],
  "reference/rules/DATE-001/": [
   "`dates.end` is , before `dates.start`, ."
  ],
  "reference/rules/DEC-001/": [
   "has status ` `, but `decided_by` is and `decided_on` is ; both are needed."
  ],
  "reference/rules/DEC-002/": [
   "was taken on , but applies from , which is earlier."
  ],
  "reference/rules/DEC-004/": [
   "has status `superseded`, but `superseded_by` does not name the decision that replaced it."
  ],
  "reference/rules/DEC-005/": [
   "names as , but did not hold that role on ."
  ],
  "reference/rules/DELIV-001/": [
   "is both `producer` and `acceptor` of ; they must be two people."
  ],
  "reference/rules/DELIV-003/": [
   "has status ` `, but `accepted_on` is and `evidence` is ; both are needed."
  ],
  "reference/rules/DELIV-004/": [
   "has status `descoped`, but its `descoped_by` is ; it must name an approved change of the log."
  ],
  "reference/rules/DELIV-005/": [
   "has status ` `; at Ready for Closing it must be `accepted`, `provisional` or `descoped`."
  ],
  "reference/rules/DELIV-006/": [
   "has status ` `; at closure it must be `accepted` or `descoped`."
  ],
  "reference/rules/DELIV-007/": [
   "has status `accepted`, but these tasks for it are not at 100 percent: ."
  ],
  "reference/rules/DELIV-008/": [
   ", “ ”, was due on , but its status is ` `."
  ],
  "reference/rules/DELIV-009/": [
   "The quality plan has no review of ."
  ],
  "reference/rules/DELIV-010/": [
   "has status `accepted`, but these reviews of it have not passed: ."
  ],
  "reference/rules/END-001/": [
   "`budget` of the end report is ; it must be the budget at completion of the plan, ."
  ],
  "reference/rules/END-002/": [
   "The end report says that was spent; the last status report or the sum of all bookings says something else."
  ],
  "reference/rules/END-003/": [
   "A success criterion of the charter is missing in `results` of the end report."
  ],
  "reference/rules/END-004/": [
   "A benefit is still expected, and `benefits` of the end report does not hand it over to anybody."
  ],
  "reference/rules/END-005/": [
   "is handed over to , who led the project."
  ],
  "reference/rules/END-007/": [
   "is still open, the project closes, and no follow-up of an end report takes it over."
  ],
  "reference/rules/END-008/": [
   "`finished_on` is ; it must be the day on which the last milestone was reached."
  ],
  "reference/rules/EXC-001/": [
   "The exception in must have at least two `options`, one of them in `recommended`, and a day in `needed_by`."
  ],
  "reference/rules/EXC-002/": [
   "The exception in names as its answer, which is not an approved or rejected decision of the log."
  ],
  "reference/rules/EXC-003/": [
   "The exception in needed an answer by , and no decision is recorded."
  ],
  "reference/rules/GATE-002/": [
   "says : it names no condition, or some without `owner` or `due`: ."
  ],
  "reference/rules/GATE-003/": [
   ", “ ”, was due on and is still open."
  ],
  "reference/rules/GATE-004/": [
   "lets the project pass while a condition of an earlier gate review is still open."
  ],
  "reference/rules/GATE-006/": [
   "Nobody who approved may decide all of its gates, or only the leader or the deputy approved it."
  ],
  "reference/rules/GATE-007/": [
   "has the decision ` `, and `reason` is missing."
  ],
  "reference/rules/GATE-008/": [
   "passes a gate on , before the gate that comes first was passed."
  ],
  "reference/rules/GATE-009/": [
   "has the decision `stop`, and `phase` in pmo.yaml is still ; it must be `closing` or `closed`."
  ],
  "reference/rules/GATE-010/": [
   "The approval by lacks `on` or `evidence`."
  ],
  "reference/rules/GATE-012/": [
   "has the decision ` `, and nobody approved it in the role `pmo` who is not the leader or the deputy."
  ],
  "reference/rules/GATE-013/": [
   "`decision`, `date` or `gates` of were changed more than days after it was first committed."
  ],
  "reference/rules/GATE-014/": [
   "was changed after approved it on , and the log has no approved change since then."
  ],
  "reference/rules/GATE-015/": [
   "approved as , but did not hold that role on that day."
  ],
  "reference/rules/GATE-016/": [
   "Fewer people approved than the quorum of the body that decides."
  ],
  "reference/rules/GATE-017/": [
   "approved as . Before the review was recorded, pmo.yaml did not give them that role for that day, or no valid decision did."
  ],
  "reference/rules/GATE-018/": [
   "Neither the chair nor a delegate, or nobody of a role that the body requires, approved ."
  ],
  "reference/rules/GATE-019/": [
   "passes a gate of the portfolio board, and fewer of its members than the quorum, or not its chair, approved it."
  ],
  "reference/rules/GATE-020/": [
   "has the decision `go`, but a point of its checklist is `not-met` or one of its conditions is open."
  ],
  "reference/rules/GATE-021/": [
   ", “ ”, is met, but lacks `met_on`, `evidence`, or a `met_by` other than its owner."
  ],
  "reference/rules/GATE-022/": [
   ", “ ”, is cancelled, but lacks `reason`, or `cancelled` does not say when and by whom of the body that set it."
  ],
  "reference/rules/GATE-023/": [
   "was approved by and has changed since then; `changed` is missing in ."
  ],
  "reference/rules/GATE-024/": [
   "was approved by and has changed since then; names no change that was approved by and explains the money and days that moved."
  ],
  "reference/rules/GATE-025/": [
   "`reason` of is the single word “ ”; it must be a sentence."
  ],
  "reference/rules/GATE-026/": [
   "Since approved , its money or days moved beyond the tolerance of the leader; nobody of the steering committee approved ."
  ],
  "reference/rules/HAND-001/": [
   "`responsibilities` has more than one entry for ; each artifact has one accountable person."
  ],
  "reference/rules/HAND-003/": [
   "`cadence.status_report_days` is ; in tier it must be or less."
  ],
  "reference/rules/HAND-004/": [
   "No step under `escalation` leads to the sponsor, ."
  ],
  "reference/rules/INTK-001/": [
   "is , and lacks who decided and when, the reason of a no, or the projects of a yes."
  ],
  "reference/rules/INTK-004/": [
   "The charter asks for more than , the most that estimated (`cost.most`)."
  ],
  "reference/rules/INTK-005/": [
   "estimates to person-days; `most` must be more than `least`."
  ],
  "reference/rules/ISSUE-002/": [
   ", “ ”, had to be solved by , but its status is still `open`."
  ],
  "reference/rules/ISSUE-003/": [
   "is marked as escalated, but no status report has an ask with `issue` ."
  ],
  "reference/rules/ISSUE-004/": [
   "was escalated and has status ` `, but its `decision` is ; it must name an approved decision of the log."
  ],
  "reference/rules/ISSUE-007/": [
   "has status ` `, but neither `action` nor `decision` says what was done about it."
  ],
  "reference/rules/LEAD-001/": [
   "The assignment names , and `roles.project_manager` in pmo.yaml names ."
  ],
  "reference/rules/LEAD-002/": [
   "The deputy is also the leader, or is not `roles.deputy` in pmo.yaml."
  ],
  "reference/rules/LEAD-003/": [
   "`decided_by` is , who is also the assigned leader."
  ],
  "reference/rules/LEAD-004/": [
   "has no certificate for in the people registry, and `supervised_by` is missing."
  ],
  "reference/rules/LEAD-005/": [
   "The certificate of for expires before the project ends on ."
  ],
  "reference/rules/LEAD-006/": [
   "is planned for more than percent of their time (`load_percent` and `other_load_percent` together)."
  ],
  "reference/rules/LEAD-007/": [
   "`required_level` is , and the project is ."
  ],
  "reference/rules/LEAD-008/": [
   "The assignment of has no `conflicts`."
  ],
  "reference/rules/LEAD-010/": [
   "is not in the people registry, or is no longer active."
  ],
  "reference/rules/LESS-001/": [
   "The project “ ” closes, and its log has no entry under `lessons`."
  ],
  "reference/rules/LESS-002/": [
   "has the recommendation “ ”; it must be a sentence, not a single word."
  ],
  "reference/rules/LIB-002/": [
   "comes from the lesson , which the log of does not have."
  ],
  "reference/rules/LOG-005/": [
   "was last reviewed on ; a log of tier must be reviewed every days."
  ],
  "reference/rules/LOG-006/": [
   "was in in git's history and is now missing from the log."
  ],
  "reference/rules/LOG-010/": [
   "is the id of an entry that was closed under another title, and now stands for another one."
  ],
  "reference/rules/LOG-012/": [
   "has open entries, but at least reviews in a row changed nothing except `reviewed_on`."
  ],
  "reference/rules/MILE-001/": [
   ", “ ”, was expected on , but has neither an `actual` date nor a later `forecast`."
  ],
  "reference/rules/MILE-002/": [
   "has the baseline ; it must lie between the project's start, , and its end, ."
  ],
  "reference/rules/MILE-003/": [
   "has the `actual` date , but these deliverables of it are not accepted: ."
  ],
  "reference/rules/MILE-006/": [
   "The baseline of , “ ”, was changed to , but no approved change moves it to that date."
  ],
  "reference/rules/MILE-007/": [
   ", “ ”, has no `actual` date; at closure every milestone must be reached."
  ],
  "reference/rules/OBL-001/": [
   "The questionnaire in pmo.yaml has answers with yes for which no check applies; missing are: ."
  ],
  "reference/rules/OBL-002/": [
   "“ ” applies, but its `answer` is ; it must be `cleared` or `conditional`."
  ],
  "reference/rules/OBL-003/": [
   "“ ” was answered by , who leads the project; the responsible office must answer."
  ],
  "reference/rules/OUT-002/": [
   ", the supplier of , is listed as a stakeholder without `external: true`."
  ],
  "reference/rules/OUT-003/": [
   "The contracts add up to ; the plan's budget, `budget.bac`, is ."
  ],
  "reference/rules/OUT-004/": [
   "`approver` of is , who leads the project; somebody else must approve the invoices."
  ],
  "reference/rules/OUT-005/": [
   "ends on , before these deliverables of it are due: ."
  ],
  "reference/rules/PAUSE-001/": [
   "is no approved decision of the sponsor, the steering committee, the portfolio board or the PMO."
  ],
  "reference/rules/PAUSE-002/": [
   "The pause ended on , and nobody has decided whether “ ” goes on."
  ],
  "reference/rules/PAUSE-003/": [
   "The pause from to ends before it begins, or is longer than days."
  ],
  "reference/rules/PEOP-001/": [
   "A certificate of , passed on , names neither `level` nor `course`, expires before it was passed, or was given for experience and does not expire within twelve months."
  ],
  "reference/rules/PEOP-004/": [
   "The assessor of a certificate of is ."
  ],
  "reference/rules/PLAN-001/": [
   "`budget.bac` is ; its parts are in tasks, undistributed and contingency, and do not add up to it."
  ],
  "reference/rules/PLAN-002/": [
   "`budget.bac` is ; it must be : from the charter and from approved changes."
  ],
  "reference/rules/PLAN-003/": [
   "These tasks depend on each other in a circle, so none of them can begin: ."
  ],
  "reference/rules/PLAN-006/": [
   ", “ ”, has no task: no task of the plan has `deliverable` ."
  ],
  "reference/rules/PLAN-007/": [
   "finishes on , before it starts on ."
  ],
  "reference/rules/PLAN-008/": [
   "starts on , but depends on , which finishes later, on ."
  ],
  "reference/rules/PLAN-011/": [
   "`baseline.changes` lists , which is not an approved change of the log."
  ],
  "reference/rules/PLAN-012/": [
   "runs from to ; it must lie between the project's start, , and its end, ."
  ],
  "reference/rules/PLAN-013/": [
   "has the `actual_finish` , but its `progress` is ; it must be 100."
  ],
  "reference/rules/PLAN-014/": [
   ", “ ”, had to be finished by , but its `progress` is ; it must be 100."
  ],
  "reference/rules/PLAN-017/": [
   "has `progress` 100, but no `actual_finish`."
  ],
  "reference/rules/PLAN-018/": [
   "`baseline.version` is ; with changes it must be 1 more than their number."
  ],
  "reference/rules/PLAN-019/": [
   "`milestones` is empty; a plan needs at least one milestone."
  ],
  "reference/rules/PLAN-020/": [
   "has `progress` , but depends on , which is not at 100 percent."
  ],
  "reference/rules/PLAN-021/": [
   "owns , but the resource plan has no entry for ."
  ],
  "reference/rules/PLAN-022/": [
   "`actual` of is ; the bookings add up to ."
  ],
  "reference/rules/PORT-002/": [
   "is for the objective , which is no longer active."
  ],
  "reference/rules/PORT-004/": [
   "These projects wait for each other in a circle: ."
  ],
  "reference/rules/PORT-005/": [
   "The projects that are waiting or running were granted more than `budget`, ."
  ],
  "reference/rules/PORT-006/": [
   "The charter of asks for more than the that the portfolio granted."
  ],
  "reference/rules/PROG-003/": [
   "The plan has a milestone after , the end of tranche ."
  ],
  "reference/rules/QUAL-002/": [
   "is the producer of and is named as its reviewer in ; they must be two people."
  ],
  "reference/rules/QUAL-004/": [
   "was due on , but has no `done_on`."
  ],
  "reference/rules/RES-001/": [
   "is booked for hours a week in this project, more than the people registry allows in that time."
  ],
  "reference/rules/RES-002/": [
   "ends on , before it begins on ."
  ],
  "reference/rules/RES-003/": [
   "is booked until , but owns open tasks that end later: ."
  ],
  "reference/rules/RES-004/": [
   "has `external` true, but no outsourcing plan lists a contract."
  ],
  "reference/rules/RES-005/": [
   "The resource plan has no entry for the leader, ."
  ],
  "reference/rules/RES-006/": [
   "The hours of were confirmed by , who is the booked person or the project's leader; the line manager must confirm them."
  ],
  "reference/rules/RES-007/": [
   "is booked while the project is paused, from to ."
  ],
  "reference/rules/RISK-002/": [
   "is open, its target date is past, and its response is not recorded as done."
  ],
  "reference/rules/RISK-003/": [
   "is rated × , above the tolerance of in the charter, and is not escalated."
  ],
  "reference/rules/RISK-004/": [
   "is red ( × ) and lacks a response, an owner or a target date."
  ],
  "reference/rules/RISK-006/": [
   "has occurred, and names no issue under `related`."
  ],
  "reference/rules/RISK-007/": [
   "is closed and has no `closing_reason`."
  ],
  "reference/rules/RISK-008/": [
   "is red ( × ) and accepted, and no approved decision of the sponsor, the steering committee or the board says so."
  ],
  "reference/rules/RISK-009/": [
   "is red ( × ), and the latest status report does not name it."
  ],
  "reference/rules/RISK-011/": [
   "All open risks of the project “ ” have the same owner."
  ],
  "reference/rules/RISK-012/": [
   "was red, is rated × now, and `rating_reason` does not say what has changed."
  ],
  "reference/rules/RISK-014/": [
   "The response of is ` `, which does not fit its kind, a threat or an opportunity."
  ],
  "reference/rules/RISK-015/": [
   "is rated × today and × after its response, which would make it worse."
  ],
  "reference/rules/ROLE-001/": [
   "; these roles must be held by different people."
  ],
  "reference/rules/ROLE-002/": [
   "`roles` does not name both the sponsor (`project_owner`) and the leader (`project_manager`)."
  ],
  "reference/rules/ROLE-005/": [
   "Since a gate was passed, these people were given a role, a seat, or more days in it, and no decision says so: ."
  ],
  "reference/rules/ROLE-006/": [
   "cannot decide: its `chair` is not a member, it has fewer members today than its `quorum`, or a seat names a decision that neither the sponsor nor a valid body took."
  ],
  "reference/rules/ROLE-007/": [
   "handed over to , but `accepted_on` is missing."
  ],
  "reference/rules/ROLE-008/": [
   "passed to on . By the other handovers somebody else held it then, or it is the last one and `roles` names somebody else."
  ],
  "reference/rules/STAGE-001/": [
   "For more than days no gate review has decided whether the project “ ” continues."
  ],
  "reference/rules/STAT-001/": [
   "The latest status report is days old There is no status report ; one is due every days, and is out of date after ."
  ],
  "reference/rules/STAT-002/": [
   "reports overall, but these dimensions are worse: ; `override_reason` is missing."
  ],
  "reference/rules/STAT-003/": [
   "reports these dimensions better than computed, without an `override_reason`: ."
  ],
  "reference/rules/STAT-004/": [
   "forecasts ; with a budget of the tolerance ends at , so cost must be reported red."
  ],
  "reference/rules/STAT-005/": [
   "expects to finish on , days after the last agreed milestone. That is beyond the schedule tolerance, so schedule must be reported red."
  ],
  "reference/rules/STAT-006/": [
   "The ask “ ” needs `of` and `needed_by`; `of` is , `needed_by` is ."
  ],
  "reference/rules/STAT-007/": [
   "The ask “ ” had to be answered by , but it has no `answered_on`."
  ],
  "reference/rules/STAT-010/": [
   "is dated and covers to ; `from` must not be after `to`, nor `to` after `date`."
  ],
  "reference/rules/STAT-011/": [
   "reports the budget ; it must be the charter's plus the changes approved by , with or without those of that day."
  ],
  "reference/rules/STAT-012/": [
   "reports spent; an earlier report gave ."
  ],
  "reference/rules/STAT-013/": [
   "Report is red, but has no ask and no exception."
  ],
  "reference/rules/STAT-015/": [
   "gives no colour for under `status`."
  ],
  "reference/rules/STAT-016/": [
   "needs `bac`, `spent`, `earned`, `forecast` and `finish` under `numbers`; at least one is missing."
  ],
  "reference/rules/STAT-017/": [
   "reports ; computed from plan and log the project is (cost , schedule , risk )."
  ],
  "reference/rules/STAT-019/": [
   "Report gives as planned; the plan's value curve has another value on ."
  ],
  "reference/rules/STAT-020/": [
   "reports spent; was booked for periods that ended by ."
  ],
  "reference/rules/STAT-021/": [
   "Report forecasts for a budget of , beyond the cost tolerance; no report has an exception on the cost of that budget."
  ],
  "reference/rules/STAT-022/": [
   "The colours, figures, date or exception of were changed more than days after it was first committed."
  ],
  "reference/rules/STAT-023/": [
   "The report before was red overall, is green, and nothing was resolved, closed, decided, approved, accepted or reached between the two."
  ],
  "reference/rules/STAT-024/": [
   "The `summary` of is word for word that of an earlier report."
  ],
  "reference/rules/STAT-025/": [
   "forecasts for the whole project, but more than that is already spent or booked."
  ],
  "reference/rules/STAT-026/": [
   "reports as earned; from the tasks' budgets and progress it is ."
  ],
  "reference/rules/STAT-027/": [
   "of the agreed are spent, and report comes with no exception on the cost."
  ],
  "reference/rules/STAT-028/": [
   "The plan is percent done, but only of is spent; does not explain the difference."
  ],
  "reference/rules/STAT-029/": [
   "reports green where red is computed (overall , cost , schedule , risk ), without the sponsor's confirmation."
  ],
  "reference/rules/STAT-030/": [
   "names and for the confirmation; it must be the sponsor of that day, after the previous report, and for an `override_reason` that is given."
  ],
  "reference/rules/STAT-031/": [
   "reports green where nothing can be computed (overall , cost , schedule , risk )."
  ],
  "reference/rules/STAT-032/": [
   "confirmed the override of as sponsor, but before the report was recorded pmo.yaml named somebody else for ."
  ],
  "reference/rules/STAT-033/": [
   "The ask “ ” is addressed to , who wrote the report."
  ],
  "reference/rules/STK-002/": [
   "These people hold a role in pmo.yaml but are missing under `stakeholders`: ."
  ],
  "reference/rules/STK-003/": [
   "has `influence` , but no `engagement`; from 4 on it is needed."
  ],
  "reference/rules/STK-006/": [
   "has `influence` , but no entry under `messages` has it as `audience`."
  ],
  "reference/rules/TIER-001/": [
   "A project has at most people (`questionnaire.people`) and lasts at most days; this one has more, or runs from to ."
  ],
  "reference/rules/TIER-003/": [
   "The questionnaire answers “ ” with yes; a T1 project must have no red flag."
  ],
  "reference/rules/TIER-004/": [
   "`tier_decision` names , which is not an approved decision of the sponsor, the steering committee, the portfolio board or the PMO."
  ],
  "reference/rules/TIER-005/": [
   "The questionnaire does not answer “ ”."
  ],
  "reference/rules/TIER-006/": [
   "The score of the questionnaire is too high for ."
  ],
  "reference/rules/TIER-007/": [
   "The upper estimate in the questionnaire is more than a project may cost."
  ],
  "reference/rules/TIER-008/": [
   "The charter grants ; with its reserve and approved changes that is more than a project may cost."
  ],
  "reference/rules/TRAN-001/": [
   "Readiness criterion , “ ”, is still open."
  ],
  "reference/rules/TRAN-003/": [
   "The training of is due by , after the go-live."
  ],
  "reference/rules/TRAN-005/": [
   "Task , which meets , ends after the go-live at ."
  ],
  "reference/rules/TRAN-006/": [
   "leads the project, and is also named to run its result."
  ],
  "reference/rules/TRAN-008/": [
   "Readiness criterion is met, but , which meets it, is not finished."
  ],
  "reference/rules/TRAN-009/": [
   "No readiness criterion names a task of the plan, so nobody has time planned for the handover."
  ],
  "reference/rules/WAIV-001/": [
   "runs from to ; a waiver may last at most days."
  ],
  "reference/rules/WAIV-002/": [
   "lacks `by` or `approved_by`, or the same person or the leader allowed it."
  ],
  "reference/rules/WAIV-003/": [
   "`decision` of names no approved decision of the log."
  ],
  "reference/rules/WAIV-004/": [
   "allowed as , but did not hold that role on that day."
  ],
  "reference/rules/WAIV-005/": [
   "`until` of was moved to , and `approved_on` is not later than before."
  ]
 }
});
