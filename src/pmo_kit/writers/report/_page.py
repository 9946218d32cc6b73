"""The look of the HTML report: one style sheet, for screens light and dark, phones and paper."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ink: #1c2530; --quiet: #4f5a67; --line: #d9e0e7;
  --ground: #f5f7f9; --page: #fff; --bad: #9b1c1c; --bad-ground: #fdecec; --mid: #6f4300;
  --mid-ground: #fdf1dc; --calm: #2a4a6b; --calm-ground: #e8f0f8; --good: #0a5f4a;
  --good-ground: #e3f4ee; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf1; --quiet: #abb6c3; --line: #333e4b;
  --ground: #1d2530; --page: #151b23; --bad: #ffb4ab; --bad-ground: #472020; --mid: #ffd58a;
  --mid-ground: #423214; --calm: #b7d3f2; --calm-ground: #223850; --good: #8fe0c8;
  --good-ground: #143a30; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1, h2, h3, h4, p { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.25; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; margin: 3rem 0 .35rem; }
h3 { font-size: 1.1rem; margin: 2.2rem 0 .3rem; }
.owner > h3, .owner > h4 { font-size: 1.05rem; margin: 0; display: flex; flex-wrap: wrap;
  gap: .2rem .8rem; align-items: baseline; background: var(--ground); padding: .7rem 1rem; }
.owner small, .quiet { color: var(--quiet); font-weight: 400; font-size: .9rem; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; }
code { font-size: .9em; }
.verdict { border-left: .35rem solid; border-radius: .25rem; padding: 1.1rem 1.4rem; }
.verdict p { color: var(--ink); margin-top: .35rem; }
.verdict h1, .verdict h2 { color: inherit; margin: 0; }
.verdict small { display: block; color: var(--ink); font-size: .95rem; font-weight: 600;
  margin-bottom: .3rem; letter-spacing: 0; }
.good { color: var(--good); background: var(--good-ground); }
.bad { color: var(--bad); background: var(--bad-ground); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
  gap: .9rem 1.5rem; margin: 1.5rem 0 0; }
.facts div { border-top: 1px solid var(--line); padding-top: .45rem; }
dt { color: var(--quiet); font-size: .82rem; }
dd { margin: 0; font-weight: 600; }
.owner, .plain { border: 1px solid var(--line); border-radius: .5rem; overflow: hidden;
  margin-top: 1.1rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .65rem 1rem;
  border-top: 1px solid var(--line); }
thead th { color: var(--quiet); font-size: .82rem; font-weight: 600; padding-block: .4rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.level { width: 6.5rem; }
.where { width: 14rem; font-size: .88rem; color: var(--quiet); }
.where code { color: var(--ink); }
.tag { display: inline-block; border-radius: 1rem; padding: .05rem .65rem; font-size: .82rem;
  font-weight: 600; white-space: nowrap; }
.shall, .error { color: var(--bad); background: var(--bad-ground); }
.should { color: var(--mid); background: var(--mid-ground); }
.may { color: var(--calm); background: var(--calm-ground); }
td p + p { margin-top: .3rem; }
.what { font-weight: 600; }
details { margin-top: .35rem; font-size: .9rem; }
details p { margin-top: .35rem; }
summary { cursor: pointer; color: var(--quiet); width: fit-content; border-radius: .2rem; }
summary:focus-visible { outline: 2px solid var(--calm); outline-offset: 2px; }
.owner > details { margin: 0; border-top: 1px solid var(--line); padding: .6rem 0 0; }
.owner > details > summary { margin: 0 1rem .6rem; }
pre { background: var(--ground); border-radius: .3rem; padding: .5rem .75rem; margin: .4rem 0 0;
  white-space: pre-wrap; font-size: .85rem; }
.plain thead th { background: var(--ground); border-top: 0; }
.plain.wide { overflow-x: auto; overflow-wrap: normal; }
.plain.wide:focus-visible { outline: 2px solid var(--calm); }
tbody th { font-weight: 400; }
td.none { color: var(--quiet); }
ul { margin: .6rem 0 0; padding-left: 1.2rem; }
.plain + article { margin-top: 3rem; }
a { color: var(--calm); }
.rule { width: 9rem; }
article + article { border-top: 2px solid var(--line); margin-top: 3.5rem; padding-top: 2.5rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 44rem) {
  main { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.4rem; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .stack tr { display: block; border-top: 1px solid var(--line); padding: .7rem 1rem; }
  .stack td { display: block; width: auto; border: 0; padding: .12rem 0; }
  .stack td.number { text-align: left; }
  th, td { padding: .55rem .7rem; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --line: #bbb; --ground: #f3f3f3;
    --page: #fff; --bad: #8a0f0f; --bad-ground: #fff; --mid: #5c3800; --mid-ground: #fff;
    --calm: #1d3a58; --calm-ground: #fff; --good: #064b39; --good-ground: #fff; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .tag { border: 1px solid; }
  tr, .verdict, .facts { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  td details { display: none; }
  .owner > details::details-content { content-visibility: visible; display: block; }
  .owner > details > summary { display: none; }
}
"""
