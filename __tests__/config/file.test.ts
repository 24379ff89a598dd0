import { describe, expect, test } from '@jest/globals';
import { readFile } from '../../src/config/file.ts';
import type { Problem } from '../../src/config/problem.ts';
import type { Notice } from '../../src/log.ts';

function read(text: string, mayBeTopics = true) {
  const problems: Problem[] = [];
  const notices: Notice[] = [];
  const found = readFile({ path: 'p.yml', text }, mayBeTopics, problems, notices);
  return { ...found, inputs: Object.fromEntries(found.inputs), problems, notices };
}

/** Returns the whole messages, each with its code if that is not CONFIG_INVALID. */
const problemsIn = (text: string, mayBeTopics?: boolean) =>
  read(text, mayBeTopics).problems.map(({ code, message }) =>
    code === 'CONFIG_INVALID' ? message : `${code}: ${message}`,
  );

describe('a configuration file', () => {
  test('has inputs; a key that is left empty counts as not given', () => {
    expect(read('keywords: a\nsite: ""\nbase: ~\nlabels:\ndraft: false\n')).toEqual({
      inputs: { keywords: 'a', draft: false },
      isOfOtherTool: false,
      problems: [],
      notices: [],
    });
    expect(read('').inputs).toEqual({});
  });

  test('has numbers as they are written, except those that are values of `front-matter`, or in place of queries', () => {
    const text =
      'max-papers: 1.10\npapers: [2611.00010]\nkeywords: {1.10: 2.20}\nother: 3.30\nfront-matter: {1.10: 2.20}\n';
    const { inputs } = read(text);
    expect(JSON.parse(JSON.stringify(inputs))).toEqual({
      'max-papers': '1.10',
      papers: ['2611.00010'],
      keywords: { '1.10': 2.2 },
      other: 3.3,
      'front-matter': { 1.1: 2.2 },
    });
  });

  test('has its front matter as it is written, if that is a mapping', () => {
    expect(read('front-matter: [a]').inputs).toEqual({ 'front-matter': ['a'] });
    expect(read('front-matter: "a: b"').inputs).toEqual({ 'front-matter': 'a: b' });
    expect(read('front-matter: { a: "b" }').inputs['front-matter']).toHaveProperty(
      'a.type',
      'QUOTE_DOUBLE',
    );
  });

  const comment = (length: number) => `#${'x'.repeat(length - 1)}`;
  test('may have 1 million characters', () => {
    expect(problemsIn(comment(1_000_000))).toEqual([]);
    expect(read(`${comment(999_989)}\nkeywords: a`)).toEqual({
      inputs: {},
      isOfOtherTool: false,
      problems: [
        {
          code: 'CONFIG_INVALID',
          message:
            'p.yml has 1.0 million characters. Paperboy reads at most 1 million: divide the topics between several workflows',
        },
      ],
      notices: [],
    });
  });

  test.each([
    [
      '- a',
      'p.yml is not a YAML mapping of inputs, such as `keywords:`. It should hold `key: value` lines. For a list of topics, begin it with `keywords:`',
    ],
    [
      'site: *x',
      '`site` in p.yml cannot be read: Unresolved alias (the anchor must be set before the alias): x. A text that begins with * needs quotation marks',
    ],
    ['site: a\nsite: a', 'p.yml: `site` occurs twice, the second time in line 2. Keep one'],
    [
      'config: x',
      '`config` is not allowed in p.yml, because it is needed to find the file. Put it in the workflow, under `with:`',
    ],
    [
      'llm-key: x',
      '`llm-key` is not allowed in p.yml, because a secret does not belong in a repository. Put it in the workflow, under `with:`',
    ],
  ])('%j is refused', (text, message) => {
    const { problems, inputs } = read(text);
    expect(problems).toEqual([{ code: 'CONFIG_INVALID', message }]);
    expect(Object.keys(inputs)).not.toContain('config');
  });
});

describe('a file of cv-arxiv-daily', () => {
  const ignored = (text: string) => ({ about: 'p.yml', text });

  test('has inputs, and a notice of each setting that is ignored, with the input of that name', () => {
    expect(
      read(
        'base_url: x\nmax_papers: 3\nuser_name: y\nmax_papers: 4\nlookback-days: 3\nkeywords: { A: { filters: [a], note: b }, B: }',
      ),
    ).toEqual({
      inputs: { 'lookback-days': '3', keywords: { A: { filters: ['a'] } } },
      isOfOtherTool: true,
      problems: [],
      notices: [
        ignored(
          'This is the file of another tool. Its topics are used. For `max_papers` write `max-papers`. These settings, and topics without a query, are ignored: `base_url`, `max_papers`, `user_name`, `note`, `B`',
        ),
      ],
    });
  });

  test('without topics is refused unless the workflow has keywords', () => {
    const text = 'base_url: x\nuser_name: y\ntoken: z';
    expect(problemsIn(text)).toEqual([
      'NO_TOPICS: p.yml has settings of cv-arxiv-daily, but no `keywords`, and so no topic',
    ]);
    expect(read(text, false)).toEqual({
      inputs: {},
      isOfOtherTool: true,
      problems: [],
      notices: [
        ignored(
          'This is the file of another tool. These settings, and topics without a query, are ignored: `base_url`, `user_name`, `token`',
        ),
      ],
    });
  });

  test('has no notice if nothing is ignored', () => {
    expect(read('A: { B: c }')).toEqual({
      inputs: { keywords: { A: { B: 'c' } } },
      isOfOtherTool: true,
      problems: [],
      notices: [],
    });
  });

  test('may repeat a setting that is ignored, or a query in the same words', () => {
    const text = 'base_url: x\nbase_url: y\nuser_name: z\nkeywords: { A: a';
    expect(problemsIn(`${text}, A: a }`)).toEqual([]);
    expect(problemsIn(`${text}, A: b }`)).toEqual([
      'p.yml: `keywords / A` occurs twice, the second time in line 4. Keep one',
    ]);
    expect(problemsIn('keywords: { A: a, A: a }')).toEqual([
      'p.yml: `keywords / A` occurs twice, the second time in line 1. Keep one',
    ]);
  });
});
