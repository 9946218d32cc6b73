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
  "guides/own-handbook/": "Your company's handbook",
  "guides/own-standard/": "Write your own standard",
  "guides/questions/": "Quick answers",
  "guides/reporting/": "Reporting",
  "guides/risks/": "Risks",
  "guides/roles/": "Roles and their week",
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
 "keywords": {
  "reference/tiers/": [
   "T1",
   "T2",
   "T3"
  ],
  "artifacts/actuals/": [
   "Timesheets",
   "Cost report",
   "hours booked",
   "time tracking",
   "timesheet",
   "spent",
   "cost import",
   "SAP",
   "invoices",
   "bookings"
  ],
  "artifacts/benefits-register/": [
   "Benefits plan",
   "Benefits tracker",
   "Business implementation plan",
   "benefit",
   "benefit owner",
   "value",
   "KPI",
   "target value",
   "realization",
   "user adoption"
  ],
  "artifacts/business-case/": [
   "Justification",
   "Cost-benefit analysis",
   "Return on investment (ROI)",
   "ROI",
   "NPV",
   "net present value",
   "payback period",
   "cost-benefit",
   "worth it",
   "justification",
   "investment",
   "options",
   "alternatives"
  ],
  "artifacts/charter/": [
   "Project brief",
   "Project mandate",
   "Terms of reference",
   "scope statement",
   "objectives",
   "goals",
   "project order",
   "mandate",
   "brief",
   "PID",
   "success criteria",
   "budget approval",
   "out of scope",
   "tolerances"
  ],
  "artifacts/end-report/": [
   "Final report",
   "Closure report",
   "Post-mortem",
   "final report",
   "closing report",
   "evaluation",
   "project review",
   "closure"
  ],
  "artifacts/gate-review/": [
   "Sign-off",
   "Gate decision",
   "Approval record",
   "gate decision",
   "minutes of a gate",
   "approval record",
   "sign-off",
   "conditions",
   "go or no-go"
  ],
  "artifacts/intake-request/": [
   "Project idea",
   "Proposal",
   "Demand",
   "project idea",
   "proposal",
   "demand",
   "request a project",
   "submit",
   "application",
   "new project request"
  ],
  "artifacts/leader-assignment/": [
   "Letter of appointment",
   "appointment",
   "assign a project manager",
   "conflict of interest",
   "competence",
   "qualification"
  ],
  "artifacts/lessons-library/": [
   "Lessons learned",
   "Knowledge base",
   "lessons learned",
   "knowledge base",
   "experience",
   "best practices"
  ],
  "artifacts/log/": [
   "RAID log",
   "Risk register",
   "Issue list",
   "Blockers",
   "Decision log",
   "Change log",
   "RAID",
   "risks",
   "issues",
   "actions",
   "action items",
   "decisions",
   "changes",
   "assumptions",
   "dependencies",
   "blocker",
   "problem list",
   "meeting minutes",
   "decision record"
  ],
  "artifacts/obligations-check/": [
   "Compliance check",
   "compliance",
   "law",
   "legal",
   "regulation",
   "regulatory",
   "AI act",
   "audit",
   "works council",
   "privacy check"
  ],
  "artifacts/outsourcing-plan/": [
   "Supplier contract",
   "Vendor plan",
   "Procurement plan",
   "supplier",
   "vendor",
   "contractor",
   "consultant",
   "freelancer",
   "procurement",
   "purchasing",
   "contract",
   "tender",
   "statement of work",
   "subcontractor"
  ],
  "artifacts/people/": [
   "Staff list",
   "Skills matrix",
   "staff list",
   "skills",
   "absences",
   "contact list",
   "address book",
   "team members"
  ],
  "artifacts/plan/": [
   "Schedule",
   "Gantt chart",
   "Work breakdown structure (WBS)",
   "Performance baseline",
   "Transition checklist",
   "schedule",
   "Gantt",
   "WBS",
   "milestones",
   "tasks",
   "dependencies",
   "predecessor",
   "deadline",
   "work packages",
   "deliverables",
   "effort",
   "timeline",
   "calendar",
   "holidays",
   "critical path",
   "baseline"
  ],
  "artifacts/portfolio/": [
   "Project list",
   "Project pipeline",
   "project list",
   "pipeline",
   "roadmap",
   "all projects",
   "priorities"
  ],
  "artifacts/programme/": [
   "Program",
   "program",
   "several projects",
   "subprojects",
   "multi-project",
   "sub-project",
   "project of projects"
  ],
  "artifacts/project-handbook/": [
   "Project management plan",
   "Communications plan",
   "Stakeholder map",
   "communication plan",
   "meetings",
   "project management plan",
   "ways of working",
   "team rules",
   "governance",
   "escalation path",
   "stakeholder groups",
   "quality"
  ],
  "artifacts/quality-plan/": [
   "QA plan",
   "Test strategy",
   "quality assurance",
   "test plan",
   "testing",
   "reviews",
   "acceptance criteria",
   "QA",
   "QM"
  ],
  "artifacts/resource-plan/": [
   "Staffing plan",
   "capacity",
   "staffing",
   "allocation",
   "availability",
   "part-time",
   "vacation",
   "absence",
   "workload",
   "line manager",
   "team size",
   "FTE"
  ],
  "artifacts/stakeholder-register/": [
   "Stakeholder list",
   "stakeholder analysis",
   "power interest matrix",
   "influence",
   "communication",
   "interested parties"
  ],
  "artifacts/status-report/": [
   "Progress report",
   "Traffic-light report",
   "RAG status",
   "Exception report",
   "Escalation",
   "Notice of delay",
   "progress report",
   "RAG",
   "traffic light",
   "weekly report",
   "monthly report",
   "late",
   "delay",
   "overrun",
   "exception report",
   "escalation"
  ],
  "artifacts/transition-plan/": [
   "Handover plan",
   "Cutover plan",
   "Rollout plan",
   "cutover",
   "rollout",
   "go-live",
   "handover to operations",
   "support",
   "user training",
   "deployment",
   "migration"
  ],
  "artifacts/waivers/": [
   "Exceptions",
   "Ignored rules",
   "Permission to deviate",
   "exception",
   "exemption",
   "ignore a rule",
   "deviation",
   "suppress",
   "permission",
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
   "Project initiation request"
  ],
  "reference/gates/RfP/": [
   "Request for Planning"
  ],
  "reference/gates/RfE/": [
   "Request for Executing"
  ],
  "reference/gates/stage/": [
   "Stage boundary"
  ],
  "reference/gates/GL/": [
   "Operational acceptance"
  ],
  "reference/gates/RfC/": [
   "Request for Closing"
  ],
  "reference/gates/GC/": [
   "Administrative closure"
  ],
  "reference/gates/GB/": [
   "Post-project evaluation"
  ],
  "reference/roles/portfolio-board/": [
   "Investment committee",
   "Executive board"
  ],
  "reference/roles/steering-committee/": [
   "Steering group",
   "Steerco",
   "Project board"
  ],
  "reference/roles/project-owner/": [
   "Project executive",
   "The boss of the project"
  ],
  "reference/roles/solution-provider/": [
   "Senior supplier"
  ],
  "reference/roles/business-manager/": [
   "Senior user"
  ],
  "reference/roles/project-manager/": [
   "Project lead",
   "Project leader"
  ],
  "reference/roles/core-team/": [
   "Project team",
   "Delivery team"
  ],
  "reference/roles/quality-assurance/": [
   "QA",
   "Project auditor"
  ],
  "reference/roles/operations/": [
   "Support",
   "Service owner"
  ],
  "reference/roles/pmo/": [
   "Project office"
  ],
  "reference/roles/data-protection/": [
   "Data protection officer (DPO)"
  ],
  "artifacts/known-findings/": [
   "legacy findings",
   "old findings",
   "technical debt",
   "grandfathering",
   "ignore existing errors"
  ],
  "artifacts/project/": [
   "pmo.yaml",
   "manifest",
   "settings",
   "configuration",
   "team",
   "project data",
   "metadata",
   "method"
  ],
  "explanation/cel/": [
   "CEL",
   "expression language",
   "syntax of conditions",
   "functions",
   "operators",
   "write a condition"
  ],
  "explanation/measures/": [
   "metrics",
   "KPI",
   "formula",
   "calculation",
   "how is it computed",
   "SPI",
   "CPI",
   "critical path",
   "numbers"
  ],
  "guides/adopting/": [
   "existing project",
   "running project",
   "legacy",
   "old projects",
   "migrate",
   "convert",
   "import documents",
   "retrofit",
   "already started",
   "too many findings",
   "grandfathering",
   "known findings"
  ],
  "guides/benefits/": [
   "benefits realization",
   "value delivered",
   "success",
   "outcome measured",
   "benefit owner",
   "return",
   "was it worth it",
   "target not reached"
  ],
  "guides/changes/": [
   "change request",
   "scope creep",
   "additional requirements",
   "new deadline",
   "replan",
   "rebaseline",
   "move a date",
   "extend",
   "more budget",
   "approve a change",
   "reject a change"
  ],
  "guides/closing/": [
   "close",
   "finish",
   "end",
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
   "VS Code",
   "Visual Studio Code",
   "IntelliJ",
   "PyCharm",
   "Vim",
   "Neovim",
   "Emacs",
   "extension",
   "plugin",
   "autocomplete",
   "completion",
   "language server",
   "red underline",
   "IDE"
  ],
  "guides/error-messages/": [
   "error",
   "exception text",
   "traceback",
   "invalid",
   "failed",
   "syntax error",
   "parse error",
   "troubleshooting",
   "problem with the tool"
  ],
  "guides/fixing/": [
   "automatic correction",
   "autofix",
   "repair",
   "auto-correct",
   "fix all errors"
  ],
  "guides/formats/": [
   "JSON",
   "SARIF",
   "JUnit",
   "HTML report",
   "output format",
   "export",
   "CI pipeline",
   "GitLab",
   "GitHub Actions",
   "Jenkins",
   "many repositories",
   "dashboard",
   "server check",
   "Power BI"
  ],
  "guides/gates/": [
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
   "tutorial",
   "example project",
   "practice project",
   "sandbox",
   "demo",
   "try out",
   "walkthrough",
   "play"
  ],
  "guides/install/": [
   "installation",
   "setup",
   "Python version",
   "requirements",
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
   "lifecycle",
   "project phases",
   "stages",
   "initiating",
   "planning",
   "executing",
   "closing",
   "order of gates",
   "process overview",
   "methodology",
   "cancel",
   "abort"
  ],
  "guides/methods/": [
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
   "definition of done",
   "epic",
   "user stories",
   "product owner"
  ],
  "guides/modes/": [
   "PMO kinds",
   "types of PMO",
   "supportive",
   "controlling",
   "directive",
   "strict or advisory",
   "enforcement",
   "warn only"
  ],
  "guides/monday/": [
   "weekly routine",
   "weekly tasks",
   "what to do every week",
   "checklist of a leader",
   "maintenance",
   "upkeep",
   "update the project"
  ],
  "guides/money/": [
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
   "actual costs",
   "controlling",
   "finance",
   "spend"
  ],
  "guides/other-files/": [
   "standard without manifest",
   "glob",
   "front matter",
   "mail header",
   "registry",
   "required",
   "golden project",
   "YAML",
   "Markdown",
   "JSON"
  ],
  "guides/other-tools/": [
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
   "import",
   "export",
   "migrate from",
   "Gantt",
   "PRINCE2",
   "PMBOK",
   "PMI",
   "IPMA",
   "Scrum",
   "SAFe",
   "ITIL",
   "CAB",
   "equivalent",
   "comparison"
  ],
  "guides/own-handbook/": [
   "branding",
   "logo",
   "colors",
   "corporate design",
   "publish the handbook",
   "intranet",
   "host",
   "website",
   "translate",
   "add pages"
  ],
  "guides/own-standard/": [
   "customize",
   "adapt",
   "own rules",
   "custom artifact type",
   "custom fields",
   "company standard",
   "thresholds",
   "extend",
   "write a rule",
   "disable a rule",
   "new document type",
   "own template"
  ],
  "guides/reporting/": [
   "status report",
   "RAG",
   "traffic light",
   "red amber green",
   "report to management",
   "how often to report",
   "frequency",
   "monthly report",
   "weekly report",
   "watermelon",
   "escalation",
   "status update",
   "colour"
  ],
  "guides/risks/": [
   "risk management",
   "risk register",
   "risk matrix",
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
   "responsibilities",
   "who does what",
   "RACI",
   "deputy",
   "substitute",
   "handover",
   "change of leader",
   "team roles",
   "several roles",
   "conflict of interest",
   "job description",
   "vacant role"
  ],
  "guides/tailoring/": [
   "small or large project",
   "project size",
   "tier",
   "which documents are mandatory",
   "minimum documents",
   "less paperwork",
   "reduce bureaucracy",
   "adapt",
   "adjust",
   "skip documents",
   "leave out",
   "simplify",
   "lightweight"
  ],
  "guides/time/": [
   "dates",
   "future date",
   "backdating",
   "time zone",
   "today",
   "calendar",
   "status date",
   "history",
   "old version of the standard",
   "as of"
  ],
  "guides/verdicts/": [
   "check result",
   "pass or fail",
   "severity",
   "warning or error",
   "shall should may",
   "exit code",
   "false positive",
   "bypass the hook",
   "no-verify",
   "what stops a commit",
   "waiver",
   "exception from a rule",
   "finding"
  ],
  "": [
   "what is this",
   "getting started",
   "overview",
   "introduction",
   "small project files"
  ],
  "people/assessment/": [
   "DPIA",
   "data protection impact assessment",
   "GDPR",
   "DSGVO",
   "privacy",
   "legal basis",
   "records of processing"
  ],
  "people/": [
   "privacy",
   "GDPR",
   "personal data",
   "names",
   "employee data",
   "erasure",
   "delete",
   "who can see",
   "data protection",
   "surveillance",
   "performance of employees"
  ],
  "people/works-agreement/": [
   "works council",
   "Betriebsrat",
   "union",
   "co-determination",
   "overtime",
   "working hours",
   "employee monitoring",
   "performance control",
   "agreement"
  ],
  "pmo/adoption/": [
   "compliance",
   "adoption rate",
   "follow the standard",
   "acceptance by people",
   "resistance",
   "measure success of the PMO",
   "KPI"
  ],
  "pmo/leaders/": [
   "choose a leader",
   "appoint a project manager",
   "assign",
   "competence",
   "skills",
   "certificate",
   "capacity of leaders",
   "career",
   "replace the project manager"
  ],
  "pmo/ninety-days/": [
   "set up a PMO",
   "introduce",
   "roll out",
   "pilot",
   "first months",
   "plan for a new PMO",
   "implementation",
   "change management",
   "communication"
  ],
  "pmo/portfolio/": [
   "prioritize",
   "priority",
   "project selection",
   "ranking",
   "all projects",
   "overview",
   "dashboard",
   "capacity",
   "overloaded",
   "resource conflict",
   "shared resource",
   "dependencies between projects",
   "roadmap",
   "pipeline"
  ],
  "pmo/running-the-standard/": [
   "change a rule",
   "propose a rule",
   "new version",
   "release",
   "update projects",
   "feedback on the standard",
   "governance of the standard",
   "deprecate",
   "retire a rule",
   "maintain"
  ],
  "pmo/what-is-a-pmo/": [
   "project management office",
   "purpose of a PMO",
   "tasks of a PMO",
   "services",
   "why a PMO"
  ],
  "start/board-member/": [
   "steering committee member",
   "steerco meeting agenda",
   "questions to ask at a gate",
   "go or no-go",
   "conditional approval",
   "voting"
  ],
  "start/new-leader/": [
   "beginner",
   "first project",
   "newly appointed",
   "onboarding",
   "where to begin",
   "learn project management"
  ],
  "start/pmo-lead/": [
   "head of PMO",
   "introduce the standard",
   "project office"
  ],
  "start/project-leader/": [
   "first steps",
   "start a project",
   "project manager checklist",
   "responsibilities of a project leader",
   "what to do first",
   "kick-off"
  ],
  "start/sponsor/": [
   "duties of a sponsor",
   "executive",
   "approve by mail",
   "e-mail approval",
   "signature",
   "deputy",
   "how much time",
   "absent",
   "vacation",
   "red project"
  ],
  "start/team-member/": [
   "contributor",
   "developer",
   "commit rejected",
   "update my task",
   "merge conflict",
   "git for beginners",
   "push refused",
   "time I need"
  ],
  "start/without-git/": [
   "Word",
   "Excel",
   "SharePoint",
   "Teams",
   "Confluence",
   "browser",
   "edit online",
   "non-technical",
   "no command line",
   "read only access",
   "managers",
   "PDF",
   "print"
  ],
  "tools/check/": [
   "online check",
   "without installing",
   "validate",
   "validator",
   "upload",
   "drag and drop"
  ],
  "tools/forms/": [
   "form",
   "online form",
   "fill in",
   "generator",
   "create a file",
   "wizard",
   "editor in the browser"
  ],
  "tools/rasci/": [
   "RACI matrix",
   "responsibility matrix",
   "responsible",
   "accountable",
   "consulted",
   "informed",
   "who approves",
   "who decides"
  ],
  "tools/tier/": [
   "project size calculator",
   "questionnaire",
   "how big",
   "small or large",
   "complexity score",
   "classification",
   "criteria"
  ],
  "training/acceptance/": [
   "acceptance criteria",
   "accept a deliverable",
   "sign off",
   "refuse",
   "test",
   "client does not accept",
   "approval of results"
  ],
  "training/bad-news/": [
   "escalate",
   "escalation",
   "tell the sponsor",
   "problem",
   "delay",
   "inform the board",
   "crisis"
  ],
  "training/baseline-and-value/": [
   "baseline",
   "earned value",
   "planned value",
   "SPI",
   "CPI",
   "reserves",
   "rebaseline"
  ],
  "training/benefits-and-line/": [
   "benefits",
   "after the project",
   "line organization",
   "handover to operations",
   "change management",
   "users"
  ],
  "training/change-control/": [
   "change request",
   "approve",
   "reject",
   "scope change",
   "CAB",
   "change board"
  ],
  "training/charter/": [
   "charter",
   "goals",
   "objectives",
   "SMART",
   "scope",
   "out of scope",
   "success criteria",
   "tolerances",
   "how to write a charter"
  ],
  "training/closing/": [
   "lessons learned",
   "closing",
   "retrospective",
   "post mortem",
   "end of project"
  ],
  "training/deciding/": [
   "decide",
   "cancel",
   "stop a project",
   "sunk cost",
   "options",
   "abort"
  ],
  "training/estimating/": [
   "estimate",
   "effort",
   "planning poker",
   "three-point",
   "PERT",
   "buffer",
   "padding",
   "duration",
   "guess"
  ],
  "training/gates/": [
   "gate review",
   "gate meeting",
   "go or no-go",
   "conditions",
   "decision"
  ],
  "training/hook-and-log/": [
   "commit",
   "hook",
   "log a risk",
   "update a task",
   "team member",
   "git basics",
   "decision"
  ],
  "training/": [
   "courses",
   "lessons",
   "exam",
   "quiz",
   "certificate",
   "certification",
   "e-learning",
   "training for beginners",
   "learn",
   "duration of the training"
  ],
  "training/keeping-the-standard/": [
   "write a rule",
   "PMO analyst",
   "maintain the standard",
   "waivers",
   "editions"
  ],
  "training/leading-through-others/": [
   "stakeholders",
   "supplier management",
   "contractors",
   "deputy",
   "assurance",
   "lead without authority",
   "line managers",
   "matrix organization",
   "difficult stakeholder"
  ],
  "training/monday/": [
   "weekly routine",
   "weekly update",
   "time management"
  ],
  "training/portfolio-meeting/": [
   "portfolio board",
   "prioritize projects",
   "resource conflicts",
   "too many projects",
   "meeting agenda",
   "say no"
  ],
  "training/reading-reports/": [
   "read a status report",
   "green outside red inside",
   "watermelon",
   "hidden problems",
   "report quality",
   "trust a report"
  ],
  "training/risk-sentence/": [
   "word a risk",
   "formulate a risk",
   "cause event effect",
   "probability",
   "impact scale",
   "how to write a risk"
  ],
  "training/tier/": [
   "project size",
   "tier",
   "class",
   "tailoring",
   "questionnaire"
  ],
  "training/who-decides/": [
   "authority",
   "approval",
   "decision rights",
   "permission",
   "delegate",
   "who may approve",
   "quorum"
  ]
 },
 "messages": {
  "reference/rules/ACT-002/": [
   "  covers the days up to  , but was imported on  , before the period ended."
  ],
  "reference/rules/ACT-003/": [
   "  covers days that another file of bookings covers too."
  ],
  "reference/rules/ACT-005/": [
   "The newest bookings are more than   days old."
  ],
  "reference/rules/ACT-006/": [
   "The project “ ” closes and has a budget, but no file records what was spent of it."
  ],
  "reference/rules/AGILE-001/": [
   "The plan of this agile project needs both `goal` and `tracker`; `goal` is  , `tracker` is  ."
  ],
  "reference/rules/ASSUM-001/": [
   " , “ ”, had to be checked by  , but its status is still `open`."
  ],
  "reference/rules/ASSUM-002/": [
   "  has status `false`, but its `related` names no risk, issue or change of the log."
  ],
  "reference/rules/BASE-002/": [
   "The last planned value is    ; it must be the budget at completion,    ."
  ],
  "reference/rules/BASE-003/": [
   "The planned value is   by  , and lower on a later day."
  ],
  "reference/rules/BASE-005/": [
   "The value curve ends on  , which is not the `baseline` day of the last milestone."
  ],
  "reference/rules/BASE-009/": [
   "The plan does not give the planned value for at least two days, so nobody can measure whether the project is late."
  ],
  "reference/rules/BEN-001/": [
   "`owner` of   is  , who leads the project; a benefit is owned by somebody who stays."
  ],
  "reference/rules/BEN-003/": [
   "  is due on  , before these deliverables that it needs:  ."
  ],
  "reference/rules/BEN-005/": [
   "  has status `expected`, but needs deliverables that were removed from scope:  ."
  ],
  "reference/rules/BEN-006/": [
   "  was due on  , but has no reading on or after that day."
  ],
  "reference/rules/BEN-007/": [
   "  has status ` `, but no `reason`."
  ],
  "reference/rules/BEN-008/": [
   "  is in the benefits register, but not under `benefits` of the business case."
  ],
  "reference/rules/BEN-010/": [
   "No entry under `activities` names   in its `benefits`."
  ],
  "reference/rules/BEN-011/": [
   "  has status `realised`, but no entry under `readings`."
  ],
  "reference/rules/BEN-012/": [
   "Benefits are expected, but `activities` is empty."
  ],
  "reference/rules/BIMP-003/": [
   "`owner` of   is  , who leads the project; an activity is owned by somebody in the business."
  ],
  "reference/rules/BIMP-004/": [
   "  is due on  , after the project's end,  , but `after_project` is not true."
  ],
  "reference/rules/CASE-001/": [
   "`options` of the business case has fewer than two options, or none with `nothing: true`."
  ],
  "reference/rules/CASE-003/": [
   "The budget of the charter with its reserve is more than `project_cost` of the chosen option  ."
  ],
  "reference/rules/CASE-006/": [
   "By the plan as it stands, the option   costs more than its `benefit`."
  ],
  "reference/rules/CASE-007/": [
   "A gate was passed, and `reviews` has no entry of the 31 days before it."
  ],
  "reference/rules/CASE-008/": [
   "`objective` is   in the business case and   in pmo.yaml."
  ],
  "reference/rules/CASE-009/": [
   "On     found that the business case no longer holds, and no gate review answered since then."
  ],
  "reference/rules/CHAR-003/": [
   "The charter promises   for  ; its `baseline` in the plan is another day, and no approved change moved it."
  ],
  "reference/rules/CHAR-004/": [
   "  is promised for  ; the project runs from   to  ."
  ],
  "reference/rules/CHAR-006/": [
   "The tailoring of “ ” has no `approved_by`, or the leader approved it."
  ],
  "reference/rules/CHAR-007/": [
   "“ ” is left out (`change: removed`), and `decision` names no approved decision."
  ],
  "reference/rules/CHAR-008/": [
   "`budget.total` of the charter is  ; it must be more than 0."
  ],
  "reference/rules/CHAR-009/": [
   "`tolerances.risk_score` is  ; it must be less than  , from which a risk is red."
  ],
  "reference/rules/CHAR-010/": [
   "The section “ ” repeats a line of “In scope”."
  ],
  "reference/rules/CHAR-011/": [
   "The charter's budget is in  , and   uses another unit."
  ],
  "reference/rules/CHG-001/": [
   "  has status ` `, but neither `approval` nor `decision` says who approved it."
  ],
  "reference/rules/CHG-002/": [
   "  has status ` `, but its `decision` is  ; it must name an approved decision of the log."
  ],
  "reference/rules/CHG-003/": [
   "  has status ` ` and changes dates or budget, but `baseline.changes` of the plan does not list it."
  ],
  "reference/rules/CHG-004/": [
   "  was approved by the project's leader, who may not approve changes to the baseline."
  ],
  "reference/rules/CHG-005/": [
   "The approval of   names   as   on  : the role must be one that may approve changes, and the person must have held it on that day."
  ],
  "reference/rules/CHG-006/": [
   "  moves   to  , but `baseline` of   in the plan is  ."
  ],
  "reference/rules/CHG-008/": [
   "  adds   to the budget and   days, which is more than the handbook's `change_authority` allows the role that approved it."
  ],
  "reference/rules/CHG-009/": [
   "  has status ` `, but `impact` gives no `budget`, `days`, `scope` or `benefit`, or fewer `days` than the last milestone moves."
  ],
  "reference/rules/CHG-010/": [
   "  approves  , where   is not what was approved before with the values of  ."
  ],
  "reference/rules/CHG-011/": [
   "What   moves, or who approved it, was edited more than   days after it was first committed as approved."
  ],
  "reference/rules/COMM-002/": [
   "No entry under `messages` informs the sponsor every   days, as `cadence.status_report_days` requires."
  ],
  "reference/rules/DATE-001/": [
   "`dates.end` is  , before `dates.start`,  ."
  ],
  "reference/rules/DEC-001/": [
   "  has status ` `, but `decided_by` is   and `decided_on` is  ; both are needed."
  ],
  "reference/rules/DEC-002/": [
   "  was taken on  , but applies from  , which is earlier."
  ],
  "reference/rules/DEC-004/": [
   "  has status `superseded`, but `superseded_by` does not name the decision that replaced it."
  ],
  "reference/rules/DEC-005/": [
   "  names   as  , but   did not hold that role on  ."
  ],
  "reference/rules/DELIV-001/": [
   "  is both `producer` and `acceptor` of  ; they must be two people."
  ],
  "reference/rules/DELIV-003/": [
   "  has status ` `, but `accepted_on` is   and `evidence` is  ; both are needed."
  ],
  "reference/rules/DELIV-004/": [
   "  has status `descoped`, but its `descoped_by` is  ; it must name an approved change of the log."
  ],
  "reference/rules/DELIV-005/": [
   "  has status ` `; at Ready for Closing it must be `accepted`, `provisional` or `descoped`."
  ],
  "reference/rules/DELIV-006/": [
   "  has status ` `; at closure it must be `accepted` or `descoped`."
  ],
  "reference/rules/DELIV-007/": [
   "  has status `accepted`, but these tasks for it are not at 100 percent:  ."
  ],
  "reference/rules/DELIV-008/": [
   " , “ ”, was due on  , but its status is ` `."
  ],
  "reference/rules/DELIV-009/": [
   "The quality plan has no review of  ."
  ],
  "reference/rules/DELIV-010/": [
   "  has status `accepted`, but these reviews of it have not passed:  ."
  ],
  "reference/rules/END-001/": [
   "`budget` of the end report is  ; it must be the budget at completion of the plan,  ."
  ],
  "reference/rules/END-002/": [
   "The end report says that   was spent; the last status report or the sum of all bookings says something else."
  ],
  "reference/rules/END-003/": [
   "A success criterion of the charter is missing in `results` of the end report."
  ],
  "reference/rules/END-004/": [
   "A benefit is still expected, and `benefits` of the end report does not hand it over to anybody."
  ],
  "reference/rules/END-005/": [
   "  is handed over to  , who led the project."
  ],
  "reference/rules/END-007/": [
   "  is still open, the project closes, and no follow-up of an end report takes it over."
  ],
  "reference/rules/END-008/": [
   "`finished_on` is  ; it must be the day on which the last milestone was reached."
  ],
  "reference/rules/EXC-001/": [
   "The exception in   must have at least two `options`, one of them in `recommended`, and a day in `needed_by`."
  ],
  "reference/rules/EXC-002/": [
   "The exception in   names   as its answer, which is not an approved or rejected decision of the log."
  ],
  "reference/rules/EXC-003/": [
   "The exception in   needed an answer by  , and no decision is recorded."
  ],
  "reference/rules/GATE-002/": [
   "  says  : it names no condition, or some without `owner` or `due`:  ."
  ],
  "reference/rules/GATE-003/": [
   " , “ ”, was due on   and is still open."
  ],
  "reference/rules/GATE-004/": [
   "  lets the project pass while a condition of an earlier gate review is still open."
  ],
  "reference/rules/GATE-006/": [
   "Nobody who approved   may decide all of its gates, or only the leader or the deputy approved it."
  ],
  "reference/rules/GATE-007/": [
   "  has the decision ` `, and `reason` is missing."
  ],
  "reference/rules/GATE-008/": [
   "  passes a gate on  , before the gate that comes first was passed."
  ],
  "reference/rules/GATE-009/": [
   "  has the decision `stop`, and `phase` in pmo.yaml is still  ; it must be `closing` or `closed`."
  ],
  "reference/rules/GATE-010/": [
   "The approval by   lacks `on` or `evidence`."
  ],
  "reference/rules/GATE-012/": [
   "  has the decision ` `, and nobody approved it in the role `pmo` who is not the leader or the deputy."
  ],
  "reference/rules/GATE-013/": [
   "`decision`, `date` or `gates` of   were changed more than   days after it was first committed."
  ],
  "reference/rules/GATE-014/": [
   "  was changed after   approved it on  , and the log has no approved change since then."
  ],
  "reference/rules/GATE-015/": [
   "  approved   as  , but did not hold that role on that day."
  ],
  "reference/rules/GATE-016/": [
   "Fewer people approved   than the quorum of the body that decides."
  ],
  "reference/rules/GATE-017/": [
   "  approved   as  . Before the review was recorded, pmo.yaml did not give them that role for that day, or no valid decision did."
  ],
  "reference/rules/GATE-018/": [
   "Neither the chair nor a delegate, or nobody of a role that the body requires, approved  ."
  ],
  "reference/rules/GATE-019/": [
   "  passes a gate of the portfolio board, and fewer of its members than the quorum, or not its chair, approved it."
  ],
  "reference/rules/GATE-020/": [
   "  has the decision `go`, but a point of its checklist is `not-met` or one of its conditions is open."
  ],
  "reference/rules/GATE-021/": [
   " , “ ”, is met, but lacks `met_on`, `evidence`, or a `met_by` other than its owner."
  ],
  "reference/rules/GATE-022/": [
   " , “ ”, is cancelled, but lacks `reason`, or `cancelled` does not say when and by whom of the body that set it."
  ],
  "reference/rules/GATE-023/": [
   "  was approved by   and has changed since then; `changed` is missing in  ."
  ],
  "reference/rules/GATE-024/": [
   "  was approved by   and has changed since then;   names no change that was approved by   and explains the money and days that moved."
  ],
  "reference/rules/GATE-025/": [
   "`reason` of   is the single word “ ”; it must be a sentence."
  ],
  "reference/rules/GATE-026/": [
   "Since   approved  , its money or days moved beyond the tolerance of the leader; nobody of the steering committee approved  ."
  ],
  "reference/rules/HAND-001/": [
   "`responsibilities` has more than one entry for  ; each artifact has one accountable person."
  ],
  "reference/rules/HAND-003/": [
   "`cadence.status_report_days` is  ; in tier   it must be   or less."
  ],
  "reference/rules/HAND-004/": [
   "No step under `escalation` leads to the sponsor,  ."
  ],
  "reference/rules/INTK-001/": [
   "  is  , and lacks who decided and when, the reason of a no, or the projects of a yes."
  ],
  "reference/rules/INTK-004/": [
   "The charter asks for more than    , the most that   estimated (`cost.most`)."
  ],
  "reference/rules/INTK-005/": [
   "  estimates   to   person-days; `most` must be more than `least`."
  ],
  "reference/rules/ISSUE-002/": [
   " , “ ”, had to be solved by  , but its status is still `open`."
  ],
  "reference/rules/ISSUE-003/": [
   "  is marked as escalated, but no status report has an ask with `issue`  ."
  ],
  "reference/rules/ISSUE-004/": [
   "  was escalated and has status ` `, but its `decision` is  ; it must name an approved decision of the log."
  ],
  "reference/rules/ISSUE-007/": [
   "  has status ` `, but neither `action` nor `decision` says what was done about it."
  ],
  "reference/rules/LEAD-001/": [
   "The assignment names  , and `roles.project_manager` in pmo.yaml names  ."
  ],
  "reference/rules/LEAD-002/": [
   "The deputy   is also the leader, or is not `roles.deputy` in pmo.yaml."
  ],
  "reference/rules/LEAD-003/": [
   "`decided_by` is  , who is also the assigned leader."
  ],
  "reference/rules/LEAD-004/": [
   "  has no certificate for   in the people registry, and `supervised_by` is missing."
  ],
  "reference/rules/LEAD-005/": [
   "The certificate of   for   expires before the project ends on  ."
  ],
  "reference/rules/LEAD-006/": [
   "  is planned for more than   percent of their time (`load_percent` and `other_load_percent` together)."
  ],
  "reference/rules/LEAD-007/": [
   "`required_level` is  , and the project is  ."
  ],
  "reference/rules/LEAD-008/": [
   "The assignment of   has no `conflicts`."
  ],
  "reference/rules/LEAD-010/": [
   "  is not in the people registry, or is no longer active."
  ],
  "reference/rules/LESS-001/": [
   "The project “ ” closes, and its log has no entry under `lessons`."
  ],
  "reference/rules/LESS-002/": [
   "  has the recommendation “ ”; it must be a sentence, not a single word."
  ],
  "reference/rules/LIB-002/": [
   "  comes from the lesson  , which the log of   does not have."
  ],
  "reference/rules/LOG-005/": [
   "  was last reviewed on  ; a log of tier   must be reviewed every   days."
  ],
  "reference/rules/LOG-006/": [
   "  was in   in git's history and is now missing from the log."
  ],
  "reference/rules/LOG-010/": [
   "  is the id of an entry that was closed under another title, and now stands for another one."
  ],
  "reference/rules/LOG-012/": [
   "  has open entries, but at least   reviews in a row changed nothing except `reviewed_on`."
  ],
  "reference/rules/MILE-001/": [
   " , “ ”, was expected on  , but has neither an `actual` date nor a later `forecast`."
  ],
  "reference/rules/MILE-002/": [
   "  has the baseline  ; it must lie between the project's start,  , and its end,  ."
  ],
  "reference/rules/MILE-003/": [
   "  has the `actual` date  , but these deliverables of it are not accepted:  ."
  ],
  "reference/rules/MILE-006/": [
   "The baseline of  , “ ”, was changed to  , but no approved change moves it to that date."
  ],
  "reference/rules/MILE-007/": [
   " , “ ”, has no `actual` date; at closure every milestone must be reached."
  ],
  "reference/rules/OBL-001/": [
   "The questionnaire in pmo.yaml has answers with yes for which no check applies; missing are:  ."
  ],
  "reference/rules/OBL-002/": [
   "“ ” applies, but its `answer` is  ; it must be `cleared` or `conditional`."
  ],
  "reference/rules/OBL-003/": [
   "“ ” was answered by  , who leads the project; the responsible office must answer."
  ],
  "reference/rules/OUT-002/": [
   " , the supplier of  , is listed as a stakeholder without `external: true`."
  ],
  "reference/rules/OUT-003/": [
   "The contracts add up to  ; the plan's budget, `budget.bac`, is  ."
  ],
  "reference/rules/OUT-004/": [
   "`approver` of   is  , who leads the project; somebody else must approve the invoices."
  ],
  "reference/rules/OUT-005/": [
   "  ends on  , before these deliverables of it are due:  ."
  ],
  "reference/rules/PAUSE-001/": [
   "  is no approved decision of the sponsor, the steering committee, the portfolio board or the PMO."
  ],
  "reference/rules/PAUSE-002/": [
   "The pause ended on  , and nobody has decided whether “ ” goes on."
  ],
  "reference/rules/PAUSE-003/": [
   "The pause from   to   ends before it begins, or is longer than   days."
  ],
  "reference/rules/PEOP-001/": [
   "A certificate of  , passed on  , names neither `level` nor `course`, expires before it was passed, or was given for experience and does not expire within twelve months."
  ],
  "reference/rules/PEOP-004/": [
   "The assessor of a certificate of   is  ."
  ],
  "reference/rules/PLAN-001/": [
   "`budget.bac` is    ; its parts are   in tasks,   undistributed and   contingency, and do not add up to it."
  ],
  "reference/rules/PLAN-002/": [
   "`budget.bac` is    ; it must be  :   from the charter and   from approved changes."
  ],
  "reference/rules/PLAN-003/": [
   "These tasks depend on each other in a circle, so none of them can begin:  ."
  ],
  "reference/rules/PLAN-006/": [
   " , “ ”, has no task: no task of the plan has `deliverable`  ."
  ],
  "reference/rules/PLAN-007/": [
   "  finishes on  , before it starts on  ."
  ],
  "reference/rules/PLAN-008/": [
   "  starts on  , but depends on  , which finishes later, on  ."
  ],
  "reference/rules/PLAN-011/": [
   "`baseline.changes` lists  , which is not an approved change of the log."
  ],
  "reference/rules/PLAN-012/": [
   "  runs from   to  ; it must lie between the project's start,  , and its end,  ."
  ],
  "reference/rules/PLAN-013/": [
   "  has the `actual_finish`  , but its `progress` is  ; it must be 100."
  ],
  "reference/rules/PLAN-014/": [
   " , “ ”, had to be finished by  , but its `progress` is  ; it must be 100."
  ],
  "reference/rules/PLAN-017/": [
   "  has `progress` 100, but no `actual_finish`."
  ],
  "reference/rules/PLAN-018/": [
   "`baseline.version` is  ; with   changes it must be 1 more than their number."
  ],
  "reference/rules/PLAN-019/": [
   "`milestones` is empty; a plan needs at least one milestone."
  ],
  "reference/rules/PLAN-020/": [
   "  has `progress`  , but depends on  , which is not at 100 percent."
  ],
  "reference/rules/PLAN-021/": [
   "  owns  , but the resource plan has no entry for  ."
  ],
  "reference/rules/PLAN-022/": [
   "`actual` of   is  ; the bookings add up to  ."
  ],
  "reference/rules/PORT-002/": [
   "  is   for the objective  , which is no longer active."
  ],
  "reference/rules/PORT-004/": [
   "These projects wait for each other in a circle:  ."
  ],
  "reference/rules/PORT-005/": [
   "The projects that are waiting or running were granted more than `budget`,  ."
  ],
  "reference/rules/PORT-006/": [
   "The charter of   asks for more than the   that the portfolio granted."
  ],
  "reference/rules/PROG-003/": [
   "The plan has a milestone after  , the end of tranche  ."
  ],
  "reference/rules/QUAL-002/": [
   "  is the producer of   and is named as its reviewer in  ; they must be two people."
  ],
  "reference/rules/QUAL-004/": [
   "  was due on  , but has no `done_on`."
  ],
  "reference/rules/RES-001/": [
   "  is booked for   hours a week in this project, more than the people registry allows in that time."
  ],
  "reference/rules/RES-002/": [
   "  ends on  , before it begins on  ."
  ],
  "reference/rules/RES-003/": [
   "  is booked until  , but owns open tasks that end later:  ."
  ],
  "reference/rules/RES-004/": [
   "  has `external` true, but no outsourcing plan lists a contract."
  ],
  "reference/rules/RES-005/": [
   "The resource plan has no entry for the leader,  ."
  ],
  "reference/rules/RES-006/": [
   "The hours of   were confirmed by  , who is the booked person or the project's leader; the line manager must confirm them."
  ],
  "reference/rules/RES-007/": [
   "  is booked while the project is paused, from   to  ."
  ],
  "reference/rules/RISK-002/": [
   "  is open, its target date   is past, and its response is not recorded as done."
  ],
  "reference/rules/RISK-003/": [
   "  is rated   ×  , above the tolerance of   in the charter, and is not escalated."
  ],
  "reference/rules/RISK-004/": [
   "  is red (  ×  ) and lacks a response, an owner or a target date."
  ],
  "reference/rules/RISK-006/": [
   "  has occurred, and names no issue under `related`."
  ],
  "reference/rules/RISK-007/": [
   "  is closed and has no `closing_reason`."
  ],
  "reference/rules/RISK-008/": [
   "  is red (  ×  ) and accepted, and no approved decision of the sponsor, the steering committee or the board says so."
  ],
  "reference/rules/RISK-009/": [
   "  is red (  ×  ), and the latest status report does not name it."
  ],
  "reference/rules/RISK-011/": [
   "All open risks of the project “ ” have the same owner."
  ],
  "reference/rules/RISK-012/": [
   "  was red, is rated   ×   now, and `rating_reason` does not say what has changed."
  ],
  "reference/rules/RISK-014/": [
   "The response of   is ` `, which does not fit its kind, a threat or an opportunity."
  ],
  "reference/rules/RISK-015/": [
   "  is rated   ×   today and   ×   after its response, which would make it worse."
  ],
  "reference/rules/ROLE-001/": [
   " ; these roles must be held by different people."
  ],
  "reference/rules/ROLE-002/": [
   "`roles` does not name both the sponsor (`project_owner`) and the leader (`project_manager`)."
  ],
  "reference/rules/ROLE-005/": [
   "Since a gate was passed, these people were given a role, a seat, or more days in it, and no decision says so:  ."
  ],
  "reference/rules/ROLE-006/": [
   "  cannot decide: its `chair` is not a member, it has fewer members today than its `quorum`, or a seat names a decision that neither the sponsor nor a valid body took."
  ],
  "reference/rules/ROLE-007/": [
   "  handed   over to  , but `accepted_on` is missing."
  ],
  "reference/rules/ROLE-008/": [
   "  passed   to   on  . By the other handovers somebody else held it then, or it is the last one and `roles` names somebody else."
  ],
  "reference/rules/STAGE-001/": [
   "For more than   days no gate review has decided whether the project “ ” continues."
  ],
  "reference/rules/STAT-001/": [
   "The latest status report of the project “ ” is older than one and a half reporting intervals, or there is none."
  ],
  "reference/rules/STAT-002/": [
   "  reports   overall, but these dimensions are worse:  ; `override_reason` is missing."
  ],
  "reference/rules/STAT-003/": [
   "  reports these dimensions better than computed, without an `override_reason`:  ."
  ],
  "reference/rules/STAT-004/": [
   "  forecasts  ; with a budget of   the tolerance ends at  , so cost must be reported red."
  ],
  "reference/rules/STAT-005/": [
   "  expects to finish on  ,   days after the last agreed milestone. That is beyond the schedule tolerance, so schedule must be reported red."
  ],
  "reference/rules/STAT-006/": [
   "The ask “ ” needs `of` and `needed_by`; `of` is  , `needed_by` is  ."
  ],
  "reference/rules/STAT-007/": [
   "The ask “ ” had to be answered by  , but it has no `answered_on`."
  ],
  "reference/rules/STAT-010/": [
   "  is dated   and covers   to  ; `from` must not be after `to`, nor `to` after `date`."
  ],
  "reference/rules/STAT-011/": [
   "  reports the budget  ; it must be the charter's   plus the changes approved by  , with or without those of that day."
  ],
  "reference/rules/STAT-012/": [
   "  reports   spent; an earlier report gave  ."
  ],
  "reference/rules/STAT-013/": [
   "Report   is red, but has no ask and no exception."
  ],
  "reference/rules/STAT-015/": [
   "  gives no colour for   under `status`."
  ],
  "reference/rules/STAT-016/": [
   "  needs `bac`, `spent`, `earned`, `forecast` and `finish` under `numbers`; at least one is missing."
  ],
  "reference/rules/STAT-017/": [
   "  reports  ; computed from plan and log the project is   (cost  , schedule  , risk  )."
  ],
  "reference/rules/STAT-019/": [
   "Report   gives   as planned; the plan's value curve has another value on  ."
  ],
  "reference/rules/STAT-020/": [
   "  reports   spent;   was booked for periods that ended by  ."
  ],
  "reference/rules/STAT-021/": [
   "Report   forecasts   for a budget of  , beyond the cost tolerance; no report has an exception on the cost of that budget."
  ],
  "reference/rules/STAT-022/": [
   "The colours, figures, date or exception of   were changed more than   days after it was first committed."
  ],
  "reference/rules/STAT-023/": [
   "The report before   was red overall,   is green, and nothing was resolved, closed, decided, approved, accepted or reached between the two."
  ],
  "reference/rules/STAT-024/": [
   "The `summary` of   is word for word that of an earlier report."
  ],
  "reference/rules/STAT-025/": [
   "  forecasts   for the whole project, but more than that is already spent or booked."
  ],
  "reference/rules/STAT-026/": [
   "  reports   as earned; from the tasks' budgets and progress it is  ."
  ],
  "reference/rules/STAT-027/": [
   "  of the agreed   are spent, and report   comes with no exception on the cost."
  ],
  "reference/rules/STAT-028/": [
   "The plan is   percent done, but only   of   is spent;   does not explain the difference."
  ],
  "reference/rules/STAT-029/": [
   "  reports green where red is computed (overall  , cost  , schedule  , risk  ), without the sponsor's confirmation."
  ],
  "reference/rules/STAT-030/": [
   "  names   and   for the confirmation; it must be the sponsor of that day, after the previous report, and for an `override_reason` that is given."
  ],
  "reference/rules/STAT-031/": [
   "  reports green where nothing can be computed (overall  , cost  , schedule  , risk  )."
  ],
  "reference/rules/STAT-032/": [
   "  confirmed the override of   as sponsor, but before the report was recorded pmo.yaml named somebody else for  ."
  ],
  "reference/rules/STAT-033/": [
   "The ask “ ” is addressed to  , who wrote the report."
  ],
  "reference/rules/STK-002/": [
   "These people hold a role in pmo.yaml but are missing under `stakeholders`:  ."
  ],
  "reference/rules/STK-003/": [
   "  has `influence`  , but no `engagement`; from 4 on it is needed."
  ],
  "reference/rules/STK-006/": [
   "  has `influence`  , but no entry under `messages` has it as `audience`."
  ],
  "reference/rules/TIER-001/": [
   "A   project has at most   people (`questionnaire.people`) and lasts at most   days; this one has more, or runs from   to  ."
  ],
  "reference/rules/TIER-003/": [
   "The questionnaire answers “ ” with yes; a T1 project must have no red flag."
  ],
  "reference/rules/TIER-004/": [
   "`tier_decision` names  , which is not an approved decision of the sponsor, the steering committee, the portfolio board or the PMO."
  ],
  "reference/rules/TIER-005/": [
   "The questionnaire does not answer “ ”."
  ],
  "reference/rules/TIER-006/": [
   "The score of the questionnaire is too high for  ."
  ],
  "reference/rules/TIER-007/": [
   "The upper estimate in the questionnaire is more than a   project may cost."
  ],
  "reference/rules/TIER-008/": [
   "The charter grants    ; with its reserve and approved changes that is more than a   project may cost."
  ],
  "reference/rules/TRAN-001/": [
   "Readiness criterion  , “ ”, is still open."
  ],
  "reference/rules/TRAN-003/": [
   "The training of   is due by  , after the go-live."
  ],
  "reference/rules/TRAN-005/": [
   "Task  , which meets  , ends after the go-live at  ."
  ],
  "reference/rules/TRAN-006/": [
   "  leads the project, and is also named to run its result."
  ],
  "reference/rules/TRAN-008/": [
   "Readiness criterion   is met, but  , which meets it, is not finished."
  ],
  "reference/rules/TRAN-009/": [
   "No readiness criterion names a task of the plan, so nobody has time planned for the handover."
  ],
  "reference/rules/WAIV-001/": [
   "  runs from   to  ; a waiver may last at most   days."
  ],
  "reference/rules/WAIV-002/": [
   "  lacks `by` or `approved_by`, or the same person or the leader allowed it."
  ],
  "reference/rules/WAIV-003/": [
   "`decision` of   names no approved decision of the log."
  ],
  "reference/rules/WAIV-004/": [
   "  allowed   as  , but did not hold that role on that day."
  ],
  "reference/rules/WAIV-005/": [
   "`until` of   was moved to  , and `approved_on` is not later than before."
  ]
 }
});
