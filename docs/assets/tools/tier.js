/* The page that asks for a project's tier and says what to write into pmo.yaml. */
(() => {
  const { make, tier: decide, yaml } = window.pmo;
  const root = document.querySelector("[data-tool=tier]");
  const facts = JSON.parse(root.querySelector("script[type='application/json']").textContent);

  const identity = (question) => `pmo-${question.id}`;

  const number = (question) => make("p", { class: "field" },
    make("label", { for: identity(question) }, question.title),
    make("input", { type: "number", id: identity(question), name: question.id, min: question.least, step: 1, inputmode: "numeric" }),
    make("span", { class: "hint" }, question.ask));

  const choice = (question) => make("fieldset", { class: "choice" },
    make("legend", {}, question.title, question.flag && make("span", { class: "badge badge--shall" }, "red flag")),
    make("p", { class: "hint" }, question.ask.replace(/^Red flag\. /, "")),
    ...[["yes", "true"], ["no", "false"]].map(([word, value]) => make("label", {},
      make("input", { type: "radio", name: question.id, value }), word)));

  const cost = (question) => make("fieldset", {},
    make("legend", {}, question.title),
    make("p", { class: "hint" }, question.ask),
    make("div", { class: "row" },
      make("p", { class: "field" }, make("label", { for: identity(question) }, "Amount"),
        make("input", { type: "number", id: identity(question), name: question.id, min: 0, step: "any", inputmode: "decimal" })),
      make("p", { class: "field" }, make("label", { for: `${identity(question)}-unit` }, "Unit: h, d, or a currency"),
        make("input", { type: "text", id: `${identity(question)}-unit`, name: `${question.id}-unit`, pattern: "h|d|[A-Z]{3}",
          value: Object.keys(question.limits).at(-1) || "", maxlength: 3, size: 4 }))));

  const field = (question) => (question.costs ? cost(question) : question.counts ? number(question) : choice(question));

  const day = (name, title) => make("p", { class: "field" },
    make("label", { for: `pmo-${name}` }, title), make("input", { type: "date", id: `pmo-${name}`, name }));

  const result = make("div", { class: "result", role: "status" });
  const copied = make("span", { role: "status", class: "hint" });
  const code = make("code");
  const copy = make("button", { type: "button", class: "md-button", onclick: () => {
    navigator.clipboard.writeText(code.textContent).then(
      () => { copied.textContent = "Copied."; }, () => { copied.textContent = "Select the text and copy it."; });
  } }, "Copy");
  const form = make("form", { onsubmit: (event) => event.preventDefault(), oninput: () => tell() },
    ...facts.questions.map(field),
    make("div", { class: "row" }, day("start", "First day"), day("end", "Last day")));

  const given = () => {
    const values = new FormData(form);
    const answers = {};
    for (const each of facts.questions) {
      const value = values.get(each.id);
      if (value === null || value === "") continue;
      const field = form.elements[each.id];
      if (each.costs) {
        const unit = form.elements[`${each.id}-unit`];
        if (field.validity.valid && unit.value && unit.validity.valid) answers[each.id] = { upper: Number(value), unit: unit.value };
      } else if (!each.counts) answers[each.id] = value === "true";
      else if (field.validity.valid) answers[each.id] = Number(value);
    }
    return { answers, dates: { start: values.get("start"), end: values.get("end") } };
  };

  const tell = () => {
    const { answers, dates } = given();
    const { tier, points, against, unlimited, lines } = decide(facts, answers, dates);
    const open = facts.questions.filter((each) => !(each.id in answers));
    copied.textContent = "";
    code.textContent = yaml({ tier: tier.id, ...(Object.keys(answers).length && { questionnaire: answers }) });
    result.replaceChildren(
      make("p", { class: "verdict" }, make("strong", {}, `${tier.id} ${tier.title}`), ` with ${points} of 100 points. ${tier.means}`),
      against.length ? make("p", {}, `Too much for the lightest tier: ${against.join(", ")}.`) : "",
      unlimited.length ? make("p", {}, `The standard has no limit in ${unlimited.join(", ")}: nobody can say yet whether the tier fits the cost.`) : "",
      lines.length ? make("ul", {}, ...lines.map(([each, count]) => make("li", {}, `${each.title}: ${count}`))) : "",
      open.length ? make("p", { class: "hint" }, `Not answered yet: ${open.map((each) => each.title.toLowerCase()).join(", ")}. `
        + "Every red flag has to be answered before planning begins.") : "");
  };

  root.replaceChildren(form, result,
    make("p", {}, "For the project's ", make("code", {}, "pmo.yaml"), ":"), make("pre", {}, code), make("p", {}, copy, " ", copied));
  tell();
})();
