/* Loads what a page's tool or diagram needs, from beside the page and only then; other pages load no more than this. */
(() => {
  const assets = new URL(".", document.currentScript.src).href;

  const script = (path) =>
    new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = assets + path;
      element.onload = done;
      element.onerror = () => failed(new Error(`${path} is not part of this site`));
      document.head.append(element);
    });

  // An element by its name, attributes and children; text goes in as text, never as markup.
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== false && child !== ""));
    return element;
  };

  const download = (name, text, type) => {
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };

  // Text in which `words` stand for code, as messages have it.
  const prose = (text) => text.split("`").map((part, number) => (number % 2 ? make("code", {}, part) : part));

  // Another page of the site, whether pages are folders or files.
  const flat = /\/(?!index\.html$)[^/]+\.html$/.test(location.pathname);
  const page = (path) => new URL(`../${path}${flat ? ".html" : "/"}`, assets).href;

  window.pmo = { assets, script, make, download, prose, page };

  // The theme takes Mermaid from elsewhere unless the page has one. This one waits until a diagram is drawn,
  // then loads the copy beside the site; where there is none, the diagram's description stays in its place.
  let settings;
  let loading;
  const load = async () => {
    const waiting = window.mermaid;
    window.mermaid = undefined;
    await script("vendor/mermaid/mermaid.min.js").finally(() => {
      [window.mermaid, loading.real] = [waiting, window.mermaid];
    });
    loading.real.initialize(settings);
    return loading.real;
  };
  const mermaid = () => {
    if (!loading) {
      loading = {};
      loading.ready = load();
    }
    return loading.ready;
  };
  window.mermaid = {
    initialize: (given) => { settings = given; },
    render: (...given) => mermaid().then((real) => real.render(...given), () => new Promise(() => {})),
  };

  const tools = document.querySelectorAll("[data-tool]");
  if (tools.length) document.head.append(make("link", { rel: "stylesheet", href: `${assets}tools/tools.css` }));
  tools.forEach((element) => {
    const needed = (element.dataset.needs || "").split(" ").filter(Boolean);
    needed.reduce((before, name) => before.then(() => script(`tools/${name}.js`)), Promise.resolve())
      .then(() => script(`tools/${element.dataset.tool}.js`));
  });
})();
