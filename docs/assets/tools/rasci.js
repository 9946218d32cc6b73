/* Lets a reader narrow the table of roles down to one, by choice or by the address that a role's page gives. */
(() => {
  const { make } = window.pmo;
  const root = document.querySelector("[data-tool=rasci]");
  const table = root.querySelector("table");
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const roles = heads.map((cell) => ({ id: cell.querySelector("[id]").id, name: cell.querySelector("[id]").title }));
  const choice = make("select", { id: "pmo-role", onchange: () => show(choice.value) },
    make("option", { value: "" }, "every role"),
    ...roles.map((role) => make("option", { value: role.id }, role.name)));
  const told = make("p", { role: "status", class: "hint" });

  const show = (id) => {
    const column = roles.findIndex((role) => role.id === id) + 1;
    let left = 0;
    for (const row of table.rows) {
      const inHead = row.parentElement === table.tHead;
      const fits = inHead || !column || row.cells[column].textContent.trim() !== "";
      row.hidden = !fits;
      if (fits && !inHead) left += 1;
      [...row.cells].forEach((cell, number) => { cell.hidden = Boolean(column && number && number !== column); });
    }
    told.textContent = column ? `${roles[column - 1].name}: ${left} of ${table.tBodies[0].rows.length} kinds.` : "";
  };

  root.before(make("div", { class: "tool" }, make("p", { class: "field" }, make("label", { for: choice.id }, "Show"), choice), told));
  const follow = () => {
    const asked = decodeURIComponent(location.hash.slice(1));
    if (!roles.some((role) => role.id === asked)) return;
    choice.value = asked;
    show(asked);
  };
  addEventListener("hashchange", follow);
  follow();
})();
