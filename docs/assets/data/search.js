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
 }
});
