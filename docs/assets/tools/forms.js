/* The page of forms: chooses a kind, shows its form, and makes the file that the project keeps. */
(() => {
  const { make, script, download, fields, yaml, prose, page } = window.pmo;
  const root = document.querySelector("[data-tool=forms]");
  const { kinds } = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const place = make("div");
  const choice = make("select", { id: "pmo-kind", onchange: () => { location.hash = choice.value; } },
    make("option", { value: "" }, "choose"),
    ...kinds.map((each) => make("option", { value: each.kind }, each.title)));

  root.replaceChildren(make("p", { class: "field" }, make("label", { for: choice.id }, "What do you want to write?"), choice), place);

  const parts = (sections) => sections.map((section, number) => ({
    title: section.title,
    area: make("textarea", { id: `pmo-section-${number}`, rows: 5, "aria-describedby": `pmo-section-${number}-hint` }),
    help: make("span", { id: `pmo-section-${number}-hint`, class: "hint" }, ...prose(section.help)),
  }));

  const named = (form, data) => form.file.replace("{key}", String(data[form.key] ?? form.kind)).split("/").pop();

  const written = (form, data, sections) => {
    if (!form.markdown) return yaml(data);
    const text = sections.map(({ title, area }) => `## ${title}\n\n${area.value.trim()}`.trim());
    return `---\n${yaml(data)}---\n\n# ${form.title}\n\n${text.join("\n\n")}\n`;
  };

  // The script of a kind calls this with the kind's fields.
  window.pmo.form = (form) => {
    const within = fields(form.fields);
    const sections = parts(form.sections);
    const code = make("code");
    const told = make("p", { role: "status", class: "status" });
    const preview = make("details", { hidden: true }, make("summary", {}, "Look at the file"), make("pre", { tabindex: 0 }, code));

    const finish = (event) => {
      event.preventDefault();
      within.settle(true);
      const wrong = element.querySelector(":invalid:not(fieldset)");
      for (let each = wrong; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
      if (!element.reportValidity()) return;
      const data = within.value();
      const text = written(form, data, sections);
      code.textContent = text;
      preview.hidden = false;
      download(named(form, data), text, form.markdown ? "text/markdown" : "application/yaml");
      told.textContent = `Downloaded ${named(form, data)}. ${form.outside ? "It is kept outside projects."
        : form.file === "pmo.yaml" ? "It lies at the top of the project." : `In the project it lies in pmo/${form.file.replace("{key}", data[form.key] ?? "…")}.`}`;
    };

    const element = make("form", { novalidate: true, onsubmit: finish },
      make("p", {}, ...prose(form.purpose), " ", make("a", { href: page(`reference/artifacts/${form.kind}`) }, "All about it")),
      ...within.elements,
      ...sections.map(({ title, area, help }) => make("p", { class: "field" }, make("label", { for: area.id }, title), area, help)),
      make("p", {}, make("button", { type: "submit", class: "md-button md-button--primary" }, "Make the file")),
      told, preview);
    place.replaceChildren(make("h2", {}, form.title), element);
  };

  const follow = () => {
    const kind = decodeURIComponent(location.hash.slice(1));
    if (!kinds.some((each) => each.kind === kind)) return;
    choice.value = kind;
    script(`data/form-${kind}.js`);
  };
  addEventListener("hashchange", follow);
  follow();
})();
