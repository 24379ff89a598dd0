import { describe, expect, test } from '@jest/globals';
import { hasSameFrontMatter, readPost, withTopLine } from '../../src/news/post.ts';
import type { PaperId } from '../../src/papers/paper.ts';

const A = '2611.00001' as PaperId;
const read = (text: string) => readPost(text, A);

describe('a post says', () => {
  test.each<[string, number | undefined]>([
    ['2611.00001v1', 1],
    ['arXiv:2611.00001v2, and (2611.00001v12) of 2611.00001v3', 12],
    ['https://arxiv.org/abs/2611.00001v999#a', 999],
    ['hep.2611.00001v2', undefined],
    ['12611.00001v2', undefined],
    ['2611x00001v2', undefined],
    ['2611.00001v2a', undefined],
    ['2611.00001v1000', undefined],
    ['2611.00001v0', undefined],
    ['2611.00001', undefined],
    ['2611.00002v2', undefined],
  ])('the latest version of its paper: %s', (text, version) => {
    expect(read(text).version).toBe(version);
  });

  test('whether its paper was withdrawn, in a short line', () => {
    const line = (text: string) => read(`# A\r\n\r\n${text}\r\nEnd`).withdrawn;
    expect(line('> **This paper was withdrawn.** arXiv says: “x”')).toBe(true);
    expect(line('_This paper_ has been withdrawn')).toBe(true);
    expect(line('  > Withdrawn by the authors')).toBe(true);
    expect(line('A study of withdrawn papers')).toBe(false);
    const long = (length: number) => `This paper was withdrawn. `.padEnd(length, 'x');
    expect([line(long(999)), line(long(1000))]).toEqual([true, false]);
  });

  test.each([
    ...[
      'https://github.com/octo/scrolls',
      'http://www.gitlab.com/octo/x',
      'https://octo.github.io/x',
    ],
    ...[
      'https://huggingface.co/octo/x',
      'https://codeberg.org/octo/x',
      'HTTPS://bitbucket.org/a/b',
    ],
  ])('that there is code: %s', (url) => {
    expect(read(`Code: ${url}`).code).toBe(true);
  });

  test.each(['http://gitlab.com/explore/x.y-z', 'https://www.github.com/features/code-x'])(
    'that there is code at a page of a host: %s',
    (url) => {
      expect(read(`Code: ${url}`).code).toBe(true);
    },
  );

  test.each(['https://github.com/octo', 'https://example.org/octo/x', 'github', ''])(
    'that there is no code: %s',
    (text) => {
      expect(read(text).code).toBe(false);
    },
  );
});

describe('a line at the top of a post', () => {
  test.each<[string, string, boolean?]>([
    ['', '! \n'],
    ['Text\n', '! \n\nText\n'],
    ['\nText\n', '! \n\nText\n'],
    [' \t\nText\n', '! \n \t\nText\n'],
    ['---\na: b\n---\nText\n', '---\na: b\n---\n\n! \n\nText\n'],
    ['---\na: b\n---\n\nText\n', '---\na: b\n---\n\n! \n\nText\n'],
    ['\ufeff--- \na: b\n---\t\nText', '\ufeff--- \na: b\n---\t\n\n! \n\nText'],
    ['---\n---', '---\n---\n! \n'],
    ['---\r\na: b\r\n---\r\nText\r\n', '---\r\na: b\r\n---\r\n\r\n! \r\n\r\nText\r\n'],
    ['a: b\n---\nText\n', '! \n\na: b\n---\nText\n'],
    ['Title: a\nDate: b\n\nText\n', 'Title: a\nDate: b\n\n! \n\nText\n', true],
    ['Title: a\r\n\r\nText\r\n', 'Title: a\r\n\r\n! \r\n\r\nText\r\n', true],
    ['\nText\n', '! \n\nText\n', true],
    ['---\na: b\n---\nText\n', '---\na: b\n---\n\n! \n\nText\n', true],
  ])('stands below the front matter of %j', (text, after, hasMetadata = false) => {
    expect(withTopLine(text, '! ', hasMetadata)).toBe(after);
  });
});

test('front matter has the form of ours if both are YAML, both TOML, or both absent', () => {
  const [yaml, toml, none] = ['---\na: b\n---\nx', '+++\na = 1\n+++\nx', 'x\n---\na\n---\n'];
  const same = [yaml, toml, none].map((post) =>
    [yaml, toml, none].map((page) => hasSameFrontMatter(post, page)),
  );
  expect(same).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ]);
});
