import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { escapeHtml } from '../escapes/escapes.ts';
import { formula } from './page-math.ts';
import { Html } from './html.ts';
import { type Phrases, marked } from './highlights.ts';

interface Env {
  readonly phrases: Phrases;
  /** Names of the open elements, outermost first. */
  readonly open: string[];
}

const markdown = new MarkdownIt({ html: true });
const { rules } = markdown.renderer;
rules.text = (tokens, index, _options, env: Env) => textOf(tokens, index, env);
rules.code_inline = (tokens, index) => {
  const content = tokens[index]?.content ?? '';
  return isFormula(tokens, index)
    ? formula(content, false).text
    : `<code>${escapeHtml(content)}</code>`;
};
rules.fence = (tokens, index) => {
  const { info = '', content = '' } = tokens[index] ?? {};
  return info.trim() === 'math'
    ? `${formula(content.trim(), true).text}\n`
    : `<pre tabindex="0"><code>${escapeHtml(content)}</code></pre>\n`;
};
rules.code_block = (tokens, index) =>
  `<pre tabindex="0"><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
rules.image = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');
rules.html_block = rules.html_inline = (tokens, index, _options, env: Env) =>
  foldedHtml(tokens[index]?.content ?? '', env);
rules['table_open'] = () => '<div class="scroll" tabindex="0"><table>\n';
rules['table_close'] = () => '</table></div>\n';
rules['checkbox'] = (tokens, index) => {
  const { content = '', info = '' } = tokens[index] ?? {};
  const state = info === '' ? '' : ' checked';
  return `<input type="checkbox" disabled${state} aria-label="${escapeHtml(content)}"> `;
};

/**
 * Renders Markdown as GitHub does: typesets formulas, marks words that matched, and shows task lists
 * with disabled boxes. Of HTML, keeps only `<details>` and `<summary>`, without attributes; removes
 * comments and shows other tags as text. Shows the alternative text of images.
 *
 * @param level level of the first heading; deeper headings follow without a gap
 * @param breaks whether a line end is a line break, as in pull requests
 * @param untitled whether to leave out the first heading of level 1, which the page shows already
 */
export function prose(
  text: string,
  { phrases = [], level, untitled = false, breaks = false }: Options,
): Html {
  const parsed = markdown.parse(text, {});
  const tokens = untitled ? withoutTitle(parsed) : parsed;
  fitHeadings(tokens, level);
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline') continue;
    for (const child of token.children ?? []) onlyWebLinks(child);
    const item = tokens[index - 2];
    if (item?.type === 'list_item_open') makeTask(item, token);
  }
  const env: Env = { phrases, open: [] };
  const body = markdown.renderer.render(tokens, { ...markdown.options, breaks }, env);
  return new Html(
    body +
      env.open
        .reverse()
        .map((name) => `</${name}>`)
        .join(''),
  );
}

interface Options {
  readonly phrases?: Phrases;
  readonly level: number;
  readonly untitled?: boolean;
  readonly breaks?: boolean;
}

/** Returns whether a token is a formula: on GitHub, inline code between dollars. */
function isFormula(tokens: readonly Token[], index: number): boolean {
  const [before, code, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  return (
    code?.type === 'code_inline' &&
    before?.type === 'text' &&
    before.content.endsWith('$') &&
    after?.type === 'text' &&
    after.content.startsWith('$')
  );
}

function textOf(tokens: readonly Token[], index: number, { phrases }: Env): string {
  const content = tokens[index]?.content ?? '';
  const from = isFormula(tokens, index - 1) ? 1 : 0;
  const to = isFormula(tokens, index + 1) ? content.length - 1 : content.length;
  return marked(content.slice(from, Math.max(from, to)), phrases).text;
}

const PIECE = /<!--[^]*?-->|<(?<close>\/?)(?<name>details|summary)(?:\s[^<>]*)?>/gi;

/** Keeps well-nested `<details>` and `<summary>` of raw HTML, and escapes the rest. */
function foldedHtml(source: string, { open }: Env): string {
  let out = '';
  let from = 0;
  for (const { 0: piece, index, groups = {} } of source.matchAll(PIECE)) {
    out += withEntities(source.slice(from, index));
    from = index + piece.length;
    const name = groups['name']?.toLowerCase();
    if (name === undefined) continue;
    if (groups['close'] === '') {
      open.push(name);
      out += `<${name}>`;
    } else if (open.at(-1) === name) {
      open.pop();
      out += `</${name}>`;
    }
  }
  return out + withEntities(source.slice(from));
}

/** Escapes text within HTML, but keeps its entities. */
function withEntities(text: string): string {
  return text
    .split(/(&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)/i)
    .map((part, index) => (index % 2 === 1 ? part : escapeHtml(part)))
    .join('');
}

function withoutTitle(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1');
  return at < 0 ? [...tokens] : [...tokens.slice(0, at), ...tokens.slice(at + 3)];
}

function fitHeadings(tokens: readonly Token[], level: number): void {
  const outer: number[] = [];
  for (const token of tokens) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
    const own = Number(token.tag.slice(1));
    if (token.type === 'heading_open') {
      while ((outer.at(-1) ?? 0) >= own) outer.pop();
      outer.push(own);
    }
    token.tag = `h${Math.min(6, level + outer.length - 1)}`;
  }
}

/** Removes the target of links that are relative to the site. */
function onlyWebLinks(token: Token): void {
  if (token.type !== 'link_open') return;
  const href = token.attrGet('href') ?? '';
  token.attrs = /^https?:\/\//i.test(href)
    ? [
        ['href', href],
        ['rel', 'noreferrer'],
      ]
    : [];
}

function makeTask(item: Token, inline: Token): void {
  const [first, ...rest] = inline.children ?? [];
  const found = first?.type === 'text' ? /^\[([ xX])\]\s/.exec(first.content) : null;
  if (first === undefined || found === null) return;
  item.attrJoin('class', 'task');
  const box = Object.assign(Object.create(Object.getPrototypeOf(first) as object) as Token, first, {
    type: 'checkbox',
    content: labelOf(rest),
    info: found[1] === ' ' ? '' : 'x',
  });
  first.content = first.content.slice(found[0].length);
  inline.children = [box, first, ...rest];
}

function labelOf(tokens: readonly Token[]): string {
  const end = tokens.findIndex(({ type }) => type === 'link_close' || type === 'softbreak');
  return tokens
    .slice(0, end < 0 ? undefined : end)
    .map(({ content }) => content)
    .join('');
}
