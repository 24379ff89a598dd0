/** Style of the page, light or dark as the reader's system is. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --card: #ffffff; --ink: #1f1d1a; --soft: #5f5a52; --line: #e3ded4;
  --accent: #8c3a17; --bar: #c4704a; --mark: #ffe7a3; --code: #f3f0e9; --alarm: #fdeee6;
  --serif: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --card: #1e1d1a; --ink: #ebe6dc; --soft: #b0a99c; --line: #36332e;
    --accent: #f2ab83; --bar: #c9805c; --mark: #4a3b08; --code: #272521; --alarm: #3a241a;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-block-start: 4rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0 auto; padding: clamp(1rem, 4vw, 3rem); max-inline-size: 46rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 var(--serif); overflow-wrap: anywhere; hyphens: manual;
}
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; margin: 0; font-weight: 600; }
h1 { font-size: clamp(1.8rem, 5vw, 2.6rem); letter-spacing: -0.015em; }
h2 { font-size: 1.5rem; margin-block: 3rem 0.75rem; }
section:first-child h2 { margin-block-start: 1.5rem; }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font: 600 0.9rem/1.4 var(--sans); margin-block: 1.75rem 0.5rem; }
p, ul, ol, figure, table, pre { margin-block: 0.6rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
mark { background: var(--mark); color: inherit; border-radius: 0.15em; padding-inline: 0.1em; }
code, pre { font-family: var(--mono); font-size: 0.85em; }
code { background: var(--code); padding: 0.1em 0.3em; border-radius: 0.25em; }
pre { background: var(--code); padding: 1rem; border-radius: 0.5rem; overflow-y: auto; white-space: pre-wrap; line-height: 1.5; max-block-size: 30rem; }
pre code { background: none; padding: 0; }
summary { cursor: pointer; }
.brand { font: 600 0.8rem/1 var(--sans); letter-spacing: 0.08em; text-transform: uppercase; color: var(--accent); }
.lead { font-size: 1.2rem; }
.aside, .note, .figures, footer, figcaption { font-family: var(--sans); font-size: 0.875rem; color: var(--soft); }
.skip { position: absolute; inset-block-start: -10rem; background: var(--card); padding: 0.5rem 1rem; }
.skip:focus { inset-block-start: 0.5rem; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav { position: sticky; inset-block-start: 0; z-index: 1; background: var(--paper); border-block-end: 1px solid var(--line); padding-block: 0.5rem; }
nav ul { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: 0; margin: 0; list-style: none; font: 0.95rem/1.8 var(--sans); }
nav ul ul { display: none; }
@media (min-width: 60rem) {
  html { scroll-padding-block-start: 1.5rem; }
  body { max-inline-size: 68rem; }
  .columns { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 3rem; align-items: start; }
  nav { inset-block-start: 1.5rem; margin-block-start: 1.5rem; max-block-size: calc(100vh - 3rem); overflow-y: auto; border: 0; padding: 0; }
  nav ul, nav ul ul { display: block; }
  nav > ul > li { margin-block-end: 0.5rem; }
  nav ul ul { font-size: 0.875rem; line-height: 1.4; padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--line); }
  nav ul ul li { margin-block: 0.4rem; }
}
.topic, .pull, .post { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: clamp(1rem, 3vw, 1.75rem); margin-block: 1.25rem; }
.topic, .post { padding-block: 0.9rem; margin-block: 0.6rem; }
.query { margin-block: 0.4rem; }
.topic > summary h3, .post > summary h3 { display: inline; margin-inline-end: 0.5rem; }
.topic > summary, .post > summary { margin-inline-start: 1rem; list-style-position: outside; }
.topic > div { scroll-margin-block-start: 8rem; }
.alarm { font: 600 0.875rem/1.5 var(--sans); color: var(--accent); margin-inline-start: 0.5rem; }
.alarm::before { content: '⚠ '; }
.warning { background: var(--alarm); border-inline-start: 4px solid var(--accent); border-radius: 0.25rem; padding: 0.6rem 0.9rem; font: 0.95rem/1.5 var(--sans); }
.days { margin: 1rem 0 0; }
.bars { display: flex; align-items: flex-end; gap: 3px; list-style: none; padding: 0; margin: 0; }
.bars li { position: relative; flex: 1 1 0; min-inline-size: 0; display: flex; flex-direction: column; justify-content: flex-end; text-align: center; font: 0.75rem/1.3 var(--sans); font-variant-numeric: tabular-nums; color: var(--soft); }
.bars .count { color: var(--ink); }
.bars .bar { flex: none; background: var(--bar); border-radius: 3px 3px 0 0; min-block-size: 2px; }
.bars .weekend { background: var(--code); border-radius: 3px; }
.bars .day { block-size: 2.6rem; padding-block-start: 0.25rem; white-space: nowrap; }
.papers, .conditions { padding-inline-start: 1.1rem; }
.papers li, .conditions li { margin-block: 0.45rem; }
.papers li::marker, .conditions li::marker { color: var(--soft); }
.conditions { list-style: none; padding: 0; }
.context { margin: 0.1rem 0 0; font-size: 0.95rem; color: var(--soft); }
.context mark { color: var(--ink); }
.words { display: flex; flex-wrap: wrap; gap: 0 0.9rem; list-style: none; margin: 0; padding: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font: 0.9rem/1.5 var(--sans); inline-size: 100%; margin: 0; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-block-end: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 400; white-space: nowrap; }
tbody th { font-weight: 600; white-space: nowrap; }
td:last-child { padding-inline-end: 0; }
.sheet { border: 1px solid var(--line); border-radius: 0.5rem; background: var(--paper); padding: clamp(1rem, 3vw, 1.75rem); margin-block: 1rem; }
.sheet h4 { font: 600 1.5rem/1.25 var(--serif); margin: 0; text-wrap: balance; }
.tags { font: 0.8rem/1.5 var(--sans); gap: 0.4rem; }
.tags li { background: var(--code); border-radius: 1rem; padding: 0.1rem 0.7rem; }
.task { list-style: none; margin-inline-start: -1.4rem; margin-block: 0.9rem; }
.task input { appearance: none; display: inline-grid; place-content: center; inline-size: 1rem; block-size: 1rem; margin: 0 0.25rem 0 0; vertical-align: -0.1rem; border: 1.5px solid var(--accent); border-radius: 0.2rem; }
.task input:checked { background: var(--accent); }
.task input:checked::before { content: '✓'; color: var(--card); font: 700 0.8rem/1 var(--sans); }
time { white-space: nowrap; }
.pull { font: 0.975rem/1.6 var(--sans); }
.pull h4 { font-size: 1.1rem; }
.pull h5 { font-size: 0.95rem; }
.display { display: block; overflow-x: auto; padding-block: 0.4rem; text-align: center; }
math { font-family: 'Latin Modern Math', 'STIX Two Math', 'Cambria Math', math; font-size: 1.05em; }
.formula { display: inline-block; max-inline-size: 100%; overflow-x: auto; vertical-align: bottom; }
.tex { overflow-wrap: anywhere; }
footer { margin-block-start: 4rem; border-block-start: 1px solid var(--line); }
@media print { nav, .skip { display: none; } body { max-inline-size: none; } .topic, .pull, .post { break-inside: avoid-page; } }
`;
