/* Names for what the theme leaves nameless to a screen reader; nothing here changes how a page looks. */
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

  const fix = () => {
    document.querySelectorAll("body > .md-tooltip2").forEach((element) => aside.append(element));
    name('[data-md-component="search"][role="dialog"]', () => "Search");
    name("nav.md-nav:not(.md-nav--secondary)", menu);
    name("nav.md-nav--secondary", () => "On this page");
    name("nav.md-code__nav", (_, number) => `Code block ${number + 1}`);
    name("nav.md-tags", (_, number) => `Tags ${number + 1}`);
    name("nav.md-footer__inner", () => "Previous and next page");
    // A block that scrolls sideways must be reachable by keyboard.
    document.querySelectorAll(".md-typeset__table, .md-typeset pre > code").forEach((element) => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    });
  };

  fix();
  new MutationObserver(fix).observe(document.body, { childList: true, subtree: true });
})();
