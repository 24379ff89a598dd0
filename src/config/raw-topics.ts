import { FIELDS } from '../query/field.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Problem } from './problem.ts';
import { type Reader, Refusal } from './readers.ts';
import { INPUTS, TOPIC_KEYS } from './schema.ts';

/** A topic with its queries as texts. */
export interface RawTopic {
  readonly path: readonly string[];
  /** Joined with OR. */
  readonly any: readonly string[];
  /** Joined with OR; may be empty. */
  readonly exclude: readonly string[];
  readonly categories: readonly string[];
  readonly maxPapers?: number;
}

/** Reads topics from lines of text, or from a list or a mapping of the configuration file. */
export function rawTopics(keywords: unknown, problems: Problem[]): RawTopic[] {
  return typeof keywords === 'string' ? fromLines(keywords) : fromYaml(keywords, [], problems);
}

/** Reads lines: `Topic: query`, `Topic / Subtopic: query`, or a query, which is then its own name. */
function fromLines(text: string): RawTopic[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim().replace(BULLET, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const colon = colonAfterName(line);
      const name = colon === undefined ? line : line.slice(0, colon);
      const query = colon === undefined ? line : line.slice(colon + 1).trim();
      const path = colon === undefined ? [line] : name.split(/\s+\/\s+/).map((part) => part.trim());
      return { path, any: [query], exclude: [], categories: [] };
    });
}

/** The sign or number of an entry in a list that was pasted. */
const BULLET = /^(?:[-*•·]|\d{1,3}[.)])\s+(?=\S)/;

/**
 * The shortest beginning without quotation marks, each parenthesis closed, that ends in a colon and
 * a space. A full-width colon needs no space.
 */
const NAME = /^(?:[^"“”()]|\([^"“”()]*\))*?(?::(?=\s|$)|：)/;

/** Returns the offset of the colon after the name, if the line begins with a name. */
function colonAfterName(line: string): number | undefined {
  const colon = NAME.exec(line)?.[0].length;
  if (colon === undefined) return undefined;
  const name = line.slice(0, colon - 1).trim();
  // `ti: word` is a query with an extra space. The query parser explains it.
  return name === '' || FIELDS.some((field) => field === name) || isQuery(name)
    ? undefined
    : colon - 1;
}

/** `Old Scrolls (OS)` is a name; `(a) AND b` and `ti:(a)` are the beginning of a query. */
function isQuery(name: string): boolean {
  return name.includes('(') && /^\(|:\(|\b(?:AND|OR|NOT|ANDNOT)\b/.test(name);
}

const LONG_FORM = Object.keys(TOPIC_KEYS);

function fromYaml(value: unknown, path: readonly string[], problems: Problem[]): RawTopic[] {
  const where = path.length === 0 ? '`keywords`' : `Topic "${path.join(' / ')}"`;
  if (value === undefined || value === null) {
    if (path.length > 0)
      problems.push({ code: 'CONFIG_INVALID', message: `${where} has no query` });
    return [];
  }
  if (typeof value === 'string') return [{ path, any: [value], exclude: [], categories: [] }];
  if (Array.isArray(value)) {
    if (path.length === 0) return value.flatMap((item) => fromListed(item, problems));
    return [{ path, any: texts(value, where, problems), exclude: [], categories: [] }];
  }
  if (typeof value !== 'object') {
    problems.push({
      code: 'CONFIG_INVALID',
      message: `${where} should be a query, a list or a mapping, not ${inWords(value)}`,
    });
    return [];
  }
  const entries = Object.entries(value);
  if (path.length > 0 && entries.some(([key]) => LONG_FORM.includes(key))) {
    // Empty keys count as not given.
    const given = entries.filter(([, part]) => part !== null);
    return fromLongForm(Object.fromEntries(given), path, where, problems);
  }
  for (const [key] of path.length > 0 ? entries : []) {
    const instead = MISNAMED.get(key.trim().toLowerCase());
    if (instead !== undefined)
      problems.push({
        code: 'CONFIG_INVALID',
        message: `${where}: a topic has no \`${key}\`. Write ${instead}`,
      });
  }
  return entries.flatMap(([name, part]) => fromYaml(part, [...path, name.trim()], problems));
}

/** Reads an entry of a list of topics: a line as in the workflow, or a YAML mapping. */
function fromListed(item: unknown, problems: Problem[]): RawTopic[] {
  if (typeof item === 'string') return fromLines(item);
  if (typeof item === 'object' && item !== null && !Array.isArray(item))
    return 'name' in item ? fromNamed(item, problems) : fromYaml(item, [], problems);
  problems.push({
    code: 'CONFIG_INVALID',
    message: 'each entry of `keywords` should be one topic, such as `- Topic: query`',
  });
  return [];
}

/** An entry of the shape `{ name: LLM, query: … }`. */
function fromNamed(
  { name, ...form }: { readonly name?: unknown },
  problems: Problem[],
): RawTopic[] {
  if (typeof name === 'string' && Object.keys(form).some((key) => LONG_FORM.includes(key)))
    return fromYaml(form, [name.trim()], problems);
  return fromYaml({ name, ...form }, [], problems);
}

/**
 * Names of a topic's parts in other tools, and their replacements. Subtopics do not have such
 * names.
 */
const MISNAMED: ReadonlyMap<string, string> = new Map([
  ['all', 'one query with AND between its parts'],
  ['and', 'one query with AND between its parts'],
  ['or', '`any`'],
  ['not', '`exclude`'],
  ['none', '`exclude`'],
  ['keyword', '`any`'],
  ['keywords', '`any`'],
  ['terms', '`any`'],
  ['filter', '`any`'],
  ['category', '`categories` beside `any`'],
]);

function fromLongForm(
  form: Record<string, unknown>,
  path: readonly string[],
  where: string,
  problems: Problem[],
): RawTopic[] {
  const complain = (message: string) =>
    problems.push({ code: 'CONFIG_INVALID', message: `${where}: ${message}` });
  for (const key of Object.keys(form)) {
    if (!LONG_FORM.includes(key))
      complain(`a topic has no \`${key}\`.${didYouMean(key, LONG_FORM)}`);
  }
  const queriesIn = (key: string): string[] => {
    const value = form[key] ?? [];
    if (typeof value !== 'object' || Array.isArray(value))
      return texts(Array.isArray(value) ? value : [value], where, problems);
    complain(`\`${key}\` should be a query, or a list of queries`);
    return [];
  };
  const valueOf = <T>(key: string, reader: Reader<T>): T | undefined => {
    try {
      return form[key] === undefined ? undefined : reader.read(form[key]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      complain(`\`${key}\` ${error.message}`);
      return undefined;
    }
  };
  const any = [
    ...['any', 'query', 'queries'].flatMap(queriesIn),
    ...queriesIn('filters').map(asFilter),
  ];
  if (any.length === 0) complain('give its queries as `any: [...]`');
  const maxPapers = valueOf('max-papers', INPUTS['max-papers'].type);
  return [
    {
      path,
      any,
      exclude: queriesIn('exclude'),
      categories: valueOf('categories', INPUTS.categories.type) ?? [],
      // 0 means no limit.
      ...(maxPapers && { maxPapers }),
    },
  ];
}

/** Signs that a filter is a query: quotation marks, an operator (also an unknown one), a field. */
const IS_QUERY = /["“”„|,*]|&&|%\d\d|\b(?:AND|OR|NOT|ANDNOT)\b|\sor\s|^\(|(?:^|[\s(])[a-z]\w*:\S/;

/** cv-arxiv-daily reads each filter as a phrase (daily_arxiv.py, `pretty_filters`). Its forks also read operators. */
function asFilter(filter: string): string {
  return /^[\p{L}\p{N}-]*$/u.test(filter) || IS_QUERY.test(filter) ? filter : `"${filter.trim()}"`;
}

function texts(values: readonly unknown[], where: string, problems: Problem[]): string[] {
  return values.flatMap((value) => {
    if (typeof value === 'string') return [value];
    problems.push({
      code: 'CONFIG_INVALID',
      message: `${where}: a list should have queries, not ${inWords(value)}`,
    });
    return [];
  });
}

function inWords(value: unknown): string {
  if (typeof value === 'object') return value === null ? 'an empty entry' : 'a list or a mapping';
  return `the ${typeof value} ${String(value)}: to look for it, write "${String(value)}" in quotation marks`;
}
