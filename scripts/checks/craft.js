// What craft.py asks of a page. Each function of the returned object gives a list of what is wrong.
() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const clear = (element) => element.checkVisibility({ opacityProperty: true });
  const named = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 90);
  const focusable = () => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]",
  )].filter((each) => each.tabIndex >= 0 && !each.disabled && shown(each) && !each.closest("[inert]"));

  // Beside the page, of no size, or cut off by something around it that does not scroll.
  const away = (element) => {
    let { left, right, top, bottom } = element.getBoundingClientRect();
    if (right - left < 1 || bottom - top < 1) return true;
    const clips = (overflow) => ["hidden", "clip"].includes(overflow);
    for (let at = element; at !== document.body && getComputedStyle(at).position !== "fixed";) {
      at = at.parentElement;
      if (at === document.body) break;
      const { overflowX, overflowY } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (clips(overflowX) && (right <= box.left || left >= box.right)) return true;
      if (clips(overflowY) && (bottom <= box.top || top >= box.bottom)) return true;
      if (overflowX !== "visible") [left, right] = [box.left, box.right];
      if (overflowY !== "visible") [top, bottom] = [box.top, box.bottom];
    }
    return right <= 0 || left >= document.documentElement.scrollWidth;
  };
  // A field may be seen by its label or by the one beside it, and a link only once it has the focus.
  const unseen = (element) => {
    const labels = [...(element.labels || []), element.nextElementSibling];
    if (labels.some((label) => label?.matches("label") && shown(label) && clear(label))) return false;
    if (away(element)) return true;
    if (clear(element)) return false;
    element.focus({ preventScroll: true });
    const hidden = !clear(element);
    element.blur();
    return hidden;
  };
  const reached = (element) => {
    element.scrollIntoView({ block: "nearest" });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const met = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(met) || (met?.contains(element) && met.matches("label, a"));
  };

  return {
    closed() {
      const still = document.head.appendChild(document.createElement("style"));
      still.textContent = "* { transition: none !important }";
      const wrong = focusable().filter(unseen);
      still.remove();
      return wrong.map((each) => `takes the focus and cannot be seen: ${named(each)}`);
    },
    // Behind the open menu, or in it under another of its parts.
    covered() {
      const menu = document.querySelector(".md-sidebar--primary");
      return focusable().filter((each) => !menu.contains(each) || !reached(each))
        .map((each) => `takes the focus under the open menu: ${named(each)}`);
    },
    wide() {
      return [...document.querySelectorAll("article table")].filter(shown).flatMap((table) => {
        const box = table.closest(".md-typeset__table");
        if (!box) return table.getBoundingClientRect().right > innerWidth ? ["a table is wider than the screen"] : [];
        const region = box.getAttribute("role") === "region" && box.getAttribute("aria-label");
        const scrolls = box.tabIndex === 0 && region && getComputedStyle(box).overflowX === "auto";
        return box.scrollWidth <= box.clientWidth || scrolls
          ? [] : ["a table is wider than its place and cannot be scrolled by keyboard"];
      });
    },
    low() {
      return [...document.querySelectorAll(".md-nav :is(a, label).md-nav__link")]
        .filter((link) => shown(link) && link.getBoundingClientRect().height < 23.5)
        .map((link) => `a link of the menu is lower than 24 pixels: ${link.textContent.trim()}`);
    },
    undrawn() {
      return [...document.querySelectorAll("article pre.mermaid")].flatMap((source) => {
        const told = source.nextElementSibling;
        const words = told?.matches("p.diagram:not(.diagram--untold)") && shown(told);
        return [
          ...(shown(source) ? ["a diagram is shown as its source"] : []),
          ...(words ? [] : ["a diagram is not told in words"]),
        ];
      });
    },
  };
}
