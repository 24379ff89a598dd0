import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import { RunFailure } from '../../src/failure.ts';
import type { Query } from '../../src/query/query.ts';

/** 43 configuration files of other tools, as their owners have them; expected.json says what each means. */
const FOLDER = join(process.env['PAPERBOY_SHARED'] ?? '', 'data', 'configs');

interface ExpectedTopic {
  readonly name: readonly string[];
  readonly phrases: readonly string[];
  readonly any: boolean;
  readonly sets?: readonly (readonly string[])[];
  readonly categories?: readonly string[];
  readonly exclude?: readonly string[];
}
interface Expected {
  readonly refuse?: string;
  readonly topics?: readonly ExpectedTopic[];
  readonly ignored?: readonly string[];
}

const expected = Object.entries(
  JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<string, Expected>,
);

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** The sets of phrases of which one has to stand together, each sorted. */
function setsOf(query: Query): string[][] {
  switch (query.kind) {
    case 'term':
      return [[plain(query.phrase)]];
    case 'or':
      return query.of.flatMap(setsOf);
    case 'and':
      return query.of
        .filter(({ kind }) => kind !== 'not')
        .map(setsOf)
        .reduce((all, next) => all.flatMap((left) => next.map((right) => [...left, ...right])));
    case 'not':
      return [];
  }
}
const inOrder = (sets: readonly (readonly string[])[]) =>
  [...new Set(sets.map((set) => [...new Set(set)].sort().join(' & ')))].sort();

describe.each(expected)("the forerunner's file %s", (file, { refuse, topics, ignored = [] }) => {
  const read = () => {
    try {
      return readConfig(new Map(), { path: file, text: readFileSync(join(FOLDER, file), 'utf8') });
    } catch (error) {
      if (error instanceof RunFailure) return error;
      throw error;
    }
  };

  test(refuse === undefined ? 'is read as its owner meant it' : 'is refused, or read so', () => {
    const config = read();
    if (config instanceof RunFailure) {
      expect(refuse === undefined ? config.message : '').toBe('');
      expect(['CONFIG_INVALID', 'NO_TOPICS', 'QUERY_INVALID']).toContain(config.code);
      // One slip in the YAML is one message.
      if (refuse?.startsWith('no YAML')) expect(config.message.split(file)).toHaveLength(2);
      return;
    }
    // Refused in clear words or read as meant: a broken query has to be one of the two.
    expect(topics).toBeDefined();
    if (topics === undefined) return;
    const byName = (of: readonly { readonly path: readonly string[] }[]) =>
      of.map(({ path }) => path.join(' / '));
    expect(byName(config.topics)).toEqual(byName(topics.map(({ name: path }) => ({ path }))));
    topics.forEach(({ any, phrases, sets, categories = [] }, index) => {
      const topic = config.topics[index];
      if (topic === undefined) return;
      const found = setsOf(topic.query);
      const finds = (...given: string[]) =>
        found.some((set) => set.every((phrase) => given.includes(phrase)));
      if (any) expect(inOrder(found)).toEqual(inOrder(phrases.map((phrase) => [phrase])));
      else {
        expect((sets ?? []).filter((set) => !finds(...set))).toEqual([]);
        const alone = (sets ?? []).filter((set) => set.length === 1).flat();
        expect(phrases.filter((phrase) => finds(phrase) && !alone.includes(phrase))).toEqual([]);
      }
      expect(topic.categories).toEqual(categories);
    });
  });

  test('has its other settings named in one notice', () => {
    const config = read();
    if (config instanceof RunFailure) return;
    expect(config.notices).toHaveLength(ignored.length > 0 ? 1 : 0);
    for (const name of ignored) expect(config.notices[0]?.text).toContain(`\`${name}\``);
  });
});
