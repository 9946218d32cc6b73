/* Ranks the sections of the handbook for a query. Whole words count, and only the last one, still being typed, as a
   beginning; little words do not. A word that no page has is read as the nearest one that some page has. */
(() => {
  const LITTLE = new Set((
    "a about after all also am an and any are as at be because been but by can could did do does doing for from get had has have " +
    "having he her here him his how i if in into is it its just let like may me more most much must my need now of on once or our out own put said same " +
    "shall she should so some such than that the their them then there these they this those to too use used using was we were " +
    "what when where whether which while whose why will with would you your " +
    "able actually again already always best between correct difference different ever every exactly happen happens help hello know never no not " +
    "ok okay only please possible really right somebody someone something still thing things versus via want way wrong yet yes"
  ).split(" "));
  const LEAST_PREFIX = 2;
  // Of what is asked of a page single words count little, since many pages share them; most of one question counts as ASKED.
  const WEIGHT = { page: 3, section: 4, text: 1, asked: 0.7 };
  const WHOLE = { title: 8, heading: 1, text: 1, asked: 4 }; // in a page as one text
  const SATURATION = 2;
  const FULL = 6; // the same for a page
  const SHORTER = 0.3; // how much a text's length counts against it
  const BEGINNING = 0.6; // what a word counts of which only the beginning was typed
  const OTHER_NAME = 0.65; // what a word counts that stands for the one typed
  const SAME_ROOT = 0.7; // what a word counts that is derived from the same: escalate, escalation
  const CORRECTED = 0.8; // what a word counts that was typed otherwise
  const NEXT_TO = 0.35; // what two words in the order of the query add, as a share of theirs
  const NAMED = 1.8; // what a title adds that says what was asked for, and nothing else
  const PASTED = { words: 10, share: 0.4 }; // how long a query is that looks like a message, and how much of it a rule prints
  const MESSAGE = 4; // what a page adds whose rule prints what was pasted
  const ASKED = 0.8; // what a page adds of which readers ask this, as a share of all that the query's words count
  const ALIKE = 0.3; // how much of that hangs on the little words as well: what is a gate, what to do at a gate
  const QUESTION = 9; // words that carry meaning, at most, in what a reader asks; more are a text from elsewhere
  const PAGE = 1.7; // what the page as a whole counts beside its best section
  const SECTIONS = 5; // of one page, in an answer
  const PAGES = 30; // in an answer
  const EXCERPT = 240;

  const plain = (text) => {
    const low = text.toLowerCase();
    return /^[\0-\x7f]*$/.test(low) ? low : low.normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'");
  };
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+(?:'s\b)?/gu) || [];
  // A text's words, and what is written with a hyphen also in one: life-cycle is found as lifecycle.
  const told = (text) => [...words(text), ...(plain(text).match(/\b\p{L}+(?:-\p{L}+)+\b/gu) || []).map((each) => each.replace(/-/g, ""))];

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
    base = base.replace(/(ss|us|(?<=...)is)$/, "$1\u0000").replace(/ies$/, "y").replace(/(x|ch|sh|ss|zz)es$/, "$1").replace(/s$/, "");
    base = base.replace("\u0000", "");
    const shorter = base.replace(/(?<=[aeiouy].*)(ing|ed|al)$/, "");
    if (shorter !== base && shorter.length > 2) base = shorter.replace(/([bdgmnprt])\1$/, "$1");
    return base.length > 3 ? base.replace(/e$/, "").replace(/(?<=[^aeiou])y$/, "i") : base;
  };

  // What derived words have in common: escalate and escalation, accept and acceptance, decide and decision.
  const root = (stemmed) => {
    if (stemmed.length < 6 || /\d/.test(stemmed)) return stemmed;
    const base = stemmed.replace(/ision$/, "id").replace(/(iz)?(ation|ator|at)$/, "").replace(/(ability|ibility|abl|ibl)$/, "");
    const short = base.replace(/(ition|ion|ment|ness|ity|iti|anc|enc|ant|ent|er|or|iv|ic|is|li)$/, "");
    return short.length > 3 ? short : stemmed;
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

  // The index: of each section and of each page as a whole its words, and of each word the sections and pages that have it.
  // Beside its title a page has what readers ask of it, in their own words, and a rule's page the message that it prints.
  const build = (docs, { names = [], titles = {}, asked = {}, messages = {} } = {}) => {
    const pages = new Map();
    const vocabulary = new Map(); // each word as written, with the number of sections that have it
    const sections = docs.map((doc) => {
      const address = doc.location.split("#")[0];
      const page = pages.get(address) || { address, doc, sections: [], boost: doc.boost ?? 1 };
      if (!pages.has(address)) pages.set(address, page);
      const top = !page.sections.length;
      const title = told(top && titles[address] ? `${doc.title} ${titles[address]}` : doc.title);
      const body = told(text(doc.text));
      const questions = top ? (asked[address] || []).map(told) : [];
      if (top) page.asked = questions.map((query) => query.map(stem));
      if (top) page.messages = [...printed(address, doc.title), ...(messages[address] || [])].map((message) => words(message).map(stem));
      const section = { doc, page, title: title.map(stem), body: body.map(stem), asked: [...new Set(questions.flat().map(stem))] };
      page.sections.push(section);
      for (const word of new Set([...title, ...body, ...questions.flat()])) vocabulary.set(word, (vocabulary.get(word) || 0) + 1);
      return section;
    });
    const postings = { section: new Map(), page: new Map() }; // of each stem, with how much it counts in them
    const mean = { section: average(sections, (one) => one.body.length), page: average([...pages.values()], length) };
    for (const page of pages.values()) {
      const all = new Map();
      const [top] = page.sections;
      const whole = WHOLE.text / (1 - SHORTER + SHORTER * (length(page) / mean.page));
      for (const section of page.sections) {
        const counts = new Map();
        count(counts, section.title, section === top ? WEIGHT.page : WEIGHT.section);
        if (section !== top) count(counts, top.title, WEIGHT.section);
        count(counts, section.asked, WEIGHT.asked);
        count(counts, section.body, WEIGHT.text / (1 - SHORTER + SHORTER * (section.body.length / mean.section)));
        post(postings.section, section, counts, SATURATION);
        count(all, section.title, section === top ? WHOLE.title : WHOLE.heading);
        count(all, section.asked, WHOLE.asked);
        count(all, section.body, whole);
      }
      post(postings.page, page, all, FULL);
    }
    const rare = (having) => Math.log(1 + (pages.size - having + 0.5) / (having + 0.5));
    const rarities = new Map([...postings.page].map(([each, having]) => [each, rare(having.size)]));
    const rarity = (each) => rarities.get(each) ?? rare(0);
    const roots = new Map();
    for (const each of postings.page.keys()) roots.set(root(each), [...(roots.get(root(each)) || []), each]);
    const ids = [...pages.keys()].map(idOf).filter(Boolean);
    return { pages, sections, vocabulary, postings, rarity, roots, ids, names: namesOf(names), families: new Set(ids.map((id) => id.split("-")[0])) };
  };

  // The id of the rule that a page is about; what a finding of it prints beside it: its short name, its title.
  const idOf = (address) => /\/([A-Z]+-\d+)\/?(?:\.html)?$/.exec(address)?.[1];
  const printed = (address, title) => (idOf(address) ? title.replace(idOf(address), "").split(" · ") : []);

  const average = (list, size) => list.reduce((sum, each) => sum + size(each), 0) / (list.length || 1) || 1;
  const length = (page) => page.sections.reduce((sum, section) => sum + section.body.length, 0);
  const count = (counts, stems, weight) => stems.forEach((each) => counts.set(each, (counts.get(each) || 0) + weight));
  const post = (postings, place, counts, saturation) => {
    for (const [each, found] of counts) {
      if (!postings.has(each)) postings.set(each, new Map());
      postings.get(each).set(place, found / (found + saturation));
    }
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
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let best;
    for (const [known, count] of index.vocabulary) {
      if (most === 0 || known.length < 3 || /\d/.test(known)) continue;
      const far = distance(word, known, most) + (known[0] === word[0] ? 0 : 0.5);
      if (far > most) continue;
      if (!best || far < best.far || (far === best.far && count > best.count)) best = { known, far, count };
    }
    return best?.known;
  };

  // A query in which what is written with a hyphen is one word where a part of it alone says little: no-verify, to-do.
  const compounds = (index, query) =>
    plain(query).replace(/\b\p{L}+(?:-\p{L}+)+\b/gu, (each) => {
      const whole = each.replace(/-/g, "");
      return each.split("-").some((part) => LITTLE.has(part)) && index.vocabulary.has(whole) ? whole : each;
    });

  // What is asked for: terms, each with ways to meet it, and a way with the stems it takes and what it counts.
  const read = (index, query) => {
    const typed = words(compounds(index, query));
    const open = /[\p{L}\p{N}]$/u.test(query);
    const used = heavy(typed).filter((word) => word.length > 1 || /\d/.test(word));
    const changed = [];
    const known = used.flatMap((word, number) => {
      const as = { word, stem: stem(word), root: root(stem(word)) };
      if (index.postings.page.has(as.stem) || index.names.has(as.stem)) return [as];
      const last = open && number === used.length - 1;
      if (last && word.length >= LEAST_PREFIX && beginnings(index, word).length) return [{ ...as, begins: word }];
      if (index.roots.has(as.root)) return [as];
      const parts = split(index, word);
      if (parts) return parts.map((part) => ({ word: part, stem: stem(part), root: root(stem(part)) }));
      const near = nearest(index, word);
      if (!near) return [as];
      changed.push([word, near]);
      return [{ word: near, stem: stem(near), root: root(stem(near)), counts: CORRECTED }];
    });
    const terms = [];
    for (let at = 0; at < known.length;) {
      const name = (index.names.get(known[at].stem) || []).filter((each) => each.name.every((part, n) => known[at + n]?.stem === part));
      const length = name.length ? name[0].name.length : 1;
      const taken = known.slice(at, at + length);
      const ways = [{ stems: taken.map((each) => each.stem), counts: taken[0].counts || 1 }];
      for (const each of name.filter((one) => one.name.length === length)) {
        ways.push(...each.others.map((stems) => ({ stems, counts: OTHER_NAME })));
      }
      const [one, next] = known.slice(at, at + 2);
      if (length === 1) {
        ways.push(...(index.roots.get(one.root) || []).filter((each) => each !== one.stem).map((each) => ({ stems: [each], counts: SAME_ROOT })));
        const both = next && stem(one.word + next.word);
        if (both && index.postings.page.has(both)) ways.push({ stems: [both], counts: 1 });
      }
      const typing = open && at + length === known.length && length === 1 && one.word.length >= LEAST_PREFIX;
      if (typing) ways.push(...beginnings(index, one.word).map((each) => ({ stems: [each], counts: one.begins ? 1 : BEGINNING })));
      terms.push({ typed: taken.map((each) => each.word), ways });
      at += length;
    }
    return { terms, changed, order: known.map((each) => each.stem), all: typed.filter((word) => word.length > 1 && !/\d/.test(word)).map(stem) };
  };

  const beginnings = (index, word) =>
    [...new Set([...index.vocabulary.keys()].filter((known) => known.startsWith(word) && known !== word).map(stem))].slice(0, 40);

  // The two words that an unknown one is made of: lifecycle where pages say life cycle.
  const split = (index, word) => {
    for (let at = word.length - 3; at >= 3; at--) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => index.vocabulary.get(part) > 2)) return parts;
    }
    return null;
  };

  // What each place, a section or a whole page, has of each term.
  const scored = (index, postings, terms) => {
    const found = new Map();
    terms.forEach((term, number) => {
      const own = Math.max(...term.ways[0].stems.map((each) => index.rarity(each)), 0.5);
      for (const way of term.ways) {
        const lists = way.stems.map((each) => postings.get(each) || new Map());
        const worth = way.stems.reduce((sum, each) => sum + index.rarity(each), 0) / way.stems.length;
        const places = lists.length > 1 ? new Set(lists.flatMap((list) => [...list.keys()])) : lists[0].keys();
        const most = way.counts * Math.min(worth, own * 1.2) * term.typed.length;
        for (const place of places) {
          const share = lists.reduce((sum, list) => sum + (list.get(place) || 0), 0) / lists.length;
          const score = most * share * (lists.every((list) => list.has(place)) ? 1 : 0.4);
          if (!found.has(place)) found.set(place, new Array(terms.length).fill(0));
          found.get(place)[number] = Math.max(found.get(place)[number], score);
        }
      }
    });
    return found;
  };

  // The share of the query's pairs of words that stand in a section as in the query.
  const beside = (section, order) => {
    const pairs = order.slice(1).map((each, at) => [order[at], each]);
    const next = (stems, [one, other]) => {
      for (let at = stems.indexOf(one); at >= 0; at = stems.indexOf(one, at + 1)) {
        if (stems[at + 1] === other || stems[at + 2] === other) return true;
      }
      return false;
    };
    return pairs.filter((pair) => next(section.title, pair) || next(section.body, pair)).length / (pairs.length || 1);
  };

  // How much of a section's title was asked for, by how much of the query: 1 where one is the other.
  const named = (index, terms, worths, title) => {
    if (!terms.some((term) => term.ways.some((way) => title.includes(way.stems[0])))) return 0;
    const has = (way) => way.stems.every((each) => title.includes(each));
    const asked = new Set();
    let met = 0;
    terms.forEach((term, number) => {
      const way = term.ways.find(has);
      if (way) met += worths[number] * way.counts;
      way?.stems.forEach((each) => asked.add(each));
    });
    const heavyTitle = title.filter((each) => !LITTLE_STEMS.has(each));
    const worth = (list) => list.reduce((sum, each) => sum + index.rarity(each), 0);
    return (worth(heavyTitle.filter((each) => asked.has(each))) / (worth(heavyTitle) || 1)) * (met / total(worths));
  };

  const total = (list) => list.reduce((one, other) => one + other, 0) || 1;

  // The share of the words of either list that both have.
  const shared = (one, other) => one.filter((each) => other.includes(each)).length / (new Set([...one, ...other]).size || 1);

  // How far a query is a message that a rule prints: the share of either that the other has in the same order.
  const pasted = (all, message) => {
    if (all.length < 4) return 0;
    let before = new Array(message.length + 1).fill(0);
    for (const each of all) {
      const row = [0];
      message.forEach((other, at) => row.push(each === other ? before[at] + 1 : Math.max(before[at + 1], row[at])));
      before = row;
    }
    const same = before[message.length];
    const looks = same === message.length || (all.length >= PASTED.words && same >= PASTED.share * all.length);
    return same < 4 || !looks ? 0 : (same / all.length) ** 2 * Math.sqrt(same / message.length);
  };

  const ranked = (index, asked) => {
    const { terms } = asked;
    const worths = terms.map((term) => Math.max(...term.ways.map((way) => Math.max(...way.stems.map(index.rarity)) * way.counts), 0.5));
    const pages = new Map();
    for (const [section, scores] of scored(index, index.postings.section, terms)) {
      const met = scores.filter((score) => score > 0).length / terms.length;
      const own = named(index, terms, worths, section.title);
      const near = met * asked.order.length > 1 ? beside(section, asked.order) : 0;
      const found = { scores, total: total(scores) * (0.3 + 0.7 * met) * (1 + NEXT_TO * near + NAMED * own) };
      const page = pages.get(section.page) || { page: section.page, best: 0, sections: [] };
      page.best = Math.max(page.best, found.total);
      page.sections.push([section, found]);
      pages.set(section.page, page);
    }
    const whole = scored(index, index.postings.page, terms);
    for (const page of pages.values()) {
      const scores = whole.get(page.page);
      const met = scores.filter((score) => score > 0).length / terms.length;
      const said = Math.max(0, ...page.page.messages.map((message) => pasted(asked.all, message)));
      const questions = terms.length > QUESTION ? [] : page.page.asked;
      const expected = Math.max(0, ...questions.map((query) => named(index, terms, worths, query) * (1 - ALIKE + ALIKE * shared(asked.all, query))));
      const boost = Math.max(page.page.boost, said, expected); // a list or a lesson stands back, but not where it was asked for
      const own = page.best + PAGE * total(scores) * (0.4 + 0.6 * met * met) + ASKED * total(worths) * expected;
      page.score = own * boost * (1 + MESSAGE * said);
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

  // An id of a rule, such as RISK-004, alone or in what a finding prints; the nearest ones where alone and there is none.
  const byId = (index, query) => {
    const within = (query.match(/\b[A-Z]{3,}-\d{3}\b/g) || []).find((each) => index.ids.includes(each));
    if (within) return { ids: [within] };
    const [, family, between, number] = /^([a-z]{3,})([- ]?)(\d{1,4})$/i.exec(query.trim()) || [];
    if (!family) return null;
    const asked = `${family.toUpperCase()}-${number.padStart(3, "0")}`;
    if (index.ids.includes(asked)) return { ids: [asked] };
    if ((between !== "-" || number.length < 3) && !index.families.has(family.toUpperCase())) return null;
    const near = (other) => distance(asked, other, 4) + (other.startsWith(`${family.toUpperCase()}-`) ? 0 : 2);
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
    if (id) {
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
