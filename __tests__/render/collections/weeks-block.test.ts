import { describe, expect, test } from '@jest/globals';
import { weeksPath, withWeeks } from '../../../src/render/collections/weeks-block.ts';
import { anEntry, printed } from './entries.ts';

const form = { path: 'docs/arxiv.md' };
const rows = printed([anEntry({ topics: ['C&#35;'] }), anEntry({ topics: ['C&#35;', 'Gone'] })]);
const listWith = (inside: string, eol = '\n') =>
  [
    '# Lab <!-- paperboy: list -->',
    `<!-- paperboy: weeks -->${inside}<!-- /paperboy: weeks -->`,
    '## C&#35;',
    '## Empty',
    '<!-- /paperboy: list -->',
    '',
  ].join(eol);

describe('the papers a week in a list', () => {
  test('are written between their markers, with a picture if the site publishes it', () => {
    const words = 'Papers a week: week of 2024-09-30: 1\n\n';
    const plain = withWeeks(listWith('old'), form, rows, false);
    expect(plain).toEqual({ text: listWith(`\n\n${words}`) });
    const { text, svg } = withWeeks(listWith('\nold\n'), form, rows, true);
    expect(text).toBe(listWith(`\n\n![Papers a week by topic](./arxiv-weeks.svg)\n\n${words}`));
    expect(svg?.path).toBe('docs/arxiv-weeks.svg');
    expect(svg?.text).toContain('<title>2024-09-30: 2 on C#</title>');
    expect(svg?.text).toContain('>C#</text>');
    expect(svg?.text).not.toMatch(/Empty|Gone/);
  });

  test('are empty in a list without papers, and keep its line ends', () => {
    const { text } = withWeeks(listWith('', '\r\n'), form, '', true);
    expect(text).toBe(
      listWith('\r\n\r\n![Papers a week by topic](./arxiv-weeks.svg)\r\n\r\n', '\r\n'),
    );
  });

  test.each([
    ['without their markers', listWith('').replace(/<!-- \/?paperboy: weeks -->/g, '')],
    [
      'with their markers outside of the list',
      `${listWith('').replace(/.*weeks.*\n/, '')}\n<!-- paperboy: weeks --><!-- /paperboy: weeks -->`,
    ],
    ['without a list', '<!-- paperboy: weeks --><!-- /paperboy: weeks -->'],
  ])('are left out of a file %s', (_, text) => {
    expect(withWeeks(text, form, rows, true)).toEqual({ text });
  });
});

test.each([
  ['README.md', 'README-weeks.svg'],
  ['a.b/arxiv', 'a.b/arxiv-weeks.svg'],
])('the picture of %s is %s', (list, path) => {
  expect(weeksPath(list)).toBe(path);
});
