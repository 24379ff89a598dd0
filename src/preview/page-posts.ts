import { parse } from 'yaml';
import { bodyOf, frontMatterOf } from '../site/front-matter.ts';
import { metadataIn } from '../site/metadata-lines.ts';
import { NAMES, type Role } from '../site/roles.ts';
import type { Rendered } from '../render/posts.ts';
import { shorten } from '../text/shorten.ts';
import { type Html, html } from './html.ts';
import { type Phrases, marked, phrasesOf } from './highlights.ts';
import { prose } from './prose.ts';

const LONGEST_VALUE = 400;

/** The front matter of a page, and the text below it. */
interface Page {
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Prints a post about as its site shows it, its front matter as a table, and the file. */
export function postSection(
  { paper, matches, path }: Rendered,
  files: ReadonlyMap<string, string>,
  draft = '',
  open: boolean,
): Html | undefined {
  const file = path === undefined ? undefined : files.get(path);
  if (path === undefined || file === undefined) return undefined;
  const phrases = phrasesOf(matches.flatMap(({ hits }) => hits));
  const { values } = readPage(file);
  const body = withoutContainers(readPage(draft).body);
  return html`<details class="post" ${open ? html` open` : undefined}>
    <summary><h3>${marked(paper.title.text, phrases)}</h3></summary>
    <article class="sheet" aria-label="${paper.title.text}">
      ${headOf(values, paper.title.text, phrases)}
      ${prose(body, { phrases, level: 5, untitled: true })}
    </article>
    <p class="aside"><code>${path}</code></p>
    ${frontMatter(values)} ${source(path, file)}
  </details>`;
}

/** Prints the content of a file, folded. */
export function source(path: string, content: string): Html {
  return html`<details>
    <summary>The file as it is written</summary>
    <pre tabindex="0" role="group" aria-label="${path}"><code>${content}</code></pre>
  </details>`;
}

function readPage(page: string): Page {
  const yaml = frontMatterOf(page);
  if (yaml === undefined) return metadataIn(page);
  const read: unknown = parse(yaml, { logLevel: 'silent', schema: 'core' });
  const values = typeof read === 'object' && read !== null ? { ...read } : {};
  return { values, body: bodyOf(page) ?? '' };
}

/** Prints title, day, authors and tags, from the keys that the site uses for them. */
function headOf(values: Page['values'], title: string, phrases: Phrases): Html {
  const textsOf = (role: Role): string[] => {
    const key = NAMES[role].find((name) => values[name] !== undefined);
    return key === undefined ? [] : textsIn(values[key]);
  };
  const [day = ''] = textsOf('date');
  const about = [dayInWords(day), textsOf('authors').join(', ')].filter((text) => text !== '');
  const tags = [...new Set([...textsOf('categories'), ...textsOf('tags')])];
  return html`<header>
    <h4>${marked(textsOf('title')[0] ?? title, phrases)}</h4>
    ${about.length > 0 ? html`<p class="aside">${about.join(' · ')}</p>` : undefined}
    ${
      tags.length > 0
        ? html`<ul class="words tags">
            ${tags.map((tag) => html`<li>${tag}</li>`)}
          </ul>`
        : undefined
    }
  </header>`;
}

/** Returns the texts in a front matter value: a text, a list, or a list of mappings with a name. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [String(value)];
  return 'name' in value ? [String(value.name)] : [];
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function dayInWords(date: string): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(date)?.[0];
  const at = day === undefined ? NaN : Date.parse(day);
  return Number.isNaN(at) ? date : DAY.format(at);
}

/** Removes fences of containers (`::: v-pre`), which the site does not show. */
function withoutContainers(markdown: string): string {
  return markdown.replace(/^:{3,}.*\n?/gm, '');
}

function frontMatter(values: Page['values']): Html | undefined {
  const entries = Object.entries(values);
  if (entries.length === 0) return undefined;
  const rows = entries.map(
    ([key, value]) =>
      html`<tr>
        <th scope="row">${key}</th>
        <td>${cell(value)}</td>
      </tr>`,
  );
  return html`<details>
    <summary>Front matter</summary>
    <div class="scroll" tabindex="0" role="group" aria-label="Front matter">
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </details>`;
}

function cell(value: unknown): Html {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return html`<ul class="words">
      ${value.map((one) => html`<li>${String(one)}</li>`)}
    </ul>`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return html`${shorten(text, LONGEST_VALUE)}`;
}
