import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import { RunFailure } from '../../src/failure.ts';
import type { Query } from '../../src/query/query.ts';

/** 43 configuration files of other tools, unchanged. expected.json describes the meaning of each. */
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

/** Returns the sets of phrases that match a query: all phrases of one set must occur. */
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

describe.each(expected)('the configuration file %s', (file, { refuse, topics, ignored = [] }) => {
  const read = () => {
    try {
      return readConfig(new Map(), { path: file, text: readFileSync(join(FOLDER, file), 'utf8') });
    } catch (error) {
      if (error instanceof RunFailure) return error;
      throw error;
    }
  };

  test(
    refuse === undefined
      ? 'is read with the meaning in expected.json'
      : 'is refused, or read with that meaning',
    () => {
      const config = read();
      if (config instanceof RunFailure) {
        expect(refuse === undefined ? config.message : '').toBe('');
        expect(['CONFIG_INVALID', 'NO_TOPICS', 'QUERY_INVALID']).toContain(config.code);
        // A single mistake in the YAML causes a single message.
        if (refuse?.startsWith('no YAML')) expect(config.message.split(file)).toHaveLength(2);
        return;
      }
      // A file with a broken query may be read if its meaning is known.
      expect(topics).toBeDefined();
      if (topics === undefined) return;
      const byName = (of: readonly { readonly path: readonly string[] }[]) =>
        of.map(({ path }) => path.join(' / '));
      expect(byName(config.topics)).toEqual(byName(topics.map(({ name: path }) => ({ path }))));
      topics.forEach(({ any, phrases, sets, categories = [] }, index) => {
        const topic = config.topics[index];
        if (topic === undefined) return;
        const found = setsOf(topic.query);
        const matches = (...phrases: string[]) =>
          found.some((set) => set.every((phrase) => phrases.includes(phrase)));
        if (any) expect(inOrder(found)).toEqual(inOrder(phrases.map((phrase) => [phrase])));
        else {
          expect((sets ?? []).filter((set) => !matches(...set))).toEqual([]);
          const alone = (sets ?? []).filter((set) => set.length === 1).flat();
          expect(phrases.filter((phrase) => matches(phrase) && !alone.includes(phrase))).toEqual(
            [],
          );
        }
        expect(topic.categories).toEqual(categories);
      });
    },
  );

  test('causes one notice that names every ignored setting', () => {
    const config = read();
    if (config instanceof RunFailure) return;
    expect(config.notices).toHaveLength(ignored.length > 0 ? 1 : 0);
    for (const name of ignored) expect(config.notices[0]?.text).toContain(`\`${name}\``);
  });
});
