import { describe, expect, test } from '@jest/globals';
import { escapeHtml, escapeYaml, forFrontMatter } from '../../src/escapes/escapes.ts';

describe('a string of front matter', () => {
  test.each([
    ['<A> and <b c="d">', '‹A› and ‹b c=”d”›'],
    ['a <b <c>d', 'a ‹b ‹c›d'],
    ['<a <b>> x', '‹a ‹b›> x'],
    ['</ <! <? </a> <!b> <?c>', '‹/ ‹! ‹? ‹/a› ‹!b› ‹?c›'],
    ['x<3 < y', 'x＜3 ＜ y'],
    ['& &a a&b &; &é; &a; &#3; &#x3a;', '& &a a&b &; &é; ＆a; ＆#3; ＆#x3a;'],
    ['"a" ("b") ["c"] {"d"} “"e"” x"y " "', '“a” (“b”) [“c”] {“d”} ““e”” x”y “ “'],
    ['"a"\n"b"', '“a”\n“b”'],
    ['<"a">', '＜”a”>'],
    ['<b "a">', '‹b “a”›'],
    ['[a](b)[c](d)', '[a] (b)[c] (d)'],
    ['a\u202eb <\u200eb>', 'ab ‹b›'],
    ['a\\b', 'a\\b'],
  ])('has no mark-up of HTML, XML or a link: %j', (text, written) => {
    expect(forFrontMatter(text)).toBe(written);
  });

  test('follows the rules of its generator', () => {
    const text = '\\a & *b* <3';
    expect(forFrontMatter(text, { noBackslash: true })).toBe('⧵a & *b* ＜3');
    expect(forFrontMatter('R&D & S', { raw: true })).toBe('R＆D ＆ S');
    expect(forFrontMatter(text, { html: true })).toBe('\\a &#38; *b* ＜3');
    expect(forFrontMatter(text, { markdown: true })).toBe('&#92;a & &#42;b&#42; ＜3');
    expect(forFrontMatter(text, { markdown: true, html: true, noBackslash: true })).toBe(
      '⧵a & &#42;b&#42; ＜3',
    );
  });
});

test('a YAML string has escapes for characters that a reader of YAML refuses, and no others', () => {
  expect(escapeYaml('a"\\\n\u0000')).toBe('"a\\"\\\\\\n\\u0000"');
  expect(escapeYaml('\u007e\u007f\u0080\u009f\u00a0\u2027\u2028\u2029\u202a')).toBe(
    '"\u007e\\u007f\\u0080\\u009f\u00a0\u2027\\u2028\\u2029\u202a"',
  );
  expect(escapeYaml('\ufeff\ufffd\ufffe\uffff \u{1f600} \ud800')).toBe(
    '"\\ufeff\ufffd\\ufffe\\uffff \u{1f600} \ufffd"',
  );
});

test('HTML text has entities for its mark-up and quotation marks, and no invisible characters', () => {
  expect(escapeHtml('<a b="c" d=\'e\'>`f` & \u202eg')).toBe(
    '&#60;a b=&#34;c&#34; d=&#39;e&#39;&#62;&#96;f&#96; &#38; g',
  );
});
