import { expect, test } from '@jest/globals';
import { compileTopics } from '../../src/match/match.ts';
import { aPaper, aTopic } from '../builders/paper.ts';
import { linesOf } from './lines.ts';

/** Pairs of the 800 commonest nouns that must not match each other, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'new news': 'News is no plural of new.',
  'dynamic dynamics': 'The first is an adjective, the second a field of study.',
  'diagnostic diagnostics': 'The first is an adjective, the second a field of study.',
  'good goods': 'The first is an adjective; goods are traded.',
  'medium media': 'Media are mostly news, images and video; a medium is mostly a material.',
  'basis bases': 'Bases are mostly those of a base.',
  'suffix suffices': 'The second is a verb. The plural is suffixes.',
  'synthesis synthesises': 'The second is a verb. The plural is syntheses.',
  'belief believes': 'The second is a verb. The plural is beliefs.',
  'safe saves': 'The second is a verb.',
};

/** Endings of plurals, independent of the product's. Some of the plurals do not exist. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[^aeiou])y$/, 'ies'],
  [/(?<=s|x|z|ch|sh)$/, 'es'],
  [/(?<!s|x|z|ch|sh|[^aeiou]y)$/, 's'],
  [/is$/, 'es'],
  [/(?:um|on)$/, 'a'],
  [/us$/, 'i'],
  [/[ie]x$/, 'ices'],
  [/fe?$/, 'ves'],
  [/man$/, 'men'],
  [/(?<=a)$/, 'e'],
  [/(?<=a)$/, 'ta'],
];

const WORD = /(?<![\p{L}\p{N}\p{M}])[a-z]{3,}(?![\p{L}\p{N}\p{M}])/gu;
/** A noun: the last word of a noun group that begins with an article. */
const NOUN =
  /\b(?:an?|each|every|this|one)\s+(?:[a-z-]+\s+)?([a-z]{3,})(?=\s+(?:of|is|that|in|for|with|to|on|by|and|which|from)\b|[.,;:])/g;

const papers = linesOf('corpus').map(({ title, summary }) =>
  aPaper({ title: title.replace(/\s+/g, ' ').trim(), abstract: summary.replace(/\s+/g, ' ') }),
);

test('each of the 800 commonest nouns matches papers that contain only its singular or plural', () => {
  const papersWith = new Map<string, Set<number>>();
  const uses = new Map<string, number>();
  papers.forEach(({ title, abstract }, at) => {
    const text = `${title.text}. ${abstract.text}`.toLowerCase();
    for (const [word] of text.matchAll(WORD))
      papersWith.set(word, (papersWith.get(word) ?? new Set()).add(at));
    for (const [, noun = ''] of text.matchAll(NOUN)) uses.set(noun, (uses.get(noun) ?? 0) + 1);
  });
  const pluralsOf = (noun: string) =>
    ENDINGS.filter(([ending]) => ending.test(noun))
      .map(([ending, plural]) => noun.replace(ending, plural))
      .filter((plural) => papersWith.has(plural));
  const sizeOf = (noun: string) => papersWith.get(noun)?.size ?? 0;
  const nouns = [...uses.keys()]
    .filter((noun) => (uses.get(noun) ?? 0) >= 3 && pluralsOf(noun).length > 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, 800);
  expect(nouns).toHaveLength(800);

  const pairs = nouns.flatMap((noun) => pluralsOf(noun).map((plural) => [noun, plural] as const));
  const { match } = compileTopics(pairs.flat().map((word) => aTopic(word)));
  const found = papers.map((paper) => new Set(match(paper).map(({ topic }) => topic.name)));
  const missed = pairs.filter(([noun, plural]) =>
    found.some((names, at) => {
      const holds = (word: string) => papersWith.get(word)?.has(at) === true;
      return (holds(noun) && !names.has(plural)) || (holds(plural) && !names.has(noun));
    }),
  );
  expect(missed.map((pair) => pair.join(' ')).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
}, 120_000);
