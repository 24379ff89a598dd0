import { parseDocument, isMap, isScalar, isSeq } from 'yaml';
import { TIMESTAMP, isDate } from './date-form.ts';
import { bodyOf, frontMatterOf } from './front-matter.ts';

/** The type of a value in front matter. */
export type Kind = 'date' | 'text' | 'list' | 'boolean' | 'number' | 'object';

/** A value in a post's front matter. */
export interface Given {
  readonly kind: Kind;
  readonly value: unknown;
  /** Whether a date is text in YAML, because it is quoted or has another form. */
  readonly isText: boolean;
}

/** A post that a person wrote. */
export interface ReadPost {
  readonly path: string;
  readonly keys: ReadonlyMap<string, Given>;
  readonly body: string;
}

/** Reads a post; undefined for a draft, or a page without front matter that can be parsed. */
export async function readPost(path: string, text: string): Promise<ReadPost | undefined> {
  const keys = /^\+{3}[ \t]*\r?\n/.test(text) ? await keysOfToml(text) : keysOfYaml(text);
  if (keys === undefined) return undefined;
  if (keys.get('draft')?.value === true || keys.get('published')?.value === false) return undefined;
  const body = bodyOf(text) ?? text.replace(/^\+{3}[^]*?\n\+{3}[ \t]*\r?\n/, '');
  return { path, keys, body };
}

function keysOfYaml(text: string): Map<string, Given> | undefined {
  const yaml = frontMatterOf(text.replace(/^\ufeff/, ''));
  if (yaml === undefined) return undefined;
  const document = parseDocument(yaml, { logLevel: 'silent' });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const values = document.toJS() as Record<string, unknown>;
  return new Map(
    document.contents.items.flatMap(({ key, value }) => {
      if (!isScalar(key)) return [];
      const name = String(key.value);
      const isText =
        isScalar(value) && !(value.type === 'PLAIN' && TIMESTAMP.test(String(value.value)));
      const kind = isSeq(value) ? 'list' : kindOf(values[name]);
      return kind === undefined ? [] : [[name, { kind, value: values[name], isText }] as const];
    }),
  );
}

async function keysOfToml(text: string): Promise<Map<string, Given> | undefined> {
  const toml = /^\+{3}[ \t]*\r?\n([^]*?)(?<=\n)\+{3}/.exec(text)?.[1];
  if (toml === undefined) return undefined;
  try {
    const values = (await import('smol-toml')).parse(toml);
    return new Map(
      Object.entries(values).flatMap(([name, value]) => {
        const kind = value instanceof Date ? 'date' : kindOf(value);
        const isText = typeof value === 'string';
        return kind === undefined ? [] : [[name, { kind, value, isText }] as const];
      }),
    );
  } catch {
    return undefined;
  }
}

function kindOf(value: unknown): Kind | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return isDate(value) ? 'date' : 'text';
  if (typeof value === 'boolean' || typeof value === 'number') return typeof value as Kind;
  return 'object';
}
