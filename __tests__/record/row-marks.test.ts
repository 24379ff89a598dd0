import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { markedIn, rowsDue, withRowMark, withRowsLeft } from '../../src/record/row-marks.ts';
import { BEGIN, END } from '../../src/record/section.ts';
import { aPull } from '../builders/site.ts';

const [A, B, C] = ['2611.00001', '2611.00002', 'hep-th/9901003'] as [PaperId, PaperId, PaperId];
const box = (id: PaperId, tick = 'x') => `- [${tick}] [A title](https://arxiv.org/abs/${id})`;
const bodyOf = (...lines: string[]) =>
  `Hello.\n\n${BEGIN}\n\n${lines.join('\n')}\n\n${END}\n\nBye.`;
const mark = (kind: string, ...ids: string[]) => `<!-- paperboy: rows ${kind} ${ids.join(' ')} -->`;

describe('the mark of rows in a body', () => {
  test('names papers at the end of our part', () => {
    const marked = withRowMark(bodyOf(box(A)), 'due', [A, C]);
    expect(marked).toBe(bodyOf(box(A), '', mark('due', A, C)));
    expect(markedIn(marked, 'due')).toEqual([A, C]);
    expect(markedIn(marked, 'written')).toEqual([]);
  });

  test('keeps earlier papers of its kind, each once, and the mark of the other kind', () => {
    const first = withRowMark(withRowMark(bodyOf(box(A)), 'written', [C]), 'due', [A]);
    const second = withRowMark(first, 'due', [A, B]);
    expect(markedIn(second, 'due')).toEqual([A, B]);
    expect(markedIn(second, 'written')).toEqual([C]);
    expect(second.match(/rows due/g)).toHaveLength(1);
    expect(withRowMark(second, 'due', [B])).toBe(second);
  });

  test('is not written without papers, or into a body without our part', () => {
    expect(withRowMark(bodyOf(box(A)), 'due', [])).toBe(bodyOf(box(A)));
    for (const body of ['Mine.', BEGIN, `${END}${BEGIN}`]) {
      expect(withRowMark(body, 'due', [A])).toBe(body);
      expect(withRowsLeft(body)).toBe(body);
    }
  });

  test('is read only in our part, and only for ids', () => {
    expect(markedIn(`${mark('due', A)}${bodyOf()}${mark('due', A)}`, 'due')).toEqual([]);
    expect(markedIn(mark('due', A), 'due')).toEqual([]);
    expect(markedIn(bodyOf(mark('due', A, 'x', `${B}v2`)), 'due')).toEqual([A, B]);
  });
});

test('a digest that leaves its rows names all its papers as due, and none as written', () => {
  const body = bodyOf(box(A), box(B, ' '), mark('due', C), '', mark('written', A));
  const left = withRowsLeft(body);
  expect(markedIn(left, 'due')).toEqual([C, A, B]);
  expect(markedIn(left, 'written')).toEqual([]);
  expect(left.startsWith(`Hello.\n\n${BEGIN}\n\n${box(A)}\n${box(B, ' ')}\n`)).toBe(true);
  expect(left.endsWith(`\n\n${END}\n\nBye.`)).toBe(true);
  expect(withRowsLeft(left)).toBe(left);
});

describe('rows that a later run has to write', () => {
  const merged = { state: 'closed', merged: true } as const;
  const due = (id: PaperId, tick = 'x') => bodyOf(box(id, tick), mark('due', id));

  test('are those of ticked papers of merged digests, oldest digest first', () => {
    const pulls = [aPull({ ...merged, body: due(B) }), aPull({ ...merged, body: due(A) })];
    expect(rowsDue(pulls)).toEqual([A, B]);
    expect(rowsDue([...pulls, aPull({ ...merged, body: due(B) })])).toEqual([B, A]);
  });

  test('are not those of open or declined digests, or of papers without a ticked box', () => {
    expect(rowsDue([aPull({ body: due(A) })])).toEqual([]);
    expect(rowsDue([aPull({ state: 'closed', body: due(A) })])).toEqual([]);
    expect(rowsDue([aPull({ ...merged, body: due(A, ' ') })])).toEqual([]);
    expect(rowsDue([aPull({ ...merged, body: bodyOf(box(B), mark('due', A)) })])).toEqual([]);
  });

  test('are not those that an open or merged digest wrote; a declined digest does not count', () => {
    const older = aPull({ ...merged, body: due(A) });
    const written = { body: bodyOf(mark('written', A)) };
    expect(rowsDue([aPull(written), older])).toEqual([]);
    expect(rowsDue([aPull({ ...merged, ...written }), older])).toEqual([]);
    expect(rowsDue([aPull({ state: 'closed', ...written }), older])).toEqual([A]);
  });
});
