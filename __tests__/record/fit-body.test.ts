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

  test('loses abstracts, then reasons and paths, then authors, then titles: each from the oldest on', () => {
    const body = bodyOf(entries(4));
    const shapes = Array.from({ length: 260 }, (_, step) => {
      const text = fitBody(body, bodyLength(body) - step * 10);
      return [1, 2, 3, 4].map((n) => {
        const lines = text.split('\n');
        const at = lines.findIndex((line) => line.includes(`/abs/${idOf(n)})`));
        const next = lines.findIndex((line, index) => index > at && !line.startsWith('  '));
        const shown = lines.slice(at, next);
        return shown.length === 1 && !shown[0]?.includes('Scroll') ? 0 : shown.length;
      });
    });
    const seen = [...new Set(shapes.map((one) => one.join('')))];
    expect(seen).toEqual([
      ...['5555', '4555', '4455', '4445', '4444'],
      ...['2444', '2244', '2224', '2222'],
      ...['1222', '1122', '1112', '1111'],
      ...['0111', '0011', '0001', '0000'],
    ]);
  });

  test('keeps what stands between entries and around our part, and every box as it is', () => {
    const ours = `### Monday\n\nMine.\n\n  ${box(1)}\n  * [ ] [A](http://arxiv.org/abs/2611.00002) *(dropped)*  seen\n${entries(200)}`;
    const body = fitBody(bodyOf(ours));
    expect(bodyLength(body)).toBeLessThanOrEqual(BODY_LIMIT);
    expect(body).toMatch(/^Hello\.\n\n<!--[^]*### Monday\n\nMine\.\n[^]*-->\n\nBye\.$/);
    expect(boxesIn(body)).toEqual(boxesIn(bodyOf(ours)));
  });

  test('names those that wait by their ids before it takes anything from an entry', () => {
    const heldOver = Array.from({ length: 40 }, (_, n) => ({
      id: idOf(500 + n),
      submitted: '2026-11-18',
      title: 'A title of some length',
    }));
    const shape = { heldOver: 'titles', passedOver: 'titles' } as const;
    const body = bodyOf(
      `${entries(3)}\n\n${unlistedText({ heldOver, passedOver: heldOver }, shape)}`,
    );
    const fitted = fitBody(body, bodyLength(body) - 4000);
    expect(fitted).toContain(entries(3));
    expect(unlistedIn(fitted).heldOver.map(({ id }) => id)).toEqual(heldOver.map(({ id }) => id));
    expect(unlistedIn(fitted).passedOver).toHaveLength(40);
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
