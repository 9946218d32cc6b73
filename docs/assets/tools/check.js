/* The page that checks a project: takes a folder or a zip, hands it to the worker, and shows the report. */
(() => {
  const { assets, make, download, prose, page } = window.pmo;
  const root = document.querySelector("[data-tool=check]");
  if (location.protocol === "file:") {
    root.replaceChildren(make("p", { role: "status" }, ...prose("This page needs a web server: browsers start no worker "
      + "for files. Run `pmo check` in the project instead; everything else in this handbook works from files.")));
    return;
  }
  const facts = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const LIMIT_FILES = 20_000;
  const LIMIT_BYTES = 256 * 1024 * 1024;
  const LEFT_OUT = new Set([".git", "node_modules"]);
  let worker;
  let project;

  // What is on the page ------------------------------------------------------------------------------------

  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  };
  const labelled = (text, input, hint = "") =>
    make("p", { class: "field" }, make("label", { for: input.id }, text), input,
      hint && make("span", { class: "hint" }, hint));
  const options = (pairs) => pairs.map(([value, text]) => make("option", { value }, text));

  // Forgetting the last choice lets the same folder be chosen again, once something in it was fixed.
  const file = (id, more) => {
    const input = make("input", { type: "file", id, ...more, onclick: () => { input.value = ""; }, onchange: () => chosen(input) });
    return input;
  };
  const folder = file("pmo-folder", { webkitdirectory: true });
  const archive = file("pmo-zip", { accept: ".zip" });
  const sample = make("select", { id: "pmo-sample" },
    ...facts.samples.map((each, number) => make("option", { value: number }, each.title)));
  const asOf = make("input", { type: "date", id: "pmo-as-of", value: today(), required: true });
  const gate = make("select", { id: "pmo-gate" },
    ...options([["", "only the gates that the project has passed"], ...facts.gates.map((each) => [each.id, each.title])]));
  const registries = make("input", { type: "file", id: "pmo-registries", multiple: true, accept: ".yaml,.yml,.json" });
  const name = make("p", { class: "chosen" }, "No project chosen yet.");
  const run = make("button", { type: "button", class: "md-button md-button--primary", disabled: true, onclick: () => check() }, "Check");
  const status = make("p", { role: "status", class: "status" });
  const report = make("div", { class: "report", tabindex: "-1" });
  const zone = make("div", { class: "drop" },
    make("p", {}, "Drop the project's folder here, or choose it:"),
    labelled("The folder that holds pmo.yaml", folder),
    labelled("Or the same folder as a zip", archive),
    name);

  root.replaceChildren(
    zone,
    make("div", { class: "row" },
      labelled("As of", asOf, "Days are counted to this one."),
      labelled("Also judge the gate", gate)),
    make("details", {}, make("summary", {}, "Files from outside the project"),
      labelled("People, portfolio, lessons", registries,
        "Some rules look into registries that lie outside projects. Without them these rules are skipped.")),
    make("p", {}, run),
    make("div", { class: "row sample" }, labelled("Or try it with a sample", sample),
      make("button", { type: "button", class: "md-button", onclick: () => trySample() }, "Check the sample")),
    status, report);

  // Choosing -----------------------------------------------------------------------------------------------

  const say = (text, wrong = false) => {
    status.textContent = text;
    status.classList.toggle("wrong", wrong);
  };

  const choose = (given, title) => {
    project = given;
    name.textContent = title;
    run.disabled = false;
    report.replaceChildren();
    say("");
  };

  const left = (path) => path.split("/").some((part) => LEFT_OUT.has(part));

  const take = (found) => {
    const files = found.filter(([path]) => !left(path));
    const size = files.reduce((sum, [, file]) => sum + file.size, 0);
    if (!files.length) return say("The folder is empty.", true);
    if (files.length > LIMIT_FILES || size > LIMIT_BYTES) {
      return say(`This folder has ${files.length.toLocaleString("en")} files, ${Math.ceil(size / 2 ** 20)} MB together. `
        + "That is too much for a page. Choose the project's own folder, or run `pmo check` in it.", true);
    }
    return choose({ files }, `${files[0][0].split("/")[0]}: ${files.length} files`);
  };

  const chosen = (input) => {
    const [first] = input.files;
    if (!first) return;
    if (input === archive) choose({ zip: first }, first.name);
    else take([...input.files].map((file) => [file.webkitRelativePath, file]));
  };

  // A dropped folder is read step by step: the browser hands out its entries by the hundred.
  const walk = async (entry, found) => {
    if (left(entry.fullPath.slice(1)) || found.length > LIMIT_FILES) return;
    if (entry.isFile) {
      found.push([entry.fullPath.slice(1), await new Promise((done, failed) => entry.file(done, failed))]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return;
      for (const each of some) await walk(each, found);
    }
  };

  const dropped = async (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const [item] = event.dataTransfer.items;
    const entry = item && item.webkitGetAsEntry();
    if (!entry) return say("Drop a folder or a zip.", true);
    if (entry.isFile && entry.name.endsWith(".zip")) return choose({ zip: item.getAsFile() }, entry.name);
    if (entry.isFile) return say("That is one file. Drop the folder that holds pmo.yaml.", true);
    const found = [];
    await walk(entry, found);
    return take(found);
  };

  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    dropped(event).catch((error) => say(`The folder cannot be read: ${error.message || error}.`, true));
  });

  // Checking -----------------------------------------------------------------------------------------------

  const bytes = async (file) => new Uint8Array(await file.arrayBuffer());
  const read = (pairs) => Promise.all(pairs.map(async ([path, file]) => [path, await bytes(file)]));

  const ask = (question) => new Promise((done, failed) => {
    worker ||= new Worker(`${assets}tools/check-worker.mjs`, { type: "module" });
    const broken = (message) => {
      worker.terminate();
      worker = undefined;
      failed(new Error(message));
    };
    worker.onmessage = ({ data }) => {
      if (data.stage) say(`${data.stage} …`);
      else if (data.done) done(data.done);
      else broken(data.failed);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      broken(event.message || "the worker did not start");
    };
    worker.postMessage(question);
  });

  const busy = (on) => root.querySelectorAll("button").forEach((button) => {
    button.disabled = on || (button === run && !project);
  });

  const judged = async (prepared) => {
    busy(true);
    report.replaceChildren();
    say("Starting; the first time takes some seconds …");
    try {
      show(await ask(await prepared()));
    } catch (error) {
      say(await excuse(error), true);
    }
    busy(false);
  };

  // A site built without the parts that come from elsewhere says so, rather than show what the browser says.
  const excuse = async (error) => {
    if (error.name === "NotReadableError" || error.name === "NotFoundError") {
      return "A file has changed since you chose the project. Choose it again: browsers read only what was chosen.";
    }
    const there = await fetch(`${assets}vendor/check.zip`, { method: "HEAD" }).then((answer) => answer.ok, () => false);
    if (!there) {
      return "This copy of the handbook was built without the check. Whoever builds it runs `make vendor` first. "
        + "Until then, run `pmo check` in the project.";
    }
    return `The check broke down: ${error.message}. Please report this with the project's name and the day above.`;
  };

  const check = () => asOf.reportValidity() && judged(async () => ({
    ...(project.zip ? { zip: await bytes(project.zip) } : { files: await read(project.files) }),
    registries: await read([...registries.files].map((each) => [each.name, each])),
    asOf: asOf.value,
    gate: gate.value,
  }));

  const trySample = () => {
    const each = facts.samples[sample.value];
    return judged(async () => ({ sample: each, asOf: each.as_of }));
  };

  // Showing ------------------------------------------------------------------------------------------------

  const show = (answer) => {
    if (answer.error) {
      say([answer.error.place, answer.error.message, answer.error.remedy].filter(Boolean).join(" "), true);
      return;
    }
    const { reports } = JSON.parse(answer.json);
    const failed = reports.some((each) => !each.conforms);
    say(failed ? "Checked. There is something to fix." : "Checked. It conforms.");
    report.append(...reports.map(one), saving(answer));
    report.focus();
  };

  const one = (each) => {
    const counts = each.summary.verdicts;
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const word = each.exit_code === 2 ? "could not be judged" : each.conforms ? "conforms" : "does not conform";
    const context = [each.standard && `${each.standard}@${each.edition}`, each.tier, each.phase, `as of ${each.as_of}`];
    return make("section", {},
      make("h2", {}, `${each.name || each.project} ${word}`),
      make("p", { class: "hint" }, context.filter(Boolean).join(" · ")),
      make("p", {}, `${total} verdicts: ${Object.entries(counts).filter(([, count]) => count)
        .map(([outcome, count]) => `${count} ${outcome.replace("_", " ")}`).join(", ")}.`),
      ...each.gaps.map(gap),
      ...(each.findings.length ? [make("ol", { class: "findings" }, ...each.findings.map(finding))] : []));
  };

  const place = ({ path, line, column }) => (path ? `${path}:${line}:${column}` : "");

  const gap = (each) => make("div", { class: "finding" },
    make("p", {}, place(each) && make("code", {}, place(each)), " ", make("strong", {}, ...prose(each.message))),
    each.remedy && make("p", { class: "hint" }, ...prose(each.remedy)));

  const finding = (each) => make("li", { class: "finding" },
    make("p", {},
      make("span", { class: `badge badge--${each.level}` }, each.outcome === "failed" ? each.level : each.outcome), " ",
      make("a", { href: page(`reference/rules/${each.rule}`) }, make("code", {}, each.rule)), " ",
      make("strong", {}, ...prose(each.message))),
    make("p", { class: "hint" }, make("code", {}, place(each.location)), each.owner && ` · ${each.owner}`),
    each.excerpt.length ? make("pre", {}, make("code", {}, each.excerpt.join("\n"))) : "",
    make("p", {}, ...prose(each.fix)),
    make("details", {}, make("summary", {}, "Why"), make("p", {}, ...prose(each.why))));

  const saving = (answer) => make("p", { class: "row" }, ...[
    ["html", "report.html", "text/html", "Save as a page"],
    ["json", "report.json", "application/json", "Save for programs"],
    ["text", "report.txt", "text/plain", "Save as text"],
  ].map(([form, file, type, label]) =>
    make("button", { type: "button", class: "md-button", onclick: () => download(file, answer[form], type) }, label)));
})();
