import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeLinkNamed, codeLinks } from '../../src/papers/code-links.ts';
import { LINK_CASES, SAME_REPOSITORY } from './code-link-cases.ts';

const urlsIn = (abstract: string) => codeLinks([abstract]).map(({ url }) => url);

describe('the code links of a paper', () => {
  for (const [text, ...urls] of [...SAME_REPOSITORY, ...LINK_CASES])
    test(`${JSON.stringify(text)} names ${urls.join(' ') || 'none'}`, () => {
      expect(urlsIn(text)).toEqual(urls);
    });

  test('have a kind, and code comes first', () => {
    const abstract =
      'Page: https://me.github.io/a. Demo: https://huggingface.co/spaces/me/s. ' +
      'Data: https://huggingface.co/datasets/me/d. Model: https://huggingface.co/me/m.';
    const comment = 'Code: https://github.com/Me/A';
    expect(codeLinks([abstract, comment, 'A']).map(({ url: _, ...rest }) => rest)).toEqual([
      { kind: 'code', host: 'GitHub', label: 'Me/A' },
      { kind: 'model', host: 'Hugging Face', label: 'me/m' },
      { kind: 'dataset', host: 'Hugging Face', label: 'me/d' },
      { kind: 'space', host: 'Hugging Face', label: 'me/s' },
      { kind: 'project', host: 'GitHub Pages', label: 'me.github.io/a' },
    ]);
  });

  test('count once if abstract, comment and title repeat them', () => {
    const text = 'Code: https://github.com/me/a';
    expect(codeLinks([text, `${text}.git`, text])).toHaveLength(1);
  });
});

describe('an address in the data of a service', () => {
  test.each([
    ['https://github.com/me/a', 'https://github.com/me/a'],
    ['huggingface.co/me/m', 'https://huggingface.co/me/m'],
    ['https://me.github.io/a', 'https://me.github.io/a'],
    ['https://gitlab.inria.fr/g/a', 'https://gitlab.inria.fr/g/a'],
    ['https://scrolls.example.org/a', 'https://scrolls.example.org/a'],
    ['https://sites.google.com/view/a', 'https://sites.google.com/view/a'],
  ])('%s is read without words that announce it', (text, url) => {
    expect(codeLinkNamed(text)?.url).toBe(url);
  });

  test.each([
    ...['', 'no address', 'https://github.com/me', 'https://arxiv.org/abs/2611.00001'],
    ...['https://www.youtube.com/x', 'https://drive.google.com/x', 'https://t.co/x'],
    ...[
      'https://github.com.example.org/me/a',
      'https://mygithub.org/me/a',
      'https://gitlab.com.example.org/g/a',
    ],
    ...['https://my-gitlab.org/x', 'https://gitlabs.org/x', 'https://huggingface.example.org/x'],
  ])('%s is none', (text) => {
    expect(codeLinkNamed(text)).toBeUndefined();
  });

  test('a link counts once in any case', () => {
    expect(
      codeLinks(['Code: https://github.com/Me/A', 'Code: https://github.com/me/a']),
    ).toHaveLength(1);
  });
});

const BITS = [
  'https://',
  'http:',
  'github.com',
  '/',
  'ada',
  'na-me',
  '.',
  '..',
  ' ',
  '\n',
  '\\url{',
  '\\href{',
  '}',
  '{',
  '(',
  ')',
  '[',
  ']',
  '<',
  '>',
  '"',
  "'",
  '`',
  '@',
  ':',
  ':80',
  '?tab=x',
  '#readme',
  '%',
  '%2e',
  '\\_',
  '\\%',
  '-',
  '_',
  'Code: ',
  'Project page: ',
  'available at ',
  'based on ',
  'huggingface.co/',
  'datasets/',
  'me.github.io',
  'gitlab.com/g/',
  '-/tree/',
  'anonymous.4open.science/r/',
  'site.org',
  'gist.github.com/',
  '0123456789abcdef0123',
  'xn--a.com',
  'é',
  'і',
  '\u202e',
  '\u{f0000}',
  '|',
  '*',
  '^',
];
const hostile = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...BITS) }, fc.string({ maxLength: 8 })),
    {
      maxLength: 40,
    },
  )
  .map((bits) => bits.join(''));

describe('for any text', () => {
  test('an address is https at a plain host, and free of mark-up', () => {
    let seen = 0;
    fc.assert(
      fc.property(hostile, hostile, (abstract, comment) => {
        for (const { url, label, kind } of codeLinks([abstract, comment])) {
          seen++;
          const parsed = new URL(url);
          expect(parsed.protocol).toBe('https:');
          expect(parsed.username + parsed.password + parsed.port + parsed.hash).toBe('');
          expect(parsed.href.replace(/\/$/, '')).toBe(url);
          expect(url).toMatch(/^[\w.~/+=:@?&%-]+$/);
          expect(url.endsWith(label)).toBe(true);
          if (kind !== 'project')
            expect(parsed.hostname).toMatch(
              /^(?:(?:gist\.)?github\.com|gitlab\.(?:com|[a-z0-9.-]+)|huggingface\.co|[a-z0-9-]+\.hf\.space|anonymous\.4open\.science)$/,
            );
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(seen).toBeGreaterThan(200);
  });

  test('an address found is found again where it stands alone', () => {
    fc.assert(
      fc.property(hostile, (abstract) => {
        for (const { url, kind, host } of codeLinks([abstract])) {
          // Pages of any host need the words that announce them.
          const known = kind !== 'project' || /Pages|Anonymous/.test(host);
          expect(urlsIn(known ? url : `Project page: ${url}`)).toEqual([url]);
        }
      }),
      { numRuns: 1000, seed: 8 },
    );
  });

  test('links are found in linear time', () => {
    // A quadratic reader would need hours for these: the test would not end.
    const long = 600_000;
    const slow = [
      'https:',
      'https://',
      '/',
      '.',
      'a.',
      '-',
      '_',
      ' ',
      '\\_',
      '{',
      'github.com/',
      'github.com/a- ',
      'github.com/a/b ',
      'Code: ',
      'code available ',
      'based on ',
      'a/',
      'e.g. A',
      '\\',
      'our code ',
    ].map((bit) => bit.repeat(long / bit.length));
    for (const text of slow) {
      const abstract = `${text} https://github.com/a/b`;
      expect(() => codeLinks([abstract, text])).not.toThrow();
    }
  });
});
