import { describe, expect, test } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { weeksIn, weeksInWords, weeksSvg } from '../../../src/render/collections/weeks.ts';
import { anEntry, printed } from './entries.ts';

const paper = (id: string, day: string, topic = 'A & B') =>
  anEntry({ id, published: `${day}T12:00:00Z`, topics: [topic] });
const list = printed([
  paper('2611.00001', '2026-11-23'),
  paper('2611.00002', '2026-11-29'),
  paper('2611.00003', '2026-11-09'),
  paper('2611.00004', '2026-11-23', 'Other'),
  paper('2611.00001', '2026-11-23', 'Other'),
]);

describe('papers per week', () => {
  test('are counted from Monday to Sunday, with empty weeks', () => {
    expect(weeksIn(list).map(({ monday, counts }) => [monday, Object.fromEntries(counts)])).toEqual(
      [
        ['2026-11-09', { 'A & B': 1 }],
        ['2026-11-16', {}],
        ['2026-11-23', { 'A & B': 2, Other: 2 }],
      ],
    );
  });

  test('are described in words, the newest week first, with a paper of two topics counted once', () => {
    expect(weeksInWords(weeksIn(list))).toBe(
      'week of 2026-11-23: 3 · week of 2026-11-16: 0 · week of 2026-11-09: 1',
    );
  });

  test('are empty for a list without rows', () => {
    expect(weeksIn('## A\n')).toEqual([]);
  });

  test('are drawn as well-formed SVG, with a bar per topic and week', () => {
    const svg = weeksSvg(weeksIn(list), ['A & B', 'Other']);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg.match(/<title>/g)).toHaveLength(3);
    expect(svg).toContain('<title>2026-11-23: 2 on A &#38; B</title>');
  });
});
