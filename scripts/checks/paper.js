// What paper.py asks of a page that is laid out as print: a list of what is wrong.
([lightest, darkest]) => {
  const wrong = new Set();
  const style = getComputedStyle;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const kind = (element) => element.getAttribute("class") || element.tagName;
  const mean = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return a * (r + g + b) / 3 + (1 - a) * 255;
  };

  for (const part of all(".md-header, .md-tabs, .md-sidebar, .md-footer, .md-top, .md-code__nav, .headerlink"))
    wrong.add(`beside the article: ${kind(part)}`);
  if (all(".quiz details:not([open]) > p").length) wrong.add("the answer to a question");
  for (const ground of [document.body, ...all(".md-main, .md-content, article *:not(.shade, .badge, svg, svg *)")])
    if (mean(style(ground).backgroundColor) <= lightest) wrong.add(`dark paper: ${kind(ground)}`);
  for (const text of all("article :is(p, li, td, dd, h1, h2, h3, code, code span)"))
    if (mean(style(text).color) >= darkest) wrong.add(`pale ink: ${kind(text)}`);
  for (const link of all('article a[href^="http"]'))
    if (!style(link, "::after").content.includes(link.getAttribute("href"))) wrong.add(`no address: ${link.href}`);

  const width = document.documentElement.clientWidth;
  for (const table of all("article table")) {
    const name = `table "${table.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
    const cells = [...table.querySelectorAll("th, td")];
    if (style(table).display !== "table" || cells.some((cell) => style(cell).display !== "table-cell"))
      wrong.add(`${name} loses its columns`);
    if (table.tHead && style(table.tHead).display !== "table-header-group") wrong.add(`${name} loses its head`);
    if (table.getBoundingClientRect().right > width + 1) wrong.add(`${name} is wider than the paper`);
    if (cells.some((cell) => cell.scrollWidth > cell.clientWidth + 1)) wrong.add(`${name}: a cell flows over`);
  }

  // A line of code may break anywhere; what stands in a cell, and every word of prose, is kept whole.
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node; (node = texts.nextNode());) {
    if (!node.data.trim() || !shown(node.parentElement)) continue;
    range.selectNodeContents(node);
    if (range.getClientRects().length < 2 && range.getBoundingClientRect().right <= width) continue;
    const breaks = node.parentElement.closest("code") && !node.parentElement.closest("td, th");
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}\u00AD]+/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const places = [...range.getClientRects()];
      if (places.some((place) => place.right > width + 1)) wrong.add(`beyond the paper: ${word}`);
      if (!breaks && new Set(places.map((place) => Math.round(place.top))).size > 1)
        wrong.add(`broken in two: ${word}`);
    }
  }
  return [...wrong];
}
