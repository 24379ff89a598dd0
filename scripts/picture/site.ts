import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Style of a reading group's site, light or dark as the visitor's system is. */
const STYLE = `
  :root { color-scheme: light dark; --ink: light-dark(#1d2320, #e4e8e4); --soft: light-dark(#66706a, #98a39c);
    --line: light-dark(#dfe4df, #2e3632); --accent: light-dark(#1f6b4f, #7fd0ac); --tint: light-dark(#e9f2ec, #1d2c25); }
  * { box-sizing: border-box; }
  body { margin: 0; background: light-dark(#fff, #131715); color: var(--ink); font: 16.5px/1.5 'Charis SIL', Charter, Georgia, serif; }
  header { display: flex; align-items: baseline; gap: 1.5rem; padding: 1.05rem 2.25rem; border-bottom: 1px solid var(--line);
    font: 15px/1.4 Inter, system-ui, sans-serif; }
  header a { color: var(--soft); text-decoration: none; }
  header a:first-child { margin-right: auto; color: var(--accent); font-weight: 700; font-size: 18px; letter-spacing: -0.01em; }
  header a[aria-current] { color: var(--ink); font-weight: 600; }
  article { padding: 1.5rem 2.25rem; }
  h1 { font-size: 27px; line-height: 1.2; letter-spacing: -0.01em; margin: 0 0 0.75rem; text-wrap: balance; }
  h2 { font-size: 19px; line-height: 1.3; margin: 1.15rem 0 0.35rem; }
  p, ul { margin: 0.55rem 0; } ul { padding-left: 1.3rem; }
  a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
  .about { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; font: 14px/1.4 Inter, system-ui, sans-serif; color: var(--soft); }
  .about span { padding: 0.1rem 0.6rem; border-radius: 1rem; background: var(--tint); color: var(--accent); }
  .katex { font-size: 1.08em; }`;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>{{ .Title }}</title>
    <style>${STYLE}</style>
    <script defer src="/math/katex-start.js"></script>
  </head>
  <body>
    <header><a href="/">The Reading Room</a><a href="/posts/" aria-current="page">Papers</a><a href="/notes/">Notes</a><a href="/about/">About</a></header>
    {{ block "main" . }}{{ end }}
  </body>
</html>
`;

const POST = `{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<div class="about"><time>{{ .Date.Format "2 January 2006" }}</time>{{ range .Params.tags }}<span>{{ . }}</span>{{ end }}</div>
{{ .Content }}
</article>{{ end }}
`;

/** Adds a style to the Hugo skeleton, which has none. */
export function dress(site: string): void {
  const layouts = join(site, 'layouts/_default');
  mkdirSync(layouts, { recursive: true });
  writeFileSync(join(layouts, 'baseof.html'), PAGE);
  writeFileSync(join(layouts, 'single.html'), POST);
}
