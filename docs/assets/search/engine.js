/* Ranks the sections of the handbook for a query. Whole words count, and only the last one, still being typed, as a
   beginning; little words do not. A word that no page has is read as the nearest one that some page has. */
(() => {
  const LITTLE = new Set((
    "a about after all also am an and any are as at be because been but by can could did do does doing for from get had has have " +
    "having he her here him his how i if in into is it its just let like may me more most much must my need now of on once or our out own put said same " +
    "shall she should so some such than that the their them then there these they this those to too use used using was we were " +
    "what when where whether which while whose why will with would you your"
  ).split(" "));
  const LEAST_PREFIX = 2;
  const WEIGHT = { page: 3, section: 6, text: 1 };
  const SATURATION = 2;
  const SHORTER = 0.3; // how much a text's length counts against it
  const BEGINNING = 0.6; // what a word counts of which only the beginning was typed
  const OTHER_NAME = 0.65; // what a word counts that stands for the one typed
  const NEXT_TO = 0.35; // what two words in the order of the query add, as a share of theirs
  const NAMED = 1.8; // what a title adds that says what was asked for, and nothing else
  const SECTIONS = 5; // of one page, in an answer
  const PAGES = 30; // in an answer
  const EXCERPT = 240;

  const plain = (text) => {
    const low = text.toLowerCase();
    return /^[\0-\x7f]*$/.test(low) ? low : low.normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'");
  };
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+(?:'s\b)?/gu) || [];

  // Word forms of English fall together: plans, planned and planning; colour and color; organise and organize.
  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, cut(word));
    return stems.get(word);
  };
  const cut = (word) => {
    let base = word.replace(/'s$/, "");
    if (base.length < 4 || /\d/.test(base)) return base;
    base = base.replace(/is(e|ed|es|ing|ation)$/, "iz$1").replace(/our(s|ed|ing)?$/, "or$1");
    base = base.replace(/(ss|us|is)$/, "$1\u0000").replace(/ies$/, "y").replace(/(x|ch|sh|ss|zz)es$/, "$1").replace(/s$/, "");
    base = base.replace("\u0000", "");
    const shorter = base.replace(/(?<=[aeiouy].*)(ing|ed|al)$/, "");
    if (shorter !== base && shorter.length > 2) base = shorter.replace(/([bdgmnprt])\1$/, "$1");
    return base.length > 3 ? base.replace(/e$/, "").replace(/(?<=[^aeiou])y$/, "i") : base;
  };

  const LITTLE_STEMS = new Set([...LITTLE].map(stem));

  // The number of letters to change, add, drop or swap with the next, or more than `most`.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, column) => column)];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  // The words that carry the meaning; all of them where none does.
  const heavy = (list) => (list.some((word) => !LITTLE.has(word)) ? list.filter((word) => !LITTLE.has(word)) : list);

  const text = (html) => html.replace(/<[^>]*>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  // The index: of each section its words, and of each word the sections and pages that have it.
  const build = (docs, { names = [], titles = {} } = {}) => {
    const pages = new Map();
    const vocabulary = new Map(); // each word as written, with the number of sections that have it
    const postings = new Map(); // each stem, with its sections and how much it counts in them
    const sections = docs.map((doc) => {
      const address = doc.location.split("#")[0];
      const page = pages.get(address) || { address, doc, sections: [], boost: doc.boost ?? 1 };
      if (!pages.has(address)) pages.set(address, page);
      const top = !page.sections.length;
      const title = words(top && titles[address] ? `${doc.title} ${titles[address]}` : doc.title);
      const body = words(text(doc.text));
      const section = { doc, page, title: title.map(stem), body: body.map(stem) };
      page.sections.push(section);
      for (const word of new Set([...title, ...body])) vocabulary.set(word, (vocabulary.get(word) || 0) + 1);
      return section;
    });
    const mean = sections.reduce((sum, section) => sum + section.body.length, 0) / (sections.length || 1);
    for (const section of sections) {
      const counts = new Map();
      const add = (stems, weight) => stems.forEach((each) => counts.set(each, (counts.get(each) || 0) + weight));
      const top = section === section.page.sections[0];
      add(section.title, top ? WEIGHT.page : WEIGHT.section);
      if (!top) add(section.page.sections[0].title, WEIGHT.section);
      add(section.body, WEIGHT.text / (1 - SHORTER + SHORTER * (section.body.length / mean)));
      for (const [each, count] of counts) {
        if (!postings.has(each)) postings.set(each, new Map());
        postings.get(each).set(section, count / (count + SATURATION));
      }
    }
    const rarity = (each) => {
      const having = new Set([...(postings.get(each)?.keys() || [])].map((section) => section.page)).size;
      return Math.log(1 + (pages.size - having + 0.5) / (having + 0.5));
    };
    const stemmed = new Set(postings.keys());
    const ids = [...pages.keys()].map((address) => /\/([A-Z]+-\d+)\/?(?:\.html)?$/.exec(address)?.[1]).filter(Boolean);
    return { pages, sections, vocabulary, postings, rarity, stemmed, ids, names: namesOf(names), families: new Set(ids.map((id) => id.split("-")[0])) };
  };

  // Names that stand for each other, by their first word: the longest are tried first.
  const namesOf = (groups) => {
    const found = new Map();
    for (const group of groups) {
      const all = group.map((name) => heavy(words(name)).map(stem));
      all.forEach((name, number) => {
        const others = all.filter((other, at) => at !== number && other.join(" ") !== name.join(" "));
        found.set(name[0], [...(found.get(name[0]) || []), { name, others }]);
      });
    }
    for (const list of found.values()) list.sort((one, other) => other.name.length - one.name.length);
    return found;
  };

  const nearest = (index, word) => {
    const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
    let best;
    for (const [known, count] of index.vocabulary) {
      if (most === 0 || known.length < 3 || /\d/.test(known)) continue;
      const far = distance(word, known, most) + (known[0] === word[0] ? 0 : 0.5);
      if (far > most) continue;
      if (!best || far < best.far || (far === best.far && count > best.count)) best = { known, far, count };
    }
    return best?.known;
  };

  // What is asked for: terms, each with ways to meet it, and a way with the stems it takes and what it counts.
  const read = (index, query) => {
    const typed = words(query);
    const open = /[\p{L}\p{N}]$/u.test(query);
    const used = heavy(typed).filter((word) => word.length > 1 || /\d/.test(word));
    const changed = [];
    const terms = [];
    const known = used.map((word, number) => {
      if (index.stemmed.has(stem(word))) return { word, stem: stem(word) };
      const last = open && number === used.length - 1;
      if (last && word.length >= LEAST_PREFIX && beginnings(index, word).length) return { word, stem: stem(word), begins: word };
      if (index.names.has(stem(word))) return { word, stem: stem(word) };
      const near = nearest(index, word);
      if (near) changed.push([word, near]);
      return { word: near || word, stem: stem(near || word) };
    });
    for (let at = 0; at < known.length;) {
      const name = (index.names.get(known[at].stem) || []).filter((each) => each.name.every((part, n) => known[at + n]?.stem === part));
      const length = name.length ? name[0].name.length : 1;
      const ways = [{ stems: known.slice(at, at + length).map((each) => each.stem), counts: 1 }];
      for (const each of name.filter((one) => one.name.length === length)) {
        ways.push(...each.others.map((stems) => ({ stems, counts: OTHER_NAME })));
      }
      const last = known[at + length - 1];
      const typing = open && at + length === known.length && length === 1 && used[at].length >= LEAST_PREFIX;
      if (typing) ways.push(...beginnings(index, used[at]).map((each) => ({ stems: [each], counts: last.begins ? 1 : BEGINNING })));
      terms.push({ typed: known.slice(at, at + length).map((each) => each.word), ways });
      at += length;
    }
    return { terms, changed, order: known.map((each) => each.stem) };
  };

  const beginnings = (index, word) =>
    [...new Set([...index.vocabulary.keys()].filter((known) => known.startsWith(word) && known !== word).map(stem))].slice(0, 40);

  // The section's share of each term, and whether words stand in it as in the query.
  const scored = (index, { terms, order }) => {
    const found = new Map();
    terms.forEach((term, number) => {
      const own = Math.max(...term.ways[0].stems.map((each) => index.rarity(each)), 0.5);
      for (const way of term.ways) {
        const lists = way.stems.map((each) => index.postings.get(each) || new Map());
        const worth = way.stems.reduce((sum, each) => sum + index.rarity(each), 0) / way.stems.length;
        for (const section of new Set(lists.flatMap((list) => [...list.keys()]))) {
          const share = lists.reduce((sum, list) => sum + (list.get(section) || 0), 0) / lists.length;
          const all = lists.every((list) => list.has(section)) ? 1 : 0.4;
          const score = share * all * way.counts * Math.min(worth, own * 1.2) * Math.max(1, term.typed.length);
          if (!found.has(section)) found.set(section, new Array(terms.length).fill(0));
          found.get(section)[number] = Math.max(found.get(section)[number], score);
        }
      }
    });
    const pairs = order.slice(1).map((each, at) => [order[at], each]);
    const next = (stems, [one, other]) => stems.some((each, at) => each === one && (stems[at + 1] === other || stems[at + 2] === other));
    return new Map([...found].map(([section, scores]) => {
      const beside = pairs.filter((pair) => next(section.title, pair) || next(section.body, pair)).length;
      return [section, { scores, beside: pairs.length ? beside / pairs.length : 0, named: named(index, terms, section) }];
    }));
  };

  // How much of a section's title was asked for, by how much of the query: 1 where one is the other.
  const named = (index, terms, section) => {
    const has = (way) => way.stems.every((each) => section.title.includes(each));
    const met = terms.map((term) => term.ways.find(has)).filter(Boolean);
    const asked = new Set(met.flatMap((way) => way.stems));
    const title = section.title.filter((each) => !LITTLE_STEMS.has(each));
    const told = title.filter((each) => asked.has(each)).length / (title.length || 1);
    return told * (met.length / terms.length);
  };

  const ranked = (index, asked) => {
    const sections = scored(index, asked);
    const pages = new Map();
    for (const [section, found] of sections) {
      const sum = found.scores.reduce((one, other) => one + other, 0);
      const met = found.scores.filter((score) => score > 0).length / asked.terms.length;
      found.total = sum * (0.3 + 0.7 * met) * (1 + NEXT_TO * found.beside + NAMED * found.named);
      const page = pages.get(section.page) || { page: section.page, best: 0, scores: found.scores.map(() => 0), sections: [] };
      page.best = Math.max(page.best, found.total);
      page.scores = page.scores.map((score, number) => Math.max(score, found.scores[number]));
      page.sections.push([section, found]);
      pages.set(section.page, page);
    }
    for (const page of pages.values()) {
      const met = page.scores.filter((score) => score > 0).length / asked.terms.length;
      const whole = page.scores.reduce((one, other) => one + other, 0) * (0.4 + 0.6 * met * met);
      page.score = (page.best + whole) * page.page.boost;
    }
    return [...pages.values()].sort((one, other) => other.score - one.score || (one.page.address < other.page.address ? -1 : 1));
  };

  // A piece of a section's text around the first word that was asked for, as markup in which such words are marked.
  const excerpt = (doc, stems) => {
    const whole = text(doc.text).replace(/\s+/g, " ").trim();
    const at = [...whole.matchAll(/[\p{L}\p{N}]+/gu)].find((match) => stems.has(stem(plain(match[0]))))?.index ?? 0;
    const from = Math.max(0, whole.lastIndexOf(" ", Math.max(0, at - EXCERPT / 4)));
    const piece = whole.slice(from, from + EXCERPT);
    return `${from ? "… " : ""}${marked(piece, stems)}${from + EXCERPT < whole.length ? " …" : ""}`;
  };
  const marked = (piece, stems) =>
    escaped(piece).replace(/[\p{L}\p{N}]+/gu, (word) => (stems.has(stem(plain(word))) ? `<mark>${word}</mark>` : word));

  const shown = (asked, result) => {
    const stems = new Set(asked.terms.flatMap((term) => term.ways.flatMap((way) => way.stems)));
    const item = (section, found) => ({
      ...section.doc,
      title: marked(text(section.doc.title), stems),
      text: excerpt(section.doc, stems),
      score: found ? found.total : 0,
      terms: Object.fromEntries(asked.terms.map((term, number) => [term.typed.join(" "), Boolean(found?.scores[number])])),
      tags: undefined,
    });
    const sections = result.sections.sort(([, one], [, other]) => other.total - one.total).slice(0, SECTIONS);
    const top = result.page.sections[0];
    if (!sections.some(([section]) => section === top)) sections.push([top, null]);
    return sections.map(([section, found]) => item(section, found));
  };

  // An id of a rule, such as RISK-004; the pages of those nearest to it where there is no such rule.
  const byId = (index, query) => {
    const [id, family, number] = /\b([a-z]{3,})[- ]?(\d{1,4})\b/i.exec(query.trim())?.map((part) => part.toUpperCase()) || [];
    if (!family || query.trim().length !== id.length) return null;
    const asked = `${family}-${number.padStart(3, "0")}`;
    if (index.ids.includes(asked)) return { ids: [asked] };
    const near = (other) => distance(asked, other, 4) + (other.startsWith(`${family}-`) ? 0 : 2);
    const ids = index.ids.filter((other) => near(other) <= 4).sort((one, other) => near(one) - near(other) || (one < other ? -1 : 1));
    return { ids: ids.slice(0, 5), note: `There is no ${asked}.${ids.length ? " These ids are nearest to it:" : ""}` };
  };

  // The most frequent word that begins as the last one typed, which the search box offers to complete.
  const completed = (index, query) => {
    const last = /[\p{L}\p{N}]+$/u.exec(plain(query))?.[0];
    if (!last || last.length < LEAST_PREFIX) return [];
    const longer = [...index.vocabulary].filter(([known]) => known.startsWith(last) && !/\d/.test(known));
    return longer.sort(([one, count], [other, more]) => more - count || (one < other ? -1 : 1)).slice(0, 1).map(([known]) => known);
  };

  // The pages that answer a query, best first, each a list of its sections; and what a reader has to know of it.
  const search = (index, query) => {
    const id = byId(index, query);
    if (id && (id.note || id.ids.length)) {
      const pages = id.ids.map((each) => [...index.pages.values()].find((page) => new RegExp(`/${each}(/|\\.html)?$`).test(page.address)));
      const nothing = { terms: [{ typed: [query.trim()], ways: [] }] };
      const first = pages.map((page) => shown(nothing, { page, sections: [[page.sections[0], { total: 1, scores: [1] }]] }));
      if (id.note) return { items: first, note: id.note };
      const more = ranked(index, read(index, query)).filter((result) => result.page !== pages[0]);
      return { items: [...first, ...more.slice(0, 20).map((result) => shown(read(index, query), result))], note: "" };
    }
    const asked = read(index, query);
    if (!asked.terms.length) return { items: [], note: "" };
    const results = ranked(index, asked);
    const say = (number) => asked.changed.map((pair) => pair[number]).join(" ");
    const note = asked.changed.length ? `Nothing found for “${say(0)}”; results for “${say(1)}”.` : "";
    const suggest = completed(index, query);
    return { items: results.slice(0, PAGES).map((result) => shown(asked, result)), note, suggest };
  };

  globalThis.pmoSearch = { build, search, distance, stem };

  // In a worker: first the index, then queries, each answered under its number.
  if (typeof WorkerGlobalScope !== "undefined") {
    let index;
    addEventListener("message", ({ data }) => {
      if (data.docs) index = build(data.docs, data.names);
      else postMessage({ number: data.number, answer: search(index, data.query) });
    });
  }
})();
