import { type Document, isMap, isNode, isScalar, parseDocument, stringify } from 'yaml';
import { RunFailure } from '../failure.ts';
import type { Printed } from '../template/template.ts';

const FENCED = /^---[ \t]*\r?\n(?<yaml>[^]*?(?<=\n))---[ \t]*(?:\r?\n(?<body>[^]*))?$/;

/** Returns the YAML between the fences of a page; undefined if it has none. */
export function frontMatterOf(page: string): string | undefined {
  return FENCED.exec(page)?.groups?.['yaml'];
}

/** Returns the text below a page's front matter; undefined if it has none. */
export function bodyOf(page: string): string | undefined {
  const found = FENCED.exec(page)?.groups;
  return found === undefined ? undefined : (found['body'] ?? '');
}

/** Whether a page has front matter in TOML, which Hugo and Zola also read. */
function isToml(page: string): boolean {
  return /^\+{3}[ \t]*\r?\n/.test(page);
}

let last: { readonly yaml: string; readonly document: Document.Parsed } | undefined;

/** Parses YAML. A page is checked, brought into the site's form and checked again: often the same text. */
function parsed(yaml: string): Document.Parsed {
  if (last?.yaml !== yaml) last = { yaml, document: parseDocument(yaml, { logLevel: 'silent' }) };
  return last.document;
}

/**
 * Parses a page's front matter, as its generator will.
 *
 * @param printed the values that the template printed: each must come back unchanged
 * @returns the problem, in words; undefined if there is none
 */
export function problemIn(page: string, printed: readonly Printed[]): string | undefined {
  const yaml = frontMatterOf(page);
  if (yaml === undefined) return undefined;
  const bare = [...new Set(printed.filter(({ escaped }) => !escaped).map(({ name }) => name))];
  const advice =
    bare.length === 0
      ? ''
      : `; write ${bare.map((name) => `{{yaml ${name}}}`).join(', ')} there in place of ${bare.map((name) => `{{${name}}}`).join(', ')}`;
  const document = parsed(yaml);
  const [error] = document.errors;
  if (error !== undefined)
    return `its front matter cannot be read (${error.message.split('\n')[0]?.replace(/:$/, '') ?? ''})${advice}`;
  if (document.contents !== null && !isMap(document.contents))
    return `its front matter is not a YAML mapping${advice}`;
  if (printed.length === 0) return undefined;
  const there = new Set(scalarsIn(document.toJS() as unknown));
  const lost = printed.find(({ text }) => !there.has(text.trim()));
  return lost === undefined
    ? undefined
    : `\`${lost.name}\` in its front matter changes when it is parsed${advice}`;
}

function scalarsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value).trim()];
  return Object.values(value).flatMap(scalarsIn);
}

/**
 * Sets keys of a page's front matter. All other keys keep their bytes.
 *
 * @param over key -> value
 * @throws RunFailure TEMPLATE_INVALID if the front matter is not a YAML mapping
 */
export function withFrontMatter(page: string, over: Readonly<Record<string, unknown>>): string {
  if (Object.keys(over).length === 0) return page;
  refuseToml('a page', page, over);
  return revise(page, (entries) => {
    for (const [key, value] of Object.entries(over)) entries.set(key, asEntry(key, value));
  });
}

/**
 * Refuses to set keys of a page with TOML. Front matter in YAML above it would make the TOML text.
 *
 * @param name of the template, for messages
 * @throws RunFailure TEMPLATE_INVALID
 */
export function refuseToml(
  name: string,
  page: string,
  over: Readonly<Record<string, unknown>>,
): void {
  if (Object.keys(over).length === 0 || !isToml(page)) return;
  throw new RunFailure(
    'TEMPLATE_INVALID',
    `${name} has front matter in TOML (+++), so \`front-matter\` cannot be merged into it. Write the keys into the template and remove \`front-matter\`, or use YAML (---) in the template`,
  );
}

/** Keeps the form of a YAML node. Quotes a text that YAML 1.1 would read as another type. */
export function asEntry(key: string, value: unknown): string {
  return stringify({ [key]: value }, { lineWidth: 0, compat: isNode(value) ? null : 'yaml-1.1' });
}

/** Key -> its lines in the front matter, up to the next key. */
type Entries = Map<string, string>;

/** Changes a page's front matter by its entries. */
export function revise(
  page: string,
  change: (entries: Entries, values: Readonly<Record<string, unknown>>) => void,
): string {
  const found = FENCED.exec(page)?.groups;
  const yaml = inBlocks(found?.['yaml'] ?? '');
  const document = parsed(yaml);
  const [error] = document.errors;
  if (error !== undefined || (document.contents !== null && !isMap(document.contents))) {
    throw new RunFailure(
      'TEMPLATE_INVALID',
      `The front matter is not a YAML mapping: ${error?.message ?? 'it is not a mapping of keys'}`,
    );
  }
  const items = document.contents?.items ?? [];
  const starts = items.map(({ key }) => (isScalar(key) ? (key.range?.[0] ?? 0) : 0));
  const entries: Entries = new Map(
    items.map(({ key }, index) => [
      isScalar(key) ? String(key.value) : '',
      yaml.slice(starts[index], starts[index + 1]),
    ]),
  );
  change(entries, (document.toJS() as Record<string, unknown> | null) ?? {});
  const head = yaml.slice(0, starts[0] ?? yaml.length);
  const body = found === undefined ? `\n${page}` : (found['body'] ?? '');
  return `---\n${head}${[...entries.values()].join('')}---\n${body}`;
}

/** Writes a mapping in braces as lines, one for each key. */
function inBlocks(yaml: string): string {
  if (!/^(?:\s|#.*\n)*\{/.test(yaml)) return yaml;
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents) || !document.contents.flow)
    return yaml;
  document.contents.flow = false;
  return document.toString({ lineWidth: 0 });
}
