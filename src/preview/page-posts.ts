import { parse } from 'yaml';
import { bodyOf, frontMatterOf } from '../site/front-matter.ts';
import type { Rendered } from '../render/posts.ts';
import { shorten } from '../text/shorten.ts';
import { type Html, html } from './html.ts';
import { marked, phrasesOf } from './highlights.ts';
import { prose } from './prose.ts';

const LONGEST_VALUE = 400;

/** A post for reading, its front matter as a table, and the file behind it. */
export function postSection(
  { paper, matches, path }: Rendered,
  files: ReadonlyMap<string, string>,
  draft = '',
  open: boolean,
): Html | undefined {
  const file = path === undefined ? undefined : files.get(path);
  if (path === undefined || file === undefined) return undefined;
  const phrases = phrasesOf(matches.flatMap(({ hits }) => hits));
  const title = marked(paper.title.text, phrases);
  return html`<details class="post" ${open ? html` open` : undefined}>
    <summary><h3>${title}</h3></summary>
    <p class="aside"><code>${path}</code></p>
    <article class="paper" aria-label="${paper.title.text}">
      ${prose(bodyOf(draft) ?? draft, { phrases, level: 4, untitled: true })}
    </article>
    <h4>Front matter</h4>
    ${frontMatter(file)} ${source(path, file)}
  </details>`;
}

/** A file as it is written, folded. */
export function source(path: string, content: string): Html {
  return html`<details>
    <summary>The file as it is written</summary>
    <pre tabindex="0" role="group" aria-label="${path}"><code>${content}</code></pre>
  </details>`;
}

function frontMatter(file: string): Html {
  const values = readable(frontMatterOf(file) ?? '');
  if (values === undefined || Object.keys(values).length === 0) return html`<p>None.</p>`;
  const rows = Object.entries(values).map(
    ([key, value]) =>
      html`<tr>
        <th scope="row">${key}</th>
        <td>${cell(value)}</td>
      </tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Front matter">
    <table class="matter">
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function readable(yaml: string): Record<string, unknown> | undefined {
  const read: unknown = parse(yaml, { logLevel: 'silent', schema: 'core' });
  return typeof read === 'object' && read !== null ? { ...read } : undefined;
}

function cell(value: unknown): Html {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return html`<ul class="words">
      ${value.map((one) => html`<li>${String(one)}</li>`)}
    </ul>`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return html`${shorten(text, LONGEST_VALUE)}`;
}
