import { parse } from 'yaml';
import { asArxivSpells, categoryProblem } from '../query/category.ts';
import { type PaperRef, parsePaperRef } from '../papers/paper.ts';
import { readYamlMapping } from './yaml-mapping.ts';

/** Reads the value of an input, which is text in a workflow and YAML in a configuration file. */
export interface Reader<T> {
  /** @throws Refusal */
  read(value: unknown): T;
  /** JSON Schema of the value in the configuration file, for editors. */
  readonly form: Readonly<Record<string, unknown>>;
}

/** A value that cannot be read. The message continues "`max-papers` in the workflow …". */
export class Refusal extends Error {}

function refuse(message: string): never {
  throw new Refusal(message);
}

const TEXT = { type: ['string', 'number'] };

function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return refuse(`should be one text, not a ${Array.isArray(value) ? 'list' : 'mapping'}`);
}

function fromText<T>(form: Reader<T>['form'], read: (text: string) => T): Reader<T> {
  return { form, read: (value) => read(asText(value)) };
}

export const text = fromText(TEXT, (value) => value);

export const flag = fromText(
  { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false', 'yes', 'no'] }] },
  (value) => {
    if (/^(?:true|yes|on)$/i.test(value)) return true;
    return /^(?:false|no|off)$/i.test(value)
      ? false
      : refuse(`should be true or false, not "${value}"`);
  },
);

export const wholeNumber = (minimum: number, maximum: number) =>
  fromText(
    {
      anyOf: [
        { type: 'integer', minimum, maximum },
        { type: 'string', pattern: '^\\s*\\d+\\s*$' },
      ],
    },
    (value) => {
      const number = /^\d+$/.test(value) ? Number(value) : NaN;
      return number >= minimum && number <= maximum
        ? number
        : refuse(`should be a whole number from ${minimum} to ${maximum}, not "${value}"`);
    },
  );

export const oneOf = <const T extends string>(words: readonly T[]) =>
  fromText(
    { enum: words },
    (value): T =>
      words.find((word) => word === value) ??
      refuse(`should be ${words.join(' or ')}, not "${value}"`),
  );

const WORDS = /[\s,]+/;
const COMMAS = /[,\r\n]/;

/** Returns the entries of a YAML list, or of a text with a YAML list or a separated list. Each once. */
function entriesOf(value: unknown, separator: RegExp): string[] {
  if (typeof value === 'object' && !Array.isArray(value))
    return refuse('should be a list such as [a, b], not a mapping');
  const listed = Array.isArray(value) ? value : listIn(asText(value), separator);
  const entries = listed.map((entry: unknown) =>
    entry === null || typeof entry === 'object'
      ? refuse('should be a list of texts such as [a, b], but an entry is empty or is not a text')
      : asText(entry),
  );
  return [...new Set(entries)].filter((entry) => entry !== '');
}

/** `[a, b]` in a workflow is the same list as in a file, and `[]` is an empty list. */
function listIn(value: string, separator: RegExp): readonly unknown[] {
  if (/^\[.*\]$/s.test(value))
    try {
      const list: unknown = parse(value, { logLevel: 'silent' });
      if (Array.isArray(list)) return list;
    } catch {
      return refuse(`should be a list such as [a, b], not "${value}"`);
    }
  return value.split(separator);
}

/**
 * Makes a reader of several values.
 *
 * @param entry reads one; undefined for one that cannot be read
 * @param explain continues the message about the latter: `holds "x", which …`
 */
function listOf<T>(
  separator: RegExp,
  entry: (text: string) => T | undefined,
  explain: (odd: readonly string[]) => string,
): Reader<readonly T[]> {
  return {
    form: { anyOf: [TEXT, { type: 'array', items: TEXT }] },
    read(value) {
      const entries = entriesOf(value, separator);
      const odd = entries.filter((each) => entry(each) === undefined);
      if (odd.length > 0) refuse(explain(odd));
      return [...new Set(entries.map(entry))].filter((each) => each !== undefined);
    },
  };
}

function holds(which: string): (odd: readonly string[]) => string {
  return (odd) => `holds ${odd.map((each) => `"${each}"`).join(', ')}, ${which}`;
}

export const names = listOf(COMMAS, (name) => name, String);

const someCategories = listOf(
  WORDS,
  (name) => (categoryProblem(name) === undefined ? asArxivSpells(name) : undefined),
  (odd) => `cannot be read. ${odd.map((name) => categoryProblem(name)).join(' ')}`,
);

/** `any` means no restriction. */
export const categories: typeof someCategories = {
  ...someCategories,
  read: (value) => (value === 'any' ? [] : someCategories.read(value)),
};

export const paperRefs: Reader<readonly PaperRef[]> = listOf(
  WORDS,
  parsePaperRef,
  holds('which is not an arXiv paper. Use an id such as 2410.02660'),
);

/** Makes a reader of a set of words: at least one, unless `none` is the word for an empty set. */
export function someOf<const T extends string>(
  words: readonly T[],
  none?: string,
): Reader<ReadonlySet<T>> {
  const word = `(?:${words.join('|')})`;
  const takes = `It takes any of ${words.join(', ')}${none === undefined ? '' : `; or ${none}`}`;
  return {
    form: {
      anyOf: [
        ...(none === undefined ? [] : [{ const: none }]),
        { type: 'string', pattern: `^\\s*${word}(?:[\\s,]+${word})*\\s*$` },
        { type: 'array', items: { enum: words }, minItems: 1 },
      ],
    },
    read(value) {
      const entries = entriesOf(value, WORDS);
      if (entries.length === 1 && entries[0] === none) return new Set();
      const odd = entries.find((entry) => !words.some((known) => known === entry));
      if (odd !== undefined) return refuse(`holds "${odd}". ${takes}`);
      return entries.length > 0 ? new Set(entries as T[]) : refuse(`is empty. ${takes}`);
    },
  };
}

export const zone = fromText(TEXT, (value) => {
  // The default needs no table of time zones, which takes some milliseconds to load.
  if (value === 'UTC') return value;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    return refuse(`is not a known time zone: "${value}". Use an IANA name such as Europe/Berlin`);
  }
});

export const repository = fromText(TEXT, (value) => {
  const found = /^([\w.-]+)\/([\w.-]+)$/.exec(value);
  return found?.[1] && found[2]
    ? { owner: found[1], name: found[2] }
    : refuse(`should be owner/name, not "${value}"`);
});

/** Returns the value without a slash at its end. */
export const webAddress = fromText({ type: 'string', pattern: '^\\s*https?://' }, (value) => {
  const bare = value.replace(/\/+$/, '');
  const url = URL.canParse(bare) ? new URL(bare) : undefined;
  const plain = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '';
  return plain && url.password === '' && url.hash === ''
    ? bare
    : refuse(
        'should be a web address such as https://example.org, without a user name or password',
      );
});

export const language = fromText(TEXT, (value) =>
  /^[\p{L}\p{M}][\p{L}\p{M} ()'’-]{0,39}$/u.test(value)
    ? value
    : refuse(`should be the name of a language, such as German, not "${value}"`),
);

/** Reads a branch by its name or its full ref, with the rules of git-check-ref-format. */
export const branch = fromText(TEXT, (asked) => {
  const value = asked.replace(/^refs\/heads\//, '');
  const wrong = /[\s~^:?*[\\\x00-\x20\x7f]|\.\.|@\{|\/\/|^[/.-]|[/.]$|\.lock(?:\/|$)|\/\.|^@$/;
  return value === '' || wrong.test(value)
    ? refuse(`is not a valid name of a branch: "${value}"`)
    : value;
});

function pathInside(value: string): string | undefined {
  const path = value.replace(/^\.\//, '').replace(/\/+$/, '');
  return path.startsWith('/') || path.split('/').includes('..') ? undefined : path;
}

/** Returns the value without a slash at its end. */
export const folder = fromText(
  TEXT,
  (value) =>
    pathInside(value) ?? refuse(`should be a path inside the site repository, not "${value}"`),
);

/** Returns a path, or a template of one, without `./` at its start. */
export const filePath = fromText(TEXT, (value) => value.replace(/^(?:\.\/)+/, ''));

export const paths = listOf(
  COMMAS,
  pathInside,
  holds('which is not a path inside the site repository'),
);

/** Values may be YAML nodes, which keep the user's form: see asWritten. */
export const mapping: Reader<Readonly<Record<string, unknown>>> = {
  form: { anyOf: [{ type: 'object' }, { type: 'string' }] },
  read(value) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value));
    const found = readYamlMapping(typeof value === 'string' ? value : JSON.stringify(value));
    if ('entries' in found && found.repeated.length === 0) return found.written();
    const [{ key = '', message } = { message: '' }] =
      'problems' in found ? found.problems : found.repeated;
    return refuse(`is not a YAML mapping: ${key === '' ? '' : `\`${key}\`: `}${message}`);
  },
};

/** Returns the value unchanged: readTopics reads it. */
export const topics: Reader<unknown> = {
  form: { $ref: '#/$defs/keywords' },
  read: (value) => value,
};
