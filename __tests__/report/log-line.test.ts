import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeLogLine, escapeTerminal } from '../../src/report/log-line.ts';

// As in the runner's ActionCommandManager: a command is at the start of a line, its older form anywhere.
const isCommand = (line: string) => /^\s*::/.test(line) || line.includes('##[');

test('no printed text is a workflow command (property)', () => {
  const tokens = fc
    .array(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '#',
        '[',
        ']',
        'add-mask',
        'error',
        '\r',
        '\n',
        ' ',
        '\u2028',
        '\u0085',
        '\u001b[1m',
        '\u0000',
        'x',
        '\u00a0',
        '\ufeff',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(tokens, (text) => {
      const lines = escapeLogLine(text).split(/\r\n|\n|\r/);
      expect(lines.filter(isCommand)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('terminal escape sequences and control characters are removed', () => {
  expect(escapeTerminal('a\u001b[31mb\u001b]0;title\u0007c\rd\u0008\u202ee')).toBe('abc\nde');
});

test('plain text is printed unchanged', () => {
  expect(escapeLogLine('Waiting 6 s: arXiv said "no" [429]')).toBe(
    'Waiting 6 s: arXiv said "no" [429]',
  );
});

test.each([
  ['::error::x', ':\u200b:error::x'],
  [' \u00a0::error::x', ' \u00a0:\u200b:error::x'],
  ['a ::b', 'a ::b'],
  [': :a', ': :a'],
  ['a\n::b\r::c\r\n::d', 'a\n:\u200b:b\n:\u200b:c\n:\u200b:d'],
  ['a\u2028::b\u0085::c\u2029d\ve\ff', 'a\n:\u200b:b\n:\u200b:c\nd\ne\nf'],
  ['a ##[b] ##[c] ## [d]', 'a ##\u200b[b] ##\u200b[c] ## [d]'],
])('%j is printed as %j', (text, printed) => {
  expect(escapeLogLine(text)).toBe(printed);
});

test.each([
  ['a\u001b[1;31mb', 'ab'],
  ['a\u001b[?25 hb', 'ab'],
  ['a\u001b]0;title\u001b\\b', 'ab'],
  ['a\u001b]8;;http://a.b\u0007b', 'ab'],
  ['a\u001b]no end\nb', 'a]no end\nb'],
  ['a\u0000\u0008\u000e\u001f\u007f\u009f\u200e\u200f\u202a\u202e\u2066\u2069b', 'ab'],
  ['tab\there, é 数 \u00a0', 'tab\there, é 数 \u00a0'],
])('%j is shown on a terminal as %j', (text, shown) => {
  expect(escapeTerminal(text)).toBe(shown);
});
