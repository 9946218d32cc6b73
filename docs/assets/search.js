/* Answers the theme's search box with a ranking of our own (search/engine.js), loaded when somebody first searches.
   The theme hands its index and each query to a worker; both are taken here instead, and the answer is given in the
   worker's name. Under another site builder, whose worker speaks otherwise, nothing is touched. */
(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const ours = document.querySelector('meta[name="generator"][content*="mkdocs-material"]');
  if (!ours || typeof Worker === "undefined") return;

  const { assets, make, script } = window.pmo;
  let docs;
  let loading;
  let latest = 0;

  const given = async () => docs || (await (await fetch(new URL("../search/search_index.json", assets))).json()).docs;
  const names = async () => {
    let data;
    window.pmo.searchData = (found) => { data = found; };
    await script("data/search.js");
    return data;
  };

  // What answers a query: a worker, or this page where it is a file, from which no worker can be started.
  const here = async () => {
    await script("search/engine.js");
    const index = window.pmoSearch.build(await given(), await names());
    return async (query) => window.pmoSearch.search(index, query);
  };
  const elsewhere = async () => {
    const worker = new Worker(`${assets}search/engine.js`);
    const waiting = new Map();
    worker.addEventListener("message", ({ data }) => {
      waiting.get(data.number)(data.answer);
      waiting.delete(data.number);
    });
    worker.postMessage({ docs: await given(), names: await names() });
    return (query) => new Promise((done) => {
      waiting.set(latest, done);
      worker.postMessage({ number: latest, query });
    });
  };
  const ready = () => (loading ||= location.protocol === "file:" ? here() : elsewhere());

  const say = (text) => {
    const meta = document.querySelector(".md-search-result__meta");
    if (!meta) return;
    let note = document.querySelector(".search-note");
    if (!note) {
      note = make("p", { class: "search-note", role: "status" });
      meta.after(note);
    }
    note.textContent = text;
    note.hidden = !text;
  };

  const answer = (worker, data) => setTimeout(() => worker.dispatchEvent(new MessageEvent("message", { data })));
  const asked = async (worker, query) => {
    const number = ++latest;
    if (!query.trim()) {
      say("");
      answer(worker, { type: RESULT, data: { items: [] } });
      return;
    }
    const search = await ready();
    if (number !== latest) return;
    const { items, note, suggest } = await search(query);
    if (number !== latest) return;
    say(note);
    answer(worker, { type: RESULT, data: { items, suggest } });
  };

  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.type === SETUP && message.data?.docs) {
      docs = message.data.docs;
      answer(this, { type: READY });
    } else if (message?.type === QUERY && typeof message.data === "string") {
      asked(this, message.data);
    } else {
      send.call(this, message, ...rest);
    }
  };
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".md-search__input")) ready();
  });
})();
