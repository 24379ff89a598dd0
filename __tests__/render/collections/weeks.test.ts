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
    expect(svg)
      .toBe(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 252" role="img" aria-label="Papers a week by topic">
<style>text{font:12px sans-serif;fill:#57606a}line{stroke:#d0d7de}@media(prefers-color-scheme:dark){text{fill:#9198a1}line{stroke:#3d444d}}</style>
<line x1="36" y1="176" x2="720" y2="176"/>
<text x="30" y="16" text-anchor="end">4</text><text x="30" y="176" text-anchor="end">0</text>
<rect x="58.8" y="135" width="182.4" height="41" fill="#0969da"><title>2026-11-09: 1 on A &#38; B</title></rect>
<rect x="514.8" y="94" width="182.4" height="82" fill="#0969da"><title>2026-11-23: 2 on A &#38; B</title></rect>
<rect x="514.8" y="12" width="182.4" height="82" fill="#bf8700"><title>2026-11-23: 2 on Other</title></rect>
<text x="150" y="192" text-anchor="middle">11-09</text>
<text x="378" y="192" text-anchor="middle">11-16</text>
<text x="606" y="192" text-anchor="middle">11-23</text>
<rect x="36" y="207" width="10" height="10" fill="#0969da"/><text x="52" y="216">A &#38; B</text>
<rect x="36" y="225" width="10" height="10" fill="#bf8700"/><text x="52" y="234">Other</text>
</svg>
`);
  });

  test('of more than 8 weeks have at most 8 labels, and colours repeat after 6 topics', () => {
    const topics = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const days = topics.map((topic, n) => paper(`2611.0000${n}`, `2026-0${n + 1}-05`, topic));
    const svg = weeksSvg(weeksIn(printed(days)), topics);
    const labels = [...svg.matchAll(/middle">(\d\d-\d\d)</g)].map(([, label]) => label);
    expect(labels).toEqual([...['01-05', '02-02', '03-02', '03-30', '04-27', '05-25', '06-22']]);
    const colours = [...svg.matchAll(/fill="(#\w+)"\/>/g)].map(([, colour]) => colour);
    expect(new Set(colours.slice(0, 6)).size).toBe(6);
    expect(colours[6]).toBe(colours[0]);
  });

  test('are drawn for a list without rows, too', () => {
    const svg = weeksSvg([], []);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain('>1</text>');
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<rect/);
  });

  test('are those of the last 26 weeks, without earlier weeks that have no papers', () => {
    const weeksOf = (...days: string[]) =>
      weeksIn(printed(days.map((day, n) => paper(`2611.0000${n}`, day)))).map(
        ({ monday }) => monday,
      );
    expect(weeksOf('2026-11-23', '2026-06-01')).toHaveLength(26);
    expect(weeksOf('2026-11-23', '2026-05-31')).toEqual(['2026-11-23']);
    expect(weeksOf('2026-11-22')).toEqual(['2026-11-16']);
    expect(weeksInWords(weeksIn(printed([paper('2611.00001', '2026-11-23')])))).toBe(
      'week of 2026-11-23: 1',
    );
  });

  test('do not count rows above the first heading, or without a day', () => {
    const row = (day: string) => `| ${day} | https://arxiv.org/abs/2611.00001 |\n`;
    expect(weeksIn(`${row('2026-11-23')}## A\n${row('soon')}${row('2026-13-45')}`)).toEqual([]);
    expect(weeksIn('## A\n| 2026-11-23 | no paper |\n')).toEqual([]);
  });

  test('are described for the last four weeks', () => {
    const days = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'];
    const weeks = weeksIn(printed(days.map((day, n) => paper(`2611.0000${n}`, day))));
    expect(weeksInWords(weeks)).toBe(
      'week of 2026-11-30: 1 · week of 2026-11-23: 1 · week of 2026-11-16: 1 · week of 2026-11-09: 1',
    );
  });
});
