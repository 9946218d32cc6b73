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
    ...facts.questions.map((each) => (each.counts ? number(each) : choice(each))),
    make("div", { class: "row" }, day("start", "First day"), day("end", "Last day")));

  const given = () => {
    const values = new FormData(form);
    const answers = {};
    for (const each of facts.questions) {
      const value = values.get(each.id);
      if (value === null || value === "") continue;
      const field = form.elements[each.id];
      if (!each.counts) answers[each.id] = value === "true";
      else if (field.validity.valid) answers[each.id] = Number(value);
    }
    return { answers, dates: { start: values.get("start"), end: values.get("end") } };
  };

  const tell = () => {
    const { answers, dates } = given();
    const { tier, points, against, lines } = decide(facts, answers, dates);
    const open = facts.questions.filter((each) => !(each.id in answers));
    copied.textContent = "";
    code.textContent = yaml({ tier: tier.id, ...(Object.keys(answers).length && { questionnaire: answers }) });
    result.replaceChildren(
      make("p", { class: "verdict" }, make("strong", {}, `${tier.id} ${tier.title}`), ` with ${points} of 100 points. ${tier.means}`),
      against.length ? make("p", {}, `Too much for the lightest tier: ${against.join(", ")}.`) : "",
      lines.length ? make("ul", {}, ...lines.map(([each, count]) => make("li", {}, `${each.title}: ${count}`))) : "",
      open.length ? make("p", { class: "hint" }, `Not answered yet: ${open.map((each) => each.title.toLowerCase()).join(", ")}. `
        + "Every red flag has to be answered before planning begins.") : "");
  };

  root.replaceChildren(form, result,
    make("p", {}, "For the project's ", make("code", {}, "pmo.yaml"), ":"), make("pre", {}, code), make("p", {}, copy, " ", copied));
  tell();
})();
