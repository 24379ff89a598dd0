import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperId } from '../../src/papers/paper.ts';
import { boxesIn, listedIn } from '../../src/record/boxes.ts';
import { BODY_LIMIT, bodyLength, fitBody, roomIn } from '../../src/record/fit-body.ts';
import { unlistedIn, unlistedText } from '../../src/record/held-over.ts';
import { BEGIN, END, PAPERS_HERE } from '../../src/record/section.ts';

const idOf = (n: number) => `2611.${String(n).padStart(5, '0')}` as PaperId;
const box = (n: number, title = `Scroll ${n} of the Long Series`) =>
  `- [x] [${title}](https://arxiv.org/abs/${idOf(n)})`;
const entry = (n: number) =>
  [
    box(n),
    `  Ada Inkwell, Bo Quill · NeurIPS 2026 · [PDF](https://arxiv.org/pdf/${idOf(n)})`,
    '  We propose a scroll that reads itself.',
    `  Matched **scroll** in the comment: ${'x'.repeat(80)}`,
    `  [View its file](https://github.com/o/r/blob/b/${n}.md) · [edit it](https://github.com/o/r/edit/b/${n}.md)`,
    `  <details><summary>Abstract</summary>${'y'.repeat(300)}</details>`,
  ].join('\n');
/** An entry as older versions wrote it, without links. */
const oldEntry = (n: number) =>
  [
    box(n),
    '  Ada Inkwell · cs.CL · 2026-11-18',
    `  matched “scroll” in the abstract (${'x'.repeat(80)})`,
    `  \`posts/${n}.md\``,
    `  <details><summary>Abstract</summary>${'y'.repeat(300)}</details>`,
  ].join('\n');
const entries = (count: number) => Array.from({ length: count }, (_, n) => entry(n + 1)).join('\n');
const bodyOf = (ours: string) => `Hello.\n\n${BEGIN}\n\n${ours}\n\n${END}\n\nBye.`;

describe('the body of a pull request', () => {
  test('is counted as GitHub stores it, with CRLF at line ends', () => {
    expect(bodyLength('a\nb')).toBe(5);
  });

  test('does not change if it fits, whatever people wrote into it', () => {
    const body = `  Mine.\n\n\n${BEGIN}\n${entries(3)}\nMine too.\n\n\n${END}  `;
    expect(fitBody(body)).toBe(body);
  });

  /**
   * Returns the forms of entries for ever smaller limits, a letter for each entry: `A` with
   * abstract, `L` with links, `S` with sentence, `F` with venue and all authors, `N` with authors,
   * `T` with title, `i` with only the id.
   */
  const formsOf = (body: string, ids: readonly number[], step = 10) => {
    const least = bodyLength(fitBody(body, 0));
    const count = Math.ceil((bodyLength(body) - least) / step) + 2;
    const forms = Array.from({ length: count }, (_, nth) => {
      const lines = fitBody(body, bodyLength(body) - nth * step).split('\n');
      return ids.map((n) => {
        const at = lines.findIndex((line) => line.includes(`/abs/${idOf(n)})`));
        const end = lines.findIndex((line, index) => index > at && !line.startsWith('  '));
        const shown = lines.slice(at, end).join('\n');
        if (shown.includes('Abstract')) return 'A';
        if (shown.includes('[View') || shown.includes('`posts')) return 'L';
        if (shown.includes('We propose') || shown.includes('matched')) return 'S';
        if (shown.includes(' · ')) return 'F';
        return shown.includes('Ada') ? 'N' : shown.includes('Scroll') ? 'T' : 'i';
      });
    });
    return [...new Set(forms.map((form) => form.join('')))];
  };

  test.each([
    ['current format', entry],
    ['older format', oldEntry],
  ])(
    'loses abstracts, links, sentences, venues, authors and titles, in this order, the last paper of each topic first (%s)',
    (_, write) => {
      const ours = `### 2026-11-20: 3 papers\n\n#### A (2)\n\n${write(1)}\n${write(2)}\n\n#### B (1)\n\n${write(3)}`;
      expect(formsOf(bodyOf(ours), [1, 2, 3])).toEqual([
        ...['AAA', 'ALA', 'ALL', 'LLL', 'LSL', 'LSS', 'SSS', 'SFS', 'SFF', 'FFF'],
        ...['FNF', 'FNN', 'NNN', 'NTN', 'NTT', 'TTT', 'TiT', 'Tii', 'iii'],
      ]);
    },
  );

  test('loses text of the oldest day first, and keeps sentence and venue of the 50 newest papers until others have only ids', () => {
    const days = [1, 2].map((day) => {
      const list = Array.from({ length: 30 }, (_, n) => entry((day - 1) * 30 + n + 1)).join('\n');
      return `### 2026-11-2${day}: 30 papers\n\n#### A (30)\n\n${list}`;
    });
    const forms = formsOf(bodyOf(days.join('\n\n')), [30, 21, 20, 1, 60, 31], 60);
    expect(forms[0]).toBe('AAAAAA');
    expect(forms[1]).toBe('LAAAAA');
    expect(forms).toContain('LLLLAA');
    expect(forms).toContain('FFLLLL');
    expect(forms).toContain('NNSSSS');
    expect(forms).toContain('iiSSSS');
    expect(
      forms.filter((form) => /^..[^ALS]/.test(form)).every((form) => form.startsWith('ii')),
    ).toBe(true);
    expect(forms.at(-1)).toBe('iiiiii');
  });

  test('keeps the first author of all 275 papers after 11 days of 25', () => {
    const long = (n: number) =>
      entry(n)
        .replace(
          ' Series',
          ' Series of Scrolls That Scribes Wrote by Candle Light in Three Old Libraries',
        )
        .replace('Bo Quill', 'Bo Quill, Cyrille de la Plume and 12 more');
    let body = bodyOf('');
    for (let day = 1; day <= 11; day++) {
      const list = Array.from({ length: 25 }, (_, n) => long((day - 1) * 25 + n + 1)).join('\n');
      body = fitBody(body.replace(END, `### 2026-11-${9 + day}: 25 papers\n\n${list}\n\n${END}`));
    }
    expect(body.match(/^ {2}Ada Inkwell(?:, Bo Quill| et al\.)/gm)).toHaveLength(275);
    expect(body.match(/We propose/g)).toHaveLength(50);
    expect(body).toMatch(/Scroll 25 of [^\n]*\n {2}Ada Inkwell et al\.\n/);
  });

  test('keeps all boxes, and text between entries and around our part', () => {
    const ours = `### Monday\n\nMine.\n\n  ${box(1)}\n  * [ ] [A](http://arxiv.org/abs/2611.00002) *(dropped)*  seen\n${entries(200)}`;
    const body = fitBody(bodyOf(ours));
    expect(bodyLength(body)).toBeLessThanOrEqual(BODY_LIMIT);
    expect(body).toMatch(/^Hello\.\n\n<!--[^]*### Monday\n\nMine\.\n[^]*-->\n\nBye\.$/);
    expect(boxesIn(body)).toEqual(boxesIn(bodyOf(ours)));
  });

  const waiting = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      id: idOf(500 + n),
      submitted: '2026-11-18',
      title: 'A title of some length',
    }));
  const titles = { heldOver: 'titles', passedOver: 'titles' } as const;

  test('keeps the titles of papers that are held over while entries have abstracts to lose', () => {
    const heldOver = waiting(40);
    const list = unlistedText({ heldOver, passedOver: heldOver }, titles);
    const body = bodyOf(`${entries(3)}\n\n${list}`);
    const fitted = fitBody(body, bodyLength(body) - 900);
    expect(fitted).not.toContain('Abstract');
    expect(fitted).toContain(list);
    const shorter = fitBody(body, bodyLength(body) - 6000);
    expect(shorter).toContain('[View its file]');
    for (const kind of ['heldOver', 'passedOver'] as const)
      expect(unlistedIn(shorter)[kind].map(({ id }) => id)).toEqual(heldOver.map(({ id }) => id));
  });

  test('names very many papers that are held over by their ids before entries lose abstracts', () => {
    const heldOver = waiting(400);
    const body = bodyOf(`${entries(3)}\n\n${unlistedText({ heldOver, passedOver: [] }, titles)}`);
    const fitted = fitBody(body, bodyLength(body) - 9000);
    expect(fitted).toContain(entries(3));
    expect(unlistedIn(fitted).heldOver).toHaveLength(400);
  });

  test('keeps papers that are held over up to the limit of GitHub, if people wrote more than our limit', () => {
    const list = unlistedText({ heldOver: waiting(40), passedOver: [] }, titles);
    const long = (length: number) => `${'a'.repeat(length)}\n\n${bodyOf(`${box(1)}\n\n${list}`)}`;
    const fitted = fitBody(long(62_000));
    expect(unlistedIn(fitted).heldOver).toHaveLength(40);
    expect(fitBody(fitted)).toBe(fitted);
    expect(bodyLength(fitBody(long(65_000)))).toBeLessThan(65_536);
  });

  test('fits every limit and lists the same papers with the same ticks (property)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, part) => {
          const body = bodyOf(entries(count));
          const shortest = bodyLength(fitBody(body, 0));
          const limit = Math.round(shortest + (bodyLength(body) - shortest) * part) + 12;
          const fitted = fitBody(body, limit);
          expect(bodyLength(fitted)).toBeLessThanOrEqual(limit);
          expect(boxesIn(fitted)).toEqual(boxesIn(body));
          expect(fitBody(fitted, limit)).toBe(fitted);
        },
      ),
      { seed: 13 },
    );
  });
});

describe('the number of papers that still fit', () => {
  const filled = (count: number, body: string) =>
    body.replace(
      PAPERS_HERE,
      `${BEGIN}\n\n${Array.from({ length: count }, (_, n) => box(n + 1, 'x'.repeat(200))).join('\n')}\n\n${END}`,
    );

  test('is correct, also if all these papers are dropped later', () => {
    for (const body of [PAPERS_HERE, `Hello.\n\n${PAPERS_HERE}\n\n${'a'.repeat(9000)}`]) {
      const count = roomIn(body);
      const full = filled(count, body).replaceAll(/(?<=abs\/.*\))$/gm, ' *(dropped)*');
      expect(bodyLength(fitBody(full))).toBeLessThanOrEqual(BODY_LIMIT);
      expect(listedIn(fitBody(full))).toHaveLength(count);
    }
  });

  test('is at least 800 in a new pull request, and lower with text of people and papers that are held over', () => {
    expect(roomIn(undefined)).toBeGreaterThanOrEqual(800);
    const empty = roomIn(PAPERS_HERE);
    expect(roomIn(`${'b'.repeat(8000)}${PAPERS_HERE}`)).toBeLessThan(empty - 100);
    expect(roomIn(PAPERS_HERE, 1000)).toBeLessThan(empty - 150);
    expect(roomIn(`b${PAPERS_HERE}${'a'.repeat(BODY_LIMIT)}`)).toBe(0);
    expect(roomIn(filled(80, PAPERS_HERE))).toBeGreaterThanOrEqual(empty - 82);
  });
});
