import { describe, expect, test } from '@jest/globals';
import type { Problem } from '../../src/config/problem.ts';
import { noticesOfTopics, readTopics } from '../../src/config/topics.ts';

function read(keywords: unknown) {
  const problems: Problem[] = [];
  const topics = readTopics(keywords, problems);
  return { topics, problems };
}

const term = (phrase: string, field = 'text') => ({ kind: 'term', field, phrase, prefix: false });
const invalid = (message: string): Problem => ({ code: 'CONFIG_INVALID', message });

test('a topic has its names, its queries joined with OR, and its own limits', () => {
  expect(
    read({
      Old: {
        Scrolls: {
          any: ['ink OR wax', 'ti:pen'],
          exclude: ['lamp', 'oil OR fire'],
          categories: ['cs.CL'],
          'max-papers': 5,
        },
      },
      Quill: 'quill',
    }),
  ).toEqual({
    topics: [
      {
        name: 'Old / Scrolls',
        path: ['Old', 'Scrolls'],
        query: { kind: 'or', of: [term('ink'), term('wax'), term('pen', 'ti')] },
        source: 'ink OR wax OR ti:pen',
        categories: ['cs.CL'],
        exclude: { kind: 'or', of: [term('lamp'), term('oil'), term('fire')] },
        maxPapers: 5,
      },
      { name: 'Quill', path: ['Quill'], query: term('quill'), source: 'quill', categories: [] },
    ],
    problems: [],
  });
});

describe('problems of topics', () => {
  test('are those of each query, with a caret under the place', () => {
    const { problems } = read({ A: ['ink', '"a" "b"'], B: { any: 'wax', exclude: '(x' } });
    expect(problems.map(({ code, message }) => [code, ...message.split('\n')])).toEqual([
      ['QUERY_INVALID', expect.stringMatching(/^Topic "A", column 5: ./), '  "a" "b"', '      ^'],
      [
        'QUERY_INVALID',
        expect.stringMatching(/^Topic "B, exclude", column \d+: ./),
        '  (x',
        expect.stringMatching(/^ +\^$/),
      ],
    ]);
  });

  test('shorten the name of a topic after 200 characters', () => {
    const [problem] = read(`${'x'.repeat(250)}: "a" "b"`).problems;
    expect(problem?.message.split('\n')[0]).toMatch(/^Topic "x{186} … \(shortened\)", column 5: ./);
  });

  test.each<[unknown, Problem[]]>([
    ['A: x\nA: y', [invalid('`keywords` has the topic "A" twice. Give each topic its own name')]],
    [
      '# nothing yet',
      [{ code: 'NO_TOPICS', message: 'There is nothing to look for: `keywords` has no topic' }],
    ],
    [{ A: null }, [invalid('Topic "A" has no query')]],
    [
      Array.from({ length: 2001 }, (_, n) => `T${n}: x`),
      [invalid('`keywords` has 2001 topics. The most is 2000: join some with OR')],
    ],
  ])('%# are whole messages', (keywords, problems) => {
    expect(read(keywords).problems).toEqual(problems);
  });

  test('do not include 2,000 topics', () => {
    const { topics, problems } = read(Array.from({ length: 2000 }, (_, n) => `T${n}: x`));
    expect([topics.length, problems]).toEqual([2000, []]);
  });
});

describe('a notice names topics', () => {
  const noticesIn = (keywords: string) => noticesOfTopics(read(keywords).topics);
  const notice = (text: string) => ({ about: '`keywords`', text });
  const unnamed = (names: string) =>
    notice(
      `A topic without a name has its query for a tag. Write a name before it, as in Long context: "long context". Without one: ${names}`,
    );
  const signs = (names: string) =>
    notice(
      `\`+\` and \`&\` between words are no operators, so the words are looked for as one phrase: ${names}. Write AND between them, or put the phrase in quotation marks`,
    );
  const common = (names: string) =>
    notice(
      `arXiv's index leaves out words that nearly every text holds, so it finds nothing for: ${names}. Add a word that tells more`,
    );
  const foreign = (names: string) =>
    notice(
      `arXiv's titles and abstracts are in English, so these find next to nothing: ${names}. Write the words in English`,
    );

  test('without a name whose query would become a tag', () => {
    expect(noticesIn('"a b" OR c\nti:ink\nink AND wax\nink NOT wax\nink*')).toEqual([
      unnamed('"a b" OR c; ti:ink; ink AND wax; ink NOT wax; ink*'),
    ]);
    expect(
      noticesIn(
        'old scrolls\nR&D\nC++\nO\'Neil’s\nC#\nCLIP/SAM\nGPT-4.5\nANDROID\nNamed: "a b" OR c',
      ),
    ).toEqual([]);
  });

  test('with a + or & between words, which are no operators', () => {
    expect(noticesIn('A: old scrolls + ink\nB: lamp & oil\nC: "a" OR b + c OR "d"')).toEqual([
      signs('A; B; C'),
    ]);
    expect(
      noticesIn('A: R&D\nB: C++\nC: CLIP+SAM\nD: "a & b"\nE: “a + b” OR c\nF: C++ code\nG: a +b'),
    ).toEqual([]);
  });

  test('with only stop words, which arXiv ignores', () => {
    expect(
      noticesIn(
        'The: the OR ti:"of the"\nAbs: abs:the\nInk: the ink OR the\nCat: the AND cat:cs.CL\nNot: the AND NOT of\nAu: au:the',
      ),
    ).toEqual([common('The; Abs')]);
  });

  test('with only words that do not occur in English texts', () => {
    expect(
      noticesIn(
        '图: 图 OR ti:"深度 学习"\nСеть: abs:сеть\n混: 图 OR graph\nG: λ\nA: au:李\nN: 5 AND 7\nS: ∇',
      ),
    ).toEqual([foreign('图; Сеть')]);
  });

  test('up to five, with long names shortened to 200 characters', () => {
    const lines = Array.from({ length: 7 }, (_, at) => `ti:${at}${'x'.repeat(196 + (at % 2))}`);
    const names = lines.map((line) => (line.length > 200 ? `${line.slice(0, 198)} …` : line));
    expect(noticesIn(lines.slice(0, 5).join('\n'))).toEqual([
      unnamed(names.slice(0, 5).join('; ')),
    ]);
    expect(noticesIn(lines.join('\n'))).toEqual([
      unnamed(`${names.slice(0, 5).join('; ')}; and 2 more`),
    ]);
  });
});
