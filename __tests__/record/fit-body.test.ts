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
/** The same as it was written before there were links. */
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

describe('a body that is too long', () => {
  test('is counted as GitHub stores it: with a character more a line', () => {
    expect(bodyLength('a\nb')).toBe(5);
  });

  test('and a body that fits comes back as it is, whatever people wrote into it', () => {
    const body = `  Mine.\n\n\n${BEGIN}\n${entries(3)}\nMine too.\n\n\n${END}  `;
    expect(fitBody(body)).toBe(body);
  });

  /** What is left of each entry in ever smaller forms of a body: `full`, `no abstract`, and so on. */
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
    return [...new Set(forms.map((one) => one.join('')))];
  };

  test.each([
    ['as we write it', entry],
    ['as it was written before', oldEntry],
  ])(
    'loses abstracts, then all but the sentence, then that, venue, authors and title: the last of each topic first (%s)',
    (_, write) => {
      const ours = `### 2026-11-20: 3 papers\n\n#### A (2)\n\n${write(1)}\n${write(2)}\n\n#### B (1)\n\n${write(3)}`;
      expect(formsOf(bodyOf(ours), [1, 2, 3])).toEqual([
        ...['AAA', 'ALA', 'ALL', 'LLL', 'LSL', 'LSS', 'SSS', 'SFS', 'SFF', 'FFF'],
        ...['FNF', 'FNN', 'NNN', 'NTN', 'NTT', 'TTT', 'TiT', 'Tii', 'iii'],
      ]);
    },
  );

  test('loses from the oldest day first; the 50 newest keep sentence and venue while others have titles', () => {
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

  test('keeps an author of all 275 papers that came 25 a day, of the oldest the first one', () => {
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

  test('keeps what stands between entries and around our part, and every box as it is', () => {
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

  test('names those that wait by their titles as long as entries have abstracts to lose', () => {
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

  test('names them by their ids before any abstract goes where they are very many', () => {
    const heldOver = waiting(400);
    const body = bodyOf(`${entries(3)}\n\n${unlistedText({ heldOver, passedOver: [] }, titles)}`);
    const fitted = fitBody(body, bodyLength(body) - 9000);
    expect(fitted).toContain(entries(3));
    expect(unlistedIn(fitted).heldOver).toHaveLength(400);
  });

  test('names those that wait up to the limit of GitHub where people wrote more than ours', () => {
    const list = unlistedText({ heldOver: waiting(40), passedOver: [] }, titles);
    const long = (length: number) => `${'a'.repeat(length)}\n\n${bodyOf(`${box(1)}\n\n${list}`)}`;
    const fitted = fitBody(long(62_000));
    expect(unlistedIn(fitted).heldOver).toHaveLength(40);
    expect(fitBody(fitted)).toBe(fitted);
    expect(bodyLength(fitBody(long(65_000)))).toBeLessThan(65_536);
  });

  test('fits, and lists the same papers with the same ticks, however it is shortened (property)', () => {
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

describe('how many papers more fit', () => {
  const filled = (count: number, body: string) =>
    body.replace(
      PAPERS_HERE,
      `${BEGIN}\n\n${Array.from({ length: count }, (_, n) => box(n + 1, 'x'.repeat(200))).join('\n')}\n\n${END}`,
    );

  test('is a number that does fit, also when all of them are dropped', () => {
    for (const body of [PAPERS_HERE, `Hello.\n\n${PAPERS_HERE}\n\n${'a'.repeat(9000)}`]) {
      const count = roomIn(body);
      const full = filled(count, body).replaceAll(/(?<=abs\/.*\))$/gm, ' *(dropped)*');
      expect(bodyLength(fitBody(full))).toBeLessThanOrEqual(BODY_LIMIT);
      expect(listedIn(fitBody(full))).toHaveLength(count);
    }
  });

  test('is enough for 800 in a new pull request, and less by what people wrote and by what waits', () => {
    expect(roomIn(undefined)).toBeGreaterThanOrEqual(800);
    const empty = roomIn(PAPERS_HERE);
    expect(roomIn(`${'b'.repeat(8000)}${PAPERS_HERE}`)).toBeLessThan(empty - 100);
    expect(roomIn(PAPERS_HERE, 1000)).toBeLessThan(empty - 150);
    expect(roomIn(`b${PAPERS_HERE}${'a'.repeat(BODY_LIMIT)}`)).toBe(0);
    expect(roomIn(filled(80, PAPERS_HERE))).toBeGreaterThanOrEqual(empty - 82);
  });
});
