import {
  LineCounter,
  type Node,
  type YAMLParseError,
  type YAMLMap,
  isMap,
  isNode,
  isScalar,
  parseDocument,
  visit,
} from 'yaml';
import { caretUnder } from '../query/query.ts';
import { asWritten } from './as-written.ts';
import { indentFlow } from './flow-indent.ts';

/** A YAML mapping by key, in its order; or its problems. */
export type YamlMapping =
  | {
      readonly entries: ReadonlyMap<string, unknown>;
      /**
       * Keys that occur twice in one mapping. Two mappings under one key are joined. Of two other
       * values the last counts. `differs` is true if they differ.
       */
      readonly repeated: readonly (YamlProblem & {
        readonly key: string;
        readonly differs: boolean;
      })[];
      /** Returns the mapping, or the mapping under a key, with its values as written: see asWritten. */
      written(key?: string): Record<string, unknown>;
    }
  | { readonly problems: readonly YamlProblem[] };

export interface YamlProblem {
  /** The key whose value cannot be read; absent for the whole text. */
  readonly key?: string;
  readonly message: string;
}

/** Which numbers under a key become texts: names, or all. */
type Numbers = 'numbers' | 'names are texts' | 'all are texts';

/**
 * Reads a YAML text with a mapping. An empty text is an empty mapping.
 *
 * @param numbersOf selects numbers that become texts: as a text, the id 2611.00010 keeps its last
 * digit
 */
export function readYamlMapping(
  text: string,
  numbersOf: (key: string, value: unknown) => Numbers = () => 'numbers',
): YamlMapping {
  const first = parsed(text);
  const again = first.document.errors.length > 0 ? parsed(indentFlow(text)) : first;
  const { document, lines } = again.document.errors.length > 0 ? first : again;
  // Later errors are mostly consequences of the first.
  const [error] = document.errors;
  if (error !== undefined) return { problems: [{ message: explained(error, text, lines) }] };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { entries: new Map(), repeated: [], written: () => ({}) };
  if (!isMap(contents))
    return {
      problems: [
        {
          message:
            'It should hold `key: value` lines. For a list of topics, begin it with `keywords:`',
        },
      ],
    };
  const repeated = joinRepeated(contents, lines);
  const entries = new Map<string, unknown>();
  const problems: YamlProblem[] = [];
  for (const { key: name, value } of contents.items) {
    const key = nameOf(name);
    if (isNode(value)) writeAsTexts(value, numbersOf(key, value));
    try {
      entries.set(key, isNode(value) ? value.toJS(document) : value);
    } catch (error) {
      // yaml throws this for an alias without an anchor, and for too many aliases.
      if (!(error instanceof ReferenceError)) throw error;
      problems.push({
        key,
        message: `${error.message}. A text that begins with * needs quotation marks`,
      });
    }
  }
  if (problems.length > 0) return { problems };
  return {
    entries,
    repeated,
    written(key) {
      const mapping = key === undefined ? contents : document.get(key, true);
      return isMap(mapping) ? asWritten(mapping, document) : {};
    },
  };
}

function parsed(text: string): { document: ReturnType<typeof parseDocument>; lines: LineCounter } {
  const lines = new LineCounter();
  // `uniqueKeys` compares each key with each other, and `prettyErrors` quotes the text in each error.
  const options = { merge: true, lineCounter: lines, uniqueKeys: false, prettyErrors: false };
  return { document: parseDocument(text, options), lines };
}

function explained(
  { code, message, pos }: YAMLParseError,
  text: string,
  lines: LineCounter,
): string {
  if (code === 'MULTIPLE_DOCS')
    return 'It holds several YAML documents. Keep one, and take out the lines `---` after it';
  const { line, col } = lines.linePos(pos[0]);
  const written = text.split('\n')[line - 1] ?? '';
  return `${message} (line ${line}, column ${col}). ${hintFor(written)}\n${caretUnder(written, col)}`;
}

/** Returns a hint how to correct a line that YAML cannot read. */
function hintFor(line: string): string {
  // YAML has only the ASCII forms of these signs.
  const wide = /[：，“”‘’［］]/.exec(line)?.[0];
  if (wide !== undefined) return `YAML does not read "${wide}" as punctuation`;
  if (/^ *\t/.test(line)) return 'Indent with spaces';
  const value = /^\s*(?:- )?(?:"[^"]*"|[^"':]+):\s+(?<value>".*"\s*\S.*|[^"'\s].*: .*)$/.exec(line)
    ?.groups?.['value'];
  if (value !== undefined && !value.includes("'"))
    return `Put the whole query in single quotation marks: '${value.trim()}'`;
  return 'Check the colon, the quotation marks and the indentation there';
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? (key.source ?? key.value) : key);
}

function writeAsTexts(value: Node, numbers: Numbers): void {
  if (numbers === 'numbers') return;
  visit(value, {
    Scalar(position, scalar) {
      const isName = position === 'key';
      if (!isName && numbers === 'names are texts') return;
      if (typeof scalar.value === 'number' && scalar.source !== undefined)
        scalar.value = scalar.source;
    },
  });
}

type Repeated = Extract<YamlMapping, { entries: unknown }>['repeated'];

/** Joins mappings under the same key of a mapping, and lists all keys that occur twice. */
function joinRepeated(map: YAMLMap, lines: LineCounter, within = ''): Repeated {
  const first = new Map<string, YAMLMap['items'][number]>();
  const repeated: Repeated[number][] = [];
  map.items = map.items.filter((pair) => {
    const key = nameOf(pair.key);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, pair);
      return true;
    }
    const [old, next] = [earlier.value, pair.value];
    const areMaps = isMap(old) && isMap(next);
    const differs = !areMaps && String(old) !== String(next);
    const at = isNode(pair.key) ? lines.linePos(pair.key.range?.[0] ?? 0).line : 0;
    repeated.push({
      key,
      differs,
      message: `\`${within}${key}\` occurs twice, the second time in line ${at}`,
    });
    if (areMaps) old.items.push(...next.items);
    else earlier.value = next;
    return false;
  });
  for (const [key, { value }] of first)
    if (isMap(value)) repeated.push(...joinRepeated(value, lines, `${within}${key} / `));
  return repeated;
}
