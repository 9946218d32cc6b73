/* What the theme leaves out for readers by screen reader, by keyboard and by touch. */
(() => {
  const name = (selector, label) =>
    document.querySelectorAll(selector).forEach((element, number) => {
      const text = label(element, number);
      if (element.getAttribute("aria-label") !== text) element.setAttribute("aria-label", text);
    });

  const menu = (element, number) => {
    const title = document.getElementById(element.getAttribute("aria-labelledby") || "");
    element.removeAttribute("aria-labelledby");
    element.dataset.title ||= title ? title.textContent.trim() : "Navigation";
    return `${element.dataset.title} (menu ${number + 1})`;
  };

  // What pops up beside a word hangs in the body, outside every landmark.
  const aside = document.createElement("aside");
  aside.setAttribute("aria-label", "Explanation");
  document.body.append(aside);

  const shown = (element) => element.checkVisibility({ visibilityProperty: true });

  const fix = () => {
    document.querySelectorAll("body > .md-tooltip2").forEach((element) => aside.append(element));
    name('[data-md-component="search"][role="dialog"]', () => "Search");
    name("nav.md-nav:not(.md-nav--secondary)", menu);
    name("nav.md-nav--secondary", () => "On this page");
    name("nav.md-code__nav", (_, number) => `Code block ${number + 1}`);
    name("nav.md-tags", (_, number) => `Tags ${number + 1}`);
    name("nav.md-footer__inner", () => "Previous and next page");
    // A block that scrolls sideways must be reachable by keyboard.
    document.querySelectorAll(".md-typeset__table, .md-typeset pre > code, .tabbed-labels").forEach((element) => {
      const scrolls = element.scrollWidth > element.clientWidth;
      if (scrolls) element.tabIndex = 0;
      if (scrolls && element.matches(".md-typeset__table")) {
        const heads = [...element.querySelectorAll("th")].map((head) => head.textContent.trim()).filter(Boolean);
        element.setAttribute("role", "region");
        element.setAttribute("aria-label", `Table: ${heads.join(", ")}`);
      }
    });
  };

  // On a small screen menu and search are opened by labels, which the theme clicks on Enter once they have the focus.
  // What opens gets the focus, and gives it back when it closes; what the menu covers takes none meanwhile.
  const toggle = { menu: document.getElementById("__drawer"), search: document.getElementById("__search") };
  const button = (which) => document.querySelector(`label.md-header__button[for="${which.id}"]`);
  const covered = document.querySelectorAll(".md-skip, .md-header, .md-tabs, .md-content, .md-footer");
  const small = () => Boolean(toggle.menu && button(toggle.menu)?.checkVisibility());
  const cover = () => {
    const open = small() && toggle.menu.checked;
    covered.forEach((element) => { element.inert = open; });
    document.querySelectorAll('.md-sidebar--primary :is(.md-nav__title, [for="__toc"])').forEach((label) => {
      if (small()) label.tabIndex = 0;
      else label.removeAttribute("tabindex");
    });
  };
  const focus = (element) => element?.focus({ preventScroll: true });
  for (const [name, which] of Object.entries(toggle)) {
    const label = which && button(which);
    if (!label) continue;
    Object.assign(label, { tabIndex: 0, title: name === "menu" ? "Menu" : "Search" });
    which.addEventListener("change", () => {
      cover();
      const first = name === "menu"
        ? [...document.querySelectorAll(".md-sidebar--primary :is(a, [tabindex='0'])")].find(shown)
        : document.querySelector(".md-search__input");
      if (label.checkVisibility()) focus(which.checked ? first : label);
    });
  }
  // A part of the menu slides over the one that it belongs to, and back.
  document.querySelectorAll(".md-sidebar--primary .md-nav__toggle").forEach((part) => {
    part.addEventListener("change", () => { if (small()) focus([...part.labels].at(part.checked ? -1 : 0)); });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && small() && toggle.menu.checked) toggle.menu.click();
    if (event.key !== " " || !event.target.matches("label[tabindex='0']")) return;
    event.preventDefault();
    event.target.click();
  });

  // The theme explains a word under the mouse. A reader by keyboard stops at each word once, where it first can be
  // seen; a tap reaches them all. While an explanation is closed its text is the word's title, so it is always told.
  const seen = new Set();
  const words = [...document.querySelectorAll("article abbr")]
    .filter((word) => !word.closest("a, button, summary, label"))
    .sort((one, other) => other.checkVisibility() - one.checkVisibility());
  for (const word of words) {
    const again = seen.has(word.textContent);
    word.tabIndex = again ? -1 : 0;
    if (!again) word.setAttribute("role", "button");
    seen.add(word.textContent);
  }

  // The theme opens an explanation anew whenever the word gets the focus or the pointer; this only hides and shows it.
  const only = (word) => aside.querySelectorAll(".md-tooltip2").forEach((tooltip) => {
    tooltip.hidden = !word || tooltip.id !== word.getAttribute("aria-describedby");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") only(null);
    if ((event.key !== "Enter" && event.key !== " ") || !words.includes(event.target)) return;
    event.preventDefault();
    only(event.target);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!aside.contains(event.target)) only(event.target.closest("abbr"));
  });

  fix();
  cover();
  addEventListener("resize", () => { fix(); cover(); });
  new MutationObserver(fix).observe(document.body, { childList: true, subtree: true });
})();
