import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import { escapeGitHub, escapeGitHubPlain } from '../../src/escapes/escapes.ts';
import { hostileText } from '../builders/hostile.ts';
import { elementsIn } from '../harness/elements.ts';

/** What GitHub may link or act on: docs.github.com, "Autolinked references and URLs". */
const LIVE =
  /@[\p{L}\p{N}_-]|#[\p{L}\p{N}_-]|(?<![A-Za-z0-9])GH-\d|[0-9a-f]{7}|https?:\/\/|www\./iu;

/** In a commit's message; a merge that squashes takes a pull request's text for it, as it is written. */
const SKIPS = /\[skip ci\]/i;

/** A text with more of what GitHub links, and characters in it that nobody sees. */
const texts = fc
  .array(
    fc.oneof(
      hostileText,
      fc.constantFrom(
        ...[
          '@',
          '#',
          'GH',
          'gh-',
          '-',
          '1',
          'octocat',
          'http',
          's',
          ':',
          '//',
          'github.com/o/r/issues/1',
        ],
        ...[
          'www',
          '.',
          'closes ',
          'Fixes: ',
          'o/r',
          '[skip',
          ' ci]',
          'abcdef',
          '0123456',
          'é',
          '_',
          ' ',
        ],
        ...[
          '\u200e',
          '\u200f',
          '\u202a',
          '\u2066',
          '\ufeff',
          '\u0000',
          '\u007f',
          '\u0085',
          '\ud800',
        ],
      ),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => parts.join(''));

const readers = [
  (text: string) => new MarkdownIt({ html: true, linkify: true }).render(text),
  (text: string) => new Marked({ gfm: true }).parse(text) as string,
];

/** As GitHub has it when it looks for references: entities are the characters they stand for. */
function seen(written: string): string {
  return written.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

describe('text on GitHub', () => {
  test('of a pull request is plain text without mentions and references', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const written = escapeGitHub(text);
        expect(seen(written)).not.toMatch(LIVE);
        expect(written).not.toMatch(SKIPS);
        for (const read of readers)
          expect({ written, odd: elementsIn(read(written)).filter((one) => one !== 'p') }).toEqual({
            written,
            odd: [],
          });
      }),
      { numRuns: 2000 },
    );
  });

  test('of a title or a commit is one line without mentions and references', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(escapeGitHubPlain(text)).not.toMatch(LIVE);
        expect(escapeGitHubPlain(text)).not.toMatch(SKIPS);
        expect(escapeGitHubPlain(text)).not.toMatch(/[\r\n\u200e\u200f\u202a\u2066]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps text that is not a reference', () => {
    const text = 'In 2024, 123456 facades (GHz-5) of C# at 5@ a piece';
    expect(escapeGitHub(text)).toBe(text);
    expect(escapeGitHubPlain(text)).toBe(text);
  });
});
