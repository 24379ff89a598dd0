import { isMap, isNode, isScalar, parseDocument, visit } from 'yaml';
import { asWritten } from './as-written.ts';

/** What a YAML mapping holds by key, in the order in which it is written; or all that is wrong with it. */
export type YamlMapping =
  | {
      readonly entries: ReadonlyMap<string, unknown>;
      /** The mapping, or the one under a key, with its values as they were written: see asWritten. */
      written(key?: string): Record<string, unknown>;
    }
  | { readonly problems: readonly YamlProblem[] };

export interface YamlProblem {
  /** The key whose value cannot be read; absent where it is the whole text. */
  readonly key?: string;
  readonly message: string;
}

/**
 * Reads a YAML text that should hold a mapping; an empty text holds an empty one.
 *
 * @param isPlain whether the numbers under a key are to stay as they are written: the id 2611.00010
 *   is not the number 2611.0001
 */
export function readYamlMapping(
  text: string,
  isPlain: (key: string) => boolean = () => false,
): YamlMapping {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return { problems: document.errors.map(({ message }) => ({ message })) };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { entries: new Map(), written: () => ({}) };
  if (!isMap(contents)) return { problems: [{ message: 'it should hold `key: value` lines' }] };
  const entries = new Map<string, unknown>();
  const problems: YamlProblem[] = [];
  for (const { key: name, value } of contents.items) {
    const key = String(isScalar(name) ? (name.source ?? name.value) : name);
    if (isPlain(key) && isNode(value)) keepAsWritten(value);
    try {
      entries.set(key, isNode(value) ? value.toJS(document) : value);
    } catch (error) {
      // So yaml tells of an alias to nowhere, and of aliases that would fill the memory.
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
    written(key) {
      const mapping = key === undefined ? contents : document.get(key, true);
      return isMap(mapping) ? asWritten(mapping, document) : {};
    },
  };
}

function keepAsWritten(value: Parameters<typeof visit>[0]): void {
  visit(value, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'number' && scalar.source !== undefined)
        scalar.value = scalar.source;
    },
  });
}
