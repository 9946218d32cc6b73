/* Fields of a form made from a kind's schema. Each gives its element, its value (undefined while it is empty), and
   `settle`, which asks for what is missing once something around it is filled in. */
(() => {
  const { make, prose } = window.pmo;
  let last = 0;

  const kindOf = (field) => (Array.isArray(field.type) ? field.type.find((type) => type !== "null") : field.type);
  const titleOf = (field) => field.title || (field.name || "value").replaceAll("_", " ");

  // One input, with its label and what is said about it ------------------------------------------------------

  const labelled = (field, input) => {
    last += 1;
    input.id = `pmo-field-${last}`;
    input.dataset.name = field.name || "";
    const hint = field.help && make("span", { class: "hint", id: `${input.id}-hint` }, ...prose(field.help));
    if (hint) input.setAttribute("aria-describedby", hint.id);
    return make("p", { class: "field" }, make("label", { for: input.id }, titleOf(field), ...badges(field)), input, hint);
  };

  const badges = (field) => [
    field.required && make("span", { class: "badge badge--required" }, "required"),
    !field.required && field.from && make("span", { class: "badge" }, `from ${field.from}`),
    field.by && make("span", { class: "badge" }, field.by),
  ].filter(Boolean).flatMap((badge) => [" ", badge]);

  const input = (field, element, read) => {
    const value = () => (element.value.trim() === "" ? undefined : read(element.value));
    const settle = (needed) => {
      element.required = Boolean(needed && field.required);
      element.setCustomValidity(complaint(field, value()));
    };
    element.addEventListener("input", () => element.setCustomValidity(complaint(field, value())));
    return { element: labelled(field, element), value, settle };
  };

  const complaint = (field, value) => {
    if (value === undefined || typeof value !== "string") return "";
    const fits = !field.pattern || new RegExp(field.pattern, "u").test(value);
    return fits ? "" : `This is not of the form that is asked for${field.example ? `, such as ${field.example}` : ""}.`;
  };

  const choice = (field, values, read) => input(field, make("select", {}, make("option", { value: "" }, "–"),
    ...values.map(([value, text]) => make("option", { value }, text))), read);

  const number = (field) => input(field, make("input", {
    type: "number", min: field.least, max: field.most, step: kindOf(field) === "integer" ? 1 : "any", placeholder: field.example,
  }), Number);

  const text = (field) => {
    const common = { placeholder: field.example, minlength: field.shortest, maxlength: field.longest };
    const long = !field.pattern && !field.format && String(field.example || "").length > 30;
    if (long) return input(field, make("textarea", { rows: 2, ...common }), (value) => value.trim());
    const type = { date: "date", uri: "url" }[field.format] || "text";
    return input(field, make("input", { type, ...common }), (value) => value.trim());
  };

  // Several values -------------------------------------------------------------------------------------------

  const boxes = (field) => {
    const inputs = field.items.enum.map((value) => make("input", { type: "checkbox", value }));
    const element = make("fieldset", { class: "choice" }, make("legend", {}, titleOf(field), ...badges(field)),
      field.help && make("p", { class: "hint" }, ...prose(field.help)),
      ...inputs.map((box) => make("label", {}, box, box.value)));
    const value = () => {
      const chosen = inputs.filter((box) => box.checked).map((box) => box.value);
      return chosen.length || field.required ? chosen : undefined;
    };
    const settle = (needed) => inputs[0].setCustomValidity(
      needed && field.required && field.few && value().length < field.few ? "Choose at least one." : "");
    return { element, value, settle };
  };

  const split = (written) => written.split("\n").map((line) => line.trim()).filter(Boolean);

  const lines = (field) => {
    const said = `${field.help || ""} One a line.`.trim();
    const read = kindOf(field.items) === "string" ? (line) => line : Number;
    const area = make("textarea", { rows: 3, placeholder: field.items.example });
    const made = input({ ...field, help: said }, area, (written) => split(written).map(read));
    const wrong = () => {
      const bad = (made.value() || []).find((each) => Number.isNaN(each) || complaint(field.items, each));
      return bad === undefined ? "" : `“${bad}” is not of the form that is asked for.`;
    };
    area.addEventListener("input", () => area.setCustomValidity(wrong()));
    const settle = (needed) => {
      area.required = Boolean(needed && field.required && field.few);
      area.setCustomValidity(wrong());
    };
    return { element: made.element, value: () => made.value() || (field.required ? [] : undefined), settle };
  };

  const pairs = (field) => {
    const said = `${field.help || ""} One a line, as name: value.`.trim();
    const read = (written) => Object.fromEntries(split(written).map((line) => {
      const [name, ...rest] = line.split(":");
      return [name.trim(), rest.join(":").trim()];
    }));
    return input({ ...field, help: said }, make("textarea", { rows: 2 }), read);
  };

  // Groups and lists of groups -------------------------------------------------------------------------------

  const isList = (field) => kindOf(field) === "array" && field.items && field.items.fields;

  const arranged = (made) => {
    const main = made.filter(({ field }) => field.required || field.from || isList(field));
    const rest = made.filter((each) => !main.includes(each));
    if (!main.length || rest.length < 3) return made.map(({ control }) => control.element);
    return [...main.map(({ control }) => control.element),
      make("details", {}, make("summary", {}, `${rest.length} more fields, all optional`), ...rest.map(({ control }) => control.element))];
  };

  const inside = (fields) => {
    const made = fields.map((field) => ({ field, control: control(field) }));
    const value = () => {
      const found = {};
      for (const { field, control: each } of made) {
        const inner = each.value();
        if (inner !== undefined) found[field.name] = inner;
      }
      return found;
    };
    const filled = () => made.some(({ field, control: each }) => {
      const inner = field.const === undefined ? each.value() : undefined;
      return inner !== undefined && !(Array.isArray(inner) && !inner.length);
    });
    const settle = (needed) => made.forEach(({ control: each }) => each.settle(needed));
    return { elements: arranged(made.filter(({ control: each }) => each.element)), made, value, filled, settle };
  };

  const group = (field) => {
    const within = inside(field.fields);
    const element = make("fieldset", { class: "group" }, make("legend", {}, titleOf(field), ...badges(field)),
      field.help && make("p", { class: "hint" }, ...prose(field.help)), ...within.elements);
    const value = () => (within.filled() || field.required ? within.value() : undefined);
    return { element, value, settle: (needed) => within.settle((needed && field.required) || within.filled()) };
  };

  // The next id of a list: R-01, R-02, as the example shows it.
  const numbered = (within, count) => {
    const own = within.made.find(({ field }) => field.name === "id");
    const [, start, digits] = /^(.*-)([0-9]+)$/.exec((own && own.field.example) || "") || [];
    if (start) own.control.element.querySelector("input").value = start + String(count).padStart(digits.length, "0");
  };

  const list = (field) => {
    const entries = [];
    let count = 0;
    const one = titleOf(field).toLowerCase().replace(/ies$/, "y").replace(/s$/, "");
    const holder = make("div");
    const add = () => {
      count += 1;
      const within = inside(field.items.fields);
      const entry = { within, element: undefined };
      const remove = make("button", { type: "button", class: "md-button small", onclick: () => {
        entries.splice(entries.indexOf(entry), 1);
        entry.element.remove();
        more.focus();
      } }, `Remove this ${one}`);
      entry.element = make("fieldset", { class: "group" }, make("legend", {}, `${one} ${count}`), ...within.elements, remove);
      numbered(within, count);
      entries.push(entry);
      holder.append(entry.element);
      const first = entry.element.querySelector("input, select, textarea");
      if (first) first.focus();
    };
    const more = make("button", { type: "button", class: "md-button small", onclick: add }, `Add ${one}`);
    const element = make("fieldset", { class: "group" }, make("legend", {}, titleOf(field), ...badges(field)),
      field.help && make("p", { class: "hint" }, ...prose(field.help)), holder, more);
    const value = () => (entries.length || field.required ? entries.map(({ within }) => within.value()) : undefined);
    const settle = () => entries.forEach(({ within }) => within.settle(true));
    return { element, value, settle };
  };

  const control = (field) => {
    const kind = kindOf(field);
    if (field.const !== undefined) return { element: undefined, value: () => field.const, settle: () => {} };
    if (field.enum) {
      const read = (value) => field.enum.find((each) => String(each) === value);
      return choice(field, field.enum.map((value) => [value, String(value)]), read);
    }
    if (kind === "boolean") return choice(field, [["true", "yes"], ["false", "no"]], (value) => value === "true");
    if (kind === "integer" || kind === "number") return number(field);
    if (kind === "object") return field.fields ? group(field) : pairs(field);
    if (isList(field)) return list(field);
    if (kind === "array") return field.items.enum ? boxes(field) : lines(field);
    return text(field);
  };

  window.pmo.fields = inside;
})();
